"""The methods of texts that make a text or a list; `format` and `%` are in `texts.py`."""

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import growth

if TYPE_CHECKING:
    from ..running import Running

# What is made of a text by these is at most a few times as long.
LINEAR = """
    capitalize casefold lower upper swapcase title strip lstrip rstrip removeprefix removesuffix
    split rsplit splitlines partition rpartition
"""


def linear(name: str) -> Callable[..., Any]:
    """A method whose result is at most a few times as long, counted after it was made."""
    method = getattr(str, name)

    def make(run: "Running", self: Any, /, *args: Any, **kwargs: Any):
        return growth.kept(run, method(self, *args, **kwargs))

    return make


def wide(name: str) -> Callable[..., Any]:
    """A method that takes a width."""
    method = getattr(str, name)

    def make(run: "Running", self: Any, width: Any, /, *fill: Any):
        growth.take_text(run, max(len(self), index(width)))
        return method(self, width, *fill)

    return make


def index(number: Any) -> int:
    """A whole number, or 0 for what Python will not take for one; it then says so itself."""
    try:
        return operator.index(number)
    except TypeError:
        return 0


def join(run: "Running", self: str, iterable: object, /) -> str:
    """`sep.join(...)`, counted before it is made. Raises: TypeError in Python's words; LimitReached."""
    try:
        pieces = list(run.bounded(iterable))
    except TypeError as error:
        if "is not iterable" in str(error):
            raise TypeError("can only join an iterable") from None
        raise
    length = sum(str.__len__(piece) for piece in pieces if isinstance(piece, str))
    growth.take_text(run, length + len(self) * len(pieces))
    return self.join(pieces)


def replace(run: "Running", self: str, old: Any, new: Any, count: Any = -1, /) -> str:
    """`s.replace(old, new)`, counted before it is made. Raises: LimitReached."""
    if isinstance(old, str) and isinstance(new, str):
        found = self.count(old)
        times = found if index(count) < 0 else min(found, index(count))
        growth.take_text(run, len(self) + times * max(0, len(new) - len(old)))
    return str.replace(self, old, new, count)


def expandtabs(run: "Running", self: str, /, tabsize: Any = 8) -> str:
    """`s.expandtabs(...)`, counted as if each tab took its full width. Raises: LimitReached."""
    growth.take_text(run, len(self) + self.count("\t") * max(0, index(tabsize)))
    return str.expandtabs(self, tabsize)


def translate(run: "Running", self: str, table: Any, /) -> str:
    """`s.translate(table)`, counted before it is made. Raises: Refused for a table that is no dict; LimitReached."""
    if type(table) is not dict:
        raise growth.refusal("translate() takes a dict here, such as str.maketrans() makes.")
    longest = max((len(text) for text in table.values() if isinstance(text, str)), default=1)
    growth.take_text(run, len(self) * max(longest, 1))
    return str.translate(self, table)


def fromhex(run: "Running", text: Any, /) -> float:
    """`float.fromhex(...)`. Raises: ValueError as in Python."""
    return float.fromhex(text)


def maketrans(run: "Running", /, *args: Any) -> dict[Any, Any]:
    """`str.maketrans(...)`: a table for translate(), counted before."""
    for text in args:
        growth.take_items(run, growth.SLOT * len(text) if isinstance(text, (str, dict)) else 0)
    return str.maketrans(*args)


METHODS = {
    **{name: linear(name) for name in LINEAR.split()},
    **{name: wide(name) for name in ("ljust", "rjust", "center", "zfill")},
    "join": join,
    "replace": replace,
    "expandtabs": expandtabs,
    "translate": translate,
}
