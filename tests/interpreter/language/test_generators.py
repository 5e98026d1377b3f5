"""`yield`, `yield from`, what a generator can be told, and generator expressions."""

import pytest

from tests.interpreter.language.agreement import programs

SUBJECTS = {
    "yielding": programs("""
def g():
    n = 0
    while (yield n):
        n += 1
    yield 'end'
it = g()
[next(it), it.send(True), it.send(True), it.send(False)]
---
def g():
    a = b = yield 1
    print(a, b)
    a = [b] = yield 2
    print(a, b)
it = g()
[next(it), it.send(5), next(it, 'no list')]
---
def g():
    while (yield 1) and (yield 2):
        pass
    else:
        yield 'else'
it = g()
[next(it), it.send(1), it.send(1), it.send(0)]
---
class M:
    def __init__(self, name): self.name = name
    def __enter__(self): print('enter', self.name); return self.name
    def __exit__(self, *raised): print('exit', self.name)
def g():
    with M(1) as a, M((yield 'second')) as b, M((yield 'third')):
        print(a, b)
        yield a
it = g()
next(it)
it.send(2)
it.send(3)
list(it)
---
def f():
    yield 1
    yield 2
list(f())
[*f()]
for x in f(): print(x)
---
def f():
    print('start')
    yield 1
    print('middle')
    yield 2
    print('end')
g = f()
next(g)
next(g)
next(g, 'default')
next(g)
---
def count(n=0):
    while True:
        yield n
        n += 1
g = count()
next(g), next(g), next(g)
from itertools import islice
list(islice(count(5), 3))
[x for x, _ in zip(count(), 'abc')]
---
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
for x in fib():
    if x > 30:
        break
    print(x, end=' ')
---
def f():
    if False:
        yield
list(f())
---
def f():
    return 5
    yield
list(f())
next(f())
---
def f():
    x = yield
    print('got', x)
g = f()
next(g)
g.send('hello')
---
def f():
    x = yield 1
    y = yield x
    return x, y
g = f()
next(g)
g.send('a')
g.send('b')
---
def averager():
    total, n = 0, 0
    average = None
    while True:
        x = yield average
        total += x
        n += 1
        average = total / n
g = averager()
next(g)
g.send(10), g.send(20), g.send(3)
---
def f(): yield 1
g = f()
g.send(5)
---
def f():
    try:
        yield 1
    except ValueError as e:
        print('inside', e)
        yield 'handled'
g = f()
next(g)
g.throw(ValueError('thrown'))
next(g)
---
def f():
    yield 1
g = f()
next(g)
g.throw(KeyError('k'))
---
def f():
    yield 1
g = f()
g.throw(ValueError)
---
def f():
    try:
        yield 1
    finally:
        print('cleaned')
g = f()
next(g)
g.close()
list(g)
---
def f():
    try:
        yield 1
    except GeneratorExit:
        print('exit')
        raise
g = f()
next(g)
g.close()
g.close()
---
def f():
    try:
        yield 1
    except GeneratorExit:
        print('exit')
    print('after')
    1 / 0
g = f()
next(g)
g.close()
---
class Swallow:
    def __enter__(self): pass
    def __exit__(self, *raised):
        print('exit')
        return True
def f():
    with Swallow():
        yield from (1, 2)
    print('after')
g = f()
next(g)
g.close()
---
def f():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = f()
next(g)
g.close()
---
def f():
    yield 1
    1 / 0
    yield 2
g = f()
next(g)
next(g)
---
def f():
    yield 1
    1 / 0
g = f()
try:
    list(g)
except ZeroDivisionError:
    print('caught')
list(g)
---
def f():
    yield 1
    raise StopIteration('early')
list(f())
---
def f():
    yield next(iter([]))
list(f())
---
def f():
    yield
    yield None
list(f())
---
def f():
    x = yield (yield 1)
    yield x
g = f()
next(g), g.send('a'), g.send('b')
---
def f(n):
    for i in range(n):
        yield i, i * i
dict(f(4))
sum(y for x, y in f(4)), max(f(3)), sorted(f(3), reverse=True)
a, b, c = f(3)
a, b, c
---
def f():
    yield 1
g = f()
iter(g) is g, g == g, bool(g), callable(g)
len(g)
---
def f():
    yield 1
f()[0]
---
def f(x):
    yield x
f()
---
def f():
    yield 1
f()
type(f()), f
---
def f():
    g
    yield 1
list(f())
---
def f():
    for i in range(3):
        try:
            yield i
        finally:
            print('after', i)
for x in f():
    print(x)
    if x == 1:
        break
print('end')
---
def f():
    yield from [3, 1, 2]
sorted(f()), 1 in f(), 9 in f(), ','.join(map(str, f()))
---
yield 5
---
def f():
    return [(yield x) for x in range(3)]
---
class A:
    yield 1
---
f = lambda: (yield 5)
next(f())
---
def f(items):
    seen = set()
    for x in items:
        if x not in seen:
            seen.add(x)
            yield x
list(f('mississippi'))
---
def f():
    x = 1
    yield lambda: x
    x = 2
    yield lambda: x
a, b = f()
a(), b()
---
def f():
    g = yield 1
    yield g
g = f()
def h():
    next(g)
    next(g)
h()
next(g)
---
def g():
    yield next(me)
me = g()
next(me)
---
def pipeline(numbers):
    squares = (n * n for n in numbers)
    odd = (n for n in squares if n % 2)
    for n in odd:
        yield str(n)
' '.join(pipeline(range(8)))
---
def f():
    with torch.no_grad():
        yield torch.is_grad_enabled()
list(f()), torch.is_grad_enabled()
---
def f():
    return (yield)
g = f()
next(g)
try:
    g.send(9)
except StopIteration as stop:
    print(stop.value, stop.args)
"""),
    "yield from": programs("""
def inner():
    x = yield 1
    print('inner got', x)
    return 'result'
def outer():
    value = yield from inner()
    print('outer got', value)
    yield value
g = outer()
next(g)
g.send('hi')
---
def f():
    yield from range(3)
    yield from 'ab'
    yield from {'k': 1}
    yield from (x for x in [9])
    yield from ()
list(f())
---
def f():
    x = yield from []
    print(x)
list(f())
---
def f():
    yield from 5
list(f())
---
def f(): yield from missing
list(f())
---
def tree(t):
    if t:
        left, value, right = t
        yield from tree(left)
        yield value
        yield from tree(right)
list(tree(((None, 1, None), 2, (None, 3, (None, 4, None)))))
---
def inner():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print('inner', e)
        yield 'from inner'
    finally:
        print('inner done')
def outer():
    yield from inner()
    yield 'outer end'
g = outer()
next(g)
g.throw(ValueError('x'))
next(g)
next(g, 'over')
---
def inner():
    try:
        yield 1
    finally:
        print('inner closed')
def outer():
    try:
        yield from inner()
    finally:
        print('outer closed')
g = outer()
next(g)
g.close()
---
def inner():
    yield 1
    raise KeyError('inner')
def outer():
    try:
        yield from inner()
    except KeyError as e:
        yield f'caught {e}'
list(outer())
---
def chain(*iterables):
    for one in iterables:
        yield from one
list(chain('ab', [1], (2, 3)))
---
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration('value')
        return self.n
def f():
    x = yield from It()
    print('value', x)
list(f())
---
def f():
    return (yield from (yield from [[1, 2]]) or [3])
list(f())
---
def countdown(n):
    if n:
        yield n
        yield from countdown(n - 1)
list(countdown(5))
---
def f():
    yield from [1, 2]
    return 'r'
def g():
    print((yield from f()))
    print((yield from f()))
list(g())
---
def inner():
    while True:
        x = yield
        if x is None: return 'end'
        print(x)
def outer():
    while True:
        print((yield from inner()))
g = outer()
next(g)
g.send(1)
g.send(None)
g.send(2)
"""),
    "generator expressions": programs("""
g = (x * x for x in range(4))
next(g), list(g), list(g)
---
sum(x for x in range(5)), max(x % 3 for x in range(5)), any(x > 3 for x in [1, 5]), all(x for x in [1, 0])
---
list((x, y) for x in range(3) for y in range(x) if x + y > 1)
---
g = (print(x) for x in [1, 2])
print('made')
next(g)
---
g = (x for x in missing)
---
g = (missing for x in [1])
next(g)
---
g = (x for x in 5)
---
x = [1, 2]
g = (y for y in x)
x = [3, 4]
list(g)
---
n = 1
g = (n * y for y in [1, 2])
n = 10
list(g)
---
items = [1, 2]
g = (y for y in items)
items.append(3)
list(g)
---
g = (1 / x for x in [1, 0, 2])
next(g)
try:
    next(g)
except ZeroDivisionError:
    print('zero')
list(g)
---
(x for x in [])
---
print(*(x for x in 'abc'), sep='-')
','.join(c.upper() for c in 'abc'), set(x % 2 for x in range(9)), dict((c, ord(c)) for c in 'ab')
tuple(x for x in range(3)), sorted(-x for x in range(3))
---
def f(): return (x for x in [y := 1, 2])
---
def f(n):
    return (lambda: x * n for x in range(3))
[g() for g in f(10)], [g() for g in list(f(10))]
---
g = ((x for x in range(y)) for y in range(3))
[list(x) for x in g]
---
a, b = (x for x in 'pq')
a, b
a, b = (x for x in 'pqr')
---
f = lambda *a: a
f(*(x for x in range(3)), 9)
f(x for x in [])
f(1, x for x in [])
---
next(x for x in range(10) if x > 5)
next((x for x in range(10) if x > 50), None)
next(x for x in range(10) if x > 50)
---
2 in (x for x in [1, 2, 3]), list(zip((x for x in 'ab'), (y for y in 'cd')))
---
g = (x for x in range(3))
for x in g:
    print(x, list(g))
---
from itertools import count, takewhile, chain, cycle, islice, accumulate, repeat, product, permutations, combinations
list(takewhile(lambda n: n < 20, (n * n for n in count(1))))
list(chain([1], (2, 3))), list(islice(cycle('ab'), 5)), list(accumulate([1, 2, 3])), list(repeat(7, 2))
list(product('ab', [1, 2])), list(permutations([1, 2, 3], 2)), list(combinations('abc', 2))
---
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
g = primes()
[next(g) for _ in range(10)]
---
len(x for x in [])
---
(x for x in [1])[0]
"""),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_generators_mean_what_python_means(subject, assert_all_agree):
    assert_all_agree(SUBJECTS[subject])
