"""`enum`: Python's own, whose inside no program reads, with members that are counted before they are made."""

import enum
from collections.abc import Callable, Iterator
from enum import Enum, EnumType
from types import FunctionType
from typing import TYPE_CHECKING, Any

from .. import limits
from . import growth
from .entry import module, owned

if TYPE_CHECKING:
    from ..running import Running

OWN = "__main__"  # the module of a program's functions
KINDS = (enum.Enum, enum.IntEnum, enum.StrEnum, enum.Flag, enum.IntFlag)
DATA = frozenset({int, float, str, object})  # what the members of an enumeration may be besides
TOLD = frozenset({"_value_", "_name_"})
FIRST = "__known__"
MEMBERS = 500  # of one enumeration
MEMBER = 60  # items that take the memory of one


def is_enumeration(kind: object) -> bool:
    """Whether it is a class of `enum`, a program's own or Python's."""
    return isinstance(kind, EnumType)


def is_inside(name: str) -> bool:
    """Whether a name between underscores is Python's own, which no program reads or sets."""
    return name.startswith("_") and name.endswith("_") and name not in TOLD


def is_made_by_python(kind: type, name: str) -> bool:
    """Whether Python put the name into an enumeration of the program's, and not the program."""
    if not is_enumeration(kind) or not is_inside(name):
        return False
    value = kind.__dict__.get(name)
    return not (type(value) is FunctionType and value.__module__ == OWN)


# --- `class Color(Enum):`


def begin_class(run: "Running", name: str, parents: tuple[Any, ...]) -> dict[Any, Any]:
    """The namespace in which the class's body runs. Raises: TypeError in Python's words; Refused."""
    for parent in parents:
        if not (parent in DATA or parent in KINDS or parent in run.plain_classes or is_own(run, parent)):
            shown = getattr(parent, "__name__", "value")
            raise growth.refusal(f"An enumeration here is made of int, float or str, and of no {shown}.")
    namespace = EnumType.__prepare__(name, parents)
    namespace.__class__ = Names
    dict.__setitem__(namespace, FIRST, Known(run))
    return namespace


class Names(enum._EnumDict):
    """The names of an enumeration's body, as Python collects them."""

    def __setitem__(self, name: str, value: object) -> None:
        if name == "_ignore_" and type(value) not in (str, list, tuple):
            raise growth.refusal("The names to ignore stand in a list here.")
        super().__setitem__(name, value)


class Known:
    """Stands first among a class's names: Python tells it of the class before the members, which may set attributes."""

    def __init__(self, run: "Running"):
        self.run = run

    def __set_name__(self, kind: type, name: str) -> None:
        type.__delattr__(kind, name)
        self.run.classes.add(kind)


def is_own(run: "Running", kind: object) -> bool:
    """Whether it is an enumeration of this program's."""
    return is_enumeration(kind) and kind in run.classes


def make_class(run: "Running", name: str, parents: tuple[Any, ...], namespace: Any) -> type:
    """The class with its members."""
    for key in [key for key in namespace if not isinstance(key, str)]:
        dict.pop(namespace, key)
    members = [namespace[key] for key in namespace if not key.startswith("_")]
    growth.take_items(run, MEMBER * len(members))
    if any(parent in DATA for parent in parents) or any(issubclass(parent, (int, str, float)) for parent in parents):
        check_values(members)
    return EnumType(name, parents, namespace)


def check_values(values: list[Any]) -> None:
    """Raises Refused for several values of which Python would make one number or one text, by rules of its own."""
    if any(type(value) is tuple and len(value) > 1 for value in values):
        raise growth.refusal("A member that is a number or a text has one value here.")


# --- `Color(1)`, `Enum("Color", "RED GREEN")`


def looking_up(kind: type) -> Callable[..., Any]:
    """What calling an enumeration does."""

    def find(
        run: "Running", value: Any, names: Any = None, *, start: Any = 1, module: Any = None, qualname: Any = None
    ):
        if names is not None:
            return of_names(run, kind, value, names, start)
        limits.check_written(value)
        growth.check_work(value)
        return kind(value)

    return find


def of_names(run: "Running", kind: type, name: object, names: object, start: object) -> type:
    """`Enum("Color", "RED GREEN")`: a class of the run.

    Raises: LimitReached for too many members; Refused for a name that is no text, or begins with an underscore.
    """
    given = list(pairs_or_names(run, names))
    if len(given) > MEMBERS:
        raise limits.LimitReached(f"An enumeration has at most {MEMBERS:,} members here.")
    for one in given:
        named = one if isinstance(one, str) else one[0] if isinstance(one, tuple) and one else one
        if not isinstance(named, str) or named.startswith("_"):
            raise growth.refusal("A member's name is a text here, and begins with a letter.")
    check_values([one[1] for one in given if not isinstance(one, str)])
    growth.take_items(run, MEMBER * (len(given) + 10))
    made = kind(run.text_of(name), given, module=OWN, qualname=run.text_of(name), start=start)
    run.classes.add(made)
    return made


def pairs_or_names(run: "Running", names: object) -> Iterator[Any]:
    """The names, each alone or with its value."""
    if isinstance(names, str):
        yield from limits.exact(names).replace(",", " ").split()
    elif isinstance(names, dict):
        yield from list(limits.exact(names).items())
    else:
        for one in run.bounded(names):
            yield one if isinstance(one, str) else tuple(run.bounded(one))


def auto(run: "Running", /) -> object:
    """`enum.auto()`: the value that Python gives a member by its place."""
    return enum.auto()


def unique(run: "Running", enumeration: Any, /) -> type:
    """`@enum.unique`: the enumeration itself.

    Raises: Refused for one that is not the program's; ValueError, in Python's words, if two names have one value.
    """
    if not is_own(run, enumeration):
        raise growth.refusal("@unique stands above an enumeration of this program.")
    return enum.unique(enumeration)


TYPES = {kind: looking_up(kind) for kind in KINDS} | {enum.auto: auto}
ATTRIBUTES = {Enum: "name value"}
ENUM = module("enum", {kind.__name__: kind for kind in (*KINDS, enum.auto)}, owned("enum", unique))
