"""What a statement does to names, held against Python's and numpy's own answers."""

import numpy as np
import pytest

from components.interpreter import run
from components.tensors.names.moment import moment
from components.tensors.names.sentences import about
from components.tensors.names.sheet import marks

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


def test_a_change_in_a_large_value_is_told_without_drawing_it():
    program = "import torch\nx = torch.zeros(1000)\ny = x\nx[7] = 1"
    after = names(program)
    assert after["x"].changed == after["y"].changed == {"7"}
    assert after["x"].after.picture is None
    assert "x and y changed" in about(moment(program))[0]


def test_what_is_too_large_to_compare_is_not_called_unchanged():
    program = "import torch\nx = torch.zeros(1000, 1000)\ny = torch.zeros(2)\nx[0] = 1\n"
    assert "changed" in about(moment(program))[0]
    (told,) = about(moment("import torch\ny = torch.zeros(2)\nx = torch.zeros(1000, 1000)\nx[0] = 1"))
    assert "not compared" in told


@pytest.mark.parametrize("line", ["x.t_()", "x.unsqueeze_(0)", "x.data = torch.zeros(3)"])
def test_a_shape_that_changes_in_place_is_told(line):
    (told,) = about(moment(f"import torch\nx = torch.ones(2, 3)\n{line}"))
    assert told.startswith(
        "x changed in place: it was a tensor of shape (2, 3), torch.float32 and is a tensor of shape"
    )


def test_a_new_name_is_told_whatever_it_holds():
    assert about(moment("x = 1")) == ["x is new."]
    assert about(moment("import torch\nx = torch.ones(3, device='meta')")) == ["x is new."]
    assert about(moment("import torch\nx = torch.ones(3)")) == ["x is new. No other name shares its memory."]


def test_a_program_that_ends_elsewhere_each_time_is_shown_or_not_but_never_fails():
    program = "import torch\nif torch.rand(1).item() > 0.5:\n    1/0\nx = torch.ones(2)\ny = x"
    for _ in range(30):
        found = moment(program)
        assert found is None or found.source in ("import torch", "y = x")


def test_many_names_for_one_value_are_looked_at_once():
    program = "a = tensor([1.0])\n" + "".join(f"b{number} = a\n" for number in range(600))
    found = moment(program)
    assert len({id(name.after) for name in found.names}) == 1
    assert all(len(sentence) < 400 for sentence in about(found))
    assert max(len(mark.text) for mark in marks(found)) < 200


def test_a_name_that_is_deleted_is_gone_and_its_value_lives_on_under_another():
    program = PROGRAM + "del a"
    assert "a" not in names(program)
    told = " ".join(about(moment(program)))
    assert "The name a is gone" in told
    assert "lives on in t and s." in told
    assert "a" in names(program + "\na = 1")


def test_what_a_function_does_to_the_programs_names_is_seen_where_it_is_called():
    program = PROGRAM + "def move():\n    global c\n    c = c + 1\ndef write(part):\n    part[0, 0] = 99\n"
    assert names(program + "move()")["c"].rebound
    assert {name for name, told in names(program + "write(a)").items() if told.changed} == {"a", "t", "s"}


def test_a_text_pasted_with_its_prompts_has_its_statements():
    found = moment(">>> x = 1\n>>> x\n1\n>>> y = 2\n")
    assert (found.count, found.line, found.source) == (3, 4, "y = 2")
