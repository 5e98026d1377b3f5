"""Programs to take home as a Python file, which prints what the page showed and saves its pictures."""

from collections import Counter
from collections.abc import Iterable

from components.interpreter import read

from .plain import plain
from .program import Program
from .taken import NOT_RUN, UNREAD, Taken, commented, file_name, packages, taken

INSTALL = "On a machine that lacks them, first: python -m pip install {}"


def python_file(title: str, parts: Iterable[str | Program], link: str = "") -> str:
    """The text of a file that prints what the page with this `link` showed, and saves its pictures.

    What stands under a heading is printed under it. A program that raises an error ends the file. Where another
    follows, it is a comment from its failing line on.
    """
    known = list(taken(parts))
    last = max((place for place, part in enumerate(known) if isinstance(part, Taken)), default=0)
    texts = [commented(title, *([link] if link else []), INSTALL.format(packages(known)))]
    heading, pictures = title, Counter()
    for place, part in enumerate(known):
        if isinstance(part, str):
            texts.append(commented(plain(part)))
            if part.startswith("## "):
                heading = plain(part)
                texts.append("print(" + repr(f"\n{heading}") + ")")
            continue
        texts += ["\n".join(file_lines(part, may_fail=place == last)).strip("\n"), *part.plots[:-1]]
        for plot in part.plots[-1:]:
            pictures[heading] += 1
            number = f"-{pictures[heading]}" if pictures[heading] > 1 else ""
            texts.append(saved(plot, f"{file_name(heading)}{number}.svg"))
    return "\n\n".join(texts) + "\n"


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
