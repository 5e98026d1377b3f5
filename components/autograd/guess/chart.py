"""The picture of a guess: f, the reader's line through its point, and f's own tangent once it is revealed."""

from functools import cache

import altair as alt
import pyarrow as pa

from .. import chart, lines, tables
from ..curves import Curves, Point
from . import aim
from .control import Guesses


def guess_table(
    point: Point, curves: Curves, guess: float, slope: float | None, guesses: Guesses, answered: int
) -> pa.Table:
    """The rows of the page's x: the guessed line, and f's tangent unless `slope` is None.

    A guess that is made in the picture is one of `guesses`. `answered` says when the last one was made that the server
    has heard of.
    """
    frame = lines.frame_of(curves)
    found: list[tuple] = [("you", point, frame.line(guess))]
    if point.label:
        found = [("f", point, *lines.own_lines(frame, [point.slope], [point.label]))]
    elif slope is not None:
        found.append(("f", point, frame.line(slope), "autograd"))
    return tables.line_table(found, steepest=guesses.steepest, fine=guesses.fine, answered=answered)


@cache
def specification() -> dict:
    """The Vega-Lite specification; it shows no slope but those in the rows."""
    target = chart.click_target(chart.first_row(), on="pointerup")
    layers = chart.at_x(*chart.sloping_lines(), target, ends(), transform=chart.calculations(aim.RECKONED))
    return chart.picture(layers, aim.SIGNALS)


def ends() -> chart.Layers:
    """The handles at the ends of the reader's line: a finger there turns the line and does not scroll the page."""
    you = alt.Chart().transform_filter("datum.curve == 'you'")
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
