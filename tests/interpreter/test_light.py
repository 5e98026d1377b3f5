"""What goes by without the watch over torch's operators is small, draws nothing and takes no sizes by value."""

import operator

import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from components.interpreter import calls, light, run
from components.interpreter.operators import is_drawing, takes_sizes

pytestmark = pytest.mark.filterwarnings("ignore")

FEW = 4  # times what an operation may be expected to make
SHAPES = [
    *((), (1,), (3,), (100,), (20_000,)),
    *((1, 3), (3, 1), (2, 3), (3, 3), (3, 2), (100, 1), (1, 100), (141, 141), (1, 20_000)),
    *((2, 3, 4), (1, 3, 4), (2, 4, 3), (20, 1, 5), (1, 5, 20), (5, 1, 2, 3), (1, 1, 1, 1, 1, 1)),
]
NUMBERS = [0, 1, -1, 2, 0.5, -0.5, True, 1e30, float("inf"), 2**62]
PLACES = [0, 1, -1]
BINARY = sorted(
    (sign for sign in light.SIGNS if sign not in (operator.neg, operator.pos)), key=lambda sign: sign.__name__
)
UNARY = [operator.neg, operator.pos]
# Inside, torch calls these with sizes of its own: they arrange anew what is there, make room for a gradient of the
# leaf's shape, or one number. What they make is counted below.
ARRANGING = {"view", "_unsafe_view", "expand", "new_empty_strided", "scalar_tensor", "new_zeros", "full", "zeros"}

PRODUCTS = {"mm", "mv", "dot", "bmm"}  # their size is told from the shapes, as that of elements with elements


class Watch(TorchDispatchMode):
    """Remembers what each operator inside made."""

    def __init__(self):
        super().__init__()
        self.made = 0
        self.names: set[str] = set()
        self.drawing: set[str] = set()
        self.sized: set[str] = set()

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        name = function._schema.name.rpartition("::")[2]
        self.names.add(name)
        if is_drawing(function):
            self.drawing.add(name)
        if takes_sizes(function) and name not in ARRANGING | PRODUCTS:
            self.sized.add(name)
        result = function(*args, **(kwargs or {}))
        if not (function.is_view or function._schema.is_mutable):
            every = result if isinstance(result, (tuple, list)) else (result,)
            self.made += sum(one.numel() for one in every if isinstance(one, torch.Tensor))
        return result


def tensors(dtype):
    """Of each shape: plain, with a gradient asked for, and with its elements far apart or all in one place."""
    for shape in SHAPES:
        yield torch.ones(shape, dtype=dtype)
        yield torch.full(shape, 0.5, dtype=dtype, requires_grad=True)
    yield torch.ones(6, 4, dtype=dtype)[::2, 1:]
    yield torch.ones(3, 2, dtype=dtype).T
    yield torch.ones(1, dtype=dtype).expand(20_000)
    yield torch.ones(3, 1, dtype=dtype).expand(3, 3)


def watched(function, *operands):
    """What an operation and its backward pass made, also where torch refuses it in the end."""
    operands = [one.detach().requires_grad_(one.requires_grad) if is_tensor(one) else one for one in operands]
    with Watch() as watch:
        try:
            result = function(*operands)
            if is_tensor(result) and result.requires_grad and result.grad_fn is not None:
                result.backward(torch.ones_like(result))
        except (RuntimeError, TypeError, ValueError, IndexError, OverflowError):
            result = None
    assert not watch.drawing
    assert not watch.sized
    return watch.made


def is_tensor(value):
    return isinstance(value, torch.Tensor)


def bound(*operands):
    """What may be made: as much as the operands have, or each element with each."""
    sizes = [one.numel() for one in operands if is_tensor(one)]
    every = 1
    for size in sizes:
        every *= size
    return max(every if min(light.SMALL, every) == every else max(sizes), *sizes, 20)


# Three results forward and back are as many as the longest of these, such as a power's, needs.
BACK = 6


