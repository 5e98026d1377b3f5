"""A text as a QR code: ISO/IEC 18004, model 2, in byte mode, with level M of error correction."""

from collections.abc import Iterator
from itertools import pairwise, product, zip_longest

import numpy as np

QUIET = 4  # modules of white that the standard wants on each side

# Level M in the standard's table 9, by version from 1: check words in a block, and blocks.
CHECK_WORDS = (10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, *(28,) * 19)
BLOCKS = (
    *(1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16),
    *(17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49),
)
LEVEL = 0b00

FREE, LIGHT, DARK = -1, 0, 1
FINDER = (DARK, DARK, LIGHT, DARK, LIGHT)  # rings from the middle; the last one parts it from the data
ALIGNMENT = (DARK, LIGHT, DARK)

MASKS = (
    lambda row, column: (row + column) % 2,
    lambda row, column: row % 2,
    lambda row, column: column % 3,
    lambda row, column: (row + column) % 3,
    lambda row, column: (row // 2 + column // 3) % 2,
    lambda row, column: row * column % 2 + row * column % 3,
    lambda row, column: (row * column % 2 + row * column % 3) % 2,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2,
)

# Arithmetic of bytes as polynomials over 0 and 1, modulo x^8 + x^4 + x^3 + x^2 + 1: powers of x, and which power.
POWERS = [1]
while len(POWERS) < 255:
    POWERS.append(POWERS[-1] << 1 ^ (0x11D if POWERS[-1] & 0x80 else 0))
LOGARITHMS = {power: exponent for exponent, power in enumerate(POWERS)}


def encode(text: str) -> np.ndarray:
    """The smallest QR code that holds a text, in UTF-8; dark modules are True.

    Shape: (side, side), with side = 17 + 4 * version, without the quiet zone.
    Raises: ValueError for a text that is longer than any QR code holds.
    """
    data = text.encode()
    for version in range(1, len(BLOCKS) + 1):
        frame = draw_frame(version)
        blocks, checks = BLOCKS[version - 1], CHECK_WORDS[version - 1]
        words = pad(data, version, (frame == FREE).sum() // 8 - blocks * checks)
        if words:
            return masked(frame, with_check_words(words, blocks, checks))
    raise ValueError(f"the text has {len(data):,} bytes, more than a QR code holds")


def to_svg(code: np.ndarray) -> str:
    """The picture of a code on white with its quiet zone."""
    side = len(code) + 2 * QUIET
    dark = "".join(f"M{column + QUIET} {row + QUIET}h1v1h-1z" for row, column in np.argwhere(code))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="white" d="M0 0h{side}v{side}h-{side}z"/><path fill="black" d="{dark}"/></svg>'
    )


def draw_frame(version: int) -> np.ndarray:
    """The modules that every code of a version has, and those that are FREE for words."""
    side = 17 + 4 * version
    frame = np.full((side, side), FREE, np.int8)
    # The places of the format and the version are taken; what they say is drawn with the mask.
    frame[8, :9] = frame[:9, 8] = frame[8, -8:] = frame[-8:, 8] = LIGHT
    frame[6, :] = frame[:, 6] = [DARK, LIGHT] * (side // 2) + [DARK]
    places = alignment_places(version)
    for place in product(places, places):
        if place not in ((6, 6), (6, side - 7), (side - 7, 6)):  # there stand the finders
            draw_rings(frame, *place, ALIGNMENT)
    if version >= 7:
        bits = bits_of(with_remainder(version, 0x1F25), 18)[::-1].reshape(6, 3)
        frame[:6, -11:-8], frame[-11:-8, :6] = bits, bits.T
    for place in ((3, 3), (3, side - 4), (side - 4, 3)):
        draw_rings(frame, *place, FINDER)
    return frame


def draw_rings(frame: np.ndarray, row: int, column: int, rings: tuple[int, ...]) -> None:
    for radius, colour in reversed(list(enumerate(rings))):
        frame[max(row - radius, 0) : row + radius + 1, max(column - radius, 0) : column + radius + 1] = colour


def alignment_places(version: int) -> list[int]:
    """The rows, and the columns, in which the alignment patterns of a version have their middles."""
    if version == 1:
        return []
    gaps = version // 7 + 1
    step = (8 * version + 3 * gaps + 8) // (4 * gaps) * 2
    return [6, *(10 + 4 * version - step * place for place in reversed(range(gaps)))]


def pad(data: bytes, version: int, room: int) -> bytes:
    """The words that say: bytes, how many, which; filled up to `room` words, or nothing if they do not fit."""
    digits = 1 if version < 10 else 2
    used = len(data) + digits + 1
    if used > room:
        return b""
    # Four bits for "bytes" before the number, four for "end" behind the data.
    message = (0b0100 << 8 * digits | len(data)) << 8 * len(data) | int.from_bytes(data)
    return (message << 4).to_bytes(used) + (b"\xec\x11" * room)[: room - used]


def with_check_words(words: bytes, count: int, checks: int) -> bytes:
    """The words in `count` blocks, and `checks` words for each, as they are laid: one word of every block in turn."""
    # Where the division leaves a rest, the last blocks have one word more.
    length, rest = divmod(len(words), count)
    ends = [length * block + max(0, block - count + rest) for block in range(count + 1)]
    blocks = [words[start:end] for start, end in pairwise(ends)]
    laid = [*zip_longest(*blocks), *zip(*(check_words(block, checks) for block in blocks), strict=True)]
    return bytes(word for turn in laid for word in turn if word is not None)


def check_words(block: bytes, count: int) -> list[int]:
    """The Reed-Solomon code of a block: what is left when (x - 1)(x - 2)(x - 4)... of `count` factors divides it."""
    divisor = [1]
    for power in range(count):
        shifted = [multiply(factor, POWERS[power]) for factor in divisor]
        divisor = [left ^ right for left, right in zip([*divisor, 0], [0, *shifted], strict=True)]
    rest = [0] * count
    for word in block:
        factor = word ^ rest[0]
        rest = [left ^ multiply(factor, right) for left, right in zip([*rest[1:], 0], divisor[1:], strict=True)]
    return rest


def multiply(left: int, right: int) -> int:
    return POWERS[(LOGARITHMS[left] + LOGARITHMS[right]) % 255] if left and right else 0


def masked(frame: np.ndarray, words: bytes) -> np.ndarray:
    """The code with its words and the mask that makes it easiest to read, as the standard's penalties judge."""
    side = len(frame)
    laid = frame.copy()
    free = [place for place in path(side) if frame[place] == FREE]
    # A few modules may be left behind the last word.
    bits = np.zeros(len(free), np.int8)
    bits[: 8 * len(words)] = np.unpackbits(np.frombuffer(words, np.uint8))
    laid[tuple(np.transpose(free))] = bits
    rows, columns = np.indices(frame.shape)
    codes = []
    for number, mask in enumerate(MASKS):
        code = laid ^ ((frame == FREE) & (mask(rows, columns) == 0))
        draw_format(code, LEVEL << 3 | number)
        codes.append(code == DARK)
    return min(codes, key=penalty)


def path(side: int) -> Iterator[tuple[int, int]]:
    """The places in the order of the bits: two columns at a time from the right, up and down in turn."""
    columns = [column for column in reversed(range(side)) if column != 6]  # the timing pattern has a column alone
    for turn, pair in enumerate(zip(columns[::2], columns[1::2], strict=True)):
        for row in reversed(range(side)) if turn % 2 == 0 else range(side):
            for column in pair:
                yield row, column


def draw_format(code: np.ndarray, data: int) -> None:
    """Level and mask, twice: around the upper left finder, and beside the other two."""
    bits = bits_of(with_remainder(data, 0x537) ^ 0x5412, 15)
    around = [0, 1, 2, 3, 4, 5, 7, 8]  # past the timing pattern
    code[8, around], code[around[-2::-1], 8] = bits[:8], bits[8:]
    code[:-8:-1, 8], code[8, -8:] = bits[:7], bits[7:]
    code[-8, 8] = DARK


def with_remainder(value: int, divisor: int) -> int:
    """A number with its check bits behind it: a multiple of `divisor`, both polynomials over 0 and 1."""
    degree = divisor.bit_length() - 1
    rest = value << degree
    while rest.bit_length() > degree:
        rest ^= divisor << rest.bit_length() - degree - 1
    return value << degree | rest


def bits_of(number: int, count: int) -> np.ndarray:
    return np.array([number >> place & 1 for place in reversed(range(count))], np.int8)


def penalty(code: np.ndarray) -> int:
    """How hard a code is to read: long runs, squares, what looks like a finder, and more of one colour."""
    total = 0
    for lines in (code, code.T):
        same = windows(lines[:, 1:] == lines[:, :-1], 4).all(axis=-1)
        starts = same & ~np.pad(same, ((0, 0), (1, 0)))[:, :-1]
        total += same.sum() + 2 * starts.sum()  # a run of 5 counts 3, and each more counts 1
        finders = windows(np.pad(lines, ((0, 0), (QUIET, QUIET))), 11)
        for finder in ("10111010000", "00001011101"):
            total += 40 * (finders == [bit == "1" for bit in finder]).all(axis=-1).sum()
    squares = np.lib.stride_tricks.sliding_window_view(code, (2, 2)).sum(axis=(2, 3))
    total += 3 * np.isin(squares, (0, 4)).sum()
    return int(total + 10 * (abs(code.mean() - 0.5) // 0.05))


def windows(lines: np.ndarray, length: int) -> np.ndarray:
    return np.lib.stride_tricks.sliding_window_view(lines, length, axis=1)
