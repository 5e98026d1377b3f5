"""What runs beside the watch over torch's operators draws nothing and makes no more than was told."""

import pytest
import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

from components.interpreter import run
from components.interpreter.nn import light
from components.interpreter.operators import is_drawing, tensors_in

SHAPES = [(1,), (3,), (4, 3), (2, 5, 3), (1, 1, 1, 3), (100, 3)]


class Watching(TorchDispatchMode):
    """Keeps the sizes of what operators make, and whether one draws."""

    def __init__(self):
        super().__init__()
        self.made, self.drew = [], False

    def __torch_dispatch__(self, operator, types, args=(), kwargs=None):
        self.drew = self.drew or is_drawing(operator)
        result = operator(*args, **(kwargs or {}))
        self.made += [one.numel() for one in tensors_in(result if isinstance(result, (tuple, list)) else (result,))]
        return result


def assert_as_told(module, *args):
    told = light.light_elements(module, args)
    assert told
    watching = Watching()
    with watching:
        module(*args)
    assert not watching.drew
    assert max(watching.made, default=0) <= max(told, *(one.numel() for one in module.parameters()), 1)


def made(kind):
    return kind(dim=-1) if kind in (nn.Softmax, nn.LogSoftmax) else kind()


@pytest.mark.parametrize("kind", sorted(light.SAME, key=str))
@pytest.mark.parametrize("shape", SHAPES)
def test_an_activation_makes_what_was_told(kind, shape):
    assert_as_told(made(kind), torch.randn(shape, requires_grad=True))


@pytest.mark.parametrize("shape", SHAPES[1:])
def test_a_net_makes_what_was_told(shape):
    net = nn.Sequential(nn.Linear(3, 7), nn.ReLU(), nn.Linear(7, 2, bias=False), nn.Sigmoid())
    assert_as_told(net, torch.randn(shape))
    assert_as_told(net[0], torch.randn(shape))


@pytest.mark.parametrize("kind", sorted(light.LOSSES, key=str))
@pytest.mark.parametrize("reduction", ["mean", "sum", "none"])
def test_a_loss_makes_what_was_told(kind, reduction):
    assert_as_told(kind(reduction=reduction), torch.rand(4, 3, requires_grad=True), torch.rand(4, 3))


@pytest.mark.parametrize("kind", sorted(light.OF_CLASSES, key=str))
def test_a_loss_of_classes_makes_what_was_told(kind):
    assert_as_told(kind(), torch.randn(4, 3, requires_grad=True), torch.tensor([0, 2, 1, 1]))


HEAVY = [
    (nn.Dropout(), torch.ones(3)),
    (nn.Linear(3, 30_000), torch.ones(3)),
    (nn.Linear(3, 300), torch.ones(300, 3)),
    (nn.Linear(3, 3), torch.ones(4)),
    (nn.Sequential(nn.Linear(3, 3), nn.Dropout()), torch.ones(3)),
    (nn.Sequential(*[nn.ReLU()] * 30), torch.ones(3)),
    (nn.ReLU(), torch.ones(3, dtype=torch.int64)),
    (nn.ReLU(), torch.ones(0)),
    (nn.ReLU(), torch.ones(30_000)),
    (nn.Conv1d(1, 1, 1), torch.ones(1, 1, 3)),
]


@pytest.mark.parametrize(("module", "given"), HEAVY)
def test_anything_else_is_watched(module, given):
    assert not light.light_elements(module, (given,))


def test_what_a_light_call_keeps_in_its_graph_is_counted_while_it_lives():
    keep = "net = torch.nn.Sequential(torch.nn.Linear(2, 60), torch.nn.ReLU(), torch.nn.Linear(60, 1))\n"
    program = keep + "x = torch.ones(300, 2)\nkeep = []\nfor i in range({}):\n    {}\n"
    assert "at most" in run(program.format(2000, "keep.append(net(x))")).error.message
    assert not run(program.format(500, "y = net(x)")).error
