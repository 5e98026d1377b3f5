"""The modules of the standard library give what Python's give."""

# ruff: noqa: E501 - each program is one line

import re

import pytest

from components.interpreter import run

VALUES = [
    "import math\nprint(math.sqrt(2), math.pi, math.floor(2.7), math.ceil(2.1), math.gcd(12, 18), math.lcm(4, 6), math.factorial(20))",
    "import math\nprint(math.comb(5, 2), math.perm(5, 2), math.perm(3), math.prod([1, 2, 3]), math.prod([1.5, 2], start=2), math.fsum([0.1] * 10))",
    "import math\nprint(math.dist([0, 0], [3, 4]), math.hypot(3, 4), math.isclose(0.1 + 0.2, 0.3), math.log(8, 2), math.exp(1), math.inf, math.isnan(math.nan))",
    "from math import *\nprint(sin(0), cos(pi), tau, e)",
    "import statistics\nprint(statistics.mean([1, 2, 4]), statistics.median([3, 1, 2]), statistics.stdev([1, 2, 4]), statistics.pvariance([1, 2, 4]), statistics.mode('aab'), statistics.quantiles([1, 2, 3, 4]))",
    "import statistics\nprint(statistics.linear_regression([1, 2, 3], [2, 4, 6]), statistics.correlation([1, 2, 3], [1, 2, 4]), statistics.fmean(range(5)))",
    "import itertools\nprint(list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.chain([1], 'ab')), list(itertools.accumulate([1, 2, 3])), list(itertools.accumulate([1, 2, 3], lambda a, b: a * b, initial=2)))",
    "from itertools import *\nprint(list(combinations('abc', 2)), list(permutations([1, 2])), list(product([1, 2], 'ab')), list(product([0, 1], repeat=2)), list(combinations_with_replacement('ab', 2)))",
    "from itertools import *\nprint(list(zip_longest([1], 'ab', fillvalue=0)), list(takewhile(lambda x: x < 3, count())), list(dropwhile(lambda x: x < 3, range(5))), list(pairwise([1, 2, 3])), list(starmap(pow, [(2, 3)])))",
    "from itertools import *\nprint([(k, list(g)) for k, g in groupby('aabbb')], list(islice(cycle('ab'), 5)), list(repeat(1, 3)), list(compress('abc', [1, 0, 1])), list(filterfalse(None, [0, 1])), list(chain.from_iterable(['ab', 'c'])))",
    "from itertools import tee, groupby\na, b = tee([1, 2])\nprint(list(a), list(b), [(k, len(list(g))) for k, g in groupby([1, 3, 2], key=lambda x: x % 2)])",
    "from functools import reduce, partial\nprint(reduce(lambda a, b: a * b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 0), partial(pow, 2)(5), partial(int, base=2)('11'))",
    "from functools import lru_cache, cache\n@lru_cache(maxsize=None)\ndef fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint(fib(80), fib.cache_info())\nfib.cache_clear()\nprint(fib.cache_info().hits, fib.__name__)",
    "from functools import cache, lru_cache\n@cache\ndef f(x):\n    print('once')\n    return x\nprint(f(1), f(1))\n@lru_cache\ndef g(x):\n    return x\nprint(g(2), g(2), g.cache_info())",
    "from functools import wraps\ndef twice(f):\n    @wraps(f)\n    def inner(*a, **k):\n        return f(*a, **k) * 2\n    return inner\n@twice\ndef g(x):\n    'doc'\n    return x\nprint(g(3), g.__name__, g.__doc__)",
    "from functools import total_ordering\n@total_ordering\nclass A:\n    def __init__(self, x):\n        self.x = x\n    def __eq__(self, o):\n        return self.x == o.x\n    def __lt__(self, o):\n        return self.x < o.x\nprint(A(1) <= A(2), A(1) > A(2), A(1) >= A(1))",
    "from functools import cmp_to_key, cached_property\nprint(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))\nclass A:\n    @cached_property\n    def x(self):\n        print('once')\n        return 5\na = A()\nprint(a.x, a.x)",
    "import operator\nprint(operator.add(1, 2), operator.mul(2, 3), operator.itemgetter(1)([1, 2]), operator.itemgetter(0, 2)('abc'), operator.attrgetter('real')(3), operator.methodcaller('upper')('a'))",
    "from operator import itemgetter, attrgetter\nprint(sorted([('a', 2), ('b', 1)], key=itemgetter(1)))\nclass A:\n    def __init__(self, n):\n        self.n = n\nprint([a.n for a in sorted([A(2), A(1)], key=attrgetter('n'))])",
    "import operator\nprint(operator.itemgetter(1), operator.itemgetter('a', [2]), operator.attrgetter('a.b'), operator.methodcaller('f', 1, a=2))",
    "import functools\nprint(functools.partial(abs), functools.partial(max, 1, key=abs))\n@functools.lru_cache\ndef f(n):\n    'doc'\n    return n\nf.x = 5\nprint(type(f), f.x, f.__name__, f.__doc__, f(1), f.cache_info(), f.cache_parameters())",
    "import functools\nclass A:\n    @functools.lru_cache(maxsize=None)\n    def g(self, x):\n        return x * 2\na = A()\nprint(a.g(4), a.g(4), A.g(a, 5), A.g.cache_info(), a.g.__name__, type(A.g))",
    "import numpy as np\narrays = [np.zeros(2000)] * 200\nprint(sum(map(len, arrays)), len(list(filter(len, arrays))), any(a.any() for a in arrays), next(iter(arrays)).shape)",
    "from datetime import datetime, timedelta, date\nd = datetime(2024, 2, 28, 12, 30)\nprint(repr(d), d, d + timedelta(days=2), d.strftime('%Y-%m-%d'), f'{d:%d.%m.%Y}', '{:%H:%M}'.format(d), d.year, d.date(), d.weekday(), d.isoformat())",
    "from datetime import *\nd = datetime(2024, 2, 28)\nprint((datetime(2024, 3, 1) - d).total_seconds(), datetime.strptime('2020-01-02', '%Y-%m-%d'), date.today() > date(2020, 1, 1), datetime.now() > d, timedelta(hours=1) * 3 / 2, sorted([d, d - timedelta(1)]))",
    "import copy\nimport datetime as dt\nd = dt.datetime.fromtimestamp(0, dt.timezone.utc)\nprint(d, d.tzinfo, dt.datetime.max, dt.timedelta.min, copy.deepcopy([d]), {d: 1}[d], d.replace(year=2000), dt.date.fromisoformat('2020-01-05'), dt.datetime.combine(dt.date.min, dt.time(1, 2)))",
    "import functools, operator\nprint(functools.reduce(operator.mul, range(1, 6)), operator.contains([1], 1), operator.countOf([1, 1], 1), operator.not_(0), operator.neg(3))",
    "import copy\na = [1, [2, 3]]\nb = copy.copy(a)\nc = copy.deepcopy(a)\na[1].append(4)\nprint(a, b, c)",
    "import copy\nclass A:\n    def __init__(self):\n        self.x = [1]\n        self.me = self\na = A()\nb = copy.deepcopy(a)\nb.x.append(2)\nprint(a.x, b.x, b.me is b, copy.copy(a).x is a.x)",
    "import copy\na = []\na.append(a)\nb = copy.deepcopy(a)\nprint(b[0] is b, copy.deepcopy({'a': {1, 2}, 'b': (1, [2])}))",
    "import copy, torch\nt = torch.tensor([1.0, 2.0])\nd = {'w': t, 'v': t}\ne = copy.deepcopy(d)\nt.add_(1)\nprint(e, e['w'] is e['v'], copy.copy(t))",
    "import copy\nclass L(list):\n    pass\na = L([1, [2]])\na.n = 5\nb = copy.deepcopy(a)\nb[1].append(3)\nprint(a, b, b.n, type(b).__name__, copy.copy(a))",
    "import string\nprint(string.ascii_lowercase, string.digits, string.capwords('a bc'), string.Template('$a ${b} $$').substitute(a=1, b=[2]), string.Template('$a $b').safe_substitute({'a': 1}))",
    "import time\nt = time.time()\ntime.sleep(0)\nprint(time.time() >= t, time.perf_counter() > 0, type(time.monotonic()), type(time.strftime('%Y')))",
    "import random\nrandom.seed(0)\nprint(random.random(), random.randint(1, 6), random.choice('abc'), random.choices([1, 2, 3], k=4), random.sample(range(10), 3), random.uniform(1, 2), random.gauss(0, 1))",
    "import random\nrandom.seed(42)\na = [1, 2, 3, 4]\nrandom.shuffle(a)\nprint(a, random.randrange(10), random.choices('ab', weights=[1, 3], k=5), random.getrandbits(8), random.betavariate(1, 2))",
    "import random\nr = random.Random(7)\nprint(r.random(), r.randint(1, 9), r.choice([1, 2]))\ns = random.Random(7)\nprint(s.random())",
    "import sys\nprint(sys.maxsize, sys.float_info.epsilon, sys.version_info >= (3, 8), sys.version_info.major, sys.byteorder, sys.getsizeof(1))",
    "from typing import List, Dict, Optional, Union, Callable, Any, Tuple, TypeVar, NamedTuple\nT = TypeVar('T')\ndef f(x: List[int], y: Optional[str] = None) -> Dict[str, Any]:\n    return {'x': x}\nprint(f([1]))\nVector = List[float]\nPair = Tuple[int, 'str']\nprint(isinstance([], List), Any)",
    "from abc import ABC, abstractmethod\nclass S(ABC):\n    @abstractmethod\n    def area(self):\n        pass\nclass Q(S):\n    def __init__(self, a):\n        self.a = a\n    def area(self):\n        return self.a ** 2\nprint(Q(3).area(), isinstance(Q(1), S))",
    "from collections.abc import Iterable, Sequence, Mapping, Callable\nprint(isinstance([], Iterable), isinstance('a', Sequence), isinstance({}, Mapping), isinstance(len, Callable), isinstance(3, Iterable))",
    "import numbers\nprint(isinstance(1, numbers.Number), isinstance(1.5, numbers.Integral))",
    "import warnings\nwarnings.filterwarnings('ignore')\nwarnings.simplefilter('ignore')",
    "from typing import cast, NewType, Generic, TypeVar\nT = TypeVar('T')\nclass Box(Generic[T]):\n    def __init__(self, x: T):\n        self.x = x\nprint(Box(3).x, cast(int, 'a'), NewType('Id', int)(5))",
]
FAILING = [
    "import math\nmath.sqrt(-1)",
    "import math\nmath.factorial(-1)",
    "import math\nmath.factorial(1.5)",
    "import math\nmath.comb(2, -1)",
    "import math\nmath.sin('a')",
    "import math\nmath.nothing",
    "import statistics\nstatistics.mean([])",
    "from functools import reduce\nreduce(lambda a, b: a, [])",
    "from functools import reduce\nreduce(lambda a, b: a, 3)",
    "from functools import partial\npartial(3)",
    "import itertools\nlist(itertools.combinations([1]))",
    "import random\nrandom.choice([])",
    "import random\nrandom.sample([1], 2)",
    "import random\nrandom.randint(2, 1)",
    "import string\nstring.Template('$a').substitute()",
    "import time\ntime.sleep(-1)",
    "import time\ntime.sleep('a')",
    "import operator\noperator.itemgetter()",
    "import functools\nfunctools.wraps(print)()",
    "import operator\noperator.add(1, 'a')",
    "from abc import ABC, abstractmethod\nclass S(ABC):\n    @abstractmethod\n    def area(self):\n        pass\nS()",
]


@pytest.mark.parametrize("program", VALUES)
def test_a_module_gives_what_python_gives(program, assert_agrees):
    assert not assert_agrees(program).error


@pytest.mark.parametrize("program", FAILING)
def test_a_module_fails_in_pythons_words(program, assert_agrees):
    assert assert_agrees(program).error


def test_a_class_from_named_tuple_has_its_fields(assert_agrees):
    program = "from typing import NamedTuple\nclass P(NamedTuple):\n    x: int\n    y: int = 2\nprint(P(1))"
    assert not assert_agrees(program).error


@pytest.mark.parametrize("made", ["operator.methodcaller('x')", "functools.cmp_to_key(len)", "[1].__getitem__"])
def test_a_function_of_the_library_is_called_by_its_own_name(made):
    words = run(f"import functools, operator\n{made}(1, 2, 3)").error.message
    assert re.match(r"TypeError: (methodcaller|cmp_to_key|__getitem__)\(\)", words)
