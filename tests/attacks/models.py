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

MODELS_REFUSED = {
    "the inside of models": [NET + program for program in READ],
    "the inside of models, written": [NET + program for program in WRITTEN],
    "what is given to models": [NET + program for program in GIVEN],
}
MODELS_HARMLESS = {"models after the run": [NET + program for program in AFTER]}
