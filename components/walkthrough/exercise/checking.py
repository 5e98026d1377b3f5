"""Whether a reader's lines do what an exercise asks for: they run, and beside them the solution's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

import numpy as np

from components.figures.model import Figure, Line
from components.interpreter import CHARACTERS, Problem, parse, read_pasted, with_line_feeds

from . import written
from .drawn import Case, draw, simpler
from .exercise import Check, Exercise
from .reader import points_of
from .running import Clock, OutOfTime, Ran, known_worth, ran_with, worth
from .sentences import OUTCOMES
from .values import Value, beginning, case_of, difference

ROUNDS = 3  # in which a case that fails is made simpler
MOST_SIMPLER = 20  # cases of one round
HIDDEN = OUTCOMES["hidden"]
NO_TURN = OUTCOMES["no turn"]
# What is known of a check's expressions: the first ones, or none.
Given = Sequence[Value | Problem]


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
        """Whether nothing is wrong."""
        return not self.words


@dataclass(frozen=True, eq=False)
class Result:
    """What became of a reader's lines: the Problem that ended them, or else an Outcome for each check.

    `text` is what the lines show as they run.
    """

    problem: Problem | None
    outcomes: tuple[Outcome, ...] = ()
    text: str = ""

    def to_show(self) -> "Result":
        """The same with no more of its values than a page shows."""
        outcomes = tuple(
            replace(one, yours=one.yours and one.yours.to_show(), right=one.right and one.right.to_show())
            for one in self.outcomes
        )
        return replace(self, outcomes=outcomes, text=beginning(self.text))

    @property
    def is_solved(self) -> bool:
        """Whether the lines end, and every check is met."""
        return self.problem is None and all(outcome.is_met for outcome in self.outcomes)


def check_lines(exercise: Exercise, lines: str) -> Result:
    """Runs the lines, and tells of each check whether it is met; never raises for anything typed."""
    lines = as_python(lines)
    clock = Clock()
    asked = {check: expressions_of(check) for check in exercise.checks if not check.instead}
    ran = ran_with(exercise.fixed + lines, list(chain(*asked.values())))
    if ran.problem:
        return Result(moved_up(ran.problem, exercise.fixed), (), ran.text)
    values = iter(ran.values)
    known = {check: list(islice(values, len(expressions))) for check, expressions in asked.items()}
    outcomes = (outcome_in_time(exercise, lines, ran, check, known.get(check, []), clock) for check in exercise.checks)
    return Result(None, tuple(outcomes), ran.text)


def expressions_of(check: Check) -> list[str]:
    """What a check asks for, behind the lines."""
    if check.kind in ("equals", "raises"):
        return [check.expression]
    return [call_of(check, case) for case in draw(check.given)] if check.kind in ("agrees", "slope") else []


def as_python(lines: str) -> str:
    """The lines as Python reads them: what is pasted may have prompts, and other ends of lines."""
    if len(lines) > 2 * CHARACTERS:
        return lines
    return read_pasted(with_line_feeds(lines), parse)[0].rstrip() + "\n"


def moved_up(problem: Problem, fixed: str) -> Problem:
    """The problem, its line counted in the reader's own lines."""
    return replace(problem, line=problem.line - fixed.count("\n"))


def outcome_in_time(exercise: Exercise, lines: str, ran: Ran, check: Check, given: Given, clock: Clock) -> Outcome:
    """What became of a check, also where there was no time left for it."""
    try:
        return outcome_of(exercise, lines, ran, check, given, clock)
    except OutOfTime:
        return Outcome(check, NO_TURN)


def outcome_of(exercise: Exercise, lines: str, ran: Ran, check: Check, given: Given, clock: Clock) -> Outcome:
    """`given` is what is known already of what the check asks for."""
    match check.kind:
        case "equals" | "raises":
            return of_value(exercise, lines, check, given, clock)
        case "agrees" | "slope":
            return of_function(exercise, lines, check, given, clock)
        case "prints":
            return said(check, "" if check.wanted in ran.text else OUTCOMES["prints"])
        case "plots":
            return said(check, of_picture(check, ran.figures))
        case _:
            return said(check, of_text(check, lines))


def said(check: Check, words: str) -> Outcome:
    """An outcome with these words, of which a hidden check keeps what they are about to itself."""
    return Outcome(check, HIDDEN if words and check.hidden else words)


