"""Short ways to write down what a module of the library has."""

from collections.abc import Callable, Mapping

from ..entries import Function, Module


def module(name: str, *members: Mapping[str, object]) -> Module:
    """A module with all these members."""
    return Module(name, {key: value for part in members for key, value in part.items()})


def plain(source, names: str) -> dict[str, Function]:
    """Functions of a real module that are called as they are."""
    return {name: Function(f"{source.__name__}.{name}", getattr(source, name)) for name in names.split()}


def owned(prefix: str, *functions: Callable, **named: Callable) -> dict[str, Function]:
    """Functions that take the run as their first argument; an underscore at a name's end is not the program's."""
    calls = {function.__name__.removesuffix("_"): function for function in functions} | named
    return {name: Function(f"{prefix}.{name}", call, owned=True) for name, call in calls.items()}
