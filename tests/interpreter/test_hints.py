"""What Python has and this page does not run is said so, and every piece of code in a hint runs."""

import ast
import builtins
import importlib
import keyword
import re
import sys
import textwrap

import pytest
import torch

from components.interpreter import Refused, instead, library, read_expression, run, vocabulary
from components.interpreter.attributes import members_of
from components.interpreter.entries import Module
from components.interpreter.grammar import REFUSED
from tests.attacks.constructs import CONSTRUCTS
from tests.attacks.names import NAMES
from tests.interpreter.test_errors import MISTAKES, WORDS_ONLY

pytestmark = pytest.mark.filterwarnings("ignore")

# What the hints' own words speak of.
SETTING = """\
import torch.nn.functional as F
x = tensor(-2.0).requires_grad_()
y = x ** 2
y.backward()
X = tensor([[1.0, 2.0], [3.0, 4.0]])
a = [1, 2]
b = [3, 4]
n = 3
item = 1
i = 0
self = 1
f = print
net = torch.nn.Linear(1, 1)
import time
from random import randrange
"""

PYTHONS = [name for name in dir(builtins) if not name.startswith("_")]
MISSING = [name for name in PYTHONS if name not in vocabulary.PRELUDE and not keyword.iskeyword(name)]
MODULES = """
    matplotlib.animation pandas sklearn sklearn.datasets os torchvision torch.jit torch.distributed re json tqdm scipy
    tensorflow timeit heapq logging argparse pathlib pickle csv contextlib
""".split()
MEMBERS = """
    torch.cuda.Stream torch.cuda.Event torch.hub torch.distributed torch.onnx torch.autocast torch.nn.DataParallel
    torch.optim.SparseAdam torch.nn.DataParallel
    torch.nn.functional.multi_head_attention_forward torch.compile torch.utils.checkpoint
    torch.func.functionalize np.load np.apply_along_axis np.vectorize
    torch.quantize_per_channel torch.set_num_threads
    np.seterr np.fromfile
""".split()
# Of modules that have to be imported.
OTHERS = "sys.argv sys.exit sys.path sys.modules time.strptime random.SystemRandom collections.ChainMap".split()
STATEMENTS = {
    "async": "async def f():\n    return 1",
    "async for": "async def f():\n    async for x in y: pass",
    "bytes": "b'%d' % 5",
    "metaclass": "class A(metaclass=type): pass",
    "special method": "class A:\n    def __del__(self): pass",
    "special name": "class A:\n    __init__ = 5",
    "base": "class A(torch.Tensor): pass",
    "relative import": "from . import x",
    "context": "torch.no_grad()",
    "setting a function": "torch.sin = 5",
    "setting a class": "int.x = 5",
    "setting an attribute": "torch.ones(1).shape = (1,)",
    "deleting": "del torch.sin",
    "inside of a function": "def f(): pass\nf.__code__",
    "inside of a tensor": "torch.ones(1)._version",
    "inside of torch": "torch._C",
}


def hint_of(program):
    return run(program).error.hint


def code_in(hint):
    return re.findall(r"`([^`]+)`", hint)


def runs(code):
    """Whether a piece of a hint runs where x, X and the lists are; a block's first line gets something to do."""
    code = textwrap.dedent(code)
    if code.endswith(":"):
        code += "\n    pass"
    if keyword.iskeyword(code):
        return True
    if re.fullmatch(r"[\w.]+", code):
        return names_what_runs(code)
    return run(SETTING + code).error is None


def names_what_runs(dotted):
    """Whether a dotted name stands for a value, a function or a module of the vocabulary."""
    first, *rest = dotted.split(".")
    found = vocabulary.PRELUDE.get(first)
    if found is None:
        return first in SETTING.split() and all(vocabulary.has_attribute(torch.empty(0), part) for part in rest)
    for part in rest:
        if not isinstance(found, Module) or part not in found.members:
            return False
        found = found.members[part]
    return True


