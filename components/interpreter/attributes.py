"""Names with dots: what of a value a program may read, set and delete. By exact type, from lists; default nothing."""

import operator
from collections.abc import Callable
from decimal import Context
from enum import Enum, EnumType
from functools import cache, partial
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
import torch

from . import inherited, library, own_functions, settings, vocabulary
from .entries import Function, Module
from .library import enumerations, exact_numbers, pyplot
from .library.callables import Remembered
from .methods import Method
from .missing import missing_attribute
from .nn import modules
from .problem import Refused
from .room import HOLDING

if TYPE_CHECKING:
    from .running import Running

# Special methods that a class of a program may define and call by name.
SPECIAL = frozenset(
    """
    __init__ __repr__ __str__ __format__ __len__ __getitem__ __setitem__ __delitem__ __contains__ __iter__ __next__
    __reversed__ __call__ __enter__ __exit__ __bool__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__
    __add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __divmod__ __pow__ __matmul__ __and__ __or__ __xor__
    __lshift__ __rshift__ __radd__ __rsub__ __rmul__ __rtruediv__ __rfloordiv__ __rmod__ __rdivmod__ __rpow__
    __rmatmul__ __rand__ __ror__ __rxor__ __rlshift__ __rrshift__ __iadd__ __isub__ __imul__ __itruediv__
    __ifloordiv__ __imod__ __ipow__ __imatmul__ __iand__ __ior__ __ixor__ __neg__ __pos__ __abs__ __invert__
    __getattr__ __round__ __floor__ __ceil__ __trunc__ __int__ __float__ __complex__ __post_init__ __missing__
    """.split()
)
# What `C.f = f` may set: a `__getattr__` is guarded where its class is made, and nowhere else.
SETTABLE = SPECIAL - {"__getattr__"}
CUDNN = "torch.backends.cudnn"
OF_CLASSES = frozenset({"__name__", "__qualname__", "__doc__", "__module__", "__match_args__", "__annotations__"})
OF_OWN_CLASSES = frozenset({"__mro__", "__bases__", "__base__", "__dict__"})
OF_FUNCTIONS = frozenset({"__name__", "__qualname__", "__doc__", "__module__", "__wrapped__"})
OF_HOSTS = frozenset({"__len__", "__iter__", "__next__", "__getitem__", "__contains__"})
NODE = torch.autograd.graph.Node
MODEL = torch.nn.Module
OF_MODELS = frozenset({"__init__", "__call__", "__repr__", "__getitem__", "__len__", "__iter__", "__contains__"})
# They would tell where in memory something lies, or how a value is put together.
TEXTS = {"__repr__": "repr_of", "__str__": "text_of"}
COMPARING = frozenset({"__eq__", "__ne__", "__hash__"})


def read(run: "Running", owner: Any, name: str, text: str = "") -> Any:
    """The attribute. Raises: AttributeError in Python's words, Refused for what is there and not given; `text` is the
    reader's own for the owner."""
    kind = type(owner)
    if kind in run.classes:
        return read_instance(run, owner, kind, name, text)
    reader = READERS.get(kind) or (read_class if isinstance(owner, type) else read_of_host)
    return reader(run, owner, name, text)


def read_of_host(run: "Running", owner: Any, name: str, text: str) -> Any:
    """An attribute of a value of a host's type, by the vocabulary. Raises as `read` does."""
    kind = type(owner)
    is_method = members_of(kind).get(name)
    if is_method:
        return Method(owner, name)
    if isinstance(owner, MODEL) and modules.is_registered(owner, name):
        return getattr(owner, name)
    if is_method is False:
        return run.door.perform(run.node, f".{name}", getattr, (owner, name))
    if name == "__class__":
        return kind
    if name in ("__name__", "__qualname__", "__doc__") and kind is MethodType:
        return getattr(owner, name)
    if kind is Remembered and (name in OF_FUNCTIONS or not is_special(name)) and name in owner.__dict__:
        return owner.__dict__[name]
    if isinstance(owner, BaseException) and name in owner.__dict__ and not is_special(name):
        return owner.__dict__[name]
    if name in OF_HOSTS and hasattr(kind, name) and kind in library.METHODS:
        return special_of_host(name, owner)
    raise absent(run, owner, name, text)


def read_module(run: "Running", owner: Module, name: str, text: str) -> Any:
    """An attribute of a module. Raises as `read` does."""
    if owner.name == CUDNN and name in settings.CUDNN:
        return run.cudnn.get(name, settings.CUDNN[name])
    if name in owner.members:
        return owner.members[name]
    if (owner.name, name) in pyplot.SETTINGS:
        return run.figures.settings
    if name in ("__name__", "__version__", "__doc__"):
        return owner.about(name)
    raise absent(run, owner, name, text)


