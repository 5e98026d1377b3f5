"""What the panel shows at one x: the curves' points, the program that ran, and its ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from components.interpreter import Step

from ..curves import Point, point_at
from ..functions import Function, parse_function
from ..program import write_program
from .ledger import Entry, Ledger

# Of all readers together. In a lecture hall a hundred move the same slider over the same functions.
KEPT = 1000


@dataclass(frozen=True)
class Evaluation:
    """The points by the functions' names, the program with its steps, and what its ledger kept."""

    points: Mapping[str, Point]
    source: str
    steps: tuple[Step, ...]
    entries: tuple[Entry, ...]


def evaluate(
    functions: Mapping[str, Function], x: float, zero: bool, f_passes: int = 1, g_passes: int = 1
) -> Evaluation:
    """What stands at `x`, computed once for all readers. Raises: BadFunction, when torch refuses the computation."""
    texts = {name: function.text for name, function in functions.items()}
    # As text, -0.0 is another x than 0.0.
    return computed(texts.get("f"), texts.get("g"), repr(x), zero, f_passes, g_passes)


@lru_cache(KEPT)
def computed(f: str | None, g: str | None, x: str, zero: bool, f_passes: int, g_passes: int) -> Evaluation:
    """The evaluation for texts alone, which is remembered."""
    functions = {name: parse_function(text) for name, text in (("f", f), ("g", g)) if text is not None}
    points = {name: point_at(function, float(x)) for name, function in functions.items()}
    ledger = Ledger()
    program = write_program(functions.get("f"), functions.get("g"), float(x), zero, f_passes, g_passes)
    ran = program.run(ledger.enter_line)
    # Without the tensors, which would stay in memory with all that led to them.
    steps = tuple(replace(step, value=None, assigned={}, operations=()) for step in ran.steps)
    return Evaluation(points, program.text, steps, tuple(ledger.entries))
