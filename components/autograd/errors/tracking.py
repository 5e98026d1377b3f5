"""Mistakes with what torch keeps track of: which tensors, and how far."""

from .case import Case

TRACKING = {
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
        shows="y.numpy()",
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
        shows="X @ x",
    ),
}
