"""Functions that yield: their statements run as one of Python's own generators, which goes on where it stopped."""

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .compiling import BREAK, CONTINUE, Context, Frame, compile_expression, compile_statement, keep_nothing, not_run
from .room import CHAINED
from .yields import Names, has_yield, named, taken_out

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from .compiling import Store

    Yielding = Callable[[Frame], Generator[Any, Any, Any]]

GENERATOR = CHAINED  # items that stand for one


def compile_generator(body: Sequence[ast.stmt], context: Context) -> "Yielding":
    """A function of the frame that gives the generator."""
    run_block = compile_yielding_block(body, context, Names())

    def generate(frame: Frame):
        inside = run_block(frame)
        received: Any = None
        while True:
            try:
                value = inside.send(received)
            except StopIteration as stop:
                return stop.value[0] if stop.value else None
            try:
                received = yield value
            except BaseException as error:
                received = Thrown(error)

    return generate


class Thrown:
    """What is raised where a program's generator waits, GeneratorExit too.

    It is sent, since what is thrown ends each generator on the way, and a block that caught it would be the last.
    """

    __slots__ = ("error",)

    def __init__(self, error: BaseException):
        self.error = error


def compile_yielding_block(body: Sequence[ast.stmt], context: Context, names: Names) -> "Yielding":
    """A generator function of the frame that runs statements, up to the first that leaves the block.

    It returns the signal of that statement, or None.
    """
    parts = []
    for node in body:
        statements = taken_out(node, names) if has_yield(node) else [node]
        for statement in statements:
            # The names that carry what was yielded are the function's own.
            bind_own(statement, context)
            yields = has_yield(statement)
            part = compile_yielding(statement, context, names) if yields else compile_statement(statement, context)
            parts.append((part, yields))

    def block(frame: Frame):
        for part, yields in parts:
            if yields:
                signal = yield from part(frame)
            else:
                signal = part(frame)
            if signal is not None:
                return signal
        return None

    return block


def bind_own(statement: ast.stmt, context: Context) -> None:
    """Makes the names that `Names` put into a statement, which have a space in them, the function's own."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and " " in node.id:
            context.scope.bound.add(node.id)


def compile_yielding(node: ast.stmt, context: Context, names: Names) -> "Yielding":
    """A statement with a `yield` inside: a generator function of the frame, which returns the statement's signal."""
    return YIELDING[type(node)](node, context, names)


def compile_value(node: ast.Expr | ast.Assign, context: Context, names: Names) -> "Yielding":
    """`yield x` alone, or given to a name, as `yields.taken_out` leaves it."""
    from .assigning import compile_target

    store = compile_target(node.targets[0], context) if isinstance(node, ast.Assign) else keep_nothing
    asked = node.value
    if isinstance(asked, ast.YieldFrom):
        return compile_delegate(asked, store, context)
    if not isinstance(asked, ast.Yield):
        raise not_run(asked)
    run, value = context.run, asked.value and compile_expression(asked.value, context)

    def give(frame: Frame):
        run.tick()
        received = yield value(frame) if value else None
        if type(received) is Thrown:
            raise received.error
        store(frame, received)

    return give


def compile_delegate(node: ast.YieldFrom, store: "Store", context: Context) -> "Yielding":
    """`yield from x`, whose value `store` takes."""
    run, value = context.run, compile_expression(node.value, context)

    def delegate(frame: Frame):
        found = value(frame)
        run.node = node
        try:
            iterator = found if hasattr(type(found), "send") else run.iterator(found)
        except BaseException as error:
            raise run.noted(error, node) from None
        store(frame, (yield from delegated(iterator)))

    return delegate


def delegated(iterator: Any) -> "Generator[Any, Any, Any]":
    """`yield from`, as Python's PEP 380 writes it out; gives what the iterator returns."""
    received: Any = None
    try:
        value = next(iterator)
        while True:
            received = yield value
            if type(received) is Thrown:
                value = thrown_into(iterator, received.error)
            elif received is None:
                value = next(iterator)
            else:
                value = iterator.send(received)
    except StopIteration as stop:
        return stop.value


def thrown_into(iterator: Any, error: BaseException) -> object:
    """Throws an error into what `yield from` goes through, and gives what that yields next.

    Raises: the error itself where that has no `throw`, GeneratorExit after closing it, and what it raises.
    """
    if isinstance(error, GeneratorExit):
        if hasattr(iterator, "close"):
            iterator.close()
        raise error
    if not hasattr(iterator, "throw"):
        raise error
    return iterator.throw(error)


