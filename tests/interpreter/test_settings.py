"""Settings that are the process's in Python are one run's here, and gone with it."""

import threading

import numpy as np
import pytest
import torch

from components.interpreter import run
from tests.attacks.process import state_of_the_process
from tests.interpreter.cost import run_within_bounds

X = "x = torch.tensor([[1.23456789, 1000.5], [3.0, -2.0]])\nlarge = torch.arange(2000.0)\n"
LEAF = "x = tensor(2.0, requires_grad=True)\n"
N = "x = np.array([[1.23456789, 1e-9], [3.0, -2.0]])\nlarge = np.arange(2000.0)\n"


@pytest.mark.parametrize(
    "program",
    [
        X + "torch.set_printoptions(precision=2)\nx\nprint(x, f'{x}')\n[x]\nnp.array([1.23456789])",
        X + "torch.set_printoptions(sci_mode=True)\nx\ntorch.set_printoptions(sci_mode=False)\nx * 1e6",
        X + "torch.set_printoptions(precision=1, linewidth=20)\nx\ntorch.set_printoptions(profile='default')\nx",
        X + "torch.set_printoptions(threshold=5, edgeitems=1)\nx\nlarge\ntorch.set_printoptions(2, 10, 2, 50)\nlarge",
        X + "torch.set_printoptions(profile='short')\nlarge\ntorch.set_printoptions(profile='full')\nlarge",
        X + "torch.set_printoptions(threshold=2000)\nlarge",
        "for i in range(3):\n    torch.set_printoptions(precision=i)\n    print(torch.tensor(1.23456789))",
        "torch.set_printoptions(1, 2, 3, 4, 'short', True, 7)",
        "torch.set_printoptions(digits=2)",
        N + "np.set_printoptions(precision=2)\nx\nprint(x)\nnp.set_printoptions(precision=3, suppress=True)\nx",
        N + "np.set_printoptions(threshold=5, edgeitems=1)\nx\nlarge",
        N + "np.set_printoptions(sign='+', floatmode='fixed', linewidth=20)\nx\nnp.array([np.nan, np.inf])",
        N + "np.set_printoptions(nanstr='NaN', infstr='oo')\nnp.array([np.nan, np.inf])",
        N + "np.set_printoptions(formatter={'float': '{: 0.3f}'.format})\nx\nnp.array([1, 2])",
        N + "np.set_printoptions(formatter={'float': lambda v: f'<{v:.1f}>', 'int': str})\nx\nnp.array([1, 2])",
        "np.set_printoptions(digits=2)",
    ],
)
def test_numbers_are_written_as_python_writes_them(assert_agrees, program):
    assert_agrees(program)


@pytest.mark.parametrize(
    "program",
    [
        LEAF + "a = torch.set_grad_enabled(False)\nx * 2\ntorch.is_grad_enabled()",
        "torch.set_grad_enabled(False)\nx = tensor(2.0, requires_grad=True)\n(x * 2).requires_grad",
        LEAF + "a = torch.set_grad_enabled(False)\na = torch.set_grad_enabled(True)\nx * 2",
        "def f(): return torch.set_grad_enabled(False)\nx = tensor(2.0, requires_grad=True)\na = f()\nx * 2",
        LEAF + "with torch.no_grad():\n    a = torch.set_grad_enabled(True)\n    print(x * 2)\nx * 2",
        LEAF + "a = torch.set_grad_enabled(False)\nwith torch.enable_grad():\n    print(x * 2)\nx * 2",
        LEAF
        + "def g():\n    a = torch.set_grad_enabled(False)\n    yield x * 2\n"
        + "    a = torch.set_grad_enabled(True)\n    yield x * 2\n"
        + "for y in g(): print(y, torch.is_grad_enabled())",
        LEAF + "a = torch.set_grad_enabled(False)\n(x * 2).backward()",
        LEAF + "with torch.set_grad_enabled(False):\n    y = x * 2\ny, x * 2",
        "torch.set_grad_enabled()",
    ],
)
def test_gradients_are_off_for_the_rest_of_the_run(assert_agrees, program):
    assert_agrees(program)


