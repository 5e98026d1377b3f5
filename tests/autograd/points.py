"""Functions and places whose kind mathematics knows: families drawn by a seed, and mpmath's limits from both sides.

The oracle reads the same text with 120 digits and takes one-sided limits of the value and of the difference quotient at
shrinking h. It knows nothing of torch.
"""

import ast
import random
from dataclasses import dataclass

import mpmath as mp

DIGITS = 120


class Choices(ast.NodeTransformer):
    """Mathematics looks at one branch of where(condition, yes, no)."""

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "where":
            return ast.IfExp(*node.args)
        return node


def absolute(value):
    return abs(mp.mpf(value))


NAMES = {
    name: getattr(mp, name) for name in ("sin", "cos", "tan", "atan", "asin", "tanh", "exp", "log", "sqrt", "floor")
}
NAMES |= {"abs": absolute, "relu": lambda value: max(value, mp.mpf(0)), "sign": mp.sign}


@dataclass(frozen=True)
class Truth:
    """What mathematics says of a place: its kind, and the slopes on both sides (None where there are no values)."""

    kind: str
    left: object
    right: object


def value(code, x):
    """The real value at x, None where there is none."""
    try:
        found = eval(code, {"__builtins__": {}}, {**NAMES, "x": x})
    except (ZeroDivisionError, ValueError):
        return None
    found = mp.mpmathify(found)
    return found if isinstance(found, mp.mpf) and mp.isfinite(found) else None


def side(code, x, y, direction):
    """The one-sided limit of the value and of the quotient: a number, "inf", "-inf", or None."""
    steps = [mp.mpf(10) ** -digits for digits in (30, 33, 36)]
    values = [value(code, x + direction * h) for h in steps]
    if None in values:
        return None, None
    sizes = [abs(v) for v in values]
    grows = sizes[2] - sizes[1]
    if (sizes[2] > 1e9 and grows > sizes[1]) or (grows > 1 and abs(grows - (sizes[1] - sizes[0])) < mp.mpf(10) ** -9):
        # By powers of h, or by its logarithm.
        return "pole", None
    if (
        abs(values[2] - y) > mp.mpf(10) ** -10 * max(1, abs(y))
        and abs(values[2] - values[1]) < abs(values[2] - y) / 100
    ):
        return "jump", None
    quotients = [(v - y) / (direction * h) for v, h in zip(values, steps, strict=True)]
    if abs(quotients[2]) < abs(quotients[1]) / 2:
        return "finite", mp.mpf(0)
    if abs(quotients[2] - quotients[1]) <= mp.mpf(10) ** -9 * max(abs(quotients[2]), mp.mpf(10) ** -20):
        return "finite", quotients[2]
    if abs(quotients[2]) > abs(quotients[1]) * mp.mpf("1.1"):
        return "vertical", mp.sign(quotients[2]) * mp.inf
    return "swings", None


def truth(text: str, x: float) -> Truth:
    with mp.workdps(DIGITS):
        code = compile(ast.fix_missing_locations(Choices().visit(ast.parse(text, mode="eval"))), "f", "eval")
        at = mp.mpf(x)
        y = value(code, at)
        if y is None:
            # A place with values growing beside it is a pole, and any other has no value.
            ways = [side(code, at, mp.mpf(0), direction)[0] for direction in (-1, 1)]
            return Truth("pole" if "pole" in ways else "no value", None, None)
        (left, before), (right, after) = side(code, at, y, -1), side(code, at, y, 1)
        ways = {left, right}
        if "pole" in ways:
            return Truth("pole", None, None)
        if "jump" in ways:
            return Truth("jump", before, after)
        if ways == {None}:
            return Truth("point", None, None)
        if None in ways:
            return Truth("vertical" if "vertical" in ways else "edge", before, after)
        if before == after or (
            left == right == "finite" and abs(before - after) <= mp.mpf("1e-12") * abs(after) + mp.mpf("1e-30")
        ):
            return Truth("vertical" if left == "vertical" else "smooth", before, after)
        return Truth("cusp" if left == right == "vertical" else "kink", before, after)


def number(rng: random.Random, low: float, high: float) -> float:
    """A number of few digits, as one types it."""
    return round(rng.uniform(low, high), rng.choice([0, 1, 2])) or 1.0


def scale(rng: random.Random) -> str:
    return rng.choice(["1", "2.5", "0.01", "1e3", "1e6", "1e-6"])


def a_smooth(rng):
    a, x = number(rng, -4, 4), number(rng, -2, 2)
    texts = [
        f"x**3 + {a}*x**2 - 5*x",
        f"sin({a}*x) + {a}",
        f"exp(x)/(1 + exp(x)) + {a}",
        f"tanh({a}*x)*x",
        f"1e6 + {a}*x",
        f"exp(-x**2)*{a}",
        f"1e9*x**2 + {a}",
        "1e-9*x**3",
        f"log(1 + exp({a}*x))",
        "x**50",
        f"cos(x) - {a}*x**2",
    ]
    return rng.choice(texts), rng.choice([x, 0.0])


def a_steep(rng):
    k, a, x = rng.choice(["1e3", "1e5", "1e6", "1e7", "1e9"]), number(rng, -4, 4), number(rng, -2, 2)
    texts = [
        f"sin({k}*x)",
        f"atan({k}*x)",
        f"tanh({k}*x) + {a}",
        f"{k}*x + {a}",
        f"sin({k}*x) + {a}*x",
        f"exp(-({k}*x)**2)",
    ]
    return rng.choice(texts), rng.choice([0.0, x, 1e-3, 1e-6])


