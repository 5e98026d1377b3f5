import ast
import contextlib
import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.interpreter import Problem
from components.tensors.examples import EXAMPLES
from components.tensors.results import cards
from components.tensors.results.cards import MOST_CARDS, MOST_VIEWS, cards_of, marked_line


def real_python(code):
    """What a notebook shows for each statement of a program."""
    names = {}
    for statement in ast.parse(code).body:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            if isinstance(statement, ast.Expr):
                exec(compile(ast.Interactive([statement]), "<cell>", "single"), names)
            else:
                exec(compile(ast.Module([statement], []), "<cell>", "exec"), names)
        yield printed.getvalue().removesuffix("\n")


@pytest.fixture(autouse=True)
def prompt(monkeypatch):
    def show(value):
        """A value as the prompt shows it; what a command of pyplot is worth, a reader sees as a picture."""
        parts = value if isinstance(value, list | tuple) else [value]
        if value is not None and not any(type(part).__module__.startswith("matplotlib.") for part in parts):
            print(repr(value))

    monkeypatch.setattr(sys, "displayhook", show)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_an_example_prints_what_python_prints(example):
    cards = cards_of(example.code)
    assert cards.problem is None
    assert [card.text for card in cards.cards] == list(real_python(example.code))


def test_the_titles_of_the_examples_are_unique():
    assert len({example.title for example in EXAMPLES}) == len(EXAMPLES)


def test_editing_one_number_changes_every_later_card_and_none_before():
    code = EXAMPLES[0].code
    before, after = cards_of(code).cards, cards_of(code.replace("[3, 4]]", "[3, 5]]", 1)).cards
    changed = [card.line for card, other in zip(before, after, strict=True) if card.views != other.views]
    assert changed == [8, 10, 11]
    assert [card.line for card in before if card.source in ("X", "X * 10", "X @ c.reshape(-1, 1)")][:3] == [8, 10, 11]


def test_a_mistake_keeps_the_cards_above_it():
    cards = cards_of("from torch import tensor\nX = tensor([[1, 2]])\nX * 2\n\nX @ tensor([1, 2, 3])\nX").cards
    assert [card.line for card in cards] == [1, 2, 3, 5]
    assert cards[2].text == "tensor([[2, 4]])"
    assert [bool(card.problem) for card in cards] == [False, False, False, True]
    assert cards[-1].problem.line == 5
    assert "(1, 2)" in cards[-1].problem.hint


def test_a_text_that_is_not_python_is_a_problem_with_its_place():
    cards = cards_of("x = (1,\n")
    assert (cards.problem.line, cards.problem.column) == (1, 5)


def test_an_assignment_shows_its_value_unless_a_line_of_its_own_does():
    silent, shown = cards_of("X = torch.ones(2)\nX\n").cards
    assert silent.views == ()
    assert shown.views[0].name == "X"
    (card,) = cards_of("X = torch.ones(2)").cards
    assert card.views[0].sentence == "X is a vector of length 2: 32-bit floating-point numbers, all 1.0."
    *_, grad = cards_of("x = torch.ones(1, requires_grad=True)\nx.sum().backward()\nx.grad").cards
    assert grad.views[0].name == "x.grad"
    first, second = cards_of("torch.ones(2)\ntorch.ones(2)").cards
    assert first.views == second.views != ()


def test_a_card_shows_the_numbers_of_its_time_though_a_later_line_changes_them_in_place():
    code = "x = torch.tensor(2.0, requires_grad=True)\n(x * x).backward()\nx.grad\nx.grad.zero_()\nx.grad"
    values = [card.views[0].picture.cells[0].value for card in cards_of(code).cards if card.text]
    assert values == ["4.", "0.", "0."]
    first, *_, last = cards_of("X = torch.zeros(2)\nX[0] = 9\nX").cards
    assert [cell.value for cell in first.views[0].picture.cells] == ["0.", "0."]
    assert [cell.value for cell in last.views[0].picture.cells] == ["9.", "0."]


def test_the_tensors_of_a_tuple_are_each_shown():
    (card,) = cards_of("torch.sort(torch.tensor([3, 1, 2]))").cards
    assert [view.name for view in card.views] == ["This[0]", "This[1]"]
    (card,) = cards_of("a, b = torch.sort(torch.tensor([3, 1, 2]))").cards
    assert [view.name for view in card.views] == ["a", "b"]
    (card,) = cards_of("torch.arange(100).split(1)").cards
    assert len(card.views) == MOST_VIEWS


def test_an_explanation_that_fails_is_left_out_and_the_card_stays(monkeypatch):
    def fail(*given):
        raise ZeroDivisionError

    monkeypatch.setattr(cards, "explain", fail)
    monkeypatch.setattr(cards, "clash", fail)
    product, mistake = cards_of("torch.ones(2) * 2\ntorch.ones(2) + torch.ones(3)").cards
    assert product.views[0].picture
    assert (product.views[0].origin, product.views[0].notes) == (None, ())
    assert mistake.problem
    assert mistake.clash == ""


def test_very_many_statements_make_a_bounded_number_of_cards_and_the_mistake_is_still_there():
    cards = cards_of("1\n" * 500)
    assert (len(cards.cards), cards.left_out) == (MOST_CARDS, 500 - MOST_CARDS)
    cards = cards_of("1\n" * 500 + "nothing\n")
    assert (len(cards.cards), cards.left_out) == (MOST_CARDS + 1, 500 - MOST_CARDS)
    assert cards.cards[-1].problem.line == 501


def test_the_caret_stands_under_the_column():
    assert marked_line("x = 1\n  yy + 2", Problem("", line=2, column=3)) == "  yy + 2\n  ^"
    assert marked_line("\ta.b", Problem("", line=1, column=4)) == "\ta.b\n\t  ^"
    assert marked_line("ab\r\ncd", Problem("", line=2, column=2)) == "cd\n ^"


@given(st.text(alphabet="ab \t\n", max_size=400), st.integers(1, 12), st.integers(1, 500))
def test_the_caret_stands_under_its_character_in_any_text(source, line, column):
    text, caret = marked_line(source, Problem("", line=line, column=column)).split("\n")
    assert len(text) <= 120
    lines = source.split("\n")
    if line <= len(lines) and column <= len(lines[line - 1]):
        assert text[len(caret) - 1] == lines[line - 1][column - 1]


def test_lines_draw_on_no_figure_that_the_lines_before_them_left_open():
    before = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n"
    (figure,) = cards_of("plt.plot([3, 4])", before).cards[-1].figures
    assert len(figure.axes_in[0].artists) == 1


def test_the_same_warning_is_said_once_also_where_the_lines_before_had_it():
    before = "from torch import tensor\nx = tensor(2.0, requires_grad=True)\n"
    line = "a = float(x)\n"
    warned = [bool(card.warnings) for card in cards_of(line * 2, before).cards]
    assert warned == [True, False]
    assert not any(card.warnings for card in cards_of(line, before + line).cards)