def compile_if(node: ast.If, context: Context, names: Names) -> "Yielding":
    """`if` with a `yield` in one of its branches."""
    from .expressions import compile_test

    test = compile_test(node.test, context)
    body = compile_yielding_block(node.body, context, names)
    orelse = compile_yielding_block(node.orelse, context, names)

    def choose(frame: Frame):
        return (yield from (body if test(frame) else orelse)(frame))

    return choose


def compile_for(node: ast.For, context: Context, names: Names) -> "Yielding":
    """`for` with a `yield` in its body or its `else`."""
    from .assigning import compile_target
    from .comprehensions import iterator_of

    run, values = context.run, compile_expression(node.iter, context)
    target = compile_target(node.target, context)
    body = compile_yielding_block(node.body, context, names)
    orelse = compile_yielding_block(node.orelse, context, names)

    def loop(frame: Frame):
        for item in iterator_of(run, node.iter, values(frame)):
            run.tick()
            target(frame, item)
            signal = yield from body(frame)
            if signal is BREAK:
                return None
            if signal is not None and signal is not CONTINUE:
                return signal
        return (yield from orelse(frame))

    return loop


def compile_while(node: ast.While, context: Context, names: Names) -> "Yielding":
    """`while` with a `yield` in its test, its body or its `else`."""
    from .expressions import compile_test

    run = context.run
    # A test that yields is asked for inside the loop.
    test_block = None
    if has_yield(node.test):
        before, node.test = named(node.test, names)
        for statement in before:
            bind_own(statement, context)
        test_block = compile_yielding_block(before, context, names)
    test = compile_test(node.test, context)
    body = compile_yielding_block(node.body, context, names)
    orelse = compile_yielding_block(node.orelse, context, names)

    def loop(frame: Frame):
        while True:
            if test_block:
                yield from test_block(frame)
            if not test(frame):
                break
            run.tick()
            signal = yield from body(frame)
            if signal is BREAK:
                return None
            if signal is not None and signal is not CONTINUE:
                return signal
        return (yield from orelse(frame))

    return loop


def compile_with(node: ast.With, context: Context, names: Names) -> "Yielding":
    """`with` with a `yield` in its body; several managers stand inside one another."""
    from .statements import compile_context

    first, *others = node.items
    enter = compile_context(first, context)
    inner = [ast.copy_location(ast.With(others, node.body), node)] if others else node.body
    body = compile_yielding_block(inner, context, names)

    def hold(frame: Frame):
        manager, bind = enter(frame)
        with manager as value:
            bind(frame, value)
            return (yield from body(frame))
        return None

    return hold


def compile_try(node: ast.Try, context: Context, names: Names) -> "Yielding":
    """`try` with a `yield` in one of its blocks; what stops a run is not caught, and no `finally` runs after it."""
    from .errors import STOPS, Handler, fitting, handling

    run = context.run
    body = compile_yielding_block(node.body, context, names)
    handlers = [
        Handler(part, context, lambda block: compile_yielding_block(block, context, names)) for part in node.handlers
    ]
    orelse = compile_yielding_block(node.orelse, context, names)
    final = compile_yielding_block(node.finalbody, context, names)

    def attempt(frame: Frame):
        try:
            signal = yield from body(frame)
        except STOPS:
            raise
        except BaseException as error:
            handler = fitting(run, handlers, frame, error)
            if handler is None:
                raise
            with handling(run, error):
                handler.begin(frame, error)
                try:
                    return (yield from handler.body(frame))
                finally:
                    handler.end(frame)
        return signal if signal is not None else (yield from orelse(frame))

    def finish(frame: Frame):
        try:
            signal = yield from attempt(frame)
        except STOPS:
            raise
        except BaseException as error:
            with handling(run, error):
                left = yield from final(frame)
            if left is not None:
                return left
            raise
        left = yield from final(frame)
        return signal if left is None else left

    return finish if node.finalbody else attempt


def compile_match(node: ast.Match, context: Context, names: Names) -> "Yielding":
    """`match` with a `yield` in the body of a case."""
    from .statements import compile_cases

    blocks = [compile_yielding_block(case.body, context, names) for case in node.cases]
    choose = compile_cases(node, context)

    def match(frame: Frame):
        place = choose(frame)
        return None if place is None else (yield from blocks[place](frame))

    return match


YIELDING = {
    ast.Expr: compile_value,
    ast.Assign: compile_value,
    ast.If: compile_if,
    ast.For: compile_for,
    ast.While: compile_while,
    ast.With: compile_with,
    ast.Try: compile_try,
    ast.Match: compile_match,
}