@pytest.mark.parametrize("name", MISSING)
def test_a_name_of_python_is_not_said_to_be_undefined(name):
    """It is in Python, so NameError would be false; and what to write instead runs."""
    for program in (name, f"{name}(3)"):
        problem = run(program).error
        assert problem.message == f"{name} is in Python, but it is not part of what runs here."
        assert problem.hint
        assert "Did you mean" not in problem.hint
        assert all(map(runs, code_in(problem.hint))), problem.hint


@pytest.mark.parametrize("program", STATEMENTS.values(), ids=STATEMENTS)
def test_a_refused_statement_says_what_to_write_instead(program):
    problem = run(program).error
    assert problem.kind == "refused"
    assert problem.hint
    assert all(map(runs, code_in(problem.hint))), problem.hint


@pytest.mark.parametrize("instead_of", REFUSED.values(), ids=[kind.__name__ for kind in REFUSED])
def test_the_code_instead_of_a_refused_construct_runs(instead_of):
    assert all(map(runs, code_in(instead_of[1]))), instead_of


@pytest.mark.parametrize("module", MODULES)
def test_a_usual_import_is_refused_with_a_hint_that_runs(module):
    for program in (f"import {module}", f"import {module} as name", f"from {module} import name"):
        problem = run(program).error
        assert problem.message == f"The module {problem.message.split()[2]} is not part of what runs here."
        assert problem.hint
        assert all(map(runs, code_in(problem.hint))), problem.hint


@pytest.mark.parametrize("member", [*MEMBERS, *OTHERS])
def test_what_a_module_has_is_refused_with_a_hint_that_runs(member):
    problem = run(f"import {member.split('.')[0]}\n{member}" if member in OTHERS else member).error
    assert problem.message.endswith(" is not part of what runs here.")
    assert problem.hint
    assert all(map(runs, code_in(problem.hint))), problem.hint


@pytest.mark.parametrize(
    "short",
    [
        *instead.SHORT,
        *sorted(instead.IMPORTED.keys() - {"numpy"}),
        "os",
        "random",
        "deque",
        "shuffle",
        "deepcopy",
        "dataclass",
    ],
)
def test_a_name_that_is_commonly_imported_leads_on(short):
    problem = run(short).error
    assert problem.message == f"NameError: name '{short}' is not defined"
    assert problem.hint
    assert all(map(runs, code_in(problem.hint))), problem.hint


def test_what_pyplot_has_and_is_not_drawn_is_refused():
    problem = run("import matplotlib.pyplot as plt\nplt.pie([1, 2])").error
    assert problem.line == 2
    assert problem.message == "matplotlib.pyplot.pie is not drawn here."
    assert "reaches a file" in run("import matplotlib.pyplot as plt\nplt.imread('a.png')").error.hint


def test_a_gradient_that_is_drawn_is_told_how():
    drawing = "import matplotlib.pyplot as plt\nx = torch.ones(2).requires_grad_()\n"
    for line in ("plt.plot(x)", "plt.plot([1, 2], x * 2)", "plt.gca().plot(x)", "plt.plot([x.sum(), x.sum()])"):
        problem = run(drawing + line).error
        assert problem.message.startswith("RuntimeError: Can't call numpy() on Tensor that requires grad.")
        assert ".detach()" in problem.hint or ".item()" in problem.hint


@pytest.mark.parametrize(
    "program",
    [
        *("from math import foo", "from torch import tensr", "import torch.foo", "import math.foo", "import torch.a.b"),
        *("import torch.optim.foo", "import torch.random.foo"),
    ],
)
def test_an_import_of_what_does_not_exist_has_pythons_words(program, python):
    words = python(program)[-1].error
    assert run(program).error.message == re.sub(r" \(.*\)$", "", words)


def test_a_module_is_looked_for_without_importing_it():
    """An import would run a module's own lines, and any name may be typed."""
    before = set(sys.modules)
    run("import torch.utils.tensorboard.writer")
    run("import numpy.f2py.crackfortran")
    assert set(sys.modules) == before


