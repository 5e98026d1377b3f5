"""How many elements numpy's functions of matrices, statistics, and pieces make, and how long they would compute."""

import math
from typing import Any

import numpy as np

from . import limits
from .limits import LimitReached

DIFFERENCES = 100  # that np.diff takes one after another
FLOATS = "fc"  # kinds of numbers whose products numpy hands to a library
PADDING = "constant edge reflect symmetric wrap mean maximum minimum linear_ramp".split()


def count(values: Any) -> int:
    """The elements of an array, list or tensor; `np.size` of a tensor is its method."""
    return math.prod(np.shape(values))


def same(values: Any, *rest: Any, **options: Any) -> int:
    """Of what makes at most as many elements as its first argument has."""
    return count(values)


def together(*values: Any, **options: Any) -> int:
    """Of what makes at most as many elements as its arguments have together."""
    return sum(map(count, values))


def of_pair(first: Any, second: Any, *rest: Any, **options: Any) -> int:
    """Of what makes at most as many elements as its first two arguments have together."""
    return count(first) + count(second)


def of_second(first: object, second: Any, *rest: Any, **options: Any) -> int:
    """Of what makes at most as many elements as its second argument has."""
    return count(second)


def check_products(count: int, *values: Any) -> None:
    """Raises LimitReached for too many products, of numbers that no library multiplies."""
    slow = any(np.asarray(value).dtype.kind not in FLOATS for value in values)
    if slow and count > limits.SLOW_MULTIPLICATIONS:
        raise LimitReached(f"A product of such numbers has at most {limits.SLOW_MULTIPLICATIONS:,} products here.")


def check_loops(count: int) -> None:
    """Raises LimitReached for too many products, whatever kind of numbers they are of."""
    if count > limits.SLOW_MULTIPLICATIONS:
        raise LimitReached(f"One call multiplies at most {limits.SLOW_MULTIPLICATIONS:,} pairs of numbers here.")


# --- matrices


def check_matrix(a: Any, columns: int = 0) -> None:
    """Raises LimitReached if taking matrices apart, or solving them for so many columns, would take too long."""
    shape = np.shape(a)
    if len(shape) > 1:
        limits.check_effort(math.prod(shape) * max(min(shape[-2:]), columns))


def decomposed(a: Any, *rest: Any, **options: Any) -> int:
    """Of np.linalg.inv, eig and the like, at most. Raises: LimitReached for matrices that are too large."""
    check_matrix(a)
    return count(a)


def into_squares(a: Any, *rest: Any, **options: Any) -> int:
    """Of svd and qr, at most: a square with the longer side of each matrix. Raises: LimitReached."""
    check_matrix(a)
    shape = np.shape(a)
    return math.prod(shape[:-2]) * max(shape[-2:], default=0) ** 2


def solved(a: Any, b: Any, *rest: Any, **options: Any) -> int:
    """Of np.linalg.solve and lstsq; 0 for shapes that numpy itself refuses. Raises: LimitReached."""
    left, right = np.shape(a), np.shape(b)
    columns = right[-1] if len(right) > 1 else 1
    check_matrix(a, columns)
    if len(left) < 2:
        return 0  # numpy has words for it
    try:
        many = math.prod(np.broadcast_shapes(left[:-2], right[:-2]))
    except ValueError:
        return 0
    return many * left[-1] * columns


def measured(x: Any, ord: object = None, *rest: Any, **options: Any) -> int:
    """Of np.linalg.norm; one that is named with `ord` may decompose a matrix. Raises: LimitReached."""
    if ord is not None:
        check_matrix(x)
    return count(x)


def raised(a: Any, n: Any) -> int:
    """Of np.linalg.matrix_power. Raises: LimitReached for too many products."""
    shape = np.shape(a)
    check_loops(math.prod(shape) * max(shape[-1:], default=1) * 2 * int(n).bit_length())
    check_matrix(a)
    return count(a)


def outer(a: Any, b: Any, *rest: Any, **options: Any) -> int:
    """Of np.outer and np.kron: one for each pair of elements."""
    return count(a) * count(b)


