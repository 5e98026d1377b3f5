"""Runs statements as the Python prompt does, in a process of its own: the oracle that the interpreter is held against."""

import ast
import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

PROLOGUE = (
    "import math\nimport numpy\nimport numpy as np\nimport torch\nfrom torch import cuda, tensor\ntorch.manual_seed(0)"
)
SECONDS = 20


@dataclass(frozen=True)
class Outcome:
    """What the prompt showed for one statement, and the exception that ended it ("" if none)."""

    text: str
    error: str = ""


def start(blocks, poison=0):
    """A process that runs every block (a list of statements that share their names) and prints the outcomes.

    `poison` is the byte that fills memory before it is first used and after it is freed, so that what depends on
    uninitialised memory differs between two poisons.
    """
    environment = {**os.environ, "MALLOC_PERTURB_": str(poison), "PYTHONHASHSEED": str(poison)}
    folder = tempfile.TemporaryDirectory()
    process = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder.name,
        env=environment,
        text=True,
    )
    return process, folder, json.dumps([list(block) for block in blocks])


def finish(started):
    """The outcomes of the blocks given to `start`, a list of Outcome for each."""
    process, folder, question = started
    answer, _ = process.communicate(question)
    folder.cleanup()
    return [[Outcome(*pair) for pair in block] for block in json.loads(answer)]


def real_python(*programs, poison=0):
    """The outcomes of every program, each given as a text or as a list of statements, in a fresh Python."""
    blocks = [split(program) if isinstance(program, str) else program for program in programs]
    return finish(start(blocks, poison))


def split(program):
    """The statements of a text, each with its own lines; statements that share a line stay together."""
    lines = program.splitlines()
    ends = {node.lineno: node.end_lineno for node in ast.parse(program).body}
    return ["\n".join(lines[first - 1 : last]) for first, last in ends.items()]


def run_block(sources):
    """The outcomes of one block in this process."""
    names = {"__name__": "__main__"}
    exec(PROLOGUE, names)
    outcomes = []
    for source in sources:
        shown, error = io.StringIO(), ""
        with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(io.StringIO()):
            try:
                code = compile(ast.Interactive(ast.parse(source + "\n").body), "<stdin>", "single")
                exec(code, names)
            except BaseException as raised:
                error = describe(raised)
        outcomes.append((shown.getvalue(), error))
    return outcomes


def describe(raised):
    """The last line of a traceback: class name and words."""
    words = raised.msg if isinstance(raised, SyntaxError) else str(raised)
    return f"{type(raised).__name__}: {words}" if words else type(raised).__name__


def isolated(sources):
    """The outcomes of one block in a child of this process, so that no block changes what the next one sees."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        os.close(reading)
        with open(writing, "w") as out:
            json.dump(run_block(sources), out)
        os._exit(0)
    os.close(writing)
    with open(reading) as answer:
        told = answer.read()
    os.waitpid(child, 0)
    return json.loads(told) if told else [("", "killed")] * len(sources)


def main():
    import torch

    torch.set_num_threads(1)  # a forked child cannot use its parent's threads
    warnings.simplefilter("ignore")
    json.dump([isolated(sources) for sources in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[2])
    main()
