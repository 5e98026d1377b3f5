"""The harmless part of `sys`."""

import sys

from .entry import module, owned

CONSTANTS = "version version_info float_info int_info maxsize maxunicode byteorder platform"


def getsizeof(run, object, default=0, /):
    return sys.getsizeof(object)


def getrecursionlimit(run):
    return 1000


SYS = module(
    "sys", {name: getattr(sys, name) for name in CONSTANTS.split()}, owned("sys", getsizeof, getrecursionlimit)
)
ATTRIBUTES = {
    type(sys.version_info): frozenset("major minor micro releaselevel serial".split()),
    type(sys.float_info): frozenset(
        "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds".split()
    ),
    type(sys.int_info): frozenset("bits_per_digit sizeof_digit default_max_str_digits".split()),
}
