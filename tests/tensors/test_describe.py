import re

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from components.tensors.describe import describe

DTYPES = [
    *(torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.uint16, torch.uint64),
    *(torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.complex64, torch.complex128),
]
shapes = st.lists(st.integers(0, 5), max_size=4)


@given(shapes, st.sampled_from(DTYPES), st.integers(0, 2**32))
def test_the_facts_are_those_of_torch(shape, dtype, seed):
    value = (torch.randn(shape, generator=torch.Generator().manual_seed(seed)) * 10).abs().to(dtype)
    description = describe(value)
    assert description.shape == value.size()
    assert description.dtype == str(value.dtype)
    assert description.strides == value.stride()
    assert description.bytes == value.numel() * value.element_size()
    assert (description.device, description.requires_grad) == ("cpu", False)
    for fact in (f"shape {tuple(shape)}", f"{dtype}", "device cpu", "requires_grad False", f"strides {value.stride()}"):
        assert fact in description.facts
    assert f" · {value.nbytes:,} byte{'' if value.nbytes == 1 else 's'}" in description.facts
    assert ("empty" in description.words) == (value.numel() == 0)


@given(st.lists(st.integers(-(2**63), 2**63 - 1), min_size=2, max_size=9))
def test_the_words_name_the_smallest_and_the_largest_whole_number_exactly(numbers):
    words = describe(torch.tensor(numbers)).words
    low, high = min(numbers), max(numbers)
    assert words.endswith(f"all {low}" if low == high else f"from {low} to {high}")


@given(st.lists(st.floats(-1e4, 1e4, width=32), min_size=2, max_size=9))
def test_the_words_name_the_smallest_and_the_largest_number_to_four_digits(numbers):
    said = re.search(r"(?:all|from) (\S+)(?: to (\S+))?$", describe(torch.tensor(numbers)).words)
    low, high = said[1], said[2] or said[1]
    assert float(low) == pytest.approx(min(numbers), rel=5e-4)
    assert float(high) == pytest.approx(max(numbers), rel=5e-4)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (torch.tensor([[1, 2], [3, 4]]), "a matrix of 2 rows and 2 columns of 64-bit whole numbers, from 1 to 4"),
        (torch.tensor(3.0), "one 32-bit floating-point number, 3.0"),
        (torch.tensor(True), "one truth value, True"),
        (torch.tensor(3, dtype=torch.uint8), "one 8-bit whole number without a sign, 3"),
        (torch.tensor([10, 1]), "a vector of length 2: 64-bit whole numbers, from 1 to 10"),
        (torch.tensor([[5]]), "a matrix of 1 row and 1 column of 64-bit whole numbers, 5"),
        (torch.zeros(3, 2, 1), "a stack of 3 matrices of 2 rows and 1 column: 32-bit floating-point numbers, all 0.0"),
        (torch.tensor([True, False, True]), "a vector of length 3: truth values, 2 True and 1 False"),
        (
            torch.zeros(0, 3),
            "empty: a size in its shape (0, 3) is 0, so it has no 32-bit floating-point numbers at all",
        ),
        (
            torch.tensor([1.0, float("nan"), -2.0, float("inf"), float("nan")]),
            "a vector of length 5: 32-bit floating-point numbers, from -2.0 to 1.0; 2 are NaN; 1 is infinite",
        ),
        (
            torch.tensor([float("nan")] * 2),
            "a vector of length 2: 32-bit floating-point numbers, none of them finite; 2 are NaN",
        ),
        (
            torch.tensor([3 + 4j, 0j]),
            "a vector of length 2: 64-bit complex numbers, from 0.0 to 5.0 in absolute value",
        ),
        (
            torch.ones(2, 1, 2, 3, dtype=torch.uint8),
            "a tensor of 4 dimensions, 2 by 1 by 2 by 3: 8-bit whole numbers without a sign, all 1",
        ),
        (
            torch.zeros(2, device="meta"),
            "a vector of length 2: 32-bit floating-point numbers; the meta device keeps no values",
        ),
        (np.array([[1, 2], [3, 4]]), "a matrix of 2 rows and 2 columns of 64-bit whole numbers, from 1 to 4"),
    ],
)
def test_the_words(value, words):
    assert describe(value).words == words


def test_a_numpy_array_is_told_apart_from_a_tensor():
    description = describe(np.array([[1, 2], [3, 4]]))
    assert (description.device, description.requires_grad, description.strides) == ("", None, (16, 8))
    assert (
        description.facts == "numpy array in main memory · shape (2, 2) · int64 · strides (16, 8) in bytes · 32 bytes"
    )


def test_views_and_leaves_keep_their_own_strides_and_requires_grad():
    x = torch.ones(1, requires_grad=True)
    description = describe(x.expand(3, 3))
    assert (description.strides, description.requires_grad) == ((0, 0), True)
    assert describe(torch.arange(6).reshape(2, 3).T).strides == (1, 3)
    assert describe(torch.tensor([1 + 2j]).conj()).words.endswith("1.-2.j")
