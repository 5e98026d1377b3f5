"""What is endless, or would grow without end, reaches a limit; the process is asked for neither time nor memory."""

import itertools
import time
from collections import Counter, OrderedDict, defaultdict, deque

import pytest

from components.interpreter import library, limits
from tests.interpreter.library.fake import FakeRun

LONG = "x" * 1000


def nested(levels):
    """As many levels of pairs of the same: small to keep, and endless to walk through."""
    value = (1,)
    for _ in range(levels):
        value = (value, value)
    return value


def deep(levels):
    value = ()
    for _ in range(levels):
        value = (value,)
    return value


def builtin(name, *args, **kwargs):
    return lambda run: library.BUILTINS[name].call(run, *args, **kwargs)


def called(kind, *args, **kwargs):
    return lambda run: library.TYPES[kind](run, *args, **kwargs)


def method(value, name, *args, **kwargs):
    return lambda run: library.OWN_METHODS[type(value), name](run, value, *args, **kwargs)


def member(module, name, *args, **kwargs):
    return lambda run: library.MODULES[module].members[name].call(run, *args, **kwargs)


def consumed(kind, *args, **kwargs):
    """Makes an iterator and takes the next of it."""
    return lambda run: next(library.TYPES[kind](run, *args, **kwargs))


ENDLESS = {
    **{
        name: builtin(name, itertools.repeat(value))
        for name, value in {"all": 1, "any": 0, "sum": 0, "max": 0, "min": 0, "sorted": 0}.items()
    },
    "iter": lambda run: list(run.iterate(library.BUILTINS["iter"].call(run, lambda: 1, 2))),
    **{kind.__name__: called(kind, itertools.count()) for kind in (list, tuple, set, frozenset, deque, Counter)},
    "dict": called(dict, zip(itertools.count(), itertools.count(), strict=False)),
    "OrderedDict": called(OrderedDict, zip(itertools.count(), itertools.count(), strict=False)),
    "defaultdict": called(defaultdict, None, zip(itertools.count(), itertools.count(), strict=False)),
    "filter": consumed(filter, None, itertools.repeat(0)),
    "islice": consumed(itertools.islice, itertools.count(), 10**12, None),
    "compress": consumed(itertools.compress, itertools.repeat(1), itertools.repeat(0)),
    "dropwhile": consumed(itertools.dropwhile, lambda x: True, itertools.count()),
    "filterfalse": consumed(itertools.filterfalse, None, itertools.repeat(1)),
    "chain": lambda run: next(library.CLASS_METHODS[itertools.chain, "from_iterable"].call(run, itertools.repeat(()))),
    "starmap": consumed(itertools.starmap, max, [itertools.count()]),
    "product": called(itertools.product, itertools.count()),
    "product of many": called(itertools.product, [1], repeat=10**9),
    "combinations": called(itertools.combinations, itertools.count(), 2),
    "combinations of many": called(itertools.combinations, [1], 10**9),
    "permutations of many": called(itertools.permutations, [1], 10**9),
    "groupby": lambda run: [next(g := library.TYPES[itertools.groupby](run, itertools.repeat(0))), next(g)],
    "tee of many": member("itertools", "tee", [1], 10**9),
    "reduce": member("functools", "reduce", lambda a, b: b, itertools.count()),
    "fsum": member("math", "fsum", itertools.repeat(1.0)),
    "prod": member("math", "prod", itertools.repeat(1.0)),
    "dist": member("math", "dist", itertools.repeat(1.0), itertools.repeat(1.0)),
    "mean": member("statistics", "mean", itertools.repeat(1.0)),
    "choices": member("random", "choices", [1], k=10**9),
    "sample": member("random", "sample", range(10**9), 10**8),
    "countOf": member("operator", "countOf", itertools.repeat(1), 2),
    "indexOf": member("operator", "indexOf", itertools.repeat(1), 2),
    "list.extend": method([], "extend", itertools.count()),
    "list.__iadd__": method([], "__iadd__", itertools.count()),
    "deque.extend": method(deque(), "extend", itertools.count()),
    "deque.extend with maxlen": method(deque(maxlen=1), "extend", itertools.repeat(1)),
    "deque.extendleft": method(deque(), "extendleft", itertools.count()),
    "deque.__iadd__": method(deque(), "__iadd__", itertools.count()),
    "dict.update": method({}, "update", zip(itertools.count(), itertools.count(), strict=False)),
    "Counter.update": method(Counter(), "update", itertools.count()),
    "Counter.subtract": method(Counter(), "subtract", itertools.count()),
    **{
        f"set.{name}": method({1}, name, itertools.count())
        for name in "update union intersection difference issubset issuperset isdisjoint symmetric_difference".split()
    },
    "keys.isdisjoint": method({1: 2}.keys(), "isdisjoint", itertools.repeat(3)),
    "str.join": method("", "join", itertools.repeat("a")),
    "dict.fromkeys": lambda run: library.CLASS_METHODS[dict, "fromkeys"].call(run, itertools.count()),
    "namedtuple": member("collections", "namedtuple", "P", map(str, itertools.count())),
}
GROWING = {
    **{f"str.{name}": method("a", name, 10**9) for name in ("ljust", "rjust", "center", "zfill")},
    "str.replace": method(LONG, "replace", "x", LONG),
    "str.replace of nothing": method(LONG, "replace", "", LONG),
    "str.join": method(LONG, "join", ["a"] * 1000),
    "str.expandtabs": method("\t" * 1000, "expandtabs", 1000),
    "str.translate": method(LONG, "translate", {120: LONG}),
    "factorial": member("math", "factorial", 10**6),
    "factorial of a huge number": member("math", "factorial", 10**20),
    "comb": member("math", "comb", 10**9, 10**8),
    "perm": member("math", "perm", 10**9, 10**6),
    "prod of whole numbers": member("math", "prod", [2**60] * 10**4),
    "pow": builtin("pow", 10, 10**9),
    "int of a long text": called(int, "f" * 100_000, 16),
    "getrandbits": member("random", "getrandbits", 10**9),
    "quantiles": member("statistics", "quantiles", [1, 2], n=10**9),
}
WALKED = {
    "hash": builtin("hash", nested(60)),
    "hash of a deep tuple": builtin("hash", deep(100_000)),
    "max": builtin("max", [nested(60), nested(60)]),
    "max of two": builtin("max", nested(60), nested(60)),
    "max by key": builtin("max", [1, 2], key=lambda x: nested(60)),
    "sorted": builtin("sorted", [nested(60), nested(60)]),
    "sorted by key": builtin("sorted", [1, 2], key=lambda x: nested(60)),
    "sorted long texts": builtin("sorted", ["x" * 100_000, "x" * 99_999 + "y"] * 50_000),
    "list.sort": method([nested(60), nested(60)], "sort"),
    "list.index": method([nested(60)], "index", nested(60)),
    "list.count": method([nested(60)], "count", nested(60)),
    "list.remove": method([nested(60)], "remove", nested(60)),
    "set": called(set, [nested(60)]),
    "set.add": method(set(), "add", nested(60)),
    "dict": called(dict, [(nested(60), 1)]),
    "dict.get": method({}, "get", nested(60)),
    "dict.setdefault": method({}, "setdefault", nested(60)),
    "Counter": called(Counter, [nested(60)]),
    "mode": member("statistics", "mode", [nested(60)]),
}

KINDS = {"endless": ENDLESS, "growing": GROWING, "walked": WALKED}
CALLS = [(f"{kind}: {name}", call) for kind, calls in KINDS.items() for name, call in calls.items()]


@pytest.mark.parametrize("call", [call for _, call in CALLS], ids=[name for name, _ in CALLS])
def test_a_call_without_end_reaches_a_limit(call):
    started = time.process_time()
    with pytest.raises(limits.LimitReached):
        call(FakeRun())
    assert time.process_time() - started < 5


def test_ten_thousand_appends_cost_the_same_each():
    run, grown = FakeRun(), []
    append = library.OWN_METHODS[list, "append"]
    for number in range(10_000):
        append(run, grown, number)
    assert run.room.items == 10_000
