"""What stands around a picture: limits, ticks, scales, the grid."""

from collections.abc import Callable

import numpy as np

from . import data, styles, texts, ticks
from .arguments import Given
from .images import set_aspect
from .limits import Axis, nonsingular
from .lines import scale
from .meter import check_text, check_ticks
from .model import Axes, Text
from .words import one_of

TICKS = 9  # at most, where nobody says which
OTHER_SCALES = ("asinh", "function", "functionlog", "logit", "symlog")
WORDS = ("equal", "tight", "scaled", "auto", "image", "square")


Ends = tuple[float, float]


def lim(name: str) -> Callable[..., Ends]:
    """`set_xlim` or `set_ylim`."""
    low_name, high_name = ("left", "right") if name == "x" else ("bottom", "top")

    def set_lim(axes: Axes, *args: Given, **kwargs: Given) -> Ends:
        """Shows this from now on: the two ends, or one of them."""
        named = dict(kwargs)
        follows = named.pop("auto", False)
        named.pop("emit", None)
        ends = []
        for place, (long, short) in enumerate(((low_name, f"{name}min"), (high_name, f"{name}max"))):
            given = args[place] if len(args) > place else named.pop(long, None)
            other = named.pop(short, None)
            if len(args) > place and long in kwargs:
                raise TypeError(f"_AxesBase.set_{name}lim() got multiple values for argument {long!r}")
            if given is not None and other is not None:
                raise TypeError(f"Cannot pass both '{long}' and '{short}'")
            ends.append(given if other is None else other)
        if named or len(args) > 2:
            raise TypeError(f"_AxesBase.set_{name}lim() got an unexpected keyword argument {next(iter(named), '')!r}")
        if ends[1] is None and isinstance(ends[0], (list, tuple, np.ndarray)):
            ends = list(ends[0])
            if len(ends) != 2:
                fault = "too many values to unpack" if len(ends) > 2 else "not enough values to unpack"
                tail = "(expected 2)" if len(ends) > 2 else f"(expected 2, got {len(ends)})"
                raise ValueError(f"{fault} {tail}")
        return getattr(axes, name).show(*ends, follows=None if follows is None else bool(follows))

    return set_lim


def get_xlim(axes: Axes) -> Ends:
    """The ends of the x axis."""
    return axes.x.limits()


def get_ylim(axes: Axes) -> Ends:
    """The ends of the y axis."""
    return axes.y.limits()


def pyplot_lim(name: str) -> Callable[..., Ends]:
    """`xlim` or `ylim`, which sets or tells."""
    set_lim = lim(name)

    def either(axes: Axes, *args: Given, **kwargs: Given) -> Ends:
        return set_lim(axes, *args, **kwargs) if args or kwargs else getattr(axes, name).limits()

    return either


def set_ticks(name: str) -> Callable[..., list]:
    """`set_xticks` or `set_yticks`."""

    def set_them(axes: Axes, ticks: Given, labels: Given = None, *, minor: bool = False, **kwargs: Given) -> list:
        """Puts ticks at these places, and these words at the ticks."""
        axis = getattr(axes, name)
        places = data.numbers(axis.convert(data.flat(ticks))).ravel()
        check_ticks(places.size)
        if minor:
            return []
        for peer in axis.peers:
            peer.ticks, peer.tick_names = [float(place) for place in places], None
        axis.reach(places[np.isfinite(places)])
        if labels is not None:
            set_names(axis, labels, kwargs)
        return []

    return set_them


def set_names(axis: Axis, labels: Given, kwargs: dict[str, Given]) -> None:
    """Writes these names at an axis' ticks."""
    check_ticks(len(labels))
    names = [check_text(str(one)) for one in labels]
    places = axis.ticks if axis.ticks is not None else []
    if axis.ticks is not None and len(places) != len(names) and names:
        raise ValueError(
            f"The number of FixedLocator locations ({len(places)}), usually from a call to set_ticks, does not match "
            f"the number of labels ({len(names)})."
        )
    for peer in axis.peers:
        peer.tick_names = names
    turn(axis, kwargs)


def turn(axis: Axis, kwargs: dict[str, Given]) -> None:
    """Sets how far the names along an axis are turned."""
    angle = styles.normalized(kwargs, styles.TEXT).get("rotation")
    if angle is not None:
        axis.tick_angle = texts.rotation_of(angle)


def set_tick_labels(name: str) -> Callable[..., list]:
    """`set_xticklabels` or `set_yticklabels`."""

    def set_them(axes: Axes, labels: Given, *, minor: bool = False, **kwargs: Given) -> list:
        """Writes these words at the ticks that are set."""
        set_names(getattr(axes, name), labels, kwargs)
        return []

    return set_them


def pyplot_ticks(name: str) -> Callable[..., tuple[np.ndarray, list[Text]]]:
    """`xticks` or `yticks`, which sets or tells."""
    set_them = set_ticks(name)

    def either(
        axes: Axes, ticks: Given = None, labels: Given = None, *, minor: bool = False, **kwargs: Given
    ) -> tuple[np.ndarray, list[Text]]:
        axis = getattr(axes, name)
        if ticks is None:
            if labels is not None:
                raise TypeError(f"{name}ticks(): Parameter 'labels' can't be set without setting 'ticks'")
            turn(axis, kwargs)
        else:
            set_them(axes, ticks, None, minor=minor)
            if labels is not None:
                set_names(axis, labels, {})
            turn(axis, kwargs)
        at = places(axis)
        return np.array(at), [Text(words) for words in axis.tick_names or map(str, at)]

    return either


