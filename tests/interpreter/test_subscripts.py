"""Subscripts and slices pick and set what they do in Python."""

import pytest

pytestmark = pytest.mark.filterwarnings("ignore")

PROGRAMS = [
    (
        "X = torch.arange(24).reshape(2, 3, 4)\nX[0]\nX[1, 2, 3]\nX[:, 1]\nX[..., 0]\nX[..., None].shape\n"
        "X[0, 1:]\nX[-1, -1, -1]"
    ),
    ("X = torch.arange(24).reshape(2, 3, 4)\nX[:, :, ::2]\nX[0][1][2]\nX[(0, 1)]\nX[[0, 1], [1, 2]]\nX[[0]].shape"),
    "X = torch.arange(6)\nX[2:5]\nX[:-1]\nX[-3:]\nX[::2]\nX[1::2]\nX[10:]\nX[:]",
    "X = torch.arange(6)\nX[X % 2 == 0]\nX[tensor([0, 5])]\nX[[True, False] * 3]\nX[None]",
    "X = torch.arange(6).reshape(2, 3)\nX[True]\nX[False].shape\nX[None, ..., None].shape\nX[tensor(1)]",
    "a = [1, 2, 3, 4]\na[1:3], a[::-1], a[-1], a[:], a[5:]",
    "a = [1, 2, 3]\na[1:] = [9]\na",
    "a = [1, 2, 3]\na[True], a[False]",
    "'hello'[1], 'hello'[1:3], 'hello'[::-1], (1, 2, 3)[1:]",
    "a = [[1, 2], [3, 4]]\na[1][0] = 9\na",
    "X = np.arange(6).reshape(2, 3)\nX[0]\nX[:, 1]\nX[X > 2]\nX[::-1]\nX[1, 2]",
    "X = torch.zeros(3, 3)\nX[1] = 5\nX[:, 2] = tensor([7.0, 8, 9])\nX[X == 0] = -1\nX",
    "X = torch.zeros(2, 2)\nX[...] = 3\nX[0, ...] = 4\nX[None] = 5\nX",
    "i = 1\nX = torch.arange(5)\nX[i], X[i + 1], X[i:i + 2], X[-i]",
    "s = torch.ones(2, 3).shape\ns, s[0], s[-1], s[:1], len(s), s.numel()",
    "torch.ones(2, 3).size(), torch.ones(2, 3).size(0), torch.ones(2, 3).size(-1)",
    "a, b = torch.ones(2, 3).shape\na * b",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_agrees_with_python(program, assert_agrees):
    assert_agrees(program)
