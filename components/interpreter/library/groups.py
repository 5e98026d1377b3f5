"""`ExceptionGroup`: several errors that are raised as one."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .. import limits
from . import growth

if TYPE_CHECKING:
    from ..running import Running

KINDS = (ExceptionGroup, BaseExceptionGroup)


def making(kind: type) -> Callable[..., Any]:
    """What calling `ExceptionGroup` or `BaseExceptionGroup` does: a group is counted before it is made."""

    def make(run: "Running", message: Any, exceptions: Any, /):
        if type(exceptions) in run.classes:
            raise growth.refusal("The errors of a group stand in a list here.")
        if issubclass(type(exceptions), (list, tuple)):
            limits.check_items(len(exceptions))
            growth.take_items(run, growth.OBJECT + 2 * len(exceptions))
        return kind(message, exceptions)

    return make


def choosing(name: str) -> Callable[..., Any]:
    """`split` or `subgroup`."""

    def choose(run: "Running", self: Any, condition: Any, /):
        growth.take_items(run, growth.OBJECT)
        return getattr(self, name)(condition)

    return choose


def derive(run: "Running", self: Any, exceptions: object, /) -> BaseExceptionGroup[Any]:
    """`group.derive(errors)`: a group with the same message."""
    return making(BaseExceptionGroup)(run, self.message, exceptions)


TYPES = {kind: making(kind) for kind in KINDS}
OWN_METHODS: dict[tuple[type, str], Callable[..., Any]] = {
    **{(BaseExceptionGroup, name): choosing(name) for name in ("split", "subgroup")},
    (BaseExceptionGroup, "derive"): derive,
}
ATTRIBUTES = {BaseExceptionGroup: "message exceptions"}
