"""Expressions in one variable that treat each element by itself: the functions f and g of the autograd page."""

import ast
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, NoReturn

import torch

from . import library, vocabulary
from .entries import Module
from .grammar import check, parse, unreadable, with_line_feeds
from .handwriting import in_python
from .missing import did_you_mean, missing_name
from .problem import Problem, Refused
from .run import evaluate

CHARACTERS = 500
FUNCTIONS = set(vocabulary.ELEMENTWISE.split()) | set("zeros_like ones_like full_like detach threshold".split())
ACTIVATIONS = set(
    """
    relu leaky_relu elu selu celu gelu silu mish softplus softsign sigmoid tanh hardtanh relu6 logsigmoid hardswish
    hardsigmoid hardshrink softshrink tanhshrink threshold
    """.split()
)
SPECIAL = set(vocabulary.SPECIAL.split()) - {"logsumexp", "softmax", "log_softmax"}
MODULES = {"torch": FUNCTIONS, "torch.nn.functional": ACTIVATIONS, "torch.special": SPECIAL}
# Of what is true or false at each x, these make numbers. Of x itself they would drop digits.
CASTS = {"float", "double", "int", "long"}
# Python's own functions win over torch's of the same name: a program that uses them needs no import.
BARE = {name: vocabulary.TORCH_MODULE.members[name] for name in FUNCTIONS & vocabulary.TORCH_MODULE.members.keys()} | {
    name: library.BUILTINS[name] for name in ("abs", "pow")
}
NUMBERS = {name: vocabulary.TORCH_MODULE.members[name] for name in ("pi", "e")}
WHOLE = "It must give one number for each x."


@dataclass(frozen=True)
class Expression:
    """An expression that was read and checked; calling it evaluates it.

    `names` are the bare names in it, of functions and of pi and e, that Python would have to import from torch.
    """

    source: str
    variable: str
    names: frozenset[str]
    tree: ast.expr

    def __call__(self, values: torch.Tensor) -> object:
        """The expression's value at each of `values`; a plain number if the variable is not in it.

        Raises: Refused, with the Problem in the expression's own columns.
        """
        modules = {name: vocabulary.PRELUDE[name] for name in ("torch", "math", "np")}
        return evaluate(self.tree, {**BARE, **NUMBERS, **modules, self.variable: values})


def read_expression(source: str, variable: str = "x") -> Expression:
    """One expression in `variable`, made of element-wise operations only.

    Raises: Refused, for anything else; where it is plain what was meant, the hint writes that in Python.
    """
    source = with_line_feeds(source).strip()
    try:
        return read_as_it_stands(source, variable)
    except Refused as refusal:
        meant = in_python(source, variable, BARE)
        if not meant or not runs(meant, variable):
            raise
        raise Refused(replace(refusal.problem, hint=f"In Python, for every {variable}: `{meant}`.")) from None


def runs(source: str, variable: str) -> bool:
    """Whether the expression is read and torch computes it."""
    try:
        read_as_it_stands(source, variable)(torch.tensor([0.5, 1.5]))
    except (Refused, RuntimeError, TypeError, ValueError):
        return False
    return True


def read_as_it_stands(source: str, variable: str) -> Expression:
    """The expression, with no guess at what was meant. Raises: Refused for what is not element-wise."""
    if not source:
        raise Refused(
            Problem(
                f"There is no expression here, but a function of {variable} is needed.", f"Write `{variable} ** 2`."
            )
        )
    if len(source) > CHARACTERS:
        message = f"The expression has {len(source):,} characters; {CHARACTERS} is the limit here."
        raise Refused(Problem(message, kind="limit"))
    problem = unreadable(source)
    if problem:
        raise Refused(problem)
    statements = parse(source)
    if len(statements) != 1 or not isinstance(statements[0], ast.Expr):
        message = "This is not one expression."
        raise Refused(Problem(message, f"Write only what stands behind `return`, such as `{variable} ** 2`."))
    check(statements[0])
    tree = statements[0].value
    names: set[str] = set()
    check_elementwise(tree, variable, names)
    # It stands inside lines of a program, where a comment or a line break would end it.
    text = ast.unparse(tree) if "\n" in source or "#" in source else source
    return Expression(text, variable, frozenset(names), tree)


