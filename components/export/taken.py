"""Programs on their way home: each with its imports, its run, and the plots that no program before it had."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from components.interpreter import PYTHONS

from .program import Program
from .ran import Ran, Statement, run_program

# What a program on a page finds without an import.
FOUND = {
    "torch": "import torch",
    "np": "import numpy as np",
    "math": "import math",
    "cuda": "from torch import cuda",
    "tensor": "from torch import tensor",
}
UNREAD = "Python cannot read on from here:"
NOT_RUN = "The page did not run this:"
PYPLOT = re.compile(r"^\s*(?:import|from)\s+(?:matplotlib|pylab)\b", re.MULTILINE)
DEFINED = re.compile(r"^def (\w+)", re.MULTILINE)
# What a machine needs for the programs, and for their pictures: the last draws them without a browser or a network.
PACKAGES, FOR_PICTURES = "torch numpy", "altair vl-convert-python"


@dataclass(frozen=True, eq=False)
class Taken:
    """A program, the imports that it needs elsewhere, its run, and the plots that no program before it had."""

    program: Program
    imports: list[str]
    ran: Ran
    plots: list[str]

    @property
    def run(self) -> tuple[Statement, ...]:
        """The statements that run elsewhere too: all before one that only the page refused, or that says more there."""
        allowed = tuple(takewhile(lambda statement: not statement.is_beyond, self.ran.statements))
        is_refused = self.ran.failed and not self.ran.raised and allowed == self.ran.statements
        return allowed[:-1] if is_refused else allowed

    @property
    def not_run(self) -> list[str]:
        """The lines from the first one on that the page did not run, or not all of it."""
        refused = self.ran.statements[len(self.run) :]
        return [line for statement in refused for line in statement.lines()] + list(self.ran.left)


def taken(parts: Iterable[str | Program]) -> Iterator[str | Taken]:
    """The Markdown texts as they are, and the programs as they are taken home, each with what stands beside it."""
    given, drawn = frozenset(), set()
    waiting = [*parts]
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, str):
            yield part
            continue
        if part.beside:
            waiting[:0] = [f"## {part.beside.title}", part.beside]
        ran = run_program(part)
        new = tuple(statement for statement in ran.statements if statement.node.lineno > part.ran_before)
        ran = replace(ran, statements=new)
        plots = [] if ran.failed or ran.is_held or ran.unread else [plot for plot in part.plots if plot not in drawn]
        yield Taken(part, imports(ran, given), ran, plots)
        given |= ran.given
        # A program may give the name of a function that draws another meaning, as the reading's own plot_func does.
        drawn = {plot for plot in drawn if not ran.given & set(DEFINED.findall(plot))} | set(plots[:-1])


def imports(ran: Ran, given: frozenset[str]) -> list[str]:
    """The imports that a program does without on a page; programs before it have `given` names another meaning."""
    lines = [line for name, line in FOUND.items() if name in ran.needed]
    hidden = sorted(ran.needed & given & PYTHONS.keys())
    if hidden:
        lines.append(f"from builtins import {', '.join(hidden)}")
    return lines


def packages(parts: Iterable[str | Taken]) -> str:
    """What to install for them."""
    parts = [part for part in parts if isinstance(part, Taken)]
    found = [PACKAGES]
    if any(PYPLOT.search(part.program.source) for part in parts):
        found.append("matplotlib")
    if have_plots(parts):
        found.append(FOR_PICTURES)
    return " ".join(found)


def have_plots(parts: Iterable[str | Taken]) -> bool:
    """Whether one of the programs draws a picture."""
    return any(part.plots for part in parts if isinstance(part, Taken))


def commented(*lines: str) -> str:
    """The lines as comments of Python."""
    return "\n".join(f"# {line}".rstrip() for text in lines for line in text.split("\n"))


def file_name(title: str) -> str:
    """The title as the name of a file, without an ending."""
    return re.sub(r"\W+", "-", title.lower()).strip("-")
