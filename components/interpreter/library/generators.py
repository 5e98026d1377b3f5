"""What a generator is asked that needs a look at it before."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import GeneratorType

    from ..running import Running


def throw(
    run: "Running", self: "GeneratorType[Any, Any, Any]", kind: Any, value: object = None, traceback: object = None, /
) -> object:
    """What cannot be raised is told before the generator is asked."""
    if traceback is not None:
        raise TypeError("throw() third argument must be a traceback object")
    check_error(kind, value)
    return self.throw(kind) if value is None else self.throw(kind, value)


def check_error(kind: object, value: object) -> None:
    """Raises TypeError, in Python's words, for what cannot be raised."""
    if isinstance(kind, BaseException):
        if value is not None:
            raise TypeError("instance exception may not have a separate value")
    elif not (isinstance(kind, type) and issubclass(kind, BaseException)):
        wanted = "exceptions must be classes or instances deriving from BaseException"
        raise TypeError(f"{wanted}, not {type(kind).__name__}")
