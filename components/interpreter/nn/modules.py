"""Modules of torch.nn, and a program's own classes of them: made, called, read and set within the run's limits."""

from collections import Counter, OrderedDict
from collections.abc import Callable
from functools import update_wrapper
from types import FunctionType, GeneratorType, MethodType
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler

from .. import limits
from ..entries import Function
from ..limits import NUMBERS, LimitReached
from ..methods import Method
from ..operators import LARGEST_NUMBER
from ..problem import Refused
from ..room import MODULE
from ..signatures import Args, Kwargs
from . import names

if TYPE_CHECKING:
    from ..running import Running

DEPTH = 50  # of modules in modules
UNROLLED = 5_000  # modules, each counted as often as it is met on the way through all
PLAIN = frozenset({int, float, bool, complex, str, type(None), torch.dtype, torch.device, torch.Size, torch.Generator})
LISTS = (list, tuple, dict, OrderedDict, Counter)
INSIDE = "This is a part of torch's own inside."
# What a program may give an instance to be called by torch, under a name that torch.nn knows.
OWN = (FunctionType, MethodType)
TICKING = (GeneratorType,)


# --- made and called


def make(kind: type) -> Callable[..., Any]:
    """What calling this class does, with the run as its first argument."""

    def make_module(run: "Running", *args: Any, **kwargs: Any):
        run.room.take_items(MODULE)
        made = kind(*given(run, args), **given(run, kwargs))
        run.room.take_items(MODULE * len(getattr(made, "_modules", ())))
        return made

    return make_module


def make_parameter(run: "Running", *args: Any, **kwargs: Any) -> nn.Parameter:
    """`nn.Parameter(...)`."""
    if any(type(value) in run.classes for value in (*args, *kwargs.values())):
        raise refused("nn.Parameter takes a tensor here.", "Write `nn.Parameter(torch.zeros(2))`.")
    return nn.Parameter(*args, **kwargs)


def initialize(run: "Running", begin: Callable[..., Any], args: Args, kwargs: Kwargs) -> None:
    """`super().__init__(...)` of a program's own class."""
    begin(*given(run, args), **given(run, kwargs))


def given(run: "Running", values: Any) -> Any:
    """Arguments for torch's own code: plain values, tensors, modules, lists of these. Raises: Refused, LimitReached."""
    limits.check_items(limits.count_items(values, limits.ITEMS + 1))
    if isinstance(values, dict):
        return {name: one_given(run, value) for name, value in values.items()}
    return tuple([one_given(run, value) for value in values])


def one_given(run: "Running", value: Any, is_inside: bool = False) -> Any:
    """One argument of torch's own code, as it is or as a list. Raises: Refused, LimitReached."""
    kind = type(value)
    if kind is int and abs(value) > LARGEST_NUMBER:
        raise LimitReached("A number here is too large for a size.")
    if kind in PLAIN or isinstance(value, (torch.Tensor, np.generic, nn.Module, Optimizer, LRScheduler)):
        return value
    if kind in LISTS:
        inside = value.values() if isinstance(value, dict) else value
        if isinstance(value, dict) and any(type(key) in run.classes for key in value):
            raise refused("torch.nn takes numbers and texts as keys here.", "Write it out.")
        for item in inside:
            one_given(run, item, True)
        return value
    if kind in run.classes or isinstance(value, (Function, Method, type, np.ndarray)) or is_inside:
        raise refused(f"torch.nn takes numbers, tensors and modules here, no {kind.__name__}.", "Write it out.")
    # A generator, a map: torch would go through what may be endless.
    return [one_given(run, item, True) for item in run.bounded(value)]


def refused(message: str, hint: str = INSIDE) -> Refused:
    """The exception for what no program may do with a module."""
    return Refused.at(None, message, hint)


def check_nesting(module: nn.Module) -> None:
    """Raises LimitReached where torch would go through a module's modules for too long, or too deep."""
    known: dict[int, tuple[int, int]] = {}

    def measure(one: nn.Module, depth: int) -> tuple[int, int]:
        inside = one.__dict__.get("_modules")
        if not inside:
            return 1, 1
        count, height = known.get(id(one), (0, 0))
        if not count:
            parts = [measure(part, depth + 1) for part in inside.values() if part is not None and depth <= DEPTH]
            count = 1 + sum(each for each, _ in parts)
            height = 1 + max((each for _, each in parts), default=0)
            known[id(one)] = count, height
        if depth + height > DEPTH:
            raise LimitReached(f"Modules lie in one another at most {DEPTH} deep here.")
        if count > UNROLLED:
            raise LimitReached(f"A module here is made of at most {UNROLLED:,} modules.")
        return count, height

    if module.__dict__.get("_modules"):
        measure(module, 0)


# --- methods


def method(name: str) -> Callable[..., Any]:
    """A method of modules as the run calls it."""

    def call(run: "Running", module: Any, *args: Any, **kwargs: Any):
        check_nesting(module)
        own = given(run, args), given(run, kwargs)
        run.room.take_items(MODULE * (name in GROWING))
        return getattr(type(module), name)(module, *own[0], **own[1])

    return call


# These put one more place into a module.
GROWING = frozenset("register_buffer register_parameter register_module add_module append insert extend update".split())


def apply(run: "Running", module: nn.Module, fn: object) -> object:
    """`net.apply(fn)`: the program's own function is called with each module."""
    check_nesting(module)
    call = run.callback(fn)
    return type(module).apply(module, call)


