"""`bytes` and `bytearray`: what is made of them is counted before, and what they are read as is one of a few codes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import limits
from . import growth
from .strings import index

if TYPE_CHECKING:
    from ..running import Running

CODES = frozenset(
    """
    utf-8 utf8 ascii us-ascii latin-1 latin1 iso-8859-1 utf-16 utf16 utf-16-le utf-16-be utf-32 utf32 utf-32-le
    utf-32-be
    """.split()
)
ERRORS = frozenset("strict ignore replace backslashreplace xmlcharrefreplace".split())
WIDEST = 10  # characters that stand for one that a code has not
PLAIN = """
    startswith endswith count find rfind index rindex isalnum isalpha isascii isdigit islower isspace istitle isupper
"""
# What is made by these is at most a few times as long.
LINEAR = """
    capitalize lower upper swapcase title strip lstrip rstrip removeprefix removesuffix split rsplit splitlines
    partition rpartition hex
"""


# --- between bytes and texts


def check_code(encoding: object, errors: object) -> None:
    """Raises Refused for a code that Python would first load, and then keep for every reader."""
    if isinstance(encoding, str) and encoding.lower().replace("_", "-") not in CODES:
        raise growth.refusal("Texts are read and written in utf-8, ascii, latin-1, utf-16 and utf-32 here.")
    if isinstance(errors, str) and errors not in ERRORS:
        raise growth.refusal("What cannot be read is told with errors='strict', 'ignore' or 'replace' here.")


def decode(run: "Running", self: bytes | bytearray, /, encoding: str = "utf-8", errors: str = "strict") -> str:
    """The text that bytes stand for.

    Raises: Refused for a code that is not read here; UnicodeDecodeError as in Python.
    """
    check_code(encoding, errors)
    growth.take_text(run, len(self))
    return self.decode(encoding, errors)


def encode(run: "Running", self: str, /, encoding: str = "utf-8", errors: str = "strict") -> bytes:
    """Of a text."""
    check_code(encoding, errors)
    growth.take_text(run, len(self))
    return growth.kept(run, str.encode(self, encoding, errors))


def decoded(run: "Running", value: Any, encoding: Any, errors: Any) -> str:
    """`str(value, encoding)`. Raises: TypeError in Python's words for what has no bytes."""
    encoding, errors = ("utf-8" if encoding is None else encoding), ("strict" if errors is None else errors)
    if not isinstance(value, limits.BYTES):
        unreadable: Any = None if isinstance(value, np.ndarray) else value
        return str(unreadable, encoding, errors)
    return decode(run, value, encoding, errors)


# --- making


def making(kind: type) -> Callable[..., Any]:
    """`bytes(...)` or `bytearray(...)`."""

    def make(run: "Running", source: Any = b"", encoding: Any = None, errors: Any = None):
        for word, given in (("encoding", encoding), ("errors", errors)):
            if given is not None and not isinstance(given, str):
                raise TypeError(f"{kind.__name__}() argument '{word}' must be str, not {type(given).__name__}")
        if isinstance(source, str):
            check_code(encoding, errors)
            growth.take_text(run, WIDEST * len(source))
            given = {"encoding": encoding, "errors": errors}
            return kind(source, **{name: value for name, value in given.items() if value is not None})
        if encoding is not None or errors is not None:
            word = "encoding" if encoding is not None else "errors"
            raise TypeError(f"{word} without a string argument")
        if isinstance(source, int):
            growth.take_text(run, int(source))
            return kind(source)
        if isinstance(source, limits.BYTES):
            growth.take_text(run, len(source))
            return kind(source)
        if isinstance(source, np.ndarray):
            raise growth.refusal("Make bytes of a list here: `bytes(a.tolist())`.")
        try:
            items = run.bounded(source)
        except TypeError:
            raise TypeError(f"cannot convert '{type(source).__name__}' object to {kind.__name__}") from None
        return kind(list(items))

    return make


def from_bytes(run: "Running", bytes: object, byteorder: Any = "big", *, signed: bool = False) -> int:
    """`int.from_bytes`."""
    given = bytes if isinstance(bytes, limits.BYTES) else list(run.bounded(bytes))
    limits.check_bits(8 * len(given))
    return int.from_bytes(given, byteorder, signed=signed)


def to_bytes(run: "Running", self: int, /, length: Any = 1, byteorder: Any = "big", *, signed: bool = False) -> bytes:
    """Of a whole number."""
    growth.take_text(run, index(length))
    return int.to_bytes(self, length, byteorder, signed=signed)


def fromhex(kind: type) -> Callable[..., Any]:
    """`bytes.fromhex` or `bytearray.fromhex`, its result counted."""

    def make(run: "Running", text: Any, /):
        return growth.kept(run, kind.fromhex(text))

    return make


def maketrans(run: "Running", old: Any, new: Any, /) -> bytes:
    """`bytes.maketrans`: a table of 256 bytes for translate()."""
    return bytes.maketrans(old, new)


# --- methods


