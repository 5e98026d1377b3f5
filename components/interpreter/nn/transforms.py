"""torch.func: derivatives and maps of a program's functions, by autograd and by a loop.

Torch's own would import its compiler first, for two seconds and 80 MB, and would give a program's functions tensors in
wrappers, whose memory nobody can count. What is checked here is checked by torch's own functions, in their words.
"""

from functools import lru_cache
from types import SimpleNamespace

import torch
from torch._functorch import eager_transforms
from torch._functorch import vmap as maps
from torch.utils import _pytree as trees

from .. import limits
from ..cycles import leaves
from ..entries import Function
from ..library.entry import worded
from ..library.making import late_callback
from ..operators import MAPPED, NOT_MAPPED
from ..problem import Refused
from .modules import given

# Methods that tell values.
TELLING = frozenset("item tolist numpy".split())


def check_mapped(run, name: str) -> None:
    """Raises Refused for a method that no function may call inside of torch.vmap."""
    if run.operators.mapped and name in TELLING:
        raise Refused.at(None, MAPPED, NOT_MAPPED)


# --- derivatives


def differentiable(value: object) -> torch.Tensor:
    """The same numbers as what is differentiated by; what was computed so far stays behind them."""
    if not isinstance(value, torch.Tensor):
        raise ValueError(f"Thing passed to transform API must be Tensor, got {type(value)}")
    return value.view_as(value) if value.requires_grad else value.detach().requires_grad_()


def placed(args: tuple, chosen: object, argnums: int | tuple | None) -> tuple:
    """The arguments with the chosen ones in their places."""
    if argnums is None:
        return chosen
    pairs = [(argnums, chosen)] if isinstance(argnums, int) else zip(argnums, chosen, strict=True)
    args = list(args)
    for place, value in pairs:
        args[place] = value
    return tuple(args)


def begin(args: tuple, argnums: int | tuple | None) -> tuple:
    """All arguments for a function that is differentiated by some of them, and those."""
    chosen = args if argnums is None else eager_transforms._slice_argnums(args, argnums, as_tuple=False)
    fresh = trees.tree_map(differentiable, chosen)
    return placed(args, fresh, argnums), fresh


def without_graph(value: object) -> object:
    return value.detach() if isinstance(value, torch.Tensor) else value


def leads_on(tensor: torch.Tensor, fresh: list) -> bool:
    """Whether a tensor was computed from others that require gradients than these."""
    own = {id(one) for one in fresh}
    return any(id(one) not in own for one in leaves(tensor))


def released(values: object, fresh: list) -> object:
    """What a function gave, as it is to whoever differentiated it: without these in its graph."""

    def release(value):
        if not isinstance(value, torch.Tensor) or not value.requires_grad or leads_on(value, fresh):
            return value
        return value.detach()

    return trees.tree_map(release, values)


def slopes(outputs: list, fresh: list, weights: list | None = None, keep: bool = False) -> tuple:
    known = [place for place, output in enumerate(outputs) if output.requires_grad]
    if not known:
        return tuple(map(torch.zeros_like, fresh))
    goes_on = any(leads_on(outputs[place], fresh) for place in known)
    found = torch.autograd.grad(
        [outputs[place] for place in known],
        fresh,
        weights and [weights[place] for place in known],
        retain_graph=keep or goes_on,
        create_graph=goes_on,
        allow_unused=True,
    )
    return tuple(torch.zeros_like(one) if slope is None else slope for one, slope in zip(fresh, found, strict=True))


def with_aux(output: object, api: str) -> tuple:
    if not (isinstance(output, tuple) and len(output) == 2):
        raise RuntimeError(f"{api}: output of function f should be a tuple: (output, aux) if has_aux is True")
    return output


def slope_and_value(func, argnums, has_aux: bool, args: tuple, kwargs: dict) -> tuple:
    """The slopes, the value, and what else the function gives if it `has_aux`."""
    api = "grad_and_value(f)(*args)"
    is_tracked = torch.is_grad_enabled()
    with torch.enable_grad():
        args, fresh = begin(args, argnums)
        output, aux = func(*args, **kwargs), None
        if has_aux:
            output, aux = with_aux(output, api)
        if not isinstance(output, torch.Tensor):
            raise RuntimeError(f"{api}: Expected f(*args) to return a Tensor, got {type(output)}")
        if output.dim():
            raise RuntimeError(
                f"{api}: Expected f(*args) to return a scalar Tensor, got tensor with {output.dim()} dims. "
                "Maybe you wanted to use the vjp or jacrev APIs instead?"
            )
        flat, spec = trees.tree_flatten(fresh)
        slope = trees.tree_unflatten(slopes([output], flat), spec)
    found = slope, released(output, flat), released(aux, flat)
    return found if is_tracked else trees.tree_map(without_graph, found)


