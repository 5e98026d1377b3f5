"""torch.func: as in Python, without torch's compiler."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.filterwarnings("ignore")
BEGIN = (
    "from torch.func import grad, vmap, jacrev, jacfwd, hessian, vjp, jvp, grad_and_value\n"
    "x = torch.tensor([1.0, 2.0, 3.0])\nw = torch.ones(3, requires_grad=True)\n"
)
PROGRAMS = """\
f = lambda x: torch.sin(x)
grad(f)(torch.tensor(0.5))
grad(grad(f))(torch.tensor(0.5))
grad(grad(grad(torch.sin)))(torch.tensor(0.5))
---
grad(lambda x: (x ** 2).sum())(x)
grad(lambda x: (w * x).sum())(x)
grad(lambda x: (x ** 3).sum())(w)
---
def loss(w, b, x, y):
    return ((x @ w + b - y) ** 2).mean()
X = torch.ones(4, 3)
y = torch.zeros(4)
grad(loss, argnums=(0, 1))(torch.ones(3), torch.tensor(0.5), X, y)
grad(loss, argnums=1)(torch.ones(3), torch.tensor(0.5), X, y)
grad_and_value(loss)(torch.ones(3), torch.tensor(0.5), X, y)
vmap(grad(loss), in_dims=(None, None, 0, 0))(torch.ones(3), torch.tensor(0.5), X, y)
---
grad(lambda p: (p['a'] * p['b']).sum())({'a': x, 'b': x * 2})
---
grad(lambda x: (x.sum(), x * 2), has_aux=True)(x)
grad(lambda x: x.sum(), has_aux=True)(x)
---
grad(torch.sin)(2)
---
grad(torch.sin)(torch.tensor(2))
---
grad(torch.sin)(x)
---
grad(5)(x)
---
grad(lambda x: 3.0)(x)
---
grad(torch.sum, argnums=3)(x)
---
grad(lambda x: torch.tensor(1.0))(x)
---
jacrev(torch.sin)(x)
jacrev(lambda x: (x ** 2, x.sum()))(x)
jacrev(lambda a, b: a * b, argnums=(0, 1))(x, x + 1)
jacfwd(lambda x: x ** 2)(x)
hessian(lambda x: (x ** 3).sum())(x)
jacrev(torch.sin)(w)
hessian(lambda x: (x ** 3).sum())(w)
---
jacrev(lambda x: x.sum())(torch.ones(2, 2))
jacrev(lambda A: A @ A)(torch.eye(2))
jacfwd(lambda x: x.exp())(torch.tensor(1.0))
---
out, f = vjp(torch.sin, x)
out
f(torch.ones(3))
f(x)
f((x, x))
---
out, f = vjp(lambda x, y: (x * y, x + y), x, x * 2)
f((torch.ones(3), torch.zeros(3)))
f(torch.ones(3))
---
jvp(torch.sin, (x,), (torch.ones(3),))
jvp(lambda x, y: x * y, (x, x), (torch.ones(3), torch.zeros(3)))
jvp(torch.sin, x, x)
---
jvp(torch.sin, (x,), (x, x))
---
jvp(torch.sin, (x,), (2,))
---
vmap(torch.dot)(torch.ones(2, 3), torch.ones(2, 3))
torch.vmap(lambda v: v.sum())(torch.arange(6.).reshape(2, 3))
vmap(vmap(torch.dot))(torch.ones(2, 2, 3), torch.ones(2, 2, 3))
---
vmap(torch.dot, in_dims=(0, None))(torch.ones(2, 3), x)
vmap(lambda v: v * 2, in_dims=1, out_dims=1)(torch.arange(6.).reshape(2, 3))
vmap(lambda v: (v.sum(), v * 2), out_dims=(0, 1))(torch.ones(2, 3))
vmap(lambda v: {'a': v, 'b': v + 1})(x)
vmap(lambda v: v, out_dims=-1)(torch.ones(2, 3))
---
vmap(lambda v: 5)(x)
---
vmap(torch.sin)(5)
---
vmap(torch.sin)()
---
vmap(torch.sin, in_dims=3)(x)
---
vmap(torch.dot)(torch.ones(2, 3), torch.ones(3, 3))
---
vmap(torch.sin, in_dims='a')(x)
---
vmap(torch.sin, out_dims='a')(x)
---
vmap(lambda v: (v, v), out_dims=(0, 0, 0))(x)
---
def model(v):
    return v.dot(w).relu()
