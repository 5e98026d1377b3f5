"""`def`, every kind of parameter and argument, `lambda`, and functions as values."""

import pytest

from tests.interpreter.language.agreement import programs

SUBJECTS = {
    "returning": programs("""
print(torch.manual_seed.__doc__, torch.range.__doc__, str.maketrans.__doc__, int.from_bytes.__doc__, len.__doc__)
---
def f():
    pass
f()
print(f())
---
def f(x):
    y = x + 1
    y *= 2
    return y
f(3)
print(f(f(1)))
---
def sign(x):
    if x > 0:
        return 1
    elif x < 0:
        return -1
    return 0
sign(5), sign(-2), sign(0)
---
def f(x):
    if x:
        return
    print('on')
f(0)
f(1)
---
def f():
    return 1,
f()
---
def f():
    return 1, *[2, 3], 4
a, *b = f()
print(a, b)
---
def first_even(numbers):
    for n in numbers:
        if n % 2 == 0:
            return n
    else:
        return 'none'
print(first_even([1, 3, 6, 7]), first_even([1]), first_even([]))
---
def f():
    while True:
        for i in range(10):
            if i == 3:
                return i
f()
---
def f(): return 1; print('never')
f()
---
def f():
    'What f does.'
    x: int = 3
    return x
print(f.__doc__, f.__name__)
f
---
def f(a: int, b: 'text' = 'x', *c: float, d: list[int] = [], **e: dict) -> str:
    '''Words.'''
    return f'{a} {b} {c} {d} {e}'
print(f(1), f(1, 2, 3, d=4, e=5))
---
def f():
    print('in f')
    return 'value'
x = f()
f()
for i in range(2):
    f()
---
def fib(n):
    a, b = 0, 1
    result = []
    while a < n:
        result.append(a)
        a, b = b, a + b
    return result
fib(100)
---
def noisy(x):
    x
    'text'
    [x]
    print(x)
noisy(4)
---
def f(x):
    return x
return 3
"""),
    "parameters": programs("""
def f(a, b=2, *args, c, d=4, **kwargs):
    print(a, b, args, c, d, kwargs)
f(1, c=3)
f(1, 5, 6, 7, c=8, d=9, e=10)
f(c=1, a=2)
f(*[1, 2, 3], **{'c': 4, 'z': 5})
---
def f(a, /, b, *, c):
    return a, b, c
f(1, 2, c=3)
f(1, b=2, c=3)
f(a=1, b=2, c=3)
---
def f(a, /, **kwargs):
    return a, kwargs
f(1, a=2)
---
def f(a, b=1, /, c=2, *, d=3):
    return a, b, c, d
f(0), f(0, 9), f(0, 9, 8), f(0, 9, 8, d=7), f(0, c=5)
---
def f(*args):
    return args, len(args), type(args)
f()
f(1)
f(*range(3), *'ab', 5)
---
def f(**kwargs):
    return kwargs
f()
f(b=1, a=2)
f(**{'x': 1}, y=2, **dict(z=3))
---
def f(*, key):
    return key
f(key=1)
f()
---
def f(*, a=1, b):
    return a, b
f(b=2)
f(1, 2)
---
def f(x, items=[]):
    items.append(x)
    return items
f(1)
f(2)
f(3, [])
f(4)
---
n = 1
def f(x=n):
    return x
n = 2
f(), f(n)
---
def show(x):
    print('default', x)
    return x
def f(a=show(1), b=show(2)):
    return a + b
f()
f(5)
---
def f(a, b):
    return a
f(1)
---
def f(a, b, c):
    return a
f()
---
def f(a, b):
    return a
f(1, 2, 3)
---
def f():
    return 1
f(1)
---
def f(a, b=1):
    return a
f(1, 2, 3, 4)
---
def f(a):
    return a
f(1, a=2)
---
def f(a):
    return a
f(b=2)
---
def f(a, *, b, c):
    return a
f(1)
---
def f(a, *, b):
    return a
f(1, 2, b=3)
---
def f(a, *, b=1):
    return a
f(1, 2)
---
def f(*args, a):
    return a
f(1, 2, 3)
---
def f(a, /, b):
    return a
f(a=1, b=2)
---
def f(a):
    return a
f(**{'a': 1, 'b': 2})
---
def f(a, b):
    return a, b
f(b=1, **{'b': 2})
---
def f(**k):
    return k
f(**{1: 2})
---
def f(*a):
    return a
f(*5)
---
def f(**k):
    return k
f(**[1])
---
def f(a, a):
    return a
---
def f(a=1, b):
    return a
---
f(a=1, 2)
---
def f(x):
    return x
f(x=1, x=2)
---
x = 3
x()
---
'text'(1)
---
[1, 2](0)
---
None()
---
def order(x):
    print(x)
    return x
def f(*a, **k):
    return a, k
f(order(1), *[order(2)], order(3), k=order(4), **{'z': order(5)})
---
order = []
def note(x):
    order.append(x)
    return x
def pick(f):
    note('f')
    return f
pick(lambda *a: a)(note(1), note(2))
order
"""),
    "values": programs("""
f = lambda: 1
f()
print((lambda x, y=2, *z, k=5, **w: (x, y, z, k, w))(1, 3, 4, k=6, m=7))
---
f = lambda x: lambda y: x + y
f(1)(2)
print(f.__name__)
---
def twice(f, x):
    return f(f(x))
twice(lambda x: x * 3, 2)
print(twice(str, 5), twice(abs, -3))
---
table = {'add': lambda a, b: a + b, 'mul': lambda a, b: a * b}
for name in table:
    print(name, table[name](3, 4))
---
def compose(*functions):
    def composed(x):
        for f in functions:
            x = f(x)
        return x
    return composed
compose(abs, str, len)(-100)
---
def f(x):
    return x
g = f
g is f, g == f, f != f, callable(f), callable(3)
g.__name__
def f(x):
    return -x
f(1), g(1)
---
def f(): pass
f
print(f, [f], {'f': f})
str(f) == repr(f)
---
lambda: 1
---
sorted([3, -1, 2], key=lambda x: -x)
sorted('b A c'.split(), key=str.lower)
max([1, -5, 3], key=abs), min('ccc bb a'.split(), key=len)
---
list(map(lambda x, y: x * y, [1, 2, 3], [4, 5]))
list(filter(lambda x: x % 2, range(6))), list(filter(None, [0, 1, '', 'a', []]))
---
def apply(f, *args, **kwargs):
    return f(*args, **kwargs)
apply(print, 1, 2, sep='-')
apply(sorted, [3, 1, 2], reverse=True)
apply(lambda: None)
---
f = print
f('hello', end='!')
g = [].append
g(3)
---
items = []
add = items.append
for i in range(3):
    add(i)
items
---
def f(n):
    f.calls = getattr(f, 'calls', 0) + n
    return f.calls
f(1), f(2)
---
def f(x, y): return x - y
from functools import partial, reduce
partial(f, 10)(3), partial(f, y=1)(5)
reduce(f, [10, 1, 2]), reduce(lambda a, b: a * b, [], 7)
---
def f(x):
    return x > 2
any(map(f, [1, 2, 3])), all(map(f, [3, 4]))
---
def f(): return f
f()()() is f
---
bool(print), bool(lambda: 0)
---
def f(): pass
f < f
---
def f(): pass
f + 1
---
def f(): pass
f.missing
---
def f(): pass
len(f)
---
def f(): pass
for x in f: pass
---
def f(): pass
f[0]
"""),
    "recursion": programs("""
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)
factorial(10), factorial(20)
---
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)
[fib(i) for i in range(12)]
---
def is_even(n):
    return n == 0 or is_odd(n - 1)
def is_odd(n):
    return n != 0 and is_even(n - 1)
is_even(10), is_odd(7), is_even(3)
---
def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
hanoi(5, 'a', 'b', 'c')
---
def flat(items):
    for item in items:
        if isinstance(item, list):
            yield from flat(item)
        else:
            yield item
list(flat([1, [2, [3, [4]], 5], [[6]]]))
---
def permutations(items):
    if not items:
        return [[]]
    return [[x, *rest] for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]
permutations([1, 2, 3])
---
def depth(x):
    return 1 + max(map(depth, x), default=0) if isinstance(x, list) else 0
depth([1, [2, [3]], []])
---
def quick(items):
    if len(items) <= 1:
        return items
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])
quick([3, 1, 4, 1, 5, 9, 2, 6])
---
def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)
gcd(48, 36)
---
def binary(n):
    return '' if n == 0 else binary(n // 2) + str(n % 2)
binary(37)
---
def memo(f):
    known = {}
    def inner(n):
        if n not in known:
            known[n] = f(n)
        return known[n]
    return inner
@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
fib(40)
---
def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as error:
    print(type(error).__name__, isinstance(error, RuntimeError))
---
def count(n):
    return 0 if n == 0 else 1 + count(n - 1)
count(80)
"""),
    "decorators": programs("""
def twice(f):
    def inner(*args):
        return f(*args) * 2
    return inner
@twice
def add(a, b):
    return a + b
add(1, 2)
add.__name__
---
def times(n):
    def decorate(f):
        def inner(x):
            return n * f(x)
        return inner
    return decorate
@times(3)
@times(5)
def f(x):
    return x
f(2)
---
def note(name):
    print('made', name)
    def decorate(f):
        print('decorated', name)
        return f
    return decorate
@note('a')
@note('b')
def f(): pass
f()
---
@len
def f(): pass
---
@str
def f(): pass
f[:11]
---
@lambda f: 5
def f(): pass
f
---
from functools import wraps
def log(f):
    @wraps(f)
    def inner(*a, **k):
        'inside'
        print('calling', f.__name__, a, k)
        return f(*a, **k)
    return inner
@log
def area(w, h=1):
    'The area.'
    return w * h
area(2, h=3)
area.__name__, area.__doc__
---
registry = {}
def register(f):
    registry[f.__name__] = f
    return f
@register
def one(): return 1
@register
def two(): return 2
{name: f() for name, f in registry.items()}
---
def count(f):
    def inner(*args, **kwargs):
        inner.calls += 1
        return f(*args, **kwargs)
    inner.calls = 0
    return inner
@count
def f(x): return x
f(1); f(2)
f.calls
---
class Counting:
    def __init__(self, f):
        self.f = f
        self.calls = 0
    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)
@Counting
def f(x):
    return x + 1
f(1), f(2), f.calls
---
from functools import lru_cache
calls = []
@lru_cache(maxsize=None)
def f(n):
    calls.append(n)
    return n * n
f(3), f(3), f(4), calls
---
@missing
def f(): pass
---
@5
def f(): pass
---
decorators = [lambda f: lambda: f() + 1]
@decorators[0]
def f(): return 1
f()
"""),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_calls_mean_what_python_means(subject, assert_all_agree):
    assert_all_agree(SUBJECTS[subject])
