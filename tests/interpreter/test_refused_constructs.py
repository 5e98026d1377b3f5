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
    "async def f(): pass": "async",
    "def f():\n    async def g(): pass": "async",
    "x = b'%d' % 5": "bytes",
    "x = 1\ny = b'a'.decode('idna')": "utf-8",
    "import os": "os",
    "def f():\n    import os\nf()": "os",
    "from torch import hub": "hub",
    "x = torch.zeros(3)\nx.set_(x)": "set_",
    "torch.set_num_threads(1)": "set_num_threads",
    "torch._C": "_C",
    "open('x')": "open",
    "x = 1\nprint(x, file=x)": "file=",
}
# What was refused once, and is Python: what it means is held by the tests in the folder `language`.
RUNNING = [
    "f = lambda x: x",
    "[i for i in range(3)]",
    "{i: i for i in range(3)}",
    "f'{1}'",
    "(y := 5)",
    "print(*[1, 2])",
    "torch.zeros(**{'size': (1,)})",
    "class A: pass",
    "try:\n    x = 1\nexcept:\n    x = 2",
    "while True:\n    break",
    "global x",
    "x = 1\ndel x",
    "_x = 1",
    "for _ in range(3):\n    continue",
    "assert True",
    "x: int = 3",
    "match 1:\n    case 1:\n        pass",
    "@torch.no_grad()\ndef f(x):\n    y = x\n    return y",
    "a, *b = {1, 2}",
    "2 ** 64, -2 ** 9000",
    "[print, torch.sin, math]",
]


@pytest.mark.parametrize("program", RUNNING)
def test_what_python_says_and_computes_runs(program):
    assert run(program).error is None


@pytest.mark.parametrize(("program", "said"), REFUSED_CONSTRUCTS.items())
def test_a_refusal_says_which_and_why(program, said):
    problem = run(program).error
    assert said in problem.message + " " + problem.hint
    assert problem.kind == "refused"
    place = program.find("b'") if said in ("bytes", "utf-8") else program.find(said)
    assert problem.line == 1 + program.count("\n", 0, place)


@pytest.mark.parametrize(
    ("program", "line", "column"),
    [
        ("x = 1\ny = torch.os", 2, 5),
        ("x = 1\nf = lambda: torch.os\nf()", 2, 13),
        ("x = 1\nx + torch.os", 2, 5),
        ("if True:\n    x = [torch.os for i in range(3)]", 2, 10),
        ("x = 1\n\n\nx = y", 4, 5),
        ("x = torch.zeros(2) + torch.zeros(3)", 1, 5),
        ("é = 1; x = torch.os", 1, 12),
        ("x = '\N{SNOWMAN}\N{SNOWMAN}'; y = torch.os", 1, 15),
        ("x = (1,\n     2,\n     torch.os)", 3, 6),
        ("x = 1\nx = [print(5, file=x)]", 2, 6),
        ("def f(x):\n    y = 1\n    return print(x, file=y)\nf(1)", 3, 12),
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
