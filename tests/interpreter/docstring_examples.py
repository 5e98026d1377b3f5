"""Every `>>>` example in the documentation of torch, as this installation carries it."""

import doctest
import inspect
import re
from textwrap import dedent

import torch
import torch.distributions
import torch.utils.data

# One prompt line and its continuation lines; for the docstrings whose indentation doctest refuses.
PROMPT = re.compile(r"^[ \t]*>>> ?(?P<first>.*)(?P<rest>(?:\n[ \t]*\.\.\. ?.*)*)", re.MULTILINE)


# What the documentation of a smaller module takes for granted.
TAKEN = {"torch.utils.data": ("from torch.utils.data import *",), "torch.distributions": ()}
USUAL = ("import torch.nn as nn", "import torch.nn.functional as F")
SMALLER = """
    torch.nn torch.nn.functional torch.nn.init torch.optim torch.utils.data torch.distributions
    torch.autograd.functional torch.linalg torch.special torch.fft
""".split()


def owner_of(path: str) -> object:
    found = torch
    for name in path.split(".")[1:]:
        found = getattr(found, name)
    return found


def collect(paths: tuple[str, ...] = ("torch", "torch.Tensor")) -> dict[str, tuple[str, ...]]:
    """The example statements of every documented name of these, in their order on the page."""
    blocks = {}
    for prefix in paths:
        owner = owner_of(prefix)
        before = () if prefix in ("torch", "torch.Tensor") else TAKEN.get(prefix, USUAL)
        for name in sorted(vars(owner).keys() | set(dir(owner))):
            if name.startswith("_"):
                continue
            documented = inspect.getattr_static(owner, name, None)
            text = getattr(documented, "__doc__", None)
            if not inspect.ismodule(documented) and isinstance(text, str) and ">>>" in text:
                blocks[f"{prefix}.{name}"] = (*before, *statements(text))
    return blocks


def statements(docstring: str) -> tuple[str, ...]:
    """The statements behind the prompts of one docstring, without the prompts."""
    try:
        sources = [example.source for example in doctest.DocTestParser().get_examples(docstring)]
    except ValueError:
        continuation = re.compile(r"\n[ \t]*\.\.\. ?")
        sources = [match["first"] + continuation.sub("\n", match["rest"]) for match in PROMPT.finditer(docstring)]
    sources = (dedent(source).strip("\n") for source in sources)
    return tuple(source for source in sources if source.strip())
