"""What Python has and these programs do not: refused with a sentence that says which and why."""

import pytest

from components.interpreter import run
from tests.interpreter.attack import assert_refused

pytestmark = pytest.mark.filterwarnings("ignore")

CONSTRUCTS = [
    "f = lambda x: x",
    "(lambda: 1)()",
    "[i for i in range(3)]",
    "{i for i in range(3)}",
    "{i: i for i in range(3)}",
    "sum(i for i in range(3))",
    "f'{1}'",
    "f'{torch}'",
    "f'{().__class__}'",
    "(y := 5)",
    "print(*[1, 2])",
    "torch.zeros(**{'size': 3})",
    "a, *b = [1, 2, 3]",
    "[*[1], 2]",
    "class A:\n    x = 1",
    "class A: pass",
    "try:\n    x = 1\nexcept:\n    x = 2",
    "try:\n    x = 1\nfinally:\n    x = 2",
    "while True:\n    x = 1",
    "while 1: pass",
    "global x",
    "nonlocal x",
    "del torch",
    "x = 1\ndel x",
    "raise ValueError('x')",
    "assert False",
    "return 5",
    "yield 5",
    "def f():\n    yield 5",
    "def f():\n    return (yield)",
    "async def f():\n    return 5",
    "await x",
    "async with x: pass",
    "break",
    "continue",
    "match 5:\n    case 5:\n        x = 1",
    "x: int = 5",
    "x: __import__('os').system('true') = 5",
    "def f(x: print('a')):\n    return x",
    "def f(x) -> print('a'):\n    return x",
    "@print\ndef f(x):\n    return x",
    "@torch.no_grad()\ndef f(x):\n    return x",
    "def f(*x):\n    return x",
    "def f(**x):\n    return x",
    "def f(x):\n    y = x\n    return y",
    "def f(x):\n    import os\n    return os",
    "for i in range(3):\n    x = i\nelse:\n    x = 5",
    "with open('x') as f:\n    x = 1",
    "with torch.no_grad() as y:\n    x = 1",
    "with torch.autograd.profiler.profile():\n    x = 1",
    "with 5:\n    x = 1",
    "b'abc'",
    "x = y = z = torch.os",
    "torch.zeros(3).x = 5",
    "`1`",
    "print 5",
    "exec 'x'",
    "x = 5 if",
    "type X = int",
]


@pytest.mark.parametrize("program", CONSTRUCTS)
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
