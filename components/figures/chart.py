"""The pictures of a figure: one chart for each of its Axes, of which as many stand side by side as there is room for.

Where a line or an area reaches, its ticks and its words are the model's; colours are the theme's own.
"""

import json
from dataclasses import dataclass

import numpy as np

from . import frame, marks
from .chart_colours import shade
from .limits import Axis
from .model import Area, Artist, Axes, Bar, Bars, Contours, Figure, Group, Line, Scatter, Shape
from .sentences import sentence

HIGHEST = 420  # pixels of a chart alone
WIDE = 600  # pixels of a chart alone, about; it takes the room that there is
ACROSS = 620  # of those side by side, together
NARROW = 200
SQUARE = 270  # of a picture whose steps are as long in both directions: it fits a phone
APART = 60  # of the axes on one side
BAR = 70  # of the scale of colours beside a picture
ROW = 42  # of a legend
LETTER = 16  # of ticks and names, which are read from the last row
INK = {"labelColor": "currentColor", "titleColor": "currentColor"}
EMPTY = {"values": [{}]}


@dataclass(frozen=True)
class Drawn:
    """One Axes: its Vega-Lite specification, its sentence, what is said of points left out, its row."""

    specification: dict
    sentence: str
    note: str
    is_wide: bool
    row: int


def drawn(figure: Figure, highest: float = HIGHEST) -> list[Drawn]:
    """The charts of a figure, in the order of their places; one that fills its room is at most so high."""
    alone = [axes for axes in figure.axes_in if axes.twin is None]
    many = len({axes.place for axes in alone})
    # Of numbers near the end of what there is, a picture is as good as it can be.
    with np.errstate(all="ignore"):
        return [one_chart(figure, axes, many, highest) for axes in alone]


