"""The checks of one device, as plain values for JSON; each runs the device page's own code."""

import platform
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime

import torch

from components.devices.inventory import Inventory
from components.devices.rules.lessons import RULES
from components.devices.timing import DEFAULT_SIDE, DTYPES, refusal, timings
from components.devices.transfer import TENSORS, reading_program, round_trip_program
from components.interpreter import run

RANDOM = 'import torch\ntorch.manual_seed(0)\ntorch.rand(3).to("{device}").sum()\n'


def report(inventory: Inventory, device: str, side: int = DEFAULT_SIDE) -> dict:
    """Everything that was found on `device`; `differs` are the claims of the page that did not hold."""
    programs = {**dict(transfers(device)), **dict(rules(inventory))}
    return {
        "machine": platform.platform(),
        "python": platform.python_version(),
        "torch": torch.__version__,
        "date": datetime.now(UTC).date().isoformat(),
        "inventory": asdict(inventory),
        "programs": programs,
        "timings": {name: timed(device, dtype, side) for name, dtype in DTYPES.items()},
        "threads": in_two_threads(device),
        "differs": differences(programs),
    }


def told(program: str) -> dict:
    """What a program said, line by line, and the error that ended it."""
    ran = run(program)
    steps = [{"line": step.line, "text": step.text, "warnings": [*map(str, step.warnings)]} for step in ran.steps]
    return {"program": program, "steps": steps, "error": ran.error.message if ran.error else ""}


def transfers(device: str) -> Iterator[tuple[str, dict]]:
    for name in TENSORS:
        yield f"reading {name}", told(reading_program(name))
        yield f"round trip {name}", told(round_trip_program(name, device))


def rules(inventory: Inventory) -> Iterator[tuple[str, dict]]:
    for name, rule in RULES.items():
        yield f"{name} broken", told(rule.broken.text(inventory))
        yield f"{name} kept", told(rule.kept.text(inventory))


def differences(programs: dict[str, dict]) -> list[str]:
    """The programs that should have met trouble and did not, or the other way round; pinned memory needs a GPU."""
    return [
        name
        for name, found in programs.items()
        if has_trouble(found) != (name.endswith(" broken") and name != "pinned broken")
    ]


def has_trouble(found: dict) -> bool:
    return bool(found["error"]) or any(step["warnings"] for step in found["steps"])


def timed(device: str, dtype: torch.dtype, side: int) -> dict:
    """Computing and copying apart, in seconds, on the CPU and the device, and who refuses the dtype."""
    devices = dict.fromkeys((torch.device("cpu"), torch.device(device)))
    refusals = {str(one): refusal(one, dtype) for one in devices}
    able = [one for one in devices if not refusals[str(one)]]
    return {"refusals": refusals, "measurements": [asdict(one) for one in timings(able, side, dtype)]}


def in_two_threads(device: str) -> bool:
    """Whether two runs at once have the same random numbers from the same seed."""
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(told, [RANDOM.format(device=device)] * 2)
    return one == other
