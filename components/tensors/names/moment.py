"""What each name holds, before and after one statement of a program: rebound, written into, or left alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import torch

from components.interpreter import Problem, Step, parse, read, read_pasted, run, with_line_feeds

from ..cells import Picture, picture
from ..memory import sharing
from ..sentences import VALUES
from ..values import as_array, has_values, is_array

COMPARED = 1_000_000  # elements of all values together that are copied, so that a change in them can be told
DRAWN = 144  # of one value
# A program that fails, or one with random numbers, may end earlier than its text lets expect.
ATTEMPTS = 3


@dataclass(frozen=True, eq=False)
class Held:
    """What a name holds at one moment: the value itself, its kind, shape and dtype in a few words, and its numbers.

    `copy` is None for what is no tensor or array, has no numbers, or is too large to copy.
    """

    value: object
    form: str
    copy: np.ndarray | None

    @property
    def picture(self) -> Picture | None:
        """The cells of a small value with their numbers; None for any other."""
        drawn = picture(self.copy) if self.copy is not None and 0 < self.copy.size <= DRAWN else None
        return drawn if drawn and drawn.written else None


@dataclass(frozen=True, eq=False)
class Name:
    """One name around a statement: what it holds before it (None if it is new) and after it.

    `rebound` says that the statement gave the name another value; `changed` has the indexes of the cells that differ in
    what it still holds. `shares` has the other names in the same memory afterwards, and `uses` the kinds of values that
    the name was given in turn, as (line, form).
    """

    name: str
    before: Held | None
    after: Held
    rebound: bool
    changed: frozenset[str]
    shares: tuple[str, ...]
    uses: tuple[tuple[int, str], ...]

    @property
    def reshaped(self) -> bool:
        """Whether the value that the name still holds got another shape or dtype in place."""
        return self.before is not None and not self.rebound and self.before.form != self.after.form


@dataclass(frozen=True, eq=False)
class Moment:
    """A program's names around its statement `number`, counted from 1; `count` statements ran.

    `deleted` are those that it took away, with what they held before.
    """

    number: int
    count: int
    line: int
    source: str
    names: tuple[Name, ...]
    problem: Problem | None
    deleted: Mapping[str, Held]


def moment(source: str, back: int = 0) -> Moment | None:
    """The names around a statement of a program: the last that ran without an error, or `back` statements before it.

    None for a program of which nothing runs. With fewer statements than that, it is the first.
    """
    count = len(read(read_pasted(with_line_feeds(source), parse)[0]).statements)
    for _ in range(ATTEMPTS):
        watch = Watch(max(count - back, 1))
        ran = run(source, watch.look)
        expected, count = count, sum(step.error is None for step in ran.steps)
        if count == expected and count:
            step = ran.steps[watch.number - 1]
            return Moment(watch.number, count, step.line, step.source, tuple(watch.names()), ran.error, watch.deleted)
    return None


class Watch:
    """Looks at a program while it runs: at its names just before and just after one of its statements."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.seen = 0
        self.held: dict[str, object] = {}
        self.uses: dict[str, list[tuple[int, str]]] = {}
        self.before: Mapping[str, Held] = {}
        self.after: Mapping[str, Held] = {}
        self.deleted: Mapping[str, Held] = {}

    def look(self, step: Step) -> None:
        """Watch a statement that has just run."""
        self.seen += 1
        if self.seen > self.number:
            return
        for name, value in step.assigned.items():
            uses = self.uses.setdefault(name, [])
            if not uses or uses[-1][1] != form_of(value):
                uses.append((step.line, form_of(value)))
        self.held |= step.assigned
        for name in step.deleted:
            self.held.pop(name, None)
        if self.seen == self.number - 1:
            self.before = snapshot(self.held)
        if self.seen == self.number:
            self.after = snapshot(self.held)
            self.deleted = {name: held for name, held in self.before.items() if name in step.deleted}

    def names(self) -> Iterator[Name]:
        """The names before and after the statement."""
        shares = sharing({name: held.value for name, held in self.after.items()})
        for name, after in self.after.items():
            before = self.before.get(name)
            rebound = before is None or before.value is not after.value
            changed = frozenset() if before is None or rebound else differing(before, after)
            yield Name(name, before, after, rebound, changed, shares[name], tuple(self.uses[name]))


def snapshot(names: Mapping[str, object]) -> dict[str, Held]:
    """What the names hold now; a value with several names is copied once."""
    room, held = COMPARED, {}
    for value in names.values():
        if id(value) in held:
            continue
        copy = None
        if is_array(value) and has_values(value) and (size := int(np.prod(value.shape))) <= room:
            room -= size
            copy = np.array(as_array(value))
        held[id(value)] = Held(value, form_of(value), copy)
    return {name: held[id(value)] for name, value in names.items()}


def form_of(value: object) -> str:
    """The kind of a value, with the shape and dtype of a tensor or array."""
    if isinstance(value, torch.Tensor):
        return VALUES["form of a tensor"].format(shape=tuple(value.shape), dtype=value.dtype)
    if isinstance(value, np.ndarray):
        return VALUES["form of an array"].format(shape=value.shape, dtype=value.dtype)
    return type(value).__name__


def differing(before: Held, after: Held) -> frozenset[str]:
    """The indexes, as a Picture writes them, of the cells whose values differ."""
    if before.copy is None or after.copy is None or before.copy.shape != after.copy.shape:
        return frozenset()
    same = (before.copy == after.copy) | ((before.copy != before.copy) & (after.copy != after.copy))
    return frozenset(", ".join(map(str, index)) for index in np.argwhere(~same)[:DRAWN].tolist())
