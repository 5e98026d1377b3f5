"""A mistake has Python's and torch's own words, and a hint with the actual shapes or dtypes and a fix that runs."""

import re

import pytest

from components.interpreter import run

pytestmark = pytest.mark.filterwarnings("ignore")

F = "def f(x):\n    return x ** 3 + 3 * x ** 2 - 5 * x + 4\n"

# A program, and what its hint must name.
MISTAKES = {
    "element-wise shapes": ("A = torch.ones(2, 3)\nB = torch.ones(4)\nA + B", ["(2, 3)", "(4,)"]),
    "element-wise shapes, in place": ("A = torch.ones(2, 3)\nA += torch.ones(4)", ["(2, 3)", "(4,)"]),
    "dot product of vectors": ("a = tensor([1, 2, 3])\nb = tensor([1, 2])\na @ b", ["(3,)", "(2,)"]),
    "dot product of matrices": ("A = torch.ones(2, 3)\nB = torch.ones(2, 3)\nA @ B", ["(2, 3)"]),
    "dot product of a matrix and a row": ("A = torch.ones(2, 2)\nc = torch.ones(1, 2)\nA @ c", ["(2, 2)", "(1, 2)"]),
    "dot product of a matrix and a vector": ("A = torch.ones(2, 3)\nc = torch.ones(2)\nA @ c", ["(2, 3)", "(2,)"]),
    "mm": ("A = torch.ones(2, 3)\nB = torch.ones(2, 3)\ntorch.mm(A, B)", ["(2, 3)"]),
    "matmul method": ("A = torch.ones(2, 3)\nB = torch.ones(2, 3)\nA.matmul(B)", ["(2, 3)"]),
    "reshape": ("X = torch.arange(6)\nX.reshape(4, 2)", ["6", "(4, 2)"]),
    "view": ("X = torch.arange(6)\nX.view(4, 2)", ["6", "(4, 2)"]),
    "view of a transposed": ("X = torch.ones(2, 3).T\nX.view(6)", ["reshape"]),
    "cat": ("A = torch.ones(2, 3)\nB = torch.ones(2, 4)\ntorch.cat([A, B])", ["(2, 3)", "(2, 4)"]),
    "stack": ("A = torch.ones(2)\nB = torch.ones(3)\ntorch.stack([A, B])", ["(2,)", "(3,)"]),
    "index": ("X = torch.ones(2, 3)\nX[5]", ["(2, 3)", "5"]),
    "index of a column": ("X = torch.ones(2, 3)\nX[0, 7]", ["(2, 3)", "7"]),
    "too many indices": ("X = torch.ones(2)\nX[0, 0]", ["(2,)"]),
    "dimension": ("X = torch.ones(2, 3)\nX.sum(dim=2)", ["(2, 3)"]),
    "item of many": ("X = torch.ones(2, 3)\nX.item()", ["(2, 3)"]),
    "truth of many": ("X = torch.ones(3)\nif X > 0:\n    y = 1", ["(3,)", ".all()"]),
    "@ between dtypes": (
        "X = tensor([[1, 2], [3, 4]])\nc = tensor([1.0, 2.0])\nX @ c",
        ["int64", "float32"],
    ),
    "@ between floats": (
        "X = torch.ones(2, 2, dtype=torch.float64)\nc = torch.ones(2)\nX @ c",
        ["float64", "float32"],
    ),
    "@ of a numpy array": (
        "X = torch.from_numpy(np.ones((2, 2)))\nc = torch.ones(2, 2)\ntorch.mm(X, c)",
        ["float64", "float32"],
    ),
    "mean of integers": ("X = tensor([1, 2])\nX.mean()", ["int64", "float"]),
    "integer in place": ("X = tensor([1, 2])\nX += 0.5", ["int64", "float32"]),
    "integer asked for gradients": ("x = tensor(-2).requires_grad_()", ["int64", "float"]),
    "integer asked for gradients, in tensor": ("x = tensor([1, 2], requires_grad=True)", ["int", "float"]),
    "integer asked for gradients, as attribute": ("x = tensor(-2)\nx.requires_grad = True", ["int64", "float"]),
    "backward twice": (
        F + "x = tensor(-2.0).requires_grad_()\ny = f(x)\ny.backward()\ny.backward()",
        ["retain_graph=True"],
    ),
    "backward of a vector": (
        "x = tensor([1.0, 2.0]).requires_grad_()\ny = x ** 2\ny.backward()",
        ["(2,)", "sum()"],
    ),
    "backward without gradients": (
        "x = tensor(-2.0)\ny = x ** 2\ny.backward()",
        ["requires_grad_()"],
    ),
    "backward of a number": ("x = -2.0\ny = x ** 2\ny.backward()", ["float", "tensor"]),
    "zero_ before backward": ("x = tensor(-2.0).requires_grad_()\nx.grad.zero_()", ["None", "backward()"]),
    "in place on a leaf": ("x = tensor(-2.0).requires_grad_()\nx -= 0.1", ["no_grad"]),
    "numpy with gradients": ("x = torch.ones(2).requires_grad_()\nx.numpy()", ["detach()"]),
    "numpy function with gradients": ("x = torch.ones(2).requires_grad_()\nnp.sin(x)", ["torch.sin"]),
    "a missing GPU": ('X = torch.ones(2)\nX.to("cuda")', ["cpu"]),
    "a missing GPU, method": ("X = torch.ones(2)\nX.cuda()", ["cpu"]),
    "a missing GPU, creating": ('torch.ones(2, device="cuda")', ["cpu"]),
    "an unknown name": ("tnesor(3.0)", ["tensor"]),
    "an unknown variable": ("value = 3\nvalu * 2", ["value"]),
    "an unknown function": ("torch.tensr(3.0)", ["torch.tensor"]),
    "an unknown method": ("X = torch.ones(2)\nX.reshap(2, 1)", ["reshape"]),
    "requires_grad called": ("x = tensor(-2.0).requires_grad()", ["requires_grad_()"]),
    "shape called": ("X = torch.ones(2)\nX.shape()", ["shape"]),
    "zeros with a capital": ("torch.Zeros(3)", ["torch.zeros"]),
    "a Python list's method": ("X = torch.ones(2)\nX.append(3)", ["torch.cat"]),
    "^ for **": ("x = tensor(3.0)\nx ^ 2", ["**"]),
    "^ of floats": ("x = 3.0\nx ^ 2", ["**"]),
    "2x": ("x = tensor(3.0)\ny = 2x", ["2 * x"]),
    "2(x + 1)": ("x = tensor(3.0)\ny = 2(x + 1)", ["2 * (x + 1)"]),
    "a comma for a point": ("x = tensor(3,0)", ["3.0"]),
    "numbers not in a list": ("x = tensor(1, 2, 3)", ["[1, 2, 3]"]),
    "ragged rows": ("X = tensor([[1, 2], [3]])", ["2", "1"]),
    "division of numbers": ("1 / 0", ["0"]),
    "= for ==": ("x = 3\nif x = 3:\n    y = 1", ["=="]),
    "a missing bracket": ("x = tensor([1, 2]", [")"]),
    "a missing colon": ("x = 1\nif x == 1\n    y = 2", [":"]),
    "an indented line": ("x = 1\n  y = 2", ["spaces"]),
    "a body that is not indented": ("if True:\nx = 1", ["spaces"]),
    "print without brackets": ("x = 1\nprint x", ["print(x)"]),
    "true": ("x = torch.ones(2, requires_grad=true)", ["True"]),
    "null": ("x = null", ["None"]),
    "and of tensors": ("X = torch.ones(3)\n(X > 0) and (X < 2)", ["&"]),
    "an integer to a negative power": ("X = tensor([1, 2])\nX ** -1", ["float"]),
    "string into a tensor": ('tensor("3")', ["3"]),
    "string and number": ('x = "3"\nx + 1', ["str", "int"]),
    "too many to unpack": ("a, b = 1, 2, 3", ["3", "2"]),
    "too few arguments": (F + "f()", ["f(x)"]),
    "too many arguments": (F + "f(1, 2)", ["f(x)"]),
    "not a function": ("x = 3\nx(2)", ["int"]),
    "not subscriptable": ("x = 3\nx[0]", ["int"]),
    "numpy array without a gradient": ("X = np.ones(2)\nX.requires_grad_()", ["tensor"]),
    "numpy array on a device": ("X = np.ones(2)\nX.to('cpu')", ["tensor"]),
    "array @ tensor": ("X = np.ones((2, 2))\nc = torch.ones(2)\nX @ c", ["tensor"]),
    "singular matrix": ("X = torch.ones(2, 2)\ntorch.linalg.inv(X)", ["(2, 2)"]),
    "inverse of a rectangle": ("X = torch.ones(2, 3)\ntorch.linalg.inv(X)", ["(2, 3)"]),
}

