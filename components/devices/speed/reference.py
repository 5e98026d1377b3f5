"""Timings of another machine to look at beside this one's: the file that `python -m tests.accelerator` writes."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from ..inventory import Inventory
from .timing import Measurement, Timing

FILE = Path(__file__).with_name("reference.json")


@dataclass(frozen=True)
class Reference:
    """Which machine was timed, when (year-month-day), with which release of torch, and one timing for each dtype."""

    machine: str
    date: str
    torch: str
    timings: tuple[Timing, ...]

    def timing(self, dtype: str, n: int) -> Timing | None:
        """The timing of this dtype as far as `n`; None if nothing was measured."""
        for timing in self.timings:
            measured = tuple(one for one in timing.measurements if one.n <= n)
            if timing.dtype == dtype and measured:
                return Timing(n, dtype, measured)
        return None


def machine_of(inventory: Inventory) -> str:
    """The machine in words."""
    names = [accelerator.name for accelerator in inventory.accelerators]
    return " and ".join([*names, f"{inventory.threads} threads of a CPU"])


def as_json(reference: Reference) -> dict:
    """The reference as its file has it."""
    return asdict(reference)


def read_reference(file: Path = FILE) -> Reference | None:
    """What the file holds, which may say more; None if there is no file."""
    if not file.exists():
        return None
    held = json.loads(file.read_text())
    return Reference(held["machine"], held["date"], held["torch"], tuple(map(read_timing, held["timings"])))


def read_timing(held: dict) -> Timing:
    """A timing of the file."""
    measurements = tuple(Measurement(**one) for one in held["measurements"])
    return Timing(held["n"], held["dtype"], measurements, pairs(held["refusals"]), held["trouble"])


def pairs(held: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """The pairs of a list in the file."""
    return tuple((device, said) for device, said in held)
