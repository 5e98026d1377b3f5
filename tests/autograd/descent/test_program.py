"""The path is the program's own, and torch's optimizer and real Python take the same."""

import contextlib

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from components.autograd.descent.program import Settings, descend, write_program
from components.autograd.functions import BadFunction, parse_function
from components.autograd.pairs import PAIRS
from components.interpreter.elementwise import BARE
from components.page.code import transcript
from tests.interpreter.real_python import RealPython

F = parse_function("x ** 3 + 3 * x ** 2 - 5 * x + 4")
WAVE = parse_function("x ** 2 / 4 + sin(5 * x)")


def optimized(f, start, rate, steps, momentum):
    x = torch.tensor(start, requires_grad=True)
    optimizer = torch.optim.SGD([x], lr=rate, momentum=momentum)
    path = [x.item()]
    for _ in range(steps):
        optimizer.zero_grad()
        f(x).backward()
        optimizer.step()
        path.append(x.item())
    return path


def test_the_readings_way_down():
    path = descend(F, Settings(-2.0, 0.1, 5), -3, 3)
    assert [round(x, 4) for x in path.x] == [-2, -1.5, -0.775, 0.0098, 0.5039, 0.6254]
    assert path.y == pytest.approx([F(torch.tensor(x)).item() for x in path.x])
    assert path.slopes == pytest.approx([3 * x**2 + 6 * x - 5 for x in path.x])
    assert path.held == 0
    assert not path.stopped


def test_a_forgotten_zero_swings():
    path = descend(F, Settings(-2.0, 0.05, 40, forget=True), -3, 3)
    assert path.taken == 40
    assert min(path.x) == pytest.approx(-2.0, abs=0.05)
    assert max(path.x) == pytest.approx(2.1, abs=0.05)
    assert path.held == pytest.approx(sum(path.slopes[:-1]), rel=1e-4)
    assert max(path.x[30:]) > 2


def test_a_runaway_stops_with_the_first_x_outside():
    path = descend(F, Settings(-2.7, 0.1, 20), -3, 3)
    assert path.stopped
    assert path.x[-1] < -3 <= path.x[-2]
    assert f"range({path.taken})" in path.source


@settings(max_examples=12)
@given(
    st.sampled_from([F, WAVE]),
    st.floats(-2, 2, width=16),
    st.sampled_from([0.01, 0.05, 0.1]),
    st.integers(0, 12),
    st.sampled_from([0.0, 0.5, 0.9, 1.0]),
)
def test_torchs_own_optimizer_takes_the_same_path(f, start, rate, steps, momentum):
    path = descend(f, Settings(start, rate, steps, momentum), -1000, 1000)
    expected = optimized(f, start, rate, steps, momentum)
    assert path.x == pytest.approx(expected[: len(path.x)], rel=1e-3, abs=1e-3)


def test_a_forgotten_zero_is_momentum_1():
    forgotten = descend(F, Settings(-2.0, 0.05, 15, forget=True), -3, 3)
    assert forgotten.x == pytest.approx(optimized(F, -2.0, 0.05, 15, 1.0), rel=1e-4)
    assert forgotten.x == pytest.approx(descend(F, Settings(-2.0, 0.05, 15, momentum=1.0), -3, 3).x, rel=1e-4)


PROGRAMS = [
    write_program(f, settings).text
    for f, settings in (
        (F, Settings(-2.0, 0.1, 5)),
        (F, Settings(-2.0, 0.05, 8, forget=True)),
        (F, Settings(-2.0, 0.05, 8, momentum=0.9)),
        (F, Settings(-2.0, 0.05, 3, momentum=0.5, forget=True)),
        (F, Settings(-2.0, 0.1, 0)),
        (parse_function("torch.sqrt(x) * math.pi"), Settings(0.0, 0.1, 1)),
        *((parse_function(pair.f), Settings(pair.x, 0.1, 3)) for pair in PAIRS),
    )
]


def test_real_python_says_the_same():
    from components.interpreter import run

    python = RealPython()
    try:
        for source in PROGRAMS:
            said = [(outcome.text, outcome.error) for outcome in python(source)]
            assert [(step.text, step.error.message if step.error else "") for step in run(source).steps] == said
    finally:
        python.close()


def test_the_program_is_the_lesson():
    plain, forgetful, heavy = (
        write_program(F, settings).text
        for settings in (
            Settings(-2.0, 0.1, 5),
            Settings(-2.0, 0.1, 5, forget=True),
            Settings(-2.0, 0.1, 5, momentum=0.9),
        )
    )
    for line in ("for step in range(5):", "with torch.no_grad():", "x -= 0.1 * x.grad", "\n    x.grad.zero_()"):
        assert line in plain
    assert "\n    # x.grad.zero_()" in forgetful
    assert "speed" not in plain + forgetful
    assert "speed = 0.9 * speed + x.grad" in heavy


def test_the_code_view_leaves_out_the_middle_of_a_long_path():
    path = descend(F, Settings(-2.0, 0.01, 30), -3, 3)
    shown = transcript(path.source, path.steps)
    assert "# -2.0 18.0\n" in shown
    assert "# ...\n" in shown
    assert shown.count("\n# ") < 10
    assert "tensor(0.)" not in shown


@pytest.mark.parametrize("text", ["4", "x > 0"])
def test_without_a_gradient_there_is_only_the_start(text):
    f = parse_function(text)
    path = descend(f, Settings(1.0, 0.1, 5), -3, 3)
    assert path.taken == 0
    assert "Error" in path.error.message


@pytest.mark.parametrize(
    ("text", "start", "taken"), [("log(x)", -1.0, 0), ("log(x)", 0.1, 1), ("sqrt(x)", 0.0, 1), ("1 / x", 0.0, 0)]
)
def test_it_stops_where_there_is_no_value(text, start, taken):
    path = descend(parse_function(text), Settings(start, 0.1, 5), -3, 3)
    assert path.stopped
    assert path.taken == taken


def test_a_long_way_through_a_long_formula_never_raises():
    f = parse_function(" + ".join(["sin(x) * cos(x) * exp(x)"] * 12))
    path = descend(f, Settings(0.5, 1e-6, 100), -3, 3)
    assert path.taken == 100 or path.error


def usable(name):
    for text in (f"{name}(x)", f"{name}(x, x)", f"{name}(x, 0, 1)"):
        with contextlib.suppress(BadFunction):
            return parse_function(text)
    return None


def test_no_name_that_f_imports_hides_one_that_the_program_needs():
    # The gradient of torch.sgn cannot be set to zero, in PyTorch itself.
    functions = [f for f in map(usable, sorted(BARE.keys() - {"sgn"})) if f and f.tracked]
    assert len(functions) > 50
    for f in functions:
        for memory in ({}, {"momentum": 0.5, "forget": True}):
            assert not descend(f, Settings(0.5, 0.1, 2, **memory), -3, 3).error, f.text