def read_own_function(run: "Running", owner: FunctionType, name: str, text: str) -> Any:
    """An attribute of a function of the program. Raises as `read` does."""
    if name in OF_FUNCTIONS or (name in owner.__dict__ and not is_special(name)):
        return getattr(owner, name)
    raise absent(run, owner, name, text)


def read_function(run: "Running", owner: Function, name: str, text: str) -> Any:
    """An attribute of a function of the vocabulary. Raises as `read` does."""
    if name in ("__name__", "__qualname__", "__doc__", "__module__"):
        return owner.about(name)
    raise absent(run, owner, name, text)


def read_partial(run: "Running", owner: partial[Any], name: str, text: str) -> Any:
    """An attribute of what functools.partial makes; its function is the program's own. Raises as `read` does."""
    if name == "func":
        return getattr(owner.func, "value", owner.func)
    return read_of_host(run, owner, name, text)


def special_of_host(name: str, owner: Any) -> Any:
    """`__len__` and the like of a host's value, as a function that the program can call."""
    calls = {
        "__len__": lambda run: len(owner),
        "__iter__": lambda run: run.iterate(owner),
        "__next__": lambda run: next(owner),
    }
    if name in calls:
        return Function(name, calls[name], owned=True)
    if name == "__getitem__":
        return Function(name, lambda run, key: run.get_item(owner, key), owned=True)
    return Function(name, lambda run, item: run.operate(operator.contains, owner, item), owned=True)


@cache
def members_of(kind: type) -> dict[str, bool]:
    """The names that a value of a host's type has here, each with whether it is a method."""
    found: dict[str, bool] = {}
    # Torch's kinds of nodes do not inherit from Node; only issubclass() knows that they are some.
    nodes = [NODE] if issubclass(kind, NODE) else []
    for base in (*reversed(kind.__mro__), *nodes):
        for table in (vocabulary.ATTRIBUTES_OF, library.ATTRIBUTES):
            found.update(dict.fromkeys(table.get(base, ()), False))
        for table in (vocabulary.METHODS_OF, library.METHODS):
            found.update(dict.fromkeys(table.get(base, ()), True))
    if issubclass(kind, tuple) and kind is not tuple:
        # Named results, such as torch.max's values and indices: tuples whose fields are their only public names.
        found.update(dict.fromkeys(vocabulary.fields(kind), False))
    return found


def is_special(name: str) -> bool:
    """Whether a name begins and ends with two underscores."""
    return name.startswith("__") and name.endswith("__")


def read_instance(run: "Running", owner: Any, kind: type, name: str, text: str) -> Any:
    """An attribute of an instance of the program's own class; `text` is the reader's own for the owner.

    Raises: AttributeError in Python's words, Refused for what is there and not given.
    """
    if isinstance(owner, MODEL):
        modules.check_name(kind, name)
        if modules.is_registered(owner, name):
            return getattr(owner, name)
    if is_special(name):
        return read_special(run, owner, kind, name, text)
    if kind in run.plain_classes or name in getattr(owner, "__dict__", ()) or defines(run, kind, name):
        return read_own(run, owner, kind, name, text)
    host = next(base for base in kind.__mro__ if base not in run.classes)
    is_method = members_of(host).get(name)
    if is_method is None:
        raise absent(run, owner, name, text)
    return Method(owner, name) if is_method else getattr(owner, name)


def read_special(run: "Running", owner: Any, kind: type, name: str, text: str) -> Any:
    """A special attribute of an instance of the program's own class. Raises as `read_instance` does."""
    if name == "__dict__" and isinstance(owner, MODEL):
        raise Refused.at(run.node, ".__dict__ of a module is not part of what runs here.", modules.INSIDE)
    if name in ("__class__", "__dict__", "__doc__", "__module__") or (name in SPECIAL and defines(run, kind, name)):
        return getattr(owner, name)
    if name in TEXTS:
        return Function(name, lambda run: getattr(run, TEXTS[name])(owner), owned=True)
    if name == "__init__":
        own_init = owner.__init__
        return modules.of_super(own_init, name) if isinstance(owner, MODEL) else Function(name, own_init)
    if name in COMPARING and hasattr(kind, name):
        return Function(name, lambda run, *others: run.special(name, owner, *others), owned=True)
    raise absent(run, owner, name, text)


