"""The path downhill in words."""

import itertools
import math

from ..curves import point_at
from ..functions import Function
from ..sentences import COLORED, LINE_BREAK, about_point, exactly, short
from .ending import Ending, Stationary, ending, falls_without_end, lower_point, stationary_point
from .program import Path, Settings

F = COLORED["f"]


def about(f: Function, path: Path, settings: Settings, low: float, high: float) -> str:
    """Where the path is, how it came to an end and what its memory does, a sentence a line, as Markdown."""
    found = ending(f, path, low, high)
    said = [about_place(path, settings), about_ending(found, f, path, settings, low, high)]
    if path.taken and found not in (Ending.NO_GRADIENT, Ending.CUT_OFF):
        said += [about_forgetting(path, settings), about_momentum(settings)]
    return LINE_BREAK.join(sentence for sentence in said if sentence)


def about_place(path: Path, settings: Settings) -> str:
    x, y = path.x[-1], path.y[-1]
    at = f"x = **{exactly(x)}**, y = **{short(y)}**"
    if not path.taken:
        return f"The start: {at}."
    steps = "1 step" if path.taken == 1 else f"{path.taken} steps"
    of = f" of {settings.steps}" if path.stopped else ""
    return f"After {steps}{of}: {at}. It began at x = {exactly(path.x[0])}, y = {short(path.y[0])}."


def about_ending(found: Ending, f: Function, path: Path, settings: Settings, low: float, high: float) -> str:
    x, slope = path.x[-1], path.slopes[-1]
    plain = not settings.momentum and not settings.forget
    match found:
        case Ending.NO_GRADIENT:
            return f"No gradient leads from {F} back to x, so backward() raises an error."
        case Ending.CUT_OFF:
            return "The program ended early, with the message under its loop. The path is drawn as far as it came."
        case Ending.NO_VALUE if math.isinf(path.y[-1]):
            return f"y is {short(path.y[-1])}: more than float32 can hold, or a pole. The app stops."
        case Ending.NO_VALUE:
            return f"{F} has no value there, and without y there is no way down. The app stops."
        case Ending.NO_STEP:
            before = f"The slope at x = {exactly(path.x[-2])} is {short(path.slopes[-2])}"
            return f"{before}. No step comes of that. The app stops."
        case Ending.LEFT_DOWN | Ending.LEFT_UP:
            return about_leaving(found, f, path, plain, low, high)
        case Ending.START | Ending.STILL if short(slope) == "0":
            return f"The slope is 0, so nothing moves. {about_level(f, x, low, high)}"
        case Ending.STILL if settings.rate == 0:
            return f"The slope is {short(slope)}, but with rate 0 nothing moves."
        case Ending.STILL:
            return f"The slope is {short(slope)}. Rate times slope is too little to change x, a float32."
        case Ending.SETTLED:
            said = "The slope is about 0 here, and so are the steps."
            if short(slope) != "0" and stationary_point(f, x, high - low) is Stationary.SADDLE:
                return f"{said} {about_slope(slope)} But it has become so small that x hardly moves."
            return f"{said} {about_level(f, x, low, high)}"
        case Ending.CREEPING if plain:
            top = f" {F} has a maximum here." if stationary_point(f, x, high - low) is Stationary.MAXIMUM else ""
            return f"{about_slope(slope)} But with so small a slope times rate, x hardly moves.{top}"
        case Ending.ZIGZAG if plain:
            return (
                f"It zigzags across a kink. The slope does not shrink on the way to a kink: it stays {short(slope)} on "
                "this side. So the steps do not shrink either. A smaller rate zigzags closer."
            )
        case Ending.FLOOR if plain:
            return (
                f"Every step jumps over the floor between two kinks, which is level. Up to its edge the slope stays "
                f"{short(slope)}, so the steps do not shrink. A smaller rate can end on the floor."
            )
        case Ending.GROWING if plain:
            return "The rate is too large: every step jumps across the valley, and farther each time. y grows."
        case Ending.STEADY if plain:
            return "The rate is too large: every step jumps across the valley and the next one jumps back."
        case Ending.SHRINKING if plain:
            return f"Every step jumps across the valley, but less far each time. {about_slope(slope)}"
        case Ending.UPHILL if plain:
            return (
                f"The last step went too far: y rose from {short(path.y[-2])} to {short(path.y[-1])}. A slope is only "
                f"true near its x. Use a smaller rate. {about_slope(slope)}"
            )
    next_step = about_step(slope, settings.rate) if plain or not path.taken else ""
    return f"{about_slope(slope)} {next_step}"


