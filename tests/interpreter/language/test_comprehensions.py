"""List, dict and set comprehensions, and the targets of assignments: starred, nested, chained, walrus, `del`."""

import pytest

from tests.interpreter.language.agreement import programs

SUBJECTS = {
    "comprehensions": programs("""
[x for x in range(5)]
[x * x for x in range(6) if x % 2]
[x for x in range(20) if x % 2 if x % 3]
[(x, y) for x in range(3) for y in 'ab']
[(x, y) for x in range(4) for y in range(x) if x % 2]
---
{x: x ** 2 for x in (2, 4, 6)}
{k: v for k, v in [('a', 1), ('b', 2)]}
{v: k for k, v in {'a': 1, 'b': 2}.items()}
---
{x for x in 'aaa'}
{x % 1 for x in range(5)}
type({x for x in []}), {*()}, len({x % 3 for x in range(10)})
---
matrix = [[1, 2, 3], [4, 5, 6]]
[[row[i] for row in matrix] for i in range(3)]
[x for row in matrix for x in row]
[sum(row) for row in matrix], [max(c) for c in zip(*matrix)]
---
[a + b for a, b in [(1, 2), (3, 4)]]
[[a, b] for a, *b in ['abc', 'd']]
[(a, b, c) for a, (b, c) in [(1, (2, 3))]]
---
[x if x > 2 else -x for x in range(5)]
[x or 'none' for x in [0, 1, '']]
---
d = {}
[d['k'] for d['k'] in [1, 2]]
d
---
x = [1]
[x[0] for x[0] in range(3)]
x
---
[lambda: 5 for _ in range(1)][0]()
[i for i in [1, 2] for i in [i, i * 10]]
---
[print(x) for x in range(2)]
---
[x for x in range(3) if (y := x * 2) > 1]
y
---
[x for x, in [(1,), (2,)]]
[x for x, in [(1, 2)]]
---
[1 / x for x in [1, 0]]
---
[x for x in 5]
---
[x for x in None]
---
[x for x in [1, 2, 3] if x > 'a']
---
{[]: 1 for x in [1]}
---
{[1] for x in [1]}
---
[*x for x in [[1]]]
---
{**x for x in [{}]}
---
[x, y for x, y in []]
---
[x for x in range(3)][1:], [x for x in 'abc'][-1], len([x for x in 'ab'])
---
words = ['apple', 'bob', 'kayak']
[w.upper() for w in words if w == w[::-1]], {w: len(w) for w in words}, {w[0] for w in words if 'k' in w}
---
flat = [[1, [2]], [3]]
[y for x in flat for y in x]
---
[t.item() for t in tensor([1, 2])], [x ** 2 for x in np.arange(3)] == [0, 1, 4]
torch.stack([torch.ones(2) * i for i in range(3)])
---
sum([x for x in range(5)]), max([len(w) for w in 'a bb'.split()]), dict([(i, i) for i in range(2)])
---
[[[k for k in range(j)] for j in range(i)] for i in range(3)]
---
[f'{x:03}' for x in range(3)], [c for c in 'a-b' if c.isalpha()]
---
def f(x):
    print('f', x)
    return x > 1
[x for x in range(3) if f(x) and f(-x)]
---
[x for x in (1, 2)] == list((1, 2)), [i for i in reversed('abc')], [i for i in iter('ab')]
---
{i: [j for j in range(i)] for i in range(3)}, {(i, j) for i in range(1) for j in range(1)}
---
{print('key') or 1: print('value') or 2 for _ in range(1)}
"""),
    "unpacking": programs("""
a, b = 1, 2
a, b = b, a
a, b
---
a, b, *c = 1, 2, 3, 4
c
*a, b = 'xyz'
a, b
a, *b, c = range(2)
a, b, c
---
(a, b), c = [1, 2], 3
a, b, c
[a, [b, *c]] = 1, (2, 3, 4)
a, b, c
---
a = b = c = []
a.append(1)
b, c is a
---
a = b, c = 1, 2
a, b, c
---
i = 0
i, x = 1, [5, 6][i]
i, x
---
x = [0, 1]
i = 0
i, x[i] = 1, 2
i, x
---
x = [1, 2, 3]
x[0], x[2] = x[2], x[0]
x[1:] = 'ab'
x
x[:] = []
x
---
a, = [5]
a
(a,) = 'z'
a
() = []
[] = ()
---
a, b = {'x': 1, 'y': 2}
a, b
a, b = {'x': 1, 'y': 2}.items()
a
---
a, b = 'ab'
a, b = range(2)
a, b = map(str, [1, 2])
a, b
---
a, b = 1
---
a, b = 1, 2, 3
---
a, b = [1]
---
a, b, *c = [1]
---
a, b = None
---
*a, *b = [1]
---
*a = [1]
---
a, b += 1, 2
---
(a, b): int = 1, 2
---
1 = x
---
f() = 1
---
None = 1
---
x + 1 = 2
---
'a' = 1
---
[*[1, 2], *'ab', *range(2)]
(*[1], 2), {*[1], 2}, {**{'a': 1}, 'b': 2, **{'a': 3}}
*[1], 2
---
print(*[1, 2], *'a', sep=', ')
max(*[1, 5, 3]), list(zip(*[(1, 2), (3, 4)]))
---
[*5]
---
{**5}
---
{*5}
---
a, b = (yield_ for yield_ in 'ab')
a, b
---
def f():
    return 1, [2, 3]
x, (y, z) = f()
x, y, z
---
a: int = 5
b: 'anything'
c: list[int] = [1]
a, c
---
x: int
x
---
a, b = tensor([1, 2])
a, b
(a, b), c = tensor([[1, 2], [3, 4]]), 5
a, c
---
first, *_, last = 'hello'
first, _, last
---
a = b = c = 0
a += 1
a, b, c
---
x = y = [1]
x += [2]
y
x = x + [3]
x, y
---
t = (1, 2)
u = t
t += (3,)
t, u
---
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e)
t
---
for op in range(1):
    x = 7; x += 2; print(x); x -= 1; print(x); x *= 3; print(x); x /= 2; print(x); x //= 5; print(x); x **= 3
    print(x); x %= 4; print(x)
    x = 6; x &= 3; print(x); x |= 8; print(x); x ^= 1; print(x); x <<= 2; print(x); x >>= 1; print(x)
---
s = 'a'
s += 'b'
s *= 3
s
s -= 'a'
---
d = {'n': 1}
d['n'] += 1
d['m'] = d.get('m', 0) + 5
d |= {'k': 0}
d
d['zz'] += 1
---
def f():
    print('once')
    return 0
x = [1]
x[f()] += 5
x
"""),
    "walrus, del, chained comparison": programs("""
(n := 5)
n
print((m := n + 1), m)
---
if (n := len('abc')) > 2:
    print(n)
---
x = [y := 1, y + 1, y := 5]
x, y
---
(a := 1, b := 2)
a, b
---
x := 5
---
f(x := 5)
---
print(x := 5)
x
---
def f(x): return x
f(y := 3), y
(x := f)(2)
---
(x.y := 5)
---
(a, b := 1, 2)
---
while (line := ['a', 'b', ''].pop()) != '':
    print(line)
    break
line
---
any((found := x) > 2 for x in [1, 3, 5])
found
---
x = 1
del x
x
---
a, b, c = 1, 2, 3
del a, (b, c)
b
---
x = [0, 1, 2, 3, 4]
del x[0], x[-1]
x
del x[::2]
x
del x[:]
x
---
d = {'a': 1}
del d['a']
d
del d['a']
---
x = [1]
del x[5]
---
class A: y = 1
a = A()
a.x = 5
del a.x
a.x
---
class A: y = 1
a = A()
del a.y
---
class A: y = 1
del A.y
A.y
---
t = (1,)
del t[0]
---
s = 'abc'
s[0] = 'x'
---
t = 1, 2
t[0] = 3
---
x = 5
x[0] = 1
---
x = 5
x.y = 1
---
del f()
---
del 5
---
del x + 1
---
1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 1, 1 == 1 == 1, 1 < 2 != 3 in [3]
---
def f(x):
    print(x)
    return x
f(1) < f(2) < f(3)
f(3) < f(2) < f(1)
f(1) == f(1) != f(2) > f(0)
---
not 1 == 2, not (1 and 0), 1 and 2, 0 or 'x', '' or [] or 0, 1 and [] and 5
---
None is None, 1 is not None, 1 in [1], 2 not in [1], 'a' in 'abc', 'k' in {'k': 1}, [] is []
---
1 < 'a'
---
x = 5
1 < x < 10, 1 < x and x < 10, (1 < x) < 10
[] < [1] < [1, 0] < [2], (1, 'a') < (1, 'b'), {1} < {1, 2}
---
True + True, True == 1, False < True, isinstance(True, int), bool([]), bool([0]), not 0.0
---
x = 3
x = x if x > 5 else -x
x
'a' if 0 else 'b' if 0 else 'c'
---
5 if missing else 3
---
0 and missing, 1 or missing
0 or missing
---
i = 5
i++i
i--i
i++
---
1_000_000, 0xff, 0b101, 0o17, 1e3, 1e-3, .5, 5., 1j, 2 ** 10, -2 ** 2, 7 // -2, -7 % 3, 7 / 2, 2 ** -1, 10 ** 20
---
0.1 + 0.2, 1e100, 1e16, 123456789.123, 1 / 3, float('inf'), -float('inf'), float('nan'), 1e400
---
5 // 0.0
---
2 ** 0.5, (-8) ** (1/3), 3 + 4j, abs(3 + 4j), (1 + 2j) * (3 - 1j), (1 + 2j).real, (1 + 2j).conjugate()
---
~5, 5 & 3, 5 | 3, 5 ^ 3, 1 << 4, 256 >> 4, -1 >> 1, 5 @ 3
---
x = 5; y = 6; x + y; x * y
print(x); print(y)
---
...
Ellipsis
NotImplemented, None, print(None)
---
x = \\
    5
y = (1 +
     2)
x, y
'a' 'b' "c"
---
x = 5 # comment
# only a comment

x  # again
"""),
    "match": programs("""
def http(status):
    match status:
        case 400:
            return 'Bad request'
        case 401 | 403 | 404:
            return 'Not allowed'
        case _:
            return 'Something else'
http(400), http(403), http(500)
---
def f(p):
    match p:
        case (0, 0):
            return 'origin'
        case (0, y):
            return f'Y={y}'
        case (x, 0):
            return f'X={x}'
        case (x, y) if x == y:
            return 'diagonal'
        case (x, y):
            return f'{x}, {y}'
        case _:
            return 'no point'
[f(p) for p in [(0, 0), (0, 1), (1, 0), (2, 2), (1, 2), [0, 5], 'ab', 5]]
---
def f(x):
    match x:
        case []:
            return 'empty'
        case [a]:
            return 'one', a
        case [a, *rest]:
            return 'many', a, rest
        case {'k': v, **rest}:
            return 'dict', v, rest
        case {}:
            return 'other dict'
        case str() as s:
            return 'text', s
        case int(n) | float(n):
            return 'number', n
        case None | True | False:
            return 'constant'
[f(x) for x in [[], [1], (1, 2, 3), {'k': 1, 'm': 2}, {'z': 1}, 'ab', 5, 2.5, None, {1}]]
---
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y):
        self.x, self.y = x, y
def where(p):
    match p:
        case Point(x=0, y=0):
            print('Origin')
        case Point(0, y):
            print('Y', y)
        case Point(x, y=0):
            print('X', x)
        case Point():
            print('Somewhere else')
        case _:
            print('Not a point')
for p in [Point(0, 0), Point(0, 3), Point(4, 0), Point(1, 1), 5]:
    where(p)
---
def f(x):
    match x:
        case [Point(), *_]:
            return 'points'
f([])
f([1])
---
match [1, [2, 3]]:
    case [a, [b, c]]:
        print(a, b, c)
a, b, c
---
match 5:
    case x if x > 10:
        print('big')
    case x if x > 3:
        print('middle', x)
x
---
match 'a':
    case 'b':
        print('b')
print('nothing matched')
---
match {'action': 'move', 'to': (1, 2)}:
    case {'action': 'stop'}:
        print('stop')
    case {'action': 'move', 'to': (x, y)}:
        print('move', x, y)
---
match 1, 2:
    case 1, x:
        print(x)
---
match missing:
    case _:
        pass
---
match = 5
match
case = 6
match + case
---
match 5:
    case x:
        pass
    case 6:
        pass
---
class Color:
    RED = 1
match 1:
    case Color.RED:
        print('red')
---
match -1:
    case -1:
        print('minus')
    case 1.5 | 2 + 3j:
        print('no')
---
def f(command):
    match command.split():
        case ['go', ('north' | 'south') as way]:
            return way
        case ['drop', *things]:
            return things
        case [action]:
            return action
        case [action, *_]:
            return 'what is ' + action
f('go north'), f('drop a b'), f('quit'), f('go up'), f('eat an apple')
---
for x in [1, True, 1.0, '1']:
    match x:
        case True: print('True')
        case int(): print('int')
        case float(): print('float')
        case _: print('other')
---
match [1, 2, 3]:
    case [*_, last]:
        print(last)
match range(3):
    case [a, b, c]:
        print(a, b, c)
---
match {}:
    case {**rest}: print(rest)
match {'a': 1}:
    case {'b': _}: print('b')
    case {'a': int() as n}: print(n)
---
match 5:
    case int(a, b): pass
---
match (1, 2):
    case (a, a): pass
"""),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_expressions_and_targets_mean_what_python_means(subject, assert_all_agree):
    assert_all_agree(SUBJECTS[subject])
