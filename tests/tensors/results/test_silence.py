"""Where Python shows nothing, the card says what happened; torch itself says whether that is true."""

import pytest
import torch

from components.tensors.results.cards import cards_of

LEAF = "x = tensor(-2.0).requires_grad_()\ny = x ** 2\n"


def silence(program):
    return cards_of(program).cards[-1].silence


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x.grad", "No backward() has come to x yet."),
        ("slope = x.grad", "No backward() has come to x yet."),
        ("y.grad", "y was computed from other tensors, so it is no leaf"),
        ("(y * 2).grad", "it is no leaf"),
        ("z = tensor(1.0)\nz.grad", "its requires_grad is False"),
        ("y.retain_grad()\ny.grad", "y keeps its gradient, but no backward() has come to it yet."),
        ("z = None\nz", "z is None"),
    ],
)
def test_a_value_of_none_is_said_and_why(line, said):
    told = silence(LEAF + line)
    assert "is None, and for None Python shows nothing." in told
    assert said in told


def test_the_way_to_the_gradient_of_a_result_is_true():
    x = torch.tensor(-2.0).requires_grad_()
    y = x**2
    assert "After y.retain_grad(), the next backward() fills it too." in silence(LEAF + "y.grad")
    y.retain_grad()
    y.backward()
    assert y.grad is not None


def test_torchs_warning_of_a_result_is_given_in_words_once():
    card = cards_of(LEAF + "y.grad").cards[-1]
    assert card.warnings == ()
    assert "PyTorch warns of this." in card.silence


def test_backward_on_a_leaf_says_where_the_1_comes_from():
    x = torch.tensor(-2.0).requires_grad_()
    x.backward()
    assert f"added that to x.grad, which is {x.grad.item()} now" in silence(LEAF + "x.backward()")
    y = x**2
    y.backward()
    assert f"which is {x.grad.item() + 1} now" in silence(LEAF + "x.backward()\ny.backward()\nx.backward()")


def test_backward_on_a_result_says_where_the_slopes_went():
    assert "the .grad of the leaves that y was computed from" in silence(LEAF + "y.backward()")


@pytest.mark.parametrize(
    "line",
    [
        "x",
        "print(x.grad)",
        "x.grad is None",
        "a = [3]\na.sort()",
        "if True:\n    x.grad",
        "z = 3",
        "z = None",
        "None",
        "1 +",
    ],
)
def test_other_lines_need_no_word(line):
    assert silence(LEAF + line) == ""
