"""The dtype and the device that a tensor gets where a program names none: torch keeps the dtype for the whole process.

Here each run has its own. Torch's own default stays, and what torch would choose by it is chosen anew: by the watch
over its operators, and for what torch settles before them by a mode over its functions.
"""

import threading
import warnings
from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch.overrides import TorchFunctionMode
from torch.utils._device import _device_constructors  # the functions that take `device=`, as torch itself lists them

from .dtypes import is_floating
from .library import entry, growth
from .signatures import Args, Kwargs

if TYPE_CHECKING:
    from .running import Running

USUAL = torch.float32
TYPES = {"FloatTensor": torch.float32, "DoubleTensor": torch.float64, "HalfTensor": torch.float16}
TYPES["BFloat16Tensor"] = torch.bfloat16
COMPLEX = {torch.float16: torch.complex32, torch.float32: torch.complex64, torch.float64: torch.complex128}
COMPLEX[torch.bfloat16] = torch.complex64
# What torch makes by its own default.
CHOSEN = {torch.float32, torch.complex64}
# Their dtype is that of the numbers that they are given, where these are whole.
BY_NUMBERS = {"arange", "full"}
OF_DATA = {torch.tensor, torch.as_tensor, torch.asarray}
OF_TYPES = {torch.result_type}
FOURIER = {value for name, value in vars(torch.fft).items() if callable(value) and "freq" not in name}


class Shown(threading.local):
    """The default dtype by which torch writes a tensor in this thread."""

    dtype: torch.dtype | None = None


SHOWN = Shown()
of_the_process = torch.get_default_dtype


def get_default_dtype() -> torch.dtype:
    """Takes the place of `torch.get_default_dtype`, which torch asks whether a tensor's dtype is to be written."""
    return SHOWN.dtype or of_the_process()


torch.get_default_dtype = get_default_dtype


class Defaults(TorchFunctionMode):
    """A run's own defaults."""

    def __init__(self):
        super().__init__()
        self.dtype = USUAL
        self.device: torch.device | None = None

    @property
    def are_usual(self) -> bool:
        """Whether dtype and device are as they are in a program that says nothing of them."""
        return self.dtype is USUAL and self.device is None

    def __torch_function__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None):
        kwargs = dict(kwargs or {})
        if self.device is not None and kwargs.get("device") is None and function in _device_constructors():
            kwargs["device"] = self.device
        if self.dtype is USUAL or kwargs.get("dtype") is not None:
            return function(*args, **kwargs)
        if function is torch.where and len(args) == 3 and not any(map(has_fractions, args)):
            return function(args[0], *[self.of_number(one) for one in args[1:]])
        if function in FOURIER and args and isinstance(args[0], torch.Tensor) and not is_floating(args[0].dtype):
            return function(args[0].to(self.dtype), *args[1:], **kwargs)
        made = function(*args, **kwargs)
        if function in OF_DATA and made.dtype in CHOSEN:
            dtype = self.dtype_of(args[0] if args else kwargs.get("data"), made.dtype)
            return function(*args, **kwargs, dtype=dtype) if dtype is not made.dtype else made
        if function in OF_TYPES and made in CHOSEN and not any(map(has_fractions, args)):
            return self.instead_of(made)
        return made

    def instead_of(self, chosen: torch.dtype) -> torch.dtype:
        """What the run has for a dtype that torch's own default chose."""
        return COMPLEX[self.dtype] if chosen.is_complex else self.dtype

    def dtype_of(self, data: object, chosen: torch.dtype) -> torch.dtype:
        """The dtype of a tensor made of this data, for which torch's own default has `chosen` another."""
        waiting, others, has_numbers = [data], [], False
        while waiting:
            one = waiting.pop()
            has_numbers = has_numbers or type(one) in (float, complex)
            if isinstance(one, (torch.Tensor, np.ndarray, np.generic)):
                others.append(torch.as_tensor(one).dtype)
            elif isinstance(one, (list, tuple)):
                waiting.extend(one)
        if others and not has_numbers:
            return chosen
        if chosen.is_complex and self.dtype is torch.bfloat16:
            raise RuntimeError("invalid default scalar type for complex")
        return reduce(torch.promote_types, others, self.instead_of(chosen))

    def of_number(self, value: object) -> object:
        """What `torch.where` takes for a number."""
        if type(value) not in (float, complex):
            return value
        return torch.tensor(value, dtype=self.instead_of(torch.complex64 if type(value) is complex else USUAL))

    # --- operators

    def fill(self, operator: Any, name: str, args: Args, kwargs: Kwargs) -> None:
        """Gives an operator that makes a tensor of none the run's dtype, where it was given no other."""
        dtype = next((one for one in operator._schema.arguments if one.name == "dtype"), None)
        if dtype is None or kwargs.get("dtype") or (dtype.has_default_value() and dtype.default_value is not None):
            return
        if any(isinstance(one, torch.Tensor) for one in args):
            return
        if name in BY_NUMBERS and not any(type(one) in (float, complex) for one in args):
            return
        if any(type(one) is complex for one in args):
            kwargs["dtype"] = torch.complex128 if self.dtype is torch.float64 else torch.complex64
        else:
            kwargs["dtype"] = self.dtype

    def again(self, call: Callable[..., Any], args: Args, kwargs: Kwargs, result: object) -> object:
        """The result, computed anew if torch's own default decided about its dtype."""
        if not isinstance(result, torch.Tensor) or result.dtype not in CHOSEN or kwargs.get("dtype") is not None:
            return result
        tensors = [one for one in args if isinstance(one, torch.Tensor)]
        if not tensors or any(map(has_fractions, tensors)) or any(isinstance(one, (list, tuple)) for one in args):
            return result
        return call(*[one.to(self.dtype) if isinstance(one, torch.Tensor) else one for one in args], **kwargs)


