"""What the inventory says about machines that are not this one, told to it in torch's own places."""

from types import SimpleNamespace

import pytest
import torch

from components.devices.inventory import GIB, facts, in_words, take_inventory


@pytest.fixture
def machine(monkeypatch):
    """machine(cuda=..., hip=..., built_for=..., available=..., count=...): what torch says about the machine."""

    def pretend(cuda=None, hip=None, built_for=None, available=False, count=1):
        device = torch.device(built_for) if built_for else None
        monkeypatch.setattr(torch.version, "cuda", cuda)
        monkeypatch.setattr(torch.version, "hip", hip)
        monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available=False: device)
        monkeypatch.setattr(torch.accelerator, "is_available", lambda: available)
        monkeypatch.setattr(torch.accelerator, "device_count", lambda: count if available else 0)
        return monkeypatch

    return pretend


def fails(message):
    def fail(*_):
        raise RuntimeError(message)

    return fail


def test_this_machine_is_described_without_an_error():
    inventory = take_inventory()
    assert inventory.torch == torch.__version__
    assert inventory.threads == torch.get_num_threads()
    assert bool(inventory.accelerators) == torch.accelerator.is_available()
    assert bool(inventory.reason) != bool(inventory.accelerators)


def test_a_cpu_build_is_the_reason(machine):
    machine()
    inventory = take_inventory()
    assert inventory.build == "CPU only"
    assert inventory.devices == ["cpu"]
    assert "CPU build" in inventory.reason
    assert "no GPU available for our tensors" in in_words(inventory)
    assert "works on the CPU" in in_words(inventory)
    assert ("GPU", "none") in facts(inventory)


def test_a_cuda_build_without_a_driver_gives_the_drivers_words(machine):
    patch = machine(cuda="13.0", built_for="cuda")
    patch.setattr(torch.cuda, "init", fails("Found no NVIDIA driver on your system. Please check\nmore"))
    inventory = take_inventory()
    assert inventory.build == "CUDA 13.0"
    assert not inventory.accelerators
    assert "CUDA 13.0" in inventory.reason
    assert "(Found no NVIDIA driver on your system. Please check)" in inventory.reason


def test_cuda_devices_are_named_with_memory_and_capability(machine):
    patch = machine(cuda="13.0", built_for="cuda", available=True, count=2)
    patch.setattr(
        torch.cuda,
        "get_device_properties",
        lambda device: SimpleNamespace(name=f"NVIDIA H200 number {device.index}", major=9, minor=0),
    )
    patch.setattr(torch.accelerator, "get_memory_info", lambda device: (100 * GIB, 140 * GIB))
    inventory = take_inventory()
    assert inventory.devices == ["cuda:0", "cuda:1", "cpu"]
    assert inventory.reason == ""
    assert inventory.accelerators[1].name == "NVIDIA H200 number 1"
    assert inventory.accelerators[0].capability == "9.0"
    rows = dict(facts(inventory))
    assert rows["cuda:0"] == "NVIDIA H200 number 0, 140.0 GiB of memory, 100.0 GiB free, capability 9.0"
    assert "a GPU available" in in_words(inventory)
    assert "cuda.is_available" not in in_words(inventory)


def test_cuda_tells_its_multiprocessors_and_their_clock_where_torch_passes_them_on(machine):
    patch = machine(cuda="13.0", built_for="cuda", available=True)
    patch.setattr(torch.accelerator, "get_memory_info", lambda device: (1, 2))
    h100 = {"name": "NVIDIA H100", "major": 9, "minor": 0, "multi_processor_count": 132}
    for more, clock in (({"clock_rate": 1_980_000}, 1.98e9), ({}, None)):
        properties = SimpleNamespace(**h100, **more)
        patch.setattr(torch.cuda, "get_device_properties", lambda device, found=properties: found)
        accelerator = take_inventory().accelerators[0]
        assert (accelerator.processors, accelerator.clock) == (132, clock)


def test_rocm_is_cuda_by_device_and_rocm_by_name(machine):
    patch = machine(hip="6.4", built_for="cuda", available=True)
    properties = SimpleNamespace(name="AMD Instinct MI300X", gcnArchName="gfx942", major=9, minor=4)
    patch.setattr(torch.cuda, "get_device_properties", lambda device: properties)
    patch.setattr(torch.accelerator, "get_memory_info", lambda device: (1, 192 * GIB))
    inventory = take_inventory()
    assert inventory.build == "ROCm 6.4"
    accelerator = inventory.accelerators[0]
    assert (accelerator.device, accelerator.platform, accelerator.capability) == ("cuda:0", "ROCm", "gfx942")


def test_mps_is_described_where_it_does_not_tell_its_memory(machine):
    patch = machine(built_for="mps", available=True)
    patch.setattr(torch.accelerator, "get_memory_info", fails("not supported on MPS"))
    patch.setattr(torch.mps, "recommended_max_memory", lambda: 16 * GIB)
    patch.setattr(torch.backends.mps, "get_name", lambda: "Apple M3 Pro")
    inventory = take_inventory()
    assert inventory.build == "MPS"
    accelerator = inventory.accelerators[0]
    assert (accelerator.device, accelerator.name, accelerator.free) == ("mps:0", "Apple M3 Pro", None)
    assert dict(facts(inventory))["mps:0"] == "Apple M3 Pro, 16.0 GiB of memory"
    assert "asks for CUDA only" in in_words(inventory)


def test_an_mps_build_without_a_gpu_has_no_driver_to_quote(machine):
    machine(built_for="mps")
    assert take_inventory().reason == "this PyTorch is built for MPS, but it finds no driver or no device"


def test_a_lost_device_is_a_reason_and_not_a_crash(machine):
    patch = machine(cuda="13.0", built_for="cuda", available=True)
    patch.setattr(torch.accelerator, "get_memory_info", lambda device: (1, 2))
    patch.setattr(torch.cuda, "get_device_properties", fails("CUDA error: device-side assert triggered\nCUDA kernel"))
    inventory = take_inventory()
    assert inventory.devices == ["cpu"]
    assert "CUDA error: device-side assert triggered" in inventory.reason
