"""Which names a drawn statement may use where it stands."""

from dataclasses import dataclass, field, replace

SHARED = ("a", "b", "c")


@dataclass
class Scope:
    """The place of a statement: in a loop or not, in a function or generator or not, and whose names are whose."""

    loop: bool = False
    function: bool = False
    generator: bool = False
    own: set[str] = field(default_factory=set)  # names that surely are this function's
    outer: set[str] = field(default_factory=set)  # names that surely are an enclosing function's
    declared: set[str] = field(default_factory=set)  # global or nonlocal here

    def in_loop(self):
        return replace(self, loop=True)

    def inside(self, parameters, generator):
        """The scope of a function that is defined here."""
        return Scope(function=True, generator=generator, own=set(parameters), outer=self.own | self.outer)

    def names(self):
        return [*SHARED, *SHARED, "x", "y"] if self.function else [*SHARED, *SHARED, "x"]