def read_own(run: "Running", owner: Any, kind: type, name: str, text: str) -> Any:
    """An attribute, not a special one, that the program's own classes alone decide about."""
    try:
        return getattr(owner, name)
    except AttributeError:
        if name in getattr(owner, "__dict__", ()) or defines(run, kind, name) or defines(run, kind, "__getattr__"):
            raise
        raise absent(run, owner, name, text) from None


def has_method(kind: type, name: str) -> bool:
    """Whether instances have a special method, which an enumeration's own class may have where its members have not."""
    return any(name in base.__dict__ for base in kind.__mro__)


def defines(run: "Running", kind: type, name: str) -> bool:
    """Whether a class of the program, or one that it inherits from, has this name itself."""
    bases = (base for base in kind.__mro__ if base in run.classes and name in base.__dict__)
    return any(not enumerations.is_made_by_python(base, name) for base in bases)


def read_super(run: "Running", owner: Any, name: str, text: str) -> Any:
    """An attribute of `super()`: of the first class behind the asking one that has it.

    Raises: AttributeError in Python's words, Refused for what is there and not given.
    """
    kind = owner.__self_class__
    behind = kind.__mro__[kind.__mro__.index(owner.__thisclass__) + 1 :]
    found = next((base for base in behind if name in base.__dict__), None)
    if found is None:
        raise no_super(name)
    if found in run.classes and (not is_special(name) or name in SPECIAL):
        return getattr(owner, name)
    if issubclass(found, MODEL) and (name in OF_MODELS or members_of(found).get(name)):
        return modules.of_super(getattr(owner, name), name)
    if found in library.METHODS and name in inherited.SPECIAL:
        return inherited.special(found, owner.__self__, name)
    if is_special(name):
        return read_special_of_super(run, owner, found, name)
    return read_member_of_super(owner, found, name)


def read_special_of_super(run: "Running", owner: Any, found: type, name: str) -> Any:
    """A special attribute of `super()`, where the class `found` has it. Raises as `read_super` does."""
    instance = owner.__self__
    if name == "__init__" or (name in TEXTS and issubclass(found, BaseException)):
        return Function(name, getattr(owner, name))
    if name in TEXTS and found is object:
        return Function(name, lambda run: run.plain_text(instance), owned=True)
    if name in TEXTS and issubclass(found, Enum):
        return Function(name, lambda run: run.written(getattr(found, name), instance), owned=True)
    if name in COMPARING:
        return Function(name, lambda run, *others: run.special(name, instance, *others), owned=True)
    if name in ("__setattr__", "__getattribute__", "__delattr__"):
        raise Refused.at(run.node, f".{name} is not part of what runs here.", "Set the attribute: `self.x = 5`.")
    return read_member_of_super(owner, found, name)


def read_member_of_super(owner: Any, found: type, name: str) -> Any:
    """An attribute of `super()` that the vocabulary gives to the class `found`. Raises: AttributeError."""
    is_method = members_of(found).get(name)
    if is_method is None:
        raise no_super(name)
    return Method(owner.__self__, name) if is_method else getattr(owner, name)


def no_super(name: str) -> AttributeError:
    """Python's error for what no class behind has."""
    return AttributeError(f"'super' object has no attribute '{name}'")


def read_class(run: "Running", owner: type, name: str, text: str) -> Any:
    """An attribute of a class, the program's own or a host's; `text` is the reader's own for the class.

    Raises: AttributeError in Python's words, Refused for what is there and not given.
    """
    if name in OF_CLASSES and hasattr(owner, name):
        return getattr(owner, name)
    if name == "__class__":
        return type(owner)
    if owner in run.classes:
        return read_own_class(run, owner, name, text)
    if (owner, name) in library.CLASS_METHODS:
        return library.CLASS_METHODS[owner, name]
    if name == "__init__" and issubclass(owner, MODEL):
        return modules.unbound_init(owner)
    if name == "__init__" and (owner is object or issubclass(owner, BaseException)):
        return Function(name, owner.__init__)
    if members_of(owner).get(name):
        return unbound(owner, name)
    raise absent(run, owner, name, text)


def read_own_class(run: "Running", owner: type, name: str, text: str) -> Any:
    """An attribute of a class of the program."""
    is_own = defines(run, owner, name)
    if is_special(name):
        return read_special_of_class(run, owner, name, text, is_own)
    if is_own:
        return getattr(owner, name)
    if issubclass(owner, own_functions.Function):
        if name == "apply":
            return own_functions.apply_of(owner)
        if hasattr(torch.autograd.Function, name):
            raise Refused.at(run.node, f".{name} of a Function is not part of what runs here.", modules.INSIDE)
    host = next(base for base in owner.__mro__ if base not in run.classes)
    if host is object:
        raise absent(run, owner, name, text)
    return read_class(run, host, name, text)


