"""Round numbers: 1, 2 and 5 times a power of ten."""

import math

FACTORS = (1, 2, 5)


def round_below(most: float) -> float:
    """The largest of 1, 2, 5, 10, 20, ..., 0.5, 0.2, ... that is not above `most`, give or take rounding.

    >>> round_below(0.7), round_below(30.0)
    (0.5, 20.0)
    """
    ten = 10.0 ** math.floor(math.log10(most) + 1e-9)
    return ten * max(factor for factor in FACTORS if factor * ten <= most * (1 + 1e-9))


def round_above(least: float) -> float:
    """The smallest of them that is not below `least`.

    >>> round_above(0.7), round_above(30.0)
    (1.0, 50.0)
    """
    ten = 10.0 ** math.floor(math.log10(least))
    return next((factor * ten for factor in FACTORS if factor * ten >= least), 10 * ten)
