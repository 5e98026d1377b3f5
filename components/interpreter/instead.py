"""What to write instead of a name that Python, torch or numpy has and that does not run here.

Every piece of code in these hints runs, for a tensor x with a gradient, a tensor X, and lists a and b.
"""

import re

from . import library, vocabulary

ELSEWHERE = "In a notebook of your own it runs."
NO_FILES = "Nothing here reaches a file. Write the numbers out: `X = tensor([[1.0, 2.0], [3.0, 4.0]])`."
NO_MACHINE = "The machine's files, processes and network cannot be reached here. Leave this line out."
NO_PICTURES = "Pictures are drawn here with pyplot: `import matplotlib.pyplot as plt`."
NUMBERS = "Make the numbers: `X = torch.randn(100, 2)`."
STEP = "Write the step out: `with torch.no_grad(): x -= 0.1 * x.grad`."
WRITTEN_OUT = "Write the lines themselves: each is run here."
LEFT_OUT = "Leave this line out."
IN_ORDER = f"The lines are computed one after another here. {LEFT_OUT}"
ONE_PROCESS = f"One process runs here. {LEFT_OUT}"
PRECISION = "Ask for a smaller type where it is wanted: `X.to(torch.bfloat16)`."
NO_DOWNLOADS = "Nothing is downloaded here. Build the net itself: `net = torch.nn.Linear(2, 1)`."
LOG = "Keep the numbers in a list, and print it: `print(a)`."
CHECK = "A check is a line of its own: `assert len(a) == 2`."

# Python's own functions and classes.
BUILTINS = {
    "aiter": "Go over the items: `for item in a: print(item)`.",
    "anext": "Go over the items: `for item in a: print(item)`.",
    "breakpoint": "A line that is only a name shows its value: `x`.",
    "compile": WRITTEN_OUT,
    "dir": "`hasattr(x, 'grad')` asks for one name. PyTorch's documentation, at pytorch.org, lists them all.",
    "eval": "Write the expression itself, or a function: `f = lambda x: x ** 2`. A number in a text: `float('3.5')`.",
    "exec": f"{WRITTEN_OUT} What is to be run again and again stands in a function: `def f(x): return x ** 2`.",
    "exit": f"A program ends after its last line. {LEFT_OUT}",
    "quit": f"A program ends after its last line. {LEFT_OUT}",
    "globals": "Keep values that are looked up by name in a dict: `values = {'x': x}`.",
    "locals": "Keep values that are looked up by name in a dict: `values = {'x': x}`.",
    "help": "PyTorch's documentation is at pytorch.org.",
    "input": "Nobody can be asked while the lines run. Write the value into the program: `x = 3.0`.",
    "memoryview": "The Storage section shows the memory behind a tensor.",
    "open": NO_FILES,
    "__import__": "Import by name: `import math`.",
    "__build_class__": "Write the class: `class A: pass`.",
    **dict.fromkeys(("copyright", "credits", "license"), LEFT_OUT),
    **dict.fromkeys("__debug__ __doc__ __loader__ __package__ __spec__".split(), LEFT_OUT),
}

# Modules that one imports beside torch, by their first name.
MODULES = {
    **dict.fromkeys("os pathlib shutil subprocess platform socket threading multiprocessing".split(), NO_MACHINE),
    **dict.fromkeys("glob tempfile signal getpass psutil gc inspect ctypes importlib google".split(), NO_MACHINE),
    **dict.fromkeys("csv json pandas polars requests urllib datasets zipfile tarfile gzip".split(), NO_FILES),
    **dict.fromkeys("matplotlib seaborn plotly bokeh altair IPython ipywidgets graphviz".split(), NO_PICTURES),
    **dict.fromkeys("sklearn torchvision torchaudio PIL cv2 transformers torchtext".split(), NUMBERS),
    **dict.fromkeys("tensorflow keras jax".split(), "This page runs PyTorch: `import torch`."),
    **dict.fromkeys(("timeit",), "`import time` runs, and `time.perf_counter()` in it tells seconds."),
    **dict.fromkeys(("unittest", "pytest", "doctest"), CHECK),
    **dict.fromkeys(("logging", "pprint"), "Print it: `print(x)`."),
    **dict.fromkeys(("heapq", "bisect"), "`sorted(a)` gives the items in their order."),
    **dict.fromkeys(("torchinfo", "torchsummary"), "Count what there is: `x.numel()`."),
    **dict.fromkeys(("uuid", "secrets", "hashlib"), "Random numbers run: `torch.randint(0, 10, (3,))`."),
    **dict.fromkeys(("wandb", "tensorboard", "mlflow"), LOG),
    **dict.fromkeys(("pickle", "shelve"), "A value is kept within the run: `torch.save(X, 'X.pt')`."),
    "argparse": "Write the value into the program: `n = 3`.",
    "asyncio": "Call the function plainly.",
    "cmath": "torch computes with complex numbers: `torch.exp(tensor(1j))`.",
    "contextlib": "Write what comes before and after as lines, or a class of your own.",
    "einops": "A tensor has it: `X.reshape(-1)` and `X.permute(1, 0)`.",
    "lightning": STEP,
    "queue": "`from collections import deque` runs.",
    "re": "Texts have methods: `'a b'.split()` and `'a b'.replace('a', 'c')`.",
    "scipy": "torch has much of it: `torch.special.expit(x)` or `torch.linalg.inv(torch.eye(2))`.",
    "textwrap": "A text over several lines: `'one' + chr(10) + 'two'`.",
    "tqdm": "Go over the plain range: `for i in range(3): print(i)`.",
    "traceback": "An error is shown beside its line.",
    "types": "`type(x)` tells what a value is.",
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
    "nn": "Import it above: `from torch import nn`.",
    "optim": "Import it above: `from torch import optim`.",
    "numpy": "It is here as `np`, or write `import numpy` above.",
    "Tensor": "A tensor is made with `tensor([1.0, 2.0])`; its type is `torch.Tensor`.",
    "array": "It is in numpy: `np.array([1, 2])`. A tensor is `tensor([1, 2])`.",
    "self": "The object comes first in a method's brackets: `def f(self): pass`.",
    "cls": "The class comes first in a class method's brackets: `def f(cls): pass`.",
    "this": "Python calls it `self`, and names it first in a method's brackets: `def f(self): pass`.",
}
# Of the modules that can be imported, those whose functions are commonly used by their own names.
COMMON = "collections functools random itertools copy dataclasses time typing statistics operator sys string".split()

