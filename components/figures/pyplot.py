"""The commands of pyplot: the figures of one run, and which of them the next command draws in."""

import copy
from collections.abc import Callable

import numpy as np

from . import colormaps, frame, images, lines, texts
from .arguments import Given
from .axes import COMMANDS, share
from .meter import FIGURES, Meter, TooMuch, check_places, lines_work
from .model import Artist, Axes, Colorbar, Contours, Figure, Grid, Image, Legend, Line, Text
from .words import one_of

MOST_OPEN = 20


class State:
    """The figures of a run: the open ones by their numbers, and those that were shown and not yet taken."""

    def __init__(self):
        self.open: dict[int, Figure] = {}
        self.active: Figure | None = None
        self.shown: list[Figure] = []
        self.count = 0
        self.meter = Meter()
        self.of_shown = Meter()
        self.settings: dict[str, Given] = {}

    def take_shown(self) -> tuple[Figure, ...]:
        """The figures that were shown since the last call."""
        shown, self.shown = tuple(self.shown), []
        return shown

    def begin_cell(self) -> None:
        """Begins like the next cell of a notebook, which draws on no figure of a cell before."""
        self.open, self.active, self.count = {}, None, 0

    def forget(self, gone: Figure) -> None:
        """Forgets a figure that was closed."""
        self.open = {number: one for number, one in self.open.items() if one is not gone}
        if self.active is gone:
            self.active = next(reversed(self.open.values()), None)


# --- figures


def figure(
    state: State, num: Given = None, figsize: Given = None, dpi: Given = None, *, clear: bool = False, **kwargs: Given
) -> Figure:
    """A new figure, or the one of that number or name, which is drawn in from now on."""
    if isinstance(num, Figure):
        state.open.setdefault(num.number, num)
        return activate(state, num)
    for name in ("facecolor", "edgecolor", "frameon", "layout", "tight_layout", "constrained_layout"):
        kwargs.pop(name, None)
    if kwargs:
        raise TypeError(f"Figure.__init__() got an unexpected keyword argument {next(iter(kwargs))!r}")
    number = max(state.open, default=0) + 1
    name = ""
    if isinstance(num, str):
        name = texts.written(num)
        number = next((one.number for one in state.open.values() if one.name == name), number)
    elif num is not None:
        number = int(num)
    if number not in state.open:
        if len(state.open) >= MOST_OPEN:
            raise TooMuch(f"At most {FIGURES} figures are open at a time: plt.close() closes one.")
        made = Figure(number, name, meter=state.meter)
        if figsize is not None:
            made.size = size_of(figsize)
        state.open[number] = made
    found = state.open[number]
    if clear:
        clear_figure(found)
    return activate(state, found)


def activate(state: State, one: Figure) -> Figure:
    """Makes a figure the current one."""
    state.open.pop(one.number, None)
    state.open[one.number] = one
    state.active = one
    return one


def size_of(figsize: Given) -> tuple[float, float]:
    """The width and the height of a figure in inches. Raises: ValueError in matplotlib's words."""
    width, height = (float(side) for side in figsize)
    if not (np.isfinite([width, height]).all() and width >= 0 and height >= 0):
        raise ValueError(f"figure size must be positive finite not {figsize!r}")
    # Nothing can be drawn on a figure without a width.
    return min(max(width, 0.1), 100.0), min(max(height, 0.1), 100.0)


def gcf(state: State) -> Figure:
    """The figure that is drawn in."""
    return state.active or figure(state)


def gca(state: State) -> Axes:
    """The Axes that is drawn in."""
    return current(gcf(state))


def current(one: Figure) -> Axes:
    """The Axes that the figure draws in, which is made if there is none."""
    return one.current or add_subplot(one)


def sca(state: State, ax: Axes) -> None:
    """Draws in this Axes from now on."""
    figure(state, ax.figure)
    ax.figure.current = ax


def clf(state: State) -> None:
    """Takes everything out of the figure."""
    clear_figure(gcf(state))


def clear_figure(one: Figure, keep_observers: bool = False) -> None:
    """Takes all out of a figure."""
    one.axes_in.clear()
    one.current = one.legend = None
    one.title = Text("")


def close(state: State, fig: Given = None) -> None:
    """Closes a figure, which is not shown then, or all of them."""
    if fig == "all":
        state.open.clear()
        state.active = None
        return
    if fig is None:
        found = state.active
    elif isinstance(fig, Figure):
        found = fig
    elif isinstance(fig, str):
        found = next((one for one in state.open.values() if one.name == fig), None)
    elif isinstance(fig, int):
        found = state.open.get(fig)
    else:
        kind = type(fig).__name__
        raise TypeError(f"'fig' must be an instance of matplotlib.figure.Figure, int, str or None, not a {kind}")
    if found is not None:
        state.forget(found)


