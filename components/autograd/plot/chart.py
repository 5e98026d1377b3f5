"""The picture of this section, of the same kind as that of the tangents: the curves and one line."""

import math

import pyarrow as pa

from .. import lines, tables
from ..curves import Curves


def line_table(point, curves: Curves, slope: float) -> pa.Table:
    """The rows of the page's x: the line with this `slope` through `point`; nan if there is no line to draw."""
    line = lines.frame_of(curves).line(slope) if math.isfinite(slope) else lines.NOTHING
    return tables.line_table([("line", point, line)])
