"""The section as Streamlit runs it."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from components.autograd.errors.cases import CASES
from components.autograd.errors.program import write_programs
from components.autograd.errors.sentences import PREDICTIONS
from components.autograd.functions import parse_function
from components.autograd.pairs import FIRST
from components.interpreter import run
from tests.page.shown_code import codes

MINE = "x = tensor(3.0)\nx * 7"


def page():
    from components.autograd import panel

    panel.show()


def opened(**link):
    at = AppTest.from_function(page, default_timeout=30)
    for name, value in {"view": "errors", **link}.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def words(at):
    return "\n".join(element.value for element in [*at.markdown, *at.text])


def choose(at, case):
    at.selectbox("case").set_value(case).run()
    assert not at.exception


def fields(at):
    return {element.key: element.value for element in at.text_area}


def programs(case, x=FIRST.x):
    written = write_programs(CASES[case], parse_function(FIRST.f), x)
    return {"wrong": written.wrong, "repaired": written.repaired}


def test_every_case_shows_both_programs_and_what_torch_said_just_now():
    at = opened()
    for name in CASES:
        choose(at, name)
        if CASES[name].predicted:
            at.radio("predict").set_value("0").run()
        assert fields(at) == programs(name)
        wrong, repaired = (run(text) for text in programs(name).values())
        if wrong.error:
            assert wrong.error.message in codes(at)
            assert f"Line {wrong.error.line} raises an error" in words(at)
        else:
            assert "Nothing was raised" in words(at)
        assert repaired.steps[-1].text in codes(at)[-1]
        assert "**Why:**" in words(at)


def test_torchs_warning_is_shown():
    assert any(code.startswith("UserWarning: The .grad attribute") for code in codes(opened(case="lost-leaf")))


def test_the_programs_follow_x_and_f():
    at = opened(case="vector")
    at.number_input("x").set_value(1.5).run()
    assert fields(at) == programs("vector", 1.5)
    at.text_input("f").set_value("x + 1").run()
    assert "def f(x): return x + 1\n" in fields(at)["wrong"]


def test_an_edited_program_runs_and_no_longer_follows_x():
    at = opened(case="vector")
    at.text_area("wrong").set_value(MINE).run()
    assert any("tensor(21.)" in code for code in codes(at))
    assert "f and x do not change it" in words(at)
    assert "**Why:**" not in words(at)
    at.number_input("x").set_value(1.5).run()
    assert fields(at) == {"wrong": MINE, "repaired": programs("vector", 1.5)["repaired"]}
    at.button("undo_wrong").click().run()
    assert fields(at) == programs("vector", 1.5)
    assert "**Why:**" in words(at)


def test_switching_cases_loses_nothing_that_was_typed():
    at = opened(case="vector")
    at.text_area("wrong").set_value(MINE).run()
    choose(at, "numpy")
    assert fields(at) == programs("numpy")
    at.text_area("repaired").set_value("1 + 1").run()
    choose(at, "vector")
    assert fields(at) == {"wrong": MINE, "repaired": programs("vector")["repaired"]}
    choose(at, "numpy")
    assert fields(at) == {"wrong": programs("numpy")["wrong"], "repaired": "1 + 1"}


def test_a_mistake_of_the_readers_own_gets_its_hint():
    at = opened(case="vector")
    at.text_area("wrong").set_value("x = tensor([1.0, 2.0])\nx.grad.zero_()").run()
    assert "What may help:" in words(at)
    assert "`` y.backward() ``" in words(at)


@pytest.mark.parametrize("text", ["", "   ", "# only a comment", "x = tensor(1.0)"])
def test_a_program_that_shows_nothing_says_so(text):
    at = opened(case="vector")
    at.text_area("wrong").set_value(text).run()
    assert not at.exception
    assert "Nothing was shown" in words(at)


@pytest.mark.parametrize("text", ["def", "x = = 1", "while True: pass", "__import__('os')", "1 / 0", "x" * 9_000])
def test_no_typed_text_takes_the_page_down(text):
    at = opened(case="vector")
    for side in ("wrong", "repaired"):
        at.text_area(side).set_value(text).run()
        assert not at.exception
        assert "raises an error" in words(at)


def test_typed_text_is_never_markdown():
    at = opened(case="vector")
    for side in ("wrong", "repaired"):
        at.text_area(side).set_value("'![x](http://example.org/x.png)' + :red[x] + 1").run()
        at.text_area(side).set_value("tensor(1.0) + '![x](http://example.org/x.png) :red[x]'").run()
        outside_code = re.sub("`` .*? ``", "", "\n".join(element.value for element in at.markdown))
        assert "example.org" not in outside_code


def test_a_link_opens_a_case_with_its_edited_programs():
    at = opened(case="numpy", repaired=MINE)
    assert fields(at) == {"wrong": programs("numpy")["wrong"], "repaired": MINE}
    choose(at, "vector")
    assert fields(at) == programs("vector")
    choose(at, "numpy")
    assert fields(at)["repaired"] == MINE


@pytest.mark.parametrize(
    ("link", "said"),
    [({"case": "nonsense"}, "case=nonsense"), ({"case": ""}, "case="), ({"wrong": "x" * 50_001}, "wrong=xxx")],
)
def test_a_bad_link_falls_back_and_says_so(link, said):
    at = opened(**link)
    assert said in at.warning[0].value
    assert fields(at) == programs("integer")


def test_nothing_tells_the_outcome_before_the_prediction():
    at = opened(case="alias")
    told = "\n".join([*codes(at), words(at), *(element.label for element in at.radio)])
    assert at.radio("predict").value is None
    assert not at.text_area
    for outcome in ("# tensor(", "tensor(0.)", "-5.0", ".item()", "second name", "danger", "Repaired"):
        assert outcome not in told
    assert list(at.query_params) == ["view", "case"]


@pytest.mark.parametrize("guess", PREDICTIONS)
def test_the_prediction_is_judged_and_not_asked_again(guess):
    at = opened(case="alias")
    at.radio("predict").set_value(guess).run()
    verdict = "right" if guess == "0" else "wrong"
    assert f"Your prediction, **{guess}**, was {verdict}." in words(at)
    assert "slope is tensor(0.)" in words(at)
    at.number_input("x").set_value(1.0).run()
    assert "**4.0**" in words(at)
    choose(at, "numpy")
    choose(at, "alias")
    assert fields(at) == programs("alias", 1.0)
    assert "predict" not in at.query_params


def test_a_prediction_is_not_asked_for_a_program_that_the_link_has_changed():
    at = opened(case="alias", wrong=MINE)
    assert fields(at)["wrong"] == MINE
    at.button("undo_wrong").click().run()
    assert not at.text_area
    assert at.radio("predict").value is None


@pytest.mark.parametrize("f", ["4", "2x", "sgn(x)", "1 / x"])
def test_no_function_takes_a_case_down(f):
    at = opened(x="0")
    at.text_input("f").set_value(f).run()
    for name in CASES:
        choose(at, name)
        if CASES[name].predicted and at.radio:
            at.radio("predict").set_value("None").run()
        assert not at.exception
        assert fields(at).keys() == {"wrong", "repaired"}


def test_a_program_of_the_readers_own_is_not_called_wrong_or_repaired():
    at = opened(case="vector")
    assert "**Wrong:**" in words(at)
    assert "**Repaired** in line 5" in words(at)
    at.text_area("wrong").set_value(MINE).run()
    assert "**Wrong:**" not in words(at)
    assert "**Your program**" in words(at)
    at.text_area("repaired").set_value("1 + 1").run()
    assert "**Repaired**" not in words(at)
    at.button("undo_wrong").click().run()
    assert "**Wrong:**" in words(at)
