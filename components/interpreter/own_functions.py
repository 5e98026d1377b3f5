"""`torch.autograd.Function` of a program's own: its forward and backward run inside the run, wherever torch calls them.

Torch is given a class of the host's with the same name, whose two methods call the program's. What the program gets as
`ctx` is an object of ours that passes on to torch's only what stands here. When the run ends, neither leads anywhere.
"""

from functools import update_wrapper
from inspect import Parameter
from types import FunctionType
from typing import TYPE_CHECKING, Any

import torch
from torch.autograd import function as torchs
from torch.autograd.function import FunctionCtx

from .backwards import called_back
from .entries import Function as Entry
from .library.entry import known_as, worded
from .library.making import late_callback
from .limits import NUMBERS, LimitReached
from .parameters import signature_of
from .problem import Refused
from .room import NODE, OBJECT, RECORD
from .signatures import Args, Kwargs

if TYPE_CHECKING:
    from collections.abc import Callable

    from .running import Running


@known_as("torch.autograd.function", "Function")
class Function:
    """What a program's class inherits from, in the place of torch's."""

    forward = staticmethod(torch.autograd.Function.forward)
    backward = staticmethod(torch.autograd.Function.backward)


@known_as("torch.autograd.function", "FunctionCtx")
class Context:
    """`ctx`: the program's own attributes, and torch's object while torch calls."""

    __slots__ = ("__dict__", "__host__", "__weakref__")

    def __init__(self):
        self.__host__ = None

    @property
    def saved_tensors(self) -> tuple[Any, ...]:
        """What the program saved for its `backward`; () while torch does not call."""
        return () if self.__host__ is None else self.__host__.saved_tensors

    @property
    def needs_input_grad(self) -> tuple[Any, ...]:
        """For each argument, whether a gradient is asked for; () while torch does not call."""
        return () if self.__host__ is None else self.__host__.needs_input_grad


class Link:
    """What leads from torch's class to the program's, as long as the run lasts."""

    __slots__ = ("context", "kind", "made", "run")

    def __init__(self, run: "Running", kind: Any):
        self.run, self.kind = run, kind
        name = f"{kind.__name__}Backward"
        self.context = type(name, (Context,), {"__module__": Function.__module__})
        run.classes.add(self.context)
        methods = {"forward": staticmethod(self.forward), "backward": staticmethod(self.backward)}
        self.made: Any = type(kind.__name__, (torch.autograd.Function,), methods)

    def end(self) -> None:
        """Lets go of the run and of the program's class, however long torch holds this."""
        del self.run, self.kind, self.context, self.made

    def forward(self, host: Any, *args: object) -> object:
        """What torch calls: the program's `forward`, and its `setup_context` if it has one.

        Raises: LimitReached when the run is over, what the program's function raises.
        """
        self.check()
        host.own = context = self.context()
        self.run.contexts.add(context)
        if not hasattr(self.kind, "setup_context"):
            return self.call(host, self.kind.forward, context, *args)
        result = self.call(host, self.kind.forward, *args)
        self.call(host, self.kind.setup_context, context, args, result)
        return result

    def backward(self, host: Any, *slopes: object) -> object:
        """What torch calls: the program's `backward`, with the context of its `forward`.

        Raises: LimitReached when the run is over or too many stand in one another, what the program's function
        raises.
        """
        self.check()
        with called_back(self.run):
            return self.call(host, self.kind.backward, host.own, *slopes)

    def check(self) -> None:
        """Raises LimitReached when the run is over."""
        if not hasattr(self, "run"):
            raise LimitReached("This run is over.")

    def call(self, host: Any, function: object, *args: object) -> object:
        """Calls the program's function; its context leads to torch's object until it is done."""
        host.own.__host__ = host
        try:
            return self.run.callback(function)(*args)
        finally:
            host.own.__host__ = None


