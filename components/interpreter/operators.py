"""What stands between a reader's program and torch's operators: size, time and random numbers.

Every operator that a program reaches, also inside another operator or in a backward pass, comes by here before it runs.
"""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from . import effort, fitting, limits, quantized, sparse
from .defaults import Defaults
from .dtypes import is_floating
from .limits import Clock, LimitReached
from .problem import Refused
from .room import Room
from .signatures import Args, Kwargs
from .sources import Sources, device_of, with_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from torch._ops import OpOverload

MANY = 100
LARGEST_NUMBER = 2**31  # sizes above it can wrap around inside an operator that refuses them on the meta device
SIZES = ("int", "SymInt", "number", "Scalar", "float")

# Number arguments that say where or how, never how large.
PLACES = set(
    """
    dim dims dim0 dim1 dim2 axis axes keepdim index storage_offset alpha beta value correction
    p ord decimals rcond tol eps min max exponent other self weight lambd threshold negative_slope scale
    approximate rounding_mode descending stable sorted largest lower upper unbiased reduction nan posinf neginf
    right left mode q ignore_index maxnorm driver hermitian compute_mode std mean from to sigma median dtype
    layout memory_format non_blocking
    """.split()
)

# Operators that never give more elements than their first argument has.
WITHIN = set(
    """
    view _unsafe_view _reshape_alias select slice narrow split split_with_sizes unbind squeeze unsqueeze permute
    transpose t alias detach lift_fresh clone _to_copy zeros_like ones_like empty_like full_like rand_like randn_like
    sum nansum mean prod amax amin argmax argmin max min median nanmedian mode std var any all count_nonzero norm
    linalg_vector_norm cumsum cumprod cummax cummin logcumsumexp logsumexp sort argsort topk kthvalue
    softmax _softmax _log_softmax flip roll tril triu
    quantize_per_tensor quantize_per_tensor_dynamic dequantize int_repr q_scale q_zero_point qscheme
    fake_quantize_per_tensor_affine_cachemask _fake_quantize_per_tensor_affine_cachemask_tensor_qparams
    _validate_compressed_sparse_indices _validate_sparse_coo_tensor_args _validate_sparse_compressed_tensor_args
    """.split()
)

# Operators that look at values and give at most as many elements as their first argument has.
READ = set(
    """
    equal _local_scalar_dense is_nonzero _unique2 unique_dim unique_consecutive item
    """.split()
)


# Inside of torch.vmap: operators that tell values, or whose result has as many elements as the values say; and methods.
VALUES = frozenset("_local_scalar_dense is_nonzero item nonzero _unique2 unique_dim masked_select equal".split())
TELLING = frozenset("item tolist numpy".split())
MAPPED = "Inside of torch.vmap no value of a tensor is asked for, and nothing is drawn at random or printed."
NOT_MAPPED = "Compute with tensors alone, such as `torch.where(x > 0, x, -x)`, or loop over the rows yourself."


