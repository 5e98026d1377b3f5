"""Programs over the whole language, each choice of them taken from the fuzzer's bytes."""

from dataclasses import dataclass

DEEPEST = 5
LONGEST = 6_000  # characters after which no statement is added
START = """\
import functools, operator, itertools, copy, collections, dataclasses, io, enum, decimal, fractions, statistics
import matplotlib.pyplot as plt
a, b, c, x, y, e, self, _ = 1, 'a{}', [1, 2], torch.ones(2), {1: 2}, ValueError(1), 3.5, range(3)
class C: y = 1
class D(C): pass
class E(enum.Enum): A = 1
class F(enum.IntFlag): A = 1
def f(*a, **k): return a
def g(): yield 1"""
STEPPED = """\
try:
    made = step()
    print(*made if type(made) is type(g()) else [made])
except Exception as e:
    print(e)""".splitlines()
SPECIAL = """
    __init__ __repr__ __str__ __format__ __eq__ __ne__ __lt__ __hash__ __bool__ __len__ __getitem__ __setitem__
    __delitem__ __iter__ __next__ __contains__ __getattr__ __setattr__ __call__ __enter__ __exit__ __add__ __radd__
    __iadd__ __mul__ __rmul__ __neg__ __pow__ __matmul__ __index__ __int__ __float__ __get__ __set__ __del__ __new__
    __class_getitem__ __init_subclass__ __set_name__ __length_hint__ __reversed__ __missing__ __copy__ __reduce__
    __class__ __dict__ __slots__ __match_args__ __getattribute__ __array__ __torch_function__
""".split()
NAMES = ["a", "b", "c", "f", "g", "C", "D", "x", "y", "_", "self", "torch", "print", "e", "plt", "plt"]
BASES = ["", "", "", "(C)", "(D)", "(list)", "(int)", "(str)", "(dict)", "(Exception)", "(BaseException)", "(tuple)"]
BASES += ["(enum.Enum)", "(enum.Flag)", "(int, enum.Enum)", "(E)", "(ExceptionGroup)"]
ATTRIBUTES = """
    x y append items keys __class__ __name__ __dict__ __doc__ __self__ __func__ __globals__ __code__ gi_frame mro
    args with_traceback __traceback__ __cause__ __context__ shape grad data T format join send throw close real
    plot set_title axes figure flat spines set_data home artists meter set
    encode decode hex to_bytes extend numerator limit_denominator quantize sqrt as_tuple prec name value __members__
    _member_map_ _value_ _generate_next_value_ exceptions split subgroup derive message
    __mro__ __bases__ __wrapped__ __init__ update add sort pop copy backward fget setter
""".split()
ATTRIBUTES += SPECIAL
NUMBERS = ["0", "1", "2", "-1", "3.5", "10**9", "10**18", "True", "2**63", "1j", "float('nan')"]
VALUES = ["None", "'a'", "'{}'", "'%s'", "[]", "()", "{}", "set()", "[1, 2]", "{1: 2}", "'abc' * 9", "range(5)"]
VALUES += ["b'ab'", "bytearray(b'ab')", "fractions.Fraction(1, 3)", "decimal.Decimal('1.5')", "E.A", "F.A", "E"]
VALUES += ["torch.ones(2)", "np.ones(2)", "iter(int, 1)", "print", "C()", "f", "g()", "lambda: x", "int", "Exception"]
SIGNS = "+ - * / // % ** @ << >> & | ^ == != < <= is in and or".split()
CALLED = """
    list tuple set dict sorted sum max min len repr str hash iter next any all zip map filter enumerate reversed print
    isinstance issubclass type getattr setattr hasattr callable abs round pow divmod format int float bool range slice
    id super property staticmethod classmethod torch.tensor torch.stack torch.zeros np.array np.zeros vars object
    functools.partial functools.reduce operator.attrgetter itertools.chain copy.copy copy.deepcopy collections.deque
    plt.plot plt.scatter plt.bar plt.hist plt.imshow plt.contour plt.quiver plt.subplots plt.gca plt.gcf plt.title
    plt.text plt.legend plt.xticks plt.xlim plt.show plt.figure plt.close plt.fill_between plt.errorbar plt.axis
    bytes bytearray fractions.Fraction decimal.Decimal decimal.localcontext decimal.getcontext enum.Enum enum.unique E F
    enum.auto enum.Flag int.from_bytes bytes.fromhex statistics.mean statistics.mode ExceptionGroup np.frombuffer
    dataclasses.dataclass functools.lru_cache functools.wraps collections.namedtuple
    io.BytesIO torch.save torch.load torch.autograd.gradcheck torch.func.functional_call torch.func.stack_module_state
    torch.autograd.function.once_differentiable
""".split()
EXCEPTIONS = [
    "Exception",
    "BaseException",
    "ValueError",
    "(TypeError, KeyError)",
    "SystemExit",
    "StopIteration",
    "C",
    "",
]
FIELDS = ["{!r}", "{:>9}", "{:{}}", "{:.3}", "{=}", "{.x}", "{[0]}", "{:99}"]
PATTERNS = ["_", "x", "1", "[x, *y]", "{'a': x, **y}", "C(x=y)", "int(x)", "None", "(x, y) | [x, y]", "str() as x"]


