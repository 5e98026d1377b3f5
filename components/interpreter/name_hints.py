"""Hints that need the whole program: a name without a value, a function that gives nothing back."""

import ast
from collections.abc import Iterator
from typing import Any, TypeGuard

from .library import PYTHONS
from .mistake import Mistake
from .problem import Node

INNER = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
# Methods of lists, dicts and sets that change their owner and give None, and what gives a new value instead.
CHANGING = {"sort": "sorted({})", "reverse": "{}[::-1]"}
NOTHING = "append extend insert remove clear update add discard print shuffle".split()


def program_hint(
    error: BaseException, node: Node, operation: str, operands: tuple[Any, ...], program: list[ast.stmt]
) -> str:
    """What the rest of the program tells of an error at this node; "" if it tells nothing."""
    try:
        if type(error) is NameError and isinstance(node, ast.Name):
            return name_hint(node, program)
        if isinstance(error, RecursionError):
            return "A function that calls itself needs a case that ends: `if n == 0: return 1`."
        if type(error) is RuntimeError and str(error).endswith("marked with @once_differentiable"):
            return "The slope of a slope is asked for, and the function's `backward` is marked to give none."
        if type(error) is AttributeError and str(error).startswith("'NoneType'") and isinstance(node, ast.Attribute):
            operation, operands = f".{node.attr}", (None,)
        if any(value is None for value in operands):
            return nothing_hint(Mistake.at(node, operation, operands), program)
    except Exception:
        # As in `hints.py`: never in the way of the message.
        return ""
    return ""


# --- a name that stands for nothing


def name_hint(node: ast.Name, program: list[ast.stmt]) -> str:
    """Where in the program the name gets a value, and why it has none here."""
    name = node.id
    if hint := attribute_hint(node, program):
        return hint
    stores = [part for statement in program for part in outer(statement) if gives(part, name)]
    deleted = [part for statement in program for part in outer(statement) if deletes(part, name)]
    before = [part.lineno for part in deleted if part.lineno < node.lineno]
    if before and (stores or name in PYTHONS):
        return f"`{name}` was deleted on line {before[-1]}. Keep it, or give it a value again: `{name} = 0`."
    above = [part.lineno for part in stores if part.lineno < node.lineno]
    if above:
        return f"`{name}` gets a value on line {above[-1]} only where that line runs. Give it one before: `{name} = 0`."
    if any(part.lineno > node.lineno for part in stores):
        line = min(part.lineno for part in stores if part.lineno > node.lineno)
        return f"`{name}` gets its value on line {line}, which runs later. Move that line up."
    for function in functions(program):
        is_argument = any(argument.arg == name for argument in arguments(function))
        if is_argument or any(gives(part, name) for part in ast.walk(function)):
            inside = f"`{name}` is a name inside the function `{function.name}` only"
            return f"{inside}, which can give its value back: `return {name}`."
    return ""


def attribute_hint(node: ast.Name, program: list[ast.stmt]) -> str:
    """For a method that leaves out `self`, in its brackets or before an attribute."""
    around = next((kind for kind in classes(program) if any(part is node for part in ast.walk(kind))), None)
    if not around:
        return ""
    method = next((part for part in around.body if isinstance(part, ast.FunctionDef) and node in ast.walk(part)), None)
    if not method:
        return ""
    names = [argument.arg for argument in arguments(method)]
    if node.id == "self":
        return f"The object comes first in a method's brackets: `def {method.name}({', '.join(['self', *names])}):`."
    owned = {part.name for part in around.body if isinstance(part, ast.FunctionDef)}
    owned |= {part.attr for part in ast.walk(around) if isinstance(part, ast.Attribute) and own(part, names)}
    owned |= {part.id for statement in around.body for part in outer(statement) if isinstance(part, ast.Name)}
    if node.id in owned and names:
        return f"It belongs to the object: `{names[0]}.{node.id}`."
    return ""


def own(part: ast.Attribute, names: list[str]) -> bool:
    """Whether it is an attribute of `self`, or of the method's first argument."""
    return isinstance(part.value, ast.Name) and part.value.id in {"self", *names[:1]}


# --- None where a value is needed


