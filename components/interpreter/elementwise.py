"""Expressions in one variable that treat each element by itself: the functions f and g of the autograd page."""

import ast
from dataclasses import dataclass, replace

import torch

from . import library, vocabulary
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
    match node:
        case ast.Constant():
            if not isinstance(node.value, (int, float)):
                raise Refused.at(node, f"{node.value!r} is not a real number.", "Use numbers such as 2 or 0.5.")
        case ast.Name():
            if node.id in NUMBERS:
                names.add(node.id)
            elif node.id != variable:
                raise Refused.at(node, *unknown(node.id, variable))
        case ast.UnaryOp(operand=operand):
            if isinstance(node.op, ast.Not):
                raise Refused.at(node, f"`not` asks for one answer, and here are many. {WHOLE}", "Use `~`.")
            check_elementwise(operand, variable, names)
        case ast.BinOp(left=left, right=right):
            if isinstance(node.op, ast.MatMult):
                raise Refused.at(node, f"`@` adds over elements. {WHOLE}", "Use `*`.")
            if isinstance(node.op, ast.BitXor):
                raise Refused.at(node, "`^` compares bits; it is not a power.", f"A power is `{variable} ** 2`.")
            check_elementwise(left, variable, names)
            check_elementwise(right, variable, names)
        case ast.Compare(left=left, comparators=[right]):
            check_elementwise(left, variable, names)
            check_elementwise(right, variable, names)
        case ast.BoolOp() | ast.IfExp() | ast.Compare():
            fix = f"`torch.where({variable} > 0, {variable}, 0)`"
            raise Refused.at(node, f"This asks for one answer, and here are many. {WHOLE}", f"Choose with {fix}.")
        case ast.Attribute():
            check_constant(node, variable)
        case ast.Call(func=function, args=arguments, keywords=keywords):
            check_function(function, variable, names)
            for argument in [*arguments, *(keyword.value for keyword in keywords)]:
                if not (
                    isinstance(argument, ast.Constant) and (argument.value is None or isinstance(argument.value, str))
                ):
                    check_elementwise(argument, variable, names)
        case _:
            raise Refused.at(
                node, f"This is not element-wise. {WHOLE}", f"Write arithmetic, such as `{variable} ** 2`."
            )


def check_constant(node: ast.Attribute, variable: str) -> None:
    """Only numbers with a name, such as torch.pi."""
    if isinstance(node.value, ast.Name) and node.value.id in ("torch", "math", "np"):
        value = vocabulary.PRELUDE[node.value.id].members.get(node.attr)
        if isinstance(value, (int, float)):
            return
    message = f"`{ast.unparse(node)}` is not a number."
    raise Refused.at(node, message, f"Use arithmetic with {variable}, or constants such as `torch.pi`.")


def check_function(node: ast.expr, variable: str, names: set[str]) -> None:
    """Raises Refused for what is called and is not element-wise; collects bare functions into `names`."""
    match node:
        case ast.Name(id=name):
            if name not in BARE:
                raise Refused.at(node, *unknown(name, variable))
            if BARE[name] is not library.BUILTINS.get(name):
                names.add(name)
        case ast.Attribute(value=ast.Name(id="math" | "np" as module), attr=name):
            message = f"`{module}.{name}` computes outside torch, which then knows no slope."
            raise Refused.at(
                node, message, f"Use torch's own: `torch.{name}({variable})`." if name in FUNCTIONS else ""
            )
        case ast.Attribute(value=ast.Name(id="torch"), attr=name):
            if name not in FUNCTIONS or name not in vocabulary.TORCH_MODULE.members:
                raise Refused.at(node, f"torch.{name} is not an element-wise function. {WHOLE}", near(name, torch))
        case ast.Attribute(value=value, attr=name):
            modules = {"torch.nn.functional": ACTIVATIONS, "torch.special": SPECIAL}
            if ast.unparse(value) in modules:
                if name not in modules[ast.unparse(value)]:
                    raise Refused.at(node, f"{ast.unparse(node)} is not an element-wise function. {WHOLE}")
            elif name in CASTS:
                check_elementwise(value, variable, names)
                if not is_condition(value):
                    message = f".{name}() is for what is true or false at each {variable}, as `({variable} > 0)` is."
                    raise Refused.at(node, message, f"Leave `.{name}()` out: {variable} holds floats already.")
            else:
                check_elementwise(value, variable, names)
                if name not in FUNCTIONS or not hasattr(torch.Tensor, name):
                    raise Refused.at(node, f".{name}() is not element-wise. {WHOLE}", near(name, torch.Tensor))
        case _:
            raise Refused.at(node, "This cannot be called.", "Call a function by its name: `torch.sin(x)`.")


def is_condition(node: ast.expr) -> bool:
    """Whether its values are true or false."""
    match node:
        case ast.Compare():
            return True
        case ast.BinOp(left=left, op=ast.BitAnd() | ast.BitOr() | ast.BitXor(), right=right):
            return is_condition(left) and is_condition(right)
        case ast.UnaryOp(op=ast.Invert(), operand=operand):
            return is_condition(operand)
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
