"""Whether tensors share memory can be asked, and no address is told."""

import pytest
import torch

from components.interpreter import run
from tests.interpreter.cost import run_within_bounds

X = "x = torch.arange(6.0)\ny = x.view(2, 3)\nz = x.clone()\n"


@pytest.mark.parametrize(
    "program",
    [
        "x.data_ptr() == y.data_ptr(), x.data_ptr() == z.data_ptr(), y[1].data_ptr() - x.data_ptr()",
        "b = x.data_ptr()\nx += 1\nb == x.data_ptr()\nx = x + 1\nb == x.data_ptr()\ntorch.empty(0).data_ptr()",
        "x.resize_(2, 3)\nx.resize_((3, 2))\nx.resize_([4])\nx\nx.storage_offset()",
        "x.resize_(-1)",
        "n = z.numpy()\nz.resize_(2, 2)\nn",
        "a = x.clone().requires_grad_()\na.resize_(2)",
    ],
)
def test_it_is_pythons(assert_agrees, program):
    assert_agrees(X + program)


def test_no_address_is_told():
    kept = []
    steps = run("x = torch.ones(9)\nx.data_ptr()\nprint(x.data_ptr())", kept.append).steps
    values = {step.value for step in kept if step.value is not None}
    addresses = {step.assigned["x"].data_ptr() for step in kept if "x" in step.assigned}
    assert len(addresses) == 1
    assert not values & addresses
    assert steps[1].text == steps[2].text
    assert run("torch.ones(9).data_ptr()").steps[0].text == steps[1].text


@pytest.mark.parametrize(
    "call", ["x.resize_(10**9)", "x.resize_(7)", "x.resize_((2**40, 2**40))", "x[:0].resize_(5)", "x.resize_(z)"]
)
def test_no_size_shows_what_lay_in_memory(call):
    assert run_within_bounds(X + call).error is not None


def test_a_smaller_size_is_of_the_same_memory():
    assert torch.equal(run(X + "x.resize_(2)").names["x"], torch.tensor([0.0, 1.0]))
