"""What Python has and these programs do not: refused with a sentence that says which and why."""

import pytest

from components.interpreter import run
from tests.attacks.constructs import CONSTRUCTS
from tests.interpreter.attack import assert_refused

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("harmless")]


@pytest.mark.parametrize("program", CONSTRUCTS["constructs"])
def test_attack_is_refused(program, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert_refused(program, tmp_path)


REFUSED_CONSTRUCTS = {
    "f = lambda x: x": "lambda",
    "[i for i in range(3)]": "comprehension",
    "{i: i for i in range(3)}": "comprehension",
    "f'{1}'": "f-string",
    "(y := 5)": ":=",
    "print(*[1, 2])": "starred",
    "torch.zeros(**{})": "starred",
    "class A: pass": "class",
    "try:\n    x = 1\nexcept:\n    x = 2": "try",
    "while True:\n    x = 1": "while",
    "global x": "global",
    "del x": "del",
    "import os": "os",
    "from torch import load": "load",
    "x = torch.zeros(3)\nx.data_ptr()": "data_ptr",
    "torch.set_default_dtype(torch.float64)": "set_default_dtype",
    "_x = 1": "underscore",
    "torch._C": "underscore",
    "open('x')": "open",
}


@pytest.mark.parametrize(("program", "said"), REFUSED_CONSTRUCTS.items())
def test_a_refusal_says_which_and_why(program, said):
    problem = run(program).error
    assert said in problem.message + " " + problem.hint
    assert problem.line == program.count("\n", 0, program.find(said) if said in program else 0) + 1


@pytest.mark.parametrize(
    ("program", "line", "column"),
    [
        ("x = 1\ny = lambda: 1", 2, 5),
        ("x = 1\nx + torch.os", 2, 5),
        ("if True:\n    x = [i for i in range(3)]", 2, 9),
        ("x = 1\n\n\nx = y", 4, 5),
        ("x = torch.zeros(2) + torch.zeros(3)", 1, 5),
        ("é = 1; x = lambda: 1", 1, 12),
        ("x = '\N{SNOWMAN}\N{SNOWMAN}'; y = torch.os", 1, 15),
        ("x = (1,\n     2,\n     torch.os)", 3, 6),
    ],
)
def test_a_problem_points_at_its_place(program, line, column):
    """Columns count characters as an editor shows them, not bytes."""
    problem = run(program).error
    assert (problem.line, problem.column) == (line, column)


def test_statements_before_a_refused_one_are_judged_with_it():
    """What was computed before a refused line may stay; nothing after it is run."""
    result = run("x = 1\ntorch.os\ny = 2")
    assert "y" not in result.names
    assert result.error.line == 2
