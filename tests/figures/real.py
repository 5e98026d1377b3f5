"""The same program in Python with the real matplotlib, and here: what each makes, as plain data to compare."""

import warnings

import matplotlib

matplotlib.use("Agg")

import matplotlib.collections as collections
import matplotlib.colors
import matplotlib.contour
import matplotlib.patches as patches
import matplotlib.pyplot
import matplotlib.quiver
import numpy as np

from components.figures import model
from components.interpreter import run

CYCLE = matplotlib.rcParams["axes.prop_cycle"].by_key()["color"]
CLEAR = [[0, 0, 0, 0]]
PROLOGUE = "import numpy as np, torch, math\nfrom torch import tensor\nimport matplotlib.pyplot as plt\n"


def rounded(values):
    """Numbers, told apart as far as twelve digits go; nan is None."""
    array = np.ma.filled(np.ma.asarray(values, float), np.nan).ravel()
    return [None if number != number else float(f"{number:.10g}") for number in array]


# --- the real one


def in_python(program):
    """The figures of a program in Python, those shown first, and the words of what it raised."""
    pyplot = matplotlib.pyplot
    pyplot.close("all")
    shown = []

    def show(*args, **kwargs):
        # In the order in which a notebook shows them: the one that was drawn in last comes last.
        numbers = [one.num for one in matplotlib._pylab_helpers.Gcf.get_all_fig_managers()]
        shown.extend(described(pyplot.figure(number)) for number in numbers if pyplot.figure(number).axes)
        pyplot.close("all")

    usual, pyplot.show = pyplot.show, show
    words = ""
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            exec(compile(PROLOGUE + program, "<real>", "exec"), {})
    except Exception as error:
        words = f"{type(error).__name__}: {error}"
    finally:
        show()
        pyplot.show = usual
    return shown, words, [str(one.message) for one in caught]


def described(figure):
    axes = [one for one in figure.axes if not hasattr(one, "_colorbar")]
    return {
        "size": rounded(figure.get_size_inches()),
        "title": figure.get_suptitle(),
        "axes": [described_axes(one) for one in axes],
    }


def described_axes(axes):
    legend = axes.get_legend()
    children = [one for one in axes._children]
    return {
        "artists": [described_artist(one) for one in children],
        "x": described_axis(axes, axes.xaxis, axes.get_xlim(), axes.get_xscale(), axes.get_xlabel()),
        "y": described_axis(axes, axes.yaxis, axes.get_ylim(), axes.get_yscale(), axes.get_ylabel()),
        "title": axes.get_title(),
        "legend": None if legend is None else [text.get_text() for text in legend.get_texts()],
        "aspect": None if axes.get_aspect() == "auto" else float(axes.get_aspect()),
        "framed": axes.axison,
        "groups": [one.get_label() or "" for one in axes.containers],
    }


def described_axis(axes, axis, limits, scale, label):
    locator = axis.get_major_locator()
    ticks = rounded(locator.locs) if isinstance(locator, matplotlib.ticker.FixedLocator) else None
    units = getattr(axis.units, "_mapping", None)
    is_named = isinstance(
        axis.get_major_formatter(), (matplotlib.ticker.FixedFormatter, matplotlib.ticker.FuncFormatter)
    )
    names = [one.get_text() for one in axis.get_ticklabels()] if is_named and ticks else None
    return {
        "limits": rounded(limits),
        "scale": scale,
        "label": label,
        "ticks": ticks,
        "names": names,
        "words": None if units is None else dict(units),
    }


def rgba(value):
    """A colour, or several, in 255 steps."""
    return [[round(255 * float(part)) for part in one] for one in matplotlib.colors.to_rgba_array(value)]


def described_artist(one):
    for kind, parts in DESCRIBED.items():
        if isinstance(one, kind):
            return {"label": one.get_label() or "", "alpha": one.get_alpha(), **parts(one)}
    raise AssertionError(f"{type(one)} is not compared yet")


def described_line(one):
    return {
        "kind": "line",
        "x": rounded(one.get_xdata(orig=False)),
        "y": rounded(one.get_ydata(orig=False)),
        "colour": rgba(one.get_color()),
        "style": one.get_linestyle(),
        "width": one.get_linewidth(),
        "marker": none(one.get_marker()),
        "size": one.get_markersize(),
        "face": rgba(one.get_markerfacecolor()),
        "edge": rgba(one.get_markeredgecolor()),
        "steps": one.get_drawstyle(),
    }


