"""What somebody may give to an exercise: nothing passes by a lie, tells what is kept back, or goes on for long."""

import time

import pytest

from components.interpreter import Problem, limits
from components.walkthrough.exercise import running
from components.walkthrough.exercise.cells import side_by_side
from components.walkthrough.exercise.checking import HIDDEN, NO_TURN, check_lines
from components.walkthrough.exercise.reader import read_exercise
from tests.attacks.answers import ENDLESS_ANSWERS, LIES, TELLING

CHECKS = """\
Task.
--- start
x = 0
--- check
x equals tensor([1, 2])
word equals 'done'
f(x) agrees for x: float (n)
--- check hidden
f(tensor([71., 13.])) equals tensor(84.)
f(x) agrees for x: int (n) from 7001 to 7009
--- solution
x = tensor([1, 2])
word = 'done'
def f(x):
    return x.sum()
"""
EXERCISE = read_exercise(1, CHECKS.split("\n"))


def said(result):
    """All that a page shows of a result."""
    result = result.to_show()
    found = [result.text, problem_words(result.problem)]
    for outcome in result.outcomes:
        found += [outcome.words, outcome.case, problem_words(outcome.problem)]
        if outcome.yours and outcome.right:
            found += [outcome.yours.text, outcome.right.text, side_by_side(outcome.yours, outcome.right, None)]
        elif outcome.yours:
            found.append(outcome.yours.text)
    return "\n".join(found)


def problem_words(problem: Problem | None):
    return f"{problem.message} {problem.hint}" if problem else ""


def test_the_solution_passes():
    assert check_lines(EXERCISE, EXERCISE.solution).is_solved


@pytest.mark.parametrize("dtype", "complex32 bfloat16 float16 complex64 uint16 bool".split())
def test_a_tensor_of_a_dtype_that_numpy_may_not_have_is_compared(dtype):
    value = f"torch.ones(2, dtype=torch.{dtype})"
    exercise = read_exercise(
        1, f"T\n--- start\nx = 0\n--- check\nx equals {value}\n--- solution\nx = {value}".split("\n")
    )
    assert check_lines(exercise, f"x = {value}").is_solved
    assert not check_lines(exercise, f"x = {value} * 0").is_solved


@pytest.mark.parametrize("lines", LIES, ids=range(len(LIES)))
def test_a_lie_is_no_answer(lines):
    result = check_lines(EXERCISE, lines)
    assert result.problem or not any(outcome.is_met for outcome in result.outcomes)
    assert len(said(result)) < 20_000
    said(result).encode()


@pytest.mark.parametrize("lines", ENDLESS_ANSWERS)
def test_what_never_ends_is_stopped_and_says_what_did_not_get_its_turn(monkeypatch, lines):
    monkeypatch.setattr(limits, "SECONDS", 0.3)
    monkeypatch.setattr(running, "SECONDS", 0.3)
    before = time.thread_time()
    result = check_lines(EXERCISE, lines)
    assert time.thread_time() - before < 1
    assert result.problem or NO_TURN in [outcome.words for outcome in result.outcomes]


@pytest.mark.parametrize("lines", TELLING)
def test_what_is_kept_back_is_told_by_nothing(lines):
    result = check_lines(EXERCISE, lines.format("x = tensor([1, 2])\nword = 'done'"))
    hidden = [outcome for outcome in result.outcomes if outcome.check.hidden]
    told = said(result)
    assert not [number for number in ("71", "13.", "84", *map(str, range(7001, 7010))) if number in told]
    assert all(outcome.is_met or outcome.words.startswith(HIDDEN) for outcome in hidden)
