"""What a Run tells of each statement: line, source, value, printed text."""

import pytest
import torch

from components.interpreter import run
from tests.interpreter.looked import last_step


@pytest.mark.parametrize(
    "program", ["x = 5\nx", "print(1)\n2", "if 1:\n    3", "for i in range(2):\n    i", "None", "x = 1"]
)
def test_value_is_what_an_expression_statement_is_worth(program):
    step = last_step(program)
    expected = {"x": 5, "2": 2, "None": None}.get(step.source)
    assert step.value == expected


def test_the_steps_of_a_run_hold_no_values():
    """They would keep their memory. The class of a value is told, and what it looked like."""
    step = run("x = torch.ones(3)\nx * 2").steps[-1]
    assert (step.kind, step.text) == (torch.Tensor, "tensor([2., 2., 2.])")
    assert (step.value, step.assigned, step.operations) == (None, {}, ())


def test_steps_tell_their_line_and_source():
    result = run("# first\n\nx = (1,\n     2)\ny = 3; y\nif x:\n    y\n")
    assert [(step.line, step.source) for step in result.steps] == [
        (3, "x = (1,\n     2)"),
        (5, "y = 3"),
        (5, "y"),
        (6, "if x:\n    y"),
    ]
    assert result.names["x"] == (1, 2)


def test_printed_text_comes_before_the_value():
    assert run("print('a') or 5").steps[0].text == "a\n5"


def test_the_last_value_is_not_kept_under_a_name():
    assert run("5\n_").error is not None


def test_a_byte_order_mark_is_no_part_of_the_text():
    """A file that some editors save starts with one; Python reads such a file."""
    result = run("\ufeffx = 1\nx")
    assert [(step.line, step.source, step.text) for step in result.steps] == [(1, "x = 1", ""), (2, "x", "1")]
