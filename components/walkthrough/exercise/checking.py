"""Whether a reader's lines do what an exercise asks for: they run, and beside them the solution's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from components.figures.model import Figure, Line
from components.interpreter import Problem, Step, run

from . import written
from .drawn import Case, draw, simpler
from .exercise import Check, Exercise
from .reader import points_of
from .values import Value, difference, value_of

ROUNDS = 3  # in which a case that fails is made simpler
MOST_SIMPLER = 20  # cases of one round
HIDDEN = "One more check, which the page keeps to itself, is not met."


@dataclass(frozen=True, eq=False)
class Outcome:
    """What became of one check: "" in `words` if it is met, else why not.

    `case` has the inputs for which it fails, if it draws any; `yours` and `right` the two values, if there are two;
    `problem` what a line of the reader's raised.
    """

    check: Check
    words: str = ""
    case: str = ""
    yours: Value | None = None
    right: Value | None = None
    problem: Problem | None = None

    @property
    def is_met(self) -> bool:
        return not self.words


@dataclass(frozen=True, eq=False)
class Ran:
    """What a run of lines left: what it printed and drew, and the Problem that ended it."""

    text: str
    figures: tuple[Figure, ...]
    problem: Problem | None


@dataclass(frozen=True, eq=False)
class Result:
    """What became of a reader's lines: the Problem that ended them, or else an Outcome for each check."""

    problem: Problem | None
    outcomes: tuple[Outcome, ...] = ()

    @property
    def is_solved(self) -> bool:
        return self.problem is None and all(outcome.is_met for outcome in self.outcomes)


def check_lines(exercise: Exercise, lines: str) -> Result:
    """Runs the lines, and tells of each check whether it is met; never raises for anything typed."""
    ran = ran_with(exercise.fixed + lines)
    if ran.problem:
        return Result(moved_up(ran.problem, exercise.fixed))
    return Result(None, tuple(outcome_of(exercise, lines, ran, check) for check in exercise.checks))


def moved_up(problem: Problem, fixed: str) -> Problem:
    """The problem, its line counted in the reader's own lines."""
    return replace(problem, line=problem.line - fixed.count("\n"))


def outcome_of(exercise: Exercise, lines: str, ran: Ran, check: Check) -> Outcome:
    match check.kind:
        case "equals":
            return of_value(exercise, lines, check)
        case "raises":
            return of_error(exercise, lines, check)
        case "agrees" | "slope":
            return of_function(exercise, lines, check)
        case "prints":
            return said(check, "" if check.wanted in ran.text else "The lines do not print it.")
        case "plots":
            return said(check, of_picture(check, ran.figures))
        case _:
            return said(check, of_text(check, lines))


def said(check: Check, words: str) -> Outcome:
    return Outcome(check, HIDDEN if words and check.hidden else words)


def of_text(check: Check, lines: str) -> str:
    """What is wrong with the lines as they are written."""
    match check.kind:
        case "contain":
            return "" if written.contains(lines, check.wanted) else f"{check.wanted} does not stand in the lines."
        case "avoid":
            return f"{check.wanted} stands in the lines." if written.contains(lines, check.wanted) else ""
        case "loops":
            line = written.loop_in(lines)
            return f"Line {line} goes through values one by one; do it with whole tensors." if line else ""
        case "uses":
            name = written.use_of(lines, check.wanted)
            return f"The lines use {name}." if name else ""
        case "length":
            count = written.length(lines)
            return f"There are {count} lines." if count > int(check.wanted) else ""
    raise ValueError(check.kind)


def of_picture(check: Check, figures: Sequence[Figure]) -> str:
    """What is wrong with the pictures: a line must go through all of the points."""
    wanted = points_of(check.wanted)
    artists = [artist for figure in figures for axes in figure.axes for artist in axes.artists]
    for line in artists:
        if isinstance(line, Line):
            drawn = np.column_stack([np.asarray(line.x, float), np.asarray(line.y, float)])
            if all(np.isclose(drawn, point, 1e-3, 1e-3).all(axis=1).any() for point in wanted):
                return ""
    return "No line of the picture goes through these points." if figures else "The lines draw no picture."


def of_value(exercise: Exercise, lines: str, check: Check) -> Outcome:
    program = program_for(exercise, lines, check)
    if program is None:
        return said(check, f"The lines give no value to {check.instead.split('=')[0].strip()} at the left margin.")
    (yours,) = worth(program, [check.expression])
    (right,) = worth(exercise.fixed, [check.wanted])
    return compared(check, yours, right)


