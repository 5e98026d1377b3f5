"""What the picture says and draws of a line with a slope: its words, and how wide its slope triangle is.

All of it is told for many x at once, because the rows of the picture have it for each x that the pointer can be at.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .curves import Curves
from .round_numbers import round_below
from .sentences import SENTENCES, is_level, rounded, say, short, way


@dataclass(frozen=True)
class Line:
    """A line at one x: its slope, nan if it has none, how far its triangle goes to the right, and its words.

    `said` is its slope or what keeps it from having one, "" where there is nothing to draw; `way` goes on from there.
    """

    slope: float
    run: float
    said: str
    way: str


NOTHING = Line(math.nan, math.nan, "", "")


@dataclass(frozen=True)
class Frame:
    """How wide and how high the picture is, in its own units."""

    wide: float
    high: float

    def line(self, slope: float, said: str = "") -> Line:
        """The line with this slope, its triangle and its words."""
        run = self.run(slope)
        return Line(slope, run, said or say(SENTENCES["slope"], slope=short(slope)), self.way(slope, run))

    def run(self, slope: float) -> float:
        """How far to the right the line's triangle goes: not too far, and not too high."""
        return round_below(max(min(self.wide / 6, 0.3 * self.high / max(abs(slope), 1e-300)), 1e-300))

    def way(self, slope: float, run: float) -> str:
        """How the line runs; if nobody could see that it is not level, it is so in the picture alone."""
        if self.seems_level(slope) and not is_level(slope):
            return SENTENCES["seems level"]
        return way(slope, run)

    def seems_level(self, slope: float) -> bool:
        """Whether nobody could see that a line is not level."""
        return abs(slope) * self.wide < 1e-3 * self.high


def frame_of(curves: Curves) -> Frame:
    """The size of the picture of these curves."""
    return Frame(curves.high - curves.low, curves.top - curves.bottom)


def own_lines(frame: Frame, slopes: Iterable[float], troubles: Iterable[str]) -> list[Line]:
    """A function's own tangents, or the names of what keeps it from having them."""
    return [
        replace(NOTHING, said=str(trouble)) if trouble else frame.line(slope)
        for slope, trouble in zip(slopes, troubles, strict=True)
    ]


def wrong_lines(
    frame: Frame, name: str, before: Mapping[str, int], slopes: Mapping[str, list], troubles: Mapping[str, list]
) -> list[Line]:
    """The lines that x.grad gives after a pass on `name`, when so many passes `before` it were not put back to 0."""
    found = []
    for index, added in enumerate(slopes[name]):
        trouble = next((str(troubles[other][index]) for other in (*before, name) if troubles[other][index]), "")
        held = sum(count * slopes[other][index] for other, count in before.items())
        if trouble or short(held) == "0" or not math.isfinite(held + added):
            found.append(replace(NOTHING, said=trouble))
        else:
            found.append(frame.line(held + added, written_sum(held, added)))
    return found


def written_sum(held: float, added: float) -> str:
    """A sum such as "-5 + -4 = -9"; where its numbers are rounded so that they do not add up, it does not say "="."""
    total = held + added
    sign = "\N{ALMOST EQUAL TO}" if rounded((held, added), total) else "="
    return f"{short(held)} + {short(added)} {sign} {short(total)}"


def earlier_passes(passes: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The lines of x.grad that are no tangents, after so many `passes` on each function and no zero_() between them.

    Each has the passes before its last one. A function whose backward() is left out has none.
    """
    f, g = passes.get("f", 0), passes.get("g", 0)
    found = {}
    if f > 1:
        found["wrong for f"] = {"f": f - 1}
    if g and f + g > 1:
        found["wrong"] = {name: count for name, count in (("f", f), ("g", g - 1)) if count}
    return found


def on(name: str) -> str:
    """The function on whose curve the line of this name is."""
    return {"wrong for f": "f", "wrong": "g"}.get(name, name)
