"""Python's operators, by their syntax nodes: the function, the one that works in place, and the sign."""

import ast
import operator
from collections.abc import Callable
from typing import Any

Two = Callable[[Any, Any], Any]

BINARY: dict[type[ast.operator], tuple[Two, Two, str]] = {
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
UNARY: dict[type[ast.unaryop], tuple[Callable[[Any], Any], str]] = {
    ast.USub: (operator.neg, "-"),
    ast.UAdd: (operator.pos, "+"),
    ast.Invert: (operator.invert, "~"),
    ast.Not: (operator.not_, "not"),
}
COMPARE: dict[type[ast.cmpop], tuple[Two, str]] = {
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
