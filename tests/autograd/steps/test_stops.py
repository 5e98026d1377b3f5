"""The state after every line is that of real Python, executed up to the same line."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.autograd.functions import parse_function
from components.autograd.listing import Listing, other
from components.autograd.pairs import PAIRS
from components.autograd.program import write_program
from components.autograd.steps.state import NOTHING, GraphState
from components.autograd.steps.stops import stops_of, walk

from ..expressions import EXPRESSIONS

READING = (PAIRS[0].f, PAIRS[0].g, -2.0)
ODD = [("x", "x + 1"), ("4", "x ** 2"), ("x > 0", "-x"), ("x ** 2", "5"), ("zeros_like(x)", "x * x"), ("1e39 * x", "x")]
CASES = [(pair.f, pair.g, pair.x) for pair in PAIRS] + [(f, g, 1.5) for f, g in ODD]


def program(f, g, x, zero):
    return write_program(parse_function(f), parse_function(g), x, zero)


def in_python(text):
    """What x and y are once Python has executed a text, as it prints them, and what becomes of one more backward()."""
    names = {}
    exec(text, names)
    if "x" not in names:
        return {"x": "", "requires_grad": "", "grad": "", "y": "", "grad_fn": "", "works": False}
    x, y = names["x"], names.get("y")
    said = {"x": repr(x), "requires_grad": repr(x.requires_grad), "grad": repr(x.grad), "y": "", "grad_fn": ""}
    if "y" in names:
        said["y"] = repr(y)
        grad_fn = repr(y.grad_fn) if hasattr(y, "grad_fn") else ""
        said["grad_fn"] = f"{grad_fn.split(' object')[0]}>" if " object" in grad_fn else grad_fn
    try:
        y.backward()
        works = True
    except (RuntimeError, AttributeError):
        works = False
    return said | {"works": works}


def agree(program):
    stops = stops_of(program)
    for count in range(len(stops) + 1):
        executed = program.text.split("\n")[: stops[count - 1].last] if count else []
        expected = in_python("\n".join(executed))
        walked = walk(program, count)
        state = walked.now
        assert repr(walked.before) == repr(walk(program, count - 1).now if count else NOTHING)
        assert {name: getattr(state, name) for name in expected if name != "works"} == {
            name: value for name, value in expected.items() if name != "works"
        }
        assert (state.graph in (GraphState.ALIVE, GraphState.SPARED, GraphState.X_ITSELF)) == expected["works"]
        assert (state.graph == GraphState.FREED) == (
            bool(expected["grad_fn"] not in ("", "None")) and not expected["works"]
        )


@pytest.mark.parametrize("zero", [False, True])
@pytest.mark.parametrize(("f", "g", "x"), CASES)
def test_every_line_leaves_what_python_leaves(f, g, x, zero):
    agree(program(f, g, x, zero))


@settings(max_examples=15)
@given(EXPRESSIONS, EXPRESSIONS, st.sampled_from([-2.0, 0.0, 0.3, 1.5]), st.booleans())
def test_random_functions_too(f, g, x, zero):
    agree(program(f[0], g[0], x, zero))


@pytest.mark.parametrize("left_out", ["f", "g"])
def test_a_missing_function_has_no_lines(left_out):
    functions = {"f": None, "g": None} | {({"f", "g"} - {left_out}).pop(): parse_function("x ** 2")}
    text = write_program(functions["f"], functions["g"], -2.0, True)
    agree(text)
    assert stops_of(text)[-1].line.source == "x.grad"


def test_the_readings_program_line_by_line():
    text = program(*READING, zero=False)
    states = [walk(text, count).now for count in range(12)]
    assert [state.grad for state in states] == [*[""] * 4, *["None"] * 2, *["tensor(-5.)"] * 4, *["tensor(-9.)"] * 2]
    alive, freed = GraphState.ALIVE, GraphState.FREED
    assert [state.graph for state in states[5:]] == [alive, freed, freed, freed, alive, freed, freed]
    assert [state.adds for state in states] == [None] * 5 + [-5, None, None, None, -4, None, None]


def test_x_grad_is_none_and_not_0_before_the_first_backward():
    state = walk(program(*READING, zero=False), 5).now
    assert (state.grad, state.held) == ("None", None)


def test_a_graph_that_saved_nothing_stays_usable():
    text = program("x + 1", "x", 1.0, zero=True)
    graphs = [walk(text, count).now.graph for count in (5, 6, 11)]
    assert graphs == [GraphState.ALIVE, GraphState.SPARED, GraphState.X_ITSELF]


def test_no_line_after_the_chosen_one_is_executed():
    text = program(*READING, zero=True)
    for count in range(12):
        walked = walk(text, count)
        assert len(walked.stops) == len(walked.steps) == count
    assert walk(text, 0).now == NOTHING


def test_a_comment_is_a_stop_that_changes_nothing():
    walked = walk(program(*READING, zero=False), 8)
    assert walked.stops[-1].line.source == "# x.grad.zero_()"
    assert len(walked.steps) == 7
    assert walked.now == walked.before


@pytest.mark.parametrize(("f", "g", "x"), CASES)
def test_neither_x_nor_the_switch_changes_the_number_of_stops(f, g, x):
    counts = {len(stops_of(program(f, g, at, zero))) for at in (x, 0.25) for zero in (False, True)}
    assert len(counts) == 1


@pytest.mark.parametrize(("f", "g", "x"), CASES)
def test_stops_are_where_python_finds_statements_and_comments(f, g, x):
    written = program(f, g, x, zero=False)
    lines = written.text.split("\n")
    comments = [(number, number) for number, line in enumerate(lines, start=1) if line.startswith("#")]
    statements = [(node.lineno, node.end_lineno) for node in ast.parse(written.text).body]
    stops = stops_of(written)
    assert [(stop.first, stop.last) for stop in stops] == sorted(statements + comments)
    assert [stop.line.source for stop in stops] == ["\n".join(lines[stop.first - 1 : stop.last]) for stop in stops]


def test_a_line_that_fails_ends_the_program():
    texts = ["from torch import tensor", "x = tensor(1)", "x.requires_grad_()", "x = tensor(2.0)"]
    walked = walk(Listing(tuple(map(other, texts))), 4)
    assert [bool(step.error) for step in walked.steps] == [False, False, True]
    assert walked.now.x == "tensor(1)"
