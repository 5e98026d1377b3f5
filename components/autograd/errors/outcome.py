"""What a program did, and how the end of the wrong one differs from the repaired one's."""

from dataclasses import replace
from enum import Enum

from components.interpreter import Run, Step


class Outcome(Enum):
    """How a case's wrong program ended."""

    RAISED = "raised"
    SILENT = "silent"
    HARMLESS = "harmless"
    BROKEN = "broken"


def outcome(wrong: Run, repaired: Run) -> Outcome:
    """How `wrong` ended: with an error, with a wrong result, with the right one, or is the repaired one no better?"""
    if repaired.error:
        return Outcome.BROKEN
    if wrong.error:
        return Outcome.RAISED
    return Outcome.HARMLESS if number(result(wrong)) == number(result(repaired)) else Outcome.SILENT


def result(run: Run) -> str:
    """What the last statement showed."""
    return run.steps[-1].text if run.steps else ""


def number(text: str) -> str:
    """A shown result without what tells a tensor from a plain number: `tensor(-5.)` and `-5.0` are one result."""
    text = text.removeprefix("tensor(").removesuffix(")")
    try:
        return str(float(text) + 0.0)  # -0.0 and 0.0 are one number
    except ValueError:
        return text


def spoken(steps: tuple[Step, ...]) -> tuple[str, tuple[Step, ...]]:
    """The statements that showed a value or printed, as a program of their own, and its steps."""
    kept, line = [], 1
    for step in steps:
        if step.text:
            kept.append(replace(step, line=line, warnings=(), error=None))
            line += step.source.count("\n") + 1
    return "\n".join(step.source for step in kept), tuple(kept)