def forward(run: "Running", module: nn.Module, *args: Any, **kwargs: Any) -> object:
    """`net.forward(x)`, called by its own name."""
    check_nesting(module)
    return type(module).forward(module, *args, **kwargs)


OWN_METHODS = {
    **{(kind, name): method(name) for kind, found in names.METHODS_OF.items() for name in found},
    (nn.Module, "apply"): apply,
    (nn.Module, "forward"): forward,
}
OWN_TYPES = {**{kind: make(kind) for kind in names.MODULES}, nn.Parameter: make_parameter}


def of_super(bound: Any, name: str) -> Function:
    """What `super()` gives of torch's own class."""
    module = bound.__self__

    def call(run: "Running", *args: Any, **kwargs: Any):
        check_nesting(module)
        if name in ("forward", "__call__", "__getitem__"):
            return bound(*args, **kwargs)
        if name == "__init__":
            return initialize(run, bound, args, kwargs)
        if name == "apply":
            return bound(run.callback(*args))
        return bound(*given(run, args), **given(run, kwargs))

    return Function(f"nn.{name}", call, owned=True)


def check_operands(run: "Running", sign: str, left: object, right: object) -> None:
    """Raises Refused, LimitReached where torch would put modules together without an end."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, nn.Module) and sign == "*" and isinstance(other, int):
            count = max(len(one.__dict__.get("_modules", ())), 1) * int.__add__(other, 0)
            if count > UNROLLED:
                raise LimitReached(f"A module here is made of at most {UNROLLED:,} modules.")
            run.room.take_items(MODULE * max(count, 0))
        if isinstance(one, nn.Module) and sign == "+" and not is_ended(run, other):
            raise refused(f"Modules and a {type(other).__name__} are not put together here.", "Write a list.")


def is_ended(run: "Running", value: object) -> bool:
    """Whether torch comes to the end of a value, or to code of the program, if it goes through it."""
    return isinstance(value, (nn.Module, torch.Tensor, list, tuple, *NUMBERS)) or type(value) in run.classes


# --- what torch goes through

# What these give, and the special `__iter__`, torch's own code goes through, and never looks at the clock.
GONE_THROUGH = frozenset(
    "__iter__ children named_children modules named_modules parameters named_parameters buffers named_buffers".split()
)


def ticking(run: "Running", name: str, value: Any) -> object:
    """The same method; where it gives an iterator that is not the program's own, as itertools have, this one ticks."""
    if name not in GONE_THROUGH or type(value) not in OWN:
        return value

    def call(*args: Any, **kwargs: Any):
        found = value(*args, **kwargs)
        if type(found) in run.classes or type(found) in TICKING or not hasattr(type(found), "__next__"):
            return found
        return run.ticking(found)

    wrapped = update_wrapper(call, value)
    del wrapped.__wrapped__
    return wrapped


# --- what is read and set by name


def is_registered(module: nn.Module, name: str) -> bool:
    """Whether a module has a parameter, a buffer or a module of this name."""
    own = module.__dict__
    return any(name in own.get(place, ()) for place in ("_parameters", "_modules", "_buffers"))


def check_write(run: "Running", module: nn.Module, name: str, value: object) -> None:
    """Raises Refused for what would change how torch itself goes about with a module."""
    kind = type(module)
    check_name(kind, name)
    if name == "training" and type(value) is not bool:
        raise refused("`training` is True or False here.", "`net.train()` and `net.eval()` set it.")
    if hasattr(nn.Module, name) and callable(value) and type(value) not in OWN and type(value) not in run.classes:
        raise refused(f"`{name}` is a method of modules.", "Write it with `def` in the class.")
    if kind not in run.classes and not (is_registered(module, name) or name in names.ATTRIBUTES_OF.get(kind, ())):
        words = f"`{name}` of a {kind.__name__} cannot be set here."
        raise refused(words, "Write a class of your own: `class Net(nn.Module): ...`.")
    if kind not in run.classes:
        one_given(run, value)


def check_name(kind: type, name: str) -> None:
    """Raises Refused for a name under which a kind of module keeps what no program may reach."""
    # Nothing is remembered of a program's own class, which would keep all of its run.
    host = next(base for base in kind.__mro__ if base in names.KNOWN)
    if name in names.hidden_names(host):
        raise refused(f".{name} of a module is not part of what runs here.", INSIDE)


def check_member(run: "Running", base: type, name: str, value: object) -> None:
    """Raises Refused for what no class of a program may have that inherits from one of torch.nn's."""
    check_name(base, name)
    if name == "training" and type(value) is not bool:
        raise refused("`training` is True or False here.", "`net.train()` and `net.eval()` set it.")
    if hasattr(base, name) and name != "training" and not name.startswith("__") and type(value) is not FunctionType:
        raise refused(f"{name} is a method here: a `def` in the class.", f"Write `def {name}(self): ...`.")


def unbound_init(kind: type) -> Function:
    """`nn.Module.__init__`, as older classes call it."""

    def call(run: "Running", *args: Any, **kwargs: Any):
        owner, *rest = args or (None,)
        return initialize(run, lambda *a, **k: kind.__init__(owner, *a, **k), tuple(rest), kwargs)

    return Function("__init__", call, owned=True)


def host_of(kind: type[nn.Module], classes: set[type]) -> type:
    """The class of torch.nn that a program's own class of modules inherits from."""
    return next(base for base in kind.__mro__ if base not in classes and issubclass(base, nn.Module))
