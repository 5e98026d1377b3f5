"""The program shown is the program run, and real Python says the same."""

import ast
import math

import pytest

from components.autograd.functions import parse_function
from components.autograd.listing import Kind
from components.autograd.pairs import PAIRS
from components.autograd.program import write_program
from components.page.code import transcript
from tests.interpreter.looked import last_step

F, G = parse_function("x ** 3 + 3 * x ** 2 - 5 * x + 4"), parse_function("x ** 2")


class Ran:
    """A program, what it did, and what it showed of x.grad after each pass."""

    def __init__(self, *given, **more):
        self.program = write_program(*given, **more)
        self.source, self.steps = self.program.text, self.program.run().steps

    @property
    def grads(self):
        return tuple(step.text for step in self.steps if self.program.line_of(step).kind is Kind.SHOW_GRAD)


def in_python(source):
    names = {}
    exec(source, names)
    return repr(names["x"].grad)


def test_without_zero_the_slope_of_f_is_still_in_it():
    assert Ran(F, G, -2.0, zero=False).grads == ("tensor(-5.)", "tensor(-9.)")


def test_with_zero_each_slope_stands_alone():
    assert Ran(F, G, -2.0, zero=True).grads == ("tensor(-5.)", "tensor(-4.)")


def test_zero_is_a_line_put_in_or_commented_out():
    without, within = (write_program(F, G, -2.0, zero).text.splitlines() for zero in (False, True))
    differing = [pair for pair in zip(without, within, strict=True) if pair[0] != pair[1]]
    assert differing == [("# x.grad.zero_()", "x.grad.zero_()")]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
@pytest.mark.parametrize("zero", [False, True])
def test_every_ready_pair_runs_and_python_agrees(pair, zero):
    ran = Ran(parse_function(pair.f), parse_function(pair.g), pair.x, zero)
    assert not any(step.error for step in ran.steps)
    assert len(ran.grads) == 2
    assert in_python(ran.source) == ran.grads[-1]
    assert pair.low <= pair.x <= pair.high


@pytest.mark.parametrize("zero", [False, True])
@pytest.mark.parametrize(
    ("f", "g"),
    [
        ("4", "x ** 2"),
        ("x ** 2", "4"),
        ("4", "5"),
        ("x > 0", "x"),
        ("torch.sin(x) + math.pi", "sin(x) * cos(x)"),
        ("x * np.pi", "torch.where(x > 0, sqrt(x), 0)"),
        ("abs(x) + pow(x, 2)", "torch.nn.functional.relu(x)"),
        ("round(x) * x", "x ** 2"),
    ],
)
def test_every_program_is_true_in_python(f, g, zero):
    ran = Ran(parse_function(f), parse_function(g), 1.5, zero)
    assert not any(step.error for step in ran.steps)
    assert in_python(ran.source) == ran.grads[-1]


@pytest.mark.parametrize("zero", [False, True])
@pytest.mark.parametrize(("f", "g"), [(F, G), (F, None), (None, G), (parse_function("4"), G), (F, parse_function("4"))])
def test_more_passes_are_true_in_python(f, g, zero):
    ran = Ran(f, g, 1.5, zero, f_passes=3, g_passes=2)
    assert not any(step.error for step in ran.steps)
    assert in_python(ran.source) == ran.grads[-1]


def test_a_second_pass_on_f_gives_minus_10_without_a_word():
    ran = Ran(F, G, -2.0, zero=False, f_passes=2)
    assert ran.grads == ("tensor(-5.)", "tensor(-10.)", "tensor(-14.)")
    assert not any(step.error for step in ran.steps)


def test_zero_stands_before_every_pass_on_g():
    ran = Ran(F, G, -2.0, zero=True, f_passes=2, g_passes=2)
    assert ran.grads == ("tensor(-5.)", "tensor(-10.)", "tensor(-4.)", "tensor(-4.)")
    assert Ran(None, G, -2.0, zero=True, g_passes=2).grads == ("tensor(-4.)", "tensor(-4.)")


def test_a_constants_backward_is_commented_out_because_it_would_raise():
    source = write_program(parse_function("4"), G, -2.0, zero=True).text
    assert "# y.backward()" in source
    with pytest.raises(AttributeError):
        in_python(source.replace("# y.backward()", "y.backward()"))
    ran = Ran(parse_function("4"), G, -2.0, zero=True)
    assert ran.grads == ("None", "tensor(-4.)")


@pytest.mark.parametrize(
    ("f", "g", "grads"), [(F, None, ("tensor(-5.)",)), (None, G, ("tensor(-4.)",)), (None, None, ())]
)
def test_a_function_that_cannot_be_used_is_left_out(f, g, grads):
    ran = Ran(f, g, -2.0, zero=False)
    assert ran.grads == grads
    assert "zero_" not in ran.source
    assert not any(step.error for step in ran.steps)


@pytest.mark.parametrize("x", [-2.0, 0.1, 1e-5, -999.25, 1 / 3])
def test_x_itself_is_in_the_program(x):
    source = write_program(F, G, x, zero=False).text
    assert f"x = tensor({x!r}).requires_grad_()" in source
    assert math.isfinite(float(last_step(source).value))


def test_the_transcript_shows_what_each_line_gave_and_is_still_python():
    ran = Ran(F, G, -2.0, zero=True)
    text = transcript(ran.source, ran.steps)
    assert "x.grad          # tensor(-5.)" in text
    assert "x.grad.zero_()  # tensor(0.)" in text
    assert ast.dump(ast.parse(text)) == ast.dump(ast.parse(ran.source))
