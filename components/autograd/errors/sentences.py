"""What happened in a case, in words, as Markdown."""

from difflib import SequenceMatcher

import torch

from components.interpreter import Run

from ..functions import Function
from ..sentences import in_lines, joined, say
from .case import Case
from .outcome import Outcome, number, result
from .program import INSTEAD, usable, uses_f

VERSION = torch.__version__.split("+")[0]
PREDICTIONS = ("the slope of f", "0", "None", "an error")
SENTENCES = {
    "broken": "With this f the repaired program raises an error too, so it shows nothing here. Choose another f.",
    "quiet": "Nothing was raised",
    "warned": "Nothing was raised, torch only warned",
    "harmless, one end": "{quiet}. Both programs end with **{repaired}**: here the slip does not show. Try another x "
    "or f.",
    "harmless, two ends": "{quiet}. They end with **{wrong}** and **{repaired}**: here the slip does not show. Try "
    "another x or f.",
    "danger": "**{quiet}, and that is the danger.**",
    "wrong": ":red[:material/error: **Wrong: {name} is {wrong}.**] Right is **{repaired}**.",
    "another error": "This f raises another error than the one that this case is about. Choose another f.",
    "no gradient": "No gradient leads from {f} back to x, so these programs take `{instead}` for it.",
    "no f": "{f} cannot be used as it stands, so these programs take `{instead}` for it.",
    "integer": "An integer has no fraction, so these programs take {whole} for x.",
    "repaired in a line": "in line {last}",
    "repaired in lines": "in lines {others} and {last}",
    "prediction right": "Your prediction, **{guess}**, was right.",
    "prediction wrong": "Your prediction, **{guess}**, was wrong.",
}
PANEL = {
    "title": "Things that go wrong",
    "case": "What goes wrong",
    "no case": "the cases are {options}",
    "yours": ":material/edit: **Your program**",
    "wrong": ":red[:material/error: **Wrong:**] {title}",
    "repaired": ":material/build: **Repaired** {lines}",
    "title of repaired": "Repaired",
    "why": "**Why:** {why}",
    "predict": "Predict first: what does the last line print?",
    "program wrong": "The wrong program",
    "program repaired": "The repaired program",
    "yours now": "Yours now: f and x do not change it.",
    "undo": "Undo my changes",
    "may help": "What may help:",
    "nothing shown": "Nothing was shown. End the program with a name, such as `x.grad`.",
    "raises": "Line {line} raises an error with PyTorch {version}:",
}


def about_end(case: Case, outcome: Outcome, wrong: Run, repaired: Run) -> str:
    """How the wrong program ended; "" after an error, which speaks for itself."""
    if outcome is Outcome.RAISED:
        return ""
    if outcome is Outcome.BROKEN:
        return SENTENCES["broken"]
    warned = any(step.warnings for step in wrong.steps)
    ends = {"quiet": SENTENCES["warned" if warned else "quiet"], "wrong": result(wrong), "repaired": result(repaired)}
    if outcome is Outcome.HARMLESS:
        same = ends["wrong"] == ends["repaired"]
        return say(SENTENCES["harmless, one end" if same else "harmless, two ends"], **ends)
    return in_lines([say(SENTENCES["danger"], **ends), say(SENTENCES["wrong"], name=case.shows, **ends)])


def about_meaning(case: Case, outcome: Outcome, x: float) -> str:
    """What the mistake is and how it is repaired; "" if it does not show."""
    means = {Outcome.RAISED: case.raised or SENTENCES["another error"], Outcome.SILENT: case.silent}
    return means.get(outcome, "").format(x=x, whole=round(x))


def about_programs(case: Case, f: Function | None, x: float) -> str:
    """What the programs do not take over from the page as it stands there; else ""."""
    said = []
    if uses_f(case.wrong) and usable(f) is not f:
        said.append(say(SENTENCES["no gradient" if f else "no f"], instead=INSTEAD.text))
    if "{whole}" in case.wrong and round(x) != x:
        said.append(say(SENTENCES["integer"], whole=round(x)))
    return joined(*said)


def about_repair(wrong: str, repaired: str) -> str:
    """In which lines the repaired program differs from the wrong one, "" for two programs that are the same."""
    changes = SequenceMatcher(None, wrong.splitlines(), repaired.splitlines(), autojunk=False).get_opcodes()
    lines = []
    for kind, _, _, start, end in changes:
        if kind != "equal":
            lines += map(str, range(start + 1, end + 1))
    if not lines:
        return ""
    *others, last = lines
    return say(SENTENCES["repaired in lines" if others else "repaired in a line"], others=", ".join(others), last=last)


def about_prediction(guess: str, wrong: Run, repaired: Run) -> str:
    """Whether the reader's prediction came true."""
    came_true = guess in right_predictions(wrong, repaired)
    return say(SENTENCES["prediction right" if came_true else "prediction wrong"], guess=guess)


def right_predictions(wrong: Run, repaired: Run) -> list[str]:
    """Those of PREDICTIONS that come true; a slope of 0 makes two of them true."""
    slope, zero, none, error = PREDICTIONS
    if wrong.error:
        return [error]
    shown = number(result(wrong))
    meant = {slope: number(result(repaired)), zero: "0.0", none: "None"}
    return [prediction for prediction, meaning in meant.items() if meaning == shown]
