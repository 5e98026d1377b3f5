"""Targets: what stands left of `=`, behind `for`, `as` and `del`, gets a value, or loses it."""

import ast
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import attributes, library, limits
from .calls import goes_through
from .compiling import Context, Execute, Frame, Store, compile_expression, not_run, statement
from .door import ARRAYS
from .expressions import compile_operator
from .naming import compile_delete, compile_store
from .problem import Node
from .room import ENTRY
from .signs import BINARY

if TYPE_CHECKING:
    from .running import Running

SIMPLE = frozenset({int, str, float, bool})


def compile_target(node: ast.expr, context: Context) -> Store:
    """A function of frame and value."""
    if isinstance(node, ast.Name):
        return compile_store(node.id, context)
    if isinstance(node, (ast.Tuple, ast.List)):
        return compile_unpacking(node, context)
    if isinstance(node, ast.Starred):
        return compile_target(node.value, context)
    if isinstance(node, ast.Attribute):
        owner, set_it = compile_expression(node.value, context), compile_set_attribute(node, context)
        return lambda frame, value: set_it(owner(frame), value)
    if isinstance(node, ast.Subscript):
        owner, index = compile_expression(node.value, context), compile_expression(node.slice, context)
        return lambda frame, value: set_item(context.run, node, owner(frame), index(frame), value)
    raise not_run(node)


def compile_set_attribute(node: ast.Attribute, context: Context) -> Callable[[Any, Any], None]:
    """A function of the owner and the value."""
    run, name, text = context.run, node.attr, ast.unparse(node)
    plain, room = run.plain_classes, run.room
    is_quick = not attributes.is_special(name)

    def set_attribute(owner: Any, value: Any) -> None:
        run.node = node
        try:
            if is_quick and type(owner) in plain:
                room.take_items(4)
                setattr(owner, name, value)
            else:
                attributes.write(run, owner, name, value, text)
        except BaseException as error:
            raise run.noted(error, node) from None

    return set_attribute


def set_item(run: "Running", node: Node | None, owner: Any, key: Any, value: Any) -> None:
    """`owner[key] = value`."""
    kind = type(owner)
    run.node = node
    try:
        if kind is list and type(key) is int:
            owner[key] = value
            return
        if isinstance(owner, dict):
            if type(key) not in SIMPLE:
                library.check_hash(key)
            if key not in owner:
                run.room.take_items(ENTRY)
            owner[key] = value
            return
        if kind in run.classes and not (isinstance(owner, list) and kind.__setitem__ is list.__setitem__):
            owner[key] = value
            return
        if isinstance(owner, (list, bytearray)) and isinstance(key, slice):
            value = items_of_slice(run, owner, key, value)
    except Exception as error:
        raise run.noted(error, node, "[] =", (owner, key, value)) from None
    except BaseException as error:
        raise run.noted(error, node) from None
    run.door.perform(node, "[] =", operator.setitem, (owner, key, value))


def items_of_slice(run: "Running", owner: list[Any] | bytearray, key: slice, value: Any) -> Any:
    """What is put into a slice, bounded before Python goes through it."""
    if isinstance(owner, bytearray):
        # Of what is neither bytes nor has items, Python has words of its own.
        if not isinstance(value, limits.BYTES) and goes_through(run, value):
            value = list(run.bounded(value))
        if isinstance(value, (list, *limits.BYTES)):
            limits.check_items(len(owner) + len(value))
        return value
    if not hasattr(type(value), "__iter__"):
        is_plain = key.step in (None, 1)
        raise TypeError("can only assign an iterable" if is_plain else "must assign iterable to extended slice")
    return list(run.bounded(value))


def compile_unpacking(node: ast.Tuple | ast.List, context: Context) -> Store:
    """A function of frame and value that gives each target its item.

    It raises what Python raises for a value that has no items, or another number of them.
    """
    run = context.run
    targets = [compile_target(part, context) for part in node.elts]
    count = len(targets)
    star = next((place for place, part in enumerate(node.elts) if isinstance(part, ast.Starred)), None)
    if star is None:

        def unpack(frame: Frame, value: Any):
            items = value if type(value) is tuple and len(value) == count else unpacked(run, node, value, count)
            for target, item in zip(targets, items, strict=True):
                target(frame, item)

        return unpack

    def unpack_starred(frame: Frame, value: Any):
        run.node = node
        items = all_items(run, node, value)
        fewest = count - 1
        if len(items) < fewest:
            words = f"not enough values to unpack (expected at least {fewest}, got {len(items)})"
            raise run.noted(ValueError(words), node, "unpack", (value, count))
        behind = len(items) - (fewest - star)
        parts = [*items[:star], items[star:behind], *items[behind:]]
        for target, item in zip(targets, parts, strict=True):
            target(frame, item)

    return unpack_starred


def all_items(run: "Running", node: Node, value: object) -> list[Any]:
    """The items for targets of which one is starred, bounded. Raises: TypeError in Python's words."""
    if not goes_through(run, value):
        words = f"cannot unpack non-iterable {type(value).__name__} object"
        raise run.noted(TypeError(words), node, "unpack", (value, 0))
    try:
        return list(run.bounded(value))
    except BaseException as error:
        raise run.noted(error, node) from None