# What is missing here, only the reader knows.
WITHOUT_A_FIX = {
    "zero_ before backward",
    "ragged rows",
    "too many to unpack",
    "too few arguments",
    "too many arguments",
}

WORDS_ONLY = [
    "x = 5\nx.foo",
    "[1, 2].foo",
    "[1, 2][5]",
    "[1, 2]['a']",
    "(1, 2)[3]",
    "(1, 2)[0] = 5",
    "x = (1, 2)\nx[0] = 5",
    "x = [1]\nx[3] = 5",
    "1 % 0",
    "1 // 0",
    "1.0 / 0",
    "0 ** -1",
    "math.sqrt(-1)",
    "math.log(0)",
    "math.exp(1000)",
    "int('a')",
    "float('a')",
    "float(torch.ones(2))",
    "int(torch.ones(2))",
    "len(5)",
    "len(tensor(5))",
    "abs('a')",
    "round('a')",
    "sum(5)",
    "max([])",
    "max(5)",
    "range('a')",
    "range(1.5)",
    "range(1, 2, 0)",
    "for i in range(1.5):\n    x = i",
    "-'a'",
    "~1.5",
    "'a' < 1",
    "[1] < 2",
    "1 in 2",
    "a, b = 5",
    "a, b = [1]",
    "a, b = torch.ones(3)",
    "(a, b), c = (1, 2), 3, 4",
    "x + 1",
    "x += 1",
    "f(2)",
    "def f(a, b=2):\n    return a + b\nf(b=1)",
    "def f(a, b=2):\n    return a + b\nf(1, c=1)",
    "def f(a, b=2):\n    return a + b\nf(1, a=1)",
    "def f(a, b):\n    return a + b\nf(1)",
    "def f(a, b, c):\n    return a + b\nf()",
    "def f():\n    return a\nf()",
    "def f(x):\n    return x + y\nf(1)",
    "torch.zeros(-1)",
    "torch.zeros('a')",
    "torch.zeros(2.5)",
    "torch.ones(2).reshape(-1, -1)",
    "torch.ones(2).foo()",
    "torch.ones(2).sum(5)",
    "torch.ones(2).sum(dim='a')",
    "torch.ones(2).sum(foo=1)",
    "torch.sum()",
    "torch.sum(5)",
    "torch.abs('a')",
    "torch.abs(torch.ones(2), 3)",
    "torch.tensor()",
    "torch.tensor([1, 'a'])",
    "torch.tensor(2**63)",
    "torch.tensor(300, dtype=torch.uint8)",
    "torch.tensor([1.5, None])",
    "torch.ones(2) @ 3",
    "3 @ torch.ones(2)",
    "torch.ones(2) + 'a'",
    "torch.ones(2) + None",
    "torch.ones(2) + [1, 2]",
    "torch.ones(2) < 'a'",
    "torch.ones(2) & torch.ones(2)",
    "torch.ones(2) << 0.5",
    "~torch.ones(2)",
    "-tensor([True])",
    "tensor([True]) - tensor([True])",
    "torch.ones(2)['a']",
    "torch.ones(2)[1.5]",
    "torch.ones(2)[torch.tensor([5])]",
    "torch.ones(2)[torch.tensor([0.5])]",
    "torch.ones(2)[torch.tensor([True, False, True])]",
    "torch.ones(2)[::-1]",
    "torch.ones(2)[::0]",
    "torch.ones(2)[0][0]",
    "x = torch.ones(2)\nx[0] = torch.ones(2)",
    "x = torch.ones(2)\nx[0] = 'a'",
    "x = torch.ones(2)\nx[5] = 1",
    "tensor(5)[0]",
    "torch.arange(0, 5, -1)",
    "torch.arange(5, step=0)",
    "torch.linspace(0, 1)",
    "torch.linalg.solve(torch.ones(2, 2), torch.ones(3))",
    "torch.linalg.cholesky(-torch.eye(2))",
    "torch.einsum('ij,jk', torch.ones(2, 3), torch.ones(2, 3))",
    "torch.einsum('i,j->k', torch.ones(2), torch.ones(3))",
    "torch.stack([])",
    "torch.cat([])",
    "torch.cat([torch.ones(2), 3])",
    "torch.ones(2).squeeze(5)",
    "torch.ones(2).unsqueeze(5)",
    "torch.ones(2, 2, 2).t()",
    "torch.ones(2).transpose(0, 1)",
    "torch.ones(2, 3).permute(0)",
    "torch.ones(2, 3).expand(3, 3)",
    "torch.ones(2).gather(0, torch.tensor([3]))",
    "torch.ones(2).scatter(0, torch.tensor([3]), 1.0)",
    "torch.where(torch.ones(2), 1, 2)",
    "torch.where(torch.ones(2) > 0, torch.ones(3), 2)",
    "torch.ones(2).to(5)",
    "torch.ones(2).to('nothing')",
    "torch.ones(2, dtype=5)",
    "torch.ones(2, dtype='float')",
    "torch.randint(5, 2, (2,))",
    "torch.multinomial(torch.ones(2), 3)",
    "torch.bernoulli(torch.ones(2) * 2)",
    "x = tensor(1.0).requires_grad_()\ny = x * 2\ny.backward(torch.ones(2))",
    "x = tensor(1.0).requires_grad_()\ny = x.detach()\ny.backward()",
    "x = tensor(1.0).requires_grad_()\nwith torch.no_grad():\n    y = x * 2\ny.backward()",
    "x = tensor(1.0).requires_grad_()\nx.grad.foo",
    "x = tensor(1.0).requires_grad_()\nx.grad = 5",
    "x = tensor(1.0).requires_grad_()\nx.grad = torch.ones(2)",
    "x = tensor(1.0).requires_grad_()\ny = x * 1\ny.requires_grad = False",
    "x = tensor(1.0).requires_grad_()\nx.zero_()",
    "x = torch.ones(2).requires_grad_()\nx[0] = 5",
    "x = tensor(1.0).requires_grad_()\ny = x.exp()\ny += 1\ny.backward()",
    "x = tensor(1.0)\ntorch.autograd.grad(x * 2, x)",
    "x = tensor(1.0).requires_grad_()\nz = tensor(1.0).requires_grad_()\ntorch.autograd.grad(x * 2, z)",
    "np.ones(2) + np.ones(3)",
    "np.ones(2) @ np.ones(3)",
    "np.ones((2, 3)).reshape(4, 2)",
    "np.ones(2)[5]",
    "np.ones(2).foo",
    "np.zeros(-1)",
    "np.array([[1, 2], [3]])",
    "if np.ones(3) > 0:\n    x = 1",
    "torch.from_numpy(np.ones(3)[::-1])",
    "torch.from_numpy([1, 2])",
    "torch.ones(2).numpy().foo",
    "import torch.foo",
]

