"""Runs statements as the cells of a notebook, in a process of its own: the oracle the interpreter is held against."""

import ast
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.interpreter.real_process import last_line

PROCESS = Path(__file__).with_name("real_process.py")


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
            [sys.executable, "-I", PROCESS],
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
        outcomes = self.block(sources)
        failed = next((index for index, outcome in enumerate(outcomes) if outcome.error), len(outcomes))
        return outcomes[: failed + 1]

    def block(self, sources) -> list[Outcome]:
        """The outcomes of a block of statements; one that fails does not end it."""
        self.process.stdin.write(json.dumps(list(sources)) + "\n")
        self.process.stdin.flush()
        return [Outcome(*pair) for pair in json.loads(self.process.stdout.readline())]

    def blocks(self, many) -> list[list[Outcome]]:
        """The outcomes of many blocks."""
        return [self.block(sources) for sources in many]

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.close()

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
