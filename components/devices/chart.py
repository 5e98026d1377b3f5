"""The chart of a timing: time against the matrices' side, both axes growing by factors."""

from collections.abc import Sequence
from functools import cache

import altair as alt
import pandas as pd

from .summary import duration
from .timing import Measurement

TABLE = "times"

# Role -> colour and dashes; the label at the end of each line says the same in words.
CPU, ACCELERATOR, COPYING = ROLES = ("CPU", "accelerator", "copying")
COLOURS = ["blue", "orange", "orange"]
DASHES = [[1, 0], [1, 0], [6, 4]]


def table(measurements: Sequence[Measurement]) -> pd.DataFrame:
    """One row for each point of each line; the last point of a line carries the line's label."""
    rows = []
    for measurement in measurements:
        on_cpu = measurement.copy is None
        role = CPU if on_cpu else ACCELERATOR
        rows.append((measurement.n, role, measurement.compute, measurement.gflops, measurement.device))
        if not on_cpu:
            rows.append((measurement.n, COPYING, measurement.copy, None, "copying"))
    points = pd.DataFrame(rows, columns=["n", "role", "seconds", "GFLOP/s", "line"])
    last = points.groupby("role")["n"].transform("max")
    return points.assign(time=points["seconds"].map(duration), label=points["line"].where(points["n"] == last, ""))


@cache
def specification() -> dict:
    """The chart without its rows; it never changes, so that the browser keeps the drawing and only moves it."""
    base = alt.Chart(alt.NamedData(TABLE)).encode(
        x=alt.X("n:Q")
        .scale(type="log", base=2, domain=[32, 2048], nice=False)
        .axis(values=[32, 64, 128, 256, 512, 1024, 2048], format="d", grid=False, labelFontSize=14, titleFontSize=15)
        .title("n, the side of both matrices"),
        y=alt.Y("seconds:Q")
        .scale(type="log", base=10, domain=[1e-6, 10], nice=False)
        .axis(
            values=[1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10],
            labelExpr="format(datum.value, '~s') + 's'",
            labelFontSize=14,
            titleFontSize=15,
        )
        .title("time for one product"),
        color=alt.Color("role:N").scale(domain=list(ROLES), range=COLOURS).legend(None),
    )
    lines = base.mark_line(strokeWidth=3, aria=False).encode(
        strokeDash=alt.StrokeDash("role:N").scale(domain=list(ROLES), range=DASHES).legend(None)
    )
    points = base.mark_point(filled=True, size=90, opacity=1, aria=False).encode(
        tooltip=[
            alt.Tooltip("line:N"),
            alt.Tooltip("n:Q", format="d"),
            alt.Tooltip("time:N"),
            alt.Tooltip("GFLOP/s:Q", format=",.3~r"),
        ]
    )
    labels = base.mark_text(align="left", dx=10, fontSize=16, fontWeight="bold", aria=False).encode(
        text="label:N", tooltip=alt.value(None)
    )
    chart = alt.layer(lines, points, labels).properties(
        height=360, description="Time of one dot product against the side of the matrices, on logarithmic axes."
    )
    return chart.to_dict()
