"""Lines: plot and its kin, steps, stems, error bars, and lines across an Axes."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from . import colours, data, formats, styles
from .arguments import Given, arguments_of, taken
from .limits import Axis
from .model import NO_LABEL, Area, Artist, Axes, Bar, Group, Line, Segments, Shape, Text
from .words import one_of

# These have no name where the program gives none.
UNNAMED = (Bar, Shape, Text)
Drawn = TypeVar("Drawn", bound=Artist)


# --- what all commands do with an Axes


def add(axes: Axes, artist: Drawn) -> Drawn:
    """Puts an artist into an Axes, where one without a name gets one that no legend shows."""
    axes.figure.meter.take_artists(1)
    if not artist.label and not isinstance(artist, UNNAMED):
        artist.label = f"_child{len(axes.artists)}"
    axes.artists.append(artist)
    artist.home = axes
    return artist


def add_group(axes: Axes, group: Drawn) -> Drawn:
    """The parts of one call, under one name in a legend."""
    group.label = group.label or f"_container{len(axes.groups)}"
    axes.groups.append(group)
    return group


def meet(axes: Axes, x: np.ndarray, y: np.ndarray, of_x: bool = True, of_y: bool = True) -> None:
    """Takes points into account in what the Axes shows, but none that is not finite."""
    x, y = np.ravel(x), np.ravel(y)
    finite = np.isfinite(x) & np.isfinite(y)
    if of_x:
        axes.x.meet(x[finite])
    if of_y:
        axes.y.meet(y[finite])


def follow(axes: Axes, x: bool = True, y: bool = True) -> None:
    """What an Axes shows goes by its data again, when somebody looks."""
    axes.x.is_stale |= x
    axes.y.is_stale |= y


def settle(axes: Axes) -> None:
    """What an Axes shows goes by its data now."""
    axes.x.limits()
    axes.y.limits()


def next_of_lines(axes: Axes) -> str:
    """The next colour of the cycle of lines."""
    axes.next_line += 1
    return f"C{(axes.next_line - 1) % colours.CYCLE}"


def next_of_fills(axes: Axes) -> str:
    """The next colour of the cycle of bars, points and areas."""
    axes.next_fill += 1
    return f"C{(axes.next_fill - 1) % colours.CYCLE}"


def along(axes: Axes, name: str, values: Given) -> np.ndarray:
    """Data for one direction of an Axes, as numbers."""
    axis = axes.x if name == "x" else axes.y
    return data.numbers(axis.convert(data.flat(values)))


# --- plot


def plot(axes: Axes, *args: Given, scalex: bool = True, scaley: bool = True, **kwargs: Given) -> list[Line]:
    """Lines through points: y; x, y; with a format behind each; several one after another."""
    kwargs = styles.normalized(kwargs, styles.LINE)
    lines = [line for line, _ in made(axes, args, kwargs)]
    for line in lines:
        add_line(axes, line)
    follow(axes, bool(scalex), bool(scaley))
    return lines


def add_line(axes: Axes, line: Line) -> Line:
    """Puts a line into an Axes."""
    meet(axes, *corners(line))
    return add(axes, line)


def corners(line: Line) -> tuple[np.ndarray, np.ndarray]:
    """The points that a line goes through, with the corners of its steps."""
    x, y = line.x, line.y
    if not line.steps or len(x) < 2:
        return x, y
    if line.steps == "mid":
        middles = np.repeat((x[:-1] + x[1:]) / 2, 2)
        return np.concatenate([x[:1], middles, x[-1:]]), np.repeat(y, 2)
    if line.steps == "pre":
        return np.repeat(x, 2)[:-1], np.repeat(y, 2)[1:]
    return np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]


def made(axes: Axes, args: tuple, kwargs: dict) -> Iterator[tuple[Line, dict]]:
    """The lines of the arguments of `plot`, with the named arguments of each."""
    for name in "xy":
        if name in kwargs:
            raise TypeError(f"plot() got an unexpected keyword argument {name!r}")
    while args:
        these, args = args[:2], args[2:]
        if args and isinstance(args[0], str):
            these, args = (*these, args[0]), args[1:]
        yield from made_of(axes, these, kwargs)


def made_of(axes: Axes, these: tuple, kwargs: dict) -> Iterator[tuple[Line, dict]]:
    """The lines that one group of plot's arguments makes."""
    found: dict[str, str] = {}
    points = these
    if len(these) > 1 and isinstance(these[-1], str):
        *points, form = these
        style, marker, colour = formats.read(form)
        read = {"linestyle": style, "marker": marker, "color": colour}
        found = {name: value for name, value in read.items() if value is not None}
        for name, value in found.items():
            if name in kwargs and form.lower() != "none" and value != "None":
                written = formats.as_read(form, value) if name == "color" else value
                warnings.warn(
                    f"{name} is redundantly defined by the '{name}' keyword argument and the fmt string "
                    f'"{form}" (-> {name}={written!r}). The keyword argument will take precedence.',
                    stacklevel=2,
                )
    elif len(these) == 3:
        raise ValueError("third arg must be a format string")
    if any(value is None for value in these):
        raise ValueError("x, y, and format string must not be None")
    x, y = map(data.flat, points) if len(points) == 2 else data.places_of(points[-1])
    x, y = axes.x.convert(x), axes.y.convert(y)
    axes.figure.meter.take_artists(max(one.shape[1] if one.ndim == 2 else 1 for one in (x, y)) - 1)
    pairs = data.columns(x, y)
    label = kwargs.get("label")
    labels = [label] * len(pairs)
    if isinstance(label, (list, tuple)):
        if len(label) != len(pairs):
            raise ValueError(
                "label must be scalar or have the same length as the input data, but found "
                f"{len(label)} for {len(pairs)} datasets."
            )
        labels = list(label)
    for (across, up), name in zip(pairs, labels, strict=True):
        look = {**found, **kwargs, "label": name}
        if look.get("color") is None:
            look["color"] = next_of_lines(axes)
        parts = styles.line(dict(look))
        yield Line(data.numbers(across), data.numbers(up), **parts), look


