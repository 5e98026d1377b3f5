"""What a statement did on its way: each operation with its operands and its result."""

import ast
from dataclasses import dataclass

MOST = 20  # of one statement that are kept, the last ones


@dataclass(frozen=True, eq=False)
class Operation:
    """One operation that ran, or the one that failed, whose `result` is None.

    `name` is a sign such as "+" or "[]", or a name with its dots, such as "torch.cat", ".sum" or ".T". `args` has the
    operands, a method's own tensor first, and `kwargs` the rest.
    """

    name: str
    args: tuple[object, ...]
    kwargs: dict[str, object]
    node: ast.AST
    result: object = None
    failed: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """The text of each of `args`, as `ast.unparse` writes it; () where they have no texts of their own."""
        nodes = operand_nodes(self.node, self.name)
        return tuple(map(ast.unparse, nodes)) if len(nodes) == len(self.args) else ()


def operand_nodes(node: ast.AST, name: str) -> list[ast.expr]:
    """The nodes of an operation's operands in the order of its `args`; [] for a node that has none."""
    match node:
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.AugAssign(target=target, value=value):
            return [target, value]
        case ast.UnaryOp(operand=operand):
            return [operand]
        case ast.Compare(left=left, comparators=others):
            return [left, *others]
        case ast.Subscript(value=value, slice=index):
            return [value, index]
        case ast.Attribute(value=value):
            return [value]
        case ast.Call(func=ast.Attribute(value=owner), args=args) if name.startswith("."):
            return [owner, *args]
        case ast.Call(args=args):
            return args
        case _:
            return []
