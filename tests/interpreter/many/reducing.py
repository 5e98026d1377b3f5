"""A smaller program that still differs."""

import ast
import copy


def reduced(program, differs, tries=150):
    """The smallest found program of which `differs` is true, by leaving out statements or keeping only their blocks."""
    smaller = True
    while smaller and tries:
        smaller = False
        for candidate in candidates(program):
            if not tries:
                break
            tries -= 1
            if len(candidate) < len(program) and differs(candidate):
                program, smaller = candidate, True
                break
    return program


def candidates(program):
    """Programs with one statement less, or with a statement replaced by one of its blocks; the largest cuts first."""
    tree = ast.parse(program)
    places = [(path, index) for path, block in blocks(tree) for index in range(len(block))]
    for path, index in places:
        without = copy.deepcopy(tree)
        block = dict(blocks(without))[path]
        removed = block.pop(index)
        if not block and path:
            block.append(ast.Pass())
        yield ast.unparse(without)
        for field in ("body", "orelse", "finalbody"):
            inner = getattr(removed, field, None)
            if isinstance(inner, list) and inner:
                hoisted = copy.deepcopy(tree)
                dict(blocks(hoisted))[path][index : index + 1] = inner
                yield ast.unparse(hoisted)


def blocks(node, path=()):
    """Every list of statements in a tree, each with the way to it; the outer ones first."""
    for name, value in ast.iter_fields(node):
        if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
            yield (*path, name), value
    for name, value in ast.iter_fields(node):
        for index, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST) and not isinstance(child, ast.expr):
                yield from blocks(child, (*path, name, index))
