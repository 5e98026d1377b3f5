"""A lesson's file: what it becomes, and what is said about a mistake in it."""

import pytest

from components.walkthrough.answer import Answer
from components.walkthrough.lesson import BadLesson, Note, Panel, Prose, Question
from components.walkthrough.reader import read_lesson

HEAD = "---\ntitle: A title\nline: One line.\n---\n\n"
FENCE = "```"


def read(tmp_path, text, **checks):
    path = tmp_path / "own.md"
    path.write_text(text, encoding="utf-8")
    return read_lesson(path, **checks)


def only_step(tmp_path, body):
    lesson = read(tmp_path, f"{HEAD}## A step\n{body}\n")
    assert len(lesson.steps) == 1
    return lesson.steps[0]


def block(kind, *lines):
    return "\n".join((FENCE + kind, *lines, FENCE))


def test_front_matter_gives_title_and_line_and_the_file_its_name(tmp_path):
    lesson = read(tmp_path, f"{HEAD}## First | In [1]\ntext\n## Second\ntext\n")
    assert (lesson.name, lesson.title, lesson.line) == ("own", "A title", "One line.")
    assert [(step.title, step.cells) for step in lesson.steps] == [("First", "In [1]"), ("Second", "")]


def test_the_parts_of_a_step_keep_their_order(tmp_path):
    question = block("question", "How much?", "= 12", "Because.")
    live = block("python live", "x = 1", "", "x")
    step = only_step(tmp_path, f"Before $x^2$.\n{block('note', 'Aside.')}\n{question}\nBetween.\n{live}\nAfter.")
    assert step.parts == (
        Prose("Before $x^2$."),
        Note("Aside."),
        Question("How much?", (), (Answer("12"),), "Because."),
        Prose("Between."),
        Panel("tensors", {"code": "x = 1\n\nx\n"}, 18),
        Prose("After."),
    )


def test_other_fenced_blocks_and_headings_inside_them_are_prose(tmp_path):
    shown = block("python", "## no step", "x = 1")
    assert only_step(tmp_path, f"See:\n{shown}").parts == (Prose(f"See:\n{shown}"),)


def test_a_longer_fence_may_hold_a_shorter_one(tmp_path):
    inner = block("panel", "/autograd")
    shown = f"````\n{inner}\n````"
    assert only_step(tmp_path, shown).parts == (Prose(shown),)


@pytest.mark.parametrize(
    "link",
    [
        "/autograd?view=guess&x=-1.5&f=x+**+2",
        "https://example.org/autograd?view=guess&x=-1.5&f=x%20**%202",
        "http://localhost:8501/autograd/?embed=true&view=guess&x=-1.5&f=x+**+2&embed_options=dark_theme",
    ],
)
def test_a_panel_is_a_link_as_copied_from_the_browser(tmp_path, link):
    panel = only_step(tmp_path, block("panel", link)).panel
    assert (panel.page, panel.query) == ("autograd", {"view": "guess", "x": "-1.5", "f": "x ** 2"})


def test_lines_that_are_meant_to_fail_say_so(tmp_path):
    assert only_step(tmp_path, block("python live error", "1 / 0")).panel.fails
    assert not only_step(tmp_path, block("python live", "1 / 1")).panel.fails


def test_choices_have_one_that_is_ticked(tmp_path):
    step = only_step(tmp_path, block("question", "Which?", "- [ ] a", "- [x] `b`", "- [ ] c", "So it is."))
    assert step.parts == (Question("Which?", ("a", "`b`", "c"), (Answer("`b`"),), "So it is."),)


@pytest.mark.parametrize(
    ("right", "given", "is_right"),
    [
        ("-9", "-9", True),
        ("-9", " -9.0 ", True),
        ("-9", "9", False),
        ("0.5", ".5", True),
        ("None", "none", True),
        ("tensor(6.)", "tensor( 6. )", True),
        ("tensor(6.)", "6", False),
        ("12", "twelve", False),
        ("12", "nan", False),
    ],
)
def test_an_answer_is_right_if_it_says_the_same(right, given, is_right):
    assert Question("?", (), (Answer(right),), "").is_right(given) is is_right


