"""Points with colours and sizes of their own, and arrows at points."""

import warnings
from dataclasses import KW_ONLY, dataclass

import numpy as np

from . import colormaps, colours, data, formats, styles
from .arguments import Given, arguments_of, taken
from .lines import add, follow, meet, next_of_fills, settle
from .model import Axes, Quiver, Scatter

SIZE = 36.0


@arguments_of("scatter")
@dataclass
class OfScatter:
    """The arguments of `scatter`."""

    x: Given
    y: Given
    s: Given = None
    c: Given = None
    marker: Given = None
    cmap: Given = None
    norm: Given = None
    vmin: Given = None
    vmax: Given = None
    alpha: Given = None
    linewidths: Given = None
    _: KW_ONLY
    edgecolors: Given = None

    def warn_of_unused(self) -> None:
        """Warns, as matplotlib does, of what is said of a colour map where there are no numbers for one."""
        unused = [name for name in ("cmap", "norm", "vmin", "vmax") if getattr(self, name)]
        if unused:
            names = ", ".join(f"'{name}'" for name in unused)
            words = f"No data for colormapping provided via 'c'. Parameters {names} will be ignored"
            warnings.warn(words, stacklevel=3)


def scatter(axes: Axes, *args: Given, **kwargs: Given) -> Scatter:
    """A mark at each point."""
    asked, kwargs = taken(OfScatter, args, kwargs)
    given = {"edgecolors": asked.edgecolors, "linewidths": asked.linewidths}
    kwargs = styles.normalized(
        {**kwargs, **{name: value for name, value in given.items() if value is not None}}, styles.COLLECTION
    )
    kwargs.pop("linewidth", None)
    edges = kwargs.pop("edgecolor", None)
    x, y = (data.numbers(axis.convert(data.flat(one))).ravel() for axis, one in ((axes.x, asked.x), (axes.y, asked.y)))
    if x.size != y.size:
        raise ValueError("x and y must be the same size")
    sizes = np.ravel(SIZE if asked.s is None else asked.s)
    if sizes.dtype.kind not in "fiu":
        raise ValueError(f"s must be float, but has type {sizes.dtype}")
    if len(sizes) not in (1, x.size):
        raise ValueError(f"s (size {len(sizes)}) cannot be broadcast to match x and y (size {len(x)})")
    values, shades, edges = coloured(axes, asked.c, edges, kwargs, x.size)
    kept = np.isfinite(x) & np.isfinite(y)
    if values is not None:
        kept &= np.isfinite(values)
    mark = formats.marker("o" if asked.marker is None else asked.marker)
    # A point without one of its numbers has none.
    x[~kept] = y[~kept] = np.nan
    sizes = data.numbers(sizes)
    for part in (values, sizes if len(sizes) == len(x) > 1 else None):
        if part is not None:
            part[~kept] = np.nan
    made = Scatter(x, y, sizes, shades, edges, mark, alpha=styles.alpha(asked.alpha))
    made.label = styles.label(kwargs.pop("label", None) or "")
    for name in ("linestyle", "plotnonfinite"):
        kwargs.pop(name, None)
    styles.nothing_else("PathCollection", kwargs)
    made.cmap = colormaps.checked(asked.cmap)
    if values is not None:
        made.values = values
        made.low, made.high = ends(values, asked.vmin, asked.vmax)
    else:
        asked.warn_of_unused()
    add(axes, made)
    settle(axes)
    meet(axes, x[kept], y[kept])
    follow(axes)
    axes.mapped = made
    return made


def ends(values: np.ndarray, low: Given, high: Given) -> tuple[float | None, float | None]:
    """The numbers that the two ends of a colour map stand for."""
    finite = values[np.isfinite(values)]
    least, most = (float(finite.min()), float(finite.max())) if finite.size else (None, None)
    return (least if low is None else float(low)), (most if high is None else float(high))


def coloured(
    axes: Axes, c: Given, edges: Given, kwargs: dict[str, Given], count: int
) -> tuple[np.ndarray | None, list[str], list[str] | str]:
    """The numbers that a colour map is for, or None; the colours; those of the edges. Raises: ValueError."""
    faces = kwargs.pop("facecolor", None)
    shade = kwargs.pop("color", None)
    if shade is not None and c is not None:
        raise ValueError(
            "Supply a 'c' argument or a 'color' kwarg but not both; they differ but their functionalities overlap."
        )
    if shade is not None:
        check_colour(shade)
        edges = shade if edges is None else edges
        faces = shade if faces is None else faces
    edges = "face" if edges is None else edges
    was_none = c is None
    if was_none:
        c = faces if faces is not None else next_of_fills(axes)
    values, fits = None, True
    if not was_none and not is_word(c):
        values, fits = numbers_of(c, count)
    rims = edges if isinstance(edges, str) and edges == "face" else colours.colours(edges)
    if values is not None:
        return values, [], rims
    return None, shades_of(c, fits, count), rims


