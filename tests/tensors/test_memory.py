"""Where values lie, held against torch's and numpy's own addresses."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from components.interpreter import run
from components.tensors.memory import blocks, is_writable, share, sharing
from components.tensors.values import as_array

READING_X = "import torch\nimport numpy as np\nX = torch.arange(6).reshape(2, 3)\n"
VIEWS = ["X.T", "X[1]", "X[:, 1]", "X[:, ::2]", "X.reshape(3, 2)", "X.view(6)", "X[0].expand(2, 3)", "X.numpy()[::-1]"]
COPIES = ["X + 0", "X.T.contiguous()", "X.clone()", "torch.tensor(X.numpy())", "X.T.reshape(6)", "X[[0, 1]]"]


def blocks_of(program):
    result = run(program)
    assert result.error is None
    return blocks(result.names)


def assert_readable(found):
    for block in found:
        for layout in block.layouts:
            assert np.array_equal(block.values[layout.places()], as_array(layout.value))


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_shares_the_block_and_its_places_hold_its_values(view):
    found = blocks_of(f"{READING_X}Y = {view}")
    assert [block.names for block in found] == [("X", "Y")]
    assert_readable(found)


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_has_a_block_of_its_own(copy):
    found = blocks_of(f"{READING_X}Y = {copy}")
    assert [block.names for block in found] == [("X",), ("Y",)]
    assert_readable(found)


def test_a_place_is_offset_plus_index_times_stride():
    (block,) = blocks_of(f"{READING_X}Y = X.T[1:]")
    layout = block.layouts[1]
    assert (layout.offset, layout.strides) == (1, (1, 3))
    assert layout.places().tolist() == [[1, 4], [2, 5]]


def test_numpy_and_torch_in_one_memory_are_one_block():
    program = (
        "import numpy as np\nimport torch\na = np.array([[1, 2], [3, 4]])\nt = torch.from_numpy(a)\n"
        "u = torch.from_numpy(a[1:])\ns = torch.as_tensor(a)\nc = torch.tensor(a)\nb = a[:, ::-1]\n"
    )
    found = blocks_of(program)
    assert [block.names for block in found] == [("a", "t", "u", "s", "b"), ("c",)]
    assert_readable(found)


def test_parts_of_a_memory_without_a_name_are_joined():
    program = "import numpy as np\nimport torch\na = np.arange(6)\n"
    program += "u = torch.from_numpy(a[:4])\nv = torch.from_numpy(a[2:])\na = 0"
    found = blocks_of(program)
    assert [block.names for block in found] == [("u", "v")]
    assert found[0].values.tolist() == [0, 1, 2, 3, 4, 5]
    assert_readable(found)


def test_what_has_no_memory_is_left_out():
    assert blocks_of("import torch\na = torch.zeros(0)\nb = torch.ones(2, device='meta')\nc = 3\nd = [1, 2]") == []


def test_another_dtype_in_the_same_memory_has_its_own_block_and_shares():
    program = "import torch\na = torch.tensor([1.0, 2.0])\nb = a.view(torch.int32)"
    assert [block.names for block in blocks_of(program)] == [("a",), ("b",)]
    names = run(program).names
    assert share(names["a"], names["b"])


@given(st.permutations([0, 1, 2, 3]), st.lists(st.integers(1, 3), min_size=4, max_size=4), st.integers(0, 3))
def test_every_view_of_up_to_four_dimensions_is_read_where_torch_reads_it(order, shape, cut):
    base = torch.arange(int(np.prod(shape)), dtype=torch.int64).reshape(shape)
    view = base.permute(order).narrow(0, min(cut, base.permute(order).shape[0] - 1), 1)
    (block,) = blocks({"base": base, "view": view})
    assert_readable([block])
    flat = base.flatten()
    for index, place in np.ndenumerate(block.layouts[1].places()):
        assert view[index].data_ptr() == flat[int(place)].data_ptr()


@given(st.integers(0, 5), st.integers(1, 5), st.integers(0, 5), st.integers(1, 5))
def test_sharing_is_what_numpy_says_of_whole_memories(start, length, other_start, other_length):
    one, other = np.arange(10), np.arange(10)
    assert share(one[start : start + length], torch.from_numpy(one)[other_start : other_start + other_length])
    assert not share(one[start : start + length], other[other_start : other_start + other_length])


def test_the_strip_is_the_storage_itself_also_under_a_view_that_changes_signs():
    (block,) = blocks_of("import torch\nX = torch.tensor([1 + 2j, 3 - 1j])\nY = X.conj()")
    assert block.values.tolist() == [1 + 2j, 3 - 1j]


def test_every_name_is_told_the_others_in_its_memory():
    program = "import torch\nX = torch.arange(4)\nY = X.view(torch.int32)\nZ = X[2:]\nC = X.clone()\nn = 3\n"
    names = run(program).names
    told = sharing(names)
    assert told == {"X": ("Y", "Z"), "Y": ("X", "Z"), "Z": ("X", "Y"), "C": (), "n": ()}
    for one in "XYZC":
        assert set(told[one]) == {other for other in "XYZC" if other != one and share(names[one], names[other])}


@pytest.mark.parametrize(
    ("line", "writable"),
    [
        ("x = torch.ones(2)", True),
        ("x = np.ones(2)", True),
        ("x = torch.ones(2).requires_grad_()", False),
        ("x = np.broadcast_to(np.ones(2), (3, 2))", False),
        ("x = torch.zeros(0, 3)", False),
        ("x = torch.tensor(1.0)", False),
        ("x = 3", False),
    ],
)
def test_what_can_be_written_into_is_known(line, writable):
    program = f"import torch\nimport numpy as np\n{line}\n"
    assert is_writable(run(program).names["x"]) is writable
    if writable:
        assert run(f"{program}x[0] = 99").error is None
