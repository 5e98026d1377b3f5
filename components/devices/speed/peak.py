"""The most that a processor could compute in theory, as far as the machine tells what is needed to reckon it."""

import re
from dataclasses import dataclass
from pathlib import Path

from ..inventory import Inventory
from .sentences import PEAK

CPUINFO = Path("/proc/cpuinfo")
# Instruction set -> the bits of one vector. Every x86 core so far starts two such multiply-adds a cycle at most.
VECTORS = {"AVX-512": ({"avx512f"}, 512), "AVX2": ({"avx2", "fma"}, 256)}
PER_CYCLE = 2
BITS = {"float32": 32, "float64": 64}

# CUDA's compute capability -> float32 multiply-adds that one multiprocessor starts in a cycle.
# Source: CUDA C++ Programming Guide, "Throughput of Native Arithmetic Instructions".
CUDA_PER_CYCLE = {
    **dict.fromkeys(("6.0", "7.0", "7.2", "7.5", "8.0"), 64),
    **dict.fromkeys(("6.1", "6.2", "8.6", "8.7", "8.9", "9.0", "10.0", "12.0"), 128),
}


@dataclass(frozen=True)
class Peak:
    """`gflops` is None where the peak is not known; `how` says how it was reckoned, or what is missing."""

    gflops: float | None
    how: str


def peak(inventory: Inventory, device: str, dtype: str) -> Peak:
    """The peak of a device for numbers of this dtype."""
    if device == "cpu":
        return cpu_peak(read_cpuinfo(), inventory.threads, dtype)
    accelerator = next(one for one in inventory.accelerators if one.device == device)
    if accelerator.platform != "CUDA":
        return Peak(None, PEAK["no units"].format(platform=accelerator.platform))
    return cuda_peak(accelerator.capability, accelerator.processors, accelerator.clock, dtype)


def read_cpuinfo() -> str:
    """What Linux writes of its processors; "" on another system."""
    try:
        return CPUINFO.read_text()
    except OSError:
        return ""


def cpu_peak(cpuinfo: str, threads: int, dtype: str) -> Peak:
    """The peak of the cores that PyTorch uses, from what Linux writes of them in /proc/cpuinfo."""
    if dtype not in BITS:
        return Peak(None, PEAK["dtype on a CPU"].format(dtype=dtype))
    flags = set(re.sub(r".*:", "", line(cpuinfo, "flags")).split())
    vectors = [(name, bits) for name, (needed, bits) in VECTORS.items() if needed <= flags]
    clocks = [float(clock) for clock in re.findall(r"^cpu MHz\s*: ([\d.]+)$", cpuinfo, re.MULTILINE)]
    if not vectors or not clocks:
        return Peak(None, PEAK["no clock"])
    name, bits = vectors[0]
    clock, numbers = max(clocks) / 1000, bits // BITS[dtype]
    gaps = {"cores": threads, "clock": f"{clock:.2g}", "starts": PER_CYCLE, "numbers": numbers, "instructions": name}
    return Peak(threads * clock * PER_CYCLE * numbers * 2, PEAK["cores"].format(**gaps))


def line(cpuinfo: str, name: str) -> str:
    """The first line of this name."""
    return next((line for line in cpuinfo.splitlines() if line.startswith(name)), "")


def cuda_peak(capability: str, processors: int | None, clock: float | None, dtype: str) -> Peak:
    """The peak of a GPU's float32 units; `clock` is in Hz."""
    if dtype != "float32":
        return Peak(None, PEAK["dtype on a GPU"].format(dtype=dtype))
    if capability not in CUDA_PER_CYCLE or not processors or not clock:
        return Peak(None, PEAK["no units of a GPU"])
    each = CUDA_PER_CYCLE[capability]
    gaps = {"processors": processors, "clock": f"{clock / 1e9:.3g}", "starts": each}
    return Peak(processors * each * 2 * clock / 1e9, PEAK["multiprocessors"].format(**gaps))
