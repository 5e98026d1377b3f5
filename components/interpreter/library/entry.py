"""Short ways to write down what the library has."""

import importlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ..entries import Function, Module

if TYPE_CHECKING:
    from types import ModuleType

    from ..running import Running


def module(name: str, *members: Mapping[str, Any]) -> Module:
    """A module with all these members."""
    return Module(name, {key: value for part in members for key, value in part.items()})


def plain(source: "ModuleType", names: str) -> dict[str, Function]:
    """Functions of a real module that are called as they are."""
    return {name: Function(f"{source.__name__}.{name}", getattr(source, name)) for name in names.split()}


def owned(prefix: str, *functions: Callable[..., Any], **named: Callable[..., Any]) -> dict[str, Function]:
    """Functions that take the run as their first argument; an underscore at a name's end is not the program's."""
    calls = {function.__name__.removesuffix("_"): function for function in functions} | named
    source = importlib.import_module(prefix)
    return {
        name: Function(f"{prefix}.{name}", worded(call, getattr(source, name)), owned=True)
        for name, call in calls.items()
    }


def known_as(module: str, name: str) -> Callable[[type], type]:
    """Names a class of ours as Python names the one that it stands for: a program may print it."""

    def rename(kind: type) -> type:
        kind.__module__, kind.__name__, kind.__qualname__ = module, name, name
        return kind

    return rename


def worded(call: Callable[..., Any], real: Callable[..., Any]) -> Callable[..., Any]:
    """The owned function, which tells of too few or too many arguments in Python's own words."""
    binding = tuple(f"{call.__qualname__}() {word}" for word in ("missing", "takes", "got"))

    def owned_call(run: "Running", *args: Any, **kwargs: Any):
        try:
            return call(run, *args, **kwargs)
        except TypeError as error:
            if not str(error).startswith(binding):
                raise
            words = words_of(real, len(args), kwargs)
            raise TypeError(words or str(error)) from None

    return owned_call


def words_of(real: Callable[..., Any], count: int, names: Mapping[str, object]) -> str:
    """What Python says when its function is called with so many arguments; it is given nothing of the program's."""
    try:
        real(*[None] * count, **dict.fromkeys(names))
    except TypeError as error:
        return str(error)
    return ""
