"""The reading in its own order, as stops that open where each idea is live. To add one, add a Stop to STOPS."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Stop:
    """One idea: the reading's cells it comes from, what to look at, and the page and link that show it."""

    cells: str
    title: str
    look: str
    page: str
    query: dict[str, str] = field(default_factory=dict)


MATRIX = "from torch import tensor\n\nX = tensor([[1, 2], [3, 4]])\nc = tensor([10, 1])\n"
NUMPY = "import numpy as np\nfrom torch import tensor\n\nX = np.array([[1, 2], [3, 4]])\nX\nX = tensor(X)\nX\n"

STOPS = (
    Stop(
        "In [1]",
        "A tensor can be a single number",
        "Change 3.0 and watch the card below it.",
        "tensors",
        {"code": "from torch import tensor\n\nx = tensor(3.0)\nx * 2\n"},
    ),
    Stop(
        "In [2] to [4]", "Or a matrix, or a vector", "Count rows, then columns.", "tensors", {"code": f"{MATRIX}X\nc\n"}
    ),
    Stop(
        "In [5]", "Element-wise operations", "Each cell goes its own way.", "tensors", {"code": f"{MATRIX}X\nX * 10\n"}
    ),
    Stop(
        "In [6]",
        "Dot products",
        "Point at a cell of the result: `1*10 + 2*1 = 12`. Compare `X * c`, which adds nothing up.",
        "tensors",
        {"code": f"{MATRIX}X @ c.reshape(-1, 1)\nX * c\n"},
    ),
    Stop("In [7] and [8]", "From numpy to torch", "The same numbers, copied.", "tensors", {"code": NUMPY}),
    Stop("In [9] and [10]", "CPU or GPU", "What this machine has, and the reading's lines on it.", "devices"),
    Stop(
        "In [10]",
        "Is a GPU worth it?",
        "Time computing and copying apart, for ever larger matrices.",
        "devices",
        {"view": "speed"},
    ),
    Stop(
        "In [11] and [12]",
        "Guess the slope of f at -2",
        "The reading guesses -9. Draw your own line, and then press Reveal.",
        "autograd",
        {"view": "guess"},
    ),
    Stop(
        "In [13] to [17]",
        "Line by line to x.grad",
        "`x.grad` is None until `backward()` has run. Press Next.",
        "autograd",
        {"view": "steps", "zero": "true"},
    ),
    Stop(
        "In [18]",
        "`x.grad.zero_()` forgotten",
        "The red tangent of g is wrong: it has the slope of f in it. This -9 is not the guess from before.",
        "autograd",
    ),
    Stop("In [19]", "`x.grad.zero_()` called", "The red tangent goes: g has slope -4.", "autograd", {"zero": "true"}),
    Stop(
        "The last paragraph",
        "What a slope is good for",
        "Each step moves x against the slope, and y falls. Press 1 step.",
        "autograd",
        {"view": "descent", "steps": "1"},
    ),
)
