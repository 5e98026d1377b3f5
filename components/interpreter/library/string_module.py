"""`string`."""

import string
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..signatures import Kwargs
from . import growth
from .entry import module, owned

if TYPE_CHECKING:
    from ..running import Running

CONSTANTS = """
    ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits printable punctuation whitespace
"""


def capwords(run: "Running", s: Any, sep: Any = None) -> str:
    """`string.capwords(...)`, its text counted."""
    if sep is not None and isinstance(s, str) and isinstance(sep, str):
        growth.take_text(run, len(s) * 3)
    return growth.kept(run, string.capwords(s, sep))


def new_template(run: "Running", template: Any) -> string.Template:
    """`string.Template(...)`; what it makes is counted where it is filled in."""
    return string.Template(template)


def substituting(name: str) -> Callable[..., Any]:
    """`substitute` or `safe_substitute`."""

    def method(run: "Running", self: Any, mapping: Any = None, /, **kwargs: Any):
        values: Kwargs = {**(mapping or {}), **kwargs}
        given = {key: run.text_of(value) for key, value in values.items()}
        longest = max(map(len, given.values()), default=0)
        growth.take_text(run, len(self.template) + self.template.count("$") * longest)
        return getattr(string.Template, name)(self, given)

    return method


TYPES = {string.Template: new_template}
OWN_METHODS = {(string.Template, name): substituting(name) for name in ("substitute", "safe_substitute")}
STRING = module(
    "string",
    {name: getattr(string, name) for name in CONSTANTS.split()},
    {"Template": string.Template},
    owned("string", capwords),
)
