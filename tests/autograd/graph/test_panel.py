"""The section as Streamlit runs it."""

import pytest

from components.autograd.pairs import PAIRS

from ..test_panel import code, opened, picture, rows, words


def graph(**link):
    return opened(view="graph", **link)


def test_the_readings_three_gradients_are_shown_and_added():
    at = graph()
    assert "**12 + -12 + -5 = -5**" in words(at)
    assert "Adding inside one backward is the chain rule. Adding across two is your job to prevent." in words(at)
    assert "`** 2` makes -4 * 3 = -12" in words(at)
    assert "x.grad       # tensor(-5.)" in code(at)
    assert "node.name()  # 'SubBackward0'" in code(at)
    assert rows(at, "boxes")[["sign", "note"]].values.tolist()[:3] == [
        ["x", "AccumulateGrad"],
        ["** 3", "PowBackward0"],
        ["** 2", "PowBackward0"],
    ]
    numbers = rows(at, "numbers")
    assert sorted(numbers["grad"][numbers["value"] == "↓ -2"]) == ["↑ -12", "↑ -5", "↑ 12"]
    assert numbers["total"].iloc[-1] == "x.grad = 12 + -12 + -5 = -5"
    assert "↓ y = 18" in numbers["value"].tolist()


def test_the_table_has_every_node():
    shown = graph().table[0].value
    assert shown["Computed as"].tolist() == [
        "the leaf",
        *("x ** 3", "x ** 2", "v2 * 3", "v1 + v3", "x * 5", "v4 - v5", "v6 + 4"),
    ]
    assert shown["Gradient back"].tolist() == ["12 + -12 + -5 = -5", "1", "3", "1", "1", "-1", "1", "1"]
    assert shown["PyTorch's node"].tolist()[-2:] == ["SubBackward0", "AddBackward0"]


def test_a_step_of_x_changes_the_numbers_alone():
    at = graph()
    first = picture(at)
    at.number_input("x").set_value(1.0).run()
    assert picture(at).spec == first.spec
    before, after = ({one.name: one.data.data for one in proto.datasets} for proto in (first, picture(at)))
    assert [name for name in before if before[name] != after[name]] == ["numbers"]
    assert "**3 + 6 + -5 = 4**" in words(at)


def test_the_boxes_show_their_own_slopes_on_request_and_by_link():
    for at in (graph(slopes="true"), graph().toggle("slopes").set_value(True).run()):
        notes = rows(at, "boxes")["note"].tolist()
        assert notes == [
            *("AccumulateGrad", "slope 12", "slope -4", "slope 3", "slopes 1, 1", "slope 5", "slopes 1, -1", "slope 1")
        ]
    assert "slopes=perhaps" in graph(slopes="perhaps").warning[0].value


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_every_ready_pair_has_its_graph(pair):
    at = graph(f=pair.f, g=pair.g, low=str(pair.low), high=str(pair.high), x=str(pair.x))
    assert rows(at, "boxes")["sign"].tolist()[0] == "x"
    assert "x.grad" in words(at) or "meet in x" in words(at)
    assert "Error" not in code(at)


@pytest.mark.parametrize(
    ("f", "x", "said"),
    [
        ("x", "1", "y is x itself"),
        ("4", "1", "No gradient leads from"),
        ("x > 0", "1", "No gradient leads from"),
        ("sin(x)", "0", "One way leads from y back to x. What it brings is **x.grad = 1**"),
        ("1 / x", "0", "`1 /` the gradient is no finite number any more: -inf * 1 = -inf"),
        ("torch.where(x > 0, sqrt(x), 0)", "0", "`sqrt` the gradient is no finite number any more: inf * 0 = nan"),
        ("x * x / 3 + x / 3", "1", "= 1**"),
        ("sin(" * 70 + "x" + ")" * 70, "1", "too many for a picture"),
    ],
)
def test_every_f_gets_a_plain_answer(f, x, said):
    assert said in words(graph(f=f, x=x))


def test_without_f_the_section_says_so():
    at = graph()
    at.text_input("f").set_value("x ^ 2").run()
    assert not at.exception
    assert "no graph without a function" in words(at)
    assert not at.get("vega_lite_chart")


def test_a_sum_of_rounded_numbers_says_that_it_is_rounded():
    assert "rounded" in words(graph(f="x * x / 3 + sin(x) * x / 7", x="1.1"))
    assert "rounded" not in words(graph())


def test_x_is_told_exactly():
    assert "at x = 0.633." in words(graph(x="0.633"))


@pytest.mark.parametrize(
    ("f", "x", "told"),
    [
        ("abs(x)", "0", "has a kink at x = 0: slope -1 on the left, 1 on the right"),
        ("sqrt(x ** 2)", "0", "has a kink at x = 0: slope -1 on the left, 1 on the right"),
        ("x * x.detach()", "2", "runs with slope 4 at x = 2, yet PyTorch answers 2"),
        ("exp(100 * x)", "1", "With more digits it is 2.69e+43"),
    ],
)
def test_where_x_grad_is_not_the_slope_of_the_curve_that_is_told(f, x, told):
    assert told in words(graph(f=f, x=x))
    assert "With more digits" not in words(graph())
