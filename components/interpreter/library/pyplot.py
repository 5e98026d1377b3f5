"""matplotlib's pyplot: a program's calls make plain figures of the run, which a page draws.

Everything that a program hands over is looked at by its exact type, and copied or counted, before anything is computed
with it; nothing of the program is called, and no figure holds anything of it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from components.figures import model
from components.figures import pyplot as drawn
from components.figures.meter import TooMuch

from ..entries import Function, Module
from ..limits import LimitReached
from .growth import refusal

if TYPE_CHECKING:
    from ..running import Running

NAME = "matplotlib.pyplot"
KINDS = tuple(kind for kind in vars(model).values() if isinstance(kind, type) and kind.__module__ == model.__name__)
NUMBERS = frozenset({int, float, bool, complex, type(None), str})
LISTS = frozenset({list, tuple, range, type({}.keys()), type({}.values())})
DEEPEST = 8
# Commands whose first texts may be of any value, as str() writes it.
WRITING = frozenset("title xlabel ylabel suptitle text annotate figtext set_title set_xlabel set_ylabel".split())
SAVING = (
    "A picture is saved by its own menu, at its upper right corner. Leave savefig out here; at home it saves a file."
)


# --- what goes in


def checked(run: "Running", value: Any, depth: int = 0) -> Any:
    """The value, made of Python's numbers, texts and lists and of numpy's arrays alone. Raises: what torch raises for a
    tensor that cannot be an array; Refused for anything else.
    """
    kind = type(value)
    if kind in NUMBERS or kind in KINDS:
        return value
    if kind in (torch.Tensor, torch.nn.Parameter):
        value = value.numpy()
        kind = np.ndarray
    if kind is np.ndarray:
        if value.dtype.kind not in "biufcUS":
            raise refusal(f"pyplot draws numbers here, no array of {value.dtype}.")
        run.figures.meter.take_numbers(value.size)
        return value if value.ndim else value.item()
    if issubclass(kind, np.generic) and kind.__module__ == "numpy":
        return value.item()
    if kind in LISTS and depth < DEEPEST:
        run.figures.meter.take_numbers(len(value))
        if kind is not range and not NUMBERS.issuperset(map(type, value)):
            run.tick()
            parts = [checked(run, one, depth + 1) for one in value]
        else:
            parts = value if kind is range else list(value)
        return tuple(parts) if kind is tuple else parts
    if kind is dict and depth < DEEPEST and all(type(name) is str for name in value):
        return {name: checked(run, one, depth + 1) for name, one in value.items()}
    name = kind.__name__
    raise refusal(f"pyplot takes numbers, texts, lists, arrays and tensors here, and this is of type {name}.")


def written(run: "Running", value: object) -> object:
    """A text of a value of the program's own, as str() gives it; any other value as it is."""
    return run.text_of(value) if type(value) in run.classes else value


def bound(name: str, call: Callable[..., Any], of_run: bool) -> Callable[..., Any]:
    """The owned function of a command, which draws in the figures of the run or, with its first argument, in a part."""

    def command(run: "Running", *args: Any, **kwargs: Any):
        try:
            texts = [written(run, one) for one in args] if name in WRITING else args
            if name not in WRITING and "label" in kwargs:
                kwargs["label"] = written(run, kwargs["label"])
            given = [checked(run, one) for one in texts]
            named = {key: checked(run, one) for key, one in kwargs.items()}
            return call(*([run.figures] if of_run else []), *given, **named)
        except TooMuch as error:
            raise LimitReached(str(error)) from None
        except NotImplementedError as error:
            raise refusal(str(error)) from None

    command.__name__ = command.__qualname__ = name
    return command


def savefig(run: "Running", *args: object, **kwargs: object) -> None:
    """A picture is saved by its own menu here. Raises: Refused, which says so."""
    raise refusal(SAVING)


def passed_over(run: "Running", *args: object, **kwargs: object) -> None:
    """How pictures look is the page's own."""


# --- what comes out


def is_drawn(value: Any) -> bool:
    """Whether a value is part of a figure, or a list or tuple that has one: a statement that is worth it has drawn."""
    if type(value) in (list, tuple):
        return any(type(one) in KINDS or (type(one) is list and is_drawn(one)) for one in value[:8])
    return type(value) in KINDS


def named(prefix: str, functions: dict[str, Callable[..., Any]]) -> dict[str, Function]:
    """These calls as functions that a program finds under `prefix`, by name."""
    return {name: Function(f"{prefix}.{name}", call, owned=True) for name, call in functions.items()}


STYLE = Module(f"{NAME}.style", named(f"{NAME}.style", {"use": passed_over}))
MAPS = Module("matplotlib.cm", dict(drawn.MAPS))
MEMBERS = {
    **named(NAME, {name: bound(name, call, True) for name, call in drawn.PYPLOT.items()}),
    **named(NAME, {"savefig": savefig}),
    "style": STYLE,
    "cm": MAPS,
    "Figure": model.Figure,
    "Axes": model.Axes,
}
PYPLOT = Module(NAME, MEMBERS)
MATPLOTLIB = Module(
    "matplotlib",
    {
        "pyplot": PYPLOT,
        "style": STYLE,
        "cm": MAPS,
        **named("matplotlib", {"use": passed_over}),
    },
)
PYLAB = Module("pylab", {**MEMBERS})
# What a run has of its own, where Python has one for the whole process.
SETTINGS = frozenset({("matplotlib", "rcParams"), (NAME, "rcParams"), ("pylab", "rcParams")})

GRID = "ravel flatten tolist"
OWN_METHODS: dict[tuple[type, str], Callable[..., Any]] = {
    (kind, name): bound_method
    for kind, commands in (
        (model.Axes, drawn.COMMANDS),
        (model.Figure, {**drawn.OF_FIGURES, **dict.fromkeys(("show", "draw"), drawn.nothing)}),
        (model.Line, drawn.OF_LINES),
        (model.Artist, drawn.OF_ARTISTS),
        (model.Colorbar, drawn.OF_COLORBARS),
        (model.Spine, dict.fromkeys("set_visible set_color set_position set_linewidth".split(), drawn.nothing)),
        (model.Legend, dict.fromkeys("set_title".split(), drawn.nothing)),
    )
    for name, call in commands.items()
    for bound_method in (bound(name, call, False),)
}
OWN_METHODS[model.Figure, "savefig"] = savefig
METHODS: dict[type, frozenset[str]] = {model.Grid: frozenset(GRID.split())}
ATTRIBUTES: dict[type, frozenset[str]] = {
    model.Grid: frozenset("shape size ndim flat T".split()),
    model.Figure: frozenset({"axes"}),
    model.Axes: frozenset("figure transAxes transData spines".split()),
}
