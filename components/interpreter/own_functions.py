"""`torch.autograd.Function` of a program's own: its forward and backward run inside the run, wherever torch calls them.

Torch is given a class of the host's with the same name, whose two methods call the program's. What the program gets as
`ctx` is an object of ours that passes on to torch's only what stands here. When the run ends, neither leads anywhere.
"""

import torch
from torch.autograd.function import FunctionCtx

from .backwards import called_back
from .entries import Function as Entry
from .library.entry import known_as
from .limits import LimitReached
from .problem import Refused
from .room import OBJECT


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
    def saved_tensors(self) -> tuple:
        return () if self.__host__ is None else self.__host__.saved_tensors

    @property
    def needs_input_grad(self) -> tuple:
        return () if self.__host__ is None else self.__host__.needs_input_grad


class Link:
    """What leads from torch's class to the program's, as long as the run lasts."""

    __slots__ = ("context", "kind", "made", "run")

    def __init__(self, run, kind: type):
        self.run, self.kind = run, kind
        name = f"{kind.__name__}Backward"
        self.context = type(name, (Context,), {"__module__": Function.__module__})
        run.classes.add(self.context)
        methods = {"forward": staticmethod(self.forward), "backward": staticmethod(self.backward)}
        self.made = type(kind.__name__, (torch.autograd.Function,), methods)

    def end(self) -> None:
        self.run = self.kind = self.context = self.made = None

    def forward(self, host, *args):
        self.check()
        host.own = context = self.context()
        self.run.contexts.add(context)
        if not hasattr(self.kind, "setup_context"):
            return self.call(host, self.kind.forward, context, *args)
        result = self.call(host, self.kind.forward, *args)
        self.call(host, self.kind.setup_context, context, args, result)
        return result

    def backward(self, host, *slopes):
        self.check()
        with called_back(self.run):
            return self.call(host, self.kind.backward, host.own, *slopes)

    def check(self) -> None:
        if self.run is None:
            raise LimitReached("This run is over.")

    def call(self, host, function, *args):
        """Calls the program's function; its context leads to torch's object until it is done."""
        host.own.__host__ = host
        try:
            return self.run.callback(function)(*args)
        finally:
            host.own.__host__ = None


def apply_of(kind: type) -> Entry:
    """`MyFunction.apply`."""

    def apply(run, *args, **kwargs):
        if kwargs:
            # Torch looks for their places in the text of a function of Python's own.
            raise Refused.at(None, "apply() takes values without names here.", f"Write `{kind.__name__}.apply(x)`.")
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


def passed_on(name: str):
    """A method of `ctx` that acts on torch's object."""

    def call(run, context, *args, **kwargs):
        if context.__host__ is None:
            raise RuntimeError(f"ctx.{name}() is called inside of forward()")
        return getattr(FunctionCtx, name)(context.__host__, *args, **kwargs)

    return call


PASSED_ON = "save_for_backward mark_dirty mark_non_differentiable set_materialize_grads"
METHODS = {(Context, name): passed_on(name) for name in PASSED_ON.split()}
ATTRIBUTES_OF = {Context: {"saved_tensors", "needs_input_grad"}}
