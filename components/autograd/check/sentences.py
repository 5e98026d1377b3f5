"""What the pictures and the program of the check show, in words."""

import math
import sys
from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from ..curves import Point
from ..functions import Function
from ..sentences import about_point, in_lines, joined, say, short
from ..smoothness import Trouble
from .differences import STEPS, Differences
from .zoom import Window

SENTENCES = {
    "no secant": "For h = {h} the secant has no slope: f has no finite value at x - h or at x + h.",
    "secants": "With h = {h} the secant's slope is **{single}** in {float32} and **{double}** in {float64}. Autograd "
    "says **{slope}**",
    "nothing to compare": "{secants}, which leaves nothing to compare.",
    "float64 differs": "{secants}: {float64} differs from it by {double_off}.",
    "both differ": "{secants}: the secants differ from it by {single_off} and by {double_off}.",
    "both differ alike": "{secants}: both secants differ from it by {single_off}.",
    "both agree": "{secants}: both secants agree.",
    "break": "Between x - h and x + h the curve is torn, and a secant across the gap says nothing about the slope at "
    "x.",
    "kink": "It stays a kink under every glass.",
    "kink between slopes": "It stays a kink under every glass. The secant cuts across it and settles at {last}, the "
    "mean of both sides, which is no slope either.",
    "jump": "A secant across the jump gets ten times steeper with each step of h.",
    "jump of one value": "A secant does not see this: it knows f(x - h) and f(x + h), and not f(x).",
    "misled": "Here the secants are right, and autograd is not.",
    "too large": "{float32} has no number as large as the values of {f} here.",
    "lost": "In {float32} the next number after {x} is {x_gap} away, so x + h and x - h are both rounded to x. Their "
    "difference is 0, whatever f is.",
    "stairs": "The thin violet stairs are f in {float32}: near {y} its numbers are {y_gap} apart. From x - h to x + h "
    "f changes by {rise}, which is {steps} of these steps. {float32} sees {taken}.",
    "straight": "Even h = 1.0 is not off by more than rounding: of a straight line, of a parabola and of a curve that "
    "is alike on both sides of x, the secant runs as the tangent does.",
    "falls": "The error falls as h²: in {float64} from {larger} at h = {h} to {smaller} at h = {next_h}, because the "
    "curve bends less and less between the two points.",
    "then": "Then",
    "for small h": "For small h",
    "rises": "{when} the error rises: f(x + h) and f(x - h) are almost equal, both are rounded, and what rounding took "
    "is divided by an ever smaller 2h. It is smallest at h = {single_h} in {float32} and at h = {double_h} in "
    "{float64}.",
    "near 0": "It does not rise again: x is 0, and near 0 floating point numbers lie as close together as h needs.",
    "autograd": "**Autograd is not a small h.** It has a rule for the derivative of each operation in f, and "
    "multiplies what the rules give at x. No two nearly equal numbers are subtracted.",
    "autograd's error": "In {float32} it is off by {off} from its answer in {float64}, by which all errors are "
    "measured.",
    "autograd in float64": "In {float32} it answers {single}, and errors are measured by its answer in {float64}.",
    "untracked": "No gradient leads from f back to x: `backward()` would raise an error and is commented out.",
    "error 0": "An error of 0 is drawn on the lowest line: a logarithmic scale has no 0.",
}
PANEL = {
    "title": "Is the slope right?",
    "h": "h",
    "no h": "h is one of {options}",
    "no f": "There is no f to check. Type one above.",
    "alt of the zoom": "The curve of f from x - 2h to x + 2h in blue, with its tangent at x if it has one, and in "
    "violet and green the secants through x - h and x + h in float32 and float64. The sentences on this page say the "
    "same in words.",
    "alt of the errors": "How far the secant's slope is from autograd's, for each h, in float32 and in float64, on "
    "logarithmic scales. The sentences on this page say the same in words.",
    "error": "error",
    "autograd": "autograd: off by {error}",
}
PRECISION_NAMES = {"float32": ":violet[**float32**]", "float64": ":green[**float64**]"}


def fill(case: str, **gaps: object) -> str:
    """A sentence with its gaps filled, the names of the precisions in the colours of their lines."""
    return say(SENTENCES[case], **PRECISION_NAMES, **gaps)


def tiny(error: float) -> str:
    """How far off: two digits, and as Python writes them."""
    return "0" if error == 0 else f"{error:.2g}"


def about(f: Function, point: Point, by_precision: Mapping[str, Differences], index: int, window: Window) -> str:
    """All there is to say about the step number `index` of STEPS at this x, a sentence or two a line, as Markdown."""
    said = [about_trouble(point, by_precision["float64"]), about_secants(by_precision, index)]
    if not point.trouble:
        said.append(about_breaks(window))
    if not point.trouble and f.tracked:
        said += [about_float32(by_precision, index), about_all_steps(by_precision)]
    said += [about_autograd(by_precision) if f.tracked else SENTENCES["untracked"], about_zero(by_precision)]
    return in_lines(said)


def about_secants(by_precision: Mapping[str, Differences], index: int) -> str:
    """What the secants of this h say, and how far that is from autograd."""
    single, double = (by_precision[name].quotients[index] for name in ("float32", "float64"))
    slope, h = by_precision["float64"].slope, STEPS[index]
    if not math.isfinite(double):
        return fill("no secant", h=repr(h))
    secants = fill("secants", h=repr(h), single=short(single), double=short(double), slope=short(slope))
    off = {"single_off": tiny(abs(single - slope)), "double_off": tiny(abs(double - slope))}
    return fill(agreement(single, slope, off), secants=secants, **off)


