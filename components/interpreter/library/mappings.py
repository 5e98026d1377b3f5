"""The methods of dicts and of the kinds of dict in `collections`, and what makes these."""

from collections import Counter, OrderedDict, defaultdict

from . import growth
from .making import fill, pairs

MISSING = object()
# What these give when they are called without anything is empty, so that they may be called from anywhere.
HARMLESS = (int, float, complex, bool, str, list, tuple, dict, set, frozenset)


def update(run, self, /, *sources, **kwargs):
    if len(sources) > 1:
        raise TypeError(f"update expected at most 1 argument, got {len(sources)}")
    fill(run, self, *sources, **kwargs)


def setdefault(run, self, key, default=None, /):
    growth.check_hash(key)
    run.room.take_items(growth.SLOT)
    return dict.setdefault(self, key, default)


def get(run, self, key, default=None, /):
    growth.check_hash(key)
    return dict.get(self, key, default)


def pop(run, self, key, default=MISSING, /):
    growth.check_hash(key)
    if default is MISSING:
        return self.pop(key)
    return self.pop(key, default)


def copy(run, self, /):
    growth.take_items(run, growth.OBJECT + growth.SLOT * len(self))
    return self.copy()


def fromkeys(kind):
    def make(run, iterable, value=None, /):
        made = kind()
        for key in growth.hashed(run, iterable):
            growth.take_items(run, growth.SLOT)
            made[key] = value
        return made

    return make


def new_defaultdict(run, default_factory=None, /, *sources, **kwargs):
    if default_factory is not None and default_factory not in HARMLESS:
        try:
            default_factory = run.callback(default_factory)
        except TypeError:
            raise TypeError("first argument must be callable or None") from None
    # Many of them in one another take the process's stack when they go.
    growth.take_items(run, 4 * growth.OBJECT)
    made = defaultdict(default_factory)
    fill(run, made, *sources, **kwargs)
    return made


def new_ordered_dict(run, /, *sources, **kwargs):
    if len(sources) > 1:
        raise TypeError(f"expected at most 1 argument, got {len(sources)}")
    growth.take_items(run, growth.OBJECT)
    made = OrderedDict()
    fill(run, made, *sources, **kwargs)
    return made


# --- Counter


def new_counter(run, iterable=None, /, **kwargs):
    growth.take_items(run, growth.OBJECT)
    made = Counter()
    count_into(run, made, 1, iterable, kwargs)
    return made


def count_into(run, target, sign, iterable, kwargs):
    """`Counter.update`, and `subtract` with the sign -1."""
    if isinstance(iterable, dict):
        for key, count in pairs(run, iterable):
            growth.take_items(run, growth.SLOT)
            target[key] = count + target.get(key, 0) if sign == 1 else target.get(key, 0) - count
    elif iterable is not None:
        for key in growth.hashed(run, iterable):
            growth.take_items(run, growth.SLOT if key not in target else 0)
            target[key] = target.get(key, 0) + sign
    if kwargs:
        count_into(run, target, sign, kwargs, {})


def update_counter(run, self, iterable=None, /, **kwargs):
    count_into(run, self, 1, iterable, kwargs)


def subtract(run, self, iterable=None, /, **kwargs):
    count_into(run, self, -1, iterable, kwargs)


def most_common(run, self, n=None):
    growth.take_items(run, 4 * len(self))
    return self.most_common(n)


def elements(run, self, /):
    # A count of a million million takes no memory, but whoever walks through it is under the clock.
    return self.elements()


DICT = {"update": update, "setdefault": setdefault, "get": get, "pop": pop, "copy": copy}
COUNTER = {
    "update": update_counter,
    "subtract": subtract,
    "most_common": most_common,
    "elements": elements,
}
TYPES = {defaultdict: new_defaultdict, OrderedDict: new_ordered_dict, Counter: new_counter}
