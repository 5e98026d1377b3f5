"""The path downhill on f's curve, and y beside it, step by step: two specifications that never change.

Both pictures show the same part of y at the same height, so that each step stands as high on the right as on the curve.
"""

import itertools
import math
from functools import cache

import altair as alt
import pyarrow as pa

from .. import chart, geometry, tables
from .naming import numbered
from .program import Path
from .sentences import PANEL

HEIGHT = 235
# The path is another voice than f's, and red and dashed where x.grad is not the slope of f.
VIOLET_PATH, RED_WRONG = "violet", "red"
# As far as a line is drawn that leaves the picture, in pictures: browsers lose count of pixels far out.
OUTSIDE = 2.0

# Pixels from a point to the next, how high the hop between them is, and how strongly it is drawn: the older, the
# fainter.
STEP = {
    "wide": "(datum.to_x - datum.x) * across",
    "high": "(datum.to_y - datum.y) * up",
    "long": "sqrt(datum.wide * datum.wide + datum.high * datum.high)",
    "hop": "clamp(0.4 * abs(datum.wide), 6, 40)",
    "strength": "clamp(1 - 0.04 * (datum.last - datum.step), 0.4, 1)",
    "outside": "datum.x < low || datum.x > high",
    "name": "(datum.step == 0 ? 'start' : datum.step == datum.last ? 'step ' + datum.step : '' + datum.step)"
    " + (datum.outside ? ': outside' : '')",
    "px": "(datum.x - low) * across",
    "py": "(ceiling - datum.y) * up",
    # Numbers stand below their points, on the side that the path does not go to. Low in the picture they stand above,
    # and so does the last one, beyond the last hop. Where the path left the picture, the start has the place below.
    "away": "0.55 * font + 12",
    "half": "0.27 * font * length(datum.name)",
    "under_it": "datum.last == 0 || (datum.step < datum.last && datum.py < height - 50)",
    "name_x": "datum.px - datum.half + (datum.under_it ? (datum.wide < 0 ? 1 : -1) * (datum.half + 2) : 0)",
    "name_y": "datum.under_it ? datum.py + 0.8 * datum.away"
    " : datum.outside ? datum.py + 2.2 * datum.away : datum.py - datum.away - (datum.step == datum.last ? 12 : 0)",
}
# A hop is a parabola, drawn through so many points; the arrow's head is on its way down.
PARTS = 12
HOP = {
    "hop_x": "datum.x + (datum.to_x - datum.x) * datum.part",
    "hop_y": "datum.y + (datum.to_y - datum.y) * datum.part + 4 * datum.hop * datum.part * (1 - datum.part) / up",
}
HEAD = {
    "part": "0.75",
    **HOP,
    "turn": "atan2(datum.wide, datum.high - 2 * datum.hop) * 180 / PI",
}
ARROW_HEAD = "M0,-1L0.7,0.8L0,0.4L-0.7,0.8Z"


def path_table(path: Path, low: float, high: float, bottom: float, top: float, wrong: bool) -> pa.Table:
    """The rows of a path: each point that has a place, and where the step from there leads.

    With `wrong`, the steps did not follow the slopes of f.
    """
    kind, nowhere = "wrong" if wrong else "path", (math.nan, math.nan)
    wide, tall = OUTSIDE * (high - low), OUTSIDE * (top - bottom)
    begins, ends = [], []
    points_of_path = [*zip(path.x, path.y, strict=True), nowhere]
    for point, after in itertools.pairwise(points_of_path):
        if not drawable(*point):
            break
        # Where the hop before ended, which may be short of the point.
        begins.append(ends[-1] if ends else point)
        ends.append(toward(begins[-1], after, wide, tall))
    has_number = numbered(begins, (low, high, bottom, top))
    rows = [
        (step, *begin, *end, path.taken, kind, number)
        for step, (begin, end, number) in enumerate(zip(begins, ends, has_number, strict=True))
    ]
    return tables.rows(("step", "x", "y", "to_x", "to_y", "last", "kind", "numbered"), rows)


def drawable(x: float, y: float) -> bool:
    """Whether a point has a position."""
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
    # While its start moves, there is no path from there yet.
    steps = chart.calculated(alt.Chart(alt.NamedData("path")).transform_filter("!under"), STEP)
    layer = alt.layer(*hops(steps), *points(steps), forgotten()).to_dict(validate=False)
    shared = chart.specification(follows_pointer=False)
    *curves, tangents = shared["layer"]
    path = {name: part for name, part in layer.items() if name not in ("$schema", "config")}
    # The path's colours have names of their own.
    apart = {"scale": {"color": "independent"}}
    return {**shared, "height": HEIGHT, "layer": [*curves, path, tangents], "resolve": apart}


