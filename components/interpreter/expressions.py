"""Expressions: what each is worth in a frame."""

import ast
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from . import attributes, library, light, limits, texts
from .calls import pairs_of, starred_items
from .compiling import Context, Evaluate, Frame, compile_expression, expression
from .door import ARRAYS, FAILED
from .library import exact_numbers
from .naming import compile_store
from .nn import modules
from .problem import Node, Refused
from .room import ENTRY, OBJECT
from .signs import BINARY, COMPARE, UNARY

if TYPE_CHECKING:
    from .running import Running

SEQUENCES = (list, tuple, str, deque, *limits.BYTES)
PLACES = frozenset({int, type(None)})
PLAIN_NUMBERS = frozenset({int, float})
NUMPY = (np.number, np.bool_)
TRUTHS = frozenset({bool, int, float, str, list, tuple, dict, type(None), set})
BIG = 2**62
# Of plain numbers these need no look at what they would make.
CHEAP = frozenset({ast.Add, ast.Sub, ast.Div, ast.FloorDiv, ast.Mod, ast.Mult})


@expression(ast.Constant)
def compile_constant(node: ast.Constant, context: Context) -> Evaluate:
    """A number, a text or the like as it is written. Raises: LimitReached for one that is too large."""
    value = node.value
    limits.check_value(value)
    return lambda frame: value


@expression(ast.Tuple, ast.List, ast.Set)
def compile_display(node: ast.Tuple | ast.List | ast.Set, context: Context) -> Evaluate:
    """A list, tuple or set as it is written; the room that it takes is counted."""
    run, kind = context.run, {ast.Tuple: tuple, ast.List: list, ast.Set: set}[type(node)]
    if any(isinstance(item, ast.Starred) for item in node.elts) or kind is set:
        return compile_starred_display(node, context, kind)
    parts = [compile_expression(item, context) for item in node.elts]
    size = len(parts) + 2
    room = run.room
    if kind is list:

        def make_list(frame: Frame):
            room.take_items(size)
            return [part(frame) for part in parts]

        return make_list
    if not parts:
        return lambda frame: ()
    if len(parts) == 2:
        first, second = parts

        def make_pair(frame: Frame):
            room.take_items(size)
            return first(frame), second(frame)

        return make_pair

    def make_tuple(frame: Frame):
        room.take_items(size)
        return tuple([part(frame) for part in parts])

    return make_tuple


def compile_starred_display(node: ast.Tuple | ast.List | ast.Set, context: Context, kind: type) -> Evaluate:
    """A set, or a list or tuple with a star in it: their items are gone through inside the limits."""
    run = context.run
    parts = [
        (compile_expression(item.value if isinstance(item, ast.Starred) else item, context), item) for item in node.elts
    ]

    def make(frame: Frame):
        made: list[Any] = []
        for part, item in parts:
            value = part(frame)
            if isinstance(item, ast.Starred):
                made.extend(starred_items(run, item, value, in_set=kind is set))
            else:
                made.append(value)
        run.room.take_items((ENTRY if kind is set else 1) * len(made) + 2)
        limits.check_items(len(made))
        if kind is list:
            return made
        return hashed(run, node, made) if kind is set else tuple(made)

    return make


def hashed(run: "Running", node: ast.expr, items: list[Any]) -> set[Any]:
    """A set of the items. Raises: TypeError for one that Python cannot hash, LimitReached."""
    try:
        for item in items:
            library.check_hash(item)
        return set(items)
    except BaseException as error:
        raise run.noted(error, node) from None


