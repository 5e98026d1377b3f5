"""`typing`, `abc`, `warnings`: names that a program writes beside its values, and that change nothing.

The real `typing` keeps what it was given for the whole process, and reads texts as code: these are names of our own.
"""

import abc
import collections.abc
import warnings
from types import FunctionType
from typing import TYPE_CHECKING, Any

from ..entries import Function
from . import growth
from .containers import make_namedtuple
from .entry import known_as, module, owned

if TYPE_CHECKING:
    from ..running import Running

ORIGINS = {
    "List": list,
    "Dict": dict,
    "Set": set,
    "FrozenSet": frozenset,
    "Tuple": tuple,
    "Type": type,
    "DefaultDict": collections.defaultdict,
    "OrderedDict": collections.OrderedDict,
    "Counter": collections.Counter,
    "Deque": collections.deque,
    **{
        name: getattr(collections.abc, name)
        for name in """
            Callable Collection Container Generator Hashable Iterable Iterator Mapping MutableMapping MutableSequence
            MutableSet Reversible Sequence Sized
        """.split()
    },
    "AbstractSet": collections.abc.Set,
}
MARKS = """
    Any Optional Union Literal Final ClassVar Annotated NoReturn Never Self TypeAlias Concatenate TypeGuard Text
    AnyStr LiteralString Unpack Required NotRequired SupportsFloat SupportsInt SupportsIndex SupportsAbs SupportsRound
"""


@known_as("typing", "_GenericAlias")
class Hint:
    """A name such as `List` or `Optional`, with or without what stands in its square brackets."""

    __slots__ = ("_name", "_origin")

    def __init__(self, name: str, origin: type | None = None):
        self._name = name
        self._origin = origin

    def __getitem__(self, parameters: Any):
        return Hint(self._name, self._origin)

    def __or__(self, other: Any):
        return Hint("Union")

    __ror__ = __or__

    def __repr__(self):
        return self._name if self._name.startswith("~") else f"typing.{self._name}"

    def __instancecheck__(self, value: Any):
        if self._origin is None:
            raise TypeError(f"{self!r} cannot be used with isinstance()")
        return isinstance(value, self._origin)

    def __subclasscheck__(self, kind: Any):
        if self._origin is None:
            raise TypeError(f"{self!r} cannot be used with issubclass()")
        return issubclass(kind, self._origin)


@known_as("typing", "Generic")
class Generic:
    """The base of a class with square brackets; they change nothing."""

    __slots__ = ()

    def __class_getitem__(cls, parameters: Any):
        return cls


@known_as("typing", "Protocol")
class Protocol:
    """The base of a class that only describes others."""

    __slots__ = ()

    def __class_getitem__(cls, parameters: Any):
        return cls


@known_as("typing", "NamedTuple")
class NamedTuple:
    """The base of a named tuple; whoever compiles a class with it gives it to `make_named_tuple`."""


@known_as("typing", "TypedDict")
class TypedDict(dict):
    """The base of a class whose values are dicts."""


PROHIBITED = frozenset("__new__ __init__ __slots__ _fields _field_defaults _make _replace _asdict".split())


def make_named_tuple(run: "Running", name: str, annotations: dict[Any, Any], namespace: dict[Any, Any]) -> type:
    """The class that `class NAME(NamedTuple)` makes: fields are the annotated names, defaults what they were given."""
    for key in PROHIBITED & namespace.keys():
        raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
    fields = list(annotations)
    given = [field for field in fields if field in namespace]
    if fields[len(fields) - len(given) :] != given:
        late = next(field for field in fields[fields.index(given[0]) :] if field not in given)
        earlier = [field for field in given if fields.index(field) < fields.index(late)]
        words = ", ".join(earlier)
        raise TypeError(
            f"Non-default namedtuple field {late} cannot follow default field{'s' * (len(earlier) > 1)} {words}"
        )
    made = make_namedtuple(run, name, fields, tuple(namespace[field] for field in given))
    for key, value in namespace.items():
        if key not in fields and key not in ("__dict__", "__weakref__", "__slots__", "__new__"):
            setattr(made, key, value)
    return made


def new_named_tuple(run: "Running", typename: object, fields: object = (), /) -> type:
    """`NamedTuple("Point", [("x", int)])`: a class of the run, of the names alone."""
    return make_namedtuple(run, typename, [pair[0] for pair in run.bounded(fields)])


def type_var(run: "Running", name: object, *constraints: object, **options: object) -> object:
    """`TypeVar("T")`, which is shown as `~T`; its constraints change nothing."""
    return Hint(f"~{name}" if isinstance(name, str) and len(name) < 100 else "~T")


def new_type(run: "Running", name: object, tp: object) -> Function:
    """`NewType("UserId", int)`: a function that gives back its argument, as in Python."""
    return Function(run.text_of(name), lambda value: value)


def cast(run: "Running", typ: object, val: object) -> object:
    """`cast(kind, value)`: the value, as in Python."""
    return val


def same(run: "Running", value: object) -> object:
    """`@overload`, `@final` and the like: what stands below them, unchanged."""
    return value


TYPING = module(
    "typing",
    {name: Hint(name, origin) for name, origin in ORIGINS.items()},
    {name: Hint(name) for name in MARKS.split()},
    {"Generic": Generic, "Protocol": Protocol, "NamedTuple": NamedTuple, "TypedDict": TypedDict},
    {"TYPE_CHECKING": False},
    owned("typing", cast, TypeVar=type_var, NewType=new_type, overload=same, final=same, runtime_checkable=same),
)
TYPES = {NamedTuple: new_named_tuple}

# --- abc


def abstractmethod(run: "Running", funcobj: Any, /) -> Any:
    """`@abstractmethod`: the function itself, marked.

    Raises: Refused for what is no `def`, property or method of a class.
    """
    if type(funcobj) not in (FunctionType, property, classmethod, staticmethod):
        raise growth.refusal("@abstractmethod stands above a `def` in a class.")
    if type(funcobj) is FunctionType:
        funcobj.__isabstractmethod__ = True
    return funcobj


ABC = module("abc", {"ABC": abc.ABC}, owned("abc", abstractmethod))

# --- warnings


def keep_filters(run: "Running", *args: object, **kwargs: object) -> None:
    """What is warned of is told once, whatever the filters: they belong to the whole server."""


def warn(run: "Running", message: object, category: Any = None, stacklevel: object = 1, source: object = None) -> None:
    """`warnings.warn(...)`, which the reader is told. Raises: TypeError for a category that is no Warning."""
    kind = category or (type(message) if isinstance(message, Warning) else UserWarning)
    if not (isinstance(kind, type) and issubclass(kind, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    warnings.warn_explicit(run.text_of(message), shown(run, kind), "<program>", 1, module="components.interpreter")


def shown(run: "Running", kind: type) -> type:
    """A category that the process may keep: a class of the program would be held for ever."""
    return next(base for base in kind.__mro__ if base not in run.classes)


WARNINGS = module(
    "warnings",
    owned("warnings", warn, filterwarnings=keep_filters, simplefilter=keep_filters, resetwarnings=keep_filters),
)
