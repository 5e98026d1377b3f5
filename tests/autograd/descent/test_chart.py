"""What the browser is given to draw."""

import math

from components.autograd.descent import chart
from components.autograd.descent.program import Settings, descend
from components.autograd.functions import parse_function

F = parse_function("x ** 3 + 3 * x ** 2 - 5 * x + 4")


def rows(path, wrong=False):
    return chart.path_table(path, -3, 3, -1, 46, wrong).to_pylist()


def test_every_point_leads_to_the_next():
    path = descend(F, Settings(-2.0, 0.1, 5), -3, 3)
    drawn = rows(path)
    assert [(row["x"], row["y"]) for row in drawn] == list(zip(path.x, path.y, strict=True))
    assert [row["to_x"] for row in drawn] == [*path.x[1:], None]
    assert {(row["last"], row["kind"]) for row in drawn} == {(5, "path")}
    assert {row["kind"] for row in rows(path, wrong=True)} == {"wrong"}


def test_what_is_far_out_is_drawn_near_the_picture():
    drawn = rows(descend(F, Settings(3.0, 10.0, 5), -3, 3))
    assert len(drawn) == 2
    assert abs(drawn[1]["x"]) <= 3 + 2 * 6
    assert abs(drawn[1]["y"]) <= 46 + 2 * 47
    assert (drawn[0]["to_x"], drawn[0]["to_y"]) == (drawn[1]["x"], drawn[1]["y"])


def test_a_point_without_a_value_is_not_drawn():
    drawn = rows(descend(parse_function("log(x)"), Settings(0.1, 0.1, 5), -3, 3))
    assert [row["step"] for row in drawn] == [0]
    assert drawn[0]["to_x"] is None
    assert rows(descend(parse_function("log(x)"), Settings(-1.0, 0.1, 5), -3, 3)) == []


def test_toward_keeps_the_direction():
    x, y = chart.toward((0.0, 0.0), (1e30, 5e29), 10, 10)
    assert (x, y) == (10, 5)
    assert all(map(math.isnan, chart.toward((0.0, 0.0), (math.inf, 1.0), 10, 10)))


def test_the_specifications_are_small_and_always_the_same():
    for specification in (chart.curve_specification, chart.fall_specification):
        assert len(str(specification())) < 40_000
        assert specification() is specification()
