"""What the tangents and the program's passes show, in words."""

import math
from collections.abc import Mapping, Sequence

from ..curves import Point
from ..functions import Function
from ..sentences import LINE_BREAK, about_guess, about_point, about_tracking, answers_slope, rounded, short, way
from .ledger import Entry

# A slope left over in x.grad that is this small beside g's own cannot be seen in the picture.
HARDLY = 0.03


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
    on_f, on_g = ([one for one in entries if one.curve == name and one.added is not None] for name in ("f", "g"))
    if len(on_f) > 1 and not points["f"].trouble:
        said.append(about_repeating("f", on_f))
    if on_g and (on_f or len(on_g) > 1):
        said.append(about_adding(points, done, zero, entries))
    if in_lesson and done == {"f": 1, "g": 1}:
        said.append(about_guess(points["f"], points["g"], zero))
    return LINE_BREAK.join(sentence for sentence in said if sentence)


def about_repeating(name: str, passes: Sequence[Entry]) -> str:
    """What more than one pass on the first function did to x.grad; "" if they added 0."""
    added, held = passes[-1].added, passes[-1].held
    if short(added) == "0":
        return ""
    return (
        f":red[**Wrong for {name}.**] {len(passes)} passes added {short(added)} each, so x.grad held **{short(held)}** "
        f"after them{rounded([added] * len(passes), held)}. PyTorch gave no error and no warning."
    )


def about_adding(points: Mapping[str, Point], passes: Mapping[str, int], zero: bool, entries: Sequence[Entry]) -> str:
    """What x.grad holds after the last pass on g, which comes after all others, and why."""
    g, left, added, total = points["g"], entries[-2].held, entries[-1].added, entries[-1].held
    others = "f" if passes["g"] == 1 else "the passes before"
    if zero:
        return f"`x.grad.zero_()` removed what {others} had left. So x.grad holds {short(total)}, from g alone."
    if not all(answers_slope(points[name]) for name in passes) or not math.isfinite(total):
        return f"backward() adds to what x.grad held from {others}: it now holds {short(total)}."
    held = f"x.grad still held {short(left)} from {others}, and backward() adds"
    if short(left) == "0":
        return f"{held}. Adding 0 does no harm: x.grad holds {short(total)}, the slope of g. Any other number would."
    said = (
        f":red[**Wrong for g.**] {held}: {short(left)} + {short(added)} = **{short(total)}**"
        f"{rounded((left, added), total)}. "
        f"The slope of g is {short(g.slope)}. {short(total)} is the slope of {combination(passes)} here."
    )
    if abs(left) < HARDLY * abs(g.slope):
        said += f"{LINE_BREAK}**The slip hardly shows here**, because {short(left)} is small beside {short(added)}."
    if short(g.slope) == "0":
        said += f"{LINE_BREAK}g is flat here, but its tangent turned to {short(total)}: {way(total)}."
    return said


def combination(passes: Mapping[str, int]) -> str:
    """The function whose slope the passes add up to, such as "f + g" or "2 f + g"."""
    return " + ".join(name if count == 1 else f"{count} {name}" for name, count in passes.items())
