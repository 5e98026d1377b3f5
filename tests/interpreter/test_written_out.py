"""`out=` writes into a tensor or array of the program, which is as large after it as the result may be."""

import pytest

from tests.interpreter.cost import refused_within_bounds, run_within_bounds

X = "x = torch.arange(6.0).reshape(2, 3)\ny = torch.zeros(2, 3)\n"
X += "e = torch.empty(0)\ni = torch.empty(0, dtype=torch.long)\n"


@pytest.mark.parametrize(
    "call",
    [
        "torch.add(x, 1, out=y) is y",
        "torch.mul(x, x, out=x)",
        "torch.sin(x, out=e)",
        "torch.exp(x, out=y[0:2])",
        "torch.abs(-x, out=torch.ones(2))",
        "torch.sum(x, dim=0, out=e)",
        "torch.mean(x, 1, out=e)",
        "torch.matmul(x, x.t(), out=e)",
        "torch.mm(x, x.t(), out=torch.zeros(2, 2))",
        "torch.cat([x, x], out=e)",
        "torch.stack([x, x], dim=1, out=e)",
        "torch.max(x, 0, out=(e, i))",
        "torch.sort(x, descending=True, out=(e, i))",
        "torch.topk(x, 2, out=(e, i))",
        "torch.zeros(2, 2, out=e)",
        "torch.arange(5, out=i)",
        "torch.linspace(0, 1, 3, out=e)",
        "a = torch.manual_seed(0)\ntorch.randn(3, out=e)\ntorch.rand(2, out=e)",
        "torch.nonzero(x, out=i)",
        "torch.masked_select(x, x > 2, out=e)",
        "torch.linalg.norm(x, out=e)",
        "torch.clamp(x, 1, 2, out=x[:, :])\nx",
        "torch.add(x, 1, out=None)",
        "torch.add(x.requires_grad_(), 1, out=y)",
        "with torch.no_grad():\n    a = torch.add(x.requires_grad_(), 1, out=y)\ny",
        "n = np.ones(3)\nnp.add(n, 1, out=n)\nn\nnp.sqrt(n, n)",
        "n = np.zeros(2)\nnp.sum(np.eye(2), axis=0, out=n)\nnp.eye(2).sum(1, out=n) is n\nnp.cumsum([1, 2], out=n)\nn",
        "np.divide(np.array([1.0, 2.0]), np.array([0.0, 4.0]), out=np.zeros(2), where=np.array([False, True]))",
        "np.matmul(np.eye(2), np.ones((2, 2)), out=np.zeros((2, 2)))",
        "np.dot(np.eye(2), np.eye(2), out=np.zeros((2, 2)))",
        "np.add(np.ones(3), 1, out=np.zeros(2))",
        "np.add(np.ones(3), 1, out=np.zeros(3, dtype=int))",
    ],
)
def test_it_is_written_as_python_writes_it(assert_agrees, call):
    assert_agrees(X + call + "\nx, y, e, i")


@pytest.mark.parametrize(
    "program",
    [
        "torch.matmul(torch.ones(1000, 1), torch.ones(1, 10000), out=torch.ones(1))",
        "torch.zeros(10**9, out=torch.ones(1))",
        "torch.cat([torch.ones(10**6)] * 2, out=torch.empty(0))",
        "torch.arange(10**9, out=torch.empty(0, dtype=torch.long))",
        "a = []\nfor i in range(30):\n    a.append(torch.empty(0))\n    b = torch.zeros(10**6, out=a[-1])",
        "np.add(np.ones((10**4, 1)), np.ones((1, 10**4)), out=np.ones(1))",
    ],
)
def test_it_is_counted_as_without(program):
    refused_within_bounds(program, "at most|non-broadcastable")


def test_what_frees_its_memory_goes_on():
    assert run_within_bounds("x = torch.empty(0)\nfor i in range(99): y = torch.zeros(10**6, out=x)").error is None
