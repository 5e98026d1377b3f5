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

MOST_SAID = 5  # things that are said of one Axes
MOST_BARS = 6
# Where a text has two forms, they are those for one and for more; {A} is an article, "A" or "An".
SENTENCES = {
    "title": "{title}:",
    "more": "And {number} more.",
    "empty": "An empty picture.",
    "powers": "{axis} goes by powers of ten.",
    "some parts": "The picture shows the first of its {number} parts.",
    "some points": "The picture is drawn with some of its {number} points, the highest and lowest of a line among "
    "them.",
    "A": "A",
    "An": "An",
    "name": ' "{label}"',
    "shade": "{colour} ",
    "range": "{least} to {most}",
    "nothing": "nothing",
    "at": "at x = {x}, y = {y}",
    "from": "from x = {x}; y from {y}",
    "errorbar": (
        "{number} {colour} point{name} with error bars, from x = {x}; y from {y}.",
        "{number} {colour} points{name} with error bars, from x = {x}; y from {y}.",
    ),
    "stem": (
        "{number} {colour} stem{name}, from x = {x}; y from {y}.",
        "{number} {colour} stems{name}, from x = {x}; y from {y}.",
    ),
    "values": " Their colours stand for numbers from {values}.",
    "scattered point": "{A} {shade}point{name} {where}.{values}",
    "scattered points": (
        "{number} {shade}point{name}, x from {x}; y from {y}.{values}",
        "{number} {shade}points{name}, x from {x}; y from {y}.{values}",
    ),
    "segments": ("{number} short {shade}line{name}.", "{number} short {shade}lines{name}."),
    "area": "{A} {colour} area{name} between two curves, {axis} from {ends}.",
    "shape": "{A} {colour} shape{name}.",
    "arrow": "An arrow from ({x}, {y}) to ({u}, {v}).",
    "image of colours": "An image of {rows} rows and {columns} columns: colours.",
    "image of numbers": "An image of {rows} rows and {columns} columns: numbers from {ends}.",
    "contours": "Contours of {number} heights from {heights}, x from {x}; y from {y}.",
    "filled contours": "Filled contours of {number} heights from {heights}, x from {x}; y from {y}.",
    "quiver": (
        "{number} arrow{name}, from x = {x}; y from {y}.",
        "{number} arrows{name}, from x = {x}; y from {y}.",
    ),
    "words": 'The words "{words}" at ({x}, {y}).',
    "line across": "{A} {style}{colour} line{name} across at y = {at}.",
    "line upright": "{A} {style}{colour} line{name} upright at x = {at}.",
    "no points": "{A} {colour} line{name} without points.",
    "line of one point": '{A} {colour} line{name} of one point, {where}: it has no length, and a marker such as "o" '
    "shows it.",
    "point": "{A} {colour} point{name} {where}.",
    "points": ("{number} {colour} point{name}, {where}.", "{number} {colour} points{name}, {where}."),
    "line": (
        "{A} {style}{colour} line{name} through {number} point, {where}.",
        "{A} {style}{colour} line{name} through {number} points, {where}.",
    ),
    "bar": "{name}: {length}",
    "few bars": ("{number} {shade}bar{name}; {bars}.", "{number} {shade}bars{name}; {bars}."),
    "many bars": (
        "{number} {shade}bar{name} from {start} to {end}; their lengths from {lengths}.",
        "{number} {shade}bars{name} from {start} to {end}; their lengths from {lengths}.",
    ),
    "band": "{A} {colour} band from {axis} = {start} to {end}.",
}
STYLES = {"--": "dashed ", ":": "dotted ", "-.": "dash-dotted "}
COLOURS = {
    "blue": "blue",
    "orange": "orange",
    "green": "green",
    "red": "red",
    "violet": "violet",
    "brown": "brown",
    "pink": "pink",
    "gray": "gray",
    "olive": "olive",
    "teal": "teal",
    "yellow": "yellow",
    "black": "black",
    "white": "white",
    "invisible": "invisible",
}


def sentences(figure: Figure) -> list[str]:
    """A sentence or some for each picture of a figure."""
    return [sentence(axes) for axes in figure.axes_in]


