"""Random programs, functions and links, steered by coverage, against what the pages promise:

    python -m pip install atheris        # not among the test requirements: it has no wheel for every Python and system
    python -m tests.fuzz [SECONDS [TARGET ...]]       # a minute for each target if not said

What it finds is kept in tests/fuzz/findings/, each input beside its traceback, and makes the command fail.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FINDINGS = Path(__file__).parent / "findings"
LONGEST = 3_000  # bytes of an input
OPTIONS = f"-max_len={LONGEST} -timeout=60 -rss_limit_mb=4096 -verbosity=1 -print_final_stats=1"


def fuzz(target: str, seconds: int) -> dict:
    """The figures of one target."""
    from tests.fuzz.corpus import texts

    folder = FINDINGS / target.replace(" ", "_")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, text in enumerate(texts(target)):
            (Path(corpus) / f"seed-{number}").write_bytes(text.encode(errors="surrogateescape"))
        command = [sys.executable, "-W", "ignore", "-m", "tests.fuzz.worker", target, str(folder), corpus]
        options = [*OPTIONS.split(), f"-max_total_time={seconds}", f"-artifact_prefix={folder}/crash-"]
        told = subprocess.run(
            [*command, *options], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, errors="replace"
        )
    (folder / "log.txt").write_text(told.stderr)
    covered = [(int(cov), int(ft)) for cov, ft in re.findall(r"cov: (\d+) ft: (\d+)", told.stderr)]
    seeds = re.search(r"INITED cov: (\d+)", told.stderr)
    found = sorted(path.name for path in folder.glob("[cf]*-*") if path.suffix != ".txt")
    figures = json.loads((folder / "figures.json").read_text())
    return figures | {"seeds": int(seeds[1]), "covered": covered[-1][0], "found": found}


def main(seconds: int = 0, *chosen: str) -> int:
    if not importlib.util.find_spec("atheris"):
        print("The fuzzer needs atheris: python -m pip install atheris")
        return 2
    from tests.fuzz.targets import TARGETS

    found = 0
    shutil.rmtree(FINDINGS, ignore_errors=True)
    targets = chosen or tuple(TARGETS)
    for target in targets:
        figures = fuzz(target, seconds // len(targets) if seconds else 60)
        found += len(figures["found"])
        print(
            f"{target}: {figures['executions']:,} executions; {figures['covered']:,} branches covered, "
            f"{figures['seeds']:,} by the seeds; slowest {figures['slowest']:.2f} s of computing; memory "
            f"{figures['start MB']} MB after the seeds, {figures['end MB']} MB at the end, at most "
            f"{figures['peak MB']} MB; found {len(figures['found'])} {' '.join(figures['found'])}",
            flush=True,
        )
        print(f"  the slowest: {figures['slowest text'][:300]!r}")
    return 1 if found else 0


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(main(*map(int, sys.argv[1:2]), *sys.argv[2:]))
