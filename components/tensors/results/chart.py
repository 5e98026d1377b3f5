"""Operands, signs and result as a picture in which the chosen cell of the result lights what it was computed from.

All of it happens in the browser: every cell's arithmetic travels in the rows, and Vega keeps which cell is chosen, by
the pointer or by the range under the picture. The range's end is in the specification, which is otherwise the same for
every picture.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import altair as alt
import pyarrow as pa

from ..chart import HUES, SIGNS, SILENT, STRONGEST
from .origin import Origin
from .placing import NARROW, WIDE, Block, blocks_of, folded, layout
from .sentences import ORIGIN

# As narrow as pixels and counts allow: most of a small table is room for its numbers.
TYPES = {int: pa.int16(), float: pa.float32(), bool: pa.bool_(), str: pa.string()}
CURSOR = alt.expr("datum.number >= 0 ? 'pointer' : 'default'")

APART = 3  # pixels between a repeated cell's dashed edge and its place
PHONE = 640  # pixels of the window, below which the blocks stand in short lines
FIELDS = "kind x y narrow_x narrow_y width height font text sign strength number group copy".split()
RESULTS = "number line sources width height narrow_width narrow_height".split()


def tables(origin: Origin) -> dict[str, pa.Table]:
    """The rows of everything drawn, and those of the result's cells with their arithmetic."""
    blocks = blocks_of(origin)
    lines = [folded(line) for line in origin.lines]
    layouts = [layout(origin, room) for room in (WIDE, NARROW)]
    groups = groups_of(origin)
    drawn, start = [], 0
    # One scale for the whole picture: the same number has the same colour in every operand and in the result.
    strongest = max(block.operand.picture.largest for block in blocks) or 1.0
    for place, block in enumerate(blocks):
        corners = [layout.corners[place] for layout in layouts]
        cells = block.operand.picture.cells
        own = groups[start : start + len(cells)]
        drawn += cell_rows(block, corners, own or [-1] * len(cells), strongest, is_result=not own)
        drawn += [text_row(label.of, block.label_at(label), corners, 16, label.text) for label in block.labels]
        drawn.append(text_row("name", (0, 0), corners, 16, block.operand.text))
        if block.operand.sign:
            signs = [layout.signs[place] for layout in layouts]
            drawn.append(text_row("sign", (0, 0), signs, 22, block.operand.sign))
        start += len(cells)
    sizes = [size for layout in layouts for size in (layout.width, layout.height)]
    results = []
    for number, (line, cells) in enumerate(zip(lines, origin.sources, strict=True)):
        results.append((number, line, listed(groups[cell] for cell in cells), *sizes))
    return {"cells": table(FIELDS, drawn), "results": table(RESULTS, results)}


def groups_of(origin: Origin) -> list[int]:
    """A number for each cell of the operands, equal for those that the same cells of the result are made of.

    The rows name groups in place of cells: two for each cell of a matrix product, not a row and a column.
    """
    uses: list[list[int]] = [[] for operand in origin.operands for _ in operand.picture.cells]
    for number, cells in enumerate(origin.sources):
        for cell in cells:
            uses[cell].append(number)
    numbers: dict[tuple[int, ...], int] = {}
    return [numbers.setdefault(tuple(use), len(numbers)) for use in uses]


def listed(groups: Iterable[int]) -> str:
    """Groups of cells as the chart's rows have them."""
    return f",{','.join(map(str, dict.fromkeys(groups)))},"


def cell_rows(block: Block, corners: list, groups: list[int], strongest: float, is_result: bool) -> list[tuple]:
    """The rows of the cells of an operand or the result."""
    rows, share = [], block.operand.picture.largest / strongest
    for number, (cell, group) in enumerate(zip(block.operand.picture.cells, groups, strict=True)):
        at = moved(corners, block.cell_at(cell))
        size = (block.cell.width, block.cell.height, block.cell.font)
        written_in = (cell.value, cell.sign, cell.strength * share)
        of_result = number if is_result else -1
        rows.append(("cell", *at, *size, *written_in, of_result, group, number in block.operand.copies))
    return rows


def text_row(kind: str, at: tuple[int, int], corners: list, font: int, text: str) -> tuple:
    """The row of a text."""
    return (kind, *moved(corners, at), 0, 0, font, text, "zero", 0.0, -1, -1, False)


def moved(corners: list[tuple[int, int]], by: tuple[int, int]) -> list[int]:
    """The corners, each so far from its own place."""
    return [place for x, y in corners for place in (x + by[0], y + by[1])]


def table(names: Sequence[str], rows: list[tuple]) -> pa.Table:
    """The rows as Arrow has them."""
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    return pa.table({name: pa.array(values, TYPES[type(values[0])]) for name, values in columns.items()})


@cache
def specification(count: int) -> dict:
    """The Vega-Lite specification for a result of `count` cells."""
    chart = drawn()
    return {**chart, "config": {**chart["config"], "signals": signals(count)}}


