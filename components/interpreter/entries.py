"""What the vocabulary is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Function:
    """A function that a program may call.

    An `owned` one acts on the run and takes it as its first argument; a `context` one stands in a `with` only.
    """

    name: str
    call: Callable
    owned: bool = False
    context: bool = False


@dataclass(frozen=True)
class Module:
    name: str
    members: Mapping[str, object]
