"""What a run holds is counted while it is alive."""

import gc
import re

import numpy as np
import pytest
import torch

from components.interpreter import limits, run
from components.interpreter.entries import Function
from components.interpreter.grammar import read
from components.interpreter.limits import Clock, LimitReached
from components.interpreter.operators import Operators
from components.interpreter.room import FEW, RECORD, Room, reachable_items
from components.interpreter.run import execute
from components.interpreter.running import Running
from tests.interpreter.cost import run_within_bounds


def counted(room):
    gc.collect()
    room.count_what_is_alive()
    return room.elements


def test_a_storage_counts_as_long_as_a_name_a_view_or_a_graph_holds_it():
    room = Room()
    with Operators(Clock(), room):
        x = torch.ones(1000)
        assert counted(room) == 1000
        view = x[:1]
        del x
        assert counted(room) == 1000
        del view
        assert counted(room) == 0
        leaf = torch.ones(100, requires_grad=True)
        y = leaf.exp().sum()
        assert counted(room) == 100 + 100, "the graph keeps what exp() gave"
        y.backward()
        del y
        assert counted(room) == 100 + 100, "the leaf and its grad"


def test_the_owner_of_an_arrays_memory_is_counted_once():
    room = Room()
    line = np.linspace(0, 1, 1000)
    room.hold_value(line)
    first = counted(room)
    assert 1000 <= first <= 1000 + 3 * RECORD
    part = line[:2]
    room.hold_value(part)
    assert counted(room) == first + RECORD
    del line
    assert counted(room) >= 1000, "the view keeps the memory"
    del part
    assert counted(room) == 0


def test_a_node_of_a_graph_counts_until_the_graph_is_gone():
    room = Room()
    x = torch.ones(1, requires_grad=True)
    y = x
    for _ in range(20):
        y = y + 1
        room.operators = 1
        room.hold_graph([y])
    assert counted(room) == 20 * RECORD
    y = y.detach()
    assert counted(room) == 0


def test_what_is_gone_is_dropped_now_and_then():
    room = Room()
    for _ in range(10 * FEW):
        room.hold_value(np.ones(1))
    assert len(room.held) <= 2 * FEW


def test_too_much_is_refused_and_what_only_explains_goes_first():
    kept = [np.ones(1_000_000) for _ in range(15)]
    room = Room(forget=kept.clear)
    for array in list(kept):
        room.hold_value(array)
    del array
    others = []
    for _ in range(19):
        others.append(np.ones(1_000_000))
        room.hold_value(others[-1])
    assert not kept
    others.append(np.ones(1_000_000))
    with pytest.raises(LimitReached):
        room.hold_value(others[-1])


def test_items_that_nobody_can_reach_are_forgiven_from_one_statement_to_the_next():
    names = {}
    room = Room(lambda: [names])
    for _ in range(100):
        room.begin_statement()
        room.take_items(limits.ITEMS)
        names["l"] = [0] * limits.ITEMS
    with pytest.raises(LimitReached):
        room.take_items(limits.ALL_ITEMS)


