"""How tensors and arrays are written: torch keeps that for the whole process, and here each run has its own.

Torch's options become ones of each thread, where a run is alone; numpy's already are. A run that changes them puts them
back at its end.
"""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch._tensor_str  # the only place that holds the options

from . import limits
from .library import growth

if TYPE_CHECKING:
    from collections.abc import Callable

    from .running import Running

DIGITS = 50
EDGE = 100
WIDTH = 10_000
CHARACTERS = 1_000  # of what a program's own function makes of one number
WORDS = {
    "profile": ("default", "short", "full"),
    "sign": ("-", "+", " "),
    "floatmode": ("fixed", "unique", "maxprec", "maxprec_equal"),
}
NUMBERS = {"precision": DIGITS, "edgeitems": EDGE, "linewidth": WIDTH}
TRUTHS = ("sci_mode", "suppress")
SHORT = ("nanstr", "infstr")


class Options(threading.local, type(torch._tensor_str.PRINT_OPTS)):
    """Torch's options, of one thread."""


torch._tensor_str.PRINT_OPTS = Options(**vars(torch._tensor_str.PRINT_OPTS))


@dataclass(frozen=True)
class OfTorch:
    """What `torch.set_printoptions` takes."""

    precision: Any = None
    threshold: Any = None
    edgeitems: Any = None
    linewidth: Any = None
    profile: Any = None
    sci_mode: Any = None


@dataclass(frozen=True)
class OfNumpy:
    """What `np.set_printoptions` takes here."""

    precision: Any = None
    threshold: Any = None
    edgeitems: Any = None
    linewidth: Any = None
    suppress: Any = None
    nanstr: Any = None
    infstr: Any = None
    formatter: Any = None
    sign: Any = None
    floatmode: Any = None


def set_torch(run: "Running", *args: Any, **kwargs: Any) -> None:
    """`torch.set_printoptions(...)`, until the run ends. Raises: Refused for an option that is not taken here."""
    options = vars(OfTorch(*args, **kwargs))
    check(options)
    begin(run)
    torch.set_printoptions(**options)
    count_what_is_written(torch._tensor_str.PRINT_OPTS.edgeitems, torch._tensor_str.PRINT_OPTS.threshold)


def set_numpy(run: "Running", *args: Any, **kwargs: Any) -> None:
    """`np.set_printoptions(...)`, until the run ends. Raises: Refused for an option that is not taken here."""
    options = vars(OfNumpy(*args, **kwargs))
    check(options)
    begin(run)
    np.set_printoptions(**options | {"formatter": formatters(run, options["formatter"])})
    now = np.get_printoptions()
    count_what_is_written(now["edgeitems"], now["threshold"])


# Too few or too many arguments are told of as those of the functions themselves, see `entry.worded`.
OfTorch.__init__.__qualname__, OfNumpy.__init__.__qualname__ = "set_torch", "set_numpy"


def check(options: dict[str, Any]) -> None:
    """Torch writes with whatever it is given, and a text in a number's place would be a format of its own."""
    for name, value in options.items():
        if value is None:
            continue
        if name in NUMBERS and (type(value) is not int or not 0 <= value <= NUMBERS[name]):
            raise growth.refusal(f"{name}= takes a whole number up to {NUMBERS[name]:,} here.")
        if name == "threshold" and (type(value) not in (int, float) or not value >= 0):
            raise growth.refusal("threshold= takes a number here, such as 1000.")
        if name in WORDS and value not in WORDS[name]:
            raise growth.refusal(f"{name}= takes one of these here: {', '.join(map(repr, WORDS[name]))}.")
        if name in TRUTHS and type(value) is not bool:
            raise growth.refusal(f"{name}= takes True or False here.")
        if name in SHORT and (type(value) is not str or len(value) > DIGITS):
            raise growth.refusal(f"{name}= takes a short text here.")


def formatters(run: "Running", given: Any) -> Any:
    """numpy's dict of functions that write one number each."""
    if given is None:
        return None
    kind: object = type(given)
    if kind is not dict or not all(type(name) is str for name in given):
        raise growth.refusal("formatter= takes a dict here, such as {'float': '{:.2f}'.format}.")
    return {name: writer(run, function) for name, function in given.items()}


def writer(run: "Running", function: object) -> "Callable[..., Any]":
    """The program's function as numpy calls it, which raises Refused where it gives no short text.

    Raises: TypeError for what cannot be called.
    """
    call = run.callback(function)

    def write(number: Any):
        text = call(number)
        if type(text) is not str or len(text) > CHARACTERS:
            raise growth.refusal(f"A formatter gives a text here, of at most {CHARACTERS:,} characters.")
        return text

    return write


def begin(run: "Running") -> None:
    """The first change of a run: what is to be put back at its end."""
    if not run.writes_otherwise:
        run.writes_otherwise = True
        run.ending.enter_context(torch._tensor_str.printoptions())
        run.ending.enter_context(np.printoptions())
        run.ending.callback(limits.WRITTEN.__init__)


def count_what_is_written(edge: int, threshold: float) -> None:
    """Lets the limits count a tensor's text by these options, or by larger ones that the run had before."""
    limits.WRITTEN.edge = max(limits.WRITTEN.edge, edge)
    limits.WRITTEN.threshold = max(limits.WRITTEN.threshold, threshold)
