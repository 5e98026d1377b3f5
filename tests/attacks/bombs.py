"""Values that are small in memory and endless to walk: lists and tuples in which another stands twice, sixty times."""

import re

from .apart import each

LISTS = "a, b = [0, 0], [0, 0]\nfor i in range(60): a, b = [a, a], [b, b]\n"
TUPLES = "a, b = (0, 0), (0, 0)\nfor i in range(60): a, b = (a, a), (b, b)\n"
TYPES = "a = (int, str)\nfor i in range(60): a = (a, a)\n"
IMPORTS = "import collections, functools, itertools, operator, copy, statistics, dataclasses\n"
HOLDERS = """
    ValueError(a) KeyError(a) Exception(1,a) StopIteration(a) OSError(a,a) slice(a,a) {1:a}.values() {1:a}.items()
    collections.deque([a]) collections.Counter({1:a}) collections.OrderedDict({1:a}) collections.ChainMap({1:a})
    collections.defaultdict(list,{1:a}) collections.namedtuple('N','x')(a) functools.partial(print,a)
    itertools.repeat(a) operator.itemgetter(a) dataclasses.make_dataclass('D',['x'])(a) {'x':{'y':a}} [[[a]]]
    ExceptionGroup('x',[ValueError(a)]) L([a]) D({1:a}) C(a) iter([a]) map(print,a) SystemExit(a) range(3)[a]
"""
OWN = """\
class L(list): pass
class D(dict): pass
@dataclasses.dataclass
class C:
    x: object
    def __hash__(self): return hash(self.x)
"""
WRITING = [
    *(
        "WORD",
        "print(WORD)",
        "str(WORD)",
        "repr(WORD)",
        "f'{WORD}'",
        "f'{WORD!r:>9}'",
        "'%s' % (WORD,)",
        "'{}'.format(WORD)",
    ),
    *(
        "raise ValueError(WORD)",
        "assert 0, WORD",
        "'a'.join(map(str, [WORD]))",
        "format(WORD)",
        "ascii(WORD)",
        "[WORD]",
    ),
]
COMPARING = """
    a == b|a != b|a < b|a in [b]|[a].index(b)|[a].count(b)|[a].remove(b)|sorted([a, b])|[a, b].sort()|max(a, b)
    min([a, b])|{1: a} == {1: b}|(a,) == (b,)|operator.eq(a, b)|operator.contains([a], b)|operator.indexOf([a], b)
    operator.countOf([a], b)|list(map(operator.eq, [a], [b]))|list(itertools.groupby([a, b]))
    collections.deque([a]).index(b)|collections.deque([a]).count(b)|collections.deque([a]) == collections.deque([b])
    list(iter(lambda: a, b))|slice(a) == slice(b)|slice(a) < slice(b)|N(a) == N(b)|C(a) == C(b)|L([a]) == L([b])
    max([1, 2], key=lambda x: [a, b][x - 1])|sorted([1, 2], key=lambda x: [a, b][x - 1])
    functools.reduce(operator.lt, [a, b])|a.__eq__(b)|list.__eq__(a, b)|copy.deepcopy(a) == a
    [a] == [copy.deepcopy(a)]|collections.Counter({1: a}) == collections.Counter({1: b})
    {1: a}.items() == {1: b}.items()|(1, a) in {1: b}.items()|a in {1: b}.values()|a not in (b,)|[a] < [b]|a >= b
    collections.OrderedDict({1: a}) == collections.OrderedDict({1: b})|collections.ChainMap({1: a}) == {1: b}
    statistics.mode([a, b])|statistics.median([a, b])|next(x for x in [a] if x == b)|any(x == b for x in [a])
    collections.deque([a]).remove(b)|a in collections.deque([b])|functools.partial(operator.eq, a)(b)
    all(map(a.__lt__, [b]))
"""
MATCHED = "class M: x = b\nmatch a:\n    case M.x: 1"
HASHING = """
    hash(a)|{a}|{a: 1}|set([a])|frozenset([a])|dict.fromkeys([a])|{}.get(a)|a in {1}|a in {1: 2}
    collections.Counter([a])|{1}.add(a)|{1}.discard(a)|{1: 2}.setdefault(a)|{1: 2}.pop(a, 1)
    functools.lru_cache(print)(a)|hash(C(a))|hash(N(a))|{1: 2}[a]|collections.defaultdict(list)[a]|dict([(a, 1)])
    {x for x in [a]}|{x: 1 for x in [a]}|hash((1, a))|{C(a): 1}|statistics.mode([a])|{1}.union([a])|{1} | {a}
    dict(zip([a], [1]))|copy.copy({a})|hash(frozenset([a]))|list(map(hash, [a]))|functools.partial(hash, a)()
    a.__hash__()|operator.setitem({}, a, 1)|operator.getitem({}, a)
"""
INSTANCES = """
    isinstance(None, a)|issubclass(float, a)|isinstance(None, (float, a))|list(map(isinstance, [None], [a]))
"""
CAUGHT = "try:\n    1 / 0\nexcept a:\n    1"
OTHER_WALKS = """
    torch.tensor(a)|np.array(a)|torch.zeros(2)[a]|torch.stack(a)|torch.zeros(a)|np.zeros(a)|copy.deepcopy(a)
    sum(a, ())|torch.ones(2) + a|np.ones(2) + a|np.mean(a)|torch.ones(2).reshape(a)|'%d' % a|tuple(a) + a
    [*a] + [*a]|str.format('{0}', a)|torch.ones(2)[[a]]|torch.cat([a])|np.stack(a)|np.concatenate(a)
    torch.where(a, 1, 2)|math.prod(a)|math.fsum(a)|list(zip(*a))
"""


def uses(text: str) -> list[str]:
    # A sign of Python's own stands between spaces.
    return [use.strip() for line in text.split("\n") for use in re.split(r"\|(?! )", line) if use.strip()]


FIRST = f"{IMPORTS}{OWN}N = collections.namedtuple('N', 'x')\n"
WRITTEN = [use for way in ("WORD", "raise ValueError(WORD)") for use in each(way, HOLDERS)]
WRITTEN += [way.replace("WORD", holder) for way in WRITING for holder in ("a", "ValueError(a)", "{1: (a,)}")]
COMPARED = [*uses(COMPARING), MATCHED]
BOMBS = {
    "values that are endless to write": [FIRST + LISTS + use for use in WRITTEN],
    "values that are endless to compare": [FIRST + LISTS + use for use in COMPARED]
    + [FIRST + TUPLES + use for use in COMPARED[::4]],
    "values that are endless to hash": [FIRST + TUPLES + use for use in uses(HASHING)],
    "values that are endless to walk": [FIRST + TYPES + use for use in (*uses(INSTANCES), CAUGHT)]
    + [FIRST + values + use for values in (LISTS, TUPLES) for use in uses(OTHER_WALKS)],
}