def places(axis: Axis) -> list[float]:
    """Where the ticks of an axis are."""
    if axis.ticks is not None:
        return list(axis.ticks)
    if axis.categories is not None:
        return [float(place) for place in axis.categories.values()]
    low, high = nonsingular(*axis.bounds())
    return [float(place) for place in ticks.between(low, high, TICKS, 2, np.array([1, 2, 2.5, 5, 10]))]


def set_scale(name: str) -> Callable[..., None]:
    """`set_xscale` or `set_yscale`."""

    def set_it(axes: Axes, value: Given, **kwargs: Given) -> None:
        """Goes by numbers, or by their powers of ten."""
        if value in OTHER_SCALES:
            raise NotImplementedError(f"The scale {value!r} is not drawn here: use 'linear' or 'log'.")
        one_of(value, "scale", ("linear", "log"))
        scale(getattr(axes, name), value)

    return set_it


def invert(name: str) -> Callable[[Axes], None]:
    """`invert_xaxis` or `invert_yaxis`."""

    def turn_round(axes: Axes) -> None:
        """Counts the other way."""
        axis = getattr(axes, name)
        low, high = axis.limits()
        axis.show(high, low, follows=None)

    return turn_round


def grid(axes: Axes, visible: bool | None = None, which: str = "major", axis: str = "both", **kwargs: Given) -> None:
    """Lines at the ticks, or none."""
    one_of(axis, "axis", ("x", "y", "both"))
    shown: set[str] = {"": set(), "both": {"x", "y"}}.get(axes.grid, {axes.grid})
    names = {"x", "y"} if axis == "both" else {axis}
    on = bool(visible) if visible is not None else bool(kwargs) or not names & shown
    shown = shown | names if on else shown - names
    axes.grid = "both" if len(shown) == 2 else next(iter(shown), "")


def axis(axes: Axes, arg: Given = None, /, *, emit: bool = True, **kwargs: Given) -> tuple[float, float, float, float]:
    """What is shown, in one call: four ends, or a word such as "equal", "off" or "tight"."""
    if isinstance(arg, bool):
        axis_by_word(axes, "on" if arg else "off")
    elif isinstance(arg, str):
        axis_by_word(axes, arg.lower())
    else:
        ends = [None] * 4
        if arg is not None:
            if len(arg) != 4:
                raise TypeError("The first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]")
            ends = list(arg)
        else:
            ends = [kwargs.pop(name, None) for name in ("xmin", "xmax", "ymin", "ymax")]
        for one, (low, high) in ((axes.x, ends[:2]), (axes.y, ends[2:])):
            one.show(low, high, follows=None if low is None and high is None else False)
    if kwargs:
        raise TypeError(f"axis() got an unexpected keyword argument {next(iter(kwargs))!r}")
    return (*axes.x.limits(), *axes.y.limits())


def axis_by_word(axes: Axes, word: str) -> None:
    """What `plt.axis("off")` and the like do. Raises: ValueError."""
    if word in ("on", "off"):
        axes.framed = word == "on"
        return
    if word not in WORDS:
        raise ValueError(f"Unrecognized string {word!r} to axis; try 'on' or 'off'")
    both = (axes.x, axes.y)
    for one in both:
        one.follows = True
    axes.aspect = None
    is_tight = word in ("tight", "image")
    for one in both:
        one.follow(tight=is_tight)
    if word == "equal":
        set_aspect(axes, "equal", "datalim")
        return
    if word == "auto":
        return
    for one in both:
        one.follows = False
    if word != "tight":
        set_aspect(axes, "equal", "box")
    if word == "square":
        (left, right), (bottom, top) = (one.limits() for one in both)
        edge = max(right - left, top - bottom)
        axes.x.show(left, left + edge)
        axes.y.show(bottom, bottom + edge)


def margins(
    axes: Axes, *both: float, x: float | None = None, y: float | None = None, tight: bool | None = True
) -> Ends | None:
    """How much more than the data is shown, as a part of them."""
    if both and (x is not None or y is not None):
        raise TypeError("Cannot pass both positional and keyword arguments for x and/or y.")
    if len(both) > 2:
        raise TypeError("Must pass a single positional argument for all margins, or one for each margin (x, y).")
    if both:
        x, y = both[0], both[-1]
    if x is None and y is None:
        return axes.x.margin, axes.y.margin
    for one, size in ((axes.x, x), (axes.y, y)):
        if size is not None:
            if size <= -0.5:
                raise ValueError("margin must be greater than -0.5")
            one.margin = float(size)
            one.is_stale = True
    return None


def autoscale(axes: Axes, enable: bool | None = True, axis: str = "both", tight: bool | None = None) -> None:
    """Goes by the data again."""
    for one in (axes.x, axes.y):
        if axis in ("both", one.name):
            one.follows = one.follows if enable is None else bool(enable)
            one.is_stale = True


def tick_params(axes: Axes, axis: str = "both", **kwargs: Given) -> None:
    """How ticks look: of a picture here, whether there are words at them, and how they are turned."""
    for one in (axes.x, axes.y):
        if axis in ("both", one.name):
            if "labelrotation" in kwargs:
                one.tick_angle = float(kwargs["labelrotation"])
            shown = kwargs.get("labelbottom" if one.name == "x" else "labelleft")
            if shown is not None:
                one.shows_ticks = bool(shown)
