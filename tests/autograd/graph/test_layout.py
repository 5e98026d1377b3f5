"""Places of nodes and lines: nothing lies on anything else."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.autograd.functions import parse_function
from components.autograd.graph.layout import HALF, PASSING, layout
from components.autograd.graph.record import run_passes

from ..expressions import EXPRESSIONS

CLOSE = 1e-9


def places_of(text):
    graph = run_passes(parse_function(text), 0.5).graph
    edges = tuple((edge.source, edge.target) for edge in graph.edges)
    return layout(len(graph.nodes), edges), edges


@st.composite
def graphs(draw):
    """Any graph from one x to one y, also such as no expression has."""
    count = draw(st.integers(1, 20))
    edges = [
        (source, target)
        for target in range(1, count)
        for source in draw(st.lists(st.integers(0, target - 1), min_size=1, max_size=3))
    ]
    used = {source for source, _ in edges}
    edges += [(node, count - 1) for node in range(count - 1) if node not in used]
    return count, tuple(edges)


def check(places, edges):
    nodes = places.nodes
    assert all(0 <= x <= 1 for x, _ in nodes)
    for (source, target), path, label in zip(edges, places.paths, places.labels, strict=True):
        assert path[0] == (nodes[source][0], nodes[source][1] + HALF)
        assert path[-1] == (nodes[target][0], nodes[target][1] - HALF)
        assert [row for _, row in path] == sorted(row for _, row in path)
        assert label == path[-2]
        assert label[1] == pytest.approx(nodes[target][1] - 0.5)
    for one, other in [*combinations(nodes, 2), *combinations(places.labels, 2)]:
        assert one[1] != other[1] or abs(one[0] - other[0]) >= 1 / places.widest - CLOSE
    beside = (1 + PASSING) / 2 / places.widest
    for node in nodes:
        for path in places.paths:
            for x, row in path[1:-1]:
                assert abs(row - node[1]) > HALF + CLOSE or abs(x - node[0]) >= beside - CLOSE


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_no_node_and_no_number_lies_on_another_and_no_line_on_a_node(graph):
    count, edges = graph
    check(layout(count, edges), edges)


@settings(max_examples=40, deadline=None)
@given(EXPRESSIONS.map(lambda pair: pair[0]).filter(lambda text: "x" in text))
def test_graphs_of_expressions_have_no_crossings(text):
    places, edges = places_of(text)
    check(places, edges)
    # Two lines that cross stand in one order in one row and in the other order in another.
    for one, other in combinations(places.paths, 2):
        there = {round(row, 3): x for x, row in other}
        both = [x - there[round(row, 3)] for x, row in one if round(row, 3) in there]
        assert not (min(both, default=0) < -CLOSE and max(both, default=0) > CLOSE)


def test_the_readings_graph_has_x_on_top_and_three_lines_from_it():
    places, edges = places_of("x ** 3 + 3 * x ** 2 - 5 * x + 4")
    assert places.nodes[0][1] == 0
    assert places.nodes[-1][1] == places.rows - 1 == 5
    starts = [path[1][0] for (source, _), path in zip(edges, places.paths, strict=True) if source == 0]
    assert starts == sorted(starts)
    assert len(set(starts)) == 3


def test_thirty_nodes_stay_narrow_enough_for_a_phone():
    leaves = [f"{name}({count} * x)" for count in (1, 2, 3) for name in ("sigmoid", "tanh", "sin")]
    for text in (
        " + ".join(leaves),
        "*".join("x" * 30),
        "(" * 8 + "x" + "".join(f" + {leaf})" for leaf in leaves[:8]),
        "sin(" * 29 + "x" + ")" * 29,
        f"({' * '.join(leaves[:4])}) * (({leaves[4]} + {leaves[5]}) / ({leaves[6]} + {leaves[7]} ** 2))",
    ):
        places, _ = places_of(text)
        assert 15 < len(places.nodes) < 35
        assert places.widest <= 4


def test_x_alone_is_one_place():
    places, _ = places_of("x")
    assert (places.nodes, places.paths, places.rows) == (((0.5, 0.0),), (), 1)
