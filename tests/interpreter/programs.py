"""Made-up programs, as hypothesis strategies: nearly all of them run, and the others fail in Python's own words."""

from hypothesis import strategies as st

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

# Nothing in these goes beyond what runs here.
assignments = st.one_of(
    called("a = {}", kinds["scalar"]),
    called("v = {}", kinds["vector"]),
    called("X = {}", kinds["matrix"]),
    called("c, d = {}, {}", likely, likely),
    called("print({}, {})", likely, likely),
    called("(w * {}).sum().backward()", kinds["vector"]),
    called("for a in range(3):\n    v = {}", kinds["vector"]),
    called("if {}:\n    a = {}", kinds["scalar"], kinds["scalar"]),
    called("with torch.no_grad():\n    {}", likely),
    called("def f(a, b=2):\n    return {}\nf({})", likely, kinds["scalar"]),
)
valid_programs = st.lists(st.one_of(likely, assignments), min_size=1, max_size=6).map(
    lambda lines: START + "\n".join(lines)
)
# A right expression made wrong, so that it can neither be read nor run.
wrong_lines = st.builds(
    lambda form, expression: form.replace("{}", expression),
    WORDS(
        [
            *("({}", "{})", "[{}", "{} +", "{} {}", "= {}", "a = = {}", "if {}", "'{}", "{} @ @ 1", "return ({})"),
            *("b'' + {}", "async def f(): return {}", "del a, {}", "lambda: {} =", "input({})", "exec({})", "eval({})"),
            *("missing + ({})", "torch.os({})", "({}).__reduce__", "open({})", "torch.save({}, 'x')", "import os; {}"),
            *("class A(metaclass=type): {}", "raise {}", "from os import path; {}", "nonlocal a; {}", "return {}"),
        ]
    ),
    likely,
)
