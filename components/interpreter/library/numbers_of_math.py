"""`math`, `statistics` and `numbers`: whole numbers that grow are measured before they are computed."""

import math
import numbers
import operator
import statistics
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from .. import limits
from . import growth
from .entry import module, owned, plain

if TYPE_CHECKING:
    from ..running import Running

PLAIN = """
    acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh degrees erf erfc exp exp2 expm1 fabs floor fmod
    frexp gamma gcd hypot isclose isfinite isinf isnan isqrt ldexp lgamma log log10 log1p log2 modf nextafter pow
    radians remainder sin sinh sqrt tan tanh trunc ulp
"""


def factorial(run: "Running", x: Any, /) -> int:
    """`math.factorial(x)`. Raises: LimitReached for a result of too many bits."""
    number = whole(x)
    if number is not None and number > 1:
        limits.check_bits(math.lgamma(number + 1) / math.log(2) if number < limits.BITS * 2 else number)
    return math.factorial(x)


def comb(run: "Running", n: Any, k: Any, /) -> int:
    """`math.comb(n, k)`. Raises: LimitReached for a result of too many bits."""
    all_, taken = whole(n), whole(k)
    if all_ is not None and taken is not None and 0 < taken < all_:
        taken = min(taken, all_ - taken)
        limits.check_bits(min(all_, taken * all_.bit_length()))
    return math.comb(n, k)


def perm(run: "Running", n: Any, k: Any = None, /) -> int:
    """`math.perm(n, k)`. Raises: LimitReached for a result of too many bits."""
    if k is None:
        return factorial(run, n)
    all_, taken = whole(n), whole(k)
    if all_ is not None and taken is not None and 0 < taken <= all_:
        small = all_ < limits.BITS * 2
        exact = (math.lgamma(all_ + 1) - math.lgamma(all_ - taken + 1)) / math.log(2) if small else math.inf
        limits.check_bits(min(exact, taken * all_.bit_length()))
    return math.perm(n, k)


def whole(number: Any) -> int | None:
    """A whole number as `operator.index` gives it; None for what is none, which math then tells itself."""
    try:
        return operator.index(number)
    except TypeError:
        return None


def lcm(run: "Running", *integers: Any) -> int:
    """`math.lcm(...)`. Raises: LimitReached for a result that may have too many bits."""
    found = 1
    for number in integers:
        known = whole(number)
        if known:
            limits.check_bits(found.bit_length() + known.bit_length())
        found = math.lcm(found, number)
    return found


def prod(run: "Running", iterable: object, /, *, start: Any = 1) -> object:
    """`math.prod(...)`, by the run's own operator where it is not of plain numbers.

    Raises: LimitReached for a result of too many bits.
    """
    made = start
    for item in run.iterate(iterable):
        run.tick()
        if type(made) is float and type(item) in (float, int):
            made = made * item
        elif type(made) is int and type(item) is int:
            limits.check_bits(made.bit_length() + item.bit_length())
            made = made * item
        else:
            made = run.operate(operator.mul, made, item)
    return made


def fsum(run: "Running", iterable: object, /) -> float:
    """`math.fsum(...)`; what may be endless ticks at each item."""
    return math.fsum(run.iterate(iterable))


def dist(run: "Running", p: object, q: object, /) -> float:
    """`math.dist(p, q)`, each coordinate counted before."""
    return math.dist(tuple(run.bounded(p)), tuple(run.bounded(q)))


def statistic(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of the data that it is given first, and of a second list in some."""

    def compute(run: "Running", data: Any, /, *others: Any, **options: Any):
        lists = [numbers_of(run, data)]
        lists += [numbers_of(run, other) if is_data(other) else other for other in others]
        options = {name: numbers_of(run, given) if is_data(given) else given for name, given in options.items()}
        return function(*lists, **options)

    return compute


def is_data(value: object) -> bool:
    """Whether a function of `statistics` would go through it: anything iterable but a text."""
    return hasattr(type(value), "__iter__") and not isinstance(value, str)


def numbers_of(run: "Running", data: object) -> list[Any]:
    """The data as a list.

    Raises: LimitReached where sorting it would take too long, or its fractions' sum has too many digits.
    """
    items = list(run.bounded(data))
    growth.check_sort(items)
    check_denominators(items)
    return items


def check_denominators(items: list[Any]) -> None:
    """Raises LimitReached for fractions whose sum has more digits than a number here."""
    denominators = {item.denominator for item in items if type(item) is Fraction}
    limits.check_bits(sum(map(int.bit_length, denominators)))


def quantiles(run: "Running", data: object, *, n: Any = 4, method: Any = "exclusive") -> list[Any]:
    """`statistics.quantiles(...)`. Raises: LimitReached for too many of them."""
    if isinstance(n, int):
        growth.take_items(run, n)
        limits.check_items(n)
    return statistics.quantiles(numbers_of(run, data), n=n, method=method)


STATISTICS = """
    correlation covariance fmean geometric_mean harmonic_mean linear_regression mean median median_grouped median_high
    median_low mode multimode pstdev pvariance stdev variance
"""

MATH = module(
    "math",
    plain(math, PLAIN),
    owned("math", factorial, comb, perm, lcm, prod, fsum, dist),
    {name: getattr(math, name) for name in ("pi", "e", "tau", "inf", "nan")},
)
STATISTICS_MODULE = module(
    "statistics",
    owned("statistics", quantiles, **{name: statistic(getattr(statistics, name)) for name in STATISTICS.split()}),
    {"StatisticsError": statistics.StatisticsError},
)
NUMBERS = module("numbers", {name: getattr(numbers, name) for name in numbers.__all__})
