"""`dataclasses`: written anew, because Python's own writes a text of the names and has it compiled."""

import dataclasses
import inspect
import operator
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ..entries import Function
from ..signatures import Args, Kwargs
from . import growth
from .copies import deepcopy
from .entry import module, owned
from .hinting import Hint

if TYPE_CHECKING:
    from ..running import Running

OPTIONS = dict(
    init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False
)
FIELDS = "__dataclass_fields__"
OWN = "__main__"  # the module of a program's classes
ORDER = {"__lt__": operator.lt, "__le__": operator.le, "__gt__": operator.gt, "__ge__": operator.ge}


def field(run: "Running", *, default_factory: Any = MISSING, **options: Any) -> Field:
    """`dataclasses.field(...)`, counted. Raises: TypeError, ValueError as in Python."""
    if default_factory is not MISSING:
        default_factory = run.callback(default_factory)
    growth.take_items(run, growth.OBJECT)
    return dataclasses.field(default_factory=default_factory, **options)


def dataclass(run: "Running", cls: Any = None, /, **options: object) -> Any:
    """`@dataclass`, above a class, or `@dataclass(...)`, which gives the decorator.

    Raises: Refused for slots; TypeError for an unknown option, and what `process` raises.
    """
    for name in options:
        if name in ("slots", "weakref_slot") and options[name]:
            raise growth.refusal(f"dataclass({name}=True) is not part of what runs here: leave it out.")
        if name not in OPTIONS and name not in ("slots", "weakref_slot"):
            raise TypeError(f"dataclass() got an unexpected keyword argument '{name}'")
    settings = {**OPTIONS, **options}
    if cls is None:
        return Function("dataclass", lambda made: process(run, made, settings))
    return process(run, cls, settings)


def process(run: "Running", cls, settings: dict[Any, Any]) -> type:
    """The class itself, with fields and methods put into it as `settings` tell.

    Raises: Refused for a class that is not the program's; TypeError, ValueError in Python's words.
    """
    if cls not in run.classes:
        raise growth.refusal("@dataclass stands above a class of this program.")
    fields = {}
    for base in cls.__mro__[-1:0:-1]:
        fields.update(base.__dict__.get(FIELDS, {}))
    check_frozen(cls, settings["frozen"])
    for name, hint in own_fields(cls):
        fields[name] = read_field(cls, name, hint, settings["kw_only"])
    setattr(cls, FIELDS, fields)
    cls.__dataclass_params__ = settings["frozen"]
    shown = list(fields.values())
    if settings["init"]:
        cls.__init__ = named(cls, make_init(run, cls, shown, settings["frozen"]), "__init__")
    add_if_absent(cls, "__repr__", make_repr(run, shown), settings["repr"])
    compared = [one.name for one in shown if one.compare]
    has_eq = "__eq__" in cls.__dict__
    add_if_absent(cls, "__eq__", make_eq(run, compared), settings["eq"])
    if settings["order"]:
        add_order(run, cls, compared, settings["eq"])
    if settings["frozen"]:
        freeze(cls, set(fields))
    add_hash(run, cls, shown, settings, has_eq)
    if settings["match_args"] and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(one.name for one in shown if one.init and not one.kw_only)
    return cls


def check_frozen(cls: type, frozen: object) -> None:
    """Raises TypeError, in Python's words, where a frozen class and one that is not inherit from each other."""
    for base in cls.__mro__[1:]:
        known = base.__dict__.get("__dataclass_params__")
        if known is not None and known != frozen:
            ways = ("non-frozen", "frozen") if frozen else ("frozen", "non-frozen")
            raise TypeError(f"cannot inherit {ways[1]} dataclass from a {ways[0]} one")


def own_fields(cls: type) -> Iterator[tuple[str, object]]:
    """The annotated names of the class itself, without those that belong to the class alone."""
    for name, hint in inspect.get_annotations(cls).items():
        text = hint if isinstance(hint, str) else repr(hint) if isinstance(hint, Hint) else ""
        if not text.startswith(("ClassVar", "typing.ClassVar")):
            yield name, hint


def read_field(cls: type, name: str, hint: object, kw_only: Any) -> Field:
    """The field of one annotated name; the class keeps its default, and no Field.

    Raises: ValueError for a default that can change.
    """
    given = cls.__dict__.get(name, MISSING)
    one = given if isinstance(given, Field) else dataclasses.field(default=given)
    one.name, one.type = name, hint
    if one.kw_only is MISSING:
        one.kw_only = kw_only
    if isinstance(given, Field):
        if one.default is MISSING:
            delattr(cls, name)
        else:
            setattr(cls, name, one.default)
    if one.default is not MISSING and type(one.default).__hash__ is None:
        kind = type(one.default)
        raise ValueError(f"mutable default {kind} for field {name} is not allowed: use default_factory")
    return one


def named(cls: type, function: Any, name: str) -> Callable[..., Any]:
    """The function itself, named as a method of this class."""
    function.__name__, function.__qualname__ = name, f"{cls.__qualname__}.{name}"
    return function


