"""What a page says about itself to those who have not opened it, in words."""

TITLES = {"app": "PyTorch, live"}
# What a search or a message shows of a link, by the page's path.
ABOUT = {
    "": "A live introduction to PyTorch: tensors, devices and gradients, step by step, with lines to change and run.",
    "tensors": "Type lines of PyTorch and see what each gives: shapes, cells, and where each number comes from.",
    "devices": "What this machine computes with, how tensors move between CPU and GPU, and when a GPU is worth it.",
    "autograd": "Two functions, their tangents, and what backward() leaves in x.grad: drawn by PyTorch's own slopes.",
    "exercises": "Exercises in PyTorch that are checked at once: tensors, broadcasting, gradients, a first model.",
}
