"""A parameter of a page's link: its name, its default, and which texts it takes. Its control has the same bounds."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from .sentences import REASONS

Value = TypeVar("Value", bool, int, float, str)


def as_declared(parameter: Any, query: Mapping[str, str], standing: Mapping[str, Any]) -> Any:
    """What `beside` is for a parameter that no other one changes."""
    return parameter


@dataclass(frozen=True, kw_only=True)
class Parameter(Generic[Value]):
    """One parameter of a link, and of the control that follows it.

    `words` stand in `docs/links.md`, and `label` at the control. A parameter without `has_control` is said by a link
    alone, and one not `in_step` has no control in the step of a lesson. `also` raises ValueError, with the reason, for
    a value that cannot be used beside others; `beside` gives the parameter as it is beside the others of a link, or
    those that stand on the page.
    """

    name: str = field(kw_only=False)
    default: Value = field(kw_only=False)
    words: str = ""
    label: str = ""
    has_control: bool = True
    in_step: bool = True
    also: Callable[[Value], object] | None = None
    beside: Callable[[Any, Mapping[str, str], Mapping[str, Any]], Any] = as_declared

    def check(self, text: str) -> None:
        """Raises: ValueError, with the reason and perhaps a hint as its note, for a link's text that cannot be used."""
        value = self.value(text)
        if self.also:
            self.also(value)
        self.check_bounds(value)

    def check_bounds(self, value: Value) -> None:
        """Raises: ValueError, for a value that the control does not take."""

    def value(self, text: str) -> Value:
        """What a link's text means. Raises: ValueError, for a text that means nothing here."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Switch(Parameter[bool]):
    """True or false."""

    def value(self, text: str) -> bool:
        """See Parameter."""
        if text.lower() not in ("true", "false"):
            raise ValueError(REASONS["no truth value"])
        return text.lower() == "true"


@dataclass(frozen=True, kw_only=True)
class Whole(Parameter[int]):
    """A whole number from `low` to `high`; `reason` is said of any other text."""

    low: int
    high: int
    reason: str = REASONS["no whole number"]
    step: ClassVar[int] = 1
    format: ClassVar[str] = "%d"

    def value(self, text: str) -> int:
        """See Parameter."""
        is_whole = text.isascii() and text.isdecimal() and len(text) <= len(str(self.high))
        if not is_whole or not self.low <= int(text) <= self.high:
            raise ValueError(self.reason.format(low=self.low, high=self.high))
        return int(text)


@dataclass(frozen=True, kw_only=True)
class Number(Parameter[float]):
    """A number from `low` to `high`; a press of the control's buttons moves it by `step`."""

    low: float
    high: float
    step: float
    reason: str = REASONS["outside"]
    format: ClassVar[str] = "%g"

    def value(self, text: str) -> float:
        """See Parameter."""
        return number(text)

    def check_bounds(self, value: float) -> None:
        """See Parameter."""
        if not self.low <= value <= self.high:
            raise ValueError(self.reason.format(low=self.low, high=self.high))


@dataclass(frozen=True, kw_only=True)
class Choice(Parameter[Value]):
    """One of the `options`, which a link has as texts; `reason` is said of any other text."""

    options: Sequence[Value]
    reason: str = REASONS["no option"]

    @property
    def texts(self) -> list[str]:
        """The options as a link has them."""
        return [str(option) for option in self.options]

    def check(self, text: str) -> None:
        """See Parameter."""
        if text not in self.texts:
            raise ValueError(self.reason.format(options=", ".join(self.texts)))

    def value(self, text: str) -> Value:
        """See Parameter. An option of another machine, which has a device more, is one too."""
        return type(self.default)(text)


@dataclass(frozen=True, kw_only=True)
class Text(Parameter[str]):
    """Any text that `also` has nothing against."""

    def value(self, text: str) -> str:
        """See Parameter."""
        return text


def number(text: str) -> float:
    """The number that a link's text means. Raises: ValueError with the reason."""
    try:
        value = float(text)
    except ValueError:
        raise ValueError(REASONS["no number"]) from None
    if not math.isfinite(value):
        raise ValueError(REASONS["no finite number"])
    return value
