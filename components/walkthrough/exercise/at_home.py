"""An exercise taken home: its text, and a cell that checks the lines with nothing but Python and torch.

What a check keeps back, and the solution, stay on the page.
"""

import numpy as np

from components.interpreter import Problem

from .checking import call_of
from .drawn import draw
from .exercise import Check, Exercise
from .running import known_worth
from .sentences import AT_HOME
from .values import CLOSE, NEAR, Value

LARGEST = 100  # numbers of a value that is written out
SAME = f"""\
def same(yours, right, off=None):
    near = {{"rtol": {CLOSE}, "atol": {NEAR}}} if off is None else {{"rtol": 0.0, "atol": off}}
    if isinstance(right, torch.Tensor):
        if not isinstance(yours, torch.Tensor) or (yours.shape, yours.dtype) != (right.shape, right.dtype):
            return False
        return torch.allclose(yours.detach().double(), right.double(), equal_nan=True, **near)
    if hasattr(right, "__array__"):
        is_alike = type(yours) is type(right) and yours.dtype == right.dtype
        return is_alike and same(torch.tensor(yours), torch.tensor(right), off)
    if isinstance(right, (int, float)) and type(yours) in (int, float):
        return same(torch.tensor(float(yours)), torch.tensor(float(right)), off)
    return type(yours) is type(right) and yours == right"""
CELL = """\
# {run_this}
import torch

{same}

def check(says, holds):
    try:
        assert holds()
        print("{met}", says)
    except Exception as error:
        print("{not_met}", says, "" if isinstance(error, AssertionError) else repr(error)[:200])

{checks}"""
RAISES = """\
def raises(expression, error):
    try:
        expression()
    except Exception as raised:
        return type(raised).__name__ == error
    return False
"""


def text_of(exercise: Exercise) -> str:
    """The task and what is only on the page, and the hints, folded."""
    hints = "\n\n".join(
        f"<details><summary>{AT_HOME['hint']}</summary>\n\n{hint}\n\n</details>" for hint in exercise.hints
    )
    left = [f"- `{check.text}`" for check in shown(exercise) if not as_lines(exercise, check)]
    words = "\n".join([AT_HOME["only here"], "", *left]) if left else ""
    return "\n\n".join(filter(None, (AT_HOME["task"].format(task=exercise.task), words, hints)))


def cell_of(exercise: Exercise) -> str:
    """The lines that check what stands in the cell above; "" if none of the checks can be said in Python."""
    lines = [as_lines(exercise, check) for check in shown(exercise)]
    lines = [line for line in lines if line]
    if not lines:
        return ""
    uses_raises = any("raises(" in line for line in lines)
    said = {"run_this": AT_HOME["run this"], "met": AT_HOME["met"], "not_met": AT_HOME["not met"]}
    return CELL.format(same=SAME, checks="\n".join([*([RAISES] if uses_raises else []), *lines]), **said)


def shown(exercise: Exercise) -> list[Check]:
    """The checks that a reader may see."""
    return [check for check in exercise.checks if not check.hidden]


def as_lines(exercise: Exercise, check: Check) -> str:
    """The check as Python; "" for one that only the page can tell."""
    if check.instead:
        return ""
    off = "" if check.off is None else f", {check.off!r}"
    match check.kind:
        case "equals":
            (right,) = known_worth(exercise.fixed, (check.wanted,))
            wanted = literal(right) or check.wanted
            # A value that needs gradients is one more thing that must hold.
            grad = f" and {check.expression}.requires_grad" if isinstance(right, Value) and right.requires_grad else ""
            return f"check({check.text!r}, lambda: same({check.expression}, {wanted}{off}){grad})"
        case "raises":
            return f"check({check.text!r}, lambda: raises(lambda: {check.expression}, {check.wanted!r}))"
        case "agrees" | "slope":
            return of_cases(exercise, check)
    return ""


def of_cases(exercise: Exercise, check: Check) -> str:
    """A check of several inputs as Python, each with what is right for it."""
    calls = [call_of(check, case) for case in draw(check.given)]
    right = known_worth(exercise.fixed + exercise.solution, tuple(calls))
    pairs = [(call, literal(one)) for call, one in zip(calls, right, strict=True)]
    rows = [f"    (lambda: {call}, {text})," for call, text in pairs if text]
    if not rows:
        return ""
    return "\n".join(
        ["cases = [", *rows, "]", f"check({check.text!r}, lambda: all(same(call(), right) for call, right in cases))"]
    )


def literal(value: Value | Problem) -> str:
    """A value as Python reads it; "" for one that is large, or has none."""
    if isinstance(value, Problem) or value.numbers is None or value.numbers.size > LARGEST:
        return ""
    if value.numbers.dtype.kind not in "bif" or not np.isfinite(value.numbers).all():
        return ""
    if value.kind == "tensor":
        return f"torch.tensor({value.numbers.tolist()!r}, dtype={value.dtype})"
    return repr(value.numbers.tolist()) if value.kind in ("number", "bool", "list") else ""
