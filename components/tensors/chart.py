"""Cells to a table and a chart: coloured rectangles with their numbers, in the theme's own colours."""

from functools import cache

import altair as alt
import pandas as pd

from .cells import Cell, Picture
from .sentences import PICTURE

# Pixels of a cell by the longest text that fits into it: as many sizes as there are specifications.
WIDTHS = {4: 44, 8: 72, 12: 104, 60: 200}
HEIGHT = 30
SMALL = 8  # pixels of a cell without a number

SIGNS = ["positive", "negative", "zero", "not finite"]
# The front end maps these names to the theme's colours, which follow light and dark.
HUES = ["blue", "orange", "gray", "gray"]
# Even the strongest colour leaves the text on it a contrast of more than 4.5 to 1, in both themes.
STRONGEST = 0.5
SILENT = {"tooltip": None, "aria": False}  # of marks that say nothing by themselves


def table(picture: Picture) -> pd.DataFrame:
    """One row per cell and per label; everything that varies from picture to picture stands here."""
    rows = [
        (cell.column, cell.row, "cell", written(picture, cell), cell.sign, cell.strength, f"[{cell.index}]", cell.value)
        for cell in picture.cells
    ]
    rows += [(label.column, label.row, label.of, label.text, "zero", 0.0, "", "") for label in picture.labels]
    gaps = set(range(max(cell.column for cell in picture.cells) + 1)) - {cell.column for cell in picture.cells}
    rows += [(gap, 0, "gap", "", "zero", 0.0, "", "") for gap in sorted(gaps)]
    return pd.DataFrame(rows, columns=["column", "row", "kind", "text", "sign", "strength", "index", "value"])


def written(picture: Picture, cell: Cell) -> str:
    """A cell's text. One without room for a number still tells its sign other than by colour."""
    if picture.written:
        return cell.value
    return {"negative": "-", "not finite": "x"}.get(cell.sign, "")


def chart(picture: Picture) -> dict:
    """The specification for a picture: the same object for every picture with cells of the same size."""
    return specification(cell_width(picture), HEIGHT if picture.written else SMALL, 16 if picture.written else 9)


def pixels(picture: Picture) -> int:
    """How wide a picture is on the screen."""
    places = [cell.column for cell in picture.cells] + [label.column for label in picture.labels]
    return (max(places) - min(places) + 1) * cell_width(picture)


def cell_width(picture: Picture) -> int:
    """Pixels of a cell's width."""
    if not picture.written:
        return SMALL
    longest = max(len(cell.value) for cell in picture.cells)
    return next(width for most, width in WIDTHS.items() if longest <= most)


@cache
def specification(width: int, height: int, font: int) -> dict:
    """The chart without its rows, for cells of this size and a font of that."""
    x = alt.X("column:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    tooltip = [alt.Tooltip(f"{name}:N", title=PICTURE[name]) for name in ("index", "value")]
    cells = (
        alt.Chart(alt.NamedData("cells"))
        .transform_filter("datum.kind == 'cell'")
        .mark_rect(stroke="gray", strokeWidth=1 if font > 10 else 0, aria=False)
        .encode(
            x=x,
            y=y,
            color=alt.Color("sign:N", legend=None, scale=alt.Scale(domain=SIGNS, range=HUES)),
            fillOpacity=alt.FillOpacity(
                "strength:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0, STRONGEST if font > 10 else 1])
            ),
            tooltip=tooltip,
        )
    )
    # currentColor is the page's own text colour, light or dark; a named gray would not reach 4.5 to 1.
    texts = (
        alt.Chart(alt.NamedData("cells"))
        .transform_filter("datum.kind == 'cell'")
        .mark_text(color="currentColor", fontSize=font, aria=False)
        .encode(x=x, y=y, text="text:N", tooltip=tooltip)
    )
    labels = (
        alt.Chart(alt.NamedData("cells"))
        .transform_filter("datum.kind != 'cell'")
        .mark_text(
            color="currentColor",
            fontSize=16,
            opacity=0.75,
            aria=False,
            align=alt.expr("{row: 'right', column: 'center', matrix: 'left'}[datum.kind]"),
            dx=alt.expr(f"{{row: {width / 2 - 6}, column: 0, matrix: {-width / 2}}}[datum.kind]"),
            dy=alt.expr(f"datum.row < 0 ? {min(0, height / 2 - 11)} : 0"),
        )
        .encode(x=x, y=y, text="text:N", tooltip=alt.value(None))
    )
    layers = alt.layer(cells, texts, labels).properties(width=alt.Step(width), height=alt.Step(height))
    layers = layers.properties(
        padding={"left": 0, "top": 0, "right": 0, "bottom": 0}, autosize="pad", description=PICTURE["alt"]
    ).configure_view(stroke=None)
    return without_data(layers.to_dict(validate=False))


def without_data(specification: dict) -> dict:
    """A specification that names no data: rows given beside it are then patched into the drawn chart."""
    layers = [{key: part for key, part in layer.items() if key != "data"} for layer in specification["layer"]]
    return {**specification, "layer": layers}
