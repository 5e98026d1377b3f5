"""Evaluates checked expressions: every value a program sees comes from here."""

import ast
import operator
from collections import ChainMap
from collections.abc import Callable, Mapping
from contextlib import nullcontext

import numpy as np
import torch

from . import arrays, instead, limits, vocabulary
from .entries import Function, Module
from .hints import hint_for
from .limits import LimitReached
from .missing import call_of_a_value, instead_of_tensor, missing_attribute, missing_name
from .operation import Operation
from .problem import Refused
from .room import CHARACTERS
from .user_function import UserFunction

BINARY = {
    ast.Add: (operator.add, operator.iadd, "+"),
    ast.Sub: (operator.sub, operator.isub, "-"),
    ast.Mult: (operator.mul, operator.imul, "*"),
    ast.Div: (operator.truediv, operator.itruediv, "/"),
    ast.FloorDiv: (operator.floordiv, operator.ifloordiv, "//"),
    ast.Mod: (operator.mod, operator.imod, "%"),
    ast.Pow: (operator.pow, operator.ipow, "**"),
    ast.MatMult: (operator.matmul, operator.imatmul, "@"),
    ast.BitAnd: (operator.and_, operator.iand, "&"),
    ast.BitOr: (operator.or_, operator.ior, "|"),
    ast.BitXor: (operator.xor, operator.ixor, "^"),
    ast.LShift: (operator.lshift, operator.ilshift, "<<"),
    ast.RShift: (operator.rshift, operator.irshift, ">>"),
}
UNARY = {
    ast.USub: (operator.neg, "-"),
    ast.UAdd: (operator.pos, "+"),
    ast.Invert: (operator.invert, "~"),
    ast.Not: (operator.not_, "not"),
}
COMPARE = {
    ast.Eq: (operator.eq, "=="),
    ast.NotEq: (operator.ne, "!="),
    ast.Lt: (operator.lt, "<"),
    ast.LtE: (operator.le, "<="),
    ast.Gt: (operator.gt, ">"),
    ast.GtE: (operator.ge, ">="),
    ast.Is: (operator.is_, "is"),
    ast.IsNot: (operator.is_not, "is not"),
    ast.In: (lambda item, container: item in container, "in"),
    ast.NotIn: (lambda item, container: item not in container, "not in"),
}


HEAP_TYPE = 1 << 9  # the flag of a class written in Python; Python names any other with its module
FEW = 20  # items of a list that tell what it holds
# Steps of a statement that are no operations of its own.
UNTOLD = ("repr", "bool", "and", "or", "unpack", "iterate")
# These take a number of pieces, and make room for them before anything is cut.
CUTTING = ("tensor_split", "hsplit", "vsplit", "dsplit", "chunk", "unsafe_chunk", "combinations")

# These write their arguments as text, list.index() the one that it does not find; torch cannot be interrupted there.
WRITING = ("repr", "print", "str", ".index")
# These look at a list's own items at most, and never at what lies deeper in it; any other may walk through all levels.
SHALLOW = {
    *("[]", "[] =", "+", "+=", "*", "*=", "iterate", "unpack", "bool", "and", "or", "not", "is", "is not"),
    *("len", "list", "tuple", "type", "isinstance", "abs"),
    *(".append", ".insert", ".pop", ".clear", ".reverse", ".copy"),
}


