"""What a run holds is counted while it is alive."""

import gc

import numpy as np
import pytest
import torch

from components.interpreter import limits
from components.interpreter.limits import Clock, LimitReached
from components.interpreter.operators import Operators
from components.interpreter.room import FEW, RECORD, Room, reachable_items


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


def test_items_that_nobody_can_reach_are_forgiven_between_statements():
    names = {}
    room = Room(names.values)
    for _ in range(100):
        room.begin_statement()
        room.take_items(limits.ITEMS)
        names["l"] = [0] * limits.ITEMS
        room.end_statement()
    with pytest.raises(LimitReached):
        room.take_items(limits.ALL_ITEMS)


def test_what_a_statement_made_for_itself_counts_while_it_runs():
    """A loop's own list has no name, and the loop holds it."""
    room = Room(tuple)
    for _ in range(limits.ALL_ITEMS // limits.ITEMS):
        room.begin_statement()
        room.take_items(limits.ITEMS)
    room.begin_statement()
    with pytest.raises(LimitReached):
        room.take_items(1)


def test_reachable_items_are_counted_once_and_circles_end():
    inner = [1, 2, 3]
    outer = [inner, inner, "a" * 40]
    outer.append(outer)
    assert reachable_items([outer, inner]) == 4 + 3 + 4
