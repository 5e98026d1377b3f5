"""The layers of a chart: of each artist its mark and its rows, as Vega-Lite has them."""

from itertools import groupby
from typing import Any, SupportsFloat, TypeVar

import numpy as np

from . import drawing
from .chart_colours import CLEAR, shade
from .model import Area, Artist, Axes, Bar, Contours, Group, Image, Line, Quiver, Scatter, Segments, Shape, Text
from .sentences import say

OneKind = TypeVar("OneKind", bound=Artist)
LAYERS = 300  # that a browser draws at once
POINT = 1.3  # pixels of a point of matplotlib's, on a chart of this page
RIM, RIM_OPACITY = 2.0, 0.45  # of a line whose colour may be near that of the page
DASHES = {"-": [1, 0], "--": [7, 4], ":": [2, 3], "-.": [8, 3, 2, 3], "None": [1, 0]}
SILENT = {"tooltip": None, "aria": False, "clip": True}
STROKES = {
    **{"+": "M0,-1L0,1M-1,0L1,0", "x": "M-1,-1L1,1M1,-1L-1,1", "|": "M0,-1L0,1", "_": "M-1,0L1,0"},
    **{"1": "M0,0L0,1M0,0L1,-1M0,0L-1,-1", "2": "M0,0L0,-1M0,0L1,1M0,0L-1,1"},
    **{"3": "M0,0L-1,0M0,0L1,1M0,0L1,-1", "4": "M0,0L1,0M0,0L-1,1M0,0L-1,-1"},
}
STAR = "M0,-1L0.22,-0.31L0.95,-0.31L0.36,0.12L0.59,0.81L0,0.38L-0.59,0.81L-0.36,0.12L-0.95,-0.31L-0.22,-0.31Z"
SHAPES = {
    **{"o": "circle", ".": "circle", ",": "square", "s": "square", "D": "diamond", "d": "diamond", "^": "triangle-up"},
    **{"v": "triangle-down", "<": "triangle-left", ">": "triangle-right", "P": "cross", "*": STAR},
    "X": "M-1,-0.5L-0.5,-1L0,-0.5L0.5,-1L1,-0.5L0.5,0L1,0.5L0.5,1L0,0.5L-0.5,1L-1,0.5L-0.5,0Z",
    "p": "M0,-1L0.95,-0.31L0.59,0.81L-0.59,0.81L-0.95,-0.31Z",
    **dict.fromkeys(("h", "H", "8"), "M-0.5,-0.87L0.5,-0.87L1,0L0.5,0.87L-0.5,0.87L-1,0Z"),
}
ALIGNED = {"left": "left", "center": "center", "right": "right"}
UPRIGHT = {"top": "top", "center": "middle", "bottom": "bottom", "baseline": "alphabetic", "center_baseline": "middle"}


def layers(axes: Axes, width: float, height: float) -> list[dict]:
    """The layers of what is in an Axes, which is about so many pixels wide and high."""
    made: list[dict] = []
    most = share(axes)
    for (kind, _), group in groupby(axes.artists, key=lambda one: (type(one), look_of(one))):
        some = list(group)
        if kind is Line:
            made += lines(axes, only(Line, some), most)
        elif kind is Bar:
            made += bars(axes, only(Bar, some))
        elif kind is Shape:
            made += shapes(only(Shape, some))
        else:
            for one in some:
                made += alone(axes, one, width, height, most)
                if len(made) > LAYERS:
                    break
        if len(made) > LAYERS:
            break
    return made


def only(kind: type[OneKind], some: list[Artist]) -> list[OneKind]:
    """The artists that are of this kind."""
    return [one for one in some if isinstance(one, kind)]


