"""The reading's cell of each step, opened as a program: it runs, and says what the whole reading says there."""

import ast

import pytest

from components.walkthrough.cells import cell_program
from components.walkthrough.lesson import Lesson, Reading, Step
from tests.interpreter.real_python import RealPython
from tests.page.shown_code import codes
from tests.walkthrough.test_panel import LESSONS, opened, press

READING = LESSONS["reading"]
NUMBERS = [number for number, step in enumerate(READING.steps, start=1) if step.reading]
LONG = 1_500  # characters: a reader sees where the cell begins


@pytest.fixture(scope="module")
def python():
    python = RealPython()
    yield python
    python.close()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_cell_stands_in_sight_below_the_few_lines_that_it_needs(number):
    program = cell_program(READING, number)
    assert program.endswith(f"{READING.steps[number - 1].reading.text}\n")
    assert len(program) < LONG


@pytest.mark.parametrize("number", NUMBERS[-6::2])
def test_a_cell_with_the_lines_it_needs_says_in_python_what_it_says_after_all_cells_before(number, python):
    own = READING.steps[number - 1].reading.text
    program = cell_program(READING, number)
    whole = "\n".join(READING.steps[one - 1].reading.text for one in NUMBERS if one <= number)
    count = len(ast.parse(own).body)
    told, expected = ([(one.text, one.error) for one in python(lines)[-count:]] for lines in (program, whole))
    assert told == expected
    assert not any(error for _, error in told)


def lesson_of(*cells):
    return Lesson("own", "Own", "a line", tuple(Step("a step", "", (Reading(cell),)) for cell in cells))


@pytest.mark.parametrize(
    ("cells", "before"),
    [
        (["a = [1]\nb = 2", "a"], "a = [1]"),
        (["a = [1]\na", "a.append(5)", "a"], "a = [1]\na.append(5)"),
        (["a = [1]\nb = a", "b[0] = 7", "a"], "a = [1]\nb = a\n\nb[0] = 7"),
        (["a = 1\nif a:\n    a = 5", "a"], "a = 1\nif a:\n    a = 5"),
        (
            ["def f(x):\n    y = k\n    return x + y", "k = 2\ny = 5", "f(1)"],
            "def f(x):\n    y = k\n    return x + y\n\nk = 2\ny = 5",
        ),
        (["a = 1", "a = 2; a"], ""),
        (["This is no program.", "5"], ""),
    ],
)
def test_a_cell_stands_below_the_lines_that_it_needs_and_all_of_them_where_less_would_not_do(cells, before):
    program = cell_program(lesson_of(*cells), len(cells))
    assert program == f"{before}\n\n{cells[-1]}\n" if before else f"{cells[-1]}\n"


def test_the_button_opens_the_cell_in_the_playground():
    app = press(opened(step="8"), "reading_cell")
    assert app.text_area(key="code").value == cell_program(READING, 8)
    assert any("no GPU available" in code for code in codes(app))
