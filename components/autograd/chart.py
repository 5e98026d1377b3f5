"""The picture of f and g with their tangents: three tables, and one specification that never changes.

The tangents follow the pointer in the browser alone: every slope travels in the rows, and Vega's own expressions pick
the row under the pointer, or the page's x when there is no pointer. What needs pixels (tangents of one length, labels
that keep apart) is reckoned there too, because only the browser knows how wide the picture is.

Sections that keep the slopes to themselves for a while draw the same picture without a pointer.

The tables have names of their own: equal tables stay two tables, and a step of x, which changes `here` alone, leaves
the other two untouched in the browser.
"""

from collections.abc import Mapping
from functools import cache

import altair as alt
import numpy as np

# Used by Altair, which takes it as soon as another thread has begun to import it for another page.
import pandas  # noqa: F401
import pyarrow as pa

from . import geometry

HEIGHT = 350
SILENT = {"tooltip": None, "aria": False}
DESCRIPTION = (
    "The curves f in blue and g in orange, with their tangents at x. The tangents follow the pointer, and a click "
    "sets x. The sentences on this page say the same in words."
)
# Names, not values: the front end gives each the shade of the reader's own theme.
BLUE_F, ORANGE_G, RED_WRONG, VIOLET_YOU, GRAY = "blue", "orange", "red", "violet", "gray"
COLORS = {"f": BLUE_F, "g": ORANGE_G, "wrong": RED_WRONG, "wrong for f": RED_WRONG, "you": VIOLET_YOU}


def curve_tables(curves, slopes: bool = True) -> dict[str, pa.Table]:
    """The rows that every x shares: the samples of f and g, and the frame around them, from a `curves.Curves`.

    Without `slopes` the rows say nothing of how the curves run: what the browser has, a reader can find.
    """
    samples = {"x": curves.x}
    nothing = np.full(len(curves.x), np.nan)
    for name in ("f", "g"):
        curve = curves.by_name.get(name)
        samples[name] = curve.y if curve else nothing
        samples[f"{name}_slope"] = curve.slope if curve and slopes else nothing
        samples[f"{name}_trouble"] = curve.trouble if curve and slopes else nothing
    names_at = [(name, *curve.name_at) for name, curve in curves.by_name.items()] or [("", np.nan, np.nan)]
    edges = (curves.low, curves.high, curves.bottom, curves.top, curves.count)
    frame = rows(("curve", "x", "y", *geometry.EDGES), [(*name_at, *edges) for name_at in names_at])
    return {"samples": table(samples), "frame": frame}


def tangent_table(points: Mapping, accumulates: bool, f_passes: int = 1, g_passes: int = 1) -> pa.Table:
    """The rows of the page's x, from its `curves.Point` on f and on g, without the one that cannot be drawn.

    Where backward() met an x.grad that was not put back to 0, there is a second, wrong tangent: what x.grad holds with
    the passes before still in it. With `accumulates`, g's last pass is one. `f_passes` is 0 where autograd finds no way
    back from f.
    """
    before = {"f": {"f": f_passes - 1}, "g": {"f": f_passes, "g": g_passes - 1} if accumulates else {}}
    here = [(name, at.x, at.y, at.slope, str(at.trouble), 0.0, 0, 0) for name, at in points.items()]
    for name, at in points.items():
        counts = {other: count for other, count in before[name].items() if count > 0 and other in points}
        if counts:
            held = sum(count * points[other].slope for other, count in counts.items())
            trouble = next((str(points[other].trouble) for other in (*counts, name) if points[other].trouble), "")
            wrong = "wrong" if name == "g" else "wrong for f"
            of = counts.get("f", 0), counts.get("g", 0)
            here.append((wrong, at.x, at.y, held + at.slope, trouble, held, *of))
    return rows(("curve", "x", "y", "slope", "trouble", "held", "of_f", "of_g"), here)


def rows(names: tuple[str, ...], values: list[tuple]) -> pa.Table:
    return table({name: [row[index] for row in values] for index, name in enumerate(names)})


def table(columns: Mapping) -> pa.Table:
    """Arrow, as the browser gets it: a data frame would be turned into it at every step of x. nan is "no value"."""
    return pa.table({name: pa.array(values, from_pandas=True) for name, values in columns.items()})


@cache
def specification(follows_pointer: bool = True) -> dict:
    """The Vega-Lite specification: the same for every f, g, x and range, so that the browser never builds it twice."""
    return picture(tangents(), geometry.signals(follows_pointer))


def picture(above: alt.LayerChart, signals: list[dict]) -> dict:
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
        .transform_calculate(text="datum.curve + '(x)'")
        .mark_text(clip=True, fontSize=20, fontWeight="bold", align="right", baseline="bottom", dx=-6, dy=-4, **SILENT)
        .encode(x=horizontal("x"), y=vertical("y"), text="text:N", color=by_curve())
    )
    chart = alt.layer(
        *lines,
        names,
        above,
        params=parameters(geometry.EDGES | geometry.SIZES),
        height=HEIGHT,
        padding={"left": 0, "top": 5, "right": 10, "bottom": 0},
    )
    return {**chart.to_dict(validate=False), "config": {"signals": signals}}