def inner(a: Any, b: Any) -> int:
    """Of np.inner: one for each pair of rows. Raises: LimitReached for too many products."""
    length = max(np.shape(a)[-1:], default=1) or 1
    made = (count(a) // length) * (count(b) // length) if np.ndim(a) and np.ndim(b) else count(a) * count(b)
    check_products(made * length, a, b)
    return made


def crossed(a: Any, b: Any, *places: Any, **options: Any) -> int:
    """Of np.cross, at most; 0 for shapes that numpy itself refuses."""
    if np.shape(a) == np.shape(b):
        return 3 * count(a)
    if places or options:
        return 3 * count(a) * count(b)
    try:
        return 3 * math.prod(np.broadcast_shapes(np.shape(a)[:-1], np.shape(b)[:-1]))
    except ValueError:
        return 0


def summed(subscripts: object, *operands: Any, optimize: object = False, **options: Any) -> int:
    """Of np.einsum: all its letters make a loop each."""
    if (
        not isinstance(subscripts, str)
        or optimize
        or not subscripts.replace(" ", "").replace("->", "").replace(",", "").isalpha()
    ):
        raise LimitReached("np.einsum takes letters here, as in np.einsum('ij,jk->ik', A, B), and no optimize=.")
    inputs, arrow, output = subscripts.replace(" ", "").partition("->")
    terms = inputs.split(",")
    sides: dict[str, int] = {}
    for term, operand in zip(terms, operands, strict=False):
        for letter, side in zip(term, np.shape(operand), strict=False):
            sides[letter] = max(side, sides.get(letter, 0))
    if not arrow:
        output = [letter for letter in sides if inputs.count(letter) == 1]
    check_loops(math.prod(sides.values()) * len(terms))
    return math.prod(sides.get(letter, 1) for letter in output)


def diagonal(v: Any, k: Any = 0) -> int:
    """Of np.diag, at most: a vector makes the square that has it as its diagonal `k`."""
    return count(v) if np.ndim(v) > 1 else (count(v) + abs(int(k))) ** 2


def covered(m: Any, y: Any = None, rowvar: object = True, *rest: Any, **options: Any) -> int:
    """Of np.cov and np.corrcoef: one for each pair of variables. Raises: LimitReached."""
    rows = sum((np.shape(one)[0 if rowvar else -1] if np.ndim(one) > 1 else 1) for one in (m, y) if one is not None)
    limits.check_elements(count(m) + (0 if y is None else count(y)))
    return rows**2


# --- pieces


def cut(ary: Any, indices_or_sections: Any, *rest: Any, **options: Any) -> int:
    """Of np.split and the like: what is cut. Raises: LimitReached for too many pieces."""
    limits.check_pieces([count(indices_or_sections), *np.ravel(indices_or_sections)[:1].tolist()])
    return count(ary)


def padded(array: Any, pad_width: Any, mode: object = "constant", **options: Any) -> int:
    """Of np.pad. Raises: LimitReached for a mode that is not one of PADDING."""
    if mode not in PADDING:
        raise LimitReached(f"np.pad takes one of these here: {', '.join(PADDING)}.")
    shape = np.shape(array)
    widths = np.abs(np.broadcast_to(np.asarray(pad_width), (len(shape), 2))).tolist()
    return math.prod(side + int(before) + int(after) for side, (before, after) in zip(shape, widths, strict=True))


def inserted(arr: Any, obj: Any, values: Any, axis: Any = None) -> int:
    """Of np.insert, at most: with `axis` each new item may be all that lies at one place there."""
    new = max(count(obj), count(values))
    return count(arr) + new * (1 if axis is None else count(arr) // max(np.shape(arr)[axis], 1))


def taken(a: Any, indices: Any, axis: Any = None, *rest: Any, **options: Any) -> int:
    """Of np.take: with `axis` each index takes all that lies at one place there."""
    return count(indices) * (1 if axis is None else count(a) // max(np.shape(a)[axis], 1))


def differing(a: Any, n: Any = 1, axis: Any = -1, prepend: Any = (), append: Any = ()) -> int:
    """Of np.diff, at most: with what is put before and behind. Raises: LimitReached for too large an `n`."""
    if int(n) > DIFFERENCES:
        raise LimitReached(f"np.diff takes at most {DIFFERENCES} differences of differences here.")
    shape = np.shape(a)
    row = count(a) // max(shape[axis], 1) if shape else 1
    return count(a) + max(count(prepend), row) + max(count(append), row)


def sloped(f: Any, *spacing: Any, **options: Any) -> int:
    """Of np.gradient: a slope along each dimension, at each element."""
    return count(f) * max(np.ndim(f), 1)


# --- statistics


def counted(a: object, bins: Any = 10, *rest: Any, **options: Any) -> int:
    """Of np.histogram: the edges of its bins."""
    return int(bins) + 1 if np.ndim(bins) == 0 else count(bins)


def counted_places(x: Any, weights: object = None, minlength: Any = 0) -> int:
    """Of np.bincount: one for each number up to the largest, and at least `minlength`."""
    return max(int(minlength), int(np.max(x, initial=-1)) + 1)


def ranked(a: Any, q: Any, axis: object = None, *rest: Any, **options: Any) -> int:
    """Of np.percentile and the like, at most: for each rank one, or with `axis` as many as `a` has."""
    return count(q) * (1 if axis is None else count(a))


def convolved(a: Any, v: Any, *rest: Any, **options: Any) -> int:
    """Of np.convolve and np.correlate, at most. Raises: LimitReached for too many products."""
    check_loops(count(a) * count(v))
    return count(a) + count(v)


def fitted(x: Any, y: Any, deg: Any) -> int:
    """Of np.polyfit: each x to all powers up to `deg`, and `y`. Raises: LimitReached."""
    limits.check_effort(count(x) * (int(deg) + 1) * min(count(x), int(deg) + 1))
    return count(x) * (int(deg) + 1) + count(y)


def evaluated(p: Any, x: Any) -> int:
    """Of np.polyval, at most. Raises: LimitReached for too many products."""
    check_loops(count(p) * count(x))
    return count(x) * max(np.ndim(p), 1)


def area(y: Any, x: Any = None, *rest: Any, **options: Any) -> int:
    """Of np.trapezoid, at most; 0 for shapes that numpy itself refuses."""
    if x is None or np.ndim(x) < 2:
        return count(y)
    try:
        return math.prod(np.broadcast_shapes(np.shape(y), np.shape(x)))
    except ValueError:
        return 0


OF_LINALG = {
    **dict.fromkeys("inv det eig eigvals eigh eigvalsh cholesky matrix_rank cond pinv slogdet".split(), decomposed),
    **dict.fromkeys("svd qr".split(), into_squares),
    **dict.fromkeys("solve lstsq".split(), solved),
    "norm": measured,
    "matrix_power": raised,
}
OF_NUMPY = {
    **dict.fromkeys(
        """
        trace diagonal rot90 fliplr flipud swapaxes moveaxis copy nan_to_num real imag conjugate isreal iscomplex
        angle sinc nansum nanmean nanstd nanmax nanmin nanargmax nanargmin average partition argpartition interp
        digitize delete isscalar
        """.split(),
        same,
    ),
    **dict.fromkeys("split array_split hsplit vsplit dsplit".split(), cut),
    **dict.fromkeys("atleast_1d atleast_2d atleast_3d".split(), together),
    **dict.fromkeys("append union1d intersect1d setdiff1d isin vdot".split(), of_pair),
    **dict.fromkeys("percentile quantile nanpercentile nanquantile".split(), ranked),
    **dict.fromkeys("outer kron".split(), outer),
    **dict.fromkeys("cov corrcoef".split(), covered),
    **dict.fromkeys("convolve correlate".split(), convolved),
    "searchsorted": of_second,
    "einsum": summed,
    "inner": inner,
    "cross": crossed,
    "diag": diagonal,
    "pad": padded,
    "insert": inserted,
    "take": taken,
    "diff": differing,
    "gradient": sloped,
    "histogram": counted,
    "bincount": counted_places,
    "polyfit": fitted,
    "polyval": evaluated,
    "trapezoid": area,
}
SIZES = {
    **{getattr(np.linalg, name): size for name, size in OF_LINALG.items()},
    **{getattr(np, name): size for name, size in OF_NUMPY.items()},
}
# Their first text is no kind of numbers.
WITH_LETTERS = (np.einsum,)
WORDS = (
    *("fro", "nuc", "reduced", "complete", "full", "same", "valid", *PADDING),
    *("linear", "lower", "higher", "midpoint", "nearest"),
)
