"""What the line that has just run did, in words."""

import math
from collections.abc import Mapping

import torch

from ..curves import Point
from ..functions import Function
from ..guess.tries import verdict
from ..listing import Kind
from ..sentences import (
    COLORED,
    GUESS,
    LINE_BREAK,
    about_point,
    about_tracking,
    answers_slope,
    exactly,
    is_level,
    joined,
    rounded,
    say,
    short,
    way,
)
from .revealed import Revealed, revealed_after
from .state import GraphState, State
from .stops import Walk

SENTENCES = {
    "nothing ran": "Nothing has run yet: Python knows no f, no x and no y. **Next** runs the first line.",
    "failed": "This line raised an error, so the program ends here.",
    "import": "The import made names known. Nothing is computed yet.",
    "definition": "Python knows {curve} now, so its curve can be drawn. It has not been called: there is no y.",
    "x": "x is a tensor now, and `requires_grad_()` makes PyTorch record every operation on it. `x.grad` is `None`: "
    "there is no slope yet. `None` is not 0.",
    "call": "{curve} was called with x, and y is what it gave back.",
    "no graph": "No gradient leads from this y back to x, so PyTorch recorded no graph.",
    "y is x": "That is the very tensor x: no operation, no graph.",
    "graph": "PyTorch recorded the operations in a graph, and `y.grad_fn` is the last of them.",
    "still None": "`x.grad` is still `None`.",
    "still held": "`x.grad` belongs to x and still holds {held}.",
    "backward on None": "`backward()` went from y back to x and added {added} to `x.grad`, which was `None`. Now it "
    "holds **{total}**.",
    "backward on 0": "`backward()` went from y back to x and added {added} to `x.grad`, which held 0. Now it holds "
    "**{total}**.",
    "no harm": "This time the forgotten `zero_()` does no harm: f had left 0.",
    "backward on a rest": ":red[**Wrong for g.**] `backward()` went from y back to x and added {added} to `x.grad`, "
    "which still held {held} from f: {held} + {added} = **{total}**{rounded}.",
    "zero": "`zero_()` wrote 0 over the {held} in `x.grad`. The next `backward()` will add to 0.",
    "zero on None skipped": "Python skips a comment. Here `zero_()` would raise an error: `x.grad` is `None`, and not "
    "a tensor.",
    "zero skipped": "Python skips a comment: `x.grad` still holds {held}, and the next `backward()` will add to it.",
    "shows None": "This line changed nothing. It shows `x.grad`: still `None`, because no `backward()` has run.",
    "shows old": "This line changed nothing. It shows `x.grad`: still **{held}** from {curve}, because no `backward()` "
    "has run on this y.",
    "shows sum": "This line changed nothing. It shows `x.grad`: **{held}**, the sum of {on_f} from f and {on_g} from "
    "g{rounded}.",
    "sum is a slope": "It is the slope of f + g, and not the slope of g.",
    "sum is none": "It is not the slope of g.",
    "sum is no guess": "The reading's guess of -9 has nothing to do with it.",
    "shows": "This line changed nothing. It shows `x.grad`: **{held}**.",
    "shows slope": "This line changed nothing. It shows `x.grad`: **{held}** is the slope of {curve} at x = {x}: "
    "{way}.",
    "your guess": "Your guess here: **{verdict}**.",
}
PANEL = {
    "title": "The program, line by line",
    "line": "step",
    "no line": "it is not a number of steps",
    "last line": "the program has steps from 0 to {last}",
    "back": "Back",
    "next": "Next",
    "no x yet": "no x yet",
    "no y yet": "no y yet",
    "no tensor": "none: y is no tensor",
    "graph": "graph of y",
    "alt": "What is known after the line that has just run: the curves f in blue and g in orange once they are "
    "defined, the point at x once the function was called, the tangent once backward() has run. The table and the "
    "sentence on this page say the same.",
}
# What became of the graph.
AFTER_BACKWARD = {
    GraphState.FREED: "What the graph had saved is freed: a second `backward()` on this y would raise an error.",
    GraphState.SPARED: "The graph had saved nothing, so nothing was freed: a second `backward()` on this y would add "
    "again.",
    GraphState.X_ITSELF: "y is x itself, so there was no graph, and nothing was freed.",
}