def tangents() -> alt.LayerChart:
    """The tangents of f and g, and the wrong ones; a click sets x."""
    first = first_row().transform_calculate(picked="picked", moment="moment")
    reckoned = geometry.POINT | geometry.TANGENT | geometry.TRIANGLE | geometry.LABEL
    shown = alt.FilterTransform("!datum.wrong || (!datum.named && datum.held != 0)")
    return here(*sloping_lines(), click_target(first), transform=[*calculations(reckoned), shown])


def here(*layers: alt.Chart, transform: list) -> alt.LayerChart:
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
    return alt.Chart().transform_window(rank="row_number()").transform_filter("datum.rank == 1")


def sloping_lines() -> list:
    """The layers for rows that `geometry` has reckoned: guide, slope triangles, lines, points and labels."""
    rows, first = alt.Chart(), first_row()
    own = rows.transform_filter("!datum.wrong")
    sloping = rows.transform_filter("!datum.named")
    triangle = own.transform_filter("!datum.named").mark_rule(clip=True, strokeWidth=2, **SILENT)
    return [
        first.mark_rule(opacity=0.8, **SILENT).encode(x="at:Q", color=alt.value(GRAY)),
        first.mark_point(clip=True, filled=True, opacity=1, shape="triangle-up", size=150, **SILENT).encode(
            x="x:Q", y=alt.YValue(alt.ExprRef("height - 6")), color=alt.value(GRAY)
        ),
        triangle.encode(x="x0:Q", x2="x3:Q", y="corner_y:Q", color=by_curve()),
        triangle.encode(x="corner_x:Q", y="y0:Q", y2="y3:Q", color=by_curve()),
        sloping.mark_rule(clip=True, strokeWidth=4, **SILENT).encode(
            x="x1:Q",
            x2="x2:Q",
            y="y1:Q",
            y2="y2:Q",
            color=by_curve(),
            strokeDash=alt.condition("datum.wrong", alt.value([8, 6]), alt.value([1, 0])),
        ),
        own.mark_point(clip=True, filled=True, opacity=1, size=130, **SILENT).encode(
            x="at:Q",
            y="v:Q",
            color=by_curve(),
            shape=alt.condition("datum.named", alt.value("diamond"), alt.value("circle")),
        ),
        *written(first, "at_text", x="datum.at_x", y="height - 12", color=alt.value(GRAY)),
        *map(apart, written(rows, "label", x="datum.label_x", y="datum.label_y - 0.55 * font", color=by_curve())),
    ]


def click_target(row: alt.Chart, on: str = "click", cursor: str = "crosshair") -> alt.Chart:
    """The whole picture, which tells what was picked; with the moment of the press every click is news."""
    click = alt.selection_point(name="click", on=on, fields=["picked", "moment"], toggle=False, clear=False)
    return (
        row.mark_rect(opacity=0, cursor=cursor, **SILENT)
        .encode(x=alt.XValue(0), x2=alt.X2Value("width"), y=alt.YValue(0), y2=alt.Y2Value("height"))
        .add_params(click)
    )


def written(rows: alt.Chart, text: str, x: str, y: str, color) -> list[alt.Chart]:
    """Text at the pixels `x` and `y`, with a rim in the colour of the ground, so that it can be read over a line."""
    place = {"text": f"{text}:N", "x": alt.XValue(alt.ExprRef(x)), "y": alt.YValue(alt.ExprRef(y))}
    look = {
        "clip": True,
        "fontSize": alt.ExprRef("font"),
        "fontWeight": "bold",
        "lineHeight": alt.ExprRef("1.1 * font"),
        "align": "left",
        "baseline": "middle",
        "tooltip": None,
    }
    rim = rows.mark_text(stroke=alt.ExprRef("background"), strokeWidth=6, strokeJoin="round", aria=False, **look)
    return [rim.encode(**place, color=alt.value(GRAY)), rows.mark_text(**look).encode(**place, color=color)]


def apart(labels: alt.Chart) -> alt.Chart:
    """Pushes labels that would overlap down, and all of them up again if the last would leave the picture."""
    by_height = [alt.SortField("label_y")]
    return (
        labels.transform_window(rank="row_number()", sort=by_height)
        .transform_calculate(slack="datum.label_y - 2.3 * font * datum.rank")
        .transform_window(pushed="max(slack)", sort=by_height, frame=[None, 0])
        .transform_calculate(label_y="datum.pushed + 2.3 * font * datum.rank")
        .transform_joinaggregate(lowest="max(label_y)")
        .transform_calculate(label_y="datum.label_y - max(0, datum.lowest - height + 1.2 * font)")
    )


def horizontal(field: str) -> alt.X:
    return alt.X(field, type="quantitative", title=None, scale=between("low", "high"), axis=axis())


def vertical(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative", title=None, scale=between("bottom", "top"), axis=axis())


def between(first: str, last: str) -> alt.Scale:
    return alt.Scale(domain=[alt.ExprRef(first), alt.ExprRef(last)], nice=False, zero=False)


def axis() -> alt.Axis:
    return alt.Axis(labelFontSize=15, tickCount=7, labelExpr=f"replace(datum.label, {geometry.MINUS})")


def by_curve() -> alt.Color:
    scale = alt.Scale(domain=list(COLORS), range=list(COLORS.values()))
    return alt.Color("curve", type="nominal", scale=scale, legend=None)
