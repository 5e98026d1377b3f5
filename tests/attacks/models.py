"""What models give to reach: torch's own inside, what torch would call or go through for ever, and sizes."""

from .apart import each

NET = """\
from torch import nn
import itertools, functools, operator
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)
    def forward(self, x):
        return self.fc(x)
net = Net()
layer = nn.Linear(2, 1)
x = torch.ones(3, 2)
"""
INSIDES = """
    _parameters _modules _buffers _forward_hooks _backward_hooks _forward_pre_hooks _state_dict_hooks _call_impl
    _apply _wrapped_call_impl _load_from_state_dict _non_persistent_buffers_set _version __dict__ __setstate__
    __getattr__ __setattr__ __delattr__ __dir__ __reduce_ex__ register_forward_hook register_forward_pre_hook
    register_full_backward_hook register_state_dict_post_hook share_memory compile to_empty dump_patches
    call_super_init set_extra_state get_extra_state set_submodule
"""
# The ways to ask differ, and a few of the names show that.
SOME = "_parameters _modules _forward_hooks _call_impl __dict__ register_forward_hook compile"
READ = [
    *each("net.WORD", INSIDES),
    *each("layer.WORD", INSIDES),
    *each("nn.Sequential(layer).WORD", SOME),
    *each("getattr(net, 'WORD')", SOME),
    *each("operator.attrgetter('WORD')(net)", SOME),
    *each("operator.attrgetter('WORD')(layer)", SOME),
    *each("'{.WORD}'.format(net)", SOME),
    *each("class M(nn.Module):\n    def f(self):\n        return self.WORD\nM().f()", SOME),
    *each("class M(nn.Module):\n    def f(self):\n        return super().WORD\nM().f()", SOME),
    *each("class M(nn.Linear):\n    pass\nM(1, 1).WORD", SOME),
    *each("Net.WORD", "_call_impl _apply __setattr__ __getattr__ __subclasses__ mro register_forward_hook"),
    *each("nn.Module.WORD", "_call_impl _apply __setattr__ __getattr__ __subclasses__ mro __globals__ forward.x"),
    *each("match net:\n    case nn.Module(WORD=a):\n        a\n    case _:\n        1 / 0", "_modules _parameters"),
    "vars(net)",
    "vars(layer)",
    "net.forward.__globals__",
    "layer.forward.__globals__",
    "layer.forward.__func__",
    "net.parameters().gi_frame",
    "next(net.named_modules())[1]._modules",
    "super(Net, net)._modules",
    "super(Net, net).__setattr__('_modules', {})",
    "nn.Module.__setattr__(net, '_modules', {})",
    "object.__setattr__(net, '_modules', {})",
    "net.state_dict()._metadata",
]
WRITTEN = [
    *each("net.WORD = 5", INSIDES),
    *each("net.WORD = print", SOME),
    *each("layer.WORD = lambda *a: 0", SOME),
    *each("setattr(net, 'WORD', {})", SOME),
    *each("del net.WORD", "_parameters _modules _forward_hooks __dict__ _buffers"),
    *each("Net.WORD = lambda self, *a: 0", INSIDES),
    *each("class M(nn.Module):\n    WORD = 5", SOME),
    *each("class M(nn.Module):\n    def WORD(self, *a, **k):\n        return a", INSIDES),
    *each("class M(nn.Module):\n    WORD = layer", "forward extra_repr parameters children train apply"),
    *each("class M(nn.Module):\n    WORD = x.repeat", "forward extra_repr parameters children train apply"),
    *each("net.WORD = x.repeat", "forward extra_repr parameters children train apply named_modules training"),
    *each("Net.WORD = x.repeat", "forward extra_repr parameters children train apply named_modules training"),
    *each("net.WORD = itertools.count", "named_modules named_parameters children modules"),
    *each("layer.WORD = 5", "forward weight bias x __class__"),
    *each("nn.Linear.WORD = 5", "forward x training __init__ in_features"),
    *each("class M(WORD): pass", "nn.LSTM nn.MultiheadAttention nn.Parameter nn.Transformer nn.ParameterList"),
    *each("net.add_module('WORD', layer)", "_modules _parameters _forward_hooks forward training __dict__"),
    *each("net.register_buffer('WORD', x)", "_modules _parameters _forward_hooks forward training __dict__ a.b"),
    *each("nn.ModuleDict({'WORD': layer})", "_modules _parameters forward training __dict__"),
    *each("net.get_submodule('WORD')", "_modules __class__ forward fc.weight __init__.__globals__"),
    *each("net.get_parameter('WORD')", "_parameters fc._parameters fc.__class__ __dict__.x"),
    "nn.Sequential({'_modules': layer})",
    "from collections import OrderedDict\nnn.Sequential(OrderedDict(_modules=layer))",
    "net.apply(5)",
    "net.register_module('a', print)",
    "import dataclasses\n@dataclasses.dataclass\nclass M(nn.Module):\n    _modules: int = 5\nM()",
]
GIVEN = [
    *each("nn.Conv2d(1, 1, WORD)", "itertools.repeat(1) itertools.count() itertools.cycle([1]) print net"),
    *each("nn.Sequential(*WORD)", "itertools.repeat(layer) itertools.cycle([layer])"),
    *each("nn.ModuleList(WORD)", "itertools.repeat(layer) itertools.cycle([layer]) [print] [x]"),
    *each("nn.ParameterList(WORD)", "itertools.repeat(x) itertools.cycle([x])"),
    *each("net.load_state_dict(WORD)", "itertools.count() print net [] {'fc.weight':print} {1:2}"),
    *each("net.to(WORD)", "print itertools.count() net 'nothing' 'mps' 'fpga' 5"),
    "nn.Linear(10**6, 10**6)",
    "nn.Linear(10**20, 1)",
    "nn.Embedding(10**9, 10)",
    "nn.LSTM(5000, 5000)",
    "nn.Bilinear(10**4, 10**4, 10)",
    "nn.TransformerEncoderLayer(4, 2, activation=print)",
    "nn.TransformerEncoderLayer(4, 2, activation=x.repeat)",
    "nn.Parameter(net)",
    "nn.ReflectionPad1d(10**9)(torch.ones(1, 1, 3))",
    "nn.ConstantPad1d(10**9, 1.0)(torch.ones(1, 1, 3))",
    "nn.Upsample(scale_factor=10**6)(torch.ones(1, 1, 30))",
    "nn.AdaptiveAvgPool1d(10**9)(torch.ones(1, 1, 3))",
    "nn.Fold((10**5, 10**5), 2)(torch.ones(1, 4, 9))",
    "nn.Conv2d(1, 1, 3, padding=10**6)(torch.ones(1, 1, 3, 3))",
    "nn.MaxPool2d(500, stride=1)(torch.ones(1, 1, 1000, 1000))",
    "nn.AvgPool2d(500, stride=1)(torch.ones(1, 1, 1000, 1000))",
    "torch.nn.functional.conv2d(torch.ones(1, 1, 1000, 1000), torch.ones(1, 1, 999, 999), padding=500)",
    "q = torch.ones(1, 500_000, 2)\ntorch.nn.functional.scaled_dot_product_attention(q, q, q)",
    "torch.nn.functional.interpolate(torch.ones(1, 1, 3), size=10**9)",
    "torch.nn.functional.pad(torch.ones(3), (10**9, 0))",
    "torch.nn.functional.one_hot(tensor([10**9]))",
    "torch.nn.functional.grid_sample(torch.ones(1, 1, 2, 2), torch.ones(1, 2000, 2000, 2))",
    "a = nn.Sequential(nn.Identity())\nfor i in range(40):\n    a = nn.Sequential(a, a)\na(1)",
    "a = nn.Sequential(nn.Identity())\nfor i in range(40):\n    a = nn.Sequential(a, a)\nprint(a)",
    "a = nn.Sequential(nn.Identity())\nfor i in range(40):\n"
    "    a = nn.Sequential(nn.Sequential(a), nn.Sequential(a))\na.eval()",
    "a = nn.Sequential()\nfor i in range(5000):\n    a = nn.Sequential(a)\na(1)",
    "a = nn.Sequential()\na.append(a)\na(1)",
    "a = nn.Sequential()\na.append(a)\na.eval()",
    "a = nn.Sequential()\na.append(a)\na.state_dict()",
    "class A(nn.Sequential):\n    def forward(self, x):\n        return super().forward(x)\na = A()\na.append(a)\na(1)",
    "class M(nn.Module):\n    def forward(self, x):\n        return self(x)\nM()(1)",
    "class M(nn.Module):\n    def forward(self):\n        while True: pass\nM()()",
    "class M(nn.Module):\n    def forward(self, x):\n        while True: pass\nnn.Sequential(M())(x)",
    "class M(nn.Module):\n    def extra_repr(self):\n        while True: pass\nprint(nn.Sequential(M()))",
    "class M(nn.Module):\n    def train(self, mode=True):\n        while True: pass\nnn.Sequential(M()).eval()",
    "class M(nn.Module):\n    def parameters(self, recurse=True):\n        while True:\n            yield x\n"
    "list(M().parameters())",
    "def f(m):\n    while True: pass\nnet.apply(f)",
    "class M(nn.Module):\n    def __len__(self):\n        return 10**18\n    def __getitem__(self, i):\n"
    "        return 1\ntorch.tensor(M())",
    "m = [nn.Linear(1, 1) for i in range(100_000)]",
    "m = nn.ModuleList()\nwhile True:\n    m.append(nn.Linear(100, 100))",
    "keep = []\nwhile True:\n"
    "    keep.append(nn.Sequential(nn.Linear(2, 60), nn.ReLU(), nn.Linear(60, 1))(torch.ones(300, 2)))",
    "m = nn.LSTM(1, 1, num_layers=10**9)",
    "nn.Transformer(4, 2, num_encoder_layers=10**9)",
]
AFTER = [
    "class M(nn.Module):\n    def WORD(self, *a):\n        while True: pass\nm = M()\ns = [nn.Sequential(m)]".replace(
        "WORD", word
    )
    for word in "extra_repr forward __repr__ parameters __hash__ __eq__ __getitem__".split()
]

