"""Derivatives of a program's functions by autograd, as torch.func gives them.

What is checked here is checked by torch's own functions, in their words.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import torch
from torch._functorch import eager_transforms
from torch.utils import _pytree as trees

from .. import limits
from ..cycles import leaves
from ..dtypes import is_floating
from ..signatures import Args, Kwargs

if TYPE_CHECKING:
    from ..running import Running


def differentiable(value: object) -> torch.Tensor:
    """The same numbers as what is differentiated by; what was computed so far stays behind them."""
    if not isinstance(value, torch.Tensor):
        raise ValueError(f"Thing passed to transform API must be Tensor, got {type(value)}")
    return value.view_as(value) if value.requires_grad else value.detach().requires_grad_()


def placed(args: Args, chosen: Any, argnums: int | tuple[Any, ...] | None) -> tuple[Any, ...]:
    """The arguments with the chosen ones in their places."""
    if argnums is None:
        return chosen
    pairs = [(argnums, chosen)] if isinstance(argnums, int) else zip(argnums, chosen, strict=True)
    found = list(args)
    for place, value in pairs:
        found[place] = value
    return tuple(found)


def begin(args: Args, argnums: int | tuple[Any, ...] | None) -> tuple[Any, ...]:
    """All arguments for a function that is differentiated by some of them, and those."""
    chosen = args if argnums is None else eager_transforms._slice_argnums(args, argnums, as_tuple=False)
    fresh = trees.tree_map(differentiable, chosen)
    return placed(args, fresh, argnums), fresh


def without_graph(value: object) -> object:
    """The same numbers without what they were computed from."""
    return value.detach() if isinstance(value, torch.Tensor) else value


def leads_on(tensor: torch.Tensor, fresh: list[Any]) -> bool:
    """Whether a tensor was computed from others that require gradients than these."""
    own = {id(one) for one in fresh}
    return any(id(one) not in own for one in leaves(tensor))


def released(values: object, fresh: list[Any]) -> object:
    """What a function gave, as it is to whoever differentiated it: without these in its graph."""

    def release(value: Any):
        if not isinstance(value, torch.Tensor) or not value.requires_grad or leads_on(value, fresh):
            return value
        return value.detach()

    return trees.tree_map(release, values)


def called(func: Callable[..., Any], args: Args, kwargs: Kwargs, has_aux: bool, api: str) -> tuple[Any, ...]:
    """What a function gives, and what else it gives if it `has_aux`."""
    output = func(*args, **kwargs)
    if not has_aux:
        return output, None
    if not (isinstance(output, tuple) and len(output) == 2):
        raise RuntimeError(f"{api}: output of function f should be a tuple: (output, aux) if has_aux is True")
    return output


def slopes(
    outputs: list[Any], fresh: list[Any], weights: list[Any] | None = None, keep: bool = False
) -> tuple[Any, ...]:
    """The slopes of the outputs, weighed and added up, by each of `fresh`; zeros where nothing leads there."""
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
    return tuple(zeros_if_none(fresh, found))


def zeros_if_none(like: list[Any], found: tuple[Any, ...]) -> list[Any]:
    """What was found for each of `like`; zeros of its shape where nothing was."""
    return [torch.zeros_like(one) if slope is None else slope for one, slope in zip(like, found, strict=True)]


def slope_and_value(
    func: Callable[..., Any], argnums: int | tuple[Any, ...], has_aux: bool, args: Args, kwargs: Kwargs
) -> tuple[Any, ...]:
    """The slopes, the value, and what else the function gives if it `has_aux`."""
    api = "grad_and_value(f)(*args)"
    is_tracked = torch.is_grad_enabled()
    with torch.enable_grad():
        args, fresh = begin(args, argnums)
        output, aux = called(func, args, kwargs, has_aux, api)
        check_scalar(output, api)
        flat, spec = trees.tree_flatten(fresh)
        slope = trees.tree_unflatten(slopes([output], flat), spec)
    found = slope, released(output, flat), released(aux, flat)
    return found if is_tracked else trees.tree_map(without_graph, found)


def check_scalar(output: object, api: str) -> None:
    """Raises: RuntimeError for what has not one slope."""
    if not isinstance(output, torch.Tensor):
        raise RuntimeError(f"{api}: Expected f(*args) to return a Tensor, got {type(output)}")
    if output.dim():
        raise RuntimeError(
            f"{api}: Expected f(*args) to return a scalar Tensor, got tensor with {output.dim()} dims. "
            "Maybe you wanted to use the vjp or jacrev APIs instead?"
        )


# --- back: vjp, and the Jacobian row by row


def pulled(
    func: Callable[..., Any], args: Args, argnums: int | tuple[Any, ...] | None = None, has_aux: bool = False
) -> tuple[Any, ...]:
    """What the function gives, what pulls weights of it back to its arguments, and what else it gives."""
    api = "vjp(f, *primals)"
    with torch.enable_grad():
        args, fresh = begin(args, argnums)
        output, aux = called(func, args, {}, has_aux, api)
        outputs, spec = trees.tree_flatten(output)
        eager_transforms.assert_non_empty_tensor_output(outputs, api)
        check_floating(outputs)
        flat, primals = trees.tree_flatten(fresh)

    def pull(weights: Any):
        own, given_spec = trees.tree_flatten(weights)
        if given_spec != spec:
            shown = [trees.treespec_pprint(one) for one in (given_spec, spec)]
            raise RuntimeError(
                "Expected pytree structure of cotangents to be the same as pytree structure of outputs to the "
                f"function. cotangents: {shown[0]}, primal output: {shown[1]}"
            )
        return trees.tree_unflatten(slopes(outputs, flat, own, keep=True), primals)

    return released(output, flat), pull, released(aux, flat)


def check_floating(outputs: list[Any]) -> None:
    """Raises: RuntimeError for outputs that have no slopes."""
    for one in outputs:
        if not is_floating(one.dtype):
            raise RuntimeError(
                "vjp(f, ...): All outputs of f must be floating-point or complex Tensors, got Tensor "
                f"with dtype {one.dtype}"
            )


def jacobian(
    run: "Running", name: str, func: Callable[..., Any], argnums: int | tuple[Any, ...], has_aux: bool, args: Args
) -> object:
    """How each number that the function gives changes with each number of the chosen arguments."""
    eager_transforms.error_if_complex(name, args, is_input=True)
    output, pull, aux = pulled(func, args, argnums, has_aux)
    outputs, spec = trees.tree_flatten(output)
    eager_transforms.error_if_complex(name, outputs, is_input=False)
    primals, primals_spec = trees.tree_flatten(eager_transforms._slice_argnums(args, argnums))
    limits.check_elements(sum(one.numel() for one in outputs) * sum(one.numel() for one in primals))
    tables = []
    for place, one in enumerate(outputs):
        rows = [trees.tree_leaves(pull(weights)) for weights in units(run, outputs, place, spec)]
        columns = [torch.stack(column) for column in zip(*rows, strict=True)]
        columns = columns or [one.new_zeros(0, *primal.shape) for primal in primals]
        shaped = [column.view(one.shape + primal.shape) for column, primal in zip(columns, primals, strict=True)]
        table = trees.tree_unflatten(shaped, primals_spec)
        tables.append(table[0] if isinstance(argnums, int) else table)
    found = trees.tree_unflatten(tables, spec)
    return (found, aux) if has_aux else found


def units(run: "Running", outputs: list[Any], place: int, spec: trees.TreeSpec) -> Iterator[Any]:
    """Weights for all outputs: 1 for one number of the output in this place, 0 for the others; for each number."""
    for number in range(outputs[place].numel()):
        run.tick()
        weights = [torch.zeros_like(each) for each in outputs]
        weights[place].view(-1)[number] = 1
        yield trees.tree_unflatten(weights, spec)


# --- forth: jvp


def pushed(
    func: Callable[..., Any], primals: tuple[Any, ...], tangents: tuple[Any, ...], has_aux: bool
) -> tuple[Any, ...]:
    """How much the function changes where its arguments do: what is pulled back is linear in its weights."""
    api = "jvp(f, primals, tangents)"
    flat, spec, moves = primals_and_moves(primals, tangents, api)
    with torch.enable_grad():
        fresh = [differentiable(one) for one in flat]
        output, aux = called(func, trees.tree_unflatten(fresh, spec), {}, has_aux, api)
        outputs, output_spec = trees.tree_flatten(output)
        eager_transforms.assert_non_empty_tensor_output(outputs, api)
        moved = moved_outputs(outputs, fresh, moves)
    return released(output, fresh), trees.tree_unflatten(moved, output_spec), released(aux, fresh)


def primals_and_moves(primals: tuple[Any, ...], tangents: tuple[Any, ...], api: str) -> tuple[Any, ...]:
    """The tensors of the arguments, how these are put together, and how much each moves. Raises: RuntimeError."""
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
    return flat, spec, moves


def moved_outputs(outputs: list[Any], fresh: list[Any], moves: list[Any]) -> list[Any]:
    """How much each output moves where `fresh` do."""
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
    return zeros_if_none(outputs, found)
