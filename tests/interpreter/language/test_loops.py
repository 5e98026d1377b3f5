"""`for`, `while`, `break`, `continue` and the `else` of loops."""

import pytest

from tests.interpreter.language.agreement import programs

SUBJECTS = {
    "while": programs("""
n = 3
while n:
    print(n)
    n -= 1
n
---
n = 0
while True:
    n += 1
    if n == 3:
        continue
    if n > 5:
        break
    print(n)
---
n = 3
while n > 0:
    n -= 1
else:
    print('end', n)
---
n = 3
while n > 0:
    n -= 1
    if n == 1:
        break
else:
    print('end')
n
---
while False:
    print('never')
else:
    print('at once')
---
while True:
    while True:
        break
    else:
        print('no')
    print('out')
    break
---
i = 0
while i < 3:
    j = 0
    while j < 3:
        j += 1
        if j == 2:
            continue
        if i == 1:
            break
        print(i, j)
    else:
        print('row', i)
    i += 1
---
a, b = 0, 1
while a < 50:
    print(a, end=',')
    a, b = b, a+b
---
items = [1, 2, 3]
while items:
    print(items.pop())
else:
    print(items)
---
n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
steps
---
x = 10.0
while abs(x * x - 2) > 1e-9:
    x = (x + 2 / x) / 2
x
---
while (n := len(str(2 ** 10)) - 4):
    pass
n
---
n = 0
while n < 1000: n += 1
n
---
while missing: pass
---
while 1 / 0: pass
---
break
---
continue
---
if True:
    break
---
def f():
    break
---
for i in range(3):
    def f():
        continue
---
class A:
    break
---
while True:
    try:
        break
    finally:
        print('finally')
---
n = 0
while n < 3:
    n += 1
    try:
        continue
    finally:
        print('finally', n)
else:
    print('else')
---
while t := torch.zeros(1): pass
t
"""),
    "for": programs("""
for i in range(3): print(i)
i
---
for i in range(5, 0, -2):
    print(i)
else:
    print('else', i)
---
for x in [1, 'a', None, 2.5, (1, 2)]:
    print(x)
---
for c in 'héy':
    print(c)
---
for k in {'a': 1, 'b': 2}:
    print(k)
for k, v in {'a': 1, 'b': 2}.items():
    print(k, v)
for v in {'a': 1}.values():
    print(v)
---
for x in {3}: print(x)
for x in frozenset([4]): print(x)
for x in (): print(x)
else: print('none')
---
for i, x in enumerate('ab', 1):
    print(i, x)
---
for a, b in zip([1, 2, 3], 'xy'):
    print(a, b)
---
for a, (b, c) in [(1, (2, 3)), (4, [5, 6])]:
    print(a, b, c)
---
for a, *b in [(1, 2, 3), 'xyz', [4]]:
    print(a, b)
---
for *a, b in [range(3)]: print(a, b)
---
for [a, b] in [(1, 2)]: print(a, b)
---
for x in reversed([1, 2, 3]): print(x)
for x in sorted('hello'): print(x, end=' ')
---
for x in map(str, [1, 2]): print(repr(x))
for x in filter(None, [0, 1]): print(x)
---
for i in range(3):
    for j in range(3):
        if j == i:
            break
        print(i, j)
    else:
        print('never broken', i)
        continue
    print('broken', i)
---
for n in range(2, 12):
    for x in range(2, n):
        if n % x == 0:
            print(n, 'equals', x, '*', n // x)
            break
    else:
        print(n, 'is a prime number')
---
items = [1, 2, 3]
for x in items:
    if x == 2:
        items.append(10)
    print(x)
items
---
items = [1, 2, 3, 4]
for x in items:
    items.remove(x)
items
---
d = {'a': 1}
for k in d:
    d['b'] = 2
---
s = {1, 2}
for x in s:
    s.add(x + 10)
---
d = {'a': 1, 'b': 2}
for k in list(d):
    del d[k]
d
---
values = [0, 0]
for values[1] in range(4): print(values)
---
class A: pass
a = A()
for a.x in 'ab': print(a.x)
---
d = {}
for d['k'] in [1, 2]: pass
d
---
for i in range(3):
    i = 10
    print(i)
i
---
for x in 5: pass
---
for x in None: pass
---
for a, b in [1, 2]: pass
---
for a, b in [(1, 2, 3)]: pass
---
for a, b, c in [(1, 2)]: pass
---
for a, *b, c in [(1,)]: pass
---
for x in [3, 2, 1, 0]:
    print(6 / x)
---
it = iter([1, 2, 3, 4])
for x in it:
    print(x, next(it))
---
it = iter('abc')
for x in it: break
list(it)
---
for x in 1, 2, *[3, 4]: print(x)
---
for x in tensor([1, 2]): print(x)
for row in tensor([[1., 2.], [3., 4.]]): print(row.sum())
---
for x in np.array([1, 2]): print(x)
---
for x in tensor(3): pass
---
for i in range(2): i
for i in range(2): print(i); i
---
for i in range(10):
    if i % 2: continue
    if i > 6: break
    print(i)
else:
    print('no')
---
total = 0
for row in [[1, 2], [3], []]:
    for x in row:
        total += x
total
---
counts = {}
for c in 'mississippi':
    counts[c] = counts.get(c, 0) + 1
counts
---
for i in range(0): pass
else:
    print('else')
---
for x in (y * 2 for y in range(3)): print(x)
---
for line in 'a\\nb\\nc'.splitlines(): print(line)
for word in 'one two'.split(): print(word.title())
---
def f():
    for i in range(5):
        for j in range(5):
            if i * j == 6:
                return i, j
f()
---
for f in [abs, len, str]:
    print(f([1]) if f is len else f(-1))
---
for x in iter(lambda: 5, 5): print(x)
queue = [3, 2, 1, 0]
for x in iter(queue.pop, 2): print(x)
---
for i in range(3): pass
print(i); print(i); i; i + 1
---
for _ in range(2): print(_)
for _, x in enumerate('a'): print(_, x)
---
if 0: print(1)
elif []: print(2)
elif 'x': print(3)
else: print(4)
---
x = 5
if x > 3:
    if x > 4:
        x
        print('deep')
    else:
        print('no')
x if x < 3 else -x
"""),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_loops_mean_what_python_means(subject, assert_all_agree):
    assert_all_agree(SUBJECTS[subject])
