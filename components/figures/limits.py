"""How far an Axes reaches in each direction: matplotlib's rules, with its margins and edges that hold."""

import math
import warnings
from collections.abc import Iterable

import numpy as np

from .arguments import Given

MARGIN = 0.05
TINY = np.finfo(float).tiny


class Label:
    """What is written along an axis."""

    def __init__(self):
        self.text = ""
        self.colour = "#000000"
        self.size: float | None = None


class Axis:
    """One direction of an Axes: the data that it has met, what it shows of them, its scale, ticks and label.

    `view` may lie the other way round. `peers` are the axes that always show the same, this one too; `beside` is the
    other direction.
    """

    def __init__(self, name: str):
        self.name = name
        self.beside = self
        self.label = Label()
        self.clear()

    def clear(self) -> None:
        """Forgets all that the axis has met."""
        self.least, self.most = math.inf, -math.inf
        self.least_positive = math.inf
        self.view = (0.0, 1.0)
        self.peers = [self]
        self.follows = True  # the data, until the program says otherwise
        self.is_stale = False
        self.scale = "linear"
        self.margin = MARGIN
        self.edges: list[float] = []
        self.ticks: list[float] | None = None
        self.tick_names: list[str] | None = None
        self.tick_angle = 0.0
        self.categories: dict[str, int] | None = None
        self.label.text = ""
        self.shows_ticks = True

    # --- what is there

    def meet(self, values: np.ndarray) -> None:
        """Takes finite data into account, in whatever order."""
        if values.size:
            least = float(values.min())
            self.least, self.most = min(self.least, least), max(self.most, float(values.max()))
            positive = values[values > 0] if least <= 0 else values
            if positive.size:
                self.least_positive = min(self.least_positive, float(positive.min()))

    def convert(self, values: np.ndarray) -> np.ndarray:
        """Numbers for data; words become places, in the order in which they are met first."""
        if values.dtype.kind not in "US":
            if self.categories is None or values.dtype.kind in "biuf":
                return values
            raise ValueError(f"The {self.name} axis has words already, and takes words or numbers.")
        if self.categories is None:
            self.categories = {}
        places = [self.categories.setdefault(str(word), len(self.categories)) for word in values.ravel()]
        return np.array(places, float).reshape(values.shape)

    # --- what is shown

    def limits(self) -> tuple[float, float]:
        """What is shown, after the data have been followed; in matplotlib both directions follow when one is asked."""
        for axis in (self, self.beside):
            axis.catch_up()
        return self.view

    def catch_up(self) -> None:
        """Finds the ends anew, if something was drawn since."""
        if any(peer.is_stale for peer in self.peers):
            for peer in self.peers:
                peer.is_stale = False
            self.follow()

    def bounds(self) -> tuple[float, float]:
        """The ends of the axis, the lower one first."""
        low, high = self.limits()
        return min(low, high), max(low, high)

    def is_turned(self) -> bool:
        """Whether the axis runs the other way round."""
        return self.view[0] > self.view[1]

    def follow(self, tight: bool = False) -> None:
        """Shows all data and a margin, unless the program has said what to show."""
        if not self.follows:
            return
        finite = [end for peer in self.peers for end in (peer.least, peer.most) if math.isfinite(end)]
        if not finite and self.view != (0.0, 1.0):
            return
        low, high = (min(finite), max(finite)) if finite else (-math.inf, math.inf)
        low, high = self.without_nothing(low, high)
        edges = sorted(edge for peer in self.peers for edge in peer.edges if self.scale != "log" or edge > 0)
        held_low, held_high = held(edges if self.margin else [], low, high)
        low, high = self.widened(low, high)
        if held_low is not None:
            low = max(low, held_low)
        if held_high is not None:
            high = min(high, held_high)
        if not tight and self.scale == "linear" and self.ticks is None and self.categories is None:
            low, high = nonsingular(low, high, 1e-12, 1e-13)
        turned = self.is_turned()
        self.show(*sorted((low, high), reverse=turned), follows=None)

    def widened(self, low: float, high: float) -> tuple[float, float]:
        """The ends with a margin beyond them."""
        if self.scale != "log":
            margin = (high - low) * self.margin
            margin = margin if math.isfinite(margin) else 0.0
            return low - margin, high + margin
        positive = min(peer.least_positive for peer in self.peers)
        positive = positive if math.isfinite(positive) else 1e-300
        ends = np.log10([positive if end <= 0 else end for end in (low, high)])
        margin = (ends[1] - ends[0]) * self.margin
        margin = margin if np.isfinite(margin) else 0.0
        with np.errstate(over="ignore"):
            wider = 10 ** (ends + np.array([-margin, margin]))
        low, high = wider if np.isfinite(wider).all() else 10**ends
        return float(low), float(high)

    def without_nothing(self, low: float, high: float) -> tuple[float, float]:
        """The ends, moved apart where nothing would lie between them."""
        if self.scale != "log":
            return nonsingular(low, high, MARGIN)
        low, high = min(low, high), max(low, high)
        if not (math.isfinite(low) and math.isfinite(high)):
            return 1, 10
        if high <= 0:
            warnings.warn("Data has no positive values, and therefore cannot be log-scaled.", stacklevel=2)
            return 1, 10
        positive = min(peer.least_positive for peer in self.peers)
        if low <= 0:
            low = positive if math.isfinite(positive) else 1e-300
        if low == high:
            low, high = 10 ** (math.ceil(math.log10(low)) - 1), 10 ** (math.floor(math.log10(high)) + 1)
        return low, high

    def show(self, low: float | None, high: float | None, follows: bool | None = False) -> tuple[float, float]:
        """Shows this from now on; `follows` says whether the data decide again, None that they go on as they did."""
        low, high = self.usable(end(low, self.name), end(high, self.name))
        if low == high:
            warnings.warn(
                f"Attempting to set identical low and high {self.name}lims makes transformation singular; "
                "automatically expanding.",
                stacklevel=2,
            )
        turned = low > high
        low, high = (float(one) for one in self.without_nothing(low, high))
        view = (max(low, high), min(low, high)) if turned else (min(low, high), max(low, high))
        for peer in self.peers:
            peer.view = view
            peer.is_stale = False
            if follows is not None:
                peer.follows = follows
        return self.view

    def usable(self, low: float | None, high: float | None) -> tuple[float, float]:
        """The ends, or what is shown now in the place of one that is not given or that the scale cannot show."""
        least = 0.0 if self.scale == "log" else -math.inf
        if low is not None and high is not None and min(low, high) > least:
            return low, high
        old = self.limits()
        if any(one is not None and one <= least for one in (low, high)):
            words = f"Attempt to set non-positive {self.name}lim on a log-scaled axis will be ignored."
            warnings.warn(words, stacklevel=3)
        low, high = (was if new is None or new <= least else new for was, new in zip(old, (low, high), strict=True))
        return low, high

    def reach(self, values: Iterable[float]) -> None:
        """Shows these too, as ticks are."""
        values = [float(value) for value in values]
        if values:
            old = self.limits()
            least, most = min(*values, *old), max(*values, *old)
            for peer in self.peers:
                peer.view = (most, least) if old[0] > old[1] else (least, most)


