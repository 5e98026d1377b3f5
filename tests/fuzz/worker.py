"""One target under the fuzzer, in a process of its own, started by `python -m tests.fuzz`.

Findings and figures are left in FOLDER; a finding does not end the fuzzing, a crash of Python itself does.
"""

import gc
import hashlib
import json
import random
import re
import resource
import sys
import traceback
from pathlib import Path
from time import thread_time

import atheris

with atheris.instrument_imports(include=["components"]):
    from components.interpreter import limits
    from tests.fuzz.targets import TARGETS

from tests.attacks.harm import resident_megabytes, shown
from tests.fuzz.corpus import texts, words

EVERY = 500  # executions between two looks at what other readers see and what is left
# Of computing for one run, so that a busy loop costs the fuzzer little; and what the call under way may add to it.
SECONDS, OVERRUN = 0.2, 4.0
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Fuzzer:
    def __init__(self, target: str, folder: Path):
        self.check = TARGETS[target]
        self.folder = folder
        self.seen: set[str] = set()
        self.is_warm = False
        self.figures = {"executions": 0, "slowest": 0.0, "slowest text": "", "start MB": 0, "end MB": 0, "peak MB": 0}
        self.alone = shown()
        self.texts, self.words = texts(target), words(target)
        # Streamlit itself turns what is no UTF-8 in a link or a field into replacement characters.
        self.errors = "surrogateescape" if target in ("program", "link", "packed link") else "replace"
        gc.collect()
        gc.freeze()  # A look for garbage is at what comes from here on, and quick.
        for text in self.texts:
            self(text.encode(errors="surrogateescape"))
        self.is_warm = True
        # What was loaded by the way does not count.
        self.figures |= {"executions": 0, "slowest": 0.0}

    def __call__(self, data: bytes) -> None:
        text = data.decode(errors=self.errors)
        start = thread_time()
        try:
            self.check(text)
        except Exception as error:
            self.keep(data, error)
        self.account(text, thread_time() - start)

    def account(self, text: str, seconds: float) -> None:
        figures = self.figures
        figures["executions"] += 1
        if seconds > figures["slowest"] and self.is_warm:
            figures["slowest"], figures["slowest text"] = seconds, text
            if seconds > OVERRUN:
                self.keep(text.encode(errors="surrogateescape"), TimeoutError(f"{seconds:.1f} s"))
        if figures["executions"] % EVERY == 1 and self.is_warm:
            if shown() != self.alone:
                self.keep(text.encode(errors="surrogateescape"), AssertionError("another reader's run differs"))
            figures["end MB"] = resident_megabytes()
            figures["start MB"] = figures["start MB"] or figures["end MB"]
            figures["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            (self.folder / "figures.json").write_text(json.dumps(figures))

    def keep(self, data: bytes, error: Exception) -> None:
        """Writes a finding down, once for each place that it comes from."""
        frame = traceback.extract_tb(error.__traceback__)[-1:] or ["elsewhere"]
        kind = f"{type(error).__name__} {frame[0]}"
        if kind in self.seen:
            return
        self.seen.add(kind)
        name = hashlib.sha1(kind.encode()).hexdigest()[:10]
        (self.folder / f"finding-{name}").write_bytes(data)
        (self.folder / f"finding-{name}.txt").write_text("".join(traceback.format_exception(error)))

    def mutate(self, data: bytes, most: int, seed: int) -> bytes:
        """Half of the time by words, so that what comes out is nearly a program."""
        chance = random.Random(seed)
        if chance.random() < 0.5:
            return atheris.Mutate(data, most)
        tokens = TOKEN.findall(data.decode(errors="surrogateescape")) or [" "]
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(tokens))
            match chance.randrange(6):
                case 0:
                    tokens[place] = chance.choice(self.words)
                case 1:
                    tokens.insert(place, chance.choice(self.words))
                case 2:
                    tokens[place : place + chance.randint(1, 5)] = [" "]
                case 3:
                    tokens[place] = str(chance.choice((0, 1, -1, 2, 3, 7, 2**31, 2**63, 1e308, 0.5, "inf", "10**6")))
                case 4:
                    other = TOKEN.findall(chance.choice(self.texts)) or [" "]
                    start = chance.randrange(len(other))
                    tokens[place:place] = other[start : start + chance.randint(1, 20)]
                case 5:
                    tokens += ["\n", *TOKEN.findall(chance.choice(self.texts))]
        return "".join(tokens).encode(errors="surrogateescape")[:most]


def main(target: str, folder: str, *options: str) -> None:
    limits.SECONDS = SECONDS
    fuzzer = Fuzzer(target, Path(folder))
    atheris.Setup([sys.argv[0], *options], fuzzer, custom_mutator=fuzzer.mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
