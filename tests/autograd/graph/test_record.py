"""What the graph holds, against torch's own answers and real Python."""

import functools
import gc
import math
import re

import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from components.autograd.functions import BadFunction, parse_function
from components.autograd.graph import record
from components.autograd.graph.record import run_passes
from components.autograd.pairs import PAIRS
from components.interpreter.elementwise import ACTIVATIONS, FUNCTIONS

from ...interpreter.real_python import RealPython, split
from ..expressions import EXPRESSIONS

READING = "x ** 3 + 3 * x ** 2 - 5 * x + 4"
POINTS = st.floats(-2.5, 2.5).map(lambda x: round(x, 3))
RANDOM = EXPRESSIONS.map(lambda pair: pair[0]).filter(lambda text: "x" in text)


def graph_of(text, x):
    return run_passes(parse_function(text), x).graph


def in_python(text, **names):
    return eval(text, {**vars(torch), "torch": torch, "abs": abs, "pow": pow, **names})


def leaf(x):
    return torch.tensor(x).requires_grad_()


def nodes_behind(node):
    return {node}.union(*(nodes_behind(source) for source, _ in node.next_functions if source))


def same(ours, theirs):
    return all(a == b or (math.isnan(a) and math.isnan(b)) for a, b in zip(ours, theirs, strict=True))


def test_three_gradients_meet_in_the_readings_x():
    graph = graph_of(READING, -2.0)
    assert graph.back_to_x() == [12, -12, -5]
    assert [(node.name, node.torch_name, node.sign, node.formula, node.value, node.grad) for node in graph.nodes] == [
        ("x", "AccumulateGrad", "x", "x", -2, -5),
        ("v1", "PowBackward0", "** 3", "x ** 3", -8, 1),
        ("v2", "PowBackward0", "** 2", "x ** 2", 4, 3),
        ("v3", "MulBackward0", "* 3", "v2 * 3", 12, 1),
        ("v4", "AddBackward0", "+", "v1 + v3", 4, 1),
        ("v5", "MulBackward0", "* 5", "x * 5", -10, -1),
        ("v6", "SubBackward0", "-", "v4 - v5", 14, 1),
        ("y", "AddBackward0", "+ 4", "v6 + 4", 18, 1),
    ]
    assert [(edge.source, edge.target, edge.slope) for edge in graph.edges if edge.source == 0] == [
        (0, 1, 12),
        (0, 2, -4),
        (0, 5, 5),
    ]


@settings(max_examples=25, deadline=None)
@given(text=RANDOM, x=POINTS)
def test_nodes_and_gradients_are_those_of_autograd_grad(text, x):
    y = in_python(text, x=leaf(x))
    assume(y.requires_grad)
    nodes = nodes_behind(torch.autograd.graph.get_gradient_edge(y).node)
    edges = [torch.autograd.graph.GradientEdge(node, 0) for node in nodes]
    grads = torch.autograd.grad(y, edges)
    expected = sorted((type(node).__name__, grad.item()) for node, grad in zip(nodes, grads, strict=True))
    graph = graph_of(text, x)
    assert sorted((node.torch_name, node.grad) for node in graph.nodes) == expected


@settings(max_examples=25, deadline=None)
@given(text=RANDOM, x=POINTS)
def test_every_x_in_the_text_hands_back_its_own_gradient(text, x):
    count = len(re.findall(r"\bx\b", text))
    numbered = iter(range(count))
    own = {f"x{index}": leaf(x) for index in range(count)}
    y = in_python(re.sub(r"\bx\b", lambda _: f"x{next(numbered)}", text), **own)
    expected = torch.autograd.grad(y, list(own.values()))
    graph = graph_of(text, x)
    if graph.edges:
        assert sorted(graph.back_to_x()) == sorted(grad.item() for grad in expected)


@settings(max_examples=25, deadline=None)
@given(text=RANDOM, x=POINTS)
def test_each_value_is_what_its_formula_gives_in_python(text, x):
    names = {}
    for node in graph_of(text, x).nodes:
        names[node.name] = torch.tensor(x) if node.name == "x" else in_python(node.formula, **names)
        # Numbers in a formula have six digits.
        assert names[node.name].item() == pytest.approx(node.value, rel=1e-4, abs=1e-5)


