"""`match`: which case is taken, and what the names of its pattern get."""

import ast
from collections import deque
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.interpreter import matching
from tests.interpreter.language.agreement import programs

PREPARED = """
from collections import deque, namedtuple
from dataclasses import dataclass

@dataclass
class Point:
    x: int
    y: int

class Open:
    __match_args__ = ('a', 'b', 'missing')
    def __init__(self, a, b):
        self.a, self.b = a, b

class Colour:
    red = 'r'

class Whole(int):
    pass

class Items(list):
    pass

Pair = namedtuple('Pair', 'left right')

"""

SUBJECTS = {
    "values": programs("""
def f(value):
    match value:
        case 1: return 'one'
        case -2: return 'minus two'
        case 1.5 | 2.5: return 'a half'
        case 3 + 4j: return 'complex'
        case 'a' 'b': return 'text'
        case None: return 'nothing'
        case True: return 'true'
        case Colour.red: return 'red'
        case _: return 'other'
[f(value) for value in (1, -2, 1.5, 2.5, 3 + 4j, 'ab', None, True, False, 1.0, 0, 'r', [], 'None', Whole(1))]
---
match 7:
    case 8:
        print('no')
print('after')
---
match 1, 2:
    case x, y if x > y: print('greater')
    case x, y if x < y: print('less', x, y)
x, y
---
match 5:
    case x if x > 9: print('no')
    case _: print('x is', x)
---
match tensor([1, 2]):
    case 1: print('no')
---
match tensor(1):
    case 1: print('one')
---
class Never:
    def __eq__(self, other):
        print('asked', other)
        return other == 2
match Never():
    case 1: print('one')
    case 2: print('two')
---
match 1:
    case Colour.blue: print('no')
---
match [1]:
    case []: print('empty')
    case [1] as whole: print(whole)
    case _: print('no')
---
for n in range(6):
    match n:
        case 0: continue
        case 3: break
        case other: print(other)
---
def f(n):
    match n:
        case 0: yield 'zero'
        case n: yield from f(n - 1)
list(f(3))
---
match = 1
case = 2
_ = 3
match + case + _
"""),
    "sequences": programs("""
def f(value):
    match value:
        case []: return 'empty'
        case [x]: return x
        case (1, y): return 'one', y
        case [x, [y, *_], z]: return x, y, z
        case [*_, 0]: return 'zero at the end'
        case [first, *middle, last]: return first, middle, last
        case _: return 'no sequence'
[f(value) for value in ([], [1], (1, 2), [2, 3], [1, [2, 3], 4], [1, 'ab', 4], (1, 2, 3, 0), range(5))]
f(deque([7, 8, 9]))
[f(value) for value in ('ab', {1, 2}, {1: 2}, 3, None, iter([1, 2]), Pair(1, 2), Items([4, 5]), tensor([1, 2]))]
[f(value) for value in (torch.Size([3, 4]), np.array([1, 2]))]
---
match range(10):
    case [a, *_, b]: print(a, b)
match deque([1, 2, 3]):
    case [a, *rest]: print(a, rest)
match 'abc':
    case [*rest]: print(rest)
    case str(rest): print('a text', rest)
---
match (1, (2, (3, (4,)))):
    case (a, (b, (c, (d,)))): print(a + b + c + d)
---
match [1, 2]:
    case a, b, *c: print(a, b, c)
match []:
    case *all,: print(all)
---
class Counted(list):
    def __iter__(self):
        print('iter')
        return iter([7, 8, 9])
match Counted([1, 2, 3]):
    case [a, b, c]: print(a, b, c)
"""),
    "mappings": programs("""
def f(value):
    match value:
        case {'kind': 'a', 'size': size}: return 'a', size
        case {'kind': kind, **rest}: return kind, rest
        case {1: {2: x}}: return x
        case {Colour.red: x}: return 'red', x
        case {}: return 'mapping'
        case _: return 'no mapping'
[f(value) for value in ({'kind': 'a', 'size': 3}, {'kind': 'b', 'size': 3}, {1: {2: 5}}, {'r': 0}, {}, {'x': 1}, [])]
---
from collections import defaultdict, OrderedDict, Counter
d = defaultdict(list)
match d:
    case {'a': x}: print(x)
    case _: print('none', dict(d))
match Counter('aab'):
    case {'a': n, **rest}: print(n, rest)
---
match {'a': None}:
    case {'a': None, **rest}: print(rest)
---
match {'a': 1, 'r': 1}:
    case {'r': x, Colour.red: y}: print(x, y)
---
class Own(dict):
    pass
match Own(a=1, b=2):
    case {'a': a, **rest}: print(a, rest, type(rest))
"""),
    "classes": programs("""
def f(value):
    match value:
        case bool(): return 'bool'
        case int(n): return 'int', n
        case float() | complex(): return 'number'
        case str(text): return text
        case list([x, *_]): return 'list', x
        case tuple() as t: return t
        case dict(d): return d
        case Point(0, 0): return 'origin'
        case Point(x=0, y=y): return 'on y', y
        case Point(x, y): return x, y
        case Open(a, b=2): return 'open', a
        case ValueError(args=(words,)): return words
        case Exception(): return 'error'
        case torch.Tensor(shape=shape): return shape
        case type(): return 'class'
        case _: return 'other'
[f(value) for value in (True, 1, 1.5, 2j, 'a', [1, 2], [], (1,), {1: 2}, None, {1}, Whole(3))]
[f(value) for value in (Point(0, 0), Point(0, 1), Point(2, 3), Open(1, 2), Open(1, 3), ValueError('no'), KeyError(1))]
[f(value) for value in (tensor([1, 2]), int, Point, len)]
---
match Point(1, 2):
    case Point(x, z=3): print('no')
    case Point(x=1) as p: print(p)
---
match Open(1, 2):
    case Open(a, b, c): print('no')
    case Open(missing=x): print('no')
    case Open(a, b): print(a, b)
---
match Point(1, 2):
    case Point(1, 2, 3): print('no')
---
match 3:
    case int(1, 2): print('no')
---
match Open(1, 2):
    case Open(1, a=1): print('no')
---
match range(3):
    case range(1): print('no')
---
class Bad:
    __match_args__ = ['x']
match Bad():
    case Bad(1): print('no')
---
class Bad:
    __match_args__ = (1,)
match Bad():
    case Bad(1): print('no')
---
class Bare:
    pass
match Bare():
    case Bare(1): print('no')
---
f = print
match 3:
    case f(): print('no')
---
match 3:
    case Colour.red(): print('no')
---
match 3:
    case nowhere(): print('no')
---
class Asked:
    @property
    def x(self):
        print('x asked')
        return 1
    @property
    def y(self):
        raise AttributeError('y')
    @property
    def z(self):
        raise KeyError('z')
match Asked():
    case Asked(x=2): print('two')
    case Asked(x=1, y=2): print('no')
    case Asked(x=1): print('one')
match Asked():
    case Asked(z=1): print('no')
---
class Deep(Point):
    pass
match Deep(1, 2):
    case Deep(x, y): print(x, y)
match Pair(3, 4):
    case Pair(left, right): print(left, right)
---
class Text(str):
    __match_args__ = ('first',)
    @property
    def first(self):
        return self[0]
match Text('abc'):
    case Text(x): print(x)
match Whole(5):
    case Whole(x): print(x)
"""),
    "names": programs("""
def f(value):
    match value:
        case [1 | 2 as x, (3 | 4) as y]: return x, y
        case [x] | [_, x]: return x
        case {'a': x} | Point(x=x): return 'x', x
[f(value) for value in ([1, 3], [9], [9, 8], {'a': 1}, Point(5, 6), 'no')]
---
x = y = 'before'
match [1, 2]:
    case [x, 3]: print('no')
    case [1, y]: print('yes')
x == 1, y
---
def outer():
    match 3:
        case n:
            def inner():
                return n
    return inner()
outer()
---
class A:
    match [1, 2]:
        case [first, *others]: pass
A.first, A.others
---
def f():
    match 1:
        case 2 as late: pass
    return late
f()
---
def f():
    global shared
    match 4:
        case shared: pass
f()
shared
"""),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_match_takes_the_case_that_python_takes(subject, assert_all_agree):
    assert_all_agree([PREPARED + program for program in SUBJECTS[subject]])


# --- patterns alone, without the rest of the language


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Colour:
    red = "a"


NAMES = {"Point": Point, "Colour": Colour, "deque": deque, "no_class": 3}


def perform(node, operation, function, args):
    return function(*args)


FAKE_RUN = SimpleNamespace(
    get_attribute=getattr,
    bounded=iter,
    door=SimpleNamespace(perform=perform),
    room=SimpleNamespace(take_items=lambda count: None),
)


def compile_value(node):
    code = compile(ast.Expression(node), "<value>", "eval")
    return lambda frame: eval(code, NAMES)


def ours(pattern, subject):
    case = ast.parse(f"match 0:\n    case {pattern}: pass").body[0].cases[0]
    names = {}
    try:
        matches = matching.compile_pattern(case.pattern, FAKE_RUN, compile_value)(None, subject, names)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return (matches, repr(sorted(names.items()))) if matches else (matches, "")


def pythons(pattern, subject):
    names = {}
    try:
        exec(f"match subject:\n    case {pattern}: matches = True", {**NAMES, "subject": subject}, names)
    except SyntaxError:
        return None
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    matches = names.pop("matches", False)
    return (matches, repr(sorted(names.items()))) if matches else (matches, "")


leaves = st.sampled_from(
    "0 1 -1 1.0 'a' '' None True False _ x y z Colour.red int() int(x) str(y) bool() list() dict(z) Point() "
    "object() Point(1) Point(x=0) Point(1,2,3) int(1,2) Point(0,x=1) no_class() tuple(()) deque() [] () {} [*_] [*x] "
    "{**y}".split()
)
patterns = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}, *rest, {two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"[{two[0]}, {two[1]}, *_]"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]} | {two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"Point({two[0]}, y={two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"{{'a': {two[0]}, 1: {two[1]}}}"),
        inner.map(lambda one: f"({one} as whole)"),
        inner.map(lambda one: f"{{Colour.red: {one}, **others}}"),
        inner.map(lambda one: f"Point({one})"),
        inner.map(lambda one: f"list({one})"),
    ),
    max_leaves=5,
)
subjects = st.recursive(
    st.sampled_from([0, 1, -1, 1.5, "a", "", "ab", None, True, False, (), range(2), b"ab"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.lists(inner, max_size=3).map(deque),
        st.dictionaries(st.sampled_from(["a", 1, None]), inner, max_size=3),
        st.builds(Point, inner, inner),
    ),
    max_leaves=4,
)


@settings(max_examples=2000, deadline=None)
@given(patterns, st.lists(subjects, min_size=4, max_size=8))
def test_a_pattern_matches_what_it_matches_in_python_and_binds_the_same(pattern, some):
    for subject in some:
        expected = pythons(pattern, subject)
        if expected is not None:
            assert ours(pattern, subject) == expected


class Lying:
    """Says that it is a list, and nobody may ask it anything."""

    __class__ = list

    def __getattribute__(self, name):
        raise AssertionError(f"looked at {name}")


@pytest.mark.parametrize("pattern", ["[]", "[*_]", "{}", "{**rest}", "None", "[_] | {1: _} | None"])
def test_no_attribute_is_looked_at_but_by_the_run(pattern):
    assert ours(pattern, Lying()) == (False, "")