def of_error(exercise: Exercise, lines: str, check: Check) -> Outcome:
    program = program_for(exercise, lines, check)
    if program is None:
        return said(check, f"The lines give no value to {check.instead.split('=')[0].strip()} at the left margin.")
    (given,) = worth(program, [check.expression])
    if isinstance(given, Problem) and given.error == check.wanted:
        return Outcome(check)
    if check.hidden:
        return said(check, HIDDEN)
    if isinstance(given, Problem):
        return Outcome(check, f"It raises something else than {check.wanted}.", problem=given)
    return Outcome(check, f"It raises nothing, and it should raise {check.wanted}.", yours=given)


def program_for(exercise: Exercise, lines: str, check: Check) -> str | None:
    """The lines that run before a check, with what stands in the place of a reader's own; None if nothing does."""
    if not check.instead:
        return exercise.fixed + lines
    own = written.with_instead(lines, check.instead)
    return None if own is None else exercise.fixed + own


def of_function(exercise: Exercise, lines: str, check: Check) -> Outcome:
    """The first drawn case, made as simple as it still fails, in which the reader's function differs."""
    cases = list(draw(check.given))
    failing = first_failing(exercise, lines, check, cases)
    if not failing:
        return Outcome(check)
    case, outcome = failing
    for _ in range(ROUNDS):
        easier = [one for one, _ in zip(simpler(case), range(MOST_SIMPLER), strict=False)]
        found = first_failing(exercise, lines, check, easier)
        if not found:
            break
        case, outcome = found
    return Outcome(
        check, outcome.words, "" if check.hidden else case.words, outcome.yours, outcome.right, outcome.problem
    )


def first_failing(exercise: Exercise, lines: str, check: Check, cases: Sequence[Case]) -> tuple[Case, Outcome] | None:
    calls = [call_of(check, case) for case in cases]
    yours = worth(exercise.fixed + lines, calls)
    right = known_worth(exercise.fixed + exercise.solution, tuple(calls))
    for case, one, other in zip(cases, yours, right, strict=True):
        if isinstance(other, Problem):
            continue  # the reference has nothing to say there
        outcome = compared(check, one, other)
        if not outcome.is_met:
            return case, outcome
    return None


def call_of(check: Check, case: Case) -> str:
    """The expression with the case's inputs by its names, as one expression of Python."""
    names = ", ".join(one.name for one in check.given)
    if check.kind == "agrees":
        return f"(lambda {names}: {check.expression})({', '.join(case.texts)})"
    first, *others = case.texts
    inputs = ", ".join([f"{first}.requires_grad_()", *others])
    slope = f"torch.autograd.grad(({check.expression}).sum(), {check.given[0].name})[0]"
    return f"(lambda {names}: {slope})({inputs})"


def compared(check: Check, yours: Value | Problem, right: Value | Problem) -> Outcome:
    """Raises: ValueError for a check whose right side is none; the check of a lesson's file finds it."""
    if isinstance(right, Problem):
        raise ValueError(f"the right side of '{check.text}' ends in an error: {right.message}")
    if isinstance(yours, Problem):
        return said(check, HIDDEN) if check.hidden else Outcome(check, "It ends in an error.", problem=yours)
    words = difference(yours, right, check.off)
    if not words:
        return Outcome(check)
    if check.hidden:
        return Outcome(check, f"{HIDDEN} {words}")
    return Outcome(check, words, yours=yours, right=right)


def worth(program: str, expressions: Sequence[str]) -> list[Value | Problem]:
    """What each expression is worth behind the program, or the Problem that it ends in.

    The program runs through by itself. One that changes what the expressions say, or never comes to them, gets that
    Problem for all of them.
    """
    above = program.rstrip() + "\n"
    first = above.count("\n") + 1
    found: list[Value | Problem] = []
    while len(found) < len(expressions):
        rest = expressions[len(found) :]
        before = len(found)

        def look(step: Step) -> None:
            if step.line >= first:
                found.append(step.error or value_of(step.value, step.text))

        end = run(above + "\n".join(rest), look)
        if len(found) == before:
            found.append(end.error or Problem("The lines do not come to an end."))
    return found[: len(expressions)]


@cache
def known_worth(program: str, expressions: tuple[str, ...]) -> list[Value | Problem]:
    """The same for a lesson's own lines, which all readers are compared with."""
    return worth(program, expressions)


def ran_with(lines: str) -> Ran:
    done = run(lines)
    text = "\n".join(step.text for step in done.steps if step.text)
    figures = tuple(figure for step in done.steps for figure in step.figures)
    return Ran(text, figures, done.error)