def hops(steps: alt.Chart) -> list[alt.Chart]:
    """The parabola from each point to the next, and its arrow head if it is long enough for one."""
    known = steps.transform_filter("isValid(datum.to_x)")
    parts = known.transform_calculate(part=f"sequence(0, {1 + 0.5 / PARTS}, {1 / PARTS})").transform_flatten(["part"])
    heads = chart.calculated(known.transform_filter("datum.long > 24"), HEAD)
    at = {"x": chart.horizontal("hop_x"), "y": chart.vertical("hop_y"), "color": by_kind(), "opacity": strength()}
    return [
        chart.calculated(parts, HOP)
        .mark_line(clip=True, strokeWidth=2.5, **chart.SILENT)
        .encode(**at, detail="step:Q", order="part:Q", strokeDash=dashed()),
        heads.mark_point(clip=True, filled=True, shape=ARROW_HEAD, size=70, **chart.SILENT).encode(
            **at, angle=alt.Angle("turn:Q", scale=None)
        ),
    ]


def points(steps: alt.Chart) -> list[alt.Chart]:
    """The points of the path, and the numbers of those that have room for one."""
    return [
        chart.dots(steps, 80).encode(
            x=chart.horizontal("x"), y=chart.vertical("y"), color=by_kind(), opacity=strength()
        ),
        chart.written(
            steps.transform_filter("datum.numbered"),
            "name",
            x="clamp(datum.name_x, 2, width - 2.3 * datum.half)",
            y="clamp(datum.name_y, band + font, height - font)",
            color=by_kind(),
        ),
    ]


def forgotten() -> alt.Chart:
    """What is wrong with a path that follows a sum of slopes."""
    wrong = alt.Chart(alt.NamedData("path")).transform_filter("datum.step == 0 && datum.kind == 'wrong'")
    return wrong.mark_text(
        align="left", baseline="top", fontSize=17, fontWeight="bold", dx=6, dy=6, **chart.SILENT
    ).encode(x=alt.XValue(0), y=alt.YValue(alt.ExprRef("band")), text=alt.value(PANEL["forgotten"]), color=by_kind())


@cache
def fall_specification() -> dict:
    """The Vega-Lite specification of y against the steps."""
    steps = alt.Chart(alt.NamedData("path"))
    scale = alt.Scale(domain=[alt.ExprRef("-0.04 * last"), alt.ExprRef("1.04 * last")], nice=False, zero=False)
    axis = alt.Axis(labelFontSize=16, tickCount=5, tickMinStep=1, format="d")
    across = alt.X("step", type="quantitative", title=None, scale=scale, axis=axis)
    layers = alt.layer(
        steps.mark_line(clip=True, strokeWidth=2, **chart.SILENT).encode(
            x=across, y=chart.vertical("y"), color=by_kind(), strokeDash=dashed()
        ),
        chart.dots(steps, 80, opacity=1).encode(x=across, y=chart.vertical("y"), color=by_kind()),
        alt.Chart(alt.NamedData("frame"))
        .mark_text(align="right", baseline="top", fontSize=18, fontWeight="bold", dx=-6, dy=6, **chart.SILENT)
        .encode(x=alt.XValue("width"), y=alt.YValue(0), text=alt.value(PANEL["fall"]), color=alt.value(chart.BLUE_F)),
    )
    edges = {
        **geometry.EDGES,
        **geometry.LEGEND,
        **geometry.BAND,
        "up": geometry.SIZES["up"],
        "ceiling": geometry.SIZES["ceiling"],
        "last": "length(data('path')) ? max(1, data('path')[0].last) : 1",
    }
    padding = {"left": 0, "top": 0, "right": 10, "bottom": 0}
    return layers.properties(params=chart.parameters(edges), height=HEIGHT, padding=padding).to_dict(validate=False)


def by_kind() -> alt.Color:
    """The colour of the row's path."""
    return chart.by_name("kind", {"path": VIOLET_PATH, "wrong": RED_WRONG})


def dashed() -> alt.StrokeDash:
    """The dashes of the row's path."""
    return alt.StrokeDash(
        "kind", type="nominal", scale=alt.Scale(domain=["path", "wrong"], range=[[1, 0], [6, 4]]), legend=None
    )


def strength() -> alt.Opacity:
    """How strongly the row is drawn."""
    return alt.Opacity("strength", type="quantitative", scale=None, legend=None)
