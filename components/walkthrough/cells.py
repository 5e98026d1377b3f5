"""The lines of the reading that a step is about, as a program of their own: below the earlier lines that they need."""

import ast

from components.figures.sentences import sentences
from components.interpreter import read, run

from .lesson import Lesson

BLANK = "\n\n"
IMPORTS = (ast.Import, ast.ImportFrom)
# After these a name has no value of before any more.
SURE = (ast.Assign, ast.FunctionDef, ast.ClassDef, *IMPORTS)


def cell_program(lesson: Lesson, number: int) -> str:
    """The lines that the step of this number shows of the reading, and before them what they need to run.

    Where less than all earlier lines would not give the same, it is all of them.
    """
    reading = lesson.steps[number - 1].reading
    own = reading.text if reading else ""
    texts = [step.reading.text for step in lesson.steps[: number - 1] if step.reading]
    # Two steps may be about the same lines.
    earlier = BLANK.join(text for text in dict.fromkeys(texts) if text != own)
    expected = outcome(earlier, own)
    chosen = (as_text(earlier, needed(earlier, own, acting)) for acting in (False, True))
    before = next((text for text in chosen if outcome(text, own) == expected), earlier)
    return f"{before}{BLANK}{own}\n" if before else f"{own}\n"


def needed(earlier: str, own: str, acting: bool) -> list[ast.stmt]:
    """The earlier statements that give a name its value which the lines use, or use others of them for it.

    With `acting`, those too that call a method of a value, such as `y.backward()`.
    """
    statements = read(earlier).statements
    modules = set().union(*(bound(one) for one in statements if isinstance(one, IMPORTS)))
    names: set[str] = set()
    for statement in reversed(read(own).statements):
        names = names_before(statement, names)
    found = []
    for statement in reversed(statements):
        if names & bound(statement) or (acting and acts_on(statement) - modules):
            found.insert(0, statement)
            names = names_before(statement, names)
    return found


def names_before(statement: ast.stmt, names: set[str]) -> set[str]:
    """The names that need a value before the statement, so that it and the `names` after it have theirs."""
    return (names - bound(statement) if isinstance(statement, SURE) else names) | used(statement)


def as_text(source: str, statements: list[ast.stmt]) -> str:
    """The statements as they stand in the source, one below the other."""
    return "\n".join(ast.get_source_segment(source, statement) or "" for statement in statements)


def acts_on(statement: ast.stmt) -> set[str]:
    """The name of the value whose method a statement calls, and does nothing else."""
    match statement:
        case ast.Expr(ast.Call(ast.Attribute(ast.Name(name)))):
            return {name}
    return set()


def used(statement: ast.stmt) -> set[str]:
    """The names whose values a statement needs; those that a function gives itself are none."""
    nodes = list(ast.walk(statement))
    own = {node.arg for node in nodes if isinstance(node, ast.arg)}
    if isinstance(statement, ast.FunctionDef):
        own |= {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)} - own


def bound(statement: ast.stmt) -> set[str]:
    """The names that a statement gives a value."""
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, IMPORTS):
        return {(alias.asname or alias.name).partition(".")[0] for alias in statement.names}
    nodes = ast.walk(statement)
    return {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def outcome(before: str, own: str) -> list[tuple]:
    """What the lines print, draw and raise, below others."""
    above = before + BLANK
    count = above.count("\n")
    steps = [step for step in run(above + own, above=count).steps if step.line > count]
    drawn = [[sentences(figure) for figure in step.figures] for step in steps]
    return [(step.text, said, step.error and step.error.message) for step, said in zip(steps, drawn, strict=True)]