MISTAKE_PROGRAMS = [pytest.param(*mistake, id=name) for name, mistake in MISTAKES.items()]


@pytest.mark.parametrize(("program", "named"), MISTAKE_PROGRAMS)
def test_the_words_are_pythons(program, named, assert_agrees):
    assert_agrees(program)


@pytest.mark.parametrize("program", WORDS_ONLY)
def test_other_mistakes_have_pythons_words(program, assert_agrees):
    assert_agrees(program)


@pytest.mark.parametrize(("program", "named"), MISTAKE_PROGRAMS)
def test_the_hint_names_what_is_at_hand(program, named):
    problem = run(program).error
    assert problem.hint.strip()
    for word in named:
        assert word in problem.hint


@pytest.mark.parametrize("mistake", sorted(MISTAKES.keys() - WITHOUT_A_FIX))
def test_the_fix_in_the_hint_runs(mistake, python):
    """Code in backticks makes the program run, in Python too: in place of a line, before it, or as a word."""
    program, _ = MISTAKES[mistake]
    pieces = re.findall(r"`([^`]+)`", run(program).error.hint)
    fixed = [text for piece in pieces for text in with_fix(program, piece) if run(text).error is None]
    assert fixed, pieces
    assert any(not python(text)[-1].error for text in fixed), fixed