@cache
def drawn() -> dict:
    """The parts of the chart that are the same for every operation."""
    fields = {
        "rim": f"datum.copy ? {APART} : 0",
        "left": "(narrow ? datum.narrow_x : datum.x) + datum.rim",
        "top": "(narrow ? datum.narrow_y : datum.y) + datum.rim",
        "right": "datum.left + datum.width - 2 * datum.rim",
        "bottom": "datum.top + datum.height - 2 * datum.rim",
        "across": "(datum.left + datum.right) / 2",
        "down": "(datum.top + datum.bottom) / 2",
        "lit": "datum.number == cell || datum.group >= 0 && indexof(sources, ',' + datum.group + ',') >= 0",
    }
    size = "length(data('results')) ? data('results')[0][narrow ? 'narrow_{0}' : '{0}'] : 100"
    # Altair copies a chart, with every chart in it, for whatever is added to it: so all is given to it as it is made.
    steps = [alt.CalculateTransform(calculate=expression, **{"as": name}) for name, expression in fields.items()]
    cells = alt.layer(squares(), texts(), data=alt.NamedData("cells"), transform=steps)
    return alt.layer(
        cells,
        answer(),
        params=[alt.VariableParameter(name=name, expr=size.format(name)) for name in ("width", "height")],
        padding={"left": 2, "top": 2, "right": 2, "bottom": 2},
        autosize="pad",
        description=ORIGIN["alt"],
        config=alt.Config(view=alt.ViewConfig(stroke=None)),
    ).to_dict(validate=False)


def squares() -> alt.LayerChart | alt.FacetChart:
    """The cells, their numbers, and frames around the chosen one and its sources."""
    place = {"x": pixels("left", "X"), "x2": "right", "y": pixels("top", "Y"), "y2": "bottom"}
    filled = alt.Chart().mark_rect(
        stroke="gray", strokeWidth=1, strokeDash=alt.expr("datum.copy ? [4, 3] : []"), cursor=CURSOR, **SILENT
    )
    strength = alt.Scale(domain=[0, 1], range=[0, STRONGEST], clamp=True)
    filled = filled.encode(
        **place,
        color=alt.Color("sign:N", legend=None, scale=alt.Scale(domain=SIGNS, range=HUES)),
        fillOpacity=alt.FillOpacity("strength:Q", legend=None, scale=strength),
    )
    numbers = written(
        fontWeight=alt.expr("datum.lit ? 'bold' : 'normal'"),
        opacity=alt.expr("datum.copy && !datum.lit ? 0.75 : 1"),
        cursor=CURSOR,
    )
    frames = alt.Chart().transform_filter("datum.lit").mark_rect(filled=False, strokeWidth=4, **SILENT)
    frames = frames.encode(**place, color=alt.value("violet"))
    return alt.layer(filled, numbers, frames, transform=[alt.FilterTransform("datum.kind == 'cell'")])


def texts() -> alt.Chart:
    """The operands' own texts, the signs, and the indexes beside the cells."""
    return written(
        fontWeight=alt.expr("datum.kind == 'sign' ? 'bold' : 'normal'"),
        font=alt.expr("datum.kind == 'name' ? 'monospace' : 'sans-serif'"),
        opacity=alt.expr("datum.kind == 'name' || datum.kind == 'sign' ? 1 : 0.75"),
        baseline=alt.expr("datum.kind == 'name' ? 'top' : 'middle'"),
        align=alt.expr("{name: 'left', row: 'right', matrix: 'left'}[datum.kind] || 'center'"),
    ).transform_filter("datum.kind != 'cell'")


def written(**style: Any) -> alt.Chart:
    """A layer of texts in this style."""
    text = alt.Chart().mark_text(color="currentColor", fontSize=alt.expr("datum.font"), **style, **SILENT)
    return text.encode(x=pixels("across", "X"), y=pixels("down", "Y"), text="text:N")


def answer() -> alt.Chart:
    """The arithmetic of the chosen cell."""
    style = {"fontWeight": "bold", "lineBreak": "\n", "lineHeight": 24, "align": "left", "baseline": "bottom"}
    return (
        alt.Chart(alt.NamedData("results"))
        .transform_filter("datum.number == cell")
        .mark_text(color="currentColor", fontSize=alt.expr("narrow ? 18 : 20"), tooltip=None, **style)
        .encode(
            x=alt.XValue(0),
            y=alt.YValue(alt.expr("height - (indexof(datum.line, '\\n') < 0 ? 2 : 26)")),
            text="line:N",
        )
    )


def signals(count: int) -> list[dict]:
    """What Vega keeps: whether the window is a phone's, the chosen cell of the result, and that cell's sources."""
    choose = {"events": "pointermove, pointerdown", "update": "datum && datum.number >= 0 ? datum.number : cell"}
    steps = {"input": "range", "min": 0, "max": count - 1, "step": 1, "name": ORIGIN["chosen cell"]}
    chosen = "data('results')[min(cell, length(data('results')) - 1)]"
    return [
        {
            "name": "narrow",
            "update": f"windowSize()[0] <= {PHONE}",
            "on": [{"events": "window:resize", "update": f"windowSize()[0] <= {PHONE}"}],
        },
        {"name": "cell", "value": 0, "on": [choose], **({"bind": steps} if count > 1 else {})},
        {"name": "sources", "update": f"length(data('results')) ? {chosen}.sources : ''"},
    ]


def pixels(field: str, channel: str) -> Any:
    """A channel that takes its pixels from a column of the rows."""
    return getattr(alt, channel)(field, type="quantitative", scale=None, axis=None)
