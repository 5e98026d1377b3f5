"""Guessing as Streamlit runs it."""

import numpy as np
import pytest

from tests.page.shown_code import codes
from tests.page.sliders import slider_of

from ..test_panel import code, opened, picture, rows, words

F = "x ** 3 + 3 * x ** 2 - 5 * x + 4"


def press(at, label):
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception


def drawn(at):
    """The lines that the picture and the slider's answer to it have, which are the same."""
    here, answer = rows(at, "here"), slider_of(at, "x")["answer"]["rows"]
    assert [name for name, row in answer.items() if row["y"] is not None] == here[here["y"].notna()]["curve"].tolist()
    hidden = [row for row in answer.values() if row["y"] is None]
    assert all((row["slope"], row["run"], row["said"], row["way"]) == (None, None, "", "") for row in hidden)
    return here[here["y"].notna()]["curve"].tolist()


def revealed(at):
    return "autograd" in words(at).split("Your tries")[0]


def test_the_readings_guess_is_4_too_steep():
    at = opened(view="guess")
    assert at.number_input("guess").value == 0
    at.number_input("guess").set_value(-9.0).run()
    assert not revealed(at)
    assert drawn(at) == ["you"]
    assert code(at).endswith("y.backward()\nx.grad")
    press(at, "Reveal")
    assert "you -9, autograd -5: 4 too steep" in words(at)
    assert rows(at, "here")[["curve", "slope"]].to_numpy().tolist() == [["you", -9], ["f", -5]]
    assert "x.grad  # tensor(-5.)" in code(at)


@pytest.mark.parametrize("moved", ["x", "guess", "f"])
def test_whatever_moves_hides_the_answer_in_the_same_run(moved):
    at = opened(view="guess")
    press(at, "Reveal")
    assert revealed(at)
    if moved == "f":
        at.text_input("f").set_value("x ** 2").run()
    else:
        at.number_input(moved).set_value(1.0).run()
    assert not revealed(at)
    assert drawn(at) == ["you"]
    assert "#" not in code(at)


def test_nothing_of_the_slope_is_in_the_page_before_reveal():
    at = opened(view="guess", x="-1.37")
    slope = 3 * 1.37**2 - 6 * 1.37 - 5
    texts = [words(at), code(at), picture(at).spec, picture(at).alt, str(at)]
    assert not any("7.58" in text or "7.59" in text for text in texts)
    for dataset in picture(at).datasets:
        for number in (np.float64(slope), np.float32(slope)):
            assert number.tobytes() not in dataset.data.data
    assert list(rows(at, "samples")) == ["x", "f", "g"]


def test_every_reveal_is_one_try():
    at = opened(view="guess")
    for guess in (-9.0, -6.0):
        at.number_input("guess").set_value(guess).run()
        press(at, "Reveal")
    at.run()
    assert [one.guess for one in at.session_state["guess_tries"]] == [-9, -6]
    assert "| 2 | -2 | -6 | -5 | 1 |" in words(at)
    assert "Off by 4, then by 1: closer." in words(at)
    at.number_input("guess").set_value(-5.0).run()
    assert "| 2 | -2 | -6 | ? | ? |" in words(at)
    assert len(at.session_state["guess_tries"]) == 2


def test_another_function_has_tries_of_its_own():
    at = opened(view="guess")
    press(at, "Reveal")
    at.text_input("f").set_value("x ** 2").run()
    assert "Your tries" not in words(at)
    at.text_input("f").set_value(F).run()
    assert "Your tries" in words(at)


def test_another_x_is_one_with_a_slope():
    at = opened(view="guess", f="where(x > -2.9, log(x), x)", low="-3", high="0.5", x="0.2")
    for _ in range(5):
        press(at, "Another x")
        assert "nothing to guess" not in words(at)
        assert -3 <= at.number_input("x").value <= 0.5


def test_where_there_is_no_slope_reveal_is_shut():
    at = opened(view="guess", f="abs(x)", x="0")
    assert next(button for button in at.button if button.label == "Reveal").disabled
    assert "kink at x = 0" in words(at)
    assert "nothing to guess" in words(at)
    assert not at.caption, "no line to drag"
    assert "# tensor(0.)" in code(at)
    at.number_input("x").set_value(1.0).run()
    assert "#" not in code(at)


def test_a_narrower_picture_keeps_the_guess_inside():
    at = opened(view="guess")
    at.number_input("guess").set_value(-40.0).run()
    at.text_input("f").set_value("sin(x)").run()
    assert not at.exception
    assert (at.number_input("guess").value, slider_of(at, "guess")["value"]) == (-2, -2)


def test_without_f_the_page_says_so():
    at = opened(view="guess")
    at.text_input("f").set_value("x ^ 2").run()
    assert not at.exception
    assert "no slope to guess" in words(at)
    assert at.number_input("x").value == -2


def test_the_guess_waits_while_another_section_is_open():
    at = opened(view="guess")
    at.number_input("guess").set_value(-9.0).run()
    press(at, "Reveal")
    for view in ("check", "guess"):
        at.segmented_control("view").set_value(view).run()
        assert not at.exception
    assert (at.number_input("guess").value, slider_of(at, "guess")["value"]) == (-9, -9)
    assert "| 1 | -2 | -9 | -5 | 4 |" in words(at)


def test_a_link_that_reveals_nothing_shows_neither_the_slope_nor_how_it_is_found():
    at = opened(view="guess", reveal="false")
    at.number_input("guess").set_value(-5.0).run()
    assert "Reveal" not in [button.label for button in at.button]
    assert not any("backward" in code or "grad" in code for code in codes(at))
    assert drawn(at) == ["you"]


def test_another_x_takes_no_guess_along():
    at = opened(view="guess")
    at.number_input("guess").set_value(-5.0).run()
    press(at, "Another x")
    assert at.number_input("x").value != -2
    assert at.number_input("guess").value == 0
