"""Bars, histograms, and other shapes: arrows, polygons, bands."""

import itertools

import numpy as np

from . import colours, data, formats, styles
from .lines import add, add_group, errorbar, follow, meet, next_of_fills, next_of_lines, scale
from .meter import check_bins, check_together
from .model import NO_LABEL, Axes, Bar, Bars, Shape
from .words import one_of

# Numpy's own rules for how wide a bin is.
RULES = np.lib._histograms_impl._hist_bin_selectors
FAR = 10**9  # bins, which are too many however many there are
BINS = 10


def bar(axes: Axes, x, height, width=0.8, bottom=None, *, align: str = "center", **kwargs) -> Bars:
    """Upright bars at each x."""
    return bars(axes, True, x, height, width, 0 if bottom is None else bottom, align, kwargs)


def barh(axes: Axes, y, width, height=0.8, left=None, *, align: str = "center", **kwargs) -> Bars:
    """Bars that lie, at each y."""
    return bars(axes, False, y, width, height, 0 if left is None else left, align, kwargs)


def bars(axes: Axes, upright: bool, places, lengths, widths, start, align: str, kwargs: dict) -> Bars:
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
    is_of_words = data.flat(places).dtype.kind in "US"
    places = data.plain(along.convert(data.flat(places)))
    start = data.plain(across.convert(np.asarray(start)))
    lengths = rounded_like(data.plain(across.convert(data.flat(lengths))), start)
    widths = data.plain(np.asarray(widths))
    widths = widths if is_of_words else rounded_like(widths, places)
    places, lengths, widths, start = broadcast(upright, places, lengths, widths, start)
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
        corner, size = ((at, begin), (wide, length)) if upright else ((begin, at), (length, wide))
        one = Bar(*map(float, (*corner, *size)), shade, rim, line, label=name, alpha=opacity)
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


def look_of_bars(axes: Axes, kwargs: dict) -> tuple[list[str], list[str], float | None, float]:
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


def broadcast(upright: bool, places, lengths, widths, start) -> tuple:
    """The same numbers, all of one length. Raises: ValueError in matplotlib's words."""
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
    return tuple(found) if upright else (found[3], found[2], found[1], found[0])


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


def hist(
    axes: Axes,
    x,
    bins=None,
    range=None,
    density=False,
    weights=None,
    cumulative=False,
    histtype: str = "bar",
    align: str = "mid",
    orientation: str = "vertical",
    rwidth=None,
    log=False,
    color=None,
    label=None,
    **kwargs,
) -> tuple:
    """How many numbers are in each of several bins, as bars."""
    kwargs = styles.normalized(kwargs, styles.PATCH)
    for name, value, known in (
        ("histtype", histtype, ("bar", "barstacked", "step", "stepfilled")),
        ("align", align, ("left", "mid", "right")),
        ("orientation", orientation, ("horizontal", "vertical")),
    ):
        one_of(value, name, known)
    upright = orientation == "vertical"
    axis = axes.x if upright else axes.y
    sets = [data.plain(axis.convert(one)) for one in data.several(x, "x")]
    loads = loads_of(weights, sets)
    shades = shades_of(axes, color, len(sets))
    bins = BINS if bins is None else bins
    if isinstance(bins, str):
        bins = named_edges(bins, sets, loads, range)
    how_many = len(bins) if isinstance(bins, (list, tuple, np.ndarray)) else int(bins)
    check_bins(how_many * len(sets))
    counts, edges = counted(sets, loads, bins, range, bool(density))
    if cumulative:
        is_falling = isinstance(cumulative, (int, float)) and cumulative < 0
        counts = added_up(counts * np.diff(edges) if density else counts, is_falling)
    look = dict(kwargs, log=log, upright=upright)
    if histtype.startswith("bar"):
        patches = bars_of(axes, counts, edges, shades, align, rwidth, look)
    else:
        patches = outlines_of(axes, counts, edges, shades, align, histtype == "stepfilled", look)
    names = [] if label is None else list(np.atleast_1d(np.asarray(label, str)))
    for group, name in itertools.zip_longest(patches, names):
        if group is not None and name is not None:
            first = group.bars[0] if isinstance(group, Bars) else group[0]
            first.label = str(name)
    if len(sets) == 1:
        return counts[0], edges, patches[0]
    return counts, edges, patches


def loads_of(weights: object, sets: list) -> list:
    """How much each number of the sets counts; None for each set where all count the same. Raises: ValueError."""
    if weights is None:
        return [None] * len(sets)
    loads = [data.numbers(one) for one in data.several(weights, "weights")]
    if list(map(len, loads)) != list(map(len, sets)):
        raise ValueError("weights should have the same shape as x")
    return loads


def shades_of(axes: Axes, color: object, count: int) -> list[str]:
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


def named_edges(rule: str, sets: list, loads: list, among: object) -> np.ndarray:
    """The edges that one of numpy's rules gives; how many there are is told before they are made."""
    values, load = np.concatenate(sets), None if loads[0] is None else np.concatenate(loads)
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


