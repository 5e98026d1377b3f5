"""numpy's random numbers are those of the same seed in Python, a run's own, and told in size before they are made."""

import numpy as np
import pytest

from components.interpreter import run
from tests.interpreter.cost import refused_within_bounds, run_within_bounds

SEEDED = "np.random.seed(3)\n"
GENERATOR = "rng = np.random.default_rng(3)\n"


@pytest.mark.parametrize(
    "program",
    [
        SEEDED + "np.random.rand(2, 3)\nnp.random.randn(2)\nnp.random.randn()\nnp.random.random((2, 2))",
        SEEDED + "np.random.randint(10)\nnp.random.randint(0, 10, 5)\nnp.random.randint(1, 7, size=(2, 3))",
        SEEDED + "np.random.normal(0, 1, 3)\nnp.random.normal([0, 5], 0.1)\nnp.random.uniform(-1, 1, size=(2, 2))",
        SEEDED + "np.random.choice(5)\nnp.random.choice(5, 3, replace=False)\nnp.random.choice([1, 2], p=[0.1, 0.9])",
        SEEDED + "np.random.choice(np.arange(4), size=(2, 2))\nnp.random.permutation(5)\nnp.random.permutation([3, 1])",
        SEEDED + "a = [1, 2, 3, 4]\nnp.random.shuffle(a)\na\nb = np.arange(6).reshape(3, 2)\nnp.random.shuffle(b)\nb",
        SEEDED + "np.random.poisson(3, 4)\nnp.random.exponential(2.0, 2)\nnp.random.binomial(10, 0.5, 3)",
        SEEDED + "np.random.multivariate_normal([0, 1], [[1, 0], [0, 2]], 3)\nnp.random.standard_normal(2)",
        GENERATOR + "rng.random()\nrng.random((2, 2))\nrng.normal(size=3)\nrng.standard_normal((2, 2))",
        GENERATOR
        + "rng.integers(10)\nrng.integers(0, 10, 5)\nrng.integers(1, 7, size=(2, 3))\nrng.integers(3, size=2)",
        GENERATOR
        + "rng.uniform(0, 5, 3)\nrng.choice(5, 3, replace=False)\nrng.choice(np.eye(3), 2)\nrng.permutation(5)",
        GENERATOR + "a = np.arange(5)\nrng.shuffle(a)\na\nrng.choice(np.eye(3), 2, axis=1)\nrng.exponential(size=2)",
        GENERATOR + "rng.multivariate_normal([0, 0], np.eye(2), size=2)\nrng.poisson(4, 3)\nprint(rng)",
        "state = np.random.RandomState(7)\nstate.rand(2)\nstate.randn(2)\nstate.permutation(4)\nstate.choice(3, 2)",
        GENERATOR + "a = np.random.default_rng(3)\na.random() == rng.random()\nisinstance(a, np.random.Generator)",
        GENERATOR + "rng.normal(0, 1, (2, -1))",
        GENERATOR + "rng.normal([1, 2], [1, 2, 3])",
        GENERATOR + "rng.choice(3, 5, replace=False)",
        GENERATOR + "rng.choice([])",
        "np.random.permutation()",
        GENERATOR + "rng.foo",
    ],
)
def test_the_same_seed_gives_pythons_numbers(assert_agrees, program):
    assert_agrees(program)


@pytest.mark.parametrize("source", ["np.random", "np.random.RandomState(0)", "np.random.default_rng(0)"])
@pytest.mark.parametrize(
    "call",
    [
        "normal([[0.0]] * 3000, [0.0] * 30000)",
        "uniform(np.zeros((3000, 1)), [1.0] * 3000)",
        "uniform(0, high=[[1.0]] * 3000 + [[1.0] * 3000])",
        "normal(0, 1, 10**9)",
        "normal(size=(10**5, 10**5))",
        "choice(10**9, 2, replace=False)",
        "choice(10**7)",
        "choice(2, 10**9)",
        "choice(np.ones((2, 1000)), 10**5)",
        "permutation(10**9)",
        "choice(['a' * 30000] + [''] * 4000)",
        "permutation(['a' * 30000] + [''] * 4000)",
        "shuffle('abc')",
        "multivariate_normal(np.zeros(1000), np.eye(1000))",
        "multivariate_normal([0, 0], np.eye(2), 10**8)",
        "poisson(3, 10**8)",
        "standard_normal(10**8)",
    ],
)
def test_no_draw_is_larger_than_an_array_may_be(source, call):
    problem = run_within_bounds(f"{source}.{call}").error
    assert problem is not None


def test_generators_are_counted_and_hide_where_they_lie():
    step = run("np.random.default_rng(0)").steps[0]
    assert step.text == "Generator(PCG64) at 0x0"
    many = "a = []\nfor i in range(10**5): a.append(np.random.RandomState.__name__)\nr = np.random.default_rng\n"
    run_within_bounds(many + "b = [r(0) for i in range(10**5)]")


def test_two_runs_share_no_numbers_and_the_process_keeps_its_own():
    before = str(np.random.get_state())
    first, second = (run("np.random.rand(4)\nnp.random.default_rng().random(4)").steps for _ in range(2))
    assert [step.text for step in first] != [step.text for step in second]
    assert str(np.random.get_state()) == before


@pytest.mark.parametrize(
    "program",
    [
        "np.sqrt(np.ones(5), where=np.zeros(5, dtype=bool))",
        "np.add(np.ones(5), 1, where=False)",
        "np.add(np.ones(5), 1, None, where=False)",
        "np.clip(np.ones(5), 0, 2, where=False)",
        "np.ones(5).clip(0, 2, where=False)",
        "np.divide(np.ones(5), 1, where=np.ones(5) > 2)",
    ],
)
def test_no_array_shows_what_lay_in_memory(program):
    refused_within_bounds(program, "where=")


@pytest.mark.parametrize(
    "make", ["new_empty(5000)", "new_empty((5, 1000))", "new_empty_strided((5000,), (1,))", "new_empty(5000).clone()"]
)
def test_no_tensor_shows_what_lay_in_memory(make):
    result = run(f"y = torch.full((5000,), 7.0)\ndel y\nx = torch.ones(1)\nz = x.{make}\n(z == 0).all()")
    assert result.steps[-1].text == "tensor(True)"


@pytest.mark.parametrize("call", ["np.array", "np.sin", "np.sum", "np.append", "np.ones(3).dot"])
def test_no_list_of_texts_becomes_an_array(call):
    refused_within_bounds(f"{call}(['a' * 30000] + [''] * 4000)", "holds numbers|not part")
