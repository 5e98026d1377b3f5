"""Every `>>>` example in the documentation of `torch` and `torch.Tensor`, as this installation carries it."""

import doctest
import inspect
import re
from textwrap import dedent

import torch

# One prompt line and its continuation lines; for the docstrings whose indentation doctest refuses.
PROMPT = re.compile(r"^[ \t]*>>> ?(?P<first>.*)(?P<rest>(?:\n[ \t]*\.\.\. ?.*)*)", re.MULTILINE)


def collect() -> dict[str, tuple[str, ...]]:
    """The example statements of every documented name of torch and of torch.Tensor, in their order on the page."""
    blocks = {}
    for prefix, owner in (("torch", torch), ("torch.Tensor", torch.Tensor)):
        for name in sorted(vars(owner).keys() | set(dir(owner))):
            if name.startswith("_"):
                continue
            documented = inspect.getattr_static(owner, name, None)
            text = getattr(documented, "__doc__", None)
            if not inspect.ismodule(documented) and isinstance(text, str) and ">>>" in text:
                blocks[f"{prefix}.{name}"] = statements(text)
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