def show(state: State, *args: Given, **kwargs: Given) -> None:
    """Shows the open figures, which are closed with that."""
    for one in list(state.open.values()):
        show_figure(state, one)
    close(state, "all")


def show_figure(state: State, one: Figure) -> None:
    """Shows one figure."""
    if not one.axes_in:
        return
    state.count += 1
    if state.count > FIGURES:
        raise TooMuch(f"A run shows at most {FIGURES} figures.")
    weigh(state.of_shown, one)
    # What the program does to it later is not in the picture.
    state.shown.append(copy.deepcopy(one))


def weigh(meter: Meter, one: Figure) -> None:
    """Counts what a page draws of a figure that is shown, each time that it is. Raises: TooMuch."""
    artists = [artist for axes in one.axes_in for artist in axes.artists]
    for artist in artists:
        heights = len(artist.levels) if isinstance(artist, Contours) else 0
        meter.take_artists(1 + heights)
        if isinstance(artist, Contours) and heights:
            meter.take_numbers(lines_work(artist.z.shape, heights))
        meter.take_numbers(sum(value.size for value in vars(artist).values() if isinstance(value, np.ndarray)))


def at_end(state: State) -> tuple[Figure, ...]:
    """The figures that a program leaves open, as many as a run may show."""
    left = [one for one in state.open.values() if one.axes_in]
    return tuple(left[: max(FIGURES - state.count, 0)])


# --- pictures of a figure


def add_subplot(one: Figure, *args: Given, **kwargs: Given) -> Axes:
    """A new picture at a place of a figure: rows, columns and place, or one number of three digits."""
    made = Axes(one, place_of(args))
    for name, other in ((name, kwargs.pop(f"share{name}", None)) for name in "xy"):
        if isinstance(other, Axes):
            share(getattr(other, name), getattr(made, name))
    if kwargs.pop("projection", None) not in (None, "rectilinear") or kwargs.pop("polar", False):
        raise NotImplementedError("Pictures here are flat, with an axis across and one up: leave out projection=.")
    check_places(len(one.axes_in) + 1)
    one.axes_in.append(made)
    one.current = made
    if kwargs:
        COMMANDS["set"](made, **kwargs)
    return made


def place_of(args: tuple[Given, ...]) -> tuple[int, int, int, int]:
    """Rows, columns, and the first and last place. Raises: ValueError, TypeError in matplotlib's words."""
    if not args:
        args = (1, 1, 1)
    if len(args) == 1:
        digits = str(args[0])
        if not isinstance(args[0], int) or len(digits) != 3 or not digits.isdigit():
            raise ValueError(f"Single argument to subplot must be a three-digit integer, not {args[0]!r}")
        args = tuple(map(int, digits))
    if len(args) != 3:
        raise TypeError(f"subplot() takes 1 or 3 positional arguments but {len(args)} were given")
    rows, columns, place = args
    for name, side in (("rows", rows), ("columns", columns)):
        if not isinstance(side, int) or side <= 0:
            raise ValueError(f"Number of {name} must be a positive integer, not {side!r}")
    check_places(rows, columns)
    first, last = place if isinstance(place, (tuple, list)) else (place, place)
    if not 1 <= first <= last <= rows * columns:
        if isinstance(place, (tuple, list)):
            raise ValueError(f"num must be a tuple of integers in 1 <= num <= {rows * columns}, not {place}")
        raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {place!r}")
    return rows, columns, int(first) - 1, int(last) - 1


def subplot(state: State, *args: Given, **kwargs: Given) -> Axes:
    """The picture at a place of the figure, a new one if there is none."""
    one = gcf(state)
    place = place_of(args)
    found = next((axes for axes in one.axes_in if axes.place == place and axes.twin is None), None)
    if found is None or kwargs:
        return add_subplot(one, *args, **kwargs)
    one.current = found
    return found


SHARED = {True: "all", False: "none"}


def subplots(
    state: State,
    nrows: int = 1,
    ncols: int = 1,
    *,
    sharex: Given = False,
    sharey: Given = False,
    squeeze: bool = True,
    **kwargs: Given,
) -> tuple[Figure, Axes | Grid]:
    """A new figure, and its pictures in rows and columns."""
    grid = {name: kwargs.pop(name, None) for name in ("subplot_kw", "gridspec_kw", "width_ratios", "height_ratios")}
    made = figure(state, **kwargs)
    return made, subplots_of(made, nrows, ncols, sharex=sharex, sharey=sharey, squeeze=squeeze, **grid)


