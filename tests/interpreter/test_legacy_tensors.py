"""`torch.Tensor(...)` and its kin: data as Python has it, sizes as zeros, and nothing of what lay in memory."""

import pytest

from components.interpreter import run
from tests.interpreter.cost import refused_within_bounds

KINDS = "Tensor FloatTensor DoubleTensor HalfTensor LongTensor IntTensor ShortTensor ByteTensor CharTensor".split()


@pytest.mark.parametrize("kind", [*KINDS, "BoolTensor"])
def test_of_data_they_are_pythons(assert_agrees, kind):
    assert_agrees(f"torch.{kind}([1, 2])\ntorch.{kind}([[1, 0], [3, 4]])\ntorch.{kind}((5, 6))\ntorch.{kind}([])")
    assert_agrees(
        f"x = torch.{kind}([1, 0])\nx.dtype, x.type(), isinstance(x, torch.{kind}), isinstance(x, torch.Tensor)"
    )
    assert_agrees(f"torch.{kind}\ntorch.{kind}(np.array([1, 2]))\ntorch.{kind}()\ntorch.{kind}(2, 3).shape")


@pytest.mark.parametrize(
    "program",
    [
        "x = torch.ones(2)\ny = torch.Tensor(x)\ny[0] = 5\nx",
        "torch.Tensor(tensor([1, 2]))",
        "torch.Tensor(2.5)",
        "torch.Tensor(-1)",
        "torch.Tensor('a')",
        "torch.Tensor(None)",
        "torch.Tensor([[1, 2], [3]])",
        "torch.LongTensor([1.5])",
        "torch.FloatTensor(torch.Size([2, 3])).shape",
        "x = tensor([1, 2])\nx.new([1, 2]), x.new(2, 2).dtype, x.type(torch.FloatTensor), x.type('torch.DoubleTensor')",
        "torch.Tensor([1, 2]).requires_grad_()\nisinstance(tensor(1), torch.FloatTensor)",
        "x = torch.Tensor([3])\nx.requires_grad = True\ny = x ** 2\ny.backward()\nx.grad",
    ],
)
def test_mistakes_and_mixtures_are_pythons(assert_agrees, program):
    assert_agrees(program)


@pytest.mark.parametrize("call", ["torch.Tensor(2, 3)", "torch.FloatTensor(5000)", "tensor(1.0).new(2, 2)"])
def test_of_sizes_they_are_zeros_and_say_so(call):
    step = run(f"y = torch.full((5000,), 7.0)\ndel y\n({call} == 0).all()").steps[-1]
    assert step.text == "tensor(True)"
    (warning,) = step.warnings
    assert "torch.zeros(" in warning


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sizes", ["10**9", "10**5, 10**5", "torch.Size([10**9])", "*[1000] * 3", "2**62, 4"])
def test_no_size_is_larger_than_a_tensor_may_be(kind, sizes):
    refused_within_bounds(f"torch.{kind}({sizes})", "at most 1,000,000")


@pytest.mark.parametrize(
    "program",
    [
        "torch.Tensor(cdata=140000000000000)",
        "torch.FloatTensor(cdata=1)",
        "tensor(1.0).new(cdata=1)",
        "class C:\n    def __getitem__(self, i): return i\n    def __len__(self): return 10**9\ntorch.Tensor(C())",
        "class C:\n    def __getitem__(self, i): return i\n    def __len__(self): return 10**9\ntorch.Tensor([C()])",
        "torch.FloatTensor.x = 5",
        "torch.FloatTensor.__bases__",
        "class C(torch.FloatTensor): pass\nC()",
        "[torch.Tensor(10**6) for i in range(30)]",
        "a = [torch.Tensor([0] * 90000) for i in range(300)]",
    ],
)
def test_attacks_are_refused(program):
    refused_within_bounds(program, "")
