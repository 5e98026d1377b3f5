"""Several tensors on one sheet of squares: what stands at which column and row."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..cells import Picture

LONGEST = 30  # characters of a name in a title


@dataclass(frozen=True)
class Mark:
    """One thing to draw at a column and a row of the sheet.

    `kind` is "cell" (of a tensor), "place" (of memory), "index" (a small number above a cell), "title" (text that
    starts at a cell) or "told" (text about the cell that is chosen). `place` says which place of memory it is or reads,
    -1 if none; `name` and `told` belong to a cell; `lit` cells stand out.
    """

    kind: str
    column: int
    row: int
    text: str
    place: int = -1
    name: str = ""
    told: str = ""
    lit: bool = False


def grid(picture: Picture, column: int, row: int, lit: Iterable[str] = ()) -> list[Mark]:
    """The cells of a picture with its first one at `column` and `row`; those with an index in `lit` stand out."""
    return [
        Mark("cell", column + cell.column, row + cell.row, cell.value, lit=cell.index in lit) for cell in picture.cells
    ]


def shortened(text: str, most: int = LONGEST) -> str:
    """A name or a text that has room in a title."""
    return text if len(text) <= most else text[: most - 1] + "…"
