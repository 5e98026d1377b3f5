"""The path downhill in words."""

import itertools
import math

from ..curves import point_at
from ..functions import Function
from ..sentences import about_point, exactly, in_lines, is_level, joined, say, short
from .ending import Ending, Stationary, ending, falls_without_end, lower_point, stationary_point
from .program import Path, Settings

# How the path ended, and what else there is to say of it; {direction} is one of the sentences on the slope.
SENTENCES = {
    "start": "The start: x = **{x}**, y = **{y}**.",
    "one step": "After 1 step{of}: x = **{x}**, y = **{y}**. It began at x = {first_x}, y = {first_y}.",
    "steps": "After {taken} steps{of}: x = **{x}**, y = **{y}**. It began at x = {first_x}, y = {first_y}.",
    "of": " of {steps}",
    Ending.NO_GRADIENT: "No gradient leads from {f} back to x, so backward() raises an error.",
    Ending.CUT_OFF: "The program ended early, with the message under its loop. The path is drawn as far as it came.",
    "too large": "y is {y}: more than float32 can hold, or a pole. The app stops.",
    Ending.NO_VALUE: "{f} has no value there, and without y there is no way down. The app stops.",
    Ending.NO_STEP: "The slope at x = {x_before} is {slope_before}. No step comes of that. The app stops.",
    "slope 0": "The slope is 0, so nothing moves.",
    "rate 0": "The slope is {slope}, but with rate 0 nothing moves.",
    Ending.STILL: "The slope is {slope}. Rate times slope is too little to change x, a float32.",
    Ending.SETTLED: "The slope is about 0 here, and so are the steps.",
    "slow at a saddle": "{direction} But it has become so small that x hardly moves.",
    Ending.CREEPING: "{direction} But with so small a slope times rate, x hardly moves.",
    "creeping at a maximum": "{direction} But with so small a slope times rate, x hardly moves. {f} has a maximum "
    "here.",
    Ending.ZIGZAG: "It zigzags across a kink. The slope does not shrink on the way to a kink: it stays {slope} on this "
    "side. So the steps do not shrink either. A smaller rate zigzags closer.",
    Ending.FLOOR: "Every step jumps over the floor between two kinks, which is level. Up to its edge the slope stays "
    "{slope}, so the steps do not shrink. A smaller rate can end on the floor.",
    Ending.GROWING: "The rate is too large: every step jumps across the valley, and farther each time. y grows.",
    Ending.STEADY: "The rate is too large: every step jumps across the valley and the next one jumps back.",
    Ending.SHRINKING: "Every step jumps across the valley, but less far each time. {direction}",
    Ending.UPHILL: "The last step went too far: y rose from {y_before} to {y}. A slope is only true near its x. Use a "
    "smaller rate. {direction}",
    "direction 0": "The slope is **0**.",
    "direction down": "The slope is **{slope}**. A negative slope: making x a little bigger makes y a little smaller.",
    "direction up": "The slope is **{slope}**. A positive slope: making x a little smaller makes y a little smaller.",
    "step right": "The next step: x - {rate} * {factor}, so {length} to the right.",
    "step left": "The next step: x - {rate} * {factor}, so {length} to the left.",
    Stationary.MAXIMUM: "{f} has a maximum here. A step to either side would lead down, but the slope does not say so.",
    Stationary.SADDLE: "{f} runs level here, and this is no minimum. The slope does not tell which way is down.",
    Stationary.UNKNOWN: "",
    Stationary.PLATEAU: "{f} is level all around here. No slope tells whether there is a lower place.",
    "lower": "f({lower_x}) is {lower_y}.",
    "local minimum": "{f} has a minimum here, the lowest place around. It is only a local one: f({lower_x}) is "
    "{lower_y}. Slopes do not see that far.",
    Stationary.MINIMUM: "{f} has a minimum here, and no lower place was found.",
    "left": "x has left the picture, which ends on the left at x = {edge}, and the app stops. The tangent stands at "
    "the last x inside, {inside}.",
    "right": "x has left the picture, which ends on the right at x = {edge}, and the app stops. The tangent stands at "
    "the last x inside, {inside}.",
    "too long": "{left} y rose from {y_before} to {y}: the step was too long. Use a smaller rate.",
    "too fast": "{left} y rose from {y_before} to {y}: its speed carried it up and out.",
    "still falling": "{left} y was still falling. A wider range, low to high, lets it go on.",
    "no lowest point": "It runs away. {left} y falls on and on that way: {values}. **f has no lowest point.**",
    "value": "f({x}) is {y}",
    "slope of one": "the slope of the one step",
    "slopes of all": "the sum of the slopes of all {taken} steps",
    "forgotten": ":red[**zero_() is forgotten.**] x.grad holds {held}, {slopes}. This sum acts like a speed without "
    "friction.",
    "forgotten in a valley": ":red[**zero_() is forgotten.**] x.grad holds {held}, {slopes}. This sum acts like a "
    "speed without friction: it carries x through the valley and up the other side. So far x was between {leftmost} "
    "and {rightmost}.",
    "momentum of sums": "Momentum {momentum} comes on top: x.grad is a sum already, and speed adds up the sums.",
    "momentum 1": "Momentum 1: old slopes never fade. This is just what a forgotten zero_() does, and the path is the "
    "same.",
    "momentum": "Momentum {momentum}: at every step an old slope keeps {momentum} of its part in the speed, so it "
    "fades. That is friction. A forgotten zero_() is momentum 1: nothing fades.",
}
PANEL = {
    "title": "Step downhill",
    "rate": "rate",
    "steps": "steps",
    "momentum": "momentum",
    "forget": "forget x.grad.zero_()",
    "start": "start x",
    "no f": "This section goes downhill on f. It needs an f that can be drawn.",
    "one step": "1 step",
    "ten steps": "10 steps",
    "to the start": "To the start",
    "lines": "`.item()` gives a plain number. `with torch.no_grad()`: moving x is no part of f, so it is not noted "
    "down for the slope.",
    "alt of the curve": "The curve of f with the path downhill: a numbered point for each step, arrows from each to "
    "the next, and the tangent where it is now. A click sets the start. The sentences on this page say the same in "
    "words.",
    "alt of the fall": "y against the number of steps taken, at the same height as on the curve of f.",
    "fall": "y, step by step",
    "forgotten": "zero_() forgotten",
}
# What is true of slope and rate alone, and not of a path with a memory.
WITHOUT_MEMORY = (
    Ending.CREEPING,
    Ending.ZIGZAG,
    Ending.FLOOR,
    Ending.GROWING,
    Ending.STEADY,
    Ending.SHRINKING,
    Ending.UPHILL,
)


