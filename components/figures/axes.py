"""The commands of an Axes, by the names that matplotlib gives them."""

from collections.abc import Callable

from . import bars, clouds, frame, images, lines, texts
from .arguments import Given
from .limits import Axis
from .meter import check_places
from .model import Axes, Figure, Text

COMMANDS = {
    **{function.__name__: function for function in (
        lines.plot, lines.loglog, lines.semilogx, lines.semilogy, lines.step, lines.axhline, lines.axvline,
        lines.hlines, lines.vlines, lines.stem, lines.errorbar, lines.fill_between, lines.fill_betweenx,
        bars.bar, bars.barh, bars.hist, bars.arrow, bars.fill, bars.axhspan, bars.axvspan,
        clouds.scatter, clouds.quiver,
        images.imshow, images.matshow, images.contour, images.contourf, images.clabel, images.set_aspect,
        texts.set_title, texts.text, texts.annotate, texts.legend,
        frame.get_xlim, frame.get_ylim, frame.grid, frame.axis, frame.margins, frame.autoscale, frame.tick_params,
    )},
    **{f"set_{name}lim": frame.lim(name) for name in "xy"},
    **{f"set_{name}ticks": frame.set_ticks(name) for name in "xy"},
    **{f"set_{name}ticklabels": frame.set_tick_labels(name) for name in "xy"},
    **{f"set_{name}scale": frame.set_scale(name) for name in "xy"},
    **{f"set_{name}label": texts.set_label(name) for name in "xy"},
    **{f"invert_{name}axis": frame.invert(name) for name in "xy"},
}  # fmt: skip


def command(function: Callable) -> Callable:
    """A command of this file, under its own name."""
    COMMANDS[function.__name__.removesuffix("_")] = function
    return function


@command
def set_(axes: Axes, **kwargs: Given) -> list:
    """Many settings at once: each name with `set_` before it is a command."""
    for name, value in kwargs.items():
        if f"set_{name}" not in COMMANDS:
            raise AttributeError(f"Axes.set() got an unexpected keyword argument {name!r}")
        setting = COMMANDS[f"set_{name}"]
        setting(axes, value)
    return []


@command
def get_title(axes: Axes) -> str:
    """The text above the picture."""
    return axes.title.text


@command
def get_xlabel(axes: Axes) -> str:
    """The text along the x axis."""
    return axes.x.label.text


@command
def get_ylabel(axes: Axes) -> str:
    """The text along the y axis."""
    return axes.y.label.text


@command
def get_legend_handles_labels(axes: Axes) -> tuple[list, list]:
    """What a legend would show: artists, and their names."""
    found = [one for one in texts.handles(axes) if one.label and not one.label.startswith("_")]
    return found, [one.label for one in found]


@command
def set_axis_off(axes: Axes) -> None:
    """Draws no axes."""
    axes.framed = False


@command
def set_axis_on(axes: Axes) -> None:
    """Draws the axes again."""
    axes.framed = True


@command
def get_figure(axes: Axes) -> Figure:
    """The figure that the picture is in."""
    return axes.figure


@command
def clear(axes: Axes) -> None:
    """Takes everything out of an Axes."""
    for axis in (axes.x, axes.y):
        peers = axis.peers
        axis.clear()
        axis.peers = peers
    axes.artists.clear()
    axes.groups.clear()
    axes.title = Text("")
    axes.legend = axes.colorbar = axes.mapped = axes.aspect = None
    axes.grid, axes.framed, axes.widens = "", True, False
    axes.next_line = axes.next_fill = 0


COMMANDS["cla"] = clear


@command
def twinx(axes: Axes) -> Axes:
    """Another Axes over this one, with the same x."""
    return over(axes, "x")


@command
def twiny(axes: Axes) -> Axes:
    """Another Axes over this one, with the same y."""
    return over(axes, "y")


def over(axes: Axes, shared: str) -> Axes:
    """Another Axes in the place of this one, which has the `shared` axis in common with it."""
    check_places(len(axes.figure.axes_in) + 1)
    made = Axes(axes.figure, axes.place)
    made.twin = axes
    share(getattr(axes, shared), getattr(made, shared))
    axes.figure.axes_in.append(made)
    axes.figure.current = made
    return made


def share(first: Axis, second: Axis) -> None:
    """Two axes always show the same from now on."""
    peers = first.peers
    if second not in peers:
        peers.append(second)
    second.peers = peers
    second.view, second.follows, second.scale = first.view, first.follows, first.scale
