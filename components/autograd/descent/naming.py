"""Which points of a path have their numbers written beside them: none over another."""

from collections.abc import Sequence

# The picture below its legend, in pixels, on a phone and on a screen: what has room in both has room in between.
SIZES = ((300, 173), (385, 173))
LETTER, LINE, BELOW, ABOVE = 8.6, 17, 17, 21
BETWEEN = 2
MOST_NUMBERED = 12

Box = tuple[float, float, float, float]


def numbered(points: Sequence[tuple[float, float]], frame: tuple[float, float, float, float]) -> list[bool]:
    """Whether each point's number is written: the last one's always, of the others, the start first, those with room.

    `frame` is the picture's left and right end, its bottom and its top. The chart writes each number where `box` says.
    """
    if not points:
        return []
    last = len(points) - 1
    shown = [False] * len(points)
    taken: list[list[Box]] = [[] for _ in SIZES]
    for step in (last, *range(last)):
        boxes = [box(points, step, frame, size) for size in SIZES]
        free = not any(overlap(one, other) for one, others in zip(boxes, taken, strict=True) for other in others)
        if step == last or (free and (step == 0 or last <= MOST_NUMBERED)):
            shown[step] = True
            for one, others in zip(boxes, taken, strict=True):
                others.append(one)
    return shown


def box(points: Sequence[tuple[float, float]], step: int, frame: tuple, size: tuple[int, int]) -> Box:
    """Where the chart writes a number: left, top, right and bottom, in pixels."""
    (low, high, bottom, top), (wide, tall) = frame, size
    x, y = points[step]
    last = len(points) - 1
    left, up = (x - low) / (high - low) * wide, (top - y) / (top - bottom) * tall
    name = "start" if step == 0 else f"step {step}" if step == last else str(step)
    half = LETTER * len(name) / 2
    if last == 0 or (step < last and up < tall - 50):
        to_left = step == last or points[step + 1][0] >= x
        middle, height = left + (-1 if to_left else 1) * (half + 2), up + BELOW
    else:
        middle, height = left, up - ABOVE - (12 if step == last else 0)
    middle = min(max(middle, half), wide - half)
    return middle - half - BETWEEN, height - LINE / 2, middle + half + BETWEEN, height + LINE / 2


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share a pixel."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
