"""What a statement does to names, held against Python's and numpy's own answers."""

import numpy as np
import torch

from components.interpreter import run
from components.tensors.names.moment import moment
from components.tensors.names.sentences import about

PROGRAM = """\
import numpy as np
import torch
a = np.array([[1, 2], [3, 4]])
t = torch.from_numpy(a)
s = torch.as_tensor(a)
c = torch.tensor(a)
"""


def names(program, back=0):
    return {name.name: name for name in moment(program, back).names}


def test_a_write_shows_in_every_name_of_that_memory_and_in_no_other():
    after = names(PROGRAM + "a[0, 0] = 99")
    assert {name for name, told in after.items() if told.changed} == {"a", "t", "s"}
    assert after["t"].changed == {"0, 0"}
    assert after["t"].before.copy.tolist() == [[1, 2], [3, 4]]
    assert after["t"].after.copy.tolist() == [[99, 2], [3, 4]]
    told = " ".join(about(moment(PROGRAM + "a[0, 0] = 99")))
    assert "a, t and s changed" in told
    assert "Untouched: c." in told


def test_an_assignment_moves_the_name_and_changes_no_memory():
    program = PROGRAM + "a = a + 1"
    after = names(program)
    assert after["a"].rebound
    assert not any(told.changed for told in after.values())
    assert after["a"].shares == ()
    assert after["t"].shares == ("s",)
    assert "What it held before lives on in t and s, unchanged." in " ".join(about(moment(program)))


def test_an_augmented_assignment_writes_into_the_memory():
    after = names(PROGRAM + "a += 1")
    assert not after["a"].rebound
    assert len(after["t"].changed) == 4
    assert not after["c"].changed


def test_a_name_used_for_an_array_and_then_a_tensor_has_both():
    program = "import numpy as np\nfrom torch import tensor\nX = tensor([1, 2])\nX = np.array([1, 2])\nX = tensor(X)\n"
    told = names(program)["X"]
    assert told.uses == (
        (3, "a tensor of shape (2,), torch.int64"),
        (4, "a numpy array of shape (2,), int64"),
        (5, "a tensor of shape (2,), torch.int64"),
    )


def test_earlier_statements_can_be_looked_at():
    assert moment(PROGRAM + "a[0, 0] = 99\na = 0", 1).source == "a[0, 0] = 99"
    assert set(names(PROGRAM, 1)) == {"a", "t", "s"}
    first = moment(PROGRAM, 100)
    assert (first.number, first.names) == (1, ())


def test_a_program_that_fails_shows_the_names_before_the_mistake():
    found = moment(PROGRAM + "a @ 3\nb = 1")
    assert found.source == "c = torch.tensor(a)"
    assert found.problem
    assert moment("1 +") is None
    assert moment("") is None


def test_nan_that_stays_nan_has_not_changed():
    after = names("x = tensor([float('nan'), 1.0])\nx[1] = 2")
    assert after["x"].changed == {"1"}


def test_sharing_is_what_numpy_says():
    values = run(PROGRAM).names
    for one in names(PROGRAM).values():
        for other, value in values.items():
            if other != one.name:
                real = np.shares_memory(np.asarray(values[one.name]), np.asarray(value))
                assert (other in one.shares) is real


def test_a_large_value_is_told_without_a_copy():
    after = names("import torch\nx = torch.zeros(1000)\nx[0] = 1")
    assert after["x"].after.copy is None
    assert isinstance(after["x"].after.value, torch.Tensor)
