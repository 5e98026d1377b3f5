"""Two pictures of the same check: the curve under a magnifying glass, and the errors of all h.

Both specifications never change. Distances across the glass count in h, so that its edges are always x - 2h and
x + 2h; heights, errors, labels and the edges up and down travel in the rows.
"""

import itertools
import math
from collections.abc import Mapping
from functools import cache

import altair as alt
import pyarrow as pa

from ..chart import GRAY, SILENT, TICK, Layers, between, by_name, dots, parameters, written
from ..geometry import first_of
from ..sentences import short
from ..tables import rows, table
from .sentences import PANEL, tiny
from .zoom import Window

ZOOM_HEIGHT, ERRORS_HEIGHT = 222, 194
FONT = "width < 450 ? 16 : 18"
ROOM = 0.15  # what a label takes of the height
COLORS = {"f": "blue", "tangent": "blue", "float32": "violet", "float64": "green"}


def zoom_tables(window: Window, has_tangent: bool = True) -> dict[str, pa.Table]:
    """The rows of the first picture."""
    reach = 2 * window.slope * window.h if has_tangent else math.nan
    lines = [("tangent", -reach, reach, math.nan, math.nan)]
    for name, secant in reversed(window.secants.items()):
        middle, half = (secant.right + secant.left) / 2, (secant.right - secant.left) / 2
        lines.append((name, middle - 2 * half, middle + 2 * half, secant.left, secant.right))
    lines = [line for line in lines if math.isfinite(line[2])]
    span = window.top - window.bottom
    said = labels(window)
    end = window.curve[-1]
    if math.isfinite(end) and not abs(end - reach) < ROOM / 2 * span:
        said["f"] = ("f", "f")
        lines.append(("f", math.nan, end, math.nan, math.nan))
    apart = spread([(window.top - end) / span for name, _, end, *_ in lines if name in said])
    where = dict(zip((name for name, *_ in lines if name in said), apart, strict=True))
    columns = ("line", "start", "end", "left", "right", "label", "brief", "place")
    edges = [(window.bottom, window.top, *ends(window))]
    return {
        "window": table({"across": window.across, "f": window.curve, "stairs": window.stairs}),
        "lines": rows(columns, [(*line, *said.get(line[0], ("", "")), where.get(line[0])) for line in lines]),
        "glass": rows(("bottom", "top", "below", "above"), edges),
    }


def labels(window: Window) -> dict[str, tuple[str, str]]:
    """What stands at the end of each line, long and short; float64 is silent where float32 says the same."""
    slopes = {"tangent": window.slope} | {name: secant.slope for name, secant in window.secants.items()}
    texts = {name: short(slope) for name, slope in slopes.items()}
    if texts["float32"] == texts["float64"]:
        del texts["float64"]
    else:
        return {name: (f"{name}: slope {text}", f"{name} {text}") for name, text in texts.items()}
    return {
        "tangent": (f"tangent: slope {texts['tangent']}", f"tangent {texts['tangent']}"),
        "float32": (f"secant: slope {texts['float32']}", f"secant {texts['float32']}"),
    }


def ends(window: Window) -> tuple[str, str]:
    """x - h and x + h with as many digits as tell them apart."""
    digits = 1 - math.floor(math.log10(window.h))
    left, right = (repr(round(window.x + offset, digits)) for offset in (-window.h, window.h))
    return left, right


