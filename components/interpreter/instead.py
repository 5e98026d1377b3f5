"""What to write instead of a name that Python, torch or numpy has and that does not run here.

Every piece of code in these hints runs, for a tensor x with a gradient, a tensor X, and lists a and b.
"""

import builtins
import re

from . import vocabulary

ELSEWHERE = "In a notebook of your own it runs."
NO_FILES = "Nothing here reaches a file. Write the numbers out: `X = tensor([[1.0, 2.0], [3.0, 4.0]])`."
NO_MACHINE = "The machine's files, processes and network cannot be reached here. Leave this line out."
NO_NAMES = "A value is reached by its own name. Write `x` on a line of its own to see it."
NO_PICTURES = "Nothing is drawn by a program here; the pages draw their pictures themselves. Leave this line out."
NO_CLASSES = "Use functions and names, such as `def f(x): return x ** 2`."
NO_ERRORS = "Nothing is raised or caught here: an error is shown beside its line."
ITEMS = "Go over the items: `for item in a: print(item)`."
NUMBERS = "Make the numbers: `X = torch.randn(100, 2)`."
STEP = "Write the step out: `with torch.no_grad(): x -= 0.1 * x.grad`."

# Python's own functions and classes.
BUILTINS = {
    "aiter": ITEMS,
    "anext": ITEMS,
    "ascii": "`repr(a)` gives the text of a value.",
    "bin": "`divmod(6, 2)` gives one binary digit and the rest.",
    "breakpoint": "A line that is only a name shows its value: `x`.",
    "bytearray": "Use a tensor of small whole numbers: `tensor([1, 2], dtype=torch.uint8)`.",
    "bytes": "Use a tensor of small whole numbers: `tensor([1, 2], dtype=torch.uint8)`.",
    "callable": "`isinstance(x, torch.Tensor)` asks what a value is.",
    "chr": "Write the character itself: `'A'`.",
    "classmethod": NO_CLASSES,
    "compile": "Write the lines themselves: each is run here.",
    "delattr": NO_NAMES,
    "dict": "Use a name for each value.",
    "dir": NO_NAMES,
    "enumerate": "Count the places: `for i in range(len(a)): print(i, a[i])`.",
    "eval": "Write the line itself: each is run here.",
    "exec": "Write the lines themselves: each is run here.",
    "exit": "A program ends after its last line. Leave this line out.",
    "filter": "A comparison chooses from a tensor: `X[X > 0]`.",
    "format": "`round(2.345, 2)` shortens a number.",
    "frozenset": "Use a tuple, such as `(1, 2)`, or `torch.unique(tensor([1, 1, 2]))`.",
    "getattr": "Write the attribute itself: `x.grad`.",
    "globals": NO_NAMES,
    "hasattr": "`isinstance(x, torch.Tensor)` asks what a value is.",
    "hash": "`torch.equal(x, x)` compares two tensors.",
    "help": "PyTorch's documentation is at pytorch.org.",
    "hex": "`divmod(31, 16)` gives one such digit and the rest.",
    "id": "`x is x` asks whether two names stand for one value; the Names section draws it.",
    "input": "Nobody can be asked while the lines run. Write the value into the program: `x = 3.0`.",
    "issubclass": "`isinstance(x, torch.Tensor)` asks what a value is.",
    "iter": ITEMS,
    "locals": NO_NAMES,
    "map": "An operation on a tensor takes every element: `tensor(a) * 2`.",
    "memoryview": "The Storage section shows the memory behind a tensor.",
    "next": "`a[0]` is the first item.",
    "object": NO_CLASSES,
    "oct": "`divmod(15, 8)` gives one such digit and the rest.",
    "open": NO_FILES,
    "ord": "Write the number itself.",
    "property": NO_CLASSES,
    "quit": "A program ends after its last line. Leave this line out.",
    "reversed": "`a[::-1]` is a list from its end, `X.flip(0)` a tensor.",
    "set": "Use a list, or `torch.unique(tensor([1, 1, 2]))`.",
    "setattr": NO_NAMES,
    "staticmethod": NO_CLASSES,
    "super": NO_CLASSES,
    "vars": NO_NAMES,
    "zip": "Go over the places: `for i in range(len(a)): print(a[i], b[i])`.",
    "Ellipsis": "Write the three dots: `X[..., 0]`.",
    "NotImplemented": NO_CLASSES,
    **dict.fromkeys(("copyright", "credits", "license"), "Leave this line out."),
}