def end(value: Given, name: str) -> float | None:
    """An end of what is shown. Raises: ValueError, TypeError in matplotlib's words."""
    if value is None:
        return None
    value = np.asarray(value)
    if value.size != 1:
        raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
    if value.dtype.kind not in "biufc" or not np.isfinite(value).all():
        if value.dtype.kind not in "biufc":
            raise TypeError(f"An end of the {name} axis is a number.")
        raise ValueError("Axis limits cannot be NaN or Inf")
    return float(value.reshape(()))


def held(edges: list[float], low: float, high: float) -> tuple[float | None, float | None]:
    """The edges that a margin does not cross, at the low and at the high end."""
    slack = 1e-5 * abs(high - low)
    below = [edge for edge in edges if edge < low + slack]
    above = [edge for edge in edges if edge >= high - slack]
    return (max(below) if below else None), (min(above) if above else None)


def nonsingular(low: float, high: float, by: float = 0.001, tiny: float = 1e-15) -> tuple[float, float]:
    """The ends in order, moved apart where the computer could not tell them apart."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return -by, by
    low, high = min(low, high), max(low, high)
    largest = max(abs(low), abs(high))
    if largest < (1e6 / tiny) * TINY:
        return -by, by
    if high - low <= largest * tiny:
        return low - by * abs(low), high + by * abs(high)
    return low, high
