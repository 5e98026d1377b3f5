"""The shapes of a failed operation under each other, with the axis marked that does not fit."""

from collections.abc import Iterable
from itertools import zip_longest

import torch

from components.interpreter import Operation

from ..values import is_array
from . import elementwise, products
from .sentences import CLASH
from .working import is_number, own_name, texts_of

BROADCASTING = {*elementwise.SIGNS, *elementwise.NAMED_SIGNS, *elementwise.FUNCTIONS}
DIMENSIONS = {"mm": (2, 2), "mv": (2, 1), "dot": (1, 1), "bmm": (3, 3)}  # that torch's products of a kind ask for


Shape = tuple[int, ...]


def clash(operation: Operation) -> str:
    """The drawing for an operation that follows one of the two rules, broadcasting or `@`; "" if all fit."""
    is_plain = all(is_array(value) or is_number(value) for value in operation.args)
    if len(operation.args) < 2 or not is_plain or any(map(is_array, operation.kwargs.values())):
        return ""
    shapes = [tuple(getattr(value, "shape", ())) for value in operation.args]
    name = own_name(operation).removesuffix("_")  # in place
    name = name if name in elementwise.COMPARISONS else name.removesuffix("=")
    texts = texts_of(operation)
    if name in products.NAMES:
        is_torch = isinstance(operation.args[0], torch.Tensor)
        asked = DIMENSIONS.get(name) if is_torch else None
        fits = name != "inner" and len(shapes) == 2 and asked in (None, tuple(map(len, shapes)))
        return product_clash(texts, shapes) if fits else ""
    drawn = [place for place, value in enumerate(operation.args) if is_array(value)]
    if name not in BROADCASTING or not drawn:
        return ""
    return broadcast_clash([texts[place] for place in drawn], [shapes[place] for place in drawn])


def broadcast_clash(texts: list[str], shapes: list[Shape]) -> str:
    """The shapes under each other, their last axes in one column, and a mark under each axis that does not fit."""
    # From the last axis on, as broadcasting compares them.
    axes = list(zip_longest(*(reversed(shape) for shape in shapes), fillvalue=""))
    different = [different_sizes(axis) for axis in axes]
    wrong = [place for place, sizes in enumerate(different) if len(sizes) > 1]
    if not wrong:
        return ""
    widths = [max(len(str(size)) for size in axis) for axis in axes]
    marks = ["^" * width if place in wrong else "" for place, width in enumerate(widths)]
    longest = max(map(len, texts))
    lines = []
    for text, row in zip(texts, zip(*axes, strict=True), strict=True):
        lines.append(f"{text:{longest}}   {in_columns(row, widths)}")
    lines.append(f"{'':{longest}}   {in_columns(marks, widths)}".rstrip())
    sizes = CLASH["sizes"].join(map(str, different[wrong[0]]))
    return "\n".join([*lines, CLASH["no broadcasting"].format(sizes=sizes)])


def different_sizes(axis: Iterable[int | str]) -> list[int | str]:
    """The sizes of one axis that have to be equal: those that are there and are not 1, each once."""
    return list(dict.fromkeys(size for size in axis if size not in ("", 1)))


def in_columns(row: Iterable[object], widths: Iterable[int]) -> str:
    """The sizes of a shape, which are given from the last axis on, in columns of these widths, the last axis last."""
    columns = [f"{size!s:>{width}}" for size, width in zip(row, widths, strict=True)]
    return "  ".join(reversed(columns))


def product_clash(texts: list[str], shapes: list[Shape]) -> str:
    """The two shapes of a product, with marks under the two axes that do not fit together."""
    left, right = shapes
    if not left or not right:
        return ""
    inner = (len(left) - 1, max(len(right) - 2, 0))
    if left[inner[0]] != right[inner[1]]:
        wrong, case = inner, "no product"
    elif batches := wrong_batches(left, right):
        wrong, case = batches[0], "no broadcasting of a product"
    else:
        return ""
    drawn = [marked(shape, place) for shape, place in zip(shapes, wrong, strict=True)]
    marks = "   ".join(mark for _, mark in drawn).rstrip()
    said = CLASH[case].format(left=left[wrong[0]], right=right[wrong[1]])
    return "\n".join([" @ ".join(texts), " @ ".join(shape for shape, _ in drawn), marks, said])


def wrong_batches(left: Shape, right: Shape) -> list[tuple[int, int]]:
    """The pairs of axes before the last two that broadcasting does not bring together, the last pair first."""
    pairs = [(len(left) - back, len(right) - back) for back in range(3, min(len(left), len(right)) + 1)]
    return [(a, b) for a, b in pairs if len({left[a], right[b]} - {1}) > 1]


def marked(shape: Shape, place: int) -> tuple[str, str]:
    """A shape as Python writes it, and a line of the same length with a mark under the size at this place."""
    text = str(tuple(map(int, shape)))
    before = len("(" + "".join(f"{size}, " for size in shape[:place]))
    mark = " " * before + "^" * len(str(shape[place]))
    return text, mark.ljust(len(text))