def subplots_of(
    one: Figure,
    nrows: int = 1,
    ncols: int = 1,
    *,
    sharex: Given = False,
    sharey: Given = False,
    squeeze: bool = True,
    **kwargs: Given,
) -> Axes | Grid:
    """Pictures of a figure in rows and columns: one, an array of them, or with `squeeze` off always one of rows."""
    for name, side in (("rows", nrows), ("columns", ncols)):
        if not isinstance(side, int) or side <= 0:
            raise ValueError(f"Number of {name} must be a positive integer, not {side!r}")
    check_places(nrows, ncols)
    options = kwargs.get("subplot_kw") or {}
    rows = [
        [add_subplot(one, nrows, ncols, row * ncols + column + 1, **options) for column in range(ncols)]
        for row in range(nrows)
    ]
    for name, shared in (("x", sharex), ("y", sharey)):
        share_all(rows, name, SHARED[shared] if isinstance(shared, bool) else shared)
    one.current = rows[-1][-1]
    cells = np.empty((nrows, ncols), object)
    for row, column in np.ndindex(nrows, ncols):
        cells[row, column] = rows[row][column]
    if squeeze and nrows == ncols == 1:
        return rows[0][0]
    return Grid(cells.squeeze() if squeeze else cells)


def share_all(rows: list[list[Axes]], name: str, shared: str) -> None:
    """Lets pictures have the same ends of an axis."""
    one_of(shared, f"share{name}", ("all", "row", "col", "none", False, True))
    groups = {
        "all": [[axes for row in rows for axes in row]],
        "row": rows,
        "col": list(zip(*rows, strict=True)),
        "none": [],
    }[shared]
    for first, *others in groups:
        for other in others:
            share(getattr(first, name), getattr(other, name))


# --- what a figure has beside its pictures


def colorbar(
    state: State, mappable: Artist | None = None, cax: Given = None, ax: Given = None, **kwargs: Given
) -> Colorbar:
    """The scale of the colours of the last image, points or contours."""
    if mappable is None:
        mappable = gca(state).mapped
    if mappable is None:
        raise RuntimeError(
            "No mappable was found to use for colorbar creation. First define a mappable such as an image (with "
            "imshow) or a contour set (with contourf)."
        )
    return colorbar_of(gcf(state), mappable, cax, ax, **kwargs)


def colorbar_of(one: Figure, mappable: Artist, cax: Given = None, ax: Given = None, **kwargs: Given) -> Colorbar:
    """Draws the scale of the colours of an artist."""
    place = next(iter(ax), None) if isinstance(ax, (list, tuple)) else ax
    while isinstance(place, Grid):
        place = place[0]
    return images.colorbar(place or mappable.home or current(one), mappable, **kwargs)


def suptitle(state: State, t: Given, **kwargs: Given) -> Text:
    """Writes above all pictures of the figure."""
    return texts.suptitle(gcf(state), t, **kwargs)


def legend_of(one: Figure, *args: Given, **kwargs: Given) -> Legend:
    """A legend of all pictures of a figure."""
    return texts.legend(current(one), *args, handles_of=one.axes_in, **kwargs)


def matshow(state: State, A: Given, fignum: Given = None, **kwargs: Given) -> Image:
    """A matrix as colours, in a figure of its own."""
    if fignum != 0:
        figure(state, fignum)
    return COMMANDS["matshow"](gca(state), A, **kwargs)


def nothing(*args: Given, **kwargs: Given) -> None:
    """What changes no picture here."""


def get_fignums(state: State) -> list[int]:
    """The numbers of the figures that are open."""
    return sorted(state.open)


def figtext(state: State, x: Given, y: Given, s: Given, **kwargs: Given) -> Text:
    """Writes at a place of the figure, in parts of it."""
    return texts.text(gca(state), x, y, s, transform="axes", **kwargs)


# --- the tables

