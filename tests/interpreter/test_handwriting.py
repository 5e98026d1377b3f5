"""What mathematics writes by hand is answered with what Python writes, and that runs and means the same."""

import math

import pytest
import torch

from components.interpreter import Refused, read_expression
from components.interpreter.elementwise import ACTIVATIONS, BARE, SPECIAL

AT = torch.tensor([-1.5, -0.5, 0.0, 0.25, 0.5, 2.0], dtype=torch.float64)


def meant(text: str) -> str:
    with pytest.raises(Refused) as refused:
        read_expression(text)
    hint = refused.value.problem.hint
    return hint.split("`")[1] if hint.startswith("In Python, for every x: ") else ""


@pytest.mark.parametrize(
    ("text", "python"),
    [
        ("x²", lambda x: x**2),
        ("|x|", lambda x: abs(x)),
        ("|x| + |x \u2212 1|", lambda x: abs(x) + abs(x - 1)),
        ("sin x", math.sin),
        ("2 sin x", lambda x: 2 * math.sin(x)),
        ("x \u2212 1", lambda x: x - 1),
        ("3x² \u2212 2x + 1", lambda x: 3 * x**2 - 2 * x + 1),
        ("ln(x + 2)", lambda x: math.log(x + 2)),
        ("lambda x: x ** 2", lambda x: x**2),
        ("f(x) = x^2", lambda x: x**2),
        ("y = 2x", lambda x: 2 * x),
        ("(x + 1)(x - 1)", lambda x: (x + 1) * (x - 1)),
        ("√(x + 2)", lambda x: math.sqrt(x + 2)),
        ("e^(-x^2)", lambda x: math.exp(-(x**2))),
        ("math.sin(x)", math.sin),
        ("F.relu(x)", lambda x: max(x, 0)),
        ("sin² x + cos²(x)", lambda x: 1.0),
        ("max(x, 0)", lambda x: max(x, 0)),
        ("torch.max(x, torch.zeros_like(x))", lambda x: max(x, 0)),
        ("min(1, x)", lambda x: min(1, x)),
        ("max(x, x ** 2)", lambda x: max(x, x**2)),
        ("x ** 2 if x > 0 else -x", lambda x: x**2 if x > 0 else -x),
        ("0 < x < 1", lambda x: 0 < x < 1),
        ("x > 0 and x < 1", lambda x: x > 0 and x < 1),
        ("not x > 0", lambda x: not x > 0),
    ],
)
def test_the_hint_is_an_expression_that_means_the_same(text, python):
    found = read_expression(meant(text))(AT)
    assert found.tolist() == pytest.approx([python(x) for x in AT.tolist()])


@pytest.mark.parametrize(
    "text", ["x +", "y", "x.sum()", "`|x|`", "|x|\n|x|", "²" * 400, "(" * 150, "|", "√", "2 sin", "x²("]
)
def test_what_is_not_plain_is_not_guessed(text):
    assert meant(text) == ""


@pytest.mark.parametrize(
    ("text", "torchs"),
    [
        ("x * x.detach()", lambda x: x * x),
        ("(x > 0).float() * x", lambda x: (x > 0) * x),
        ("torch.special.expit(x)", torch.sigmoid),
        ("torch.nn.functional.hardswish(x)", torch.nn.functional.hardswish),
        ("threshold(x, 0.1, 20.0)", lambda x: torch.threshold(x, 0.1, 20.0)),
        ("pi * x", lambda x: torch.pi * x),
        ("e ** x", lambda x: torch.e**x),
    ],
)
def test_what_treats_each_element_by_itself_is_read(text, torchs):
    assert read_expression(text)(AT).tolist() == torchs(AT).tolist()


def test_the_hint_for_one_of_pythons_names_is_for_a_function():
    with pytest.raises(Refused) as refused:
        read_expression("print(x)")
    assert "`torch.sin(x)`" in refused.value.problem.hint
    assert "not part of what runs here" not in refused.value.problem.message  # a program may print


def test_names_that_a_program_must_import_are_told():
    assert read_expression("sin(pi * x) + e ** x").names == {"sin", "pi", "e"}


@pytest.mark.parametrize("text", ["x.float()", "x.long()", "(x + 1).int()", "(x > 0).float(1)", "softmax(x)", "sin"])
def test_what_drops_digits_or_looks_at_other_elements_is_refused(text):
    with pytest.raises(Refused):
        read_expression(text)(AT)


def test_a_product_without_its_sign_is_told_in_the_words_of_python():
    with pytest.raises(TypeError) as real:
        eval("x(x + 1)", {"x": torch.tensor(1.0)})
    with pytest.raises(Refused) as refused:
        read_expression("x(x + 1)")
    problem = refused.value.problem
    assert (problem.message, problem.hint) == (f"TypeError: {real.value}", "In Python, for every x: `x*(x + 1)`.")


@pytest.mark.parametrize("name", sorted(ACTIVATIONS | SPECIAL))
def test_each_name_of_a_smaller_module_is_found_from_its_bare_name(name):
    """As `hardswish(x)`: the message says where it lives, or it runs."""
    hint = ""
    try:
        read_expression(f"{name}(x)")
    except Refused as refused:
        hint = refused.problem.hint
    assert f".{name}(x)`" in hint or name in BARE