def add_if_absent(cls: type, name: str, function: Callable[..., Any], wanted: object) -> None:
    """Puts a method into the class where it is wanted, and the class's own body has none of that name."""
    if wanted and name not in cls.__dict__:
        setattr(cls, name, named(cls, function, name))


def make_init(run: "Running", cls: type, fields: list[Any], frozen: object) -> Callable[..., Any]:
    """The `__init__` of these fields, whose messages are Python's.

    Raises: TypeError for a field without a default after one with.
    """
    taken = [one for one in fields if one.init]
    places = [one for one in taken if not one.kw_only]
    optional = [one.name for one in places if has_default(one)]
    check_order(places)
    keyword_only = [one for one in taken if one.kw_only]
    words = f"{cls.__qualname__}.__init__()"

    def __init__(self: Any, /, *args: Any, **kwargs: Any):
        run.tick()
        values = dict(zip([one.name for one in places], args, strict=False))
        for name, value in kwargs.items():
            if all(one.name != name for one in taken):
                raise TypeError(f"{words} got an unexpected keyword argument '{name}'")
            if name in values:
                raise TypeError(f"{words} got multiple values for argument '{name}'")
            values[name] = value
        check_count(words, args, places, optional, kwargs)
        for kind, group in (("positional", places), ("keyword-only", keyword_only)):
            check_missing(words, kind, [one.name for one in group if one.name not in values and not has_default(one)])
        for one in fields:
            value = values.get(one.name, one.default)
            if one.name not in values and one.default_factory is not MISSING:
                value = one.default_factory()
            if value is not MISSING:
                object.__setattr__(self, one.name, value) if frozen else setattr(self, one.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    return __init__


def check_order(places: list[Any]) -> None:
    """Raises TypeError, in Python's words, for a field without a default after one with."""
    for before, after in pairwise(places):
        if has_default(before) and not has_default(after):
            raise TypeError(f"non-default argument '{after.name}' follows default argument")


def has_default(one: Field) -> bool:
    """Whether a field may be left out: it has a default, or a function that makes one."""
    return one.default is not MISSING or one.default_factory is not MISSING


def check_count(words: str, args: Args, places: list[Any], optional: list[Any], kwargs: Kwargs) -> None:
    """Python counts the instance among the arguments."""
    if len(args) > len(places):
        most = len(places) + 1
        least = most - len(optional)
        span = f"from {least} to {most}" if optional else str(most)
        ending = "" if most == 1 else "s"
        raise TypeError(f"{words} takes {span} positional argument{ending} but {len(args) + 1} were given")


def check_missing(words: str, kind: str, names: list[str]) -> None:
    """Raises TypeError, in Python's words, if any names are given: the arguments of this kind that are missing."""
    if names:
        quoted = [f"'{name}'" for name in names]
        listed = quoted[0]
        if len(quoted) == 2:
            listed = " and ".join(quoted)
        elif len(quoted) > 2:
            listed = ", ".join(quoted[:-1]) + f", and {quoted[-1]}"
        raise TypeError(f"{words} missing {len(names)} required {kind} argument{'s' * (len(names) > 1)}: {listed}")


def make_repr(run: "Running", fields: list[Any]) -> Callable[..., Any]:
    """The `__repr__` of these fields, counted; an instance inside itself is written as `...`."""
    writing = set()

    def __repr__(self: Any):
        run.tick()
        if id(self) in writing:
            return "..."
        writing.add(id(self))
        try:
            parts = [f"{one.name}={run.repr_of(getattr(self, one.name))}" for one in fields if one.repr]
        finally:
            writing.discard(id(self))
        growth.take_text(run, sum(map(len, parts)))
        return f"{type(self).__qualname__}({', '.join(parts)})"

    return __repr__


def values_of(self: object, names: list[str]) -> tuple[Any, ...]:
    """What an instance has under these names, as a tuple to compare or to hash."""
    return tuple([getattr(self, name) for name in names])


def make_eq(run: "Running", names: list[str]) -> Callable[..., Any]:
    """The `__eq__` of these names: equal if of the same class, with equal values."""

    def __eq__(self: Any, other: Any):
        run.tick()
        if other.__class__ is not self.__class__:
            return NotImplemented
        left, right = values_of(self, names), values_of(other, names)
        growth.check_work(left)
        return left == right

    return __eq__


def add_order(run: "Running", cls: type, names: list[str], eq: object) -> None:
    """Puts the four comparisons into the class.

    Raises: ValueError without `eq`; TypeError if the class has one of its own.
    """
    if not eq:
        raise ValueError("eq must be true if order is true")
    for name, compare in ORDER.items():
        if name in cls.__dict__:
            raise TypeError(
                f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
            )
        setattr(cls, name, named(cls, make_order(run, names, compare), name))


def make_order(run: "Running", names: list[str], compare: Callable[..., Any]) -> Callable[..., Any]:
    """One comparison of these names, between instances of the same class."""

    def order(self: Any, other: Any):
        run.tick()
        if other.__class__ is not self.__class__:
            return NotImplemented
        left, right = values_of(self, names), values_of(other, names)
        growth.check_work(left)
        return compare(left, right)

    return order


def freeze(cls, names: set[str]) -> None:
    """Makes instances raise FrozenInstanceError where attributes are set or deleted: all of the class's own, and these
    names in classes that inherit from it.
    """

    def __setattr__(self: Any, name: Any, value: Any):
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: Any, name: Any):
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    cls.__setattr__, cls.__delattr__ = __setattr__, __delattr__


