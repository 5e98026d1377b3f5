"""What this machine and this build of PyTorch offer for tensors to live on."""

import os
from dataclasses import dataclass

import torch

from .sentences import ANSWER, FACTS, REASONS

GIB = 2**30


@dataclass(frozen=True)
class Accelerator:
    """One device beside the CPU.

    `device` is what `X.to(...)` takes. `memory` and `free` are bytes, None where the platform does not tell.
    `capability` is CUDA's compute capability or the name of AMD's architecture, "" elsewhere. `processors` and
    `clock`, in Hz, are CUDA's count of multiprocessors and their clock.
    """

    device: str
    platform: str
    name: str
    memory: int | None = None
    free: int | None = None
    capability: str = ""
    processors: int | None = None
    clock: float | None = None


@dataclass(frozen=True)
class Inventory:
    """`reason` says why there is no accelerator; it is "" if there is one."""

    torch: str
    build: str
    threads: int
    cores: int
    instructions: str
    accelerators: tuple[Accelerator, ...] = ()
    reason: str = ""

    @property
    def devices(self) -> list[str]:
        """Where a tensor can go: the accelerators, and the CPU, which is always there."""
        return [*(accelerator.device for accelerator in self.accelerators), "cpu"]


def take_inventory() -> Inventory:
    """Ask PyTorch what there is; a driver that is missing or broken becomes the `reason`."""
    accelerators, reason = find_accelerators()
    return Inventory(
        torch=torch.__version__,
        build=" ".join(platform()),
        threads=torch.get_num_threads(),
        cores=os.cpu_count() or 1,
        instructions=torch.backends.cpu.get_cpu_capability(),
        accelerators=accelerators,
        reason=reason,
    )


def platform() -> tuple[str, ...]:
    """What PyTorch was built for: the platform's name, and its version where it has one."""
    if torch.version.hip:
        return "ROCm", torch.version.hip
    if torch.version.cuda:
        return "CUDA", torch.version.cuda
    built_for = torch.accelerator.current_accelerator()
    return (built_for.type.upper(),) if built_for else (REASONS["CPU only"],)


def find_accelerators() -> tuple[tuple[Accelerator, ...], str]:
    """The accelerators that can be used, and why there are none."""
    built_for = torch.accelerator.current_accelerator()
    if built_for is None:
        return (), REASONS["CPU build"]
    name = " ".join(platform())
    try:
        if not torch.accelerator.is_available():
            return (), REASONS["no driver"].format(platform=name, said=driver_says(built_for))
        count = torch.accelerator.device_count()
        return tuple(describe(torch.device(built_for.type, index)) for index in range(count)), ""
    except RuntimeError as error:
        return (), REASONS["no answer"].format(platform=name, said=first_line(error))


def describe(device: torch.device) -> Accelerator:
    """What PyTorch tells of a device."""
    memory = free = None
    # Not every platform reports memory, and which do changes between releases.
    try:
        free, memory = torch.accelerator.get_memory_info(device)
    except (RuntimeError, NotImplementedError):
        if device.type == "mps":
            memory = torch.mps.recommended_max_memory()
    name, capability = name_and_capability(device)
    return Accelerator(str(device), platform()[0], name, memory, free, capability, *processors_and_clock(device))


def name_and_capability(device: torch.device) -> tuple[str, str]:
    """A device's name, and what it can do, see Accelerator."""
    if device.type == "cuda":
        properties = torch.cuda.get_device_properties(device)
        capability = properties.gcnArchName if torch.version.hip else f"{properties.major}.{properties.minor}"
        return properties.name, capability
    if device.type == "mps":
        return torch.backends.mps.get_name(), ""
    module = torch.get_device_module(device)
    return (module.get_device_name(device) if hasattr(module, "get_device_name") else str(device)), ""


def processors_and_clock(device: torch.device) -> tuple[int | None, float | None]:
    """A device's count of multiprocessors and their clock in Hz, where they are told."""
    if device.type != "cuda":
        return None, None
    properties = torch.cuda.get_device_properties(device)
    # Not every release of PyTorch passes both on.
    kilohertz = getattr(properties, "clock_rate", None)
    return getattr(properties, "multi_processor_count", None), kilohertz * 1e3 if kilohertz else None


def driver_says(device: torch.device) -> str:
    """The driver's own words, where asking for the device makes it speak."""
    if device.type != "cuda":
        return ""
    try:
        torch.cuda.init()
    except (RuntimeError, AssertionError) as error:
        return REASONS["driver"].format(said=first_line(error))
    return ""


def first_line(error: BaseException) -> str:
    """The first line of an error's words."""
    return f"{error}".strip().partition("\n")[0].rstrip(".") or type(error).__name__


def facts(inventory: Inventory) -> list[tuple[str, str]]:
    """The inventory as a table's rows: what, and what it is here."""
    threads = {name: getattr(inventory, name) for name in ("threads", "cores", "instructions")}
    rows = [
        (FACTS["PyTorch"], FACTS["build"].format(torch=inventory.torch, build=inventory.build)),
        (FACTS["CPU"], FACTS["threads"].format(**threads)),
    ]
    if not inventory.accelerators:
        rows.append((FACTS["GPU"], FACTS["none"]))
    for accelerator in inventory.accelerators:
        parts = [accelerator.name]
        if accelerator.memory is not None:
            parts.append(FACTS["memory"].format(size=f"{accelerator.memory / GIB:.1f}"))
        if accelerator.free is not None:
            parts.append(FACTS["free"].format(size=f"{accelerator.free / GIB:.1f}"))
        if accelerator.capability:
            parts.append(FACTS["capability"].format(capability=accelerator.capability))
        rows.append((accelerator.device, ", ".join(parts)))
    return rows


def in_words(inventory: Inventory) -> str:
    """The answer to the reading's question, and why it is so."""
    if not inventory.accelerators:
        return ANSWER["no"].format(reason=inventory.reason)
    each = [ANSWER["one"].format(name=one.name, device=one.device) for one in inventory.accelerators]
    sentence = ANSWER["yes"].format(found=ANSWER["and"].join(each))
    if inventory.accelerators[0].device.startswith("cuda"):
        return sentence
    return f"{sentence} {ANSWER['not CUDA']}"
