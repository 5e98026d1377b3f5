"""`io.BytesIO`: what torch.save writes to and torch.load reads from, without a file and without bytes.

It holds a copy of what was saved, as long as the run lasts. What it tells is told of a real one too.
"""

from typing import TYPE_CHECKING, Any

from ..entries import Module
from ..room import OBJECT
from .modules import refused

if TYPE_CHECKING:
    from ..running import Running

BEGIN, INSIDE, END = range(3)  # where the next read or write would be
TO_BEGIN = "Go back to its beginning first: `buffer.seek(0)`."
ANOTHER = "Make another: `buffer = io.BytesIO()`."


class BytesIO:
    """A place for one value. What is in it the run keeps, by this object."""

    __slots__ = ("__weakref__", "closed", "place")

    def __init__(self):
        self.place, self.closed = BEGIN, False

    def __enter__(self):
        check_open(self)
        return self

    def __exit__(self, *raised: Any):
        self.closed = True


# As Python has it.
BytesIO.__module__ = "_io"


def make(run: "Running", *args: object, **kwargs: object) -> BytesIO:
    """`io.BytesIO()`."""
    if args or kwargs:
        raise refused("A buffer is empty at first here, and takes what torch.save writes.", "Write `io.BytesIO()`.")
    run.room.take_items(OBJECT)
    return BytesIO()


def check_open(buffer: BytesIO) -> None:
    """Raises: ValueError, in Python's words, for a buffer that was closed."""
    if buffer.closed:
        raise ValueError("I/O operation on closed file.")


def write(run: "Running", buffer: BytesIO, value: object) -> None:
    """What torch.save does with a copy of a value."""
    check_open(buffer)
    if buffer in run.buffers:
        raise refused("A buffer holds one value here, and this one has its value.", ANOTHER)
    if buffer.place != BEGIN:
        raise refused("A buffer is written from its beginning on here.", TO_BEGIN)
    run.buffers[buffer] = value
    buffer.place = END


def read(run: "Running", buffer: BytesIO) -> object:
    """The value that torch.load is to copy. Raises: EOFError where nothing is left to read, as in Python."""
    check_open(buffer)
    if buffer.place == INSIDE:
        raise refused("This buffer's value was read before.", TO_BEGIN)
    if buffer.place == END or buffer not in run.buffers:
        hint = TO_BEGIN if buffer in run.buffers else "Nothing was saved to it: `torch.save(x, buffer)`."
        raise run.noted(EOFError(), None, hint=hint)
    buffer.place = INSIDE
    return run.buffers[buffer]


# --- its methods


def is_zero(number: object) -> bool:
    """Whether it is the number 0 itself: nothing of a program's own is asked."""
    return type(number) is int and number == 0


def seek(run: "Running", buffer: BytesIO, /, offset: object, whence: object = 0) -> int:
    """`buffer.seek(0)`."""
    check_open(buffer)
    if not (is_zero(offset) and is_zero(whence)):
        raise refused("A buffer goes back to its beginning here, and nowhere else.", "Write `buffer.seek(0)`.")
    buffer.place = BEGIN
    return 0


def tell(run: "Running", buffer: BytesIO, /) -> int:
    """`buffer.tell()`, at the beginning."""
    check_open(buffer)
    if buffer.place != BEGIN:
        message = "There are no bytes here that could be counted."
        raise refused(message, "Count the numbers: `sum(p.numel() for p in net.parameters())`.")
    return 0


def truncate(run: "Running", buffer: BytesIO, size: object = None, /) -> int:
    """`buffer.truncate(0)`."""
    check_open(buffer)
    if not (is_zero(size) or (size is None and buffer.place == BEGIN)):
        raise refused("A buffer is emptied as a whole here.", "Write `buffer.seek(0)`, then `buffer.truncate(0)`.")
    run.buffers.pop(buffer, None)
    return 0


def close(run: "Running", buffer: BytesIO, /) -> None:
    """`buffer.close()`."""
    run.buffers.pop(buffer, None)
    buffer.closed = True


def without_bytes(run: "Running", buffer: BytesIO, *args: object, **kwargs: object) -> None:
    """Raises Refused for a method that gives or takes bytes."""
    raise refused("There are no bytes here.", "`torch.load(buffer)` gives what was saved, after `buffer.seek(0)`.")


OF_BYTES = "getvalue getbuffer read read1 readinto readline readlines write writelines"
METHODS = {
    **{(BytesIO, call.__name__): call for call in (seek, tell, truncate, close)},
    **{(BytesIO, name): without_bytes for name in OF_BYTES.split()},
}
ATTRIBUTES_OF = {BytesIO: {"closed"}}
OWN_TYPES = {BytesIO: make}
IO = Module("io", {"BytesIO": BytesIO})