def pulled(func, args: tuple, argnums=None, has_aux: bool = False) -> tuple:
    """What the function gives, what pulls weights of it back to its arguments, and what else it gives."""
    with torch.enable_grad():
        args, fresh = begin(args, argnums)
        output, aux = func(*args), None
        if has_aux:
            output, aux = with_aux(output, "vjp(f, *primals)")
        outputs, spec = trees.tree_flatten(output)
        eager_transforms.assert_non_empty_tensor_output(outputs, "vjp(f, *primals)")
        for one in outputs:
            if not (one.is_floating_point() or one.is_complex()):
                raise RuntimeError(
                    "vjp(f, ...): All outputs of f must be floating-point or complex Tensors, got Tensor "
                    f"with dtype {one.dtype}"
                )
        flat, primals = trees.tree_flatten(fresh)

    def pull(weights):
        own, given_spec = trees.tree_flatten(weights)
        if given_spec != spec:
            shown = [trees.treespec_pprint(one) for one in (given_spec, spec)]
            raise RuntimeError(
                "Expected pytree structure of cotangents to be the same as pytree structure of outputs to the "
                f"function. cotangents: {shown[0]}, primal output: {shown[1]}"
            )
        return trees.tree_unflatten(slopes(outputs, flat, own, keep=True), primals)

    return released(output, flat), pull, released(aux, flat)


def jacobian(run, name: str, func, argnums, has_aux: bool, args: tuple) -> object:
    eager_transforms.error_if_complex(name, args, is_input=True)
    output, pull, aux = pulled(func, args, argnums, has_aux)
    outputs, spec = trees.tree_flatten(output)
    eager_transforms.error_if_complex(name, outputs, is_input=False)
    primals, primals_spec = trees.tree_flatten(eager_transforms._slice_argnums(args, argnums))
    limits.check_elements(sum(one.numel() for one in outputs) * sum(one.numel() for one in primals))
    tables = []
    for place, one in enumerate(outputs):
        rows = []
        for number in range(one.numel()):
            run.tick()
            weights = [torch.zeros_like(each) for each in outputs]
            weights[place].view(-1)[number] = 1
            rows.append(trees.tree_leaves(pull(trees.tree_unflatten(weights, spec))))
        columns = [torch.stack(column) for column in zip(*rows, strict=True)] or [
            one.new_zeros(0, *p.shape) for p in primals
        ]
        shaped = [column.view(one.shape + primal.shape) for column, primal in zip(columns, primals, strict=True)]
        table = trees.tree_unflatten(shaped, primals_spec)
        tables.append(table[0] if isinstance(argnums, int) else table)
    found = trees.tree_unflatten(tables, spec)
    return (found, aux) if has_aux else found


def pushed(func, primals: tuple, tangents: tuple, has_aux: bool) -> tuple:
    """How much the function changes where its arguments do: what is pulled back is linear in its weights."""
    api = "jvp(f, primals, tangents)"
    if not isinstance(primals, tuple):
        raise RuntimeError(f"{api}: Expected primals to be a tuple. E.g. it should be valid to call f(*primals).")
    (flat, spec), (moves, moves_spec) = trees.tree_flatten(primals), trees.tree_flatten(tangents)
    if spec != moves_spec:
        raise RuntimeError(
            f"{api}: Expected primals and tangents to have the same python structure. For example, if primals is a "
            f"tuple of 3 tensors, tangents also must be. Got primals with structure {spec} and tangents with "
            f"structure {moves_spec}"
        )
    eager_transforms.assert_non_empty_list_of_tensors(flat, api, "primals")
    eager_transforms.assert_non_empty_list_of_tensors(moves, api, "tangents")
    with torch.enable_grad():
        fresh = [differentiable(one) for one in flat]
        output, aux = func(*trees.tree_unflatten(fresh, spec)), None
        if has_aux:
            output, aux = with_aux(output, api)
        outputs, output_spec = trees.tree_flatten(output)
        eager_transforms.assert_non_empty_tensor_output(outputs, api)
        weights = [torch.zeros_like(one).requires_grad_() for one in outputs]
        known = [place for place, one in enumerate(outputs) if one.requires_grad]
        back = torch.autograd.grad(
            [outputs[place] for place in known],
            fresh,
            [weights[place] for place in known],
            create_graph=True,
            allow_unused=True,
        )
        pairs = [(one, move) for one, move in zip(back, moves, strict=True) if one is not None and one.requires_grad]
        goes_on = any(leads_on(one, [*fresh, *weights]) for one, _ in pairs)
        found = torch.autograd.grad(
            [one for one, _ in pairs], weights, [move for _, move in pairs], create_graph=goes_on, allow_unused=True
        )
    moved = [torch.zeros_like(one) if each is None else each for one, each in zip(outputs, found, strict=True)]
    return released(output, fresh), trees.tree_unflatten(moved, output_spec), released(aux, fresh)


# --- maps


class Joined(torch.autograd.Function):
    """Pieces put together."""

    @staticmethod
    def forward(ctx, place, *pieces):
        ctx.place = place
        return torch.stack(pieces, place)

    @staticmethod
    def backward(ctx, slope):
        return None, *slope.unbind(ctx.place)


@lru_cache(maxsize=200)
def joined_as(name: str) -> type:
    """The same, and in the graph it has the name of what made the pieces: torch makes all of them at once."""
    kind = type(name, (Joined,), {})
    kind._backward_cls.__name__ = name
    return kind


