"""The mistakes: for each a short program that makes it, a repaired one, and what it means."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A mistake.

    The programs have places for `{x}`, and for `{whole}`, an x without a fraction. `raised` says what an error of the
    wrong program means, and `silent` what it means that it gives another result than the repaired one, without an
    error; "" where this is not known to happen. Both are Markdown. `predicted`: the reader says what comes out first.
    """

    title: str
    wrong: str
    repaired: str
    raised: str = ""
    silent: str = ""
    predicted: bool = False


CASES = {
    "integer": Case(
        "requires_grad on an integer tensor",
        """
x = tensor({whole}).requires_grad_()
y = f(x)
y.backward()
x.grad
""",
        """
x = tensor({whole}.0).requires_grad_()
y = f(x)
y.backward()
x.grad
""",
        raised="`tensor({whole})` holds an integer. A slope tells what happens when x moves a little, and an integer "
        "cannot move a little. The decimal point makes it a float.",
    ),
    "no-requires_grad": Case(
        "No requires_grad_()",
        """
x = tensor({x})
y = f(x)
y.backward()
x.grad
""",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.backward()
x.grad
""",
        raised="Nobody asked torch to keep track of x. So y has no graph, and backward() finds no way back. "
        "Ask for it before y is computed.",
    ),
    "zero-on-None": Case(
        "zero_() while x.grad is None",
        """
x = tensor({x}).requires_grad_()
x.grad.zero_()
y = f(x)
y.backward()
x.grad
""",
        """
x = tensor({x}).requires_grad_()
x.grad = None
y = f(x)
y.backward()
x.grad
""",
        raised="Before the first backward() there is no gradient, not even a 0: `x.grad` is None, and None has no "
        "zero_(). `x.grad = None` empties it at any time.",
    ),
    "backward-twice": Case(
        "backward() twice on one graph",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.backward()
y.backward()
x.grad
""",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.backward()
x.grad.zero_()
y = f(x)
y.backward()
x.grad
""",
        raised="The first backward() throws away what the graph had kept for the way back. Compute y anew for a "
        "second pass, and empty x.grad in between, because backward() adds.",
        silent="The graph of this f keeps nothing for the way back, so there was nothing to throw away. The second "
        "backward() added the slope once more.",
    ),
    "y-again": Case(
        "backward() on a new y, without zero_()",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.backward()
y = f(x)
y.backward()
x.grad
""",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.backward()
x.grad.zero_()
y = f(x)
y.backward()
x.grad
""",
        silent="y is new, but x is not. x.grad still held the first slope, and backward() added the second.",
    ),
    "alias": Case(
        "slope = x.grad, and then zero_()",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.backward()
slope = x.grad
x.grad.zero_()
print(slope)
""",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.backward()
slope = x.grad.item()
x.grad.zero_()
print(slope)
""",
        silent="`slope = x.grad` copies nothing. It is a second name for the same tensor, and zero_() writes 0 into "
        "that tensor. `.item()` takes the number out before. Or write `x.grad = None` for zero_(): x lets go of the "
        "tensor, and slope keeps it.",
        predicted=True,
    ),
    "in-place": Case(
        "An in-place change of a leaf",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.backward()
x -= 0.1 * x.grad
x
""",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.backward()
with torch.no_grad(): x -= 0.1 * x.grad
x
""",
        raised="x is a leaf: its gradient belongs to the number that it holds. While torch keeps track, it does not "
        "let you write over that number. Under no_grad() it keeps no track, and you may.",
    ),
    "lost-leaf": Case(
        "x = x - lr * x.grad",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.backward()
x = x - 0.1 * x.grad
y = f(x)
y.backward()
print(x.grad)
""",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.backward()
with torch.no_grad(): x -= 0.1 * x.grad
x.grad = None
y = f(x)
y.backward()
print(x.grad)
""",
        silent="The new x is a result and no leaf, and backward() fills .grad for leaves only. The leaf, the first x, "
        "has lost its name. Change x in place, under no_grad().",
    ),
    "vector": Case(
        "backward() on a vector",
        """
x = tensor([{x}, 1.0]).requires_grad_()
y = f(x)
y.backward()
x.grad
""",
        """
x = tensor([{x}, 1.0]).requires_grad_()
y = f(x)
y.sum().backward()
x.grad
""",
        raised="y holds two numbers, and backward() starts from one. Their sum is one number. Each x changes only its "
        "own y, so x.grad then holds the slope at each x.",
    ),
    "numpy": Case(
        ".numpy() on a tensor that requires grad",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.numpy()
""",
        """
x = tensor({x}).requires_grad_()
y = f(x)
y.detach().numpy()
""",
        raised="A numpy array cannot carry y's graph, so a gradient would get lost on the way. With detach() you say "
        "that you mean it: the same numbers, without the graph.",
    ),
    "math.sin": Case(
        "math.sin(x) leaves the graph",
        """
x = tensor({x}).requires_grad_()
y = f(x) + math.sin(x)
y.backward()
x.grad
""",
        """
x = tensor({x}).requires_grad_()
y = f(x) + torch.sin(x)
y.backward()
x.grad
""",
        silent="math.sin turns x into a plain Python number, which has no graph. To backward() it is a constant, so "
        "its slope, the cosine of x, is missing in x.grad. torch.sin stays in the graph.",
    ),
    "matmul": Case(
        "integer @ float",
        """
X = tensor([[1, 2], [3, 4]])
x = tensor([{x}, 1.0])
X @ x
""",
        """
X = tensor([[1, 2], [3, 4]])
x = tensor([{x}, 1.0])
X.float() @ x
""",
        raised="X holds integers and x holds floats. For + and * torch makes floats of both by itself, but @ takes "
        "numbers of one kind only. `.float()` turns the integers into floats.",
    ),
}
FIRST_CASE = "integer"
