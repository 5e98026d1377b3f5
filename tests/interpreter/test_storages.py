"""The memory behind a tensor, and quantized tensors, as values that can be looked at."""

import pytest

from components.interpreter import run
from tests.interpreter.cost import run_within_bounds

X = "import warnings\nwarnings.filterwarnings('ignore')\nx = torch.arange(6.0).reshape(2, 3)\n"
Q = X + "q = torch.quantize_per_tensor(x, 0.1, 10, torch.quint8)\n"


@pytest.mark.parametrize(
    "program",
    [
        X + "x.storage()\nx.untyped_storage()\nx.storage()[1], len(x.storage()), x.storage().tolist()",
        X + "y = x.t()\nx.untyped_storage().data_ptr() == y.untyped_storage().data_ptr(), x.storage().data_ptr() == 0",
        X + "s = x.storage()\ns[0] = 9\nx\nlist(s)\nx.untyped_storage().nbytes(), x.untyped_storage().device",
        X + "torch.is_storage(x), torch.is_storage(x.storage()), torch.is_storage(5)\nx.storage()[99]",
        X + "t = torch.from_dlpack(x)\nt[0, 0] = 7\nx",
        Q + "q\nq.int_repr(), q.dequantize(), q.q_scale(), q.q_zero_point(), q.dtype, q.is_quantized",
        X + "torch.fake_quantize_per_tensor_affine(x, 0.3, 0, 0, 10)",
        X + "torch.quantize_per_tensor_dynamic(x, torch.qint8, True)",
        "torch.histogramdd(torch.rand(5, 2, generator=torch.Generator().manual_seed(0)), bins=[3, 2])",
        "torch.use_deterministic_algorithms(True)\ntorch.are_deterministic_algorithms_enabled()\ntorch.empty(2)\n"
        "torch.empty(1, dtype=torch.int8), torch.empty(1, dtype=torch.bool)",
        "from torch.random import thread_safe_generator\nprint(thread_safe_generator())",
        "x = tensor(1.0, requires_grad=True)\nx.grad_dtype = torch.float64\nx.grad_dtype\nx.grad_dtype = 5",
    ],
)
def test_they_are_what_python_shows(assert_agrees, program):
    assert_agrees(program)


@pytest.mark.parametrize(
    "program",
    [
        "torch.arange(10.0**5).storage()",
        "print([torch.ones(10**6).untyped_storage()])",
        "s = [torch.ones(10**6).storage() for i in range(40)]",
        "torch.ones(3).untyped_storage().resize_(10**12)",
        "torch.UntypedStorage(10**12)",
        "torch.ones(3).storage().share_memory_()",
        "torch.histogramdd(torch.ones(2, 3), bins=[1000, 1000, 1000])",
        "torch.tensor([1], dtype=torch.quint8)",
        "torch.empty(3, dtype=torch.qint8)",
        "torch.ones(4, dtype=torch.uint8).view(torch.quint8)",
        Q + "q + q",
        Q + "q.view(1)",
        "torch.from_dlpack(5)",
    ],
)
def test_no_memory_is_made_or_shown_without_bounds(program):
    assert run_within_bounds(program).error is not None


def test_where_memory_lies_is_a_number_of_the_run():
    [first, second] = (run("x = torch.ones(3)\nx.untyped_storage().data_ptr()").steps[-1].text for _ in range(2))
    assert first == second
