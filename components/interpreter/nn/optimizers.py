"""torch.optim: torch's own optimizers and schedules, whose steps run within the run's limits.

Torch's own `step` first imports its compiler, which takes more than a second and 80 MB, to keep that away from the
step. Here the step itself is called, and the compiler never comes.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import torch
from torch.optim import Optimizer, lr_scheduler

from .. import limits
from ..dtypes import is_floating
from ..library.entry import worded
from ..light import FLOATS
from ..limits import LimitReached
from ..room import RECORD
from . import modules
from .modules import given, refused

if TYPE_CHECKING:
    from ..problem import Refused
    from ..room import Room
    from ..running import Running

OPTIMIZERS = tuple(
    getattr(torch.optim, name)
    for name in "SGD Adam AdamW Adamax RMSprop Adagrad Adadelta NAdam RAdam Rprop ASGD LBFGS".split()
)
SCHEDULES = tuple(
    getattr(lr_scheduler, name)
    for name in """
    LambdaLR MultiplicativeLR StepLR MultiStepLR ConstantLR LinearLR ExponentialLR PolynomialLR CosineAnnealingLR
    CosineAnnealingWarmRestarts OneCycleLR ReduceLROnPlateau SequentialLR ChainedScheduler
    """.split()
)
METHODS_OF = {
    Optimizer: set("step zero_grad add_param_group state_dict load_state_dict".split()),
    lr_scheduler.LRScheduler: set("step get_last_lr state_dict load_state_dict".split()),
}
ATTRIBUTES_OF = {
    Optimizer: set("param_groups defaults state".split()),
    lr_scheduler.LRScheduler: set("last_epoch base_lrs optimizer".split()),
    lr_scheduler.ReduceLROnPlateau: set("best num_bad_epochs factor patience mode threshold cooldown".split()),
}
SMALL = 200_000  # elements of all parameters, beside which what an optimizer keeps need not be told beforehand
NUMBERS = frozenset({int, float, bool, str, type(None)})
TENSORS = (torch.Tensor, torch.nn.Parameter)
HELD = "_held"  # the optimizer's own place for how much of what it keeps has been counted
TOGETHER = 100  # schedules in one another
FAR = 1_000  # steps at which a whole number, multiplied by itself so often, is not too long
CALLED_BACK = (lr_scheduler.LambdaLR, lr_scheduler.MultiplicativeLR)


def keep_the_compiler_away() -> None:
    """Tells torch that these functions are kept from its compiler already, as they are where it never comes."""
    for name in "state_dict load_state_dict zero_grad add_param_group".split():
        function = getattr(Optimizer, name).__wrapped__
        function.__dict__.setdefault("__dynamo_disable", function)


keep_the_compiler_away()


@cache
def plain_step(kind: type) -> Callable[..., Any]:
    """The step itself, without what torch has put around it."""
    step = kind.step
    while hasattr(step, "__wrapped__"):
        step = step.__wrapped__
    return step


# --- made


def make(kind: type) -> Callable[..., Any]:
    """What calling this kind of optimizer does, with the run as its first argument."""

    def make_optimizer(run: "Running", params: Any, *args: Any, **kwargs: Any):
        run.room.take_items(modules.MODULE)
        return kind(parameters(run, params), *given(run, args), **given(run, kwargs))

    return worded(make_optimizer, kind)


def parameters(run: "Running", params: Any) -> torch.Tensor | list[Any]:
    """What an optimizer is given, with every iterable in it as a list."""
    if isinstance(params, torch.Tensor):
        return params
    items = list(run.bounded(params))
    return [group(run, item) if isinstance(item, dict) else named(item) for item in items]


def group(run: "Running", params: object) -> dict[Any, Any]:
    """One group of parameters, its iterable as a list. Raises: Refused."""
    if type(params) is not dict:
        raise refused("A group of parameters is a dict here.", "Write `{'params': net.parameters(), 'lr': 0.1}`.")
    if "params" in params and not isinstance(params["params"], torch.Tensor):
        params["params"] = [named(item) for item in run.bounded(params["params"])]
    given(run, {str(name): value for name, value in params.items()})
    return params


def named(item: Any) -> Any:
    """A parameter, or one with its name."""
    if isinstance(item, torch.Tensor) or type(item) in NUMBERS:
        return item
    if type(item) in (tuple, list) and all(isinstance(part, (str, torch.Tensor)) for part in item):
        return item
    raise refused("An optimizer takes tensors here.", "Write `torch.optim.SGD(net.parameters(), lr=0.1)`.")


def make_schedule(kind: type) -> Callable[..., Any]:
    """What calling this kind of schedule does, with the run as its first argument."""

    def make_one(run: "Running", optimizer: Any, *args: Any, **kwargs: Any):
        run.room.take_items(modules.MODULE)
        if kind in CALLED_BACK:
            args = tuple([called_back(run, value) for value in args])
            kwargs = {name: called_back(run, value) for name, value in kwargs.items()}
            return kind(optimizer, *args, **kwargs)
        for value in (optimizer, *args, *kwargs.values()):
            check_together(value)
        return kind(*given(run, (optimizer, *args)), **given(run, kwargs))

    return worded(make_one, kind)


def called_back(run: "Running", value: Any) -> Any:
    """The function of a schedule, or the list of them, as torch may call it."""
    if type(value) in NUMBERS or isinstance(value, torch.Tensor):
        return value
    if isinstance(value, (list, tuple)):
        return [run.callback(one) for one in value]
    return run.callback(value)


def check_together(value: object) -> None:
    """Raises LimitReached for schedules of schedules that torch would go through for too long."""
    waiting, count = [value], 0
    while waiting:
        one = waiting.pop()
        count += isinstance(one, lr_scheduler.LRScheduler)
        if count > TOGETHER:
            raise LimitReached(f"At most {TOGETHER} schedules are put together here.")
        if isinstance(one, lr_scheduler.LRScheduler):
            one = one.__dict__.get("_schedulers", ())
        if isinstance(one, (list, tuple)):
            waiting.extend(part for part in one if isinstance(part, (list, tuple, lr_scheduler.LRScheduler)))


# --- stepped


def check(optimizer: Optimizer) -> bool:
    """Whether a step is a light one. Raises: Refused where its groups or what it keeps are no longer an optimizer's."""
    if type(optimizer.param_groups) is not list:
        raise changed()
    light = [type(optimizer) is not torch.optim.LBFGS]
    total = 0
    for own in optimizer.param_groups:
        if type(own) is not dict or type(own.get("params")) is not list:
            raise changed()
        light += [check_settings(own), *map(check_parameter, own["params"])]
        total += sum([parameter.numel() for parameter in own["params"]])
    for parameter, kept in optimizer.state.items():
        for value in kept.values() if type(kept) is dict else (kept,):
            light.append(check_kept(optimizer, parameter, value))
    return all(light) and total <= SMALL