class Operators(TorchDispatchMode):
    """Active while a program's step computes; one for each run."""

    def __init__(self, clock: Clock, room: Room):
        super().__init__()
        self.clock = clock
        self.room = room
        self.entered = 0
        self.mapped = 0  # how many torch.vmap call the function under way
        self.defaults = Defaults()
        self.has_defaults = False

    @cached_property
    def sources(self) -> Sources:
        """The run's own sources of random numbers, made when they are first asked for."""
        return Sources()

    def __enter__(self):
        # What a program's function does that torch's own code calls is watched once, and not twice.
        self.entered += 1
        if self.entered > 1:
            return self
        self.begin_defaults()
        return super().__enter__()

    def __exit__(self, *raised: Any):
        self.entered -= 1
        if self.entered:
            return None
        if self.has_defaults:
            self.has_defaults = False
            self.defaults.__exit__(*raised)
        return super().__exit__(*raised)

    # --- inside of torch.vmap

    @contextmanager
    def inside_vmap(self) -> Iterator[None]:
        """Around each call of the function that torch.vmap maps."""
        self.mapped += 1
        try:
            yield
        finally:
            self.mapped -= 1

    def check_mapped(self, method: str = "") -> None:
        """Raises Refused for what no function may do inside of torch.vmap, or for a method there that tells values."""
        if self.mapped and (not method or method in TELLING):
            raise Refused.at(None, MAPPED, NOT_MAPPED)

    # --- defaults

    def set_default(self, **chosen: object) -> None:
        """Sets the run's default dtype or device."""
        for name, value in chosen.items():
            setattr(self.defaults, name, value)
        if self.entered:
            self.begin_defaults()

    def begin_defaults(self) -> None:
        """Makes torch go by the run's defaults, if these are not torch's own, until the watch ends."""
        if not (self.has_defaults or self.defaults.are_usual):
            self.has_defaults = True
            self.defaults.__enter__()

    @classmethod
    def _should_skip_dynamo(cls):
        # Torch's compiler never meets this mode, and keeping it away from it would first import it, for a second.
        return False

    def __torch_dispatch__(self, operator: Any, types: Any, args: Any = (), kwargs: Any = None):
        self.clock.check()
        kwargs = dict(kwargs or {})
        call = operator
        if self.mapped and (name_of(operator) in VALUES or is_drawing(operator)):
            self.check_mapped()
        if is_drawing(operator):
            operator, call = self.with_own_source(operator, args, kwargs)
        if not self.defaults.are_usual:
            self.defaults.fill(operator, name_of(operator), args, kwargs)
        fitting.check(name_of(operator), args, kwargs)
        started = time.thread_time()
        check_size(operator, args, kwargs)
        self.clock.forgive_loading(time.thread_time() - started)
        result = call(*args, **kwargs)
        if not (self.defaults.are_usual or operator._schema.is_mutable or is_drawing(operator)):
            result = self.defaults.again(call, args, kwargs, result)
        self.room.operators += 1
        if not (operator._schema.is_mutable or operator.is_view):
            for tensor in tensors_in(result if isinstance(result, (tuple, list)) else (result,)):
                self.room.hold_storage(tensor)
        return result

    def with_own_source(
        self, operator: "OpOverload", args: Args, kwargs: Kwargs
    ) -> "tuple[OpOverload, Callable[..., Any]]":
        """The operator's form that draws from the run's source on its device, and what calls it so.

        `kwargs` is completed for it.
        """
        own = self.sources.on(device_of(args, kwargs))
        names = [argument.name for argument in operator._schema.arguments]
        if "generator" in names:
            if names.index("generator") >= len(args) and kwargs.get("generator") is None:
                kwargs["generator"] = own
            return operator, operator
        drawing = seeded_overload(operator)
        if drawing is None:
            return operator, partial(with_source, own, operator)
        kwargs["generator"] = own
        return drawing, drawing


def sides(empty: torch.Tensor) -> int:
    """What a sum over the side of length 0 would have. Raises: LimitReached if that is too many elements."""
    count = math.prod(side or 1 for side in empty.shape)
    limits.check_elements(count)
    return count


def check_size(operator: "OpOverload", args: Args, kwargs: Kwargs) -> None:
    """Raises LimitReached if the operator's result would be too large; nothing is allocated."""
    tensors = list(tensors_in((*args, *kwargs.values())))
    check_form(operator, args, tensors)
    if sparse.makes(name_of(operator), kwargs) or any(map(sparse.is_sparse, tensors)):
        return sparse.check(name_of(operator), tensors, args, kwargs)
    quantized.check(name_of(operator), tensors, args, kwargs)
    if kwargs.get("rounding_mode") or name_of(operator) in ("lcm", "lcm_"):
        check_division(tensors)
    bound = math.prod(tensor.numel() or sides(tensor) for tensor in tensors)
    # Nothing without a size among its arguments makes more than the square of all that it is given, as svd does.
    if bound * bound <= limits.ELEMENTS and len(tensors) < MANY and not takes_sizes(operator):
        return
    name = name_of(operator)
    if name in READ or name in WITHIN or operator._schema.is_mutable:
        return
    if torch.Tag.pointwise in operator.tags:
        limits.check_elements(told(broadcast_size, tensors))
    elif name in SIZED_BY_VALUE:
        limits.check_elements(told(SIZED_BY_VALUE[name], args, kwargs))
    else:
        check_inferred(operator, name, args, kwargs)


def check_form(operator: "OpOverload", args: Args, tensors: list[torch.Tensor]) -> None:
    """Raises LimitReached for too many dimensions or pieces, or too large a matrix to decompose."""
    lists = [value for value in args if isinstance(value, (list, tuple)) and value and isinstance(value[0], int)]
    if any(tensor.dim() > limits.DIMENSIONS for tensor in tensors) or any(len(v) > limits.DIMENSIONS for v in lists):
        raise LimitReached(f"A tensor here has at most {limits.DIMENSIONS} dimensions.")
    name = name_of(operator)
    if name in PIECES:
        limits.check_pieces([told(PIECES[name], args)])
    if name in effort.COUNTS:
        effort.check(told(effort.COUNTS[name], args))
    if name == "_cdist_forward":
        limits.check_effort(told(lambda left, right, *rest: left.numel() * right.shape[-2], args))
    if name.lstrip("_").startswith("linalg_"):
        limits.check_effort(max(map(decomposing, tensors), default=0))


