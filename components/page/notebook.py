"""Programs to take home: as a Jupyter notebook and as a Python file, which show what the page showed."""

import builtins
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from components.interpreter.grammar import read

from .program import Program, Ran, Statement, run_program

# What a program on a page finds without an import.
FOUND = {
    "torch": "import torch",
    "np": "import numpy as np",
    "math": "import math",
    "cuda": "from torch import cuda",
    "tensor": "from torch import tensor",
}
AS_THE_PROMPT = """\
# Show every value as Python's prompt does
get_ipython().display_formatter.formatters["text/plain"].pprint = False"""
UNREAD = "Python cannot read on from here:"
NOT_RUN = "The page did not run this:"


@dataclass(frozen=True, eq=False)
class Taken:
    """A program, the imports that it needs elsewhere, its run, and the plots that no program before it had."""

    program: Program
    imports: list[str]
    ran: Ran
    plots: list[str]

    @property
    def run(self) -> tuple[Statement, ...]:
        """The statements that run elsewhere too: all but one that only the page refused."""
        is_refused = self.ran.failed and not self.ran.raised
        return self.ran.statements[:-1] if is_refused else self.ran.statements

    @property
    def not_run(self) -> list[str]:
        """The lines from the first one on that the page did not run."""
        refused = self.ran.statements[len(self.run) :]
        return [line for statement in refused for line in statement.lines()] + list(self.ran.left)


def notebook(title: str, parts: Iterable[str | Program], link: str = "") -> str:
    """The text of a notebook (nbformat 4.5) that shows in Jupyter what the page with this `link` showed.

    `parts` are Markdown texts and programs, in order. A cell that raises an error on the page too is tagged so.
    """
    cells = [markdown_cell(f"# {title}" + (f"\n\nFrom [PyTorch, live](<{link}>)" if link else ""))]
    for part in taken(parts):
        cells += [markdown_cell(part)] if isinstance(part, str) else code_cells(part)
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def copied(parts: Iterable[str | Program]) -> str:
    """The code of the notebook with these parts, to read and to copy."""
    programs = (part for part in taken(parts) if isinstance(part, Taken))
    return "\n\n".join(cell["source"] for program in programs for cell in code_cells(program))


def python_file(title: str, parts: Iterable[str | Program], link: str = "") -> str:
    """The text of a file that prints what the page with this `link` showed, and saves its pictures as .html files.

    A program that raises an error ends the file. Where another follows, it is a comment from its failing line on.
    """
    known = list(taken(parts))
    last = max((place for place, part in enumerate(known) if isinstance(part, Taken)), default=0)
    texts = [commented(title, *([link] if link else []))]
    for place, part in enumerate(known):
        if isinstance(part, str):
            texts.append(commented(part))
            continue
        name = file_name(title) + (f"-{place}" if len(known) > 1 else "") + ".html"
        texts += ["\n".join(file_lines(part, may_fail=place == last)).strip("\n"), *part.plots[:-1]]
        texts += [saved(plot, name) for plot in part.plots[-1:]]
    return "\n\n".join(texts) + "\n"


def file_name(title: str) -> str:
    """The title as the name of a file, without an ending."""
    return re.sub(r"\W+", "-", title.lower()).strip("-")


def taken(parts: Iterable[str | Program]) -> Iterator[str | Taken]:
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
        plots = [] if ran.failed or ran.unread else [plot for plot in part.plots if plot not in drawn]
        yield Taken(part, imports(ran, given), ran, plots)
        given |= ran.given
        drawn |= set(plots[:-1])


def imports(ran: Ran, given: frozenset[str]) -> list[str]:
    """The imports that a program does without on a page; programs before it have `given` names another meaning."""
    own = ran.used - ran.given
    lines = [line for name, line in FOUND.items() if name in own]
    hidden = sorted(name for name in own & given if hasattr(builtins, name))
    if hidden:
        lines.append(f"from builtins import {', '.join(hidden)}")
    return lines


def code_cells(taken: Taken) -> list[dict]:
    """The cells of a program; each ends where a value is shown, because Jupyter shows a cell's last one only."""
    if taken.program.our_own:
        return [code_cell([taken.program.source])]
    ran, lines = taken.ran, [*taken.imports]
    cells = [] if all(statement.is_plain for statement in ran.statements) else [code_cell([AS_THE_PROMPT])]
    for statement in taken.run:
        lines += statement.lines()
        if statement.has_value:
            cells.append(code_cell(lines))
            lines = []
    if any(lines):
        cells.append(code_cell(lines, fails=ran.raised))
    if taken.not_run:
        cells.append(code_cell([commented(NOT_RUN, *taken.not_run)]))
    if ran.unread:
        cells.append(code_cell([commented(UNREAD, *ran.unread)]))
    return cells + [code_cell([plot]) for plot in taken.plots]


def file_lines(taken: Taken, may_fail: bool) -> list[str]:
    """The lines of a program; one that fails and may not is a comment from the failing line on."""
    if taken.program.our_own:
        return [taken.program.source]
    ran, lines = taken.ran, [*taken.imports]
    for statement in taken.run:
        if may_fail or not statement.step.error:
            lines += statement.lines(printed=True)
        else:
            lines.append(commented(f"Not run: {statement.step.error.message}", *statement.lines()))
    if taken.not_run:
        lines.append(commented(NOT_RUN, *taken.not_run))
    return [*lines, *([commented(UNREAD, *ran.unread)] if ran.unread else [])]


def saved(plot: str, name: str) -> str:
    """The piece of Altair with its last expression, the picture, saved as a file."""
    last = read(plot).statements[-1]
    lines = plot.split("\n")
    picture = "\n".join(lines[last.lineno - 1 :])
    picture = picture if picture.isidentifier() else f"({picture})"
    note = f"# The picture is in the file {name}: open it in a browser."
    return "\n".join([*lines[: last.lineno - 1], f'{picture}.save("{name}")', note])


def commented(*lines: str) -> str:
    return "\n".join(f"# {line}".rstrip() for text in lines for line in text.split("\n"))


def markdown_cell(text: str) -> dict:
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def code_cell(lines: list[str], fails: bool = False) -> dict:
    metadata = {"tags": ["raises-exception"]} if fails else {}
    text = "\n".join(lines).strip("\n")
    return {"cell_type": "code", "execution_count": None, "metadata": metadata, "outputs": [], "source": text}
