"""What a class of the program inherits from a list, a dict or the like, as `super()` gives it."""

from typing import TYPE_CHECKING, Any

import torch

from .entries import Function
from .room import ENTRY
from .signatures import Args, Kwargs

if TYPE_CHECKING:
    from .running import Running

SPECIAL = frozenset(
    "__init__ __len__ __iter__ __getitem__ __setitem__ __delitem__ __contains__ __repr__ __str__ __eq__".split()
)


def special(base: type, owner: object, name: str) -> Function:
    """The special method of Python's own type, for an instance of the program's class."""
    return Function(name, lambda run, *args, **kwargs: call(run, base, owner, name, args, kwargs), owned=True)


def call(run: "Running", base: type, owner: object, name: str, args: Args, kwargs: Kwargs) -> object:
    """Calls a special method of Python's own type; what it stores or writes is counted.

    Raises: what the method raises, LimitReached.
    """
    if name == "__init__":
        return begin(run, base, owner, args, kwargs)
    if name in ("__repr__", "__str__"):
        return run.written(getattr(base, name), owner)
    if name == "__setitem__":
        run.room.take_items(ENTRY)
        if args and isinstance(args[0], slice):
            args = (args[0], list(run.bounded(args[1])))
    return getattr(base, name)(owner, *args, **kwargs)


def begin(run: "Running", base: type, owner: object, args: Args, kwargs: Kwargs) -> None:
    """`super().__init__(...)`: what goes in is counted."""
    if isinstance(owner, dict):
        if args and isinstance(args[0], dict):
            run.room.take_items(ENTRY * len(args[0]))
        elif args:
            args = (list(run.bounded(args[0])), *args[1:])
        run.room.take_items(ENTRY * len(kwargs))
        base.__init__(owner, *args, **kwargs)
    elif isinstance(owner, (list, set)):
        base.__init__(owner, *[run.bounded(items) for items in args])


def super_(run: "Running", kind: object, owner: object) -> super:
    """`super(B, self)`."""
    if not isinstance(kind, type) or kind not in run.classes:
        raise TypeError(f"super() argument 1 must be a type, not {type(kind).__name__}")
    return super(kind, owner)


def vars_(run: "Running", owner: object) -> dict[Any, Any]:
    """The attributes of an instance of the program's own class."""
    if type(owner) not in run.classes or isinstance(owner, torch.nn.Module):
        raise TypeError("vars() argument must have __dict__ attribute")
    return owner.__dict__