def nothing_hint(mistake: Mistake, program: list[ast.stmt]) -> str:
    """For a None among the operands that a call gave; "" if no such call is found."""
    place = next(k for k, value in enumerate(mistake.operands) if value is None)
    text = mistake.texts[place] if place < len(mistake.texts) else "it"
    call = call_behind(text, mistake.node, program)
    if call is None:
        return ""
    called = ast.unparse(call.func).replace("`", "'")
    last = called.rpartition(".")[2]
    if isinstance(call.func, ast.Attribute) and last in CHANGING:
        owner = ast.unparse(call.func.value).replace("`", "'")
        new = CHANGING[last].format(owner)
        return f"`{called}()` changes what it is called on, and gives None: `{new}` gives a new value."
    function = next((one for one in functions(program) if one.name == last), None)
    if function is None:
        alone = ast.unparse(call).replace("`", "'")
        return f"`{called}` gives None: `{alone}` stands on a line of its own." if last in NOTHING else ""
    if any(isinstance(part, ast.Return) and part.value for part in own_nodes(function)):
        return f"`{last}` gives None where no `return` with a value is reached."
    if result := result_of(function.body[-1]):
        return f"`{last}` gives nothing back, so `{text}` is None. Its last line can be `return {result}`."
    return f"`{last}` gives nothing back, so `{text}` is None. A function gives its result with `return`."


def call_behind(text: str, node: Node, program: list[ast.stmt]) -> ast.Call | None:
    """The call that gave the value: the text's own, or that of the last line above that assigned the name."""
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError:
        return None
    if isinstance(tree, ast.Call):
        return tree
    found = None
    for statement in program:
        for part in ast.walk(statement):
            if not isinstance(part, ast.Assign) or part.lineno > node.lineno:
                continue
            if any(ast.unparse(target) == text for target in part.targets):
                found = part.value
    return found if isinstance(found, ast.Call) else None


def result_of(last: ast.stmt) -> str:
    """What a function's last statement computed."""
    if isinstance(last, ast.Assign) and isinstance(last.targets[0], ast.Name):
        return ast.unparse(last.value).replace("`", "'")
    if isinstance(last, ast.AugAssign) and isinstance(last.target, ast.Name):
        return ast.unparse(ast.BinOp(last.target, last.op, last.value)).replace("`", "'")
    if isinstance(last, ast.Expr):
        value = last.value
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "print":
            return ast.unparse(value.args[0]).replace("`", "'") if len(value.args) == 1 else ""
        return "" if isinstance(value, ast.Constant) else ast.unparse(value).replace("`", "'")
    return ""


# --- looking through a program


def outer(statement: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a statement that do not lie in a function, class or comprehension inside it."""
    waiting = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, INNER):
            waiting.extend(ast.iter_child_nodes(node))


def own_nodes(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function's body, without what lies in functions, classes and comprehensions inside it."""
    for statement in function.body:
        yield from outer(statement)


def gives(part: ast.AST, name: str) -> TypeGuard[Node]:
    """Whether this node gives the name a value: by a definition, an import or an assignment."""
    if isinstance(part, (ast.FunctionDef, ast.ClassDef)):
        return part.name == name
    if isinstance(part, ast.alias):
        return (part.asname or part.name.split(".")[0]) == name
    return isinstance(part, ast.Name) and part.id == name and isinstance(part.ctx, ast.Store)


def deletes(part: ast.AST, name: str) -> TypeGuard[ast.Name]:
    """Whether this node is the name behind a `del`."""
    return isinstance(part, ast.Name) and part.id == name and isinstance(part.ctx, ast.Del)


def functions(program: list[ast.stmt]) -> list[ast.FunctionDef]:
    """Those that are called by what they are; the last of a name is the one that counts."""
    return [
        part for statement in reversed(program) for part in ast.walk(statement) if isinstance(part, ast.FunctionDef)
    ]


def classes(program: list[ast.stmt]) -> list[ast.ClassDef]:
    """All classes of the program, also those inside of others."""
    return [part for statement in program for part in ast.walk(statement) if isinstance(part, ast.ClassDef)]


def arguments(function: ast.FunctionDef) -> list[ast.arg]:
    """The arguments of a function, but for `*args` and `**kwargs`."""
    return [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