def read_special_of_class(run: "Running", owner: type, name: str, text: str, is_own: bool) -> Any:
    """A special attribute of a class of the program; `is_own`: a class of the program defines it. Raises: Refused."""
    if name == "__init__" and not is_own:
        return modules.unbound_init(owner) if issubclass(owner, MODEL) else Function(name, owner.__init__)
    if name in SPECIAL and is_own:
        return getattr(owner, name)
    if name == "__members__" and issubclass(owner, Enum):
        return owner.__members__
    if name in OF_OWN_CLASSES and not issubclass(owner, (own_functions.Context, Enum)):
        return getattr(owner, name)
    raise absent(run, owner, name, text)


READERS: dict[type, Callable[..., Any]] = {
    Module: read_module,
    FunctionType: read_own_function,
    Function: read_function,
    super: read_super,
    partial: read_partial,
}


def raises(error: BaseException) -> NoReturn:
    """Raises the error, where only an expression can stand."""
    raise error


def unbound(kind: type, name: str) -> Function:
    """A method as its class has it: the first argument is the value."""

    def call(run: "Running", *args: Any, **kwargs: Any):
        if not args:
            raise TypeError(f"unbound method {kind.__name__}.{name}() needs an argument")
        if not isinstance(args[0], kind):
            given = type(args[0]).__name__
            raise TypeError(f"descriptor '{name}' for '{kind.__name__}' objects doesn't apply to a '{given}' object")
        return run.call(Method(args[0], name), args[1:], kwargs)

    return Function(name, call, owned=True)


def absent(run: "Running", owner: Any, name: str, text: str) -> BaseException:
    """What is raised for a name that a value has not, or has and does not give."""
    kind = type(owner)
    if kind in run.classes or owner_is(run, owner):
        words = plain_words(owner, name)
        if not is_special(name) and not (is_enumerated(owner) and enumerations.is_inside(name)):
            return run.noted(AttributeError(words), None, hint=near(run, owner, name))
        return Refused.at(run.node, f".{name} is not part of what runs here.", "It is the inside of Python.")
    if kind in (Function, FunctionType, MethodType, Method):
        if is_special(name):
            message = f"`{text or name}` is a function; nothing inside it can be reached here."
            return Refused.at(run.node, message, f"Call it with brackets: `{text or 'f'}()`.")
        shown = {Function: "builtin_function_or_method", FunctionType: "function", MethodType: "method"}
        return AttributeError(f"'{shown.get(kind, 'builtin_function_or_method')}' object has no attribute '{name}'")
    message, hint = missing_attribute(owner, name, text or "it")
    words = message.removeprefix("AttributeError: ")
    if words == message:
        return Refused.at(run.node, message, hint)
    return run.noted(AttributeError(words), None, hint=hint)


def is_enumerated(owner: Any) -> bool:
    """Whether a value is an enumeration, or one of its members."""
    return isinstance(owner, (Enum, EnumType))


def owner_is(run: "Running", owner: object) -> bool:
    """Whether the value is a class of the program."""
    return isinstance(owner, type) and owner in run.classes


def plain_words(owner: Any, name: str) -> str:
    """What Python says of an attribute that a class, or a value, has not."""
    if isinstance(owner, type):
        return f"type object '{owner.__name__}' has no attribute '{name}'"
    return f"'{type(owner).__name__}' object has no attribute '{name}'"


def near(run: "Running", owner: Any, name: str) -> str:
    """The hint for an attribute that is not there: what was probably meant, else what is there."""
    from .missing import did_you_mean

    known = [*getattr(owner, "__dict__", ()), *(n for base in type(owner).__mro__[:-1] for n in vars(base))]
    known = list(
        dict.fromkeys(
            word
            for word in known
            if str(word).isidentifier() and not (is_special(word) or enumerations.is_inside(word))
        )
    )
    if said := did_you_mean(name, known):
        return said
    if known:
        return f"It has {', '.join(f'`{word}`' for word in known[:5])}{' and others' if len(known) > 5 else ''}."
    return f"Nothing has given it one. A method sets it: `self.{name} = 0`."


def write(run: "Running", owner: Any, name: str, value: Any, text: str = "") -> None:
    """Sets an attribute. Raises: AttributeError, Refused."""
    if not (write_own(run, owner, name, value) or write_of_host(run, owner, name, value)):
        raise unwritable(run, owner, name, text)


