"""Whatever is typed, `run` answers; and what it accepts of a made-up program prints what Python prints."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from components.interpreter import run

pytestmark = pytest.mark.filterwarnings("ignore")

FEW = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=300)

START = """\
a = 3
b = 2.5
v = tensor([1.0, -2.0, 3.0])
X = tensor([[1, 2, 3], [4, 5, 6]])
w = tensor([0.5, 1.5, -1.0], requires_grad=True)
n = np.array([1.0, 2.0, 3.0])
l = [1, 2, 3]
"""

numbers = st.one_of(
    st.integers(-4, 9).map(str),
    st.sampled_from(["0.5", "1.5", "-2.0", "1e-3", "True", "False", "3.0", "1j", "float('inf')"]),
)
names = st.sampled_from(["a", "b", "v", "X", "w", "n", "l", "c", "missing"])
dimensions = st.sampled_from(["0", "1", "-1", "2"])
shapes = st.sampled_from(["2, 3", "3", "(3, 1)", "6", "-1", "0, 2", "1, -1"])
indices = st.sampled_from(
    [
        "0",
        "-1",
        "5",
        ":",
        "1:",
        "::2",
        "0, 1",
        ":, 1",
        "..., 0",
        "None",
        "v > 0",
        "X > 2",
        "[0, 1]",
        "tensor([1, 0])",
        "a",
    ]
)
operators = st.sampled_from(
    ["+", "-", "*", "/", "//", "%", "@", "==", "!=", "<", "<=", ">", ">=", "&", "|", "^", "and", "or"]
)
plain_methods = st.sampled_from(
    [
        "T",
        "abs()",
        "sum()",
        "mean()",
        "max()",
        "min()",
        "float()",
        "int()",
        "exp()",
        "relu()",
        "sigmoid()",
        "item()",
        "tolist()",
        "shape",
        "dtype",
        "ndim",
        "numel()",
        "clone()",
        "detach()",
        "requires_grad",
        "grad",
        "is_leaf",
        "device",
        "t()",
        "flatten()",
        "numpy()",
        "bool()",
        "argmax()",
        "sort()",
        "std()",
        "cumsum(0)",
        "unique()",
        "norm()",
        "prod()",
        "any()",
        "all()",
        "size()",
        "stride()",
        "is_contiguous()",
        "double()",
        "neg()",
        "sqrt()",
        "round()",
        "mT",
        "real",
    ]
)
functions = st.sampled_from(
    [
        "abs",
        "len",
        "float",
        "int",
        "sum",
        "max",
        "min",
        "round",
        "bool",
        "print",
        "str",
        "list",
        "tuple",
        "torch.abs",
        "torch.sin",
        "torch.exp",
        "torch.sum",
        "torch.mean",
        "torch.relu",
        "torch.sqrt",
        "torch.sort",
        "torch.ones_like",
        "torch.zeros_like",
        "torch.numel",
        "torch.is_tensor",
        "torch.flatten",
        "torch.argmax",
        "torch.unique",
        "torch.tensor",
        "torch.as_tensor",
        "math.sqrt",
        "math.floor",
        "np.sin",
        "np.abs",
        "np.sum",
        "np.array",
        "tensor",
        "torch.cumsum",
        "torch.logical_not",
        "torch.isnan",
        "torch.sign",
        "torch.square",
        "torch.diag",
        "torch.trace",
        "torch.det",
    ]
)


def combine(children):
    return st.one_of(
        st.builds("({} {} {})".format, children, operators, children),
        st.builds("({} ** {})".format, children, st.sampled_from(["2", "0", "-1", "0.5"])),
        st.builds("(-{})".format, children),
        st.builds("(not {})".format, children),
        st.builds("{}[{}]".format, names, indices),
        st.builds("{}.{}".format, children.map(bracketed), plain_methods),
        st.builds("{}.sum(dim={})".format, names, dimensions),
        st.builds("{}.{}({})".format, names, st.sampled_from(["reshape", "view", "expand"]), shapes),
        st.builds("{}({})".format, functions, children),
        st.builds(
            "torch.{}({}, {})".format, st.sampled_from(["add", "mul", "maximum", "matmul", "dot"]), children, children
        ),
        st.builds("torch.{}({})".format, st.sampled_from(["zeros", "ones"]), shapes),
        st.builds("torch.stack([{}, {}])".format, children, children),
        st.builds("torch.where({}, {}, {})".format, children, children, children),
        st.builds("({} if {} else {})".format, children, children, children),
        st.builds("[{}, {}]".format, children, children),
        st.builds("({}, {})".format, children, children),
        st.builds("({} < {} < {})".format, children, children, children),
        st.builds("({} in {})".format, children, children),
        st.builds("({} is {})".format, names, names),
    )


def bracketed(expression):
    """A number before a point would read as its decimals."""
    return expression if re.match(r"[a-zA-Z(\[]", expression) else f"({expression})"


expressions = st.recursive(st.one_of(names, names, numbers), combine, max_leaves=5)
simple = st.one_of(
    expressions,
    st.builds("{} = {}".format, st.sampled_from(["a", "b", "c", "v"]), expressions),
    st.builds("{} {}= {}".format, names, st.sampled_from(["+", "-", "*", "/"]), expressions),
    st.builds("{}[{}] = {}".format, names, indices, expressions),
    st.builds("{}[{}] += {}".format, names, indices, expressions),
    st.builds("{}, {} = {}".format, st.just("a"), st.just("c"), expressions),
    st.builds("print({}, {})".format, expressions, expressions),
    st.builds("c = {}; c.sum().backward()".format, expressions),
    st.sampled_from(["w.grad", "w.grad.zero_()", "w.grad = None", "(w ** 2).sum().backward()", "v.zero_()", "pass"]),
)


def compound(statement):
    indented = st.lists(statement, min_size=1, max_size=2).map(
        lambda lines: "\n".join(f"    {line}" for one in lines for line in one.split("\n"))
    )
    return st.one_of(
        st.builds("if {}:\n{}".format, expressions, indented),
        st.builds("if {}:\n{}\nelse:\n{}".format, expressions, indented, indented),
        st.builds("for a in range({}):\n{}".format, st.sampled_from(["3", "a", "1, 3", "0"]), indented),
        st.builds("with torch.no_grad():\n{}".format, indented),
        st.builds("def f(a, c=2):\n    return {}\nf({})".format, expressions, expressions),
    )


statements = st.one_of(simple, simple, compound(simple), compound(st.one_of(simple, compound(simple))))
programs = st.lists(statements, min_size=1, max_size=5).map(lambda lines: START + "\n".join(lines))


def assert_well_formed(text):
    """The answer has the shape that its contract promises."""
    result = run(text)
    lines = text.count("\n") + text.count("\r") + text.count("\f") + 2
    for step in result.steps:
        assert isinstance(step.text, str)
        assert step.source
        assert 1 <= step.line <= lines
    assert all(step.error is None for step in result.steps[:-1])
    assert isinstance(result.names, dict)
    if result.error is not None:
        assert result.error.message
        assert isinstance(result.error.hint, str)
        assert 1 <= result.error.line <= lines
        assert 1 <= result.error.column <= max(map(len, text.splitlines() or [""])) + 2
    return result


def is_pythons(problem):
    return re.match(r"[A-Z]\w*(Error|Exception|Interrupt|Iteration)(: |$)", problem.message)


@FEW
@given(programs)
def test_an_accepted_program_prints_what_python_prints(python, program):
    """Up to the first mistake, and its words too; a program that is refused is compared up to there."""
    result = assert_well_formed(program)
    expected = python(program)
    assume(" at 0x" not in str(expected))
    got = [(step.text, step.error.message if step.error else "") for step in result.steps]
    if result.error is not None and not is_pythons(result.error):
        got = [pair for pair in got if not pair[1]]
        expected = expected[: len(got)]
    assert got == [(outcome.text, outcome.error) for outcome in expected]


@MANY
@given(st.text())
def test_any_text_is_answered(text):
    assert_well_formed(text)


@MANY
@given(st.text(st.characters(codec=None, categories=None), max_size=40))
def test_any_characters_are_answered(text):
    """Surrogates, controls and unassigned characters among them."""
    assert_well_formed(text)


@MANY
@given(st.text("()[]{}:;,.=+-*/@#'\"\\\n\t _x1ef%&|^~<>!", max_size=30))
def test_any_punctuation_is_answered(text):
    assert_well_formed(text)


words = st.sampled_from(
    [
        "if",
        "else",
        "for",
        "in",
        "range",
        "def",
        "return",
        "with",
        "torch",
        "no_grad",
        "(",
        ")",
        "[",
        "]",
        ":",
        ",",
        ".",
        "=",
        "==",
        "+",
        "-",
        "**",
        "@",
        "x",
        "y",
        "f",
        "tensor",
        "1",
        "2.0",
        "'a'",
        "\n",
        "\n\n",
        "None",
        "lambda",
        "import",
        "from",
        "as",
        "not",
        "and",
        "or",
        "is",
        "True",
        "class",
        "while",
        "try",
        "del",
        "global",
        "yield",
        "await",
        "_",
        ";",
        "#",
        "{",
        "}",
        "f''",
        "*",
        "_x",
        "sum",
        "backward",
    ]
)


@MANY
@given(st.lists(words, max_size=25).map(" ".join))
def test_any_words_are_answered(text):
    assert_well_formed(text)


@FEW
@given(programs, st.data())
def test_a_damaged_program_is_answered(program, data):
    """One character taken out, put in or doubled."""
    place = data.draw(st.integers(0, len(program) - 1))
    character = data.draw(
        st.sampled_from(["", "(", ")", "'", "\n", " ", "=", ".", "_", "\x00", "é", "5", ":", program[place] * 2])
    )
    assert_well_formed(program[:place] + character + program[place + 1 :])


@FEW
@given(programs)
def test_a_run_repeats(program):
    first, second = run(program), run(program)
    assert [step.text for step in first.steps] == [step.text for step in second.steps]
    assert first.error == second.error


@pytest.mark.parametrize("given_instead", [None, 5, b"x = 1", ["x"]])
def test_only_text_is_a_program(given_instead):
    """A caller's slip is an exception like any other; nothing is promised but that it is not run."""
    with pytest.raises((TypeError, AttributeError)):
        run(given_instead)
