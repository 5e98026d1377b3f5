"""The parameters that every section of the Autograd page has, and those that more than one of them has."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from components.links.page import Section
from components.links.parameter import Number, Switch, Text, number

from .functions import BadFunction, Function, parse_function
from .interval import FARTHEST, Interval, check_interval
from .pairs import FIRST
from .sentences import PANEL


@dataclass(frozen=True)
class AutogradSection(Section):
    """A section of this page. One that `draws_curves` says so where its picture is rough."""

    draws_curves: bool = True


def check_function(text: str) -> None:
    """Raises: ValueError, with a hint as its note, for a text that is no function that can be drawn."""
    try:
        parse_function(text)
    except BadFunction as bad:
        reason = ValueError(bad.problem.message)
        if bad.problem.hint:
            reason.add_note(bad.problem.hint)
        raise reason from bad


def low_beside(low: Number, query: Mapping[str, str], standing: Mapping[str, Any]) -> Number:
    """The lower end, which has to be below the higher one."""
    return replace(low, also=lambda value: check_interval(value, linked_end("high", query, standing)))


def high_beside(high: Number, query: Mapping[str, str], standing: Mapping[str, Any]) -> Number:
    """The higher end, which has to be above the lower one."""
    return replace(high, also=lambda value: check_interval(linked_end("low", query, standing), value))


def x_beside(x: Number, query: Mapping[str, str], standing: Mapping[str, Any]) -> Number:
    """The x, which stands in the range."""
    return x_in(linked_interval(query, standing))


def x_in(interval: Interval) -> Number:
    """The parameter x in this range: its bounds, its steps, and where it starts."""
    low, high, step, start = interval.control
    return replace(X, default=start, low=low, high=high, step=step)


def linked_end(name: str, query: Mapping[str, str], standing: Mapping[str, Any]) -> float:
    """The end of the range that the link gives, or the one that stands without it."""
    try:
        return number(query[name])
    except (KeyError, ValueError):
        return standing.get(name, getattr(FIRST, name))


def linked_interval(query: Mapping[str, str], standing: Mapping[str, Any]) -> Interval:
    """The range that the link gives, with the ends that stand where it gives none; the first one if there is none."""
    low, high = linked_end("low", query, standing), linked_end("high", query, standing)
    try:
        check_interval(low, high)
    except ValueError:
        low, high = FIRST.low, FIRST.high
    return Interval(low, high)


def functions_of(texts: Mapping[str, str]) -> dict[str, Function]:
    """The functions that can be used, by their names."""
    functions = {}
    for name, text in texts.items():
        try:
            functions[name] = parse_function(text)
        except BadFunction:
            continue
    return functions


F = Text("f", FIRST.f, label=PANEL["f"], words="an expression in x", also=check_function, in_step=False)
G = replace(F, name="g", default=FIRST.g, label=PANEL["g"], words="another one")
LOW = Number(
    "low",
    FIRST.low,
    label=PANEL["low"],
    words="where the x-range begins",
    low=-FARTHEST,
    high=FARTHEST - 1,
    step=1.0,
    in_step=False,
    beside=low_beside,
)
HIGH = Number(
    "high",
    FIRST.high,
    label=PANEL["high"],
    words="where it ends",
    low=1 - FARTHEST,
    high=FARTHEST,
    step=1.0,
    in_step=False,
    beside=high_beside,
)
X = Number(
    "x",
    FIRST.x,
    label=PANEL["x"],
    words="where the slopes are taken",
    low=-FARTHEST,
    high=FARTHEST,
    step=1.0,
    reason=PANEL["no x"],
    beside=x_beside,
)
# The label says where it stands in the program of the section.
ZERO = Switch("zero", False, words="is `x.grad.zero_()` called")
