"""The words beside the tangents."""

import pytest
import torch

from components.autograd.curves import point_at
from components.autograd.functions import parse_function
from components.autograd.program import write_program
from components.autograd.tangents.ledger import Ledger
from components.autograd.tangents.sentences import about

F, G = "x ** 3 + 3 * x ** 2 - 5 * x + 4", "x ** 2"


def said(f=F, g=G, x=-2.0, zero=False, f_passes=1, g_passes=1):
    functions = {name: parse_function(text) for name, text in (("f", f), ("g", g)) if text}
    points = {name: point_at(function, x) for name, function in functions.items()}
    ledger = Ledger()
    write_program(functions.get("f"), functions.get("g"), x, zero, f_passes, g_passes).run(ledger.enter_line)
    return about(functions, points, zero, {"f": f_passes, "g": g_passes}, ledger.entries)


def test_the_extra_minus_5_is_explained_and_set_apart_from_the_guess():
    program = said()
    assert "x.grad still held -5 from f" in program
    assert "-5 + -4 = **-9**" in program
    assert "not the reading's guess" in program


def test_elsewhere_the_guess_is_not_mentioned():
    assert "guess" not in said(x=1.0)
    assert "guess" not in said(zero=True)


def test_with_zero_nothing_is_wrong():
    program = said(zero=True)
    assert "holds -4, from g alone" in program
    assert "Wrong" not in program


@pytest.mark.parametrize("f", ["4", "cos(x) * 0 + 1"])
def test_adding_0_is_not_called_wrong(f):
    assert "Wrong" not in said(f=f)


@pytest.mark.parametrize("f", ["torch.floor(x)", "x - x", "x ** 2 * 0"])
def test_a_slope_of_0_everywhere_is_not_said_to_be_one_at_this_x_alone(f):
    assert "Adding 0 does no harm: x.grad holds 0.4, the slope of g." in said(f=f, x=0.2)
    assert "at this x" not in said(f=f, x=0.2)


def test_what_x_grad_holds_is_told_in_the_programs_own_float32():
    x = torch.tensor(0.633, requires_grad=True)
    (x**3 + 3 * x**2 - 5 * x + 4).backward()
    assert f"still held {x.grad.item():.3g} from f" in said(x=0.633)
    assert "it now holds inf." in said(f="exp(x * 100)", x=3.0)
    assert "added inf each, so x.grad held **inf**" in said(f="exp(x * 100)", x=3.0, f_passes=2)


def test_a_sum_of_rounded_numbers_says_that_it_is_rounded():
    assert "0.27 + -0.96 = **-0.7**, rounded." in said(f="sin(x)", g="cos(x)", x=1.3)
    assert "2 passes added 0.27 each, so x.grad held **0.53** after them, rounded." in said(
        f="sin(x)", x=1.3, f_passes=2
    )
    assert "rounded" not in said(f_passes=2)


@pytest.mark.parametrize("f", ["abs(x)", "1 / x", "where(x > 0, sqrt(x), 0)"])
def test_what_is_no_slope_is_not_added_up_as_one(f):
    assert "Wrong" not in said(f=f, x=0.0)


def test_a_constant_says_why_its_backward_is_commented_out():
    assert "would raise an error" in said(f="4")


def test_the_sum_is_a_slope_too_that_of_f_plus_g():
    assert "-9 is the slope of f + g here." in said()
    assert "-14 is the slope of 2 f + g here." in said(f_passes=2)


def test_where_the_slip_hardly_shows_that_is_said():
    assert "hardly shows here" in said(x=0.633)
    assert "6.71e-05 is small beside 1.27" in said(x=0.633)
    for x in (-2.0, 0.0, 1.0):
        assert "hardly" not in said(x=x)


def test_a_flat_tangent_that_turned_is_said():
    assert "g is flat here, but its tangent turned to -5" in said(x=0.0)
    assert "flat" not in said()
    assert "flat" not in said(x=0.0, zero=True)


def test_a_second_pass_on_f_is_silently_wrong_for_f():
    text = said(f_passes=2)
    assert "2 passes added -5 each, so x.grad held **-10**" in text
    assert "no error and no warning" in text
    assert "held -10 from f, and backward() adds: -10 + -4 = **-14**" in text
    assert "guess" not in text
    assert "Wrong for f" in said(f_passes=2, zero=True)


def test_more_passes_on_g_add_up_unless_zeroed():
    assert "-9 + -4 = **-13**" in said(g_passes=2)
    assert "-8 is the slope of 2 g here." in said(f="", g_passes=2)
    assert "x.grad holds -4, from g alone" in said(g_passes=3, zero=True)
    assert "x.grad" not in said(f="")


@pytest.mark.parametrize("f", ["abs(x)", "1 / x", "sqrt(x)", "log(x)", "4", ""])
@pytest.mark.parametrize("g", ["abs(x)", "tan(x)", "5", ""])
def test_every_passage_has_words(f, g):
    for zero in (False, True):
        said(f, g, 0.0, zero, 2, 3)


def test_a_sum_of_what_float32_makes_of_slopes_is_not_called_a_slope():
    told = said(f="sin(x) / x", x=0.001)
    assert "the slope of f + g" not in told
    assert "backward() adds to what x.grad held from f" in told