@settings(max_examples=25, deadline=None)
@given(text=RANDOM, x=POINTS)
def test_gradients_are_products_on_the_way_and_sums_where_they_meet(text, x):
    graph = graph_of(text, x)
    for edge in graph.edges:
        assert edge.grad == pytest.approx(edge.slope * graph.nodes[edge.target].grad, rel=1e-5, abs=1e-12)
    for index, node in enumerate(graph.nodes[:-1]):
        met = [edge.grad for edge in graph.edges if edge.source == index]
        assert node.grad == pytest.approx(sum(met), rel=1e-4, abs=1e-5 * max(map(abs, met)))


NAMES = sorted(FUNCTIONS)
CALLS = [f"torch.{name}({', '.join(args)})" for name in NAMES for args in ("x", "x2", "xx", "xxx")]
CALLS += [f"torch.nn.functional.{name}(x)" for name in sorted(ACTIVATIONS)]
CALLS += ["-x", "5 - x", "2 ** x", "1 / x", "x.masked_fill(x > 0, 2)", "torch.add(x, x, alpha=3)", "abs(x)", "x ** x"]
CALLS += ["torch.where(x > 0, x, 2 * x)", "torch.clamp(x, max=x * 2)", "torch.round(x * x, decimals=2)"]


def test_every_function_of_the_vocabulary_has_its_graph():
    found = 0
    for text in CALLS:
        try:
            function = parse_function(text)
        except BadFunction:
            continue
        passes = run_passes(function, 0.5)
        assert (passes.graph is not None) == function.tracked, text
        if passes.graph:
            x = leaf(0.5)
            in_python(text, x=x).backward()
            assert same([passes.graph.nodes[0].grad], [x.grad.item()]), text
            found += 1
    assert found > 100


@pytest.mark.parametrize(
    ("text", "x", "back", "held"),
    [
        ("x", -2.0, [], 1),
        ("+x", 3.0, [], 1),
        ("x * x", 3.0, [3, 3], 6),
        ("x + x", 3.0, [1, 1], 2),
        ("x ** x", 1.0, [1, 0], 1),
        ("1 / x", 0.0, [-math.inf], -math.inf),
        ("torch.where(x > 0, sqrt(x), 0)", 0.0, [math.nan], math.nan),
        ("log(x)", -1.0, [-1], -1),
        ("torch.nn.functional.softsign(x * x)", 0.5, [0.32, 0.32], 0.64),
        ("exp(exp(x * x))", 3.0, [math.inf, math.inf], math.inf),
        ("torch.float_power(x, 2)", 3.0, [6], 6),
    ],
)
def test_odd_graphs(text, x, back, held):
    graph = graph_of(text, x)
    assert graph.back_to_x() == pytest.approx(back, nan_ok=True)
    assert graph.nodes[0].grad == pytest.approx(held, nan_ok=True)


def test_a_value_that_is_used_twice_is_one_node():
    graph = graph_of("torch.nn.functional.softsign(sin(x))", 1.0)
    assert [node.sign for node in graph.nodes] == ["x", "sin", "abs", "+ 1", "/"]
    assert [edge.target for edge in graph.edges if edge.source == 1] == [2, 4]


@pytest.mark.parametrize("text", ["4", "x > 0", "torch.zeros_like(x)"])
def test_a_constant_has_no_graph(text):
    passes = run_passes(parse_function(text), 1.0)
    assert passes.graph is None
    assert not any(step.error for step in passes.steps)


def test_the_programs_are_true_in_python():
    texts = [*(pair.f for pair in PAIRS), "x", "4", "torch.where(x > 0, 0, x * np.pi)"]
    passes = [run_passes(parse_function(text), -2.0) for text in texts]
    with RealPython() as python:
        outcomes = python.blocks(split(one.source) for one in passes)
    for one, outcome in zip(passes, outcomes, strict=True):
        assert [shown.text for shown in outcome] == [step.text for step in one.steps]


def test_nothing_of_a_graph_stays_behind():
    for _ in range(3):
        graph_of(READING, -2.0)
    gc.collect()
    assert not [thing for thing in gc.get_objects() if type(thing) is functools.partial and thing.func is record.note]
