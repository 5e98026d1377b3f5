"""The path downhill on f's curve, and y beside it, step by step: two specifications that never change.

Both pictures show the same part of y at the same height, so that each step stands as high on the right as on the curve.
"""

import itertools
import math
from functools import cache

import altair as alt
import pyarrow as pa

from .. import chart, geometry

HEIGHT = 280
# The path is another voice than f's, and red and dashed where x.grad is not the slope of f.
VIOLET_PATH, RED_WRONG = "violet", "red"
# As far as a line is drawn that leaves the picture, in pictures: browsers lose count of pixels far out.
OUTSIDE = 2.0
CURVE_DESCRIPTION = (
    "The curve of f with the path downhill: a numbered point for each step, arrows from each to the next, and the "
    "tangent where it is now. A click sets the start. The sentences on this page say the same in words."
)
FALL_DESCRIPTION = "y against the number of steps taken, at the same height as on the curve of f."

# Pixels from a point to the next, the way there, and how strongly a step is drawn: the older, the fainter.
STEP = {
    "wide": "(datum.to_x - datum.x) * across",
    "high": "(datum.to_y - datum.y) * up",
    "long": "sqrt(datum.wide * datum.wide + datum.high * datum.high)",
    "strength": "clamp(1 - 0.06 * (datum.last - datum.step), 0.22, 1)",
    # An arrow's head ends where the next point begins.
    "tip_x": "datum.x + (datum.to_x - datum.x) * (1 - 13 / datum.long)",
    "tip_y": "datum.y + (datum.to_y - datum.y) * (1 - 13 / datum.long)",
    "turn": "atan2(datum.wide, datum.high) * 180 / PI",
    "outside": "datum.x < low || datum.x > high",
    "name": "(datum.step == 0 ? 'start' : datum.step == datum.last ? 'step ' + datum.step : '' + datum.step)"
    " + (datum.outside ? ': outside' : '')",
    "px": "(datum.x - low) * across",
    "py": "(top - datum.y) * up",
    # A point's number stands away from the arrow that leaves it.
    "below": "datum.high > 0 ? 1 : -1",
    "crowded": "isValid(datum.to_x) && datum.long < 20",
}
NAMED = "datum.step == 0 || datum.step == datum.last || (datum.last <= 12 && !datum.crowded)"


def path_table(path, low: float, high: float, bottom: float, top: float, wrong: bool) -> pa.Table:
    """The rows of a `program.Path`: each point that has a place, and where the step from there leads.

    With `wrong`, the steps did not follow the slopes of f.
    """
    points = list(zip(path.x, path.y, strict=True))
    rows, nowhere = [], (math.nan, math.nan)
    for step, (here, after) in enumerate(itertools.pairwise([*points, nowhere])):
        if not drawable(*here):
            break
        if rows:
            here = rows[-1][3:5]
        to = toward(here, after, OUTSIDE * (high - low), OUTSIDE * (top - bottom))
        rows.append((step, *here, *to, len(points) - 1, "wrong" if wrong else "path"))
    return chart.rows(("step", "x", "y", "to_x", "to_y", "last", "kind"), rows)


def drawable(x: float, y: float) -> bool:
    return math.isfinite(x) and math.isfinite(y)


def toward(point: tuple, to: tuple, wide: float, high: float) -> tuple[float, float]:
    """`to`, or the place on the way there that is no farther off than `wide` and `high`."""
    if not drawable(*to):
        return math.nan, math.nan
    dx, dy = to[0] - point[0], to[1] - point[1]
    part = max(abs(dx) / wide, abs(dy) / high, 1.0)
    return point[0] + dx / part, point[1] + dy / part


@cache
def curve_specification() -> dict:
    """The Vega-Lite specification of f's curve with the path, under the tangent and its labels."""
    steps = calculated(alt.Chart(alt.NamedData("path")))
    going = steps.transform_filter("isValid(datum.to_x) && datum.long > 1")
    layer = alt.layer(
        going.mark_rule(clip=True, strokeWidth=2, **chart.SILENT).encode(
            x=chart.horizontal("x"),
            x2="to_x:Q",
            y=chart.vertical("y"),
            y2="to_y:Q",
            color=by_kind(),
            opacity=strength(),
            strokeDash=alt.condition("datum.kind == 'wrong'", alt.value([8, 6]), alt.value([1, 0])),
        ),
        going.transform_filter("datum.long > 26")
        .mark_point(clip=True, filled=True, shape="triangle", size=110, **chart.SILENT)
        .encode(
            x=chart.horizontal("tip_x"),
            y=chart.vertical("tip_y"),
            angle=alt.Angle("turn:Q", scale=None),
            color=by_kind(),
            opacity=strength(),
        ),
        steps.mark_point(clip=True, filled=True, size=80, **chart.SILENT).encode(
            x=chart.horizontal("x"), y=chart.vertical("y"), color=by_kind(), opacity=strength()
        ),
        chart.written(
            steps.transform_filter(NAMED),
            "name",
            x="clamp(datum.px - 0.27 * font * length(datum.name), 2, width - 0.6 * font * length(datum.name))",
            y="clamp(datum.py + datum.below * (0.55 * font + 12), font, height - font)",
            color=by_kind(),
        ),
    ).to_dict()
    shared = chart.specification(follows_pointer=False)
    *curves, tangents = shared["layer"]
    path = {name: layer[name] for name in ("data", "layer")}
    return {**shared, "height": HEIGHT, "layer": [*curves, path, tangents]}


@cache
def fall_specification() -> dict:
    """The Vega-Lite specification of y against the steps."""
    steps = calculated(alt.Chart(alt.NamedData("path")))
    scale = alt.Scale(domain=[alt.ExprRef("-0.04 * last"), alt.ExprRef("1.04 * last")], nice=False, zero=False)
    axis = alt.Axis(labelFontSize=15, tickCount=5, tickMinStep=1, format="d")
    across = alt.X("step", type="quantitative", title=None, scale=scale, axis=axis)
    layers = alt.layer(
        steps.mark_line(clip=True, strokeWidth=2, **chart.SILENT).encode(
            x=across, y=chart.vertical("y"), color=by_kind()
        ),
        steps.mark_point(clip=True, filled=True, size=80, opacity=1, **chart.SILENT).encode(
            x=across, y=chart.vertical("y"), color=by_kind()
        ),
        alt.Chart(alt.NamedData("frame"))
        .mark_text(align="right", baseline="top", fontSize=18, fontWeight="bold", dx=-6, dy=6, **chart.SILENT)
        .encode(
            x=alt.XValue("width"), y=alt.YValue(0), text=alt.value("y, step by step"), color=alt.value(chart.BLUE_F)
        ),
    )
    edges = {
        **geometry.EDGES,
        "last": "length(data('path')) ? max(1, data('path')[0].last) : 1",
        "across": "1",
        "up": "1",
    }
    layers = layers.add_params(*(alt.param(name=name, expr=expression) for name, expression in edges.items()))
    return layers.properties(height=HEIGHT, padding={"left": 0, "top": 5, "right": 10, "bottom": 0}).to_dict()


def calculated(steps: alt.Chart) -> alt.Chart:
    for name, expression in STEP.items():
        steps = steps.transform_calculate(**{name: expression})
    return steps


def by_kind() -> alt.Color:
    scale = alt.Scale(domain=["path", "wrong"], range=[VIOLET_PATH, RED_WRONG])
    return alt.Color("kind", type="nominal", scale=scale, legend=None)


def strength() -> alt.Opacity:
    return alt.Opacity("strength", type="quantitative", scale=None, legend=None)
