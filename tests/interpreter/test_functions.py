"""`def`, calls, defaults and the names that a body sees."""

import pytest

pytestmark = pytest.mark.filterwarnings("ignore")

PROGRAMS = [
    "def f(x):\n    return x ** 2\nf(3)\nf(tensor(3.0))\nf(x=4)\nf(f(2))",
    "def f(x):\n    return x ** 2\nf(-2)",
    "def f(x):\n    return x + a\na = 5\nf(1)\na = 6\nf(1)",
    "def f(x, a=5):\n    return x + a\nf(1)\nf(1, 2)\nf(1, a=3)\nf(a=1, x=2)",
    "a = 5\ndef f(x, b=a):\n    return x + b\na = 6\nf(1)",
    "def f(x, t=torch.zeros(1)):\n    return t.add_(x)\nf(1)\nf(1)",
    "def f():\n    return 5\nf()",
    "def f():\n    return 1, 2\na, b = f()\na\nf()",
    "def f():\n    return None\nf()\nprint(f())",
    "def f(x):\n    return g(x) + 1\ndef g(x):\n    return x * 2\nf(5)",
    "x = 5\ndef f(x):\n    return x * 2\nf(1)\nx",
    "def f(x):\n    return 1 if x <= 1 else x * f(x - 1)\nf(5)\nf(20)",
    "def f(x):\n    return x\ndef f(x):\n    return -x\nf(1)",
    "def f(x):\n    return x and y\nf(0)",
    "def f(x): return x * 2\nf(4)",
    "def f(x):\n    'Twice x.'\n    return x * 2\nf(4)",
    "def f(x):\n    # twice\n    return x * 2\nf(4)",
    "def f(a, b, c=3):\n    return a, b, c\nf(1, 2)\nf(1, c=5, b=4)",
    "def abs(x):\n    return 5\nabs(-3)",
    "def tensor(x):\n    return 5\ntensor(-3)",
    "len = 5\nlen",
    "torch = 5\ntorch + 1",
    "def f(x):\n    return (x * 2)\nx = f(f(f(1)))\nx",
    "def f(n):\n    return print(n)\nf(3)",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_agrees_with_python(program, assert_agrees):
    assert_agrees(program)
