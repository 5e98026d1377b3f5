"""An exercise in a step, as Streamlit runs it: lines, checks, hints, solution, and what is kept."""

import re

import pytest

from components.walkthrough import panel
from components.walkthrough.exercise.checking import check_lines
from components.walkthrough.exercise.reader import read_exercise
from components.walkthrough.reader import read_lesson
from tests.page.shown_code import codes

from ..test_panel import APP, checked, opened, press, put_lesson, shown

DOCUMENT = APP.parent / "docs" / "lessons.md"
TWO = """\
```python live
1 + 1
```
```exercise
Make $x$ a tensor with `1, 2`.
--- fixed
from torch import tensor
--- start
x = tensor([2, 1])
--- check
x equals tensor([1, 2])
--- check hidden
x.sum() equals tensor(3)
--- hint
The order.
--- hint
The first is 1.
--- solution
x = tensor([1, 2])
```
```exercise
Print `done`.
--- start
print("begun")
--- check
prints done
--- solution
print("done")
```
## Last
text
"""
FIRST, SECOND = "exercise_lines_own_1_0", "exercise_lines_own_1_1"


@pytest.fixture
def app(monkeypatch, tmp_path):
    put_lesson(monkeypatch, tmp_path, TWO)
    return opened(lesson="own")


def sent_to(app):
    return repr(app._tree) + "".join(codes(app))


def typed(app, key, lines, name):
    app.text_area(key=key).set_value(lines)
    return press(app, f"check_{name}")


def page(app):
    return "\n".join([*shown(app), *(one.proto.body for one in app.get("html")), *(one.value for one in app.caption)])


def test_two_exercises_stand_in_one_step_beside_live_lines_and_each_is_told_apart(app):
    app = press(app, "check_own_1_0")
    assert "2 of its 2 numbers are not right" in page(app)
    assert "Yours" in page(app)
    assert "(not right)" in page(app)
    assert "Solved" not in page(app)
    app = typed(app, FIRST, "x = tensor([1, 2])", "own_1_0")
    assert "Solved" in page(app)
    assert "One more check, which the page keeps to itself." in page(app)
    app = press(app, "check_own_1_1")
    assert "The lines do not print it." in page(app)
    assert app.text_area(key="code").value == "1 + 1\n"


def test_the_same_exercise_may_stand_in_a_step_twice(monkeypatch, tmp_path):
    exercise = TWO[TWO.index("```exercise\nPrint") : TWO.index("## Last")]
    put_lesson(monkeypatch, tmp_path, exercise + exercise)
    app = typed(opened(lesson="own"), SECOND, "print('done')", "own_1_1")
    assert "Solved" in page(app)
    assert app.text_area(key=FIRST).value == 'print("begun")\n'


def test_hints_come_one_at_a_time_and_the_solution_only_on_request(app):
    assert "The order." not in page(app)
    app = press(app, "hint_own_1_0")
    assert "The order." in page(app)
    assert "The first is 1." not in page(app)
    app = press(app, "hint_own_1_0")
    assert "The first is 1." in page(app)
    assert "x = tensor([1, 2])" not in codes(app)
    app = press(app, "solution_own_1_0")
    assert "x = tensor([1, 2])" in codes(app)


def test_whoever_comes_back_finds_lines_hints_and_what_was_said(app):
    app = press(typed(app, FIRST, "x = tensor([1, 3])", "own_1_0"), "hint_own_1_0")
    # Typed, and left at once.
    app.text_area(key=SECOND).set_value("print('half')")
    app = press(press(app, "step_next"), "step_back")
    assert app.text_area(key=FIRST).value == "x = tensor([1, 3])"
    assert app.text_area(key=SECOND).value == "print('half')"
    assert "1 of its 2 numbers is not right" in page(app)
    assert "The order." in page(app)
    app = press(app, "restart_own_1_0")
    assert app.text_area(key=FIRST).value == "x = tensor([2, 1])\n"
    assert "not right" not in page(app)


def test_a_line_that_fails_gets_its_ordinary_message(app):
    app = typed(app, FIRST, "y = tensor([1, 2])\nx = y @ tensor([1., 2., 3.])", "own_1_0")
    assert "error, in line 2" in page(app)
    assert "RuntimeError" in page(app)


def test_nothing_that_is_kept_back_is_in_the_page_before_it_is_due(app):
    sent = sent_to(app)
    assert "x.sum()" not in sent
    assert "The first is 1." not in sent
    app = typed(app, FIRST, "x = tensor([0, 0])\nprint('x.sum' + '()')", "own_1_0")
    assert "tensor(3)" not in sent_to(app)
    assert "One more check, which the page keeps to itself, is not met." in page(app)


def test_the_documents_exercise_is_read_and_solved_by_its_solution():
    (block,) = re.findall(r"^```exercise\n(.*?)^```", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    exercise = read_exercise(1, block.split("\n"))
    assert check_lines(exercise, exercise.solution).is_solved
    assert not check_lines(exercise, exercise.start).is_solved


def test_a_lesson_of_exercises_is_in_no_list_of_lessons_and_its_lesson_ends_with_it(monkeypatch, tmp_path):
    put_lesson(monkeypatch, tmp_path, "text\n")
    (tmp_path / "exercises-own.md").write_text(f"---\ntitle: Try\nline: One.\n---\n\n## A\n{TWO}")
    app = opened(lesson="own")
    assert app.selectbox(key="choose_lesson").options == ["Introduction to PyTorch", "Own"]
    app = press(app, "to_exercises")
    assert app.title[0].value == "A"
    assert app.selectbox(key="choose_lesson").options == ["Introduction to PyTorch", "Try", "Own"]
    assert read_lesson(panel.FOLDER / "exercises-own.md").is_exercises
    assert checked(app.selectbox(key="choose_lesson").select("own").run()).title[0].value == "Step"