def one_chart(figure: Figure, axes: Axes, many: int, highest: float) -> Drawn:
    """The chart of one picture of so many, at most so high."""
    twins = [one for one in figure.axes_in if one.twin is axes]
    width, height = size_of(figure, axes, many)
    height = min(height, highest) if width == "container" else height
    pixels = width if isinstance(width, (int, float)) else WIDE
    parts = [layered(one, pixels, height, number) for number, one in enumerate([axes, *twins])]
    made = parts[0]
    if twins:
        shared = axes.x in twins[0].x.peers
        made = {"layer": parts, "resolve": {"scale": {"y" if shared else "x": "independent"}}}
    titles = [axes.title.text, *(one.title.text for one in twins)]
    title = next((text for text in titles if text), "")
    if axes.legend and width == "container":
        # The legend takes its room from that of the picture.
        height += ROW * legend_rows(axes.legend.entries)
    specification = {
        **made,
        "width": width,
        "height": height,
        "padding": {"left": 0, "top": 2, "right": 8, "bottom": 0},
    }
    specification["autosize"] = {"type": "fit" if width == "container" else "pad", "contains": "padding"}
    specification["config"] = {
        "view": {"stroke": "gray" if axes.framed else None, "strokeOpacity": 0.4},
        "axis": {"labelFontSize": LETTER, "titleFontSize": LETTER},
        "legend": {
            "labelFontSize": LETTER,
            "titleFontSize": LETTER,
            "layout": {"top": {"direction": "vertical", "anchor": "middle", "margin": 4}},
        },
    }
    if title:
        specification["title"] = {
            "text": title.split("\n"),
            "anchor": "middle",
            "offset": 6,
            "fontSize": 17 if many == 1 else LETTER,
        }
    said = " ".join(sentence(one) for one in (axes, *twins))
    return Drawn(specification, said, marks.left_out(axes), width == "container", axes.place[2] // axes.place[1])


def size_of(figure: Figure, axes: Axes, many: int) -> tuple[float | str, float]:
    """How wide and how high a chart is; one that fills its room says "container"."""
    wide, high = figure.size
    columns = axes.place[1] if many > 1 else 1
    width = ACROSS / min(columns, 3) - 60 if many > 1 else WIDE
    width = max(width, NARROW)
    height = min(max(width * high / wide * 2 / 3, 150), HIGHEST) if many == 1 else width * 0.75
    if axes.aspect is None:
        return (round(width), round(height)) if many > 1 else ("container", round(height))
    if axes.widens:
        # As many pixels for a step up as for one across, by showing more in one direction.
        side = min(SQUARE, width)
        widen(axes, axes.aspect, side, side)
        return side, side
    (left, right), (bottom, top) = axes.x.bounds(), axes.y.bounds()
    ratio = (top - bottom) * axes.aspect / ((right - left) or 1)
    side = min(SQUARE, width) - (BAR if axes.colorbar and axes.colorbar.upright else 0)
    if ratio <= 1:
        return round(side), max(round(side * ratio), 12)
    return max(round(side / ratio), 12), round(side)


def widen(axes: Axes, aspect: float, width: float, height: float) -> None:
    """Shows more in one direction, so that a step up is `aspect` times as long as one across."""
    (left, right), (bottom, top) = axes.x.bounds(), axes.y.bounds()
    across, up = right - left, (top - bottom) * aspect
    if across / width >= up / height:
        stretch(axes.y, across / width * height / aspect)
    else:
        stretch(axes.x, up / height * width)


def stretch(axis: Axis, size: float) -> None:
    """Shows so much of an axis, around the middle of what it shows."""
    low, high = axis.limits()
    middle, half = (low + high) / 2, size / 2 * np.sign(high - low)
    axis.view = (middle - half, middle + half)


def layered(axes: Axes, width: float, height: float, number: int) -> dict:
    """The layers of an Axes, the first of which has its axes; its number is that among those over each other."""
    placed = {"x": axis_of(axes, axes.x, width, number), "y": axis_of(axes, axes.y, height, number)}
    base = {"mark": {"type": "point", "opacity": 0, "aria": False, "tooltip": None}, "data": EMPTY}
    (left, _), (bottom, _) = axes.x.limits(), axes.y.limits()
    base["encoding"] = {
        name: {**one, "datum": at} for (name, one), at in zip(placed.items(), (left, bottom), strict=True)
    }
    made = [base]
    for one in marks.layers(axes, width, height):
        for name in ("x", "y"):
            if name in one["encoding"]:
                one["encoding"][name] = {**one["encoding"][name], **placed[name]}
        made.append(one)
    return {
        "layer": made + legends(axes, placed),
        "resolve": {"scale": {"color": "independent", "shape": "independent"}},
    }


# --- axes


def axis_of(axes: Axes, axis: Axis, pixels: float, number: int) -> dict:
    """An axis as Vega-Lite has it."""
    low, high = axis.limits()
    scale = {"domain": sorted((low, high)), "nice": False, "zero": False, "type": axis.scale}
    if low > high:
        scale["reverse"] = True
    if not axes.framed:
        return {"type": "quantitative", "scale": scale, "axis": None}
    shown = axes.grid in (axis.name, "both")
    look = {"title": axis.label.text.split("\n") if axis.label.text else None, "grid": shown, "ticks": True}
    look |= {"domain": True, "tickCount": max(3, round(pixels / (70 if axis.name == "x" else 45)))}
    if number:
        look["orient"] = "right" if axis.name == "y" else "top"
        # Matplotlib writes the numbers of a third one over those of the second.
        look["offset"] = APART * (number - 1)
        if len(axis.peers) > 1:
            return {"type": "quantitative", "scale": scale, "axis": None}
    look |= words_at(axis)
    if not axis.shows_ticks:
        look |= {"labels": False, "ticks": False}
    return {"type": "quantitative", "scale": scale, "axis": look}


def words_at(axis: Axis) -> dict:
    """The ticks that the program sets, or those of words."""
    look: dict[str, object] = {}
    if axis.ticks is None and axis.categories is None:
        return look
    places = frame.places(axis)
    low, high = axis.bounds()
    names = axis.tick_names if axis.ticks is not None else list(axis.categories or {})
    pairs = list(zip(places, names or places, strict=False))
    shown = [(place, name) for place, name in pairs if low <= place <= high]
    look["values"] = [place for place, _ in shown]
    if names is not None:
        text, at = json.dumps([str(name) for _, name in shown]), json.dumps([place for place, _ in shown])
        look["labelExpr"] = f"{text}[indexof({at}, datum.value)]"
        look["labelOverlap"] = "greedy"
    if axis.tick_angle:
        look["labelAngle"] = -axis.tick_angle
        look["labelAlign"] = "right" if axis.name == "x" and axis.tick_angle % 360 < 180 else "center"
    return look


# --- legends


def legends(axes: Axes, placed: dict) -> list[dict]:
    """What names the colours: a legend of the artists, and the scale of those that stand for numbers."""
    made = []
    if axes.legend and axes.legend.entries:
        made += legend_layers(axes.legend.entries, axes.legend.title, placed)
    bar = axes.colorbar
    if bar and (cmap := getattr(bar.of, "cmap", "")):
        look = {"title": bar.name or None, "gradientLength": 180, "orient": "right" if bar.upright else "bottom"}
        look |= INK | {"type": "gradient", "gradientOpacity": 1}
        low, high = getattr(bar.of, "low", 0.0), getattr(bar.of, "high", 1.0)
        color = marks.ramp_of(cmap, low, high, look)
        invisible = {"type": "point", "opacity": 0, "aria": False, "tooltip": None}
        ends = [{"v": place} for place in color["scale"]["domain"]]
        # Nothing is drawn: the scale alone stands beside the picture.
        made.append({"mark": invisible, "data": {"values": ends}, "encoding": {**at_a_corner(placed), "color": color}})
    return made


def at_a_corner(placed: dict) -> dict:
    """Places at the lower end of each axis, which lie inside of every picture."""
    return {name: {**one, "datum": one["scale"]["domain"][0]} for name, one in placed.items()}


def legend_layers(entries: list[tuple[Artist, str]], title: str, placed: dict) -> list[dict]:
    """The names of what is drawn, a legend for each kind of sign: Vega draws the signs of one all alike."""
    made = []
    for (is_line, dash), some in legend_groups(entries).items():
        look = {"orient": "top", "direction": "horizontal", "columns": 3, "title": None if made else title or None}
        look |= INK | {"symbolOpacity": 1, "labelLimit": 260, "symbolSize": 400 if is_line else 120}
        if is_line:
            look |= {"symbolType": "stroke", "symbolStrokeWidth": 2.5, "symbolDash": list(dash)}
        scales = {"color": [colour for colour, _ in some.values()]}
        if not is_line:
            scales["shape"] = [shape for _, shape in some.values()]
        encoding = {
            name: {"field": "name", "type": "nominal", "scale": {"domain": list(some), "range": values}, "legend": look}
            for name, values in scales.items()
        }
        mark = {"type": "point", "opacity": 0, "filled": not is_line, "aria": False, "tooltip": None}
        rows = [{"name": name} for name in some]
        made.append({"mark": mark, "data": {"values": rows}, "encoding": {**at_a_corner(placed), **encoding}})
    return made


def legend_groups(entries: list[tuple[Artist, str]]) -> dict[tuple, dict[str, tuple[str, str]]]:
    """The colour and the sign of each name, for lines that are broken alike, and for what is filled."""
    groups: dict[tuple, dict[str, tuple[str, str]]] = {}
    names: set[str] = set()
    for artist, name in entries:
        # Two of the same name are two in the legend.
        while name in names:
            name += "\u200b"
        names.add(name)
        colour, shape, dash = symbol(artist)
        is_line = shape == "stroke"
        groups.setdefault((is_line, tuple(dash) if is_line else ()), {})[name] = colour, shape
    return groups


def legend_rows(entries: list[tuple[Artist, str]]) -> int:
    """How many rows the legends take, with three names in each."""
    return sum(-(-len(some) // 3) for some in legend_groups(entries).values())


def symbol(artist: Artist) -> tuple[str, str, list]:
    """The colour, the mark and the dashes of an artist in a legend."""
    solid = marks.DASHES["-"]
    match artist:
        case Line():
            colour = shade(artist.colour)[0]
            if artist.style == "None":
                return colour, marks.STROKES.get(artist.marker) or marks.SHAPES.get(artist.marker, "circle"), solid
            return colour, "stroke", marks.DASHES[artist.style]
        case Scatter():
            return (
                shade(artist.colours[0] if artist.colours else "C0")[0],
                marks.SHAPES.get(artist.marker, "circle"),
                solid,
            )
        case Bars():
            return shade(artist.bars[0].face if artist.bars else "C0")[0], "square", solid
        case Bar() | Shape():
            is_filled = getattr(artist, "filled", True)
            return shade(artist.face if is_filled else artist.edge)[0], "square" if is_filled else "stroke", solid
        case Area():
            return shade(artist.colour)[0], "square", solid
        case Contours() | Group():
            parts = [one for one in getattr(artist, "parts", ()) if isinstance(one, Line)]
            return symbol(parts[0]) if parts else ("gray", "stroke", solid)
    colours = getattr(artist, "colours", None) or [getattr(artist, "colour", "C0")]
    return shade(colours[0])[0], "stroke", solid