def about(f: Function, path: Path, settings: Settings, low: float, high: float) -> str:
    """Where the path is, how it came to an end and what its memory does, a sentence a line, as Markdown."""
    found = ending(f, path, low, high)
    said = [about_last_point(path, settings), about_ending(found, f, path, settings, low, high)]
    if path.taken and found not in (Ending.NO_GRADIENT, Ending.CUT_OFF):
        said += [about_forgetting(path, settings), about_momentum(settings)]
    return in_lines(said)


def about_last_point(path: Path, settings: Settings) -> str:
    """Where the path is, and where it began."""
    case = "one step" if path.taken == 1 else "steps"
    return say(
        SENTENCES[case if path.taken else "start"],
        taken=path.taken,
        of=say(SENTENCES["of"], steps=settings.steps) if path.stopped else "",
        x=exactly(path.x[-1]),
        y=short(path.y[-1]),
        first_x=exactly(path.x[0]),
        first_y=short(path.y[0]),
    )


def about_ending(found: Ending, f: Function, path: Path, settings: Settings, low: float, high: float) -> str:
    """How the path ended, and what comes next."""
    x, slope = path.x[-1], path.slopes[-1]
    if found in (Ending.LEFT_DOWN, Ending.LEFT_UP):
        return about_leaving(found, f, path, settings, low, high)
    depends = found in (Ending.SETTLED, Ending.CREEPING)
    around = stationary_point(f, x, high - low) if depends else Stationary.UNKNOWN
    case = case_of(found, path, settings, around)
    if case in ("slope 0", Ending.SETTLED):
        return joined(SENTENCES[case], about_level(f, x, low, high))
    if case == "slow at a saddle":
        return joined(SENTENCES[Ending.SETTLED], say(SENTENCES[case], direction=about_slope(slope)))
    if case is None:
        next_step = about_step(slope, settings.rate) if is_plain(settings) or not path.taken else ""
        return joined(about_slope(slope), next_step)
    before = max(len(path.x) - 2, 0)
    return say(
        SENTENCES[case],
        y=short(path.y[-1]),
        slope=short(slope),
        direction=about_slope(slope),
        x_before=exactly(path.x[before]),
        y_before=short(path.y[before]),
        slope_before=short(path.slopes[before]),
    )