def counted(sets: list, loads: list, bins: object, among: object, density: bool) -> tuple[np.ndarray, np.ndarray]:
    """How many are in each bin, a row for each set, and the edges of the bins."""
    ends = [(np.nanmin(one), np.nanmax(one)) for one in sets if len(one)]
    if among is None and ends and min(low for low, _ in ends) <= max(high for _, high in ends):
        among = min(low for low, _ in ends), max(high for _, high in ends)
    options = {"density": density} if density else {}
    if len(sets) > 1 and any(map(len, sets)):
        load = None if loads[0] is None else np.concatenate(loads)
        bins = np.histogram_bin_edges(np.concatenate(sets), bins, among, load)
    else:
        options["range"] = among
    rows = []
    for one, load in zip(sets, loads, strict=True):
        row, bins = np.histogram(one, bins, weights=load, **options)
        rows.append(row)
    return np.array(rows, float), np.array(bins, float)


def bars_of(axes: Axes, counts, edges, shades, align: str, rwidth, look: dict) -> list[Bars]:
    """A histogram's counts as bars, a group for each set."""
    whole = np.diff(edges)
    part = 1.0 if len(counts) == 1 else 0.8
    part = float(np.clip(rwidth, 0, 1)) if rwidth is not None else part
    width = part * whole / len(counts)
    offset = -0.5 * part * whole * (1 - 1 / len(counts)) + {"left": 0.0, "mid": 0.5, "right": 1.0}[align] * whole
    upright = look.pop("upright")
    made = []
    for row, shade in zip(counts, shades, strict=True):
        draw = bar if upright else barh
        axis = axes.y if upright else axes.x
        held = list(axis.edges)
        options = {"color": shade} | look
        made.append(draw(axes, edges[:-1] + offset, row, width, **options))
        if len(made) > 1:
            axis.edges[:] = held
        offset = offset + width
    return made


def outlines_of(axes: Axes, counts, edges, shades, align: str, filled: bool, look: dict) -> list[list[Shape]]:
    """A histogram's counts as outlines, one for each set."""
    upright, log = look.pop("upright"), look.pop("log")
    across = axes.y if upright else axes.x
    if log:
        scale(across, "log")
    edge, opacity = look.pop("edgecolor", None), styles.alpha(look.pop("alpha", None))
    width, style = look.pop("linewidth", None), look.pop("linestyle", None)
    face = look.pop("facecolor", None)
    styles.nothing_else("Polygon", look)
    size = len(edges)
    along = np.zeros(4 * size - 3)
    along[0 : 2 * size - 1 : 2], along[1 : 2 * size - 1 : 2] = edges, edges[:-1]
    along[2 * size - 1 :] = along[1 : 2 * size - 1][::-1]
    along += {"left": -0.5, "mid": 0.0, "right": 0.5}[align] * (edges[1] - edges[0])
    made = []
    for row, shade in reversed(list(zip(counts, shades, strict=True))):
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


def arrow(
    axes: Axes,
    x: float,
    y: float,
    dx: float,
    dy: float,
    *,
    width: float = 0.001,
    length_includes_head: bool = False,
    head_width: float | None = None,
    head_length: float | None = None,
    shape: str = "full",
    overhang: float = 0,
    head_starts_at_zero: bool = False,
    **kwargs,
) -> Shape:
    """An arrow from (x, y), so far in each direction."""
    head_width = 3 * width if head_width is None else head_width
    head_length = 1.5 * head_width if head_length is None else head_length
    distance = float(np.hypot(dx, dy))
    length = distance if length_includes_head else distance + head_length
    half = np.array(
        [
            [0.0, 0.0],
            [-head_length, -head_width / 2],
            [-head_length * (1 - overhang), -width / 2],
            [-length, -width / 2],
            [-length, 0],
        ]
    )
    if not length_includes_head:
        half += [head_length, 0]
    if head_starts_at_zero:
        half += [head_length / 2, 0]
    other = half * [1, -1]
    forms = {"left": half, "right": other, "full": np.concatenate([half[:-1], other[-2::-1]])}
    if shape not in forms:
        raise ValueError(f"Got unknown shape: {shape!r}")
    cos, sin = (dx / distance, dy / distance) if distance else (0, 1)
    corners = forms[shape] @ np.array([[cos, sin], [-sin, cos]]) + [x + dx, y + dy]
    found = look_of_shape("FancyArrow", kwargs)
    joins = tuple(map(float, (x, y, x + dx, y + dy)))
    made = Shape(corners, kind="arrow", joins=joins, **found)
    add_shape(axes, made)
    follow(axes)
    return made


def look_of_shape(kind: str, kwargs: dict) -> dict:
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


def fill(axes: Axes, *args, **kwargs) -> list[Shape]:
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


def axhspan(axes: Axes, ymin: float, ymax: float, xmin: float = 0, xmax: float = 1, **kwargs) -> Bar:
    """A band from side to side."""
    return band(axes, "x", xmin, ymin, xmax - xmin, ymax - ymin, kwargs)


def axvspan(axes: Axes, xmin: float, xmax: float, ymin: float = 0, ymax: float = 1, **kwargs) -> Bar:
    """A band from the bottom to the top."""
    return band(axes, "y", xmin, ymin, xmax - xmin, ymax - ymin, kwargs)


def band(axes: Axes, across: str, x: float, y: float, width: float, height: float, kwargs: dict) -> Bar:
    """A rectangle from one side of an Axes to the other."""
    look = look_of_shape("Rectangle", kwargs)
    one = Bar(*map(float, (x, y, width, height)), look["face"], look["edge"], look["width"], across)
    one.alpha, one.label = look["alpha"], look["label"]
    corners = np.array([[x, y], [x + width, y + height]], float)
    meet(axes, corners[:, 0], corners[:, 1], of_x=across == "y", of_y=across == "x")
    add(axes, one)
    follow(axes, x=across == "y", y=across == "x")
    return one
