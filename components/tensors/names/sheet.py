"""The names around a statement as one sheet: what each held before, what it holds after, and what changed."""

from ..sheet.marks import Mark, grid
from .moment import Held, Moment, Name

MOST = 12  # names that are drawn


def marks(moment: Moment) -> list[Mark]:
    made: list[Mark] = []
    for name in drawn(moment):
        made += name_marks(name, max((mark.row for mark in made), default=-2) + 2)
    return made


def drawn(moment: Moment) -> list[Name]:
    """The names that have cells to draw; those that the statement touched come first."""
    shown = [name for name in moment.names if written(name.after)]
    return sorted(shown, key=lambda name: not (name.changed or name.rebound))[:MOST]


def name_marks(name: Name, row: int) -> list[Mark]:
    made = [Mark("title", 0, row, f"{name.name}: {name.after.form}")]
    if name.shares:
        row += 1
        made.append(Mark("title", 0, row, f"same memory as {', '.join(name.shares)}"))
    touched = name.before and (name.changed or name.rebound)
    column = 0
    if touched and written(name.before):
        made += grid(name.before.picture, 0, row + 1, name.changed)
        column = max(mark.column for mark in made) + 1
        made.append(Mark("index", column, row + 1, "then"))
        column += 1
    return made + grid(name.after.picture, column, row + 1, name.changed)


def written(held: Held) -> bool:
    return held.picture is not None and held.picture.written
