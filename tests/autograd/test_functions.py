"""What may be typed for f and g, and what becomes of it."""

import tracemalloc

import pytest
import torch

from components.autograd.functions import BadFunction, parse_function


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x ** 3 + 3 * x ** 2 - 5 * x + 4", 18.0),
        ("torch.sin(x)", torch.sin(torch.tensor(-2.0, dtype=torch.float64)).item()),
        ("sin(x)", torch.sin(torch.tensor(-2.0, dtype=torch.float64)).item()),
        ("x.sin()", torch.sin(torch.tensor(-2.0, dtype=torch.float64)).item()),
        ("torch.where(x > 0, x, -3 * x)", 6.0),
        ("abs(x) + relu(x) + torch.clamp(x, -1, 1)", 1.0),
        ("2 * torch.pi", 2 * torch.pi),
        ("4", 4.0),
        ("  x  ", -2.0),
    ],
)
def test_a_function_is_ordinary_python(text, value):
    x = torch.tensor([-2.0, -2.0], dtype=torch.float64)
    assert parse_function(text)(x).tolist() == pytest.approx([value, value])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2x",
        "x ^ 2",
        "y",
        "x +",
        "__import__('os')",
        "().__class__",
        "lambda x: x",
        "x.sum()",
        "torch.sum(x)",
        "x if x > 0 else 0",
        "[x]",
        "math.sin(x)",
        "torch.load('x')",
        "x; x",
        "x" * 1000,
        "torch.frexp(x)",
        "torch.where(x)",
        "x // 2",
        "torch.igamma(x, x)",
        "x.imag()",
    ],
)
def test_what_is_no_function_of_x_is_refused_with_a_problem(text):
    with pytest.raises(BadFunction) as refused:
        parse_function(text)
    assert refused.value.problem.message


@pytest.mark.parametrize("text", ["x\r+ é", "é\r", "(x +\r é)", "x\r\n+é"])
def test_old_line_ends_are_line_ends(text):
    """Python's parser counts them as lines."""
    with pytest.raises(BadFunction):
        parse_function(text)


@pytest.mark.parametrize(
    "text", ["# a comment\nx + 1", "x + 1  # a comment", "(x +\r\n 1)\r", "(x # a\n + 1)", "x + \\\n1"]
)
def test_a_function_is_one_line_of_a_program(text):
    """It stands behind `return`, where a comment or a line break would end it."""
    assert parse_function(text).text == "x + 1"


def test_the_names_that_python_must_import_are_known():
    assert parse_function("sin(x) + torch.cos(x) + abs(x)").names == {"sin"}


@pytest.mark.parametrize(("text", "tracked"), [("x ** 2", True), ("0 * x", True), ("4", False), ("x > 0", False)])
def test_tracked_is_what_autograd_says(text, tracked):
    assert parse_function(text).tracked is tracked


def test_spaces_around_a_function_do_not_fill_the_memory():
    """Functions are kept for all readers, and a message of megabytes can hold a short one."""
    parse_function("x - 1")
    tracemalloc.start()
    for count in range(5):
        assert parse_function(" " * (1_000_000 + count) + "x - 1").text == "x - 1"
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 500_000


@pytest.mark.parametrize(
    ("text", "pointed"), [("2,5", "2.5"), ("x**3,5", "x**3.5"), ("1,5 * x - 0,25", "1.5 * x - 0.25")]
)
def test_a_decimal_comma_is_told_as_one_with_the_text_that_works(text, pointed):
    with pytest.raises(BadFunction) as bad:
        parse_function(text)
    assert bad.value.problem.message == "The comma makes two numbers of one."
    assert f"`{pointed}`" in bad.value.problem.hint
    assert parse_function(pointed).text == pointed


def test_a_comma_between_arguments_is_none_of_a_number():
    assert parse_function("torch.clamp(x,0,5)").text == "torch.clamp(x,0,5)"
