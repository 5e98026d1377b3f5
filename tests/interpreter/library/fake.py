"""A run without a program: what the library asks of one, in its plainest form."""

import random
import types

from components.interpreter import limits

FUEL = 1_000_000  # ticks: enough for any function that ends
ITEMS = 3_000_000


class Room:
    def __init__(self):
        self.items = 0

    def take_items(self, count):
        self.items += count
        if self.items > ITEMS:
            raise limits.LimitReached("no room")


class FakeRun:
    def __init__(self):
        self.room = Room()
        self.fuel = FUEL
        self.ids = {}
        self.printed = []
        self.classes = set()
        self.plain_classes = set()
        self.python_random = random.Random(0)

    def tick(self):
        self.fuel -= 1
        if self.fuel < 0:
            raise limits.LimitReached("no time")

    def callback(self, value):
        if isinstance(value, types.FunctionType | type | types.BuiltinFunctionType):
            return value
        raise TypeError(f"'{type(value).__name__}' object is not callable")

    def iterator(self, value):
        return iter(value)

    def iterate(self, value):
        return iter(value) if type(value) in (list, tuple, str, range, dict, set) else self.ticking(iter(value))

    def ticking(self, items):
        for item in items:
            self.tick()
            yield item

    def bounded(self, value):
        for item in self.iterate(value):
            self.room.take_items(1)
            yield item

    def operate(self, function, *operands):
        return function(*operands)

    def get_item(self, owner, key):
        return owner[key]

    def get_attribute(self, owner, name):
        return getattr(owner, name)

    def text_of(self, value):
        return str(value)

    def repr_of(self, value):
        return repr(value)

    def write(self, text):
        self.printed.append(text)