def agreement(single: float, slope: float, off: Mapping[str, str]) -> str:
    """Which of SENTENCES says how far the secants are from autograd's slope."""
    if not math.isfinite(slope):
        return "nothing to compare"
    if not math.isfinite(single):
        return "float64 differs"
    if off["single_off"] != off["double_off"]:
        return "both differ"
    return "both agree" if off["single_off"] == "0" else "both differ alike"


def about_breaks(window: Window) -> str:
    """That the secant's two points stand on different pieces of the curve, if they do."""
    is_broken = np.isnan(window.curve[np.abs(window.across) < 1]).any()
    return SENTENCES["break"] if is_broken else ""


def about_trouble(point: Point, double: Differences) -> str:
    """What keeps f from having a slope at x, and what secants make of it; "" where it has one."""
    if not point.trouble:
        return ""
    case = secants_at(point)
    more = fill(case, last=short(double.quotients[-1])) if case else ""
    return joined(about_point("f", point), more)


def secants_at(point: Point) -> str:
    """Which of SENTENCES says what secants make of the point's trouble; "" if none."""
    if point.trouble is Trouble.KINK:
        return "kink between slopes" if math.isfinite(point.left + point.right) else "kink"
    if point.trouble is Trouble.JUMP:
        is_one_value = math.isclose(point.below, point.above, rel_tol=1e-9, abs_tol=1e-12)
        return "jump of one value" if is_one_value else "jump"
    return "misled" if point.trouble is Trouble.MISLED else ""


def about_float32(by_precision: Mapping[str, Differences], index: int) -> str:
    """Why float32 is as far off as it is for this h."""
    single, double = by_precision["float32"], by_precision["float64"]
    if not math.isfinite(double.quotients[index]):
        return ""
    if not math.isfinite(single.quotients[index]):
        return fill("too large")
    if single.lost[index]:
        return fill("lost", x=short(single.x), x_gap=tiny(single.x_gap))
    rise = abs(double.ups[index] - double.downs[index])
    taken = abs(single.ups[index] - single.downs[index]) / single.y_gap
    steps = rise / single.y_gap
    if not 0 < max(steps, taken) < 1000:
        return ""
    gaps = {"y": short(single.y), "y_gap": tiny(single.y_gap), "rise": tiny(rise)}
    return fill("stairs", steps=short(steps), taken=short(taken), **gaps)


def about_all_steps(by_precision: Mapping[str, Differences]) -> str:
    """Why the errors fall and why they rise again, as far as they do."""
    slope = by_precision["float64"].slope
    falling = about_falling(by_precision["float64"])
    errors = {name: each.errors(slope) for name, each in by_precision.items()}
    best = {name: best_step(each) for name, each in errors.items()}
    rises = [worse(errors[name], best[name], slope) for name in best]
    if all(rises):
        when = SENTENCES["then" if falling else "for small h"]
        single_h, double_h = (repr(STEPS[best[name]]) for name in ("float32", "float64"))
        return joined(falling, fill("rises", when=when, single_h=single_h, double_h=double_h))
    stays_down = by_precision["float32"].x == 0 and any(errors["float64"]) and not any(rises)
    return joined(falling, SENTENCES["near 0"] if stays_down else "")


def about_falling(double: Differences) -> str:
    """How the error falls in float64 while the curve's bend decides; "" where no pattern shows."""
    errors = double.errors(double.slope)
    points = zip(double.ups, double.downs, STEPS, strict=True)
    rounding = [4 * sys.float_info.epsilon * max(abs(up), abs(down)) / h for up, down, h in points]
    if errors[0] <= rounding[0] and errors[1] <= rounding[1]:
        return SENTENCES["straight"]
    for index, (larger, smaller) in enumerate(pairwise(errors)):
        if smaller > rounding[index + 1] and 80 < larger / smaller < 125:
            h, next_h = repr(STEPS[index]), repr(STEPS[index + 1])
            return fill("falls", larger=tiny(larger), h=h, smaller=tiny(smaller), next_h=next_h)
    return ""


def best_step(errors: tuple[float, ...]) -> int:
    """The number of the step with the smallest error."""
    return min(range(len(errors)), key=lambda index: errors[index] if math.isfinite(errors[index]) else math.inf)


def worse(errors: tuple[float, ...], best: int, slope: float) -> bool:
    """Whether the error rises again after its best step."""
    return max(errors[best:]) > max(10 * errors[best], 1e-9 * abs(slope))


def about_autograd(by_precision: Mapping[str, Differences]) -> str:
    """That autograd is no difference quotient, and how exact it is."""
    single, double = by_precision["float32"].slope, by_precision["float64"].slope
    if not math.isfinite(double):
        return SENTENCES["autograd"]
    case = "autograd's error" if math.isfinite(single) else "autograd in float64"
    return joined(SENTENCES["autograd"], fill(case, off=tiny(abs(single - double)), single=short(single)))


def about_zero(by_precision: Mapping[str, Differences]) -> str:
    """Where the picture has an error of 0, if there is one."""
    slope = by_precision["float64"].slope
    errors = [error for each in by_precision.values() for error in (*each.errors(slope), abs(each.slope - slope))]
    return SENTENCES["error 0"] if 0 in errors else ""
