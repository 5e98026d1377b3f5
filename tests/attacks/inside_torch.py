"""What torch's own code would go through for ever, make too large, or end Python with, given by a program's models."""

from .apart import each
from .models import NET, TRAINED

P = "p = torch.ones(1000, requires_grad=True)\np.sum().backward()\n"
SCHEDULES = "L = torch.optim.lr_scheduler\n"
REPEATED = "children named_children modules named_modules parameters named_parameters buffers named_buffers"
GONE_THROUGH = [
    *each(
        "class M(nn.Module):\n    def WORD(self, *a):\n        return itertools.repeat(layer)\nlist(M().WORD())",
        REPEATED,
    ),
    "class M(nn.Module):\n    def children(self): return itertools.repeat(layer)\nM().eval()",
    "class M(nn.Module):\n    def parameters(self): return itertools.repeat(x)\nM().zero_grad()",
    "class M(nn.Module): pass\nm = M()\nm.children = lambda: itertools.repeat(layer)\nm.eval()",
    "class M(nn.Module): pass\nM.children = lambda self: itertools.repeat(layer)\nM().eval()",
    "class S(nn.Sequential):\n    def __iter__(self): return itertools.repeat(nn.Identity())\nS()(1)",
    *each("WORD * 10**9", "nn.Sequential(layer) nn.Sequential()"),
    "10**9 * nn.Sequential(layer)",
    "m = nn.Sequential(layer)\nm *= 10**9",
    "operator.mul(nn.Sequential(layer), 10**9)",
    *each("m = WORD\nm += itertools.repeat(layer)", "nn.Sequential() nn.ModuleList()"),
    "nn.ModuleList() + itertools.repeat(layer)",
    "class D:\n    def __len__(self): return 10**9\n"
    "next(iter(BatchSampler(torch.utils.data.SequentialSampler(D()), 10**9, False)))",
    "list(BatchSampler(range(10), 10**9, True))",
    "class D:\n    n = 0\n    def __len__(self):\n        D.n += 1\n        return 10 if D.n < 2 else 10**9\n"
    "random_split(D(), [0.5, 0.5])[0].indices[5]",
    SCHEDULES + "c = schedule\nfor i in range(40): c = L.ChainedScheduler([c, c])\nc.step()",
    SCHEDULES + "c = L.ChainedScheduler([schedule])\nc.load_state_dict({'_schedulers': [c, c]})\nc.step()",
    SCHEDULES + "L.StepLR(opt, 1, gamma=10).step(10**9)",
    SCHEDULES + "L.ExponentialLR(opt, gamma=10).step(10**9)",
    SCHEDULES + "c = L.ExponentialLR(opt, gamma=0.5)\nc.load_state_dict({'gamma': 10})\nc.step(10**9)",
    *each(
        "opt.step()\nopt.state[net.fc.weight]['step'] = WORD\ngroup['betas'] = (10, 10)\nopt.step()",
        "10**9 tensor(10**9)",
    ),
    "def f():\n    group['params'] = itertools.repeat(x)\n    return 1.0\nopt.step(f)",
    P + "torch.optim.LBFGS([p], history_size=10**9).step(lambda: 1.0)",
    "o = torch.optim.LBFGS(net.parameters())\no.param_groups[0]['history_size'] = 10**9\no.step(lambda: 1.0)",
    "p = torch.ones(20000, 1, requires_grad=True)\np.sum().backward()\no = torch.optim.Rprop([p])\no.step()\n"
    "o.state[p]['prev'] = torch.ones(1, 20000)\no.step()",
    "p = torch.ones(1, 20000, requires_grad=True)\np.sum().backward()\np.data = torch.ones(20000, 1)\n"
    "torch.optim.SGD([p], lr=0.1, weight_decay=0.1).step()",
    "opt.load_state_dict({'state': {0: {'x': 'abc'}}, 'param_groups': opt.state_dict()['param_groups']})",
]
GONE_THROUGH += [
    "class A:\n    def __len__(self): return 10**9\ntorch.testing.assert_close(A(), A())",
    "a = []\na.append(a)\ntorch.testing.assert_close(a, a)",
    "torch.testing.assert_close(itertools.repeat(1), itertools.repeat(1))",
    "torch.testing.assert_close([1] * 90000, [2] * 90000)",
    "torch.testing.assert_close(1, 2, msg=print)",
    "class D(dict): pass\ntorch.utils.data.default_convert(D())",
]
# Of some of these torch's kernels reach over the end of a tensor.
FUSED = P + "o = torch.optim.Adam([p], fused=True)\no.step()\n"
ENDING = [
    *each(FUSED + "o.state[p]['exp_avg'] = WORD\no.step()", "torch.zeros(1) torch.zeros(1).expand(1000)"),
    *each(FUSED + "o.state[p]['step'] = WORD\no.step()", "torch.zeros(0) 5"),
    *each(
        P
        + "o = torch.optim.WORD([p], lr=0.1, fused=True)\np.data = torch.ones(1_000_000)\nfor i in range(5): o.step()",
        "Adam AdamW SGD Adagrad",
    ),
    *each(
        "m = nn.LSTM(4, 50)\nm.WORD\nwith torch.no_grad(): m(torch.ones(3, 100, 4))",
        "hidden_size=5000 weight_ih_l0=nn.Parameter(torch.ones(200,1)) weight_hh_l0=nn.Parameter(torch.ones(200,1)) "
        "bias_hh_l0=nn.Parameter(torch.ones(1)) weight_hh_l0.data=torch.ones(200,1)",
    ),
    "m = nn.LSTM(4, 50)\nm.input_size = 500\nm(torch.ones(3, 100, 500))",
    "m = nn.TransformerEncoderLayer(4, 2, batch_first=True).eval()\nm.self_attn.num_heads = 0\n"
    "with torch.no_grad(): m(torch.ones(3, 1, 4))",
]

