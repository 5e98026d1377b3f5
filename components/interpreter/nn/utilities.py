"""torch.nn.utils: gradients cut, and parameters as one vector; and torch.testing, which tells what is not close."""

from typing import TYPE_CHECKING, Any

import torch
from torch import testing
from torch.nn import utils

from ..entries import Function
from ..library.entry import worded
from . import names
from .modules import given, refused

if TYPE_CHECKING:
    from ..running import Running


def of_parameters(name: str, place: int) -> Function:
    """The function, whose parameters may be anything that Python can go through."""
    real = getattr(utils, name)

    def call(run: "Running", *args: Any, **kwargs: Any):
        args = tuple([every(run, value) if index == place else value for index, value in enumerate(args)])
        if "parameters" in kwargs:
            kwargs["parameters"] = every(run, kwargs["parameters"])
        return real(*args, **kwargs)

    call.__qualname__ = name
    return Function(f"torch.nn.utils.{name}", call, owned=True)


def every(run: "Running", parameters: object) -> object:
    """Parameters in anything that Python can go through, as a list."""
    # Of what nothing can be gone through, torch says so itself.
    if isinstance(parameters, torch.Tensor) or not hasattr(type(parameters), "__iter__"):
        return parameters
    return list(run.bounded(parameters))


def assert_close(run: "Running", actual: object, expected: object, *, msg: Any = None, **options: Any) -> None:
    """`torch.testing.assert_close(a, b)`."""
    given(run, (actual, expected))
    given(run, options)
    if not isinstance(msg, str | None):
        raise refused("`msg` is a text here.", "Write `msg='not close'`.")
    return testing.assert_close(actual, expected, msg=msg, **options)


TESTING = {
    "assert_close": Function("torch.testing.assert_close", worded(assert_close, testing.assert_close), owned=True)
}

# The place of the parameters among the arguments.
FUNCTIONS = {name: of_parameters(name, int(name == "vector_to_parameters")) for name in names.UTILITIES.split()}
