"""torch.func: derivatives and maps of a program's functions, by autograd and by a loop.

Torch's own would import its compiler first, for two seconds and 80 MB, and would give a program's functions tensors in
wrappers, whose memory nobody can count.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import torch

from ..entries import Function
from ..library.entry import worded
from ..library.making import late_callback
from . import stateless
from .mapping import Mapped
from .modules import given
from .slopes import jacobian, pulled, pushed, slope_and_value

if TYPE_CHECKING:
    from ..running import Running


def name_of(run: "Running", func: object) -> str:
    """The name that a transformed function keeps."""
    if isinstance(func, Function):
        return str(func.about("__name__"))
    return str(getattr(func, "__name__", None) or run.repr_of(func))


def transformed(run: "Running", func: object, call: Callable[..., Any]) -> Function:
    """The function that a transform makes of another."""
    run.room.take_items(20)

    def transform(run: "Running", *args: Any, **kwargs: Any):
        given(run, args)
        return call(args, given(run, kwargs))

    return Function(f"__main__.{name_of(run, func)}", transform, owned=True)


def grad(run: "Running", func: object, argnums: int | tuple[Any, ...] = 0, has_aux: bool = False) -> Function:
    """`grad(f)`."""
    own = late_callback(run, func)

    def call(args: Any, kwargs: Any):
        slope, _, aux = slope_and_value(own, argnums, has_aux, args, kwargs)
        return (slope, aux) if has_aux else slope

    return transformed(run, func, call)


def grad_and_value(run: "Running", func: object, argnums: int | tuple[Any, ...] = 0, has_aux: bool = False) -> Function:
    """`grad_and_value(f)`."""
    own = late_callback(run, func)

    def call(args: Any, kwargs: Any):
        slope, value, aux = slope_and_value(own, argnums, has_aux, args, kwargs)
        return slope, (value, aux) if has_aux else value

    return transformed(run, func, call)


def jacobian_of(name: str) -> Callable[..., Any]:
    """`jacrev` or `jacfwd`: both go back through the graph here."""

    def make(
        run: "Running",
        func: Any,
        argnums: Any = 0,
        *,
        has_aux: Any = False,
        chunk_size: Any = None,
        randomness: Any = "error",
    ):
        own = late_callback(run, func)
        return transformed(run, func, lambda args, kwargs: jacobian(run, name, own, argnums, has_aux, args))

    return make


def hessian(run: "Running", func: object, argnums: int | tuple[Any, ...] = 0) -> Function:
    """`hessian(f)`."""
    return jacobian_of("jacfwd")(run, jacobian_of("jacrev")(run, func, argnums), argnums)


def vjp(run: "Running", func: object, *primals: object, has_aux: bool = False) -> tuple[Any, ...]:
    """`vjp(f, x)`."""
    output, pull, aux = pulled(late_callback(run, func), given(run, primals), has_aux=has_aux)

    def pull_back(run: "Running", cotangents: Any, retain_graph: Any = True, create_graph: Any = None):
        return pull(*given(run, (cotangents,)))

    made = Function("__main__.wrapper", pull_back, owned=True)
    return (output, made, aux) if has_aux else (output, made)


def jvp(
    run: "Running", func: object, primals: Any, tangents: Any, *, strict: object = False, has_aux: bool = False
) -> tuple[Any, ...]:
    """`jvp(f, (x,), (v,))`."""
    primals, tangents = given(run, (primals, tangents))
    output, moved, aux = pushed(late_callback(run, func), primals, tangents, has_aux)
    return (output, moved, aux) if has_aux else (output, moved)


def vmap(
    run: "Running",
    func: object,
    in_dims: Any = 0,
    out_dims: Any = 0,
    randomness: object = "error",
    *,
    chunk_size: object = None,
) -> Function:
    """`vmap(f)`."""
    given(run, (in_dims, out_dims))
    own = Mapped(late_callback(run, func), name_of(run, func), in_dims, out_dims)
    return transformed(run, func, lambda args, kwargs: own.over(run, args, kwargs))


OWN = {
    **{call.__name__: call for call in (grad, grad_and_value, hessian, vjp, jvp, vmap)},
    **{name: jacobian_of(name) for name in ("jacrev", "jacfwd")},
    **stateless.CALLS,
}
FUNCTIONS = {
    name: Function(f"torch.func.{name}", worded(call, getattr(torch.func, name)), owned=True)
    for name, call in OWN.items()
}
