"""What the vocabulary is made of."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Function:
    """A function that a program may call.

    An `owned` one acts on the run and takes it as its first argument; a `context` one stands in a `with` only.
    """

    name: str
    call: Callable
    owned: bool = False
    context: bool = False

    def __repr__(self) -> str:
        if not self.owned:
            return repr(self.call)
        kind = "function" if "." in self.name else "built-in function"
        return f"<{kind} {self.name.rpartition('.')[2]}>"

    def about(self, name: str) -> object:
        """`__name__` and the like, as the function itself has them."""
        if name in ("__name__", "__qualname__"):
            return self.name.rpartition(".")[2]
        return getattr(self.call, name, None) if name == "__doc__" else self.name.rpartition(".")[0] or "builtins"


@dataclass(frozen=True, eq=False)
class Module:
    name: str
    members: Mapping[str, object]

    def __repr__(self) -> str:
        return f"<module '{self.name}'>"

    def about(self, name: str) -> object:
        """`__name__`, `__version__`, `__doc__`. Raises: AttributeError."""
        return self.name if name == "__name__" else str(getattr(importlib.import_module(self.name), name))


# Python's messages name a value by its class.
Function.__name__, Module.__name__ = "builtin_function_or_method", "module"