def share(axes: Axes) -> int:
    """How many points of each line and cloud are sent."""
    many = [len(one.x) for one in axes.artists if isinstance(one, (Line, Scatter))]
    together = sum(many)
    return drawing.POINTS if together <= drawing.POINTS else max(drawing.POINTS // len(many), 20)


def left_out(axes: Axes) -> str:
    """What is said of points that are not sent."""
    most = share(axes)
    many = [len(one.x) for one in axes.artists if isinstance(one, (Line, Scatter))]
    if len(axes.artists) > LAYERS and len(layers(axes, 1, 1)) > LAYERS:
        return say("some parts", number=f"{len(axes.artists):,}")
    if max(many, default=0) <= most:
        return ""
    return say("some points", number=f"{sum(many):,}")


def look_of(one: Artist) -> tuple:
    """What artists that are drawn together share."""
    if isinstance(one, Line):
        return one.colour, one.alpha, one.style, one.width, one.marker, one.size, one.face, one.edge, one.steps
    if isinstance(one, Shape):
        return one.face, one.edge, one.alpha, one.width, one.filled, one.style
    return ()


def alone(axes: Axes, one: Artist, width: float, height: float, most: int) -> list[dict]:
    """The layers of one artist."""
    match one:
        case Scatter():
            return cloud(one, most)
        case Segments():
            return segments(one)
        case Area():
            return area(one)
        case Image():
            left, right, bottom, top = one.extent
            rows = [{"x": left, "x2": right, "y": bottom, "y2": top, "url": drawing.image_url(one)}]
            return [picture(turned(axes, rows, one), one.alpha)]
        case Contours():
            return contours(axes, one)
        case Quiver():
            paths = drawing.arrow_paths(one, axes, width, height)
            return [path_layer(paths, *shade(one.colour, one.alpha), 1.5)] if paths else []
        case Text():
            return text(axes, one)
        case Group():
            return []
    return []


def number(value: SupportsFloat) -> float | None:
    """A number as JSON has it; none that is not finite."""
    number = float(value)
    return number if np.isfinite(number) else None


def layer(mark: dict, rows: list[dict], **encoding: dict[str, Any]) -> dict:
    """A layer of a chart: its mark, its rows, and what they stand for."""
    # Of a mark's colours the front end makes those of the theme only where an encoding has them.
    shades = {name: {"value": mark[name]} for name in ("color", "stroke") if mark.get(name)}
    look = {name: value for name, value in mark.items() if name not in shades}
    return {"mark": {**SILENT, **look}, "data": {"values": rows}, "encoding": {**shades, **encoding}}


def along(field: str) -> dict:
    """A channel that goes by the numbers of this field."""
    return {"field": field, "type": "quantitative"}


PLACE = {"x": along("x"), "y": along("y")}
BOX = {**PLACE, "x2": {"field": "x2"}, "y2": {"field": "y2"}}


# --- lines and points


def lines(axes: Axes, some: list[Line], most: int) -> list[dict]:
    """Lines that look alike, and the marks on them."""
    first = some[0]
    rows, marks = [], []
    for place, one in enumerate(some):
        x, y = across(axes, one)
        kept = drawing.thinned(x, y, most)
        points = [{"x": number(x[at]), "y": number(y[at]), "i": int(at), "l": place} for at in kept]
        for row in points:
            if row["x"] is None or row["y"] is None:
                row["x"], row["y"] = row["x"] if row["x"] is not None else 0.0, None
        rows += points
        marks += [row for row in points if row["y"] is not None]
    made = []
    colour, opacity = shade(first.colour, first.alpha)
    if first.style != "None":
        steps = {"pre": "step-before", "mid": "step", "post": "step-after"}.get(first.steps, "linear")
        mark = {"type": "line", "strokeWidth": first.width * POINT, "strokeDash": DASHES[first.style]}
        mark |= {"color": colour, "opacity": opacity, "interpolate": steps, "strokeCap": "butt", "strokeJoin": "round"}
        order = {"field": "i", "type": "quantitative"}
        made.append(layer(mark, rows, **PLACE, order=order, detail={"field": "l", "type": "nominal"}))
    if first.marker != "None":
        size = first.size * (0.5 if first.marker == "." else 1) * POINT
        face, opacity = shade(first.face or first.colour, first.alpha)
        edge, _ = shade(first.edge or first.colour, first.alpha)
        mark = point_mark(first.marker, face, edge, opacity) | {"size": size**2}
        made.append(layer(mark, marks, **PLACE))
    return made


def across(axes: Axes, one: Line) -> tuple[np.ndarray, np.ndarray]:
    """A line's points; of one across the whole Axes, in the numbers of those."""
    if not one.along:
        return one.x, one.y
    low, high = (axes.x if one.along == "x" else axes.y).limits()
    parts = one.x if one.along == "x" else one.y
    placed = low + parts * (high - low)
    return (placed, one.y) if one.along == "x" else (one.x, placed)


def point_mark(marker: str, face: str, edge: str, opacity: float) -> dict:
    """The mark of a point of this form."""
    if marker in STROKES:
        path = {"shape": STROKES[marker], "filled": False, "strokeWidth": 1.8, "color": face}
        return {"type": "point", "opacity": opacity, **path}
    look = {"shape": SHAPES.get(marker, "circle"), "filled": True, "color": face, "opacity": opacity}
    if edge not in (face, CLEAR):
        look |= {"stroke": edge, "strokeWidth": 1.2}
    return {"type": "point", **look}


def cloud(one: Scatter, most: int) -> list[dict]:
    """Points with sizes and colours of their own."""
    kept = [at for at in drawing.every(len(one.x), most) if np.isfinite(one.x[at]) and np.isfinite(one.y[at])]
    sizes = np.broadcast_to(one.sizes if one.sizes.size else np.array([36.0]), one.x.shape)
    shades = one.colours or ["C0"]
    kinds = list(dict.fromkeys(shades))
    rows = []
    for at in kept:
        row = {"x": number(one.x[at]), "y": number(one.y[at]), "s": float(max(sizes[at], 0)) * POINT**2}
        if one.values is not None:
            row["v"] = number(one.values[at])
        elif len(kinds) > 1:
            row["c"] = kinds.index(shades[at % len(shades)])
        rows.append(row)
    face, opacity = shade(shades[0], one.alpha)
    edge = shade(one.edges[0])[0] if isinstance(one.edges, list) and one.edges else face
    mark = point_mark(one.marker, face, edge, opacity)
    encoding = {**PLACE, "size": {"field": "s", "type": "quantitative", "scale": None, "legend": None}}
    if one.values is not None:
        encoding["color"] = ramp_of(one.cmap, one.low, one.high)
    elif len(kinds) > 1:
        domain, ranged = list(range(len(kinds))), [shade(kind)[0] for kind in kinds]
        encoding["color"] = {"field": "c", "type": "nominal", "legend": None}
        encoding["color"]["scale"] = {"domain": domain, "range": ranged}
    return [layer(mark, rows, **encoding)]


def ramp_of(cmap: str, low: float | None, high: float | None, legend: dict | None = None) -> dict:
    """Numbers as colours, with the scale beside the picture if there is to be one."""
    places, stops = drawing.ramp(cmap, low, high)
    scale = {"domain": places, "range": stops, "clamp": True, "interpolate": "rgb"}
    return {"field": "v", "type": "quantitative", "scale": scale, "legend": legend}


def segments(one: Segments) -> list[dict]:
    """Short lines, of one colour each."""
    rows: dict[str, list[dict]] = {}
    for place in drawing.every(len(one.ends), drawing.POINTS // 4):
        (x, y), (x2, y2) = one.ends[place]
        if np.isfinite([x, y, x2, y2]).all():
            name = one.colours[place % len(one.colours)] if one.colours else "none"
            rows.setdefault(name, []).append({"x": float(x), "y": float(y), "x2": float(x2), "y2": float(y2)})
    made = []
    for name, some in rows.items():
        colour, opacity = shade(name, one.alpha)
        mark = {"type": "rule", "color": colour, "opacity": opacity, "strokeWidth": one.width * POINT}
        made.append(layer(mark | {"strokeDash": DASHES[one.style]}, some, **BOX))
    return made


def area(one: Area) -> list[dict]:
    """What lies between two curves, in the parts that there are of it."""
    parts = np.cumsum(np.diff(one.where.astype(int), prepend=0) == 1)
    kept = [at for at in drawing.every(len(one.x), drawing.POINTS) if one.where[at]]
    first, second = ("x", "y") if one.along == "x" else ("y", "x")
    rows = [
        {first: float(one.x[at]), second: float(one.low[at]), f"{second}2": float(one.high[at]), "p": int(parts[at])}
        for at in kept
    ]
    colour, opacity = shade(one.colour, one.alpha)
    mark = {"type": "area", "color": colour, "opacity": opacity, "orient": "vertical" if first == "x" else "horizontal"}
    detail = {"field": "p", "type": "nominal"}
    return [layer(mark, rows, **PLACE, **{f"{second}2": {"field": f"{second}2"}}, detail=detail)]


# --- shapes


def bars(axes: Axes, some: list[Bar]) -> list[dict]:
    """Bars, those that look alike together."""
    made = []
    (left, right), (bottom, top) = axes.x.limits(), axes.y.limits()
    for (face, edge, alpha, line), group in groupby(some, key=lambda one: (one.face, one.edge, one.alpha, one.line)):
        rows = []
        for one in group:
            x, x2, y, y2 = one.x, one.x + one.width, one.y, one.y + one.height
            if one.across == "x":
                x, x2 = left + x * (right - left), left + x2 * (right - left)
            elif one.across == "y":
                y, y2 = bottom + y * (top - bottom), bottom + y2 * (top - bottom)
            if axes.y.scale == "log" and y <= 0:
                y = min(bottom, top) / 10
            if axes.x.scale == "log" and x <= 0:
                x = min(left, right) / 10
            if np.isfinite([x, x2, y, y2]).all():
                rows.append({"x": float(x), "x2": float(x2), "y": float(y), "y2": float(y2)})
        colour, opacity = shade(face, alpha)
        rim, _ = shade(edge)
        mark = {"type": "rect", "filled": True, "color": colour, "opacity": opacity, "stroke": rim if line else CLEAR}
        made.append(layer(mark | {"strokeWidth": line * POINT if rim != CLEAR else 0}, rows, **BOX))
    return made


def shapes(some: list[Shape]) -> list[dict]:
    """A layer for polygons of one look."""
    first = some[0]
    face, opacity = shade(first.face, first.alpha)
    edge, _ = shade(first.edge)
    closed = [np.concatenate([one.corners, one.corners[:1]]) if one.filled else one.corners for one in some]
    made = []
    if first.filled:
        inside = path_layer(closed, face, opacity, 0)
        inside["mark"]["filled"] = True
        made.append(inside)
    if edge != CLEAR:
        rim = path_layer(closed, edge, opacity, first.width * POINT)
        rim["mark"] |= {"strokeDash": DASHES[first.style], "strokeJoin": "miter"}
        made.append(rim)
    return made


def path_layer(paths: list[np.ndarray], colour: str, opacity: float, width: float) -> dict:
    """Lines through points, one after another."""
    rows = [
        {"x": number(x), "y": number(y), "i": at, "l": place}
        for place, path in enumerate(paths)
        for at, (x, y) in enumerate(path)
    ]
    mark = {"type": "line", "color": colour, "opacity": opacity, "strokeWidth": width, "interpolate": "linear"}
    order = {"field": "i", "type": "quantitative"}
    return layer(mark, rows, **PLACE, order=order, detail={"field": "l", "type": "nominal"})


# --- pictures, contours, texts


def picture(rows: list[dict], alpha: float | None) -> dict:
    """A layer for an image."""
    # Without smoothing, each number is a square.
    mark = {"type": "image", "aspect": False, "smooth": False, "opacity": 1.0 if alpha is None else alpha}
    return layer(mark, rows, **BOX, url={"field": "url", "type": "nominal"})


def turned(axes: Axes, rows: list[dict], one: Image) -> list[dict]:
    """The rows of an image; a picture is drawn from its top left, so the corner there decides how it lies."""
    left, right, bottom, top = one.extent
    data = one.data
    down = axes.y.is_turned()
    first_at_top = (one.origin == "upper") != ((bottom < top) == down)
    flipped = data if first_at_top else data[::-1]
    flipped = flipped if (left < right) != axes.x.is_turned() else flipped[:, ::-1]
    if flipped is not data:
        rows[0]["url"] = drawing.image_url(
            Image(flipped, one.cmap, one.low, one.high, one.extent, one.origin, one.interpolation)
        )
    return rows


def contours(axes: Axes, one: Contours) -> list[dict]:
    """The layers for contours."""
    if one.filled and drawing.is_straight(one.x, one.y):
        row = {"x": one.x.min(), "x2": one.x.max(), "y": one.y.min(), "y2": one.y.max(), "url": drawing.bands_url(one)}
        made = picture([{name: value if name == "url" else float(value) for name, value in row.items()}], one.alpha)
        made["mark"]["smooth"] = True
        return [made]
    found = drawing.contour_lines(one)
    rows = [
        {"x": float(x), "y": float(y), "i": at, "l": place, "v": level}
        for place, (level, path) in enumerate(found)
        for at, (x, y) in enumerate(path)
    ]
    order = {"field": "i", "type": "quantitative"}
    mark = {"type": "line", "strokeWidth": one.width * POINT, "interpolate": "linear"}
    mark |= {"opacity": 1.0 if one.alpha is None else one.alpha}
    if one.style:
        mark["strokeDash"] = DASHES[one.style]
    encoding = {**PLACE, "order": order, "detail": {"field": "l", "type": "nominal"}}
    if one.colours is None:
        encoding["color"] = ramp_of(one.cmap, one.low, one.high)
    else:
        heights = [float(level) for level in one.levels]
        named = (
            [shade(one.colours[place % len(one.colours)])[0] for place in range(len(heights))] if one.colours else []
        )
        encoding["color"] = {"field": "v", "type": "nominal", "legend": None}
        encoding["color"]["scale"] = {"domain": heights, "range": named or [CLEAR]}
    made = [layer(mark, rows, **encoding)]
    if one.colours is None:
        # Both ends of a map of colours are to be seen on a light page and on a dark one.
        rim = {**mark, "color": "gray", "strokeWidth": mark["strokeWidth"] + RIM, "opacity": RIM_OPACITY}
        made.insert(0, layer(rim, rows, **{name: encoding[name] for name in ("x", "y", "order", "detail")}))
    if one.labelled:
        labels = [
            {"x": float(path[len(path) // 2][0]), "y": float(path[len(path) // 2][1]), "t": f"{level:.4g}"}
            for level, path in found
        ]
        look = {"type": "text", "color": "currentColor", "fontSize": 16, "text": ""}
        made.append(layer({**look}, labels, **PLACE, text={"field": "t", "type": "nominal"}))
    return made


def text(axes: Axes, one: Text) -> list[dict]:
    """Words at a place, and the arrow from them."""
    x, y = one.x, one.y
    (left, right), (bottom, top) = axes.x.limits(), axes.y.limits()
    if one.of_axes:
        x, y = left + x * (right - left), bottom + y * (top - bottom)
    shift = (0.0, 0.0)
    if one.offset and one.target:
        shift, (x, y) = (one.x * POINT, -one.y * POINT), one.target
    colour, opacity = shade(one.colour, one.alpha)
    made = []
    if one.arrow and one.target and not one.offset:
        ends = [{"x": float(x), "y": float(y), "x2": float(one.target[0]), "y2": float(one.target[1])}]
        made.append(layer({"type": "rule", "color": shade(one.arrow)[0], "strokeWidth": 1.5}, ends, **BOX))
        tip = {"type": "point", "shape": "circle", "filled": True, "size": 30, "color": shade(one.arrow)[0]}
        made.append(layer(tip, [{"x": ends[0]["x2"], "y": ends[0]["y2"]}], **PLACE))
    look = {"type": "text", "color": colour, "opacity": opacity, "fontSize": (one.size or 10.0) * POINT, "clip": False}
    look |= {"align": ALIGNED.get(one.across, "left"), "baseline": UPRIGHT.get(one.up, "alphabetic")}
    look |= {"angle": -one.rotation, "dx": shift[0], "dy": shift[1]}
    look["fontWeight"] = "bold" if one.weight in ("bold", "heavy", "black") else "normal"
    rows = [{"x": number(x), "y": number(y), "t": one.text.split("\n")}]
    return [*made, layer(look, rows, **PLACE, text={"field": "t", "type": "nominal"})]
