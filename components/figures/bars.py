"""Bars, histograms, and other shapes: arrows, polygons, bands."""

import itertools
from dataclasses import KW_ONLY, dataclass
from typing import NamedTuple, TypedDict

import numpy as np

from . import colours, data, formats, styles
from .arguments import Given, arguments_of, taken
from .lines import add, add_group, errorbar, follow, meet, next_of_fills, next_of_lines, scale
from .meter import check_bins, check_together
from .model import NO_LABEL, Axes, Bar, Bars, Shape
from .words import one_of

# Numpy's own rules for how wide a bin is, of which its types say nothing.
RULES: dict[str, Given] = np.lib._histograms_impl._hist_bin_selectors  # pyright: ignore[reportAttributeAccessIssue]
FAR = 10**9  # bins, which are too many however many there are
BINS = 10


class Sizes(NamedTuple):
    """Where the bars of one call stand, how long and how wide they are, and where they begin."""

    places: Given
    lengths: Given
    widths: Given
    start: Given


def bar(
    axes: Axes,
    x: Given,
    height: Given,
    width: Given = 0.8,
    bottom: Given = None,
    *,
    align: Given = "center",
    **kwargs: Given,
) -> Bars:
    """Upright bars at each x."""
    return bars(axes, True, Sizes(x, height, width, 0 if bottom is None else bottom), align, kwargs)


def barh(
    axes: Axes,
    y: Given,
    width: Given,
    height: Given = 0.8,
    left: Given = None,
    *,
    align: Given = "center",
    **kwargs: Given,
) -> Bars:
    """Bars that lie, at each y."""
    return bars(axes, False, Sizes(y, width, height, 0 if left is None else left), align, kwargs)


def bars(axes: Axes, upright: bool, sizes: Sizes, align: Given, kwargs: dict[str, Given]) -> Bars:
    """The bars of one call, whose places, lengths and widths meet by broadcasting."""
    kwargs = styles.normalized(kwargs, styles.PATCH)
    faces, edge, opacity, line = look_of_bars(axes, kwargs)
    errors = {name: kwargs.pop(name, None) for name in ("xerr", "yerr")}
    look_of_errors = {"ecolor": kwargs.pop("ecolor", "k"), "capsize": kwargs.pop("capsize", 0)}
    look_of_errors |= kwargs.pop("error_kw", None) or {}
    log, label, names = kwargs.pop("log", False), kwargs.pop("label", ""), kwargs.pop("tick_label", None)
    styles.nothing_else("Rectangle", kwargs)
    along, across = (axes.x, axes.y) if upright else (axes.y, axes.x)
    if log:
        scale(across, "log")
    is_of_words = data.flat(sizes.places).dtype.kind in "US"
    places = data.plain(along.convert(data.flat(sizes.places)))
    start = data.plain(across.convert(np.asarray(sizes.start)))
    lengths = rounded_like(data.plain(across.convert(data.flat(sizes.lengths))), start)
    widths = data.plain(np.asarray(sizes.widths))
    widths = widths if is_of_words else rounded_like(widths, places)
    places, lengths, widths, start = broadcast(upright, Sizes(places, lengths, widths, start))
    one_of(align, "align", ("center", "edge"))
    low = places - widths / 2 if align == "center" else places
    names_of_bars = [NO_LABEL] * len(places)
    if isinstance(label, (list, tuple)):
        names_of_bars, label = [styles.label(one) for one in label], NO_LABEL
        if len(names_of_bars) != len(places):
            raise ValueError(f"number of labels ({len(names_of_bars)}) does not match number of bars ({len(places)}).")
    shades = itertools.chain(itertools.cycle(faces), itertools.repeat(colours.NONE))
    edges = itertools.chain(itertools.cycle(edge), itertools.repeat(colours.NONE))
    made = []
    for at, begin, length, wide, shade, rim, name in zip(
        low, start, lengths, widths, shades, edges, names_of_bars, strict=False
    ):
        x, y, across_it, up = (at, begin, wide, length) if upright else (begin, at, length, wide)
        one = Bar(float(x), float(y), float(across_it), float(up), shade, rim, line, label=name, alpha=opacity)
        across.edges.append(float(begin))
        add_bar(axes, one)
        made.append(one)
    add_errors(axes, upright, made, errors, look_of_errors)
    follow(axes)
    group = Bars(made, upright, label=styles.label(label))
    add_group(axes, group)
    if names is not None:
        along.reach(places)
        along.ticks = [float(place) for place in places]
        along.tick_names = [str(name) for name in np.broadcast_to(np.asarray(names), len(made))]
    return group


