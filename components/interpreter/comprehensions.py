"""Comprehensions and generator expressions: loops with names of their own, inside an expression."""

import ast
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from . import library
from .assigning import compile_target
from .compiling import Cell, Context, Evaluate, Frame, compile_expression, expression
from .expressions import compile_test
from .generators import GENERATOR
from .naming import cell_key
from .room import ENTRY

if TYPE_CHECKING:
    from .running import Running


@expression(ast.ListComp, ast.SetComp, ast.DictComp)
def compile_comprehension(node: ast.ListComp | ast.SetComp | ast.DictComp, context: Context) -> Evaluate:
    """A comprehension that makes a list, a set or a dict, whose items are counted one by one."""
    run = context.run
    kind: Any = {ast.ListComp: list, ast.SetComp: set, ast.DictComp: dict}[type(node)]
    inner = context.inside(node, context.qualified(f"<{kind.__name__}comp>"))
    first, enter = compile_first(node, context), compile_frame(node, context)
    go = compile_loops(node, inner, compile_keep(node, inner))

    def comprehend(frame: Frame):
        iterator = first(frame)
        made = kind()
        run.room.take_items(ENTRY)
        go(enter(frame), made, iterator)
        return made

    return comprehend


def compile_first(node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp, context: Context) -> Evaluate:
    """The first iterable is looked at outside, before anything else."""
    run, place = context.run, node.generators[0].iter
    values = compile_expression(place, context)

    def first(frame: Frame):
        found = values(frame)
        return iterator_of(run, place, found)

    return first


def iterator_of(run: "Running", place: ast.expr, value: object) -> Iterator[Any]:
    """The iterator of what stands behind `in`, at `place`. Raises: TypeError in Python's words for what has none."""
    run.node = place
    try:
        return run.iterator(value)
    except BaseException as error:
        raise run.noted(error, place, "iterate", (value,)) from None


def compile_frame(
    node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp, context: Context
) -> Callable[..., Any]:
    """A function of the frame around that gives the comprehension its own, with the names that functions share."""
    scope = context.scope.children[node]
    shared = [(name, cell_key(name, context.scope)) for name in sorted(scope.free)]
    cells = sorted(scope.cells)

    def enter(frame: Frame):
        own = {name: frame[key] for name, key in shared}
        for name in cells:
            own[name] = Cell()
        return own

    return enter


def compile_keep(node: ast.ListComp | ast.SetComp | ast.DictComp, context: Context) -> Callable[..., Any]:
    """A function of frame and result that adds the item of one turn."""
    run, room = context.run, context.run.room
    if isinstance(node, ast.DictComp):
        key, value = compile_expression(node.key, context), compile_expression(node.value, context)

        def keep_pair(frame: Frame, made: Any):
            room.take_items(ENTRY)
            name = key(frame)
            found = value(frame)
            try:
                if type(name) is tuple:
                    library.check_hash(name)
                made[name] = found
            except BaseException as error:
                raise run.noted(error, node) from None

        return keep_pair
    value = compile_expression(node.elt, context)
    if isinstance(node, ast.ListComp):

        def keep(frame: Frame, made: Any):
            room.take_items(1)
            made.append(value(frame))

        return keep

    def keep_once(frame: Frame, made: Any):
        room.take_items(ENTRY)
        found = value(frame)
        try:
            if type(found) is tuple:
                library.check_hash(found)
            made.add(found)
        except BaseException as error:
            raise run.noted(error, node) from None

    return keep_once


def compile_loops(
    node: ast.ListComp | ast.SetComp | ast.DictComp, context: Context, keep: Callable[..., Any]
) -> Callable[..., Any]:
    """A function of frame, result and the first iterator that goes through all the loops."""
    run, inside = context.run, keep
    for position in reversed(range(len(node.generators))):
        inside = compile_loop(run, node.generators[position], context, inside, position)
    return inside


def compile_loop(
    run: "Running", part: ast.comprehension, context: Context, inside: Callable[..., Any], position: int
) -> Callable[..., Any]:
    """One `for` with its tests, around what is `inside`: a function of frame, result and iterator.

    The iterator is given to the first loop, at position 0, and to no other.
    """
    place = part.iter
    values = compile_expression(place, context) if position else None
    target = compile_target(part.target, context)
    tests = [compile_test(condition, context) for condition in part.ifs]

    def loop(frame: Frame, made: Any, iterator: Iterable[Any] = ()) -> None:
        items = iterator_of(run, place, values(frame)) if values else iterator
        try:
            for item in items:
                run.fuel -= 1
                if run.fuel < 0:
                    run.refuel()
                target(frame, item)
                for test in tests:
                    if not test(frame):
                        break
                else:
                    inside(frame, made)
        except BaseException as error:
            raise run.noted(error, place) from None

    return loop


# --- generator expressions


@expression(ast.GeneratorExp)
def compile_generator_expression(node: ast.GeneratorExp, context: Context) -> Evaluate:
    """A generator of Python's own; the first iterable is looked at where the expression stands."""
    run, qualname = context.run, context.qualified("<genexpr>")
    inner = context.inside(node, qualname)
    first, enter = compile_first(node, context), compile_frame(node, context)
    value = compile_expression(node.elt, inner)

    def last(frame: Frame) -> Generator[Any, Any, Any]:
        yield value(frame)

    go: Callable[..., Generator[Any, Any, Any]] = last
    for position in reversed(range(len(node.generators))):
        go = compile_generating(run, node.generators[position], inner, go, position)

    def generate(frame: Frame):
        iterator = first(frame)
        run.room.take_items(GENERATOR)
        generator: Any = go(enter(frame), iterator)
        generator.__name__, generator.__qualname__ = "<genexpr>", qualname
        run.generators.add(generator)
        return generator

    return generate


def compile_generating(
    run: "Running", part: ast.comprehension, context: Context, inside: Callable[..., Any], position: int
) -> Callable[..., Generator[Any, Any, Any]]:
    """One `for` with its tests, around what is `inside`: a generator function of frame and iterator.

    The iterator is given to the first loop, at position 0, and to no other.
    """
    place = part.iter
    values = compile_expression(place, context) if position else None
    target = compile_target(part.target, context)
    tests = [compile_test(condition, context) for condition in part.ifs]

    def loop(frame: Frame, iterator: Iterable[Any] = ()) -> Generator[Any, Any, Any]:
        items = iterator_of(run, place, values(frame)) if values else iterator
        for item in items:
            run.tick()
            target(frame, item)
            if all(test(frame) for test in tests):
                yield from inside(frame)

    return loop