@pytest.mark.parametrize("dtype", sorted(light.FLOATS, key=str))
@pytest.mark.parametrize("sign", [*BINARY, *UNARY], ids=lambda sign: sign.__name__)
def test_a_sign(sign, dtype):
    seen = 0
    ones = list(tensors(dtype))
    if sign in UNARY:
        pairs = [(one,) for one in ones]
    else:
        others = [one for one in tensors(torch.float64) if one.numel() < 200]
        pairs = [(a, b) for a in ones for b in (*ones, *others, *NUMBERS)] + [(a, b) for a in NUMBERS for b in ones]
    for operands in pairs:
        if all(map(light.is_small, operands)) and (len(operands) == 1 or light.are_small(sign, *operands)):
            made = watched(sign, *operands)
            assert made <= BACK * FEW * bound(*operands), [getattr(one, "shape", one) for one in operands]
            seen += made > 0
    assert seen or sign is operator.pos or sign.__name__.startswith("i"), "an operator that is never tried"


@pytest.mark.parametrize("dtype", sorted(light.FLOATS, key=str))
@pytest.mark.parametrize("name", sorted(light.NAMES))
def test_a_method_and_a_function(name, dtype):
    method, function = getattr(torch.Tensor, name), getattr(torch, name, None)
    ones = list(tensors(dtype))
    for owner in ones:
        for args in ((), *((one,) for one in (*ones, *NUMBERS, *PLACES))):
            if light.is_small(owner) and calls.all_small(name, owner, args):
                made = watched(method, owner, *args)
                assert made <= BACK * FEW * bound(owner, *args), (owner.shape, args)
        if function and not name.endswith("_"):
            assert watched(function, owner) <= BACK * FEW * bound(owner)


@pytest.mark.parametrize("name", sorted(light.NAMES))
def test_a_name_is_one_of_torchs_own(name):
    assert callable(getattr(torch.Tensor, name))


@pytest.mark.parametrize(
    "value",
    [
        torch.ones(light.SMALL + 1),
        torch.ones(3, dtype=torch.int64),
        torch.ones(3, dtype=torch.bool),
        torch.ones(3, dtype=torch.complex64),
        torch.ones(3, dtype=torch.float16),
        torch.ones(3, device="meta"),
        torch.zeros(0, 10**6),
        torch.zeros(10**6, 0),
        torch.nn.Parameter(torch.ones(3)),
        "a",
        [1.0],
        None,
        1j,
    ],
    ids=lambda value: f"{type(value).__name__}{list(getattr(value, 'shape', ''))}{getattr(value, 'dtype', '')}",
)
def test_anything_else_is_watched(value):
    assert not light.is_small(value)


EMPTY = [
    "torch.zeros(0, 10**7).sum(0)",
    "torch.zeros(0, 10**7).mean(0)",
    "torch.sum(torch.zeros(0, 10**7), 0)",
    "torch.zeros(10**7, 0).sum(1)",
    "torch.zeros(10**7, 0).mv(torch.zeros(0))",
    "torch.zeros(10**7, 0) @ torch.zeros(0)",
    "torch.zeros(5000, 0) @ torch.zeros(0, 5000)",
    "torch.zeros(10**7, 0).prod(1)",
    "torch.zeros(10**7, 0).all(1)",
    "torch.zeros(10**7, 0).norm(dim=1)",
    "torch.cdist(torch.zeros(5000, 0), torch.zeros(5000, 0))",
    "torch.einsum('ij,jk->ik', torch.zeros(5000, 0), torch.zeros(0, 5000))",
    "torch.from_numpy(np.zeros((10**7, 0))).sum(1)",
    "np.zeros((10**7, 0)).sum(axis=1)",
    "np.zeros((5000, 0)) @ np.zeros((0, 5000))",
]


@pytest.mark.parametrize("program", EMPTY)
def test_a_tensor_without_elements_gives_no_large_one(program):
    assert run(program).error.kind == "limit"


def test_a_small_one_without_elements_computes(assert_agrees):
    assert_agrees("torch.zeros(0, 3).sum(0)\ntorch.zeros(2, 0) @ torch.zeros(0, 3)\ntorch.zeros(0).mean()")
