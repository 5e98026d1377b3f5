"""The lines of a program at which a reader stops, and what has happened at each of them."""

from dataclasses import dataclass

from components.interpreter import Step

from ..listing import CodeLine, Kind, Listing
from .state import NOTHING, State, read_state


@dataclass(frozen=True)
class Stop:
    """A line of a program, and where its text begins and ends, counted from 1.

    >>> from ..listing import define
    >>> stops_of(Listing((define("f", "x ** 2"),)))[0].last
    2
    """

    line: CodeLine
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Walk:
    """A program executed up to and with the last of `stops`, and the state `before` that one and `now`."""

    stops: tuple[Stop, ...]
    steps: tuple[Step, ...]
    before: State
    now: State


def stops_of(program: Listing) -> tuple[Stop, ...]:
    """Every line of a program, from top to bottom."""
    lines = zip(program.lines, program.first_numbers, strict=True)
    return tuple(Stop(line, first, first + line.source.count("\n")) for line, first in lines)


def walk(program: Listing, count: int) -> Walk:
    """Execute the first `count` stops of a program and nothing after them."""
    stops = stops_of(program)[:count]
    last_lines = [last_statement(stops[:-1]), last_statement(stops)]
    names, states, walked = {}, {0: NOTHING}, False

    def after_line(line: CodeLine, step: Step) -> None:
        nonlocal walked
        names.update(step.assigned)
        walked = "y" not in step.assigned and (walked or line.kind is Kind.BACKWARD)
        if step.line in last_lines or step.error:
            states[step.line] = read_state(names, walked)

    steps = Listing(program.lines[:count]).run(after_line).steps
    before, now = (states.get(line, states[max(states)]) for line in last_lines)
    return Walk(stops, steps, before, now)


def last_statement(stops: tuple[Stop, ...]) -> int:
    """The line of the last stop that is no comment, 0 if there is none."""
    return max((stop.first for stop in stops if not stop.line.skipped), default=0)
