"""What the pictures and the program of the check show, in words."""

import math
import sys
from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from ..curves import Point
from ..functions import Function
from ..sentences import COLORED, LINE_BREAK, about_point, short
from ..smoothness import Trouble
from .differences import STEPS, Differences
from .zoom import Window

SINGLE, DOUBLE = ":violet[**float32**]", ":green[**float64**]"
UNTRACKED = "No gradient leads from f back to x: `backward()` would raise an error and is commented out."


def tiny(error: float) -> str:
    """How far off: two digits, and as Python writes them."""
    return "0" if error == 0 else f"{error:.2g}"


def about(f: Function, point: Point, found: Mapping[str, Differences], index: int, window: Window) -> str:
    """All there is to say about the step number `index` of STEPS at this x, a sentence or two a line, as Markdown."""
    said = [about_trouble(point, found["float64"]), about_secants(found, index)]
    if not point.trouble:
        said.append(about_breaks(window))
    if not point.trouble and f.tracked:
        said += [about_float32(found, index), about_all_steps(found)]
    said += [about_autograd(found) if f.tracked else UNTRACKED, about_zero(found)]
    return LINE_BREAK.join(sentence for sentence in said if sentence)


def about_secants(found: Mapping[str, Differences], index: int) -> str:
    """What the secants of this h say, and how far that is from autograd."""
    single, double = (found[name].quotients[index] for name in ("float32", "float64"))
    slope, h = found["float64"].slope, STEPS[index]
    if math.isnan(double) or math.isinf(double):
        return f"For h = {h!r} the secant has no slope: f has no finite value at x - h or at x + h."
    said = (
        f"With h = {h!r} the secant's slope is **{short(single)}** in {SINGLE} and **{short(double)}** in {DOUBLE}. "
        f"Autograd says **{short(slope)}**"
    )
    if not math.isfinite(slope):
        return f"{said}, which leaves nothing to compare."
    if not math.isfinite(single):
        return f"{said}: {DOUBLE} differs from it by {tiny(abs(double - slope))}."
    off = [tiny(abs(quotient - slope)) for quotient in (single, double)]
    if off[0] != off[1]:
        return f"{said}: the secants differ from it by {off[0]} and by {off[1]}."
    return f"{said}: " + (f"both secants differ from it by {off[0]}." if off[0] != "0" else "both secants agree.")


def about_breaks(window: Window) -> str:
    """That the secant's two points stand on different pieces of the curve, if they do."""
    if not np.isnan(window.curve[np.abs(window.across) < 1]).any():
        return ""
    return "Between x - h and x + h the curve is torn, and a secant across the gap says nothing about the slope at x."


def about_trouble(point: Point, double: Differences) -> str:
    """What keeps f from having a slope at x, and what secants make of it; "" where it has one."""
    if not point.trouble:
        return ""
    last = double.quotients[-1]
    words = {
        Trouble.KINK: "It stays a kink under every glass."
        + f" The secant cuts across it and settles at {short(last)}, the mean of both sides, which is no slope either."
        * math.isfinite(point.left + point.right),
        Trouble.JUMP: "A secant across the jump gets ten times steeper with each step of h."
        if not math.isclose(point.below, point.above, rel_tol=1e-9, abs_tol=1e-12)
        else "A secant does not see this: it knows f(x - h) and f(x + h), and not f(x).",
        Trouble.MISLED: "Here the secants are right, and autograd is not.",
    }
    return f"{about_point('f', point)} {words.get(point.trouble, '')}".rstrip()


def about_float32(found: Mapping[str, Differences], index: int) -> str:
    """Why float32 is as far off as it is for this h."""
    single, double = found["float32"], found["float64"]
    if not math.isfinite(double.quotients[index]):
        return ""
    if not math.isfinite(single.quotients[index]):
        return f"{SINGLE} has no number as large as the values of {COLORED['f']} here."
    if single.lost[index]:
        return (
            f"In {SINGLE} the next number after {short(single.x)} is {tiny(single.x_gap)} away, so x + h and x - h are "
            "both rounded to x. Their difference is 0, whatever f is."
        )
    rise = abs(double.ups[index] - double.downs[index])
    taken = abs(single.ups[index] - single.downs[index]) / single.y_gap
    steps = rise / single.y_gap
    if not 0 < max(steps, taken) < 1000:
        return ""
    return (
        f"The thin violet stairs are f in {SINGLE}: near {short(single.y)} its numbers are {tiny(single.y_gap)} apart. "
        f"From x - h to x + h f changes by {tiny(rise)}, which is {short(steps)} of these steps. "
        f"{SINGLE} sees {short(taken)}."
    )


