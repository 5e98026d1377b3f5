"""What a lesson says of its page alone: shown there, and left out of the lesson at home."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.export.file import python_file
from components.export.program import Program
from components.walkthrough.embedded.link import check_panel
from components.walkthrough.lesson import BadLesson, Question
from components.walkthrough.page_words import at_home, on_page
from components.walkthrough.reader import FOLDER, read_lesson
from components.walkthrough.whole.panel import parts_of, parts_of_step

APP = Path(__file__).parents[2] / "streamlit_app.py"
LESSONS = {path.stem: read_lesson(path, check_panel) for path in sorted(FOLDER.glob("*.md"))}
# What only a page can do as it is told to, whatever the control is called.
TOLD = re.compile(r"\b(?:[Pp]ress|[Ss]witch|[Dd]rag|[Cc]lick|Point at|Move x|[Tt]urn the)\b")


@pytest.mark.parametrize(
    ("text", "page", "home"),
    [
        ("x grows. :page[Press **1 step**.]\n\nThen.", "x grows. Press **1 step**.\n\nThen.", "x grows.\n\nThen."),
        ("None:page[: see `X[0, [1]]`, :blue[f]].", "None: see `X[0, [1]]`, :blue[f].", "None."),
        (":page[Move x.]\n\nOn.", "Move x.\n\nOn.", "On."),
        (":page[Only here.]", "Only here.", ""),
        ("As it is: `x[0]`.", "As it is: `x[0]`.", "As it is: `x[0]`."),
    ],
)
def test_marked_words_stand_on_the_page_and_not_at_home(text, page, home):
    assert on_page(text) == page
    assert at_home(text) == home


@pytest.mark.parametrize(
    "step", ["Words :page[without an end.", "```question\nA?\n= 1\nWhy :page[not.\n```", "```note\n:page[\n```"]
)
def test_a_mark_without_an_end_is_a_mistake_with_its_step(tmp_path, step):
    path = tmp_path / "own.md"
    path.write_text(f"---\ntitle: A\nline: B.\n---\n## C\nFirst.\n## D\n{step}\n", encoding="utf-8")
    with pytest.raises(BadLesson, match=r"line 7: .*:page\["):
        read_lesson(path)


def labels_of_the_page(lesson):
    """The labels of all controls that the steps of the lesson show in Streamlit, the numbers x, n and h aside."""
    found = set()
    for number, step in enumerate(LESSONS[lesson].steps, start=1):
        app = AppTest.from_file(APP, default_timeout=30)
        app.query_params.update(lesson=lesson, step=str(number))
        app.run()
        if any(isinstance(part, Question) for part in step.parts):
            app.button(key="show_answer").click().run()
        assert not app.exception
        for kind in ("button", "toggle", "number_input", "slider", "radio", "selectbox", "text_area", "checkbox"):
            found |= {one.label for one in app.get(kind)}
    return {label for label in found if len(label) > 1}


def texts_at_home(step):
    return [part for part in parts_of_step(step, pictures=True) if not isinstance(part, Program)]


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_lesson_at_home_names_a_control_of_the_page_or_tells_to_use_one(lesson):
    labels = labels_of_the_page(lesson)
    assert "Next" in labels
    for step in LESSONS[lesson].steps:
        said = " ".join(texts_at_home(step))
        assert [label for label in labels if f"**{label}**" in said] == []
        # In a notebook, lines can be changed and run again.
        assert TOLD.findall(re.sub(r"`[^`]*`", "", said)) == [], step.title


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_step_at_home_speaks_of_a_picture_that_it_does_not_draw(lesson):
    for step in LESSONS[lesson].steps:
        programs = [part for part in parts_of_step(step, pictures=True) if isinstance(part, Program)]
        draws = any(part.plots or "plt.show()" in part.source for part in programs)
        said = " ".join(texts_at_home(step))
        assert draws or not re.search(r"\bpictures?\b", said), step.title


@pytest.mark.parametrize("number", [4, 11])
def test_the_mark_itself_is_neither_on_the_page_nor_in_the_file(number):
    app = AppTest.from_file(APP, default_timeout=30)
    app.query_params.update(step=str(number))
    said = " ".join(one.value for one in app.run().markdown)
    assert any(word in said for word in ("Point at a cell", "Turn the violet line"))
    assert ":page[" not in said
    assert ":page[" not in python_file("A", parts_of(LESSONS["reading"]))
