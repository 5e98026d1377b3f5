"""How a program calls a command: the arguments of one, in matplotlib's order and with its defaults, are a dataclass."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# What a program hands over, of any type: whoever reads it raises what matplotlib raises for what it cannot use.
Given: TypeAlias = Any
Arguments = TypeVar("Arguments", bound="DataclassInstance")
Called = TypeVar("Called")


def arguments_of(command: str) -> Callable[[type[Called]], type[Called]]:
    """Makes a dataclass that of the arguments of this command: a call that does not fit is told by that name."""

    def name(kind: type[Called]) -> type[Called]:
        # In Python's words for a call: they count `self`, which stands where the command has its Axes.
        kind.__init__.__qualname__ = command
        return kind

    return name


def taken(
    kind: type[Arguments], args: tuple[Given, ...], kwargs: Mapping[str, Given]
) -> tuple[Arguments, dict[str, Given]]:
    """The arguments of a command, and those named ones that are its artist's. Raises: TypeError in Python's words."""
    names = {field.name for field in fields(kind)}
    own = {name: value for name, value in kwargs.items() if name in names}
    others = {name: value for name, value in kwargs.items() if name not in names}
    return kind(*args, **own), others