def add_hash(run: "Running", cls, fields: list[Any], settings: dict[Any, Any], has_eq: bool) -> None:
    """With equality of values, instances are keys only if they cannot change."""
    has_hash = "__hash__" in cls.__dict__ and not (cls.__dict__["__hash__"] is None and has_eq)
    if settings["unsafe_hash"] or (settings["eq"] and settings["frozen"] and not has_hash):
        names = [one.name for one in fields if (one.compare if one.hash is None else one.hash)]

        def __hash__(self: Any):
            run.tick()
            values = values_of(self, names)
            growth.check_hash(values)
            return hash(values)

        cls.__hash__ = named(cls, __hash__, "__hash__")
    elif settings["eq"] and not settings["frozen"] and not has_hash:
        cls.__hash__ = None


# --- what is asked of them


def fields_of(value: object) -> Any:
    """The fields, by name, of a program's dataclass or of an instance of it; None for anything else."""
    kind = value if isinstance(value, type) else type(value)
    # A dataclass of the host is not the program's to take apart.
    return getattr(kind, FIELDS, None) if kind.__module__ == OWN else None


def fields(run: "Running", class_or_instance: object, /) -> tuple[Any, ...]:
    """`dataclasses.fields(...)`. Raises: TypeError in Python's words for what is no dataclass."""
    known = fields_of(class_or_instance)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(known.values())


def is_dataclass(run: "Running", obj: object, /) -> bool:
    """`dataclasses.is_dataclass(...)`, true of the program's own dataclasses and their instances only."""
    return fields_of(obj) is not None


def fields_of_instance(value: object) -> Any:
    """The fields, by name, of an instance of a program's dataclass; None for anything else."""
    return None if isinstance(value, type) else fields_of(value)


def instance_fields(obj: object, name: str) -> dict[Any, Any]:
    """The fields of an instance, by name. Raises: TypeError, in the words of the function `name`, for anything else."""
    known = fields_of_instance(obj)
    if known is None:
        raise TypeError(f"{name}() should be called on dataclass instances")
    return known


def asdict(run: "Running", obj: object, /, *, dict_factory: object = dict) -> object:
    """`dataclasses.asdict(...)`, counted.

    Raises: TypeError for what is no instance; Refused for what no copy is made of.
    """
    make = dict if dict_factory is dict else run.callback(dict_factory)
    instance_fields(obj, "asdict")
    return taken_apart(run, obj, make)


def astuple(run: "Running", obj: object, /, *, tuple_factory: object = tuple) -> object:
    """`dataclasses.astuple(...)`, counted.

    Raises: TypeError for what is no instance; Refused for what no copy is made of.
    """
    make = tuple if tuple_factory is tuple else run.callback(tuple_factory)
    instance_fields(obj, "astuple")
    return taken_apart(run, obj, lambda pairs: make([value for _, value in pairs]))


def taken_apart(run: "Running", value: Any, make: Callable[..., Any]) -> object:
    """A value through all levels: `make` is given the pairs of names and values of each instance; what is no list,
    tuple or dict is copied.
    """
    run.tick()
    known = fields_of_instance(value)
    if known is not None:
        growth.take_items(run, growth.OBJECT)
        return make([(name, taken_apart(run, getattr(value, name), make)) for name in known])
    if type(value) in (list, tuple):
        growth.take_items(run, len(value))
        return type(value)([taken_apart(run, item, make) for item in value])
    if type(value) is dict:
        growth.take_items(run, growth.SLOT * len(value))
        return {taken_apart(run, k, make): taken_apart(run, v, make) for k, v in value.items()}
    return deepcopy(run, value)


def replace(run: "Running", obj: Any, /, **changes: Any) -> Any:
    """`dataclasses.replace(...)`: a new instance.

    Raises: TypeError for what is no instance; ValueError for a field without a place in `__init__`.
    """
    known = instance_fields(obj, "replace")
    for one in known.values():
        if not one.init and one.name in changes:
            raise ValueError(f"field {one.name} is declared with init=False, it cannot be specified with replace()")
        if one.init and one.name not in changes:
            changes[one.name] = getattr(obj, one.name)
    return type(obj)(**changes)


DATACLASSES = module(
    "dataclasses",
    owned("dataclasses", dataclass, field, fields, is_dataclass, asdict, astuple, replace),
    {"FrozenInstanceError": dataclasses.FrozenInstanceError},
)
ATTRIBUTES = {Field: frozenset("name type default repr init compare kw_only hash".split())}
