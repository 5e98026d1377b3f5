"""The methods of lists, dicts, sets, texts and of what `collections` has do what Python's do."""

# ruff: noqa: E501 - each program is one line

import pytest

VALUES = [
    "a = [1]\na.append(2)\na.extend('ab')\na.insert(0, 'x')\nprint(a, a.index(2), a.count(1), a.pop(), a.pop(0), a)",
    "a = [3, 1, 2]\na.sort()\nprint(a)\na.sort(key=lambda x: -x)\nprint(a)\na.reverse()\nprint(a)\na.sort(reverse=True)\nprint(a, a.sort())",
    "a = [1, 2]\na.extend(a)\nb = a.copy()\na.remove(2)\na += (5,)\nb.clear()\nprint(a, b)",
    "a = [1, 2, 1]\nprint(a.index(1, 1), (1, 2, 1).count(1), (1, 2).index(2))",
    "d = {'a': 1}\nd.update(b=2)\nd.update({'c': 3}, d=4)\nd.update([('e', 5)])\nprint(d, d.get('x'), d.get('a', 0), d.get('x', 0))",
    "d = {'a': 1}\nprint(d.setdefault('a', 5), d.setdefault('b', []), d.pop('a'), d.pop('z', None), d.popitem(), d)",
    "d = dict.fromkeys('ab', 0)\nprint(d, list(d.keys()), list(d.values()), list(d.items()), d.copy(), 'a' in d.keys())",
    "print(sorted({'a': 1}.keys() | {'b'}), {'a': 1}.keys() & {'a'}, {'a': 1}.keys().isdisjoint(['b']))",
    "s = {1}\ns.add(2)\ns.update([3], (4,))\ns.discard(9)\ns.remove(1)\nprint(s, s.pop() in (2, 3, 4), s.union([7]) - s)",
    "s = {1, 2, 3}\nprint(s.intersection([1]), s.difference([1]), s.symmetric_difference([3, 4]), s.issubset(range(9)))",
    "s = {1, 2, 3}\ns.intersection_update([1, 2])\ns.difference_update([1])\ns.symmetric_difference_update([5])\nprint(s, s.isdisjoint([9]), s.issuperset([2]), s.copy())",
    "print(frozenset([1, 2]).union([3]), frozenset([1]).issubset([1, 2]), frozenset([1]).copy())",
    "print('a,b'.split(','), ' a b '.split(), 'abc'.upper(), 'ABC'.lower(), ' a '.strip(), 'a-b'.replace('-', '+'), 'x'.join('abc'))",
    "print('abc'.startswith('a'), 'abc'.endswith(('c', 'd')), 'abc'.find('c'), 'abcabc'.rfind('c'), 'aaa'.count('a'), 'abc'.index('b'))",
    "print('a'.ljust(3, '.'), 'a'.rjust(3), 'a'.center(5, '*'), '7'.zfill(3), '-7'.zfill(4), 'a\\tb'.expandtabs(4))",
    "print('hello world'.title(), 'hello'.capitalize(), 'Ab'.swapcase(), 'ß'.casefold(), 'a.b.c'.partition('.'), 'a.b.c'.rpartition('.'))",
    "print('a\\nb'.splitlines(), 'abc'.removeprefix('a'), 'abc'.removesuffix('c'), 'a b c'.rsplit(' ', 1), 'aXbX'.replace('X', '', 1))",
    "print('12'.isdigit(), 'a'.isalpha(), 'a1'.isalnum(), ' '.isspace(), 'A'.isupper(), 'a'.islower(), 'A b'.istitle(), 'x'.isidentifier())",
    "print('abc'.translate(str.maketrans('ab', 'xy')), 'abc'.translate({97: 'long', 98: None}), str.maketrans('a', 'b'))",
    "print('{} {x}'.format(1, x=2), '{:>5}|{:.2f}'.format('a', 3.14159), ', '.join(str(i) for i in range(3)))",
    "print((5).bit_length(), (2.5).is_integer(), (0.5).as_integer_ratio(), (3 + 4j).conjugate(), (3 + 4j).real, (5).numerator, float.fromhex('0x1p1'))",
    "print(list(map(str.upper, 'ab')), sorted(['b', 'A'], key=str.lower), list(map(str.strip, [' a '])))",
    "f = [].append\nf(1)\nprint(callable(f))",
    "class Stack(list):\n    def push(self, x):\n        self.append(x)\ns = Stack()\ns.push(1)\ns.extend([2])\nprint(s, len(s), s.pop())",
    "class D(dict):\n    def __missing__(self, key):\n        return key\nd = D(a=1)\nd.update(b=2)\nprint(d['x'], d, d.get('q'))",
    "def g():\n    x = yield 1\n    print('got', x)\n    yield 2\ni = g()\nprint(next(i), i.send(5))\ni.close()",
    "def g():\n    try:\n        yield 1\n    except ValueError as e:\n        yield e.args\ni = g()\nnext(i)\nprint(i.throw(ValueError('a')))",
    "try:\n    raise ValueError('a', 1)\nexcept ValueError as e:\n    print(e.args, e, repr(e))",
    "try:\n    {}['a']\nexcept KeyError as e:\n    print(e, e.args[0], repr(e))",
    "class P:\n    def __init__(self):\n        self._x = 1\n    @property\n    def x(self):\n        return self._x\n    @x.setter\n    def x(self, value):\n        self._x = value\np = P()\np.x = 5\nprint(p.x)",
    "from collections import deque\nd = deque([1, 2], maxlen=3)\nd.append(3)\nd.appendleft(0)\nd.extend([7])\nprint(d, d.popleft(), d.maxlen, d[0], len(d))\nd.rotate(1)\nd += [9]\nprint(d, d.index(9), d.count(1))",
    "from collections import Counter\nc = Counter('banana')\nprint(c, c.most_common(2), c['z'], sorted(c.elements()), c.total())\nc.update('bb')\nc.subtract({'a': 1})\nprint(c, c + Counter('x'), c - Counter('b'), sum(c.values()))",
    "from collections import Counter\nprint(Counter(a=1, b=2), Counter({'x': 3}), Counter(), Counter([1, 1]) == Counter({1: 2}))",
    "from collections import defaultdict\nd = defaultdict(list)\nd['a'].append(1)\nd['b']\nprint(d, dict(d), d.default_factory)\ne = defaultdict(int)\nfor x in 'aab':\n    e[x] += 1\nprint(e, defaultdict(lambda: 5)['q'])",
    "from collections import OrderedDict\nd = OrderedDict([('b', 1), ('a', 2)])\nd.move_to_end('b')\nprint(d, list(d), d.popitem(), d == {'a': 2})",
    "from collections import namedtuple\nP = namedtuple('P', 'x y')\np = P(1, y=2)\nprint(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, P._make([3, 4]))\nx, y = p\nprint(x, y, p == (1, 2), isinstance(p, tuple))",
    "from collections import namedtuple\nP = namedtuple('P', ['x', 'y'], defaults=[0])\nprint(P(1), P._field_defaults)\nclass Q(P):\n    def s(self):\n        return self.x + self.y\nprint(Q(1, 2).s(), Q(1, 2))",
]
FAILING = [
    "[].pop()",
    "[1].remove(2)",
    "[1].index('a')",
    "[1].append()",
    "[1].append(1, 2)",
    "[1].extend(3)",
    "[1, 'a'].sort()",
    "[1].nothing",
    "{}.pop('a')",
    "{1: 2}.update(3)",
    "{1: 2}.get([])",
    "{1}.add([])",
    "{1}.remove(2)",
    "{1}.union(3)",
    "'a'.join([1])",
    "'a'.join(3)",
    "'a'.split('')",
    "'a'.index('b')",
    "'a'.ljust('b')",
    "'a'.center(3, 'ab')",
    "'a'.replace('b')",
    "'a'.upper(1)",
    "(1, 2).index(5)",
    "(1, 2).append(3)",
    "from collections import namedtuple\nnamedtuple('P', 'x x')",
    "from collections import namedtuple\nnamedtuple('P', 'class')",
    "from collections import namedtuple\nnamedtuple('P', '_x')",
    "from collections import namedtuple\nP = namedtuple('P', 'x y')\nP(1)",
    "from collections import namedtuple\nP = namedtuple('P', 'x y')\nP(1, 2).x = 3",
    "from collections import defaultdict\ndefaultdict(3)",
    "from collections import deque\ndeque().pop()",
    "from collections import deque\ndeque(3)",
]


@pytest.mark.parametrize("program", VALUES)
def test_a_method_gives_what_python_gives(program, assert_agrees):
    assert not assert_agrees(program).error


@pytest.mark.parametrize("program", FAILING)
def test_a_method_fails_in_pythons_words(program, assert_agrees):
    assert assert_agrees(program).error
