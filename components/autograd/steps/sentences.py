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
    rounded,
    short,
    way,
)
from .revealed import Revealed, revealed_after
from .state import GraphState, State
from .stops import Walk

NOTHING_RAN = "Nothing has run yet: Python knows no f, no x and no y. **Next** runs the first line."
FAILED = "This line raised an error, so the program ends here."
IMPORTED = "The import made names revealed. Nothing is computed yet."
TRACKED = (
    "x is a tensor now, and `requires_grad_()` makes PyTorch record every operation on it. "
    "`x.grad` is `None`: there is no slope yet. `None` is not 0."
)
AFTER_BACKWARD = {
    GraphState.FREED: "What the graph had saved is freed: a second `backward()` on this y would raise an error.",
    GraphState.SPARED: "The graph had saved nothing, so nothing was freed: a second `backward()` on this y would add "
    "again.",
    GraphState.X_ITSELF: "y is x itself, so there was no graph, and nothing was freed.",
}


def explain(walk: Walk, functions: Mapping[str, Function], points: Mapping[str, Point]) -> str:
    """The last line of the walk, in Markdown."""
    if not walk.stops:
        return NOTHING_RAN
    if walk.steps and walk.steps[-1].error:
        return FAILED
    line, revealed = walk.stops[-1].line, revealed_after(walk.stops)
    before, after = walk.before, walk.now
    match line.kind:
        case Kind.IMPORT:
            return IMPORTED
        case Kind.DEFINE:
            return about_definition(line.function)
        case Kind.MAKE_X:
            return TRACKED
        case Kind.CALL:
            return about_call(line.function, after)
        case Kind.BACKWARD if line.skipped:
            return about_tracking(line.function, functions[line.function])
        case Kind.BACKWARD:
            return about_backward(line.function, points[line.function], revealed, before, after)
        case Kind.ZERO:
            return about_zero(line.skipped, before)
    return about_grad(revealed.called[-1], functions, points, revealed, after)


def about_definition(name: str) -> str:
    return f"Python knows {COLORED[name]} now, so its curve can be drawn. It has not been called: there is no y."


def about_call(name: str, state: State) -> str:
    y = f"{COLORED[name]} was called with x, and y is what it gave back."
    if state.graph == GraphState.NONE:
        return f"{y} No gradient leads from this y back to x, so PyTorch recorded no graph."
    if state.graph == GraphState.X_ITSELF:
        return f"{y} That is the very tensor x: no operation, no graph."
    recorded = f"{y} PyTorch recorded the operations in a graph, and `y.grad_fn` is the last of them."
    if state.held is None:
        return f"{recorded} `x.grad` is still `None`."
    return f"{recorded} `x.grad` belongs to x and still holds {short(state.held)}."


def about_backward(name: str, point: Point, revealed: Revealed, before: State, after: State) -> str:
    added = f"`backward()` went from y back to x and added {short(before.adds)} to `x.grad`"
    if before.held is None:
        said = f"{added}, which was `None`. Now it holds **{short(after.held)}**."
    elif short(before.held) == "0":
        harmless = " This time the forgotten `zero_()` does no harm: f had left 0." if revealed.wrong else ""
        said = f"{added}, which held 0. Now it holds **{short(after.held)}**.{harmless}"
    else:
        total = f"{short(before.held)} + {short(before.adds)} = **{short(after.held)}**"
        total += rounded((before.held, before.adds), after.held)
        said = f":red[**Wrong for g.**] {added}, which still held {short(before.held)} from f: {total}."
    return f"{said} {about_point(name, point) if point.trouble else AFTER_BACKWARD[after.graph]}"


def about_zero(skipped: bool, before: State) -> str:
    if not skipped:
        return f"`zero_()` wrote 0 over the {short(before.held)} in `x.grad`. The next `backward()` will add to 0."
    if before.held is None:
        return "Python skips a comment. Here `zero_()` would raise an error: `x.grad` is `None`, and not a tensor."
    return (
        f"Python skips a comment: `x.grad` still holds {short(before.held)}, and the next `backward()` will add to it."
    )


def about_grad(
    name: str, functions: Mapping[str, Function], points: Mapping[str, Point], revealed: Revealed, state: State
) -> str:
    shows = "This line changed nothing. It shows `x.grad`"
    point, grad = points[name], f"**{short(state.held)}**" if state.held is not None else "`None`"
    if state.held is None:
        return f"{shows}: still {grad}, because no `backward()` has run."
    if name not in revealed.walked:
        return f"{shows}: still {grad} from {revealed.walked[-1]}, because no `backward()` has run on this y."
    added = {name: program_slope(functions[name], point.x) for name in revealed.walked}
    if revealed.wrong and short(added["f"]) != "0":
        parts = f"{short(added['f'])} from f and {short(added['g'])} from g{rounded(added.values(), state.held)}"
        guess = " The reading's guess of -9 has nothing to do with it." if state.held == GUESS else ""
        a_slope = answers_slope(points["f"]) and answers_slope(point) and math.isfinite(state.held)
        slope = "It is the slope of f + g, and" if a_slope else "It is"
        return f"{shows}: {grad}, the sum of {parts}. {slope} not the slope of g.{guess}"
    if not answers_slope(point):
        return f"{shows}: {grad}. {about_point(name, point)}"
    return f"{shows}: {grad} is the slope of {COLORED[name]} at x = {exactly(point.x)}: {way(state.held)}."


def about_guess(guess: float | None, revealed: Revealed, points: Mapping[str, Point]) -> str:
    """How far off the reader's guess of f's slope was, once the program has found it and while nothing else came."""
    if guess is None or revealed.called != ("f",) or revealed.walked != ("f",) or not answers_slope(points["f"]):
        return ""
    return f"{LINE_BREAK}Your guess here: **{verdict(guess, points['f'].slope)}**."


def program_slope(function: Function, x: float) -> float:
    """The slope in float32, as the program finds it."""
    return function.slopes(torch.tensor([x]))[1].item()
