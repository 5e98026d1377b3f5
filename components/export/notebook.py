"""Programs to take home as a Jupyter notebook, which shows what the page showed."""

import json
from collections.abc import Iterable, Sequence

from .program import Program
from .taken import NOT_RUN, UNREAD, Taken, commented, have_plots, packages, taken

INSTALL = """\
# On a machine that lacks them, first run the next line without its #
# %pip install {}"""
AS_THE_PROMPT = """\
# Show every value as Python's prompt does
get_ipython().display_formatter.formatters["text/plain"].pprint = False"""
# The semicolon keeps Jupyter from showing what the last line is worth.
PICTURES = """\
# Draw pictures without the network
import altair
altair.renderers.enable("svg");"""


def notebook(title: str, parts: Iterable[str | Program], link: str = "") -> str:
    """The text of a notebook (nbformat 4.5) that shows in Jupyter what the page with this `link` showed.

    `parts` are Markdown texts and programs, in order. A cell that raises an error on the page too is tagged so.
    """
    known = list(taken(parts))
    cells = [markdown_cell(f"# {title}" + (f"\n\nFrom [PyTorch, live](<{link}>)" if link else "")), set_up_cell(known)]
    for part in known:
        cells += [markdown_cell(part)] if isinstance(part, str) else code_cells(part)
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def copied(parts: Iterable[str | Program]) -> str:
    """The code of the notebook with these parts, to read and to copy: without the cell that sets Jupyter up."""
    programs = (part for part in taken(parts) if isinstance(part, Taken))
    return "\n\n".join(cell["source"] for program in programs for cell in code_cells(program))


def set_up_cell(parts: Sequence[str | Taken]) -> dict:
    """What has to be installed and set once, for all programs of the notebook."""
    statements = [statement for part in parts if isinstance(part, Taken) for statement in part.ran.statements]
    is_plain = all(statement.is_plain for statement in statements)
    texts = [INSTALL.format(packages(parts)), "" if is_plain else AS_THE_PROMPT, PICTURES if have_plots(parts) else ""]
    return code_cell(["\n\n".join(filter(None, texts))])


def code_cells(taken: Taken) -> list[dict]:
    """The cells of a program; each ends where a value is shown, because Jupyter shows a cell's last one only."""
    if taken.program.our_own:
        return [code_cell([taken.program.source])]
    cells, lines = [], [*taken.imports]
    for statement in taken.run:
        lines += statement.lines()
        if statement.has_value:
            cells.append(code_cell(lines))
            lines = []
    if any(lines):
        cells.append(code_cell(lines, fails=taken.ran.raised))
    if taken.not_run:
        cells.append(code_cell([commented(NOT_RUN, *taken.not_run)]))
    if taken.ran.unread:
        cells.append(code_cell([commented(UNREAD, *taken.ran.unread)]))
    return cells + [code_cell([plot]) for plot in taken.plots]


def markdown_cell(text: str) -> dict:
    """A cell of text."""
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def code_cell(lines: list[str], fails: bool = False) -> dict:
    """A cell of code; one that `fails` does so on the page too."""
    metadata = {"tags": ["raises-exception"]} if fails else {}
    text = "\n".join(lines).strip("\n")
    return {"cell_type": "code", "execution_count": None, "metadata": metadata, "outputs": [], "source": text}
