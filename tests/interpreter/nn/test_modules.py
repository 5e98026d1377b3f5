"""Layers and a program's own modules print, compute and fail as in Python."""

import pytest
import torch

from components.interpreter import run
from components.interpreter.nn import names
from tests.attacks.harm import tensors_alive

pytestmark = pytest.mark.filterwarnings("ignore")
BEGIN = "from torch import nn\nimport torch.nn.functional as F\nseeded = torch.manual_seed(0)\n"
TWO_LAYERS = """\
class Net(nn.Module):
    def __init__(self, hidden=4):
        super().__init__()
        self.fc1 = nn.Linear(2, hidden)
        self.fc2 = nn.Linear(hidden, 1)
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer("mean", torch.zeros(2))
        self.calls = 0
    def forward(self, x):
        self.calls += 1
        return self.fc2(F.relu(self.fc1(x - self.mean))) * self.scale
net = Net()
"""
PROGRAMS = [
    "net = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))\nnet\nprint(net)\nnet(torch.ones(4, 2))\nnet[0]\n"
    "net[0].weight\nnet[-1].bias\nlen(net)\nfor part in net:\n    print(part)\nnet[:2]\nlist(net.parameters())",
    "from collections import OrderedDict\n"
    "net = nn.Sequential(OrderedDict([('a', nn.Linear(1, 1)), ('b', nn.Tanh())]))\n"
    "net\nnet.a.weight\nnet.a.in_features\ndel net[0]\nnet\nnet.append(nn.Linear(1, 2))\nnet[0] = nn.ReLU()\nnet",
    TWO_LAYERS + "net\nnet(torch.ones(3, 2))\nnet.calls\nnet.fc1.weight.shape\nnet.state_dict()\nnet.mean\n"
    "for name, p in net.named_parameters():\n    print(name, p.shape, p.requires_grad, p)\n"
    "list(net.children())\nlist(net.named_modules())\nlist(net.buffers())\nnet.training\nnet.eval().training\n"
    "net.fc2.training\nnet.train()\nsum(p.numel() for p in net.parameters())",
    TWO_LAYERS + "net(torch.ones(3, 2)).sum().backward()\nnet.fc1.weight.grad\nnet.zero_grad()\nnet.fc1.weight.grad\n"
    "net.requires_grad_(False)\n[p.requires_grad for p in net.parameters()]\nnet.double().fc1.weight.dtype\n"
    "net.to(torch.float32)\nnet.float()\nnet.cpu()\nnet.to('cpu')",
    TWO_LAYERS + "other = Net()\nother.load_state_dict(net.state_dict())\nother.fc1.weight.equal(net.fc1.weight)\n"
    "Net(5).load_state_dict(net.state_dict())",
    TWO_LAYERS + "net.load_state_dict({'a': torch.ones(1)}, strict=False)\nnet.get_parameter('fc1.weight')\n"
    "net.get_submodule('fc2')\nnet.get_buffer('mean')\nnet.get_parameter('nothing')",
    TWO_LAYERS + "import copy\nother = copy.deepcopy(net)\nother.fc1.weight.equal(net.fc1.weight)\n"
    "other.fc1.weight is net.fc1.weight\nnet.nothing",
    TWO_LAYERS + "def init(m):\n    if isinstance(m, nn.Linear):\n        with torch.no_grad():\n"
    "            m.weight.fill_(1.0)\nnet.apply(init)\nnet.fc1.weight\nnet(1, 2, 3)",
    TWO_LAYERS + "net.fc1 = nn.Identity()\nnet\nnet.fc1 = 5",
    TWO_LAYERS + "net.scale = torch.ones(1)",
    TWO_LAYERS + "del net.fc1\nnet\nnet.fc1",
    "class Net(nn.Module):\n    def __init__(self):\n        self.fc = nn.Linear(1, 1)\nNet()",
    "class Net(nn.Module):\n    def __init__(self):\n        super(Net, self).__init__()\n"
    "        self.fc = nn.Linear(1, 1)\n"
    "Net()\nNet()(torch.ones(1))",
    "class Net(nn.Module):\n    def __init__(self):\n        nn.Module.__init__(self)\n"
    "        self.fc = nn.Linear(1, 1)\nNet()",
    "class Net(nn.Module):\n    pass\nNet()(1)",
    "class Net(nn.Module):\n    def forward(self, x, y=2):\n        return x * y\n    def extra_repr(self):\n"
    "        return 'mine'\nnet = Net()\nnet\nnet(3)\nnet(3, y=4)\nNet.forward(net, 2)\nnet.forward(5)\n"
    "type(net).__name__",
    "class Block(nn.Module):\n    def __init__(self, n):\n        super().__init__()\n"
    "        self.layers = nn.ModuleList("
    "nn.Linear(n, n) for _ in range(3))\n    def forward(self, x):\n        for layer in self.layers:\n"
    "            x = torch.tanh(layer(x))\n        return x\nb = Block(2)\nb\nb(torch.ones(2))\n"
    "nn.Sequential(b, Block(2))\nnn.Sequential(b, Block(2))(torch.ones(1, 2))\nlen(b.layers)\nb.layers[1:]",
    "d = nn.ModuleDict({'a': nn.Linear(1, 1), 'b': nn.ReLU()})\nd\nd['a'].weight\nlist(d.keys())\n'a' in d\n"
    "d.pop('b')\nd",
    "p = nn.ParameterList([nn.Parameter(torch.ones(2)), torch.zeros(1)])\np\np[0]\nlen(p)\np.append(torch.ones(3))\np",
    "class My(nn.Sequential):\n    def __init__(self, n):\n        super().__init__(nn.Linear(n, n), nn.ReLU())\n"
    "    def forward(self, x):\n        return super().forward(x) + 1\nm = My(2)\nm\nm(torch.ones(2))\nm[0]",
    "class My(nn.Linear):\n    pass\nm = My(2, 1)\nm\nm(torch.ones(2))\nm.in_features\nmy = My(2)",
    "nn.Linear(2, 3)(torch.ones(4))",
    "nn.Linear('a', 3)",
    "nn.Linear()",
    "nn.Embedding(3, 2)(tensor([0, 2]))\nnn.Embedding(3, 2)(tensor([5]))",
    "lstm = nn.LSTM(3, 4, num_layers=2)\nout, (h, c) = lstm(torch.ones(5, 1, 3))\nout, h, c\nlstm\nlstm.hidden_size\n"
    "out.sum().backward()\nlstm.weight_ih_l0.grad.shape",
    "nn.GRU(2, 3, batch_first=True)(torch.ones(1, 4, 2))\nnn.RNN(2, 3)(torch.ones(4, 2))",
    "bn = nn.BatchNorm1d(2)\nbn(torch.randn(5, 2))\nbn.running_mean\nbn.eval()(torch.ones(1, 2))\nbn.state_dict()",
    "drop = nn.Dropout(0.5)\ndrop(torch.ones(10))\ndrop.eval()(torch.ones(10))\ndrop.p = 0.0\ndrop",
    "loss = nn.CrossEntropyLoss()\nloss(torch.randn(3, 5), tensor([1, 0, 4]))\n"
    "loss(torch.randn(3, 5), tensor([1, 0, 9]))",
    "nn.MSELoss()(torch.ones(3), torch.zeros(3))\nnn.MSELoss(reduction='sum')(torch.ones(3), torch.zeros(3))\n"
    "nn.MSELoss()(torch.ones(3), torch.zeros(1))\nnn.L1Loss()(torch.ones(3), [1])",
    "nn.Parameter(torch.ones(2))\nnn.Parameter(torch.ones(2), requires_grad=False)\nnn.Parameter([1.0])",
    "p = nn.Parameter(torch.ones(2))\n(p * 2).sum().backward()\np.grad\nwith torch.no_grad():\n    p -= p.grad\np\n"
    "isinstance(p, torch.Tensor), isinstance(p, nn.Parameter), type(p)",
    "nn.MultiheadAttention(4, 2)(torch.ones(3, 1, 4), torch.ones(3, 1, 4), torch.ones(3, 1, 4))\n"
    "nn.TransformerEncoderLayer(4, 2)(torch.ones(3, 1, 4)).shape",
    "net = nn.Linear(1, 1)\nnet.weight.data = tensor([[2.0]])\nnet.bias = None\nnet\nnet(tensor([3.0]))\n"
    "net.weight = 5",
    "pool = nn.MaxPool2d(2, stride=2, return_indices=True)\nun = nn.MaxUnpool2d(2, stride=2)\nun\n"
    "x = torch.arange(16.).reshape(1, 1, 4, 4).requires_grad_()\no, i = pool(x)\ny = un(o, i)\ny\n"
    "y.sum().backward()\nx.grad\nun(o, i, output_size=torch.Size([1, 1, 5, 5]))",
    "pool = nn.MaxPool1d(2, return_indices=True)\nun = nn.MaxUnpool1d(2)\n"
    "o, i = pool(torch.arange(8.).reshape(1, 1, 8))\nun(o, i)\nF.max_unpool1d(o, i, 2)",
    "e = nn.EmbeddingBag(10, 3, mode='sum')\ne\ni = tensor([1, 2, 4, 5, 4, 3, 2, 9])\n"
    "e(i, tensor([0, 4]))\ny = e(tensor([[1, 2], [3, 3]]))\ny\ny.sum().backward()\ne.weight.grad\n"
    "nn.EmbeddingBag(10, 3, mode='max')(i, tensor([0, 4]))\nnn.EmbeddingBag(10, 3)(i, tensor([0, 4]))\n"
    "nn.EmbeddingBag(10, 3, mode='sum', include_last_offset=True)(i, tensor([0, 4, 8]))\n"
    "F.embedding_bag(i, torch.ones(10, 2), tensor([0, 4]))\nwith torch.no_grad():\n"
    "    print(e(i, tensor([0, 3])))\ne(i)",
    "T, C, N, S = 5, 4, 2, 3\nx = torch.randn(T, N, C).log_softmax(2).detach().requires_grad_()\n"
    "t = torch.randint(1, C, (N, S))\nil = torch.full((N,), T)\ntl = tensor([3, 2])\n"
    "loss = nn.CTCLoss()\nloss\ny = loss(x, t, il, tl)\ny\ny.backward()\nx.grad\n"
    "nn.CTCLoss(reduction='sum', zero_infinity=True)(x, t, il, tl)\nF.ctc_loss(x, t, (5, 5), (3, 2))\n"
    "loss(x, t.flatten()[:5], il, tl)",
    "p = nn.ParameterDict({'a': nn.Parameter(torch.ones(2)), 'b': torch.zeros(1)})\np\np['a']\n"
    "list(p.keys())\nlen(p)\n'a' in p\np['c'] = torch.ones(3)\np\np.pop('a')\nlist(p.items())\n"
    "p.update({'z': torch.ones(1)})\np\nclass M(nn.Module):\n    def __init__(self):\n"
    "        super().__init__()\n        self.p = nn.ParameterDict({'left': torch.randn(2)})\n"
    "    def forward(self, x):\n        return x * self.p['left']\nm = M()\nm\nm(torch.ones(2))\n"
    "[n for n, _ in m.named_parameters()]\nm.p.left\nfor k in m.p: print(k)",
    "net = nn.Linear(1, 1)\nlist(map(net, [tensor([1.0])]))\nsorted([tensor([2.0]), tensor([1.0])], key=net)\n"
    "callable(net)",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_with_modules_does_what_it_does_in_python(program, assert_agrees):
    assert_agrees(BEGIN + program)


# Arguments with which a layer is made, and the shape of what it is given; the rest is made without arguments.
MADE = {
    "Linear": ("3, 2", "4, 3"),
    "Flatten": ("", "2, 3, 4"),
    "Unflatten": ("1, (2, 3)", "2, 6"),
    **{f"Conv{n}d": ("2, 3, 2", ("1, 2, " + "4, " * n)) for n in (1, 2, 3)},
    **{f"ConvTranspose{n}d": ("2, 3, 2", ("1, 2, " + "4, " * n)) for n in (1, 2, 3)},
    **{f"{kind}Pool{n}d": ("2", ("1, 2, " + "6, " * n)) for kind in ("Max", "Avg") for n in (1, 2, 3)},
    **{f"LPPool{n}d": ("2, 3", ("1, 2, " + "6, " * n)) for n in (1, 2)},
    **{f"Adaptive{kind}Pool{n}d": ("2", ("1, 2, " + "6, " * n)) for kind in ("Max", "Avg") for n in (1, 2, 3)},
    **{f"BatchNorm{n}d": ("2", ("3, 2, " + "2, " * n)) for n in (1, 2, 3)},
    **{f"InstanceNorm{n}d": ("2", ("3, 2, " + "2, " * n)) for n in (1, 2, 3)},
    "LayerNorm": ("3", "4, 3"),
    "RMSNorm": ("3", "4, 3"),
    "GroupNorm": ("2, 4", "3, 4, 2"),
    "LocalResponseNorm": ("2", "1, 3, 2"),
    "RNN": ("3, 2", "4, 3"),
    "LSTM": ("3, 2", "4, 3"),
    "GRU": ("3, 2", "4, 3"),
    "RNNCell": ("3, 2", "4, 3"),
    "LSTMCell": ("3, 2", "4, 3"),
    "GRUCell": ("3, 2", "4, 3"),
    "Upsample": ("scale_factor=2", "1, 1, 3"),
    "UpsamplingNearest2d": ("scale_factor=2", "1, 1, 3, 3"),
    "UpsamplingBilinear2d": ("scale_factor=2", "1, 1, 3, 3"),
    "PixelShuffle": ("2", "1, 4, 2, 2"),
    "PixelUnshuffle": ("2", "1, 1, 4, 4"),
    "ChannelShuffle": ("2", "1, 4, 2, 2"),
    "Fold": ("(4, 4), 2", "1, 8, 9"),
    "Unfold": ("2", "1, 2, 4, 4"),
    **{
        f"{kind}Pad{n}d": ("1, 2.5" if kind == "Constant" else "1", ("1, 2, " + "4, " * n))
        for kind in ("Reflection", "Replication", "Zero", "Constant", "Circular")
        for n in (1, 2, 3)
    },
    "GLU": ("", "3, 4"),
    "Threshold": ("0.1, 20", "3, 4"),
    "Softmax2d": ("", "2, 3, 4"),
    "TransformerEncoderLayer": ("4, 2, 8", "3, 1, 4"),
    "MultiLabelMarginLoss": None,
}
TWICE = [name for name in names.LOSSES.split() if name not in ("CrossEntropyLoss", "NLLLoss", "MultiMarginLoss")]
TWICE += ["CosineSimilarity", "PairwiseDistance"]


def of_every_layer():
    """A program for each layer, activation and loss: made, written, called, and its gradient."""
    for name in (names.LAYERS + names.ACTIVATIONS + names.LOSSES).split():
        arguments, shape = MADE.get(name) or ("", "3, 4")
        shape = shape.rstrip(", ")
        if name in ("Bilinear", "Embedding", "MultiheadAttention") or "Decoder" in name or name.endswith("Encoder"):
            continue
        if name in ("Transformer", "MultiLabelMarginLoss", "EmbeddingBag", "CTCLoss") or "Unpool" in name:
            continue
        begin = f"layer = nn.{name}({arguments})\nlayer\nx = torch.rand({shape}, requires_grad=True)\n"
        if name in ("CrossEntropyLoss", "NLLLoss", "MultiMarginLoss"):
            call = "layer(x, tensor([0, 3, 1]))"
        elif name in ("CosineEmbeddingLoss", "MarginRankingLoss"):
            call = (
                f"layer(x, torch.rand({shape}), torch.ones(3) if {name == 'CosineEmbeddingLoss'} else torch.ones(3, 4))"
            )
        elif name in ("GaussianNLLLoss", "TripletMarginLoss"):
            call = f"layer(x, torch.rand({shape}), torch.rand({shape}))"
        elif name in TWICE:
            call = f"layer(x, torch.rand({shape}).round())"
        else:
            call = "layer(x)"
        sums = (
            "y = y[0] if isinstance(y, tuple) else y\ny.sum().backward()\nx.grad\n[p.grad for p in layer.parameters()]"
        )
        yield name, f"{begin}y = {call}\ny\n{sums}"


@pytest.mark.parametrize(("name", "program"), list(of_every_layer()))
def test_every_layer_does_what_it_does_in_python(name, program, assert_agrees):
    assert not assert_agrees(BEGIN + program).error


def test_a_run_keeps_no_module_when_it_is_over():
    result = run(f"{BEGIN}{TWO_LAYERS}a = [nn.Linear(1, 1)]\nb = nn.ReLU()")
    assert not [value for value in result.names.values() if isinstance(value, torch.nn.Module)]
    assert repr(result.names["b"]) == "ReLU()"


def test_nothing_of_a_program_with_a_class_of_its_own_outlives_its_run():
    program = f"{BEGIN}{TWO_LAYERS}opt = torch.optim.Adam(net.parameters())\nnet(torch.ones(3, 2)).sum().backward()\n"
    run(program + "opt.step()\nnet.eval()")
    before = tensors_alive()
    run(program + "opt.step()\nnet.eval()")
    assert tensors_alive() == before