def sentence(axes: Axes) -> str:
    """What an Axes shows: its title, and what is drawn."""
    said = [say("title", title=in_one_line(axes.title.text))] if axes.title.text else []
    grouped = {id(one) for group in axes.groups if type(group) is Group for one in parts_of(group)}
    single = [one for one in axes.artists if type(one) is not Bar and id(one) not in grouped]
    groups = [about_group(group) for group in axes.groups if type(group) is Group]
    parts = list(filter(None, [*about_bars(axes), *groups, *map(about, single)]))
    parts = list(dict.fromkeys(parts))
    said += parts[:MOST_SAID]
    if len(parts) > MOST_SAID:
        said.append(say("more", number=len(parts) - MOST_SAID))
    if not parts:
        said.append(say("empty"))
    for name, axis in (("x", axes.x), ("y", axes.y)):
        if axis.scale == "log":
            said.append(say("powers", axis=name))
    return " ".join(said)


def say(case: str, **gaps: object) -> str:
    """The sentence with its gaps filled."""
    return SENTENCES[case].format(**gaps)


def count(case: str, many: int, **gaps: object) -> str:
    """The sentence for so many things, of its forms for one and for more."""
    one, more = SENTENCES[case]
    return (one if many == 1 else more).format(number=f"{many:,}", **gaps)


def parts_of(group: Group) -> list[Artist]:
    """The artists of one call of errorbar or stem."""
    flat = [one for part in group.parts for one in (part if isinstance(part, list) else [part])]
    return [one for one in flat if one is not None]


def about_group(group: Group) -> str:
    """The sentence for one call of errorbar or stem."""
    name = "" if group.label.startswith("_") else say("name", label=group.label)
    lines = [one for one in parts_of(group) if isinstance(one, Line)]
    if not lines:
        return ""
    gaps = {"colour": colour(lines[0].colour), "x": ends(lines[0].x), "y": ends(lines[0].y)}
    case = "errorbar" if group.kind == "errorbar" else "stem"
    return count(case, int(np.isfinite(lines[0].y).sum()), name=name, **gaps)


def in_one_line(text: str) -> str:
    """The words in one line, with single spaces."""
    return " ".join(text.split())


def about(one: Artist) -> str:
    """One thing that is drawn."""
    name = say("name", label=one.label) if one.label and not one.label.startswith("_") else ""
    about_kind = next((about_kind for kind, about_kind in ABOUT.items() if isinstance(one, kind)), None)
    return about_kind(one, name) if about_kind else ""


def about_scatter(one: Scatter, name: str) -> str:
    """The sentence for points with colours and sizes of their own."""
    values = say("values", values=ends(one.values)) if one.values is not None else ""
    gaps = {"name": name, "values": values, "shade": shade(one.colours) if len(set(one.colours)) == 1 else ""}
    if len(one.x) == 1:
        # A point, where it has no colour.
        return say("scattered point", A=article(gaps["shade"] or "point"), where=where(one.x, one.y), **gaps)
    return count("scattered points", len(one.x), x=ends(one.x), y=ends(one.y), **gaps)


def about_segments(one: Segments, name: str) -> str:
    """The sentence for many short lines."""
    return count("segments", len(one.ends), shade=shade(one.colours), name=name)


def about_area(one: Area, name: str) -> str:
    """The sentence for an area between two curves."""
    return say("area", **of_colour(one.colour), name=name, axis=one.along, ends=ends(one.x))


def about_shape(one: Shape, name: str) -> str:
    """The sentence for an arrow or a polygon."""
    if one.kind != "arrow":
        return say("shape", **of_colour(one.face if one.filled else one.edge), name=name)
    # Its head may reach over the point that is meant.
    x, y, u, v = map(number, without_dust(*one.joins))
    return say("arrow", x=x, y=y, u=u, v=v)


def about_image(one: Image, name: str) -> str:
    """The sentence for an image."""
    rows, columns = one.data.shape[:2]
    gaps = {"rows": f"{rows:,}", "columns": f"{columns:,}"}
    if one.data.ndim == 3:
        return say("image of colours", **gaps)
    return say("image of numbers", ends=ends(one.data), **gaps)


def about_contours(one: Contours, name: str) -> str:
    """The sentence for contours."""
    gaps = {"number": len(one.levels), "heights": ends(one.levels), "x": ends(one.x), "y": ends(one.y)}
    return say("filled contours" if one.filled else "contours", **gaps)


def about_quiver(one: Quiver, name: str) -> str:
    """The sentence for arrows at points."""
    return count("quiver", len(one.x), name=name, x=ends(one.x), y=ends(one.y))


def about_text(one: Text, name: str) -> str:
    """The sentence for words at a place."""
    if not one.text.strip():
        return ""
    return say("words", words=in_one_line(one.text), x=number(one.x), y=number(one.y))


