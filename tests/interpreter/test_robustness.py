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

WORDS = st.sampled_from
small = WORDS(["0", "1", "2", "3", "-1", "0.5", "2.5", "-2.0", "1e-3", "True"])
arithmetic = WORDS(["+", "-", "*", "/", "//", "%"])
comparison = WORDS(["==", "!=", "<", "<=", ">", ">="])
elementwise = WORDS(
    ["abs", "sin", "exp", "relu", "sigmoid", "square", "neg", "round", "sign", "tanh", "clone", "detach", "cumsum(0)"]
)
reduction = WORDS(["sum", "max", "min", "prod", "numel", "argmax", "dim"])
names = WORDS(["a", "b", "v", "X", "w", "n", "l", "c", "missing"])
indices = WORDS(
    ["0", "-1", "5", ":", "1:", "::2", "0, 1", ":, 1", "..., 0", "None", "v > 0", "X > 2", "[0, 1]", "tensor([1])", "a"]
)


def called(form, *parts):
    return st.builds(form.format, *parts)


def method(name):
    return name if name.endswith(")") else f"{name}()"


def scalars(smaller):
    vectors, matrices = smaller["vector"], smaller["matrix"]
    scalar = smaller["scalar"]
    return st.one_of(
        called("({} {} {})", scalar, arithmetic, scalar),
        called("({} ** {})", scalar, WORDS(["2", "0", "0.5", "-1"])),
        called("(-{})", scalar),
        called("({} {} {})", scalar, comparison, scalar),
        called("({} < {} <= {})", scalar, scalar, scalar),
        called("({} and {})", scalar, scalar),
        called("({} or not {})", scalar, scalar),
        called("({} if {} else {})", scalar, scalar, scalar),
        called("{}.{}", vectors, reduction.map(method)),
        called("{}.{}", matrices, reduction.map(method)),
        called("{}[{}]", vectors, WORDS(["0", "-1", "2", "a % 3"])),
        called("{}[{}]", matrices, WORDS(["0, 1", "-1, -1", "1, a % 3"])),
        called("({} @ {})", vectors, vectors),
        called(
            "{}({})", WORDS(["abs", "float", "int", "bool", "round", "torch.tensor", "math.floor", "np.sin"]), scalar
        ),
        called("max({}, {})", scalar, scalar),
        called("sum([{}, {}])", scalar, scalar),
    )


def vectors(smaller):
    scalar, vector, matrix = smaller["scalar"], smaller["vector"], smaller["matrix"]
    return st.one_of(
        called("({} {} {})", vector, arithmetic, vector),
        called("({} {} {})", vector, arithmetic, scalar),
        called("({} {} {})", scalar, arithmetic, vector),
        called("({} ** {})", vector, WORDS(["2", "0", "0.5"])),
        called("({} {} {})", vector, comparison, vector),
        called("(-{})", vector),
        called("{}.{}", vector, elementwise.map(method)),
        called(
            "torch.{}({})", WORDS(["sin", "exp", "flip", "sort", "relu", "zeros_like", "ones_like", "isnan"]), vector
        ),
        called("torch.where({} > 0, {}, {})", vector, vector, vector),
        called("torch.maximum({}, {})", vector, vector),
        called("{}[{}]", matrix, WORDS(["0", "-1", "1, :", "a % 2"])),
        called("{}.sum(dim=0)", matrix),
        called("({}.float() @ {}.float())", matrix.map("{}.T".format).map(lambda text: f"{text}.T"), vector).map(
            lambda text: f"torch.cat([{text}, b * torch.ones(1)])"
        ),
        called("{}.to({})", vector, WORDS(["torch.float64", "torch.int64", "'cpu'", "torch.float32"])),
        called("{}.{}().{}()", vector, WORDS(["float", "double", "int", "long"]), WORDS(["float", "double"])),
        called("{}[[2, 0, 1]]", vector),
        called("{}.reshape({})", vector, WORDS(["3", "-1", "3, 1", "1, 3"])).map("{}.flatten()".format),
    )


def matrices(smaller):
    scalar, vector, matrix = smaller["scalar"], smaller["vector"], smaller["matrix"]
    return st.one_of(
        called("({} {} {})", matrix, arithmetic, matrix),
        called("({} {} {})", matrix, arithmetic, vector),
        called("({} {} {})", matrix, arithmetic, scalar),
        called("torch.stack([{}, {}])", vector, vector),
        called("{}.{}", matrix, elementwise.map(method)),
        called("{}.T.T", matrix),
        called("{}.reshape(3, 2).reshape(2, 3)", matrix),
        called("torch.eye(2) @ {}.float()", matrix).map("({})".format),
        called("{}.expand(2, 3)", vector),
        called("{}[[1, 0]]", matrix),
        called("torch.arange(6).reshape(2, 3) * {}", scalar).map("({})".format),
    )


