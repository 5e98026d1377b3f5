"""print() and the ends of cells show what Python shows."""

import pytest

pytestmark = pytest.mark.filterwarnings("ignore")

PROGRAMS = [
    "print()",
    "print(1, 2.5, 'a', None, True, [1, 'a'], (1,))",
    "print('a', 'b', sep='-')",
    "print('a', end='')",
    "print('a', end='')\nprint('b')",
    "print('a', 'b', sep='', end='.\\n')",
    "print(sep='x')",
    "print('a', sep=None, end=None)",
    "print('a\\nb\\tc')",
    "'a\\nb'",
    "'it\\'s'",
    '"it\'s"',
    "print(tensor([1.5, 2]), torch.ones(2, 2))",
    "print('x:', tensor(3.0).requires_grad_())",
    "print(tensor(1.0).item(), tensor([1, 2]).tolist())",
    "print(torch.float32, torch.device('cpu'), torch.Size([1, 2]), torch.strided)",
    "print(np.array([1, 2]), np.float64(2.5))",
    "print(print(1))",
    "None",
    "print(None)",
    "x = None\nx",
    "True",
    "'text'",
    "[tensor(1), tensor([2.5])]",
    "(tensor(1),)",
    "1, 2",
    "()",
    "[]",
    "torch.ones(2).shape",
    "torch.float64",
    "torch.device('cpu')",
    "torch.ones(30, 30)",
    "torch.arange(2000)",
    "torch.rand(2) > 5",
    "tensor([1e10, 1e-10, 0.5])",
    "tensor([float('nan'), float('inf'), -1.0])",
    "tensor(3.0).requires_grad_()",
    "tensor([]), torch.zeros(0, 3), torch.zeros(2, 0)",
    "str(5), str(2.5), str(tensor(1)), str('a')",
    # A notebook shows nothing of what stands inside a block.
    "for i in range(2):\n    i\n    print(i)\n    tensor(i)",
    "if True:\n    5\nelse:\n    6\n7",
    "with torch.no_grad():\n    tensor(1)\ntensor(2)",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_agrees_with_python(program, assert_agrees):
    assert_agrees(program)
