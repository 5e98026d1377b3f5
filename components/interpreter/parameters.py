"""How a call's arguments become a function's parameters, with Python's own words where they do not fit."""

import ast
import inspect
from dataclasses import dataclass
from inspect import Parameter, Signature
from types import FunctionType
from typing import TYPE_CHECKING, Any

from .compiling import Frame
from .signatures import Args, Kwargs

if TYPE_CHECKING:
    from .running import Running


@dataclass(frozen=True, eq=False)
class Parameters:
    """`names` are those that a place gives, the first `only_places` of them not by name; `only_names` the others."""

    function: str
    names: tuple[str, ...]
    only_places: int
    only_names: tuple[str, ...]
    rest: str
    others: str
    simple: bool

    @classmethod
    def of(cls, arguments: ast.arguments, function: str) -> "Parameters":
        """The parameters of a `def` or `lambda`; `function` is what Python's messages call it."""
        names = tuple(argument.arg for argument in (*arguments.posonlyargs, *arguments.args))
        only_names = tuple(argument.arg for argument in arguments.kwonlyargs)
        rest = arguments.vararg.arg if arguments.vararg else ""
        others = arguments.kwarg.arg if arguments.kwarg else ""
        simple = not (only_names or rest or others)
        return cls(function, names, len(arguments.posonlyargs), only_names, rest, others, simple)

    @property
    def first(self) -> str:
        """The first name that a place gives; "" if there is none."""
        return self.names[0] if self.names else ""

    @property
    def text(self) -> str:
        """What stands in the brackets of a call, for a hint: `a, *rest, b=..., **others`."""
        named = [f"{name}=..." for name in self.only_names]
        star = [f"*{self.rest}"] if self.rest else ["*"] if self.only_names else []
        return ", ".join([*self.names, *star, *named, *([f"**{self.others}"] if self.others else [])])

    def bind(
        self, run: "Running", args: Args, kwargs: Kwargs, defaults: tuple[Any, ...], named: dict[Any, Any]
    ) -> dict[str, object]:
        """The parameters' values. Raises: TypeError in Python's own words."""
        try:
            return self.bound(args, kwargs, defaults, named)
        except TypeError as error:
            raise run.noted(error, None, hint=self.hint(len(args))) from None

    def hint(self, given: int) -> str:
        """How it is called, or that a method leaves out its object."""
        around, _, name = self.function.rpartition(".")
        is_method = around and not around.endswith("<locals>")
        if is_method and given > len(self.names) and self.first not in ("self", "cls"):
            text = ", ".join(["self", self.text] if self.text else ["self"])
            return f"A method is given its object first: `def {name}({text}):`."
        if is_method and name == "__init__":
            return f"It is made with `{around.rpartition('.')[2]}({', '.join(self.text.split(', ')[1:])})`."
        return f"It is defined as `{name}({self.text})`."

    def bound(self, args: Args, kwargs: Kwargs, defaults: tuple[Any, ...], named: dict[Any, Any]) -> dict[str, object]:
        """As `bind`, for an error that is not noted."""
        count = len(self.names)
        frame = dict(zip(self.names, args, strict=False))
        if self.rest:
            frame[self.rest] = tuple(args[count:])
        others = self.keywords(frame, kwargs)
        if len(args) > count and not self.rest:
            raise self.too_many(args, defaults, frame)
        if defaults:
            for name, value in zip(self.names[-len(defaults) :], defaults, strict=True):
                frame.setdefault(name, value)
        self.check_missing([name for name in self.names if name not in frame], "positional")
        for name in self.only_names:
            if name not in frame and name in named:
                frame[name] = named[name]
        self.check_missing([name for name in self.only_names if name not in frame], "keyword-only")
        if self.others:
            frame[self.others] = others
        return frame

    def keywords(self, frame: Frame, kwargs: Kwargs) -> dict[Any, Any]:
        """Puts the named arguments into the frame; gives those that no parameter has."""
        others: Kwargs = {}
        by_name = (*self.names[self.only_places :], *self.only_names)
        for name, value in kwargs.items():
            if name in by_name:
                if name in frame:
                    raise TypeError(f"{self.function}() got multiple values for argument '{name}'")
                frame[name] = value
            elif self.others:
                others[name] = value
            else:
                self.check_only_places(kwargs)
                raise TypeError(f"{self.function}() got an unexpected keyword argument '{name}'")
        return others

    def check_only_places(self, kwargs: Kwargs) -> None:
        """Raises TypeError if one of these names may only be given by its place."""
        wrong = [name for name in self.names[: self.only_places] if name in kwargs]
        if wrong:
            words = "got some positional-only arguments passed as keyword arguments"
            raise TypeError(f"{self.function}() {words}: '{', '.join(wrong)}'")

    def too_many(self, args: Args, defaults: tuple[Any, ...], frame: Frame) -> TypeError:
        """The TypeError for more values than there are places; `frame` has what was given a parameter."""
        count, given = len(self.names), len(args)
        takes = f"from {count - len(defaults)} to {count}" if defaults else f"{count}"
        noun = "argument" if takes == "1" else "arguments"
        by_name = sum(name in frame for name in self.only_names)
        if by_name:
            plural = "s" if given != 1 else ""
            more = f" positional argument{plural} (and {by_name} keyword-only argument{'s' if by_name != 1 else ''})"
            return TypeError(f"{self.function}() takes {takes} positional {noun} but {given}{more} were given")
        were = "was" if given == 1 else "were"
        return TypeError(f"{self.function}() takes {takes} positional {noun} but {given} {were} given")

    def check_missing(self, missing: list[str], kind: str) -> None:
        """Raises TypeError if there are missing ones; `kind` is "positional" or "keyword-only"."""
        if missing:
            noun = "argument" if len(missing) == 1 else "arguments"
            words = f"missing {len(missing)} required {kind} {noun}: {listing([repr(name) for name in missing])}"
            raise TypeError(f"{self.function}() {words}")


def signature_of(function: FunctionType) -> Signature | None:
    """What Python's own `inspect.signature` would say of a program's function; None for any other function."""
    known = inspect.getclosurevars(inspect.unwrap(function)).nonlocals
    own = getattr(known.get("bind"), "__self__", None)
    if not isinstance(own, Parameters):
        return None
    by_place = len(own.names) - len(known["defaults"])
    defaults = [Parameter.empty] * by_place + list(known["defaults"])
    found: list[Parameter] = []
    for place, (name, default) in enumerate(zip(own.names, defaults, strict=True)):
        kind = Parameter.POSITIONAL_ONLY if place < own.only_places else Parameter.POSITIONAL_OR_KEYWORD
        found.append(Parameter(name, kind, default=default))
    if own.rest:
        found.append(Parameter(own.rest, Parameter.VAR_POSITIONAL))
    for name in own.only_names:
        found.append(Parameter(name, Parameter.KEYWORD_ONLY, default=known["named"].get(name, Parameter.empty)))
    if own.others:
        found.append(Parameter(own.others, Parameter.VAR_KEYWORD))
    return Signature(found)


def listing(names: list[str]) -> str:
    """The names as a sentence lists them: `a and b`, or `a, b, and c`."""
    if len(names) < 3:
        return " and ".join(names)
    return ", ".join(names[:-1]) + ", and " + names[-1]
