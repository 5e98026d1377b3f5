import pytest

from components.devices.summary import duration, significant, summary
from components.devices.timing import Measurement


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (12.4, "12 s"),
        (1.0, "1 s"),
        (0.0123, "12 ms"),
        (0.00999, "10 ms"),
        (0.9999, "1 s"),
        (4.2e-6, "4.2 µs"),
        (3e-7, "300 ns"),
    ],
)
def test_durations_have_two_digits_and_a_unit(seconds, words):
    assert duration(seconds) == words


@pytest.mark.parametrize(("number", "text"), [(178.9, "180"), (41567, "42,000"), (0.123, "0.12"), (7.96, "8")])
def test_numbers_have_two_digits_and_no_power_of_ten(number, text):
    assert significant(number) == text


def test_the_cpu_alone_in_words():
    # 2 * 1024 ** 3 operations in 12 ms are 179 billion a second.
    assert summary(1024, [Measurement("cpu", 1024, 0.012, None, 9)]) == [
        "Two 1024 x 1024 matrices on the CPU: **12 ms, 180 GFLOP/s**, "
        "that is 180 billion multiplications and additions a second."
    ]


def test_growth_is_the_measured_one():
    sentences = summary(64, [Measurement("cpu", 32, 1e-5, None, 9), Measurement("cpu", 64, 7e-5, None, 9)])
    assert sentences[1] == "Twice the side is 8 times the work: from 32 to 64 the CPU's time grew 7 times."


def test_a_bump_in_the_line_is_explained():
    times = [(32, 1e-5), (64, 2e-2), (128, 3e-5)]
    sentences = summary(128, [Measurement("cpu", n, seconds, None, 9) for n, seconds in times])
    assert sentences[-1].endswith("this machine was busy with other work too.")


def test_the_accelerator_is_compared_without_and_with_copying():
    cpu, gpu = Measurement("cpu", 1024, 0.020, None, 9), Measurement("cuda:0", 1024, 0.001, 0.039, 9)
    sentences = summary(1024, [cpu, gpu])
    assert sentences[1] == "The same on cuda:0: **1 ms, 2,100 GFLOP/s**, 20 times as fast as the CPU."
    assert sentences[2] == (
        "Copying both matrices to cuda:0 and the result back: 39 ms. "
        "With the copying, cuda:0 is 2 times slower than the CPU."
    )


def test_an_early_end_is_said():
    assert summary(2048, [Measurement("cpu", 512, 1.0, None, 3)])[-1] == (
        "It stopped there: 1024 x 1024 would take too long on this machine."
    )


def test_devices_that_reached_different_sizes_are_not_compared():
    sentences = summary(64, [Measurement("cpu", 64, 1.0, None, 3), Measurement("cuda:0", 32, 1.0, 1.0, 3)])
    assert not any("cuda" in sentence for sentence in sentences)
