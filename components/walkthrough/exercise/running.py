"""Lines of an exercise as they run: what they leave, and what expressions behind them are worth, within a time."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from components.figures.model import Figure
from components.interpreter import Problem, Step, run

from .values import Value, value_of

SECONDS = 2.0  # of computing, for all checks of one press
LESSONS = 500  # runs of lessons' own lines that are remembered


class OutOfTime(Exception):
    """The time of one press is over before everything is checked."""


class Clock:
    """The time that is left, in the thread's own computing: waiting for other readers does not count."""

    def __init__(self, seconds: float = SECONDS):
        self.end = time.thread_time() + seconds

    def check(self) -> None:
        if time.thread_time() > self.end:
            raise OutOfTime


@dataclass(frozen=True, eq=False)
class Ran:
    """What a run of lines left: what it printed and drew, and the Problem that ended it."""

    text: str
    figures: tuple[Figure, ...]
    problem: Problem | None


def ran_with(lines: str) -> Ran:
    done = run(lines)
    text = "\n".join(step.text for step in done.steps if step.text)
    figures = tuple(figure for step in done.steps for figure in step.figures)
    return Ran(text, figures, done.error)


def worth(program: str, expressions: Sequence[str], clock: Clock) -> Iterator[Value | Problem]:
    """What each expression is worth behind the program, or the Problem that it ends in.

    The program runs through by itself. One that changes what the expressions say, or never comes to them, gets that
    Problem for all of them.
    Raises: OutOfTime
    """
    # A line that is empty ends whatever goes on in the next one.
    above = program.rstrip() + "\n\n"
    first = above.count("\n") + 1
    count = 0
    while count < len(expressions):
        clock.check()
        found: list[Value | Problem] = []

        def look(step: Step, found=found) -> None:
            clock.check()
            if step.line >= first:
                found.append(step.error or value_of(step.value, step.text))

        end = run(above + "\n".join(expressions[count:]), look)
        if not found:
            found.append(end.error or Problem("The lines do not come to an end."))
        yield from found
        count += len(found)


@lru_cache(LESSONS)
def known_worth(program: str, expressions: tuple[str, ...]) -> tuple[Value | Problem, ...]:
    """The same for a lesson's own lines, which all readers are compared with."""
    return tuple(worth(program, expressions, Clock()))
