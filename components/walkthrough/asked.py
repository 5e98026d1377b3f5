"""A question of a lesson's file: its text, its answers, and what is said about them."""

import re
from dataclasses import dataclass, field

from .answer import NUMBER, Answer
from .lesson import Mistake, Question
from .sentences import MISTAKES

CHOICE = re.compile(r"- \[([ xX])\] (.*\S)")
TYPED, WRONG = "= ", "!= "
TOLERANCE = re.compile(r"(.*\S)\s*(?:\+-|\u00b1)\s*(.*)")
INDENT = "  "


@dataclass
class Line:
    """A line with an answer, its number in the file, and the indented lines below it."""

    number: int
    text: str
    below: list[str] = field(default_factory=list)


def read_question(line: int, lines: list[str]) -> Question:
    """Text, then the choices with the right one ticked, or lines that begin with '= ', then why it is right.

    Indented lines below a choice, or below a wrong answer behind '!= ', are said to whoever takes it.
    Raises: Mistake
    """
    above, answers, behind = split(line, lines)
    if not answers:
        raise Mistake(line, MISTAKES["no answer"])
    text, why = "\n".join(above).strip(), "\n".join(behind).strip()
    if not text:
        raise Mistake(line, MISTAKES["no question"])
    if all(is_typed(answer.text) for answer in answers):
        right = tuple(read_typed(answer) for answer in answers if answer.text.startswith(TYPED))
        if not right:
            raise Mistake(answers[0].number, MISTAKES["no right answer"])
        reasons = dict(read_wrong(answer, right) for answer in answers if answer.text.startswith(WRONG))
        return Question(text, (), right, why, reasons, line)
    if any(is_typed(answer.text) for answer in answers):
        raise Mistake(answers[0].number, MISTAKES["choices and answers"])
    ticked = [choice for answer in answers if (choice := CHOICE.match(answer.text))]
    names = tuple(choice[2] for choice in ticked)
    right = tuple(Answer(choice[2]) for choice in ticked if choice[1] != " ")
    if len(right) != 1 or len(names) < 2 or len(set(names)) < len(names):
        raise Mistake(answers[0].number, MISTAKES["one ticked"])
    reasons = {name: "\n".join(answer.below) for name, answer in zip(names, answers, strict=True) if answer.below}
    return Question(text, names, right, why, reasons, line)


def split(line: int, lines: list[str]) -> tuple[list[str], list[Line], list[str]]:
    """The lines above the answers, the answers, and the lines behind them."""
    above, answers, behind = [], [], []
    for number, text in enumerate(lines, start=line):
        if CHOICE.match(text) or is_typed(text):
            if behind:
                raise Mistake(answers[0].number, MISTAKES["answers apart"])
            answers.append(Line(number, text))
        elif CHOICE.match(text.strip()):
            raise Mistake(number, MISTAKES["choice at the margin"])
        elif answers and not behind and text.startswith(INDENT) and text.strip():
            answers[-1].below.append(text.strip())
        else:
            (behind if answers else above).append(text)
    return above, answers, behind


def is_typed(text: str) -> bool:
    """Whether a line begins a right or a wrong answer that is typed."""
    return text.startswith((TYPED, WRONG))


def read_wrong(answer: Line, right: tuple[Answer, ...]) -> tuple[str, str]:
    """A wrong answer that some will type, and what is said to them."""
    text = answer.text.removeprefix(WRONG).strip()
    if not text or not answer.below:
        raise Mistake(answer.number, MISTAKES["no reason"])
    if any(one.accepts(text) for one in right):
        raise Mistake(answer.number, MISTAKES["right too"].format(text=text))
    return text, "\n".join(answer.below)


def read_typed(answer: Line) -> Answer:
    """A right answer that is typed, with its tolerance. Raises: Mistake."""
    if answer.below:
        raise Mistake(answer.number + 1, MISTAKES["below an answer"])
    text = answer.text.removeprefix(TYPED).strip()
    tolerance = TOLERANCE.fullmatch(text)
    if not text:
        raise Mistake(answer.number, MISTAKES["empty answer"])
    if not tolerance:
        return Answer(text)
    if not NUMBER.fullmatch(tolerance[1]) or not NUMBER.fullmatch(tolerance[2]) or tolerance[2].startswith("-"):
        raise Mistake(answer.number, MISTAKES["tolerance"])
    return Answer(tolerance[1], float(tolerance[2]))
