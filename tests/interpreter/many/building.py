"""Drawn programs over the whole grammar: they end by themselves, and some of them in an error."""

from tests.interpreter.many.scope import SHARED, Scope
from tests.interpreter.many.values import ANNOTATED, ARGUMENTS, ARITHMETIC, PARAMETERS, Values

START = """\
a, b, c, x = 1, 2, 3, 4
l = [1, 2, 3]
d = {1: 'one', 2: 'two'}
class Own(Exception): pass
class Point:
    y = 5
    def __init__(self, x=0, *rest):
        self.x = x
    def __repr__(self):
        return f'Point({self.x!r})'
class Manager:
    def __init__(self, swallow):
        self.swallow = swallow
    def __enter__(self):
        print('enter')
        return self.swallow
    def __exit__(self, kind, value, traceback):
        print('exit', kind and kind.__name__, value)
        return self.swallow
def log(value=None):
    print('log', value)
    return value
def attempt(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)
def twice(f):
    def inner(*args, **kwargs):
        print('twice')
        f(*args, **kwargs)
        return f(*args, **kwargs)
    return inner
def named(n):
    return lambda f: log(n) and f
o = Point(1)
"""
DEPTH = 3  # of blocks in blocks
FUNCTIONS = 4  # of one program
CAUGHT = ["ValueError", "(TypeError, KeyError)", "Exception", "Own", "NameError", "LookupError", "ArithmeticError"]
PATTERNS = ["0 | 1", "[i, *j]", "(1, i)", "{1: i}", "int(i)", "str() as i", "None", "[]", "i if i", "Point(x=i)"]
UNARY = ["__neg__", "__len__", "__bool__", "__hash__", "__str__", "__repr__", "__iter__", "__next__", "__abs__"]
BINARY = "add radd sub rsub mul iadd eq ne lt le gt getitem contains call floordiv mod matmul truediv".split()


