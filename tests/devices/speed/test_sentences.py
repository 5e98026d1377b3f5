import pytest

from components.devices.speed.sentences import against_other_dtypes, duration, share, significant, summary
from components.devices.speed.timing import Measurement, Timing


def timed(*measurements, n=None, dtype="float32", **more):
    return Timing(n or measurements[-1].n, dtype, measurements, **more)


def on_cpu(n, compute, copy=1e-6):
    return Measurement("cpu", n, compute, copy, 9)


def on_gpu(n, compute, copy):
    return Measurement("cuda:0", n, compute, copy, 9)


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
    first, verdict, copying = summary(timed(on_cpu(1024, 0.012, 0.002)))
    assert first == (
        "Two 1024 x 1024 matrices on the CPU: **12 ms, 180 GFLOP/s** in float32, "
        "that is 180 billion multiplications and additions a second."
    )
    assert "this machine has none to compare with" in verdict
    assert copying == (
        "Copying the three matrices within the CPU's memory: 2 ms. "
        "From n = 1024 on (dotted line), computing takes longer than copying."
    )


def test_copying_that_is_never_outgrown_is_said():
    assert summary(timed(on_cpu(32, 1e-6, 1e-5)))[2].endswith("Copying takes longer than computing.")


def test_growth_is_the_measured_one():
    sentences = summary(timed(on_cpu(32, 1e-5, 1e-6), on_cpu(64, 7e-5, 3e-6)))
    assert sentences[-1] == (
        "Twice the side is 8 times the work and 4 times the numbers: from 32 to 64 the CPU's time grew 7 times, "
        "that of copying in its memory 3 times."
    )


def test_a_bump_in_the_line_is_explained():
    sentences = summary(timed(on_cpu(32, 1e-5), on_cpu(64, 2e-2), on_cpu(128, 3e-5)))
    assert sentences[-1].endswith("this machine was busy with other work too.")


def test_the_accelerator_is_compared_without_and_with_copying():
    sentences = summary(timed(on_cpu(1024, 0.020), on_gpu(1024, 0.001, 0.039)))
    assert sentences[1:] == [
        "The same on cuda:0: **1 ms, 2,100 GFLOP/s**, 20 times as fast as the CPU.",
        "**With the copying, cuda:0 is not worth it at any size up to 1024.** "
        "For matrices that are there already, it is from n = 1024 on.",
        "Copying both matrices to cuda:0 and the result back: 39 ms. "
        "With the copying, cuda:0 is 2 times slower than the CPU.",
    ]


def test_the_crossing_point_is_named():
    times = [on_cpu(256, 1), on_gpu(256, 2, 3), on_cpu(512, 8), on_gpu(512, 4, 5), on_cpu(1024, 64), on_gpu(1024, 8, 9)]
    assert (
        "**With the copying, cuda:0 is worth it from n = 1024 on (dotted line).** "
        "For matrices that are there already, it is from n = 512 on."
    ) in summary(timed(*times))


def test_a_gpu_that_never_pays_is_named():
    assert (
        "**With the copying, cuda:0 is not worth it at any size up to 256.** "
        "Nor is it for matrices that are there already."
    ) in summary(timed(on_cpu(256, 1), on_gpu(256, 2, 3)))


def test_an_early_end_is_said_unless_it_was_an_error():
    assert summary(timed(on_cpu(512, 1.0), n=2048))[-1] == (
        "It stopped there: 1024 x 1024 would take too long on this machine now."
    )
    assert not any("stopped" in sentence for sentence in summary(timed(on_cpu(512, 1.0), n=2048, trouble="lost")))


def test_the_cpu_may_be_a_size_ahead():
    # 2 * 32 ** 3 operations in 1 ms are 66 million a second.
    sentences = summary(timed(on_cpu(32, 2e-3), on_gpu(32, 1e-3, 5e-4), on_cpu(64, 16e-3)))
    assert sentences[1] == "32 x 32 on cuda:0: **1 ms, 0.066 GFLOP/s**, 2 times as fast as the CPU."


def test_a_gpu_without_this_dtype_is_not_called_missing():
    refused = timed(on_cpu(32, 1.0), dtype="float64", refusals=(("mps:0", "no float64"),))
    assert "mps:0 does not take part" in summary(refused)[1]
    assert "has none" not in summary(refused)[1]


def test_a_gpu_may_be_the_only_one_that_can():
    alone = timed(on_gpu(32, 1e-3, 5e-4), dtype="float16", refusals=(("cpu", "no"),))
    assert summary(alone) == ["Two 32 x 32 matrices on cuda:0: **1 ms, 0.066 GFLOP/s** in float16."]


def test_dtypes_are_compared_at_the_same_size():
    new = timed(on_cpu(32, 1e-6), on_cpu(64, 4e-6), dtype="float64")
    old = timed(on_cpu(32, 5e-7), on_cpu(64, 2e-6), on_cpu(128, 1e-5))
    assert against_other_dtypes(new, [old]) == [
        "On cpu at n = 64, float64 is 2 times slower than float32 was: 4 µs and 2 µs."
    ]
    assert against_other_dtypes(new, [timed(on_cpu(32, 1e-6))]) == []
    assert against_other_dtypes(new, [timed(on_cpu(64, 1e-6), dtype="float64")]) == []


def test_the_share_of_a_known_peak_says_how_it_is_known():
    # 2 * 1000 ** 3 operations in 20 ms are 100 billion a second.
    assert share(on_cpu(1000, 0.020), 400, "four cores") == (
        "The theoretical peak of the CPU is 400 GFLOP/s, and 1000 x 1000 reached 25 % of it (four cores)."
    )
    assert share(on_cpu(1000, 0.020), 80, "one core").endswith("the clock was faster than reported.")


def test_a_peak_that_is_not_known_is_no_number():
    assert share(on_gpu(1000, 0.020, 1), None, "it does not tell") == (
        "The theoretical peak of cuda:0 is not known here: it does not tell."
    )


def test_a_share_that_is_written_as_all_of_the_peak_is_not_called_more():
    said = share(on_cpu(1000, 0.020), 99.8, "one core")
    assert "100 % of it" in said
    assert "More than all" not in said


def test_copying_that_grows_far_more_than_its_numbers_is_explained():
    def sentence(after):
        measured = timed(on_cpu(1024, 0.1, 0.001), on_cpu(2048, 0.8, after))
        return next(said for said in summary(measured) if "grew" in said)

    assert "cache" in sentence(0.045)
    assert "cache" not in sentence(0.004)
