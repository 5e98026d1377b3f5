from dataclasses import replace

import pytest

from components.devices.inventory import Accelerator, take_inventory
from components.devices.speed import peak as module
from components.devices.speed.peak import cpu_peak, cuda_peak, peak

AVX512 = """processor\t: 0
model name\t: Intel(R) Xeon(R) Processor @ 2.80GHz
cpu MHz\t\t: 2800.000
flags\t\t: fpu sse2 fma avx avx2 avx512f avx512dq
"""
AVX2 = AVX512.replace(" avx512f avx512dq", "")
ARM = "processor\t: 0\nBogoMIPS\t: 243.75\nFeatures\t: fp asimd evtstrm\n"


@pytest.mark.parametrize(
    ("cpuinfo", "dtype", "gflops"),
    [
        # 2 cores * 2.8 GHz * 2 multiply-adds * 512 / 32 numbers * 2 operations.
        (AVX512, "float32", 358.4),
        (AVX512, "float64", 179.2),
        (AVX2, "float32", 179.2),
    ],
)
def test_the_cpus_peak_follows_from_cores_clock_and_instructions(cpuinfo, dtype, gflops):
    known = cpu_peak(cpuinfo, 2, dtype)
    assert known.gflops == pytest.approx(gflops)
    assert "2 cores x 2.8 GHz" in known.how


@pytest.mark.parametrize("cpuinfo", ["", ARM, AVX512.replace("cpu MHz", "MHz"), AVX2.replace(" fma", "")])
def test_a_cpu_that_does_not_tell_has_no_number(cpuinfo):
    assert cpu_peak(cpuinfo, 2, "float32").gflops is None


@pytest.mark.parametrize("dtype", ["bfloat16", "float16"])
def test_half_the_bits_is_not_guessed(dtype):
    assert cpu_peak(AVX512, 2, dtype).gflops is None
    assert cuda_peak("9.0", 132, 1.98e9, dtype).gflops is None


@pytest.mark.parametrize(
    ("capability", "processors", "clock", "teraflops"),
    # NVIDIA's data sheets, FP32 without tensor cores: V100 SXM2 15.7, A100 19.5, H100 SXM 67.
    [("7.0", 80, 1.53e9, 15.7), ("8.0", 108, 1.41e9, 19.5), ("9.0", 132, 1.98e9, 67)],
)
def test_a_gpus_peak_is_the_data_sheets(capability, processors, clock, teraflops):
    assert cuda_peak(capability, processors, clock, "float32").gflops / 1000 == pytest.approx(teraflops, rel=0.01)


@pytest.mark.parametrize(
    ("capability", "processors", "clock"), [("99.0", 1, 1e9), ("9.0", None, 1e9), ("9.0", 1, None)]
)
def test_a_gpu_that_is_not_known_has_no_number(capability, processors, clock):
    assert cuda_peak(capability, processors, clock, "float32").gflops is None


def test_each_device_is_asked_for_its_own(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "CPUINFO", tmp_path / "none")
    h100 = Accelerator("cuda:0", "CUDA", "NVIDIA H100", None, None, "9.0", 132, 1.98e9)
    m3 = Accelerator("mps:0", "MPS", "Apple M3")
    inventory = replace(take_inventory(), accelerators=(h100, m3))
    assert peak(inventory, "cuda:0", "float32").gflops > 60_000
    assert peak(inventory, "mps:0", "float32").gflops is None
    assert peak(inventory, "cpu", "float32").gflops is None
