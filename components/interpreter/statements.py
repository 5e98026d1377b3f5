"""Executes checked statements: names get values, and what a notebook would show is written to the run."""

import ast
import operator

import torch

from . import vocabulary
from .entries import Module
from .expressions import BINARY, Expressions
from .missing import missing_import, missing_module
from .problem import Refused
from .user_function import UserFunction


class Statements(Expressions):
    def execute_cell(self, node: ast.stmt) -> object:
        """Executes a statement at the left margin, and shows its value as a notebook's cell does; returns it."""
        value = self.execute(node)
        if value is not None:
            self.perform(node, "repr", self.run.show, (value,))
        return value

    def execute(self, node: ast.stmt) -> object:
        """Executes one statement; returns what an expression statement is worth, None for any other."""
        self.run.count_statement(node)
        self.run.room.begin_statement()
        try:
            return getattr(self, f"execute_{type(node).__name__.lower()}")(node)
        finally:
            self.run.room.end_statement()

    def execute_expr(self, node):
        return self.value(node.value)

    def execute_pass(self, node):
        pass

    # --- names --------------------------------------------------------------------------------------------------------

    def execute_assign(self, node):
        value = self.value(node.value)
        for target in node.targets:
            self.assign(target, value)

    def assign(self, target: ast.expr, value: object) -> None:
        if isinstance(target, ast.Name):
            self.names[target.id] = value
            self.run.assigned[target.id] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            items = self.perform(target, "unpack", unpack, (value, len(target.elts)))
            for part, item in zip(target.elts, items, strict=True):
                self.assign(part, item)
        elif isinstance(target, ast.Subscript):
            owner = self.value(target.value)
            self.perform(target, "[] =", operator.setitem, (owner, self.value(target.slice), value))
        elif isinstance(target, ast.Attribute):
            self.set_attribute(target, self.value(target.value), value)

    def set_attribute(self, target, owner, value) -> None:
        if not (isinstance(owner, torch.Tensor) and target.attr in vocabulary.ASSIGNABLE):
            settable = ", ".join(sorted(vocabulary.ASSIGNABLE))
            message = f"`{ast.unparse(target)}` cannot be assigned here."
            raise Refused.at(target, message, f"Of a tensor, these can: {settable}.")
        if target.attr == "grad" and isinstance(value, torch.Tensor) and value.grad is not None:
            message = "A tensor with a .grad of its own cannot be another's .grad here."
            raise Refused.at(target, message, "Take its values: `.detach().clone()`.")
        self.perform(target, f"set .{target.attr}", setattr, (owner, target.attr, value))

    def execute_augassign(self, node):
        _, function, sign = BINARY[type(node.op)]
        if isinstance(node.target, ast.Subscript):
            owner, index = self.value(node.target.value), self.value(node.target.slice)
            before = self.perform(node.target, "[]", operator.getitem, (owner, index))
            after = self.binary(node, f"{sign}=", function, before, self.value(node.value))
            self.perform(node, "[] =", operator.setitem, (owner, index, after))
        elif isinstance(node.target, ast.Attribute):
            owner = self.value(node.target.value)
            before = self.value(ast.copy_location(ast.Attribute(node.target.value, node.target.attr), node.target))
            self.set_attribute(
                node.target, owner, self.binary(node, f"{sign}=", function, before, self.value(node.value))
            )
        else:
            before = self.value(ast.copy_location(ast.Name(node.target.id), node.target))
            self.assign(node.target, self.binary(node, f"{sign}=", function, before, self.value(node.value)))

    def execute_functiondef(self, node):
        parameters = tuple(argument.arg for argument in node.args.args)
        defaults = tuple(self.value(default) for default in node.args.defaults)
        self.names[node.name] = UserFunction(node.name, parameters, defaults, node.body[-1].value)

    def execute_import(self, node):
        for alias in node.names:
            module = self.imported(node, alias.name)
            self.names[alias.asname or alias.name.split(".")[0]] = (
                module if alias.asname else vocabulary.IMPORTS[alias.name.split(".")[0]]
            )

    def execute_importfrom(self, node):
        if node.level:
            raise Refused.at(node, "A relative import has nothing to be relative to here.", "Write `import torch`.")
        module = self.imported(node, node.module)
        for alias in node.names:
            if alias.name == "*":
                message = "`import *` is not part of what runs here."
                raise Refused.at(node, message, "Name what you need: `from torch import tensor`.")
            if alias.name not in module.members:
                raise Refused.at(node, *missing_import(module, alias.name))
            self.names[alias.asname or alias.name] = module.members[alias.name]

    def imported(self, node, name) -> Module:
        first, *rest = name.split(".")
        module = vocabulary.IMPORTS.get(first)
        for part in rest:
            module = module and module.members.get(part)
            module = module if isinstance(module, Module) else None
        if module is None:
            raise Refused.at(node, *missing_module([first, *rest]))
        return module

    # --- blocks -------------------------------------------------------------------------------------------------------

    def execute_block(self, body: list[ast.stmt]) -> None:
        for statement in body:
            self.execute(statement)

    def execute_if(self, node):
        self.execute_block(node.body if self.truth(node.test, self.value(node.test)) else node.orelse)

    def execute_for(self, node):
        turns = self.value(node.iter)
        if not isinstance(turns, (range, list, tuple, torch.Tensor)):
            message = f"`for` goes over range(n), a list, a tuple or a tensor here, not over a {type(turns).__name__}."
            raise Refused.at(node.iter, message, "Write `for i in range(n):`.")
        for item in self.perform(node.iter, "iterate", iter, (turns,)):
            self.run.count_statement(node)
            self.assign(node.target, self.kept(node.iter, item, made_by="iterate"))
            self.execute_block(node.body)

    def execute_with(self, node, position=0):
        if position == len(node.items):
            self.execute_block(node.body)
            return
        expression = node.items[position].context_expr
        if not isinstance(expression, ast.Call):
            raise Refused.at(expression, "`with` takes a call such as torch.no_grad() here.", "Add the brackets.")
        with self.call(expression, contexts=True):
            self.execute_with(node, position + 1)


def unpack(value: object, count: int) -> list:
    """The items for `count` targets. Raises: what Python raises for a value that has another number of them."""
    try:
        items = list(value)
    except TypeError as error:
        if not hasattr(value, "__iter__"):
            raise TypeError(f"cannot unpack non-iterable {type(value).__name__} object") from None
        raise error
    if len(items) > count:
        raise ValueError(f"too many values to unpack (expected {count})")
    if len(items) < count:
        raise ValueError(f"not enough values to unpack (expected {count}, got {len(items)})")
    return items