def check_settings(group: dict[Any, Any]) -> bool:
    """Whether the numbers of a group make a step a light one. Raises: Refused, LimitReached."""
    light = [not group.get("fused")]
    for name, value in group.items():
        if name != "params" and type(value) not in NUMBERS:
            light.append(are_numbers(value))
    if type(group.get("history_size")) is int:
        limits.check_items(group["history_size"])  # LBFGS makes a list as long
    return all(light)


def check_parameter(parameter: Any) -> bool:
    """Whether a step with this parameter is a light one. Raises: Refused for what is no tensor."""
    if type(parameter) not in TENSORS:
        raise changed()
    gradient = parameter.grad
    fits = gradient is None or (is_dense(gradient) and gradient.shape == parameter.shape)
    return fits and is_dense(parameter)


def check_kept(optimizer: Optimizer, parameter: object, value: Any) -> bool:
    """Whether a step with what is kept for a parameter is a light one.

    Raises: Refused for a whole number of steps, which torch would take for the power of another; it keeps floats.
    """
    is_light = True
    if type(value) in TENSORS:
        is_light = value.numel() == 1 or value.shape == getattr(parameter, "shape", None)
    elif type(value) not in NUMBERS:
        is_light = are_numbers(value)
    is_whole = isinstance(value, int) and type(optimizer) is not torch.optim.LBFGS
    if is_whole or (isinstance(value, torch.Tensor) and not is_floating(value.dtype)):
        raise refused("What an optimizer keeps are tensors of floats here.", "Leave `state` as the steps made it.")
    return is_light


def are_numbers(value: Any) -> bool:
    """Whether it is a list of numbers alone; False with tensors in it. Raises: Refused for anything else."""
    if isinstance(value, torch.Tensor):
        return False
    # Nothing of a program's own takes part in a step.
    if type(value) not in (list, tuple) or not all(type(one) in NUMBERS or type(one) in TENSORS for one in value):
        raise changed()
    return all(type(one) in NUMBERS for one in value)


def is_dense(tensor: torch.Tensor) -> bool:
    """Whether it is a dense tensor of floats on the CPU."""
    return tensor.dtype in FLOATS and tensor.is_cpu and tensor.layout is torch.strided


def changed() -> "Refused":
    """The exception for groups that are no longer an optimizer's."""
    return refused("An optimizer's groups hold numbers and lists of tensors here.", "`group['lr'] = 0.1` changes one.")


def step(run: "Running", optimizer: Optimizer, closure: object = None) -> object:
    """`optimizer.step()`."""
    check(optimizer)
    if closure is not None:
        closure = checking(optimizer, run.callback(closure))
    # A schedule looks whether the optimizer's step was called before its own.
    optimizer._opt_called = True  # pyright: ignore[reportAttributeAccessIssue] - torch sets it so itself
    kind = type(optimizer)
    call = plain_step(kind)
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(optimizer.defaults.get("differentiable", False))
    try:
        return call(optimizer, closure) if closure is not None or kind is not torch.optim.LBFGS else call(optimizer)
    finally:
        torch.set_grad_enabled(before)
        hold(run.room, optimizer)