def about_slope(slope: float) -> str:
    """The reading's words: which way is down."""
    if short(slope) == "0":
        return "The slope is **0**."
    sign, way = ("negative", "bigger") if slope < 0 else ("positive", "smaller")
    return f"The slope is **{short(slope)}**. A {sign} slope: making x a little {way} makes y a little smaller."


def about_step(slope: float, rate: float) -> str:
    way = f"{short(abs(rate * slope))} to the {side_of(-slope)}"
    return f"The next step: x - {short(rate)} * {in_product(slope)}, so {way}."


def about_level(f: Function, x: float, low: float, high: float) -> str:
    """What is special where the slope is 0."""
    point = point_at(f, x)
    if point.trouble:
        return about_point("f", point)
    kind = stationary_point(f, x, high - low)
    if kind is Stationary.MAXIMUM:
        return f"{F} has a maximum here. A step to either side would lead down, but the slope does not say so."
    if kind is Stationary.SADDLE:
        return f"{F} runs level here, and this is no minimum. The slope does not tell which way is down."
    if kind is Stationary.UNKNOWN:
        return ""
    lower = lower_point(f, x, low, high)
    if kind is Stationary.PLATEAU:
        found = f" f({short(lower[0])}) is {short(lower[1])}." if lower else ""
        return f"{F} is level all around here. No slope tells whether there is a lower place.{found}"
    if lower:
        return (
            f"{F} has a minimum here, the lowest place around. It is only a local one: "
            f"f({short(lower[0])}) is {short(lower[1])}. Slopes do not see that far."
        )
    return f"{F} has a minimum here, and no lower place was found."


def about_leaving(found: Ending, f: Function, path: Path, plain: bool, low: float, high: float) -> str:
    x, y, before = path.x[-1], path.y[-1], path.y[-2]
    side, edge = ("left", low) if x < low else ("right", high)
    inside = next((one for one in reversed(path.x) if low <= one <= high), path.x[0])
    left = (
        f"x has left the picture, which ends on the {side} at x = {exactly(edge)}, and the app stops. The tangent "
        f"stands at the last x inside, {exactly(inside)}."
    )
    if found is Ending.LEFT_UP:
        why = "the step was too long. Use a smaller rate." if plain else "its speed carried it up and out."
        return f"{left} y rose from {short(before)} to {short(y)}: {why}"
    points = falls_without_end(f, low, high, -1 if x < low else 1)
    if not points:
        return f"{left} y was still falling. A wider range, low to high, lets it go on."
    told = ", ".join(f"f({short(at)}) is {short(value)}" for at, value in points)
    return f"It runs away. {left} y falls on and on that way: {told}. **f has no lowest point.**"


def about_forgetting(path: Path, settings: Settings) -> str:
    """Why x swings when nothing sets x.grad to zero; "" if something does."""
    if not settings.forget:
        return ""
    slopes = "the slope of the one step" if path.taken == 1 else f"the sum of the slopes of all {path.taken} steps"
    said = (
        f":red[**zero_() is forgotten.**] x.grad holds {short(path.held)}, {slopes}. This sum acts like a speed "
        "without friction"
    )
    if not crosses_valley(path):
        return f"{said}."
    reach = f"between {short(min(path.x))} and {short(max(path.x))}"
    return f"{said}: it carries x through the valley and up the other side. So far x was {reach}."


def crosses_valley(path: Path) -> bool:
    """Whether a step began downhill and went so far that f rises there."""
    points = itertools.pairwise(zip(path.x, path.slopes, strict=True))
    return any(before * (to - x) < 0 < after * (to - x) for (x, before), (to, after) in points)


def about_momentum(settings: Settings) -> str:
    """What momentum does, and how the forgotten zero_() differs; "" without momentum."""
    if not settings.momentum:
        return ""
    factor = short(settings.momentum)
    if settings.forget:
        return f"Momentum {factor} comes on top: x.grad is a sum already, and speed adds up the sums."
    if settings.momentum == 1:
        return (
            "Momentum 1: old slopes never fade. This is just what a forgotten zero_() does, and the path is the same."
        )
    return (
        f"Momentum {factor}: at every step an old slope keeps {factor} of its part in the speed, so it fades. That is "
        "friction. A forgotten zero_() is momentum 1: nothing fades."
    )


def side_of(way: float) -> str:
    return "right" if way > 0 else "left"


def in_product(value: float) -> str:
    return f"({short(value)})" if value < 0 and math.isfinite(value) else short(value)