@expression(ast.Dict)
def compile_dict(node: ast.Dict, context: Context) -> Evaluate:
    """A dict as it is written, with `**` too. It raises TypeError in Python's words for what is no mapping."""
    run = context.run
    keys = [key and compile_expression(key, context) for key in node.keys]
    pairs = list(zip(keys, [compile_expression(value, context) for value in node.values], strict=True))

    def make(frame: Frame):
        made: dict[Any, Any] = {}
        for key, value in pairs:
            try:
                if key is None:
                    mapping = value(frame)
                    if not hasattr(type(mapping), "keys"):
                        raise TypeError(f"'{type(mapping).__name__}' object is not a mapping")
                    made.update(pairs_of(run, mapping))
                else:
                    name = key(frame)
                    if type(name) is tuple:
                        library.check_hash(name)
                    made[name] = value(frame)
            except BaseException as error:
                raise run.noted(error, node) from None
        run.room.take_items(ENTRY * len(made) + 8)
        return made

    return make


@expression(ast.Slice)
def compile_slice(node: ast.Slice, context: Context) -> Evaluate:
    """`1:5:2` in square brackets: one of Python's slices."""
    room = context.run.room
    parts = [part and compile_expression(part, context) for part in (node.lower, node.upper, node.step)]

    def make(frame: Frame):
        values = [part and part(frame) for part in parts]
        if not PLACES.issuperset(map(type, values)):
            room.take_items(OBJECT)
        return slice(*values)

    return make


# --- operators


@expression(ast.UnaryOp)
def compile_unary(node: ast.UnaryOp, context: Context) -> Evaluate:
    """`-x`, `+x`, `~x` and `not x`."""
    run = context.run
    function, sign = UNARY[type(node.op)]
    if isinstance(node.op, ast.Not):
        test = compile_test(node.operand, context, node, "not")
        return lambda frame: not test(frame)
    operand = compile_expression(node.operand, context)

    def unary(frame: Frame):
        value = operand(frame)
        kind = type(value)
        if kind in PLAIN_NUMBERS and sign != "~":
            return function(value)
        if kind in run.classes:
            return own(run, node, function, value)
        if kind is torch.Tensor and function in light.SIGNS and light.is_small(value):
            return light_sign(run, node, sign, function, value)
        return run.door.perform(node, sign, function, (value,))

    return unary


def own(run: "Running", node: Node | None, function: Callable[..., Any], *operands: Any) -> Any:
    """An operator of a class of the program."""
    run.node = node
    try:
        return function(*operands)
    except BaseException as error:
        raise run.noted(error, node) from None


def light_sign(
    run: "Running", node: ast.expr | ast.AugAssign, sign: str, function: Callable[..., Any], *operands: Any
) -> object:
    """An operator of small tensors."""
    run.tick()
    try:
        result = function(*operands)
        light.hold(run.room, result)
    except Exception as error:
        run.door.record(sign, function, operands, {}, node, FAILED)
        raise run.noted(error, node, sign, operands) from None
    except BaseException as error:
        raise run.noted(error, node) from None
    run.performed.append((sign, operands, {}, node, result, False))
    return result


@expression(ast.BinOp)
def compile_binary(node: ast.BinOp, context: Context) -> Evaluate:
    """`x + y` and the like: the left side is evaluated first."""
    left, right = compile_expression(node.left, context), compile_expression(node.right, context)
    function, _, sign = BINARY[type(node.op)]
    apply = compile_operator(node, context, function, sign)
    return lambda frame: apply(left(frame), right(frame))


def compile_operator(
    node: ast.BinOp | ast.AugAssign, context: Context, function: Callable[..., Any], sign: str
) -> Callable[..., Any]:
    """A function of two values: the operator at this node."""
    run = context.run
    plain = run.plain_classes
    cheap = type(node.op) in CHEAP
    signs = light.SIGNS

    def apply(left: Any, right: Any):
        kind, other = type(left), type(right)
        if cheap and kind in PLAIN_NUMBERS and other in PLAIN_NUMBERS:
            try:
                result = function(left, right)
            except Exception as error:
                raise run.noted(error, node, sign, (left, right)) from None
            if type(result) is int and not -BIG < result < BIG:
                checked(run, node, result)
            return result
        if (kind is torch.Tensor or other is torch.Tensor) and function in signs:
            if light.are_small(function, left, right):
                return light_sign(run, node, sign, function, left, right)
        elif kind in plain or (other in plain and kind in PLAIN_NUMBERS):
            return own(run, node, function, left, right)
        return any_values(run, node, sign, function, left, right)

    return apply


