"""Calls: what may be called, and by which door; and what stands in brackets or square brackets behind a value."""

import ast
import operator
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from functools import cache, partial
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from . import attributes, instead, library, light, limits, vocabulary, written_out
from .compiling import Context, Evaluate, Frame, compile_expression, expression
from .door import ARRAYS, FAILED, tensors_of
from .entries import Function, Module
from .library import enumerations
from .methods import Method
from .missing import call_of_a_value
from .naming import kind_of
from .nn import light as light_modules
from .nn import modules, optimizers
from .problem import Node, Refused
from .room import MODULE, weight_of
from .signatures import Args, Kwargs

if TYPE_CHECKING:
    from .running import Running

HEAP_TYPE = 1 << 9  # the flag of a class written in Python; Python names any other with its module
INSTANCE = 20  # items that take the memory of an instance
OWN = (FunctionType, MethodType)


@expression(ast.Call)
def compile_call(node: ast.Call, context: Context, contexts: bool = False) -> Evaluate:
    """A call; with `contexts`, one that stands in a `with` statement or behind an @."""
    if is_super(node, context):
        return compile_super(node, context)
    if isinstance(node.func, ast.Attribute):
        return compile_method_call(node, node.func, context, contexts)
    run = context.run
    function = compile_expression(node.func, context)
    if len(node.args) == 1 and not node.keywords and not isinstance(node.args[0], ast.Starred):
        return compile_call_of_one(node, context, function, contexts)
    # Only now: what is compiled twice at each of thirty levels is compiled a billion times.
    arguments = compile_arguments(node, context)

    def call(frame: Frame):
        callee = function(frame)
        args, kwargs = arguments(frame, callee)
        run.node = node
        if type(callee) is FunctionType:
            try:
                return callee(*args, **kwargs)
            except BaseException as error:
                raise run.noted(error, node) from None
        return call_value(run, node, callee, args, kwargs, contexts)

    return call


def compile_call_of_one(node: ast.Call, context: Context, function: Evaluate, contexts: bool) -> Evaluate:
    """The commonest call, of one argument."""
    run = context.run
    argument = compile_expression(node.args[0], context)

    def call(frame: Frame):
        callee = function(frame)
        given = argument(frame)
        run.node = node
        if type(callee) is FunctionType:
            try:
                return callee(given)
            except BaseException as error:
                raise run.noted(error, node) from None
        return call_value(run, node, callee, (given,), {}, contexts)

    return call


def compile_arguments(node: ast.Call, context: Context) -> Callable[..., Any]:
    """A function of the frame that gives the arguments, in their order."""
    run = context.run
    names = [keyword.arg for keyword in node.keywords]
    values = [compile_expression(keyword.value, context) for keyword in node.keywords]
    starred = [isinstance(argument, ast.Starred) for argument in node.args]
    parts = [compile_expression(a.value if isinstance(a, ast.Starred) else a, context) for a in node.args]
    pairs = list(zip(names, values, strict=True))
    if not any(starred) and None not in names:
        if len(parts) == 1 and not pairs:
            [only] = parts
            return lambda frame, callee=None: ((only(frame),), {})
        if not pairs:
            return lambda frame, callee=None: (tuple([part(frame) for part in parts]), {})
        return lambda frame, callee=None: (
            tuple([part(frame) for part in parts]),
            {name: value(frame) for name, value in pairs},
        )

    def build(frame: Frame, callee: Any = None):
        args: list[Any] = []
        for part, star in zip(parts, starred, strict=True):
            if star:
                args.extend(starred_items(run, node, part(frame), callee))
            else:
                args.append(part(frame))
        kwargs: Kwargs = {}
        for name, value in pairs:
            if name is None:
                add_mapping(run, node, kwargs, value(frame), callee)
            else:
                add_named(run, node, kwargs, name, value(frame), callee)
        if not all(isinstance(name, str) for name in kwargs) and is_callable(run, callee):
            raise run.noted(TypeError("keywords must be strings"), node)
        return tuple(args), kwargs

    return build


def starred_items(run: "Running", node: ast.expr, value: Any, callee: Any = None, in_set: bool = False) -> list[Any]:
    """The items of what stands behind a star, in a call of `callee` or in a list."""
    run.node = node
    if not goes_through(run, value):
        # Python names the function only where nothing stands beside what is behind the star.
        alone = isinstance(node, ast.Call) and len(node.args) == 1
        before = f"{called(run, callee)} argument" if alone else "Value"
        words = f"{before} after * must be an iterable, not {type(value).__name__}"
        if in_set:
            words = f"'{type(value).__name__}' object is not iterable"
        raise run.noted(TypeError(words), node)
    try:
        return list(run.bounded(value))
    except BaseException as error:
        raise run.noted(error, node) from None


