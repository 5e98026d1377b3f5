"""The strip of memory and the names that read it: choosing a place, by any of its cells, lights all that read it."""

from collections.abc import Sequence
from functools import cache

import altair as alt

from ..sheet import chart as sheet

ALT = (
    "A block of memory as a strip of numbered places, and below it the tensors that read it. A chosen cell lights its "
    "place and every other cell that reads it. The sentences on this page say the same in words."
)
# Between the squares Vega would choose nothing, which lights everything.
ON_A_SQUARE = "rect:pointerover, rect:click"


def chart(marks: Sequence, places: int) -> dict:
    """The specification; the same object for every block of as many places with numbers as wide."""
    return specification(sheet.width_of(marks), places)


@cache
def specification(width: int, places: int) -> dict:
    """The chart without its rows, for a strip of so many places."""
    # By keys, the place is chosen with a slider of the browser's own.
    slider = alt.binding_range(min=0, max=places - 1, step=1, name="place ") if places > 1 else alt.Undefined
    chosen = alt.selection_point(
        name="chosen", fields=["place"], on=ON_A_SQUARE, clear=False, toggle=False, value=0, bind=slider
    )
    seen = [sheet.boxes(), *sheet.numbers(chosen), *sheet.words(width), told(chosen, width)]
    return sheet.specification([*seen, sheet.targets().add_params(chosen)], width)


def told(chosen: alt.Parameter, width: int) -> alt.Chart:
    """Below each name, how the first of its cells that read the chosen place finds it."""
    first = (
        sheet.rows()
        .transform_filter("datum.name")
        .transform_joinaggregate(line="max(row)", groupby=["name"])
        .transform_filter("datum.told")
        .transform_filter(chosen)
        .transform_joinaggregate(readers="count()", groupby=["name"])
        .transform_window(rank="row_number()", groupby=["name"])
        .transform_filter("datum.rank == 1")
        .transform_calculate(
            text="datum.told + (datum.readers > 1 ? ', and ' + (datum.readers - 1) + ' more' : '')",
            row="datum.line",
            column="0",
        )
    )
    return sheet.written(first, width, weight="bold")