class Building(Values):
    """Draws the statements of one program. What it stores stays small, and it calls only what was defined before."""

    def statement(self, scope, depth):
        """The lines of one statement."""
        kinds = [self.assign] * 4 + [self.shows] * 3
        kinds += [self.evaluates, self.augments, self.deletes, self.names_in_passing, self.raises, self.asserts]
        if depth:
            kinds += [self.chooses, self.loops_over, self.loops_over, self.loops_while]
            kinds += [self.tries, self.tries, self.manages, self.matches]
            kinds += [self.defines, self.defines, self.generates] if self.functions < FUNCTIONS else []
            kinds += [self.classifies] if self.classes < 2 and not scope.function else []
        kinds += [self.returns] * 2 if scope.function else []
        kinds += [self.yields] * 3 if scope.generator else []
        kinds += [self.jumps] * 2 if scope.loop else []
        return self.pick(kinds)(scope, depth)

    def block(self, scope, depth, most=3):
        """Some statements, indented."""
        lines = [line for _ in range(self.number(1, most)) for line in self.statement(scope, depth - 1)]
        return indented(lines)

    def assign(self, scope, depth):
        name, other = self.name(scope), self.name(scope)
        small, more = self.small(scope), self.small(scope)
        forms = [
            f"{name} = ({self.value(scope)}) % 100",
            f"{name} = {other} = {small}",
            f"{name}, {other} = {small}, {more}",
            f"{name}, {other} = {other}, {name}",
            f"{name}, *rest = {self.row(scope)}; print(rest)",
            f"*rest, ({name}, {other}) = 0, ({small}, {more})",
            f"l[{self.pick(['0', '-1', '1:2', '::2', 'a', '5'])}] = {self.pick(['7', '[8]', '[8, 9]'])}",
            f"l[:] = {self.row(scope)}",
            f"d[{self.number(0, 3)}] = {small}",
            f"o.x = {small}",
            f"k = lambda {self.pick(PARAMETERS)}: {small}; print(k(1))" if not scope.function else "pass",
        ]
        return [self.pick(forms)]

    def shows(self, scope, depth):
        one, other = self.value(scope), self.value(scope)
        plain, safe = f"print({one}, {other})", f"print({one}, attempt(lambda: {other}))"
        return [self.pick([plain, safe, f"print(attempt(lambda: {one}))"])]

    def evaluates(self, scope, depth):
        return [self.value(scope)]

    def augments(self, scope, depth):
        target = self.pick([self.name(scope), "l[0]", "d[1]", "o.x"])
        return [f"{target} {self.pick(['+=', '-=', '//=', '%=', '|=', '&='])} {self.small(scope)}"]

    def deletes(self, scope, depth):
        return [f"del {self.pick([self.name(scope), 'd[1]', 'l[0]', 'l[5]', 'o.x'])}"]

    def names_in_passing(self, scope, depth):
        name = self.name(scope)
        return [f"print([({name} := i) for i in {self.row(scope)}], {name})"]

    def raises(self, scope, depth):
        cause = self.pick(["", "", " from None", " from KeyError(1)"])
        return [f"raise {self.pick(['ValueError', 'KeyError', 'Own', 'a'])}({self.small(scope)}){cause}"]

    def asserts(self, scope, depth):
        return [f"assert {self.value(scope)}, {self.small(scope)}"]

    def jumps(self, scope, depth):
        jump = self.pick(["break", "continue"])
        return [self.pick([jump, f"if {self.value(scope)}: {jump}"])]

    def returns(self, scope, depth):
        left = self.pick([f"return {self.value(scope)}", f"return {self.name(scope)}", "return"])
        return [self.pick([left, f"if {self.value(scope)}: {left}"])]

    def yields(self, scope, depth):
        name, value = self.name(scope), self.value(scope)
        told = [f"yield {value}", f"{name} = yield {value}", f"print((yield {value}))"]
        return [self.pick([*told, f"yield from {self.row(scope)}"])]

    def chooses(self, scope, depth):
        lines = [f"if {self.value(scope)}:", *self.block(scope, depth)]
        lines += [f"elif {self.value(scope)}:", *self.block(scope, depth)] if self.chance(3) else []
        return lines + self.otherwise(scope, depth)

    def otherwise(self, scope, depth):
        return ["else:", *self.block(scope, depth, 2)] if self.chance(2) else []

    def loops_over(self, scope, depth):
        target = self.pick([self.name(scope), "i", "i, j", "i, *j", "l[0]"])
        turns = self.pairs(scope) if "," in target else self.turns(scope)
        return [f"for {target} in {turns}:", *self.block(scope.in_loop(), depth), *self.otherwise(scope, depth)]

    def loops_while(self, scope, depth):
        self.counters += 1
        n = f"n{self.counters}"
        test = self.pick([f"{n} > 0", n, f"{n} and {self.value(scope)}", f"(m := {n}) > 0"])
        body = [f"    {n} -= 1", *self.block(scope.in_loop(), depth)]
        return [f"{n} = {self.number(0, 3)}", f"while {test}:", *body, *self.otherwise(scope, depth)]

    def tries(self, scope, depth):
        lines = ["try:", *self.block(scope, depth)]
        caught = self.number(0, 2)
        for _ in range(caught):
            lines += self.catches(scope, depth)
        lines += self.otherwise(scope, depth) if caught else []
        if not caught or self.chance(2):
            lines += ["finally:", *self.block(scope, depth, 2)]
        return lines

    def catches(self, scope, depth):
        name = self.pick(["", " as e", " as e", " as e", f" as {self.name(scope)}"])
        told = ["    print(type(e).__name__, e)"] if name == " as e" else []
        extra = self.pick([[], [], ["    raise"]])
        return [f"except {self.pick(CAUGHT)}{name}:", *told, *self.block(scope, depth, 2), *extra]

    def manages(self, scope, depth):
        manager = self.pick(["Manager(0)", "Manager(1)", "Manager(0) as m", "Manager(1) as m, Manager(0)"])
        return [f"with {manager}:", *self.block(scope, depth)]

    def matches(self, scope, depth):
        lines = []
        for _ in range(self.number(1, 2)):
            lines += [f"case {self.pick(PATTERNS)}:", *self.block(scope, depth, 2)]
        subject = self.pick([self.value(scope), self.row(scope), "d", "o"])
        return [f"match {subject}:", *indented([*lines, "case _:", "    print('no case')"])]

    def defines(self, scope, depth):
        """A function with calls; its name is new and it is called only after it, so that nothing calls itself."""
        self.functions += 1
        name = f"f{self.functions}"
        decorator = [f"@{self.pick(['twice', 'named(2)', 'named(0)'])}"] if self.chance(5) else []
        known = PARAMETERS | ANNOTATED
        parameters = self.pick(known)
        inner = scope.inside(known[parameters], generator=False)
        body = [*self.opening(inner), *self.block(inner, depth, 4)]
        calls = [f"print({self.call(name)})" for _ in range(self.number(1, 3))]
        if not scope.function and not scope.loop:
            self.known.append(name)
        return [*decorator, f"def {name}({parameters}):", *body, *calls]

    def call(self, name):
        arguments = self.pick(ARGUMENTS)
        return self.pick([f"{name}({arguments})", f"attempt(lambda: {name}({arguments}))"])

    def opening(self, inner):
        """What a function declares first."""
        lines = []
        if self.chance(3):
            name = self.pick(SHARED)
            lines.append(f"    global {name}")
        free = sorted(name for name in inner.outer - inner.own if name in "xy")
        if free and self.chance(2):
            lines.append(f"    nonlocal {self.pick(free)}")
        return lines

    def generates(self, scope, depth):
        self.functions += 1
        name = f"g{self.functions}"
        inner = scope.inside(("x",), generator=True)
        body = [*self.opening(inner), *self.block(inner, depth, 4), "    yield 'last'"]
        return [f"def {name}(x=1):", *body, *self.consumes(name)]

    def consumes(self, name):
        first, last = f"t = {name}({self.number(0, 2)})", "print(list(t))"
        uses = [
            [f"print(list({name}()), max({name}(), default=0, key=id) is None)"],
            [f"for i in {name}(2):", "    print('item', i)", "    if i == 2: break"],
            [first, "print(next(t, 'end'), next(t, 'end'))", "t.close()", last],
            [first, "print(next(t))", f"print(t.send({self.number(0, 3)}))", last],
            [first, "print(next(t))", "print(t.throw(ValueError('thrown')))", last],
            [f"r, *s = {name}(3)", "print(r, s)"],
            [f"print(sum(1 for _ in {name}()), [v for v in {name}(5) if v])"],
        ]
        return self.pick(uses)

    def classifies(self, scope, depth):
        """A class with drawn special methods, and expressions with an object of it."""
        self.classes += 1
        name = f"C{self.classes}"
        base = self.pick(["", "(Point)", "(Own)", "(list)"] + (["(C1)"] if self.classes == 2 else []))
        lines = [f"x = {self.small(scope)}"]
        for _ in range(self.number(1, 4)):
            lines += self.special_method()
        uses = [f"o = {name}({self.pick(['', '1', '1, 2'])})"]
        uses += [f"print(attempt(lambda: {self.with_object()}))" for _ in range(self.number(1, 4))]
        uses += [f"print({self.with_object()})"]
        return [f"class {name}{base}:", *indented(lines), *uses]

    def special_method(self):
        result = self.pick(["1", "'r'", "None", "self", "NotImplemented", "log(self.x)", "[1]", "iter([1, 2])", "True"])
        if self.chance(3):
            return [f"def {self.pick(UNARY)}(self):", f"    return {result}"]
        if self.chance(4):
            return [f"def m(self, v={self.number(0, 3)}):", f"    return super().__init__() or {result}"]
        if self.chance(5):
            return [self.pick(["@property", "@staticmethod", "@classmethod"]), "def y(s=3):", "    return str(s)[:6]"]
        result = self.pick([result, result, f"self.x {self.pick(ARITHMETIC)} v"])
        return [f"def __{self.pick(BINARY)}__(self, v):", "    print('special')", f"    return {result}"]


def indented(lines):
    return ["    " + line for line in lines]


def program(random):
    """The text of a program, drawn by `random`."""
    building = Building(random)
    lines = []
    for _ in range(building.number(1, 6)):
        statement = building.statement(Scope(), DEPTH)
        if building.chance(2):
            statement = ["try:", *indented(statement), "except Exception as e:", "    print(type(e).__name__, e)"]
        lines += statement
    return START + "\n".join(lines)
