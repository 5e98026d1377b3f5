"""The shapes of a failed operation under each other, with the axis marked that does not fit."""

from itertools import zip_longest

import torch

from components.interpreter import Operation

from ..values import is_array
from . import elementwise, products
from .working import is_number, own_name, texts_of

BROADCASTING = {*elementwise.SIGNS, *elementwise.NAMED_SIGNS, *elementwise.FUNCTIONS}
DIMENSIONS = {"mm": (2, 2), "mv": (2, 1), "dot": (1, 1), "bmm": (3, 3)}  # that torch's products of a kind ask for


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


def broadcast_clash(texts: list[str], shapes: list[tuple[int, ...]]) -> str:
    axes = list(zip_longest(*(reversed(shape) for shape in shapes), fillvalue=""))
    different = [list(dict.fromkeys(size for size in axis if size not in ("", 1))) for axis in axes]
    wrong = [place for place, sizes in enumerate(different) if len(sizes) > 1]
    if not wrong:
        return ""
    wide = [max(len(str(size)) for size in axis) for axis in axes]
    marks = ["^" * wide[place] if place in wrong else "" for place in range(len(axes))]
    rows = [*zip(*axes, strict=True), marks]
    name = max(map(len, texts))
    lines = [
        f"{text:{name}}   {'  '.join(f'{size!s:>{width}}' for size, width in list(zip(row, wide, strict=True))[::-1])}"
        for text, row in zip([*texts, ""], rows, strict=True)
    ]
    told = f"{' and '.join(map(str, different[wrong[0]]))}: not equal, none is 1"
    return "\n".join([*lines[:-1], lines[-1].rstrip(), told])


def product_clash(texts: list[str], shapes: list[tuple[int, ...]]) -> str:
    left, right = shapes
    if not left or not right:
        return ""
    inner = (len(left) - 1, max(len(right) - 2, 0))
    batches = [(len(left) - place, len(right) - place) for place in range(3, min(len(left), len(right)) + 1)]
    wrong = [(a, b) for a, b in batches if left[a] != right[b] and 1 not in (left[a], right[b])]
    told = "not equal, none is 1"
    if left[inner[0]] != right[inner[1]]:
        wrong, told = [inner], "not equal"
    if not wrong:
        return ""
    parts, marks = [], []
    for shape, place in zip(shapes, wrong[0], strict=True):
        sizes = [str(size) for size in shape]
        before = len("(" + ", ".join([*sizes[:place], ""]))
        text = f"({', '.join(sizes)}{',' * (len(sizes) == 1)})"
        parts.append(text)
        marks.append((" " * before + "^" * len(sizes[place])).ljust(len(text)))
    told = f"{left[wrong[0][0]]} and {right[wrong[0][1]]}: {told}"
    return "\n".join([" @ ".join(texts), " @ ".join(parts), "   ".join(marks).rstrip(), told])