OF_AXES = """
    plot loglog semilogx semilogy step axhline axvline hlines vlines stem errorbar fill_between fill_betweenx bar barh
    hist arrow fill axhspan axvspan scatter quiver imshow contour contourf clabel text annotate legend grid axis margins
    autoscale tick_params cla twinx twiny
"""
RENAMED = {
    "title": "set_title",
    **{f"{name}{part}": f"set_{name}{part}" for name in "xy" for part in ("label", "scale")},
}
IN_THE_CURRENT: dict[str, Callable] = {
    **{name: COMMANDS[name] for name in OF_AXES.split()},
    **{name: COMMANDS[command] for name, command in RENAMED.items()},
    **{f"{name}lim": frame.pyplot_lim(name) for name in "xy"},
    **{f"{name}ticks": frame.pyplot_ticks(name) for name in "xy"},
}
PASSED_OVER = "tight_layout subplots_adjust draw pause ion ioff switch_backend rc autofmt_xdate"


def in_current(call: Callable) -> Callable:
    """The command of an Axes as pyplot has it: on the current one."""
    return lambda state, *args, **kwargs: call(gca(state), *args, **kwargs)


PYPLOT: dict[str, Callable] = {
    **{name: in_current(call) for name, call in IN_THE_CURRENT.items()},
    **{
        function.__name__: function
        for function in (
            *(figure, gcf, gca, sca, clf, close, show, subplot, subplots, colorbar, suptitle, matshow),
            *(get_fignums, figtext),
        )
    },
    **dict.fromkeys(PASSED_OVER.split(), nothing),
}
OF_FIGURES: dict[str, Callable] = {
    "add_subplot": add_subplot,
    "subplots": subplots_of,
    "gca": current,
    "suptitle": texts.suptitle,
    "colorbar": colorbar_of,
    "legend": legend_of,
    "clf": clear_figure,
    "clear": clear_figure,
    "get_axes": lambda one: list(one.axes_in),
    "set_size_inches": lambda one, width, height=None, **kwargs: set_size(one, width, height),
    **dict.fromkeys(("tight_layout", "subplots_adjust", "autofmt_xdate", "set_dpi", "set_facecolor"), nothing),
}


def set_size(one: Figure, width: Given, height: Given) -> None:
    """Sets how large a figure is."""
    one.size = size_of(width if height is None else (width, height))


# --- artists


def points_for(line: Line, name: str, values: Given) -> np.ndarray:
    """Data for one direction of the Axes that a line is in."""
    assert line.home is not None, "every command that gives a line to a program has put it into an Axes"
    return lines.along(line.home, name, values)


def set_data(line: Line, *args: Given) -> None:
    """Other points for a line."""
    x, y = args if len(args) == 2 else args[0]
    line.x, line.y = (points_for(line, name, one) for name, one in (("x", x), ("y", y)))


def set_xdata(line: Line, x: Given) -> None:
    """Gives a line another x."""
    line.x = points_for(line, "x", x)


def set_ydata(line: Line, y: Given) -> None:
    """Gives a line another y."""
    line.y = points_for(line, "y", y)


def set_of_line(line: Line, **kwargs: Given) -> None:
    """Other looks for a line."""
    kwargs = lines.styles.normalized(kwargs, lines.styles.LINE)
    for name, value in lines.styles.line(kwargs).items():
        if name != "steps":
            setattr(line, name, value)


def setting(name: str) -> Callable:
    """`line.set_color("red")` and the like."""
    return lambda line, value: set_of_line(line, **{name: value})


def set_label(artist: Artist, label: Given) -> None:
    """Gives an artist another name in legends."""
    artist.label = texts.written(label)


def remove(artist: Artist) -> None:
    """Takes an artist out of its Axes."""
    if artist.home is not None and artist in artist.home.artists:
        artist.home.artists.remove(artist)


OF_LINES: dict[str, Callable] = {
    "set_data": set_data,
    "set_xdata": set_xdata,
    "set_ydata": set_ydata,
    "get_xdata": lambda line: line.x.copy(),
    "get_ydata": lambda line: line.y.copy(),
    "get_data": lambda line: (line.x.copy(), line.y.copy()),
    "get_color": lambda line: line.colour,
    "get_linestyle": lambda line: line.style,
    "get_linewidth": lambda line: line.width,
    "set": set_of_line,
    **{f"set_{name}": setting(name) for name in "color linestyle linewidth marker markersize alpha".split()},
}
OF_ARTISTS: dict[str, Callable] = {
    "set_label": set_label,
    "get_label": lambda artist: artist.label,
    "remove": remove,
}
OF_COLORBARS: dict[str, Callable] = {
    "set_label": lambda bar, label, **kwargs: setattr(bar, "name", texts.written(label)),
}
MAPS = {name: name for known in colormaps.TABLE for name in (known, f"{known}_r")}