FUNCTION = """\
class S(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        global c
        c = ctx
        return x * 1
    @staticmethod
    def backward(ctx, g):
        with torch.enable_grad():
            S.apply(torch.ones(1, requires_grad=True)).sum().backward()
        return g
x = torch.ones(2, requires_grad=True)
y = S.apply(x)
from torch import nn
ONCE = torch.autograd.function.once_differentiable
"""
FUNCTIONS = [
    "y.sum().backward()",
    "for i in range(10**6): x = S.apply(x)",
    "for i in range(10**6):\n    x = S.apply(x)\n    c.l = [0] * 10**5",
    "for i in range(10**6):\n    y = S.apply(x)\n    c.y = y, torch.ones(10**5)",
    "for i in range(10**6):\n    x = torch.ones(10**5, requires_grad=True)\n"
    "    (x ** 2).sum().backward(create_graph=True)",
    "for i in range(10**6):\n    x = torch.ones(10**5, requires_grad=True)\n    x.grad = x * 2",
    *each("c.WORD", "__host__ to_save own _raw_saved_tensors saved_for_forward dirty_tensors name next_functions"),
    *each("y.grad_fn.WORD", "own saved_tensors _forward_cls apply register_hook save_for_backward metadata"),
    *each("S.WORD", "_backward_cls __mro__[1].x __bases__[0].apply.call _is_legacy vmap generate_vmap_rule __dict__.x"),
    *each("WORD.x = 5", "torch.autograd.Function type(c).__bases__[0] S.__bases__[0] S.apply y.grad_fn"),
    "c.__host__ = 5",
    "c.save_for_backward(x)",
    "type(c).__bases__[0]()",
    "S.apply(x, *range(10**7))",
    "S.apply(x=x, ctx=5)",
    *each("ONCE(lambda *a: WORD)(c, x)", "print torch nn S.apply ONCE type(c) [x]*10**6 iter(int,1)"),
    "class D:\n    def detach(self): return torch.nn.Linear\nONCE(lambda *a: D())(c, x)",
    "class D:\n    detach = staticmethod(lambda: torch.nn.Linear)\nONCE(lambda *a: D)(c, x)",
    "keep = []\nwhile True: keep.append(ONCE(lambda *a: (x,) * 90000)(c, x))",
    *each("ONCE(lambda x: x).WORD", "__globals__ __closure__ __code__ __wrapped__.__globals__ __dict__"),
    "ONCE(torch.sin).__module__.x",
]

