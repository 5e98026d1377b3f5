"""A run ends after two seconds of computing, also when most of them are spent inside torch."""

import re

import pytest

from components.interpreter import run
from tests.interpreter.cost import refused_within_bounds, run_within_bounds

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("bounded_process")]

TOO_LONG = [
    "for i in range(10**9):\n    x = i",
    "for i in range(10**5):\n    for j in range(10**5):\n        x = j",
    "for i in range(10**9):\n    pass",
    "for i in range(10**6):\n    x = torch.ones(100) * 2",
    "def f(x):\n    return f(x - 1) + f(x - 1) if x > 0 else 0\nf(60)",
    "X = torch.rand(1000, 1000)\nfor i in range(10**6):\n    Y = X @ X",
    "X = torch.rand(1000, 1000)\nfor i in range(10**6):\n    Y = torch.linalg.svd(X)",
    "X = torch.rand(1000, 1000)\ntorch.linalg.eig(X)\n" * 20,
    "X = torch.rand(1000, 1000)\nX.svd()\n" * 20,
    "X = torch.rand(1000, 1000)\nX.matrix_exp()\n" * 20,
    "X = torch.rand(1000, 1000)\ntorch.matrix_power(X, 10**18)\n" * 20,
    "X = torch.rand(1000, 1000)\nX.inverse()\n" * 100,
    "X = torch.rand(10**6)\nfor i in range(10**5):\n    Y = X.sort()",
    "X = torch.rand(1, 1, 1000, 1000)\ntorch.conv2d(X, X, padding=500)",
    "X = torch.rand(1000, 1000)\ntorch.einsum('ij,kl,mn->', X, X, X)",
    "X = torch.rand(1000, 1000)\ntorch.einsum('ij,jk,kl,lm->im', X, X, X, X)\n" * 40,
    "X = torch.rand(100, 10000)\ntorch.cdist(X, X)\n" * 100,
    "X = torch.rand(100, 100, 100)\ntorch.linalg.svd(X)\n" * 50,
    "X = torch.rand(10**6)\nX.kthvalue(5)\n" * 300,
    "X = torch.rand(10**6)\nX.unique()\n" * 300,
    "X = torch.rand(1000, 1000)\nprint(X.tolist())\n" * 30,
    "X = np.random.rand(1000, 1000)\nnp.linalg.svd(X)\n" * 20,
    "torch.linalg.eig(torch.rand(1000, 1000))",
    "np.linalg.eig(np.ones((1000, 1000)))",
    "torch.linalg.eigvals(torch.rand(100, 100, 100))",
    "torch.svd_lowrank(torch.rand(2, 2), q=1, niter=10**9)",
    "torch.svd_lowrank(torch.rand(1000, 1000), q=1000, niter=10**9)",
    "X = torch.ones(1000, 1000)\ntorch.cdist(X, X, p=3)\n" * 5,
    "w = tensor(1.0).requires_grad_()\ny = w.exp()\n"
    "for i in range(30):\n    y, = torch.autograd.grad(y.sin() * y, w, create_graph=True)",
    "x = tensor(2.0).requires_grad_()\ny = x\nfor i in range(10**9):\n    y = y * x",
]
SLOW = "v = torch.rand(10**6)\nfor i in range(4000):\n    y = v.median()"


@pytest.mark.parametrize("program", TOO_LONG)
def test_a_run_ends(program):
    problem = run_within_bounds(program).error
    if problem is not None:
        assert re.search(r"\d|is not part of what runs here", problem.message), problem


def test_the_two_seconds_are_named():
    refused_within_bounds(SLOW, "2 seconds")


def test_values_before_the_time_ran_out_stay():
    result = run(f"a = 5\na\n{SLOW}")
    assert [step.text for step in result.steps][:2] == ["", "5"]
    assert result.names["a"] == 5
    assert result.error.line in (4, 5)
