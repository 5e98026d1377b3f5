"""What the tangents and the program's passes show, in words."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..curves import Point
from ..functions import Function
from ..sentences import (
    about_guess,
    about_point,
    about_tracking,
    answers_slope,
    in_lines,
    is_level,
    rounded,
    say,
    short,
    way,
)
from .ledger import Entry

# A slope left over in x.grad that is this small beside g's own cannot be seen in the picture.
HARDLY = 0.03
SENTENCES = {
    "passes on f": ":red[**Wrong for {name}.**] {count} passes added {added} each, so x.grad held **{held}** after "
    "them{rounded}. PyTorch gave no error and no warning.",
    "f alone": "f",
    "all before": "the passes before",
    "zeroed": "`x.grad.zero_()` removed what {others} had left. So x.grad holds {total}, from g alone.",
    "added": "backward() adds to what x.grad held from {others}: it now holds {total}.",
    "added 0": "x.grad still held {left} from {others}, and backward() adds. Adding 0 does no harm: x.grad holds "
    "{total}, the slope of g. Any other number would.",
    "wrong": ":red[**Wrong for g.**] x.grad still held {left} from {others}, and backward() adds: {left} + {added} = "
    "**{total}**{rounded}. The slope of g is {slope}. {total} is the slope of {combination} here.",
    "hardly": "**The slip hardly shows here**, because {left} is small beside {added}.",
    "flat": "g is flat here, but its tangent turned to {total}: {way}.",
}
PANEL = {
    "title": "Tangents and accumulation",
    "f_passes": "passes on f",
    "g_passes": "passes on g",
    "zero": "x.grad.zero_() before g",
    "to begin with": "One program takes the slope of f and then that of g, with the same x. `backward()` adds to what "
    "`x.grad` holds: only with `zero_()` in between is each slope its own.",
    "again": "backward on {curve} again",
    "start over": "Start over",
    "caption": "The tangents follow the pointer, or a finger. A click sets x.",
    "alt": "The curves f in blue and g in orange, with their tangents at x. The tangents follow the pointer, and a "
    "click sets x. The sentences on this page say the same in words.",
}


def about(
    functions: Mapping[str, Function],
    points: Mapping[str, Point],
    zero: bool,
    passes: Mapping[str, int],
    entries: Sequence[Entry],
    in_lesson: bool = True,
) -> str:
    """All there is to say about the page's x, a sentence a line, as Markdown; a lesson has told of its reading.

    What x.grad holds is told from the program's ledger, and a curve's own slope from `points`, which are finer.
    """
    said = [about_point(name, point) for name, point in points.items()]
    said += [about_tracking(name, function) for name, function in functions.items()]
    done = {name: passes[name] for name, function in functions.items() if function.tracked}
    on_f, on_g = (passes_on(name, entries) for name in ("f", "g"))
    if len(on_f) > 1 and not points["f"].trouble:
        said.append(about_repeating("f", on_f))
    left = entries[-2].held if on_g else None
    if left is not None:
        said.append(about_adding(points, done, zero, left, on_g[-1]))
    if in_lesson and done == {"f": 1, "g": 1}:
        said.append(about_guess(points["f"], points["g"], zero))
    return in_lines(said)


class Pass(NamedTuple):
    """A backward pass: what it added to x.grad, and what that held after it."""

    added: float
    held: float


def passes_on(name: str, entries: Sequence[Entry]) -> list[Pass]:
    """The backward passes on a function."""
    found = []
    for entry in entries:
        if entry.curve == name and entry.added is not None and entry.held is not None:
            found.append(Pass(entry.added, entry.held))
    return found


def about_repeating(name: str, passes: Sequence[Pass]) -> str:
    """What more than one pass on the first function did to x.grad; "" if they added 0."""
    added, held = passes[-1].added, passes[-1].held
    if is_level(added):
        return ""
    return say(
        SENTENCES["passes on f"],
        name=name,
        count=len(passes),
        added=short(added),
        held=short(held),
        rounded=rounded([added] * len(passes), held),
    )


def about_adding(points: Mapping[str, Point], passes: Mapping[str, int], zero: bool, left: float, last: Pass) -> str:
    """What x.grad holds after the last pass on g, which comes after all others, and why; it held what was `left`."""
    g, added, total = points["g"], last.added, last.held
    others = SENTENCES["f alone" if passes["g"] == 1 else "all before"]
    gaps = {"others": others, "left": short(left), "added": short(added), "total": short(total)}
    if zero:
        return say(SENTENCES["zeroed"], **gaps)
    if not all(answers_slope(points[name]) for name in passes) or not math.isfinite(total):
        return say(SENTENCES["added"], **gaps)
    if is_level(left):
        return say(SENTENCES["added 0"], **gaps)
    summed = rounded((left, added), total)
    said = [say(SENTENCES["wrong"], rounded=summed, slope=short(g.slope), combination=combination(passes), **gaps)]
    if abs(left) < HARDLY * abs(g.slope):
        said.append(say(SENTENCES["hardly"], **gaps))
    if is_level(g.slope):
        said.append(say(SENTENCES["flat"], way=way(total), **gaps))
    return in_lines(said)


def combination(passes: Mapping[str, int]) -> str:
    """The function whose slope the passes add up to, such as "f + g" or "2 f + g"."""
    return " + ".join(name if count == 1 else f"{count} {name}" for name, count in passes.items())
