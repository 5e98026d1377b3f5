"""Two names for one object: what changes under one is seen under the other, as in Python."""

import pytest

pytestmark = pytest.mark.filterwarnings("ignore")

PROGRAMS = [
    "X = torch.zeros(2, 2)\nY = X\nY[0, 0] = 5\nX",
    "X = torch.zeros(2, 2)\nrow = X[0]\nrow[1] = 7\nX",
    "X = torch.zeros(2, 2)\nT = X.T\nT[0, 1] = 3\nX",
    "X = torch.arange(6)\nV = X.view(2, 3)\nV[1, 1] = 9\nX",
    "X = torch.arange(6)\nV = X.reshape(2, 3)\nV *= 2\nX",
    "X = torch.arange(6)\nV = X[::2]\nV += 100\nX",
    "X = torch.arange(6)\nC = X.clone()\nC[0] = 9\nX",
    "X = torch.arange(6)\nV = X[X > 2]\nV += 100\nX",
    "X = torch.arange(6)\nX[X > 2] += 100\nX",
    "X = torch.arange(6)\nX[torch.tensor([0, 0])] += 1\nX",
    "a = [1, 2]\nb = a\nb[0] = 5\na",
    "a = [1, 2]\nb = a\nb += [3]\na",
    "a = [1, 2]\nb = a\nb = b + [3]\na",
    "a = (1, 2)\nb = a\nb += (3,)\na\nb",
    "a = [[0]] * 2\na[0][0] = 1\na",
    "a = [0, 1]\nb = [a, a]\nb[0][1] = 5\nb\na",
    "x = 5\ny = x\nx += 1\nx, y",
    "x = torch.ones(2)\ny = x\nx += 1\ny",
    "x = torch.ones(2)\ny = x\nx = x + 1\ny",
    "x = torch.ones(2)\ny = x\nx **= 2\nx @= y if False else torch.eye(2)\ny",
    "x = np.ones(2)\nt = torch.from_numpy(x)\nx[0] = 5\nt",
    "x = np.ones(2)\nt = tensor(x)\nx[0] = 5\nt",
    "x = np.ones(2)\nt = torch.as_tensor(x)\nt[0] = 5\nx",
    "t = torch.ones(2)\nx = t.numpy()\nt += 1\nx",
    "t = torch.ones(2)\nx = t.detach()\nx[0] = 5\nt",
    "t = torch.ones(2)\nt.to('cpu') is t",
    "x = torch.ones(2)\nx is x, x is not x.clone()",
    "x = tensor(1.0).requires_grad_()\ny = x * 3\ny.backward()\ng = x.grad\nx.grad.zero_()\ng",
    "x = tensor(1.0).requires_grad_()\ny = x * 3\ny.backward()\ng = x.grad\nx.grad = None\ng\nx.grad",
    "x = [torch.zeros(2)]\nx[0] += 1\nx",
    "x = (torch.zeros(2),)\nx[0].add_(1)\nx",
    "x = (torch.zeros(2),)\nx[0][0] = 5\nx",
    "X = torch.zeros(2, 3)\nX[0] += torch.arange(3)\nX",
    "X = torch.zeros(2, 3)\nX[:, 1] = torch.tensor([5.0, 6.0])\nX",
    "X = torch.zeros(3)\nX[0], X[1] = 1, 2\nX",
    "X = torch.arange(3)\nX[0], X[1] = X[1], X[0]\nX",
    "a, b = 1, 2\na, b = b, a\na, b",
    "a = b = torch.zeros(1)\na += 1\nb",
    "a = b = 5\na += 1\na, b",
    "i = 0\nx = [5, 6]\ni, x[i] = 1, 9\nx, i",
    "[a, b] = 1, 2\na",
    "(a, (b, c)) = 1, (2, 3)\na, b, c",
    "a, = [5]\na",
    "a, b = tensor([1, 2])\na\nb",
    "a, b = 'xy'\na, b",
    "values, indices = tensor([3, 1, 2]).sort()\nvalues\nindices",
    "result = tensor([3, 1, 2]).max(dim=0)\nresult.values\nresult.indices\nresult\nresult[0]",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_agrees_with_python(program, assert_agrees):
    assert_agrees(program)
