"""What the tangents and the program's passes show, in words."""

import math
from collections.abc import Mapping

from ..curves import Point
from ..functions import Function
from ..sentences import LINE_BREAK, about_guess, about_point, about_tracking, short, way

# A slope left over in x.grad that is this small beside g's own cannot be seen in the picture.
HARDLY = 0.03


def about(functions: Mapping[str, Function], points: Mapping[str, Point], zero: bool, passes: Mapping[str, int]) -> str:
    """All there is to say about the page's x, a sentence a line, as Markdown."""
    said = [about_point(name, point) for name, point in points.items()]
    said += [about_tracking(name, function) for name, function in functions.items()]
    done = {name: passes[name] for name, function in functions.items() if function.tracked}
    if "f" in done:
        said.append(about_repeating("f", points["f"], done["f"]))
    if "g" in done and ("f" in done or done["g"] > 1):
        said.append(about_adding(points, done, zero))
    if done == {"f": 1, "g": 1}:
        said.append(about_guess(points["f"], points["g"], zero))
    return LINE_BREAK.join(sentence for sentence in said if sentence)


def about_repeating(name: str, point: Point, passes: int) -> str:
    """What more than one pass on the first function does to x.grad; "" if there is one."""
    if passes == 1 or point.trouble or short(point.slope) == "0":
        return ""
    return (
        f":red[**Wrong for {name}.**] {passes} passes added {short(point.slope)} each, so x.grad held "
        f"**{short(passes * point.slope)}** after them. PyTorch gave no error and no warning."
    )


def about_adding(points: Mapping[str, Point], passes: Mapping[str, int], zero: bool) -> str:
    """What x.grad holds after the last pass on g, which comes after all others, and why."""
    g = points["g"]
    others = "f" if passes["g"] == 1 else "the passes before"
    if zero:
        return f"`x.grad.zero_()` removed what {others} had left. So x.grad holds {short(g.slope)}, from g alone."
    total = sum(count * points[name].slope for name, count in passes.items())
    left = total - g.slope
    if any(points[name].trouble for name in passes) or not math.isfinite(total):
        return f"backward() adds to what x.grad held from {others}: it now holds {short(total)}."
    held = f"x.grad still held {short(left)} from {others}, and backward() adds"
    if short(left) == "0":
        return f"{held}. Adding 0 does no harm, but only at this x: x.grad holds {short(total)}, the slope of g."
    said = (
        f":red[**Wrong for g.**] {held}: {short(left)} + {short(g.slope)} = **{short(total)}**. "
        f"The slope of g is {short(g.slope)}. {short(total)} is the slope of {combination(passes)} here."
    )
    if abs(left) < HARDLY * abs(g.slope):
        said += f"{LINE_BREAK}**The slip hardly shows here**, because the slope of f is near 0. At another x it does."
    if short(g.slope) == "0":
        said += f"{LINE_BREAK}g is flat here, but its tangent turned to {short(total)}: {way(total)}."
    return said


def combination(passes: Mapping[str, int]) -> str:
    """The function whose slope the passes add up to, such as "f + g" or "2 f + g"."""
    return " + ".join(name if count == 1 else f"{count} {name}" for name, count in passes.items())