TRAINED = """\
opt = torch.optim.Adam(net.parameters(), lr=0.1)
schedule = torch.optim.lr_scheduler.StepLR(opt, 1)
net(x).sum().backward()
from torch.utils.data import Dataset, DataLoader, TensorDataset, Subset, random_split, BatchSampler, RandomSampler
from torch.utils.data import WeightedRandomSampler, default_collate
class Endless(Dataset):
    def __len__(self):
        return 10**18
    def __getitem__(self, i):
        return i
group = opt.param_groups[0]
"""
OF_OPTIMIZERS = """
    _step_count _zero_grad_profile_name _optimizer_step_pre_hooks register_step_pre_hook register_step_post_hook
    profile_hook_step _patch_step_function __setstate__ __getstate__ __dict__ step.__globals__ hooked
"""
STEPPED = [
    *each("opt.WORD", OF_OPTIMIZERS),
    *each("opt.WORD = 5", "param_groups state defaults step __class__ x"),
    *each("schedule.WORD", "_step_count _last_lr optimizer._opt_called step.__globals__ __dict__ lr_lambdas get_lr"),
    *each("schedule.WORD = 5", "optimizer base_lrs last_epoch step x"),
    *each("group['lr'] = WORD\nopt.step()", "net print [1]*3 {} 'a'*1000 Net torch.ones(3,3) (print,) [x]"),
    *each("group['betas'] = WORD\nopt.step()", "net print 5 itertools.count() (print,print) [[1],[2]] 'ab'"),
    *each("group['params'] = WORD\nopt.step()", "net print 5 itertools.count() (x,) [5] [net] [x.numpy()] None"),
    *each("group['params'].append(WORD)\nopt.step()", "net print 5 None [x] Net"),
    *each("opt.param_groups.append(WORD)\nopt.step()", "net print 5 {} {'params':5} [] {'params':[print]}"),
    *each(
        "opt.step()\nopt.state[net.fc.weight]['exp_avg'] = WORD\nopt.step()", "net print 5 [print] None torch.ones(5,5)"
    ),
    *each(
        "torch.optim.SGD(WORD, lr=0.1)",
        "itertools.repeat(x) itertools.cycle([x]) [net] [print] print [{'params':print}]",
    ),
    *each("torch.optim.SGD([{'params': WORD}], lr=0.1)", "itertools.repeat(x) net print [print] itertools.count()"),
    *each("torch.optim.SGD(net.parameters(), lr=WORD)", "print net itertools.count() -1 'a' lambda:0"),
    *each("class M(WORD): pass", "torch.optim.SGD torch.optim.Optimizer torch.optim.lr_scheduler.StepLR DataLoader"),
    *each("torch.optim.SGD.WORD = print", "step x __init__ zero_grad"),
    *each("schedule.load_state_dict({'WORD': 5})", "optimizer step __class__ x base_lrs"),
    *each("opt.load_state_dict(WORD)", "5 {} {'state':5,'param_groups':[]} {'param_groups':print,'state':{}} net"),
    "torch.optim.lr_scheduler.LambdaLR(opt, print)\nopt.step()\n1 / 0",
    "torch.optim.lr_scheduler.LambdaLR(opt, lambda e: net).step()\nopt.step()",
    "def f():\n    while True: pass\nopt.step(f)",
    "def f():\n    return 1.0\ntorch.optim.LBFGS(net.parameters(), max_iter=10**12, tolerance_change=-1).step(f)",
    "p = [torch.ones(1000, 1000, requires_grad=True) for i in range(18)]\nfor q in p:\n    q.sum().backward()\n"
    "torch.optim.Adam(p, amsgrad=True).step()",
    "keep = []\nwhile True:\n    p = torch.ones(90_000, requires_grad=True)\n    p.sum().backward()\n"
    "    keep.append(torch.optim.Adam([p]))\n    keep[-1].step()",
    "while True:\n    opt.step()",
    "while True:\n    opt.zero_grad()",
]
COMPUTED = [
    *each("torch.autograd.functional.jacobian(WORD, x)", "5 print x.repeat x.numpy"),
    *each("torch.autograd.functional.WORD", "torch os _jacfwd jacobian.__globals__ _as_tuple"),
    *each("torch.autograd.functional.jacobian(WORD, torch.ones(1000))", "lambda x:x.outer(x)"),
    "def f(x):\n    while True: pass\ntorch.autograd.functional.hessian(f, x)",
    *each("torch.distributions.WORD", "register_kl transforms constraints.os kl.torch Normal.x.y utils"),
    *each("torch.distributions.Normal(0.0, 1.0).WORD", "_validate_args __dict__ expand set_default_validate_args"),
    *each("torch.distributions.Normal(0.0, 1.0).WORD = 5", "loc sample x"),
    *each("torch.distributions.Normal(WORD, 1.0)", "net print itertools.count() Net"),
    *each("torch.distributions.WORD.sample((10**9,))", "Normal(0.0,1.0) Categorical(torch.ones(3)) Beta(1.0,2.0)"),
    "torch.distributions.Binomial(10**9).enumerate_support()",
    "torch.distributions.kl_divergence(net, net)",
    "class D(torch.distributions.Normal): pass",
]
SAVED = [
    *each(
        "io.WORD", "open FileIO StringIO os BytesIO.__subclasses__ BytesIO.__init__.__globals__ BytesIO.__mro__[1].x"
    ),
    *each("io.BytesIO(WORD)", "5 x 'a' [1] print range(10**9)"),
    *each(
        "b.WORD", "getvalue() getbuffer() read() write(5) seek(10**9) seek(x) truncate(10**9) place __enter__ __dict__"
    ),
    *each("b.WORD = 5", "closed place x __class__ seek"),
    *each("torch.save(WORD, b)", "b [b] iter(int,1)"),
    "b.seek(-1)",
    "torch.load(io)",
    "torch.load(io.BytesIO)",
    "class B(io.BytesIO): pass",
    "class B:\n    def write(self, b): pass\ntorch.save(x, B())",
    "class B:\n    def read(self, *a): return 5\n    def seek(self, *a): return 0\ntorch.load(B())",
    "keep = []\nwhile True:\n    b = io.BytesIO()\n    torch.save(torch.ones(10**5), b)\n    keep.append(b)",
    "a = [0] * 90000\nkeep = []\nwhile True:\n    b = io.BytesIO()\n    torch.save(a, b)\n    keep.append(b)",
    "keep = []\nwhile True: keep.append(io.BytesIO())",
]
LOADED = [
    *each("list(DataLoader(WORD))", "itertools.count() itertools.repeat(x) print 5 (i for i in [1])"),
    *each(
        "next(iter(DataLoader([1, 2], WORD)))",
        "batch_size=10**9 batch_size=-1 sampler=itertools.repeat(0) shuffle=print",
    ),
    *each("next(iter(DataLoader([1, 2], WORD)))", "batch_sampler=itertools.repeat([0]) worker_init_fn=print"),
    *each("next(iter(DataLoader([1, 2], collate_fn=WORD)))", "x.repeat 5 lambda:0"),
    *each(
        "DataLoader([1, 2]).WORD", "_iterator __dict__ multiprocessing_context worker_init_fn collate_fn _get_iterator"
    ),
    *each("DataLoader([1, 2]).WORD = 5", "dataset batch_size collate_fn sampler"),
    *each("iter(DataLoader([1, 2])).WORD", "_dataset_fetcher gi_frame __dict__ _loader"),
    "list(DataLoader(Endless(), batch_size=100))",
    "next(iter(DataLoader(Endless(), shuffle=True)))",
    "random_split(Endless(), [0.5, 0.5])",
    "random_split([1, 2], itertools.repeat(1))",
    "TensorDataset(5)",
    "TensorDataset(itertools.repeat(x))",
    "list(RandomSampler([1, 2], replacement=True, num_samples=10**12))",
    "next(iter(BatchSampler(itertools.repeat(1), 10**9, False)))",
    "WeightedRandomSampler([1.0, 2.0], 10**12)\n[i for i in WeightedRandomSampler([1.0, 2.0], 10**12)]",
    "a = [1]\nfor i in range(40):\n    a = [a, a]\ndefault_collate([a, a])",
    "a = [1]\nfor i in range(40):\n    a = [a, a]\nnext(iter(DataLoader([a, a], batch_size=2)))",
    "class D(Dataset):\n    def __len__(self): return 3\n    def __getitem__(self, i):\n        while True: pass\n"
    "for b in DataLoader(D()): pass",
    "class D(torch.utils.data.IterableDataset):\n    def __iter__(self):\n        while True: yield 1\n"
    "for b in DataLoader(D()): pass",
    "class D(torch.utils.data.IterableDataset):\n    def __iter__(self):\n        return itertools.repeat(1)\n"
    "for b in DataLoader(D(), batch_size=100_000): pass",
    *each("torch.save(net, WORD)", "5 None print net x open('a','w')"),
    *each("torch.load(WORD)", "'/etc/passwd' '/work' 5 None print"),
    "torch.save(net, '/tmp/attack')\ntorch.load('/tmp/attack')",
    "i = 0\nwhile True:\n    torch.save(torch.ones(1000, 1000), str(i))\n    i += 1",
    *each(
        "torch.utils.WORD", "os sys cpp_extension data.os data.get_worker_info data._utils model_zoo checkpoint dlpack"
    ),
    *each("nn.utils.WORD", "os parametrize weight_norm prune stateless rnn.__globals__"),
    *each("nn.utils.clip_grad_norm_(WORD, 1.0)", "itertools.repeat(x) itertools.count() print net"),
    *each("nn.init.WORD", "math torch.os _no_grad_fill_ sparse_"),
    "nn.init.normal_(torch.ones(3), generator=print)",
]

MODELS_REFUSED = {
    "the inside of models": [NET + program for program in READ],
    "the inside of models, written": [NET + program for program in WRITTEN],
    "what is given to models": [NET + program for program in GIVEN],
    "the inside of optimizers, and what is given to them": [NET + TRAINED + program for program in STEPPED],
    "what is given to derivatives and distributions": [NET + program for program in COMPUTED],
    "what is given to loaders, saved and loaded": [NET + TRAINED + program for program in LOADED],
    "what is saved to buffers": [NET + "import io\nb = io.BytesIO()\n" + program for program in SAVED],
}
MODELS_HARMLESS = {"models after the run": [NET + program for program in AFTER]}
