import ast
from itertools import count, islice
from pathlib import Path

import pytest
import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from components.devices.speed import timing
from components.devices.speed.timing import (
    DEFAULT_DTYPE,
    DEFAULT_SIDE,
    DTYPES,
    SIDES,
    TIMED_LINES,
    Measurement,
    Timing,
    measure,
    refusal,
    sizes,
    time_once,
    timings,
)

CPU = torch.device("cpu")
GPU = torch.device("cuda:0")


def ticking(step):
    """A clock that is `step` seconds later at every look."""
    ticks = count()
    return lambda: next(ticks) * step


@pytest.fixture
def waits(monkeypatch):
    """The devices that were waited for, without waiting."""
    waited = []
    monkeypatch.setattr(torch.accelerator, "synchronize", waited.append)
    return waited


def test_sizes_double_up_to_n():
    assert sizes(256) == [32, 64, 128, 256]
    assert all(sizes(side)[-1] == side for side in SIDES)
    assert DEFAULT_SIDE in SIDES


def test_six_matrices_of_the_largest_side_stay_small():
    largest = max(dtype.itemsize for dtype in DTYPES.values())
    assert 6 * max(SIDES) ** 2 * largest < 256 * 2**20


def test_the_choices_are_torchs_own_names():
    assert {f"torch.{name}" for name in DTYPES} == {str(dtype) for dtype in DTYPES.values()}
    assert DTYPES[DEFAULT_DTYPE] is torch.get_default_dtype()


def test_times_are_positive_and_the_sizes_grow():
    measurements = list(timings([CPU], 256))
    assert [measurement.n for measurement in measurements] == [32, 64, 128, 256]
    assert all(measurement.compute > 0 and measurement.gflops > 0 for measurement in measurements)
    assert all(measurement.repeats >= timing.FEWEST_REPEATS for measurement in measurements)


def test_copying_on_the_cpu_is_real_and_stays_in_its_memory(monkeypatch):
    to, copied = torch.Tensor.to, []

    def watched(tensor, *args, **kwargs):
        there = to(tensor, *args, **kwargs)
        copied.append(there.data_ptr() != tensor.data_ptr() and there.device == CPU)
        return there

    monkeypatch.setattr(torch.Tensor, "to", watched)
    A = torch.ones(2, 2)
    time_once(A, A, CPU, ticking(1))
    assert copied == [True, True, True]


@pytest.mark.parametrize("name", DTYPES)
def test_the_chosen_dtype_is_the_one_computed_with(monkeypatch, name):
    seen = set()

    def watched(A, B, device, clock):
        seen.update((A.dtype, B.dtype))
        return 1e-3, 1e-3

    monkeypatch.setattr(timing, "time_once", watched)
    measure(CPU, 8, DTYPES[name])
    assert seen == {DTYPES[name]}


def test_the_fastest_product_counts_and_the_warm_up_does_not(monkeypatch):
    times = iter([(0.1, 0.1), (5, 4), (2, 7), (3, 6), *[(9, 9)] * timing.MOST_REPEATS])
    monkeypatch.setattr(timing, "time_once", lambda *_: next(times))
    measurement = measure(CPU, 8, clock=ticking(1))
    assert (measurement.compute, measurement.copy, measurement.repeats) == (2, 4, 3)


def test_the_warm_up_counts_if_there_is_no_time_for_another():
    # The looks are a second apart, and a product takes three: by the first look after the warm-up, two are left.
    measurement = measure(CPU, 8, clock=ticking(1), ends=7)
    assert (measurement.compute, measurement.copy, measurement.repeats) == (1, 2, 1)


def test_what_a_device_cannot_do_is_found_by_trying():
    assert refusal(CPU, torch.float32) == ""
    # Torch itself has no sums of products of these on the CPU.
    with pytest.raises(RuntimeError) as error:
        torch.ones(2, 2, dtype=torch.uint32) @ torch.ones(2, 2, dtype=torch.uint32)
    assert refusal(CPU, torch.uint32) == str(error.value)


def test_a_refusal_in_mps_words_is_kept(monkeypatch):
    # As torch.ones(2, 2, dtype=torch.float64).to("mps") says it.
    said = "Cannot convert a MPS Tensor to float64 dtype as the MPS framework doesn't support float64."

    def fail(*_):
        raise TypeError(said)

    monkeypatch.setattr(torch.Tensor, "to", fail)
    assert refusal(torch.device("mps:0"), torch.float64) == said


def test_an_accelerator_is_tried_on_the_accelerator(waits):
    with FakeTensorMode():
        assert refusal(GPU, torch.bfloat16) == ""
    assert waits == [GPU]


