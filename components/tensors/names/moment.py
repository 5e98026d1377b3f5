"""What each name holds, before and after one statement of a program: rebound, written into, or left alone."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch

from components.interpreter import Problem, Step, run

from ..cells import Picture, picture
from ..memory import share
from ..values import as_array, has_values, is_array

LARGEST = 144  # elements of a value that is copied, so that a change in it can be shown


@dataclass(frozen=True, eq=False)
class Held:
    """What a name holds: the value itself, and its picture at that time (None if there is nothing to draw)."""

    value: object
    picture: Picture | None
    copy: np.ndarray | None

    @property
    def form(self) -> str:
        """Its kind, shape and dtype in a few words."""
        if isinstance(self.value, torch.Tensor):
            return f"a tensor of shape {tuple(self.value.shape)}, {self.value.dtype}"
        if isinstance(self.value, np.ndarray):
            return f"a numpy array of shape {self.value.shape}, {self.value.dtype}"
        return type(self.value).__name__


@dataclass(frozen=True, eq=False)
class Name:
    """One name around a statement: what it holds before it (None if it is new) and after it.

    `rebound` says that the statement gave the name another value; `changed` has the indexes of the cells that differ in
    what it still holds. `shares` has the other names in the same memory afterwards, and `uses` the
    kinds of values that the name was given in turn, as (line, form).
    """

    name: str
    before: Held | None
    after: Held
    rebound: bool
    changed: frozenset[str]
    shares: tuple[str, ...]
    uses: tuple[tuple[int, str], ...]


@dataclass(frozen=True, eq=False)
class Moment:
    """A program's names around its statement `number`, counted from 1; `count` statements ran."""

    number: int
    count: int
    line: int
    source: str
    names: tuple[Name, ...]
    problem: Problem | None


def moment(source: str, back: int = 0) -> Moment | None:
    """The names around a statement of a program: the last that ran without an error, or `back` statements before it.

    None for a program of which nothing runs. With fewer statements than that, it is the first.
    """
    count = sum(step.error is None for step in run(source).steps)
    if not count:
        return None
    number = max(count - back, 1)
    watch = Watch(number)
    problem = run(source, watch.look).error
    step = watch.steps[number - 1]
    return Moment(number, count, step.line, step.source, tuple(watch.names()), problem)


class Watch:
    """Looks at a program while it runs: at its names just before and just after one of its statements."""

    def __init__(self, number: int):
        self.number = number
        self.steps: list[Step] = []
        self.held: dict[str, object] = {}
        self.forms: dict[str, list[tuple[int, str]]] = {}
        self.before: dict[str, Held] = {}
        self.after: dict[str, Held] = {}

    def look(self, step: Step) -> None:
        self.steps.append(step)
        if len(self.steps) > self.number:
            return
        for name, value in step.assigned.items():
            form = Held(value, None, None).form
            forms = self.forms.setdefault(name, [])
            if not forms or forms[-1][1] != form:
                forms.append((step.line, form))
        self.held |= step.assigned
        if len(self.steps) == self.number - 1:
            self.before = {name: held(value) for name, value in self.held.items()}
        if len(self.steps) == self.number:
            self.after = {name: held(value) for name, value in self.held.items()}

    def names(self) -> Iterator[Name]:
        for name, after in self.after.items():
            before = self.before.get(name)
            rebound = before is None or before.value is not after.value
            changed = frozenset() if rebound else differing(before, after)
            sharing = [other for other, held in self.after.items() if other != name and share(after.value, held.value)]
            yield Name(name, before, after, rebound, changed, tuple(sharing), tuple(self.forms[name]))


def held(value: object) -> Held:
    if not is_array(value):
        return Held(value, None, None)
    small = has_values(value) and 0 < np.prod(value.shape) <= LARGEST
    return Held(value, picture(value), np.array(as_array(value)) if small else None)


def differing(before: Held, after: Held) -> frozenset[str]:
    """The indexes, as a Picture writes them, of the cells whose values differ."""
    if before.copy is None or after.copy is None or before.copy.shape != after.copy.shape:
        return frozenset()
    same = (before.copy == after.copy) | ((before.copy != before.copy) & (after.copy != after.copy))
    return frozenset(", ".join(map(str, index)) for index in np.argwhere(~same).tolist())
