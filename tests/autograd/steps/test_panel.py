"""The section as Streamlit runs it."""

import pytest

from components.autograd.pairs import PAIRS
from tests.page.sliders import slider_of

from ..test_panel import code, opened, picture, rows, words


def steps(**link):
    return opened(view="steps", **link)


def line(at):
    return at.number_input("line").value


def table(at):
    """The table as Markdown: every value by its name, with the mark of what has changed."""
    shown = at.table[0].value
    return {
        name: (mark, value) for mark, name, value in zip(shown["changed"], shown["name"], shown["value"], strict=True)
    }


def test_nothing_has_run_at_first():
    at = steps()
    assert line(at) == 0
    assert at.button("previous").disabled
    assert {value for _, value in table(at).values()} == {"no x yet", "no y yet"}
    assert "#" not in code(at).replace("# x.grad.zero_()", "")
    assert rows(at, "here").empty
    assert rows(at, "samples")[["f", "g"]].isna().all(axis=None)
    assert "Nothing has run yet" in words(at)


def test_next_and_back_walk_through_the_program():
    at = steps()
    grads = []
    for _ in range(11):
        at.button("next").click().run()
        grads.append(table(at)["`` x.grad ``"][1].strip("` "))
    assert grads == [*["no x yet"] * 3, *["None"] * 2, *["tensor(-5.)"] * 4, *["tensor(-9.)"] * 2]
    assert (line(at), at.button("next").disabled) == (11, True)
    assert slider_of(at, "line")["value"] == 11
    at.button("previous").click().run()
    assert (line(at), at.button("next").disabled) == (10, False)
    for _ in range(10):
        at.button("previous").click().run()
    assert (line(at), at.button("previous").disabled) == (0, True)


def test_outputs_stand_behind_executed_lines_only():
    at = steps(line="6")
    assert "tensor(-5.)" not in code(at)
    at.button("next").click().run()
    assert "x.grad  # tensor(-5.)" in code(at)
    assert "tensor(-9.)" not in code(at)
    at.number_input("line").set_value(11).run()
    assert "x.grad  # tensor(-9.)" in code(at)


def test_the_table_marks_what_the_line_changed():
    at = steps(line="6")
    assert {name for name, (mark, _) in table(at).items() if mark} == {"`` x.grad ``", "graph of y"}
    assert table(at)["graph of y"][1] == "freed by backward()"
    assert table(at)["`` y ``"][1] == "`` tensor(18., grad_fn=<AddBackward0>) ``"
    at.button("next").click().run()
    assert not any(mark for mark, _ in table(at).values())


def test_a_new_y_is_marked_even_if_it_prints_the_same():
    at = steps(f="x ** 2", g="x ** 2", line="9")
    assert table(at)["`` y ``"][0]


def test_the_picture_knows_what_has_run():
    at = steps(line="2")
    assert rows(at, "samples")["f"].notna().all()
    assert rows(at, "samples")["g"].isna().all()
    at.number_input("line").set_value(5).run()
    assert rows(at, "samples")["g"].notna().all()
    assert rows(at, "here")["slope"].isna().all()
    at.number_input("line").set_value(6).run()
    assert rows(at, "here")["slope"].tolist() == [-5]
    at.number_input("line").set_value(11).run()
    assert rows(at, "here")["curve"].tolist() == ["f", "g", "wrong"]
    assert rows(at, "here")["slope"].tolist() == [-5, -4, -9]
    at.toggle("zero").set_value(True).run()
    assert line(at) == 11
    assert rows(at, "here")["curve"].tolist() == ["f", "g"]
    assert table(at)["`` x.grad ``"][1] == "`` tensor(-4.) ``"


@pytest.mark.parametrize(("ran", "told"), [(5, []), (6, ["f"]), (9, ["f"]), (10, ["f", "g", "wrong"])])
def test_the_slopes_along_a_curve_are_in_the_data_once_its_backward_has_run(ran, told):
    at = steps(line=str(ran))
    assert [name.removesuffix("_slope") for name in rows(at, "samples") if name.endswith("_slope")] == told


def test_a_step_leaves_the_specification_and_x_leaves_the_curves():
    at = steps(line="6")
    spec = picture(at).spec
    before = {dataset.name: dataset.data.data for dataset in picture(at).datasets}
    at.number_input("x").set_value(1.5).run()
    after = {dataset.name: dataset.data.data for dataset in picture(at).datasets}
    assert [name for name in before if before[name] != after[name]] == ["here"]
    at.button("next").click().run()
    assert picture(at).spec == spec


@pytest.mark.parametrize(
    ("link", "standing", "noticed"),
    [
        ({"line": "6"}, 6, False),
        ({"line": "11", "zero": "true"}, 11, False),
        ({"line": "12"}, 0, True),
        ({"line": "-1"}, 0, True),
        ({"line": "2.5"}, 0, True),
        ({"line": "hello"}, 0, True),
        ({"line": "12", "f": "math.pi * x"}, 12, False),
        ({"line": "1000"}, 0, True),
    ],
)
def test_a_link_opens_at_its_line_or_says_why_not(link, standing, noticed):
    at = steps(**link)
    assert line(at) == standing
    assert [f"line={link['line']}" in warning.value for warning in at.warning] == [True] * noticed


@pytest.mark.parametrize(
    ("text", "reason"),
    [("12", "steps from 0 to 11"), ("101", "not a number of steps"), ("1" * 5000, "not a number of steps")],
)
def test_the_notice_says_what_is_so(text, reason):
    assert reason in steps(line=text).warning[0].value


def test_a_program_that_gets_shorter_ends_where_it_ends():
    at = steps(line="11")
    at.text_input("f").set_value("x ^ 2").run()
    assert not at.exception
    assert line(at) == slider_of(at, "line")["value"] == 6
    assert table(at)["`` x.grad ``"][1] == "`` tensor(-4.) ``"
    at.text_input("g").set_value("(").run()
    assert not at.exception
    assert line(at) == 2


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_every_ready_pair_can_be_walked(pair):
    at = steps(line="6")
    at.selectbox("pair").set_value(pair.name).run()
    for count in (6, 10, 11):
        at.number_input("line").set_value(count).run()
        assert not at.exception
        assert not at.error


def test_a_constants_table_is_honest():
    at = steps(f="4", line="5")
    assert table(at)["`` y ``"][1] == "`` 4 ``"
    assert table(at)["`` y.grad_fn ``"][1] == "none: y is no tensor"
    assert table(at)["graph of y"][1] == "none: nothing leads from y to x"


def test_a_link_may_leave_g_out():
    at = steps(with_g="false", line="6")
    assert "x.grad  # tensor(-5.)" in code(at)
    assert "g(x)" not in code(at)
    assert "zero_" not in code(at)
    assert at.button("next").disabled
    assert "zero" not in [toggle.key for toggle in at.toggle]
