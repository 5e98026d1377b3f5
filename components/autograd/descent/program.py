"""The program that steps downhill on f, and the path that it took."""

import math
from dataclasses import dataclass, replace

import torch

from components.interpreter import Problem, Step, run

from ..functions import Function
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
    source = write_program(f, settings)
    ran = run(source)
    start = torch.tensor(settings.start)
    points = ran.names.get("path") or [(start.item(), f(start).item())]
    x, y = zip(*points, strict=True)
    _, slopes = f.slopes(torch.tensor(x))
    held = ran.names["x"].grad
    return Path(
        source,
        tuple(abridged(step) for step in ran.steps),
        x,
        y,
        tuple(slopes.tolist()),
        0.0 if held is None else held.item(),
        False,
        ran.error,
    )


def write_program(f: Function, settings: Settings) -> str:
    """The text of the program: plain PyTorch, with the lines for momentum only if there is any."""
    # Where f imports torch's round, Python's is hidden.
    shown = "x_k, y_k" if "round" in f.names else "round(x_k, 4), round(y_k, 4)"
    speed, update = [], [f"        x -= {settings.rate!r} * x.grad"]
    if settings.momentum:
        speed = ["speed = 0"]
        update = [
            f"        speed = {settings.momentum!r} * speed + x.grad",
            f"        x -= {settings.rate!r} * speed",
        ]
    lines = [
        *imports([f], "torch"),
        "def f(x):",
        f"    return {f.text}",
        f"x = tensor({settings.start!r}).requires_grad_()",
        *speed,
        "path = []",
        f"for step in range({settings.steps}):",
        "    y = f(x)",
        "    y.backward()",
        "    path.append((x.item(), y.item()))",
        "    with torch.no_grad():",
        *update,
        f"    {'# ' if settings.forget else ''}x.grad.zero_()",
        "path.append((x.item(), f(x).item()))",
        "for x_k, y_k in path:",
        f"    print({shown})",
        *(["x.grad"] if settings.forget else []),
    ]
    return "\n".join(lines) + "\n"


def abridged(step: Step) -> Step:
    """A step as the code view shows it: the middle of a long path left out."""
    if step.source.startswith("for x_k"):
        rows = step.text.split("\n")
        if len(rows) > FIRST_SHOWN + LAST_SHOWN:
            return replace(step, text="\n".join([*rows[:FIRST_SHOWN], "...", *rows[-LAST_SHOWN:]]))
    return step
