"""What is said of dtypes: the ones that torch itself gives, and numbers that did not fit, against exact Python."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tensors.results.explained import last_view

DTYPES = "bool uint8 int32 int64 float16 float32 float64 complex64".split()


def notes(line, setting="X = torch.tensor([[1, 2], [3, 4]])\nF = torch.tensor([1.5, 2.0])\n"):
    return " ".join(last_view(line, setting).notes)


@pytest.mark.parametrize("left", DTYPES)
@pytest.mark.parametrize("right", DTYPES)
def test_the_dtypes_told_are_torchs(left, right):
    said = notes("a * b", f"a = torch.ones(2, dtype=torch.{left})\nb = torch.ones(2, dtype=torch.{right})\n")
    expected = str(torch.promote_types(getattr(torch, left), getattr(torch, right))).removeprefix("torch.")
    assert said.startswith(f"{left} and {right} give {expected}: " if left != right else "")
    assert bool(said) == (left != right)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("X * F", "int64 and float32 give float32: floating-point numbers win over whole ones."),
        ("X * 2.5", "int64 and the Python number 2.5 give float32: floating-point numbers win over whole ones."),
        ("X / 2", "/ gives floating-point numbers, also for whole ones: int64 and the Python number 2 give float32."),
        ("X / X", "/ gives floating-point numbers, also for whole ones: int64 and int64 give float32."),
        ("(X > 2).sum()", "sum() counts bool in int64, which has room for more."),
        ("F + torch.tensor(1., dtype=torch.float64)", "float32 and float64 give float32"),
        (
            "F + torch.tensor(1., dtype=torch.float64)",
            "has no dimensions, so it does not change the dtype of the other.",
        ),
        ("torch.tensor(2**62) * 4", "The exact result is 18446744073709551616."),
        ("torch.tensor(2**62) * 4", "it wrapped around to 0."),
        ("torch.tensor(16777216.) + 1", "Adding 1 left 16777216 as it was: float32 keeps about 7 digits."),
        ("torch.tensor([16777217]) * 1.0", "16777217 is not a number that float32 has; the nearest one is 16777216."),
        ("torch.tensor([200], dtype=torch.uint8) + 100", "uint8 goes from 0 to 255"),
        (
            "torch.tensor([100, 100], dtype=torch.int8) @ torch.tensor([1, 1], dtype=torch.int8)",
            "wrapped around to -56.",
        ),
        ("torch.tensor([3e38]) * 10", "The exact result is more than float32 holds, so it is inf."),
        ("-X // 2", "// rounds down: -1 / 2 is -0.5, so -1 // 2 is -1."),
        ("-X % 3", "% is what // leaves over: -1 - 3 * -1 is 2; it has the sign of 3."),
        (
            "torch.tensor([1e8, 1., -1e8]).sum()",
            "Numbers were rounded to float32 on the way: the exact result is 1, this is 0.",
        ),
        (
            "torch.tensor([3e38, 3e38, -3e38]).sum()",
            "The numbers on the way were more than float32 holds, so it is inf",
        ),
        ("torch.tensor([2**62]) ** 2", "The exact result has more than 24 digits."),
        ("torch.tensor([2**62]) * 2**62", "it wrapped around to 0."),
        ("torch.tensor([16777217]).float()", "16777217 is not a number that float32 has"),
        ("torch.tensor([300]).to(torch.uint8)", "it wrapped around to 44."),
        ("-torch.tensor([1], dtype=torch.uint8)", "it wrapped around to 255."),
        ("torch.tensor([-128], dtype=torch.int8).abs()", "The exact result is 128."),
        ("np.float32(1) + np.array([1, 2])", "float32 and int64 give float64: floating-point numbers win"),
        ("X * 2.0", "the Python number 2.0 give float32"),
        (
            "torch.ones(1, dtype=torch.uint8) + torch.ones(1, dtype=torch.int8)",
            "uint8 and int8 give int16: neither of the two has room for all numbers of both.",
        ),
        (
            "np.ones(1, np.uint64) + np.ones(1, np.int64)",
            "uint64 and int64 give float64: neither of the two has room for all numbers of both.",
        ),
        ("torch.tensor([7.]) // 2.0", "// rounds down: 7.0 / 2.0 is 3.5, so 7.0 // 2.0 is 3.0."),
        ("F / 0", "A division by 0 stops nothing here: 1.5 / 0 is inf."),
    ],
)
def test_what_happened_is_said(line, said):
    assert said in notes(line)


@pytest.mark.parametrize(
    "line",
    [
        *("X + 1", "X * X", "F * 2.5", "F + 1", "F + F", "X @ X", "X.sum()", "X > 2.5", "X // 1", "X.T", "0.1 + F"),
        *("F - 0", "np.array([1.5, 2.5]) + [1, 2]", "[1, 2] * np.array([1.5, 2.5])", "torch.sum(input=X)"),
        *("X.float()", "torch.tensor([1.]) // 0.1", "torch.tensor([2.0**31]).to(torch.int32)"),
    ],
)
def test_where_nothing_happened_nothing_is_said(line):
    assert notes(line) == ""


@settings(deadline=None, max_examples=80)
@given(st.sampled_from("+-*"), st.integers(-(2**63), 2**63 - 1), st.integers(-(2**63), 2**63 - 1))
def test_an_overflow_is_told_exactly_when_it_happened(sign, left, right):
    exact = {"+": left + right, "-": left - right, "*": left * right}[sign]
    said = notes(f"torch.tensor([{left}]) {sign} torch.tensor([{right}])")
    assert ("wrapped around" in said) == (not -(2**63) <= exact < 2**63)


@settings(deadline=None, max_examples=80)
@given(st.floats(-1e9, 1e9, width=32), st.floats(-1e9, 1e9, width=32))
def test_a_lost_addend_is_told_exactly_when_the_sum_is_the_other(left, right):
    value = (torch.tensor(left) + torch.tensor(right)).item()
    lost = (value == left and right != 0) or (value == right and left != 0)
    assert ("as it was" in notes(f"torch.tensor({left!r}) + torch.tensor({right!r})")) == lost


@settings(deadline=None, max_examples=80)
@given(st.lists(st.integers(-(2**26), 2**26), min_size=2, max_size=5))
def test_a_rounded_sum_is_told_with_the_exact_one_and_the_right_reason(numbers):
    held = torch.tensor(numbers, dtype=torch.float32)
    exact = sum(int(number) for number in held.tolist())
    said = notes(f"torch.tensor({held.tolist()}).sum()")
    assert bool(said) == (held.sum().item() != exact)
    if said:
        assert str(exact) in said
        is_nearest = np.float32(exact) == held.sum().item()
        assert ("is not a number that float32 has" in said) == is_nearest