def goes_through(run: "Running", value: Any) -> bool:
    """Whether Python can go through the value's items."""
    kind = type(value)
    by_number = kind in run.classes or isinstance(value, torch.utils.data.Dataset)
    return hasattr(kind, "__iter__") or (by_number and hasattr(kind, "__getitem__"))


def add_mapping(run: "Running", node: ast.expr, kwargs: Kwargs, value: Any, callee: Any) -> None:
    """`**value` in a call: its pairs go into `kwargs`.

    Raises: TypeError in Python's words for what is no mapping, and for a name that is there already.
    """
    if not hasattr(type(value), "keys"):
        words = f"{called(run, callee)} argument after ** must be a mapping, not {type(value).__name__}"
        raise run.noted(TypeError(words), node)
    for key, item in pairs_of(run, value):
        add_named(run, node, kwargs, key, item, callee)


def pairs_of(run: "Running", mapping: Any) -> list[tuple[Any, ...]]:
    """The keys of a mapping with their values, counted."""
    keys = list(run.bounded(mapping.keys()))
    run.room.take_items(3 * len(keys))
    return [(key, mapping[key]) for key in keys]


def add_named(run: "Running", node: ast.expr, kwargs: Kwargs, name: str, value: Any, callee: Any) -> None:
    """`name=value` in a call goes into `kwargs`. Raises: TypeError for a name that is there already."""
    if name in kwargs:
        words = f"{called(run, callee)} got multiple values for keyword argument '{name}'"
        raise run.noted(TypeError(words), node)
    kwargs[name] = value


def called(run: "Running", callee: Any) -> str:
    """What is called, as Python's messages about its arguments name it."""
    if isinstance(callee, (FunctionType, MethodType, type)):
        own = callee.__module__ not in (None, "builtins")
        return f"{callee.__module__}.{callee.__qualname__}()" if own else f"{callee.__qualname__}()"
    return f"{callee.name}()" if isinstance(callee, (Function, Method)) else run.text_of(callee)


# --- super()


def is_super(node: ast.Call, context: Context) -> bool:
    """Whether a call is `super()` with nothing in its brackets, and means Python's own."""
    is_plain = isinstance(node.func, ast.Name) and node.func.id == "super" and not (node.args or node.keywords)
    return is_plain and kind_of("super", context.scope) == "global" and "super" not in context.run.names


def compile_super(node: ast.Call, context: Context) -> Evaluate:
    """`super()`; where Python has none to give, what runs raises Python's error."""
    run, first = context.run, context.first_parameter
    error = None
    if context.scope.kind == "comprehension":
        error = TypeError("super(type, obj): obj must be an instance or subtype of type")
    elif not first or context.scope.kind != "function":
        error = RuntimeError("super(): no arguments")
    elif "__class__" not in context.scope.free:
        error = RuntimeError("super(): __class__ cell not found")
    if error:
        return lambda frame: attributes.raises(run.noted(error, node))
    owner = compile_expression(ast.copy_location(ast.Name(first, ast.Load()), node), context)

    def find(frame: Frame):
        return super(frame["__class__"].value, owner(frame))

    return find


# --- methods


def compile_method_call(node: ast.Call, target: ast.Attribute, context: Context, contexts: bool) -> Evaluate:
    """`owner.name(...)`: small tensors, `append` and a module's functions take shorter ways."""
    run, arguments = context.run, compile_arguments(node, context)
    value, name = compile_expression(target.value, context), target.attr
    text = ast.unparse(target.value)
    is_plain = not node.keywords and not any(isinstance(argument, ast.Starred) for argument in node.args)
    is_light, appends = is_plain and name in light.NAMES, is_plain and name == "append" and len(node.args) == 1
    plain_backward = name == "backward" and not (node.args or node.keywords)

    def call(frame: Frame):
        owner = value(frame)
        kind = type(owner)
        run.node = target
        if kind is torch.Tensor:
            if is_light and light.is_small(owner):
                return call_small(run, node, name, owner, arguments(frame)[0])
            if plain_backward and not run.has_watched_graph and owner.numel() == 1:
                return call_light(run, node, name, owner, ())
        elif appends and kind is list:
            return append(run, owner, *arguments(frame)[0])
        elif kind is Module and name in owner.members:
            args, kwargs = arguments(frame, owner.members[name])
            run.node = node
            return call_value(run, node, owner.members[name], args, kwargs, contexts)
        try:
            callee = attributes.read(run, owner, name, text)
        except BaseException as error:
            raise run.noted(error, target) from None
        args, kwargs = arguments(frame, callee)
        run.node = node
        if type(callee) in OWN:
            try:
                return callee(*args, **kwargs)
            except BaseException as error:
                raise run.noted(error, node) from None
        is_method = type(callee) is Method
        return (
            call_method(run, node, callee, args, kwargs)
            if is_method
            else call_value(run, node, callee, args, kwargs, contexts)
        )

    return call


