"""What a statement did to the names of a program, in words."""

from ..memory import share
from ..values import is_array
from .moment import Moment, Name


def about(moment: Moment) -> list[str]:
    """What happened to memory and names, a sentence or two each; the names in them are the program's own."""
    changed = [name for name in moment.names if name.changed]
    said = [about_writing(moment, changed)] if changed else []
    said += [about_rebinding(moment, name) for name in moment.names if name.rebound and name.before]
    said += [
        about_birth(name) for name in moment.names if name.rebound and not name.before and is_array(name.after.value)
    ]
    return said or ["This statement changed no name and no value."]


def about_writing(moment: Moment, changed: list[Name]) -> str:
    names = [name.name for name in changed]
    told = f"This statement wrote into memory, and {listing(names)} changed."
    if len(names) > 1:
        told += " They lie in the same memory: what is written through one name is read through the others."
    aside = [name.name for name in moment.names if is_array(name.after.value) and not name.changed and not name.rebound]
    if aside:
        told += f" Untouched: {listing(aside)}."
    return told


def about_rebinding(moment: Moment, name: Name) -> str:
    told = f"The name {name.name} now holds another value; `=` moves a name and writes into no memory."
    left = [
        other.name
        for other in moment.names
        if other.name != name.name and not other.rebound and share(name.before.value, other.after.value)
    ]
    if left:
        told += f" What it held before lives on in {listing(left)}, unchanged."
    return told


def about_birth(name: Name) -> str:
    if name.shares:
        return f"{name.name} is new. It has no memory of its own: it shares that of {listing(name.shares)}."
    return f"{name.name} is new, with memory of its own."


def listing(names) -> str:
    names = list(names)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
