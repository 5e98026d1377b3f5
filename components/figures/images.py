"""Numbers on a grid: images, and contours of equal height."""

from dataclasses import KW_ONLY, dataclass

import numpy as np

from . import colormaps, colours, data, formats, styles, ticks
from .arguments import Given, arguments_of, taken
from .clouds import ends
from .lines import add
from .meter import check_levels, lines_work
from .model import NO_LABEL, Artist, Axes, Colorbar, Contours, Image
from .words import one_of

SQUARE = 1.0


@arguments_of("imshow")
@dataclass
class Imshow:
    """The arguments of `imshow`."""

    X: Given
    cmap: Given = None
    norm: Given = None
    _: KW_ONLY
    aspect: Given = None
    interpolation: Given = None
    alpha: Given = None
    vmin: Given = None
    vmax: Given = None
    origin: Given = None
    extent: Given = None


def imshow(axes: Axes, *args: Given, **kwargs: Given) -> Image:
    """Numbers as colours, a square for each."""
    asked, kwargs = taken(Imshow, args, kwargs)
    shades = np.array(np.asarray(asked.X))
    if shades.dtype != np.uint8 and not np.can_cast(shades.dtype, float, "same_kind"):
        raise TypeError(f"Image data of dtype {shades.dtype} cannot be converted to float")
    if shades.ndim == 3 and shades.shape[-1] == 1:
        shades = shades.squeeze(-1)
    if not (shades.ndim == 2 or (shades.ndim == 3 and shades.shape[-1] in (3, 4))):
        raise TypeError(f"Invalid shape {shades.shape} for image data")
    if shades.ndim == 3:
        shades = np.clip(shades, 0, 255 if shades.dtype.kind in "iu" else 1)
    origin = "upper" if asked.origin is None else asked.origin
    one_of(origin, "origin", ("upper", "lower"))
    set_aspect(axes, "equal" if asked.aspect is None else asked.aspect)
    rows, columns = shades.shape[:2]
    bottom, top = (rows - 0.5, -0.5) if origin == "upper" else (-0.5, rows - 0.5)
    extent = (-0.5, columns - 0.5, bottom, top) if asked.extent is None else four(asked.extent)
    low, high = ends(np.asarray(shades, float), asked.vmin, asked.vmax)
    made = Image(shades, colormaps.checked(asked.cmap), low, high, extent, origin, asked.interpolation or "auto")
    made.alpha, made.label = styles.alpha(asked.alpha), styles.label(kwargs.pop("label", None) or "")
    for ignored in ("interpolation_stage", "filternorm", "filterrad", "resample"):
        kwargs.pop(ignored, None)
    styles.nothing_else("AxesImage", kwargs)
    for axis, (begin, end) in ((axes.x, extent[:2]), (axes.y, extent[2:])):
        axis.meet(np.array([begin, end]))
        axis.edges += [begin, end]
        if axis.follows:
            axis.show(begin, end, follows=None)
    add(axes, made)
    axes.mapped = made
    return made


def four(ends: Given) -> tuple[float, float, float, float]:
    """The ends of a picture as floats. Raises: ValueError in Python's words."""
    floats = [float(end) for end in ends]
    if len(floats) != 4:
        raise ValueError(f"not enough values to unpack (expected 4, got {len(floats)})")
    left, right, bottom, top = floats
    return left, right, bottom, top


def matshow(axes: Axes, Z: Given, **kwargs: Given) -> Image:
    """A matrix as colours, its columns counted at the top."""
    return imshow(axes, Z, **{"origin": "upper", "interpolation": "nearest", "aspect": "equal", **kwargs})


def set_aspect(axes: Axes, aspect: Given, adjustable: str | None = None) -> None:
    """How long a step up is beside a step to the right; "auto" fills the room."""
    if aspect == "auto":
        axes.aspect = None
    else:
        size = SQUARE if aspect == "equal" else float(aspect)
        if size <= 0 or not np.isfinite(size):
            raise ValueError("aspect must be finite and positive ")
        axes.aspect = size
    if adjustable is not None:
        axes.widens = adjustable == "datalim"


# --- contours


def contour(axes: Axes, *args: Given, **kwargs: Given) -> Contours:
    """Lines of equal height: z; x, y, z; and how many or which levels behind."""
    return contours(axes, False, args, kwargs)


def contourf(axes: Axes, *args: Given, **kwargs: Given) -> Contours:
    """Bands between lines of equal height."""
    return contours(axes, True, args, kwargs)


