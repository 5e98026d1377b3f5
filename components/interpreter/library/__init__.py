"""Python's builtins and the part of its standard library that a program may use, as the interpreter's vocabulary.

BUILTINS are the names that are found without an import, MODULES what can be imported. TYPES says what calling a type
does. METHODS, ATTRIBUTES, OWN_METHODS and CLASS_METHODS are all that may be read of the values of Python's own types.
"""

from .attributes import ATTRIBUTES, CLASS_METHODS, METHODS, OWN_METHODS
from .builtin import BUILTINS
from .called import TYPES
from .modules import MODULES

__all__ = ["ATTRIBUTES", "BUILTINS", "CLASS_METHODS", "METHODS", "MODULES", "OWN_METHODS", "TYPES"]
