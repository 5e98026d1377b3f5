"""The short texts that say how a line looks: "ro--" is red, with round marks, dashed."""

import re

from . import colours
from .arguments import Given
from .words import one_of

STYLES = {"solid": "-", "dashed": "--", "dashdot": "-.", "dotted": ":"}
SIGNS = ("-", "--", "-.", ":", "None", " ", "")
NOTHING = ("", " ", "None", "none")
MARKERS = (*".,ov^<>1234sp*hH+xDd|_P8X",)
MARKER_WORDS = frozenset({*MARKERS, *NOTHING, *range(12)})


def read(text: str) -> tuple[str | None, str | None, str | None]:
    """The style, the marker and the colour of a format. Raises: ValueError in matplotlib's words."""
    if text not in ("0", "1") and colours.is_colour(text):
        return None, None, colours.colour(text)
    style = marker = colour = None
    at = 0
    while at < len(text):
        letter, two = text[at], text[at : at + 2]
        width = 1
        if two in SIGNS or letter in SIGNS:
            style = only(text, style, two if two in SIGNS else letter, "two linestyle symbols")
            width = len(two) if two in SIGNS else 1
        elif letter in MARKERS:
            marker = only(text, marker, letter, "two marker symbols")
        elif letter in colours.LETTERS_OF_ONE:
            colour = only(text, colour, colours.colour(letter), "two color symbols")
        elif letter == "C":
            found = re.match(r"C\d+", text[at:])
            if not found:
                raise ValueError(f"{text!r} is not a valid format string ('C' must be followed by a number)")
            colour, width = colours.colour(found[0]), len(found[0])
        else:
            raise ValueError(f"{text!r} is not a valid format string (unrecognized character {letter!r})")
        at += width
    if style is None and marker is None:
        style = "-"
    return style or "None", marker or "None", colour


def as_read(text: str, colour: str) -> object:
    """The colour of a format as matplotlib's warnings write it: a letter among signs, or else its parts."""
    if not colours.is_colour(text) or text in ("0", "1"):
        return next((letter for letter in text if letter in colours.LETTERS_OF_ONE), colour)
    shade = f"#{colours.NAMES[colours.TABLEAU.split()[2 * int(colour[1])]]}" if colour.startswith("C") else colour
    parts = tuple(int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (*parts, 1 if text in colours.LETTERS_OF_ONE else 1.0)


def only(text: str, before: str | None, found: str, twice: str) -> str:
    """What a format string says once. Raises: ValueError where it says it twice."""
    if before is not None:
        raise ValueError(f"{text!r} is not a valid format string ({twice})")
    return found


def style(value: Given, name: str = "ls") -> str:
    """How a line is broken: - -- -. : or None. Raises: ValueError in matplotlib's words."""
    if isinstance(value, tuple):
        return "--"
    if isinstance(value, str) and value in NOTHING:
        return "None"
    one_of(value, name, (*SIGNS, *STYLES))
    return STYLES.get(value, value)


def marker(value: Given) -> str:
    """A mark. Raises: ValueError in matplotlib's words."""
    if value is None:
        return "None"
    if not isinstance(value, (str, int)) or value not in MARKER_WORDS:
        is_formula = isinstance(value, str) and len(value) > 2 and value[0] == value[-1] == "$"
        if not is_formula:
            raise ValueError(f"Unrecognized marker style {value!r}")
    return "None" if value in NOTHING else str(value)
