"""The mistakes that beginners make with Python itself: the hint names what is at hand, and its code repairs them."""

import ast
import re

import pytest

from components.interpreter import run

CLASS = "class Dog:\n    def __init__(self, name):\n        self.name = name\n"

# A program, and what its hint must name.
MISTAKES = {
    "unbound local": ("n = 0\ndef f():\n    n = n + 1\n    return n\nf()", ["global n"]),
    "a method without self": ("class A:\n    def f():\n        return 1\nA().f()", ["def f(self):"]),
    "a method without self, with more": ("class A:\n    def f(x):\n        return x\nA().f(3)", ["def f(self, x):"]),
    "self is not in the brackets": (
        "class A:\n    def __init__(this):\n        this.x = 1\n    def f(y):\n        return self.x\nA().f()",
        ["def f(self, y):"],
    ),
    "an attribute without self": (f"{CLASS}    def call(self):\n        return name\nDog('a').call()", ["self.name"]),
    "a method without its object": (
        "class A:\n    def f(self):\n        return 1\n    def g(self):\n        return f()\nA().g()",
        ["self.f"],
    ),
    "no return": ("def f(x):\n    x * 2\nf(3) + 1", ["`f`", "return x * 2"]),
    "no return, print instead": ("def f(x):\n    print(x * 2)\ny = f(3)\ny + 1", ["`f`", "return x * 2"]),
    "no return, a name instead": ("def f(x):\n    y = x * 2\nz = f(3)\nz / 2", ["return x * 2"]),
    "no return, and a list is gone through": ("def f(n):\n    [0] * n\nfor i in f(3):\n    i", ["return [0] * n"]),
    "no return, and an attribute": ("def f(x):\n    tensor(x)\nf(3.0).item()", ["return tensor(x)"]),
    "no return of a method": (
        f"{CLASS}    def twice(self):\n        self.name * 2\nDog('a').twice() + 'b'",
        ["return"],
    ),
    "sort gives None": ("a = [3, 1]\na = a.sort()\na[0]", ["sorted(a)"]),
    "append gives None": ("a = [1]\na = a.append(2)\na[0]", ["a.append(2)"]),
    "= for ==": ("x = 3\nif x = 3:\n    y = 1", ["=="]),
    "= for == in while": ("x = 3\nwhile x = 4:\n    x = 5", ["=="]),
    "a body that is not indented": ("def f(x):\nreturn x\nf(1)", ["    return x"]),
    "a class body that is not indented": ("class A:\nx = 1", ["    x = 1"]),
    "an indented line": ("x = 1\n    y = 2", ["y = 2"]),
    "a line indented half": ("if True:\n        x = 1\n    y = 2", ["y = 2"]),
    "tabs and spaces": ("if True:\n        x = 1\n\ty = 2", ["spaces"]),
    "a missing colon": ("for i in range(3)\n    x = i", [":"]),
    "a missing colon after else": ("if True:\n    x = 1\nelse\n    x = 2", ["else:"]),
    "a missing colon after def": ("def f(x)\n    return x", ["def f(x):"]),
    "a missing colon after class": ("class A\n    x = 1", ["class A:"]),
    "else if": ("x = 1\nif x == 2:\n    y = 1\nelse if x == 1:\n    y = 2", ["elif"]),
    "a text without its end": ("x = 'abc", ["'abc'"]),
    "curly quotes": ("x = \u201cabc\u201d", ['"abc"']),
    "a bracket too many": ("x = (1 + 2))", ["(1 + 2)"]),
    "a name that comes later": ("y = x + 1\nx = 3", ["line 2"]),
    "a name in a branch that did not run": ("x = 1\nif x > 3:\n    y = 2\ny + 1", ["line 3", "y = 0"]),
    "a name in a loop that had no turn": ("for i in []:\n    y = i\ny + 1", ["y = 0"]),
    "a name in a try that failed": (
        "try:\n    x = 1 / 0\nexcept ZeroDivisionError:\n    pass\nx + 1",
        ["line 2", "x = 0"],
    ),
    "an import that did not run": ("if False:\n    import math as m\nm = m", ["m"]),
    "a name that was deleted": ("x = 1\ndel x\nx + 1", ["deleted", "line 2"]),
    "a name of a function": ("def f():\n    y = 5\nf()\ny + 1", ["`f`", "return y"]),
    "a module that was not imported": ("random.random()", ["import random"]),
    "a name that was not imported": ("d = deque([1])", ["from collections import deque"]),
    "too few arguments": ("def f(a, b):\n    return a\nf(1)", ["f(a, b)"]),
    "too few arguments for a class": (f"{CLASS}Dog()", ["Dog(name)"]),
    "too many arguments for a class": (f"{CLASS}Dog(1, 2)", ["Dog(name)"]),
    "a key that is not there": ("d = {'a': 1, 'b': 2}\nd['c']", ["'a'", "'b'"]),
    "a key that is near": ("d = {'name': 1, 'b': 2}\nd['nme']", ["d['name']"]),
    "a key of an empty dict": ("d = {}\nd['a'] = d['a'] + 1", ["empty", "get"]),
    "a list as a key": ("d = {}\nd[[1, 2]] = 3", ["tuple"]),
    "a dict's value as an attribute": ("d = {'a': 1}\nd.a", ["d['a']"]),
    "index of a list": ("a = [1, 2]\na[2]", ["2 items", "a[-1]"]),
    "index of a tuple": ("a = (1, 2)\na[5]", ["2 items", "a[-1]"]),
    "index of a text": ("a = 'ab'\na[5]", ["2 characters", "a[-1]"]),
    "setting behind the end": ("a = [1]\na[1] = 2", ["append"]),
    "a text as an index": ("a = [1]\na['x']", ["a[0]"]),
    "a decimal index": ("a = [1, 2, 3, 4]\na[len(a) / 2]", ["int("]),
    "two indices of a list": ("a = [[1, 2], [3, 4]]\na[1, 0]", ["a[1][0]"]),
    "setting in a tuple": ("a = (1, 2)\na[0] = 3", ["list(a)"]),
    "setting in a text": ("a = 'abc'\na[0] = 'b'", ["replace"]),
    "an attribute of an object": (f"{CLASS}Dog('a').nam", ["name"]),
    "an attribute that no method sets": ("class A:\n    def f(self):\n        return self.x\nA().f()", ["`f`"]),
    "text + number": ("x = 5\nprint('x: ' + x)", ["str(x)"]),
    "number + text": ("x = 5\nx + ' apples'", ["str(x)"]),
    "text of a number + number": ("x = '3'\nx + 1", ["float(x)"]),
    "text < number": ("x = '3'\nx < 4", ["float(x)"]),
    "int of a decimal text": ("int('3.5')", ["int(float('3.5'))"]),
    "range of a list": ("a = [1, 2]\nfor i in range(a):\n    i", ["range(len(a))"]),
    "range of a decimal": ("n = 5\nfor i in range(n / 2):\n    i", ["int("]),
    "going over a number": ("n = 3\nfor i in n:\n    i", ["range(n)"]),
    "going over a length": ("a = [1]\nfor i in len(a):\n    i", ["range(len(a))"]),
    "a method that is not called": ("x = tensor(3.0)\nx.item + 1", ["x.item()"]),
    "a method that is not called, gone through": ("d = {'a': 1}\nfor k, v in d.items:\n    k", ["d.items()"]),
    "a function that is not called": ("def f():\n    return 1\nf + 1", ["f()"]),
    "square brackets for a call": ("def f(x):\n    return x\nf[3]", ["f(3)"]),
    "round brackets for an item": ("a = [1, 2]\na(0)", ["a[0]"]),
    "a builtin's name is given away": ("sum = 5\nsum([1, 2])", ["del sum"]),
    "list + number": ("a = [1, 2]\na + 3", ["[3]", "tensor(a)"]),
    "list * list": ("a = [1, 2]\na * [3, 4]", ["tensor(a)"]),
    "list ** number": ("a = [1, 2]\na ** 2", ["tensor(a) ** 2"]),
    "text times a decimal": ("'ab' * 2.0", ["int(2.0)"]),
    "push": ("a = []\na.push(1)", ["append"]),
    "append of a set": ("a = {1}\na.append(2)", ["a.add"]),
    "length": ("a = [1]\na.length", ["len(a)"]),
    "recursion without an end": ("def f(n):\n    return n * f(n - 1)\nf(3)", ["if n == 0: return 1"]),
    "return outside": ("x = 1\nreturn x", ["def"]),
    "break outside": ("x = 1\nbreak", ["for"]),
    "an argument by place behind one by name": ("def f(x, y):\n    return x\nf(x=1, 2)", ["f(1, x=2)"]),
    "a default before": ("def f(a=1, b):\n    return a", ["def f(a, b=2):"]),
    "two values without a comma": ("a = [1 2]", ["[1, 2]"]),
    "division by a name that is 0": ("n = 0\nx = 1\nx / n", ["float(x)"]),
}
# What is meant, only the reader knows; the code in these hints is a pattern.
WITHOUT_A_FIX = {
    *("unbound local", "a name that comes later", "a name of a function", "too few arguments", "return outside"),
    *("too few arguments for a class", "too many arguments for a class", "an attribute of an object", "break outside"),
    *(
        "an argument by place behind one by name",
        "a default before",
        "an import that did not run",
    ),
    *("setting in a text", "append gives None", "a list as a key", "an attribute that no method sets"),
    *("a key of an empty dict", "no return of a method", "recursion without an end"),
}
EVERY = [pytest.param(*mistake, id=name) for name, mistake in MISTAKES.items()]