def joined(place: int, pieces: tuple) -> torch.Tensor:
    nodes = [piece.grad_fn for piece in pieces if piece.grad_fn is not None]
    return joined_as(type(nodes[0]).__name__).apply(place, *pieces) if nodes else torch.stack(pieces, place)


def mapped(run, func, name: str, in_dims, out_dims, args: tuple, kwargs: dict) -> object:
    """What the function gives for each of the pieces, put together."""
    named = SimpleNamespace(__name__=name)
    maps._check_out_dims_is_int_or_int_pytree(out_dims, named)
    count, places, flat, spec = maps._process_batched_inputs(in_dims, args, named)
    if not count:
        raise Refused.at(None, "torch.vmap needs one piece or more here.", "Give it a tensor that is not empty.")
    limits.check_pieces([count])
    every, found = [], None
    for number in range(count):
        run.tick()
        own = [one if place is None else one.select(place, number) for one, place in zip(flat, places, strict=True)]
        run.operators.mapped += 1
        try:
            result = func(*trees.tree_unflatten(own, spec), **kwargs)
        finally:
            run.operators.mapped -= 1
        values, found = trees.tree_flatten(result)
        every.append(values)
    outs = out_places(result, found, out_dims, name)
    together = []
    for column, place in zip(zip(*every, strict=True), outs, strict=True):
        if place is not None and not all(isinstance(one, torch.Tensor) for one in column):
            raise ValueError(
                f"vmap({name}, ...): `{name}` must only return Tensors, got type {type(column[0])}. "
                "Did you mean to set out_dims= to None for output?"
            )
        together.append(column[0] if place is None else joined(place, column))
    return trees.tree_unflatten(together, found)


def out_places(result: object, spec, out_dims, name: str) -> list:
    if isinstance(result, torch.Tensor):
        places = list(out_dims) if isinstance(out_dims, tuple) and len(out_dims) == 1 else [out_dims]
        known = places if places[0] is None or isinstance(places[0], int) else None
    else:
        known = trees._broadcast_to_and_flatten(out_dims, spec)
    if known is None:
        raise ValueError(
            f"vmap({name}, ..., out_dims={out_dims})(<inputs>): out_dims is not compatible with the structure of "
            f"`outputs`. out_dims has structure {trees.tree_flatten(out_dims)[1]} but outputs has structure {spec}."
        )
    return known


# --- what a program calls


def name_of(run, func: object) -> str:
    if isinstance(func, Function):
        return func.about("__name__")
    return getattr(func, "__name__", None) or run.repr_of(func)


def transformed(run, func: object, call) -> Function:
    """The function that a transform makes of another."""
    run.room.take_items(20)

    def transform(run, *args, **kwargs):
        given(run, args)
        return call(args, given(run, kwargs))

    return Function(f"__main__.{name_of(run, func)}", transform, owned=True)


def grad(run, func, argnums=0, has_aux=False):
    own = late_callback(run, func)

    def call(args, kwargs):
        slope, _, aux = slope_and_value(own, argnums, has_aux, args, kwargs)
        return (slope, aux) if has_aux else slope

    return transformed(run, func, call)


def grad_and_value(run, func, argnums=0, has_aux=False):
    own = late_callback(run, func)

    def call(args, kwargs):
        slope, value, aux = slope_and_value(own, argnums, has_aux, args, kwargs)
        return slope, (value, aux) if has_aux else value

    return transformed(run, func, call)


def jacobian_of(name: str):
    def make(run, func, argnums=0, *, has_aux=False, chunk_size=None, randomness="error"):
        own = late_callback(run, func)
        return transformed(run, func, lambda args, kwargs: jacobian(run, name, own, argnums, has_aux, args))

    return make


def hessian(run, func, argnums=0):
    return jacobian_of("jacfwd")(run, jacobian_of("jacrev")(run, func, argnums), argnums)


def vjp(run, func, *primals, has_aux=False):
    output, pull, aux = pulled(late_callback(run, func), given(run, primals), has_aux=has_aux)

    def pull_back(run, cotangents, retain_graph=True, create_graph=None):
        return pull(*given(run, (cotangents,)))

    made = Function("__main__.wrapper", pull_back, owned=True)
    return (output, made, aux) if has_aux else (output, made)


def jvp(run, func, primals, tangents, *, strict=False, has_aux=False):
    primals, tangents = given(run, (primals, tangents))
    output, moved, aux = pushed(late_callback(run, func), primals, tangents, has_aux)
    return (output, moved, aux) if has_aux else (output, moved)


def vmap(run, func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    given(run, (in_dims, out_dims))
    own, name = late_callback(run, func), name_of(run, func)
    return transformed(run, func, lambda args, kwargs: mapped(run, own, name, in_dims, out_dims, args, kwargs))


OWN = {
    **{call.__name__: call for call in (grad, grad_and_value, hessian, vjp, jvp, vmap)},
    **{name: jacobian_of(name) for name in ("jacrev", "jacfwd")},
}
FUNCTIONS = {
    name: Function(f"torch.func.{name}", worded(call, getattr(torch.func, name)), owned=True)
    for name, call in OWN.items()
}