# What is in torch and numpy, by its full name.
MEMBERS = {
    "torch.from_file": NO_FILES,
    "io": f"{NO_FILES} A buffer in memory runs: `import io; buffer = io.BytesIO()`.",
    **dict.fromkeys("numpy.load numpy.save numpy.savez numpy.loadtxt numpy.savetxt numpy.genfromtxt".split(), NO_FILES),
    **dict.fromkeys(("torch.cuda.Stream", "torch.cuda.stream", "torch.cuda.ExternalStream"), IN_ORDER),
    **dict.fromkeys(("torch.cuda.current_stream", "torch.cuda.set_stream", "torch.cuda.graph"), IN_ORDER),
    "torch.cuda.Event": "`time.perf_counter()` tells seconds, with `import time` above.",
    **dict.fromkeys(("torch.autocast", "torch.amp", "torch.cuda.amp"), PRECISION),
    **dict.fromkeys(("torch.hub", "torch.utils.model_zoo"), NO_DOWNLOADS),
    **dict.fromkeys(("torch.distributed", "torch.multiprocessing"), ONE_PROCESS),
    **dict.fromkeys(("torch.nn.parallel", "torch.nn.DataParallel"), f"{ONE_PROCESS} The net itself can be called."),
    "torch.nn.SyncBatchNorm": "One process runs here, and `torch.nn.BatchNorm1d(2)` in it.",
    **dict.fromkeys(("torch.onnx", "torch.export"), f"A file for other programs is made at home. {LEFT_OUT}"),
    "torch.utils.tensorboard": LOG,
    **dict.fromkeys(("matplotlib.pyplot.imread", "matplotlib.pyplot.imsave"), NO_FILES),
    "torch.optim": "These run: `torch.optim.SGD([x], lr=0.1)` and `torch.optim.Adam([x], lr=0.1)`.",
    "torch.nn": "Its layers run, such as `torch.nn.Linear(2, 1)`, and functions: `torch.nn.functional.relu(x)`.",
    "torch.utils": "What goes through data runs: `torch.utils.data.TensorDataset(X)`.",
    "torch.func": "These run: `torch.func.grad(torch.sin)(tensor(0.5))` and `torch.vmap(torch.sin)(X)`.",
    "torch.compile": "Call the function as it is.",
    "torch.quantize_per_channel": "One scale for all runs: `torch.quantize_per_tensor(X, 0.1, 10, torch.quint8)`.",
    "torch.set_flush_denormal": LEFT_OUT,
    "torch.set_num_threads": f"How many there are belongs to the server. {LEFT_OUT}",
    "torch.jit": "Call the function as it is.",
    "numpy.linalg": "torch has more: `torch.linalg.inv(torch.eye(2))`.",
    "numpy.random": "These run: `np.random.rand(3)`, `np.random.randn(3)` and `np.random.randint(0, 10, 3)`.",
    "random.randbytes": "Whole numbers run: `[randrange(256) for i in range(3)]`, with `from random import randrange`.",
    "sys.argv": "Write the value into the program: `n = 3`.",
    "sys.exit": "A program ends after its last line. Leave this line out.",
    "sys": NO_MACHINE,
    "abc": "`from abc import ABC, abstractmethod` runs.",
    "collections": "`from collections import Counter, OrderedDict, defaultdict, deque, namedtuple` runs.",
    "collections.abc": "`from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence` runs.",
    "copy": "`from copy import copy, deepcopy` runs.",
    "dataclasses": "`from dataclasses import asdict, dataclass, field, replace` runs.",
    "datetime": "`from datetime import date, datetime, timedelta, timezone` runs.",
    "decimal": "`from decimal import Context, Decimal, getcontext, localcontext` runs.",
    "enum": "`from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique` runs.",
    "functools": "`from functools import cache, lru_cache, partial, reduce, wraps` runs.",
    "functools.singledispatch": "Ask for the type: `isinstance(a, list)`.",
    "operator": "`from operator import attrgetter, itemgetter` runs.",
    "random": "`from random import Random, choice, randint, random, sample, shuffle` runs.",
    "statistics": "`from statistics import mean, median, stdev` runs.",
    "string": "Texts have methods: `'a b'.split()` and `'{} b'.format('a')`.",
    "typing": "What stands behind a name's colon changes nothing here: leave it out.",
    "warnings": "`from warnings import filterwarnings, warn` runs.",
    "time": "`time.perf_counter()` tells seconds, with `import time` above.",
    "numpy.vectorize": "An operation on an array takes every element: `np.array(a) * 2`.",
}

