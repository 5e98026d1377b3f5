"""A block of memory as a flat strip of cells, and below it every name that reads it, cell by cell."""

from dataclasses import replace

import numpy as np

from ..cells import picture
from ..memory import Block, Layout
from ..sheet.marks import Mark, grid, shortened
from ..values import number_text
from .sentences import SENTENCES

LONGEST = 144  # places of a strip
WIDE = 8  # places in one line of it
SIDE = 12  # columns or rows of a name
DIMENSIONS = 4
MOST_NAMES = 8  # names that are drawn


def marks(block: Block, chosen: str = "") -> list[Mark]:
    """All that is to be drawn for a block: the strip, the name `chosen`, and the first of the others.

    Raises: ValueError with the reason, if it is too large.
    """
    if len(block.values) > LONGEST:
        raise ValueError(SENTENCES["too many places"].format(places=f"{len(block.values):,}", most=LONGEST))
    made = strip(block.values)
    for layout in sorted(block.layouts, key=lambda layout: layout.name != chosen)[:MOST_NAMES]:
        made += name_marks(layout, max(mark.row for mark in made) + 1)
    return made


def strip(values: np.ndarray) -> list[Mark]:
    """The marks of the places of a block."""
    made = []
    for place, value in enumerate(values):
        line, column = divmod(place, WIDE)
        made.append(Mark("index", column, 2 * line, str(place)))
        made.append(Mark("place", column, 2 * line + 1, number_text(value), place))
    return made


def name_marks(layout: Layout, row: int) -> list[Mark]:
    """A title, the cells of one name, and a line for how the chosen cell is found."""
    shape = tuple(layout.value.shape)
    title = SENTENCES["name"].format(
        name=shortened(layout.name), shape=shape, offset=layout.offset, strides=layout.strides
    )
    made = [Mark("title", 0, row, title)]
    if len(shape) > DIMENSIONS or max(shape, default=1) > SIDE:
        return [*made, Mark("title", 0, row + 1, SENTENCES["too large"])]
    places = layout.places()
    drawn = picture(layout.value)
    if not drawn:
        return made
    for mark, cell in zip(grid(drawn, 0, row + 1), drawn.cells, strict=True):
        index = tuple(int(part) for part in cell.index.split(", ") if part)
        place = int(places[index])
        made.append(replace(mark, place=place, name=layout.name, told=told(layout, index, place)))
    return [*made, Mark("told", 0, max(mark.row for mark in made) + 1, "", name=layout.name)]


def told(layout: Layout, index: tuple[int, ...], place: int) -> str:
    """How an index finds its place: "X[1, 0] reads place 0 + 1*3 + 0*1 = 3"."""
    name = shortened(layout.name)
    if not index:
        return SENTENCES["number found"].format(name=name, place=place)
    steps = [f"{step}*{stride}" for step, stride in zip(index, layout.strides, strict=True)]
    at = ", ".join(map(str, index))
    total = " + ".join([str(layout.offset), *steps])
    return SENTENCES["cell found"].format(name=name, index=at, sum=total, place=place)