def about_line(one: Line, name: str) -> str:
    """The sentence for a line, or for points without one."""
    style = STYLES.get(one.style, "")
    gaps = {"name": name, **of_colour(one.colour)}
    styled = {**gaps, "style": style, "A": article(style or gaps["colour"])}
    if one.along:
        at = one.y[0] if one.along == "x" else one.x[0]
        return say("line across" if one.along == "x" else "line upright", at=number(at), **styled)
    points = np.isfinite(one.x) & np.isfinite(one.y)
    x, y, many = one.x[points], one.y[points], int(points.sum())
    if not many:
        return say("no points", **gaps)
    if many == 1:
        return say("line of one point" if one.marker == "None" else "point", where=where(x, y), **gaps)
    extent = say("from", x=ends(x), y=ends(y))
    if one.style == "None":
        return count("points", many, where=extent, **gaps)
    return count("line", many, where=extent, **styled)


ABOUT = {
    Line: about_line,
    Scatter: about_scatter,
    Segments: about_segments,
    Area: about_area,
    Shape: about_shape,
    Image: about_image,
    Contours: about_contours,
    Quiver: about_quiver,
    Text: about_text,
}


def about_bars(axes: Axes) -> list[str]:
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
        faces = {one.face for one in bars}
        gaps = {
            "name": say("name", label=label) if label else "",
            "shade": shade([bars[0].face]) if len(faces) == 1 else "",
        }
        if len(bars) <= MOST_BARS:
            middles = [one.x + one.width / 2 if group.upright else one.y + one.height / 2 for one in bars]
            each = [
                say("bar", name=names.get(middle, number(middle)), length=number(length))
                for middle, length in zip(middles, lengths, strict=True)
            ]
            said.append(count("few bars", len(bars), bars=", ".join(each), **gaps))
        else:
            low, high = bars[0], bars[-1]
            start, stop = (low.x, high.x + high.width) if group.upright else (low.y, high.y + high.height)
            start, stop = map(number, without_dust(start, stop))
            said.append(count("many bars", len(bars), start=start, end=stop, lengths=ends(lengths), **gaps))
    others = [one for one in axes.artists if type(one) is Bar and one.across]
    return said + [about_band(one) for one in others]


def about_band(one: Bar) -> str:
    """The sentence for a band from side to side."""
    name, start, size = ("y", one.y, one.height) if one.across == "x" else ("x", one.x, one.width)
    return say("band", **of_colour(one.face), axis=name, start=number(start), end=number(start + size))


def where(x: Iterable[float], y: Iterable[float]) -> str:
    """Where the only point is."""
    return say("at", x=least(x), y=least(y))


def least(values: Iterable[float]) -> str:
    """The least number, in words."""
    finite = finite_of(values)
    return number(without_dust(finite.min(), finite.max())[0]) if finite.size else SENTENCES["nothing"]


def ends(values: Iterable[float]) -> str:
    """The least and the largest number, in words."""
    finite = finite_of(values)
    if not finite.size:
        return say("range", least=SENTENCES["nothing"], most=SENTENCES["nothing"])
    low, high = map(number, without_dust(finite.min(), finite.max()))
    return say("range", least=low, most=high)


def finite_of(values: Iterable[float]) -> np.ndarray:
    """The numbers among some that are finite."""
    numbers = np.asarray(values, float)
    return numbers[np.isfinite(numbers)]


def without_dust(*values: float) -> list[float]:
    """The numbers, of which one that is next to nothing beside the others is 0."""
    least = 1e-9 * max(map(abs, values))
    return [0.0 if abs(value) < least else float(value) for value in values]


def number(value: float) -> str:
    """Three digits; thousands are written out."""
    short = f"{float(value):.3g}"
    return f"{float(short):,.0f}" if 1e3 <= abs(float(short)) < 1e6 else short


def of_colour(given: str) -> dict[str, str]:
    """The gaps for the name of a colour, and for an article before it."""
    name = colour(given)
    return {"A": article(name), "colour": name}


def colour(given: str) -> str:
    """The name of a colour."""
    return COLOURS[word(given)]


def shade(colours: list[str]) -> str:
    """The name of the first of some colours, before what has it; "" if there is none."""
    return say("shade", colour=colour(colours[0])) if len(colours) else ""


def article(words: str) -> str:
    """The article that stands before these words."""
    return SENTENCES["An" if words[0] in "aeio" else "A"]
