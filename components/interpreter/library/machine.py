"""The harmless part of `sys`."""

import sys
from typing import TYPE_CHECKING, Any

from .entry import module, owned

if TYPE_CHECKING:
    from ..running import Running

CONSTANTS = "version version_info float_info int_info maxsize maxunicode byteorder platform"


def getsizeof(run: "Running", object: Any, default: object = 0, /) -> int:
    """`sys.getsizeof(...)`, by Python's own count of bytes; `default` is not asked."""
    return sys.getsizeof(object)


def getrecursionlimit(run: "Running") -> int:
    """`sys.getrecursionlimit()`: what Python starts with, and not what this process has."""
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
