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
    """A program, with a title and one line that says what it shows."""

    title: str
    about: str
    code: str

    @property
    def label(self) -> str:
        return f"{self.title}: {self.about}"


EXAMPLES = (
    Example("The reading", "all its tensor lines, in its order", READING),
    Example(
        "A number",
        "a tensor without dimensions, and its .item()",
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
        "one and two dimensions, rows and columns",
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
        "Element by element",
        "arithmetic with every number at once",
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
        "Dot product",
        "X @ c beside X * c",
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
        "From numpy",
        "tensor() copies an array",
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
        "Device",
        "where a tensor is: X.device",
        """\
from torch import tensor

X = tensor([[1, 2], [3, 4]])
X.device
X.dtype
X.shape
""",
    ),
    Example(
        "To a GPU",
        "moved there when there is one",
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
        "Larger tensors",
        "three dimensions, and a matrix of 10,000 numbers",
        """\
import torch

torch.arange(24).reshape(2, 3, 4)
rows = torch.linspace(-3, 3, 100).reshape(-1, 1)
columns = torch.linspace(-3, 3, 100)
rows * columns
""",
    ),
    Example(
        "Broadcasting",
        "a vector beside a matrix, stretched to its shape",
        """\
from torch import tensor

X = tensor([[1, 2], [3, 4]])
c = tensor([10, 1])
X + c
X + c.reshape(-1, 1)
tensor([[1], [2], [3]]) * tensor([[1, 10, 100, 1000]])
""",
    ),
    Example(
        "Shape and storage",
        "reshape, .T and slices read one memory; open Storage",
        """\
import torch

X = torch.arange(6).reshape(2, 3)
T = X.T
row = X[1]
twice = row.expand(2, 3)
copy = T.contiguous()
""",
    ),
    Example(
        "Shared memory",
        "numpy and torch in one memory; open Names",
        """\
import numpy as np
import torch

a = np.array([[1, 2], [3, 4]])
copied = torch.tensor(a)
shared = torch.from_numpy(a)
a[0, 0] = 99
""",
    ),
    Example(
        "dtype",
        "whole numbers, floating-point numbers, and what they cannot hold",
        """\
import numpy as np
import torch

# numpy's dtypes are kept; a Python list of such numbers gives float32
torch.tensor(np.array([0.5, 1.5]))
torch.tensor([0.5, 1.5])
# int64 and float32 give float32
torch.tensor([1, 2]) + torch.tensor([0.5, 0.5])
torch.tensor([7, 8]) / 2
torch.tensor([7, 8]) // 2
# An int64 has no room for this, and a float32 no digit
torch.tensor([2**62]) * 4
torch.tensor([16777216.0]) + 1
""",
    ),
)
