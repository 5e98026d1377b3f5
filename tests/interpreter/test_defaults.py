"""The default dtype and device are one run's own, mean what they mean in Python, and are gone with the run."""

import threading

import pytest
import torch

from components.interpreter import run
from tests.attacks.process import state_of_the_process

DOUBLE = "torch.set_default_dtype(torch.float64)\n"
SAID = """\
tensor([1.5]), torch.ones(2), torch.tensor([]), torch.tensor([1]), torch.as_tensor([1.5]), torch.asarray([0.5, 1])
torch.tensor([torch.tensor(1.5, dtype=torch.float32), 2.0]), torch.tensor(np.float32(1)), torch.tensor(1j)
torch.zeros(2, dtype=torch.float32), torch.ones(2).float(), torch.from_numpy(np.ones(1, dtype=np.float32))
torch.arange(3), torch.arange(0, 1, 0.5), torch.range(0, 1), torch.linspace(0, 1, 3), torch.logspace(0, 1, 2)
torch.full((2,), 1), torch.full((2,), 1.0), torch.full((1,), 1j), torch.eye(1), torch.scalar_tensor(1)
tensor([1, 2]) / 2, tensor([1, 2]) * 1.5, tensor([True]) * 0.5, tensor([4]).sqrt(), tensor([1]) * 1j
tensor([2]) ** -1.0
torch.where(tensor([True]), 1.0, 2), torch.where(tensor([True]), tensor([1]), 0.5), torch.where(tensor([True]), 1, 2)
torch.fft.fft(tensor([1, 2])), torch.fft.fftfreq(2), torch.hann_window(3), torch.polar(tensor(1.0), tensor(0.0))
torch.result_type(tensor([1]), 1.0), torch.finfo(), torch.get_default_dtype(), torch.Tensor([1, 2])
torch.rand(2).dtype, torch.randn(2).dtype, torch.normal(0.0, 1.0, (2,)).dtype, torch.randint(3, (2,)).dtype
torch.manual_seed(0)
torch.rand(2), torch.randn(2), torch.normal(0.0, 1.0, (2,)), torch.empty(2).uniform_()
torch.nn.Linear(2, 1).weight, torch.nn.Embedding(2, 1).weight
torch.quantile(torch.arange(4.0), 0.5), torch.bucketize(1.5, torch.arange(3))
torch.cumulative_trapezoid(tensor([1, 2]))
torch.ones(1).dim_order(ambiguity_check=True), torch.ones(2).new_tensor([1]), tensor([1]).new_zeros(1)
x = torch.tensor(2.0, requires_grad=True)
(x ** 2 / 3).backward()
x.grad
"""


@pytest.mark.parametrize("dtype", ["float64", "float32", "float16", "bfloat16"])
def test_the_default_dtype_means_what_it_means_in_python(assert_agrees, dtype):
    skipped = SAID if dtype.endswith(("64", "32")) else "\n".join(SAID.splitlines()[:6])
    assert_agrees(f"torch.set_default_dtype(torch.{dtype})\n{skipped}")


@pytest.mark.parametrize(
    "program",
    [
        DOUBLE + "torch.ones(1)\ntorch.set_default_dtype(torch.float32)\ntorch.ones(1), torch.ones(1).double()",
        "def f(i):\n    torch.set_default_dtype(torch.float64)\n    return torch.ones(2) / 3\nlist(map(f, [1]))",
        *(f"torch.set_default_dtype({wrong})" for wrong in "torch.int64 torch.complex64 5 None 'float64'".split()),
        "torch.set_default_tensor_type(torch.DoubleTensor)\ntorch.ones(1), torch.Tensor([1, 2])",
        "torch.set_default_tensor_type('torch.DoubleTensor')\ntorch.ones(1)",
        "torch.set_default_tensor_type(torch.Tensor)",
        "torch.set_default_device('meta')\ntorch.ones(2), tensor([1.0]), torch.get_default_device()\n"
        "torch.nn.Linear(2, 1)(torch.ones(1, 2)).device\ntorch.ones(1, device='cpu'), torch.zeros_like(tensor(1.0))",
        "torch.get_default_device()\ntorch.set_default_device('cpu')\ntorch.get_default_device(), torch.ones(1)",
        "torch.set_default_device('nowhere')",
        "torch.set_default_device(None)\ntorch.ones(1)",
    ],
)
def test_defaults_are_set_as_in_python(assert_agrees, program):
    assert_agrees(program)


@pytest.mark.parametrize(
    "program",
    [
        DOUBLE + "torch.ones(1)",
        DOUBLE + "1 / 0",
        DOUBLE + "while True: pass",
        "torch.set_default_device('meta')\ntorch.ones(1)",
        "def g():\n    torch.set_default_device('meta')\n    yield torch.ones(1)\nh = g()\nnext(h)",
    ],
)
def test_no_default_outlives_its_run(program):
    run(program)
    before = state_of_the_process()
    run(program)
    assert state_of_the_process() == before
    assert run("torch.ones(1), tensor([0.5])").steps[0].text == "(tensor([1.]), tensor([0.5000]))"
    assert str(torch.ones(1)) == "tensor([1.])"


def test_two_readers_never_share_a_default():
    lesson = "for i in range(300):\n    s = (torch.ones(1) / 3, tensor([1]) / 3, torch.ones(1).device)\ns"
    seen = {}

    def read(name, before):
        seen[name] = {run(before + lesson).steps[-1].text for _ in range(3)}

    readers = {"plain": "", "double": DOUBLE, "meta": "torch.set_default_device('meta')\n"}
    threads = [threading.Thread(target=read, args=pair) for pair in readers.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cpu = "(tensor([0.3333]), tensor([0.3333]), device(type='cpu'))"
    meta = "(tensor(..., device='meta', size=(1,)), tensor(..., device='meta', size=(1,)), device(type='meta'))"
    assert seen == {"plain": {cpu}, "double": {cpu}, "meta": {meta}}
    for name, dtype in {"plain": torch.float32, "double": torch.float64}.items():
        assert run(readers[name] + "x = torch.ones(1)").names["x"].dtype is dtype
