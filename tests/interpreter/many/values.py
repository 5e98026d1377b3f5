"""Drawn expressions: nearly all have a value, and the others fail in Python's own words."""

ARITHMETIC = ["+", "+", "-", "-", "*", "//", "%", "/", "&", "|", "^", "@"]
COMPARISONS = ["==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"]
PARAMETERS = {
    "x": ("x",),
    "x, y=2": ("x", "y"),
    "x, /, y=3": ("x", "y"),
    "x, *rest": ("x", "rest"),
    "x=1, *, y=5": ("x", "y"),
    "x, *rest, y, **more": ("x", "rest", "y", "more"),
    "*rest, y=4": ("rest", "y"),
    "**more": ("more",),
    "": (),
    "x=a": ("x",),
    "x, y=[]": ("x", "y"),
}
ANNOTATED = {"x: int, y: 'text' = 1": ("x", "y"), "*rest: int, y: list[str] = ()": ("rest", "y")}
ARGUMENTS = ["1", "1, 2", "", "x=1", "1, y=2", "*[1, 2]", "*l", "**{'y': 3}", "1, *(2,), y=3", "1, 2, 3", "y=1, x=2"]
ARGUMENTS += ["1, **{'x': 2}", "**d", "1, z=5", "*a", "log(1), *[log(2)], y=log(3)"]
CALLS = """
    len([{}])|str({})|len({})|int({})|list([{}])|sum([{}])|max({}, 1)|sorted({})|bool({})|isinstance({}, int)
    type({}).__name__|repr({})|abs({})|tuple([{}])|min({}, 2)|any([{}])|list(map(lambda v: v + 1, [{}]))
    sorted(l, key=lambda v: {})|max(l, key=log)|dict(k={})|list(filter(None, [{}, 0]))
    (lambda x, y=2, *r: (x, y, r))({})|list(zip([{}], 'ab'))|hash({}) * 0|'{{}}-{{}}'.format({}, 1)|'%s' % {}
    d.get({})|l.index({})|Point({})|next(iter([{}]))
"""
DISPLAYS = ["[{0}, {1}]", "({0}, {1})", "{{1: {0}, 2: {1}}}", "[*{2}, {0}]", "{{**d, 5: {0}}}", "({0},)", "[{0}][0]"]
COMPREHENSIONS = ["[{0}]", "[{0}]", "list({0})", "tuple({0})", "len([{0}])", "sorted(({0}), key=str)"]
OBJECTS = """
    o({})|o[{}]|len(o)|bool(o)|-o|list(zip('abc', o))|o.x|o.y|o == o|{} < o|f'{{o}}'|[o]|str(o)|{{o: 1}}[o]|o.m({})
    isinstance(o, Point)|type(o).__name__|sorted([o, o])
"""
FORMS = ["", "!r", ":5", ":>4", ":03", ":.2f", "=", ":<{a}", "!s:^6"]


def in_text(text):
    """The expressions of a text, one a line or between two bars."""
    return [form.strip() for line in text.strip().splitlines() for form in line.split("|")]


class Values:
    """Draws expressions, and what a program's other parts have in common."""

    def __init__(self, random):
        self.random = random
        self.functions = self.classes = self.counters = 0
        self.known = []  # functions at the left margin: each may be called by those after it

    def pick(self, some):
        return self.random.choice(list(some))

    def number(self, low, high):
        return self.random.randint(low, high)

    def chance(self, of):
        return self.number(1, of) == of

    def name(self, scope):
        return self.pick(scope.names())

    def small(self, scope):
        numbers = [str(self.number(0, 5)), self.name(scope), self.name(scope), self.name(scope)]
        return self.pick([*numbers, *numbers, *numbers, "-1", "'s'", "None", "2.5", "True"])

    def row(self, scope):
        small = self.small(scope)
        rows = [f"[{small}, 2, 3]", f"({small}, {self.small(scope)})", "range(3)", "'pq'", "[]", "l", "d.values()"]
        return self.pick([*rows, f"[*{self.pick(['l', 'd', '(1,)', 'a'])}, {small}]", "{3, 1}", "sorted(d)"])

    def turns(self, scope):
        """What a loop goes through: never what the loop's body may grow."""
        turns = [f"range({self.number(0, 3)})", "list(l)[:3]", "'xy'", "[2, 1, 0]", "{1: 2}", "(v * 2 for v in (1, 2))"]
        return self.pick([*turns, "reversed((1, 2))", "iter([5])", self.name(scope)])

    def pairs(self, scope):
        pairs = ["enumerate('ab')", "[(1, 2), (3, 4)]", "zip((1, 2), 'uv')", "{1: 'one'}.items()", "[(1, 2), (3,)]"]
        return self.pick([*pairs, "['xy', 'zw']"])

    def value(self, scope, depth=2):
        """An expression of some depth."""
        if not depth or self.chance(4):
            return self.small(scope)
        return self.pick([self.operation, self.called, self.made, self.comprehended, self.written])(scope, depth - 1)

    def operation(self, scope, depth):
        left, right = self.value(scope, depth), self.value(scope, depth)
        form = self.pick(["{0} {2} {1}", "{0} {3} {1}", "{0} {3} {1} < 3", "{0} and {1}", "{0} or log({1})", "not {0}"])
        form = self.pick([form, form, "-{0}", "{0} if {1} else log(0)", "l[{0}]", "d[{0}]", "l[{0}:{1}]", "log({0})"])
        return "(" + form.format(left, right, self.pick(ARITHMETIC), self.pick(COMPARISONS)) + ")"

    def called(self, scope, depth):
        if self.known and self.chance(2) and not scope.loop:
            return f"{self.pick(self.known)}({self.pick(ARGUMENTS)})"
        some = self.value(scope, depth)
        return self.pick(in_text(CALLS)).format(some)

    def made(self, scope, depth):
        one, other = self.value(scope, depth), self.value(scope, depth)
        return self.pick(DISPLAYS).format(one, other, self.pick(["l", "d", "'ab'", "a"]))

    def comprehended(self, scope, depth):
        result = self.pick(["i", "(i, {0})", "i if i else {0}", "log(i)", "[j for j in (i, {0})]", "(lambda: i)()"])
        tail = self.pick(["", " if i", " if {1}", " for j in (1, 2)", " for i in (i, {1})", " if (w := i)"])
        some, small = self.value(scope, depth), self.small(scope)
        inner = f"{result.format(some)} for i in {self.turns(scope)}{tail.format(some, small)}"
        return self.pick(COMPREHENSIONS).format(inner)

    def written(self, scope, depth):
        return f"f'{{{self.name(scope)}{self.pick(FORMS)}}} {{{self.pick(['a', 'l', 'd', 'a + 1'])}}}'"

    def with_object(self):
        """An expression with an object of the program's last class; its iteration may have no end."""
        signs = [*ARITHMETIC, *COMPARISONS[:6]]
        forms = [f"o {sign} {{}}" for sign in signs] + [f"{{}} {sign} o" for sign in signs]
        forms += in_text(OBJECTS)
        return self.pick(forms).format(self.pick(["1", "2", "'s'", "o", "None"]))
