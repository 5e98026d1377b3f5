"""What a chart needs of a figure and matplotlib leaves to its renderer: thinner lines, contours, arrows, colours."""

import struct
import zlib
from base64 import b64encode

import numpy as np

from . import colormaps
from .chart_colours import parts_of
from .meter import SIDE as GRID
from .model import Axes, Contours, Image, Quiver

POINTS = 4_000  # of one Axes that are sent
PIECES = 6_000  # of the lines of contours
ARROWS = 600
PIXELS = 240  # on a side of a band picture


# --- thinner


def thinned(x: np.ndarray, y: np.ndarray, most: int) -> np.ndarray:
    """The places of the points that a line keeps: of each stretch the first, last, lowest and highest."""
    count = len(x)
    if count <= most:
        return np.arange(count)
    size = -(-count // max(most // 4, 1))
    padded = np.resize(y, -(-count // size) * size).astype(float)
    padded[count:] = y[-1]
    rows = padded.reshape(-1, size)
    begin = np.arange(len(rows)) * size
    low = np.where(np.isfinite(rows), rows, np.inf).argmin(axis=1)
    high = np.where(np.isfinite(rows), rows, -np.inf).argmax(axis=1)
    kept = np.concatenate([begin, begin + low, begin + high, begin + size - 1, [count - 1]])
    return np.unique(kept[kept < count])


def every(count: int, most: int) -> np.ndarray:
    """The places of the points that a cloud keeps."""
    return np.arange(count) if count <= most else np.linspace(0, count - 1, most).astype(int)


# --- colours of numbers


def ramp(cmap: str, low: float | None, high: float | None) -> tuple[list[float], list[str]]:
    """Numbers and the colour of each; in between they are mixed."""
    stops = colormaps.stops(cmap)
    low, high = (0.0, 1.0) if low is None or high is None else (low, high)
    high = high if high > low else low + 1
    if cmap.removesuffix("_r") in colormaps.LISTED:
        edges = np.linspace(low, high, len(stops) + 1)
        return [float(edge) for edge in np.repeat(edges, 2)[1:-1]], [stop for stop in stops for _ in range(2)]
    return [float(place) for place in np.linspace(low, high, len(stops))], list(stops)


def painted(values: np.ndarray, cmap: str, low: float | None, high: float | None) -> np.ndarray:
    """The colours of numbers, red, green, blue and opacity from 0 to 255."""
    places, stops = ramp(cmap, low, high)
    parts = np.array([[int(stop[at : at + 2], 16) for at in (1, 3, 5)] for stop in stops], float)
    finite = np.isfinite(values)
    filled = np.where(finite, values, places[0])
    shades = [np.interp(filled, places, parts[:, part]) for part in range(3)]
    return np.stack([*shades, np.where(finite, 255, 0)], axis=-1).round().astype(np.uint8)


def image_url(image: Image) -> str:
    """The picture of an image, its first row at the top of the picture."""
    data = image.data
    if data.ndim == 2:
        shades = painted(data.astype(float), image.cmap, image.low, image.high)
    else:
        shades = data if data.dtype == np.uint8 else np.round(np.nan_to_num(data.astype(float)) * 255).astype(np.uint8)
        if shades.shape[-1] == 3:
            shades = np.concatenate([shades, np.full((*shades.shape[:2], 1), 255, np.uint8)], axis=-1)
    step = max(1, -(-max(shades.shape[:2]) // 512))
    return png(shades[::step, ::step])


def png(shades: np.ndarray) -> str:
    """An address that is the picture itself."""
    height, width = shades.shape[:2]
    rows = b"".join(b"\0" + row.tobytes() for row in np.ascontiguousarray(shades))
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    made = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return "data:image/png;base64," + b64encode(made).decode()


# --- contours


def is_straight(x: np.ndarray, y: np.ndarray) -> bool:
    """Whether a grid's lines are straight, each along an axis."""
    return bool(np.all(x == x[:1]) and np.all(y == y[:, :1]))


def bands_url(contours: Contours) -> str:
    """The picture of filled contours, the highest y at its top."""
    x, y = contours.x[0], contours.y[:, 0]
    # Where each pixel lies among the grid's places, which need not be evenly spaced.
    columns = np.interp(np.linspace(x.min(), x.max(), PIXELS), *in_order(x, np.arange(len(x))))
    rows = np.interp(np.linspace(y.max(), y.min(), PIXELS), *in_order(y, np.arange(len(y))))
    z = mixed(contours.z, rows, columns)
    levels = contours.levels
    place = np.searchsorted(levels, z, side="right") - 1
    place = np.where(z == levels[-1], len(levels) - 2, place)
    inside = np.isfinite(z) & (place >= 0) & (place < len(levels) - 1)
    place = np.clip(place, 0, len(levels) - 2)
    if contours.colours is None:
        middles = (levels[:-1] + levels[1:]) / 2
        shades = painted(middles, contours.cmap, contours.low, contours.high)[place]
    else:
        listed = np.array([parts_of(one) for one in contours.colours] or [[0, 0, 0, 0]], np.uint8)
        shades = listed[place % len(listed)]
    shades = shades.copy()
    shades[~inside, 3] = 0
    return png(shades)


def in_order(places: np.ndarray, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places from the least to the largest, with their numbers."""
    order = np.argsort(places)
    return places[order], numbers[order]


def mixed(z: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """The heights between the places of a grid."""
    top, left = np.floor(rows).astype(int), np.floor(columns).astype(int)
    top, left = np.clip(top, 0, z.shape[0] - 2), np.clip(left, 0, z.shape[1] - 2)
    down, right = (rows - top)[:, None], (columns - left)[None, :]
    above = z[np.ix_(top, left)] * (1 - right) + z[np.ix_(top, left + 1)] * right
    below = z[np.ix_(top + 1, left)] * (1 - right) + z[np.ix_(top + 1, left + 1)] * right
    return above * (1 - down) + below * down


def contour_lines(contours: Contours) -> list[tuple[float, np.ndarray]]:
    """The lines of equal height: each with its height, as points of shape (n, 2)."""
    grid = GRID
    while True:
        rows, columns = (max(1, -(-side // grid)) for side in contours.z.shape)
        x, y, z = (one[::rows, ::columns] for one in (contours.x, contours.y, contours.z))
        pieces = [(float(level), crossings(x, y, z, float(level))) for level in contours.levels]
        # Where every cell has lines of many levels, a coarser grid shows as much.
        if sum(len(some) for _, some in pieces) <= PIECES or grid <= 10:
            return [(level, joined) for level, some in pieces for joined in joined_lines(some[:PIECES])]
        grid //= 2


# Which edges of a cell a line crosses, by which of its corners are high: bottom, right, top, left are 0 to 3.
EDGES = {
    **{1: [(3, 0)], 2: [(0, 1)], 3: [(3, 1)], 4: [(1, 2)], 5: [(3, 2), (0, 1)], 6: [(0, 2)], 7: [(3, 2)]},
    **{8: [(2, 3)], 9: [(2, 0)], 10: [(0, 3), (1, 2)], 11: [(2, 1)], 12: [(1, 3)], 13: [(1, 0)], 14: [(0, 3)]},
}


def crossings(x: np.ndarray, y: np.ndarray, z: np.ndarray, level: float) -> np.ndarray:
    """The pieces of a line of equal height, one or two for each cell that it crosses: shape (n, 2, 2)."""
    corners = [(slice(None, -1), slice(None, -1)), (slice(None, -1), slice(1, None))]
    corners += [(slice(1, None), slice(1, None)), (slice(1, None), slice(None, -1))]
    high = [z[corner] > level for corner in corners]
    finite = np.logical_and.reduce([np.isfinite(z[corner]) for corner in corners])
    case = sum(part.astype(int) << place for place, part in enumerate(high))
    case = np.where(finite, case, 0)

    def on_edge(edge: int, where: np.ndarray) -> np.ndarray:
        first, second = corners[edge], corners[(edge + 1) % 4]
        low, up = z[first][where], z[second][where]
        part = np.where(up == low, 0.5, (level - low) / np.where(up == low, 1, up - low))
        return np.stack(
            [one[first][where] + part * (one[second][where] - one[first][where]) for one in (x, y)], axis=-1
        )

    pieces = [np.zeros((0, 2, 2))]
    for number, pairs in EDGES.items():
        where = case == number
        if where.any():
            pieces += [np.stack([on_edge(first, where), on_edge(second, where)], axis=1) for first, second in pairs]
    return np.concatenate(pieces)


def joined_lines(pieces: np.ndarray) -> list[np.ndarray]:
    """The pieces put end to end."""
    ends: dict[tuple, list[int]] = {}
    keys = [tuple(tuple(point) for point in piece) for piece in np.round(pieces, 9).tolist()]
    # Where a line goes through a place of the grid, a piece may be no longer than a point.
    keys = [key for key in keys if key[0] != key[1]]
    for number, piece in enumerate(keys):
        for point in piece:
            ends.setdefault(point, []).append(number)
    left = set(range(len(keys)))
    lines = []
    while left:
        number = left.pop()
        line = list(keys[number])
        for _ in range(2):
            while (after := next((one for one in ends[line[-1]] if one in left), None)) is not None:
                left.remove(after)
                first, second = keys[after]
                line.append(second if first == line[-1] else first)
            line.reverse()
        lines.append(np.array(line))
    return lines


# --- arrows

SHARP = 0.35  # of an arrow's head: how far its barbs go back, as a part of the arrow
WIDE = 0.14
MOST_HEAD = 14.0  # pixels


def arrow_paths(quiver: Quiver, axes: Axes, width: float, height: float) -> list[np.ndarray]:
    """Each arrow as a path, in the numbers of its Axes, which is so many pixels wide and high."""
    (left, right), (bottom, top) = axes.x.limits(), axes.y.limits()
    size = np.array([width / np.float64(right - left), height / np.float64(top - bottom)])
    if quiver.in_data:
        scale = quiver.scale or 1.0
        reach = np.column_stack([quiver.u, quiver.v]) / scale * size
    else:
        lengths = np.hypot(quiver.u, quiver.v)
        usual = lengths[np.isfinite(lengths)].mean() if np.isfinite(lengths).any() else 1.0
        scale = quiver.scale or 1.8 * usual * max(10.0, np.sqrt(len(quiver.u))) or 1.0
        reach = np.column_stack([quiver.u, quiver.v]) / scale * width
        reach = reach * np.sign(size)
    paths = []
    kept = every(len(quiver.x), ARROWS)
    for x, y, (dx, dy) in zip(quiver.x[kept], quiver.y[kept], reach[kept], strict=True):
        length = float(np.hypot(dx, dy))
        if not np.isfinite([x, y, length]).all() or not length:
            continue
        head = min(length * SHARP, MOST_HEAD)
        back, side = np.array([dx, dy]) / length * head, np.array([-dy, dx]) / length * head * WIDE / SHARP
        tip = np.array([dx, dy])
        points = np.array([[0, 0], tip, tip - back + side, tip, tip - back - side])
        paths.append(points / size + [x, y])
    return paths
