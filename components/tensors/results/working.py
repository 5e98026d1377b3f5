"""How an operation came to its result, cell by cell, and what its files share to tell it."""

from dataclasses import dataclass

import numpy as np

from components.interpreter import Operation

from ..values import as_array, is_array, number_text
from .sentences import ORIGIN

LONGEST_TEXT = 32  # characters of an operand's own text that the picture shows
LONGEST_LINE = 36  # characters of an arithmetic, so that it fits on a phone
MORE = "..."


@dataclass(frozen=True)
class Working:
    """The operands as they are drawn, and for each cell of the result what it was computed from.

    `signs` stand before each operand and before the result, "" for none. `sources` and `lines` have one entry for each
    cell of the result, in its order: the numbers of the operands' cells, all operands counted on, and the arithmetic.
    `copies` are the cells that broadcasting repeats, numbered in the same way. `rule` says it for every cell in words.

    Shape: `values`, as drawn: where an operand is broadcast, the result's.
    """

    values: tuple[np.ndarray, ...]
    texts: tuple[str, ...]
    signs: tuple[str, ...]
    sources: list[tuple[int, ...]]
    lines: list[str]
    rule: str
    copies: frozenset[int] = frozenset()


def own_name(operation: Operation) -> str:
    """The name without what stands before its last dot, such as "sum" for torch.sum and for a method sum."""
    return operation.name.rpartition(".")[2]


def texts_of(operation: Operation) -> list[str]:
    """The text of each operand, shortened."""
    texts = operation.sources or [ORIGIN["operand"].format(number=place + 1) for place in range(len(operation.args))]
    return [shortened(text) for text in texts]


def shortened(text: str) -> str:
    """A piece of a program that has room over a picture."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def is_number(value: object) -> bool:
    """Whether a value is a plain number of Python, or one of numpy."""
    return isinstance(value, (bool, int, float, complex, np.generic))


def array_of(operand: object) -> np.ndarray:
    """An operand as an array."""
    return as_array(operand) if is_array(operand) else np.asarray(operand)


def written(values: np.ndarray) -> list[str]:
    """The values as they stand in an arithmetic: complex ones in parentheses, as Python prints them."""
    texts = [number_text(value) for value in values.ravel()]
    return [f"({text})" for text in texts] if np.iscomplexobj(values) else texts


def joined(parts: list[str], sign: str, room: int = LONGEST_LINE) -> str:
    """`1 + 2 + ... + 9`: all the parts if there is room for them, else the first two and the last."""
    whole = sign.join(parts)
    if len(whole) <= room or len(parts) < 4:
        return whole
    return sign.join([parts[0], parts[1], MORE, parts[-1]])


def plural(number: int, one: str) -> str:
    """A number with the right form of the word for what is counted."""
    return f"{number:,} {one}{'s' * (number != 1)}"
