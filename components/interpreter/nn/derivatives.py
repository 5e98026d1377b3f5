"""torch.autograd.functional: derivatives of a program's own functions, which run within the run's limits."""

from typing import TYPE_CHECKING, Any

from torch.autograd import functional

from ..entries import Function
from ..library.entry import worded
from ..library.making import late_callback

if TYPE_CHECKING:
    from ..running import Running

NAMES = "jacobian hessian vjp jvp vhp hvp"


def of_function(name: str) -> Function:
    """Torch's function of this name, which calls the program's function within the run's limits."""
    real = getattr(functional, name)

    def call(run: "Running", func: Any, *args: Any, **kwargs: Any):
        if kwargs.pop("vectorize", False):
            # The same numbers, all at once: torch would first load its compiler for that.
            kwargs.pop("strategy", None)
        return real(late_callback(run, func), *args, **kwargs)

    return Function(f"torch.autograd.functional.{name}", worded(call, real), owned=True)


FUNCTIONS = {name: of_function(name) for name in NAMES.split()}
