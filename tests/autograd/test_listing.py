"""A line does in real Python what it says of itself."""

import ast

import pytest

from components.autograd.functions import parse_function
from components.autograd.listing import Kind
from components.autograd.pairs import PAIRS
from components.autograd.program import write_program

ODD = [("4", "x ** 2"), ("x ** 2", "5"), ("x", "x + 1"), ("math.pi * x", "torch.sin(x) + np.pi")]
FUNCTIONS = [*((pair.f, pair.g) for pair in PAIRS), *ODD]


def done(line, names):
    """What happened when Python ran a line, as a Kind; None for a comment."""
    known, grad = set(names), "none yet" if "x" not in names else repr(names["x"].grad)
    (statement,) = ast.parse(line.source).body or (None,)
    if statement is None:
        return None
    exec(line.source, names)
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return Kind.IMPORT
    if isinstance(statement, ast.FunctionDef):
        assert set(names) - known - {"__builtins__"} == {line.function}
        return Kind.DEFINE
    if isinstance(statement, ast.Assign):
        assert ast.unparse(statement.targets[0]) == line.assigns
        return Kind.MAKE_X if line.assigns == "x" else Kind.CALL
    if repr(names["x"].grad) == grad:
        return Kind.SHOW_GRAD
    return Kind.ZERO if names["x"].grad == 0 else Kind.BACKWARD


@pytest.mark.parametrize(("f", "g"), FUNCTIONS)
@pytest.mark.parametrize("zero", [False, True])
def test_a_line_does_what_it_says(f, g, zero):
    names = {}
    for line in write_program(parse_function(f), parse_function(g), 0.37, zero, 2, 2).lines:
        assert done(line, names) in ({None} if line.skipped else {line.kind})


@pytest.mark.parametrize(("f", "g"), FUNCTIONS)
def test_every_line_is_one_statement_or_one_comment_and_knows_where_it_begins(f, g):
    program = write_program(parse_function(f), parse_function(g), 0.37, False, 2, 2)
    rows = program.text.split("\n")
    for line, first in zip(program.lines, program.first_numbers, strict=True):
        assert len(ast.parse(line.source).body) == (not line.skipped)
        assert "\n".join(rows[first - 1 :]).startswith(line.source)
