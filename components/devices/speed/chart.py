"""The chart of a timing: computing and copying against the matrices' side, both axes growing by factors."""

from functools import cache
from math import log10

import altair as alt
import pandas as pd

from .crossing import marked
from .sentences import CHART, duration
from .timing import Measurement, Timing

TIMES, MARK = "times", "mark"

# Role -> colour and dashes; the label at the end of each line says the same in words.
ROLES = ["CPU", "CPU copying", "accelerator", "accelerator copying"]
COLOURS = ["blue", "blue", "orange", "orange"]
DASHES = [[1, 0], [6, 4], [1, 0], [6, 4]]
COLUMNS = ["n", "role", "seconds", "GFLOP/s", "line", "time", "label", "label_at"]
# Powers of ten between two labels, so that they do not lie on each other.
APART = 0.65


def tables(timing: Timing) -> dict[str, pd.DataFrame]:
    """One row for each point of each line, the last with the line's label; and the row of the marked side."""
    lines = []
    for device in ["cpu", *timing.accelerators]:
        measurements = timing.of(device)
        role = "CPU" if device == "cpu" else "accelerator"
        computes, copies = (CHART[does].format(device=device) for does in ("computes", "copies"))
        lines.append([point(role, computes, one, one.compute, one.gflops) for one in measurements])
        # The copies within memory are there to compare with only where nothing is copied farther.
        if device != "cpu" or not timing.accelerators:
            lines.append([point(f"{role} copying", copies, one, one.copy) for one in measurements])
    lines = [line for line in lines if line]
    for line, height in zip(lines, label_heights([line[-1]["seconds"] for line in lines]), strict=True):
        line[-1] |= {"label": line[-1]["line"], "label_at": height}
    mark = marked(timing)
    return {
        TIMES: pd.DataFrame([row for line in lines for row in line], columns=COLUMNS),
        MARK: pd.DataFrame([(mark, CHART["marked"].format(n=mark))] if mark else [], columns=["n", "label"]),
    }


def point(role: str, line: str, measurement: Measurement, seconds: float, gflops: float | None = None) -> dict:
    """A row of the chart's table: a point of a line."""
    row = {"n": measurement.n, "role": role, "seconds": seconds, "GFLOP/s": gflops, "line": line}
    return row | {"time": duration(seconds), "label": "", "label_at": seconds}


def label_heights(seconds: list[float]) -> list[float]:
    """Where labels of these heights stand, so that none lies on another: each at its own or pushed up."""
    heights, lowest = list(seconds), -float("inf")
    for place in sorted(range(len(seconds)), key=lambda place: seconds[place]):
        lowest = max(log10(seconds[place]), lowest)
        heights[place] = 10**lowest
        lowest += APART
    return heights


@cache
def specification() -> dict:
    """The chart without its rows; it never changes, so that the browser keeps the drawing and only moves it."""
    x = (
        alt.X("n:Q")
        .scale(type="log", base=2, domain=[32, 2048], nice=False)
        .axis(values=[32, 64, 128, 256, 512, 1024, 2048], format="d", grid=False, labelFontSize=16, titleFontSize=16)
        .title(CHART["side"])
    )
    y = (
        alt.Y("seconds:Q")
        .scale(type="log", base=10, domain=[1e-6, 10], nice=False)
        .axis(
            values=[1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10],
            labelExpr="format(datum.value, '~s') + 's'",
            labelFontSize=16,
        )
        .title(None)
    )
    color = alt.Color("role:N").scale(domain=ROLES, range=COLOURS).legend(None)
    times = alt.Chart(alt.NamedData(TIMES)).encode(x=x, y=y, color=color)
    lines = times.mark_line(strokeWidth=3, aria=False).encode(
        strokeDash=alt.StrokeDash("role:N").scale(domain=ROLES, range=DASHES).legend(None)
    )
    points = times.mark_point(filled=True, size=90, opacity=1, aria=False).encode(
        tooltip=[
            alt.Tooltip("line:N"),
            alt.Tooltip("n:Q", format="d"),
            alt.Tooltip("time:N"),
            alt.Tooltip("GFLOP/s:Q", format=",.3~r"),
        ]
    )
    labels = times.mark_text(align="left", dx=10, fontSize=16, fontWeight="bold", aria=False).encode(
        y="label_at:Q", text="label:N", tooltip=alt.value(None)
    )
    mark = alt.Chart(alt.NamedData(MARK)).encode(x="n:Q", color=alt.value("gray"), tooltip=alt.value(None))
    rule = mark.mark_rule(strokeWidth=2, strokeDash=[2, 3], aria=False)
    side = mark.mark_text(align="left", dx=6, fontSize=16, fontWeight="bold", aria=False).encode(y=alt.value(10))
    chart = alt.layer(rule, side.encode(text="label:N"), lines, points, labels)
    return chart.properties(height=300, padding={"left": 0, "top": 5, "right": 10, "bottom": 0}).to_dict(validate=False)
