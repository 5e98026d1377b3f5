"""A hook of a tensor is the program's own: called where torch calls it, inside the run's limits, and never after."""

import pytest
import torch

from components.interpreter import run
from tests.interpreter.cost import run_within_bounds

LEAF = "x = tensor([1.0, 2.0], requires_grad=True)\n"
DEEP = """\
x = tensor(1.0, requires_grad=True)
def again(gradient):
    with torch.enable_grad():
        (x * 2).backward()
h = x.register_hook(again)
(x * 2).backward()
"""


@pytest.mark.parametrize(
    "program",
    [
        LEAF + "h = x.register_hook(lambda g: g * 10)\n(x * x).sum().backward()\nx.grad\nh.remove()\n"
        "(x * x).sum().backward()\nx.grad",
        LEAF + "y = x * x\nh = y.register_hook(print)\ny.sum().backward()",
        LEAF + "seen = []\ny = x * x\nh = y.register_hook(seen.append)\ny.sum().backward()\nseen",
        LEAF + "def step(p):\n    with torch.no_grad():\n        p -= 0.1 * p.grad\n    p.grad = None\n"
        "h = x.register_post_accumulate_grad_hook(step)\n(x * x).sum().backward()\nx, x.grad",
        LEAF + "h = x.register_hook(lambda g: 5)\n(x * 2).sum().backward()",
        LEAF + "h = x.register_hook(lambda g: torch.ones(5))\n(x * 2).sum().backward()",
        LEAF + "def f(g): raise ValueError('no')\nh = x.register_hook(f)\n"
        "try:\n    (x * 2).sum().backward()\nexcept ValueError as error:\n    print(error)",
        LEAF + "a = x.register_hook(lambda g: g + 1)\nb = x.register_hook(lambda g: g * 2)\n(x * 2).sum().backward()\n"
        "x.grad\ntorch.autograd.grad((x * 2).sum(), x)",
        "x = torch.ones(2)\nx.register_hook(print)",
        "w = torch.ones(300, 300, requires_grad=True)\nh = w.register_hook(lambda g: print(g.shape))\n"
        "(w @ w).sum().backward()",
    ],
)
def test_a_hook_is_called_as_in_python(assert_agrees, program):
    assert_agrees(program)


@pytest.mark.parametrize(
    "program",
    [
        LEAF + "h = x.register_hook(lambda g: [0 for _ in iter(int, 1)])\n(x * 2).sum().backward()",
        LEAF + "def f(g):\n    while True: pass\nh = x.register_hook(f)\n"
        "try:\n    (x * 2).sum().backward()\nexcept BaseException:\n    pass",
        LEAF + "for i in range(10**6): x.register_hook(lambda g, big=[0] * 50_000: g)",
        LEAF + "h = x.register_hook(lambda g: torch.ones(10**6) + torch.ones(10**7))\n(x * 2).sum().backward()",
        DEEP,
    ],
)
def test_a_hook_computes_within_the_limits(program):
    assert run_within_bounds(program).error.kind == "limit"


def test_no_hook_is_called_when_the_run_is_over():
    told = []
    names = run(LEAF + "y = x * 2\nh = y.register_hook(lambda g: g * 100)\nx.register_hook(lambda g: g * 100)").names
    names["y"].sum().backward()
    told.append(names["x"].grad.tolist())
    assert told == [[2.0, 2.0]]
    assert torch.ones(1).requires_grad_()._backward_hooks is None
