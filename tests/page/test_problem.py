"""Hints are shown with their pieces of code, and nothing that a reader typed becomes Markdown."""

import pytest
from streamlit.testing.v1 import AppTest

from components.interpreter import run


def page(hint):
    script = "from components.interpreter import Problem\nfrom components.page.problem import show_problem\n"
    return AppTest.from_string(f"{script}show_problem(Problem('Said.', {hint!r}))").run()


def test_a_hint_shows_its_code_as_code():
    shown = page("A power is `**`: `x ** 2`.")
    assert shown.markdown[0].value == "A power is `` ** ``: `` x ** 2 ``."
    assert shown.text[0].value == "Said."


@pytest.mark.parametrize(
    "typed",
    ["![x](http://a.b/c.png)", "[x](http://a.b)", ":material/home:", "$x$", "<b>x</b>", "http://a.b", "*x*", "` x"],
)
def test_markup_outside_code_is_shown_as_it_is(typed):
    hint = f"You wrote {typed} here."
    shown = page(hint)
    assert [text.value for text in shown.text] == ["Said.", hint]
    assert not shown.markdown


@pytest.mark.parametrize(
    "program", ["'`:material/home:`'.foo", "'`[x](http://a.b)`' + 1", "'`x`'(2)", "tensor('`$x$`')"]
)
def test_a_backtick_in_the_readers_text_does_not_open_a_way(program):
    hint = run(program).error.hint
    for shown in page(hint).markdown:
        assert ":material" not in shown.value.split("``")[::2]
        assert all("[" not in part and "$" not in part for part in shown.value.split("``")[::2])


@pytest.mark.parametrize("text", ["x^2", "x @ x", "not x"])
def test_a_message_of_our_own_shows_its_code_as_code(text):
    script = "from components.autograd.functions import BadFunction, parse_function\n"
    script += f"from components.page.problem import show_problem\ntry:\n    parse_function({text!r})\n"
    shown = AppTest.from_string(f"{script}except BadFunction as bad:\n    show_problem(bad.problem)\n").run()
    assert "`` " in shown.markdown[0].value
    assert not any("`" in said.value for said in shown.text)
