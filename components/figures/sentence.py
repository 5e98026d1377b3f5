"""A figure in words: what it shows, for who cannot see it or wants the numbers."""

from collections.abc import Iterable

import numpy as np

from .chart_colours import word
from .model import (
    Area,
    Artist,
    Axes,
    Bar,
    Bars,
    Contours,
    Figure,
    Group,
    Image,
    Line,
    Quiver,
    Scatter,
    Segments,
    Shape,
    Text,
)

MOST = 5  # things that are said of one Axes
MOST_BARS = 6
STYLES = {"--": "dashed ", ":": "dotted ", "-.": "dash-dotted "}


def sentences(figure: Figure) -> list[str]:
    """A sentence or some for each picture of a figure."""
    return [sentence(axes) for axes in figure.axes_in]


def sentence(axes: Axes) -> str:
    """What an Axes shows: its title, and what is drawn."""
    said = [f"{capital(axes.title.text)}:"] if axes.title.text else []
    grouped = {id(one) for group in axes.groups if type(group) is Group for one in parts_of(group)}
    single = [one for one in axes.artists if type(one) is not Bar and id(one) not in grouped]
    groups = [told_group(group) for group in axes.groups if type(group) is Group]
    parts = list(filter(None, [*told_bars(axes), *groups, *map(told, single)]))
    parts = list(dict.fromkeys(parts))
    said += parts[:MOST]
    if len(parts) > MOST:
        said.append(f"And {len(parts) - MOST} more.")
    if not parts:
        said.append("An empty picture.")
    for name, axis in (("x", axes.x), ("y", axes.y)):
        if axis.scale == "log":
            said.append(f"{name} goes by powers of ten.")
    return " ".join(said)


def parts_of(group: Group) -> list[Artist]:
    """The artists of one call of errorbar or stem."""
    flat = [one for part in group.parts for one in (part if isinstance(part, list) else [part])]
    return [one for one in flat if one is not None]


def told_group(group: Group) -> str:
    """The sentence for one call of errorbar or stem."""
    name = f' "{group.label}"' if not group.label.startswith("_") else ""
    lines = [one for one in parts_of(group) if isinstance(one, Line)]
    if not lines:
        return ""
    what = "point" if group.kind == "errorbar" else "stem"
    many = count(int(np.isfinite(lines[0].y).sum()), f"{word(lines[0].colour)} {what}")
    bars = " with error bars" if group.kind == "errorbar" else ""
    return f"{many}{name}{bars}, from x = {ends(lines[0].x)}; y from {ends(lines[0].y)}."


def capital(text: str) -> str:
    """The words in one line, with single spaces."""
    return " ".join(text.split())


def told(one: Artist) -> str:
    """One thing that is drawn."""
    name = f' "{one.label}"' if one.label and not one.label.startswith("_") else ""
    say = next((say for kind, say in TOLD.items() if isinstance(one, kind)), None)
    return say(one, name) if say else ""


def told_scatter(one: Scatter, name: str) -> str:
    """The sentence for points with colours and sizes of their own."""
    shade = f"{word(one.colours[0])} " if len(set(one.colours)) == 1 else ""
    values = f" Their colours stand for numbers from {ends(one.values)}." if one.values is not None else ""
    if len(one.x) == 1:
        return f"{article(f'{shade}point')}{name} {place(one.x, one.y)}.{values}"
    return f"{count(len(one.x), f'{shade}point')}{name}, x from {ends(one.x)}; y from {ends(one.y)}.{values}"


def told_segments(one: Segments, name: str) -> str:
    """The sentence for many short lines."""
    shade = f"{word(one.colours[0])} " if one.colours else ""
    return f"{count(len(one.ends), f'short {shade}line')}{name}."


def told_area(one: Area, name: str) -> str:
    """The sentence for an area between two curves."""
    return f"{article(word(one.colour))} area{name} between two curves, {one.along} from {ends(one.x)}."


def told_shape(one: Shape, name: str) -> str:
    """The sentence for an arrow or a polygon."""
    if one.kind != "arrow":
        return f"{article(word(one.face if one.filled else one.edge))} shape{name}."
    # Its head may reach over the point that is meant.
    x, y, u, v = map(number, without_dust(*one.joins))
    return f"An arrow from ({x}, {y}) to ({u}, {v})."


def told_image(one: Image, name: str) -> str:
    """The sentence for an image."""
    rows, columns = one.data.shape[:2]
    kind = "colours" if one.data.ndim == 3 else f"numbers from {ends(one.data)}"
    return f"An image of {rows:,} rows and {columns:,} columns: {kind}."


def told_contours(one: Contours, name: str) -> str:
    """The sentence for contours."""
    kind = "Filled contours" if one.filled else "Contours"
    heights = f"{len(one.levels)} heights from {ends(one.levels)}"
    return f"{kind} of {heights}, x from {ends(one.x)}; y from {ends(one.y)}."


