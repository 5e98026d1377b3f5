"""What no program may ever have in hand: frames, code, modules, files, and functions of the host."""

import io
from types import CodeType, FrameType, FunctionType, MethodType, ModuleType, TracebackType

from components.interpreter import Step
from components.interpreter.entries import Function, Module
from components.interpreter.library.hinting import Hint
from components.interpreter.library.pyplot import KINDS
from components.interpreter.methods import Method

NEVER = (ModuleType, FrameType, CodeType, TracebackType, io.IOBase)
# A program's own things as the host made them, and the vocabulary.
GIVEN = (Function, Module, Method, Hint, *KINDS)
MOST = 300  # values of a step that are looked at


def of_the_host(step: Step) -> list[object]:
    """What lies in a step's values, through all levels of lists and dicts, and is the host's."""
    seen: set[int] = set()
    waiting = [step.value, *step.assigned.values()]
    found = []
    while waiting and len(seen) < MOST:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if is_of_the_host(value):
            found.append(value)
        if type(value) in (list, tuple, set, frozenset):
            waiting += list(value)[:MOST]
        elif type(value) is dict:
            waiting += [part for item in list(value.items())[:MOST] for part in item]
    return found


def is_of_the_host(value: object) -> bool:
    kind = type(value)
    if issubclass(kind, NEVER):
        return True
    if kind is FunctionType:
        # A program's function is a function inside one of the interpreter.
        return not value.__code__.co_filename.endswith(OWN_FUNCTIONS) and value.__code__.co_qualname != TICKING
    if kind is MethodType:
        return is_of_the_host(value.__func__)
    return kind.__module__.startswith("components.") and kind not in GIVEN


TICKING = "ticking.<locals>.call"  # a method of the program, around which the interpreter counts
OWN_FUNCTIONS = ("interpreter/functions.py", "interpreter/classes.py")
