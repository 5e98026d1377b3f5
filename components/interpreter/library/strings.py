"""The methods of texts that make a text or a list; `format` and `%` are in `texts.py`."""

import operator

from . import growth

# What is made of a text by these is at most a few times as long.
LINEAR = """
    capitalize casefold lower upper swapcase title strip lstrip rstrip removeprefix removesuffix
    split rsplit splitlines partition rpartition
"""


def linear(name):
    method = getattr(str, name)

    def make(run, self, /, *args, **kwargs):
        return growth.kept(run, method(self, *args, **kwargs))

    return make


def wide(name):
    """A method that takes a width."""
    method = getattr(str, name)

    def make(run, self, width, /, *fill):
        growth.take_text(run, max(len(self), index(width)))
        return method(self, width, *fill)

    return make


def index(number):
    """A whole number, or 0 for what Python will not take for one; it then says so itself."""
    try:
        return operator.index(number)
    except TypeError:
        return 0


def join(run, self, iterable, /):
    try:
        pieces = list(run.bounded(iterable))
    except TypeError as error:
        if "is not iterable" in str(error):
            raise TypeError("can only join an iterable") from None
        raise
    length = sum(str.__len__(piece) for piece in pieces if isinstance(piece, str))
    growth.take_text(run, length + len(self) * len(pieces))
    return self.join(pieces)


def replace(run, self, old, new, count=-1, /):
    if isinstance(old, str) and isinstance(new, str):
        found = self.count(old)
        times = found if index(count) < 0 else min(found, index(count))
        growth.take_text(run, len(self) + times * max(0, len(new) - len(old)))
    return str.replace(self, old, new, count)


def expandtabs(run, self, /, tabsize=8):
    growth.take_text(run, len(self) + self.count("\t") * max(0, index(tabsize)))
    return str.expandtabs(self, tabsize)


def translate(run, self, table, /):
    if type(table) is not dict:
        raise growth.refusal("translate() takes a dict here, such as str.maketrans() makes.")
    longest = max((len(text) for text in table.values() if isinstance(text, str)), default=1)
    growth.take_text(run, len(self) * max(longest, 1))
    return str.translate(self, table)


def fromhex(run, text, /):
    return float.fromhex(text)


def maketrans(run, /, *args):
    for text in args:
        growth.take_items(run, growth.SLOT * len(text) if isinstance(text, (str, dict)) else 0)
    return str.maketrans(*args)


METHODS = {
    **{name: linear(name) for name in LINEAR.split()},
    **{name: wide(name) for name in ("ljust", "rjust", "center", "zfill")},
    "join": join,
    "replace": replace,
    "expandtabs": expandtabs,
    "translate": translate,
}