def unpacked(run: "Running", node: Node, value: object, count: int) -> list[Any]:
    """The items for so many targets. Raises: what Python raises for a value that has another number of them."""
    run.node = node
    if isinstance(value, ARRAYS):
        return run.door.perform(node, "unpack", exactly, (value, count))
    try:
        iterator = run.iterator(value)
    except TypeError as error:
        if hasattr(type(value), "__iter__"):
            raise run.noted(error, node) from None
        words = f"cannot unpack non-iterable {type(value).__name__} object"
        raise run.noted(TypeError(words), node, "unpack", (value, count)) from None
    try:
        return exactly(iterator, count)
    except BaseException as error:
        operands = (value, count) if hasattr(value, "__len__") else ()
        raise run.noted(error, node, "unpack" if operands else "", operands) from None


def exactly(values: Any, count: int) -> list[Any]:
    """The items, which must be so many; one more is asked for, and no other."""
    items = []
    if isinstance(values, ARRAYS) and values.ndim == 0:
        return list(values)
    for item in values:
        if len(items) == count:
            raise ValueError(f"too many values to unpack (expected {count})")
        items.append(item)
    if len(items) < count:
        raise ValueError(f"not enough values to unpack (expected {count}, got {len(items)})")
    return items


@statement(ast.Assign)
def compile_assign(node: ast.Assign, context: Context) -> Execute:
    """`x = y = 5`: one value, for all targets from left to right."""
    value = compile_expression(node.value, context)
    targets = [compile_target(target, context) for target in node.targets]
    if len(targets) == 1:
        [store] = targets

        def assign(frame: Frame):
            store(frame, value(frame))

        return assign

    def assign_all(frame: Frame):
        found = value(frame)
        for target in targets:
            target(frame, found)

    return assign_all


@statement(ast.AnnAssign)
def compile_annotated(node: ast.AnnAssign, context: Context) -> Execute:
    """`x: int = 5`: without a value it does nothing; only a class keeps the annotation."""
    if context.scope.kind == "class" and isinstance(node.target, ast.Name):
        return compile_field(node, node.target.id, context)
    if node.value is None:
        return lambda frame: None
    value, target = compile_expression(node.value, context), compile_target(node.target, context)
    return lambda frame: target(frame, value(frame))


def compile_field(node: ast.AnnAssign, name: str, context: Context) -> Execute:
    """A class's annotated name: dataclasses read its annotations, which stay text."""
    annotation = ast.unparse(node.annotation)
    value = node.value and compile_expression(node.value, context)
    store = compile_store(name, context)

    def field(frame: Frame):
        if value:
            store(frame, value(frame))
        frame.setdefault("__annotations__", {})[name] = annotation

    return field


@statement(ast.AugAssign)
def compile_augmented(node: ast.AugAssign, context: Context) -> Execute:
    """`x += 5`: the owner and the index of a target are evaluated once."""
    run = context.run
    _, function, sign = BINARY[type(node.op)]
    apply = compile_operator(node, context, function, f"{sign}=")
    value, target = compile_expression(node.value, context), node.target
    if isinstance(target, ast.Name):
        load = compile_expression(ast.copy_location(ast.Name(target.id, ast.Load()), target), context)
        store = compile_store(target.id, context)

        def augment(frame: Frame):
            store(frame, apply(load(frame), value(frame)))

        return augment
    owner = compile_expression(target.value, context)
    if isinstance(target, ast.Attribute):
        text, set_it = ast.unparse(target.value), compile_set_attribute(target, context)

        def augment_attribute(frame: Frame):
            owned = owner(frame)
            run.node = target
            try:
                before = attributes.read(run, owned, target.attr, text)
            except BaseException as error:
                raise run.noted(error, target, f".{target.attr}", (owned,)) from None
            set_it(owned, apply(before, value(frame)))

        return augment_attribute
    index = compile_expression(target.slice, context)

    def augment_item(frame: Frame):
        owned, key = owner(frame), index(frame)
        run.node = target
        before = run.get_item(owned, key)
        set_item(run, target, owned, key, apply(before, value(frame)))

    return augment_item


@statement(ast.Delete)
def compile_del(node: ast.Delete, context: Context) -> Execute:
    """`del x, y`: the targets from left to right."""
    parts = [compile_deletion(target, context) for target in node.targets]

    def delete(frame: Frame):
        for part in parts:
            part(frame)

    return delete


def compile_deletion(node: ast.expr, context: Context) -> Execute:
    """A function of the frame that deletes one target, or each in a tuple or a list of them."""
    run = context.run
    if isinstance(node, ast.Name):
        return compile_delete(node, context)
    if isinstance(node, (ast.Tuple, ast.List)):
        parts = [compile_deletion(part, context) for part in node.elts]
        return lambda frame: [part(frame) for part in parts] and None
    if isinstance(node, ast.Attribute):
        return compile_delete_attribute(node, context)
    if not isinstance(node, ast.Subscript):
        raise not_run(node)
    owner, index = compile_expression(node.value, context), compile_expression(node.slice, context)
    return lambda frame: run.door.perform(node, "del []", operator.delitem, (owner(frame), index(frame)))


def compile_delete_attribute(node: ast.Attribute, context: Context) -> Execute:
    """`del owner.name`."""
    run, owner = context.run, compile_expression(node.value, context)

    def delete_attribute(frame: Frame):
        owned = owner(frame)
        run.node = node
        try:
            attributes.delete(run, owned, node.attr, ast.unparse(node))
        except BaseException as error:
            raise run.noted(error, node) from None

    return delete_attribute