def append(run: "Running", owner: list[Any], item: object) -> None:
    """`owner.append(item)`, counted."""
    run.fuel -= 1
    if run.fuel < 0:
        run.refuel()
    run.room.take_items(1)
    owner.append(item)


PRODUCTS = frozenset({"matmul", "mm", "mv", "dot"})


def all_small(name: str, owner: torch.Tensor, args: Args) -> bool:
    """Whether a small tensor's method has one argument at most, and that and what is made of both are small."""
    function = operator.matmul if name in PRODUCTS else None
    return not args or (len(args) == 1 and light.are_small(function, owner, args[0]))


def call_small(run: "Running", node: ast.Call, name: str, owner: torch.Tensor, args: Args) -> Any:
    """A method of a small tensor, by the shorter way where there is one small argument at most, and a small result."""
    if all_small(name, owner, args):
        return call_light(run, node, name, owner, args)
    return call_method(run, node, Method(owner, name), args, {})


def call_light(run: "Running", node: Node | None, name: str, owner: torch.Tensor, args: Args) -> Any:
    """A method of a small tensor, unwatched."""
    run.tick()
    try:
        run.operators.check_mapped(name)
        result = getattr(torch.Tensor, name)(owner, *args)
        light.hold(run.room, result)
    except Exception as error:
        run.door.record(f".{name}", None, (owner, *args), {}, node, FAILED)
        raise run.noted(error, node, f".{name}", (owner, *args)) from None
    except BaseException as error:
        raise run.noted(error, node) from None
    run.performed.append((f".{name}", (owner, *args), {}, node, result, False))
    return result


# --- what is called


def call_value(
    run: "Running", node: Node | None, function: Any, args: Args, kwargs: Kwargs, contexts: bool = False
) -> Any:
    """Calls anything that a program may call. Raises: what it raises; TypeError, Refused for anything else."""
    kind = type(function)
    if kind is Method:
        return call_method(run, node, function, args, kwargs)
    run.fuel -= 1
    if run.fuel < 0:
        run.refuel()
    if kind is Function:
        return call_function(run, node, function, args, kwargs, contexts)
    if isinstance(function, torch.nn.Module):
        return call_module(run, node, function, args, kwargs)
    try:
        if kind in OWN:
            return function(*args, **kwargs)
        if isinstance(function, type):
            return call_type(run, node, function, args, kwargs)
        if kind in run.classes and attributes.has_method(kind, "__call__"):
            return function(*args, **kwargs)
    except BaseException as error:
        raise run.noted(error, node) from None
    if kind in library.CALLABLE:
        return run.door.perform(node, kind.__name__, function, args, kwargs)
    raise uncallable(run, node, function)


def uncallable(run: "Running", node: Node | None, value: Any) -> BaseException:
    """Python's error for a value that is no function, noted with a hint."""
    if type(value) is Module:
        hint = f"Use what is in it: `{next(iter(value.members), '...')}`."
    else:
        hint = call_of_a_value(node, value) if isinstance(node, ast.Call) else ""
    return run.noted(TypeError(not_callable(value)), node, hint=hint)


