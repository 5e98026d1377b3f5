"""Every exercise of the lessons: its solution passes, its start does not, and wrong answers are told why."""

import re
from pathlib import Path

import pytest

from components.walkthrough.exercise.checking import check_lines
from components.walkthrough.exercise.exercise import Exercise
from components.walkthrough.reader import FOLDER, read_lesson

HERE = Path(__file__).parent
WRONG = re.compile(r"^```python (.+?)\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXERCISES = {
    (path.stem, step.title): part
    for path in sorted(FOLDER.glob("exercises-*.md"))
    for step in read_lesson(path).steps
    for part in step.parts
    if isinstance(part, Exercise)
}


def wrong_answers():
    """Lesson, title, lines, and words of what is said of them."""
    for path in sorted(HERE.glob("exercises-*.md")):
        for section in path.read_text().split("\n## ")[0:]:
            title, _, body = section.removeprefix("## ").partition("\n")
            for words, lines in WRONG.findall(body):
                yield path.stem, title.strip(), lines, words


ANSWERS = list(wrong_answers())


@pytest.mark.parametrize("place", EXERCISES, ids="/".join)
def test_the_solution_passes_and_the_lines_to_begin_with_do_not(place):
    exercise = EXERCISES[place]
    solved = check_lines(exercise, exercise.solution)
    assert solved.is_solved, (solved.problem, [outcome.words for outcome in solved.outcomes])
    assert not check_lines(exercise, exercise.start).is_solved


@pytest.mark.parametrize(("lesson", "title", "lines", "words"), ANSWERS)
def test_a_wrong_answer_is_told_what_is_wrong(lesson, title, lines, words):
    result = check_lines(EXERCISES[lesson, title], lines)
    said = [result.problem.message] if result.problem else []
    said += [f"{outcome.words} {outcome.problem and outcome.problem.message}" for outcome in result.outcomes]
    assert not result.is_solved
    assert any(words.casefold() in one.casefold() for one in said), said


def test_each_exercise_was_tried_against_two_wrong_answers_or_more():
    tried = [(lesson, title) for lesson, title, _, _ in ANSWERS]
    assert {place: tried.count(place) for place in EXERCISES if tried.count(place) < 2} == {}