@dataclass
class Choices:
    """What is chosen next, as the bytes say; the first of all when they are used up."""

    data: bytes
    at: int = 0

    def number(self, below: int) -> int:
        self.at += 1
        return self.data[self.at - 1] % below if self.at <= len(self.data) else 0

    def one(self, words: list[str]) -> str:
        return words[self.number(len(words))]

    @property
    def is_over(self) -> bool:
        return self.at >= len(self.data)


def program_of(data: bytes) -> str:
    """A text that Python can nearly always read."""
    choices = Choices(data)
    lines = [START]
    while not choices.is_over and sum(map(len, lines)) < LONGEST:
        made = statement(choices, DEEPEST)
        if choices.number(3):  # In a function, so that it may return or yield.
            made = ["def step():", *(f"    {line}" for line in made), *STEPPED]
        elif choices.number(4):  # What fails does not end the program.
            made = ["try:", *(f"    {line}" for line in made), "except Exception as e:", "    print(e)"]
        lines += made
    return "\n".join(lines)


def block(choices: Choices, depth: int) -> list[str]:
    lines = [line for _ in range(1 + choices.number(3)) for line in statement(choices, depth - 1)]
    return [f"    {line}" for line in lines]


def statement(choices: Choices, depth: int) -> list[str]:
    if depth <= 0:
        return [simple(choices, depth)]
    kind = choices.number(20)
    value = expression(choices, depth - 1)
    return STATEMENTS[kind](choices, depth, value) if kind < len(STATEMENTS) else [simple(choices, depth)]


def definition(choices: Choices, depth: int, value: str) -> list[str]:
    return [f"def {choices.one(['f', 'g', '_h'])}({parameters(choices, depth)}):", *block(choices, depth)]


def full_class(choices: Choices, depth: int, value: str) -> list[str]:
    body = block(choices, depth)
    return [f"class {choices.one(['C', 'D'])}{choices.one(BASES)}:", *body, *method(choices, depth)]


def short_class(choices: Choices, depth: int, value: str) -> list[str]:
    return [f"class {choices.one(['C', 'D'])}{choices.one(BASES)}:", *method(choices, depth)]


def loop(choices: Choices, depth: int, value: str) -> list[str]:
    return [f"for {target(choices)} in {value}:", *block(choices, depth), *otherwise(choices, depth)]


def repetition(choices: Choices, depth: int, value: str) -> list[str]:
    return [f"while {value}:", *block(choices, depth), *otherwise(choices, depth)]


def condition(choices: Choices, depth: int, value: str) -> list[str]:
    return [f"if {value}:", *block(choices, depth), *otherwise(choices, depth)]


def attempt(choices: Choices, depth: int, value: str) -> list[str]:
    caught = choices.one(EXCEPTIONS)
    named = f" {caught} as e" if caught else ""
    return ["try:", *block(choices, depth), f"except{named}:", *block(choices, depth)]


def ending(choices: Choices, depth: int, value: str) -> list[str]:
    return ["try:", *block(choices, depth), "finally:", *block(choices, depth)]


def managed(choices: Choices, depth: int, value: str) -> list[str]:
    held = choices.one([value, "C()", "torch.no_grad()"])
    return [f"with {held} as {choices.one(NAMES)}:", *block(choices, depth)]


def matching(choices: Choices, depth: int, value: str) -> list[str]:
    case = f"    case {choices.one(PATTERNS)} if {expression(choices, 0)}:"
    return [f"match {value}:", case, *(f"    {line}" for line in block(choices, depth))]