def check_elementwise(node: ast.expr, variable: str, names: set[str]) -> None:
    """Raises Refused at the first part that is not element-wise; collects the bare functions used into `names`."""
    check_part = PARTS.get(type(node))
    if check_part is None:
        raise Refused.at(node, f"This is not element-wise. {WHOLE}", f"Write arithmetic, such as `{variable} ** 2`.")
    check_part(node, variable, names)


def check_number(node: ast.Constant, variable: str, names: set[str]) -> None:
    """Only real numbers."""
    if not isinstance(node.value, (int, float)):
        raise Refused.at(node, f"{node.value!r} is not a real number.", "Use numbers such as 2 or 0.5.")


def check_name(node: ast.Name, variable: str, names: set[str]) -> None:
    """Only the variable and the numbers that have a name."""
    if node.id in NUMBERS:
        names.add(node.id)
    elif node.id != variable:
        raise Refused.at(node, *unknown(node.id, variable))


def check_unary(node: ast.UnaryOp, variable: str, names: set[str]) -> None:
    """Any sign, and no `not`."""
    if isinstance(node.op, ast.Not):
        raise Refused.at(node, f"`not` asks for one answer, and here are many. {WHOLE}", "Use `~`.")
    check_elementwise(node.operand, variable, names)


def check_binary(node: ast.BinOp, variable: str, names: set[str]) -> None:
    """Any sign that computes at each element, and no `^`, which a beginner takes for a power."""
    if isinstance(node.op, ast.MatMult):
        raise Refused.at(node, f"`@` adds over elements. {WHOLE}", "Use `*`.")
    if isinstance(node.op, ast.BitXor):
        raise Refused.at(node, "`^` compares bits; it is not a power.", f"A power is `{variable} ** 2`.")
    check_elementwise(node.left, variable, names)
    check_elementwise(node.right, variable, names)


def check_compare(node: ast.Compare, variable: str, names: set[str]) -> None:
    """One comparison; a chain of them asks for one answer."""
    if len(node.comparators) > 1:
        refuse_one_answer(node, variable, names)
    check_elementwise(node.left, variable, names)
    check_elementwise(node.comparators[0], variable, names)


def refuse_one_answer(node: ast.expr, variable: str, names: set[str]) -> NoReturn:
    """Raises Refused for `and`, `or`, `if` and the like."""
    fix = f"`torch.where({variable} > 0, {variable}, 0)`"
    raise Refused.at(node, f"This asks for one answer, and here are many. {WHOLE}", f"Choose with {fix}.")


def check_call(node: ast.Call, variable: str, names: set[str]) -> None:
    """An element-wise function of element-wise arguments; None and texts choose among its ways."""
    check_function(node.func, variable, names)
    for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
        is_word = isinstance(argument, ast.Constant) and (argument.value is None or isinstance(argument.value, str))
        if not is_word:
            check_elementwise(argument, variable, names)


def check_constant(node: ast.Attribute, variable: str, names: set[str]) -> None:
    """Only numbers with a name, such as torch.pi."""
    if isinstance(node.value, ast.Name) and node.value.id in ("torch", "math", "np"):
        module = vocabulary.PRELUDE[node.value.id]
        if isinstance(module, Module) and isinstance(module.members.get(node.attr), (int, float)):
            return
    message = f"`{ast.unparse(node)}` is not a number."
    raise Refused.at(node, message, f"Use arithmetic with {variable}, or constants such as `torch.pi`.")