def takes_iterables(left: object, sign: str) -> bool:
    """Whether Python's own operator of this left side goes through all of any right side by itself."""
    if isinstance(left, (list, deque)):
        return sign == "+=" and type(left).__iadd__ in (list.__iadd__, deque.__iadd__)
    if isinstance(left, dict):
        return sign == "|=" and type(left).__ior__ is dict.__ior__
    return isinstance(left, VIEWS)


def with_items(run: "Running", sign: str, left: Any, right: Any) -> object:
    """Such an operator, where what is gone through is bounded."""
    if isinstance(left, list):
        return run.call(attributes.Method(left, "__iadd__"), (right,))
    if isinstance(left, dict):
        run.call(attributes.Method(left, "update"), (right,))
        return left
    if isinstance(left, deque):
        left.extend(list(run.bounded(right)))
        return left
    function = next(function for function, _, own_sign in BINARY.values() if own_sign == sign.removesuffix("="))
    items = right if isinstance(right, (set, frozenset, *VIEWS)) else list(run.bounded(right))
    return function(left, items)


VIEWS = (type({}.keys()), type({}.items()))


def checked(run: "Running", node: Node, value: object) -> None:
    """Raises LimitReached, noted at this node, for a value that is too large."""
    try:
        limits.check_value(value)
    except limits.LimitReached as reached:
        raise run.noted(reached, node) from None


def check_power(base: Any, exponent: Any) -> None:
    """Raises LimitReached for a power of too many digits before it is computed."""
    limits.check_power(base, exponent)
    exact_numbers.check_power(base, exponent)


def check_repeat(left: Any, right: Any) -> None:
    """Raises LimitReached for too long a list or text before it is made."""
    limits.check_repeat(left, right)
    limits.check_repeat(right, left)


# What a sign makes of plain values of Python's own may be of any size.
GROWING = {"**": check_power, "<<": limits.check_shift, "*": check_repeat}


def any_values(
    run: "Running", node: Node | None, sign: str, function: Callable[..., Any], left: Any, right: Any
) -> object:
    """An operator of any two values."""
    if isinstance(left, NUMPY) and type(right) in run.plain_classes:
        # numpy asks the object's own method, and gives it Python's number.
        return own(run, node, function, left.item(), right)
    plain = sign.removesuffix("=")
    try:
        one, other = limits.exact(left), limits.exact(right)
        if isinstance(left, torch.nn.Module) or isinstance(right, torch.nn.Module):
            modules.check_operands(run, plain, left, right)
        elif plain in GROWING:
            GROWING[plain](one, other)
        elif plain == "%" and isinstance(left, str):
            run.node = node
            return texts.percent(run, one, right)
        elif plain == "%" and isinstance(left, limits.BYTES):
            raise Refused.at(node, "% makes no bytes here.", "Make a text of it first: `('%d' % 5).encode()`.")
        elif plain == "+" and isinstance(left, SEQUENCES) and isinstance(right, SEQUENCES):
            limits.check_items(len(one) + len(other))
        elif takes_iterables(left, sign):
            run.node = node
            return with_items(run, sign, left, right)
    except BaseException as error:
        raise run.noted(error, node, sign, (left, right)) from None
    return run.door.perform(node, sign, function, (left, right))


@expression(ast.Compare)
def compile_compare(node: ast.Compare, context: Context) -> Evaluate:
    """`x < y < z`: each value is evaluated once, and none behind the first that does not hold."""
    first = compile_expression(node.left, context)
    rest = [
        (compile_comparison(node, kind, context), compile_expression(right, context))
        for kind, right in zip(node.ops, node.comparators, strict=True)
    ]
    if len(rest) == 1:
        [(compare, right)] = rest
        return lambda frame: compare(first(frame), right(frame))
    run = context.run

    def chain(frame: Frame):
        left = first(frame)
        result = None
        for position, (compare, operand) in enumerate(rest, start=1):
            right = operand(frame)
            result = compare(left, right)
            if position < len(rest) and not truth(run, node, result):
                break
            left = right
        return result

    return chain


