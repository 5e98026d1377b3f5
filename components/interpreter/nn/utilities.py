"""torch.nn.utils: gradients cut, and parameters as one vector."""

import torch
from torch.nn import utils

from ..entries import Function
from . import names


def of_parameters(name: str, place: int) -> Function:
    """The function, whose parameters may be anything that Python can go through."""
    real = getattr(utils, name)

    def call(run, *args, **kwargs):
        args = [every(run, value) if index == place else value for index, value in enumerate(args)]
        if "parameters" in kwargs:
            kwargs["parameters"] = every(run, kwargs["parameters"])
        return real(*args, **kwargs)

    call.__qualname__ = name
    return Function(f"torch.nn.utils.{name}", call, owned=True)


def every(run, parameters: object) -> object:
    # Of what nothing can be gone through, torch says so itself.
    if isinstance(parameters, torch.Tensor) or not hasattr(type(parameters), "__iter__"):
        return parameters
    return list(run.bounded(parameters))


# The place of the parameters among the arguments.
FUNCTIONS = {name: of_parameters(name, int(name == "vector_to_parameters")) for name in names.UTILITIES.split()}
