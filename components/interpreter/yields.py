"""Takes `yield` out of expressions: each becomes a statement of its own, with what is computed before it named first.

So `total = scale * (yield x) + f(y)` becomes `a = scale`, `b = yield x`, `total = a * b + f(y)`.
"""

import ast
from typing import Any

from .problem import Refused

YIELDS = (ast.Yield, ast.YieldFrom)
INNER = (ast.Lambda, ast.FunctionDef, ast.ClassDef, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def has_yield(node: ast.AST) -> bool:
    """Whether there is a `yield` in it that belongs to the function around."""
    if isinstance(node, YIELDS):
        return True
    if isinstance(node, INNER):
        return False
    return any(has_yield(child) for child in ast.iter_child_nodes(node))


class Names:
    """Names that no program can write."""

    def __init__(self):
        self.count = 0

    def new(self) -> str:
        """A name that was not there before."""
        self.count += 1
        return f"yielded {self.count}"


def taken_out(node: ast.stmt, names: Names) -> list[ast.stmt]:
    """The statements that do the same, where each `yield` stands alone or is all that a name is given."""
    if isinstance(node, ast.While):
        return [node]  # its test is asked for in each turn, see `generators.compile_while`
    if isinstance(node, (ast.Expr, ast.Assign)) and isinstance(node.value, YIELDS) and is_plain(node):
        before, value = inside_yield(node.value, names)
        node.value = value
        return [*before, node]
    if isinstance(node, (ast.Assign, ast.AugAssign)) and any(map(has_yield, targets_of(node))):
        return with_targets(node, names)
    before: list[ast.stmt] = []
    for name, part in ast.iter_fields(node):
        if isinstance(part, ast.expr) and has_yield(part) and name not in ("target", "targets"):
            more, value = named(part, names)
            before += more
            setattr(node, name, value)
    if isinstance(node, ast.With):
        # The others are asked for inside of it, see `generators.compile_with`.
        before, node.items[0].context_expr = named(node.items[0].context_expr, names)
    return [*before, node]


def is_plain(node: ast.Expr | ast.Assign) -> bool:
    """Whether a value stands alone, or is given to one plain name."""
    return isinstance(node, ast.Expr) or (len(node.targets) == 1 and isinstance(node.targets[0], ast.Name))


def targets_of(node: ast.Assign | ast.AugAssign) -> list[ast.expr]:
    """What stands left of an assignment's sign."""
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def with_targets(node: ast.Assign | ast.AugAssign, names: Names) -> list[ast.stmt]:
    """An assignment with a `yield` in what stands left of it: `a[(yield x)] = y`."""
    if isinstance(node, ast.AugAssign):
        before, _ = named(node.target, names)  # a target stays itself
        more, node.value = named(node.value, names)
        return [*before, *more, node]
    before, value = named(node.value, names)
    held = names.new()
    statements = [*before, assign(held, value)]
    for target in node.targets:
        if isinstance(target, (ast.Tuple, ast.List)) and has_yield(target):
            raise Refused.at(target, "A yield does not stand left of `=` here.", "Give its value a name before.")
        more, place = named(target, names)
        statements += [*more, placed(ast.Assign([place], load(held, target)), node)]
    return statements


def inside_yield(node: ast.Yield | ast.YieldFrom, names: Names) -> tuple[list[ast.stmt], ast.expr]:
    """A `yield` whose own value has none."""
    if node.value is None or not has_yield(node.value):
        return [], node
    before, node.value = named(node.value, names)
    return before, node


def named(node: ast.expr, names: Names) -> tuple[list[ast.stmt], ast.expr]:
    """The statements before an expression, and the expression without `yield`."""
    if not has_yield(node):
        return [], node
    if isinstance(node, YIELDS):
        before, value = inside_yield(node, names)
        return [*before, assign(names_of := names.new(), value)], load(names_of, node)
    if isinstance(node, ast.BoolOp):
        return chosen(node, names)
    if isinstance(node, ast.IfExp):
        return branched(node, names)
    before: list[ast.stmt] = []
    parts = operands(node)
    last = max(place for place, (_, _, part) in enumerate(parts) if has_yield(part))
    for place, (owner, key, part) in enumerate(parts):
        more, value = named(part, names)
        before += more
        if place < last and not isinstance(value, (ast.Constant, ast.Slice, ast.Starred)):
            name = names.new()
            before.append(assign(name, value))
            value = load(name, part)
        if isinstance(owner, list):
            owner[key] = value
        else:
            setattr(owner, key, value)
    return before, node


def operands(node: ast.expr) -> list[tuple[Any, ...]]:
    """The parts of an expression in the order in which they are computed: where each stands, and the part."""
    found: list[tuple[Any, ...]] = []
    fields: list[tuple[str, Any]] = [(name, part) for name, part in ast.iter_fields(node)]
    if isinstance(node, ast.Dict):
        pairs = zip(range(len(node.keys)), node.keys, node.values, strict=True)
        return [one for place, key, value in pairs for one in ((node.keys, place, key), (node.values, place, value))]
    for name, part in fields:
        if isinstance(part, ast.expr):
            found.append((node, name, part))
        elif type(part) is list:
            for place, one in enumerate(part):
                if isinstance(one, ast.expr):
                    found.append((part, place, one))
                elif isinstance(one, ast.keyword):
                    found.append((one, "value", one.value))
    return found


def chosen(node: ast.BoolOp, names: Names) -> tuple[list[ast.stmt], ast.expr]:
    """`a and (yield b)`: the second is asked for only where it is needed."""
    name = names.new()
    first, *others = node.values
    before, value = named(first, names)
    body = [*before, assign(name, value)]
    where = body
    for other in others:
        test = load(name, node)
        if isinstance(node.op, ast.Or):
            test = placed(ast.UnaryOp(ast.Not(), test), node)
        more, value = named(other, names)
        inner = [*more, assign(name, value)]
        where.append(placed(ast.If(test, inner, []), node))
        where = inner
    return body, load(name, node)


def branched(node: ast.IfExp, names: Names) -> tuple[list[ast.stmt], ast.expr]:
    """`a if c else (yield b)`: only the branch that is needed is computed."""
    name = names.new()
    before, test = named(node.test, names)
    then, value = named(node.body, names)
    otherwise, other = named(node.orelse, names)
    choice = ast.If(test, [*then, assign(name, value)], [*otherwise, assign(name, other)])
    return [*before, placed(choice, node)], load(name, node)


def assign(name: str, value: ast.expr) -> ast.stmt:
    """A statement that gives the name the value."""
    return placed(ast.Assign([placed(ast.Name(name, ast.Store()), value)], value), value)


def load(name: str, node: ast.AST) -> ast.expr:
    """The name as an expression, which stands where the node does."""
    return placed(ast.Name(name, ast.Load()), node)


def placed(node: Any, where: ast.AST):
    """The first node itself, which stands where the second does from now on."""
    return ast.copy_location(node, where)
