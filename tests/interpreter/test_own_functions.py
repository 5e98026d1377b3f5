"""`torch.autograd.Function` of a program's own, and gradients with a graph: as in Python, and gone after the run."""

import pytest

from components.interpreter import run
from tests.attacks.harm import tensors_alive

pytestmark = pytest.mark.filterwarnings("ignore")
RELU = """\
class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, input, k=1.0):
        ctx.save_for_backward(input)
        ctx.k = k
        return input.clamp(min=0) * k

    @staticmethod
    def backward(ctx, grad_output):
        input, = ctx.saved_tensors
        grad_input = grad_output.clone() * ctx.k
        grad_input[input < 0] = 0
        return grad_input, None

x = tensor([-1.0, 2.0], requires_grad=True)
"""


def function(forward="return x * 2", backward="return g", use="S.apply(x).sum().backward()\nx.grad"):
    return (
        f"class S(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        {forward}\n"
        f"    @staticmethod\n    def backward(ctx, g):\n        {backward}\n"
        f"x = torch.ones(2, requires_grad=True)\n{use}"
    )


EXP = function("y = x.exp()\n        ctx.save_for_backward(y)\n        return y", "return g * ctx.saved_tensors[0]", "")
ONCE = function().replace("    def backward", "    @torch.autograd.function.once_differentiable\n    def backward")
ONCE = (
    ONCE.replace("return g", "return g * 2")
    + "\nx.grad = None\nw = torch.ones(2, requires_grad=True)\ny = S.apply(x)\n"
)
TWICE = "g, = torch.autograd.grad(y, x, w, create_graph=True)\ng\n"
GIVEN = ["x, k=3.0", "k=3.0, input=x", "input=x", "x, input=x", "x, j=3", "x, ctx=3", "k=3", "x, 2, 3", "x, 2, k=3"]
PROGRAMS = [
    RELU + "y = MyReLU.apply(x, 3.0)\ny\ny.grad_fn.name()\ny.sum().backward()\nx.grad\nMyReLU",
    RELU + "MyReLU.apply()",
    RELU + "relu = MyReLU.apply\nfor i in range(3):\n    relu(x).sum().backward()\nx.grad\nrelu(5)",
    RELU + "class B(MyReLU):\n    @staticmethod\n    def backward(ctx, g):\n        return g, g, g\ny = B.apply(x)\ny\n"
    "y.sum().backward()",
    function(backward="raise ValueError('mine')", use="y = S.apply(x)\n")
    + "try:\n    y.sum().backward()\nexcept ValueError as e:\n    print('caught', e)\ny.sum().backward()",
    "class A(torch.autograd.Function): pass\nA.apply(torch.ones(1))",
    "class A(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x): return x * 2\n"
    "A.apply(torch.ones(2, requires_grad=True)).sum().backward()",
    EXP + "y = S.apply(x)\ng = torch.autograd.grad(y.sum(), x, create_graph=True)[0]\ng\ng.sum().backward()\nx.grad",
    EXP + "y = S.apply(x).sum()\ny.backward(retain_graph=True)\ny.backward()\nx.grad\ny.backward()",
    "from torch.autograd import Function\nclass S(Function):\n    @staticmethod\n    def forward(x): return x * 2\n"
    "    @staticmethod\n    def setup_context(ctx, inputs, output):\n        ctx.save_for_backward(*inputs, output)\n"
    "    @staticmethod\n    def backward(ctx, g):\n        print(ctx.saved_tensors, ctx.needs_input_grad)\n"
    "        return g * 2\nx = torch.ones(2, requires_grad=True)\nS.apply(x).sum().backward()\nx.grad",
    "class S(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x, y):\n"
    "        ctx.set_materialize_grads(False)\n        return x * 2, y * 3\n    @staticmethod\n"
    "    def backward(ctx, g, h):\n        print(g, h)\n        return g, h\nx = torch.ones(2, requires_grad=True)\n"
    "a, b = S.apply(x, x)\nb.sum().backward()\nx.grad\na",
    function("ctx.save_for_backward(3)\n        return x"),
    function("return 5", use="S.apply(x)"),
    function("m = x > 0\n        ctx.mark_non_differentiable(m)\n        return m", use="S.apply(x)"),
    function("ctx.mark_dirty(x)\n        return x.add_(1)", use="y = x * 1\nS.apply(y)\ny\ny.sum().backward()\nx.grad"),
    function(backward="return torch.ones(3)"),
    function(backward="return ctx.nothing"),
    *(RELU + f"y = MyReLU.apply({given})\ny\ny.sum().backward()\nx.grad" for given in GIVEN),
    "class S(torch.autograd.Function):\n    @staticmethod\n    def forward(x, k=2, *, j=1): return x * k\n"
    "    @staticmethod\n    def setup_context(ctx, inputs, output):\n        print(inputs, ctx.needs_input_grad)\n"
    "    @staticmethod\n    def backward(ctx, g): return g, None\nx = torch.ones(2, requires_grad=True)\n"
    "S.apply(x)\nS.apply(x=x).sum().backward()\nx.grad\nS.apply(x, 3)\nS.apply(k=1)",
    *(
        ONCE + line
        for line in ("y.sum().backward()\nx.grad", "y.backward(w)\nx.grad", TWICE, TWICE + "g.sum().backward()")
    ),
    ONCE + "S.backward(5, 6)",
    ONCE.replace("return g * 2", "return 5") + "y.backward(w, create_graph=True)",
    "x = tensor([2.0, 3.0], requires_grad=True)\n(x ** 3).sum().backward(create_graph=True)\nx.grad\n"
    "g = x.grad.clone()\nx.grad = None\ng.sum().backward()\nx.grad",
    "x = tensor(2.0, requires_grad=True)\ny = x.exp()\ny.retain_grad()\n(y * y).backward(None, None, True)\n"
    "x.grad, y.grad\nx.grad.backward()\nx.grad",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_agrees_with_python(program, assert_agrees):
    assert_agrees(program)


@pytest.mark.parametrize(
    "program",
    [
        RELU + "y = MyReLU.apply(x)",
        function("ctx.y = x * 2\n        return ctx.y", use="y = S.apply(x)\nf = y.grad_fn"),
        "x = torch.ones(2, requires_grad=True)\n(x ** 3).sum().backward(create_graph=True)",
        "x = torch.ones(2, requires_grad=True)\ny = x.exp()\ny.retain_grad()\ny.sum().backward(create_graph=True)",
        "x = torch.ones(2, requires_grad=True)\nx.grad = x * 2",
    ],
)
def test_nothing_that_holds_itself_outlives_its_run(program):
    run(program)
    before = tensors_alive()
    for _ in range(5):
        run(program)
    assert tensors_alive() == before


def test_a_backward_of_ones_own_stops_with_the_run_that_it_belongs_to():
    y = run(function(backward="while True: pass", use="y = S.apply(x)")).names["y"]
    with pytest.raises(BaseException, match="This run is over"):
        y.sum().backward()


def test_backward_inside_of_backward_goes_not_too_deep():
    inside = "with torch.enable_grad():\n            S.apply(torch.ones(1, requires_grad=True)).sum().backward()\n"
    problem = run(function(backward=f"{inside}        return g")).error
    assert problem.kind == "limit"
    assert "deep" in problem.message


def test_backward_inside_of_backward_goes_not_too_deep_through_many_functions_either():
    classes = "def make(n):\n    class S(torch.autograd.Function):\n        @staticmethod\n"
    classes += "        def forward(ctx, x): return x * 1\n        @staticmethod\n        def backward(ctx, g):\n"
    classes += "            with torch.enable_grad(): go(n - 1)\n            return g\n    return S\n"
    classes += "def go(n):\n    if n: make(n).apply(torch.ones(1, requires_grad=True)).sum().backward()\n"
    assert run(f"{classes}go(5)").error is None
    assert run(f"{classes}go(20)").error.kind == "limit"


@pytest.mark.parametrize(
    "change",
    [
        "x.data = torch.ones(5)",
        "x.data = torch.ones(2, dtype=torch.float64)",
        "x.grad.data = torch.ones(7)",
        "x.grad = None\nx.requires_grad_(False)\nx.add_(torch.ones(2, requires_grad=True))",
    ],
)
@pytest.mark.filterwarnings("error")
def test_a_tensor_that_was_changed_since_ends_with_its_run(change):
    cubes = "x = torch.ones(2, requires_grad=True)\n(x ** 3).sum().backward(create_graph=True)\n"
    assert not run(cubes + change).error
