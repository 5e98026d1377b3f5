"""Arrays and numpy's numbers beside texts, classes and a program's own objects mean what they mean in Python."""

import pytest

from components.interpreter import run

OWN = """\
class V:
    def __init__(self, x):
        self.x = x
    def __radd__(self, other):
        return type(other).__name__, other, self.x
    __rmul__ = __rsub__ = __rtruediv__ = __radd__
class W:
    pass
"""
BESIDE = [
    "print('sum:', np.array([1.0, 2.0]))",
    "print('a', np.array([1]), sep='-', end='!')",
    "list(zip(np.array([1.0, 2.0]), 'ab'))",
    "isinstance(np.array([1.0]), np.ndarray), isinstance(np.array([1.0]), str)",
    OWN + "isinstance(np.array([1.0]), V)",
    OWN + "[v.x for v in map(V, np.array([1.0, 2.0]))]",
    OWN + "np.int64(2) * V(1), np.float32(2.5) + V(1), np.float64(2) - V(1), np.bool_(True) / V(1)",
    OWN + "-np.array([1, -1])[0] * V(3)",
    OWN + "np.int64(2) * W()",
]


@pytest.mark.parametrize("program", BESIDE)
def test_what_stands_beside_an_array_is_no_dtype(program, assert_agrees):
    assert_agrees(f"import numpy as np\n{program}")


def test_a_class_of_the_program_is_no_dtype():
    assert run("import numpy as np\nclass V: pass\nnp.array([1], dtype=V)").error.kind == "limit"


def test_isinstance_looks_through_a_bounded_number_of_classes():
    """Python would ask two to the power of sixty times."""
    program = "t = (int,)\nfor i in range(60):\n    t = (t, t)\nisinstance('a', t)"
    assert run(program).error.kind == "limit"


def test_a_growing_set_is_asked_in_constant_time(assert_agrees):
    program = "seen = set()\nfor i in range(30_000):\n    if (i, i) not in seen:\n        seen.add((i, i))\nlen(seen)"
    assert_agrees(program)
