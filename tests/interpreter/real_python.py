"""Runs statements as the cells of a notebook, in a process of its own: the oracle the interpreter is held against."""

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

# The names that a text finds without an import, and numpy's own, which the documentation takes for granted.
PROLOGUE = """\
import math
import numpy
import numpy as np
import torch
from torch import cuda, tensor
torch.manual_seed(0)
"""
SECONDS = 60  # of a busy machine


@dataclass(frozen=True)
class Outcome:
    """What Python showed for one statement, up to the line break that ends it, and what its traceback ends with."""

    text: str
    error: str = ""


class RealPython:
    """A Python process that runs blocks of statements; each block starts from the same fresh state.

    `poison` is the byte that fills memory before it is first used and after it is freed, so that what depends on
    uninitialised memory differs between two poisons.
    """

    def __init__(self, poison=0):
        self.folder = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen(
            [sys.executable, "-I", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.folder.name,
            env={**os.environ, "MALLOC_PERTURB_": str(poison)},
            text=True,
        )

    def __call__(self, program) -> list[Outcome]:
        """The outcomes of a text, or of a list of statements, up to and with the first that fails."""
        try:
            sources = split(program) if isinstance(program, str) else list(program)
        except (SyntaxError, ValueError) as unread:
            return [Outcome("", last_line(unread))]
        self.process.stdin.write(json.dumps(sources) + "\n")
        self.process.stdin.flush()
        outcomes = [Outcome(*pair) for pair in json.loads(self.process.stdout.readline())]
        failed = next((index for index, outcome in enumerate(outcomes) if outcome.error), len(outcomes))
        return outcomes[: failed + 1]

    def every(self, blocks) -> list[list[Outcome]]:
        """The outcomes of many blocks of statements; a statement that fails does not end its block. Closes."""
        answers, _ = self.process.communicate("".join(json.dumps(list(block)) + "\n" for block in blocks))
        self.close()
        return [[Outcome(*pair) for pair in json.loads(line)] for line in answers.splitlines()]

    def close(self):
        self.process.communicate()
        self.folder.cleanup()


def split(program):
    """The statements of a text, each as its own text, with its decorators."""
    return [segment(program, node) for node in ast.parse(program).body]


def segment(program, node):
    decorators = getattr(node, "decorator_list", ())
    if not decorators:
        return ast.get_source_segment(program, node)
    return "\n".join(program.split("\n")[decorators[0].lineno - 1 : node.end_lineno])


def last_line(raised):
    """What a traceback ends with: the name of the class, with its module if it is not Python's own, and the words."""
    kind = type(raised)
    name = kind.__name__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"
    words = raised.msg if isinstance(raised, SyntaxError) else str(raised)
    return f"{name}: {words}".rstrip() if words else name


def run_block(sources):
    """The outcomes of one block in this process, as pairs."""
    names = {"__name__": "__main__"}
    exec(PROLOGUE, names)
    outcomes = []
    for source in sources:
        shown, error = io.StringIO(), ""
        with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(io.StringIO()):
            try:
                for statement in ast.parse(source + "\n").body:
                    run_cell(statement, names)
            except BaseException as raised:
                error = last_line(raised)
        outcomes.append((shown.getvalue().removesuffix("\n"), error))
    return outcomes


def run_cell(statement, names):
    """A value at the left margin is shown, and none inside a block: only there does Python's prompt do otherwise."""
    if isinstance(statement, ast.Expr):
        exec(compile(ast.Interactive([statement]), "<stdin>", "single"), names)
    else:
        exec(compile(ast.Module([statement], []), "<stdin>", "exec"), names)


def run_block_in_a_child(sources):
    """The outcomes of one block in a fork of this process, so that no block changes what the next one sees."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        os.close(reading)
        with open(writing, "w") as out:
            json.dump([run_block(sources), "torch._dynamo" in sys.modules], out)
        os._exit(0)
    os.close(writing)
    with open(reading) as answer:
        told = answer.read()
    os.waitpid(child, 0)
    outcomes, had_compiler = json.loads(told) if told else ([("", "killed")] * len(sources), False)
    if had_compiler:
        # An optimizer loads it, which takes longer than most blocks; the next one finds it loaded.
        import torch._dynamo  # noqa: F401
    return outcomes


def show(value):
    """A value as Python's prompt shows it, but not what a command of pyplot is worth: a reader sees its picture."""
    parts = value if isinstance(value, list | tuple) else [value]
    if not any(type(part).__module__.startswith("matplotlib.") for part in parts):
        sys.__displayhook__(value)


def main():
    import torch

    sys.displayhook = show

    torch.set_num_threads(1)  # a forked child cannot use its parent's threads
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        print(json.dumps(run_block_in_a_child(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