def look_of_bars(axes: Axes, kwargs: dict[str, Given]) -> tuple[list[str], list[str], float | None, float]:
    """The colours of bars, of their edges, how far they are not transparent, and how wide the edges are."""
    shade = kwargs.pop("color", None)
    face, edge = kwargs.pop("facecolor", shade), kwargs.pop("edgecolor", None)
    face = next_of_fills(axes) if face is None else face
    try:
        faces = colours.colours(face)
    except ValueError:
        raise ValueError("'facecolor' or 'color' argument must be a valid color or sequence of colors.") from None
    edges = [colours.NONE] if edge is None else colours.colours(edge)
    width = kwargs.pop("linewidth", None)
    kwargs.pop("linestyle", None)
    kwargs.pop("fill", None)
    return faces, edges, styles.alpha(kwargs.pop("alpha", None)), 1.0 if width is None else float(np.ravel(width)[0])


def rounded_like(size: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The size as it is where something of that size stands at the first of these places."""
    finite = at[np.isfinite(at)] if at.ndim else at
    first = finite.ravel()[0] if finite.size else 0
    return (first + size) - first


NAMES_OF_ARGUMENTS = ("'x'", "'height'", "'width'", "'y'")


def broadcast(upright: bool, sizes: Sizes) -> Sizes:
    """The same numbers, all of one length. Raises: ValueError in matplotlib's words."""
    places, lengths, widths, start = sizes
    # In matplotlib's order, whose words name them.
    order = (places, lengths, widths, start) if upright else (np.atleast_1d(start), widths, lengths, places)
    check_together(*(np.shape(one) for one in order))
    try:
        found = np.broadcast_arrays(*order)
    except ValueError as error:
        words = str(error)
        for number, name in enumerate(NAMES_OF_ARGUMENTS):
            words = words.replace(f"arg {number}", name)
        raise ValueError(words) from None
    found = [np.atleast_1d(one) for one in found]
    return Sizes(*(found if upright else found[::-1]))


def add_bar(axes: Axes, one: Bar) -> None:
    """Puts a bar into an Axes."""
    if one.width or one.height:
        x, y = np.array([one.x, one.x + one.width]), np.array([one.y, one.y + one.height])
        # A corner that is no number takes no other corner with it, but what is beside it.
        meet(axes, np.repeat(x, 2), np.tile(y, 2))
    add(axes, one)


def add_errors(axes: Axes, upright: bool, made: list[Bar], errors: dict, look: dict) -> None:
    """Draws error bars at the ends of bars."""
    if all(error is None for error in errors.values()):
        return
    x = [one.x + (0.5 * one.width if upright else one.width) for one in made]
    y = [one.y + (one.height if upright else 0.5 * one.height) for one in made]
    errorbar(axes, x, y, fmt="none", **errors, label=NO_LABEL, **look)


# --- histograms


@arguments_of("hist")
@dataclass
class Hist:
    """The arguments of `hist`."""

    x: Given
    bins: Given = None
    range: Given = None
    density: Given = False
    weights: Given = None
    cumulative: Given = False
    histtype: Given = "bar"
    align: Given = "mid"
    orientation: Given = "vertical"
    rwidth: Given = None
    log: Given = False
    color: Given = None
    label: Given = None

    @property
    def upright(self) -> bool:
        """Whether the counts go up."""
        return self.orientation == "vertical"

    def check_words(self) -> None:
        """Raises: ValueError in matplotlib's words for a word that is none of the known ones."""
        one_of(self.histtype, "histtype", ("bar", "barstacked", "step", "stepfilled"))
        one_of(self.align, "align", ("left", "mid", "right"))
        one_of(self.orientation, "orientation", ("horizontal", "vertical"))


class Counts(NamedTuple):
    """What a histogram draws: a row of counts for each set, the edges of the bins, and a colour for each set."""

    rows: np.ndarray
    edges: np.ndarray
    shades: list[str]


Outlines = list[list[Shape]]


def hist(
    axes: Axes, *args: Given, **kwargs: Given
) -> tuple[np.ndarray, np.ndarray, Bars | list[Bars] | list[Shape] | Outlines]:
    """How many numbers are in each of several bins, as bars."""
    asked, kwargs = taken(Hist, args, kwargs)
    kwargs = styles.normalized(kwargs, styles.PATCH)
    asked.check_words()
    axis = axes.x if asked.upright else axes.y
    sets = [data.plain(axis.convert(one)) for one in data.several(asked.x, "x")]
    loads = loads_of(asked.weights, sets)
    shades = shades_of(axes, asked.color, len(sets))
    bins = BINS if asked.bins is None else asked.bins
    if isinstance(bins, str):
        bins = named_edges(bins, sets, loads, asked.range)
    how_many = len(bins) if isinstance(bins, (list, tuple, np.ndarray)) else int(bins)
    check_bins(how_many * len(sets))
    counts, edges = counted(sets, loads, bins, asked.range, bool(asked.density))
    if asked.cumulative:
        is_falling = isinstance(asked.cumulative, (int, float)) and asked.cumulative < 0
        counts = added_up(counts * np.diff(edges) if asked.density else counts, is_falling)
    draw = bars_of if asked.histtype.startswith("bar") else outlines_of
    patches = draw(axes, Counts(counts, edges, shades), asked, kwargs)
    names = [] if asked.label is None else list(np.atleast_1d(np.asarray(asked.label, str)))
    for group, name in itertools.zip_longest(patches, names):
        if group is not None and name is not None:
            first = group.bars[0] if isinstance(group, Bars) else group[0]
            first.label = str(name)
    if len(sets) == 1:
        return counts[0], edges, patches[0]
    return counts, edges, patches


Sets = list[np.ndarray]
Loads = list[np.ndarray] | list[None]


def loads_of(weights: Given, sets: Sets) -> Loads:
    """How much each number of the sets counts; None for each set where all count the same. Raises: ValueError."""
    if weights is None:
        return [None] * len(sets)
    loads = [data.numbers(one) for one in data.several(weights, "weights")]
    if list(map(len, loads)) != list(map(len, sets)):
        raise ValueError("weights should have the same shape as x")
    return loads


def shades_of(axes: Axes, color: Given, count: int) -> list[str]:
    """A colour for each of so many sets. Raises: ValueError."""
    if color is None:
        return [next_of_lines(axes) for _ in range(count)]
    shades = colours.colours([color] * count if colours.is_colour(color) else color)
    if len(shades) != count:
        raise ValueError(
            f"The 'color' keyword argument must have one color per dataset, but {count} datasets and "
            f"{len(shades)} colors were provided"
        )
    return shades


def added_up(heights: np.ndarray, is_falling: bool) -> np.ndarray:
    """Each height with those before it in its row, or if it `is_falling` with those behind it."""
    steps = slice(None, None, -1) if is_falling else slice(None)
    return heights[:, steps].cumsum(axis=1)[:, steps]


def together(loads: Loads) -> np.ndarray | None:
    """How much each number of all sets counts; None where all count the same."""
    known = [load for load in loads if load is not None]
    return np.concatenate(known) if known else None


def named_edges(rule: str, sets: Sets, loads: Loads, among: Given) -> np.ndarray:
    """The edges that one of numpy's rules gives; how many there are is told before they are made."""
    values, load = np.concatenate(sets), together(loads)
    width_by = RULES.get(rule)
    if width_by and load is None and values.size and np.isfinite(values).all():
        low, high = (values.min(), values.max()) if among is None else among
        inside = values[(values >= low) & (values <= high)]
        with np.errstate(all="ignore"):
            width = width_by(inside, (low, high)) if inside.size else 0
            count = np.nan_to_num((high - low) / width, nan=1, posinf=FAR) if width else 1
        check_bins(int(min(count, FAR)) + 1)
    # What is wrong with the rule or the numbers, numpy says.
    return np.histogram_bin_edges(values, rule, among, load)


def counted(sets: Sets, loads: Loads, bins: Given, among: Given, density: bool) -> tuple[np.ndarray, np.ndarray]:
    """How many are in each bin, a row for each set, and the edges of the bins."""
    ends = [(np.nanmin(one), np.nanmax(one)) for one in sets if len(one)]
    if among is None and ends and min(low for low, _ in ends) <= max(high for _, high in ends):
        among = min(low for low, _ in ends), max(high for _, high in ends)
    options: dict[str, Given] = {"density": density} if density else {}
    if len(sets) > 1 and any(map(len, sets)):
        bins = np.histogram_bin_edges(np.concatenate(sets), bins, among, together(loads))
    else:
        options["range"] = among
    rows = []
    for one, load in zip(sets, loads, strict=True):
        row, bins = np.histogram(one, bins, weights=load, **options)
        rows.append(row)
    return np.array(rows, float), np.array(bins, float)


def bars_of(axes: Axes, counts: Counts, asked: Hist, look: dict[str, Given]) -> list[Bars]:
    """A histogram's counts as bars, a group for each set."""
    whole, sets = np.diff(counts.edges), len(counts.rows)
    part = 1.0 if sets == 1 else 0.8
    part = float(np.clip(asked.rwidth, 0, 1)) if asked.rwidth is not None else part
    width = part * whole / sets
    offset = -0.5 * part * whole * (1 - 1 / sets) + {"left": 0.0, "mid": 0.5, "right": 1.0}[asked.align] * whole
    draw = bar if asked.upright else barh
    axis = axes.y if asked.upright else axes.x
    made = []
    for row, shade in zip(counts.rows, counts.shades, strict=True):
        held = list(axis.edges)
        options = {"color": shade} | look
        made.append(draw(axes, counts.edges[:-1] + offset, row, width, log=asked.log, **options))
        if len(made) > 1:
            axis.edges[:] = held
        offset = offset + width
    return made


def outlines_of(axes: Axes, counts: Counts, asked: Hist, look: dict[str, Given]) -> Outlines:
    """A histogram's counts as outlines, one for each set."""
    upright, filled = asked.upright, asked.histtype == "stepfilled"
    edges = counts.edges
    across = axes.y if upright else axes.x
    if asked.log:
        scale(across, "log")
    edge, opacity = look.pop("edgecolor", None), styles.alpha(look.pop("alpha", None))
    width, style = look.pop("linewidth", None), look.pop("linestyle", None)
    face = look.pop("facecolor", None)
    styles.nothing_else("Polygon", look)
    size = len(edges)
    along = np.zeros(4 * size - 3)
    along[0 : 2 * size - 1 : 2], along[1 : 2 * size - 1 : 2] = edges, edges[:-1]
    along[2 * size - 1 :] = along[1 : 2 * size - 1][::-1]
    along += {"left": -0.5, "mid": 0.0, "right": 0.5}[asked.align] * (edges[1] - edges[0])
    made = []
    for row, shade in reversed(list(zip(counts.rows, counts.shades, strict=True))):
        up = np.zeros(4 * size - 3)
        up[1 : 2 * size - 1 : 2] = up[2 : 2 * size : 2] = row
        up[0] = up[-1]
        end = -1 if filled else 2 * size
        corners = np.column_stack([along[:end], up[:end]] if upright else [up[:end], along[:end]])
        if filled:
            corners = np.concatenate([corners, corners[:1]])
        shape = Shape(corners, filled=filled, alpha=opacity, kind="outline")
        shape.face = colours.checked(face) if face is not None else shade
        shape.edge = colours.checked(edge) if edge is not None else (colours.NONE if filled else shade)
        shape.width = 1.0 if width is None else float(width)
        shape.style = "-" if style is None else formats.style(style)
        add_shape(axes, shape)
        across.edges.append(0.0)
        follow(axes)
        made.append([shape])
    return made[::-1]


# --- other shapes


def add_shape(axes: Axes, shape: Shape) -> Shape:
    """Puts a shape into an Axes."""
    meet(axes, shape.corners[:, 0], shape.corners[:, 1])
    add(axes, shape)
    return shape


@arguments_of("arrow")
@dataclass
class Arrow:
    """The arguments of `arrow`."""

    x: Given
    y: Given
    dx: Given
    dy: Given
    _: KW_ONLY
    width: Given = 0.001
    length_includes_head: Given = False
    head_width: Given = None
    head_length: Given = None
    shape: Given = "full"
    overhang: Given = 0
    head_starts_at_zero: Given = False


def arrow(axes: Axes, *args: Given, **kwargs: Given) -> Shape:
    """An arrow from (x, y), so far in each direction."""
    asked, kwargs = taken(Arrow, args, kwargs)
    x, y, dx, dy = asked.x, asked.y, asked.dx, asked.dy
    distance = float(np.hypot(dx, dy))
    cos, sin = (dx / distance, dy / distance) if distance else (0, 1)
    corners = lying_arrow(asked, distance) @ np.array([[cos, sin], [-sin, cos]]) + [x + dx, y + dy]
    found = look_of_shape("FancyArrow", kwargs)
    joins = float(x), float(y), float(x + dx), float(y + dy)
    made = Shape(corners, kind="arrow", joins=joins, **found)
    add_shape(axes, made)
    follow(axes)
    return made


def lying_arrow(asked: Arrow, distance: float) -> np.ndarray:
    """The corners of an arrow that points to the right and ends at 0. Raises: ValueError."""
    head_width = 3 * asked.width if asked.head_width is None else asked.head_width
    head_length = 1.5 * head_width if asked.head_length is None else asked.head_length
    length = distance if asked.length_includes_head else distance + head_length
    half = np.array(
        [
            [0.0, 0.0],
            [-head_length, -head_width / 2],
            [-head_length * (1 - asked.overhang), -asked.width / 2],
            [-length, -asked.width / 2],
            [-length, 0],
        ]
    )
    if not asked.length_includes_head:
        half += [head_length, 0]
    if asked.head_starts_at_zero:
        half += [head_length / 2, 0]
    other = half * [1, -1]
    forms = {"left": half, "right": other, "full": np.concatenate([half[:-1], other[-2::-1]])}
    if asked.shape not in forms:
        raise ValueError(f"Got unknown shape: {asked.shape!r}")
    return forms[asked.shape]


class ShapeParts(TypedDict):
    """The parts of a `model.Shape` that named arguments may set."""

    face: str
    edge: str
    width: float
    style: str
    filled: bool
    alpha: float | None
    label: str


def look_of_shape(kind: str, kwargs: dict[str, Given]) -> ShapeParts:
    """The parts of a `model.Shape` for matplotlib's named arguments."""
    kwargs = styles.normalized(kwargs, styles.PATCH)
    shade, opacity = kwargs.pop("color", None), styles.alpha(kwargs.pop("alpha", None))
    face, edge = kwargs.pop("facecolor", None), kwargs.pop("edgecolor", None)
    face, edge = (one if shade is None else shade for one in (face, edge))
    width, label = kwargs.pop("linewidth", None), kwargs.pop("label", None)
    style, filled = kwargs.pop("linestyle", None), kwargs.pop("fill", True)
    styles.nothing_else(kind, kwargs)
    return {
        "face": "C0" if face is None else colours.checked(face),
        "edge": ("#000000" if kind == "FancyArrow" else colours.NONE) if edge is None else colours.checked(edge),
        "width": 1.0 if width is None else float(width),
        "style": "-" if style is None else formats.style(style),
        "filled": bool(filled),
        "alpha": opacity,
        "label": "" if label is None else styles.label(label),
    }


def fill(axes: Axes, *args: Given, **kwargs: Given) -> list[Shape]:
    """Polygons: x, y of their corners, one after another."""
    kwargs = styles.normalized(kwargs, styles.PATCH)
    made = []
    while args:
        x, y, *rest = args
        form = rest.pop(0) if rest and isinstance(rest[0], str) else None
        args = tuple(rest)
        look = dict(kwargs)
        if form is not None:
            look.setdefault("facecolor", look.get("color", formats.read(form)[2]))
        if not {"color", "facecolor"} & look.keys():
            look["facecolor"] = next_of_fills(axes)
        x, y = (data.numbers(axis.convert(data.flat(one))) for axis, one in ((axes.x, x), (axes.y, y)))
        (pair,) = data.columns(x, y)
        corners = np.column_stack(pair)
        shape = Shape(np.concatenate([corners, corners[:1]]), **look_of_shape("Polygon", look))
        made.append(add_shape(axes, shape))
    follow(axes)
    return made


def axhspan(axes: Axes, ymin: float, ymax: float, xmin: float = 0, xmax: float = 1, **kwargs: Given) -> Bar:
    """A band from side to side."""
    return band(axes, "x", (xmin, ymin), (xmax - xmin, ymax - ymin), kwargs)


def axvspan(axes: Axes, xmin: float, xmax: float, ymin: float = 0, ymax: float = 1, **kwargs: Given) -> Bar:
    """A band from the bottom to the top."""
    return band(axes, "y", (xmin, ymin), (xmax - xmin, ymax - ymin), kwargs)


Pair = tuple[float, float]


def band(axes: Axes, across: str, corner: Pair, size: Pair, kwargs: dict[str, Given]) -> Bar:
    """A rectangle from one side of an Axes to the other."""
    look = look_of_shape("Rectangle", kwargs)
    (x, y), (width, height) = corner, size
    one = Bar(float(x), float(y), float(width), float(height), look["face"], look["edge"], look["width"], across)
    one.alpha, one.label = look["alpha"], look["label"]
    corners = np.array([[x, y], [x + width, y + height]], float)
    meet(axes, corners[:, 0], corners[:, 1], of_x=across == "y", of_y=across == "x")
    add(axes, one)
    follow(axes, x=across == "y", y=across == "x")
    return one