def contours(axes: Axes, filled: bool, args: tuple[Given, ...], kwargs: dict[str, Given]) -> Contours:
    """Contours of a table of heights, as lines or filled."""
    name = "contourf" if filled else "contour"
    if not 1 <= len(args) <= 4:
        raise TypeError(f"{name}() takes from 1 to 4 positional arguments but {len(args)} were given")
    kwargs = styles.normalized(kwargs, {"linewidths": "linewidth", "linestyles": "linestyle"})
    extent, origin = kwargs.pop("extent", None), kwargs.pop("origin", None)
    at = args[:2] if len(args) > 2 else ()
    z, rest = grid_of(args[len(at)]), args[len(at) + 1 :]
    x, y = fitting(*at, z) if at else grid_places(z.shape, extent, origin)
    levels = kwargs.pop("levels", rest[0] if rest else None)
    finite = z[np.isfinite(z)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    heights = level_heights(levels, low, high, filled)
    axes.figure.meter.take_artists(len(heights))
    axes.figure.meter.take_numbers(lines_work(z.shape, len(heights)))
    extend = kwargs.pop("extend", "neither")
    one_of(extend, "extend", ("neither", "both", "min", "max"))
    shades, cmap = kwargs.pop("colors", None), kwargs.pop("cmap", None)
    if shades is not None and cmap is not None:
        raise ValueError("Either colors or cmap must be None")
    vmin, vmax = kwargs.pop("vmin", None), kwargs.pop("vmax", None)
    made = Contours(x, y, z, heights, filled, colormaps.checked(cmap), None, low, high)
    made.colours = None if shades is None else colours.colours(shades)
    made.low = float(heights[0] if vmin is None else vmin)
    made.high = float(heights[-1] if vmax is None else vmax)
    style, width = kwargs.pop("linestyle", None), kwargs.pop("linewidth", None)
    made.style = "" if style is None else formats.style(style if isinstance(style, str) else style[0])
    made.width = 1.5 if width is None else float(np.ravel(width)[0])
    made.alpha = styles.alpha(kwargs.pop("alpha", None))
    for ignored in ("corner_mask", "nchunk", "hatches", "locator", "algorithm", "negative_linestyles"):
        kwargs.pop(ignored, None)
    styles.nothing_else("QuadContourSet", kwargs)
    made.label = "" if filled else NO_LABEL
    add(axes, made)
    for axis, values in ((axes.x, x), (axes.y, y)):
        values = values[np.isfinite(values)]
        axis.meet(values)
        axis.edges += [float(values.min()), float(values.max())] if values.size else []
    for axis in (axes.x, axes.y):
        axis.is_stale = False
        axis.follow(tight=True)
    axes.mapped = made
    return made


def grid_of(z: Given) -> np.ndarray:
    """Heights on a grid. Raises: TypeError in matplotlib's words."""
    z = np.asarray(z)
    if z.ndim != 2:
        raise TypeError(f"Input z must be 2D, not {z.ndim}D")
    if z.shape[0] < 2 or z.shape[1] < 2:
        raise TypeError(f"Input z must be at least a (2, 2) shaped array, but has shape {z.shape}")
    return data.numbers(z)


Places = tuple[np.ndarray, np.ndarray]


def meshed(x: np.ndarray, y: np.ndarray) -> Places:
    """The x and the y of each place of a grid."""
    xs, ys = np.meshgrid(x, y)
    return xs, ys


def fitting(x: Given, y: Given, z: np.ndarray) -> Places:
    """The places of the heights. Raises: TypeError in matplotlib's words."""
    x, y = np.array(x, float), np.array(y, float)
    if x.ndim != y.ndim:
        raise TypeError(f"Number of dimensions of x ({x.ndim}) and y ({y.ndim}) do not match")
    if x.ndim == 1:
        if len(x) != z.shape[1]:
            raise TypeError(f"Length of x ({len(x)}) must match number of columns in z ({z.shape[1]})")
        if len(y) != z.shape[0]:
            raise TypeError(f"Length of y ({len(y)}) must match number of rows in z ({z.shape[0]})")
        return meshed(x, y)
    if x.ndim != 2:
        raise TypeError(f"Inputs x and y must be 1D or 2D, not {x.ndim}D")
    for name, one in (("x", x), ("y", y)):
        if one.shape != z.shape:
            raise TypeError(f"Shapes of {name} {one.shape} and z {z.shape} do not match")
    return x, y


def grid_places(shape: tuple[int, ...], extent: Given, origin: Given) -> Places:
    """The x and the y of each number of a table."""
    rows, columns = shape
    if origin is None:
        x0, x1, y0, y1 = extent if extent is not None else (0, columns - 1, 0, rows - 1)
        return meshed(np.linspace(x0, x1, columns), np.linspace(y0, y1, rows))
    x0, x1, y0, y1 = extent if extent is not None else (0, columns, 0, rows)
    x = x0 + (np.arange(columns) + 0.5) * (x1 - x0) / columns
    y = y0 + (np.arange(rows) + 0.5) * (y1 - y0) / rows
    return meshed(x, y[::-1] if origin == "upper" else y)


MOST_LEVELS = 7


def level_heights(levels: Given, low: float, high: float, filled: bool) -> np.ndarray:
    """Where the lines are. Raises: ValueError in matplotlib's words."""
    if levels is None or isinstance(levels, (int, np.integer)):
        check_levels(int(levels or 0))
        heights = ticks.between(low, high, (MOST_LEVELS if levels is None else int(levels)) + 1)
        below, above = np.nonzero(heights < low)[0], np.nonzero(heights > high)[0]
        first, last = below[-1] if len(below) else 0, above[0] + 1 if len(above) else len(heights)
        heights = heights[first:last] if last - first >= 3 else heights
    else:
        check_levels(np.size(levels))
        heights = np.array(levels, float)
    if filled and len(heights) < 2:
        raise ValueError("Filled contours require at least 2 levels.")
    if len(heights) > 1 and np.diff(heights).min() <= 0:
        raise ValueError("Contour levels must be increasing")
    return heights


def clabel(axes: Axes, CS: Contours, *args: Given, **kwargs: Given) -> list:
    """Writes its height on each line."""
    CS.labelled = True
    return []


def colorbar(axes: Axes, of: Artist, **kwargs: Given) -> Colorbar:
    """The scale of an artist's colours, beside its Axes."""
    made = Colorbar(of, styles.label(kwargs.get("label") or ""), kwargs.get("orientation", "vertical") == "vertical")
    made.home = axes
    axes.colorbar = made
    return made