@pytest.mark.parametrize(("program", "named"), EVERY)
def test_the_words_are_pythons(program, named, assert_agrees):
    assert_agrees(program)


@pytest.mark.parametrize(("program", "named"), EVERY)
def test_the_hint_names_what_is_at_hand(program, named):
    problem = run(program).error
    assert problem.kind in ("python", "syntax")
    for word in named:
        assert word in problem.hint
    assert len(problem.hint) < 300
    assert "!" not in re.sub(r"`[^`]*`", "", problem.hint)


@pytest.mark.parametrize("mistake", sorted(MISTAKES.keys() - WITHOUT_A_FIX))
def test_the_code_in_the_hint_repairs_the_program(mistake, python):
    program, _ = MISTAKES[mistake]
    pieces = re.findall(r"`([^`]+)`", run(program).error.hint)
    fixed = [text for piece in pieces for text in repaired(program, piece) if run(text).error is None]
    assert fixed, pieces
    assert any(not outcomes[-1].error for outcomes in map(python, fixed))


def repaired(program, piece):
    """The program with the piece in place of a line, before one, or in place of an expression."""
    lines = program.split("\n")
    for index, line in enumerate(lines):
        before, rest = lines[:index], lines[index + 1 :]
        indent = line[: len(line) - len(line.lstrip())]
        for space in dict.fromkeys(("", "    ", "        ", indent)):
            yield "\n".join([*before, space + piece, *rest])
            yield "\n".join([*before, space + piece, line, *rest])
    try:
        tree = ast.parse(program)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and node.lineno == node.end_lineno:
            line = lines[node.lineno - 1]
            changed = line[: node.col_offset] + piece + line[node.end_col_offset :]
            yield "\n".join([*lines[: node.lineno - 1], changed, *lines[node.lineno :]])


