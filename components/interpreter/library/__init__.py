"""Python's builtins and the part of its standard library that a program may use, as the interpreter's vocabulary.

BUILTINS are the names that are found without an import, PYTHONS all that Python finds so, MODULES what can be imported,
COPY one of them. TYPES says what calling a type does, CALLABLE which other values can be called, BASES what a class may
inherit from, and MAKERS which of these make it. METHODS, ATTRIBUTES, OWN_METHODS and CLASS_METHODS are all that may be
read of the values of Python's own types.
"""

from .attributes import ATTRIBUTES, CLASS_METHODS, METHODS, OWN_METHODS
from .builtin import BUILTINS, PYTHONS
from .called import BASES, CALLABLE, MAKERS, TYPES
from .copies import COPY
from .growth import check_hash
from .modules import MODULES

__all__ = [
    "ATTRIBUTES",
    "BASES",
    "BUILTINS",
    "CALLABLE",
    "CLASS_METHODS",
    "COPY",
    "MAKERS",
    "METHODS",
    "MODULES",
    "OWN_METHODS",
    "PYTHONS",
    "TYPES",
    "check_hash",
]