def told_quiver(one: Quiver, name: str) -> str:
    """The sentence for arrows at points."""
    return f"{count(len(one.x), 'arrow')}{name}, from x = {ends(one.x)}; y from {ends(one.y)}."


def told_text(one: Text, name: str) -> str:
    """The sentence for words at a place."""
    return f'The words "{capital(one.text)}" at ({number(one.x)}, {number(one.y)}).' if one.text.strip() else ""


def told_line(one: Line, name: str) -> str:
    """The sentence for a line, or for points without one."""
    shade = word(one.colour)
    if one.along:
        at = one.y[0] if one.along == "x" else one.x[0]
        way = "across at y" if one.along == "x" else "upright at x"
        return f"{article(STYLES.get(one.style, '') + shade)} line{name} {way} = {number(at)}."
    points = np.isfinite(one.x) & np.isfinite(one.y)
    if not points.any():
        return f"{article(shade)} line{name} without points."
    where = f"from x = {ends(one.x[points])}; y from {ends(one.y[points])}"
    if points.sum() == 1:
        at = place(one.x[points], one.y[points])
        if one.marker == "None":
            return (
                f'{article(shade)} line{name} of one point, {at}: it has no length, and a marker such as "o" shows it.'
            )
        return f"{article(shade)} point{name} {at}."
    if one.style == "None":
        return f"{count(int(points.sum()), f'{shade} point')}{name}, {where}."
    return (
        f"{article(STYLES.get(one.style, '') + shade)} line{name} through {count(int(points.sum()), 'point')}, {where}."
    )


TOLD = {
    Line: told_line,
    Scatter: told_scatter,
    Segments: told_segments,
    Area: told_area,
    Shape: told_shape,
    Image: told_image,
    Contours: told_contours,
    Quiver: told_quiver,
    Text: told_text,
}


def told_bars(axes: Axes) -> list[str]:
    """The bars of each call, with their heights if they are few."""
    said = []
    for group in axes.groups:
        if not isinstance(group, Bars) or not group.bars:
            continue
        bars = group.bars
        axis = axes.x if group.upright else axes.y
        lengths = [one.height if group.upright else one.width for one in bars]
        names = dict(zip(axis.ticks or [], axis.tick_names or [], strict=False))
        names |= {float(place): name for name, place in (axis.categories or {}).items()}
        label = group.label if not group.label.startswith("_") else ""
        label = f' "{label}"' if label else ""
        shades = {one.face for one in bars}
        shade = f"{word(bars[0].face)} " if len(shades) == 1 else ""
        head = f"{count(len(bars), f'{shade}bar')}{label}"
        if len(bars) <= MOST_BARS:
            middles = [one.x + one.width / 2 if group.upright else one.y + one.height / 2 for one in bars]
            each = [
                f"{names.get(middle, number(middle))}: {number(length)}"
                for middle, length in zip(middles, lengths, strict=True)
            ]
            said.append(f"{head}; {', '.join(each)}.")
        else:
            low, high = bars[0], bars[-1]
            start, stop = (low.x, high.x + high.width) if group.upright else (low.y, high.y + high.height)
            start, stop = without_dust(start, stop)
            said.append(f"{head} from {number(start)} to {number(stop)}; their lengths from {ends(lengths)}.")
    others = [one for one in axes.artists if type(one) is Bar and one.across]
    return said + [told_band(one) for one in others]


def told_band(one: Bar) -> str:
    """The sentence for a band from side to side."""
    name, start, size = ("y", one.y, one.height) if one.across == "x" else ("x", one.x, one.width)
    return f"{article(word(one.face))} band from {name} = {number(start)} to {number(start + size)}."


def place(x: Iterable[float], y: Iterable[float]) -> str:
    """Where the only point is."""
    return f"at x = {ends(x).split()[0]}, y = {ends(y).split()[0]}"


def ends(values: Iterable[float]) -> str:
    """The least and the largest number, in words."""
    finite = np.asarray(values, float)
    finite = finite[np.isfinite(finite)]
    if not finite.size:
        return "nothing to nothing"
    low, high = without_dust(finite.min(), finite.max())
    return f"{number(low)} to {number(high)}"


def without_dust(*values: float) -> list[float]:
    """The numbers, of which one that is next to nothing beside the others is 0."""
    least = 1e-9 * max(map(abs, values))
    return [0.0 if abs(value) < least else float(value) for value in values]


def number(value: float) -> str:
    """Three digits; thousands are written out."""
    short = f"{float(value):.3g}"
    return f"{float(short):,.0f}" if 1e3 <= abs(float(short)) < 1e6 else short


def count(many: int, word: str) -> str:
    """So many things, in the plural where there is not one."""
    return f"{many:,} {word}{'' if many == 1 else 's'}"


def article(words: str) -> str:
    """The words with A or An before them."""
    return f"{'An' if words[0] in 'aeio' else 'A'} {words}"
