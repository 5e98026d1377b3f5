"""What the vocabulary is made of."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any


class Function:
    """A function that a program may call.

    An `owned` one acts on the run and takes it as its first argument; a `context` one stands in a `with` only; `shown`
    gives the text of one that a program made. It is no dataclass, which a program could take apart.
    """

    __slots__ = ("call", "context", "name", "owned", "shown")

    def __init__(
        self, name: str, call: Callable[..., Any], owned: bool = False, context: bool = False, shown: Any = None
    ):
        self.name, self.call, self.owned, self.context, self.shown = name, call, owned, context, shown
        # Python's messages about its arguments name it as the program knows it, and no function of ours.
        if type(call) is FunctionType and "<locals>" in call.__qualname__:
            call.__qualname__ = name.rpartition(".")[2]

    def __repr__(self) -> str:
        if self.shown:
            return self.shown()
        if not self.owned:
            return repr(self.call)
        kind = "function" if "." in self.name else "built-in function"
        return f"<{kind} {self.name.rpartition('.')[2]}>"

    def about(self, name: str) -> object:
        """`__name__` and the like, as the function itself has them."""
        if name in ("__name__", "__qualname__"):
            return self.name.rpartition(".")[2]
        if name == "__doc__":
            return real_doc(self.name) if self.owned else getattr(self.call, name, None)
        return self.name.rpartition(".")[0] or "builtins"


def real_doc(name: str) -> str | None:
    """What Python tells of the function for which one of the run's own stands; None where it is not installed."""
    if name.startswith("matplotlib."):
        return None  # it may be there, and takes a second
    for place in (name, f"builtins.{name}"):
        try:
            return pkgutil.resolve_name(place).__doc__
        except (ImportError, AttributeError, ValueError):
            continue
    return None


class Module:
    """A module, or a part of one, that a program may import; like a Function, no dataclass."""

    __slots__ = ("members", "name")

    def __init__(self, name: str, members: Mapping[str, Any]):
        self.name, self.members = name, members

    def __repr__(self) -> str:
        return f"<module '{self.name}'>"

    def about(self, name: str) -> object:
        """`__name__`, `__version__`, `__doc__`. Raises: AttributeError."""
        return self.name if name == "__name__" else str(getattr(importlib.import_module(self.name), name))


# Python's messages name a value by its class.
Function.__name__, Module.__name__ = "builtin_function_or_method", "module"
