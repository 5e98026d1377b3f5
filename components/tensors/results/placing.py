"""Where everything of a picture of operands and result stands, in pixels: beside each other, or stacked on a phone."""

from dataclasses import dataclass

from ..cells import Cell, Label
from .origin import Operand, Origin

WIDE, NARROW = 640, 300  # pixels that a line of operands takes on a projector, and on a phone
LETTER, ANSWER_LETTER = 9.7, 10  # pixels of a letter of the texts over the cells, and of the arithmetic
ROW_LABEL, COLUMN_LABEL, MATRIX_LABEL, TEXT = 20, 18, 20, 24
GAP, SIGN, ANSWER = 14, 30, 26
LONGEST_ANSWER = 34  # characters of an arithmetic that fit into a line of a phone
# The most columns or rows, and pixels: of a letter, beside the letters, of a cell's height, of the font.
SIZES = ((4, 9, 16, 34, 17), (6, 9, 12, 30, 16), (99, 9, 8, 26, 16))


@dataclass(frozen=True)
class Size:
    """Pixels of the cells of an operand, and of the numbers in them."""

    width: int
    height: int
    font: int


@dataclass(frozen=True)
class Block:
    """An operand or the result, and how much room it takes. All lengths in pixels."""

    operand: Operand
    cell: Size
    left: int
    top: int
    width: int
    height: int

    @property
    def labels(self) -> tuple[Label, ...]:
        """The indexes beside the cells."""
        return self.operand.picture.labels

    def cell_at(self, cell: Cell) -> tuple[int, int]:
        """The left upper corner of a cell, counted from the block's."""
        return self.left + cell.column * self.cell.width, self.top + cell.row * self.cell.height

    def label_at(self, label: Label) -> tuple[int, int]:
        """Where a label's text is anchored: a row's at its right end, a matrix's at its left end."""
        middle = self.left + label.column * self.cell.width + self.cell.width // 2
        if label.of == "row":
            return self.left - 6, self.top + label.row * self.cell.height + self.cell.height // 2
        if label.of == "column":
            return middle, self.top - COLUMN_LABEL // 2
        return middle - self.cell.width // 2, self.top - COLUMN_LABEL - MATRIX_LABEL // 2


@dataclass(frozen=True)
class Placed:
    """The left upper corner of each block, the middle of each sign, and the size of the whole picture, in pixels."""

    corners: tuple[tuple[int, int], ...]
    signs: tuple[tuple[int, int], ...]
    width: int
    height: int


def block_of(operand: Operand) -> Block:
    """The block of an operand or the result, as large as its cells and texts need it."""
    cells, labels = operand.picture.cells, operand.picture.labels
    columns, rows = max(cell.column for cell in cells) + 1, max(cell.row for cell in cells) + 1
    longest = max(len(cell.value) for cell in cells)
    size = cell_size(longest, max(columns, rows))
    kinds = {label.of for label in labels}
    left = ROW_LABEL * ("row" in kinds)
    top = TEXT + COLUMN_LABEL * ("column" in kinds) + MATRIX_LABEL * ("matrix" in kinds)
    width = max(left + columns * size.width, int(len(operand.text) * LETTER))
    return Block(operand, size, left, top, width, top + rows * size.height)


def cell_size(letters: int, side: int) -> Size:
    """The cells for numbers of so many letters, smaller where there are many in a row or column."""
    _, letter, beside, height, font = next(size for size in SIZES if side <= size[0])
    return Size(max(letter * letters + beside, height + 4), height, font)


def placed(blocks: list[Block], lines: list[str], room: int) -> Placed:
    """The blocks in lines of at most `room` pixels, with the arithmetic under them."""
    corners, signs = [], []
    x = y = tall = wide = 0
    for block in blocks:
        before = SIGN if block.operand.sign else 0
        if x and x + before + block.width > room:
            x, y, tall = 0, y + tall + GAP, 0
        signs.append((x + before // 2, y + (block.top + block.height) // 2))
        corners.append((x + before, y))
        x += before + block.width + GAP // 2
        tall, wide = max(tall, block.height), max(wide, x)
    height = y + tall + GAP + ANSWER * (2 if any("\n" in line for line in lines) else 1)
    longest = max((len(part) for line in lines for part in line.split("\n")), default=0)
    return Placed(tuple(corners), tuple(signs), max(wide, int(longest * ANSWER_LETTER)) + 4, height)


def layout(origin: Origin, room: int) -> Placed:
    """Where everything of the picture of an origin stands, in lines of at most `room` pixels."""
    return placed(blocks_of(origin), [folded(line) for line in origin.lines], room)


def folded(line: str) -> str:
    """An arithmetic in two lines if it is long."""
    return line if len(line) <= LONGEST_ANSWER else "\n= ".join(line.rsplit(" = ", 1))


def blocks_of(origin: Origin) -> list[Block]:
    """The blocks of the operands, and of the result behind them."""
    return [block_of(operand) for operand in (*origin.operands, origin.result)]
