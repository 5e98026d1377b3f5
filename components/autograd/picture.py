"""The pictures of the section `plot`, as lines of Altair that go on from a program of the page."""

import inspect
from collections.abc import Iterable

from . import drawing
from .interval import Interval
from .listing import Kind, Listing
from .pairs import FIRST

COLORS = {"f": "blue", "g": "orange"}
DRAWING = "import altair as alt\nimport torch\n\n\n" + "\n\n".join(
    inspect.getsource(function) for function in (drawing.plot_func, drawing.plot_gradient)
)


def picture(names: Iterable[str], interval: Interval, *lines: str) -> tuple[str, ...]:
    """The definitions, and the text that draws the functions with these names and adds what `lines` say."""
    return DRAWING.rstrip(), "\n".join([*curve_lines(names, interval), *lines, "picture"])


def curve_lines(names: Iterable[str], interval: Interval) -> list[str]:
    """The lines that draw the functions over the interval, the first one a new picture."""
    ends = "" if (interval.low, interval.high) == (FIRST.low, FIRST.high) else f", {interval.low!r}, {interval.high!r}"
    calls = [f'plot_func({name}, "{COLORS[name]}"{ends})' for name in names]
    return [f"picture {'+=' if number else '='} {call}" for number, call in enumerate(calls)]


def tangent_line(name: str, wrong: bool = False, y: str = "y") -> str:
    """The line that draws what x.grad holds as a tangent of the function."""
    style = "wrong=True" if wrong else f'"{COLORS[name]}"'
    return f"picture += plot_gradient(x, {y}, x.grad, {style})"


def tangent_lines(program: Listing) -> list[str]:
    """The program again from its x on, as the reading has it: where it shows x.grad, a tangent is drawn.

    A tangent is wrong where x.grad was not empty before backward().
    """
    drawn = []
    held = walked = wrong = False
    name = ""
    for line in program.body:
        if line.kind is Kind.CALL:
            name, walked = line.function, False
        elif line.runs(Kind.BACKWARD):
            walked, wrong, held = True, held, True
        elif line.runs(Kind.ZERO):
            held = False
        if line.kind is not Kind.SHOW_GRAD:
            drawn.append(line.source)
        elif walked:
            drawn.append(tangent_line(name, wrong))
    return drawn


def guess_line(slope: float) -> str:
    """The line that draws a line of this slope through the program's last point."""
    return f"picture += plot_gradient(x, y, slope={repr(slope).removesuffix('.0')})"


def path_lines(wrong: bool) -> list[str]:
    """The lines that draw the points of `path`, from one to the next."""
    style = 'alt.value("red"), strokeDash=alt.value([8, 6])' if wrong else 'alt.value("violet")'
    return [
        'rows = [{"x": x_k, "y": y_k, "step": k} for k, (x_k, y_k) in enumerate(path)]',
        "steps = alt.Chart(alt.Data(values=rows)).mark_line(point=True)",
        f'picture += steps.encode(x="x:Q", y="y:Q", order="step:Q", color={style})',
    ]
