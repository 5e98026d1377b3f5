"""Lines of an exercise as they run: what they leave, and what expressions behind them are worth, within a time."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from components.figures.model import Figure
from components.interpreter import Problem, Refused, Step, parse, run

from .sentences import OUTCOMES
from .values import Value, value_of

SECONDS = 2.0  # of computing, for all checks of one press
LESSONS = 500  # runs of lessons' own lines that are remembered


class OutOfTime(Exception):
    """The time of one press is over before everything is checked."""


class Clock:
    """The time that is left, in the thread's own computing: waiting for other readers does not count."""

    def __init__(self):
        self.end = time.thread_time() + SECONDS

    def check(self) -> None:
        """Raises: OutOfTime once there is no time left."""
        if time.thread_time() > self.end:
            raise OutOfTime


@dataclass(frozen=True, eq=False)
class Ran:
    """What a run of lines left: what it printed and drew, the Problem that ended it, and what was asked for behind it.

    Of `values`, the first ones are there: an expression that ends in an error ends the run.
    """

    text: str
    figures: tuple[Figure, ...]
    problem: Problem | None
    values: tuple[Value | Problem, ...] = ()


def ran_with(lines: str, expressions: Sequence[str]) -> Ran:
    """What the lines leave, and what the expressions behind them are worth, in one run."""
    try:
        parse(lines)
    except Refused as refused:
        # By themselves they are no program: what stands behind them would become a part of them.
        done = run(lines)
        return Ran(text_of(done.steps), (), done.error or refused.problem)
    above, first = with_end(lines)
    texts, values, figures = [], [], []

    def look(step: Step) -> None:
        figures.extend(step.figures)
        if step.line < first:
            texts.append(step.text)
        else:
            values.append(step.error or value_of(step.value, step.text))

    done = run(above + "\n".join(expressions), look)
    problem = done.error if not values and done.error else None
    return Ran("\n".join(filter(None, texts)), tuple(figures), problem, tuple(values))


def text_of(steps: Sequence[Step]) -> str:
    """What all steps show, as one text."""
    return "\n".join(step.text for step in steps if step.text)


def with_end(program: str) -> tuple[str, int]:
    """The program, and the line in which another begins; an empty one ends whatever goes on in the next line."""
    above = program.rstrip() + "\n\n"
    return above, above.count("\n") + 1


def worth(program: str, expressions: Sequence[str], clock: Clock) -> Iterator[Value | Problem]:
    """What each expression is worth behind the program, or the Problem that it ends in.

    The program runs through by itself. One that changes what the expressions say, or never comes to them, gets that
    Problem for all of them.
    Raises: OutOfTime
    """
    above, first = with_end(program)
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
            found.append(end.error or Problem(OUTCOMES["no end"]))
        yield from found
        count += len(found)


@lru_cache(LESSONS)
def known_worth(program: str, expressions: tuple[str, ...]) -> tuple[Value | Problem, ...]:
    """The same for a lesson's own lines, which all readers are compared with."""
    return tuple(worth(program, expressions, Clock()))
