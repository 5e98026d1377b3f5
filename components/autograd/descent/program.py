"""The program that steps downhill on f, and the path that it took."""

import math
from dataclasses import dataclass, replace
from typing import Any

import torch

from components.interpreter import Problem, Step

from ..functions import Function
from ..listing import CodeLine, Kind, Listing, block, define, make_x, other, show_grad
from ..program import imports

# Of a longer path the code view shows so many rows at its beginning, and so many at its end.
FIRST_SHOWN, LAST_SHOWN = 4, 2


@dataclass(frozen=True)
class Settings:
    """How to go downhill: where from, how far for each unit of slope, how often, and with what memory.

    `momentum` is the part of the last speed that is left at the next step, 0 for none. With `forget`, x.grad.zero_()
    is not called.
    """

    start: float
    rate: float
    steps: int
    momentum: float = 0.0
    forget: bool = False


@dataclass(frozen=True)
class Path:
    """A program that ran, and where its x and y were from the start on: one more than the steps that it took.

    `slopes` are those of f in float32, as the program finds them, which x.grad is not when nothing sets it to zero;
    `held` is what x.grad held at the end. `stopped` says that there were more steps to take, but not from there.

    >>> from ..functions import parse_function
    >>> path = descend(parse_function("x ** 2"), Settings(start=1.0, rate=0.25, steps=2), -3.0, 3.0)
    >>> path.x, path.slopes, path.taken
    ((1.0, 0.5, 0.25), (2.0, 1.0, 0.5), 2)
    """

    source: str
    steps: tuple[Step, ...]
    x: tuple[float, ...]
    y: tuple[float, ...]
    slopes: tuple[float, ...]
    held: float
    stopped: bool
    error: Problem | None

    @property
    def taken(self) -> int:
        """How many steps were taken."""
        return len(self.x) - 1


def descend(f: Function, settings: Settings, low: float, high: float) -> Path:
    """Write and run the program, up to the first x that is not between `low` and `high` or where f has no value."""
    path = follow(f, settings)
    for step, (x, y) in enumerate(zip(path.x, path.y, strict=True)):
        # The start is inside, whatever float32 made of it.
        inside = step == 0 or low <= x <= high
        if step < settings.steps and not (inside and math.isfinite(y)):
            return replace(follow(f, replace(settings, steps=step)), stopped=True)
    return path


def follow(f: Function, settings: Settings) -> Path:
    """Write and run the program with all its steps."""
    program = write_program(f, settings)
    ran = program.run()
    start = torch.tensor(settings.start)
    names: dict[str, Any] = dict(ran.names)
    points = names.get("path") or [(start.item(), f(start).item())]
    x, y = zip(*points, strict=True)
    _, slopes = f.slopes(torch.tensor(x))
    held = names["x"].grad
    return Path(
        program.text,
        tuple(abridged(step) if program.line_of(step).kind is Kind.SHOW_PATH else step for step in ran.steps),
        x,
        y,
        tuple(slopes.tolist()),
        0.0 if held is None else held.item(),
        False,
        ran.error,
    )


def write_program(f: Function, settings: Settings) -> Listing:
    """The program: plain PyTorch, with the lines for momentum only if there is any."""
    # Where f imports torch's round, Python's is hidden.
    shown = "x_k, y_k" if "round" in f.names else "round(x_k, 4), round(y_k, 4)"
    lines = [*imports([f], "torch"), define("f", f.text), make_x(settings.start)]
    if settings.momentum:
        lines.append(other("speed = 0"))
    lines += [
        other("path = []"),
        other(loop(settings)),
        other("path.append((x.item(), f(x).item()))"),
        CodeLine(Kind.SHOW_PATH, block("for x_k, y_k in path:", f"print({shown})")),
    ]
    if settings.forget:
        lines.append(show_grad(has_value=True))
    return Listing(tuple(lines))


def loop(settings: Settings) -> str:
    """The text of the steps."""
    update = [f"x -= {settings.rate!r} * x.grad"]
    if settings.momentum:
        update = [f"speed = {settings.momentum!r} * speed + x.grad", f"x -= {settings.rate!r} * speed"]
    return block(
        f"for step in range({settings.steps}):",
        "y = f(x)",
        "y.backward()",
        "path.append((x.item(), y.item()))",
        block("with torch.no_grad():", *update),
        f"{'# ' if settings.forget else ''}x.grad.zero_()",
    )


def abridged(step: Step) -> Step:
    """The step that shows the path, as the code view shows it: the middle of a long one left out."""
    rows = step.text.split("\n")
    if len(rows) <= FIRST_SHOWN + LAST_SHOWN:
        return step
    return replace(step, text="\n".join([*rows[:FIRST_SHOWN], "...", *rows[-LAST_SHOWN:]]))