def checking(optimizer: Optimizer, closure: Callable[..., Any]) -> Callable[..., Any]:
    """The closure, which may change the optimizer while it steps."""

    def call(*args: Any, **kwargs: Any):
        loss = closure(*args, **kwargs)
        check(optimizer)
        return loss

    return call


def hold(room: "Room", optimizer: Optimizer) -> None:
    """Counts what an optimizer keeps, once."""
    kept = [one for one in optimizer.state.values() if type(one) is dict]
    count = sum(map(len, kept))
    if optimizer.__dict__.get(HELD) == count:
        return
    optimizer.__dict__[HELD] = count
    room.take_items(12 * count)
    for values in kept:
        for value in values.values():
            if isinstance(value, torch.Tensor):
                room.hold_object(value, RECORD)
                room.hold_storage(value)


def zero_grad(run: "Running", optimizer: Optimizer, *args: object, **kwargs: object) -> None:
    """`optimizer.zero_grad()`."""
    check(optimizer)
    type(optimizer).zero_grad(optimizer, *given(run, args), **given(run, kwargs))


def add_param_group(run: "Running", optimizer: Optimizer, param_group: object) -> None:
    """`optimizer.add_param_group({...})`."""
    optimizer.add_param_group(group(run, param_group))


def method(name: str) -> Callable[..., Any]:
    """A method of optimizers and schedules as the run calls it."""

    def call(run: "Running", owner: Any, *args: Any, **kwargs: Any):
        return getattr(type(owner), name)(owner, *given(run, args), **given(run, kwargs))

    return call


def load(run: "Running", optimizer: Optimizer, state_dict: object) -> None:
    """`optimizer.load_state_dict(...)`."""
    [state] = given(run, (state_dict,))
    kept = state.get("state") if isinstance(state, dict) else None
    waiting = [kept]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, (list, tuple)):
            waiting.extend(one)
        elif isinstance(one, str):
            # Torch would make a text of it that tells an address.
            raise refused("This is not what an optimizer's `state_dict()` gave.", "Write `optimizer.state_dict()`.")
    type(optimizer).load_state_dict(optimizer, state)


def load_schedule(run: "Running", schedule: Any, state_dict: object) -> None:
    """`scheduler.load_state_dict(...)`: torch would put anything in the place of anything."""
    [state] = given(run, (state_dict,))
    own = schedule.__dict__
    if not isinstance(state, dict) or not all(name in own and same_kind(own[name], state[name]) for name in state):
        raise refused("This is not what a schedule's `state_dict()` gave.", "Write `scheduler.state_dict()`.")
    inner = state.get("_schedulers", ())
    if len(inner) != len(own.get("_schedulers", ())):
        raise refused("This schedule has other schedules in it.", "Make it as the saved one was made.")
    for one, other in zip(own.get("_schedulers", ()), inner, strict=True):
        load_schedule(run, one, other)
    # Functions stand in no state; the schedule keeps its own.
    own.update({name: state[name] for name in state.keys() - {"_schedulers", "lr_lambdas"}})


def same_kind(one: object, other: object) -> bool:
    """Whether one value may stand in the place of the other."""
    plain = (int, float, bool, str, type(None))
    return type(one) is type(other) or (type(one) in plain and type(other) in plain)


def step_schedule(run: "Running", schedule: Any, *args: Any, **kwargs: Any) -> None:
    """`scheduler.step()`."""
    check(schedule.optimizer)
    check_together(schedule)
    check_powers(schedule, (*args, *kwargs.values()))
    type(schedule).step(schedule, *args, **kwargs)


def check_powers(schedule: Any, places: tuple[Any, ...]) -> None:
    """Raises LimitReached where a whole number would be multiplied by itself too often."""
    far = any(isinstance(place, int) and place > FAR for place in (*places, schedule.__dict__.get("last_epoch")))
    if far and type(schedule.__dict__.get("gamma")) is int and abs(schedule.gamma) > 1:
        raise LimitReached("A whole number as `gamma` would grow too long here: write it with a point.")


OWN_METHODS = {
    **{(kind, name): method(name) for kind, found in METHODS_OF.items() for name in found},
    (Optimizer, "step"): step,
    (Optimizer, "zero_grad"): zero_grad,
    (Optimizer, "add_param_group"): add_param_group,
    (Optimizer, "load_state_dict"): load,
    (lr_scheduler.LRScheduler, "step"): step_schedule,
    (lr_scheduler.LRScheduler, "load_state_dict"): load_schedule,
}
OWN_TYPES = {kind: make(kind) for kind in OPTIMIZERS} | {kind: make_schedule(kind) for kind in SCHEDULES}
