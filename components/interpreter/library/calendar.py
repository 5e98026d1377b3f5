"""`datetime`: dates and times as values; the clock is real, and no zone of the machine's is told."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import growth
from .entry import module

if TYPE_CHECKING:
    from ..running import Running

KINDS = (datetime.date, datetime.time, datetime.datetime, datetime.timedelta, datetime.timezone)
LONGEST = 1_000  # characters of a format
CLASS = {
    datetime.date: "today fromisoformat fromordinal fromisocalendar",
    datetime.time: "fromisoformat",
    datetime.datetime: "now utcnow today fromisoformat fromordinal fromtimestamp strptime combine fromisocalendar",
}
DATE = "isoformat weekday isoweekday isocalendar toordinal replace ctime"
METHODS = {
    datetime.date: DATE,
    datetime.time: "isoformat replace",
    datetime.datetime: f"{DATE} timestamp date time",
    datetime.timedelta: "total_seconds",
    datetime.timezone: "",
}
PARTS = "year month day"
CLOCK = "hour minute second microsecond tzinfo fold"
ATTRIBUTES = {
    datetime.date: PARTS,
    datetime.time: CLOCK,
    datetime.datetime: f"{PARTS} {CLOCK}",
    datetime.timedelta: "days seconds microseconds",
    datetime.timezone: "",
}


def make(kind: type) -> Callable[..., Any]:
    """What calling a type of `datetime` does: what it makes is small, so it is called as it is."""

    def make_one(run: "Running", *args: Any, **kwargs: Any) -> Any:
        return kind(*args, **kwargs)

    return make_one


def of_class(kind: type, name: str) -> Callable[..., Any]:
    """A method of the class, such as `datetime.now`."""

    def call(run: "Running", *args: Any, **kwargs: Any):
        for value in args:
            check_text(value)
        return getattr(kind, name)(*args, **kwargs)

    return call


def strftime(run: "Running", self: Any, /, *args: object, **kwargs: object) -> str:
    """`t.strftime(format)`, its text counted after it was made. Raises: Refused for a format that is too long."""
    for value in (*args, *kwargs.values()):
        check_text(value)
    return growth.kept(run, self.strftime(*args, **kwargs))


def check_text(value: object) -> None:
    """Raises Refused for a format, or a date to read, that is too long."""
    if isinstance(value, str) and str.__len__(value) > LONGEST:
        raise growth.refusal(f"A time's format has at most {LONGEST:,} characters here.")


TYPES = {kind: make(kind) for kind in KINDS}
CONSTANTS = {"MINYEAR": datetime.MINYEAR, "MAXYEAR": datetime.MAXYEAR, "UTC": datetime.UTC}
DATETIME = module("datetime", {kind.__name__: kind for kind in KINDS}, CONSTANTS)
CLASS_METHODS = {(kind, name): of_class(kind, name) for kind, named in CLASS.items() for name in named.split()}
# What the classes themselves have: values.
CLASS_VALUES = {
    (kind, name): getattr(kind, name) for kind in KINDS for name in ("min", "max", "utc") if hasattr(kind, name)
}
OWN_METHODS = {(kind, "strftime"): strftime for kind in KINDS[:3]}
