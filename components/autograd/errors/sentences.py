"""What happened in a case, in words, as Markdown."""

from difflib import SequenceMatcher

import torch

from components.interpreter import Run

from ..functions import Function
from ..sentences import COLORED, LINE_BREAK
from .case import Case
from .outcome import Outcome, number, result
from .program import INSTEAD, usable, uses_f

VERSION = torch.__version__.split("+")[0]
PREDICTIONS = ("the slope of f", "0", "None", "an error")


def about_end(case: Case, outcome: Outcome, wrong: Run, repaired: Run) -> str:
    """How the wrong program ended; "" after an error, which speaks for itself."""
    if outcome is Outcome.RAISED:
        return ""
    if outcome is Outcome.BROKEN:
        return "With this f the repaired program raises an error too, so it shows nothing here. Choose another f."
    quiet = "Nothing was raised" + (", torch only warned" if any(step.warnings for step in wrong.steps) else "")
    if outcome is Outcome.HARMLESS:
        ends = [f"**{result(wrong)}**", f"**{result(repaired)}**"]
        same = f"Both programs end with {ends[0]}" if ends[0] == ends[1] else f"They end with {ends[0]} and {ends[1]}"
        return f"{quiet}. {same}: here the slip does not show. Try another x or f."
    return (
        f"**{quiet}, and that is the danger.**{LINE_BREAK}:red[:material/error: **Wrong: {case.shows} is "
        f"{result(wrong)}.**] Right is **{result(repaired)}**."
    )


def about_meaning(case: Case, outcome: Outcome, x: float) -> str:
    """What the mistake is and how it is repaired; "" if it does not show."""
    other = "This f raises another error than the one that this case is about. Choose another f."
    means = {Outcome.RAISED: case.raised or other, Outcome.SILENT: case.silent}
    return means.get(outcome, "").format(x=x, whole=round(x))


def about_programs(case: Case, f: Function | None, x: float) -> str:
    """What the programs do not take over from the page as it stands there; else ""."""
    said = []
    if uses_f(case.wrong) and usable(f) is not f:
        why = f"No gradient leads from {COLORED['f']} back to x" if f else f"{COLORED['f']} cannot be used as it stands"
        said.append(f"{why}, so these programs take `{INSTEAD.text}` for it.")
    if "{whole}" in case.wrong and round(x) != x:
        said.append(f"An integer has no fraction, so these programs take {round(x)} for x.")
    return " ".join(said)


def about_repair(wrong: str, repaired: str) -> str:
    """In which lines the repaired program differs from the wrong one, "" for two programs that are the same."""
    changes = SequenceMatcher(None, wrong.splitlines(), repaired.splitlines(), autojunk=False).get_opcodes()
    lines = [str(line + 1) for kind, _, _, start, end in changes if kind != "equal" for line in range(start, end)]
    if not lines:
        return ""
    return f"in line{'s' * (len(lines) > 1)} {' and '.join(filter(None, [', '.join(lines[:-1]), lines[-1]]))}"


def about_prediction(guess: str, wrong: Run, repaired: Run) -> str:
    """Whether the reader's prediction came true."""
    came_true = guess in right_predictions(wrong, repaired)
    return f"Your prediction, **{guess}**, was {'right' if came_true else 'wrong'}."


def right_predictions(wrong: Run, repaired: Run) -> list[str]:
    """Those of PREDICTIONS that come true; a slope of 0 makes two of them true."""
    slope, zero, none, error = PREDICTIONS
    if wrong.error:
        return [error]
    shown = number(result(wrong))
    return [
        guess
        for guess, expected in ((slope, number(result(repaired))), (zero, "0.0"), (none, "None"))
        if shown == expected
    ]