def compile_comparison(node: ast.Compare, kind: ast.cmpop, context: Context) -> Callable[..., Any]:
    """A function of two values: one comparison of a chain."""
    run = context.run
    function, sign = COMPARE[type(kind)]
    if sign in ("is", "is not"):
        return function
    plain, signs, inside = run.plain_classes, light.SIGNS, sign in ("in", "not in")

    def compare(left: Any, right: Any):
        one, other = type(left), type(right)
        if one in SIMPLE and (other in SIMPLE or (inside and other in (dict, set))):
            try:
                return function(left, right)
            except Exception as error:
                raise run.noted(error, node, sign, (left, right)) from None
        is_tensor = one is torch.Tensor or other is torch.Tensor
        if is_tensor and function in signs and light.are_small(function, left, right):
            return light_sign(run, node, sign, function, left, right)
        if inside:
            return contains(run, node, sign, function, left, right)
        if one in plain or (other in plain and one in SIMPLE):
            return own(run, node, function, left, right)
        return run.door.perform(node, sign, function, (left, right))

    return compare


SIMPLE = frozenset({int, float, str, bool, type(None)})
HASHED = frozenset({dict, set, frozenset})


def contains(
    run: "Running", node: Node | None, sign: str, function: Callable[..., Any], item: object, container: Any
) -> object:
    """`in` and `not in`: what has to be gone through is gone through inside the limits."""
    run.node = node
    kind = type(container)
    if kind in run.plain_classes and hasattr(kind, "__contains__"):
        return own(run, node, function, item, container)
    if kind in HASHED and not isinstance(item, ARRAYS):
        # Python looks at the items with the same hash only, however many there are.
        try:
            library.check_hash(item)
            return function(item, container)
        except BaseException as error:
            raise run.noted(error, node, sign, (item, container)) from None
    if isinstance(container, (dict, set, frozenset)):
        checked_hash(run, node, item)
    elif not isinstance(container, (list, tuple, str, *limits.BYTES, range, torch.Tensor)) and not hasattr(
        container, "__array__"
    ):
        try:
            if not hasattr(type(container), "__contains__"):
                container = run.iterate(container)
        except TypeError:
            words = f"argument of type '{type(container).__name__}' is not iterable"
            raise run.noted(TypeError(words), node) from None
    return run.door.perform(node, sign, function, (item, container))


def checked_hash(run: "Running", node: Node | None, key: object) -> None:
    """Raises LimitReached, noted at this node, for a key that Python would hash for too long."""
    try:
        library.check_hash(key)
    except BaseException as error:
        raise run.noted(error, node) from None


# --- truth


def truth(run: "Running", node: Node, value: object, operation: str = "bool") -> bool:
    """Whether Python takes the value for true."""
    kind = type(value)
    if kind in TRUTHS:
        return bool(value)
    if kind in run.classes:
        return own(run, node, bool, value)
    return run.door.perform(node, operation, bool, (value,))


def compile_test(node: ast.expr, context: Context, whole: Node | None = None, operation: str = "bool") -> Evaluate:
    """A function of the frame that tells whether an expression is true."""
    run, value = context.run, compile_expression(node, context)
    place = whole or node

    def test(frame: Frame):
        found = value(frame)
        if found is True or found is False:
            return found
        return truth(run, place, found, operation)

    return test


