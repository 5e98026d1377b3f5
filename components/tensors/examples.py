"""Programs to start from, one for each idea in the reading. To add one, add an Example to EXAMPLES."""

from dataclasses import dataclass

READING = """\
import numpy as np
from torch import tensor, cuda
x = tensor(3.0)
x * 2

X = tensor([[1, 2], [3, 4]])
c = tensor([10, 1])
X
c
X * 10
X @ c.reshape(-1, 1)

X = np.array([[1, 2], [3, 4]])
X
X = tensor(X)
X
X.device

if cuda.is_available():
    print("move to GPU")
    X = X.to("cuda")
else:
    print("no GPU available for our tensors :(")
"""


@dataclass(frozen=True)
class Example:
    title: str
    code: str


EXAMPLES = (
    Example("The reading's lines", READING),
    Example(
        "A number: a scalar tensor",
        """\
from torch import tensor

x = tensor(3.0)
x * 2
x.shape
x.item()
""",
    ),
    Example(
        "A vector and a matrix",
        """\
from torch import tensor

c = tensor([10, 1])
c
X = tensor([[1, 2], [3, 4]])
X
X[0]
X[:, 1]
X.T
""",
    ),
    Example(
        "Element by element: X * 10",
        """\
from torch import tensor

X = tensor([[1, 2], [3, 4]])
X * 10
X + X
X - 2.5
X > 2
""",
    ),
    Example(
        "Dot product X @ c beside X * c",
        """\
from torch import tensor

X = tensor([[1, 2], [3, 4]])
c = tensor([10, 1])
c.reshape(-1, 1)
# The dot product of each row with c: 1*10 + 2*1 and 3*10 + 4*1
X @ c.reshape(-1, 1)
# Element by element: each column times its number in c, and nothing is added up
X * c
(X * c).sum(dim=1)
""",
    ),
    Example(
        "From a numpy array to a tensor",
        """\
import numpy as np
from torch import tensor

A = np.array([[1, 2], [3, 4]])
A
X = tensor(A)
X
# tensor() copied the numbers: the array does not notice
X[0, 0] = 100
X
A
""",
    ),
    Example(
        "Where a tensor is: X.device",
        """\
from torch import tensor

X = tensor([[1, 2], [3, 4]])
X.device
X.dtype
X.shape
""",
    ),
    Example(
        "To a GPU, when there is one",
        """\
from torch import tensor, cuda

X = tensor([[1, 2], [3, 4]])
if cuda.is_available():
    print("move to GPU")
    X = X.to("cuda")
else:
    print("no GPU available for our tensors :(")
X.device
""",
    ),
    Example(
        "Three dimensions, and larger ones",
        """\
import torch

torch.arange(24).reshape(2, 3, 4)
rows = torch.linspace(-3, 3, 100).reshape(-1, 1)
columns = torch.linspace(-3, 3, 100)
rows * columns
""",
    ),
)