def check_division(tensors: list[torch.Tensor]) -> None:
    """The smallest whole number divided by -1 has no room, and the processor then ends the whole server."""
    for tensor in tensors:
        whole = tensor.dtype.is_signed and not is_floating(tensor.dtype)
        if whole and bool((tensor == torch.iinfo(tensor.dtype).min).any()):
            raise LimitReached(f"The smallest {tensor.dtype} is not divided here: the result may have no room.")


def decomposing(tensor: torch.Tensor) -> int:
    """The order of the multiplications that it takes to take a matrix apart."""
    return tensor.numel() * min(tensor.shape[-2:]) if tensor.dim() > 1 else 0


# Operators that cut a tensor: into how many pieces.
PIECES = {
    "unbind": lambda values, dim=0: values.shape[dim] if values.dim() else 0,
    "split": lambda values, size, dim=0: values.shape[dim] // max(size, 1) if values.dim() else 0,
}
PIECES["unsafe_split"] = PIECES["split"]


def broadcast_size(*tensors: torch.Tensor) -> int:
    """The number of elements that these broadcast to. Raises: RuntimeError if their shapes do not fit."""
    return math.prod(torch.broadcast_shapes(*(tensor.shape for tensor in tensors)))


def told(count: "Callable[..., int]", args: Args | list[Any], kwargs: Kwargs | None = None) -> int:
    """What `count` tells of an operator's arguments; 0 where it fails: such arguments the operator itself refuses."""
    try:
        return count(*args, **(kwargs or {}))
    except Exception:
        return 0


def check_inferred(operator: "OpOverload", name: str, args: Args, kwargs: Kwargs) -> None:
    """The size that torch itself infers, on its meta device, where tensors have shapes and no data."""
    if name in ("index", "index_put", "index_put_", "_index_put_impl_"):
        args = (args[0], without_masks(args[1]), *args[2:])
    try:
        inferred = operator(*map(as_meta, args), **{key: as_meta(value) for key, value in kwargs.items()})
    except NotImplementedError as error:
        raise LimitReached(f"The size of what {name} makes cannot be told beforehand.") from error
    except Exception:
        if any(abs(number) > LARGEST_NUMBER for number in numbers_in((*args, *kwargs.values()))):
            raise LimitReached("A number here is too large for a size.") from None
        # What the operator itself refuses, it refuses again when it runs, with its own words.
        return
    for result in inferred if isinstance(inferred, (tuple, list)) else (inferred,):
        if isinstance(result, torch.Tensor):
            limits.check_elements(result.numel())


# The number of elements that an operator will give, where torch's own inference is slow or needs the values.
SIZED_BY_VALUE = {
    "_histogramdd_bin_edges": lambda values, bins, **options: sum(bins) + len(bins),
    "_histogramdd_from_bin_cts": lambda values, bins, **options: math.prod(bins),
    "_histogramdd_from_bin_tensors": lambda values, bins, **options: math.prod(edges.numel() for edges in bins),
    # Torch's own inference of these three loads its compiler.
    "cat": lambda tensors, dim=0: sum(tensor.numel() for tensor in tensors),
    "linspace": lambda start, end, steps, **options: steps,
    "logspace": lambda start, end, steps, *rest, **options: steps,
    "mm": lambda left, right: left.shape[0] * right.shape[-1],
    "bmm": lambda left, right: left.shape[0] * left.shape[1] * right.shape[-1],
    "addmm": lambda added, left, right, **options: left.shape[0] * right.shape[-1],
    "mv": lambda left, right: left.shape[0],
    "dot": lambda left, right: 1,
    "empty_strided": lambda size, stride, **options: spanned(size, stride),
    "new_empty_strided": lambda like, size, stride, **options: spanned(size, stride),
    "bincount": lambda values, weights=None, minlength=0: max(minlength, int(max(values.tolist(), default=-1)) + 1),
    "repeat_interleave": lambda repeats, output_size=None: max(int(repeats.sum()), output_size or 0),
    "allclose": lambda left, right, *rest, **options: math.prod(torch.broadcast_shapes(left.shape, right.shape)),
    "histogram": lambda values, bins=100, **options: bins if isinstance(bins, int) else bins.numel(),
    "linalg_lstsq": lambda left, right, *rest, **options: left.shape[-1] * right.numel() // max(left.shape[-2], 1),
    "_ctc_loss": lambda chances, targets, spoken, spelling, *rest, **options: paths(chances, targets, spelling),
    "_ctc_loss_backward": lambda slope, chances, *rest, **options: chances.numel(),
    "_embedding_bag_dense_backward": lambda slope, *rest, **options: rest[5] * slope.shape[-1],
    "multi_margin_loss_backward": lambda slope, values, *rest, **options: values.numel(),
    "multilabel_margin_loss_backward": lambda slope, values, *rest, **options: values.numel(),
    "_transformer_encoder_layer_fwd": lambda values, width, heads, *rest, **options: attended(values, values, heads),
    "_native_multi_head_attention": lambda query, key, value, width, heads, *rest, **options: attended(
        query, key, heads
    ),
    "nonzero": lambda values: int(values.count_nonzero()) * values.dim(),
    "masked_select": lambda values, mask: math.prod(torch.broadcast_shapes(values.shape, mask.shape)),
}