class Expressions:
    """Evaluates expressions over the program's names; `run` owns the clock, the operators and the output."""

    def __init__(self, run, names: Mapping[str, object], vocabulary_names: Mapping[str, object] = vocabulary.PRELUDE):
        self.run = run
        self.names = names
        self.prelude = vocabulary_names

    # --- values

    def value(self, node: ast.expr) -> object:
        """What an expression is worth; a function or a module is not a value here."""
        found = self.find(node)
        if isinstance(found, (Function, UserFunction)):
            call = f"{ast.unparse(node)}(...)"
            raise Refused.at(
                node,
                f"{ast.unparse(node)} is a function, and a function cannot be passed around or shown here.",
                f"Call it with brackets: `{call}`.",
            )
        if isinstance(found, Module):
            message = f"{found.name} is a module, not a value."
            raise Refused.at(node, message, f"Write what you need from it, as in `{ast.unparse(node)}.{first(found)}`.")
        return found

    def find(self, node: ast.expr) -> object:
        self.run.clock_check(node)
        return getattr(self, f"find_{type(node).__name__.lower()}")(node)

    def find_constant(self, node):
        return self.kept(node, node.value)

    def find_name(self, node):
        for names in (self.names, self.prelude):
            if node.id in names:
                return names[node.id]
        raise Refused.at(node, *missing_name(node.id, [*self.names, *self.prelude]))

    def find_tuple(self, node):
        return self.kept(node, tuple([self.value(item) for item in node.elts]), made_by="[]")

    def find_list(self, node):
        return self.kept(node, [self.value(item) for item in node.elts], made_by="[]")

    def find_slice(self, node):
        return slice(*(part and self.value(part) for part in (node.lower, node.upper, node.step)))

    def find_unaryop(self, node):
        function, sign = UNARY[type(node.op)]
        return self.perform(node, sign, function, (self.value(node.operand),))

    def find_binop(self, node):
        function, _, sign = BINARY[type(node.op)]
        return self.binary(node, sign, function, self.value(node.left), self.value(node.right))

    def binary(self, node, sign, function, left, right):
        try:
            plain = sign.removesuffix("=")
            if plain == "**":
                limits.check_power(left, right)
            elif plain == "<<":
                limits.check_shift(left, right)
            elif plain == "*":
                limits.check_repeat(left, right)
                limits.check_repeat(right, left)
            elif plain == "%" and isinstance(left, str):
                raise LimitReached("Text is not formatted with % here; give the parts to print one by one.")
        except LimitReached as reached:
            raise Refused.at(node, str(reached)) from None
        return self.perform(node, sign, function, (left, right))

    def find_boolop(self, node):
        is_or = isinstance(node.op, ast.Or)
        for item in node.values[:-1]:
            value = self.value(item)
            if self.truth(node, value, "or" if is_or else "and") == is_or:
                return value
        return self.value(node.values[-1])

    def find_ifexp(self, node):
        return self.value(node.body if self.truth(node.test, self.value(node.test)) else node.orelse)

    def truth(self, node, value, operation="bool") -> bool:
        return self.perform(node, operation, bool, (value,))

    def find_compare(self, node):
        left = self.value(node.left)
        for position, (kind, right_node) in enumerate(zip(node.ops, node.comparators, strict=True), start=1):
            function, sign = COMPARE[type(kind)]
            right = self.value(right_node)
            result = self.perform(node, sign, function, (left, right))
            if position < len(node.ops) and not self.truth(node, result):
                break
            left = right
        return result

    def find_subscript(self, node):
        return self.perform(node, "[]", operator.getitem, (self.value(node.value), self.value(node.slice)))

    # --- names with dots

    def find_attribute(self, node):
        owner = self.find(node.value)
        if isinstance(owner, Module):
            return self.member(node, owner)
        owner = self.value_of(node.value, owner)
        if vocabulary.has_attribute(owner, node.attr):
            return self.perform(node, f".{node.attr}", getattr, (owner, node.attr))
        if vocabulary.has_method(owner, node.attr):
            shown = ast.unparse(node)
            message = f"{shown} is a method, and a method cannot be passed around or shown here."
            raise Refused.at(node, message, f"Call it with brackets: `{shown}()`.")
        raise Refused.at(node, *missing_attribute(owner, node.attr, ast.unparse(node.value)))

    def value_of(self, node, found):
        if isinstance(found, (Function, UserFunction)):
            message = f"{ast.unparse(node)} is a function; nothing inside it can be reached here."
            raise Refused.at(node, message, f"Call it with brackets: `{ast.unparse(node)}(...)`.")
        return found

    def member(self, node, module):
        if node.attr in module.members:
            return module.members[node.attr]
        raise Refused.at(node, *missing_attribute(module, node.attr, ast.unparse(node.value)))

    # --- calls

    def find_call(self, node):
        return self.call(node)

    def call(self, node, contexts=False):
        """The result of a call; with `contexts`, of one that stands in a `with` statement."""
        function = self.callee(node.func, node)
        args = tuple(self.value(argument) for argument in node.args)
        kwargs = {keyword.arg: self.value(keyword.value) for keyword in node.keywords}
        if "out" in kwargs:
            message = "out= is not part of what runs here."
            raise Refused.at(node, message, "Assign the result instead: `y = torch.add(a, b)`.")
        if isinstance(function, UserFunction):
            return self.call_user(node, function, args, kwargs)
        if kwargs.get("key") is not None:
            raise Refused.at(node, "key= is not part of what runs here.", "Values are compared as they are.")
        if function.context and not contexts:
            message = f"{function.name} changes how later lines compute, so it stands in a `with` statement only."
            raise Refused.at(node, message, f"Write `with {ast.unparse(node)}:` above indented lines.")
        if contexts and not function.context:
            message = f"`with` takes torch.no_grad(), torch.enable_grad() and the like here, not {function.name}."
            raise Refused.at(node, message, "Write `with torch.no_grad():`.")
        if function.owned:
            args = (self.run, *args)
        if function.name == ".backward" and kwargs.get("create_graph"):
            message = "backward(create_graph=True) makes .grad and its tensor hold each other in memory for ever."
            raise Refused.at(node, message, "Use `torch.autograd.grad(y, x, create_graph=True)`.")
        return self.perform(node, function.name, function.call, args, kwargs)

    def callee(self, node, call) -> Function | UserFunction:
        """What stands before the brackets of a call."""
        if isinstance(node, ast.Attribute):
            owner = self.find(node.value)
            if not isinstance(owner, Module):
                return self.method(node, self.value_of(node.value, owner), call)
            found = self.member(node, owner)
        else:
            found = self.find(node)
        if isinstance(found, (Function, UserFunction)):
            return found
        if isinstance(found, type) and found in vocabulary.CALLABLE_TYPES:
            return Function(found.__name__, single_type if found is type else found)
        if found is torch.Tensor:
            message = "torch.Tensor(...) is not part of what runs here: with sizes it gives memory that nobody has set."
            raise Refused.at(node, message, instead_of_tensor(call))
        if isinstance(found, type):
            message = f"Making a {found.__name__} by calling it is not part of what runs here."
            raise Refused.at(node, message, instead.ELSEWHERE)
        if isinstance(found, Module):
            raise Refused.at(
                node, "TypeError: 'module' object is not callable", f"Use what is in it: `{first(found)}`."
            )
        raise Refused.at(node, not_callable(found), call_of_a_value(call, found))

    def method(self, node, owner, call) -> Function:
        if vocabulary.has_method(owner, node.attr):
            own = vocabulary.owned.TENSOR.get(node.attr) if isinstance(owner, torch.Tensor) else None
            if own:
                return Function(f".{node.attr}", lambda run, *args, **kwargs: own(run, owner, *args, **kwargs), True)
            return Function(f".{node.attr}", Method(owner, node.attr))
        if vocabulary.has_attribute(owner, node.attr):
            value = getattr(owner, node.attr)
            if isinstance(value, type) and value in vocabulary.CALLABLE_TYPES:
                return Function(node.attr, value)
            raise Refused.at(node, not_callable(value), call_of_a_value(call, value))
        raise Refused.at(node, *missing_attribute(owner, node.attr, ast.unparse(node.value)))

    def call_user(self, node, function, args, kwargs):
        try:
            given = function.bind(args, kwargs)
        except TypeError as error:
            message = f"TypeError: {error}"
            raise Refused.at(
                node, message, f"It is defined as `{function.name}({', '.join(function.parameters)})`."
            ) from None
        if self.run.waiting >= limits.CALLS:
            message = f"More than {limits.CALLS} function calls wait for one another, the limit here."
            raise Refused.at(node, message, "A function that calls itself needs an end: `... if n == 0 else ...`.")
        self.run.waiting += 1
        try:
            return Expressions(self.run, ChainMap(given, self.run.names), self.prelude).value(function.result)
        finally:
            self.run.waiting -= 1

    # --- the one door to Python, numpy and torch

    def perform(self, node: ast.AST, operation: str, function: Callable, args: tuple, kwargs: dict | None = None):
        """Runs `function` within the run's limits; whatever it raises becomes a Refused at `node`."""
        kwargs = kwargs or {}
        try:
            self.check_arguments(operation, function, args, kwargs)
            changed = operands(function, args)[:1]
            length = len(changed[0]) if changed and type(changed[0]) is list else None
            # What torch computes to write a value is never larger than the value.
            with nullcontext() if operation == "repr" else self.run.operators:
                result = function(*args, **kwargs)
            if length is not None:
                self.take_growth(changed[0], length)
            self.hold_graph(function, args, result)
            self.record(node, operation, function, args, kwargs, result)
        except Refused:
            raise
        except LimitReached as reached:
            raise Refused.at(node, str(reached)) from None
        except Exception as error:
            self.record(node, operation, function, args, kwargs, failed=True)
            hint = hint_for(node, operation, operands(function, args))
            raise Refused.because(error, node, hint) from None
        is_there = any(result is value for value in operands(function, args))
        if is_there or is_item(function, args):
            return self.kept(node, result)
        return self.kept(node, result, made_by=operation)

    def record(self, node, operation, function, args, kwargs, result=None, failed=False) -> None:
        """Keeps what was done with tensors and arrays, for whoever explains the statement."""
        args = args[:1] if function is getattr else tuple(v for v in operands(function, args) if v is not self.run)
        if operation not in UNTOLD and any(isinstance(value, (torch.Tensor, np.ndarray)) for value in tensors_of(args)):
            self.run.performed.append(Operation(operation, args, kwargs, node, result, failed))

    def check_arguments(self, operation, function, args, kwargs) -> None:
        if operation.rpartition(".")[2] in CUTTING:
            limits.check_pieces((*args, *kwargs.values()))
        if operation in WRITING:
            limits.check_items(sum(limits.count_items(value, limits.ITEMS + 1) for value in args))
        values = operands(function, args)
        if not is_shallow(operation, values):
            for value in (*values, *kwargs.values()):
                if isinstance(value, (list, tuple)):
                    limits.check_items(limits.count_items(value, limits.ITEMS + 1))
            for value in (*args, *kwargs.values()):
                if isinstance(value, (list, tuple, range)):
                    limits.check_elements(arrays.nested_size(value))
        owner = function.owner if isinstance(function, Method) else None
        if arrays.is_numpy(function) or isinstance(owner, np.ndarray) or any(isinstance(v, np.ndarray) for v in args):
            if function is operator.getitem:
                limits.check_elements(arrays.index_size(*args) if isinstance(args[0], np.ndarray) else 0)
            elif function is not getattr:
                method = isinstance(function, Method)
                arrays.check_call(function.name if method else function, (owner, *args) if method else args, kwargs)

    def kept(self, node, value, made_by=""):
        """The value itself, if it is not too large to keep, and there is room for what an operation made."""
        try:
            if isinstance(value, np.ndarray):
                arrays.check_result(value)
            else:
                limits.check_value(value)
            if made_by:
                self.take_room(made_by, value)
        except LimitReached as reached:
            raise Refused.at(node, str(reached)) from None
        return value

    def take_growth(self, changed: list, before: int) -> None:
        """Counts by what a list was grown, so that growing one by one costs the same each time."""
        if len(changed) > before:
            limits.check_items(len(changed))
            self.run.room.take_items(len(changed) - before)

    def take_room(self, operation, value) -> None:
        room = self.run.room
        if isinstance(value, str):
            room.take_items(len(value) // CHARACTERS)
        elif isinstance(value, (list, tuple)):
            room.take_items(limits.count_items(value, limits.ITEMS) if operation == ".tolist" else len(value))
        # A list that a program writes down holds what was counted before.
        is_counted = isinstance(value, (list, tuple)) and (
            operation == "[]" or limits.NUMBERS.issuperset(map(type, value))
        )
        for one in () if is_counted else several(value):
            if isinstance(one, (torch.Tensor, np.ndarray)):
                room.hold_value(one)

    def hold_graph(self, function, args, result) -> None:
        """Counts what an operation added to the graph of its result, or of the tensor that it wrote into."""
        room = self.run.room
        if room.operators:
            tensors = args[:1] if function is operator.setitem else several(result)
            tracked = [one for one in tensors if isinstance(one, torch.Tensor)] if torch.is_grad_enabled() else []
            room.hold_graph(tracked)


class Method:
    """A method of a value, looked up when it is called."""

    def __init__(self, owner: object, name: str):
        self.owner = owner
        self.name = name

    def __call__(self, *args, **kwargs):
        # By the type's own function, as Python calls a method, so that errors name the same.
        return getattr(type(self.owner), self.name)(self.owner, *args, **kwargs)


def is_shallow(operation: str, values: tuple) -> bool:
    """Whether an operation leaves alone what lies deeper in a list; numpy and torch turn all of a list into numbers."""
    deciding = values[:1] if operation.startswith((".", "[]")) else values
    return operation in SHALLOW and not any(isinstance(one, (torch.Tensor, np.ndarray, np.generic)) for one in deciding)


def several(value: object) -> list | tuple:
    return value if isinstance(value, (list, tuple)) else (value,)


def is_item(function, args: tuple) -> bool:
    """Whether a call gives what a list already held."""
    if isinstance(function, Method):
        return function.name == "pop"
    return function is operator.getitem and isinstance(args[0], (list, tuple)) and not isinstance(args[1], slice)


def operands(function, args: tuple) -> tuple:
    return (function.owner, *args) if isinstance(function, Method) else args


def tensors_of(args: tuple):
    """The operands, and the first of those in a list such as torch.cat takes."""
    for value in args:
        if isinstance(value, (list, tuple)):
            yield from value[:FEW]
        else:
            yield value


def not_callable(value: object) -> str:
    """Python's own words for a value that is called; nothing is called to get them."""
    kind = type(value)
    made_in_c = not kind.__flags__ & HEAP_TYPE
    name = f"{kind.__module__}.{kind.__name__}" if made_in_c and kind.__module__ != "builtins" else kind.__name__
    return f"TypeError: '{name}' object is not callable"


def single_type(*args: object, **kwargs: object) -> type:
    if len(args) == 3:
        raise LimitReached("type() tells a value's type here; it makes no new one.")
    return type(*args, **kwargs)


def first(module: Module) -> str:
    return next(iter(module.members), "...")
