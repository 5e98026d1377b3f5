"""torch.vmap as a loop: a program's function is called with each piece, and what it gives is put together."""

from collections.abc import Callable
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import torch
from torch._functorch import vmap as maps
from torch.utils import _pytree as trees

from .. import limits
from ..problem import Refused
from ..signatures import Args, Kwargs

if TYPE_CHECKING:
    from ..running import Running


class Joined(torch.autograd.Function):
    """Pieces put together."""

    @staticmethod
    def forward(ctx: Any, place: int, *pieces: torch.Tensor) -> torch.Tensor:
        """The pieces stacked along a new dimension, which `ctx` keeps for the way back."""
        ctx.place = place
        return torch.stack(pieces, place)

    @staticmethod
    def backward(ctx: Any, slope: torch.Tensor) -> tuple[Any, ...]:
        """None for the place, and for each piece its own part of the slope."""
        return None, *slope.unbind(ctx.place)


@lru_cache(maxsize=200)
def joined_as(name: str) -> type[Joined]:
    """The same, and in the graph it has the name of what made the pieces: torch makes all of them at once."""
    kind: Any = type(name, (Joined,), {})
    kind._backward_cls.__name__ = name
    return kind


def joined(place: int, pieces: tuple[Any, ...]) -> torch.Tensor:
    """The pieces put together along a new dimension at this place, with a node of their own in the graph."""
    nodes = [piece.grad_fn for piece in pieces if piece.grad_fn is not None]
    return joined_as(type(nodes[0]).__name__).apply(place, *pieces) if nodes else torch.stack(pieces, place)


class Mapped:
    """A function that torch.vmap maps, with its name and where the pieces lie in what it takes and gives."""

    def __init__(self, func: Callable[..., Any], name: str, in_dims: Any, out_dims: Any):
        self.func, self.name, self.in_dims, self.out_dims = func, name, in_dims, out_dims

    def over(self, run: "Running", args: Args, kwargs: Kwargs) -> object:
        """What the function gives for each of the pieces, put together."""
        named: Any = SimpleNamespace(__name__=self.name)
        maps._check_out_dims_is_int_or_int_pytree(self.out_dims, named)
        count, places, flat, spec = maps._process_batched_inputs(self.in_dims, args, named)
        if not count:
            raise Refused.at(None, "torch.vmap needs one piece or more here.", "Give it a tensor that is not empty.")
        limits.check_pieces([count])
        every = []
        for number in range(count):
            run.tick()
            own = [one if place is None else one.select(place, number) for one, place in zip(flat, places, strict=True)]
            with run.operators.inside_vmap():
                result = self.func(*trees.tree_unflatten(own, spec), **kwargs)
            every.append(trees.tree_leaves(result))
        return self.together(every, result)

    def together(self, every: list[list[Any]], result: object) -> object:
        """The pieces of all results, one list for each, put together in the form of one `result`."""
        spec = trees.tree_structure(result)
        columns = zip(*every, strict=True)
        places = self.out_places(result, spec)
        found = [self.column(column, place) for column, place in zip(columns, places, strict=True)]
        return trees.tree_unflatten(found, spec)

    def column(self, column: tuple[Any, ...], place: int | None) -> object:
        """One part of the result, from the pieces that the calls gave for it. Raises: ValueError."""
        if place is None:
            return column[0]
        if not all(isinstance(one, torch.Tensor) for one in column):
            raise ValueError(
                f"vmap({self.name}, ...): `{self.name}` must only return Tensors, got type {type(column[0])}. "
                "Did you mean to set out_dims= to None for output?"
            )
        return joined(place, column)

    def out_places(self, result: object, spec: trees.TreeSpec) -> list[Any]:
        """The dimension in which the pieces of each part of the result are put together. Raises: ValueError."""
        known = places_of_one(self.out_dims)
        if not isinstance(result, torch.Tensor):
            known = trees._broadcast_to_and_flatten(self.out_dims, spec)
        if known is None:
            raise ValueError(
                f"vmap({self.name}, ..., out_dims={self.out_dims})(<inputs>): out_dims is not compatible with the "
                f"structure of `outputs`. out_dims has structure {trees.tree_flatten(self.out_dims)[1]} but outputs "
                f"has structure {spec}."
            )
        return known


def places_of_one(out_dims: object) -> list[Any] | None:
    """The same for a function that gives one tensor."""
    places = list(out_dims) if isinstance(out_dims, tuple) and len(out_dims) == 1 else [out_dims]
    return places if places[0] is None or isinstance(places[0], int) else None