vmap(model)(torch.ones(2, 3))
vmap(model)(torch.ones(2, 3)).sum().backward()
w.grad
---
with torch.no_grad():
    print(grad(lambda x: (x ** 2).sum())(x))
    print(grad(lambda x: (x ** 2).sum())(w))
---
def f(x):
    with torch.no_grad():
        c = x ** 2
    return (x - c).sum()
grad(f)(x)
---
grad(lambda x, k=2: (x * k).sum())(x, k=5)
vmap(lambda v, k=1: v * k)(x, k=3)
---
f = grad(lambda x: x ** 2)
[f(torch.tensor(float(i))) for i in range(3)]
list(map(f, x))
vmap(f)(x)
---
N = 5
f = lambda x: x ** 2
z = torch.arange(5.0).requires_grad_()
y = f(z)
I_N = torch.eye(N)
def get_vjp(v):
    return torch.autograd.grad(y, z, v, retain_graph=True)
torch.vmap(get_vjp)(I_N)
---
f = lambda x: (x ** 3).sum()
jacfwd(grad(f))(x)
hessian(f)(x) @ x
jvp(grad(f), (x,), (x,))[1]
vjp(grad(f), x)[1](x)
---
from torch import nn
from torch.func import functional_call, stack_module_state
seeded = torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
ones = {name: torch.ones_like(one) for name, one in net.named_parameters()}
functional_call(net, ones, (torch.ones(4, 2),))
functional_call(net, ones, torch.ones(4, 2))
net(torch.ones(4, 2))
functional_call(net, {"0.bias": torch.zeros(3)}, (torch.ones(2),))
def loss(weights, x):
    return functional_call(net, weights, (x,)).sum()
grad(loss)(ones, torch.ones(2))
vmap(grad(loss), in_dims=(None, 0))(ones, torch.ones(4, 2))
functional_call(net, ones, (torch.ones(4, 2),), strict=True)
functional_call(net, {"0.bias": torch.zeros(3)}, (torch.ones(2),), strict=True)
---
from torch import nn
from torch.func import functional_call, stack_module_state
seeded = torch.manual_seed(0)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)
        self.register_buffer("scale", torch.ones(1))
    def forward(self, x, times=1):
        return self.fc(x) * self.scale * times
nets = [Net() for i in range(3)]
params, buffers = stack_module_state(nets)
params, buffers
def call(p, b, x):
    return functional_call(nets[0], (p, b), (x,), {"times": 2})
vmap(call, in_dims=(0, 0, None))(params, buffers, torch.ones(4, 2))
functional_call(nets[0], (params, params), torch.ones(2))
---
torch.func.functional_call(torch.nn.Linear(2, 1), 5, torch.ones(2))
---
torch.func.functional_call(torch.nn.Linear(2, 1), {"weight": 5}, torch.ones(2))
---
torch.func.functional_call(torch.nn.Linear(2, 1), {"a.b": torch.ones(2)}, torch.ones(2))
---
torch.func.functional_call(torch.nn.Linear(2, 1))
---
torch.func.stack_module_state([])
""".split("\n---\n")


@pytest.mark.parametrize("program", PROGRAMS)
def test_agrees_with_python(program, assert_agrees):
    assert_agrees(BEGIN + program)


def test_torchs_compiler_stays_away():
    program = "from torch.func import *\nvmap(grad(torch.sin))(torch.ones(2))\nhessian(torch.sum)(torch.ones(2))"
    lines = (
        f"import sys\nfrom components.interpreter import run\nassert not run({program!r}).error\n"
        "assert not [name for name in sys.modules if name.startswith('torch._dynamo.symbolic')]\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", lines], check=True)
