import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.devices.speed.crossing import lasting, marked, with_copying, worth_it
from components.devices.speed.timing import Measurement, Timing


@pytest.mark.parametrize(
    ("holds", "first"),
    [("", None), ("no", None), ("yes", 32), ("no yes", 64), ("yes no", None), ("yes no yes", 128), ("no yes yes", 64)],
)
def test_it_lasts_from_the_first_side_after_the_last_exception(holds, first):
    sides = [32 << place for place in range(len(holds.split()))]
    assert lasting(zip(sides, (word == "yes" for word in holds.split()), strict=True)) == first


@given(st.lists(st.booleans(), max_size=8))
def test_from_there_on_it_always_holds_and_just_before_it_does_not(holds):
    first = lasting(list(enumerate(holds, start=1))[::-1])
    tails = [side for side in range(1, len(holds) + 1) if all(holds[side - 1 :])]
    assert first == (tails[0] if tails else None)


def timing(*times):
    """(side, CPU's seconds, GPU's seconds, seconds of copying) for each size."""
    on_cpu = [Measurement("cpu", n, cpu, 1.0, 3) for n, cpu, _, _ in times]
    on_gpu = [Measurement("cuda:0", n, gpu, copy, 3) for n, _, gpu, copy in times if gpu]
    return Timing(1024, "float32", (*on_cpu, *on_gpu))


def test_copying_counts_where_it_is_asked_to():
    both = timing((32, 1, 2, 3), (64, 8, 4, 5), (128, 64, 8, 9))
    assert worth_it(both, "cuda:0", with_copying) == 128
    assert worth_it(both, "cuda:0", lambda measurement: measurement.compute) == 64
    assert marked(both) == 128


def test_a_size_that_only_the_cpu_reached_is_not_compared():
    assert worth_it(timing((32, 9, 2, 3), (64, 8, None, None)), "cuda:0", with_copying) == 32


def test_without_an_accelerator_the_mark_is_where_computing_outgrows_copying():
    assert marked(timing((32, 0.5, None, None), (64, 4, None, None))) == 64
    assert marked(timing((32, 0.5, None, None))) is None
