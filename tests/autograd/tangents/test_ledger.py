"""The grad ledger, kept while the program runs."""

import math

import pytest
import torch

from components.autograd.functions import parse_function
from components.autograd.program import write_program
from components.autograd.tangents.ledger import Ledger, table

F, G = parse_function("x ** 3 + 3 * x ** 2 - 5 * x + 4"), parse_function("x ** 2")


def kept(f=F, g=G, x=-2.0, zero=False, f_passes=1, g_passes=1):
    ledger = Ledger()
    write_program(f, g, x, zero, f_passes, g_passes).run(ledger.enter_line)
    return ledger.entries


def numbers(entries):
    return [(entry.curve, entry.added, entry.held) for entry in entries]


def test_the_readings_ledger():
    assert numbers(kept()) == [("", None, None), ("f", -5, -5), ("g", -4, -9)]
    assert numbers(kept(zero=True)) == [("", None, None), ("f", -5, -5), ("", None, 0), ("g", -4, -4)]


def test_every_pass_is_entered():
    assert [entry.held for entry in kept(f_passes=2, g_passes=2)] == [None, -5, -10, -14, -18]
    assert [entry.held for entry in kept(f_passes=2, g_passes=2, zero=True)] == [None, -5, -10, 0, -4, 0, -4]


def test_what_a_pass_added_is_the_gradient_itself():
    x = torch.tensor(0.1, requires_grad=True)
    own = torch.autograd.grad(G(x), x)[0].item()
    assert kept(x=0.1)[-1].added == own


def test_an_infinite_slope_is_entered():
    entries = kept(f=parse_function("sqrt(x)"), g=parse_function("x"), x=0.0)
    assert numbers(entries)[1:] == [("f", math.inf, math.inf), ("g", 1, math.inf)]


@pytest.mark.parametrize(("f", "g", "count"), [("4", "x", 2), ("x", "4", 2), ("4", "5", 1), ("sign(x)", "x", 3)])
def test_a_constant_has_no_entry(f, g, count):
    assert len(kept(parse_function(f), parse_function(g))) == count


def test_a_missing_function_has_no_entry():
    assert numbers(kept(f=None)) == [("", None, None), ("g", -4, -4)]
    assert numbers(kept(f=None, g=None)) == [("", None, None)]


def test_the_table_shows_the_sum():
    lines = table(kept()).splitlines()
    assert lines[2] == "| `requires_grad_()` |  | None |"
    assert lines[3] == "| :blue[**f**]: `y.backward()` | -5 | **-5** |"
    assert lines[4] == "| :orange[**g**]: `y.backward()` | -4 | -5 + -4 = **-9** |"


def test_a_sum_of_rounded_numbers_says_that_it_is_rounded():
    lines = table(kept(parse_function("sin(x)"), parse_function("cos(x)"), x=1.3)).splitlines()
    assert lines[4].endswith("| 0.27 + -0.96 = **-0.7**, rounded |")
