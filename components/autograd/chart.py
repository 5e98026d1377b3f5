"""The picture of f and g with their tangents: one specification that never changes, for the rows of `tables`.

The tangents follow the pointer in the browser alone: every slope and every word travels in the rows, and Vega's own
expressions pick the row under the pointer, or the page's x when there is no pointer. What needs pixels (tangents of one
length, the legend above the curves) is reckoned there too, because only the browser knows how wide the picture is.

Sections that keep the slopes to themselves for a while draw the same picture without a pointer.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import altair as alt

# Used by Altair, which takes it as soon as another thread has begun to import it for another page.
import pandas  # noqa: F401

from . import geometry

# What Altair makes of layers; none of ours has facets.
Layers = alt.LayerChart | alt.FacetChart
HEIGHT = 300
SILENT = {"tooltip": None, "aria": False}
TICK = geometry.tick("datum.value")
# Names, not values: the front end gives each the shade of the reader's own theme.
BLUE_F, ORANGE_G, RED_WRONG, VIOLET_YOU, GRAY = "blue", "orange", "red", "violet", "gray"
COLORS = {
    "f": BLUE_F,
    "g": ORANGE_G,
    "wrong": RED_WRONG,
    "wrong for f": RED_WRONG,
    "you": VIOLET_YOU,
    "line": VIOLET_YOU,
}


@cache
def specification(follows_pointer: bool = True) -> dict:
    """The Vega-Lite specification: the same for every f, g, x and range, so that the browser never builds it twice."""
    return picture(tangents(), geometry.signals(follows_pointer))


def picture(above: Layers, signals: list[dict]) -> dict:
    """The specification of the curves with their names and `above` them what the picture is about."""
    samples = alt.Chart(alt.NamedData("samples"))
    lines = [
        samples.mark_line(clip=True, strokeWidth=3, **SILENT).encode(
            x=horizontal("x"), y=vertical(name), color=alt.value(color)
        )
        for name, color in (("f", BLUE_F), ("g", ORANGE_G))
    ]
    names = (
        alt.Chart(alt.NamedData("frame"))
        .mark_text(clip=True, fontSize=20, fontWeight="bold", align="right", baseline="bottom", dx=-6, dy=-4, **SILENT)
        .encode(x=horizontal("x"), y=vertical("y"), text="curve:N", color=by_curve())
    )
    chart = alt.layer(
        *lines,
        names,
        above,
        params=parameters(geometry.EDGES | geometry.LEGEND | geometry.BAND | geometry.SIZES | geometry.X),
        height=HEIGHT,
        padding={"left": 0, "top": 0, "right": 10, "bottom": 0},
    )
    return {**chart.to_dict(validate=False), "config": {"signals": signals}}


def tangents() -> Layers:
    """The tangents of f and g, and the wrong ones; a click sets x."""
    other = {"other": "datum.wrong || datum.curve == 'line'"}
    reckoned = geometry.POINT | other | geometry.TANGENT | geometry.TRIANGLE | geometry.LABEL
    shown = alt.FilterTransform("!datum.wrong || datum.sloping")
    return at_x(*sloping_lines(), target("x_target"), transform=[*calculations(reckoned), shown])


def at_x(*layers: alt.Chart | Layers, transform: list) -> Layers:
    """Layers of the rows of the page's x, which have more fields by `transform`."""
    return alt.layer(*layers, data=alt.NamedData("here"), transform=transform)


# Altair copies a chart, with every chart in it, whenever something is added to it: so what belongs to a layered chart
# is given to it as it is made.


def calculations(fields: Mapping[str, str]) -> list[alt.CalculateTransform]:
    """Fields for a chart's rows, each by a Vega expression that may use those before it."""
    return [alt.CalculateTransform(calculate=expression, **{"as": name}) for name, expression in fields.items()]


def calculated(chart: alt.Chart, fields: Mapping[str, str]) -> alt.Chart:
    """The chart with such fields after its other transforms."""
    before = [] if chart.transform is alt.Undefined else chart.transform
    return chart.properties(transform=[*before, *calculations(fields)])


def parameters(expressions: Mapping[str, str]) -> list[alt.VariableParameter]:
    """Names for Vega expressions, which others can use."""
    return [alt.VariableParameter(name=name, expr=expression) for name, expression in expressions.items()]


def first_row() -> alt.Chart:
    """The first row of the table, for what is drawn once."""
    return alt.Chart().transform_window(rank="row_number()").transform_filter("datum.rank == 1")


