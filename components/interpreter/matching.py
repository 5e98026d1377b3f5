"""The patterns of `match`: what a value must look like, and the names that its parts get."""

import ast
import operator
from collections import deque
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .running import Running

Frame = dict[Any, Any]
Match = Callable[[Frame, Any, dict[str, Any]], bool]

SEQUENCES = (list, tuple, range, deque)
# A class pattern with one part in its brackets asks these for the value itself.
THEMSELVES = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)
PLAIN = frozenset({bool, int, float, complex, str, type(None)})  # Python may compare them by itself
MISSING = object()
NOT_A_CLASS: Any = None


def words_for_no_class() -> str:
    """What this Python says of `case f():` if f is no class; versions differ."""
    try:
        match None:
            case NOT_A_CLASS():
                pass
            case _:
                pass
    except TypeError as error:
        return str(error)
    return ""


NO_CLASS = words_for_no_class()


def compile_pattern(
    pattern: ast.pattern, run: "Running", compile_value: Callable[[ast.expr], Callable[[Frame], object]]
) -> Match:
    """A function of frame, value and dict that tells whether the value matches.

    The dict collects the names that the pattern binds; they hold if the whole pattern matches.
    """
    return COMPILERS[type(pattern)](pattern, run, compile_value)


def compile_all(patterns: list[ast.pattern], run: "Running", compile_value: Callable[..., Any]) -> list[Match]:
    """What `compile_pattern` gives for each of these, in their order."""
    return [compile_pattern(pattern, run, compile_value) for pattern in patterns]


def compile_equal(pattern: ast.MatchValue, run: "Running", compile_value: Callable[..., Any]) -> Match:
    """`case 5:` and `case name.part:`, which compare with `==`."""
    node, value_of = pattern.value, compile_value(pattern.value)

    def matches(frame: Frame, subject: Any, names: Any):
        value = value_of(frame)
        if type(subject) in PLAIN and type(value) in PLAIN:
            return subject == value
        equal = run.door.perform(node, "==", operator.eq, (subject, value))
        return run.door.perform(node, "bool", bool, (equal,))

    return matches


def compile_singleton(pattern: ast.MatchSingleton, run: "Running", compile_value: Callable[..., Any]) -> Match:
    """`case None:`, `case True:` and `case False:`, which compare by identity."""
    value = pattern.value
    return lambda frame, subject, names: subject is value


def compile_as(pattern: ast.MatchAs, run: "Running", compile_value: Callable[..., Any]) -> Match:
    """A name, `pattern as name`, or `_` for anything."""
    name = pattern.name
    if name is None:
        return lambda frame, subject, names: True
    inner = compile_pattern(pattern.pattern, run, compile_value) if pattern.pattern else None

    def matches(frame: Frame, subject: Any, names: Any):
        if inner and not inner(frame, subject, names):
            return False
        names[name] = subject
        return True

    return matches


def compile_or(pattern: ast.MatchOr, run: "Running", compile_value: Callable[..., Any]) -> Match:
    """`case a | b:`, tried from left to right up to the first that matches."""
    choices = compile_all(pattern.patterns, run, compile_value)
    return lambda frame, subject, names: any(choice(frame, subject, names) for choice in choices)


def all_match(parts: list[Match], frame: Frame, values: Iterable[object], names: dict[Any, Any]) -> bool:
    """Whether each part matches the value in its place. Raises: ValueError unless there are as many of both."""
    return all(part(frame, value, names) for part, value in zip(parts, values, strict=True))


# --- sequences and mappings


def compile_sequence(pattern: ast.MatchSequence, run: "Running", compile_value: Callable[..., Any]) -> Match:
    """`case [a, *rest, b]:`, for lists, tuples, ranges, deques and what inherits from them."""
    parts = pattern.patterns
    stars = [(place, part.name) for place, part in enumerate(parts) if isinstance(part, ast.MatchStar)]
    star, rest = stars[0] if stars else (len(parts), None)
    front = compile_all(parts[:star], run, compile_value)
    back = compile_all(parts[star + 1 :], run, compile_value)
    least = len(front) + len(back)

    def matches(frame: Frame, subject: Any, names: Any):
        # By its own type: a program's class may say anything of itself.
        if not issubclass(type(subject), SEQUENCES):
            return False
        count = len(subject)
        if count < least or (not stars and count > least):
            return False
        if least == 0 and rest is None:
            return True
        items = subject if type(subject) in SEQUENCES else list(run.bounded(subject))
        end = count - len(back)
        if not all_match(front, frame, map(items.__getitem__, range(len(front))), names):
            return False
        if rest is not None:
            names[rest] = list(run.bounded(items))[len(front) : end]
        return all_match(back, frame, map(items.__getitem__, range(end, count)), names)

    return matches


