"""The check of a lesson's file from the command line, as its author runs it: without pytest, without a browser."""

import subprocess
import sys
from pathlib import Path

import pytest

from components.walkthrough.check import check, main
from components.walkthrough.reader import FOLDER

ROOT = Path(__file__).parents[2]
HEAD = "---\ntitle: A\nline: B.\n---\n"
EXERCISE = "## A\n```exercise\nTask.\n--- start\n{}\n--- check\nx equals 2\n--- solution\n{}\n```\n"
LIVE = "```python live\nfrom torch import tensor\ntensor(2) * 3\n```\n"


def told(tmp_path, body):
    path = tmp_path / "own.md"
    path.write_text(HEAD + body, encoding="utf-8")
    mistakes, remarks = check(path)
    return [(one.line, str(one)) for one in mistakes], [(one.line, str(one)) for one in remarks]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_the_lessons_have_no_mistake(path):
    assert check(path)[0] == []


def test_the_command_tells_each_mistake_with_file_and_line_and_needs_no_pytest(tmp_path):
    path = tmp_path / "own.md"
    path.write_text(f"{HEAD}## A\n```qustion\n?\n= 1\n```\n## B\n```panel\n/a\n/b\n```\n", encoding="utf-8")
    without = "import sys, runpy; sys.modules['pytest'] = None; runpy.run_module(sys.argv.pop(1), None, '__main__')"
    command = [sys.executable, "-c", without, "components.walkthrough.check", path]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    first, second, count = ran.stdout.splitlines()
    assert first.startswith(f"{path}:6: there is no block 'qustion'")
    assert second.startswith(f"{path}:13: a panel is one link")
    assert count == f"{path}: 2 mistakes."
    assert (ran.returncode, ran.stderr) == (1, "")


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("", 4, "there is no step"),
        ("## A\n```panel\n/autograd?x=hello\n```\n", 7, "x=hello cannot be used"),
        ("## A\n```panel\n/nowhere\n```\n", 7, "there is no page /nowhere"),
        ("## A\n```python live\nx = 1\n1 / 0\n```\n", 8, "end in an error"),
        ("## A\n```python live\nx = (\n```\n", 7, "end in an error"),
        ("## A\n```python live error\n1\n```\n", 7, "run through"),
        ("## A\n![](a.png)\n", 6, "no picture a.png"),
        (EXERCISE.format("x = 1", "x = 3"), 11, "the solution does not meet this check. The number is not right."),
        (EXERCISE.format("x = 2", "x = 2"), 7, "the lines to begin with meet every check already"),
        (EXERCISE.format("x = 1", "x = 1 / 0"), 7, "the solution of the exercise ends in an error: ZeroDivisionError"),
        (EXERCISE.replace("equals", "is").format("x = 1", "x = 2"), 11, "'x is 2' is no check"),
        (f"## A\n{LIVE}## B\n```python live continues\ny\n```\n", 12, "name 'y' is not defined"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, body, line, words):
    (mistake,), remarks = told(tmp_path, body)
    assert mistake[0] == line
    assert words in mistake[1]
    assert not remarks


@pytest.mark.parametrize(
    "question",
    ["?\n= None", "?\n= 6", "?\n= six\n= 6", "?\n- [ ] 7\n- [x] 8"],
)
def test_a_question_that_is_allowed_is_no_mistake(tmp_path, question):
    assert told(tmp_path, f"## A\n```question\n{question}\n```\n{LIVE}") == ([], [])
    assert told(tmp_path, f"## A\n```question\n{question}\n```\n") == ([], [])


def test_a_number_that_no_line_prints_is_a_remark_and_no_mistake(tmp_path, capsys):
    assert told(tmp_path, f"## A\n```question\n?\n= 7\n```\n{LIVE}") == (
        [],
        [(7, "no line of the step prints 7; is it right?")],
    )
    assert main([str(tmp_path / "own.md")]) == 0
    assert "own.md:7: (no mistake) no line of the step prints 7" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_told(tmp_path):
    (mistake,), _ = check(tmp_path / "none.md")
    assert "cannot be read" in str(mistake)
