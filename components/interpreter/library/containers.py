"""`collections` and `collections.abc`."""

import collections
import collections.abc
from collections import Counter, OrderedDict, defaultdict, deque
from typing import TYPE_CHECKING, Any

from .. import limits
from . import growth
from .entry import module, owned

if TYPE_CHECKING:
    from ..running import Running

FIELDS = 100
ABSTRACT = """
    Callable Collection Container Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView
    MutableMapping MutableSequence MutableSet Reversible Sequence Set Sized ValuesView
"""


def namedtuple(
    run: "Running",
    typename: object,
    field_names: Any,
    *,
    rename: object = False,
    defaults: object = None,
    module: object = None,
) -> type:
    """`collections.namedtuple`: a class of the run.

    Raises: LimitReached for too many fields; TypeError, ValueError as in Python.
    """
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [text if type(text) is str else run.text_of(text) for text in run.bounded(field_names)]
    given = None if defaults is None else tuple(run.bounded(defaults))
    return make_namedtuple(run, typename, names, given, bool(rename))


def make_namedtuple(
    run: "Running", typename: Any, names: list[Any], defaults: tuple[Any, ...] | None = None, rename: bool = False
) -> type:
    """A class of the run. Python makes one function of its from a text with these names, so they are names only."""
    if len(names) > FIELDS:
        raise growth.LimitReached(f"A named tuple has at most {FIELDS} fields here.")
    if type(typename) is not str:
        typename = run.text_of(typename)
    limits.check_items(100 * sum(map(len, (typename, *names))))
    made: Any = collections.namedtuple(typename, names, rename=rename, defaults=defaults, module="__main__")
    make = made._make.__func__
    made._make = classmethod(lambda cls, iterable: make(cls, tuple(run.bounded(iterable))))
    run.classes.add(made)
    return made


ABC = module("collections.abc", {name: getattr(collections.abc, name) for name in ABSTRACT.split()})
COLLECTIONS = module(
    "collections",
    {kind.__name__: kind for kind in (Counter, OrderedDict, defaultdict, deque)},
    owned("collections", namedtuple),
    {"abc": ABC},
)
