"""Where each cell of a result comes from: the operation at a statement's root, drawn with its operands."""

import ast
import math
from dataclasses import dataclass

import numpy as np
import torch

from components.interpreter import Operation, Step

from ..cells import WRITTEN, Picture, picture
from ..values import as_array, has_values, is_array
from . import elementwise, movement, products, promotion, reductions
from .sentences import ORIGIN, VERBS
from .working import Working, own_name, shortened

MOST_CELLS = WRITTEN**2  # of the result, and of each operand
MOST_OPERANDS = 4
TOO_LARGE = ORIGIN["too large"].format(most=WRITTEN)
IN_A_FUNCTION = ORIGIN["in a function"]
TOO_MANY = ORIGIN["too many"].format(most=MOST_OPERANDS)
EXPLAINED = {
    *products.NAMES,
    *movement.NAMES,
    *VERBS,
    *elementwise.FUNCTIONS,
    *elementwise.CONVERSIONS,
    *elementwise.SIGNS,
    *elementwise.NAMED_SIGNS,
    "~",
}


@dataclass(frozen=True)
class Operand:
    """A value in the picture: its text, the sign before it, its cells, and which of them are only repeated."""

    sign: str
    text: str
    picture: Picture
    copies: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Origin:
    """Operands and result side by side.

    For each cell of the result, in order, `sources` has the numbers of the operands' cells, all counted on, that it
    was computed from, and `lines` the arithmetic.
    """

    operands: tuple[Operand, ...]
    result: Operand
    sources: tuple[tuple[int, ...], ...]
    lines: tuple[str, ...]
    rule: str


@dataclass(frozen=True)
class Explanation:
    """The picture of where a value comes from, if there is one, and what else is to be said."""

    origin: Origin | None
    notes: tuple[str, ...]


NOTHING = Explanation(None, ())


def root(operations: tuple[Operation, ...], value: object) -> tuple[Operation, int] | None:
    """The operation that gave a value, and which part of its result the value is, 0 for all of it."""
    for operation in reversed(operations):
        if changes(operation):
            return None  # the operands may no longer be what they were
        if operation.result is value and not reads_tuple(operation):
            return operation, 0
        if isinstance(operation.result, tuple):
            for place, part in enumerate(operation.result):
                if part is value:
                    return operation, place
    return None


def reads_tuple(operation: Operation) -> bool:
    """Whether an operation only takes a part of another one's result, as in X.max(dim=0).values."""
    is_access = isinstance(operation.node, (ast.Attribute, ast.Subscript))
    return is_access and bool(operation.args) and isinstance(operation.args[0], tuple)


def changes(operation: Operation) -> bool:
    """Whether an operation changes one of its operands in place."""
    name = own_name(operation)
    if name.isidentifier():
        return name.endswith("_")
    return name.endswith("=") and name not in elementwise.COMPARISONS


def fits(value: object) -> bool:
    """Whether a value is small enough to be drawn cell by cell."""
    if not is_array(value):
        return True
    sides = tuple(value.shape)[-2:]
    return has_values(value) and 0 < math.prod(value.shape) <= MOST_CELLS and all(side <= WRITTEN for side in sides)


def values_in(operation: Operation) -> list[object]:
    """The tensors and arrays among the operands, those in a list too."""
    listed = [part for value in operation.args for part in (value if isinstance(value, (list, tuple)) else (value,))]
    return [value for value in listed if is_array(value)]


def explain(step: Step, name: str, value: torch.Tensor | np.ndarray, cells: Picture | None) -> Explanation:
    """How a value came about, if one of a statement's operations gave it; `name` is the statement's name for it.

    Where the value has none, `name` is "", or "[0]" for a part of it.
    """
    found = root(step.operations, value)
    if not found or not cells or any(operand is value for operand in values_in(found[0])):
        return NOTHING
    operation, part = found
    everything = [*values_in(operation), value]
    if not all(map(has_values, everything)):
        return NOTHING
    small = all(map(fits, everything))
    working = working_of(operation, part, as_array(value)) if small else None
    notes = promotion.notes(operation, value, working) if not part else ()
    if not small and own_name(operation) in EXPLAINED:
        notes = (*notes, TOO_LARGE)
    if working and len(working.values) > MOST_OPERANDS:
        notes = (*notes, TOO_MANY)
    if working and not is_within(operation, step):
        notes = (*notes, IN_A_FUNCTION)
    text = name if name[:1].isalpha() or name[:1] == "_" else text_of(step) + name
    return Explanation(working and drawn(working, text, cells), notes)


def is_within(operation: Operation, step: Step) -> bool:
    """Whether an operation stands in the statement itself, and not in a function that it called."""
    line = operation.node.lineno if isinstance(operation.node, (ast.expr, ast.stmt)) else 0
    return step.line <= line <= step.line + step.source.count("\n")


def text_of(step: Step) -> str:
    """The text of the whole statement, if that is an expression."""
    last = step.operations[-1]
    return shortened(ast.unparse(last.node) if is_within(last, step) else step.source)


def working_of(operation: Operation, part: int, result: np.ndarray) -> Working | None:
    """How the cells of a part of the result were computed; None if that is not drawn."""
    if own_name(operation) not in EXPLAINED:
        return None
    if part:
        return reductions.working(operation, result, part)
    ways = (products.working, movement.working, reductions.working, elementwise.working)
    return next(filter(None, (way(operation, result) for way in ways)), None)


def drawn(working: Working, text: str, result: Picture) -> Origin | None:
    """The picture of a working; None if not all of it can be drawn."""
    pictures = [one for operand in working.values if (one := picture(operand))]
    is_whole = len(pictures) == len(working.values) <= MOST_OPERANDS
    if not is_whole or any(one.left_out for one in [*pictures, result]):
        return None
    operands, start = [], 0
    for sign, own_text, one in zip(working.signs, working.texts, pictures, strict=False):
        copies = frozenset(cell - start for cell in working.copies if 0 <= cell - start < len(one.cells))
        operands.append(Operand(sign, own_text, one, copies))
        start += len(one.cells)
    of_result = Operand(working.signs[-1], text, result)
    return Origin(tuple(operands), of_result, tuple(working.sources), tuple(working.lines), working.rule)