def decorated(choices: Choices, depth: int, value: str) -> list[str]:
    decorator = choices.one(["property", "staticmethod", "functools.lru_cache", "dataclasses.dataclass", "f"])
    return [f"@{decorator}", *statement(Choices(bytes([choices.number(3)])), depth)]


# The place of each is what the bytes of the corpus say: what joins, joins at the end.
STATEMENTS = (
    *(definition, full_class, short_class, loop, repetition, condition, attempt, attempt, ending, managed, matching),
    decorated,
)


def method(choices: Choices, depth: int) -> list[str]:
    name = choices.one(SPECIAL)
    return [f"    def {name}(self, *a, **k):", *(f"    {line}" for line in block(choices, depth - 1))]


def otherwise(choices: Choices, depth: int) -> list[str]:
    return ["else:", *block(choices, depth)] if choices.number(4) == 3 else []


def parameters(choices: Choices, depth: int) -> str:
    return choices.one(["", "x", "x=1", "*a", "**k", "x, /, y=2", "*, x=3", "self", f"x={expression(choices, 0)}"])


def target(choices: Choices) -> str:
    name = choices.one(NAMES)
    return choices.one([name, name, f"{name}.{choices.one(ATTRIBUTES)}", f"{name}[0]", f"{name}[:]", f"x, *{name}"])


def simple(choices: Choices, depth: int) -> str:
    value = expression(choices, depth - 1)
    kind = choices.number(16)
    return SIMPLE[kind](choices, value) if kind < len(SIMPLE) else value


# Of what a statement is made of, in the order in which it is chosen.
SIMPLE = (
    *[lambda choices, value: f"{target(choices)} = {value}"] * 2,
    lambda choices, value: f"{choices.one(NAMES)} {choices.one(SIGNS[:13])}= {value}",
    lambda choices, value: f"return {value}",
    lambda choices, value: f"yield {value}",
    lambda choices, value: f"raise {value}",
    lambda choices, value: choices.one(["pass", "break", "continue", "raise", "return", "global x", "nonlocal x"]),
    lambda choices, value: f"del {choices.one(NAMES)}.{choices.one(ATTRIBUTES)}",
    lambda choices, value: f"assert {value}, {expression(choices, 0)}",
    lambda choices, value: f"yield from {value}",
    lambda choices, value: f"{choices.one(NAMES)}: {value} = {expression(choices, 0)}",
)


def expression(choices: Choices, depth: int) -> str:
    if depth <= 0:
        return choices.one([*NAMES, *VALUES, *NUMBERS])
    first, second = expression(choices, depth - 1), expression(choices, depth - 2)
    kind = choices.number(16)
    return EXPRESSIONS[kind](choices, first, second) if kind < len(EXPRESSIONS) else f"({first})()"


def comprehension(choices: Choices, first: str, second: str) -> str:
    return f"({first} for {choices.one(NAMES)} in ({second}) if ({expression(choices, 0)}))"


def text(choices: Choices, first: str, second: str) -> str:
    written = choices.one(["{x}", "{x!r:>9}", "{x:{y}}", "{x=}", "{x.y}", "{[x for x in y]}"])
    return f'f"{written}"'


EXPRESSIONS = (
    lambda choices, first, second: f"({first} {choices.one(SIGNS)} {second})",
    lambda choices, first, second: f"{choices.one(CALLED)}({first}, {second})",
    lambda choices, first, second: f"{choices.one(CALLED)}({choices.one(['', '*', '**', 'key=', 'x='])}{first})",
    *[lambda choices, first, second: f"({first}).{choices.one(ATTRIBUTES)}"] * 2,
    lambda choices, first, second: f"({first}).{choices.one(ATTRIBUTES)}({second})",
    lambda choices, first, second: f"({first})[{second}]",
    lambda choices, first, second: f"[{first} for {choices.one(NAMES)} in ({second})]",
    comprehension,
    lambda choices, first, second: f"{{({first}): {second}}}",
    lambda choices, first, second: f"(lambda {choices.one(['', 'x', '*a', 'x=1'])}: {first})",
    lambda choices, first, second: f"'{choices.one(FIELDS)}'.format({first}, {second})",
    text,
    lambda choices, first, second: f"getattr({first}, '{choices.one(ATTRIBUTES)}')",
    lambda choices, first, second: f"(x := {first})",
)