def check_colour(color: Given) -> None:
    """Raises: ValueError in matplotlib's words for what is no colour."""
    try:
        colours.colours(color)
    except (ValueError, TypeError):
        raise ValueError(
            "'color' kwarg must be a color or sequence of color specs.  For a sequence of values to be "
            "color-mapped, use the 'c' argument instead."
        ) from None


def shades_of(c: Given, fits: bool, count: int) -> list[str]:
    """The colours that `c` names: one, or as many as there are points. Raises: ValueError."""
    try:
        shades = colours.colours(c)
    except (TypeError, ValueError) as error:
        if "RGBA values should be within 0-1 range" in str(error):
            raise
        if not fits:
            raise inconsistent(np.size(c), count) from None
        raise ValueError(
            f"'c' argument must be a color, a sequence of colors, or a sequence of numbers, not {c!r}"
        ) from None
    if len(shades) not in (0, 1, count):
        raise inconsistent(len(shades), count)
    return shades


def is_word(c: Given) -> bool:
    """Whether it is a text, or a list that begins with one, and so no list of numbers."""
    return isinstance(c, str) or (isinstance(c, (list, tuple)) and bool(c) and isinstance(c[0], str))


def numbers_of(c: Given, count: int) -> tuple[np.ndarray | None, bool]:
    """The numbers for a colour map, None if it is a colour; and whether it may be one of either."""
    try:
        numbers = np.asanyarray(c, dtype=float)
    except (ValueError, TypeError):
        return None, True
    if numbers.shape in ((1, 4), (1, 3)):
        return None, numbers.size == count
    if numbers.size == count:
        return np.array(numbers.ravel()), True
    if numbers.shape in ((3,), (4,)):
        warnings.warn(
            "*c* argument looks like a single numeric RGB or RGBA sequence, which should be avoided as value-mapping "
            "will have precedence in case its length matches with *x* & *y*.  Please use the *color* keyword-argument "
            "or provide a 2D array with a single row if you intend to specify the same RGB or RGBA value for all "
            "points.",
            stacklevel=2,
        )
    return None, False


def inconsistent(size: int, count: int) -> ValueError:
    """The exception for another number of colours than of points."""
    return ValueError(f"'c' argument has {size} elements, which is inconsistent with 'x' and 'y' with size {count}.")


def quiver(axes: Axes, *args: Given, **kwargs: Given) -> Quiver:
    """Arrows: u, v; or x, y, u, v; and numbers for their colours behind."""
    if not 2 <= len(args) <= 5:
        raise TypeError(f"quiver() takes from 2 to 5 positional arguments but {len(args)} were given")
    arrays = [data.numbers(data.flat(one)) for one in args]
    at, (u, v, *rest) = (arrays[:2], arrays[2:]) if len(arrays) > 3 else ([], arrays)
    c = rest[0].ravel() if rest else None
    x, y = places_of_arrows(at, (1, u.shape[0]) if u.ndim == 1 else u.shape)
    u, v = u.ravel(), v.ravel()
    for name, part in (("U", u), ("V", v)):
        if part.size not in (1, x.size):
            raise ValueError(
                f"Argument {name} has a size {part.size} which does not match {x.size}, the number of arrow positions"
            )
    u, v = np.broadcast_to(u, x.shape), np.broadcast_to(v, x.shape)
    kwargs = styles.normalized(kwargs, styles.COLLECTION)
    shade = kwargs.pop("color", kwargs.pop("facecolor", None))
    scale, in_data = kwargs.pop("scale", None), kwargs.pop("angles", "uv") == "xy"
    cmap, opacity = colormaps.checked(kwargs.pop("cmap", None)), styles.alpha(kwargs.pop("alpha", None))
    label = styles.label(kwargs.pop("label", None) or "")
    for ignored in ("scale_units", "units", "width", "headwidth", "headlength", "headaxislength", "pivot", "minlength",
                    "minshaft", "edgecolor", "linewidth"):  # fmt: skip
        kwargs.pop(ignored, None)
    styles.nothing_else("Quiver", kwargs)
    made = Quiver(x, y, np.array(u), np.array(v), "#000000" if shade is None else colours.checked(shade))
    made.values, made.cmap, made.scale, made.in_data = c, cmap, None if scale is None else float(scale), in_data
    made.alpha, made.label = opacity, label
    add(axes, made)
    settle(axes)
    meet(axes, x, y)
    follow(axes)
    if c is not None:
        axes.mapped = made
    return made


def places_of_arrows(at: list[np.ndarray], shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """The x and the y of each arrow of a table of this shape. Raises: ValueError in matplotlib's words."""
    rows, columns = shape
    if not at:
        x, y = np.meshgrid(np.arange(columns, dtype=float), np.arange(rows, dtype=float))
        return x.ravel(), y.ravel()
    x, y = (one.ravel() for one in at)
    if len(x) == columns and len(y) == rows:
        x, y = np.meshgrid(x, y)
    elif len(x) != len(y):
        raise ValueError(f"X and Y must be the same size, but X.size is {x.size} and Y.size is {y.size}.")
    return x.ravel(), y.ravel()
