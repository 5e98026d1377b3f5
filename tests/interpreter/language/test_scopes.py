"""Which name a name is: local, of an enclosing function, global, builtin, of a class, or none."""

import pytest

from tests.interpreter.language.agreement import programs

SUBJECTS = {
    "closures": programs("""
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
a, b = counter(), counter()
a(), a(), b(), a()
---
functions = [lambda: i for i in range(3)]
[f() for f in functions]
---
functions = []
for i in range(3):
    functions.append(lambda: i)
[f() for f in functions]
i = 10
[f() for f in functions]
---
functions = [lambda i=i: i for i in range(3)]
[f() for f in functions]
---
def make(n):
    return [lambda x: x * i for i in range(n)]
[f(2) for f in make(3)]
---
def outer():
    x = 1
    def inner():
        return x
    x = 2
    return inner()
outer()
---
def outer():
    def inner():
        return x
    x = 'later'
    return inner
outer()()
---
def outer():
    def inner():
        return x
    return inner()
    x = 1
outer()
---
def outer():
    x = 1
    def inner():
        x = 2
        return x
    return inner(), x
outer()
---
def outer():
    x = 1
    def middle():
        def inner():
            nonlocal x
            x += 1
        inner()
        return x
    return middle(), x
outer()
---
def f():
    x = 1
    def get():
        return x
    def put(value):
        nonlocal x
        x = value
    return get, put
get, put = f()
get()
put(5)
get()
---
def account(balance):
    def deposit(n):
        nonlocal balance
        balance += n
        return balance
    def withdraw(n):
        nonlocal balance
        if n > balance:
            return 'no'
        balance -= n
        return balance
    return {'in': deposit, 'out': withdraw}
a = account(10)
a['in'](5), a['out'](20), a['out'](3)
---
def f(x):
    def g(x):
        def h(x):
            return x + 1
        return h(x) * 2
    return g(x) * 3
f(1)
---
def f(*args, **kwargs):
    return lambda: (args, kwargs)
f(1, a=2)()
---
def f(n):
    def g():
        return f(n - 1) if n else 'end'
    return g()
f(3)
---
def f():
    for i in range(3):
        pass
    return lambda: i
f()()
---
def f():
    x = 1
    del x
    def g():
        return x
    return g()
f()
---
def f():
    x = 1
    def g():
        return x
    del x
    return g()
f()
---
x = 'global'
def f():
    x = 'f'
    class A:
        y = x
        def m(self):
            return x
    return A.y, A().m()
f()
---
def f():
    total = 0
    def add(*numbers):
        nonlocal total
        for n in numbers:
            total += n
    add(1, 2)
    add(3)
    return total
f()
---
def f():
    try:
        raise ValueError('a')
    except ValueError as e:
        g = lambda: e
    return g()
f()
---
def adders():
    for i in range(3):
        yield lambda x: x + i
[f(10) for f in adders()]
[f(10) for f in list(adders())]
---
def f():
    x = [1]
    def g():
        x.append(2)
    g()
    return x
f()
---
def f():
    if False:
        x = 1
    def g():
        nonlocal x
        x = 5
    g()
    return x
f()
"""),
    "global and nonlocal": programs("""
x = 1
def f():
    global x
    x = 2
f()
x
---
def f():
    global made
    made = 3
f()
made
---
x = 1
def f():
    global x, y
    x += 1
    y = x
    del x
f()
y
x
---
x = 1
def outer():
    x = 2
    def inner():
        global x
        x = 3
    inner()
    return x
outer(), x
---
x = 1
def f():
    x = 2
    def g():
        global x
        return x
    return g()
f()
---
def f():
    global g
    def g():
        return 1
f()
g()
---
def f():
    global i
    for i in range(3):
        pass
f()
i
---
def f():
    global math
    import math
f()
math.pi
---
global x
x = 1
x
---
def f():
    x = 1
    global x
---
def f():
    print(x)
    global x
---
def f():
    nonlocal x
---
nonlocal x
---
def f(x):
    global x
---
def f():
    x = 1
    def g():
        x = 2
        nonlocal x
---
def f(x):
    nonlocal x
---
x = 1
def f():
    def g():
        nonlocal x
    return g
---
class A:
    global x
    x = 5
x
---
x = 0
def f():
    global x
    x, y = 5, 6
    return y
f(), x
---
x = 0
def f():
    global x
    with torch.no_grad():
        x = 7
    [x := 8 for _ in range(1)]
f()
x
"""),
    "unbound": programs("""
x = 1
def f():
    print(x)
    x = 2
f()
---
n = 0
def f():
    n += 1
f()
---
def f(flag):
    if flag:
        y = 1
    return y
f(True)
f(False)
---
def f():
    for i in []:
        pass
    return i
f()
---
def f():
    del x
f()
---
def f():
    x = 1
    del x
    x
f()
---
def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return e
f()
---
try:
    1 / 0
except ZeroDivisionError as e:
    pass
e
---
e = 5
try:
    1 / 0
except ZeroDivisionError as e:
    print(e)
e
---
missing
---
print('before')
x = missing + 1
---
def f():
    return missing
f
f()
---
mising = 1
missing
---
del missing
---
x = 1
del x
x
---
missing.attribute
---
missing()
---
missing[0] = 1
---
missing += 1
---
for i in missing: pass
---
[missing for i in []]
[missing for i in [1]]
---
lambda: missing
(lambda: missing)()
---
def f(x=missing): pass
---
class A(missing): pass
---
class A:
    x = missing
---
class A:
    y = 1
    def f(self):
        return y
A().f()
---
x = x
---
print(i)
for i in range(3): pass
---
for i in []: pass
i
---
def f():
    import math
    math = math.pi
    return math
f()
---
def f():
    math.pi
    import math
f()
---
try:
    missing
except NameError as error:
    print(error, error.name)
---
try:
    def f():
        print(y)
        y = 1
    f()
except UnboundLocalError as error:
    print(error, isinstance(error, NameError))
---
nan
---
NULL
---
true
"""),
    "classes and comprehensions": programs("""
x = 'global'
class A:
    x = 'class'
    items = [x for _ in range(2)]
A.items
---
class A:
    n = 3
    items = [i for i in range(n)]
A.items
---
class A:
    n = 3
    items = [n for i in range(2)]
---
class A:
    n = 3
    f = lambda self: n
A().f()
---
n = 'global'
class A:
    n = 'class'
    class B:
        seen = n
A.B.seen
---
x = 1
class A:
    x = x + 1
    y = x
A.x, A.y, x
---
def f():
    x = 1
    class A:
        x = x
    return A.x
f()
---
def f():
    x = 1
    class A:
        y = x
        def g(self):
            return x
    x = 2
    return A.y, A().g()
f()
---
i = 'kept'
[i for i in range(3)]
i
{i for i in range(2)}, {i: i for i in range(2)}, list(i for i in range(2))
i
---
x = 5
[x for x in range(x)]
x
---
x = 3
[(x, y) for x in range(2) for y in range(x)]
x
---
[y := i for i in range(4)]
y
---
def f():
    [y := i for i in range(4)]
    return y
f()
---
def f():
    total = 0
    sums = [total := total + i for i in range(5)]
    return sums, total
f()
---
def f(x):
    return [x + y for y in range(x)], [lambda: x for x in range(2)][0](), x
f(3)
---
[i := 0 for i in range(3)]
---
[[j for j in range(i)] for i in range(3)]
---
def f():
    x = 1
    return [[x for _ in range(1)] for _ in range(2)]
f()
---
len = lambda x: 'mine'
len([1])
del len
len([1])
---
def f():
    len = 5
    return len
f(), len('ab')
---
def f(list):
    return list
f(3), list('ab')
---
def print_it(print):
    return print
print_it(1)
---
max = max(1, 2)
max
max(1, 2)
---
_ = 5
_
for _ in range(3): pass
_
_private, __dunder = 1, 2
_private + __dunder
---
class A:
    for i in range(3):
        pass
    else:
        j = i
A.i, A.j
---
class A:
    try:
        1 / 0
    except ZeroDivisionError:
        handled = True
    if handled:
        word = 'yes'
A.handled, A.word
---
class A:
    x = 1
    del x
A.x
---
class A:
    def f(self): return 1
    g = f
    f2 = staticmethod(lambda: 'static')
A().g(), A.f2()
"""),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_names_mean_what_python_means(subject, assert_all_agree):
    assert_all_agree(SUBJECTS[subject])
