"""Programs to start from, one for each idea in the reading. To add one, add an Example to EXAMPLES."""

from dataclasses import dataclass

from .sentences import PAGE

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
        """The example as its list has it."""
        return PAGE["example"].format(title=self.title, about=self.about)


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
    Example(
        "A plot",
        "a function and its points, drawn with pyplot",
        """\
import matplotlib.pyplot as plt
import torch

x = torch.linspace(-3, 3, 61)
y = x**3 + 3 * x**2 - 5 * x + 4
plt.plot(x, y, label="f")
plt.scatter(x[::10], y[::10])
plt.xlabel("x")
plt.legend()
plt.show()
""",
    ),
    Example(
        "A loss curve",
        "the loss of many weights at once, and steps down to the lowest",
        """\
import matplotlib.pyplot as plt
import torch
from torch import tensor

x = tensor([1.0, 2.0, 3.0, 4.0])
y = tensor([5.0, 4.0, 5.0, 8.0])


def loss_of(w):
    return ((w * x - y) ** 2).mean(dim=-1)


weights = torch.linspace(0, 4, 41)
plt.plot(weights, loss_of(weights.reshape(-1, 1)))
w = tensor(0.2, requires_grad=True)
path = []
for step in range(10):
    loss = loss_of(w)
    path.append((w.item(), loss.item()))
    loss.backward()
    with torch.no_grad():
        w -= 0.02 * w.grad
    w.grad.zero_()
plt.plot(*zip(*path), "o-")
plt.xlabel("w")
plt.ylabel("loss")
plt.show()
""",
    ),
    Example(
        "A landscape of losses",
        "contour lines over two weights",
        """\
import matplotlib.pyplot as plt
import torch
from torch import tensor

x = tensor([1.0, 2.0, 3.0, 4.0])
y = tensor([5.0, 4.0, 5.0, 8.0])
w = torch.linspace(-1, 4, 51)
b = torch.linspace(-1, 5, 61)
# A row for each b, a column for each w, and the mean over the points
losses = ((w[:, None] * x + b[:, None, None] - y) ** 2).mean(dim=-1)
losses.shape
plt.contour(w, b, losses, [1.1, 2, 4, 8, 16, 32, 64], cmap="cool")
plt.plot(1, 3, "o")
plt.xlabel("w")
plt.ylabel("b")
plt.show()
""",
    ),
    Example(
        "A line that learns",
        "nn.Linear and optim.SGD, and the loss falling",
        """\
import matplotlib.pyplot as plt
import torch
from torch import nn, optim

_ = torch.manual_seed(0)
x = torch.linspace(0, 4, 20).reshape(-1, 1)
y = x + 3 + 0.5 * torch.randn(20, 1)
net = nn.Linear(1, 1)
optimizer = optim.SGD(net.parameters(), lr=0.1)
losses = []
for step in range(100):
    loss = nn.functional.mse_loss(net(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
net
plt.scatter(x, y)
plt.plot(x, net(x).detach(), "C1")
plt.show()
plt.plot(losses)
plt.xlabel("step")
plt.ylabel("loss")
plt.show()
""",
    ),
    Example(
        "Batches",
        "a DataLoader deals out a data set",
        """\
import torch
from torch.utils.data import DataLoader, TensorDataset

_ = torch.manual_seed(0)
x = torch.arange(10.0).reshape(-1, 1)
points = TensorDataset(x, 2 * x)
loader = DataLoader(points, batch_size=4, shuffle=True)
len(loader)
for some_x, some_y in loader:
    print(some_x.shape, some_x.flatten())
""",
    ),
)