def loglog(axes: Axes, *args: Given, **kwargs: Given) -> list[Line]:
    """Lines over two axes by powers of ten."""
    for axis in (axes.x, axes.y):
        scale(axis, "log")
    return plot(axes, *args, **without_scales(kwargs))


def semilogx(axes: Axes, *args: Given, **kwargs: Given) -> list[Line]:
    """Lines over an x axis by powers of ten."""
    scale(axes.x, "log")
    return plot(axes, *args, **without_scales(kwargs))


def semilogy(axes: Axes, *args: Given, **kwargs: Given) -> list[Line]:
    """Lines over a y axis by powers of ten."""
    scale(axes.y, "log")
    return plot(axes, *args, **without_scales(kwargs))


def without_scales(kwargs: dict) -> dict:
    """The named arguments without those of the scale."""
    return {name: value for name, value in kwargs.items() if name not in ("base", "subs", "nonpositive")}


def scale(axis: Axis, name: str) -> None:
    """How numbers become places along an axis: linear or log."""
    for peer in axis.peers:
        peer.scale = name
        peer.is_stale = True


def step(axes: Axes, x: Given, y: Given, *args: Given, where: str = "pre", **kwargs: Given) -> list[Line]:
    """A line that rises at once, before, behind or between its points."""
    one_of(where, "where", ("pre", "post", "mid"))
    return plot(axes, x, y, *args, **{**kwargs, "drawstyle": f"steps-{where}"})


# --- lines across


def axhline(axes: Axes, y: float = 0, xmin: float = 0, xmax: float = 1, **kwargs: Given) -> Line:
    """A line from side to side, at the height y."""
    return line_across(axes, "x", y, (xmin, xmax), kwargs)


def axvline(axes: Axes, x: float = 0, ymin: float = 0, ymax: float = 1, **kwargs: Given) -> Line:
    """A line from the bottom to the top, at x."""
    return line_across(axes, "y", x, (ymin, ymax), kwargs)


def line_across(axes: Axes, name: str, at: float, between: tuple[float, float], kwargs: dict[str, Given]) -> Line:
    """A line from one side of an Axes to the other, `between` two parts of the way."""
    low, high = (axes.y if name == "x" else axes.x).bounds()
    is_outside = at < low or at > high
    parts = styles.line(styles.normalized(kwargs, styles.LINE))
    ends, place = np.array(between, float), np.array([at, at], float)
    x, y = (ends, place) if name == "x" else (place, ends)
    line = Line(x, y, along=name, **parts)
    meet(axes, x, y, of_x=name == "y", of_y=name == "x")
    add(axes, line)
    if is_outside:
        follow(axes, x=name == "y", y=name == "x")
    return line


@arguments_of("hlines")
@dataclass
class Hlines:
    """The arguments of `hlines`."""

    y: Given
    xmin: Given
    xmax: Given
    colors: Given = None
    linestyles: Given = "solid"
    label: Given = ""


@arguments_of("vlines")
@dataclass
class Vlines:
    """The arguments of `vlines`."""

    x: Given
    ymin: Given
    ymax: Given
    colors: Given = None
    linestyles: Given = "solid"
    label: Given = ""


def hlines(axes: Axes, *args: Given, **kwargs: Given) -> Segments:
    """Lines from xmin to xmax, at each y."""
    asked, kwargs = taken(Hlines, args, kwargs)
    low, high = along(axes, "x", asked.xmin), along(axes, "x", asked.xmax)
    y = along(axes, "y", asked.y)
    return segments(axes, (low, y), (high, y), asked, kwargs)


