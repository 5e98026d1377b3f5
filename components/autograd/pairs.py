"""Pairs of functions to start from, each with an x and a range that show something."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """Two functions as a reader would type them, the x to stand at and the range to draw."""

    name: str
    f: str
    g: str
    x: float
    low: float = -3.0
    high: float = 3.0


PAIRS = (
    Pair("The reading's pair", "x ** 3 + 3 * x ** 2 - 5 * x + 4", "x ** 2", -2.0),
    Pair("Sine and cosine", "sin(x)", "cos(x)", 0.0, -6.0, 6.0),
    Pair("Exponential and logarithm", "exp(x)", "log(x)", 1.0, -3.0, 3.0),
    Pair("Kinks: abs and relu", "abs(x)", "relu(x)", 0.0),
    Pair("Corners: clamp", "clamp(x, -1, 1)", "clamp(x, min=0) ** 2", 1.0),
    Pair("Poles: 1 / x and tangent", "1 / x", "tan(x)", 1.0),
    Pair("A vertical tangent: sqrt", "sqrt(x)", "x / 2", 0.0, -1.0, 4.0),
    Pair("Sigmoid and tanh", "sigmoid(x)", "tanh(x)", 0.0, -4.0, 4.0),
    Pair("A wave with many valleys", "x ** 2 / 4 + sin(5 * x)", "x ** 2 / 4", 1.0),
    Pair("A trap: where", "torch.where(x > 0, sqrt(x), 0)", "x ** 2", 0.0),
)
FIRST = PAIRS[0]
