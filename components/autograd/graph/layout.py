"""Where the nodes and edges of a graph stand: x on top, y at the bottom, and no crossings where only x is shared.

Rows of nodes and rows of edges take turns. In the row of edges above a node, each edge into it has a place of its own
for its numbers; edges that only pass by run beside it, those from the same node as one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

# Wider rows cannot be read on a phone: what has no room waits for the next row. An edge passing by is narrow.
WIDEST, PASSING = 3.25, 0.25
# Half a node's height; the rows of nodes are 1 apart.
HALF = 0.31
SWEEPS, STRAIGHT = 100, 10.0

Position = tuple[float, float]


@dataclass(frozen=True)
class GraphLayout:
    """Places are (x, row): x from 0 to 1, row 0 on top. Edges run down along `paths`, with numbers at `labels`.

    `widest` tells how many nodes or numbers stand side by side where it is most crowded.
    """

    nodes: tuple[Position, ...]
    paths: tuple[tuple[Position, ...], ...]
    labels: tuple[Position, ...]
    rows: int
    widest: float


@dataclass(eq=False)
class Slot:
    """A place in a row: the node `source`, if `stands`, or `edges` from it on their way down to their targets."""

    source: int
    edges: tuple[int, ...] = ()
    stands: bool = False
    width: float = 1.0
    above: list["Slot"] = field(default_factory=list)
    below: list["Slot"] = field(default_factory=list)
    x: float = 0.5

    def over(self, others: Sequence["Slot"]) -> "Slot":
        """Put the slot above others, which it is joined to."""
        self.below += others
        for other in others:
            other.above.append(self)
        return self

    def wanted(self) -> float:
        """The x in the middle of all that it is joined to: lines run straight past nodes, and where nothing forks."""
        up = [(self.pull(other, len(self.above) == len(other.below) == 1), other.x) for other in self.above]
        down = [(self.pull(other, len(self.below) == len(other.above) == 1), other.x) for other in self.below]
        if not up and not down:
            return 0.5
        return sum(pull * x for pull, x in up + down) / sum(pull for pull, _ in up + down)

    def pull(self, other: "Slot", alone: bool) -> float:
        """How strongly it is drawn to another one, which may be all that both are joined to."""
        both_pass = self.width == other.width == PASSING
        return STRAIGHT if alone or both_pass else 1.0


@lru_cache(maxsize=100)
def layout(count: int, edges: tuple[tuple[int, int], ...]) -> GraphLayout:
    """The positions of `count` nodes and of `edges`, pairs (source, target) in the order in which a target takes them.

    Node 0 is x and the last is y: there is a way from x to every node, and from every node to y.
    """
    rows = fill(count, edges)
    unit = 1 / max(sum(slot.width for slot in row) for row in rows)
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 else reversed(rows):
            spread(row, unit)
    nodes, passed = {}, [[] for _ in edges]
    for height, row in enumerate(rows):
        for slot in row:
            if slot.stands:
                nodes[slot.source] = (slot.x, height / 2)
            for edge in slot.edges:
                passed[edge] += way_through(slot, height)
    paths = []
    for (source, target), positions in zip(edges, passed, strict=True):
        paths.append((beside(nodes[source], HALF), *positions, beside(nodes[target], -HALF)))
    return GraphLayout(
        nodes=tuple(nodes[node] for node in range(count)),
        paths=tuple(paths),
        labels=tuple(path[-2] for path in paths),
        rows=len(rows) // 2 + 1,
        widest=1 / unit,
    )


def way_through(slot: Slot, height: int) -> list[Position]:
    """Where an edge runs through a row: past nodes it runs straight down."""
    down = height / 2
    is_row_of_edges = height % 2
    return [(slot.x, down)] if is_row_of_edges else [(slot.x, down - HALF), (slot.x, down + HALF)]


def beside(position: Position, down: float) -> Position:
    """The position so many rows farther down."""
    return position[0], position[1] + down


def fill(count: int, edges: Sequence[tuple[int, int]]) -> list[list[Slot]]:
    """The rows from the top: nodes and edges in turn, without their x."""
    entering = [[] for _ in range(count)]
    for edge, (_, target) in enumerate(edges):
        entering[target].append(edge)
    waiting = Counter(source for source, _ in edges)
    rows = [[Slot(count - 1, stands=True)]]
    while rows[-1][0].source or not rows[-1][0].stands:
        lanes = []
        for slot in rows[-1]:
            if slot.stands:
                lanes += [Slot(edges[edge][0], (edge,)).over([slot]) for edge in entering[slot.source]]
                waiting.subtract(edges[edge][0] for edge in entering[slot.source])
            else:
                lanes.append(Slot(slot.source, slot.edges, width=PASSING).over([slot]))
        rows += [lanes, stand(lanes, entering, waiting)]
    return rows[::-1]


def stand(lanes: Sequence[Slot], entering: Sequence[list[int]], waiting: Counter) -> list[Slot]:
    """The row above `lanes`: a node stands once all that it enters stands below and there is room for its edges."""
    bundles = [(source, list(bundle)) for source, bundle in groupby(lanes, lambda slot: slot.source)]
    row, standing = [], {}
    width = PASSING * len(bundles)
    for source, bundle in bundles:
        grown = width - PASSING + len(entering[source])
        if source in standing:
            standing[source].over(bundle)
        elif not waiting[source] and (grown <= WIDEST or not standing):
            width = grown
            standing[source] = Slot(source, stands=True).over(bundle)
            row.append(standing[source])
        else:
            passing = tuple(edge for slot in bundle for edge in slot.edges)
            row.append(Slot(source, passing, width=PASSING).over(bundle))
    return row


def spread(row: Sequence[Slot], unit: float) -> None:
    """Moves each slot to the middle of what it is joined to, as far as all have room, in their order, from 0 to 1."""
    begins, end = [], 0.0
    for slot in row:
        begins.append(end + slot.width * unit / 2)
        end += slot.width * unit
    shifts = pooled([slot.wanted() - begin for slot, begin in zip(row, begins, strict=True)])
    for slot, shift, begin in zip(row, shifts, begins, strict=True):
        slot.x = begin + min(max(shift, 0.0), 1.0 - end)


def pooled(wanted: Sequence[float]) -> list[float]:
    """The numbers that never fall and are closest to the wanted ones, by pool adjacent violators.

    Those that would fall form a block that has one number, their mean.

    >>> pooled([0.1, 0.5, 0.3, 0.9])
    [0.1, 0.4, 0.4, 0.9]
    """
    blocks: list[tuple[float, int]] = []
    for number in wanted:
        blocks.append((number, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (left, few), (right, many) = blocks[-2:]
            blocks[-2:] = [((left * few + right * many) / (few + many), few + many)]
    return [number for number, size in blocks for _ in range(size)]
