"""The words for a guess, and the tally of the tries."""

import pytest

from components.autograd.guess.tries import LISTED, Try, tally, trend, verdict


@pytest.mark.parametrize(
    ("guess", "slope", "said"),
    [
        (-9, -5, "you -9, autograd -5: 4 too steep"),
        (-2, -5, "you -2, autograd -5: 3 not steep enough"),
        (9, 5, "you 9, autograd 5: 4 too steep"),
        (2, 5.5, "you 2, autograd 5.5: 3.5 not steep enough"),
        (-5, -5, "you -5, autograd -5: right"),
        (-5.001, -5, "you -5, autograd -5: right"),
        (0, 0, "you 0, autograd 0: right"),
        (9, -5, "you 9, autograd -5: wrong direction, f falls here; 14 off"),
        (-1, 2, "you -1, autograd 2: wrong direction, f rises here; 3 off"),
        (0, -5, "you 0, autograd -5: 5 not steep enough, your line is level"),
        (-3, 0, "you -3, autograd 0: 3 too steep, f is level here"),
        (3, 1e-16, "you 3, autograd 0: 3 too steep, f is level here"),
    ],
)
def test_the_verdict_says_how_the_slopes_differ(guess, slope, said):
    assert verdict(guess, slope) == said


def tries(*guesses, x=-2.0, slope=-5.0):
    return [Try("x", x, guess, slope) for guess in guesses]


def test_the_tally_lists_the_last_try_first():
    assert tally(tries(-9, -4), hidden_at=None).splitlines()[2:] == [
        "| 2 | -2 | -4 | -5 | 1 |",
        "| 1 | -2 | -9 | -5 | 4 |",
    ]


def test_what_is_called_right_is_off_by_0():
    near = tries(-9, 2430400, slope=2430000.0)
    assert verdict(2430400, 2430000.0).endswith(": right")
    assert tally(near, hidden_at=None).splitlines()[2].endswith("| 0 |")
    assert trend(near).endswith("then by 0: right on it.")


def test_the_tally_covers_what_is_to_be_guessed_again():
    text = tally([*tries(-9), *tries(1, x=3.0, slope=7.0)], hidden_at=-2.0)
    assert text.splitlines()[2:] == ["| 2 | 3 | 1 | 7 | 6 |", "| 1 | -2 | -9 | ? | ? |"]


def test_the_tally_tells_a_covered_x_from_its_neighbour():
    assert tally(tries(-9), hidden_at=-2.001).splitlines()[2:] == ["| 1 | -2 | -9 | -5 | 4 |"]
    assert tally(tries(-9, x=-2.001), hidden_at=None).splitlines()[2:] == ["| 1 | -2.001 | -9 | -5 | 4 |"]


def test_a_long_tally_is_cut():
    lines = tally(tries(*range(30)), hidden_at=None).splitlines()[2:]
    assert len(lines) == LISTED
    assert lines[0].startswith("| 30 |")


@pytest.mark.parametrize(
    ("guesses", "said"),
    [
        ((), ""),
        ((-9,), ""),
        ((-9, -6), "Off by 4, then by 1: closer."),
        ((-6, -9), "Off by 1, then by 4: farther off."),
        ((-6, -4), "Off by 1, then by 1: as close as before."),
        ((-9, -6, -5), "Off by 1, then by 0: right on it."),
    ],
)
def test_the_trend_compares_the_last_two(guesses, said):
    assert trend(tries(*guesses)) == said