def test_a_timing_tells_its_devices_apart():
    one, other = Measurement("cpu", 32, 1e-5, 1e-5, 9), Measurement("cuda:0", 32, 1e-6, 1e-4, 9)
    both = Timing(32, "float32", (one, other))
    assert both.of("cpu") == [one]
    assert both.accelerators == ["cuda:0"]
    assert Timing(32, "float32", (one,)).accelerators == []


def test_gflops_count_a_multiplication_and_an_addition_for_each_term():
    # Two 1000 x 1000 matrices: a million sums of 1000 products.
    assert Measurement("cpu", 1000, 0.5, 0.1, 3).gflops == pytest.approx(2 * 1000 * 1e6 / 0.5 / 1e9)


def test_computing_and_copying_are_timed_apart():
    # The looks are at 0, 1, 2 and 3 seconds: copied there by 1, computed by 2, copied back by 3.
    A = torch.ones(2, 2)
    assert time_once(A, A, CPU, ticking(1)) == (1, 2)


def test_an_accelerator_is_waited_for_before_every_look_at_the_clock(waits):
    with FakeTensorMode():
        A = torch.ones(2, 2)
        time_once(A, A, GPU, ticking(1))
    assert waits == [GPU, GPU]


def test_the_cpu_is_not_waited_for(waits):
    measure(CPU, 8)
    assert waits == []


def test_each_size_is_timed_on_both_devices(waits):
    # Torch's fake tensors carry a CUDA device without having one: the path is real, the times are not.
    with FakeTensorMode():
        measurements = list(timings([CPU, GPU], 64))
    assert [(measurement.device, measurement.n) for measurement in measurements] == [
        ("cpu", 32),
        ("cuda:0", 32),
        ("cpu", 64),
        ("cuda:0", 64),
    ]
    assert all(measurement.copy > 0 for measurement in measurements)


def test_it_ends_before_a_size_that_would_outlast_the_deadline(monkeypatch):
    now = [0.0]

    def product(A, B, device, clock):
        # One second for a side of 32, and eight times as long for twice the side.
        now[0] += (A.shape[0] / 32) ** 3
        return (A.shape[0] / 32) ** 3, 0.0

    monkeypatch.setattr(timing, "time_once", product)
    for seconds, reached in ((60, [32, 64]), (35, [32]), (1000, [32, 64, 128])):
        measurements = timings([CPU], 2048, seconds=seconds, clock=lambda: now[0])
        assert [measurement.n for measurement in measurements] == reached


def test_one_slow_product_ends_it(monkeypatch):
    now = [0.0]

    def product(A, B, device, clock):
        now[0] += 30 if A.shape[0] > 32 else 0.001
        return 30.0, 0.0

    monkeypatch.setattr(timing, "time_once", product)
    measurements = list(timings([CPU], 2048, clock=lambda: now[0]))
    assert [(one.n, one.repeats) for one in measurements][1:] == [(64, 1)]
    assert now[0] < timing.SECONDS_IN_ALL + 31


def test_a_fast_machine_reaches_n_within_the_deadline():
    assert [measurement.n for measurement in timings([CPU], 128, seconds=60, clock=ticking(1e-6))] == [32, 64, 128]


def test_repeats_are_bounded_in_number_and_in_time():
    assert measure(CPU, 8, clock=ticking(1e-9)).repeats == timing.MOST_REPEATS
    assert measure(CPU, 8, clock=ticking(10)).repeats == timing.FEWEST_REPEATS


def test_it_stops_when_no_more_is_asked_for():
    running = timings([CPU], 2048)
    assert [measurement.n for measurement in islice(running, 2)] == [32, 64]
    running.close()
    assert list(running) == []


def test_too_little_memory_is_said_in_torchs_words(monkeypatch):
    def fail(*_):
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 16.00 MiB")

    monkeypatch.setattr(timing, "time_once", fail)
    with pytest.raises(RuntimeError, match="out of memory"):
        next(timings([CPU], 32))


def test_other_readers_random_numbers_and_threads_are_left_alone():
    threads = torch.get_num_threads()
    torch.manual_seed(0)
    expected = torch.rand(3)
    torch.manual_seed(0)
    measure(CPU, 8)
    assert torch.equal(torch.rand(3), expected)
    assert torch.get_num_threads() == threads


def test_the_lines_shown_are_the_lines_timed():
    shown = {node.name: ast.dump(node) for node in ast.parse(TIMED_LINES).body}
    source = ast.parse(Path(timing.__file__).read_text())
    real = {node.name: ast.dump(node) for node in ast.walk(source) if isinstance(node, ast.FunctionDef)}
    assert shown == {name: real[name] for name in ("synchronize", "time_once")}