STEP = f"{HEAD}## A step\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "begins with a line ---"),
        ("# Title\n", 1, "begins with a line ---"),
        ("---\ntitle: A\n", 1, "ends the front matter is missing"),
        ("---\ntitle: A\nauthor: B\n---\n", 3, "only 'title: ...' and 'line: ...'"),
        ("---\ntitle: A\nline:\n---\n", 3, "only 'title: ...' and 'line: ...'"),
        ("---\ntitle: A\n---\n", 3, "'line: ...' is missing"),
        (HEAD, 5, "there is no step"),
        (f"{HEAD}text\n", 6, "before the first step"),
        (f"{HEAD}{FENCE}panel\n/autograd\n{FENCE}\n", 6, "before the first step"),
        (f"{HEAD}# Too big a heading\n", 6, "before the first step"),
        (STEP, 6, "the step 'A step' is empty"),
        (f"{HEAD}##  | In [1]\ntext\n", 6, "no title"),
        (f"{STEP}{FENCE}panel\n/autograd\n", 7, "no end"),
        (f"{STEP}{FENCE}python live\n{FENCE}\n", 7, "'python live' is empty"),
        (f"{STEP}{FENCE}live\nx\n{FENCE}\n", 7, "there is no block 'live'"),
        (f"{STEP}{FENCE}python live fast\nx\n{FENCE}\n", 7, "there is no block 'python live fast'"),
        (f"{STEP}{FENCE}panel\n/autograd\n/tensors\n{FENCE}\n", 9, "one link in one line"),
        (f"{STEP}{FENCE}panel\n/autograd?x=1&x=2\n{FENCE}\n", 8, "more than once"),
        (f"{STEP}{FENCE}question\nWhich?\n{FENCE}\n", 8, "has no answer"),
        (f"{STEP}{FENCE}question\n= 12\n{FENCE}\n", 8, "no text above"),
        (f"{STEP}{FENCE}question\nWhich?\n- [ ] a\n- [ ] b\n{FENCE}\n", 9, "exactly one is ticked"),
        (f"{STEP}{FENCE}question\nWhich?\n- [x] a\n- [x] b\n{FENCE}\n", 9, "exactly one is ticked"),
        (f"{STEP}{FENCE}question\nWhich?\n- [x] a\n- [ ] a\n{FENCE}\n", 9, "exactly one is ticked"),
        (f"{STEP}{FENCE}question\nWhich?\n- [x] a\n{FENCE}\n", 9, "exactly one is ticked"),
        (f"{STEP}{FENCE}question\nWhich?\n- [x] a\n= 12\n{FENCE}\n", 9, "not both"),
        (f"{STEP}{FENCE}question\nWhich?\n= 12\nwhy\n= 13\n{FENCE}\n", 9, "do not stand together"),
        (f"{STEP}{FENCE}panel\n/a\n{FENCE}\n{FENCE}panel\n/b\n{FENCE}\n", 6, "more than one live lines or panel"),
    ],
)
def test_a_mistake_is_told_with_file_and_line_and_what_is_wrong(tmp_path, text, line, words):
    with pytest.raises(BadLesson) as bad:
        read(tmp_path, text)
    assert str(bad.value).startswith(f"own.md, line {line}: ")
    assert words in str(bad.value)


def test_a_link_that_cannot_be_shown_is_told_with_its_line(tmp_path):
    def check(page, query):
        raise ValueError(f"no {query['x']} on {page}")

    with pytest.raises(BadLesson, match=r"own\.md, line 10: no 99 on autograd"):
        read(tmp_path, f"{STEP}text\n\n{block('panel', '/autograd?x=99')}\n", check=check)


def test_a_file_that_is_no_text_is_told(tmp_path):
    path = tmp_path / "own.md"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadLesson, match=r"own\.md, line 1: .*UTF-8"):
        read_lesson(path)
