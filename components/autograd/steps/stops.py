"""The lines of a program at which a reader stops, and what has happened at each of them."""

from dataclasses import dataclass

from components.interpreter import Step, read, run

from .state import NOTHING, State, read_state


@dataclass(frozen=True)
class Stop:
    """A statement, or a comment that Python skips: its text, and its first and last line, counted from 1."""

    source: str
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Walk:
    """A program executed up to and with the last of `stops`, and the state `before` that one and `now`."""

    stops: tuple[Stop, ...]
    steps: tuple[Step, ...]
    before: State
    now: State


def find_stops(program: str) -> tuple[Stop, ...]:
    """Every statement and every comment line of a program, from top to bottom."""
    lines = program.split("\n")
    ends = [(node.lineno, node.end_lineno) for node in read(program).statements]
    inside = {number for first, last in ends for number in range(first, last + 1)}
    ends += [(at, at) for at, line in enumerate(lines, start=1) if line.startswith("#") and at not in inside]
    return tuple(Stop("\n".join(lines[first - 1 : last]), first, last) for first, last in sorted(ends))


def walk(program: str, count: int) -> Walk:
    """Execute the first `count` stops of a program and nothing after them."""
    stops = find_stops(program)[:count]
    last_lines = [last_statement(stops[:-1]), last_statement(stops)]
    names, states, walked = {}, {0: NOTHING}, False

    def look(step: Step) -> None:
        nonlocal walked
        names.update(step.assigned)
        walked = "y" not in step.assigned and (walked or step.source == "y.backward()")
        if step.line in last_lines or step.error:
            states[step.line] = read_state(names, walked)

    executed = program.split("\n")[: stops[-1].last] if stops else []
    steps = run("\n".join(executed), look).steps
    before, now = (states.get(line, states[max(states)]) for line in last_lines)
    return Walk(stops, steps, before, now)


def last_statement(stops: tuple[Stop, ...]) -> int:
    """The line of the last stop that is no comment, 0 if there is none."""
    return max((stop.first for stop in stops if not stop.source.startswith("#")), default=0)
