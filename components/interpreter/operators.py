"""What stands between a reader's program and torch's operators: size, time and random numbers.

Every operator that a program reaches, also inside another operator or in a backward pass, comes by here before it runs.
"""

import math
from functools import cache

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from . import limits
from .limits import Clock, LimitReached

SIZES = ("int", "SymInt", "number", "Scalar", "float")

# Number arguments that say where or how, never how large.
PLACES = set(
    """
    dim dims dim0 dim1 dim2 axis axes keepdim index storage_offset k offset diagonal alpha beta value correction
    p ord decimals rcond tol eps min max exponent other self weight lambd threshold negative_slope scale
    approximate rounding_mode descending stable sorted largest lower upper unbiased reduction nan posinf neginf
    right left mode q ignore_index maxnorm driver hermitian compute_mode std mean from to sigma median dtype
    layout memory_format non_blocking
    """.split()
)

# Views and reads that never show more elements than they are given.
WITHIN = set(
    """
    view _unsafe_view _reshape_alias select slice narrow split split_with_sizes squeeze unsqueeze permute
    transpose t sum mean prod amax amin argmax argmin any all cumsum cumprod sort topk kthvalue softmax _softmax
    _log_softmax flip roll fill_ pow add sub mul div clamp
    """.split()
)

# Operators that look at values and give at most as many elements as their first argument has.
READ = set(
    """
    equal _local_scalar_dense is_nonzero allclose _unique2 unique_dim unique_consecutive item
    """.split()
)


class Operators(TorchDispatchMode):
    """Active while a program's step computes; one for each run.

    `generator` is the run's own source of random numbers: torch's default one belongs to the whole process.
    """

    def __init__(self, clock: Clock):
        super().__init__()
        self.clock = clock
        self.made = 0
        self.generator = torch.Generator()
        self.generator.seed()

    def __torch_dispatch__(self, operator, types, args=(), kwargs=None):
        self.clock.check()
        kwargs = dict(kwargs or {})
        operator = self.with_own_generator(operator, kwargs, len(args))
        check_size(operator, args, kwargs)
        result = operator(*args, **kwargs)
        if not operator.is_view and not operator._schema.is_mutable:
            self.count(result)
        return result

    def with_own_generator(self, operator, kwargs, given):
        """The operator's form that draws from the run's generator; `kwargs` is completed for it."""
        names = [argument.name for argument in operator._schema.arguments]
        if "generator" in names:
            if names.index("generator") >= given and kwargs.get("generator") is None:
                kwargs["generator"] = self.generator
            return operator
        if torch.Tag.nondeterministic_seeded not in operator.tags:
            return operator
        drawing = seeded_overload(operator)
        if drawing is None:
            raise LimitReached(f"{operator} draws from random numbers that all readers share.")
        kwargs["generator"] = self.generator
        return drawing

    def count(self, result) -> None:
        for tensor in result if isinstance(result, (tuple, list)) else (result,):
            if isinstance(tensor, torch.Tensor):
                self.made += tensor.numel()
        if self.made > limits.ALL_ELEMENTS:
            raise LimitReached(f"All tensors of a run together have at most {limits.ALL_ELEMENTS:,} elements.")


def check_size(operator, args, kwargs) -> None:
    """Raises LimitReached if the operator's result would be too large; nothing is allocated."""
    tensors = list(tensors_in((*args, *kwargs.values())))
    bound = math.prod(tensor.numel() or 1 for tensor in tensors)
    if cuts(operator) and tensors and max(tensors[0].shape, default=0) > limits.PIECES:
        raise LimitReached(f"A tensor is cut into at most {limits.PIECES:,} pieces here.")
    if bound <= limits.ELEMENTS and not takes_sizes(operator):
        return
    name = name_of(operator)
    if name in READ:
        return
    if name in SIZED_BY_VALUE:
        limits.check_elements(SIZED_BY_VALUE[name](*args, **kwargs))
        return
    if name in ("index", "index_put", "index_put_", "_index_put_impl_"):
        args = (args[0], without_masks(args[1]), *args[2:])
    try:
        inferred = operator(*map(as_meta, args), **{key: as_meta(value) for key, value in kwargs.items()})
    except NotImplementedError as error:
        raise LimitReached(f"The size of what {name} makes cannot be told beforehand.") from error
    except Exception:
        # What the operator itself refuses, it refuses again when it runs, with its own words.
        return
    for result in inferred if isinstance(inferred, (tuple, list)) else (inferred,):
        if isinstance(result, torch.Tensor):
            limits.check_elements(result.numel())


# Operators whose result is as large as their values say: the number of elements it will have.
SIZED_BY_VALUE = {
    "bincount": lambda values, weights=None, minlength=0: max(minlength, int(max(values.tolist(), default=-1)) + 1),
    "repeat_interleave": lambda repeats, output_size=None: int(repeats.sum()),
    "nonzero": lambda values: int(values.count_nonzero()) * values.dim(),
    "masked_select": lambda values, mask: math.prod(torch.broadcast_shapes(values.shape, mask.shape)),
}


def without_masks(indices):
    """Each mask among the indices replaced by the whole-number indices that it stands for."""
    plain = []
    for index in indices:
        if index is not None and index.dtype in (torch.bool, torch.uint8):
            chosen = torch.empty(int(index.count_nonzero()), dtype=torch.int64, device="meta")
            plain.extend([chosen] * index.dim())
        else:
            plain.append(index)
    return plain


def name_of(operator) -> str:
    return operator._schema.name.removeprefix("aten::")


@cache
def takes_sizes(operator) -> bool:
    """Whether a number among the operator's arguments can make its result larger than its tensors."""
    name = name_of(operator)
    if name in WITHIN:
        return False
    return name in ("bincount", "repeat_interleave") or any(
        argument.name not in PLACES and any(kind in str(argument.type) for kind in SIZES)
        for argument in operator._schema.arguments
    )


@cache
def cuts(operator) -> bool:
    return any("List[Tensor]" in str(result.type) for result in operator._schema.returns)


@cache
def seeded_overload(operator):
    """The overload with the same arguments and a generator, or None."""
    packet = operator.overloadpacket
    names = [argument.name for argument in operator._schema.arguments]
    for overload in packet.overloads():
        candidate = getattr(packet, overload)
        others = [argument.name for argument in candidate._schema.arguments]
        if "generator" in others and [name for name in others if name != "generator"] == names:
            return candidate
    return None


def tensors_in(values):
    for value in values:
        if isinstance(value, torch.Tensor):
            yield value
        elif isinstance(value, (list, tuple)):
            yield from tensors_in(value)


def as_meta(value):
    """The same argument without data: a tensor on torch's meta device, which only knows shapes."""
    if isinstance(value, torch.Tensor):
        return torch.empty_strided(value.size(), value.stride(), dtype=value.dtype, device="meta")
    if isinstance(value, (list, tuple)):
        return type(value)(map(as_meta, value))
    if isinstance(value, torch.device):
        return torch.device("meta")
    return None if isinstance(value, torch.Generator) else value
