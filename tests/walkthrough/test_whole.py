"""A whole lesson taken home: Jupyter and Python show what its steps showed."""

import base64
import re
from io import BytesIO

import nbformat
import pytest
from PIL import Image

from components.export.file import python_file
from components.export.notebook import notebook
from components.export.plain import plain
from components.export.program import Program
from components.walkthrough.embedded.link import check_panel
from components.walkthrough.lesson import Question
from components.walkthrough.reader import FOLDER, read_lesson
from components.walkthrough.whole.panel import parts_of
from tests.export.elsewhere import run_files, run_notebooks
from tests.export.test_notebook import outputs, pictures, shown

LESSONS = {path.stem: read_lesson(path, check_panel) for path in sorted(FOLDER.glob("*.md"))}
# Their cells that check say more at home, as exercise/test_at_home.py has it.
LESSONS = {name: lesson for name, lesson in LESSONS.items() if not lesson.is_exercises}


def programs(lesson):
    return [part for part in parts_of(lesson) if isinstance(part, Program)]


def texts(lesson):
    """What the steps' programs show, one after the other, and the errors that end them."""
    told = [shown(program) for program in programs(lesson)]
    return "".join(text for text, _ in told), [error for _, error in told if error]


@pytest.fixture(scope="module")
def notebooks():
    written = [notebook(lesson.title, parts_of(lesson)) for lesson in LESSONS.values()]
    return dict(zip(LESSONS, run_notebooks(written), strict=True))


@pytest.mark.parametrize("name", LESSONS)
def test_jupyter_shows_what_the_steps_show(notebooks, name):
    assert outputs(notebooks[name]["cells"]) == texts(LESSONS[name])


def test_jupyter_draws_the_readings_pictures(notebooks):
    assert len(pictures(notebooks["reading"]["cells"])) == sum(
        bool(part.plots) for part in programs(LESSONS["reading"])
    )


@pytest.mark.parametrize("name", LESSONS)
def test_the_file_prints_what_the_steps_show(name):
    (ran,) = run_files([python_file(LESSONS[name].title, parts_of(LESSONS[name]))])
    assert ran["printed"] == "".join(
        shown(part)[0] if isinstance(part, Program) else f"\n{plain(part)}\n"
        for part in parts_of(LESSONS[name])
        if isinstance(part, Program) or part.startswith("## ")
    )
    may_fail = shown(programs(LESSONS[name])[-1])[1]
    assert ("Error" in ran["said"]) is bool(may_fail)


@pytest.mark.parametrize("name", LESSONS)
def test_the_notebook_is_valid_and_has_every_step_with_its_question(name):
    lesson = LESSONS[name]
    read = nbformat.reads(notebook(lesson.title, parts_of(lesson)), as_version=nbformat.NO_CONVERT)
    nbformat.validate(read, relax_add_props=False)
    prose = [cell.source for cell in read.cells if cell.cell_type == "markdown"]
    for number, step in enumerate(lesson.steps, start=1):
        assert any(text.startswith(f"## {number}. {step.title}") for text in prose)
        for question in (part for part in step.parts if isinstance(part, Question)):
            assert any(f"<summary>Answer</summary>\n\n**{question.answer}**" in text for text in prose)
    assert not any(":blue[" in text for text in prose)


def test_a_picture_goes_home_inside_the_notebook_and_as_words_in_a_file(tmp_path):
    Image.new("RGB", (20, 10), "red").save(tmp_path / "loss.png")
    path = tmp_path / "own.md"
    path.write_text("---\ntitle: A\nline: B.\n---\n## C\n![Falling](loss.png)\n```reading\nx\n```\n", encoding="utf-8")
    lesson = read_lesson(path)
    (cell,) = [
        cell for cell in nbformat.reads(notebook("A", parts_of(lesson)), 4).cells if cell.source.startswith("![")
    ]
    data = re.fullmatch(r"!\[Falling\]\(data:image/png;base64,(.*)\)", cell.source)[1]
    assert Image.open(BytesIO(base64.b64decode(data))).getpixel((0, 0)) == (255, 0, 0)
    said = python_file("A", parts_of(lesson, pictures=False))
    assert "# (A picture: Falling)" in said
    assert "base64" not in said


def test_lines_that_go_on_are_taken_home_once_where_they_have_just_run(tmp_path):
    live = "```python live{}\n{}\n```\n"
    path = tmp_path / "own.md"
    path.write_text(
        "---\ntitle: A\nline: B.\n---\n## C\n"
        + live.format("", "from torch import tensor\nx = tensor(1)\nx")
        + "## D\n"
        + live.format(" continues", "# More.\nx.add_(1)")
        + "## E\n"
        + live.format(" continues", "x + 5")
        + "## F\n```panel\n/autograd?view=steps\n```\n## G\n"
        + live.format(" continues", "x * 7"),
        encoding="utf-8",
    )
    lesson = read_lesson(path)
    whole = notebook("A", parts_of(lesson))
    cells = [cell.source for cell in nbformat.reads(whole, 4).cells if cell.cell_type == "code"][1:]
    assert cells[1:3] == ["# More.\nx.add_(1)", "x + 5"]
    # Another program may have given x another meaning.
    assert cells[-1] == "x * 7"
    assert cells[-4].endswith("x = tensor(1)\nx")
    (ran,) = run_notebooks([whole])
    assert outputs(ran["cells"])[0].split("\n")[:3] == ["tensor(1)", "tensor(2)", "tensor(7)"]
    (file,) = run_files([python_file("A", parts_of(lesson))])
    assert [line for line in file["printed"].split("\n") if line.startswith("tensor")][:3] == [
        "tensor(1)",
        "tensor(2)",
        "tensor(7)",
    ]


@pytest.mark.parametrize("name", LESSONS)
def test_no_loop_at_home_is_empty(name):
    lesson = LESSONS[name]
    for text in (notebook(lesson.title, parts_of(lesson)), python_file(lesson.title, parts_of(lesson))):
        assert "range(0)" not in text


@pytest.mark.parametrize("name", LESSONS)
def test_a_files_comments_are_plain_text(name):
    text = python_file(LESSONS[name].title, parts_of(LESSONS[name], pictures=False))
    comments = "\n".join(line for line in text.split("\n") if line.startswith("# "))
    assert not re.search(r"</?(details|summary)>|\\frac|\$", comments)


def test_functions_that_draw_are_written_again_where_a_step_gave_their_names_another_meaning(tmp_path):
    panel = "```panel\n/autograd?view=plot\n```\n"
    live = "```python live\ndef plot_func(f):\n    return 7\nplot_func(1)\n```\n"
    path = tmp_path / "own.md"
    path.write_text(f"---\ntitle: A\nline: B.\n---\n## C\n{panel}## D\n{live}## E\n{panel}", encoding="utf-8")
    (ran,) = run_notebooks([notebook("A", parts_of(read_lesson(path)))])
    assert len(pictures(ran["cells"])) == 2