def paths(chances: torch.Tensor, targets: torch.Tensor, spelling: Any) -> int:
    """The elements of a table of all ways to spell what was said."""
    rows = chances.shape[1] if chances.dim() == 3 else 1
    return chances.shape[0] * rows * (2 * max(map(int, spelling), default=0) + 1) + chances.numel()


def attended(query: torch.Tensor, key: torch.Tensor, heads: int) -> int:
    """The elements that say how much each place looks at each other one."""
    return query.shape[0] * heads * query.shape[1] * key.shape[1] + query.numel()


def spanned(size: "Sequence[int]", stride: "Sequence[int]") -> int:
    """The elements of a tensor with these strides, or of the storage that they reach over, whichever is more."""
    reach = 1 + sum((side - 1) * step for side, step in zip(size, stride, strict=True))
    return max(reach, math.prod(size))


def without_masks(indices: "Sequence[torch.Tensor | None]") -> list[torch.Tensor | None]:
    """Each mask among the indices replaced by the whole-number indices that it stands for."""
    plain = []
    for index in indices:
        if index is not None and index.dtype in (torch.bool, torch.uint8):
            chosen = torch.empty(int(index.count_nonzero()), dtype=torch.int64, device="meta")
            plain.extend([chosen] * index.dim())
        else:
            plain.append(index)
    return plain


@cache
def name_of(operator: "OpOverload") -> str:
    """The operator's name without `aten::` and its overload: `add` for `aten::add.Tensor`."""
    return operator._schema.name.removeprefix("aten::")


@cache
def takes_sizes(operator: "OpOverload") -> bool:
    """Whether a number among the operator's arguments can make its result larger than its tensors."""
    name = name_of(operator)
    if name in WITHIN:
        return False
    return name in SIZED_BY_VALUE or any(
        argument.name not in PLACES and any(kind in str(argument.type) for kind in SIZES)
        for argument in operator._schema.arguments
    )


@cache
def is_drawing(operator: "OpOverload") -> bool:
    """Whether the operator uses random numbers."""
    takes = any(argument.name == "generator" for argument in operator._schema.arguments)
    return takes or torch.Tag.nondeterministic_seeded in operator.tags


@cache
def seeded_overload(operator: "OpOverload") -> "OpOverload | None":
    """The overload with the same arguments and a generator, or None."""
    packet = operator.overloadpacket
    names = [argument.name for argument in operator._schema.arguments]
    for overload in packet.overloads():
        candidate = getattr(packet, overload)
        others = [argument.name for argument in candidate._schema.arguments]
        if "generator" in others and [name for name in others if name != "generator"] == names:
            return candidate
    return None


def tensors_in(values: "Iterable[object]") -> Iterator[torch.Tensor]:
    """The tensors among these values, and in the lists and tuples among them."""
    for value in values:
        if isinstance(value, torch.Tensor):
            yield value
        elif isinstance(value, (list, tuple)):
            yield from tensors_in(value)


def numbers_in(values: "Iterable[object]") -> Iterator[int]:
    """The whole numbers among these values, and in the lists and tuples among them."""
    for value in values:
        if isinstance(value, int):
            yield value
        elif isinstance(value, (list, tuple)):
            yield from numbers_in(value)


def as_meta(value: object) -> object:
    """The same argument without data: a tensor on torch's meta device, which only knows shapes."""
    if isinstance(value, torch.Tensor):
        return torch.empty_strided(value.size(), value.stride(), dtype=value.dtype, device="meta")
    if isinstance(value, (list, tuple)):
        return type(value)(map(as_meta, value))
    if isinstance(value, torch.device):
        return torch.device("meta")
    return None if isinstance(value, torch.Generator) else value
