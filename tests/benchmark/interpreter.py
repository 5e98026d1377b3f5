"""How long programs take in the interpreter, beside Python's own `exec` of the same text:

    python -m tests.benchmark.interpreter

Both run in turns in one process, on one of torch's threads; every figure is a median of the thread's own time.
"""

import statistics
import time

import torch

from components.interpreter import run

ROUNDS = 15
DESCENT = """\
x = tensor(-2.0).requires_grad_()
for i in range(200):
    y = x ** 2 + 3 * x
    y.backward()
    with torch.no_grad():
        x -= 0.1 * x.grad
    x.grad.zero_()
"""
REGRESSION = """\
torch.manual_seed(0)
X = torch.randn(100, 3)
target = X @ tensor([1.0, 2.0, 3.0])
w = torch.zeros(3, requires_grad=True)
for i in range(300):
    loss = ((X @ w - target) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        w.grad.zero_()
"""
READING = """\
x = tensor(-2.0).requires_grad_()
y = x ** 2
y.backward()
x.grad
x.grad.zero_()
z = 2 * x ** 2 + x
z.backward()
x.grad
"""
NET = """\
seeded = torch.manual_seed(0)
X = torch.randn(200, 2)
y = torch.sin(X[:, :1]) + X[:, 1:] ** 2
net = torch.nn.Sequential(torch.nn.Linear(2, 64), torch.nn.ReLU(), torch.nn.Linear(64, 1))
loss_fn = torch.nn.MSELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for i in range(500):
    loss = loss_fn(net(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
"""
OWN_NET = """\
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.first = torch.nn.Linear(2, 64)
        self.second = torch.nn.Linear(64, 1)
    def forward(self, x):
        return self.second(torch.relu(self.first(x)))
""" + NET.replace("torch.nn.Sequential(torch.nn.Linear(2, 64), torch.nn.ReLU(), torch.nn.Linear(64, 1))", "Net()")
PRODUCT = "X = torch.randn(500, 500)\nfor i in range(20):\n    Y = X @ X\n"
EXPONENTIAL = "X = torch.randn(1_000_000)\nfor i in range(20):\n    Y = X.exp()\n"
# Each with the most that it may take: times what Python takes, or milliseconds.
PROGRAMS = {
    "200 steps of descent": (DESCENT, 3, 0),
    "300 steps of regression, 100 x 3": (REGRESSION, 3, 0),
    "500 steps of Adam, a net of 2-64-1": (NET, 3, 0),
    "the same with a class of one's own": (OWN_NET, 3, 0),
    "30,000 turns of a bare loop": ("s = 0\nfor i in range(30_000):\n    s = s + i * 2\n", 30, 0),
    "10,000 appends": ("a = []\nfor i in range(10_000):\n    a.append(i)\n", 0, 50),
    "a product of 500 x 500, 20 times": (PRODUCT, 1.2, 0),
    "exp of 1,000,000 elements, 20 times": (EXPONENTIAL, 1.2, 0),
    "the reading's lines": (READING, 0, 3),
    "a recursive function, 3,193 calls": ("def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nf(16)\n", 0, 0),
    "2,000 objects added": (
        "class V:\n    def __init__(self, n):\n        self.n = n\n    def __add__(self, other):\n"
        "        return V(self.n + other.n)\na = V(1)\nfor i in range(2_000):\n    a = a + V(i)\n",
        0,
        0,
    ),
}


def seconds(work) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def medians(program: str) -> tuple[float, float]:
    """Milliseconds of Python and of the interpreter."""
    code = compile(program, "<program>", "exec")
    plain, own = [], []
    for _ in range(ROUNDS):
        plain.append(seconds(lambda: exec(code, {"torch": torch, "tensor": torch.tensor})))
        own.append(seconds(lambda: run(program)))
    assert not run(program).error, program
    return statistics.median(plain) * 1000, statistics.median(own) * 1000


def main() -> None:
    torch.set_num_threads(1)
    print(f"{'':36}{'Python ms':>10}{'here ms':>10}{'ratio':>8}  goal")
    for name, (program, ratio, milliseconds) in PROGRAMS.items():
        plain, own = medians(program)
        goal = f"{ratio:g} times" if ratio else f"{milliseconds} ms" if milliseconds else ""
        print(f"{name:36}{plain:10.2f}{own:10.2f}{own / plain:8.2f}  {goal}")


if __name__ == "__main__":
    main()