def described_annotation(one):
    return described_text(one) | {"target": rounded(one.xy)}


def described_bar(one):
    corner, size = (one.get_x(), one.get_y()), (one.get_width(), one.get_height())
    return {
        "kind": "bar",
        "box": rounded((*corner, *size)),
        "face": rgba(opaque(one, one.get_facecolor())),
        "edge": rgba(opaque(one, one.get_edgecolor())),
        "width": one.get_linewidth(),
    }


def described_shape(one):
    return {
        "kind": "shape",
        "corners": rounded(one.get_xy()),
        "face": rgba(opaque(one, one.get_facecolor())) if one.get_fill() else None,
        "edge": rgba(opaque(one, one.get_edgecolor())),
        "width": one.get_linewidth(),
    }


def described_image(one):
    return {
        "kind": "image",
        "data": rounded(one.get_array()),
        "clim": [None if end is None else float(end) for end in one.get_clim()],
        "cmap": one.get_cmap().name,
        "extent": rounded(one.get_extent()),
        "origin": one.origin,
    }


def described_contours(one):
    return {
        "kind": "contours",
        "levels": rounded(one.levels),
        "filled": one.filled,
        "cmap": one.get_cmap().name if one.colors is None else None,
    }


def described_quiver(one):
    return {
        "kind": "quiver",
        "at": rounded(one.get_offsets()),
        "u": rounded(one.U),
        "v": rounded(one.V),
        "colour": rgba(one.get_facecolor()) if one.get_array() is None else None,
    }


def described_scatter(one):
    mapped = one.get_array() is not None
    return {
        "kind": "scatter",
        "at": rounded(np.ma.filled(one.get_offsets(), np.nan)),
        "sizes": rounded(one.get_sizes()),
        "values": rounded(one.get_array()) if mapped else None,
        "clim": [float(end) for end in one.get_clim()] if mapped else None,
        "cmap": one.get_cmap().name if mapped else None,
        "face": None if mapped else [shade[:3] for shade in rgba(one.get_facecolor())],
    }


def described_area(one):
    return {
        "kind": "area",
        "parts": len(one.get_paths()),
        "corners": sorted(rounded(np.concatenate([path.vertices[1:-2] for path in one.get_paths()] or [[]]))),
        "face": [shade[:3] for shade in rgba(one.get_facecolor())],
    }


def described_segments(one):
    return {
        "kind": "segments",
        "ends": rounded(np.array([path.vertices for path in one.get_paths()])),
        "colour": [shade[:3] for shade in rgba(one.get_color())],
        "width": next(iter(one.get_linewidth())),
    }


def opaque(one, shade):
    """The colour before the artist's own transparency was applied to it."""
    return shade if one.get_alpha() is None or not shade[3] else (*shade[:3], 1)


def none(marker):
    return "None" if marker in ("", " ", "none", "None", None) else str(marker)


def described_text(one):
    return {
        "kind": "text",
        "text": one.get_text(),
        "at": rounded(one.get_position()),
        "colour": rgba(one.get_color()),
        "across": one.get_horizontalalignment(),
        "up": one.get_verticalalignment(),
    }


# An annotation is a text too.
DESCRIBED = {
    matplotlib.lines.Line2D: described_line,
    matplotlib.text.Annotation: described_annotation,
    matplotlib.text.Text: described_text,
    patches.Rectangle: described_bar,
    patches.Polygon: described_shape,
    matplotlib.image.AxesImage: described_image,
    matplotlib.contour.ContourSet: described_contours,
    matplotlib.quiver.Quiver: described_quiver,
    collections.PathCollection: described_scatter,
    collections.FillBetweenPolyCollection: described_area,
    collections.LineCollection: described_segments,
}


# --- the one here


def here(program):
    """The same of a program here."""
    shown = []
    result = run(PROLOGUE + program, lambda step: shown.extend(step.figures))
    words = [said.partition(": ")[2] for step in result.steps for said in step.warnings]
    return [made(one) for one in shown], result.error.message if result.error else "", words


def made(figure):
    return {
        "size": rounded(figure.size),
        "title": figure.title.text,
        "axes": [made_axes(one) for one in figure.axes],
    }