TRANSFORMS = [
    *each("func.WORD(f)(x)", "grad vmap jacrev jacfwd hessian grad_and_value"),
    *each("func.WORD(f, x)", "vjp"),
    "func.jvp(f, (x,), (x,))",
    "torch.vmap(torch.sin)(torch.ones(10**6))",
    "func.jacrev(torch.sin)(torch.ones(2000))",
    "func.hessian(lambda x: (x ** 3).sum())(torch.ones(20000))",
    "g = torch.sin\nfor i in range(10**4): g = func.grad(g)\ng(torch.tensor(1.0))",
    "g = torch.sin\nfor i in range(10**4): g = torch.vmap(g)\ng(torch.tensor(1.0))",
    "a = []\na.append(a)\ntorch.vmap(torch.sin)(a)",
    "a = []\nfor i in range(10**5): a = [a]\nfunc.grad(torch.sum)(a)",
    "torch.vmap(torch.sin, in_dims=a)(x)",
    *each("torch.vmap(lambda v: WORD)(x)", "v.item() v.tolist() v.numpy() print(v) torch.rand(1) v.nonzero()"),
    *each("torch.vmap(lambda v: WORD)(x)", "v.unique() float(v) int(v) bool(v) [v][v>0] v[v>0] f'{v}' v.equal(v)"),
    "torch.vmap(lambda v: v if v > 0 else -v)(x)",
    "func.grad.x = 5",
    "func.grad(torch.sin).__closure__",
    *each("func.functional_call(net, {'WORD': x}, x)", "_parameters _modules __class__ __class__.x _forward_hooks.x"),
    *each("func.functional_call(net, {'WORD': x}, x)", "forward forward.x training fc.__init__.x a.b " + "a." * 60),
    *each("func.functional_call(net, {'fc.weight': WORD}, x)", "5 print net f [x] None"),
    *each("func.functional_call(WORD, {}, x)", "5 f print Net [net]"),
    "func.functional_call(net, {}, itertools.repeat(x))",
    "class T(tuple):\n    def __iter__(self): return itertools.repeat(1)\nfunc.functional_call(net, {}, T())",
    "class D(dict):\n    def keys(self): return itertools.count()\nfunc.functional_call(net, {}, x, D())",
    "class D(dict):\n    def items(self): return itertools.count()\nfunc.functional_call(net, D(a=x), x)",
    "class M(Net):\n    def named_parameters(self, **k): return itertools.repeat(('a', x))\n"
    "func.functional_call(M(), {}, x)",
    "class M(Net):\n    def forward(self, x):\n        while True: pass\nfunc.functional_call(M(), {}, x)",
    "func.stack_module_state(itertools.repeat(net))",
    "func.stack_module_state([5])",
    "func.stack_module_state([nn.Linear(1000, 900)] * 40)",
    *each("CHECK(WORD, (d,))", "5 f print d.numpy lambda_:5"),
    *each(
        "CHECK(torch.sin, WORD)",
        "5 f print itertools.repeat(d) (torch.ones(2000,dtype=torch.double,requires_grad=True),)",
    ),
    *each("CHECK(torch.sin, (d,), WORD=True)", "fast_mode check_forward_ad check_batched_grad os"),
    "CHECK(lambda x: x.outer(x).outer(x), (torch.ones(100, dtype=torch.double, requires_grad=True),))",
    "CHECK(torch.sin, (d,), eps=itertools.repeat(1))",
]
TAKEN = """\
from torch import func
CHECK = torch.autograd.gradcheck
d = torch.ones(2).double().requires_grad_()
x = torch.ones(2)
def f(*a):
    while True: pass
"""

# A page would draw these for longer than the run took.
FIGURES = [
    "plt.contour(torch.rand(500, 500), 200)",
    "for i in range(4900): plt.contour([[1, 2], [3, 4]], 200)",
    "fig = plt.figure()\nplt.contour(torch.rand(100, 100), 50)\nwhile True:\n    plt.figure(fig)\n    plt.show()",
    "fig, ax = plt.subplots()\nfor i in range(4000): ax.plot([1, 2])\nfor i in range(20):\n    plt.figure(fig)\n"
    "    plt.show()",
    "ax = plt.gca()\nfor i in range(3000): ax = ax.twinx()",
    "for i in range(2000): plt.scatter([1], [1], label='a')\nplt.legend()",
]

INSIDE_TORCH = {
    "figures that a page draws for long": ["import matplotlib.pyplot as plt\n" + program for program in FIGURES],
    "what torch goes through": [NET + TRAINED + program for program in GONE_THROUGH],
    "transforms of functions": [NET + TAKEN + program for program in TRANSFORMS],
    "functions of torch of one's own": [FUNCTION + program for program in FUNCTIONS],
    "what torch's kernels do not look at": [NET + TRAINED + program for program in ENDING],
}
