"""What a class of the program says about its operators, its text, its items, its iteration and its `with`."""

import pytest

from tests.interpreter.language.agreement import programs

SUBJECTS = {
    "operators": programs("""
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    def __radd__(self, o): return V(o + self.x)
    def __mul__(self, o): return V(self.x * (o.x if isinstance(o, V) else o))
    __rmul__ = __mul__
    def __neg__(self): return V(-self.x)
    def __sub__(self, o): return self + -o
    def __repr__(self): return f'V({self.x})'
V(1) + V(2), V(1) + 2, 3 + V(1), V(2) * 3, 3 * V(2), -V(1), V(5) - V(2), sum([V(1), V(2)])
5 - V(1)
---
class Any:
    def __init__(self, n): self.n = n
    def __add__(self, o): return 'add'
    def __sub__(self, o): return 'sub'
    def __mul__(self, o): return 'mul'
    def __truediv__(self, o): return 'truediv'
    def __floordiv__(self, o): return 'floordiv'
    def __mod__(self, o): return 'mod'
    def __divmod__(self, o): return 'divmod'
    def __pow__(self, o): return 'pow'
    def __matmul__(self, o): return 'matmul'
    def __and__(self, o): return 'and'
    def __or__(self, o): return 'or'
    def __xor__(self, o): return 'xor'
    def __lshift__(self, o): return 'lshift'
    def __rshift__(self, o): return 'rshift'
    def __pos__(self): return 'pos'
    def __neg__(self): return 'neg'
    def __invert__(self): return 'invert'
    def __abs__(self): return 'abs'
a = Any(1)
a + 1, a - 1, a * 1, a / 1, a // 1, a % 1, divmod(a, 1), a ** 1, a @ 1, a & 1, a | 1, a ^ 1, a << 1, a >> 1, +a, -a
~a, abs(a)
---
class R:
    def __radd__(self, o): return 'radd', o
    def __rsub__(self, o): return 'rsub', o
    def __rmul__(self, o): return 'rmul', o
    def __rtruediv__(self, o): return 'rtruediv', o
    def __rfloordiv__(self, o): return 'rfloordiv', o
    def __rmod__(self, o): return 'rmod', o
    def __rpow__(self, o): return 'rpow', o
    def __rmatmul__(self, o): return 'rmatmul', o
    def __rand__(self, o): return 'rand', o
r = R()
1 + r, 1 - r, 1 * r, 1 / r, 1 // r, 1 % r, 1 ** r, 1 @ r, 1 & r, 'a' + r, [1] + r
r + 1
---
class I:
    def __init__(self): self.log = []
    def __iadd__(self, o):
        self.log.append(('iadd', o))
        return self
    def __imul__(self, o):
        return 'replaced'
i = j = I()
i += 1
i += 'a'
i is j, i.log
i *= 2
i
---
class A:
    def __add__(self, o):
        print('A add')
        return NotImplemented
class B:
    def __radd__(self, o):
        print('B radd')
        return 'B'
A() + B()
A() + 1
---
class A:
    def __add__(self, o): return 'A'
class B(A):
    def __radd__(self, o): return 'B first'
A() + B(), B() + A()
---
class T:
    def __init__(self, t): self.t = t
    def __eq__(self, o): return isinstance(o, T) and self.t == o.t
    def __lt__(self, o): return self.t < o.t
    def __repr__(self): return f'T{self.t}'
T(1) == T(1), T(1) != T(1), T(1) == 1, T(1) < T(2), T(1) > T(2), sorted([T(3), T(1)]), max([T(1), T(5)])
T(2) in [T(1), T(2)], [T(1), T(2)].index(T(2))
T(1) <= T(2)
---
class T:
    def __eq__(self, o): return True
hash(T())
---
class T:
    def __eq__(self, o): return True
{T(): 1}
---
class K:
    def __init__(self, k): self.k = k
    def __eq__(self, o): return self.k == o.k
    def __hash__(self): return hash(self.k)
    def __repr__(self): return f'K({self.k})'
d = {K(1): 'a', K(2): 'b', K(1): 'c'}
d, d[K(1)], len({K(1), K(1), K(2)}), K(3) in d, K(2) in {K(2)}
d[K(5)]
---
class C:
    def __init__(self, n): self.n = n
    def __le__(self, o): return 'le'
    def __ge__(self, o): return 'ge'
    def __gt__(self, o): return 'gt'
    def __ne__(self, o): return 'ne'
C(1) <= 1, C(1) >= 1, C(1) > 1, C(1) != 1, 1 < C(1), 1 >= C(1), 1 != C(1)
---
from functools import total_ordering
@total_ordering
class T:
    def __init__(self, t): self.t = t
    def __eq__(self, o): return self.t == o.t
    def __lt__(self, o): return self.t < o.t
T(1) <= T(1), T(2) > T(1), T(1) >= T(2)
---
class B:
    def __init__(self, b): self.b = b
    def __bool__(self):
        print('asked')
        return self.b
if B(True): print('yes')
not B(False), bool(B(True)), B(False) or 'other', 1 if B(False) else 2, any([B(False), B(True)])
---
class B:
    def __bool__(self): return 5
bool(B())
---
class L:
    def __len__(self): return 0
bool(L()), len(L()), not L()
---
class L:
    def __len__(self): return -1
len(L())
---
class L:
    def __len__(self): return 'a'
len(L())
---
class N:
    def __int__(self): return 7
    def __float__(self): return 2.5
int(N()), float(N()), 'a' * N()
---
class Untold(list):
    def __bool__(self): return 1 / 0
    def __len__(self): return 1 / 0
o = Untold([1])
o == o
str(o), 1 in o, o * 2, o + [2], o < [2]
o - None
---
class Untold(list):
    def __len__(self): return 1 / 0
Untold() @ 1
---
class Bad:
    def __add__(self, o): return 1 / 0
Bad() + 1
---
class Bad:
    def __eq__(self, o): raise ValueError('cannot compare')
1 in [Bad()]
---
class Bad:
    def __hash__(self): raise ValueError('no hash')
{Bad(): 1}
---
class Bad:
    def __lt__(self, o): raise KeyError('lt')
sorted([Bad(), Bad()])
---
class V:
    def __init__(self, *v): self.v = v
    def __add__(self, o): return V(*(a + b for a, b in zip(self.v, o.v)))
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.v, o.v))
    def __eq__(self, o): return self.v == o.v
    def __abs__(self): return sum(x * x for x in self.v) ** 0.5
    def __str__(self): return '<' + ', '.join(map(str, self.v)) + '>'
print(V(1, 2) + V(3, 4), V(1, 2) @ V(3, 4), abs(V(3, 4)), V(1) == V(1))
---
class F:
    def __init__(self, n, d=1):
        g = math.gcd(n, d)
        self.n, self.d = n // g, d // g
    def __add__(self, o): return F(self.n * o.d + o.n * self.d, self.d * o.d)
    def __mul__(self, o): return F(self.n * o.n, self.d * o.d)
    def __truediv__(self, o): return F(self.n * o.d, self.d * o.n)
    def __pow__(self, k): return F(self.n ** k, self.d ** k)
    def __repr__(self): return f'{self.n}/{self.d}'
F(1, 2) + F(1, 3), F(2, 4), F(1, 2) * F(2, 3), F(1, 2) / F(1, 4), F(1, 2) ** 3
"""),
    "texts and formats": programs("""
class A:
    def __repr__(self): return 'A()'
a = A()
a
print(a)
str(a), repr(a), [a], (a,), {'k': a}, f'{a}', f'{a!r}', f'{a!s:>6}', '%s %r' % (a, a), '{}'.format(a)
---
class A:
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
a = A()
a
print(a, [a])
f'{a} {a!r}', str(a), '%s' % a, '%r' % a
---
class A:
    def __str__(self): return 'only str'
print(A(), str(A()))
---
class A:
    def __repr__(self): return 5
A()
---
class A:
    def __str__(self): return None
print(A())
---
class A:
    def __repr__(self): raise ValueError('no text')
A()
---
class A:
    def __repr__(self): raise ValueError('no text')
print('before')
print([A()])
---
class A:
    def __format__(self, spec): return f'<{spec}>'
f'{A()}', f'{A():abc}', format(A(), 'x'), '{:q}'.format(A())
---
class A:
    def __repr__(self):
        print('called')
        return 'A'
A()
x = A()
x
---
class A:
    def __init__(self, x): self.x = x
'{0.x}'.format(A(5)), '{a.x:>4}'.format(a=A(6))
---
class Node:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __repr__(self): return f'{self.v}{list(self.kids) if self.kids else ""}'
Node(1, Node(2), Node(3, Node(4)))
---
class A:
    def __repr__(self): return f'A({self.other})'
a = A()
a.other = 5
a
"""),
    "items, iteration, calls": programs("""
class S:
    def __init__(self): self.d = {}
    def __getitem__(self, k):
        print('get', k)
        return self.d[k]
    def __setitem__(self, k, v):
        print('set', k, v)
        self.d[k] = v
    def __delitem__(self, k):
        print('del', k)
        del self.d[k]
    def __contains__(self, k): return k in self.d
    def __len__(self): return len(self.d)
s = S()
s['a'] = 1
s['a'], 'a' in s, 'b' in s, len(s), bool(s)
s['a'] += 5
s[1, 2] = 'pair'
s[1:2:3]
---
class S:
    def __getitem__(self, k): return k
    def __delitem__(self, k): print('del', k)
s = S()
s[1], s['a'], s[1:2], s[::2], s[1, 2], s[..., None], s[1:2, 3], s[-1], s[()]
del s[5]
---
class S:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
list(S()), 10 in S(), [x for x in S()], 7 in S()
a, b, c = S()
a, b, c
---
class Reverse:
    def __init__(self, data):
        self.data = data
        self.index = len(data)
    def __iter__(self): return self
    def __next__(self):
        if self.index == 0: raise StopIteration
        self.index = self.index - 1
        return self.data[self.index]
for c in Reverse('spam'): print(c)
list(Reverse([1, 2])), ''.join(Reverse('abc')), max(Reverse([1, 5, 2])), dict(zip(Reverse('ab'), [1, 2]))
[*Reverse('xy')], 'a' in Reverse('abc')
r = Reverse('pq')
next(r), next(r)
next(r)
---
class Range:
    def __init__(self, n): self.n = n
    def __iter__(self):
        i = 0
        while i < self.n:
            yield i
            i += 1
r = Range(3)
list(r), list(r), sum(r), sorted(r, reverse=True), [(a, b) for a in r for b in r if a < b], set(r), tuple(r)
list(map(str, r)), list(enumerate(r))
next(r)
---
class Bad:
    def __iter__(self): return 5
list(Bad())
---
class Bad:
    def __iter__(self): return [1, 2]
for x in Bad(): pass
---
class Bad:
    def __next__(self): return 1
for x in Bad(): pass
---
class It:
    def __iter__(self): return iter([1, 2])
    def __contains__(self, x): return x == 'special'
1 in It(), 'special' in It(), list(It())
---
class It:
    def __iter__(self): return self
    def __next__(self): raise ValueError('broken')
for x in It(): pass
---
class F:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, k=0): return self.n * x + k
f = F(3)
f(2), f(2, k=1), callable(f), list(map(f, [1, 2])), sorted([1, -2, 3], key=F(-1))
f()
---
class Poly:
    def __init__(self, *c): self.c = c
    def __call__(self, x): return sum(c * x ** i for i, c in enumerate(self.c))
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return self.c[i]
    def __reversed__(self): return iter(self.c[::-1])
p = Poly(1, 2, 3)
p(2), len(p), p[0], p[-1], p[1:], list(p), list(reversed(p)), [*p]
p[7]
---
class Matrix:
    def __init__(self, rows): self.rows = rows
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __setitem__(self, ij, v):
        i, j = ij
        self.rows[i][j] = v
m = Matrix([[1, 2], [3, 4]])
m[0, 1], m[1, 1]
m[0, 0] = 9
m.rows
m[5, 5]
---
class LinkedList:
    def __init__(self, *items):
        self.head = None
        for x in reversed(items):
            self.head = (x, self.head)
    def __iter__(self):
        node = self.head
        while node:
            yield node[0]
            node = node[1]
    def __repr__(self): return ' -> '.join(map(repr, self))
LinkedList(1, 'a', 2.5)
len(LinkedList())
---
class A:
    def __len__(self): return 3
    def __getitem__(self, i): return i * i
list(zip(A(), 'abc')), A()[2]
import random
isinstance(random.choice(A()), int)
"""),
    "with": programs("""
class M:
    def __init__(self, n): self.n = n
    def __enter__(self):
        print('enter', self.n)
        return self.n * 2
    def __exit__(self, kind, value, traceback):
        print('exit', self.n, kind, value)
with M(1) as x: print(x)
with M(1), M(2) as b: print(b)
with M(1) as a:
    with M(2) as b:
        print(a, b)
---
class M:
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        print(kind.__name__ if kind else None, value)
with M():
    1 / 0
print('never')
---
class Swallow:
    def __enter__(self): return self
    def __exit__(self, kind, value, tb): return True
with Swallow():
    1 / 0
print('went on')
---
class M:
    def __enter__(self): return self
    def __exit__(self, *args): print('exit')
def f():
    with M():
        return 'value'
f()
for i in range(2):
    with M():
        continue
for i in range(2):
    with M():
        break
---
class M:
    def __enter__(self): raise ValueError('in enter')
    def __exit__(self, *args): print('never')
with M(): print('never')
---
class M:
    def __enter__(self): return 1
    def __exit__(self, *args): raise KeyError('in exit')
with M(): 1 / 0
---
class M:
    def __enter__(self): return 1
with M(): pass
---
class M:
    def __exit__(self, *a): return 1
with M(): pass
---
with 5: pass
---
with missing: pass
---
class M:
    def __enter__(self): return 1, (2, 3)
    def __exit__(self, *a): pass
with M() as (a, (b, c)): print(a, b, c)
class A: pass
with M() as A.x: pass
A.x
---
class M:
    def __init__(self, n): self.n = n
    def __enter__(self): print('enter', self.n)
    def __exit__(self, *a):
        print('exit', self.n)
        return self.n == 1
with (M(1) as a, M(2) as b):
    raise ValueError
print('went on', a)
---
class Timer:
    def __enter__(self):
        self.steps = 0
        return self
    def tick(self): self.steps += 1
    def __exit__(self, *exc): self.done = True
with Timer() as t:
    for _ in range(3): t.tick()
t.steps, t.done
---
class M:
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        return isinstance(value, ZeroDivisionError)
def f(x):
    with M():
        return 10 / x
    return 'swallowed'
f(2), f(0)
f('a')
---
with torch.no_grad():
    x = torch.ones(2, requires_grad=True) * 2
x.requires_grad
with torch.no_grad(), torch.enable_grad():
    y = torch.ones(2, requires_grad=True) * 2
y.requires_grad
---
def f():
    with torch.no_grad():
        raise ValueError('x')
try:
    f()
except ValueError:
    print(torch.is_grad_enabled())
---
@torch.no_grad()
def f(x): return x * 2
f(torch.ones(1, requires_grad=True))
"""),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_special_methods_mean_what_python_means(subject, assert_all_agree):
    assert_all_agree(SUBJECTS[subject])