def of_text(check: Check, lines: str) -> str:
    """What is wrong with the lines as they are written."""
    match check.kind:
        case "contain":
            is_wrong, gaps = not written.contains(lines, check.wanted), {"text": check.wanted}
        case "avoid":
            is_wrong, gaps = written.contains(lines, check.wanted), {"text": check.wanted}
        case "loops":
            line = written.loop_in(lines)
            is_wrong, gaps = bool(line), {"line": line}
        case "uses":
            name = written.use_of(lines, check.wanted)
            is_wrong, gaps = bool(name), {"name": name}
        case "length":
            count = written.length(lines)
            is_wrong, gaps = count > int(check.wanted), {"count": count}
        case _:
            raise ValueError(check.kind)
    return OUTCOMES[check.kind].format(**gaps) if is_wrong else ""


def of_picture(check: Check, figures: Sequence[Figure]) -> str:
    """What is wrong with the pictures: a line must go through all of the points."""
    wanted = points_of(check.wanted)
    artists = [artist for figure in figures for axes in figure.axes for artist in axes.artists]
    for line in artists:
        if isinstance(line, Line):
            drawn = np.column_stack([np.asarray(line.x, float), np.asarray(line.y, float)])
            if all(np.isclose(drawn, point, 1e-3, 1e-3).all(axis=1).any() for point in wanted):
                return ""
    return OUTCOMES["other line" if figures else "no picture"]


def of_value(exercise: Exercise, lines: str, check: Check, given: Given, clock: Clock) -> Outcome:
    """What became of a check of one value: that it equals another, or that it raises an error."""
    program = program_for(exercise, lines, check)
    if program is None:
        return said(check, OUTCOMES["no value"].format(name=check.instead.split("=")[0].strip()))
    (yours,) = given or worth(program, [check.expression], clock)
    if check.kind == "raises":
        return of_error(check, yours)
    (right,) = known_worth(exercise.fixed, (check.wanted,))
    return compared(check, yours, right)


def of_error(check: Check, given: Value | Problem) -> Outcome:
    """What became of a check that wants an error."""
    if isinstance(given, Problem) and given.error == check.wanted:
        return Outcome(check)
    if check.hidden:
        return said(check, HIDDEN)
    if isinstance(given, Problem):
        return Outcome(check, OUTCOMES["other error"].format(error=check.wanted), problem=given)
    return Outcome(check, OUTCOMES["no error"].format(error=check.wanted), yours=given)


def program_for(exercise: Exercise, lines: str, check: Check) -> str | None:
    """The lines that run before a check, with what stands in the place of a reader's own; None if nothing does."""
    if not check.instead:
        return exercise.fixed + lines
    own = written.with_instead(lines, check.instead)
    return None if own is None else exercise.fixed + own


def of_function(exercise: Exercise, lines: str, check: Check, given: Given, clock: Clock) -> Outcome:
    """The first drawn case, made as simple as it still fails, in which the reader's function differs."""
    cases = list(draw(check.given))
    failing = first_failing(exercise, lines, check, cases, given, clock)
    if not failing:
        return Outcome(check)
    case, outcome = failing
    for _ in range(ROUNDS):
        easier = list(islice(simpler(case), MOST_SIMPLER))
        try:
            found = first_failing(exercise, lines, check, easier, [], clock)
        except OutOfTime:
            break
        if not found:
            break
        case, outcome = found
    return Outcome(
        check, outcome.words, "" if check.hidden else case.words, outcome.yours, outcome.right, outcome.problem
    )


def first_failing(
    exercise: Exercise, lines: str, check: Check, cases: Sequence[Case], given: Given, clock: Clock
) -> tuple[Case, Outcome] | None:
    """The first of some inputs for which the lines are not right, and what is not; None if there is none."""
    calls = [call_of(check, case) for case in cases]
    yours = chain(given, worth(exercise.fixed + lines, calls[len(given) :], clock))
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
    """What became of a check, from the value of the lines and the right one."""
    if isinstance(right, Problem):
        return Outcome(check, OUTCOMES["lesson's own"], problem=right)
    if isinstance(yours, Problem):
        return said(check, HIDDEN) if check.hidden else Outcome(check, OUTCOMES["error"], problem=yours)
    case = case_of(yours, right, check.off)
    if not case:
        return Outcome(check)
    if check.hidden:
        # What differs, without how: lines could tell in a shape or a dtype what they were given.
        return Outcome(check, f"{HIDDEN} {OUTCOMES[case]}" if case in ("shape", "dtype") else HIDDEN)
    return Outcome(check, difference(yours, right, check.off), yours=yours, right=right)
