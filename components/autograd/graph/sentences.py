"""A graph in words and numbers."""

import math
import re
from dataclasses import replace

from ..curves import Point
from ..sentences import COLORED, LINE_BREAK, about_point, answers_slope, exactly, rounded, short
from .record import Graph, Node

# How many characters a phone shows in a line of the picture.
ROOM = 36


def passed(graph: Graph) -> list[tuple[str, str]]:
    """The value that went down each edge and the gradient that came back up, as the picture writes them; y's last."""
    pairs = [(f"↓ {brief(graph.nodes[edge.source].value)}", f"↑ {brief(edge.grad)}") for edge in graph.edges]
    y = graph.nodes[-1]
    return [*pairs, (f"↓ y = {brief(y.value)}", f"↑ {brief(y.grad)}")]


def brief(value: float) -> str:
    """A number in at most six characters: fewer digits than elsewhere, and a power of ten if it is small or large."""
    written = short(value)
    if len(written.lstrip("-")) <= 5:
        return written
    return f"{value:.0f}" if 100 <= abs(value) < 1e5 else re.sub(r"e\+?(-?)0*", r"e\1", f"{value:.0e}")


def headline(graph: Graph) -> str:
    """The total as the picture has room for it."""
    written, count = total(graph), len(graph.back_to_x())
    held = brief(graph.nodes[0].grad)
    return f"x.grad = {written if len(written) <= ROOM else f'{held}, the sum of {count}'}"


def own_slopes(graph: Graph) -> list[str]:
    """Each operation's own slopes, as they stand in its box instead of its name."""
    notes = [graph.nodes[0].torch_name]
    for target in range(1, len(graph.nodes)):
        slopes = [brief(edge.slope) for edge in graph.edges if edge.target == target]
        notes.append(f"{'slope' if len(slopes) == 1 else 'slopes'} {', '.join(slopes)}")
    return notes


def total(graph: Graph) -> str:
    """The sum that x.grad is, written out: "12 + -12 + -5 = -5"."""
    back, held = [short(grad) for grad in graph.back_to_x()], short(graph.nodes[0].grad)
    return f"{' + '.join(back)} = {held}" if len(back) > 1 else held


def about(graph: Graph, point: Point) -> str:
    """What came back and how it met in x, and where that is not f's slope at `point`, what is: a sentence a line."""
    x, y = graph.nodes[0], graph.nodes[-1]
    back = graph.back_to_x()
    value = f"{COLORED['f']} is {short(y.value)} at x = {exactly(x.value)}"
    if not back:
        said = [
            f"{value}: y is x itself. There is no operation to go back through, and `y.grad_fn` is None.",
            f"`y.backward()` begins with 1, and that is already **x.grad = {short(x.grad)}**.",
        ]
    elif len(back) == 1:
        said = [f"{value}. One way leads from y back to x. What it brings is **x.grad = {short(x.grad)}**."]
    else:
        summed = f"**{total(graph)}**{rounded(back, x.grad)}"
        said = [
            f"{value}. It uses x {len(back)} times, so {len(back)} gradients meet in x: {summed}.",
            "Adding inside one backward is the chain rule. Adding across two is your job to prevent.",
        ]
    # Where a nan comes from is told at its box.
    curve = [] if answers_slope(point) else [about_point("f", replace(point, why_nan=""))]
    return LINE_BREAK.join([*said, *about_boxes(graph), *about_infinity(graph), *curve])


def about_boxes(graph: Graph) -> list[str]:
    """The chain rule, at the box that shows most of it."""
    ordinary = [edge for edge in graph.edges if math.isfinite(edge.grad)]
    if not ordinary:
        return []
    plain = (0.0, 1.0, -1.0)
    edge = max(ordinary, key=lambda edge: (edge.slope not in plain) + (graph.nodes[edge.target].grad not in plain))
    target = graph.nodes[edge.target]
    return [
        "Backward begins at y with 1. Each box hands up the gradient from below times its own slope: "
        f"`{target.sign}` makes {product(edge.slope, target, edge.grad)}."
    ]


def product(slope: float, target: Node, grad: float) -> str:
    return f"{short(slope)} * {short(target.grad)} = {short(grad)}"


def about_infinity(graph: Graph) -> list[str]:
    """Where a gradient stops being a number."""
    said = []
    for edge in graph.edges:
        target = graph.nodes[edge.target]
        if not math.isfinite(edge.grad) and math.isfinite(target.grad):
            said.append(
                f"At `{target.sign}` the gradient is no finite number any more: "
                f"{product(edge.slope, target, edge.grad)}."
            )
    return said


def table(graph: Graph) -> list[dict[str, str]]:
    """The graph as rows of text: what each operation computed from what, what came back to it, and what it handed on.

    That is written as its own slope times what came back.
    """
    names = [node.name for node in graph.nodes]
    rows = []
    for index, node in enumerate(graph.nodes):
        handed = [
            f"{names[edge.source]}: {product(edge.slope, node, edge.grad)}"
            for edge in graph.edges
            if edge.target == index
        ]
        back = total(graph) if index == 0 else short(node.grad)
        rows.append(
            {
                "Value": node.name,
                "Computed as": node.formula if index else "the leaf",
                "Forward": short(node.value),
                "Gradient back": back,
                "Handed up": "; ".join(handed) or "to x.grad",
                "PyTorch's node": node.torch_name,
            }
        )
    return rows