def has_fractions(value: object) -> bool:
    """Whether a value is a tensor of floats or complex numbers."""
    return isinstance(value, torch.Tensor) and is_floating(value.dtype)


# --- what a program says


def set_dtype(run: "Running", d: object) -> None:
    """`torch.set_default_dtype(torch.float64)`."""
    if not isinstance(d, torch.dtype) or d not in COMPLEX:
        if isinstance(d, torch.dtype) and d.is_floating_point:
            raise growth.refusal(f"The default dtype is one of these here: {', '.join(map(str, COMPLEX))}.")
        raise TypeError(f"{'' if isinstance(d, torch.dtype) else 'invalid dtype object: '}{FLOATING}")
    run.operators.set_default(dtype=d)
    SHOWN.dtype = d
    run.ending.callback(setattr, SHOWN, "dtype", None)


def set_tensor_type(run: "Running", t: object) -> None:
    """`torch.set_default_tensor_type(torch.DoubleTensor)`."""
    dtype = TYPES.get(t.removeprefix("torch.") if type(t) is str else getattr(t, "__name__", ""))
    if type(t) is str and dtype is None:
        raise growth.refusal("The default kind of tensors is one such as 'torch.DoubleTensor' here.")
    if dtype is None or t is torch.Tensor:
        raise TypeError(f"invalid type object: {FLOATING}")
    warnings.warn_explicit(DEPRECATED, UserWarning, "<program>", 1, module="components.interpreter")
    set_dtype(run, dtype)


def get_dtype(run: "Running") -> torch.dtype:
    """`torch.get_default_dtype()`: the run's own."""
    return run.operators.defaults.dtype


def set_device(run: "Running", device: Any) -> None:
    """`torch.set_default_device("cpu")`."""
    run.operators.set_default(device=None if device is None else torch.device(device))


def get_device(run: "Running") -> torch.device:
    """`torch.get_default_device()`: the run's own, with the index that its tensors tell."""
    device = run.operators.defaults.device or torch.device("cpu")
    return device if device.index is not None else torch.empty(0, device=device).device


def dim_order(run: "Running", tensor: torch.Tensor, /, *args: Any, **kwargs: Any) -> tuple[int, ...]:
    """`x.dim_order(...)`, with no mode over torch's functions."""
    # Torch itself loses the arguments where a mode is over its functions.
    with torch._C.DisableTorchFunction():
        return torch.Tensor.dim_order(tensor, *args, **kwargs)


def range_(run: "Running", *args: Any, **kwargs: Any) -> torch.Tensor:
    """`torch.range(...)`, of the run's default dtype if none is named."""
    if kwargs.get("dtype") is None:
        kwargs["dtype"] = get_dtype(run)
    return torch.range(*args, **kwargs)


def finfo(run: "Running", *args: Any, **kwargs: Any) -> torch.finfo:
    """`torch.finfo(...)`; of nothing, that of the run's default dtype."""
    return torch.finfo(*args, **kwargs) if args or kwargs else torch.finfo(get_dtype(run))


FLOATING = "only floating-point types are supported as the default type"
DEPRECATED = (
    "torch.set_default_tensor_type() is deprecated as of PyTorch 2.1, please use torch.set_default_dtype() and "
    "torch.set_default_device() as alternatives."
)
FUNCTIONS = {
    "range": range_,
    "set_default_dtype": entry.worded(set_dtype, torch.set_default_dtype),
    "get_default_dtype": entry.worded(get_dtype, of_the_process),
    "set_default_device": entry.worded(set_device, torch.set_default_device),
    "get_default_device": entry.worded(get_device, torch.get_default_device),
    "set_default_tensor_type": entry.worded(set_tensor_type, torch.set_default_tensor_type),
}
METHODS = {(torch.Tensor, "dim_order"): dim_order}
OWN_TYPES = {torch.finfo: finfo}