def spread(heights: list[float], room: float = ROOM) -> list[float]:
    """The heights, from 0 at the top to 1, in their order, moved apart until each has its room inside."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    moved, least = list(heights), room / 2
    for index in order:
        moved[index] = least = max(moved[index], least)
        least += room
    most = 1 - room / 2
    for index in reversed(order):
        moved[index] = most = min(moved[index], most)
        most -= room
    return moved


def error_tables(errors: Mapping[str, tuple[float, ...]], autograd: float, index: int) -> dict[str, pa.Table]:
    """The rows of the second picture: the errors by precision, autograd's own in float32, and the current h.

    A logarithm has no place for an error of 0: it stands on the lowest line, which is called 0.
    """
    bottom, top, none = scale_of([autograd, *itertools.chain(*errors.values())])
    points = []
    for name, each in errors.items():
        points += [(name, -digits, height(error, bottom), digits == index) for digits, error in enumerate(each)]
    last = {name: height(each[-1], bottom) for name, each in errors.items()}
    shown = {name: (top - log) / (top - bottom) for name, log in last.items() if math.isfinite(log)}
    named = list(zip(shown, spread(list(shown.values())), strict=True))
    return {
        "errors": rows(("line", "h", "error", "current"), points),
        "names": rows(("line", "place"), named or [("", math.nan)]),
        "scale": rows(
            ("bottom", "top", "none", "autograd", "label"),
            [(bottom, top, none, height(autograd, bottom), PANEL["autograd"].format(error=tiny(autograd)))],
        ),
        "now": rows(("h",), [(-index,)]),
    }


def scale_of(errors: list[float]) -> tuple[int, int, bool]:
    """The lowest and the highest power of ten that is shown, and whether the lowest line is the place of a 0."""
    logs = [math.log10(error) for error in errors if 0 < error < math.inf] or [-16.0, 0.0]
    bottom, none = math.floor(min(logs)), 0 in errors
    top = max(math.ceil(max(logs)), bottom + 1)
    return bottom - 1 if none else bottom, top, none


def height(error: float, bottom: int) -> float:
    """Where an error stands on the logarithmic scale, an error of 0 at its `bottom`."""
    if error == 0:
        return bottom
    return math.log10(error) if math.isfinite(error) else math.nan


@cache
def zoom() -> dict:
    """The specification of the first picture."""
    window, lines, glass = (alt.Chart(alt.NamedData(name)) for name in ("window", "lines", "glass"))
    ending = lines.transform_calculate(a="-2", b="2")
    held = lines.transform_fold(["left", "right"], as_=["side", "height"]).transform_calculate(
        across="datum.side == 'left' ? -1 : 1"
    )
    named = lines.transform_calculate(text="width < 450 ? datum.brief : datum.label")
    chart = alt.layer(
        window.mark_line(clip=True, strokeWidth=2, **SILENT).encode(
            x=across_glass(), y=above_f("stairs"), color=alt.value(COLORS["float32"])
        ),
        window.mark_line(clip=True, strokeWidth=5, opacity=0.75, **SILENT).encode(
            x=across_glass(), y=above_f("f"), color=alt.value(COLORS["tangent"])
        ),
        ending.mark_rule(clip=True, strokeWidth=3, **SILENT).encode(
            x=alt.X("a:Q", scale=glass_scale()), x2="b:Q", y=above_f("start"), y2="end:Q", color=by_line()
        ),
        dots(held, 110, opacity=1).encode(x=across_glass(), y=above_f("height"), color=by_line()),
        dots(glass, 110, opacity=1).encode(
            x=alt.XDatum(0, scale=glass_scale()), y=alt.YDatum(0), color=alt.value(COLORS["tangent"])
        ),
        at_end(named.transform_filter("datum.text != ''"), "text", "width * 4 / (right + 2) + 8"),
    )
    return finished(
        chart,
        ZOOM_HEIGHT,
        **first_of("glass", {"bottom": -1, "top": 1, "below": "''", "above": "''"}),
        font=FONT,
        right="-2 + 4 * width / (width - (width < 450 ? 110 : 190))",
    )


def glass_scale() -> alt.Scale:
    """From x - 2h on, with room for the names at the right."""
    return alt.Scale(domain=[-2, alt.ExprRef("right")], nice=False, zero=False)


def across_glass() -> alt.X:
    """Distances from x, which count in h."""
    numbers = "width < 450 ? '' : datum.value < 0 ? below : datum.value > 0 ? above : ''"
    names = "datum.value < 0 ? 'x - h' : datum.value > 0 ? 'x + h' : 'x'"
    label = f"[{names}, {numbers}]"
    axis = alt.Axis(values=[-1, 0, 1], labelFontSize=16, labelPadding=6, labelLimit=0, labelExpr=label)
    return alt.X("across:Q", title=None, scale=glass_scale(), axis=axis)


def above_f(field: str) -> alt.Y:
    """Heights above f(x)."""
    label = f"datum.value == 0 ? 'f(x)' : (datum.value > 0 ? '+' : '') + {TICK}"
    axis = alt.Axis(labelFontSize=16, tickCount=4, labelExpr=label)
    return alt.Y(field, type="quantitative", title=None, scale=between("bottom", "top"), axis=axis)


def at_end(rows: alt.Chart, text: str, x: str) -> alt.Chart:
    """The names behind the ends of lines."""
    return written(rows, text, x=x, y="datum.place * height", color=by_line())


@cache
def error_chart() -> dict:
    """The specification of the second picture."""
    errors, own = alt.Chart(alt.NamedData("errors")), alt.Chart(alt.NamedData("scale"))
    now, names = alt.Chart(alt.NamedData("now")), alt.Chart(alt.NamedData("names"))
    drawn = {"x": along_h(), "y": by_error("error"), "color": by_line()}
    chart = alt.layer(
        now.mark_rule(strokeWidth=2, **SILENT).encode(x=along_h(), color=alt.value(GRAY)),
        own.mark_rule(strokeWidth=3, strokeDash=[2, 3], **SILENT).encode(
            y=by_error("autograd"), color=alt.value(COLORS["tangent"])
        ),
        errors.mark_line(clip=True, strokeWidth=3, **SILENT).encode(**drawn),
        errors.transform_filter("isValid(datum.error)")
        .mark_point(clip=True, filled=True, opacity=1, **SILENT)
        .encode(
            **drawn,
            size=alt.condition("datum.current", alt.value(220), alt.value(45)),
            shape=alt.condition("datum.line == 'float32'", alt.value("circle"), alt.value("square")),
        ),
        written(
            own.transform_filter("isValid(datum.autograd)"),
            "label",
            # Behind the line that marks h = 1, where the section begins.
            x="width * 0.4 / (0.4 - right) + 8",
            y="height * (1.05 - (datum.autograd - bottom) / (top - bottom)) / 1.25 + 0.8 * font",
            color=alt.value(COLORS["tangent"]),
        ),
        at_end(names, "line", "width * 12.4 / (0.4 - right) + 8"),
    )
    return finished(
        chart,
        ERRORS_HEIGHT,
        **first_of("scale", {"bottom": -16, "top": 0, "none": "false"}),
        font=FONT,
        right="0.4 - 12.4 * width / (width - (width < 450 ? 65 : 85))",
    )


def along_h() -> alt.X:
    """The powers of ten of h, falling to the right."""
    scale = alt.Scale(domain=[0.4, alt.ExprRef("right")], nice=False, zero=False)
    label = "datum.value == 0 ? 'h = 1' : '1e' + datum.value"
    axis = alt.Axis(values=list(range(0, -13, -2)), labelFontSize=16, labelPadding=6, labelExpr=label)
    return alt.X("h:Q", title=None, scale=scale, axis=axis)


def by_error(field: str) -> alt.Y:
    """The powers of ten of an error, the lowest line called 0 if there is one."""
    axis = alt.Axis(
        values=alt.ExprRef("sequence(bottom, top + 1, max(1, ceil((top - bottom) / 5)))"),
        labelFontSize=16,
        titleFontSize=16,
        labelExpr="datum.value == bottom && none ? '0' : datum.value == 0 ? '1' : '1e' + datum.value",
    )
    scale = between("bottom - 0.2 * (top - bottom)", "top + 0.05 * (top - bottom)")
    return alt.Y(field, type="quantitative", title=PANEL["error"], scale=scale, axis=axis)


def finished(chart: Layers, height: int, **expressions: str) -> dict:
    """The specification of a chart of this height, with names for Vega expressions."""
    padding = {"left": 0, "top": 5, "right": 5, "bottom": 0}
    return chart.properties(params=parameters(expressions), height=height, padding=padding).to_dict(validate=False)


def by_line() -> alt.Color:
    """The colour of the row's line."""
    return by_name("line", COLORS)