def vlines(axes: Axes, *args: Given, **kwargs: Given) -> Segments:
    """Lines from ymin to ymax, at each x."""
    asked, kwargs = taken(Vlines, args, kwargs)
    x = along(axes, "x", asked.x)
    low, high = along(axes, "y", asked.ymin), along(axes, "y", asked.ymax)
    return segments(axes, (x, low), (x, high), asked, kwargs)


Points = tuple[np.ndarray, np.ndarray]


def segments(axes: Axes, begin: Points, ends: Points, asked: Hlines | Vlines, kwargs: dict[str, Given]) -> Segments:
    """Many short lines of one call."""
    parts = [np.ravel(part) for part in (*begin, *ends)]
    count = max(part.size for part in parts) if all(part.size for part in parts) else 0
    points = np.empty((count, 2, 2))
    for place, part in enumerate(parts):
        points[:, place // 2, place % 2] = part
    kwargs = styles.normalized(kwargs, styles.COLLECTION)
    colors = kwargs.pop("color", asked.colors)
    shades = colours.colours(colors) if colors is not None else ["C0"]
    linestyles = kwargs.pop("linestyle", asked.linestyles)
    linestyles = linestyles[0] if isinstance(linestyles, list) and linestyles else linestyles
    width = kwargs.pop("linewidth", None)
    shade = styles.alpha(kwargs.pop("alpha", None))
    label = styles.label(kwargs.pop("label", asked.label))
    styles.nothing_else("LineCollection", kwargs)
    width = 1.5 if width is None else float(np.ravel(width)[0])
    lines = Segments(points, shades, formats.style(linestyles), width, label=label, alpha=shade)
    add(axes, lines)
    if count:
        meet(axes, points[..., 0], points[..., 1])
        follow(axes)
    return lines


# --- stems and error bars


def stem(
    axes: Axes,
    *args: Given,
    linefmt: Given = None,
    markerfmt: Given = None,
    basefmt: Given = None,
    bottom: Given = 0,
    label: Given = None,
) -> Group:
    """Marks on stems that stand on a line."""
    if not 1 <= len(args) <= 3:
        raise TypeError(f"stem() takes 1-3 positional arguments but {len(args)} were given")
    if len(args) == 1 or isinstance(args[1], str):
        heads, *forms = args
        places = np.arange(len(data.flat(heads)))
    else:
        places, heads, *forms = args
    places, heads = along(axes, "x", places), along(axes, "y", heads)
    style, _, colour = formats.read(linefmt or (forms[0] if forms else "C0-"))
    mark_style, mark, mark_colour = formats.read(" " if markerfmt == "" else markerfmt or "o")
    base_style, base_mark, base_colour = formats.read(basefmt or "C3-")
    stems = vlines(axes, places, bottom, heads, colors=colour, linestyles=style or "-", label=NO_LABEL)
    (marks,) = plot(
        axes,
        places,
        heads,
        color=mark_colour or colour,
        linestyle=mark_style or "None",
        marker=mark or "o",
        label=NO_LABEL,
    )
    (base,) = plot(
        axes,
        [np.min(places), np.max(places)],
        [bottom, bottom],
        color=base_colour,
        linestyle=base_style,
        marker=base_mark,
        label=NO_LABEL,
    )
    group = Group((marks, stems, base), "stem", label=label or "")
    return add_group(axes, group)


OF_MARKS = ("marker", "markersize", "markerfacecolor", "markeredgecolor", "markeredgewidth", "linestyle", "drawstyle")


@arguments_of("errorbar")
@dataclass
class Errorbar:
    """The arguments of `errorbar`."""

    x: Given
    y: Given
    yerr: Given = None
    xerr: Given = None
    fmt: Given = ""
    ecolor: Given = None
    elinewidth: Given = None
    capsize: Given = None
    capthick: Given = None


def errorbar(axes: Axes, *args: Given, **kwargs: Given) -> Group:
    """A line whose points have bars that say how far they may be off."""
    asked, kwargs = taken(Errorbar, args, kwargs)
    kwargs = {name: value for name, value in styles.normalized(kwargs, styles.LINE).items() if value is not None}
    x, y = along(axes, "x", asked.x), along(axes, "y", asked.y)
    if len(x) != len(y):
        raise ValueError("'x' and 'y' must have the same size")
    label = kwargs.pop("label", None)
    form = () if asked.fmt == "" else (asked.fmt,)
    ((line, look),) = made_of(axes, (x, y, *form), {**kwargs, "label": NO_LABEL})
    is_drawn = str(asked.fmt).lower() != "none"
    if is_drawn:
        add_line(axes, line)
    else:
        look = {name: value for name, value in look.items() if name != "color"}
        look.update({name: kwargs[name] for name in ("color",) if name in kwargs})
    look.setdefault("color", "C0")
    shade = look["color"] if asked.ecolor is None else asked.ecolor
    common = {name: value for name, value in look.items() if name not in OF_MARKS}
    bars = common | {"color": shade}
    if asked.elinewidth is not None or "linewidth" in kwargs:
        bars["linewidth"] = kwargs["linewidth"] if asked.elinewidth is None else asked.elinewidth
    look_of_caps = common | {"linestyle": "none", "markeredgecolor": shade}
    if asked.capsize:
        look_of_caps["markersize"] = 2.0 * asked.capsize
    parts, ends = [], {"x": [], "y": []}
    for name, values, others, error, draw, mark in (
        ("x", x, y, asked.xerr, hlines, "|"),
        ("y", y, x, asked.yerr, vlines, "_"),
    ):
        if error is None:
            continue
        low, high = reached(name, values, error)
        parts.append(draw(axes, others, low, high, **bars))
        for end in (low, high) if asked.capsize else ():
            points = (end, others) if name == "x" else (others, end)
            look_of_cap = styles.line({**look_of_caps, "marker": mark})
            ends[name].append(Line(*points, **look_of_cap))
    caps = [*ends["x"], *ends["y"]]
    for cap in caps:
        add_line(axes, cap)
    follow(axes)
    group = Group((line if is_drawn else None, caps, parts), label=styles.label(label) if label is not None else "")
    return add_group(axes, group)


def reached(name: str, values: np.ndarray, error: Given) -> np.ndarray:
    """The lower and the upper ends of error bars. Raises: ValueError in matplotlib's words."""
    error = np.asarray(error, float)
    try:
        np.broadcast_to(error, (2, len(values)))
    except ValueError:
        raise ValueError(
            f"'{name}err' (shape: {error.shape}) must be a scalar or a 1D or (2, n) array-like whose shape matches "
            f"'{name}' (shape: {values.shape})"
        ) from None
    if (error < 0).any():
        raise ValueError(f"'{name}err' must not contain negative values")
    return values + np.array([[-1.0], [1.0]]) * error


# --- areas


def fill_between(axes: Axes, x: Given, y1: Given, y2: Given = 0, where: Given = None, **kwargs: Given) -> Area:
    """The area between two curves over x."""
    return area(axes, "x", (x, y1, y2), where, kwargs)


def fill_betweenx(axes: Axes, y: Given, x1: Given, x2: Given = 0, where: Given = None, **kwargs: Given) -> Area:
    """The area between two curves over y."""
    return area(axes, "y", (y, x1, x2), where, kwargs)


def area(axes: Axes, name: str, curves: tuple[Given, Given, Given], where: Given, kwargs: dict[str, Given]) -> Area:
    """An area over the first of the `curves`, between the two others."""
    kwargs = styles.normalized(kwargs, styles.COLLECTION)
    if not {"color", "facecolor"} & kwargs.keys():
        kwargs["facecolor"] = next_of_fills(axes)
    other = "y" if name == "x" else "x"
    shapes = [np.ndim(one) for one in curves]
    over, low, high = (along(axes, way, one) for way, one in zip((name, other, other), curves, strict=True))
    for part, values, dimensions in zip((name, f"{other}1", f"{other}2"), (over, low, high), shapes, strict=True):
        if dimensions > 1:
            raise ValueError(f"{part!r} is not 1-dimensional")
        if over.size > 1 and values.size > 1 and over.size != values.size:
            raise ValueError(f"{name!r} has size {over.size}, but {part!r} has an unequal size of {values.size}")
    if where is not None:
        where = np.array(where, bool)
        if where.size != over.size:
            raise ValueError(f"where size ({where.size}) does not match {name!r} size ({over.size})")
    finite = np.isfinite(over) & np.isfinite(low) & np.isfinite(high)
    shown = finite if where is None else finite & where
    over, low, high, shown = (np.array(one) for one in np.broadcast_arrays(over, low, high, shown))
    shade = kwargs.pop("facecolor", None)
    shade = kwargs.pop("color", shade)
    opacity = styles.alpha(kwargs.pop("alpha", None))
    label = styles.label(kwargs.pop("label", None) or "")
    for ignored in ("edgecolor", "linewidth", "linestyle", "interpolate", "step"):
        kwargs.pop(ignored, None)
    styles.nothing_else("FillBetweenPolyCollection", kwargs)
    made = Area(over, low, high, shown, colours.checked(shade), name, label=label, alpha=opacity)
    add(axes, made)
    settle(axes)
    for curve in (low, high):
        points = (over[shown], curve[shown]) if name == "x" else (curve[shown], over[shown])
        meet(axes, *points)
    follow(axes)
    return made