def with_fix(program, piece):
    lines = program.splitlines()
    for index in reversed(range(len(lines))):
        before, rest = lines[:index], lines[index + 1 :]
        for indent in ("", "    "):
            yield "\n".join([*before, indent + piece, *rest])
            yield "\n".join([*before, indent + piece, *lines[index:]])
        for word in re.finditer(r"\w+ = (.*)|([\w.]+)", lines[index]):
            start, end = word.span(word.lastindex)
            yield "\n".join([*before, lines[index][:start] + piece + lines[index][end:], *rest])


@pytest.mark.parametrize(("program", "named"), MISTAKE_PROGRAMS)
def test_the_hint_is_plain_and_on_its_line(program, named):
    problem = run(program).error
    assert not problem.hint.startswith(problem.message)
    assert "!" not in re.sub(r"`[^`]*`", "", problem.hint)
    assert len(problem.hint) < 400
    assert problem.line == program.count("\n") + 1 or "def " in program or "if " in program or ":" in program


@pytest.mark.parametrize(
    "program",
    ["x = 1\ny = x + 1\ny\nz = y / 0\nw = 5", "x = 1\ny = 2\n1 + 'a'", "for i in range(5):\n    x = 1 / (3 - i)"],
)
def test_values_before_the_failing_line_stay(program, assert_agrees):
    result = assert_agrees(program)
    assert result.names["x"] is not None
    assert "w" not in result.names
    assert result.steps[-1].error is result.error


def test_a_chain_of_fixes_leads_to_a_program_that_runs():
    """The beginner's walk from the reading: an integer, no gradient asked for, a vector."""
    assert "float" in run("x = tensor(-2).requires_grad_()").error.hint
    assert run("x = tensor(-2.0).requires_grad_()\ny = x ** 2\ny.backward()\nx.grad").steps[-1].text == "tensor(-4.)"


def test_a_module_that_python_has_is_not_said_to_be_missing():
    assert run("from torch.hub import load").error.message == ("The module torch.hub is not part of what runs here.")
    assert run("import torch.nope").error.message == "ModuleNotFoundError: No module named 'torch.nope'"
