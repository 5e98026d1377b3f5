"""What a statement did to the names of a program, in words."""

from collections.abc import Iterable

from ..memory import share
from ..sheet.marks import shortened
from ..values import has_values, is_array
from .moment import Held, Moment, Name

LISTED = 6
SENTENCES = {
    "title": "Names and memory",
    "statements before": "Statements before the last",
    "add a line": "Add {line}",
    "nothing ran": "Nothing has run, or it ends elsewhere each time. Type a line, or take an example.",
    "stopped": ":red[:material/error:] Line {line} stopped the program.",
    "statement": "Statement {number} of {count}, in line {line}: {source}",
    "history": "{name} has held in turn: {uses}.",
    "use": "{form} (line {line})",
    "alt": "Each name with its cells before and after the statement. Cells that changed have a thick rim. The "
    "sentences on this page say the same in words.",
    "nothing seen": "This statement gave no name another value, and changed no number in a tensor or array.",
    "not compared": "Of the largest ones the numbers were not compared.",
    "more names": "It gave {number} more names a value.",
    "wrote": "This statement wrote into memory, and {names} changed.",
    "same memory": "They lie in the same memory: what is written through one name is read through the others.",
    "untouched": "Untouched: {names}.",
    "changed in place": "{name} changed in place: it was {before} and is {after}.",
    "moved": "The name {name} now holds another value; `=` moves a name and writes into no memory.",
    "lives on unchanged": "What it held before lives on in {names}, unchanged.",
    "gone": "The name {name} is gone; `del` takes a name away and writes into no memory.",
    "lives on": "What it held lives on in {names}.",
    "new": "{name} is new.",
    "shares": "It has no memory of its own: it shares that of {names}.",
    "its own memory": "No other name shares its memory.",
    "and": " and ",
    "more": "{number} more",
    # In the picture.
    "name": "{name}: {form}",
    "memory of": "same memory as {names}",
    "then": "then",
}


def about(moment: Moment) -> list[str]:
    """What happened to memory and names, a sentence or two each; the names in them are the program's own."""
    changed = [name for name in moment.names if name.changed]
    said = [about_writing(moment, changed)] if changed else []
    said += [about_form(name, name.before) for name in moment.names if name.before and name.reshaped]
    touched = [name for name in moment.names if name.rebound]
    said += [
        about_rebinding(moment, name, name.before) if name.before else about_birth(name) for name in touched[:LISTED]
    ]
    if len(touched) > LISTED:
        said.append(SENTENCES["more names"].format(number=f"{len(touched) - LISTED:,}"))
    said += [about_deletion(moment, name) for name in list(moment.deleted)[:LISTED]]
    if not said and any(is_array(name.after.value) and name.after.copy is None for name in moment.names):
        return [f"{SENTENCES['nothing seen']} {SENTENCES['not compared']}"]
    return said or [SENTENCES["nothing seen"]]


def about_writing(moment: Moment, changed: list[Name]) -> str:
    """What is said where a statement wrote into memory."""
    said = [SENTENCES["wrote"].format(names=listing(name.name for name in changed))]
    if len(changed) > 1 and any(changed[0].name in name.shares for name in changed[1:]):
        said.append(SENTENCES["same memory"])
    aside = [name.name for name in moment.names if is_array(name.after.value) and not name.changed and not name.rebound]
    if aside:
        said.append(SENTENCES["untouched"].format(names=listing(aside)))
    return " ".join(said)


def about_form(name: Name, before: Held) -> str:
    """What is said of a name whose value has another form now."""
    gaps = {"before": before.form, "after": name.after.form}
    return SENTENCES["changed in place"].format(name=shortened(name.name), **gaps)


def about_rebinding(moment: Moment, name: Name, before: Held) -> str:
    """What is said where a statement only moved a name."""
    said = SENTENCES["moved"].format(name=shortened(name.name))
    left = [
        other.name
        for other in moment.names
        if other.name != name.name and not other.rebound and share(before.value, other.after.value)
    ]
    return f"{said} {SENTENCES['lives on unchanged'].format(names=listing(left))}" if left else said


def about_deletion(moment: Moment, deleted: str) -> str:
    """What is said where a statement took a name away."""
    held = moment.deleted[deleted].value
    said = SENTENCES["gone"].format(name=shortened(deleted))
    left = [name.name for name in moment.names if name.after.value is held or share(held, name.after.value)]
    return f"{said} {SENTENCES['lives on'].format(names=listing(left))}" if left else said


def about_birth(name: Name) -> str:
    """What is said of a name that is new."""
    said = SENTENCES["new"].format(name=shortened(name.name))
    if name.shares:
        return f"{said} {SENTENCES['shares'].format(names=listing(name.shares))}"
    if is_array(name.after.value) and has_values(name.after.value):
        return f"{said} {SENTENCES['its own memory']}"
    return said


def listing(names: Iterable[str]) -> str:
    """The names as a phrase; of many, the first few."""
    shown = [shortened(name) for name in names]
    if len(shown) > LISTED:
        more = SENTENCES["more"].format(number=f"{len(shown) - LISTED + 1:,}")
        shown = [*shown[: LISTED - 1], more]
    return SENTENCES["and"].join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