def an_oscillating(rng):
    x, a = rng.choice([0.001, 0.01, -0.002, 0.05]), number(rng, -4, 4)
    return rng.choice(["x*sin(1/x)", "x**2*sin(1/x)", "sin(1/x)", f"x*cos({a}/x) + x", "cos(1/x**2)"]), x


def a_kinked(rng):
    c, a, s = number(rng, -2, 2), number(rng, -3, 3), scale(rng)
    texts = [
        f"abs(x - {c})",
        f"relu(x - {c})",
        f"{s}*abs(x - {c}) + {a}*x",
        f"sqrt((x - {c})**2)",
        f"abs(sin({s}*(x - {c})))",
        f"where(x < {c}, -(x - {c}), (x - {c})**2)",
        f"{a} + {s}*relu(x - {c})*(x + 5)",
        f"relu(x - {c}) + {a}*relu({c} - x)",
        f"exp(abs(x - {c}))",
        f"sqrt((x - {c})**2) + {a}*x",
        f"100 + 0.01*abs(x - {c})",
        f"where(x > {c}, {s}*(x - {c}), 0*x)",
    ]
    return rng.choice(texts), c


def a_jumping(rng):
    c, a, j = number(rng, -2, 2), number(rng, -3, 3), rng.choice(["1", "5", "0.01", "1e-5", "1e3"])
    texts = [
        f"floor(x - {c})",
        f"where(x > {c}, x + {j}, x)",
        f"sign(x - {c})",
        f"where(x >= {c}, {j}*x + 20, sin(x))",
        f"where(x == {c}, 50.0, {a}*x)",
        f"where(x < {c}, {a}*x, {a}*x + {j})",
        f"sign(x - {c})*{j} + x**2",
    ]
    return rng.choice(texts), c


def a_one_sided(rng):
    c, a, s = number(rng, -2, 2), number(rng, -3, 3), scale(rng)
    texts = [
        f"{s}*sqrt(x - {c})",
        f"sqrt({c} - x) + {a}",
        f"where(x > {c}, sqrt(where(x > {c}, x - {c}, 1.0)), 0*x)",
        f"where(x < {c}, {a}*(x - {c}), sqrt(abs(x - {c})))",
        f"sqrt(x - {c})**3",
        f"where(x > {c}, -sqrt(where(x > {c}, x - {c}, 1.0)), x - {c})",
    ]
    return rng.choice(texts), c


def a_cusp(rng):
    c, a, p = number(rng, -2, 2), number(rng, -3, 3), rng.choice(["0.2", "0.5", "0.75", "(1/3)"])
    texts = [
        f"abs(x - {c})**{p}",
        f"{a} - abs(x - {c})**{p}",
        f"sqrt(abs(x - {c}))",
        f"sign(x - {c})*abs(x - {c})**{p}",
    ]
    return rng.choice(texts), c


def a_pole(rng):
    c, a = number(rng, -2, 2), number(rng, -3, 3)
    texts = [
        f"1/(x - {c})",
        f"{a}/(x - {c})**2",
        f"log(abs(x - {c}))",
        f"log(x - {c})",
        f"x + 1/(x - {c})**3",
        f"where(x > {c}, 1/(x - {c}), 0*x)",
        f"1/sqrt(abs(x - {c}))",
    ]
    return rng.choice(texts), c


def a_tall(rng):
    """High and narrow, and no pole."""
    e = rng.choice(["1e-4", "1e-8", "1e-12"])
    return rng.choice([f"1/(x**2 + {e})", f"x/(x**2 + {e})", f"1/sqrt(x**2 + {e})"]), rng.choice([0.0, 0.5, 1e-3])


def a_removable(rng):
    c = number(rng, -2, 2)
    return rng.choice([f"sin(x - {c})/(x - {c})", f"(x - {c})*(x + 5)/(x - {c})", f"(x - {c})/(x - {c})"]), c


def a_trapped(rng):
    """Where torch.where computes a branch that it does not take, and where a detour meets 0 or inf."""
    x = number(rng, 0, 2)
    return rng.choice(
        [
            ("where(x > 0, sqrt(x), 0*x)", -x),
            ("where(x > 0, log(x), 0*x)", 0.0 - x),
            ("where(x == 0, 1.0, sin(x)/x)", 0.0),
            ("where(x > 0, sqrt(x), 0*x)", x),
            ("sqrt(x**4)", 0.0),
            ("sqrt(x**6)", 0.0),
            ("sqrt(x**2)", 0.0),
            ("exp(log(x**2))", -x),
            ("where(x == 0, 0*x, x**2*sin(1/x))", x),
            ("relu(x) - relu(-x)", 0.0),
            ("abs(x) + x - abs(x)", 0.0),
        ]
    )


def a_beside(rng):
    """A step of what one types beside a place of trouble: all is ordinary there."""
    c = number(rng, -2, 2)
    d = c + rng.choice([-0.1, 0.1, 0.01, -0.01, 0.001])
    return rng.choice(
        [f"abs(x - {c})", f"floor(x - {c} + 0.5)", f"1/(x - {c})", f"sqrt(abs(x - {c}))", f"relu(x - {c})"]
    ), d


FAMILIES = (
    a_smooth,
    a_steep,
    an_oscillating,
    a_kinked,
    a_jumping,
    a_one_sided,
    a_cusp,
    a_pole,
    a_tall,
    a_removable,
    a_trapped,
    a_beside,
)


def drawn(family, count: int, seed: int = 12) -> list[tuple[str, float]]:
    rng = random.Random(f"{family.__name__} {seed}")
    pairs: dict[tuple[str, float], None] = {}
    for _ in range(20 * count):
        pairs[family(rng)] = None
        if len(pairs) == count:
            break
    return list(pairs)
