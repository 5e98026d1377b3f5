"""The sheet of names: before beside after, and the changed cells lit."""

from components.tensors.names.moment import moment
from components.tensors.names.sheet import marks

PROGRAM = (
    "import numpy as np\nimport torch\na = np.array([[1, 2], [3, 4]])\nt = torch.from_numpy(a)\nc = torch.tensor(a)\n"
)


def cells(program):
    return [mark for mark in marks(moment(program)) if mark.kind == "cell"]


def test_a_change_is_drawn_before_and_after_in_every_name_it_shows_in():
    found = cells(PROGRAM + "a[0, 0] = 99")
    assert [mark.text for mark in found if mark.lit] == ["1", "99", "1", "99"]
    assert len(found) == 4 * (2 + 2 + 1)


def test_a_moved_name_is_drawn_with_what_it_held():
    found = cells(PROGRAM + "a = a + 1")
    assert [mark.text for mark in found[:8]] == ["1", "2", "3", "4", "2", "3", "4", "5"]
    assert not any(mark.lit for mark in found)


def test_shared_memory_stands_in_the_title():
    titles = [mark.text for mark in marks(moment(PROGRAM)) if mark.kind == "title"]
    assert titles == [
        "c: a tensor of shape (2, 2), torch.int64",
        "a: a numpy array of shape (2, 2), int64",
        "same memory as t",
        "t: a tensor of shape (2, 2), torch.int64",
        "same memory as a",
    ]


def test_values_without_cells_have_no_place_on_it():
    assert marks(moment("x = 3\ny = [1, 2]\nimport torch\nz = torch.zeros(0)\nw = torch.zeros(50, 50)")) == []