def call_method(run: "Running", node: Node | None, function: Method, args: Args, kwargs: Kwargs) -> Any:
    """A method of a value that is not the program's own."""
    run.fuel -= 1
    if run.fuel < 0:
        run.refuel()
    owner, name = function.owner, function.name
    kind = type(owner)
    run.operators.check_mapped(name)
    # What is remembered of a program's own class would keep the class, and with it all of the run.
    own = own_method.__wrapped__(kind, name) if kind in run.classes else own_method(kind, name)
    if kind in QUICK and name not in COMPARING:
        return call_quick(run, node, own, function, exact_texts(args) if kind is str else args, kwargs)
    if own is None:
        if not (isinstance(owner, np.ndarray) and written_out.is_array(kwargs.get("out"))):
            check_out(run, node, kwargs)
        return run.door.perform(node, f".{name}", function, args, kwargs)
    if isinstance(owner, torch.optim.Optimizer) and not (args or kwargs):
        return call_optimizer(run, node, own, function)
    if isinstance(owner, str):
        # What a program's own kind of text says of its length decides nothing.
        owner, args = limits.exact(owner), exact_texts(args)
    return run.door.perform(node, f".{name}", lambda *a, **k: own(run, *a, **k), (owner, *args), kwargs)


def call_module(run: "Running", node: Node | None, module: torch.nn.Module, args: Args, kwargs: Kwargs) -> Any:
    """`net(x)`: the program's own `forward`, or torch's."""
    kind = type(module)
    if kind in run.classes and (attributes.defines(run, kind, "forward") or attributes.defines(run, kind, "__call__")):
        try:
            return module(*args, **kwargs)
        except BaseException as error:
            raise run.noted(error, node) from None
    elements = light_modules.light_elements(module, args) if not kwargs else 0
    if elements:
        return call_light_module(run, node, module, args, elements)
    try:
        modules.check_nesting(module)
    except BaseException as error:
        raise run.noted(error, node) from None
    return run.door.perform(node, f"torch.nn.{kind.__name__}", module, args, kwargs)


def call_optimizer(run: "Running", node: Node | None, own: Callable[..., Any], function: Method) -> Any:
    """A method of an optimizer without arguments; a step writes into what is there, and a large one is watched."""
    optimizer, name = function.owner, function.name
    try:
        is_light = name == "zero_grad" or (name == "step" and optimizers.check(optimizer))
    except BaseException as error:
        raise run.noted(error, node) from None
    if is_light:
        return call_quick(run, node, own, function, (), {})
    return run.door.perform(node, f".{name}", lambda owner: own(run, owner), (optimizer,))


def call_light_module(run: "Running", node: Node | None, module: torch.nn.Module, args: Args, elements: int) -> Any:
    """A module of torch's own on small tensors, unwatched; `elements` are all that it makes."""
    name = type(module).__name__
    run.tick()
    try:
        result = module(*args)
        light_modules.hold(run.room, result, elements, 1 + len(module._modules))
    except Exception as error:
        run.door.record(name, None, args, {}, node, FAILED)
        raise run.noted(error, node, name, args) from None
    except BaseException as error:
        raise run.noted(error, node) from None
    run.performed.append((name, args, {}, node, result, False))
    return result


# The methods of these that compare no items compute nothing with tensors, and their own code counts what they make.
QUICK = frozenset({list, tuple, dict, set, frozenset, str, bytes, bytearray, int, float, bool, complex, range})
COMPARING = frozenset({"index", "count", "remove", "sort"})


def call_quick(
    run: "Running", node: Node | None, own: Callable[..., Any] | None, function: Method, args: Args, kwargs: Kwargs
) -> Any:
    """A method of Python's own containers, texts and numbers; `own` takes its place where it is not None."""
    try:
        if own is None:
            return run.door.kept(function(*args, **kwargs), made_by=function.name)
        return run.door.kept(own(run, function.owner, *args, **kwargs))
    except Exception as error:
        raise run.noted(error, node, f".{function.name}", (function.owner, *args)) from None
    except BaseException as error:
        raise run.noted(error, node) from None


@cache
def own_method(kind: type, name: str) -> Callable[..., Any] | None:
    """What takes the place of a type's method, with the run and the value first; None if nothing does."""
    own = vocabulary.OWN_METHODS
    return next((own[base, name] for base in kind.__mro__ if (base, name) in own), None)