@expression(ast.BoolOp)
def compile_bool(node: ast.BoolOp, context: Context) -> Evaluate:
    """`x and y`, `x or y`: gives the value that decides, and evaluates none behind it."""
    run, is_or = context.run, isinstance(node.op, ast.Or)
    *parts, last = [compile_expression(value, context) for value in node.values]
    operation = "or" if is_or else "and"

    def choose(frame: Frame):
        for part in parts:
            value = part(frame)
            if (value if value is True or value is False else truth(run, node, value, operation)) is is_or:
                return value
        return last(frame)

    return choose


@expression(ast.IfExp)
def compile_choice(node: ast.IfExp, context: Context) -> Evaluate:
    """`x if test else y`: one of the two is evaluated."""
    test = compile_test(node.test, context)
    body, other = compile_expression(node.body, context), compile_expression(node.orelse, context)
    return lambda frame: body(frame) if test(frame) else other(frame)


# --- names with dots, names given on the way, texts with values


@expression(ast.Attribute)
def compile_attribute(node: ast.Attribute, context: Context) -> Evaluate:
    """`owner.name`, read as `attributes.read` says; what is commonest takes a shorter way."""
    run, name, text = context.run, node.attr, ast.unparse(node.value)
    value = compile_expression(node.value, context)
    plain, is_special = run.plain_classes, attributes.is_special(name)

    def attribute(frame: Frame):
        owner = value(frame)
        kind = type(owner)
        if kind is attributes.Module and name in owner.members:
            return owner.members[name]
        run.node = node
        if kind is torch.Tensor and name in TENSOR:
            return read_tensor(run, node, owner, name)
        try:
            if kind in plain and not is_special:
                return attributes.read_own(run, owner, kind, name, text)
            return attributes.read(run, owner, name, text)
        except BaseException as error:
            raise run.noted(error, node, f".{name}", (owner,)) from None

    return attribute


TENSOR = frozenset(attributes.vocabulary.ATTRIBUTES_OF[torch.Tensor])


def read_tensor(run: "Running", node: ast.Attribute, owner: torch.Tensor, name: str) -> object:
    """No attribute of a tensor computes: it is a fact, or a view of the same memory."""
    if name in ("grad", "data", "T", "mT", "real") and light.is_small(owner):
        try:
            result = getattr(owner, name)
            light.hold(run.room, result)
        except Exception as error:
            run.door.record(f".{name}", getattr, (owner, name), {}, node, FAILED)
            raise run.noted(error, node, f".{name}", (owner,)) from None
        run.performed.append((f".{name}", (owner,), {}, node, result, False))
        return result
    return run.door.perform(node, f".{name}", getattr, (owner, name))


@expression(ast.NamedExpr)
def compile_walrus(node: ast.NamedExpr, context: Context) -> Evaluate:
    """`(x := 5)`: stores the value, and gives it."""
    value, store = compile_expression(node.value, context), compile_store(node.target.id, context)

    def walrus(frame: Frame):
        found = value(frame)
        store(frame, found)
        return found

    return walrus


@expression(ast.JoinedStr)
def compile_text(node: ast.JoinedStr, context: Context) -> Evaluate:
    """An f-string: its parts joined, which is counted first."""
    run = context.run
    parts = [compile_expression(part, context) for part in node.values]

    def join(frame: Frame):
        pieces = [part(frame) for part in parts]
        length = sum(map(len, pieces))
        limits.check_items(length)
        run.room.take_items(length // 10)
        return "".join(pieces)

    return join


@expression(ast.FormattedValue)
def compile_formatted(node: ast.FormattedValue, context: Context) -> Evaluate:
    """`{x}` in an f-string: a value written as its format says."""
    run, value = context.run, compile_expression(node.value, context)
    spec = compile_expression(node.format_spec, context) if node.format_spec else lambda frame: ""
    conversion = node.conversion

    def form(frame: Frame):
        found = value(frame)
        wanted = spec(frame)
        run.node = node.value
        if not wanted and conversion == -1 and type(found) in (str, int):
            return str(found)
        try:
            return texts.format_value(run, found, conversion, wanted)
        except BaseException as error:
            raise run.noted(error, node.value) from None

    return form
