"""torch.autograd.gradcheck: the slopes of a program's function beside those that small steps give."""

from typing import TYPE_CHECKING, Any

from torch import autograd
from torch.autograd.gradcheck import GradcheckError

from ..entries import Function
from ..library.entry import worded
from ..library.making import late_callback
from .modules import given, refused

if TYPE_CHECKING:
    from ..running import Running

# What torch has for these loads its compiler, or makes tensors whose memory nobody can count.
LEFT_OUT = ("check_forward_ad", "check_batched_grad", "check_batched_forward_grad", "check_fwd_over_rev", "fast_mode")
HINT = (
    "`numerical` is how much the result changes with small steps, `analytical` what backward() says. "
    "Small steps need double numbers: `x.detach().double().requires_grad_()`."
)


def of_function(name: str) -> Function:
    """`gradcheck` or `gradgradcheck`, which calls the program's function within the run's limits."""
    real = getattr(autograd, name)

    def check(run: "Running", func: Any, inputs: Any, *args: Any, **kwargs: Any):
        for option in LEFT_OUT:
            if kwargs.get(option):
                raise refused(f"{name} compares the slopes of backward() alone here.", f"Leave `{option}` out.")
        given(run, (inputs, *args))
        options = given(run, kwargs)
        try:
            return real(late_callback(run, func), inputs, *args, **options)
        except GradcheckError as error:
            raise run.noted(error, None, hint=HINT) from None

    return Function(f"torch.autograd.{name}", worded(check, real), owned=True)


FUNCTIONS = {name: of_function(name) for name in ("gradcheck", "gradgradcheck")}