def grown(depth):
    """Expressions by what they most likely are: a number, three numbers in a row, or two rows of three."""
    kinds = {
        "scalar": st.one_of(small, WORDS(["a", "b", "len(l)", "l[0]"])),
        "vector": WORDS(["v", "w", "v", "tensor([4, 5, 6])", "torch.ones(3)", "torch.arange(3)"]),
        "matrix": WORDS(["X", "X", "torch.ones(2, 3)"]),
    }
    for _ in range(depth):
        kinds = {
            "scalar": st.one_of(kinds["scalar"], scalars(kinds)),
            "vector": st.one_of(kinds["vector"], vectors(kinds)),
            "matrix": st.one_of(kinds["matrix"], matrices(kinds)),
        }
    return kinds


kinds = grown(2)
likely = st.one_of(*kinds.values())
unlikely = st.one_of(
    called("({} {} {})", likely, WORDS("+ * @ & | ^ in == and".split()), likely),
    called("{}[{}]", names, indices),
    called("{}.{}", names, WORDS(["T", "shape", "dtype", "grad", "item()", "tolist()", "mean()", "numpy()", "foo"])),
    called("torch.{}({})", WORDS(["zeros", "ones", "tensor", "det", "diag", "unique"]), likely),
    called("{}({})", WORDS(["len", "list", "tuple", "str", "int", "math.sqrt", "np.array"]), likely),
    called("[{}, {}]", likely, likely),
    called("({}, {})", likely, likely),
    called("{}.{}({})", names, WORDS(["reshape", "view", "sum", "expand"]), WORDS(["2, 3", "3", "-1", "6", "0"])),
)
expressions = st.one_of(likely, likely, likely, unlikely)
simple = st.one_of(
    expressions,
    expressions,
    called("a = {}", kinds["scalar"]),
    called("b {}= {}", arithmetic, kinds["scalar"]),
    called("v = {}", kinds["vector"]),
    called("X = {}", kinds["matrix"]),
    called("v {}= {}", arithmetic, st.one_of(kinds["scalar"], kinds["vector"])),
    called("X[{}] = {}", WORDS(["0", "1, 2", ":, 1", "X > 2", "..., 0", "[0]"]), st.one_of(kinds["scalar"], unlikely)),
    called("X[{}] += {}", WORDS(["0", "1, 2", ":, 1", "..., 0"]), kinds["scalar"]),
    called("v[{}], a = {}, {}", WORDS(["0", "-1"]), kinds["scalar"], expressions),
    called("l[{}] = {}", WORDS(["0", "-1", "1"]), expressions),
    called("c = {}; c", expressions),
    called("print({}, {}, sep={})", expressions, expressions, WORDS(["' '", "''", "', '"])),
    called("(w * {}).sum().backward()", kinds["vector"]),
    WORDS(
        ["w.grad", "w.grad.zero_()", "w.grad = None", "(w ** 2).sum().backward()", "v.zero_()", "pass", "v", "X", "l"]
    ),
)


conditions = st.one_of(kinds["scalar"], kinds["scalar"], unlikely)


def compound(statement):
    indented = st.lists(statement, min_size=1, max_size=2).map(
        lambda lines: "\n".join(f"    {line}" for one in lines for line in one.split("\n"))
    )
    return st.one_of(
        st.builds("if {}:\n{}".format, conditions, indented),
        st.builds("if {}:\n{}\nelse:\n{}".format, conditions, indented, indented),
        st.builds("for a in range({}):\n{}".format, st.sampled_from(["3", "a", "1, 3", "0"]), indented),
        st.builds("with torch.no_grad():\n{}".format, indented),
        st.builds("def f(a, b=2):\n    return {}\nf({})".format, expressions, kinds["scalar"]),
        st.builds("def f(v, b=2):\n    return {}\nf({}, b={})".format, expressions, kinds["vector"], kinds["scalar"]),
    )


statements = st.one_of(simple, simple, compound(simple), compound(st.one_of(simple, compound(simple))))
programs = st.lists(statements, min_size=1, max_size=6).map(lambda lines: START + "\n".join(lines))


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
    return re.match(r"([\w.]+\.)?[A-Z]\w*(Error|Exception)(: |$)", problem.message)


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
