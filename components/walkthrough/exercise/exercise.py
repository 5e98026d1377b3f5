"""What an exercise is made of: a task, lines to begin with, checks, hints and a solution."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Given:
    """An input that a check draws: its name, what its numbers are, its sides, and between which numbers they lie.

    A side is a number or a letter, which stands for the same number in every input. `shape` is None for a plain number
    of Python.
    """

    name: str
    kind: str
    shape: tuple[int | str, ...] | None
    low: float = -3.0
    high: float = 3.0


@dataclass(frozen=True)
class Check:
    """One thing that must hold once the lines have run; `text` is what the file says, `line` where.

    `kind` is one of "equals", "raises", "agrees", "slope", "prints", "contain", "avoid", "loops", "uses", "length" and
    "plots". `expression` is the lines' side of it, `wanted` the other one. A check that is `hidden` is not shown. With
    `instead`, a statement such as `x = tensor(1.)`, the lines run once more with it in the place of their own.
    """

    text: str
    kind: str
    expression: str = ""
    wanted: str = ""
    off: float | None = None
    given: tuple[Given, ...] = ()
    hidden: bool = False
    instead: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Exercise:
    """A task in Markdown, the lines that a reader begins with, what they must do, and help.

    The lines of `fixed` run first and cannot be changed.
    """

    task: str
    fixed: str
    start: str
    checks: tuple[Check, ...]
    hints: tuple[str, ...]
    solution: str
    line: int = field(default=0, compare=False)