def apply_of(kind: type) -> Entry:
    """`MyFunction.apply`."""

    def apply(run: "Running", *args: Any, **kwargs: Any):
        args = in_places(kind, args, kwargs)
        link = run.links.get(kind)
        if link is None:
            run.room.take_items(10 * OBJECT)
            link = run.links[kind] = Link(run, kind)
        run.room.take_items(2 * OBJECT)
        # Nobody watched what its graph goes through; and its node is one that is counted with the result.
        run.has_watched_graph = True
        result = link.made.apply(*args)
        run.room.operators += 1
        return result

    return Entry(f"{kind.__name__}.apply", apply, owned=True)


def in_places(kind: type, args: Args, kwargs: Kwargs) -> tuple[Any, ...]:
    """The arguments of `forward` in their places, as torch gives them on. Raises: TypeError in torch's words."""
    splits = hasattr(kind, "setup_context")
    if not (kwargs or splits):
        return args
    signature = signature_of(kind.forward) if type(kind.forward) is FunctionType else None
    if signature is None:
        raise Refused.at(None, "apply() takes values without names here.", f"Write `{kind.__name__}.apply(x)`.")
    if splits:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        args, kwargs = bound.args, bound.kwargs
    names = [one.name for one in signature.parameters.values() if one.kind in BY_PLACE]
    return placed(args, kwargs, names if splits else names[1:])


BY_PLACE = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)


def placed(args: Args, kwargs: Kwargs, names: list[str]) -> tuple[Any, ...]:
    """The arguments in the order of the names, up to the last that is given.

    Raises: TypeError in torch's words for one that is unknown, missing or given twice.
    """
    for name in kwargs:
        if name not in names:
            raise TypeError(f"forward() got an unexpected keyword argument '{name}'")
        if name in names[: len(args)]:
            raise TypeError(f"forward() got multiple values for argument '{name}'")
    last = max([names.index(name) for name in kwargs], default=-1)
    for place, name in enumerate(names[: last + 1]):
        if place >= len(args) and name not in kwargs:
            raise TypeError(f"forward() missing required argument: '{name}' (position {place})")
    return (*args, *[kwargs[name] for name in names[len(args) : last + 1]])


def once_differentiable(run: "Running", fn: object) -> "Callable[..., Any]":
    """Above a `backward` whose own slopes nobody may ask for."""
    call = late_callback(run, fn)

    def checked(*args: Any, **kwargs: Any):
        outputs = call(*args, **kwargs)
        for one in outputs if isinstance(outputs, tuple) else (outputs,):
            check_slope(one)
        return outputs

    marked = torchs.once_differentiable(checked)

    def wrapper(*args: Any, **kwargs: Any):
        run.tick()
        found = marked(*args, **kwargs)
        several = len(found) if isinstance(found, tuple) else 1
        run.room.take_items(NODE + RECORD * several)
        return found

    if type(fn) is FunctionType:
        return update_wrapper(wrapper, fn)
    wrapper.__module__ = "__main__"
    return wrapper


def check_slope(value: object) -> None:
    """Raises Refused for what torch would call methods of, and set attributes of, that are no tensor's."""
    if not isinstance(value, torch.Tensor) and type(value) not in NUMBERS:
        message = f"backward() gives tensors and None, no {type(value).__name__}."
        raise Refused.at(None, message, "Write `return grad`.")


def passed_on(name: str) -> "Callable[..., Any]":
    """A method of `ctx` that acts on torch's object."""

    def call(run: "Running", context: Any, *args: Any, **kwargs: Any):
        if context.__host__ is None:
            raise RuntimeError(f"ctx.{name}() is called inside of forward()")
        return getattr(FunctionCtx, name)(context.__host__, *args, **kwargs)

    return call


FUNCTIONS = {"once_differentiable": worded(once_differentiable, torchs.once_differentiable)}
PASSED_ON = "save_for_backward mark_dirty mark_non_differentiable set_materialize_grads"
METHODS = {(Context, name): passed_on(name) for name in PASSED_ON.split()}
ATTRIBUTES_OF = {Context: {"saved_tensors", "needs_input_grad"}}