def explain(walk: Walk, functions: Mapping[str, Function], points: Mapping[str, Point]) -> str:
    """The last line of the walk, in Markdown."""
    if not walk.stops:
        return SENTENCES["nothing ran"]
    if walk.steps and walk.steps[-1].error:
        return SENTENCES["failed"]
    line, revealed = walk.stops[-1].line, revealed_after(walk.stops)
    before, after = walk.before, walk.now
    match line.kind:
        case Kind.IMPORT:
            return SENTENCES["import"]
        case Kind.DEFINE:
            return say(SENTENCES["definition"], curve=COLORED[line.function])
        case Kind.MAKE_X:
            return SENTENCES["x"]
        case Kind.CALL:
            return about_call(line.function, after)
        case Kind.BACKWARD if line.skipped:
            return about_tracking(line.function, functions[line.function])
        case Kind.BACKWARD:
            return about_backward(line.function, points[line.function], revealed, before, after)
        case Kind.ZERO:
            return about_zero(line.skipped, before)
    return about_grad(revealed.called[-1], functions, points, revealed, after)


def about_call(name: str, state: State) -> str:
    """What the call of a function gave."""
    called = say(SENTENCES["call"], curve=COLORED[name])
    if state.graph == GraphState.NONE:
        return joined(called, SENTENCES["no graph"])
    if state.graph == GraphState.X_ITSELF:
        return joined(called, SENTENCES["y is x"])
    kept = SENTENCES["still None"] if state.held is None else say(SENTENCES["still held"], held=short(state.held))
    return joined(called, SENTENCES["graph"], kept)


def about_backward(name: str, point: Point, revealed: Revealed, before: State, after: State) -> str:
    """What backward() added to x.grad, and what is left of the graph."""
    assert before.adds is not None, "this backward() adds something to x.grad"
    assert after.held is not None, "x.grad holds it once backward() has run"
    gaps = {"added": short(before.adds), "total": short(after.held)}
    if before.held is None:
        said = [say(SENTENCES["backward on None"], **gaps)]
    elif is_level(before.held):
        said = [say(SENTENCES["backward on 0"], **gaps), SENTENCES["no harm"] if revealed.wrong else ""]
    else:
        gaps |= {"held": short(before.held), "rounded": rounded((before.held, before.adds), after.held)}
        said = [say(SENTENCES["backward on a rest"], **gaps)]
    return joined(*said, about_point(name, point) if point.trouble else AFTER_BACKWARD[after.graph])


def about_zero(skipped: bool, before: State) -> str:
    """What zero_() wrote over, or that Python skips it."""
    # zero_() of a gradient that is None runs in no program: such a line is skipped.
    if before.held is None:
        return SENTENCES["zero on None skipped"]
    return say(SENTENCES["zero skipped" if skipped else "zero"], held=short(before.held))


def about_grad(
    name: str, functions: Mapping[str, Function], points: Mapping[str, Point], revealed: Revealed, state: State
) -> str:
    """What the number that x.grad shows is, and what it is not."""
    if state.held is None:
        return SENTENCES["shows None"]
    held = short(state.held)
    if name not in revealed.walked:
        return say(SENTENCES["shows old"], held=held, curve=revealed.walked[-1])
    added = {name: program_slope(functions[name], points[name].x) for name in revealed.walked}
    if revealed.wrong and not is_level(added["f"]):
        return about_sum(added, points, state.held)
    if not answers_slope(points[name]):
        return joined(say(SENTENCES["shows"], held=held), about_point(name, points[name]))
    x = exactly(points[name].x)
    return say(SENTENCES["shows slope"], held=held, curve=COLORED[name], x=x, way=way(state.held))


def about_sum(added: Mapping[str, float], points: Mapping[str, Point], held: float) -> str:
    """That x.grad holds the slope of f in that of g."""
    parts = {"on_f": short(added["f"]), "on_g": short(added["g"]), "rounded": rounded(added.values(), held)}
    is_slope = all(answers_slope(points[name]) for name in ("f", "g")) and math.isfinite(held)
    return joined(
        say(SENTENCES["shows sum"], held=short(held), **parts),
        SENTENCES["sum is a slope" if is_slope else "sum is none"],
        SENTENCES["sum is no guess"] if held == GUESS else "",
    )


def about_guess(guess: float | None, revealed: Revealed, points: Mapping[str, Point]) -> str:
    """How far off the reader's guess of f's slope was, once the program has found it and while nothing else came."""
    if guess is None or revealed.called != ("f",) or revealed.walked != ("f",) or not answers_slope(points["f"]):
        return ""
    return LINE_BREAK + say(SENTENCES["your guess"], verdict=verdict(guess, points["f"].slope))


def program_slope(function: Function, x: float) -> float:
    """The slope in float32, as the program finds it."""
    return function.slopes(torch.tensor([x]))[1].item()
