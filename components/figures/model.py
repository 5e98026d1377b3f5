"""What a figure is made of: plain data, which holds nothing of the program that made it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from .limits import Axis
from .meter import Meter

NO_LABEL = "_nolegend_"


@dataclass(eq=False, repr=False)
class Artist:
    """Anything in a figure that may have a label, be transparent, and be taken out again."""

    label: str = field(default="", kw_only=True)
    alpha: float | None = field(default=None, kw_only=True)
    home: "Axes | None" = field(default=None, kw_only=True)  # where it is drawn

    def __repr__(self) -> str:
        return f"<matplotlib.{WHERE.get(type(self), 'artist')}.{NAMES.get(type(self), type(self).__name__)}>"


@dataclass(eq=False, repr=False)
class Line(Artist):
    """A line through points, or marks at them.

    `style` is one of - -- -. : None; `steps` is where a line of steps rises: pre, mid, post, or "" for none. `along` is
    x or y for a line across the whole Axes, which is placed there in parts of it.
    """

    x: np.ndarray
    y: np.ndarray
    colour: str = "C0"
    style: str = "-"
    width: float = 1.5
    marker: str = "None"
    size: float = 6.0
    face: str = ""
    edge: str = ""
    steps: str = ""
    along: str = ""

    def __repr__(self) -> str:
        return f"<matplotlib.lines.Line2D: {self.label}>"


@dataclass(eq=False, repr=False)
class Scatter(Artist):
    """Points that may each have a colour and a size; `values` are numbers that a colour map turns into colours."""

    x: np.ndarray
    y: np.ndarray
    sizes: np.ndarray
    colours: list[str]
    edges: list[str] | str
    marker: str = "o"
    values: np.ndarray | None = None
    cmap: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(eq=False, repr=False)
class Segments(Artist):
    """Many short lines, each from a point to another: an array of shape (n, 2, 2)."""

    ends: np.ndarray
    colours: list[str]
    style: str = "-"
    width: float = 1.5


@dataclass(eq=False, repr=False)
class Area(Artist):
    """The area between two curves over x, or with `along` y, over y; `where` says where there is any."""

    x: np.ndarray
    low: np.ndarray
    high: np.ndarray
    where: np.ndarray
    colour: str = "C0"
    along: str = "x"


@dataclass(eq=False, repr=False)
class Shape(Artist):
    """A polygon: the corners as an array of shape (n, 2); of an arrow also the points that it is meant to join."""

    corners: np.ndarray
    face: str = "C0"
    edge: str = "none"
    width: float = 1.0
    style: str = "-"
    filled: bool = True
    kind: str = "polygon"
    joins: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(eq=False, repr=False)
class Bar(Artist):
    """A rectangle between (x, y) and the opposite corner."""

    x: float
    y: float
    width: float
    height: float
    face: str = "C0"
    edge: str = "none"
    line: float = 1.0
    across: str = ""  # x or y: the rectangle spans the whole Axes there


@dataclass(eq=False, repr=False)
class Bars(Artist):
    """The bars of one call."""

    bars: list[Bar]
    upright: bool = True

    def __len__(self) -> int:
        return len(self.bars)

    def __iter__(self) -> Iterator[Bar]:
        return iter(self.bars)

    def __getitem__(self, place: int | slice) -> "Bar | list[Bar]":
        return self.bars[place]

    def __repr__(self) -> str:
        return f"<BarContainer object of {len(self.bars)} artists>"


@dataclass(eq=False, repr=False)
class Group(Artist):
    """The parts of one call of errorbar or stem."""

    parts: tuple
    kind: str = "errorbar"

    def __repr__(self) -> str:
        return f"<{'Errorbar' if self.kind == 'errorbar' else 'Stem'}Container object of {len(self.parts)} artists>"


@dataclass(eq=False, repr=False)
class Image(Artist):
    """Numbers as colours: an array of shape (rows, columns), or with 3 or 4 parts of a colour at each place."""

    data: np.ndarray
    cmap: str
    low: float | None
    high: float | None
    extent: tuple[float, float, float, float]
    origin: str = "upper"
    interpolation: str = "auto"


@dataclass(eq=False, repr=False)
class Contours(Artist):
    """Lines of one height each, or with `filled` bands between them, over a grid of points."""

    x: np.ndarray
    y: np.ndarray
    z: np.ndarray
    levels: np.ndarray
    filled: bool
    cmap: str
    colours: list[str] | None
    low: float
    high: float
    style: str = ""
    width: float = 1.5
    labelled: bool = False


@dataclass(eq=False, repr=False)
class Quiver(Artist):
    """An arrow (u, v) at each (x, y)."""

    x: np.ndarray
    y: np.ndarray
    u: np.ndarray
    v: np.ndarray
    colour: str = "#000000"
    values: np.ndarray | None = None
    cmap: str = ""
    scale: float | None = None
    in_data: bool = False  # of the arrows' lengths and angles


@dataclass(eq=False, repr=False)
class Text(Artist):
    """A text at a place: in the numbers of its Axes, or with `of_axes` in parts of them."""

    text: str
    x: float = 0.0
    y: float = 0.0
    colour: str = "#000000"
    size: float | None = None
    weight: str = "normal"
    style: str = "normal"
    rotation: float = 0.0
    across: str = "left"
    up: str = "baseline"
    of_axes: bool = False
    # An annotation's arrow points from the text at this place.
    target: tuple[float, float] | None = None
    arrow: str = ""
    offset: bool = False  # the text stands so many points from there

    def __repr__(self) -> str:
        return f"Text({self.x:g}, {self.y:g}, {self.text!r})"


@dataclass(eq=False, repr=False)
class Legend(Artist):
    """The names of what is in an Axes: of each artist its label."""

    entries: list[tuple[Artist, str]]
    place: str = "best"
    title: str = ""

    def __repr__(self) -> str:
        return "Legend"


@dataclass(eq=False, repr=False)
class Colorbar(Artist):
    """The scale of the colours of an image, of points or of contours."""

    of: Artist
    name: str = ""
    upright: bool = True

    def __repr__(self) -> str:
        return "<matplotlib.colorbar.Colorbar object>"


@dataclass(eq=False, repr=False)
class Spine(Artist):
    """One of the four edges of an Axes."""

    shown: bool = True


@dataclass(eq=False, repr=False)
class Axes(Artist):
    """One picture of a figure: what is in it, how far it reaches, what is written on it."""

    figure: "Figure"
    place: tuple[int, int, int, int] = (1, 1, 0, 0)  # rows, columns, and the first and last place that it takes
    x: Axis = field(default_factory=lambda: Axis("x"))
    y: Axis = field(default_factory=lambda: Axis("y"))
    artists: list[Artist] = field(default_factory=list)
    groups: list[Artist] = field(default_factory=list)
    title: Text = field(default_factory=lambda: Text(""))
    legend: Legend | None = None
    colorbar: Colorbar | None = None
    aspect: float | None = None  # None lets the picture fill its room
    widens: bool = False  # an aspect is kept by showing more, not by a smaller picture
    grid: str = ""  # of x, y, both or none
    framed: bool = True
    twin: "Axes | None" = None  # the Axes that this one lies over
    # Of the cycle of colours: the next of lines, and of what is filled.
    next_line: int = 0
    next_fill: int = 0
    mapped: Artist | None = None  # what a colorbar would be of
    # What a text's place is counted in.
    transAxes = "axes"
    transData = "data"

    def __post_init__(self):
        self.x.beside, self.y.beside = self.y, self.x

    @property
    def spines(self) -> dict[str, Spine]:
        """The edges, which a picture here draws as the page does."""
        return {side: Spine() for side in ("left", "right", "bottom", "top")}

    def __repr__(self) -> str:
        parts = [f"title={{'center': {self.title.text!r}}}"] if self.title.text else []
        parts += [f"{axis.name}label={axis.label.text!r}" for axis in (self.x, self.y) if axis.label.text]
        return f"<Axes: {', '.join(parts)}>"


@dataclass(eq=False, repr=False)
class Figure(Artist):
    """Some Axes in rows and columns."""

    number: int
    name: str = ""
    size: tuple[float, float] = (6.4, 4.8)  # inches
    axes_in: list[Axes] = field(default_factory=list)
    title: Text = field(default_factory=lambda: Text(""))
    current: Axes | None = None
    legend: Legend | None = None
    meter: Meter = field(default_factory=Meter)

    @property
    def axes(self) -> list[Axes]:
        """The pictures of the figure."""
        return list(self.axes_in)

    def __repr__(self) -> str:
        width, height = (round(100 * side) for side in self.size)
        return f"<Figure size {width}x{height} with {len(self.axes_in)} Axes>"


WHERE = {
    **dict.fromkeys((Scatter, Segments, Area), "collections"),
    **{Shape: "patches", Bar: "patches", Image: "image", Contours: "contour", Quiver: "quiver", Spine: "spines"},
}
NAMES = {
    **{Scatter: "PathCollection", Segments: "LineCollection", Area: "FillBetweenPolyCollection", Shape: "Polygon"},
    **{Bar: "Rectangle", Image: "AxesImage", Contours: "QuadContourSet"},
}


class Grid:
    """The pictures of a figure in rows and columns, as an array of numpy has them; nothing in it can be changed."""

    def __init__(self, cells: np.ndarray):
        self.cells = cells

    @property
    def shape(self) -> tuple[int, ...]:
        """How many rows and columns of pictures there are."""
        return self.cells.shape

    @property
    def size(self) -> int:
        """How many pictures there are."""
        return self.cells.size

    @property
    def ndim(self) -> int:
        """How many dimensions the grid of pictures has."""
        return self.cells.ndim

    @property
    def flat(self) -> "Grid":
        """The pictures one after another, row by row."""
        return self.ravel()

    @property
    def T(self) -> "Grid":
        """The grid with rows and columns exchanged."""
        return Grid(self.cells.T)

    def ravel(self) -> "Grid":
        """The pictures in one row."""
        return Grid(self.cells.ravel())

    def flatten(self) -> "Grid":
        """The pictures in one row."""
        return self.ravel()

    def tolist(self) -> list:
        """The pictures as lists of lists."""
        return self.cells.tolist()

    def __len__(self) -> int:
        return len(self.cells)

    def __iter__(self) -> "Iterator[Axes | Grid]":
        return (self[place] for place in range(len(self)))

    def __getitem__(self, key: int | slice | tuple[int | slice, ...]) -> "Axes | Grid":
        parts = key if type(key) is tuple else (key,)
        if not all(type(part) in (int, slice) for part in parts):
            raise IndexError("only integers and slices (`:`) are valid indices of the pictures of a figure")
        found = self.cells[key]
        return Grid(found) if isinstance(found, np.ndarray) else found

    def __repr__(self) -> str:
        return repr(self.cells)