# Modules that one imports beside torch, by their first name.
MODULES = {
    **dict.fromkeys("os sys pathlib shutil subprocess platform socket threading multiprocessing".split(), NO_MACHINE),
    **dict.fromkeys("io csv json pickle pandas polars requests urllib datasets".split(), NO_FILES),
    **dict.fromkeys("matplotlib seaborn plotly bokeh altair IPython".split(), NO_PICTURES),
    **dict.fromkeys("sklearn torchvision torchaudio PIL cv2 transformers torchtext".split(), NUMBERS),
    **dict.fromkeys("tensorflow keras jax".split(), "This page runs PyTorch: `import torch`."),
    **dict.fromkeys("time timeit datetime".split(), "The Devices page measures how long a computation takes."),
    "random": "Random numbers come from torch: `torch.rand(3)`.",
    "scipy": "torch has much of it: `torch.special.expit(x)` or `torch.linalg.inv(torch.eye(2))`.",
    "statistics": "A tensor has it: `X.mean()`.",
    "cmath": "torch computes with complex numbers: `torch.exp(tensor(1j))`.",
    "copy": "A tensor copies itself: `x.clone()`.",
    "itertools": "All pairs of two tensors are `torch.cartesian_prod(tensor(a), tensor(b))`.",
    "warnings": "A warning is shown beside its line. Leave this line out.",
    "tqdm": "Go over the plain range: `for i in range(3): print(i)`.",
    "lightning": STEP,
    "typing": "Leave the types out.",
}
# The short names that these modules are commonly given.
SHORT = {
    "plt": "matplotlib",
    "pd": "pandas",
    "sns": "seaborn",
    "px": "plotly",
    "tf": "tensorflow",
    "jnp": "jax",
    "Image": "PIL",
}
IMPORTED = {
    "F": "Import it above: `import torch.nn.functional as F`.",
    "optim": STEP,
    "numpy": "It is here as `np`, or write `import numpy` above.",
    "Tensor": "A tensor is made with `tensor([1.0, 2.0])`; its type is `torch.Tensor`.",
    "array": "It is in numpy: `np.array([1, 2])`. A tensor is `tensor([1, 2])`.",
}

# What is in torch and numpy, by its full name.
MEMBERS = {
    **dict.fromkeys("torch.load torch.save torch.from_file".split(), NO_FILES),
    **dict.fromkeys("numpy.load numpy.save numpy.savez numpy.loadtxt numpy.savetxt numpy.genfromtxt".split(), NO_FILES),
    "torch.optim": STEP,
    "torch.nn": "Its functions run, such as `torch.nn.functional.relu(x)`.",
    "torch.utils": "Go over the rows of a tensor: `for row in X: print(row)`.",
    "torch.distributions": "`torch.randn(3)` draws from the normal distribution.",
    "torch.autograd.Variable": "A tensor is one by itself: `x = tensor(-2.0).requires_grad_()`.",
    "torch.autograd.functional": "`torch.autograd.grad(x ** 2, x)` gives a gradient.",
    "torch.func": "`torch.autograd.grad(x ** 2, x)` gives a gradient.",
    "torch.vmap": "An operation on a tensor takes every element: `X * 2`.",
    "torch.compile": "Call the function as it is.",
    "torch.jit": "Call the function as it is.",
    "torch.set_printoptions": "Round what is shown: `X.round(decimals=2)`.",
    "torch.set_default_dtype": "Give each tensor its dtype: `torch.zeros(3, dtype=torch.float64)`.",
    "torch.set_default_device": "Give each tensor its device: `torch.zeros(3, device='cpu')`.",
    "numpy.set_printoptions": "Round what is shown: `np.round(np.array([1.234]), 2)`.",
    "numpy.linalg": "torch has it: `torch.linalg.inv(torch.eye(2))`.",
    "numpy.random": "These run: `np.random.rand(3)`, `np.random.randn(3)` and `np.random.randint(0, 10, 3)`.",
    "numpy.vectorize": "An operation on an array takes every element: `np.array(a) * 2`.",
}

# Methods, by what they are called.
METHODS = {
    **dict.fromkeys("format join split upper lower strip".split(), "Print the parts one by one: `print('x', x)`."),
    **dict.fromkeys("apply_ map_ map2_".split(), "An operation on a tensor takes every element: `X * 2`."),
    "extend": "Add the lists: `a = a + b`.",
    "data_ptr": "The Storage section shows which tensors share their memory.",
    "untyped_storage": "The Storage section shows the memory behind a tensor.",
    "resize_": "`X.reshape(-1, 1)` gives another shape.",
}


def for_builtin(name: str) -> str:
    """The hint for a name of Python itself."""
    kind = getattr(builtins, name)
    if isinstance(kind, type) and issubclass(kind, BaseException):
        return NO_ERRORS
    return BUILTINS.get(name, "")


def for_module(name: str) -> str:
    """The hint for a module that is not torch, numpy or math, by its own or its usual short name; "" if unknown."""
    return MODULES.get(SHORT.get(name, name), "")


def for_member(name: str) -> str:
    """The hint for what torch or numpy has and is not given here, by its full name."""
    if name.startswith("torch.nn.") and (function := as_function(name.removeprefix("torch.nn."))):
        return f"It runs as a function: `torch.nn.functional.{function}`."
    if name.startswith("torch.") and name.endswith("Tensor"):
        return "Write `tensor([1, 2])`, with its dtype where that matters: `tensor([1, 2], dtype=torch.float32)`."
    module, _, member = name.rpartition(".")
    if name not in MEMBERS and module in ("numpy", "math") and member in vocabulary.TORCH_MODULE.members:
        return f"torch has a function of this name: `torch.{member}`."
    while name not in MEMBERS and "." in name:
        name = name.rpartition(".")[0]
    return MEMBERS.get(name, ELSEWHERE)


def as_function(layer: str) -> str:
    """The function of torch.nn.functional that a class such as MSELoss is made of; "" if there is none here."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", layer).lower()
    functions = vocabulary.TORCH_MODULE.members["nn"].members["functional"].members
    return next((name for name in (words, words.removesuffix("_loss"), layer.lower()) if name in functions), "")