def made_axes(axes):
    return {
        "artists": [made_artist(one) for one in axes.artists],
        "x": made_axis(axes.x),
        "y": made_axis(axes.y),
        "title": axes.title.text,
        "legend": None if axes.legend is None else [words for _, words in axes.legend.entries],
        "aspect": axes.aspect,
        "framed": axes.framed,
        "groups": [one.label for one in axes.groups],
    }


def made_axis(axis):
    return {
        "limits": rounded(axis.limits()),
        "scale": axis.scale,
        "label": axis.label.text,
        "ticks": None if axis.ticks is None else rounded(axis.ticks),
        "names": axis.tick_names if axis.ticks else None,
        "words": axis.categories,
    }


def shades(some):
    """Colours as kept here, in 255 steps; those of the cycle as matplotlib's own."""
    found = []
    for one in [some] if isinstance(some, str) else some:
        if one.startswith("C"):
            name, _, alpha = one.partition(":")
            found += rgba((CYCLE[int(name[1:])], float(alpha or 1)))
        else:
            found += rgba(one)
    return found


def made_artist(one):
    if type(one) not in MADE:
        raise AssertionError(f"{type(one)} is not compared yet")
    return {"label": one.label, "alpha": one.alpha, **MADE[type(one)](one)}


def made_line(one):
    return {
        "kind": "line",
        "x": rounded(one.x),
        "y": rounded(one.y),
        "colour": shades(one.colour),
        "style": one.style,
        "width": one.width,
        "marker": one.marker,
        "size": one.size,
        "face": shades(one.face or one.colour),
        "edge": shades(one.edge or one.colour),
        "steps": f"steps-{one.steps}" if one.steps else "default",
    }


def made_text(one):
    return {
        "kind": "text",
        "text": one.text,
        "at": rounded((one.x, one.y)),
        "colour": shades(one.colour),
        "across": one.across,
        "up": one.up,
        **({"target": rounded(one.target)} if one.target else {}),
    }


def made_bar(one):
    return {
        "kind": "bar",
        "box": rounded((one.x, one.y, one.width, one.height)),
        "face": shades(one.face),
        "edge": shades(one.edge) or CLEAR,
        "width": one.line,
    }


def made_shape(one):
    return {
        "kind": "shape",
        "corners": rounded(one.corners),
        "face": shades(one.face) if one.filled else None,
        "edge": shades(one.edge) or CLEAR,
        "width": one.width,
    }


def made_image(one):
    return {
        "kind": "image",
        "data": rounded(one.data),
        "clim": [one.low, one.high],
        "cmap": one.cmap,
        "extent": rounded(one.extent),
        "origin": one.origin,
    }


def made_contours(one):
    return {
        "kind": "contours",
        "levels": rounded(one.levels),
        "filled": one.filled,
        "cmap": one.cmap if one.colours is None else None,
    }


def made_quiver(one):
    return {
        "kind": "quiver",
        "at": rounded(np.column_stack([one.x, one.y])),
        "u": rounded(one.u),
        "v": rounded(one.v),
        "colour": shades(one.colour) if one.values is None else None,
    }


def made_scatter(one):
    mapped = one.values is not None
    return {
        "kind": "scatter",
        "at": rounded(np.column_stack([one.x, one.y])),
        "sizes": rounded(one.sizes),
        "values": rounded(one.values) if mapped else None,
        "clim": [one.low, one.high] if mapped else None,
        "cmap": one.cmap if mapped else None,
        "face": None if mapped else [shade[:3] for shade in shades(one.colours)],
    }


def made_area(one):
    parts = np.diff(np.concatenate([[0], one.where.astype(int), [0]]))
    return {
        "kind": "area",
        "parts": int((parts == 1).sum()),
        "corners": None,
        "face": [shade[:3] for shade in shades(one.colour)],
    }


def made_segments(one):
    return {
        "kind": "segments",
        "ends": rounded(one.ends),
        "colour": [shade[:3] for shade in shades(one.colours)],
        "width": one.width,
    }


MADE = {
    model.Line: made_line,
    model.Text: made_text,
    model.Bar: made_bar,
    model.Shape: made_shape,
    model.Image: made_image,
    model.Contours: made_contours,
    model.Quiver: made_quiver,
    model.Scatter: made_scatter,
    model.Area: made_area,
    model.Segments: made_segments,
}
