"""What a reader can know of f and g from the lines that have run: what the picture may show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..curves import Point
from .stops import Stop

NOT_CALLED, NO_SLOPE_YET = "not called yet", "slope not known yet"


@dataclass(frozen=True)
class Known:
    """Names of functions, in the order of the program; `wrong` says that g's slope was added to f's."""

    defined: tuple[str, ...]
    has_x: bool
    called: tuple[str, ...]
    walked: tuple[str, ...]
    wrong: bool


def known_after(stops: Iterable[Stop]) -> Known:
    """What is known once the lines `stops` have run."""
    sources = [stop.source for stop in stops]
    defined, called, walked = [], [], []
    for source in sources:
        if source.startswith("def "):
            defined.append(source[4])
        elif source.startswith("y = "):
            called.append(source[4])
        elif source == "y.backward()":
            walked.append(called[-1])
    has_x = any(source.startswith("x = ") for source in sources)
    wrong = walked == ["f", "g"] and "x.grad.zero_()" not in sources
    return Known(tuple(defined), has_x, tuple(called), tuple(walked), wrong)


def known_points(known: Known, points: Mapping[str, Point]) -> dict[str, Point]:
    """The points of the picture, by function: without a slope before backward(), without a value before the call.

    Before any call, the first function stands for x alone.
    """
    seen = {}
    for name in known.called or known.defined[:1] * known.has_x:
        if name in known.walked:
            seen[name] = points[name]
        else:
            y, why = (points[name].y, NO_SLOPE_YET) if name in known.called else (float("nan"), NOT_CALLED)
            seen[name] = replace(points[name], y=y, slope=float("nan"), trouble=why)
    return seen