# Methods, by what they are called.
METHODS = {
    **dict.fromkeys("apply_ map_ map2_".split(), "An operation on a tensor takes every element: `X * 2`."),
    "add_note": "Say it in the error's own text, such as `ValueError('too large: 5')`.",
    "from_bytes": "It is called on the type: `int.from_bytes(b'abc')`.",
    "fromhex": "It is called on the type: `bytes.fromhex('61')` or `float.fromhex('0x1p3')`.",
    "with_traceback": "An error is shown beside its line.",
    "fromkeys": "Write the dict out: `{key: 0 for key in a}`.",
    "maketrans": "Replace one after another: `'abc'.replace('a', 'b')`.",
}
# What a class here does not define, by its name.
SPECIAL_METHODS = {
    "__new__": "Set the attributes in `def __init__(self): pass`.",
    "__del__": "Nothing runs when a value is gone. Call a method: `def close(self): pass`.",
    "__index__": "Give the number by a method: `def number(self): return 3`.",
    **dict.fromkeys(("__setattr__", "__delattr__"), "A property does something when it is set: `@property`."),
    "__getattribute__": "Define __getattr__ instead: it is asked for the names that an object has not.",
    **dict.fromkeys("__get__ __set__ __delete__ __set_name__".split(), "Write a property: `@property`."),
    "__class_getitem__": "Square brackets behind a class say nothing here: leave them out.",
    "__init_subclass__": "Write what each class needs in the class itself.",
    **dict.fromkeys(("__copy__", "__deepcopy__"), "The module copy takes the attributes along by itself."),
    **dict.fromkeys(("__array__", "__torch_function__"), "Give the numbers by a method: `def tensor(self): return X`."),
}
INSIDE = "This is a part of Python's or torch's own inside."


def for_builtin(name: str) -> str:
    """The hint for a name of Python itself."""
    return BUILTINS.get(name, ELSEWHERE)


def for_special_method(name: str) -> str:
    """The hint for a special method that no class here defines."""
    return SPECIAL_METHODS.get(name, "Give the method a name of your own.")


def for_import(name: str) -> str:
    """The hint for a name that a program would have to import before; "" if there is none."""
    if name in library.MODULES:
        return f"Import it above: `import {name}`."
    for module in COMMON:
        if name in library.MODULES[module].members:
            return f"Import it above: `from {module} import {name}`."
    return ""


def for_method(name: str) -> str:
    """The hint for an attribute that a value has and does not give here."""
    return INSIDE if name.startswith("_") else METHODS.get(name, ELSEWHERE)


def for_module(name: str) -> str:
    """The hint for a module that is not torch, numpy or math, by its own or its usual short name; "" if unknown."""
    return MODULES.get(SHORT.get(name, name), "")


def for_member(name: str) -> str:
    """The hint for what torch, numpy or a module of Python has and is not given here, by its full name."""
    if name.rpartition(".")[2].startswith("_"):
        return INSIDE
    if name.startswith("torch.nn.") and (function := as_function(name.removeprefix("torch.nn."))):
        return f"It runs as a function: `torch.nn.functional.{function}`."
    if name.startswith("torch.") and name.endswith("Tensor"):
        return "Write `tensor([1, 2])`, with its dtype where that matters: `tensor([1, 2], dtype=torch.float32)`."
    module, _, member = name.rpartition(".")
    if name not in MEMBERS and module == "numpy" and member in vocabulary.TORCH_MODULE.members:
        return f"torch has a function of this name: `torch.{member}`."
    while name not in MEMBERS and "." in name:
        name = name.rpartition(".")[0]
    return MEMBERS.get(name, ELSEWHERE)


def as_function(layer: str) -> str:
    """The function of torch.nn.functional that a class such as MSELoss is made of; "" if there is none here."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", layer).lower()
    functions = vocabulary.TORCH_MODULE.members["nn"].members["functional"].members
    return next((name for name in (words, words.removesuffix("_loss"), layer.lower()) if name in functions), "")
