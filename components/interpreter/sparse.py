"""Sparse tensors: which of torch's operators take them, how large they may be, and that their indices are valid.

Torch's own kernels go wherever the indices point. So every sparse tensor is checked where it is made, of indices that
are its own; a program is given copies of them.
"""

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from . import limits
from .library import growth
from .signatures import Args, Kwargs

if TYPE_CHECKING:
    from collections.abc import Callable

    from .running import Running

# Operators that are known to do with sparse tensors what they say, and to make no more than is told here.
ALLOWED = frozenset(
    """
    _to_sparse _to_sparse_csr _to_sparse_csc _to_sparse_bsr _to_sparse_bsc _to_dense _to_copy clone detach alias
    is_coalesced _coalesce coalesce indices values crow_indices col_indices ccol_indices row_indices _indices _values
    _nnz sparse_dim dense_dim is_pinned is_same_size add add_ sub sub_ mul div neg abs sqrt sin tanh relu sign square
    pow zero_ zeros_like mm addmm _sparse_addmm mv _sparse_sparse_matmul _sparse_mm t transpose permute select sum
    _sparse_sum _sparse_sum_backward sparse_mask _sparse_mask_projection narrow_copy index_select
    _sparse_softmax _sparse_log_softmax _sparse_softmax_backward_data _sparse_log_softmax_backward_data
    _sparse_coo_tensor_with_dims_and_tensors sparse_compressed_tensor sparse_coo_tensor unsqueeze squeeze
    """.split()
)
SIDES = "A sparse tensor here stands for at most {:,} elements, with its zeros."
DENSE = "Write it out first: `x.to_dense()`."
OF_PLACES = "indices crow_indices col_indices ccol_indices row_indices".split()
INDICES = frozenset([*OF_PLACES, "compressed_indices", "plain_indices"])


def is_sparse(tensor: torch.Tensor) -> bool:
    """Whether a tensor has any layout but the dense one."""
    return tensor.layout is not torch.strided


def makes(name: str, kwargs: Kwargs) -> bool:
    """Whether an operator is asked for a sparse tensor."""
    return name.startswith("_to_sparse") or kwargs.get("layout") not in (None, torch.strided)


def check(name: str, tensors: list[torch.Tensor], args: Args, kwargs: Kwargs) -> None:
    """Raises Refused for an operator that takes no sparse tensors here, LimitReached for too large a result."""
    if name not in ALLOWED:
        raise growth.refusal(f"{name.strip('_')} of a sparse tensor is not part of what runs here. {DENSE}")
    if name in ("mm", "addmm", "_sparse_addmm", "_sparse_sparse_matmul", "_sparse_mm"):
        left, right = tensors[-2:]
        limits.check_elements((left.shape[0] or 1) * (right.shape[-1] or 1) if left.dim() == right.dim() == 2 else 0)
    held = 0
    for tensor in tensors:
        held += check_sides(tensor)
    if name == "_to_sparse" and not is_sparse(args[0]):
        held = int(args[0].count_nonzero()) * (args[0].dim() + 1)
    limits.check_elements(held)


def check_sides(tensor: torch.Tensor) -> int:
    """The elements that a tensor holds. Raises: LimitReached for more than a dense one may have."""
    if math.prod(side or 1 for side in tensor.shape) > limits.ELEMENTS:
        raise limits.LimitReached(SIDES.format(limits.ELEMENTS))
    return sum(part.numel() for part in parts(tensor)) if is_sparse(tensor) else tensor.numel()


def parts(tensor: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """The tensors that a sparse one is made of."""
    if tensor.layout is torch.sparse_coo:
        return tensor._indices(), tensor._values()
    by_rows = tensor.layout in (torch.sparse_csr, torch.sparse_bsr)
    places = (tensor.crow_indices, tensor.col_indices) if by_rows else (tensor.ccol_indices, tensor.row_indices)
    return places[0](), places[1](), tensor.values()


# --- what a program says


def making(name: str, count: int) -> "Callable[..., Any]":
    """`torch.sparse_coo_tensor(...)` and the like, whose first `count` arguments are indices."""
    real = getattr(torch, name)

    def make(run: "Running", *args: Any, **kwargs: Any):
        run.door.check_instances((*args, *kwargs.values()))
        places = len(args) > 1 or bool(kwargs.keys() & INDICES)
        args = tuple([own(value) if places and index < count else value for index, value in enumerate(args)])
        kwargs = {key: own(value) if key in INDICES else value for key, value in kwargs.items()}
        made = real(*args, **kwargs)
        check_sides(made)
        check_indices(made)
        return made

    make.__qualname__ = name
    return make


def check_indices(made: torch.Tensor) -> None:
    """Raises torch's own RuntimeError where an index points outside; torch itself looks only if it is asked to."""
    held = [part.detach() for part in parts(made)]
    if made.layout is torch.sparse_coo:
        form, fact = "coo", made.is_coalesced()
    else:
        form, fact = "compressed", made.layout
    getattr(torch, f"_validate_sparse_{form}_tensor_args")(*held, made.shape, fact)


def own(value: Any) -> Any:
    """Indices that nobody else can write into."""
    if isinstance(value, torch.Tensor):
        return value.detach().clone()
    return value.copy() if issubclass(type(value), np.ndarray) else value


def copied(name: str) -> "Callable[..., Any]":
    """A method of sparse tensors that gives a copy of their indices, which a program may write into."""

    def get(run: "Running", tensor: Any, /, *args: Any, **kwargs: Any):
        return getattr(torch.Tensor, name)(tensor, *args, **kwargs).clone()

    return get


def count(run: "Running", tensor: torch.Tensor, /, *args: object, **kwargs: object) -> int:
    """`x._nnz()`: the number of values that a sparse tensor holds."""
    return torch.Tensor._nnz(tensor, *args, **kwargs)


MAKING = {"sparse_coo_tensor": 1, **{f"sparse_{kind}_tensor": 2 for kind in ("compressed", "csr", "csc", "bsr", "bsc")}}
FUNCTIONS = {name: making(name, places) for name, places in MAKING.items()}
METHODS = {(torch.Tensor, name): copied(name) for name in OF_PLACES} | {(torch.Tensor, "_nnz"): count}
TENSOR = """
    to_sparse to_sparse_coo to_sparse_csr to_sparse_csc to_sparse_bsr to_sparse_bsc to_dense coalesce is_coalesced
    values sparse_dim dense_dim sparse_mask
"""
MODULE = "mm sum softmax log_softmax addmm"
LAYOUTS = "sparse_coo sparse_csr sparse_csc sparse_bsr sparse_bsc"
