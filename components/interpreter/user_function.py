"""A function that a program defines: its parameters get their values as Python gives them."""

import ast
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class UserFunction:
    """A `def` of the program."""

    name: str
    parameters: tuple[str, ...]
    defaults: tuple[object, ...]
    result: ast.expr

    def bind(self, args: tuple, kwargs: dict) -> dict[str, object]:
        """The parameters' values in a call. Raises: TypeError in Python's own words."""
        if len(args) > len(self.parameters):
            fewest = len(self.parameters) - len(self.defaults)
            takes = f"from {fewest} to {len(self.parameters)}" if self.defaults else f"{len(self.parameters)}"
            noun = "argument" if takes == "1" else "arguments"
            were = "was" if len(args) == 1 else "were"
            raise TypeError(f"{self.name}() takes {takes} positional {noun} but {len(args)} {were} given")
        given = dict(zip(self.parameters, args, strict=False))
        for name, value in kwargs.items():
            if name not in self.parameters:
                raise TypeError(f"{self.name}() got an unexpected keyword argument '{name}'")
            if name in given:
                raise TypeError(f"{self.name}() got multiple values for argument '{name}'")
            given[name] = value
        if self.defaults:
            given = dict(zip(self.parameters[-len(self.defaults) :], self.defaults, strict=True)) | given
        missing = [repr(name) for name in self.parameters if name not in given]
        if missing:
            noun = "argument" if len(missing) == 1 else "arguments"
            listed = missing[0] if len(missing) == 1 else listing(missing)
            raise TypeError(f"{self.name}() missing {len(missing)} required positional {noun}: {listed}")
        return given


def listing(names: list[str]) -> str:
    return " and ".join(names) if len(names) == 2 else ", ".join(names[:-1]) + ", and " + names[-1]
