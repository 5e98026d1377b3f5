"""The sentences tell what happened, not what usually happens."""

import re

import pytest

from components.autograd.errors import sentences
from components.autograd.errors.cases import CASES
from components.autograd.errors.outcome import Outcome, outcome, spoken
from components.autograd.errors.program import write_programs
from components.autograd.functions import parse_function
from components.interpreter import run


def told(name, f="x ** 3 + 3 * x ** 2 - 5 * x + 4", x=-2.0):
    """What is said of a case's end, and what it means."""
    case = CASES[name]
    programs = write_programs(case, parse_function(f), x)
    wrong, repaired = run(programs.wrong), run(programs.repaired)
    end = outcome(wrong, repaired)
    return sentences.about_end(case, end, wrong, repaired), sentences.about_meaning(case, end, x)


def test_a_silent_slip_names_the_wrong_number_in_red_and_the_right_one():
    end, means = told("y-again")
    assert "Nothing was raised, and that is the danger" in end
    assert ":red[:material/error: **Wrong: x.grad is tensor(-10.).**]" in end
    assert "**tensor(-5.)**" in end
    assert "still held" in means


def test_a_warning_is_not_called_silence():
    assert "Nothing was raised, torch only warned" in told("lost-leaf")[0]


def test_an_error_speaks_for_itself():
    end, means = told("backward-twice")
    assert end == ""
    assert "throws away" in means


def test_a_second_backward_that_works_is_told_otherwise():
    end, means = told("backward-twice", "x + 1")
    assert "x.grad is tensor(2.)" in end
    assert "nothing to throw away" in means


def test_a_slip_without_a_trace_is_not_called_wrong():
    end, means = told("y-again", "x ** 2", 0.0)
    assert "does not show" in end
    assert "rong" not in end
    assert means == ""


def test_a_function_that_breaks_the_repaired_program_is_told():
    assert "Choose another f" in told("alias", "sgn(x)")[0]


def test_an_error_that_no_case_is_about_is_not_explained_by_it():
    assert "another error" in sentences.about_meaning(CASES["alias"], Outcome.RAISED, 1.0)


@pytest.mark.parametrize(
    ("name", "f", "x", "said"),
    [
        ("vector", "x ** 3", 0.5, ""),
        ("vector", None, 0.5, "cannot be used"),
        ("vector", "4", 0.5, "No gradient leads"),
        ("matmul", None, 0.5, ""),
        ("integer", "x ** 3", 0.5, "take 0 for x"),
        ("integer", "x ** 3", 2.0, ""),
    ],
)
def test_what_the_programs_do_not_take_over_is_said(name, f, x, said):
    text = sentences.about_programs(CASES[name], parse_function(f) if f else None, x)
    assert said in text
    assert bool(said) == bool(text)


@pytest.mark.parametrize(
    ("f", "x", "right"),
    [("x ** 2", -2.0, ["0"]), ("x ** 2", 0.0, ["the slope of f", "0"]), ("sgn(x)", 1.0, ["an error"])],
)
def test_a_prediction_is_judged_by_what_came_out(f, x, right):
    programs = write_programs(CASES["alias"], parse_function(f), x)
    wrong, repaired = run(programs.wrong), run(programs.repaired)
    told = {guess: sentences.about_prediction(guess, wrong, repaired) for guess in sentences.PREDICTIONS}
    assert [guess for guess in told if "was right" in told[guess]] == right


def test_only_what_was_shown_is_repeated():
    source, steps = spoken(run("x = tensor([1.0, 2.0])\nif True:\n    print(x)\n\nx * 2").steps)
    assert source == "if True:\n    print(x)\nx * 2"
    assert [step.line for step in steps] == [1, 3]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("x", [-2.0, 1.3])
def test_the_difference_between_the_two_programs_is_named_by_its_lines(name, x):
    """So that it is seen where it is small, such as the point in `tensor(-2.0)`."""
    programs = write_programs(CASES[name], parse_function("x ** 2"), x)
    lines = programs.repaired.splitlines()
    named = [int(number) for number in re.findall(r"\d+", sentences.about_repair(programs.wrong, programs.repaired))]
    assert named
    kept = [line for number, line in enumerate(lines, start=1) if number not in named]
    rest = iter(programs.wrong.splitlines())
    assert all(line in rest for line in kept), "without the named lines, nothing in the repaired program is new"


def test_two_numbers_that_are_written_differently_are_not_called_one_text():
    end, _ = told("alias", "x ** 2", 0.0)
    assert "They end with **tensor(0.)** and **0.0**" in end
