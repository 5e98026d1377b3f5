"""What a statement did to the names of a program, in words."""

from collections.abc import Iterable

from ..memory import share
from ..sheet.marks import shortened
from ..values import has_values, is_array
from .moment import Held, Moment, Name

LISTED = 6
NOTHING_SEEN = "This statement gave no name another value, and changed no number in a tensor or array."


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
        said.append(f"It gave {len(touched) - LISTED:,} more names a value.")
    said += [about_deletion(moment, name) for name in list(moment.deleted)[:LISTED]]
    if not said and any(is_array(name.after.value) and name.after.copy is None for name in moment.names):
        return [f"{NOTHING_SEEN} Of the largest ones the numbers were not compared."]
    return said or [NOTHING_SEEN]


def about_writing(moment: Moment, changed: list[Name]) -> str:
    """What is said where a statement wrote into memory."""
    told = f"This statement wrote into memory, and {listing(name.name for name in changed)} changed."
    if len(changed) > 1 and any(changed[0].name in name.shares for name in changed[1:]):
        told += " They lie in the same memory: what is written through one name is read through the others."
    aside = [name.name for name in moment.names if is_array(name.after.value) and not name.changed and not name.rebound]
    return f"{told} Untouched: {listing(aside)}." if aside else told


def about_form(name: Name, before: Held) -> str:
    """What is said of a name whose value has another form now."""
    return f"{shortened(name.name)} changed in place: it was {before.form} and is {name.after.form}."


def about_rebinding(moment: Moment, name: Name, before: Held) -> str:
    """What is said where a statement only moved a name."""
    told = f"The name {shortened(name.name)} now holds another value; `=` moves a name and writes into no memory."
    left = [
        other.name
        for other in moment.names
        if other.name != name.name and not other.rebound and share(before.value, other.after.value)
    ]
    return f"{told} What it held before lives on in {listing(left)}, unchanged." if left else told


def about_deletion(moment: Moment, deleted: str) -> str:
    """What is said where a statement took a name away."""
    held = moment.deleted[deleted].value
    told = f"The name {shortened(deleted)} is gone; `del` takes a name away and writes into no memory."
    left = [name.name for name in moment.names if name.after.value is held or share(held, name.after.value)]
    return f"{told} What it held lives on in {listing(left)}." if left else told


def about_birth(name: Name) -> str:
    """What is said of a name that is new."""
    told = f"{shortened(name.name)} is new."
    if name.shares:
        return f"{told} It has no memory of its own: it shares that of {listing(name.shares)}."
    if is_array(name.after.value) and has_values(name.after.value):
        return f"{told} No other name shares its memory."
    return told


def listing(names: Iterable[str]) -> str:
    """The names as a phrase; of many, the first few."""
    shown = [shortened(name) for name in names]
    if len(shown) > LISTED:
        shown = [*shown[: LISTED - 1], f"{len(shown) - LISTED + 1:,} more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