def about_all_steps(found: Mapping[str, Differences]) -> str:
    """Why the errors fall and why they rise again, as far as they do."""
    slope = found["float64"].slope
    errors = found["float64"].errors(slope)
    said = [about_falling(found["float64"])]
    best = {name: best_step(each.errors(slope)) for name, each in found.items()}
    rises = {name: worse(found[name].errors(slope), best[name], slope) for name in best}
    if all(rises.values()):
        when = "Then" if said[0] else "For small h"
        said.append(
            f"{when} the error rises: f(x + h) and f(x - h) are almost equal, both are rounded, and what rounding took "
            f"is divided by an ever smaller 2h. It is smallest at h = {STEPS[best['float32']]!r} in {SINGLE} and at "
            f"h = {STEPS[best['float64']]!r} in {DOUBLE}."
        )
    elif found["float32"].x == 0 and any(errors) and not any(rises.values()):
        said.append(
            "It does not rise again: x is 0, and near 0 floating point numbers lie as close together as h needs."
        )
    return " ".join(sentence for sentence in said if sentence)


def about_falling(double: Differences) -> str:
    """How the error falls in float64 while the curve's bend decides; "" where no pattern shows."""
    errors = double.errors(double.slope)
    points = zip(double.ups, double.downs, STEPS, strict=True)
    rounding = [4 * sys.float_info.epsilon * max(abs(up), abs(down)) / h for up, down, h in points]
    if errors[0] <= rounding[0] and errors[1] <= rounding[1]:
        return (
            "Even h = 1.0 is not off by more than rounding: of a straight line, of a parabola and of a curve that is "
            "alike on both sides of x, the secant runs as the tangent does."
        )
    for index, (larger, smaller) in enumerate(pairwise(errors)):
        if smaller > rounding[index + 1] and 80 < larger / smaller < 125:
            return (
                f"The error falls as h²: in {DOUBLE} from {tiny(larger)} at h = {STEPS[index]!r} to {tiny(smaller)} at "
                f"h = {STEPS[index + 1]!r}, because the curve bends less and less between the two points."
            )
    return ""


def best_step(errors: tuple[float, ...]) -> int:
    return min(range(len(errors)), key=lambda index: errors[index] if math.isfinite(errors[index]) else math.inf)


def worse(errors: tuple[float, ...], best: int, slope: float) -> bool:
    """Whether the error rises again after its best step."""
    return max(errors[best:]) > max(10 * errors[best], 1e-9 * abs(slope))


def about_autograd(found: Mapping[str, Differences]) -> str:
    """That autograd is no difference quotient, and how exact it is."""
    single, double = found["float32"].slope, found["float64"].slope
    own = abs(single - double)
    exact = f" In {SINGLE} it is off by {tiny(own)} from its answer in {DOUBLE}, by which all errors are measured."
    if math.isfinite(double) and not math.isfinite(single):
        exact = f" In {SINGLE} it answers {short(single)}, and errors are measured by its answer in {DOUBLE}."
    return (
        "**Autograd is not a small h.** It has a rule for the derivative of each operation in f, and multiplies what "
        "the rules give at x. No two nearly equal numbers are subtracted."
    ) + (exact if math.isfinite(double) else "")


def about_zero(found: Mapping[str, Differences]) -> str:
    slope = found["float64"].slope
    errors = [error for each in found.values() for error in (*each.errors(slope), abs(each.slope - slope))]
    return "An error of 0 is drawn on the lowest line: a logarithmic scale has no 0." if 0 in errors else ""