def case_of(found: Ending, path: Path, settings: Settings, around: Stationary) -> Ending | str | None:
    """Which of SENTENCES says how a path ended that is still in the picture; None where only its slope is told."""
    level = is_level(path.slopes[-1])
    if found in WITHOUT_MEMORY and not is_plain(settings):
        return None
    if found in (Ending.START, Ending.STILL) and level:
        return "slope 0"
    special = {
        Ending.NO_VALUE: "too large" if math.isinf(path.y[-1]) else None,
        Ending.STILL: "rate 0" if settings.rate == 0 else None,
        Ending.SETTLED: "slow at a saddle" if around is Stationary.SADDLE and not level else None,
        Ending.CREEPING: "creeping at a maximum" if around is Stationary.MAXIMUM else None,
    }
    return special.get(found) or (found if found in SENTENCES else None)


def is_plain(settings: Settings) -> bool:
    """Whether the path has no memory."""
    return not settings.momentum and not settings.forget


def about_slope(slope: float) -> str:
    """The reading's words: which way is down."""
    if is_level(slope):
        return SENTENCES["direction 0"]
    return say(SENTENCES["direction down" if slope < 0 else "direction up"], slope=short(slope))


def about_step(slope: float, rate: float) -> str:
    """Where the next step leads."""
    factor = f"({short(slope)})" if slope < 0 and math.isfinite(slope) else short(slope)
    case = "step right" if slope < 0 else "step left"
    return say(SENTENCES[case], rate=short(rate), factor=factor, length=short(abs(rate * slope)))


def about_level(f: Function, x: float, low: float, high: float) -> str:
    """What is special where the slope is 0."""
    point = point_at(f, x)
    if point.trouble:
        return about_point("f", point)
    kind = stationary_point(f, x, high - low)
    lower = lower_point(f, x, low, high) if kind in (Stationary.PLATEAU, Stationary.MINIMUM) else None
    if not lower:
        return say(SENTENCES[kind])
    gaps = {"lower_x": short(lower[0]), "lower_y": short(lower[1])}
    if kind is Stationary.PLATEAU:
        return joined(say(SENTENCES[kind]), say(SENTENCES["lower"], **gaps))
    return say(SENTENCES["local minimum"], **gaps)


def about_leaving(found: Ending, f: Function, path: Path, settings: Settings, low: float, high: float) -> str:
    """Where x left the picture, and why."""
    x = path.x[-1]
    side, edge = ("left", low) if x < low else ("right", high)
    inside = next((one for one in reversed(path.x) if low <= one <= high), path.x[0])
    left = say(SENTENCES[side], edge=exactly(edge), inside=exactly(inside))
    if found is Ending.LEFT_UP:
        case = "too long" if is_plain(settings) else "too fast"
        return say(SENTENCES[case], left=left, y_before=short(path.y[-2]), y=short(path.y[-1]))
    points = falls_without_end(f, low, high, -1 if x < low else 1)
    if not points:
        return say(SENTENCES["still falling"], left=left)
    values = [say(SENTENCES["value"], x=short(at), y=short(value)) for at, value in points]
    return say(SENTENCES["no lowest point"], left=left, values=", ".join(values))


def about_forgetting(path: Path, settings: Settings) -> str:
    """Why x swings when nothing sets x.grad to zero; "" if something does."""
    if not settings.forget:
        return ""
    return say(
        SENTENCES["forgotten in a valley" if crosses_valley(path) else "forgotten"],
        held=short(path.held),
        slopes=say(SENTENCES["slope of one" if path.taken == 1 else "slopes of all"], taken=path.taken),
        leftmost=short(min(path.x)),
        rightmost=short(max(path.x)),
    )


def crosses_valley(path: Path) -> bool:
    """Whether a step began downhill and went so far that f rises there."""
    points = itertools.pairwise(zip(path.x, path.slopes, strict=True))
    return any(before * (to - x) < 0 < after * (to - x) for (x, before), (to, after) in points)


def about_momentum(settings: Settings) -> str:
    """What momentum does, and how the forgotten zero_() differs; "" without momentum."""
    if not settings.momentum:
        return ""
    case = "momentum 1" if settings.momentum == 1 else "momentum"
    return say(SENTENCES["momentum of sums" if settings.forget else case], momentum=short(settings.momentum))