EVERY_PROGRAM = [
    *(program for program, _ in MISTAKES.values()),
    *WORDS_ONLY,
    *STATEMENTS.values(),
    *(program for programs in (CONSTRUCTS | NAMES).values() for program in programs),
]


@pytest.mark.parametrize("program", EVERY_PROGRAM)
def test_a_hint_names_only_functions_that_run(program):
    """Each function, method and module in a hint's code is one of the vocabulary or of the program."""
    problem = run(program).error
    for piece in code_in(problem.hint):
        for node in ast.walk(parsed(piece)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                name = node.func.id
                assert name in vocabulary.PRELUDE or name in program or of_a_value(name), piece
            if isinstance(node, ast.Attribute):
                text = ast.unparse(node)
                in_module = text.split(".")[0] in ("torch", "np", "math", "cuda") and re.fullmatch(r"[\w.]+", text)
                assert names_what_runs(text) if in_module else of_a_value(node.attr) or node.attr in program, piece


def parsed(piece):
    """The tree of a hint's code; of a word such as `.all()` or a block's first line too."""
    for code in (piece, f"x{piece}", f"{piece.strip()}\n    pass", f"{piece}) "):
        try:
            return ast.parse(textwrap.dedent(code))
        except SyntaxError:
            continue
    return ast.parse("")


def of_a_value(name):
    """Whether a tensor, a list or another plain value has a method or attribute of that name here."""
    return any(name in members_of(kind) for kind in (torch.Tensor, torch.nn.Module, list, dict, set, str, float))


SPECIAL_METHODS = """
    __new__ __del__ __index__ __setattr__ __delattr__ __getattribute__ __class_getitem__ __init_subclass__ __set_name__
    __get__ __set__ __delete__ __dir__ __reduce__ __copy__ __bytes__ __array__ __torch_function__ __await__ __aiter__
""".split()


def said_of_python():
    """A program for each name of Python's own that a reader may try: builtins, modules, what is in them, methods."""
    yield from (name for name in dir(builtins) if not keyword.iskeyword(name))
    yield from (f"import {name}" for name in sys.stdlib_module_names if not name.startswith("_"))
    yield from (f"class A:\n    def {name}(self, *a): pass" for name in SPECIAL_METHODS)
    for name in library.MODULES:
        if name not in ("matplotlib", "pylab"):
            real = importlib.import_module(name)
            public = getattr(real, "__all__", [one for one in dir(real) if not one.startswith("_")])
            yield from (f"import {name}\n{name}.{one}" for one in public)
    for value in ("1", "1.0", "''", "[]", "{}", "set()", "()", "b''", "bytearray()", "1j", "range(1)", "ValueError()"):
        yield from (f"({value}).{name}" for name in dir(eval(value)) if not name.startswith("_"))


def test_whatever_of_python_is_refused_has_a_hint_that_says_more_than_that_it_runs_elsewhere():
    problems = {program: run(program).error for program in said_of_python()}
    refused = {program: one.hint for program, one in problems.items() if one and one.kind == "refused"}
    assert len(refused) > 300
    assert not [program for program, hint in refused.items() if hint in ("", instead.ELSEWHERE)]


def test_hints_for_what_python_has_are_of_code_that_runs():
    said = {hint for table in (instead.SPECIAL_METHODS, instead.METHODS, instead.MEMBERS) for hint in table.values()}
    assert not [code for hint in said for code in code_in(hint) if code != "@property" and not runs(code)]


def test_what_the_prompt_of_this_process_showed_last_is_nobodys_name(monkeypatch):
    monkeypatch.setattr(builtins, "_", 5, raising=False)
    assert run("_").error.message == "NameError: name '_' is not defined"
    with pytest.raises(Refused) as refusal:
        read_expression("x + _")
    assert refusal.value.problem.message == "NameError: name '_' is not defined"