def call_function(
    run: "Running", node: Node | None, function: Function, args: Args, kwargs: Kwargs, contexts: bool
) -> Any:
    """A function of the vocabulary."""
    if function.context and not contexts and function.name != "torch.set_grad_enabled":
        message = f"{function.name} changes how later lines compute, so it stands in a `with` statement only."
        fix = ast.unparse(node) if isinstance(node, ast.Call) else "torch.no_grad()"
        raise run.noted(Refused.at(node, message, f"Write `with {fix}:` above indented lines."), node)
    if kwargs.get("out") is not None and written_out.takes_out(function):
        others = {name: value for name, value in kwargs.items() if name != "out"}
        call = written_out.writing(run, function, kwargs["out"])
        return run.door.perform(node, function.name, call, args, others)
    of_numpy = function.name.startswith("numpy.") and not function.owned
    if not (of_numpy and written_out.is_array(kwargs.get("out"))):
        check_out(run, node, kwargs)
    if function in QUICK_FUNCTIONS and not kwargs and has_no_arrays(args):
        call = partial(function.call, run) if function.owned else function.call
        return call_quickly(run, node, function.name, call, args)
    if function.owned:
        args = (run, *args)
    elif len(args) == 1 and not kwargs and function.name in LIGHT and light.is_small(args[0]):
        return light_function(run, node, function, args)
    return run.door.perform(node, function.name, function.call, args, kwargs)


# They count what they make, look at no level but the first of what they are given, and compute nothing.
QUICK_FUNCTIONS = frozenset(vocabulary.PRELUDE[name] for name in ("isinstance", "len", "id", "callable"))
QUICK_TYPES = frozenset({list, tuple, set, range, enumerate, zip})


def has_no_arrays(args: Args) -> bool:
    """Whether no argument is a tensor or an array, nor any of the first items of a list."""
    return not any(isinstance(value, ARRAYS) for value in tensors_of(args))


def call_quickly(run: "Running", node: Node | None, name: str, function: Callable[..., Any], args: Args) -> Any:
    """One of Python's own functions, of anything but tensors and arrays, which nobody has to explain."""
    try:
        return run.door.kept(function(*args), made_by=name)
    except Exception as error:
        raise run.noted(error, node, name, args) from None
    except BaseException as error:
        raise run.noted(error, node) from None


LIGHT = frozenset(f"torch.{name}" for name in light.NAMES if not name.endswith("_"))


def light_function(run: "Running", node: Node | None, function: Function, args: Args) -> Any:
    """A light function of torch's on a small tensor or a number, unwatched."""
    try:
        result = function.call(*args)
        light.hold(run.room, result)
    except Exception as error:
        run.door.record(function.name, function.call, args, {}, node, FAILED)
        raise run.noted(error, node, function.name, args) from None
    except BaseException as error:
        raise run.noted(error, node) from None
    if type(args[0]) is torch.Tensor:
        run.performed.append((function.name, args, {}, node, result, False))
    return result


def check_out(run: "Running", node: Node | None, kwargs: Kwargs) -> None:
    """Takes an `out=None` out of `kwargs`. Raises: Refused for any other `out=`."""
    if kwargs.get("out") is None:
        kwargs.pop("out", None)
    else:
        message = "out= is not part of what runs here."
        fix = without_out(node) if isinstance(node, ast.Call) else "y = torch.add(x, 1)"
        raise run.noted(Refused.at(node, message, f"Assign the result instead: `{fix}`."), node)


def without_out(node: ast.Call) -> str:
    """The call with its result assigned to what it should have been written into."""
    others = [keyword for keyword in node.keywords if keyword.arg != "out"]
    names = [one.value.id for one in node.keywords if one.arg == "out" and isinstance(one.value, ast.Name)]
    call = ast.unparse(ast.Call(node.func, node.args, others)).replace("`", "'")
    return f"{names[0] if names else 'y'} = {call}"


def exact_texts(args: Args) -> tuple[Any, ...]:
    """The arguments, each text of a program's own kind as Python's plain one."""
    return tuple([limits.exact(one) if isinstance(one, str) else one for one in args])


def call_type(run: "Running", node: Node | None, kind: type, args: Args, kwargs: Kwargs) -> Any:
    """Makes a value of a type that a program may call."""
    if kind in run.classes:
        run.room.take_items(INSTANCE)
        if issubclass(kind, torch.nn.Module):
            return new_module(run, node, kind, args, kwargs)
        if kind in run.plain_classes:
            return kind(*args, **kwargs)
        if enumerations.is_enumeration(kind):
            find = enumerations.looking_up(kind)
            return run.door.perform(node, kind.__name__, lambda *a, **k: find(run, *a, **k), args, kwargs)
        made = kind(*bounded_data(run, kind, args), **kwargs)
        run.room.take_items(weight_of(limits.exact(made)))
        return made
    make = library.TYPES.get(kind) or vocabulary.OWN_TYPES.get(kind)
    if make and kind in QUICK_TYPES and not kwargs and has_no_arrays(args):
        return call_quickly(run, node, kind.__name__, partial(make, run), args)
    if make:
        return run.door.perform(node, kind.__name__, lambda *a, **k: make(run, *a, **k), args, kwargs)
    if kind in vocabulary.CALLABLE_TYPES or is_exception(kind):
        return run.door.perform(node, kind.__name__, kind, args, kwargs)
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return run.door.perform(node, kind.__name__, kind, args, kwargs)
    raise Refused.at(node, f"Making a {kind.__name__} by calling it is not part of what runs here.", instead.ELSEWHERE)


