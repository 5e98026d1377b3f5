"""An operation that failed, as the hints look at it."""

import ast
from dataclasses import dataclass
from typing import Any

import torch

from .problem import Node


@dataclass(frozen=True)
class Mistake:
    """`operation` is a sign (`@`), a function's or method's last name (`backward`), or of a statement (`set .grad`).

    `operands` are the values in order, a method's owner first; `texts` are the reader's own words for them.
    """

    operation: str
    operands: tuple[Any, ...]
    texts: tuple[str, ...]
    node: Node

    @classmethod
    def at(cls, node: Node, operation: str, operands: tuple[Any, ...]) -> "Mistake":
        """The mistake at a node; an operand that has no words in the source is called `it`."""
        nodes = operand_nodes(node, len(operands))
        if operation == "iterate" and isinstance(node, ast.expr):
            nodes = [node]
        texts = tuple(map(bracketed, nodes))
        name = operation if operation.startswith("set ") else operation.rpartition(".")[2]
        return cls(name, operands, texts + ("it",) * (max(2, len(operands)) - len(texts)), node)

    @property
    def tensors(self) -> list[torch.Tensor]:
        """The tensors among the operands, in their order."""
        return [value for value in self.operands if isinstance(value, torch.Tensor)]

    @property
    def first(self) -> Any:
        """The first operand, or None if there is none."""
        return self.operands[0] if self.operands else None

    @property
    def call(self) -> ast.Call:
        """The call that failed. Raises: TypeError where it was something else."""
        if not isinstance(self.node, ast.Call):
            raise TypeError("no call")
        return self.node

    @property
    def source(self) -> str:
        """All that failed, as `ast.unparse` writes it."""
        return ast.unparse(self.node)

    def with_arguments(self, *arguments: str) -> str:
        """The call with other arguments."""
        return f"{ast.unparse(self.call.func)}({', '.join(arguments)})"

    def after(self, change: str) -> str:
        """The method call with its owner changed: `X.mean()` with ".float()" is `X.float().mean()`.

        Raises: TypeError where something else failed.
        """
        call = self.call
        arguments = ", ".join(map(ast.unparse, [*call.args, *call.keywords]))
        if len(call.args) == len(self.operands):
            return self.with_arguments(self.texts[0] + change, *self.texts[1:])
        if not isinstance(call.func, ast.Attribute):
            raise TypeError("no method")
        return f"{self.texts[0]}{change}.{call.func.attr}({arguments})"


def operand_nodes(node: ast.AST, count: int) -> list[ast.expr]:
    """The nodes of the operands; more of these than a call has arguments mean that its owner is one."""
    match node:
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.Compare(left=left, comparators=[right, *_]):
            return [left, right]
        case ast.AugAssign(target=target, value=value):
            return [target, value]
        case ast.BoolOp(values=values):
            return values
        case ast.Subscript(value=value, slice=index):
            return [value, index]
        case ast.Attribute(value=value):
            return [value]
        case ast.Call(func=ast.Attribute(value=owner), args=arguments) if count > len(arguments):
            return [owner, *arguments]
        case ast.Call(args=arguments):
            return arguments
        case _:
            return [node] if isinstance(node, ast.expr) else []


def bracketed(node: ast.expr) -> str:
    """The text of an expression, with brackets around it where a part of a larger one needs them."""
    # Hints mark code with backticks, and a page may trust that nothing between them ends the mark.
    text = ast.unparse(node).replace("`", "'")
    return f"({text})" if isinstance(node, (ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp)) else text


def shape(tensor: torch.Tensor) -> str:
    """The shape as a tuple is written: `(2, 3)`."""
    return str(tuple(tensor.shape))


def kind(tensor: torch.Tensor) -> str:
    """The name of the dtype without `torch.`: `float32`."""
    return str(tensor.dtype).removeprefix("torch.")
