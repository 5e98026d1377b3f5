"""torch.save and torch.load: what is saved is kept by its name, in the run and as long as it lasts; no file is made.

At home the same lines write and read a file of that name, so it is a plain one of a model, in the folder one is in.
"""

import re
from typing import TYPE_CHECKING, Any

import torch

from ..library import COPY
from . import byte_files
from .modules import refused

if TYPE_CHECKING:
    from ..running import Running

NAME = re.compile(r"[\w-]{1,60}\.pth?")
HINT = "Write `torch.save(net.state_dict(), 'net.pt')`."
PLAIN = (int, float, bool, complex, str, type(None), torch.Size, torch.dtype, torch.device)


def save(run: "Running", obj: object, f: object) -> None:
    """`torch.save(net.state_dict(), 'net.pt')`."""
    if isinstance(f, byte_files.BytesIO):
        return byte_files.write(run, f, copied(run, obj))
    if type(f) is not str or not NAME.fullmatch(f):
        raise refused(
            "torch.save keeps a value by a plain name that ends in .pt or .pth here, and makes no file.", HINT
        )
    if f not in run.saved:
        run.room.take_items(50)
    run.saved[f] = copied(run, obj)


def load(run: "Running", f: object, map_location: object = None, weights_only: object = True) -> object:
    """`torch.load('net.pt')`."""
    saved = byte_files.read(run, f) if isinstance(f, byte_files.BytesIO) else named(run, f)
    if weights_only and not is_plain(saved):
        raise refused("torch.load gives a whole model only with `weights_only=False`.", HINT)
    return copied(run, saved)


def named(run: "Running", name: object) -> object:
    """What was saved by this name. Raises: Refused, FileNotFoundError."""
    if type(name) is not str or not NAME.fullmatch(name):
        raise refused("torch.load takes the name that torch.save was given in this program.", HINT)
    if name not in run.saved:
        raise FileNotFoundError(2, "No such file or directory", name)
    return run.saved[name]


def copied(run: "Running", value: object) -> object:
    """A copy through all levels."""
    return COPY.members["deepcopy"].call(run, value)


def is_plain(value: Any) -> bool:
    """Whether it is made of tensors, numbers and texts alone."""
    if issubclass(type(value), dict):
        return all(map(is_plain, value.values()))
    if type(value) in (list, tuple, set):
        return all(map(is_plain, value))
    return isinstance(value, torch.Tensor) or type(value) in PLAIN


FUNCTIONS = {"save": save, "load": load}