def new_module(run: "Running", node: Node | None, kind: type, args: Args, kwargs: Kwargs) -> Any:
    """An instance of a program's own class of modules."""
    if attributes.defines(run, kind, "__init__"):
        run.room.take_items(MODULE)
        return kind(*args, **kwargs)
    return run.door.perform(node, kind.__name__, lambda *a, **k: modules.make(kind)(run, *a, **k), args, kwargs)


def bounded_data(run: "Running", kind: type, args: Args) -> tuple[Any, ...]:
    """The arguments of a class that inherits from a list or the like, which would go through all of them by itself."""
    host = next(base for base in kind.__mro__ if base not in run.classes)
    if host in (tuple, frozenset) or (host in FILLED and not attributes.defines(run, kind, "__init__")):
        return tuple(
            list(run.bounded(one)) if goes_through(run, one) and not isinstance(one, (dict, type)) else one
            for one in args
        )
    return args


FILLED = frozenset({list, set, dict, deque, OrderedDict, Counter})


def is_exception(kind: type) -> bool:
    """Whether a class is one of the exceptions that Python has without an import."""
    return issubclass(kind, BaseException) and kind.__module__ == "builtins"


def is_callable(run: "Running", value: Any) -> bool:
    """Whether the value can be called at all, as Python tells it; nothing is called for that."""
    kind = type(value)
    if kind in (*OWN, Function, Method) or isinstance(value, (type, torch.nn.Module)) or kind in library.CALLABLE:
        return True
    return kind in run.classes and attributes.has_method(kind, "__call__")


def not_callable(value: Any) -> str:
    """Python's own words for a value that is called; nothing is called to get them."""
    kind = type(value)
    made_in_c = not kind.__flags__ & HEAP_TYPE
    name = f"{kind.__module__}.{kind.__name__}" if made_in_c and kind.__module__ != "builtins" else kind.__name__
    return f"'{'module' if kind is Module else name}' object is not callable"


# --- square brackets


SIMPLE = frozenset({int, str, float, bool})


@expression(ast.Subscript)
def compile_subscript(node: ast.Subscript, context: Context) -> Evaluate:
    """`owner[key]`: simple keys of Python's own containers take a shorter way."""
    run = context.run
    value, index = compile_expression(node.value, context), compile_expression(node.slice, context)

    def subscript(frame: Frame):
        owner, key = value(frame), index(frame)
        kind = type(owner)
        if (kind is list or kind is dict or kind is tuple) and type(key) in SIMPLE:
            try:
                return owner[key]
            except Exception as error:
                raise run.noted(error, node, "[]", (owner, key)) from None
        return get_item(run, node, owner, key)

    return subscript


def get_item(run: "Running", node: Node | None, owner: Any, key: Any) -> Any:
    """`owner[key]`."""
    kind = type(owner)
    if kind is torch.Tensor and type(key) is int and light.is_small(owner):
        try:
            result = owner[key]
            light.hold(run.room, result)
        except Exception as error:
            run.door.record("[]", operator.getitem, (owner, key), {}, node, FAILED)
            raise run.noted(error, node, "[]", (owner, key)) from None
        run.performed.append(("[]", (owner, key), {}, node, result, False))
        return result
    is_own = kind in run.plain_classes or (kind in run.classes and attributes.defines(run, kind, "__getitem__"))
    if is_own or kind in (Function, Module, Method):
        run.node = node
        if not is_own:
            words = f"'{'module' if kind is Module else 'builtin_function_or_method'}' object is not subscriptable"
            raise run.noted(TypeError(words), node)
        try:
            return owner[key]
        except BaseException as error:
            raise run.noted(error, node) from None
    if isinstance(owner, dict):
        library.check_hash(key)
    return run.door.perform(node, "[]", operator.getitem, (owner, key))
