"""`raise`, `try` and `assert`. What stops a run is never caught, and no `finally` runs after it."""

import ast
from typing import TYPE_CHECKING, Any

from . import calls
from .compiling import Context, Execute, Frame, compile_block, compile_expression, statement
from .expressions import compile_test
from .limits import LimitReached
from .naming import compile_delete, compile_store
from .problem import Refused

if TYPE_CHECKING:
    from .running import Running

STOPS = (LimitReached, Refused)


@statement(ast.Raise)
def compile_raise(node: ast.Raise, context: Context) -> Execute:
    """`raise`: without an error, the one that is being handled; a cause is checked and not kept."""
    run = context.run
    value = node.exc and compile_expression(node.exc, context)
    cause = node.cause and compile_expression(node.cause, context)

    def throw(frame: Frame):
        if not value:
            if not run.handling:
                raise run.noted(RuntimeError("No active exception to reraise"), node)
            run.raised_again = run.handling[-1]
            raise run.handling[-1]
        run.raised_again = None
        error = exception_of(run, node, value(frame), "exceptions must derive from BaseException")
        if cause:
            found = cause(frame)
            if found is not None:
                words = "exception causes must derive from BaseException"
                exception_of(run, node, found, words)
        raise run.noted(error, node)

    return throw


def exception_of(run: "Running", node: ast.Raise, value: object, otherwise: str) -> BaseException:
    """The error to raise, made where its class is given. Raises: TypeError with the words `otherwise`."""
    if isinstance(value, type) and issubclass(value, BaseException):
        value = calls.call_value(run, node, value, (), {})
        if not isinstance(value, BaseException):
            raise run.noted(TypeError(otherwise), node)
    if not isinstance(value, BaseException):
        raise run.noted(TypeError(otherwise), node)
    return value


@statement(ast.Assert)
def compile_assert(node: ast.Assert, context: Context) -> Execute:
    """`assert`: its message is evaluated where the test fails, and nowhere else."""
    run, test = context.run, compile_test(node.test, context)
    words = node.msg and compile_expression(node.msg, context)

    def hold(frame: Frame):
        if not test(frame):
            raise run.noted(AssertionError(words(frame)) if words else AssertionError(), node)

    return hold


@statement(ast.Try)
def compile_try(node: ast.Try, context: Context) -> Execute:
    """`try` with `except` clauses, `else` and `finally`."""
    body = compile_block(node.body, context)
    if node.handlers:
        body = compile_handled(node, body, context)
    return with_finally(node, body, context)


def with_finally(node: ast.Try | ast.TryStar, body: Execute, context: Context) -> Execute:
    """The body and what runs after it in any case."""
    if not node.finalbody:
        return body
    final = compile_block(node.finalbody, context)
    run = context.run

    def finish(frame: Frame):
        try:
            signal = body(frame)
        except STOPS:
            raise
        except BaseException as error:
            with handling(run, error):
                left = final(frame)
            if left is not None:
                return left
            raise
        left = final(frame)
        return signal if left is None else left

    return finish


def compile_handled(node: ast.Try, body: Execute, context: Context) -> Execute:
    """The body with its handlers, and with what runs where none was needed."""
    run = context.run
    handlers = [Handler(part, context) for part in node.handlers]
    otherwise = compile_block(node.orelse, context)

    def attempt(frame: Frame):
        try:
            signal = body(frame)
        except STOPS:
            raise
        except BaseException as error:
            handler = fitting(run, handlers, frame, error)
            if handler is None:
                raise
            with handling(run, error):
                handler.begin(frame, error)
                try:
                    return handler.body(frame)
                finally:
                    handler.end(frame)
        return otherwise(frame) if signal is None else signal

    return attempt


def fitting(run: "Running", handlers: list["Handler"], frame: Frame, error: BaseException) -> "Handler | None":
    """The first handler for this error; None where the run is stopped, whatever is raised."""
    if run.stopped:
        raise run.stopped
    with handling(run, error):
        return next((handler for handler in handlers if handler.fits(frame, error)), None)


class handling:
    """While an error is being handled, a bare `raise` raises it again."""

    def __init__(self, run: "Running", error: BaseException):
        self.run, self.error = run, error

    def __enter__(self):
        self.run.handling.append(self.error)

    def __exit__(self, *raised: Any):
        # Not always the last: a generator may have yielded inside.
        for place in reversed(range(len(self.run.handling))):
            if self.run.handling[place] is self.error:
                del self.run.handling[place]
                return


class Handler:
    """One `except` clause, compiled."""

    def __init__(self, node: ast.ExceptHandler, context: Context, compile_body: Any = None):
        self.node, self.run, self.name = node, context.run, node.name
        self.kind = node.type and compile_expression(node.type, context)
        self.store = self.delete = None
        if node.name:
            name = ast.copy_location(ast.Name(node.name, ast.Del()), node)
            self.store, self.delete = compile_store(node.name, context), compile_delete(name, context)
        self.body = compile_body(node.body) if compile_body else compile_block(node.body, context)

    def fits(self, frame: Frame, error: BaseException) -> bool:
        """Whether the clause takes the error. Raises: TypeError in Python's words for what is no class of errors."""
        if not self.kind:
            return True
        return isinstance(error, self.kinds(frame))

    def kinds(self, frame: Frame) -> tuple[type, ...]:
        """The classes that the clause names. Raises: TypeError in Python's words."""
        kinds: Any = self.kind(frame) if self.kind else BaseException
        # A program's own kind of tuple is asked nothing.
        every = tuple(tuple.__iter__(kinds)) if isinstance(kinds, tuple) else (kinds,)
        if not all(isinstance(kind, type) and issubclass(kind, BaseException) for kind in every):
            words = "catching classes that do not inherit from BaseException is not allowed"
            raise self.run.noted(TypeError(words), self.node)
        return every

    def begin(self, frame: Frame, error: BaseException) -> None:
        """Gives the error its name in the clause, if it has one there."""
        if self.store:
            # What an error holds of the places where it was raised would keep their values alive.
            error.__traceback__ = error.__context__ = None
            self.store(frame, error)

    def end(self, frame: Frame) -> None:
        """Takes the name away again, as Python does behind a clause."""
        if self.delete:
            try:
                self.delete(frame)
            except NameError:
                return
