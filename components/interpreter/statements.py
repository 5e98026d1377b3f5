"""Statements: blocks, loops, conditions, `with`, `match`, imports."""

import ast
from typing import TYPE_CHECKING, Any

from . import vocabulary
from .assigning import compile_target
from .calls import compile_call
from .compiling import (
    BREAK,
    CONTINUE,
    NOTHING,
    Context,
    Evaluate,
    Execute,
    Frame,
    Store,
    compile_block,
    compile_expression,
    keep_nothing,
    statement,
)
from .comprehensions import iterator_of
from .entries import Module
from .expressions import compile_test
from .functions import CONTEXTS
from .library import exact_numbers
from .matching import Match, compile_pattern
from .missing import missing_import, missing_module
from .naming import compile_store
from .nn.byte_files import BytesIO
from .problem import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from .running import Running


@statement(ast.Expr)
def compile_value(node: ast.Expr, context: Context) -> Execute:
    """An expression on a line of its own."""
    value = compile_expression(node.value, context)

    def evaluate(frame: Frame):
        value(frame)

    return evaluate


@statement(ast.Pass, ast.Global, ast.Nonlocal)
def compile_nothing(node: ast.stmt, context: Context) -> Execute:
    """`pass`, and `global` and `nonlocal`, which have done their work before."""
    return lambda frame: None


@statement(ast.Break)
def compile_break(node: ast.Break, context: Context) -> Execute:
    """`break`: its signal is BREAK."""
    return lambda frame: BREAK


@statement(ast.Continue)
def compile_continue(node: ast.Continue, context: Context) -> Execute:
    """`continue`: its signal is CONTINUE."""
    return lambda frame: CONTINUE


@statement(ast.Return)
def compile_return(node: ast.Return, context: Context) -> Execute:
    """`return`: its signal is a tuple with the value."""
    if node.value is None:
        return lambda frame: NOTHING
    value = compile_expression(node.value, context)
    return lambda frame: (value(frame),)


@statement(ast.If)
def compile_if(node: ast.If, context: Context) -> Execute:
    """`if`: its signal is that of the branch that runs."""
    test, body = compile_test(node.test, context), compile_block(node.body, context)
    if not node.orelse:
        return lambda frame: body(frame) if test(frame) else None
    orelse = compile_block(node.orelse, context)
    return lambda frame: body(frame) if test(frame) else orelse(frame)


# --- loops


@statement(ast.For)
def compile_for(node: ast.For, context: Context) -> Execute:
    """`for`: each turn takes fuel. Its signal is that of a `return` inside, of its `else`, or None after `break`."""
    run, room = context.run, context.run.room
    values, target = compile_expression(node.iter, context), compile_target(node.target, context)
    body, orelse = compile_block(node.body, context), compile_block(node.orelse, context)
    forgives = not context.scope.yields

    def loop(frame: Frame):
        iterator = iterator_of(run, node.iter, values(frame))
        before = room.enter()
        try:
            for item in iterator:
                run.fuel -= 1
                if run.fuel < 0:
                    run.refuel()
                if forgives:
                    room.own = 0
                target(frame, item)
                signal = body(frame)
                if signal is not None:
                    if signal is BREAK:
                        return None
                    if signal is not CONTINUE:
                        return signal
        except BaseException as error:
            raise run.noted(error, node.iter) from None
        finally:
            room.leave(before)
        return orelse(frame)

    return loop


@statement(ast.While)
def compile_while(node: ast.While, context: Context) -> Execute:
    """`while`: each turn takes fuel. Its signal is that of a `return` inside, of its `else`, or None after `break`."""
    run, room = context.run, context.run.room
    test, body = compile_test(node.test, context), compile_block(node.body, context)
    orelse = compile_block(node.orelse, context)
    forgives = not context.scope.yields

    def loop(frame: Frame):
        before = room.enter()
        try:
            while test(frame):
                run.fuel -= 1
                if run.fuel < 0:
                    run.node = node.test
                    run.refuel()
                if forgives:
                    room.own = 0
                signal = body(frame)
                if signal is not None:
                    if signal is BREAK:
                        return None
                    if signal is not CONTINUE:
                        return signal
        finally:
            room.leave(before)
        return orelse(frame)

    return loop


# --- with


@statement(ast.With)
def compile_with(node: ast.With, context: Context) -> Execute:
    """`with`: several managers stand inside one another. Its signal is that of the body."""
    first, *others = node.items
    enter = compile_context(first, context)
    inner = [ast.copy_location(ast.With(others, node.body), node)] if others else node.body
    body = compile_block(inner, context)

    def hold(frame: Frame):
        manager, bind = enter(frame)
        with manager as value:
            bind(frame, value)
            return body(frame)
        return None

    return hold


