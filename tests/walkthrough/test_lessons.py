"""Every lesson that is there: it can be shown, its lines run as in Python, and its answers are what they print."""

import re

import pytest

from components.interpreter import run
from components.walkthrough.embedded.panel import check_panel, program_of
from components.walkthrough.lesson import Note, Prose, Question
from components.walkthrough.reader import FOLDER, read_lesson
from tests.interpreter.real_python import RealPython

LESSONS = {path.stem: read_lesson(path, check_panel) for path in sorted(FOLDER.glob("*.md"))}
STEPS = [
    pytest.param(step, id=f"{name} {number}")
    for name, lesson in LESSONS.items()
    for number, step in enumerate(lesson.steps, start=1)
]
ASKED = [
    pytest.param(param.values[0], part.answer, id=param.id)
    for param in STEPS
    for part in param.values[0].parts
    if isinstance(part, Question) and not part.choices
]
LIVE = [param for param in STEPS if param.values[0].panel and param.values[0].panel.is_live]


@pytest.fixture(scope="module")
def python():
    python = RealPython()
    yield python
    python.close()


def test_there_are_the_reading_and_another_lesson():
    assert "reading" in LESSONS
    assert len(LESSONS) > 1


def test_the_reading_has_its_cells_in_order_and_none_is_left_out():
    cells = [int(cell) for step in LESSONS["reading"].steps for cell in re.findall(r"In \[(\d+)\]", step.cells)]
    assert cells == sorted(cells)
    assert set(cells) == set(range(1, 20))


@pytest.mark.parametrize("step", LIVE)
def test_live_lines_say_what_python_says(step, python):
    panel = step.panel
    ran = run(panel.lines)
    assert bool(ran.error) is panel.fails, ran.error
    outcomes = python([one.source for one in ran.steps])
    assert [one.text for one in ran.steps] == [outcome.text for outcome in outcomes]
    assert not panel.fails or outcomes[-1].error == ran.error.message


@pytest.mark.parametrize(("step", "answer"), ASKED)
def test_a_number_that_is_asked_for_is_one_that_the_program_prints(step, answer, python):
    program = program_of(step.panel)
    texts = [outcome.text for outcome in python(program.source)]
    printed = {float(number) for text in texts for number in re.findall(r"-?\d+\.?\d*", text)}
    assert float(answer) in printed


@pytest.mark.parametrize(("step", "answer"), ASKED)
def test_nothing_beside_the_question_tells_the_number_that_is_asked_for(step, answer):
    said = " ".join(part.text for part in step.parts if isinstance(part, Prose | Note))
    assert answer not in re.findall(r"-?\d+\.?\d*", said)
