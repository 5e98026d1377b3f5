"""The inputs that a check draws: small ones first, the edges among them, the same each time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .exercise import Given

CASES = 10
LARGEST = 4  # of a side that is a letter
STEP = 0.5  # between the numbers that are drawn, which add up without rounding
DTYPES = {"double": "torch.float64", "int": "torch.int64", "bool": "torch.bool", "float": "torch.float32"}


@dataclass(frozen=True, eq=False)
class Case:
    """Numbers for each input."""

    given: tuple[Given, ...]
    numbers: tuple[np.ndarray, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Each input as Python reads it."""
        return tuple(map(written, self.given, self.numbers))

    @property
    def words(self) -> str:
        """The inputs with their names, as a reader would type them."""
        pairs = zip(self.given, self.texts, strict=True)
        return ", ".join(f"{one.name} = {text.removeprefix('torch.')}" for one, text in pairs)


def written(given: Given, numbers: np.ndarray) -> str:
    """The numbers as the lines of a program have them."""
    values = numbers.tolist()
    if given.shape is None:
        return repr(values)
    is_plain = given.kind != "double" and numbers.size
    return f"torch.tensor({values!r})" if is_plain else f"torch.tensor({values!r}, dtype={DTYPES[given.kind]})"


def draw(given: tuple[Given, ...]) -> Iterator[Case]:
    """The cases of a check."""
    letters = sorted({side for one in given for side in one.shape or () if isinstance(side, str)})
    for number in range(CASES):
        random = np.random.default_rng(number)
        sides = sizes(letters, number, random)
        yield Case(given, tuple(draw_one(one, sides, number, random) for one in given))


def sizes(letters: Sequence[str], number: int, random: np.random.Generator) -> dict[str, int]:
    """How long the sides are that letters stand for: one, then all different, then anything."""
    if number == 0:
        return dict.fromkeys(letters, 1)
    if number == 1:
        return {letter: place for place, letter in enumerate(letters, start=2)}
    return {letter: int(random.integers(1, LARGEST + 1)) for letter in letters}


def draw_one(given: Given, sides: dict[str, int], number: int, random: np.random.Generator) -> np.ndarray:
    """Shape: the input's, () for a plain number."""
    shape = [sides[side] if isinstance(side, str) else side for side in given.shape or ()]
    if given.kind == "bool":
        return np.asarray(random.integers(0, 2, shape), bool)
    if given.kind in ("int", "whole"):
        whole = np.asarray(random.integers(int(given.low), int(given.high) + 1, shape))
        # The edges come first for a number, where there is no shape to vary.
        return np.array(int((given.low, given.high)[number])) if given.shape is None and number < 2 else whole
    steps = int((given.high - given.low) / STEP)
    return np.asarray(given.low + STEP * random.integers(0, steps + 1, shape))


def simpler(case: Case) -> Iterator[Case]:
    """The case with one of its numbers, or all of one input, made simpler."""
    for place, (one, numbers) in enumerate(zip(case.given, case.numbers, strict=True)):
        simplest = min(max(0.0, one.low), one.high)
        if one.kind == "bool" or not (numbers != simplest).any():
            continue
        for changed in changes(numbers, simplest):
            yield Case(case.given, (*case.numbers[:place], changed, *case.numbers[place + 1 :]))


def changes(numbers: np.ndarray, simplest: float) -> Iterator[np.ndarray]:
    """The numbers in simpler forms, one change at a time, the largest one first."""
    yield np.full_like(numbers, simplest)
    if not np.array_equal(np.trunc(numbers), numbers):
        yield np.trunc(numbers)
    for index in np.argwhere(numbers != simplest):
        changed = numbers.copy()
        changed[tuple(index)] = simplest
        yield changed
