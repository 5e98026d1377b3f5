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
        "`1*10 + 2*1` is 12. Compare `X * c`, which adds nothing up.",
        "tensors",
        {"code": f"{MATRIX}X @ c.reshape(-1, 1)\nX * c\n"},
    ),
    Stop("In [7] and [8]", "From numpy to torch", "The same numbers, copied.", "tensors", {"code": NUMPY}),
    Stop("In [9] and [10]", "CPU or GPU", "What this machine has, and how much a GPU would help.", "devices"),
    Stop(
        "In [11] to [17]",
        "The slope of f at -2",
        "The reading guesses -9. The tangent says -5.",
        "autograd",
        {"zero": "true"},
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
        "Here f goes down to the right: a little larger x makes y a little smaller. Step x up, and see where it ends.",
        "autograd",
        {"x": "0.2", "zero": "true"},
    ),
)
