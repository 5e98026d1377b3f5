"""`def` and `lambda`: a program's functions are Python's own, whose body runs inside the run's limits."""

import ast
from collections.abc import Callable
from functools import update_wrapper
from typing import TYPE_CHECKING, Any

import torch

from . import limits
from .calls import call_value, compile_call
from .compiling import Cell, Context, Evaluate, Execute, Frame, compile_block, compile_expression, expression, statement
from .entries import Function
from .generators import GENERATOR, compile_generator
from .naming import cell_key, compile_store
from .parameters import Parameters
from .signatures import Args, Kwargs

if TYPE_CHECKING:
    from collections.abc import Generator

    from .running import Running

FUNCTION = 25  # items that take the memory of a function
Starter = Callable[[dict, tuple, dict], Callable]
CONTEXTS = (torch.no_grad, torch.enable_grad, torch.inference_mode, torch.set_grad_enabled)


@expression(ast.Lambda)
def compile_lambda(node: ast.Lambda, context: Context) -> Evaluate:
    """A function of the frame that makes the lambda's function."""
    return compile_maker(node, "<lambda>", context)


@statement(ast.FunctionDef)
def compile_def(node: ast.FunctionDef, context: Context) -> Execute:
    """A function of the frame that makes the function, applies its decorators and gives it its name."""
    decorators = [compile_decorator(part, context) for part in node.decorator_list]
    make, store = compile_maker(node, node.name, context), compile_store(node.name, context)

    def define(frame: Frame):
        wraps = [decorator(frame) for decorator in decorators]
        made = make(frame)
        for wrap in reversed(wraps):
            made = wrap(made)
        store(frame, made)

    return define


def compile_decorator(node: ast.expr, context: Context) -> Evaluate:
    """A function of the frame that gives what is called with the function or class."""
    run = context.run
    is_call = isinstance(node, ast.Call)
    value = compile_call(node, context, contexts=True) if is_call else compile_expression(node, context)

    def decorator(frame: Frame):
        found = value(frame)
        if isinstance(found, Function) and found.context:
            found = found.call()
        if isinstance(found, CONTEXTS):
            return lambda function: inside(found, function)
        return lambda made: call_value(run, node, found, (made,), {})

    return decorator


def inside(context: Any, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, each call of which runs inside a context such as torch.no_grad()."""

    def call(*args: Any, **kwargs: Any):
        with context.clone():
            return function(*args, **kwargs)

    return update_wrapper(call, function)


def compile_maker(node: ast.FunctionDef | ast.Lambda, name: str, context: Context) -> Evaluate:
    """A function of the frame that makes the function with the defaults and shared names of this moment."""
    run = context.run
    qualname = context.qualified(name)
    parameters = Parameters.of(node.args, qualname)
    inner = context.inside(node, qualname, parameters.first)
    defaults = [compile_expression(default, context) for default in node.args.defaults]
    named = [
        (argument.arg, compile_expression(default, context))
        for argument, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
        if default
    ]
    shared = [(free, cell_key(free, context.scope)) for free in sorted(inner.scope.free)]
    start = starter(run, node, inner, parameters)
    doc = ast.get_docstring(node, clean=False) if isinstance(node, ast.FunctionDef) else None

    def make(frame: Frame):
        run.room.take_items(FUNCTION)
        captured = {free: frame[key] for free, key in shared}
        given = tuple([default(frame) for default in defaults])
        function = start(captured, given, {argument: default(frame) for argument, default in named})
        function.__name__, function.__qualname__ = name, qualname
        function.__module__, function.__doc__ = "__main__", doc
        return function

    return make


def starter(run: "Running", node: ast.FunctionDef | ast.Lambda, context: Context, parameters: Parameters) -> Starter:
    """A function of shared names and defaults that gives the host's function."""
    cells = sorted(context.scope.cells)
    if context.scope.yields:
        is_lambda = isinstance(node, ast.Lambda)
        body = [ast.copy_location(ast.Return(node.body), node.body)] if is_lambda else node.body
        return generator_starter(run, parameters, cells, compile_generator(body, context))
    if isinstance(node, ast.Lambda):
        return plain_starter(run, parameters, cells, compile_expression(node.body, context), compile_block([], context))
    return plain_starter(run, parameters, cells, None, compile_block(node.body, context))


def plain_starter(
    run: "Running", parameters: Parameters, cells: list[str], value: Evaluate | None, body: Execute
) -> Starter:
    """As `starter`, for a function whose call runs its body: a lambda's is the `value` of an expression."""
    names, simple, count = parameters.names, parameters.simple, len(parameters.names)
    bind = parameters.bind
    room, frames, most = run.room, run.frames, limits.CALLS

    def start(captured: Kwargs, defaults: Args, named: Kwargs):
        def function(*args, **kwargs):
            run.fuel -= 1
            if run.fuel < 0:
                run.refuel()
            if simple and not kwargs and len(args) == count:
                frame = dict(zip(names, args))  # noqa: B905 - as many, and this is the way of every call
            else:
                frame = bind(run, args, kwargs, defaults, named)
            if cells:
                share(frame, cells)
            if captured:
                frame.update(captured)
            if run.depth >= most:
                raise RecursionError("maximum recursion depth exceeded")
            run.depth += 1
            frames.append(frame)
            before = room.enter()
            try:
                if value:
                    return value(frame)
                signal = body(frame)
                return signal[0] if signal else None
            finally:
                room.leave(before)
                frames.pop()
                run.depth -= 1

        return function

    return start


def generator_starter(
    run: "Running", parameters: Parameters, cells: list[str], generate: "Callable[[Frame], Generator[Any, Any, Any]]"
) -> Starter:
    """As `starter`, for a function that yields: each call gives a generator, which the run closes when it ends."""
    bind = parameters.bind

    def start(captured: Kwargs, defaults: Args, named: Kwargs):
        def function(*args, **kwargs):
            run.tick()
            run.room.take_items(GENERATOR)
            frame = bind(run, args, kwargs, defaults, named)
            share(frame, cells)
            frame.update(captured)
            generator: Any = generate(frame)
            generator.__name__, generator.__qualname__ = function.__name__, function.__qualname__
            run.generators.add(generator)
            return generator

        return function

    return start


def share(frame: Frame, names: list[str]) -> None:
    """Puts the names that functions inside share with this one into cells."""
    for name in names:
        cell = Cell()
        if name in frame:
            cell.value = frame[name]
        frame[name] = cell
