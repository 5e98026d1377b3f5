"""The picture of a graph: x on top, y at the bottom; values go down, gradients come back up.

A step of x changes the numbers alone; the boxes and the lines are f's.
"""

from collections.abc import Sequence
from functools import cache

import altair as alt
import pyarrow as pa

from ..chart import BLUE_F, GRAY, SILENT, calculated, parameters
from ..tables import rows
from .layout import HALF, GraphLayout, Position

# Pixels from a row of boxes to the next, above the first, and below the last.
PITCH, TOP, BOTTOM = 63, 28, 34
BOX = PITCH * HALF
# Half the height of a line's numbers, in rows.
BESIDE = 0.12
SIZES = {
    "large": "width < 450 ? 14 : 17",
    "small": "width < 450 ? 11 : 16",
    "ink": "luminance(background) > 0.5 ? 'black' : 'white'",
}
PIXELS = {"px": "datum.x * width", "py": f"{TOP} + (datum.row + {HALF}) * {PITCH}"}
BOXES = {
    **PIXELS,
    "text_width": "max(0.6 * large * length(datum.sign), 0.56 * small * length(datum.note))",
    "half": "min(0.48 * width / datum.widest, datum.text_width / 2 + 8)",
    "left": "datum.px - datum.half",
    "right": "datum.px + datum.half",
    "top": f"datum.py - {BOX}",
    "bottom": f"datum.py + {BOX}",
}


def box_table(layout: GraphLayout, signs: Sequence[str], notes: Sequence[str]) -> pa.Table:
    """Each operation's box: its sign and, below it, a note."""
    boxes = [(*position, *texts, layout.widest) for position, *texts in zip(layout.nodes, signs, notes, strict=True)]
    return rows(("x", "row", "sign", "note", "widest"), boxes)


def line_table(layout: GraphLayout) -> pa.Table:
    """Each edge's line, and the one that leaves y."""
    x, row = layout.nodes[-1]
    paths = [*map(upright, layout.paths), ((x, row + HALF), (x, row + HALF + 0.5))]
    return rows(("line", "x", "row"), [(line, *position) for line, path in enumerate(paths) for position in path])


def upright(path: Sequence[Position]) -> list[Position]:
    """A line that runs straight down between its two numbers, and bends above and below them."""
    *before, (x, row), end = path
    return [*before, (x, row - BESIDE), (x, row + BESIDE), end]


def number_table(layout: GraphLayout, passed: Sequence[tuple[str, str]], total: str) -> pa.Table:
    """The value and the gradient beside each line, y's last, and the total that x got above it."""
    x, row = layout.nodes[-1]
    positions = [*layout.labels, (x, row + HALF + 0.28)]
    numbers = [(*position, *texts, "") for position, texts in zip(positions, passed, strict=True)]
    return rows(("x", "row", "value", "grad", "total"), [*numbers, (layout.nodes[0][0], -HALF - 0.28, "", "", total)])


@cache
def specification(count: int) -> dict:
    """The Vega-Lite specification for `count` rows of boxes: the same for every graph that has as many, at every x."""
    lines = (
        calculated(alt.Chart(alt.NamedData("lines")), PIXELS)
        .mark_line(interpolate="monotone", orient="horizontal", strokeWidth=2, opacity=0.8, **SILENT)
        .encode(x=across("px"), y=down("py"), detail="line:N", order="row:Q", color=alt.value(GRAY))
    )
    height = TOP + (count - 1 + 2 * HALF) * PITCH + BOTTOM
    chart = alt.layer(lines, *boxes(), *numbers(), params=parameters(SIZES), height=height)
    return chart.properties(padding={"top": 0, "bottom": 0}).configure_view(stroke=None).to_dict(validate=False)


def boxes() -> list[alt.Chart]:
    """The layers of the operations: frame, sign and note."""
    operations = calculated(alt.Chart(alt.NamedData("boxes")), BOXES)
    frame = operations.mark_rect(cornerRadius=6, strokeWidth=2, fillOpacity=0, **SILENT)
    style = {"clip": True, "limit": alt.ExprRef("2 * datum.half - 4"), "baseline": "middle", **SILENT}
    sign = operations.mark_text(fontSize=alt.ExprRef("large"), fontWeight="bold", dy=-8, **style)
    note = operations.mark_text(fontSize=alt.ExprRef("small"), dy=9, **style)
    middle = {"x": across("px"), "y": down("py")}
    return [
        frame.encode(x=across("left"), x2="right:Q", y=down("top"), y2="bottom:Q", stroke=alt.value(GRAY)),
        sign.encode(**middle, text="sign:N", color=alt.value(alt.ExprRef("ink"))),
        note.encode(**middle, text="note:N", color=alt.value(GRAY)),
    ]


def numbers() -> list[alt.Chart]:
    """The value left of its line and the gradient right of it, on a rim in the colour of the ground."""
    beside = calculated(alt.Chart(alt.NamedData("numbers")), PIXELS)
    ink = alt.ExprRef("ink")
    layers = []
    for text, align, shift, color in (
        ("value", "right", -7, ink),
        ("grad", "left", 7, BLUE_F),
        ("total", "center", 0, BLUE_F),
    ):
        style = {
            "clip": True,
            "align": align,
            "dx": shift,
            "baseline": "middle",
            "fontSize": alt.ExprRef("large"),
            "fontWeight": "bold",
            **SILENT,
        }
        encoding = {"x": across("px"), "y": down("py"), "text": f"{text}:N"}
        rim = beside.mark_text(stroke=alt.ExprRef("background"), strokeWidth=6, strokeJoin="round", **style)
        layers += [
            rim.encode(**encoding, color=alt.value(GRAY)),
            beside.mark_text(**style).encode(**encoding, color=alt.value(color)),
        ]
    return layers


def across(field: str) -> alt.X:
    """A field that counts pixels from the left."""
    return alt.X(field, type="quantitative", scale=None, axis=None)


def down(field: str) -> alt.Y:
    """A field that counts pixels from the top."""
    return alt.Y(field, type="quantitative", scale=None, axis=None)
