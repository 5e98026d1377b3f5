"""Exercises taken home: Python itself tells solutions from wrong answers, and nothing that is kept back goes along."""

import pytest

from components.walkthrough.exercise.at_home import as_lines, cell_of, text_of
from components.walkthrough.reader import FOLDER, read_lesson
from components.walkthrough.whole.panel import parts_of
from tests.export.elsewhere import run_files

from .test_exercises import ANSWERS, EXERCISES

# What only the page tells: how lines are written, what they print, what they draw, what another value would give.
FIRST = FOLDER / "exercises-reading.md"
SAID = {place: cell_of(exercise) for place, exercise in EXERCISES.items() if cell_of(exercise)}

ASKED = [answer for answer in ANSWERS if answer[:2] in SAID][::3]


def file_of(place, lines):
    return f"{EXERCISES[place].fixed}{lines}\n{SAID[place]}\n"


@pytest.fixture(scope="module")
def printed():
    """What Python prints for each solution, then for each wrong answer; one process for all of them."""
    solutions = [file_of(place, EXERCISES[place].solution) for place in SAID]
    wrong = [file_of((lesson, title), lines) for lesson, title, lines, _ in ASKED]
    ran = run_files([*solutions, *wrong])
    return ran[: len(solutions)], ran[len(solutions) :]


def test_almost_all_exercises_are_checked_at_home():
    assert len(SAID) > 0.8 * len(EXERCISES)


def test_every_solution_meets_its_checks_in_python(printed):
    told = dict(zip(SAID, printed[0], strict=True))
    failing = {place: ran for place, ran in told.items() if "not met" in ran["printed"] or "Error" in ran["said"]}
    assert failing == {}
    assert all("met:" in ran["printed"] for ran in told.values())


def test_a_wrong_answer_fails_in_python_unless_only_the_page_can_tell(printed):
    passing = [
        (answer[1], answer[3])
        for answer, ran in zip(ASKED, printed[1], strict=True)
        if "not met" not in ran["printed"] and "Error" not in ran["said"] and "met" in ran["printed"]
    ]
    only_the_page = [title for title, _ in passing if is_more_on_the_page(title)]
    assert [title for title, _ in passing] == only_the_page
    assert len(passing) < len(ASKED) / 2


def is_more_on_the_page(title):
    (exercise,) = (exercise for place, exercise in EXERCISES.items() if place[1] == title)
    return any(check.hidden or not as_lines(exercise, check) for check in exercise.checks)


@pytest.mark.parametrize("place", EXERCISES, ids="/".join)
def test_no_solution_and_no_hidden_check_goes_along(place):
    exercise = EXERCISES[place]
    home = f"{text_of(exercise)}\n{exercise.start}\n{cell_of(exercise)}"
    assert exercise.solution.strip() not in home
    assert not [check.text for check in exercise.checks if check.hidden and check.text in home]


def test_a_lesson_taken_home_has_tasks_lines_to_begin_with_and_checks():
    texts = [part if isinstance(part, str) else part.source for part in parts_of(read_lesson(FIRST))]
    assert any(text.startswith("**Exercise.** Make `X`") for text in texts)
    assert any(text.startswith("# Run this cell to check") for text in texts)