def write_own(run: "Running", owner: Any, name: str, value: Any) -> bool:
    """Sets an attribute of what the program made; whether it is one that it may set."""
    kind = type(owner)
    if isinstance(owner, MODEL) and not is_special(name):
        modules.check_write(run, owner, name, value)
        run.room.take_items(4)
        setattr(owner, name, modules.ticking(run, name, value))
    elif is_enumerated(owner) and enumerations.is_inside(name):
        return False
    elif (kind in run.classes or isinstance(owner, BaseException)) and not is_special(name):
        run.room.take_items(4)
        setattr(owner, name, value)
    elif isinstance(owner, type) and owner in run.classes and may_be_set_on_class(run, name, value):
        write_class(run, owner, name, value)
    elif kind is FunctionType and (not is_special(name) or name in ("__name__", "__qualname__", "__doc__")):
        run.room.take_items(4)
        setattr(owner, name, value)
    else:
        return False
    return True


def write_class(run: "Running", owner: type, name: str, value: Any) -> None:
    """Sets an attribute of a class of the program. Raises: Refused for what a class of modules may not have."""
    if issubclass(owner, MODEL):
        modules.check_member(run, modules.host_of(owner, run.classes), name, value)
    if issubclass(owner, HOLDING):
        value = modules.ticking(run, name, value)
    setattr(owner, name, value)


def write_of_host(run: "Running", owner: Any, name: str, value: Any) -> bool:
    """Sets one of the few attributes of a host's value that a program may set; whether it is one."""
    kind = type(owner)
    if kind is Module and owner.name == CUDNN:
        settings.set_cudnn(run, name, value)
    elif kind is Context:
        exact_numbers.set_context(run, owner, name, value)
    elif kind is Remembered and not is_special(name):
        run.room.take_items(4)
        owner.__dict__[name] = value
    elif isinstance(owner, torch.Tensor) and name in vocabulary.ASSIGNABLE:
        write_tensor(run, owner, name, value)
    else:
        return False
    return True


def unwritable(run: "Running", owner: Any, name: str, text: str) -> BaseException:
    """What is raised for an attribute that no program sets."""
    kind = type(owner)
    if kind in PLAIN and not is_special(name):
        words = f"'{kind.__name__}' object has no attribute '{name}'"
        if name in members_of(kind):
            words = f"'{kind.__name__}' object attribute '{name}' is read-only"
        return AttributeError(words)
    hint = "Only what this program made can be changed; use a name of your own."
    if kind is np.ndarray and name == "shape":
        hint = "Use `reshape`."
    elif isinstance(owner, (torch.Tensor, np.ndarray)):
        hint = f"Of a tensor, these can: {', '.join(sorted(vocabulary.ASSIGNABLE))}."
    elif is_enumerated(owner):
        hint = "It is the inside of an enumeration."
    return Refused.at(run.node, f"`{text or name}` cannot be assigned here.", hint)


PLAIN = frozenset({int, float, bool, complex, str, list, tuple, dict, set, frozenset, type(None), range})


def may_be_set_on_class(run: "Running", name: str, value: Any) -> bool:
    """Whether a program may set this on its class: a plain name, `__doc__`, or a method of the names in SETTABLE."""
    return not is_special(name) or (name in SETTABLE and type(value) is FunctionType) or name == "__doc__"


def write_tensor(run: "Running", owner: torch.Tensor, name: str, value: Any) -> None:
    """Sets an attribute of a tensor. Raises: what torch raises, Refused for a .grad that has a .grad."""
    if name == "grad" and isinstance(value, torch.Tensor) and value.grad is not None:
        message = "A tensor with a .grad of its own cannot be another's .grad here."
        raise Refused.at(run.node, message, "Take its values: `.detach().clone()`.")
    run.door.perform(run.node, f"set .{name}", setattr, (owner, name, value))
    if name == "grad" and isinstance(value, torch.Tensor) and value.grad_fn is not None:
        run.cycles.tensors.append(owner)


def delete(run: "Running", owner: Any, name: str, text: str = "") -> None:
    """Deletes an attribute. Raises: AttributeError, Refused."""
    kind = type(owner)
    is_own = kind in run.classes or kind is FunctionType or (isinstance(owner, type) and owner in run.classes)
    if isinstance(owner, MODEL) and not is_special(name):
        modules.check_name(kind, name)
        delattr(owner, name)
        return
    is_inside = is_special(name) or (is_enumerated(owner) and enumerations.is_inside(name))
    if is_own and not is_inside:
        delattr(owner, name)
        return
    if isinstance(owner, torch.Tensor) and name == "grad":
        write_tensor(run, owner, name, None)
        return
    raise Refused.at(run.node, f"`{text or name}` cannot be deleted here.", "Only what this program made can be.")
