"""The picture of a guess: f, the reader's line through its point, and f's own tangent once it is revealed."""

import math
from functools import cache
from typing import NamedTuple

import altair as alt
import pyarrow as pa

from .. import chart, lines, tables
from ..curves import Curves, Point
from . import aim
from .control import Guesses


def guess_table(
    point: Point, curves: Curves, guess: float, slope: float | None, guesses: Guesses, answered: int
) -> pa.Table:
    """The rows of the page's x: the guessed line, and f's tangent, which are empty while there is none to be seen.

    There is none of f while `slope` is None. A guess that is made in the picture is one of `guesses`. `answered` says
    when the last one was made that the server has heard of.
    """
    frame, nowhere = lines.frame_of(curves), Nowhere(point.x)
    you: tuple = ("you", point, frame.line(guess))
    tangent: tuple = ("f", nowhere, lines.NOTHING)
    if point.label:
        you = ("you", nowhere, lines.NOTHING)
        tangent = ("f", point, *lines.own_lines(frame, [point.slope], [point.label]))
    elif slope is not None:
        tangent = ("f", point, frame.line(slope), "autograd")
    found = [you, tangent]
    return tables.line_table(found, steepest=guesses.steepest, fine=guesses.fine, answered=answered)


class Nowhere(NamedTuple):
    """A point that is not drawn."""

    x: float
    y: float = math.nan


@cache
def specification() -> dict:
    """The Vega-Lite specification; it shows no slope but those in the rows."""
    # With the moment of the press every press is news.
    press = alt.selection_point(name="click", on="pointerup", fields=["picked", "moment"], toggle=False, clear=False)
    pressed = chart.target("guess_target").add_params(press)
    layers = chart.at_x(*chart.sloping_lines(), pressed, ends(), transform=chart.calculations(aim.RECKONED))
    return chart.picture(layers, aim.SIGNALS)


def ends() -> chart.Layers:
    """The handles at the ends of the reader's line: a finger there turns the line and does not scroll the page."""
    you = alt.Chart().transform_filter("datum.curve == 'you' && datum.sloping")
    seen = {"filled": False, "opacity": 1, "size": 150, "strokeWidth": 3}
    grip = {"filled": True, "opacity": 0, "size": 1600, "cursor": "grab"}

    def end(x: str, y: str, name: str, style: dict) -> alt.Chart:
        points = you.properties(name=name).mark_point(clip=True, **style, **chart.SILENT)
        return points.encode(x=f"{x}:Q", y=f"{y}:Q", color=chart.by_curve())

    # A chart of its own, because Altair lets named neighbours of a selection's chart select too.
    return alt.layer(
        end("x1", "y1", "left_end", seen),
        end("x2", "y2", "right_end", seen),
        end("x1", "y1", "left_grip", grip),
        end("x2", "y2", "right_grip", grip),
    )
