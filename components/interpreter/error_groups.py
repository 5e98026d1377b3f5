"""`try` with `except*`: a group of errors is split, each part goes to its clause, and what is left is raised again."""

import ast
from typing import TYPE_CHECKING, Any

from .compiling import Context, Execute, Frame, compile_block, statement
from .errors import STOPS, Handler, handling, with_finally

if TYPE_CHECKING:
    from .running import Running


@statement(ast.TryStar)
def compile_try_star(node: ast.TryStar, context: Context) -> Execute:
    """`try` with `except*` clauses, `else` and `finally`."""
    body = compile_block(node.body, context)
    return with_finally(node, compile_clauses(node, body, context), context)


def compile_clauses(node: ast.TryStar, body: Execute, context: Context) -> Execute:
    """The body with its clauses, and with what runs where none was needed."""
    run = context.run
    handlers = [StarHandler(part, context) for part in node.handlers]
    otherwise = compile_block(node.orelse, context)

    def attempt(frame: Frame):
        try:
            signal = body(frame)
        except STOPS:
            raise
        except BaseException as error:
            if run.stopped:
                raise run.stopped from None
            left = unhandled(run, handlers, frame, error)
            if left is None:
                return None
            raise run.noted(left, node) from None
        return otherwise(frame) if signal is None else signal

    return attempt


class StarHandler(Handler):
    """One `except*` clause, compiled."""

    def split(self, frame: Frame, error: BaseException) -> tuple[Any, ...]:
        """The part of an error that the clause takes, as a group, and the rest; None where there is none."""
        kinds = self.kinds(frame)
        if any(issubclass(kind, BaseExceptionGroup) for kind in kinds):
            words = "catching ExceptionGroup with except* is not allowed. Use except instead."
            raise self.run.noted(TypeError(words), self.node)
        if isinstance(error, BaseExceptionGroup):
            group: BaseExceptionGroup[Any] = error
            return group.split(kinds)
        if isinstance(error, kinds):
            return BaseExceptionGroup("", (error,)), None
        return None, error


def unhandled(run: "Running", handlers: list[StarHandler], frame: Frame, error: BaseException) -> BaseException | None:
    """What is raised behind the clauses: what they raised themselves, and what none of them took."""
    rest: BaseException | None = error
    raised: list[BaseException] = []
    again: list[BaseException] = []
    for handler in handlers:
        if rest is None:
            break
        with handling(run, rest):
            taken, rest = handler.split(frame, rest)
        if taken is None:
            continue
        try:
            perform(run, handler, frame, taken)
        except STOPS:
            raise
        except BaseException as other:
            if run.stopped:
                raise run.stopped from None
            (again if other is taken and is_raised_as_it_was(run, taken) else raised).append(other)
    again += [rest] if rest is not None else []
    return together(error, raised, again)


def perform(run: "Running", handler: StarHandler, frame: Frame, taken: BaseException) -> None:
    """Runs a clause for the part of an error that it takes. Raises: what its body raises."""
    with handling(run, taken):
        handler.begin(frame, taken)
        try:
            handler.body(frame)
        finally:
            handler.end(frame)


def is_raised_as_it_was(run: "Running", taken: BaseException) -> bool:
    """Whether a clause raised its part again by a bare `raise`."""
    return run.raised_again is taken


def together(error: BaseException, raised: list[Any], again: list[Any]) -> BaseException | None:
    """One error of what clauses raised, and of the parts of `error` that go on; None where there is neither."""
    if not isinstance(error, BaseExceptionGroup):
        # A plain error goes to one clause at most.
        return next(iter([*raised, *again]), None)
    kept = part_of(error, again) if again else None
    if not raised:
        return kept
    return BaseExceptionGroup("", [*raised, kept] if kept is not None else raised)


def part_of(group: BaseExceptionGroup[Any], parts: list[Any]) -> BaseExceptionGroup[Any] | None:
    """The group with the errors alone that lie in one of its parts, at their places."""
    kept: set[int] = set()
    waiting = list(parts)
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseExceptionGroup):
            waiting.extend(one.exceptions)
        else:
            kept.add(id(one))
    return group.subgroup(lambda one: not isinstance(one, BaseExceptionGroup) and id(one) in kept)
