"""Small matrices written out in a program's text: where they stand, and the text with other numbers in them."""

import ast
from dataclasses import dataclass, replace

import numpy as np

from components.interpreter import column_in_source, parse, read, read_pasted, with_line_feeds

from .sentences import PAGE

LARGEST = 8  # rows, and columns
MAKERS = ("tensor", "array", "as_tensor", "asarray")
LARGEST_NUMBER = 2**53  # a browser's numbers are exact up to here


@dataclass(frozen=True)
class Literal:
    """A list of numbers, or a list of equally long ones, between two places of the text: (line, column), from 0."""

    start: tuple[int, int]
    end: tuple[int, int]
    name: str
    values: np.ndarray


def literals(source: str) -> list[Literal]:
    """The lists of numbers in calls such as tensor([[1, 2], [3, 4]]) that are small enough for a grid."""
    typed = with_line_feeds(source)
    text, _ = read_pasted(typed, parse)
    return [
        replace(literal, start=typed_at(literal.start, typed, text), end=typed_at(literal.end, typed, text))
        for statement in read(text).statements
        for node in ast.walk(statement)
        if isinstance(node, ast.Call)
        and node.args
        and isinstance(node.args[0], ast.List)
        and ast.unparse(node.func).split(".")[-1] in MAKERS
        for literal in literal_of(statement, node)
    ]


def typed_at(place: tuple[int, int], typed: str, text: str) -> tuple[int, int]:
    """A place of the program's text in what was typed, where a prompt may stand before it."""
    line, column = place
    return line, column_in_source(typed, text, line + 1, column + 1) - 1


def literal_of(statement: ast.stmt, call: ast.Call) -> list[Literal]:
    """The literal in a call, or nothing."""
    node = call.args[0]
    try:
        array = np.array(ast.literal_eval(node))
    except (ValueError, TypeError):
        return []
    numbers = array.dtype.kind in "if" and array.ndim in (1, 2)
    if not numbers or not array.size or max(array.shape) > LARGEST or not (abs(array) < LARGEST_NUMBER).all():
        return []
    target = statement.targets[0] if isinstance(statement, ast.Assign) and statement.value is call else call
    start = (node.lineno - 1, node.col_offset)
    end = ((node.end_lineno or node.lineno) - 1, node.end_col_offset or 0)
    return [Literal(start, end, ast.unparse(target), array)]


def fitting(literal: Literal, values: np.ndarray) -> tuple[np.ndarray, str]:
    """A grid's numbers as they stand in the text, and what is to be said of it.

    Whole numbers stay whole. If one of them is not, all become floats, since a tensor has one dtype.
    """
    if literal.values.dtype.kind == "f":
        return values, ""
    odd = [float(value) for value in values.flat if value % 1 or abs(value) >= LARGEST_NUMBER]
    if not odd:
        return values.astype(literal.values.dtype), ""
    case = "a fraction" if odd[0] % 1 else "too large"
    return values, PAGE[case].format(number=odd[0], name=literal.name)


def rewritten(source: str, literal: Literal, values: np.ndarray) -> str:
    """The text with `values` in the place of the literal; nothing else in it changes."""
    lines = with_line_feeds(source).split("\n")
    before = lines[literal.start[0]][: literal.start[1]]
    after = lines[literal.end[0]][literal.end[1] :]
    text = before + repr(values.tolist()) + after
    return "\n".join([*lines[: literal.start[0]], text, *lines[literal.end[0] + 1 :]])
