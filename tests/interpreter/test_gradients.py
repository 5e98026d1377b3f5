"""Gradients, and what torch and numpy give back."""

import pytest

pytestmark = pytest.mark.filterwarnings("ignore")

PROGRAMS = [
    # gradients
    "def f(x):\n    return x ** 2\nx = tensor(-2.0).requires_grad_()\ny = f(x)\ny.backward()\nx.grad\ny\nx",
    (
        "def f(x):\n    return x ** 2\nx = tensor(-2.0, requires_grad=True)\ny = f(x)\ny.backward()\n"
        "y = f(x)\ny.backward()\nx.grad"
    ),
    "x = tensor(-2.0)\nx.requires_grad = True\n(x * 3).backward()\nx.grad",
    "x = tensor([1.0, 2.0]).requires_grad_()\ny = x ** 2\ny.backward(torch.ones(2))\nx.grad",
    (
        "x = tensor([1.0, 2.0]).requires_grad_()\ny = (x ** 2).sum()\ny.backward(retain_graph=True)\n"
        "y.backward()\nx.grad"
    ),
    (
        "x = tensor(2.0).requires_grad_()\ng = torch.autograd.grad(x ** 3, x, create_graph=True)\ng\n"
        "torch.autograd.grad(g[0], x)"
    ),
    (
        "x = tensor(2.0).requires_grad_()\ny = x * 1\ny.retain_grad()\n(y * y).backward()\ny.grad\nx.grad\n"
        "y.is_leaf, x.is_leaf"
    ),
    "x = tensor(2.0).requires_grad_()\ny = x + 1\ny.backward()\ny.backward()\nx.grad",
    "x = tensor(2.0).requires_grad_()\ny = x * x\ny.grad_fn is None, x.grad_fn, y.requires_grad",
    "x = tensor(2.0).requires_grad_()\nx.detach() * 2\nx.data\nx.item()",
    "x = tensor(0.0).requires_grad_()\nx.sqrt().backward()\nx.grad",
    (
        "x = tensor(2.0).requires_grad_()\nfor i in range(5):\n    y = x ** 2\n    y.backward()\n"
        "    with torch.no_grad():\n        x -= 0.1 * x.grad\n    x.grad.zero_()\nx"
    ),
    (
        "w = torch.ones(3, 1, requires_grad=True)\nX = torch.arange(6.0).reshape(2, 3)\n"
        "loss = ((X @ w - 1) ** 2).mean()\nloss.backward()\nw.grad"
    ),
    "torch.is_grad_enabled()",
    # what torch and numpy give back
    "tensor([[1, 2], [3, 4]]).tolist(), tensor(1.5).item(), type(5)",
    "tensor([1, 2]).dtype, tensor([1.0]).dtype, tensor([True]).dtype, tensor([1, 2.5]).dtype",
    "tensor([1, 2]).float(), tensor([1.7]).int(), tensor([1]).to(torch.float64), tensor([1]).double().dtype",
    "torch.ones(2, 3).stride(), torch.ones(2, 3).T.stride(), torch.ones(2, 3).T.is_contiguous()",
    "torch.ones(2).numpy(), torch.ones(2).numpy().dtype, torch.ones(2, 2).numpy().shape",
    "torch.cat([torch.ones(1), torch.zeros(1)]), torch.stack([torch.ones(2), torch.zeros(2)], dim=1)",
    "torch.einsum('ij,jk->ik', torch.ones(2, 3), torch.ones(3, 2))",
    (
        "torch.linalg.norm(tensor([3.0, 4.0])), torch.linalg.det(torch.eye(2)), "
        "torch.linalg.solve(torch.eye(2) * 2, torch.ones(2))"
    ),
    "torch.equal(tensor([1]), tensor([1])), torch.allclose(tensor([1.0]), tensor([1.0]))",
    "torch.max(tensor([[1, 5], [7, 2]]), dim=1)",
    "torch.unique(tensor([1, 2, 1]), return_counts=True)",
    "torch.topk(tensor([1.0, 5.0, 3.0]), 2)",
    "torch.linalg.svd(torch.eye(2))",
    "np.linspace(0, 1, 5), np.arange(-3, 3, 1.5), np.zeros((2, 2)), np.array([[1, 2]]).T.shape",
    "np.sin(np.array([0.0])), np.exp(0), np.sqrt(np.array([4.0])), np.array([1, 2]).mean()",
    "cuda.is_available(), torch.cuda.is_available()",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_agrees_with_python(program, assert_agrees):
    assert_agrees(program)
