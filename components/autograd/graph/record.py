"""The graph that torch built for f at x: what passed forward through it, and what came back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor
from torch.autograd.graph import Node as TorchNode
from torch.autograd.graph import get_gradient_edge
from torch.utils._python_dispatch import TorchDispatchMode

from components.interpreter import Step

from ..functions import Function
from ..listing import CodeLine
from .formula import formula, sign
from .program import write_program


@dataclass(frozen=True)
class Node:
    """A node of the graph.

    `torch_name` is what torch calls it. `sign` is the same in Python's signs ("** 3") and `formula` says with what it
    was computed ("v2 * 3"), where `name` is what formulas call its own value. `grad` is the gradient that came back to
    that value.
    """

    name: str
    torch_name: str
    sign: str
    formula: str
    value: float
    grad: float


@dataclass(frozen=True)
class Edge:
    """An edge: the value of node `source` entered node `target`.

    `slope` is the target's own slope there, and `grad` what the target handed back: its slope times its own gradient.
    """

    source: int
    target: int
    slope: float
    grad: float


@dataclass(frozen=True)
class Graph:
    """`nodes` stand in the order in which they were computed: x first, y last; `edges` in that of their targets.

    >>> from ..functions import parse_function
    >>> graph = run_passes(parse_function("x * x + x"), 3.0).graph
    >>> [node.sign for node in graph.nodes], graph.back_to_x()
    (['x', '*', '+'], [3.0, 3.0, 1.0])
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def back_to_x(self) -> list[float]:
        """What came back to x, edge by edge."""
        return [edge.grad for edge in self.edges if edge.source == 0]


@dataclass(frozen=True)
class Passes:
    """A program, its steps, and the graph of its y; None if y has no graph, or backward did not get through it."""

    source: str
    steps: tuple[Step, ...]
    graph: Graph | None


def run_passes(f: Function, x: float) -> Passes:
    """Write the program for f at `x` and run it, looking on while values go forward and gradients come back."""
    program = write_program(f, x)
    traces = []

    def after_line(line: CodeLine, step: Step) -> None:
        y = step.assigned.get("y")
        if isinstance(y, Tensor) and y.requires_grad:
            traces.append(trace(y, results.by_node()))

    with Results() as results:
        ran = program.run(after_line)
    return Passes(program.text, ran.steps, traces[0].graph() if traces and not ran.error else None)


class Results(TorchDispatchMode):
    """Keeps what every operator was called with and what it gave; torch writes a result's `grad_fn` afterwards."""

    def __init__(self):
        super().__init__()
        self.calls = []

    @classmethod
    def _should_skip_dynamo(cls) -> bool:
        # Torch's compiler never meets this mode, and keeping it away from it would first import it, for a second.
        return False

    def __torch_dispatch__(
        self, operator: torch._ops.OpOverload, types: tuple, args: tuple = (), kwargs: dict | None = None
    ) -> object:
        kwargs = kwargs or {}
        result = operator(*args, **kwargs)
        self.calls.append((operator, args, kwargs, result[0] if isinstance(result, tuple) else result))
        return result

    def by_node(self) -> dict[TorchNode, tuple]:
        """The calls that made a node, by that node, in their order."""
        made = {}
        for call in self.calls:
            node = getattr(call[-1], "grad_fn", None)
            if node is not None:
                made[node] = call
        return made


@dataclass(frozen=True)
class Trace:
    """A graph that a backward pass has still to go through.

    `calls` is None for x, `slopes` holds each node's own slopes, and `back` is filled by the pass: what each node
    handed back to its inputs, and what it had got itself.
    """

    nodes: list[TorchNode]
    calls: list[tuple | None]
    slopes: list[tuple]
    back: Mapping[int, tuple]

    def graph(self) -> Graph:
        """The graph, once backward has gone through it."""
        last = len(self.nodes) - 1
        names = ["x", *(f"v{index}" for index in range(1, last)), "y"]
        nodes, edges = [], []
        for target, (node, call) in enumerate(zip(self.nodes, self.calls, strict=True)):
            handed, (grad, *_) = self.back[target]
            entries = [
                (self.nodes.index(source), entry) for entry, (source, _) in enumerate(node.next_functions) if source
            ]
            edges += [Edge(source, target, self.slopes[target][entry], handed[entry]) for source, entry in entries]
            if call is None:
                nodes.append(Node("x", type(node).__name__, "x", "x", leaf_of(node).item(), grad))
            else:
                operator, args, kwargs, result = call
                operands = [names[source] for source, _ in entries]
                written = sign(operator, args, kwargs, len(entries)), formula(operator, args, kwargs, operands)
                nodes.append(Node(names[target], type(node).__name__, *written, result.item(), grad))
        return Graph(tuple(nodes), tuple(edges))


def trace(y: Tensor, calls: Mapping[TorchNode, tuple]) -> Trace:
    """The nodes that lead from y back to x, with hooks that note what will come back through them."""
    reached = walk(get_gradient_edge(y).node)
    x = next(node for node in reached if node not in calls)
    operations = [node for node in calls if node in reached]
    # What a node makes of a gradient of 1 are its own slopes.
    with torch.no_grad():
        slopes = [numbers(handed_on(node, torch.ones_like(calls[node][-1]))) for node in operations]
    # A node keeps its hooks, and hooks that know a node would keep it in turn, for ever: they know its number.
    back: dict[int, tuple] = {}
    for index, node in enumerate([x, *operations]):
        node.register_hook(partial(note, back, index))
    return Trace([x, *operations], [None, *(calls[node] for node in operations)], [(), *slopes], back)


# Of a node torch's stubs do not know that it can be called, and that one of a leaf has the leaf.
def handed_on(node: TorchNode, gradient: Tensor) -> Tensor | tuple:
    """What a node makes of a gradient."""
    return node(gradient)  # pyright: ignore[reportCallIssue]


def leaf_of(node: TorchNode) -> Tensor:
    """The tensor that a node at the end of a graph adds gradients to."""
    return node.variable  # pyright: ignore[reportAttributeAccessIssue]


def walk(node: TorchNode) -> set[TorchNode]:
    """All nodes that `node` hands gradients to, and itself."""
    reached, waiting = set(), [node]
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting += [source for source, _ in node.next_functions if source]
    return reached


def note(back: dict[int, tuple], index: int, handed: tuple, got: tuple) -> None:
    """Keep what the node of this index handed back and got."""
    back[index] = numbers(handed), numbers(got)


def numbers(gradients: Tensor | tuple) -> tuple[float, ...]:
    """The gradients as numbers. Torch may write None for a gradient of 0."""
    gradients = gradients if isinstance(gradients, tuple) else (gradients,)
    return tuple(0.0 if gradient is None else gradient.item() for gradient in gradients)