def compile_context(item: ast.withitem, context: Context) -> "Callable[[Frame], tuple[Any, ...]]":
    """A function of the frame that gives the context manager, and the function that names what it gives."""
    run, node = context.run, item.context_expr
    is_call = isinstance(node, ast.Call)
    value = compile_call(node, context, contexts=True) if is_call else compile_expression(node, context)
    bind: Store = compile_target(item.optional_vars, context) if item.optional_vars else keep_nothing

    def enter(frame: Frame) -> tuple[Any, Store]:
        manager: Any = value(frame)
        run.node = node
        whole: object = manager
        kind = type(whole)
        if isinstance(manager, (*CONTEXTS, BytesIO, *exact_numbers.MANAGERS)):
            return manager, bind
        if kind in run.classes and hasattr(kind, "__enter__") and hasattr(kind, "__exit__"):
            return manager, bind
        from .running import shown_type

        words = f"'{shown_type(manager)}' object does not support the context manager protocol"
        if kind in run.classes and hasattr(kind, "__enter__"):
            words += " (missed __exit__ method)"
        raise run.noted(TypeError(words), node, hint="Write a call such as `with torch.no_grad():`.")

    return enter


# --- match


@statement(ast.Match)
def compile_match(node: ast.Match, context: Context) -> Execute:
    """`match`: its signal is that of the first case that fits."""
    bodies = [compile_block(case.body, context) for case in node.cases]
    choose = compile_cases(node, context)

    def match(frame: Frame):
        place = choose(frame)
        return None if place is None else bodies[place](frame)

    return match


def compile_cases(node: ast.Match, context: Context) -> "Callable[[Frame], int | None]":
    """A function of the frame that gives the place of the case that fits, its names given, or None."""
    run, subject = context.run, compile_expression(node.subject, context)
    cases: list[tuple[Match, Evaluate | None, dict[str, Store]]] = []
    for case in node.cases:
        pattern = compile_pattern(case.pattern, run, lambda value: compile_expression(value, context))
        guard = case.guard and compile_test(case.guard, context)
        captures = sorted(captured(case.pattern))
        cases.append((pattern, guard, {name: compile_store(name, context) for name in captures}))

    def choose(frame: Frame):
        value = subject(frame)
        for place, (pattern, guard, stores) in enumerate(cases):
            found: dict[str, object] = {}
            run.node = node.subject
            try:
                if not pattern(frame, value, found):
                    continue
            except BaseException as error:
                raise run.noted(error, node.subject) from None
            for name, item in found.items():
                stores[name](frame, item)
            if not guard or guard(frame):
                return place
        return None

    return choose


def captured(pattern: ast.pattern) -> set[str]:
    """The names that a pattern binds."""
    names = {getattr(part, "name", None) or getattr(part, "rest", None) for part in ast.walk(pattern)}
    return {name for name in names if name}


# --- imports


@statement(ast.Import)
def compile_import(node: ast.Import, context: Context) -> Execute:
    """`import a.b as c`. It raises ModuleNotFoundError, or Refused for what Python has and this page does not."""
    run = context.run
    stores = [compile_store(alias.asname or alias.name.split(".")[0], context) for alias in node.names]

    def bring(frame: Frame):
        for alias, store in zip(node.names, stores, strict=True):
            module = imported(run, node, alias.name)
            first = alias.name.split(".")[0]
            store(frame, module if alias.asname else vocabulary.IMPORTS[first])

    return bring


@statement(ast.ImportFrom)
def compile_import_from(node: ast.ImportFrom, context: Context) -> Execute:
    """`from a import b`. It raises as `import` does, and ImportError for a name that is not there.

    Raises: Refused for a relative one.
    """
    run = context.run
    name = node.module
    if node.level or name is None:
        message = "A relative import has nothing to be relative to here."
        raise Refused.at(node, message, "Write `import torch`.")
    stores = [compile_store(alias.asname or alias.name, context) for alias in node.names if alias.name != "*"]

    def bring(frame: Frame):
        if name == "__future__":
            return
        module = imported(run, node, name)
        if node.names[0].name == "*":
            frame.update({name: one for name, one in module.members.items() if not isinstance(one, Module)})
            return
        for alias, store in zip(node.names, stores, strict=True):
            if alias.name not in module.members:
                raise run.noted(missing_error(*missing_import(module, alias.name), node), node)
            store(frame, module.members[alias.name])

    def missing_error(message: Any, hint: Any, node: Any):
        words = message.removeprefix("ImportError: ")
        if words == message:
            return Refused.at(node, message, hint)
        return run.noted(ImportError(words), node, hint=hint)

    return bring


def imported(run: "Running", node: ast.stmt, name: str) -> Module:
    """The module. Raises: ModuleNotFoundError, or Refused for one that Python has and this page does not."""
    first, *rest = name.split(".")
    module = vocabulary.IMPORTS.get(first)
    for part in rest:
        module = module and module.members.get(part)
        module = module if isinstance(module, Module) else None
    if module is None:
        message, hint = missing_module([first, *rest])
        words = message.removeprefix("ModuleNotFoundError: ")
        if words == message:
            raise run.noted(Refused.at(node, message, hint), node)
        raise run.noted(ModuleNotFoundError(words), node, hint=hint)
    return module
