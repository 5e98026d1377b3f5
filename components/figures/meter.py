"""How much a run may draw: numbers, artists and letters are counted before anything is made."""

import math

NUMBERS = 1_000_000  # of all figures of a run
ARTISTS = 5_000
FIGURES = 20  # open at a time, or shown
PLACES = 100  # of pictures in a figure
LETTERS = 1_000  # of one text
LEVELS = 200  # of one call of contour
TICKS = 1_000  # of one axis
NAMES = 200  # in a legend
SIDE = 80  # places on a side of what contours are found in
BINS = 5_000  # of one histogram


class TooMuch(Exception):
    """A program draws more than a page can show; the text names the limit."""


class Meter:
    """What a run has drawn so far."""

    def __init__(self):
        self.numbers = self.artists = 0

    def take_numbers(self, count: int) -> None:
        """Counts numbers that a figure is about to hold. Raises: TooMuch."""
        self.numbers += count
        if self.numbers > NUMBERS:
            raise TooMuch(f"All figures of a run hold at most {NUMBERS:,} numbers.")

    def take_artists(self, count: int) -> None:
        """Counts lines, bars, texts and the like before they are made. Raises: TooMuch."""
        self.artists += count
        if self.artists > ARTISTS:
            raise TooMuch(f"All figures of a run have at most {ARTISTS:,} lines, bars, texts and other parts.")


def check_text(text: str) -> str:
    """The text. Raises: TooMuch."""
    if len(text) > LETTERS:
        raise TooMuch(f"A text in a figure has at most {LETTERS:,} characters.")
    return text


def check_levels(count: int) -> None:
    """Raises: TooMuch for more heights of contours than a picture can show."""
    if count > LEVELS:
        raise TooMuch(f"Contours have at most {LEVELS:,} levels here.")


def check_ticks(count: int) -> None:
    """Raises: TooMuch for more ticks than an axis can show."""
    if count > TICKS:
        raise TooMuch(f"An axis has at most {TICKS:,} ticks here.")


def lines_work(shape: tuple[int, ...], levels: int) -> int:
    """The numbers that a page looks at to find the lines of so many levels; it looks at no more places than these."""
    return levels * math.prod(min(side, SIDE) for side in shape)


def check_names(count: int) -> None:
    """Raises: TooMuch for more names than a legend can show."""
    if count > NAMES:
        raise TooMuch(f"A legend has at most {NAMES} names here.")


def check_bins(count: int) -> None:
    """Raises: TooMuch for more bins than a histogram can show."""
    if count > BINS:
        raise TooMuch(f"A histogram has at most {BINS:,} bins here.")


def check_places(*sides: int) -> None:
    """Raises: TooMuch for more pictures than a figure can show."""
    if math.prod(sides) > PLACES:
        raise TooMuch(f"A figure has room for at most {PLACES} pictures here.")


def check_together(*shapes: tuple[int, ...]) -> None:
    """Raises TooMuch where arrays of these shapes would together be one that is too large."""
    sides = max(map(len, shapes), default=0)
    padded = [(1,) * (sides - len(shape)) + tuple(shape) for shape in shapes]
    if math.prod(max(side) for side in zip(*padded, strict=True)) > NUMBERS:
        raise TooMuch(f"All figures of a run hold at most {NUMBERS:,} numbers.")
