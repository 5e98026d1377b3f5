"""The names around a statement as one sheet: what each held before, what it holds after, and what changed."""

from ..sheet.marks import Mark, grid, shortened
from .moment import Moment, Name
from .sentences import SENTENCES, listing

MOST_NAMES = 12  # names that are drawn


def marks(moment: Moment) -> list[Mark]:
    """The names that have cells to draw; those that the statement touched come first."""
    made: list[Mark] = []
    drawn = 0
    for name in sorted(moment.names, key=lambda name: not (name.changed or name.rebound or name.reshaped)):
        own = name_marks(name, max((mark.row for mark in made), default=-2) + 2)
        made += own
        drawn += bool(own)
        if drawn == MOST_NAMES:
            break
    return made


def name_marks(name: Name, row: int) -> list[Mark]:
    """The name's title and its cells; nothing for what has no cells."""
    now = name.after.picture
    if not now:
        return []
    made = [Mark("title", 0, row, SENTENCES["name"].format(name=shortened(name.name), form=name.after.form))]
    if name.shares:
        row += 1
        made.append(Mark("title", 0, row, SENTENCES["memory of"].format(names=listing(name.shares))))
    then = name.before.picture if name.before and (name.changed or name.rebound or name.reshaped) else None
    column = 0
    if then:
        made += grid(then, 0, row + 1, name.changed)
        column = max(mark.column for mark in made) + 1
        made.append(Mark("index", column, row + 1, SENTENCES["then"]))
        column += 1
    return made + grid(now, column, row + 1, name.changed)