def linear(kind: type, name: str) -> Callable[..., Any]:
    """A method whose result is at most a few times as long, counted after it was made."""
    method = getattr(kind, name)
    return lambda run, self, /, *args, **kwargs: growth.kept(run, method(self, *args, **kwargs))


def wide(kind: type, name: str) -> Callable[..., Any]:
    """A method that takes a width."""

    def make(run: "Running", self: Any, width: Any, /, *fill: Any):
        growth.take_text(run, max(len(self), index(width)))
        return getattr(kind, name)(self, width, *fill)

    return make


def join(run: "Running", self: bytes | bytearray, iterable: object, /) -> bytes | bytearray:
    """`sep.join(...)`, counted before it is made.

    Raises: TypeError in Python's words; Refused for an array among the pieces.
    """
    if not hasattr(type(iterable), "__iter__"):
        raise TypeError("can only join an iterable")
    pieces = list(run.bounded(iterable))
    length = sum(len(piece) for piece in pieces if isinstance(piece, limits.BYTES))
    growth.take_text(run, length + len(self) * len(pieces))
    if any(isinstance(piece, np.ndarray) for piece in pieces):
        raise growth.refusal("join() takes bytes here.")
    return self.join(pieces)


def replace(run: "Running", self: bytes | bytearray, old: Any, new: Any, count: Any = -1, /) -> bytes | bytearray:
    """`b.replace(old, new)`, counted before it is made. Raises: LimitReached."""
    if isinstance(old, limits.BYTES) and isinstance(new, limits.BYTES):
        found = self.count(old)
        times = found if index(count) < 0 else min(found, index(count))
        growth.take_text(run, len(self) + times * max(0, len(new) - len(old)))
    return self.replace(old, new, count)


def expandtabs(run: "Running", self: bytes | bytearray, /, tabsize: Any = 8) -> bytes | bytearray:
    """`b.expandtabs(...)`, counted as if each tab took its full width. Raises: LimitReached."""
    growth.take_text(run, len(self) + self.count(b"\t") * max(0, index(tabsize)))
    return self.expandtabs(tabsize)


def translate(run: "Running", self: bytes | bytearray, table: Any, /, delete: Any = b"") -> bytes | bytearray:
    """`b.translate(table)`, which is no longer than the bytes."""
    growth.take_text(run, len(self))
    return self.translate(table, delete)


# --- what a bytearray can do besides


def grow(run: "Running", self: bytearray, count: int) -> None:
    """Counts what a bytearray is about to grow by. Raises: LimitReached if it would be too long."""
    limits.check_items(len(self) + count)
    growth.take_text(run, count)


def append(run: "Running", self: bytearray, item: Any, /) -> None:
    """`b.append(...)` of a bytearray. Raises: LimitReached if it would be too long."""
    grow(run, self, 10)  # one byte is counted as an item
    self.append(item)


def insert(run: "Running", self: bytearray, place: Any, item: Any, /) -> None:
    """`b.insert(...)` of a bytearray. Raises: LimitReached if it would be too long."""
    grow(run, self, 10)
    self.insert(place, item)


def extend(run: "Running", self: bytearray, items: object, /) -> None:
    """`b.extend(...)` of a bytearray. Raises: TypeError in Python's words; LimitReached if it would be too long."""
    if not hasattr(type(items), "__iter__"):
        raise TypeError(f"can't extend bytearray with {type(items).__name__}")
    given = items if isinstance(items, limits.BYTES) else list(run.bounded(items))
    grow(run, self, len(given))
    self.extend(given)


def copy(run: "Running", self: bytearray, /) -> bytearray:
    """`b.copy()` of a bytearray, counted before; the functions of `copy` ask it too."""
    growth.take_text(run, len(self))
    return self.copy()


def of_both(kind: type) -> dict[str, Callable[..., Any]]:
    """The guarded methods that bytes and bytearrays share, by name, for one of the two types."""
    return {
        **{name: linear(kind, name) for name in LINEAR.split()},
        **{name: wide(kind, name) for name in ("ljust", "rjust", "center", "zfill")},
        **{call.__name__: call for call in (decode, join, replace, expandtabs, translate)},
    }


TYPES = {kind: making(kind) for kind in limits.BYTES}
PLAIN_METHODS = {bytes: PLAIN, bytearray: f"{PLAIN} pop clear reverse remove"}
OWN_METHODS = {(kind, name): call for kind in limits.BYTES for name, call in of_both(kind).items()}
OWN_METHODS |= {(bytearray, call.__name__): call for call in (append, insert, extend, copy)}
OWN_METHODS |= {(str, "encode"): encode, (int, "to_bytes"): to_bytes, (bool, "to_bytes"): to_bytes}
CLASS_METHODS = {(kind, "fromhex"): fromhex(kind) for kind in limits.BYTES}
CLASS_METHODS |= {(kind, "maketrans"): maketrans for kind in limits.BYTES}
CLASS_METHODS |= {(int, "from_bytes"): from_bytes}
