"""Hooks of tensors: a program's own function, called with a gradient inside the run's limits and never after."""

from typing import TYPE_CHECKING, Any

import torch
from torch.utils.hooks import RemovableHandle

from .backwards import called_back
from .library import growth
from .library.making import late_callback

if TYPE_CHECKING:
    from collections.abc import Callable

    from .running import Running


def register(name: str) -> "Callable[..., Any]":
    """`x.register_hook(f)` and the like."""

    def register_hook(run: "Running", tensor: Any, /, *args: Any, **kwargs: Any):
        if len(args) + len(kwargs) != 1 or kwargs.keys() - {"hook"}:
            return getattr(torch.Tensor, name)(tensor, *[None] * len(args), **dict.fromkeys(kwargs))  # which raises
        [hook] = args or kwargs.values()
        call = late_callback(run, hook)
        growth.take_items(run, growth.OBJECT)
        handle = getattr(torch.Tensor, name)(tensor, within(run, call, name_of(hook)))
        run.hooks[handle.id] = hook
        run.ending.callback(handle.remove)
        return handle

    return register_hook


def within(run: "Running", call: "Callable[..., Any]", name: str) -> "Callable[..., Any]":
    """The function as torch calls it."""

    def hooked(gradient: Any):
        with called_back(run):
            run.tick()
            return call(run.door.kept(gradient, made_by="hook"))

    hooked.__name__ = hooked.__qualname__ = name
    return hooked


def name_of(hook: object) -> str:
    """The name under which torch is given a hook: its own, or else that of its type."""
    name = getattr(hook, "__name__", "")
    return name if type(name) is str and name else type(hook).__name__


def remove(run: "Running", handle: RemovableHandle, /) -> None:
    """`handle.remove()`; the run, too, lets go of the program's function."""
    run.hooks.pop(handle.id, None)
    handle.remove()


NAMES = ("register_hook", "register_post_accumulate_grad_hook")
METHODS = {(torch.Tensor, name): register(name) for name in NAMES} | {(RemovableHandle, "remove"): remove}