def test_what_names_hold_is_not_forgiven():
    names = {}
    room = Room(lambda: [names])
    for turn in range(limits.ALL_ITEMS // limits.ITEMS - 1):
        room.begin_statement()
        room.take_items(limits.ITEMS)
        names[turn] = [0] * limits.ITEMS
    room.begin_statement()
    with pytest.raises(LimitReached):
        room.take_items(limits.ITEMS + 1)


def test_what_a_statement_made_for_itself_counts_while_it_runs():
    """What an expression under way has made has no name yet."""
    room = Room(tuple)
    for _ in range(limits.ALL_ITEMS // limits.ITEMS):
        room.take_items(limits.ITEMS)
    with pytest.raises(LimitReached):
        room.take_items(1)
    room.begin_statement()
    room.take_items(1)


def test_what_waits_for_a_functions_end_counts_until_then():
    """`[0] * n + f()`: the list has no name, and the function may run for long."""
    room = Room(tuple)
    room.take_items(limits.ALL_ITEMS - 10)
    before = room.enter()
    room.take_items(10)
    with pytest.raises(LimitReached):
        room.take_items(1)
    room.own = 0  # as a loop's next turn does
    room.take_items(10)
    with pytest.raises(LimitReached):
        room.take_items(1)
    room.leave(before)
    assert room.waiting == 0
    with pytest.raises(LimitReached):
        room.take_items(limits.ALL_ITEMS)


BIG = 60_000
HOLDERS = {
    "list": "holder = [0] * BIG",
    "list in a list": "holder = [[[0] * BIG]]",
    "tuple": "holder = (0,) * BIG",
    "text": "holder = ['a' * 90_000, 'b' * 90_000, 'c' * 90_000] + [0] * BIG",
    "dict": "holder = {'a': [0] * BIG}",
    "key of a dict": "holder = {(0,) * BIG: 1}",
    "set": "holder = {(0,) * BIG}",
    "frozenset": "holder = frozenset([(0,) * BIG])",
    "numbers in a set": "holder = set(range(BIG))",
    "instance": "class A: pass\nholder = A()\nholder.x = [0] * BIG",
    "property behind an instance": "class A:\n    x = [0] * BIG\nholder = A()\ndel A",
    "class": "class A:\n    x = [0] * BIG\nholder = A\ndel A",
    "class of another class": "class A:\n    x = [0] * BIG\nclass B(A): pass\nholder = B()\ndel A, B",
    "list of one's own": "class A(list): pass\nholder = A([0] * BIG)",
    "attribute of a list of one's own": "class A(list): pass\nholder = A()\nholder.x = [0] * BIG",
    "dict of one's own": "class A(dict): pass\nholder = A(a=[0] * BIG)",
    "closure": "def f(x):\n    def g(): return x\n    return g\nholder = f([0] * BIG)",
    "closure of a lambda": "holder = (lambda x: lambda: x)([0] * BIG)",
    "default": "def holder(x=[0] * BIG): return x",
    "default by name": "def holder(*, x=[0] * BIG): return x",
    "attribute of a function": "def holder(): pass\nholder.x = [0] * BIG",
    "decorated function": (
        "def f(x):\n    def g(h):\n        def k(): return x\n        return k\n    return g\n"
        "@f([0] * BIG)\ndef holder(): pass"
    ),
    "bound method": "class A:\n    def f(self): pass\na = A()\na.x = [0] * BIG\nholder = a.f\ndel a",
    "method of a list": "holder = ([0] * BIG).append",
    "static method": "class A:\n    @staticmethod\n    def f(x=[0] * BIG): pass\nholder = A()",
    "property": (
        "class A:\n    def f(x):\n        return property(lambda self: x)\n    y = f([0] * BIG)\nholder = A()"
    ),
    "generator": "def f():\n    x = [0] * BIG\n    yield 1\n    print(x)\nholder = f()\nnext(holder)",
    "generator that has not begun": "def f(x):\n    yield x\nholder = f([0] * BIG)",
    "generator expression": "holder = (x for x in [[0] * BIG, 1])",
    "deque": "from collections import deque\nholder = deque([[0] * BIG])",
    "defaultdict": "from collections import defaultdict\nholder = defaultdict(list)\nholder[1] = [0] * BIG",
    "factory of a defaultdict": (
        "from collections import defaultdict\nholder = (lambda x: defaultdict(lambda: x))([0] * BIG)"
    ),
    "OrderedDict": "from collections import OrderedDict\nholder = OrderedDict(a=[0] * BIG)",
    "Counter": "from collections import Counter\nholder = Counter({(0,) * BIG: 1})",
    "namedtuple": "from collections import namedtuple\nholder = namedtuple('P', 'x')([0] * BIG)",
    "dataclass": "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: list\nholder = P([0] * BIG)",
    "partial": "from functools import partial\nholder = partial(print, [0] * BIG)",
    "partial by name": "from functools import partial\nholder = partial(print, sep=[0] * BIG)",
    "iterator of a list": "holder = iter([0] * BIG)",
    "map": "holder = map(print, [0] * BIG)",
    "function of a map": "holder = (lambda x: map(lambda y: x, [1]))([0] * BIG)",
    "zip": "holder = zip([1], [[0] * BIG])",
    "enumerate": "holder = enumerate([0] * BIG)",
    "reversed": "holder = reversed([0] * BIG)",
    "chain": "import itertools\nholder = itertools.chain([0] * BIG)",
    "cycle": "import itertools\nholder = itertools.cycle([0] * BIG)\nnext(holder)",
    "tee": "import itertools\nholder = itertools.tee([0] * BIG)",
    "repeat": "import itertools\nholder = itertools.repeat([0] * BIG)",
    "view of a dict": "holder = {'a': [0] * BIG}.values()",
    "error": "holder = ValueError([0] * BIG)",
    "attribute of an error": "class E(Exception): pass\nholder = E()\nholder.x = [0] * BIG",
    "slice": "holder = slice([0] * BIG)",
    "cached results": "from functools import cache\n@cache\ndef holder(n): return [0] * BIG\nx = holder(1)\ndel x",
    "method of a class": "class A:\n    x = [0] * BIG\n    def f(self): pass\nholder = A().f\ndel A",
    "special method": "holder = ([0] * BIG).__len__",
    "function inside no_grad": (
        "def f(x):\n    @torch.no_grad()\n    def g(): return x\n    return g\nholder = f([0] * BIG)"
    ),
    "class that says it is another's": "class A:\n    __module__ = 'torch'\n    x = [0] * BIG\nholder = A()\ndel A",
    "named tuple that says it is another's": (
        "from collections import namedtuple\nholder = namedtuple('P', 'x', module='torch')([0] * BIG)"
    ),
    "slots": "class A:\n    __slots__ = ('x',)\nholder = A()\nholder.x = [0] * BIG",
    "itemgetter": "from operator import itemgetter\nholder = itemgetter((0,) * BIG)",
    "super": "class A:\n    def f(self): return super()\na = A()\na.x = [0] * BIG\nholder = a.f()\ndel a",
}


def reachable(program, probe="end()"):
    """What is counted as reachable where the program calls `end`."""
    counts = []
    running = Running()
    running.names["BIG"] = BIG

    def end(run):
        counts.append(reachable_items(run.roots(), run.classes))

    running.names["end"] = Function("end", end, owned=True)
    source = f"{program}\n{probe}"
    for statement in read(source).statements:
        assert execute(running, statement, source, source.split("\n")).error is None
    running.end()
    return counts[-1]


@pytest.mark.parametrize("program", HOLDERS.values(), ids=HOLDERS)
def test_what_a_value_holds_is_found(program):
    assert reachable(program) >= BIG
    assert reachable(f"{program}\nholder = A = B = P = f = None") < BIG


IN_FRAMES = {
    "name of a function that waits": "def f():\n    x = [0] * BIG\n    end()\nf()",
    "argument": "def f(x):\n    end()\nf([0] * BIG)",
    "two functions up": "def f():\n    end()\ndef g():\n    x = [0] * BIG\n    f()\ndef h():\n    g()\nh()",
    "in a method": "class A:\n    def f(self):\n        x = [0] * BIG\n        end()\nA().f()",
    "instance of a method": (
        "class A:\n    def __init__(self):\n        self.x = [0] * BIG\n    def f(self):\n        end()\nA().f()"
    ),
    "shared with a function inside": (
        "def f():\n    x = [0] * BIG\n    def g(): return x\n    end()\n    return g\nf()"
    ),
    "generator under way": "def f():\n    x = [0] * BIG\n    end()\n    yield 1\nlist(f())",
    "comprehension": "[end() for x in [[0] * BIG]]",
    "loop's own list": "for x in [0] * BIG:\n    end()\n    break",
    "class body": "class A:\n    x = [0] * BIG\n    end()",
    "sort key": "def key(x):\n    y = [0] * BIG\n    end()\n    return x\nsorted([1, 2], key=key)",
}


@pytest.mark.parametrize("program", IN_FRAMES.values(), ids=IN_FRAMES)
def test_what_is_under_way_counts(program):
    """Either a frame holds it, or what was charged for it still waits."""
    counts = []
    running = Running()
    running.names["BIG"] = BIG

    def end(run):
        counts.append(reachable_items(run.roots(), run.classes) + run.room.waiting + run.room.own)

    running.names["end"] = Function("end", end, owned=True)
    for statement in read(program).statements:
        execute(running, statement, program, program.split("\n"))
    running.end()
    assert counts[0] >= BIG


@pytest.mark.parametrize("program", HOLDERS.values(), ids=HOLDERS)
def test_making_and_dropping_one_again_and_again_runs(program):
    body = program.replace("BIG", "15_000").replace("\n", "\n    ")
    assert run(f"for turn in range(210):\n    {body}").error is None
    once = f"def make():\n    {body}\n    return holder\n"
    assert run(f"{once}for turn in range(210): make()").error is None


@pytest.mark.parametrize("program", HOLDERS.values(), ids=HOLDERS)
def test_keeping_them_all_reaches_the_limit(program):
    """Whatever the value, a list of them is refused long before the memory is full."""
    made = "def make():\n    {}\n    return holder\n".format(program.replace("BIG", "60_000").replace("\n", "\n    "))
    problem = run_within_bounds(f"{made}kept = []\nwhile True: kept.append(make())").error
    assert re.search("items", problem.message)


def test_reachable_items_are_counted_once_and_circles_end():
    inner = [1, 2, 3]
    outer = [inner, inner, "a" * 40]
    outer.append(outer)
    assert reachable_items([outer, inner]) == 4 + 3 + 4
