"""Blocks, lines and imports are read as Python reads them."""

import pytest

pytestmark = pytest.mark.filterwarnings("ignore")

PROGRAMS = [
    # blocks
    "for i in range(3):\n    print(i)\ni",
    "for i in range(3):\n    i",
    "for i in range(2):\n    i * 2\n    tensor(i)\n    None",
    "for i in range(0):\n    x = i\ni",
    "for i in range(5, 0, -2):\n    print(i)",
    "for i in range(3):\n    i = i * 10\n    print(i)",
    "x = 3\nfor i in range(x):\n    x = i\nx",
    "for i in range(2):\n    for j in range(2):\n        print(i, j)",
    "s = 0\nfor i in range(10):\n    if i % 2 == 0:\n        s += i\ns",
    "for i in range(2): print(i); i + 1",
    "x = 5\nif x > 3:\n    print('large')\nelse:\n    print('small')",
    "x = 1\nif x > 3:\n    'large'\nelif x > 0:\n    'middle'\nelse:\n    'small'",
    "x = tensor(5.0)\nif x > 3:\n    y = 1\nelse:\n    y = 2\ny",
    "if tensor([1]):\n    print('yes')",
    "if []:\n    x = 1\nelse:\n    x = 2\nx",
    "if 0: x = 1\nelse: x = 2\nx",
    "if None:\n    x = 1\nx",
    "if True:\n    pass\nx = 1\nx",
    "if 1:\n    def f(x):\n        return x\nf(2)",
    "with torch.no_grad():\n    x = tensor(1.0).requires_grad_() * 2\nx",
    "with torch.no_grad():\n    5\n    print(6)",
    "x = tensor(1.0).requires_grad_()\nwith torch.no_grad():\n    y = x * 2\nz = x * 2\ny\nz",
    "x = tensor(1.0).requires_grad_()\nwith torch.no_grad():\n    x -= 0.1\nx",
    ("x = tensor(1.0).requires_grad_()\nwith torch.no_grad():\n    with torch.enable_grad():\n        y = x * 2\ny"),
    (
        "x = tensor(2.0).requires_grad_()\nfor i in range(3):\n    y = x * x\n    y.backward()\n"
        "    print(x.grad)\n    x.grad.zero_()"
    ),
    "for i in [1, 2]:\n    print(i)",
    "for row in tensor([[1, 2], [3, 4]]):\n    print(row)\n    row += 1\nrow",
    "for a, b in [(1, 2), (3, 4)]:\n    a + b",
    "for i in (1, 'a', None):\n    i",
    # lines
    "x = 1; y = 2; x + y",
    "x = 1;\nx",
    "1; 2; print(3); 4",
    "x = (1 +\n     2)\nx",
    "x = 1 + \\\n    2\nx",
    "x = [\n    1,\n    2,\n]\nx",
    "# a comment\nx = 1  # another\nx  # and one more",
    "x = 1\n\n\n\nx",
    "x = 1\r\nx\r\nif x:\r\n    print('yes')\r\n",
    "x = 1\rx",
    "if True:\n\tx = 1\n\ty = 2\nx + y",
    "if True:\n  x = 1\nx",
    "x = 1 \n  \nx",
    "x = '''a\nb'''\nx",
    "'a' 'b'",
    "r'\\n', '\\x41', '\\u00e9', u'a'",
    "é = 5\né + 1",
    "名前 = tensor([1])\n名前",
    "ﬁ = 5\nfi",
    "π = math.pi\nπ",
    "x = 1\n\fx",
    "x=1\nx+1;x+2",
    "pass",
    "pass; 5",
    "import torch\nimport numpy as np\nimport math\nfrom torch import tensor, cuda\ntorch.ones(1)",
    "import torch as t\nt.ones(2)",
    "from torch import ones as eins\neins(2)",
    "from math import pi, sqrt\nsqrt(pi)",
    "import numpy\nnumpy.ones(2)",
    "import torch; torch.ones(1)",
    "from torch import (tensor,\n    zeros)\nzeros(2)",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_agrees_with_python(program, assert_agrees):
    assert_agrees(program)
