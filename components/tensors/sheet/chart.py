"""A sheet of squares as Vega-Lite layers: boxes with numbers, small indexes above them, and titles."""

from collections.abc import Sequence

import altair as alt
import pyarrow as pa

from ..chart import SILENT

HEIGHT = 30
WIDTHS = {4: 42, 8: 72, 60: 120}  # pixels of a cell by the longest text in it
FLAT = alt.Scale(paddingInner=0, paddingOuter=0)
X, Y = alt.X("column:O", axis=None, scale=FLAT), alt.Y("row:O", axis=None, scale=FLAT)
BOXES = "datum.kind == 'cell' || datum.kind == 'place'"


def table(marks: Sequence) -> pa.Table:
    """One row per `marks.Mark`, and one for each column and row between them, so that gaps stay gaps."""
    names = ("kind", "column", "row", "text", "place", "name", "told", "lit")
    rows = [tuple(getattr(mark, name) for name in names) for mark in marks]
    columns, lines = {mark.column for mark in marks}, {mark.row for mark in marks}
    rows += [("gap", column, 0, "", -1, "", "", False) for column in range(min(columns), max(columns))]
    rows += [("gap", 0, line, "", -1, "", "", False) for line in range(max(lines))]
    return pa.table({name: [row[index] for row in rows] for index, name in enumerate(names)})


def width_of(marks: Sequence) -> int:
    """The pixels of a cell in which every number of the sheet has room."""
    longest = max((len(mark.text) for mark in marks if mark.kind in ("place", "cell")), default=0)
    return next(width for most, width in WIDTHS.items() if longest <= most)


def rows() -> alt.Chart:
    """The layer that the others are filtered from."""
    return alt.Chart(alt.NamedData("marks"))


def boxes() -> alt.Chart:
    """The squares; those of memory itself are darker than those of tensors."""
    shade = alt.condition("datum.kind == 'place'", alt.value(0.25), alt.value(0.08))
    drawn = rows().transform_filter(BOXES).mark_rect(stroke="gray", **SILENT)
    return drawn.encode(x=X, y=Y, color=alt.value("blue"), fillOpacity=shade)


def targets() -> alt.Chart:
    """The squares again, unseen and above everything else, so that a number does not catch the pointer."""
    return rows().transform_filter(BOXES).mark_rect(opacity=0, cursor="pointer", **SILENT).encode(x=X, y=Y)


def numbers(lit: alt.Parameter | str) -> list[alt.Chart]:
    """The numbers in the squares, and those that `lit` selects in bold inside a thick rim."""
    found = rows().transform_filter(BOXES)
    selected = found.transform_filter(lit)
    return [
        selected.mark_rect(strokeWidth=4, filled=False, **SILENT).encode(x=X, y=Y, color=alt.value("orange")),
        found.mark_text(color="currentColor", fontSize=16, **SILENT).encode(x=X, y=Y, text="text:N"),
        selected.mark_text(color="currentColor", fontSize=16, fontWeight="bold", **SILENT).encode(
            x=X, y=Y, text="text:N"
        ),
    ]


def words(width: int) -> list[alt.Chart]:
    """The small indexes above squares, and the titles, which start at the left edge of a square."""
    indexes = rows().transform_filter("datum.kind == 'index'")
    return [
        indexes.mark_text(color="currentColor", fontSize=16, opacity=0.8, dy=HEIGHT / 2 - 8, **SILENT).encode(
            x=X, y=Y, text="text:N"
        ),
        written(rows().transform_filter("datum.kind == 'title'"), width),
    ]


def written(chosen: alt.Chart, width: int, weight: str = "normal") -> alt.Chart:
    """A layer of texts."""
    style = {"color": "currentColor", "fontSize": 16, "align": "left", "dx": -width / 2, "fontWeight": weight}
    return chosen.mark_text(**style, **SILENT).encode(x=X, y=Y, text="text:N")


def specification(layers: Sequence[alt.Chart], width: int) -> dict:
    """The chart of these layers without its rows."""
    # A row that nothing stands in is a row all the same.
    gaps = rows().transform_filter("datum.kind == 'gap'").mark_rect(opacity=0, **SILENT).encode(x=X, y=Y)
    sheet = alt.layer(gaps, *layers).properties(width=alt.Step(width), height=alt.Step(HEIGHT), autosize="pad")
    return sheet.configure_view(stroke=None).to_dict(validate=False)
