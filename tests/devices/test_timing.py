import ast
from itertools import count, islice
from pathlib import Path

import pytest
import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from components.devices import timing
from components.devices.timing import DEFAULT_SIDE, SIDES, TIMED_LINES, Measurement, measure, sizes, time_once, timings

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


def test_three_matrices_of_the_largest_side_stay_small():
    assert 3 * max(SIDES) ** 2 * torch.float32.itemsize < 64 * 2**20


def test_times_are_positive_and_the_sizes_grow():
    measurements = list(timings([CPU], 256))
    assert [measurement.n for measurement in measurements] == [32, 64, 128, 256]
    assert all(measurement.compute > 0 and measurement.gflops > 0 for measurement in measurements)
    assert all(measurement.repeats >= timing.FEWEST for measurement in measurements)


def test_nothing_is_copied_on_the_cpu():
    assert measure(CPU, 8).copy is None


def test_gflops_count_a_multiplication_and_an_addition_for_each_term():
    # Two 1000 x 1000 matrices: a million sums of 1000 products.
    assert Measurement("cpu", 1000, 0.5, None, 3).gflops == pytest.approx(2 * 1000 * 1e6 / 0.5 / 1e9)


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
    assert [measurement.copy is None for measurement in measurements] == [True, False, True, False]


def test_it_ends_before_a_size_that_would_outlast_the_deadline():
    # One second a look: a product takes 1, so the next size is expected to take 8 * 4.
    assert [measurement.n for measurement in timings([CPU], 2048, seconds=60, clock=ticking(1))] == [32, 64]
    assert list(timings([CPU], 2048, seconds=0, clock=ticking(1))) == []


def test_a_fast_machine_reaches_n_within_the_deadline():
    assert [measurement.n for measurement in timings([CPU], 128, seconds=60, clock=ticking(1e-6))] == [32, 64, 128]


def test_repeats_are_bounded_in_number_and_in_time():
    assert measure(CPU, 8, ticking(1e-9)).repeats == timing.MOST
    assert measure(CPU, 8, ticking(10)).repeats == timing.FEWEST


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