@pytest.mark.parametrize(
    "program",
    [
        "torch.cuda.manual_seed(0)\ntorch.cuda.manual_seed_all(0)\ntorch.cuda.empty_cache()",
        "torch.random.manual_seed(3).initial_seed()",
        "torch.backends.cudnn.deterministic = True\ntorch.backends.cudnn.deterministic",
        "torch.backends.cudnn.enabled, torch.backends.cudnn.benchmark",
        "x = torch.autograd.Variable(torch.ones(2), requires_grad=True)\nx\n(x * 2).sum().backward()\nx.grad",
        "from torch.autograd import Variable\nx = tensor([1.0])\n"
        + "y = Variable(x)\ny[0] = 3\nx, y, isinstance(x, Variable)",
        LEAF + "y = torch.autograd.Variable(x * 2)\ny.requires_grad, y.is_leaf",
    ],
)
def test_what_changes_nothing_is_passed_over(assert_agrees, program):
    assert_agrees(program)


SETTING = [
    "torch.set_printoptions(precision=1)",
    "torch.set_printoptions(profile='full')\n1 / 0",
    "np.set_printoptions(precision=1)\nwhile True: pass",
    "np.set_printoptions(formatter={'float': lambda v: 'x'})\nnp.ones(2)",
    "torch.set_grad_enabled(False)",
    "def g():\n    torch.set_grad_enabled(False)\n    yield 1\nh = g()\nnext(h)",
    "def g():\n    try:\n        yield 1\n    finally:\n        torch.set_printoptions(precision=1)\nh = g()\nnext(h)",
    "torch.backends.cudnn.benchmark = True",
    "torch.cuda.manual_seed(5)",
]


@pytest.mark.parametrize("program", SETTING)
def test_nothing_of_it_stays(program):
    run(program)
    before = state_of_the_process(), torch.backends.cudnn.benchmark
    run(program)
    assert (state_of_the_process(), torch.backends.cudnn.benchmark) == before
    assert run("tensor(1.23456789), np.array([1.23456789])").steps[0].text == "(tensor(1.2346), array([1.23456789]))"
    assert str(torch.tensor(1.23456789)) == "tensor(1.2346)"


def test_two_readers_never_see_each_others_settings():
    lesson = "for i in range(400):\n    s = str(torch.tensor(1.23456789)) + str(np.array([1.23456789]))\ns"
    seen = {}

    def read(name, before):
        seen[name] = [run(before + lesson).steps[-1].text for _ in range(3)]

    both = [
        threading.Thread(
            target=read, args=("changed", "torch.set_printoptions(precision=1)\nnp.set_printoptions(1)\n")
        ),
        threading.Thread(target=read, args=("plain", "")),
    ]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert set(seen["changed"]) == {"'tensor(1.2)[1.2]'"}
    assert set(seen["plain"]) == {"'tensor(1.2346)[1.23456789]'"}


@pytest.mark.parametrize(
    "program",
    [
        "torch.set_printoptions(precision=10**9)",
        "torch.set_printoptions(precision='4}{0.__class__')",
        "torch.set_printoptions(precision=2.5)",
        "torch.set_printoptions(edgeitems=10**6)",
        "torch.set_printoptions(linewidth=10**9)",
        "torch.set_printoptions(threshold='a')",
        "torch.set_printoptions(profile='fuller')",
        "torch.set_printoptions(threshold=float('inf'))\ntorch.rand(10**6)",
        "torch.set_printoptions(profile='full')\nprint([torch.rand(10**5)] * 10)",
        "torch.set_printoptions(edgeitems=100)\ntorch.rand(100, 100, 100)",
        "np.set_printoptions(threshold=10**9)\nnp.random.rand(10**6)",
        "np.set_printoptions(edgeitems=100)\nnp.random.rand(100, 100, 100)",
        "np.set_printoptions(nanstr='x' * 10**4)",
        "np.set_printoptions(legacy='1.13')",
        "np.set_printoptions(override_repr=print)",
        "np.set_printoptions(formatter={'float': lambda v: 'x' * 10**4})\nnp.ones(9)",
        "np.set_printoptions(formatter={'float': lambda v: 5})\nnp.ones(9)",
        "def f(v):\n    while True: pass\nnp.set_printoptions(formatter={'float': f})\nnp.ones(9)",
        "np.set_printoptions(formatter={'float': lambda v: str(np.ones(1))})\nnp.ones(9)",
        "torch.backends.cudnn.benchmark = []",
        "torch.backends.cudnn.foo = True",
        "torch.backends.cudnn.is_available = True",
        "torch.backends.mps.is_built = True",
        "torch.autograd.Variable([1.0])",
    ],
)
def test_attacks_are_refused(program):
    assert run_within_bounds(program).error is not None
    assert str(np.ones(1)) == "[1.]"
