"""Programs and the pictures of where their last line's cells come from."""

import math
import re

import numpy as np

from components.tensors.results.cards import cards_of

SETTING = """\
X = torch.tensor([[1, 2], [3, 4]])
c = torch.tensor([10, 1])
F = torch.tensor([[1.5, -2.0, 0.25], [-0.5, 3.0, 8.0]])
B = torch.arange(24).reshape(2, 3, 4)
A = np.array([[1, -2], [3, 4]])
"""
NAMES = {
    **{name: getattr(np, name) for name in ("exp", "sqrt", "abs", "round", "floor", "ceil", "sign", "sin")},
    **{"max": np.maximum.reduce, "min": np.minimum.reduce, "argmax": np.argmax, "argmin": np.argmin},
    **{"all": np.all, "any": np.any, "count_nonzero": np.count_nonzero, "norm": np.linalg.norm},
    **{"std": lambda cells: np.std(cells, ddof=1), "var": lambda cells: np.var(cells, ddof=1)},
    **{
        "relu": lambda cell: max(cell, 0),
        "neg": lambda cell: -cell,
        "clamp": lambda cell, low, high: np.clip(cell, low, high),
    },
    **{"where": lambda condition, left, right: left if condition else right, "square": lambda cell: cell**2},
    "amax": np.maximum.reduce,
    "median": lambda cells: sorted(cells)[(len(cells) - 1) // 2],
    **{"maximum": max, "log": lambda cell: math.log(cell) if cell > 0 else math.nan, "tanh": math.tanh},
}
OF_MANY = "max min amax argmax argmin all any count_nonzero norm std var median".split()


def last_view(line, setting=SETTING):
    return cards_of(setting + line).cards[-1].views[0]


def origin(line, setting=SETTING):
    return last_view(line, setting).origin


def evaluated(line):
    """What Python makes of an arithmetic's left side, and what stands on its right."""
    sign = " is " if " is " in line else " = "
    left, right = line.rsplit(sign, 1)
    many = re.fullmatch(rf"({'|'.join(OF_MANY)})\((.*)\)", left)
    if many:
        left = f"{many[1]}([{many[2]}])"
    return eval(left, dict(NAMES)), eval(right, {"inf": math.inf, "nan": math.nan})
