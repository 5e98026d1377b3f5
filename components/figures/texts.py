"""What is written in a figure: titles, names, legends, notes."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from . import colours, styles
from .arguments import Given, arguments_of, taken
from .lines import add
from .meter import check_names, check_text
from .model import (
    Area,
    Artist,
    Axes,
    Bar,
    Bars,
    Contours,
    Figure,
    Group,
    Legend,
    Line,
    Quiver,
    Scatter,
    Segments,
    Shape,
    Text,
)

IN_LEGENDS = (Line, Scatter, Segments, Area, Shape, Bar)
SIZES = {
    **{"xx-small": 5.79, "x-small": 6.94, "small": 8.33, "medium": 10.0, "large": 12.0, "x-large": 14.4},
    **{"xx-large": 17.28, "smaller": 8.33, "larger": 12.0},
}


def written(value: Given) -> str:
    """A value's text. Raises: TooMuch."""
    return check_text("" if value is None else styles.label(value))


def size_of(value: Given) -> float:
    """A size of letters, as a number or a word. Raises: ValueError."""
    if isinstance(value, str) and value not in SIZES:
        raise ValueError(f"could not convert string to float: {value!r}")
    return SIZES[value] if isinstance(value, str) else float(value)


def rotation_of(value: Given) -> float:
    """How far a text is turned, in degrees."""
    return {"vertical": 90.0, "horizontal": 0.0}.get(value, 0.0) if isinstance(value, str) else float(value)


# Of matplotlib's named arguments: the part of a `model.Text` that each is, and what reads it.
PARTS = {
    "color": ("colour", colours.checked),
    "fontsize": ("size", size_of),
    "fontweight": ("weight", str),
    "fontstyle": ("style", str),
    "rotation": ("rotation", rotation_of),
    "horizontalalignment": ("across", str),
    "verticalalignment": ("up", str),
    "alpha": ("alpha", styles.alpha),
}


def look(kwargs: dict[str, Given], fontdict: dict[str, Given] | None = None, kind: str = "") -> dict[str, Given]:
    """The parts of a `model.Text` for the named arguments of matplotlib's."""
    kwargs = styles.normalized({**(fontdict or {}), **kwargs}, styles.TEXT)
    found: dict[str, Given] = {}
    for name, (part, read) in PARTS.items():
        if (value := kwargs.pop(name, None)) is not None:
            found[part] = read(value)
    unknown = next((name for name in kwargs if name not in styles.PASSED_OVER), None)
    if unknown is not None and kind:
        raise AttributeError(f"'{kind}' object has no property {unknown!r}")
    styles.nothing_else("Text", kwargs)
    return found


def set_title(axes: Axes, label: Given, fontdict: Given = None, loc: Given = None, **kwargs: Given) -> Text:
    """Writes above a picture."""
    kwargs.pop("y", None)
    axes.title = Text(written(label), **look(kwargs, fontdict))
    return axes.title


def set_label(name: str) -> Callable[..., Text]:
    """`set_xlabel` or `set_ylabel`."""

    def set_it(axes: Axes, label: Given, fontdict: Given = None, **kwargs: Given) -> Text:
        """Writes along an axis."""
        for ignored in ("labelpad", "loc"):
            kwargs.pop(ignored, None)
        made = Text(written(label), **look(kwargs, fontdict))
        axis = getattr(axes, name)
        axis.label.text, axis.label.colour, axis.label.size = made.text, made.colour, made.size
        return made

    return set_it


def suptitle(figure: Figure, t: Given, **kwargs: Given) -> Text:
    """Writes above all pictures of a figure."""
    for ignored in ("x", "y"):
        kwargs.pop(ignored, None)
    figure.title = Text(written(t), **look(kwargs))
    return figure.title


def text(axes: Axes, x: Given, y: Given, s: Given, fontdict: Given = None, **kwargs: Given) -> Text:
    """Writes at a place."""
    of_axes = kwargs.pop("transform", "data") == "axes"
    across, up = (axis.convert(np.asarray(one)) for axis, one in ((axes.x, x), (axes.y, y)))
    return add(axes, Text(written(s), float(across), float(up), of_axes=of_axes, **look(kwargs, fontdict, "Text")))


