"""A case's two programs as text, for the page's f and x."""

from dataclasses import dataclass

from ..functions import Function, parse_function
from ..program import MODULES, imports
from .case import Case

INSTEAD = parse_function("x ** 2")


@dataclass(frozen=True)
class Programs:
    """The texts of a case's programs."""

    wrong: str
    repaired: str


def write_programs(case: Case, f: Function | None, x: float) -> Programs:
    """The programs of a case; one that has a gradient stands in for an `f` that cannot be used or has none."""
    return Programs(*(write(body, usable(f), x) for body in (case.wrong, case.repaired)))


def usable(f: Function | None) -> Function:
    """The page's f, or another function where it has no gradient."""
    return f if f and f.tracked else INSTEAD


def write(body: str, f: Function, x: float) -> str:
    """The program of a case with its gaps filled, and the lines that it needs before them."""
    lines = body.format(x=repr(x), whole=round(x)).strip().splitlines()
    functions = []
    if uses_f(body):
        functions = [f]
        lines.insert(0, f"def f(x): return {f.text}")
    head = [line.source for line in imports(functions)]
    modules = [statement for name, statement in MODULES.items() if f"{name}." in body and statement not in head]
    return "\n".join([*modules, *head, *lines])


def uses_f(body: str) -> bool:
    """Whether a case's program calls f."""
    return "f(x)" in body
