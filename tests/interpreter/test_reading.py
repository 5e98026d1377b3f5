"""Every code line of the reading, typed with its indentation, prints what Python prints, and draws what it draws."""

import ast
from pathlib import Path
from time import thread_time

import pytest

from components.interpreter import run

READING = Path(__file__).with_name("reading.txt").read_text()
CELLS = [cell.partition("\n")[2] for cell in READING.split("# In [")[1:]]
DRAWING = ("plot_func", "plot_gradient")
PYPLOT = "import matplotlib.pyplot as plt"


def statements(text):
    return [ast.get_source_segment(text, node) for node in ast.parse(text).body]


def draws(statement):
    return any(name in statement for name in DRAWING)


EVERY = [statement for cell in CELLS for statement in statements(cell)]
COMPUTING = [statement for statement in EVERY if not draws(statement)]
WITHOUT_PYPLOT = [statement for statement in COMPUTING if statement != PYPLOT]


def test_the_reading_is_complete():
    assert len(CELLS) == 19
    assert len(EVERY) == 59
    assert len(COMPUTING) == 44


def test_what_the_reading_computes_is_what_python_computes(python):
    """One run over all nineteen cells; the names of a cell are those of the next."""
    expected = python(WITHOUT_PYPLOT)
    result = run("\n".join(COMPUTING))
    assert result.error is None
    assert [step.source for step in result.steps] == COMPUTING
    assert [step.text for step in result.steps if step.source != PYPLOT] == [outcome.text for outcome in expected]


def test_the_numbers_that_the_reading_prints():
    """The outputs as the reading's own notebook has them."""
    here = [statement for statement in COMPUTING if not statement.startswith("if cuda")]
    texts = [step.text for step in run("\n".join(here)).steps if step.text]
    assert texts == [
        "tensor(6.)",
        "tensor([[1, 2],\n        [3, 4]])",
        "tensor([[1, 2],\n        [3, 4]])",
        "tensor([10,  1])",
        "tensor([[10, 20],\n        [30, 40]])",
        "tensor([[12],\n        [34]])",
        "array([[1, 2],\n       [3, 4]])",
        "tensor([[1, 2],\n        [3, 4]])",
        "device(type='cpu')",
        "tensor(-2.)",
        "tensor(18.)",
        "None",
        "tensor(-5.)",
        "tensor(-5.)",
        "tensor(0.)",
        "tensor(-4.)",
    ]


def test_forgetting_zero_adds_the_slopes(assert_agrees):
    cell = "\n".join(statement for statement in statements(CELLS[17]) if not draws(statement))
    f = next(statement for statement in EVERY if statement.startswith("def f"))
    assert_agrees(f"{f}\n{cell}\nx.grad")
    assert run(f"{f}\n{cell}\nx.grad").steps[-1].text == "tensor(-9.)"


def test_a_program_of_this_size_takes_milliseconds():
    def seconds():
        start = thread_time()
        run("\n".join(COMPUTING))
        return thread_time() - start

    assert min(seconds() for _ in range(5)) < 0.03


DEFINED = [statement for statement in EVERY if statement.startswith("def ")]
CALLS = [statement for statement in EVERY if draws(statement) and not statement.startswith("def ")]


def test_the_functions_that_draw_are_defined():
    assert run("\n".join([*WITHOUT_PYPLOT, PYPLOT, *DEFINED])).error is None


def test_every_cell_of_the_reading_runs_word_for_word_with_its_pictures():
    figures = []
    result = run("\n".join(EVERY), lambda step: figures.extend(step.figures))
    assert result.error is None
    # Nothing is shown before the end: as in one cell of a notebook, all is drawn in one figure.
    (figure,) = figures
    (axes,) = figure.axes
    assert len(axes.artists) == len([statement for statement in CALLS if "for " not in statement])


@pytest.mark.parametrize("number", range(len(CELLS)))
def test_a_cell_that_draws_shows_one_picture(number):
    before = [statement for cell in CELLS[:number] for statement in statements(cell) if not draws(statement)]
    own = statements(CELLS[number])
    figures = []
    defined = [statement for statement in DEFINED if statement not in own]
    result = run("\n".join([*before, *defined, *own]), lambda step: figures.extend(step.figures))
    assert result.error is None
    assert len(figures) == any(statement in CALLS for statement in own)
