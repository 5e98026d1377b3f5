"""Each Problem knows what kind it is, wherever it was made."""

import ast
from pathlib import Path

import pytest

from components import interpreter
from components.interpreter import Refused, read_expression, run
from tests.interpreter.cost import SHORT

pytestmark = pytest.mark.filterwarnings("ignore")

DEEP = "(" * 250 + "1" + ")" * 250  # too deep for Python's own parser, which says so
KINDS = {
    "python": [
        "1 / 0",
        "unknown",
        "def f():\n    x = x\nf()",
        "raise KeyError(3)",
        "class E(Exception): pass\nraise E('a')",
        "assert False",
        "raise SystemExit",
        "torch.ones(2) + torch.ones(3)",
        "np.ones(2) + np.ones(3)",
        "torch.tensr(3)",
        "from torch import tensr",
        "import torch.nope",
        "[].foo",
        "5()",
        "def f(): return f()\nf()",
        "next(iter([]))",
        "class A:\n    def f(): pass\nA().f()",
        "with 5: pass",
        "{[1]: 2}",
        "int('a')",
        "try:\n    1 / 0\nfinally:\n    x = 1",
    ],
    "refused": [
        "import os",
        "from torch import hub",
        "import torch.hub",
        "open('x')",
        "input()",
        "eval('1')",
        "__import__('os')",
        "torch.hub.load('x')",
        "async def f(): pass",
        "await x",
        "[x async for x in y]",
        "b'%d' % 5",
        "from enum import Enum\nclass A(list, Enum): B = 1",
        "from . import x",
        "class A(metaclass=type): pass",
        "class A:\n    def __del__(self): pass",
        "class A(torch.Tensor): pass",
        "torch.no_grad()",
        "torch.sin = 5",
        "torch.add(torch.ones(1), 1, out=[1.0])",
        "torch.compile(print)",
        "print(1, file=5)",
        "def f(): pass\nf.__code__",
        "import matplotlib.pyplot as plt\nplt.savefig('a.png')",
        "try:\n    open('x')\nexcept BaseException:\n    x = 1",
    ],
    "limit": [
        "while True: pass",
        "try:\n    while True: pass\nexcept BaseException:\n    x = 1",
        "torch.ones(10**7)",
        "np.ones(10**7)",
        "[0] * 10**7",
        "'a' * 10**7",
        "2 ** 10**6",
        "1 << 10**6",
        "10 ** 4000",
        "range(10**9)",
        "print('a' * 99_999)\nprint('a' * 99_999)",
        "l = []\nwhile True: l.append([0] * 50_000)",
        "f'{5:1000000}'",
        "'%1000000d' % 5",
        "torch.linalg.inv(torch.ones(1000, 1000))",
        "-" * 150 + "1",
        "x = 1" + " " * 20_000,
        "x = '" + "a" * 30_000 + "'",
    ],
    "syntax": [
        "x = (",
        "x = = 3",
        "if True:\nx = 1",
        "  x = 1",
        "x = 1\n  y = 2",
        "if True:\n\tx = 1\n        y = 2",
        "return 5",
        "break",
        "def f(x, x): pass",
        "nonlocal x",
        "x = 5; yield x",
        "f() = 3",
        "x = '\0'",
        "x = '\ud800'",
        "f'{'",
        "x = 'a",
        "print 5",
        "from __future__ import braces",
        DEEP,
    ],
}


@pytest.mark.parametrize(("kind", "program"), [(kind, program) for kind in KINDS for program in KINDS[kind]])
def test_a_problem_is_of_its_kind(kind, program):
    result = run(program, limits=SHORT)
    assert result.error.kind == kind, result.error
    for before in ("x = 1\n", "# a comment\n\n"):
        if len(program) < 5_000:
            assert run(before + program, limits=SHORT).error.kind == kind


@pytest.mark.parametrize(("kind", "program"), [(kind, program) for kind in KINDS for program in KINDS[kind]])
def test_only_pythons_own_errors_and_texts_have_a_class_name_in_front(kind, program):
    message = run(program, limits=SHORT).error.message
    name = message.split(":")[0].split("(")[0].rpartition(".")[2]
    if kind in ("refused", "limit"):
        assert message.endswith(".")
        assert not name.endswith(("Error", "Exception"))


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("x +", "syntax"),
        ("", "refused"),
        ("x = 5", "refused"),
        ("'a'", "refused"),
        ("x + " * 400 + "x", "limit"),
        ("x + '\0'", "syntax"),
        ("print(x)", "refused"),
    ],
)
def test_an_expression_that_is_not_read_has_its_kind(source, kind):
    with pytest.raises(Refused) as refusal:
        read_expression(source, "x")
    assert refusal.value.problem.kind == kind


def test_nobody_finds_a_kind_out_of_a_message():
    """In the interpreter, messages are for people."""
    files = Path(interpreter.__file__).parent.rglob("*.py")
    looking = [
        (path.name, node.lineno)
        for path in files
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "startswith"
        if ast.unparse(node.func.value).endswith("problem.message")
    ]
    assert looking == []
