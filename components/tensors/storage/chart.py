"""The strip of memory and the names that read it: choosing a place, by any of its cells, lights all that read it."""

from collections.abc import Sequence
from functools import cache

import altair as alt

from ..sheet import chart as sheet
from .sentences import SENTENCES

# Between the squares Vega would choose nothing, which lights everything.
ON_A_SQUARE = "rect:pointerover, rect:click"


def chart(marks: Sequence, places: int) -> dict:
    """The specification; the same object for every block of as many places with numbers as wide."""
    return specification(sheet.width_of(marks), places)


@cache
def specification(width: int, places: int) -> dict:
    """The chart without its rows, for a strip of so many places."""
    # By keys, the place is chosen with a slider of the browser's own.
    slider = alt.Undefined
    if places > 1:
        slider = alt.binding_range(min=0, max=places - 1, step=1, name=SENTENCES["chosen place"])
    chosen = alt.selection_point(
        name="chosen", fields=["place"], on=ON_A_SQUARE, clear=False, toggle=False, value=0, bind=slider
    )
    seen = [sheet.boxes(), *sheet.numbers(chosen), *sheet.words(width), told(chosen, width)]
    return sheet.specification([*seen, sheet.targets().add_params(chosen)], width)


def told(chosen: alt.Parameter, width: int) -> alt.Chart:
    """Below each name, how the first of its cells that read the chosen place finds it."""
    before, after = SENTENCES["more cells"].split("{number}")
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
            text=f"datum.told + (datum.readers > 1 ? '{before}' + (datum.readers - 1) + '{after}' : '')",
            row="datum.line",
            column="0",
        )
    )
    return sheet.written(first, width, weight="bold")
