"""The lines of a program at which a reader stops, and what has happened at each of them."""

import ast
from dataclasses import dataclass

from components.interpreter import Step, run

from .state import NOTHING, State, read_state


@dataclass(frozen=True)
class Stop:
    """A statement, or a comment that Python skips: its text, and its first and last line, counted from 1."""

    source: str
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Walk:
    """A program executed up to and with the last of `stops`.

    `states` begins before the first line, and so has one more than `stops`.
    """

    stops: tuple[Stop, ...]
    steps: tuple[Step, ...]
    states: tuple[State, ...]


def find_stops(program: str) -> tuple[Stop, ...]:
    """Every statement and every comment line of a program, from top to bottom."""
    lines = program.split("\n")
    ends = [(node.lineno, node.end_lineno) for node in ast.parse(program).body]
    inside = {number for first, last in ends for number in range(first, last + 1)}
    ends += [(at, at) for at, line in enumerate(lines, start=1) if line.startswith("#") and at not in inside]
    return tuple(Stop("\n".join(lines[first - 1 : last]), first, last) for first, last in sorted(ends))


def walk(program: str, count: int) -> Walk:
    """Execute the first `count` stops of a program and nothing after them, keeping the state after each."""
    stops = find_stops(program)[:count]
    names, after = {}, {0: NOTHING}

    def look(step: Step) -> None:
        names.update(step.assigned)
        before = after[max(after)]
        walked = "y" not in step.assigned and (before.walked or step.source == "y.backward()")
        after[step.line] = read_state(names, walked)

    executed = program.split("\n")[: stops[-1].last] if stops else []
    steps = run("\n".join(executed), look).steps
    states = [NOTHING]
    for stop in stops:
        states.append(after.get(stop.first, states[-1]))
    return Walk(stops, steps, tuple(states))
