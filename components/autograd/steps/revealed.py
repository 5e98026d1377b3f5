"""What a reader can know of f and g from the lines that have run: what the picture may show."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..curves import Point
from ..listing import Kind
from .stops import Stop

NOT_CALLED, NO_SLOPE_YET, NO_BACKWARD = "not called yet", "slope not known yet", "no backward(), no slope"


@dataclass(frozen=True)
class Revealed:
    """Names of functions, in the order of the program, by what has happened to them.

    `walked` are those whose backward() ran, `skipped` those where it is a comment. `wrong` says that the slope of g was
    added to that of f.
    """

    defined: tuple[str, ...]
    has_x: bool
    called: tuple[str, ...]
    walked: tuple[str, ...]
    skipped: tuple[str, ...]
    wrong: bool


def revealed_after(stops: Iterable[Stop]) -> Revealed:
    """What is revealed once the lines `stops` have run."""
    lines = [stop.line for stop in stops]

    def functions_of(kind: Kind, skipped: bool = False) -> tuple[str, ...]:
        return tuple(line.function for line in lines if line.kind is kind and line.skipped == skipped)

    walked = functions_of(Kind.BACKWARD)
    return Revealed(
        defined=functions_of(Kind.DEFINE),
        has_x=any(line.kind is Kind.MAKE_X for line in lines),
        called=functions_of(Kind.CALL),
        walked=walked,
        skipped=functions_of(Kind.BACKWARD, skipped=True),
        wrong=walked == ("f", "g") and not any(line.runs(Kind.ZERO) for line in lines),
    )


def revealed_points(revealed: Revealed, points: Mapping[str, Point]) -> dict[str, Point]:
    """The points of the picture, by function: without a slope before backward(), without a value before the call.

    Before any call, the first function stands for x alone.
    """
    seen = {}
    first = revealed.defined[:1] if revealed.has_x else ()
    for name in revealed.called or first:
        point = points[name]
        if name in revealed.walked:
            seen[name] = point
        elif name in revealed.called:
            why = NO_BACKWARD if name in revealed.skipped else NO_SLOPE_YET
            seen[name] = replace(point, slope=math.nan, trouble=why)
        else:
            seen[name] = replace(point, y=math.nan, slope=math.nan, trouble=NOT_CALLED)
    return seen
