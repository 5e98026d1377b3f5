"""A graph in words and numbers."""

import math
import re
from dataclasses import replace

from ..curves import Point
from ..sentences import about_point, answers_slope, exactly, in_lines, rounded, say, short
from .record import Edge, Graph, Node

# How many characters a phone shows in a line of the picture.
ROOM = 36
SENTENCES = {
    "down": "↓ {value}",
    "down y": "↓ y = {value}",
    "up": "↑ {grad}",
    "total": "x.grad = {total}",
    "long total": "x.grad = {held}, the sum of {count}",
    "slope": "slope {slopes}",
    "slopes": "slopes {slopes}",
    "x itself": "{f} is {y} at x = {x}: y is x itself. There is no operation to go back through, and `y.grad_fn` is "
    "None.",
    "begins with 1": "`y.backward()` begins with 1, and that is already **x.grad = {held}**.",
    "one way": "{f} is {y} at x = {x}. One way leads from y back to x. What it brings is **x.grad = {held}**.",
    "ways": "{f} is {y} at x = {x}. It uses x {count} times, so {count} gradients meet in x: **{total}**{rounded}.",
    "adding": "Adding inside one backward is the chain rule. Adding across two is your job to prevent.",
    "chain rule": "Backward begins at y with 1. Each box hands up the gradient from below times its own slope: "
    "`{box}` makes {product}.",
    "no finite number": "At `{box}` the gradient is no finite number any more: {product}.",
    "leaf": "the leaf",
    "handed": "{name}: {product}",
    "to x.grad": "to x.grad",
}
PANEL = {
    "title": "Inside backward",
    "slopes": "Own slopes in the boxes",
    "no f": "There is no graph without a function {f} that can be used.",
    "stopped": "The program stopped, so there is no graph to show.",
    "too large": "The graph has {number} nodes, too many for a picture. The table below has all.",
    "alt": "The graph of f: an operation in each box, x on top, y at the bottom. Beside each line stand the value that "
    "went down it and the gradient that came back up. The table on this page says the same in words.",
}
COLUMNS = {
    "name": "Value",
    "formula": "Computed as",
    "value": "Forward",
    "grad": "Gradient back",
    "handed": "Handed up",
    "torch_name": "PyTorch's node",
}


def passed(graph: Graph) -> list[tuple[str, str]]:
    """The value that went down each edge and the gradient that came back up, as the picture writes them; y's last."""
    y = graph.nodes[-1]
    pairs = [numbers("down", graph.nodes[edge.source].value, edge.grad) for edge in graph.edges]
    return [*pairs, numbers("down y", y.value, y.grad)]


def numbers(case: str, value: float, grad: float) -> tuple[str, str]:
    """What is written beside a line."""
    return say(SENTENCES[case], value=brief(value)), say(SENTENCES["up"], grad=brief(grad))


def brief(value: float) -> str:
    """A number in at most six characters: fewer digits than elsewhere, and a power of ten if it is small or large."""
    written = short(value)
    if len(written.lstrip("-")) <= 5:
        return written
    return f"{value:.0f}" if 100 <= abs(value) < 1e5 else re.sub(r"e\+?(-?)0*", r"e\1", f"{value:.0e}")


def headline(graph: Graph) -> str:
    """The total as the picture has room for it."""
    written = total(graph)
    if len(written) <= ROOM:
        return say(SENTENCES["total"], total=written)
    return say(SENTENCES["long total"], held=brief(graph.nodes[0].grad), count=len(graph.back_to_x()))


def own_slopes(graph: Graph) -> list[str]:
    """Each operation's own slopes, as they stand in its box instead of its name."""
    notes = [graph.nodes[0].torch_name]
    for target in range(1, len(graph.nodes)):
        slopes = [brief(edge.slope) for edge in graph.edges if edge.target == target]
        notes.append(say(SENTENCES["slope" if len(slopes) == 1 else "slopes"], slopes=", ".join(slopes)))
    return notes


def total(graph: Graph) -> str:
    """The sum that x.grad is, written out: "12 + -12 + -5 = -5"."""
    back, held = [short(grad) for grad in graph.back_to_x()], short(graph.nodes[0].grad)
    return f"{' + '.join(back)} = {held}" if len(back) > 1 else held


def about(graph: Graph, point: Point) -> str:
    """What came back and how it met in x, and where that is not f's slope at `point`, what is: a sentence a line."""
    x, y = graph.nodes[0], graph.nodes[-1]
    back = graph.back_to_x()
    cases = ["ways", "adding"]
    if len(back) < 2:
        cases = ["one way"] if back else ["x itself", "begins with 1"]
    gaps = {
        "y": short(y.value),
        "x": exactly(x.value),
        "held": short(x.grad),
        "count": len(back),
        "total": total(graph),
        "rounded": rounded(back, x.grad),
    }
    said = [say(SENTENCES[case], **gaps) for case in cases]
    # Where a nan comes from is told at its box.
    curve = [] if answers_slope(point) else [about_point("f", replace(point, why_nan=""))]
    return in_lines([*said, *about_boxes(graph), *about_infinity(graph), *curve])


def about_boxes(graph: Graph) -> list[str]:
    """The chain rule, at the box that shows most of it."""
    ordinary = [edge for edge in graph.edges if math.isfinite(edge.grad)]
    if not ordinary:
        return []

    def factors_to_see(edge: Edge) -> int:
        return sum(factor not in (0.0, 1.0, -1.0) for factor in (edge.slope, graph.nodes[edge.target].grad))

    return [about_box("chain rule", graph, max(ordinary, key=factors_to_see))]


def about_box(case: str, graph: Graph, edge: Edge) -> str:
    """The sentence on what the box at the edge's end makes of its gradient."""
    target = graph.nodes[edge.target]
    return say(SENTENCES[case], box=target.sign, product=product(edge.slope, target, edge.grad))


def product(slope: float, target: Node, grad: float) -> str:
    """A box's own slope times its gradient, written out."""
    return f"{short(slope)} * {short(target.grad)} = {short(grad)}"


def about_infinity(graph: Graph) -> list[str]:
    """Where a gradient stops being a number."""
    lost = [
        edge for edge in graph.edges if not math.isfinite(edge.grad) and math.isfinite(graph.nodes[edge.target].grad)
    ]
    return [about_box("no finite number", graph, edge) for edge in lost]


def table(graph: Graph) -> list[dict[str, str]]:
    """The graph as rows of text: what each operation computed from what, what came back to it, and what it handed on.

    That is written as its own slope times what came back.
    """
    rows = []
    for index, node in enumerate(graph.nodes):
        row = {
            "name": node.name,
            "formula": node.formula if index else SENTENCES["leaf"],
            "value": short(node.value),
            "grad": short(node.grad) if index else total(graph),
            "handed": "; ".join(handed_up(graph, index)) or SENTENCES["to x.grad"],
            "torch_name": node.torch_name,
        }
        rows.append({COLUMNS[name]: text for name, text in row.items()})
    return rows


def handed_up(graph: Graph, index: int) -> list[str]:
    """What a node handed on to each of its inputs."""
    node = graph.nodes[index]
    edges = [edge for edge in graph.edges if edge.target == index]
    return [
        say(
            SENTENCES["handed"],
            name=graph.nodes[edge.source].name,
            product=product(edge.slope, node, edge.grad),
        )
        for edge in edges
    ]
