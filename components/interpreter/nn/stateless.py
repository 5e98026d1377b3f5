"""A module called with other weights than its own, and the weights of several alike put together: `functional_call`."""

from typing import TYPE_CHECKING, Any

import torch
from torch import nn

from ..limits import LimitReached
from .modules import DEPTH, INSIDE, check_nesting, given, refused

if TYPE_CHECKING:
    from ..running import Running


def functional_call(
    run: "Running",
    module: object,
    parameter_and_buffer_dicts: Any,
    args: Any = None,
    kwargs: Any = None,
    **options: object,
) -> object:
    """`torch.func.functional_call(net, weights, (x,))`."""
    given(run, (module, parameter_and_buffer_dicts))
    if not isinstance(module, nn.Module):
        raise refused("functional_call takes a module here.", "Write `functional_call(net, weights, (x,))`.")
    check_nesting(module)
    for weights in dicts_in(parameter_and_buffer_dicts):
        check_names(weights)
    if isinstance(args, tuple):
        args = tuple(run.bounded(args))
    if kwargs is not None and type(kwargs) is not dict:
        raise refused("functional_call takes a dict of the arguments with names.", "Write `kwargs={'x': x}`.")
    return torch.func.functional_call(module, parameter_and_buffer_dicts, args, kwargs, **given(run, options))


def dicts_in(weights: object) -> list[dict[Any, Any]]:
    """The dicts of weights that were given, alone or in a list."""
    several = weights if isinstance(weights, (list, tuple)) else [weights]
    return [one for one in several if isinstance(one, dict)]


def check_names(weights: dict[Any, Any]) -> None:
    """Raises Refused, LimitReached for names by which torch would read and set what no program may reach."""
    for name in weights:
        if type(name) is not str:
            raise refused("Weights have texts as names.", "Write `dict(net.named_parameters())`.")
        parts = name.split(".")
        if len(parts) > DEPTH:
            raise LimitReached(f"Modules lie in one another at most {DEPTH} deep here.")
        if any(part.startswith("_") for part in parts):
            raise refused(f"A weight's name does not begin with an underscore here: {name!r}.", INSIDE)


def stack_module_state(run: "Running", models: Any) -> tuple[Any, ...]:
    """`params, buffers = torch.func.stack_module_state(nets)`."""
    own = list(run.bounded(models)) if isinstance(models, (list, tuple)) else models
    given(run, (own,))
    # Anything else has no length, which torch asks for first, and says so.
    for one in own if isinstance(own, (list, nn.ModuleList)) else ():
        if not isinstance(one, nn.Module):
            raise refused("stack_module_state takes a list of modules here.", "Write `stack_module_state([a, b])`.")
        check_nesting(one)
    return torch.func.stack_module_state(own)


CALLS = {call.__name__: call for call in (functional_call, stack_module_state)}