def compile_mapping(pattern: ast.MatchMapping, run: "Running", compile_value: Callable[..., Any]) -> Match:
    """`case {key: a, **rest}:`, for dicts and what inherits from them."""
    keys_of = [compile_value(key) for key in pattern.keys]
    parts = compile_all(pattern.patterns, run, compile_value)
    rest = pattern.rest

    def matches(frame: Frame, subject: Any, names: Any):
        if not issubclass(type(subject), dict) or len(subject) < len(keys_of):
            return False
        keys = [key_of(frame) for key_of in keys_of]
        values = items_of(subject, keys)
        if any(value is MISSING for value in values) or not all_match(parts, frame, values, names):
            return False
        if rest is not None:
            run.room.take_items(len(subject))
            names[rest] = without(subject, keys)
        return True

    return matches


def items_of(subject: dict[Any, Any], keys: list[Any]) -> list[object]:
    """The items under these keys, up to the first that is missing."""
    values: list[Any] = []
    seen: set[Any] = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.add(key)
        values.append(dict.get(subject, key, MISSING))
        if values[-1] is MISSING:
            break
    return values


def without(subject: dict[Any, Any], keys: list[Any]) -> dict[Any, Any]:
    """A new dict of the other items. Raises: KeyError for a key that there is not."""
    others = dict(subject)
    for key in keys:
        del others[key]
    return others


# --- classes


def compile_class(pattern: ast.MatchClass, run: "Running", compile_value: Callable[..., Any]) -> Match:
    """`case Kind(a, name=b):`; to match raises TypeError if Kind is no class or has no such parts by place."""
    class_of = compile_value(pattern.cls)
    parts = compile_all([*pattern.patterns, *pattern.kwd_patterns], run, compile_value)
    count, keywords = len(pattern.patterns), pattern.kwd_attrs

    def matches(frame: Frame, subject: Any, names: Any):
        kind = class_of(frame)
        if not isinstance(kind, type):
            raise TypeError(NO_CLASS)
        if not isinstance(subject, kind):
            return False
        values: list[Any] = []
        itself, attributes = positional(kind, count) if count else (False, ())
        if itself:
            values.append(subject)
        seen: set[str] = set()
        for name in (*attributes, *keywords):
            value = attribute(run, subject, kind, name, seen)
            if value is MISSING:
                return False
            values.append(value)
        return all_match(parts, frame, values, names)

    return matches


def positional(kind: type, count: int) -> tuple[bool, tuple[Any, ...]]:
    """Whether the one part in a class pattern's brackets is the value itself, or else the attributes' names."""
    names = next((vars(owner)["__match_args__"] for owner in kind.__mro__ if "__match_args__" in vars(owner)), None)
    itself = names is None and issubclass(kind, THEMSELVES)
    if names is not None and not issubclass(type(names), tuple):
        raise TypeError(f"{kind.__name__}.__match_args__ must be a tuple (got {type(names).__name__})")
    wanted: tuple[Any, ...] = names or ()
    allowed = 1 if itself else len(wanted)
    if count > allowed:
        plural = "" if allowed == 1 else "s"
        raise TypeError(f"{kind.__name__}() accepts {allowed} positional sub-pattern{plural} ({count} given)")
    return itself, () if itself else wanted[:count]


def attribute(run: "Running", subject: object, kind: type, name: object, seen: set[str]) -> object:
    """The attribute that a class pattern asks for, or MISSING; its name is added to `seen`.

    Raises: TypeError if it was seen before, or is no text.
    """
    if not isinstance(name, str):
        raise TypeError(f"__match_args__ elements must be strings (got {type(name).__name__})")
    if name in seen:
        raise TypeError(f"{kind.__name__}() got multiple sub-patterns for attribute {name!r}")
    seen.add(name)
    try:
        return run.get_attribute(subject, name)
    except AttributeError:
        return MISSING


COMPILERS: dict[type[ast.pattern], Callable[..., Match]] = {
    ast.MatchValue: compile_equal,
    ast.MatchSingleton: compile_singleton,
    ast.MatchAs: compile_as,
    ast.MatchOr: compile_or,
    ast.MatchSequence: compile_sequence,
    ast.MatchMapping: compile_mapping,
    ast.MatchClass: compile_class,
}
