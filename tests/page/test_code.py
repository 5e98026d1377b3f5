"""A transcript is the program, with what each line gave as comments."""

import ast

import pytest

from components.interpreter import run
from components.page.code import transcript


def written(source):
    return transcript(source, run(source).steps)


def test_one_line_of_output_stands_behind_its_line_in_one_column():
    source = "x = tensor(3.0)\nx * 2\nx.reshape(1, 1)\n"
    assert written(source) == "x = tensor(3.0)\nx * 2            # tensor(6.)\nx.reshape(1, 1)  # tensor([[3.]])"


def test_more_lines_of_output_stand_below():
    assert written("tensor([[1, 2], [3, 4]])") == ("tensor([[1, 2], [3, 4]])\n# tensor([[1, 2],\n#         [3, 4]])")


def test_printed_lines_stand_below_their_loop():
    assert written("for i in range(2):\n    print(i)\n3") == "for i in range(2):\n    print(i)\n# 0\n# 1\n3  # 3"


def test_an_error_is_a_comment_below_and_the_lines_behind_it_stay():
    assert written("x = 1\nx.backward()\nx").splitlines() == [
        "x = 1",
        "x.backward()",
        "# AttributeError: 'int' object has no attribute 'backward'",
        "x",
    ]


def test_comments_and_empty_lines_stay():
    assert written("# first\n\n1  # one\n") == "# first\n\n1  # one  # 1"


@pytest.mark.parametrize(
    "source",
    [
        "x = 1; x; x + 1",
        "print('a\\nb')\n2",
        "tensor([[1, 2],\n        [3, 4]]) * 10",
        "def f(x):\n    return x ** 2\nf(3)",
        "",
        "1 +",
        "tensor([1, 2]) @ tensor([1, 2, 3])",
    ],
)
def test_a_transcript_is_still_the_same_python(source):
    text = written(source)
    try:
        wanted = ast.dump(ast.parse(source))
    except SyntaxError:
        assert text.startswith(source)
        return
    assert ast.dump(ast.parse(text)) == wanted


def test_a_warning_is_a_comment_below_its_line():
    lines = written("x = tensor(2.0).requires_grad_()\n(x * 1).grad\nx").splitlines()
    told = " ".join(line.removeprefix("# ") for line in lines[2:-1])
    assert told.startswith("UserWarning: The .grad attribute of a Tensor that is not a leaf Tensor is being accessed.")
    assert all(line.startswith("# ") and len(line) < 65 for line in lines[2:-1])
    assert lines[-1].startswith("x  # tensor(2., requires_grad=True)")