PARTS: dict[type, Callable[[Any, str, set[str]], None]] = {
    ast.Constant: check_number,
    ast.Name: check_name,
    ast.UnaryOp: check_unary,
    ast.BinOp: check_binary,
    ast.Compare: check_compare,
    ast.BoolOp: refuse_one_answer,
    ast.IfExp: refuse_one_answer,
    ast.Attribute: check_constant,
    ast.Call: check_call,
}


def check_function(node: ast.expr, variable: str, names: set[str]) -> None:
    """Raises Refused for what is called and is not element-wise; collects bare functions into `names`."""
    match node:
        case ast.Name(id=name):
            if name not in BARE:
                raise Refused.at(node, *unknown(name, variable))
            if BARE[name] is not library.BUILTINS.get(name):
                names.add(name)
        case ast.Attribute(value=ast.Name(id="math" | "np" as module), attr=name):
            fix = f"Use torch's own: `torch.{name}({variable})`." if name in FUNCTIONS else ""
            raise Refused.at(node, f"`{module}.{name}` computes outside torch, which then knows no slope.", fix)
        case ast.Attribute(value=value) if (module := ast.unparse(value)) in MODULES:
            check_member(node, module)
        case ast.Attribute():
            check_elementwise(node.value, variable, names)
            check_method(node, variable)
        case _:
            raise Refused.at(node, "This cannot be called.", "Call a function by its name: `torch.sin(x)`.")


def check_member(node: ast.Attribute, module: str) -> None:
    """Raises Refused for a function of torch or of a part of it that is not element-wise."""
    name = node.attr
    if name in MODULES[module] and (module != "torch" or name in vocabulary.TORCH_MODULE.members):
        return
    hint = near(name, torch) if module == "torch" else ""
    raise Refused.at(node, f"{ast.unparse(node)} is not an element-wise function. {WHOLE}", hint)


def check_method(node: ast.Attribute, variable: str) -> None:
    """Raises Refused for a method that is not element-wise."""
    name = node.attr
    if name in CASTS:
        if not is_condition(node.value):
            message = f".{name}() is for what is true or false at each {variable}, as `({variable} > 0)` is."
            raise Refused.at(node, message, f"Leave `.{name}()` out: {variable} holds floats already.")
    elif name not in FUNCTIONS or not hasattr(torch.Tensor, name):
        raise Refused.at(node, f".{name}() is not element-wise. {WHOLE}", near(name, torch.Tensor))


def is_condition(node: ast.expr) -> bool:
    """Whether its values are true or false."""
    match node:
        case ast.Compare():
            return True
        case ast.BinOp(left=left, op=ast.BitAnd() | ast.BitOr() | ast.BitXor(), right=right):
            return is_condition(left) and is_condition(right)
        case ast.UnaryOp(op=ast.Invert(), operand=operand):
            return is_condition(operand)
        case _:
            return False


def unknown(name: str, variable: str) -> tuple[str, str]:
    """Message and hint for a name that stands where it has no meaning."""
    if name == variable:
        return "TypeError: 'Tensor' object is not callable", f"A product has its sign: `{variable} * 2`."
    if name in ACTIVATIONS:
        return f"NameError: name '{name}' is not defined", f"It is `torch.nn.functional.{name}({variable})`."
    if name in SPECIAL:
        return f"NameError: name '{name}' is not defined", f"It is `torch.special.{name}({variable})`."
    if name in BARE:
        return f"`{name}` alone is a function, not a number.", f"Call it: `{name}({variable})`."
    functions = f"The variable is {variable}; functions are torch's, such as `torch.sin({variable})`."
    # What is said of these elsewhere is for whole programs, where many of them run.
    if name in vocabulary.TORCH_MODULE.members or name in library.PYTHONS:
        return f"{name} is not an element-wise function. {WHOLE}", functions
    message, hint = missing_name(name, [variable, *BARE])
    return message, hint or functions


def near(name: str, owner: object) -> str:
    """A function that a misspelt name probably means; none for a name that torch has."""
    return "" if hasattr(owner, name) else did_you_mean(name, sorted(FUNCTIONS))