@pytest.mark.parametrize("mistake", sorted(WITHOUT_A_FIX))
def test_a_mistake_without_a_fix_is_one(mistake):
    assert mistake in MISTAKES


NOTES = {
    "an f-string without its f": ("x = 5\nprint('x is {x}')", 2, "print(f'{x}')"),
    "with a format": ("x = 5\nprint('x is', '{x:.2f}')", 2, "print(f'{x:.2f}')"),
    "in a function": ("def f(name):\n    print('Hello {name}')\nf('a')", 2, "print(f'{name}')"),
    "in a loop": ("for i in range(2):\n    print('{i} of 2')", 2, "print(f'{i}')"),
    "is with a number": ("x = 5\nif x is 5:\n    x", 2, "x == 5"),
    "is not with a text": ("x = 'a'\nx is not 'b'", 2, "x != 'b'"),
    "a default that grows": ("def f(x, a=[]):\n    a.append(x)\n    return a\nf(1)", 1, "a=None"),
    "a default dict that grows": ("def f(x, *, a={}):\n    a[x] = 1\n    return a\nf(1)", 1, "a=None"),
    "a method that is not called": ("x = tensor(2.0).requires_grad_()\ny = x ** 2\ny.backward", 3, "y.backward()"),
    "a method of a program's own": (f"{CLASS}    def f(self): return 1\nd = Dog('a')\nd.f", 6, "d.f()"),
}


@pytest.mark.parametrize(("program", "line", "said"), NOTES.values(), ids=NOTES)
def test_what_runs_and_is_not_meant_has_a_note_on_its_line(program, line, said):
    result = run(program)
    assert result.error is None
    assert list(result.notes) == [line]
    assert said in result.notes[line]


@pytest.mark.parametrize(
    "program",
    [
        "x = 5\nprint(f'{x}')",
        "print('{x}')",
        "x = 5\nprint('{}'.format(x))",
        "x = 5\nprint('{x}'.format(x=x))",
        "x = None\nx is None, x is True, x is ...",
        "def f(a=[]):\n    return len(a)",
        "def f(a=None):\n    a = a or []\n    a.append(1)",
        "def f(a=()):\n    return a",
        "a = [1]\nb = a.append\nb(2)",
        "print",
        "{'x': 1}",
    ],
)
def test_what_is_meant_has_no_note(program):
    assert run(program).notes == {}


# Hints look at values whose class may be the program's own: nothing of it runs for them, or no longer than the run may.
OWN = [
    "class A:\n    def __eq__(self, o):\n        while True: pass\n5 / A()",
    "class F(float):\n    def __round__(self):\n        while True: pass\nfor i in F(2): pass",
    "class D(dict):\n    def __iter__(self):\n        while True: pass\nD(a=1)['b']",
    "class L(list):\n    def __len__(self):\n        while True: pass\nL([1])[5]",
    "class S(str):\n    def __float__(self):\n        while True: pass\nS('a') + 5",
    "class K(str):\n    def __repr__(self):\n        while True: pass\n{K('a'): 1}['b']",
    "class A:\n    def __repr__(self):\n        while True: pass\nA().x",
    "class A:\n    def __bool__(self):\n        while True: pass\nA() + 1",
    "class A:\n    def __str__(self):\n        raise ValueError\n'a' + A()",
]


@pytest.mark.parametrize("program", OWN)
def test_a_hint_runs_nothing_of_the_program(program):
    problem = run(program).error
    assert problem.kind == "python"
