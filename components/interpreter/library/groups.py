"""`ExceptionGroup`: several errors that are raised as one."""

from .. import limits
from . import growth

KINDS = (ExceptionGroup, BaseExceptionGroup)


def making(kind):
    def make(run, message, exceptions, /):
        if type(exceptions) in run.classes:
            raise growth.refusal("The errors of a group stand in a list here.")
        if isinstance(exceptions, (list, tuple)):
            limits.check_items(len(exceptions))
            growth.take_items(run, growth.OBJECT + 2 * len(exceptions))
        return kind(message, exceptions)

    return make


def choosing(name: str):
    """`split` or `subgroup`."""

    def choose(run, self, condition, /):
        growth.take_items(run, growth.OBJECT)
        return getattr(self, name)(condition)

    return choose


def derive(run, self, exceptions, /):
    return making(BaseExceptionGroup)(run, self.message, exceptions)


TYPES = {kind: making(kind) for kind in KINDS}
OWN_METHODS = {(BaseExceptionGroup, name): choosing(name) for name in ("split", "subgroup")}
OWN_METHODS |= {(BaseExceptionGroup, "derive"): derive}
ATTRIBUTES = {BaseExceptionGroup: "message exceptions"}
