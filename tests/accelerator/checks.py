"""The checks of one device, as plain values for JSON; each runs the device page's own code."""

import platform
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime

import torch

from components.devices.inventory import Inventory
from components.devices.machine.transfer import TENSORS, reading_program, round_trip_program
from components.devices.rules.rules import RULES
from components.devices.speed.reference import Reference, as_json, machine_of
from components.devices.speed.timing import DTYPES, SIDES, Timing, refusal, timings

from .bounds import beyond_limits, out_of_memory, random_numbers
from .claims import CLAIMS, differences, told


def report(inventory: Inventory, device: str, side: int = SIDES[-1]) -> dict:
    """Everything that was found on `device`; `differs` are the claims of the page that did not hold.

    It begins with what the page reads as its reference.
    """
    timed = tuple(timing_of(device, dtype, side) for dtype in DTYPES)
    date = datetime.now(UTC).date().isoformat()
    programs = {name: told(program) for name, program in programs_of(inventory, device)}
    differs = [f"{name}: {said}" for name in programs for said in differences(CLAIMS[name], programs[name])]
    found = {}
    for check in (beyond_limits, random_numbers, out_of_memory):
        found[check.__name__], wrong = check(device)
        differs += wrong
    return {
        **as_json(Reference(machine_of(inventory), date, str(torch.__version__), timed)),
        "platform": platform.platform(),
        "python": platform.python_version(),
        "inventory": asdict(inventory),
        "programs": programs,
        **found,
        "differs": differs,
    }


def programs_of(inventory: Inventory, device: str) -> Iterator[tuple[str, str]]:
    for name in TENSORS:
        yield f"reading {name}", reading_program(name)
        yield f"round trip {name}", round_trip_program(name, device)
    for name, rule in RULES.items():
        yield f"{name} broken", rule.broken.text(inventory)
        yield f"{name} kept", rule.kept.text(inventory)


def timing_of(device: str, dtype: str, side: int) -> Timing:
    """Computing and copying apart, on the CPU and the device, of those that can compute with this dtype."""
    devices = dict.fromkeys((torch.device("cpu"), torch.device(device)))
    said = {one: refusal(one, DTYPES[dtype]) for one in devices}
    refusals = tuple((str(one), words) for one, words in said.items() if words)
    able = [one for one, words in said.items() if not words]
    measurements, trouble = [], ""
    try:
        measurements.extend(timings(able, side, DTYPES[dtype]))
    except RuntimeError as error:
        trouble = f"{error}"
    return Timing(side, dtype, tuple(measurements), refusals, trouble)
