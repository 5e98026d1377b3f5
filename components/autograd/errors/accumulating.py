"""Mistakes with backward() and what it leaves in .grad, up to a step along the slope."""

from .case import Case

ACCUMULATING = {
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
        silent="`slope = x.grad` copies nothing: it is a second name for the tensor that zero_() then fills with 0. "
        "`.item()` takes the number out before. `x.grad = None` in place of zero_() keeps it too.",
        predicted=True,
        shows="slope",
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
        raised="x is a leaf: it was not computed from others. Its gradient belongs to the number that it holds. While "
        "torch keeps track, it does not let you write over that number. Under no_grad() it does not, and you may.",
        shows="x",
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
        silent="The new x was computed, so it is no leaf, and backward() fills .grad for leaves only. Change the leaf "
        "itself, in place, under no_grad().",
    ),
}
