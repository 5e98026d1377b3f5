"""A method of a value that is not the program's own, as the program holds it: looked up by name when it is called."""

from typing import Any


class Method:
    """`owner.name` of a host's type, where the name is in the vocabulary."""

    __slots__ = ("name", "owner")

    def __init__(self, owner: Any, name: str):
        self.owner = owner
        self.name = name

    def __call__(self, *args: Any, **kwargs: Any):
        # By the type's own function, as Python calls a method, so that errors name the same.
        owner: object = self.owner
        return getattr(type(owner), self.name)(self.owner, *args, **kwargs)

    def __repr__(self):
        return repr(getattr(self.owner, self.name))

    def __eq__(self, other: Any):
        return isinstance(other, Method) and self.owner is other.owner and self.name == other.name

    def __hash__(self):
        return hash((id(self.owner), self.name))


# Python's messages name a value by its class.
Method.__name__ = Method.__qualname__ = "builtin_function_or_method"
Method.__module__ = "builtins"
