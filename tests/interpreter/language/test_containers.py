"""Lists, dicts, sets, tuples and texts: slices, methods, and what is written for them."""

import pytest

from tests.interpreter.language.agreement import programs

SUBJECTS = {
    "slices": programs("""
x = [0, 1, 2, 3, 4]
x[1:3], x[:2], x[3:], x[:], x[::2], x[::-1], x[-2:], x[:-2], x[10:], x[-10:2], x[4:1], x[4:1:-1], x[1:4:2]
---
s = 'Python'
s[0], s[-1], s[1:4], s[::-1], s[:2] + s[2:], s[42:], s[4:42], s[::3]
---
t = 1, 2, 3
t[1:], t[::-1], t[:0], t[-1:]
---
r = range(10)
r[2:5], r[::3], r[-1], list(r[::-2]), r[5], len(r[3:])
---
x = [1, 2, 3]
x[1] = 'b'
x
x[3] = 4
---
x = [1, 2, 3, 4]
x[1:3] = [9]
x
x[1:1] = [5, 6, 7]
x
x[::2] = 'abc'
x
---
x = [1, 2, 3, 4]
x[::2] = [0]
---
x = [1, 2]
x[0:1] = 5
---
x = [1, 2]
x[5:] = [3]
x[-1:] = []
x
---
x = [1, 2]
y = x[:]
y.append(3)
x, y
---
[1, 2]['a']
---
[1, 2][1.0]
---
'abc'[5]
---
(1, 2)[2]
---
[][0]
---
'abc'['a':]
---
x = [1, 2, 3]
x[::0]
---
{'a': 1}[0:1]
---
5[0]
---
None[0]
---
x = [[0] * 3] * 2
x[0][0] = 1
x
y = [[0] * 3 for _ in range(2)]
y[0][0] = 1
y
---
x = [1, [2, [3, 4]]]
x[1][1][0], x[-1][-1][-1]
x[1][1][0] = 'deep'
x
---
s = slice(1, 3)
[0, 1, 2, 3][s], s, slice(None, 2), s.start, s.stop, s.step
---
x = list(range(10))
del x[2:5], x[-1]
x
x[True], x[np.int64(1)]
"""),
    "lists": programs("""
x = [3, 1, 2]
x.append(4); x.extend([5, 6]); x.insert(0, 9); x
x.remove(1), x.pop(), x.pop(0), x
x.index(2), x.count(3), x.copy(), x.reverse(), x
x.sort(), x, x.sort(reverse=True), x, x.clear(), x
---
x = ['bb', 'a', 'ccc']
x.sort(key=len)
x
x.sort(key=lambda w: (-len(w), w))
x
sorted(x), sorted(x, key=len, reverse=True)
---
x = [1, 'a']
x.sort()
---
x = [3, 2, 1]
x.sort(key=lambda v: x.append(1) or v)
---
[].pop()
---
[1].pop(5)
---
[1].remove(2)
---
[1].index(2)
---
[1, 2, 1].index(1, 1)
---
[1].append()
---
[1].append(1, 2)
---
[1].foo
---
[1].foo()
---
x = []
x.extend('abc')
x.extend({'k': 1})
x.extend(i for i in range(2))
x += 'z',
x
x.extend(5)
---
[1] + [2], [1, 2] * 2, 2 * [0], [1] * 0, [1] * -1
[1] + (2,)
---
[1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [1] != [1.0], 1 in [1, 2], [] == ()
---
[1, 'a', None, 2.5, True, [1], (1,), {'k': [1]}, {1}, range(3), print, len]
---
x = [1]
x.append(x)
x
---
d = {}
d['d'] = d
d, print(d)
---
a = [1, 2]
b = a
b.append(3)
a, a is b, a == b, a == a[:], a is a[:]
---
list(), list('ab'), list((1, 2)), list({'a': 1}), list(range(3)), list(zip('ab', [1, 2]))
---
len([1, 2]), sum([1, 2]), sum([1, 2], 10), sum([[1], [2]], []), min([2, 1]), max([1, 2], key=lambda v: -v), max(1, 2, 3)
any([]), all([]), any([0, 1]), all([1, 0]), list(reversed([1, 2])), list(enumerate('ab', start=1))
---
max([], default='none'), min('b', 'a'), max('abc'), max([1, 2], [1, 3]), sum(x for x in [0.1] * 3)
---
stack = [3, 4, 5]
stack.append(6)
stack.pop()
stack
---
from collections import deque
q = deque(['a', 'b'])
q.append('c')
q.appendleft('z')
q.popleft(), q.pop(), q, len(q), list(q), q[0]
deque(range(5), maxlen=2)
---
x = [5, 3]
x.sort
---
import copy
x = [[1], 2]
y = copy.copy(x)
z = copy.deepcopy(x)
x[0].append(9)
x, y, z
---
rows = [('b', 2), ('a', 2), ('c', 1)]
sorted(rows, key=lambda r: r[1])
sorted(rows, key=lambda r: (r[1], r[0]))
from operator import itemgetter, attrgetter
sorted(rows, key=itemgetter(1), reverse=True), max(rows, key=itemgetter(0))
"""),
    "dicts": programs("""
d = {'a': 1, 'b': 2}
d['a'], d.get('z'), d.get('z', 0), 'a' in d, 1 in d, len(d)
d['c'] = 3
d
list(d), d.keys(), d.values(), d.items()
d.pop('a'), d.pop('zz', None), d.popitem(), d
d.setdefault('k', []).append(1), d
d.update({'b': 5}, z=9), d
d.copy(), d.clear(), d
---
{}['x']
---
{'a': 1}['b']
---
{1: 2}[3]
---
{(1, 2): 3}[(1, 3)]
---
{'a': 1}.pop('b')
---
{}.popitem()
---
{[]: 1}
---
{{}: 1}
---
d = {}
d[[1]] = 2
---
{'a': 1, 'a': 2}, {1: 'a', True: 'b', 1.0: 'c'}, {None: 1, (1,): 2}
---
dict(a=1, b=2), dict([('a', 1)]), dict({'x': 1}, y=2), dict(zip('ab', [1, 2])), dict(), dict.fromkeys('ab', 0)
dict.fromkeys([1])
---
{'a': 1} | {'b': 2}, {'a': 1} == {'a': 1.0}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1}
{'a': 1} < {'b': 1}
---
{'a': 1} + {'b': 2}
---
d = {'x': {'y': {'z': 1}}}
d['x']['y']['z']
d['x']['y']['z'] += 1
d
d['x']['w']['z']
---
d = {'b': 1, 'a': 2}
sorted(d), sorted(d.items()), sorted(d, key=d.get), max(d, key=d.get), min(d.values()), sum(d.values())
list(reversed(d)), dict(sorted(d.items(), key=lambda item: item[1], reverse=True))
---
d = {'a': 1}
k = d.keys()
d['b'] = 2
k, list(k), 'b' in k, k & {'a'}, k | {'c'} == {'a', 'b', 'c'}, len(d.items()), ('a', 1) in d.items()
---
from collections import defaultdict, Counter, OrderedDict, namedtuple
d = defaultdict(list)
d['a'].append(1)
d['b']
d
dict(d), d['a'], 'zz' in d
---
from collections import Counter
c = Counter('mississippi')
c.most_common(2), c['s'], c['zz'], sum(c.values())
c
c.update('sss')
c['s'], Counter('ab') + Counter('b'), sorted(c.elements())[:3]
---
from collections import defaultdict
d = defaultdict(lambda: 'missing')
d[5], len(d)
n = defaultdict(int)
for c in 'hello': n[c] += 1
n
---
from collections import namedtuple
Point = namedtuple('Point', ['x', 'y'])
p = Point(1, y=2)
p, p.x, p[1], p._replace(x=5), p == (1, 2), p._asdict(), Point._fields
x, y = p
x + y
p.x = 3
---
d = {'a': 1}
d.a
---
d = {}
d.get()
---
for k, v in sorted({'b': [2], 'a': [1]}.items()):
    print(f'{k}: {v}')
---
d = {i: {j: i * j for j in range(2)} for i in range(2)}
d, d[1][1]
---
d = {tensor(1): 'a'}
len(d), list(d.values())
---
{**{'a': 1}, **dict(b=2)}, {'a': 1}.items() == {'a': 1}.items(), {'a': 1}.keys() == {'a'}
"""),
    "sets and tuples": programs("""
s = {3, 1, 2}
s, len(s), 2 in s, sorted(s), sum(s), {1} | {2}, {1, 2} & {2, 3}, {1, 2} - {2}, {1, 2} ^ {2, 3}
---
s = {1, 2}
s.add(3), s.discard(9), s.remove(1), s
s.update([7], (8,)), s, s.union([9]), s.intersection([7]), s.difference([7]), s.symmetric_difference([7, 100])
{1} <= {1, 2}, {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint({2}), {1, 2} > {1}
---
{1}.remove(2)
---
set().pop()
---
set(), {1} - {1}, frozenset([1]), frozenset(), {frozenset([1])}, {(1, 2)}
---
{[1]}
---
{1}[0]
---
{1} + {2}
---
s = {1}
s |= {2}; s &= {2, 3}; s ^= {5}; s -= {2}
s
---
frozenset([1]).add(2)
---
set('aab') == {'a', 'b'}, {1, 1.0, True}, {1, 2} == {2, 1}, set([1]) == frozenset([1])
---
t = (1, 'a', [2])
t, t[0], len(t), t + (3,), t * 2, 1 in t, t.index('a'), t.count(1), t == (1, 'a', [2]), (1,) < (1, 2), (), (1,), ((),)
t[2].append(3)
t
---
(1).foo
---
(1, 2).append(3)
---
tuple('ab'), tuple([1]), tuple(), hash((1, 2)) == hash((1, 2)), hash('a') == hash('a'), hash(1), hash(1.0)
hash(2.5) == hash(2.5)
---
hash([])
---
hash({})
---
hash((1, []))
---
a = {1, 2, 3}
b = a.copy()
b.clear()
a, b, bool(b)
---
dna = ['A', 'C', 'A']
unique = sorted(set(dna), key=dna.index)
unique
---
x = frozenset([1, 2])
{x: 'set as key'}[frozenset([2, 1])]
---
min({3, 1}), max((1, 5)), sorted({'b', 'a'}), list(enumerate((7, 8))), sum((1, 2)), any({0}), tuple(sorted({2, 1}))
"""),
    "texts": programs("""
s = 'Hello, World'
s.upper(), s.lower(), s.title(), s.swapcase(), s.capitalize(), s.casefold(), len(s), s.count('l'), s.find('o')
s.rfind('o'), s.find('z')
s.replace('l', 'L'), s.replace('l', '', 1), s.split(', '), s.split('l'), s.startswith('He'), s.endswith(('x', 'd'))
s.index('W')
---
'  a b  '.strip(), 'xxaxx'.strip('x'), ' a '.lstrip(), ' a '.rstrip(), ' a  b\\tc\\n'.split(), 'a,b,,c'.split(',')
'a b c'.split(' ', 1), 'a b c'.rsplit(' ', 1), 'a\\nb'.splitlines()
---
'-'.join('abc'), ', '.join(['a', 'b']), ''.join([]), ' '.join(str(i) for i in range(3))
---
'ab'.center(6, '*'), 'ab'.ljust(5) + '|', 'ab'.rjust(5, '0'), '7'.zfill(3), '-7'.zfill(4), 'a\\tb'.expandtabs(4)
---
'abc'.isalpha(), '12'.isdigit(), 'a1'.isalnum(), ' '.isspace(), 'A'.isupper(), 'a'.islower(), 'Ab C'.istitle()
'x1'.isidentifier(), '1'.isnumeric(), '1'.isdecimal()
---
'a=b=c'.partition('='), 'a=b=c'.rpartition('='), 'abc'.partition('x'), 'prefix-x'.removeprefix('prefix-')
'x.py'.removesuffix('.py')
---
'ß'.upper(), 'straße'.title(), 'É'.lower(), 'é' == '\u00e9'
---
'a' + 'b', 'ab' * 2, 3 * '-', 'a' < 'b', 'Z' < 'a', 'ab' in 'cab', 'a' == 'a', '' in 'a', 'x' not in 'abc'
---
'a' + 1
---
'a' - 'b'
---
'a' * 'b'
---
'a' < 1
---
'abc'.index('z')
---
'abc'.foo()
---
'abc'.split('')
---
', '.join([1, 2])
---
'abc'.replace('a')
---
"it's", 'say "hi"', 'both \\' and "', 'back\\\\slash', 'new\\nline', 'tab\\t', '\\x41\\u00e9', r'raw\\n', 'null\\0'
print('new\\nline', 'tab\\tx', "it's", 'back\\\\slash', r'raw\\n')
---
'''three
lines
'''
print('''a
  b''')
---
x = 5
name = 'Ann'
f'{x}', f'{x + 1}', f'{x!r}', f'{name!r}', f'{name!s:>5}', f'{x=}', f'{x + 1 = }', f'{name=!s}', f'{{}}'
f'{x}{name}', f'', f'{"a"}'
---
x = 3.14159
f'{x:.2f}', f'{x:8.3f}', f'{x:<8.1f}|', f'{x:^9.1f}|', f'{x:+.1f}', f'{x:e}', f'{x:g}', f'{x:.0f}', f'{x:08.2f}'
f'{x:*>8.2f}', f'{0.25:.1%}', f'{x:.3}'
---
n = 1234567
f'{n:,}', f'{n:_}', f'{n:10d}|', f'{n:<10}|', f'{n:>10}', f'{255:x}', f'{255:#x}', f'{255:08b}', f'{255:o}'
f'{255:X}', f'{65:c}', f'{n:e}', f'{-5: d}', f'{5: d}', f'{5:+}', f'{1e6:,.2f}'
---
s = 'abc'
f'{s:5}|', f'{s:>5}', f'{s:^5}|', f'{s:-^7}', f'{s:.2}', f'{s!r:>7}', f'{True}', f'{True:5}', f'{None}'
f'{[1, "a"]}', f'{(1,)}'
---
w, p, x = 10, 3, 2.71828
f'{x:{w}.{p}f}', f'{x:{w}}', f'{"t":{"<"}{5}}|', f'{x:{"." + str(p)}}'
---
d = {'k': 'v'}
l = [1, 2]
f'{d["k"]} {l[0]} {l[-1]:>3} {len(l)} {max(l)} {[i * 2 for i in l]} {(lambda v: v * 2)(3)} {"yes" if l else "no"}'
---
f'{[]:5}'
---
f'{None:5}'
---
f'{5:z}'
---
f'{"a":d}'
---
f'{3.5:d}'
---
f'{missing}'
---
f'{5!x}'
---
f'{}'
---
f'{5'
---
'%d %s %r %f %.2f %5d|%-5d|%05d %x %o %e %g %c %% %+d' % (
    5, 'a', 'a', 1.5, 2.345, 3, 4, 5, 255, 8, 12345.678, 0.0001, 'x', 7)
'%s' % 5, '%s' % [1], '%s' % None, '%s and %s' % ('a', 'b'), '%(n)d %(s)s' % {'n': 1, 's': 'x'}, '%5.1f|' % 3.14159
'%*d' % (5, 3)
---
'%d' % 'a'
---
'%d %d' % 1
---
'%d' % (1, 2)
---
'%s' % ()
---
'%q' % 5
---
'{} {}'.format(1, 'a'), '{1} {0}'.format('a', 'b'), '{x} {y}'.format(x=1, y=2), '{:>5}'.format('a')
'{:.2f}'.format(3.14159), '{0!r}'.format('a'), '{{}}'.format(), '{:,}'.format(10000)
'{0[0]} {1[k]}'.format([5], {'k': 6}), '{:{}}'.format('a', 5), '{:{w}}'.format('a', w=4), '{}'.format([1, 2])
'{:<10}|{:^10}|'.format('a', 'b')
---
'{}'.format()
---
'{} {}'.format(1)
---
'{x}'.format(1)
---
'{0} {}'.format(1, 2)
---
'{'.format()
---
'{:d}'.format('a')
---
str(5), str(2.0), str(None), str([1, 'a']), str('a'), repr('a'), str(1e20), repr(0.1), str((1,)), str({'a': 1})
str(True), ascii('é')
int('42'), int(' 7 '), int('ff', 16), int('0b11', 0), int(3.9), int(-3.9), float('2.5'), float('1e3'), int(True)
bool('False'), bool('')
chr(97), ord('a'), bin(5), hex(255), oct(8), format(3.14159, '.2f'), format(5, '05d'), format('a', '>3')
---
for i in range(1, 4):
    print(repr(i).rjust(2), repr(i * i).rjust(3), end=' ')
    print(repr(i ** 3).rjust(4))
print(1, 2, 3, sep=', ', end='.\\n'); print(); print('a', end=''); print('b')
print([1, 'a'], (1,), {'a': 'b'}, None, True, 1.0, 'x')
---
list('abc'), sorted('cab'), ''.join(reversed('abc')), 'abc'[::-1], max('abc'), set('a'), dict(enumerate('ab'))
tuple('ab'), [*'ab'], list(zip('ab', 'cd'))
---
words = 'the quick brown fox'.split()
' '.join(w.capitalize() for w in words), max(words, key=len), [len(w) for w in words], {w[0]: w for w in words}
---
round(2.5), round(3.5), round(2.675, 2), round(1234, -2), round(-0.5), round(1.5), abs(-3), divmod(7, 3)
divmod(-7, 3), pow(2, 10), pow(2, 10, 1000), pow(2, -1)
"""),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_containers_mean_what_python_means(subject, assert_all_agree):
    assert_all_agree(SUBJECTS[subject])
