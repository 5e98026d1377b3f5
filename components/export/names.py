"""Which names a program looks up before it gives them a meaning, and which it gives one."""

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from components.interpreter import Scope, scopes_of

# These look their names up before they give any a meaning.
LATE = (ast.Assign, ast.AnnAssign, ast.AugAssign)


class Names(NamedTuple):
    """The names that are looked up before they have a meaning, and all that are given one."""

    needed: frozenset[str]
    given: frozenset[str]


def names_of(statements: Iterable[ast.stmt]) -> Names:
    """The names of a program's statements, one after the other."""
    needed, given = set(), set()
    for statement in statements:
        scopes = list(scopes_in(scopes_of(statement)))
        new = names_given(scopes)
        known = given if isinstance(statement, LATE) else given | new
        needed |= (names_used(scopes) | names_in_annotations(statement)) - known
        given |= new
    return Names(frozenset(needed), frozenset(given))


def scopes_in(scope: Scope) -> Iterator[Scope]:
    """The scope, and all that stand in it."""
    yield scope
    for child in scope.children.values():
        yield from scopes_in(child)


def names_given(scopes: list[Scope]) -> set[str]:
    """The program's own names to which its scopes give a meaning: the outermost, and inside it by `global`."""
    outermost, *inner = scopes
    return set(outermost.bound).union(*(scope.bound & scope.everywhere for scope in [outermost, *inner]))


def names_used(scopes: list[Scope]) -> set[str]:
    """The program's own names that its scopes look up."""
    return {name for scope in scopes for name in scope.used if is_programs(name, scope)}


def is_programs(name: str, scope: Scope) -> bool:
    """Whether a name that a scope looks up is the whole program's, or not given a meaning at all."""
    if scope.kind in ("program", "class") or name in scope.everywhere:
        return name not in scope.free
    return name not in scope.bound | scope.free


def names_in_annotations(statement: ast.stmt) -> set[str]:
    """The names in annotations: the page passes over them, and Python looks them up."""
    found = set()
    for node in ast.walk(statement):
        for field in ("annotation", "returns"):
            if note := getattr(node, field, None):
                found |= {part.id for part in ast.walk(note) if isinstance(part, ast.Name)}
    return found
