"""The named arguments of matplotlib's artists: their short names, what is read of them, and what changes no picture."""

from collections.abc import Mapping
from typing import TypedDict

from . import colours, formats
from .arguments import Given
from .meter import check_text
from .words import one_of

LINE = {
    **{"aa": "antialiased", "c": "color", "ds": "drawstyle", "ls": "linestyle", "lw": "linewidth", "ms": "markersize"},
    **{"mec": "markeredgecolor", "mew": "markeredgewidth", "mfc": "markerfacecolor", "mfcalt": "markerfacecoloralt"},
}
PATCH = {"aa": "antialiased", "ec": "edgecolor", "fc": "facecolor", "ls": "linestyle", "lw": "linewidth"}
COLLECTION = {
    **{"aa": "antialiased", "antialiaseds": "antialiased", "edgecolors": "edgecolor", "ec": "edgecolor"},
    **{"facecolors": "facecolor", "fc": "facecolor", "linestyles": "linestyle", "dashes": "linestyle"},
    **{"ls": "linestyle", "linewidths": "linewidth", "lw": "linewidth"},
}
TEXT = {
    **{"c": "color", "family": "fontfamily", "name": "fontname", "size": "fontsize", "style": "fontstyle"},
    **{"weight": "fontweight", "ha": "horizontalalignment", "va": "verticalalignment", "ma": "multialignment"},
    **{"variant": "fontvariant", "stretch": "fontstretch", "font": "fontproperties"},
}
# These have no part in a picture of this page.
PASSED_OVER = frozenset(
    """
    zorder antialiased clip_on rasterized visible snap gid url animated picker pickradius in_layout solid_capstyle
    solid_joinstyle dash_capstyle dash_joinstyle capstyle joinstyle fillstyle markerfacecoloralt markeredgewidth
    markevery gapcolor hatch hatch_linewidth fontfamily fontname fontstretch fontvariant fontproperties multialignment
    linespacing wrap usetex parse_math rotation_mode backgroundcolor bbox pad drawstyle
    """.split()
)


def normalized(kwargs: Mapping[str, Given], names: Mapping[str, str]) -> dict[str, Given]:
    """The arguments by their long names. Raises: TypeError for one that comes twice."""
    found: dict[str, Given] = {}
    seen: dict[str, str] = {}
    for name, value in kwargs.items():
        long = names.get(name, name)
        if long in found:
            raise TypeError(f"Got both {seen[long]!r} and {name!r}, which are aliases of one another")
        found[long], seen[long] = value, name
    return found


def nothing_else(kind: str, kwargs: Mapping[str, Given]) -> None:
    """Raises AttributeError for an argument that an artist of this kind has not."""
    for name in kwargs:
        if name not in PASSED_OVER:
            raise AttributeError(f"{kind}.set() got an unexpected keyword argument {name!r}")


def alpha(value: Given) -> float | None:
    """How far something is not transparent. Raises: TypeError, ValueError in matplotlib's words."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"alpha must be numeric or None, not {type(value)}")
    if not 0 <= value <= 1:
        raise ValueError(f"alpha ({value}) is outside 0-1 range")
    return float(value)


def label(value: Given) -> str:
    """An artist's name for a legend: any value's text."""
    return check_text(value if isinstance(value, str) else str(value))


class LineParts(TypedDict, total=False):
    """The parts of a `model.Line` that named arguments may set."""

    width: float
    style: str
    colour: str
    marker: str
    size: float
    face: str
    edge: str
    steps: str
    alpha: float | None
    label: str


def line(kwargs: dict[str, Given]) -> LineParts:
    """The parts of a `model.Line` for the named arguments of matplotlib's, which are all taken."""
    found: LineParts = {}
    take = kwargs.pop
    if (value := take("linewidth", None)) is not None:
        found["width"] = number(value)
    if (value := take("linestyle", None)) is not None:
        found["style"] = formats.style(value)
    if (value := take("color", None)) is not None:
        found["colour"] = colours.checked(value)
    if (value := take("marker", None)) is not None:
        found["marker"] = formats.marker(value)
    if (value := take("markersize", None)) is not None:
        found["size"] = number(value)
    if (value := take("markerfacecolor", None)) is not None and value != "auto":
        found["face"] = colours.checked(value, "markerfacecolor")
    if (value := take("markeredgecolor", None)) is not None and value != "auto":
        found["edge"] = colours.checked(value, "markeredgecolor")
    steps = take("drawstyle", None) or "default"
    one_of(steps, "drawstyle", ("default", "steps-mid", "steps-pre", "steps-post", "steps"))
    found["steps"] = {"default": "", "steps": "pre"}.get(steps, steps.removeprefix("steps-"))
    if (value := take("alpha", None)) is not None:
        found["alpha"] = alpha(value)
    if (value := take("label", None)) is not None:
        found["label"] = label(value)
    nothing_else("Line2D", kwargs)
    return found


def number(value: Given) -> float:
    """A float. Raises: TypeError, ValueError in Python's words."""
    return float(value)