def sloping_lines() -> list:
    """The layers for rows that `geometry` has reckoned: guide, slope triangles, lines, points, names and legend."""
    rows, first = alt.Chart(), first_row()
    sloping = rows.transform_filter("datum.sloping")
    dashed, dotted = (alt.condition("datum.wrong", alt.value(dash), alt.value([1, 0])) for dash in ([8, 6], [4, 3]))
    triangle = sloping.mark_rule(clip=True, strokeWidth=2, **SILENT).encode(strokeDash=dotted)
    return [
        first.mark_rule(opacity=0.8, **SILENT).encode(
            x="at:Q", y=alt.YValue(alt.ExprRef("band")), y2=alt.Y2Value("height"), color=alt.value(GRAY)
        ),
        first.mark_point(clip=True, filled=True, opacity=1, shape="triangle-up", size=150, **SILENT).encode(
            x="page_x:Q", y=alt.YValue(alt.ExprRef("height - 6")), color=alt.value(GRAY)
        ),
        triangle.encode(x="x0:Q", x2="x3:Q", y="corner_y:Q", color=by_curve()),
        triangle.encode(x="corner_x:Q", y="y0:Q", y2="y3:Q", color=by_curve()),
        sloping.mark_rule(clip=True, strokeWidth=4, **SILENT).encode(
            x="x1:Q", x2="x2:Q", y="y1:Q", y2="y2:Q", color=by_curve(), strokeDash=dashed
        ),
        rows.transform_filter("!datum.wrong")
        .mark_point(clip=True, filled=True, opacity=1, size=130, **SILENT)
        .encode(
            x="at:Q",
            y="v:Q",
            color=by_curve(),
            shape=alt.condition("datum.sloping", alt.value("circle"), alt.value("diamond")),
        ),
        # The legend's ground: a curve that goes up and out of the picture ends below it.
        first.mark_rect(fill=alt.ExprRef("background"), opacity=1, **SILENT).encode(
            x=alt.XValue(-2),
            x2=alt.X2Value(alt.ExprRef("width + 2")),
            y=alt.YValue(-2),
            y2=alt.Y2Value(alt.ExprRef("band")),
        ),
        written(rows, "label", x="datum.label_x", y="datum.label_y", color=by_curve()),
        written(
            sloping.transform_filter("datum.curve != 'f' && datum.curve != 'g'"),
            "name",
            x="datum.name_x",
            y="datum.name_y",
            color=by_curve(),
            fontSize=18,
        ),
        written(
            first.transform_calculate(at_text=geometry.AT),
            "at_text",
            x="clamp((at_x - low) * across, 30, width - 30)",
            y="height + 15",
            color=alt.value(GRAY),
            align="center",
        ),
    ]


def target(name: str) -> alt.Chart:
    """The whole picture below its legend, for presses; in the page its mark is found by this name."""
    whole = first_row().mark_rect(opacity=0, cursor="crosshair", **SILENT)
    edges = {"y": alt.YValue(alt.ExprRef("band")), "y2": alt.Y2Value("height")}
    return whole.encode(x=alt.XValue(0), x2=alt.X2Value("width"), **edges).properties(name=name)


def written(rows: alt.Chart, text: str, x: str, y: str, color: Any, **style: Any) -> alt.Chart:
    """Text at the pixels `x` and `y`. It has no rim, which would rub out the curve below."""
    usual = {"fontSize": alt.ExprRef("font"), "fontWeight": "bold", "align": "left", "baseline": "middle"}
    encoding = {"text": f"{text}:N", "x": alt.XValue(alt.ExprRef(x)), "y": alt.YValue(alt.ExprRef(y))}
    return rows.mark_text(tooltip=None, **(usual | style)).encode(**encoding, color=color)


def horizontal(field: str) -> alt.X:
    """The x axis, on which the page's x stands among the numbers."""
    scale = between("low", "high")
    return alt.X(field, type="quantitative", title=None, scale=scale, axis=axis(f"{geometry.NEAR} ? '' : {TICK}"))


def vertical(field: str) -> alt.Y:
    """The y axis, which has no numbers beside the legend."""
    scale = between("bottom", "ceiling")
    return alt.Y(field, type="quantitative", title=None, scale=scale, axis=axis(f"datum.value > top ? '' : {TICK}"))


def between(first: str, last: str) -> alt.Scale:
    """A scale from one of the picture's signals to another, and no farther."""
    return alt.Scale(domain=[alt.ExprRef(first), alt.ExprRef(last)], nice=False, zero=False)


def axis(label: str) -> alt.Axis:
    """An axis whose numbers can be read from the last row."""
    return alt.Axis(labelFontSize=16, tickCount=7, labelExpr=label)


def by_curve() -> alt.Color:
    """The colour of the row's curve."""
    return by_name("curve", COLORS)


def by_name(field: str, colors: Mapping[str, str]) -> alt.Color:
    """A colour for each name that the field can have."""
    scale = alt.Scale(domain=list(colors), range=list(colors.values()))
    return alt.Color(field, type="nominal", scale=scale, legend=None)


def dots(rows: alt.Chart, size: float, **style: Any) -> alt.Chart:
    """A filled point for each row."""
    return rows.mark_point(clip=True, filled=True, size=size, **style, **SILENT)