@arguments_of("annotate")
@dataclass
class Annotate:
    """The arguments of `annotate`."""

    text: Given
    xy: Given
    xytext: Given = None
    xycoords: Given = "data"
    textcoords: Given = None
    arrowprops: Given = None


def annotate(axes: Axes, *args: Given, **kwargs: Given) -> Text:
    """Writes about a place, from which an arrow may lead there."""
    asked, kwargs = taken(Annotate, args, kwargs)
    x, y = (axis.convert(np.asarray(one)) for axis, one in zip((axes.x, axes.y), asked.xy, strict=True))
    target = (float(x), float(y))
    kwargs.pop("annotation_clip", None)
    across, up = target if asked.xytext is None else (float(one) for one in asked.xytext)
    is_of_axes = asked.xycoords == "axes fraction"
    made = Text(written(asked.text), across, up, of_axes=is_of_axes, **look(kwargs, kind="Annotation"))
    made.target = target
    if asked.arrowprops is not None:
        arrow = asked.arrowprops
        shade = arrow.get("color", arrow.get("edgecolor", arrow.get("ec")))
        made.arrow = "#000000" if shade is None else colours.checked(shade)
    made.offset = asked.textcoords in ("offset points", "offset pixels")
    return add(axes, made)


# --- legends


def handles(axes: Axes) -> list[Artist]:
    """What of an Axes a legend may name."""
    own = [one for one in axes.artists if isinstance(one, IN_LEGENDS)]
    return [one for one in (*own, *axes.groups) if one.label != "_nolegend_"]


def legend(axes: Axes, *args: Given, handles_of: list[Axes] | None = None, **kwargs: Given) -> Legend:
    """Names what has a label, or with names given, as many as there are."""
    known = [one for some in handles_of or [axes] for one in handles(some)]
    entries = entries_of(known, args, kwargs.pop("handles", None), kwargs.pop("labels", None))
    check_names(len(entries))
    place = kwargs.pop("loc", "best")
    title = kwargs.pop("title", None)
    made = Legend(entries, str(place), written(title))
    made.home = axes
    axes.legend = made
    return made


def entries_of(known: list[Artist], args: tuple[Given, ...], artists: Given, labels: Given) -> list[tuple[Artist, str]]:
    """The artists of a legend with their names."""
    if (artists is not None or labels is not None) and args:
        raise TypeError("When passing handles and labels, they must both be passed positionally or both as keywords.")
    if len(args) > 2:
        raise TypeError(f"legend() takes 0-2 positional arguments but {len(args)} were given")
    if len(args) == 2:
        artists, labels = args
    elif args:
        (labels,) = args
    if labels is None:
        if artists is None:
            return labelled(known)
        named = [handle_of(one) for one in artists]
        return [(one, one.label) for one in named]
    if artists is None:
        artists = known
    elif len(artists) != len(labels):
        words = "Mismatched number of handles and labels: "
        warnings.warn(f"{words}len(handles) = {len(artists)} len(labels) = {len(labels)}", stacklevel=2)
    return [(handle_of(one), written(words)) for one, words in zip(artists, labels, strict=False)]


def labelled(known: list[Artist]) -> list[tuple[Artist, str]]:
    """The artists that have a label, with it; a warning where there are none."""
    found = [(one, one.label) for one in known if one.label and not one.label.startswith("_")]
    if not found:
        warnings.warn(
            "No artists with labels found to put in legend.  Note that artists whose label start with an "
            "underscore are ignored when legend() is called with no argument.",
            stacklevel=3,
        )
    return found


def handle_of(value: Given) -> Artist:
    """The artist that a legend's sign is made from. Raises: TypeError."""
    if isinstance(value, (list, tuple)) and value:
        value = value[0]
    if not isinstance(value, (*IN_LEGENDS, Bars, Group, Contours, Quiver)):
        raise TypeError(f"A legend names lines, points, bars and areas, no {type(value).__name__}.")
    return value
