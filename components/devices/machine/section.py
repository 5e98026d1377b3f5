"""Where a tensor lives, as its page lists it: its parameters, and its program to take home."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from components.export.program import Program
from components.links.page import Section
from components.links.parameter import Choice

from ..inventory import Inventory, take_inventory
from .sentences import SENTENCES
from .transfer import TENSORS, reading_program, round_trip_program


def device_here(device: Choice[str], query: Mapping[str, str], standing: Mapping[str, Any]) -> Choice[str]:
    """The devices of this machine."""
    return device_in(take_inventory())


def device_in(inventory: Inventory) -> Choice[str]:
    """The devices of a machine, the first one to begin with."""
    return replace(DEVICE, default=inventory.devices[0], options=tuple(inventory.devices))


FIRST_TENSOR, *_ = TENSORS
TENSOR = Choice("tensor", FIRST_TENSOR, label=SENTENCES["tensor"], words="what is moved", options=tuple(TENSORS))
DEVICE = Choice("device", "cpu", label=SENTENCES["device"], words="where to", options=("cpu",), beside=device_here)


def program_of(inventory: Inventory, tensor: str = TENSOR.default, device: str = DEVICE.default) -> Program:
    """The move of a tensor there and back; where there is nowhere to move it to, the reading's question."""
    lines = round_trip_program(tensor, device) if inventory.accelerators else reading_program(tensor)
    return Program(SENTENCES["title"], lines)


SECTION = Section("machine", SENTENCES["title"], (TENSOR, DEVICE), program_of)
