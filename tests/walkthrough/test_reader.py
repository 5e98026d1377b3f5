"""A lesson's file: what it becomes, and what is said about a mistake in it."""

from io import BytesIO

import numpy as np
import pytest
import torch
from PIL import Image

from components.links.packed import compressed
from components.walkthrough.answer import Answer
from components.walkthrough.lesson import BadLesson, Note, Panel, Prose, Question, Reading
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


def printed(number):
    """The texts that Python, numpy and torch print for a number."""
    scalars = (number, float(number), np.float64(number), torch.tensor(float(number)), np.array(number))
    grown = torch.tensor(float(number), requires_grad=True)
    others = (torch.tensor(number, dtype=torch.float64), grown, grown * 1)
    return [*map(repr, scalars), *map(repr, others), *map(str, scalars)]


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
        *((f"{number:g}", text, True) for number in (-9, 14.44, 12) for text in printed(number)),
        ("12", "tensor(13)", False),
        ("12", "tensor([12])", False),
        ("9", "abs(9)", False),
        ("1000", "1,000", True),
        ("1", "1,000", True),
        ("-9", "\N{MINUS SIGN}9", True),
        ("14.4", "14,4", True),
        ("14.4", "1,4.4", False),
        ("(2, 3)", "[2, 3]", True),
        ("(2, 3)", "torch.Size([2, 3])", True),
        ("torch.Size([2, 3])", "(2,3)", True),
        ("(2, 3)", "2, 3", True),
        ("(2, 3)", "23", False),
        ("(2, 3)", "(3, 2)", False),
        ("(2,)", "torch.Size([2])", True),
        ("tensor(6.)", "tensor(6.0)", True),
        ("tensor(6.)", "tensor(6)", False),
        ("None", "`None`", True),
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


@pytest.mark.parametrize(
    ("given", "is_right"),
    [("14.3", True), ("14,5", True), ("tensor(14.4444)", True), ("14.29", False), ("-14.4", False), ("two", True)],
)
def test_a_question_accepts_each_of_its_answers_and_a_tolerance(tmp_path, given, is_right):
    (question,) = only_step(tmp_path, block("question", "How much?", "= 14.4 +- 0.1", "= two", "So.")).parts
    assert (question.answer, question.why) == ("14.4", "So.")
    assert question.is_right(given) is is_right


@pytest.mark.parametrize(
    ("right", "given", "is_answer"),
    [("12", "abc", False), ("12", "None", False), ("12", "13", True), ("12", "tensor(1.)", True), ("None", "a", True)],
)
def test_where_a_number_is_asked_for_only_a_number_is_an_answer(right, given, is_answer):
    assert Question("?", (), (Answer(right),), "").is_answer(given) is is_answer


def test_a_choice_has_what_is_said_to_whoever_takes_it(tmp_path):
    lines = (
        "Which?",
        "- [ ] a",
        "  For one.",
        "  And more.",
        "- [x] b",
        "- [ ] c",
        "  Too far.",
        "So it is.",
        "  Yes.",
    )
    (question,) = only_step(tmp_path, block("question", *lines)).parts
    assert question.reasons == {"a": "For one.\nAnd more.", "c": "Too far."}
    assert (question.choices, question.answer, question.why) == (("a", "b", "c"), "b", "So it is.\n  Yes.")


def test_a_wrong_answer_that_is_typed_has_what_is_said_to_it_however_it_is_written(tmp_path):
    lines = ("How much?", "= 12", "!= 10", "  Too few.", "= dozen", "So.")
    (question,) = only_step(tmp_path, block("question", *lines)).parts
    assert [question.reason(said) for said in ("10", "tensor(10.)", "11", "12")] == ["Too few.", "Too few.", "", ""]
    assert (question.why, question.is_right("dozen"), question.is_right("10")) == ("So.", True, False)


def test_lines_of_the_reading_are_kept_as_they_stand(tmp_path):
    step = only_step(tmp_path, block("reading", "x = 1", "", "    y"))
    assert step.parts == (Reading("x = 1\n\n    y"),) == (step.reading,)


def test_live_lines_go_on_from_the_last_ones_before(tmp_path):
    body = (
        f"{HEAD}## 1\n{block('python live', 'a = 1')}\n## 2\n{block('panel', '/autograd')}\n## 3\ntext\n"
        f"## 4\n{block('python live continues', 'b = 2')}\n## 5\n{block('Python Live error continues', 'c')}\n"
    )
    panels = [step.panel for step in read(tmp_path, body).steps]
    assert [panel and panel.lines for panel in panels] == ["a = 1\n", "", None, "a = 1\nb = 2\n", "a = 1\nb = 2\nc\n"]
    assert [panels[3].query["code"], panels[4].query["code"]] == ["b = 2\n", "c\n"]
    assert [panels[3].fails, panels[4].fails] == [False, True]


def test_a_byte_order_mark_and_quotes_around_a_title_are_not_shown(tmp_path):
    lesson = read(tmp_path, "\ufeff---\ntitle: \"It's: a 'title'\"\nline: 'One.'\n---\n## Step\ntext\n")
    assert (lesson.title, lesson.line) == ("It's: a 'title'", "One.")


def test_a_link_that_was_packed_is_a_panel(tmp_path):
    query = {"view": "guess", "x": "-1.5", "f": "x ** 2"}
    panel = only_step(tmp_path, block("panel", f"https://a.org/autograd?embed=true&packed={compressed(query)}")).panel
    assert (panel.page, panel.query) == ("autograd", query)


@pytest.mark.parametrize("word", ["Question", "QUESTION", "question "])
def test_capitals_and_a_space_make_no_other_block(tmp_path, word):
    assert only_step(tmp_path, block(word, "?", "= 1")).parts == (Question("?", (), (Answer("1"),), ""),)


def test_a_block_may_be_indented_as_in_markdown(tmp_path):
    step = only_step(tmp_path, "   ```python live\n   if 1:\n       2\n   ```")
    assert step.panel.lines == "if 1:\n    2\n"


@pytest.mark.parametrize(
    "word",
    (
        "qustion,Qestion,questions,quesiton,panle,pannel,panels,nte,notes,readng,raeding,live,Live,pythonlive,python-live,"
        "{question},{python}live,py live,pyton live,python liv,live python,python live eror,python "
        "error,python live continue,python live fast,question:,node"
    ).split(","),
)
@pytest.mark.parametrize("fence", ["```", "~~~~", "  ```"])
def test_a_fence_that_is_nearly_a_block_is_a_mistake_with_its_line(tmp_path, word, fence):
    with pytest.raises(BadLesson, match=r"own\.md, line 8: there is no block '.*'; the blocks are"):
        read(tmp_path, f"{STEP}text\n{fence}{word}\n?\n= 1\n{fence.strip()}\n")


@pytest.mark.parametrize(
    "word", ["", "python", "Python", "python3", "text", "bash", "none", "plain", "console", "go", "sql", "latex"]
)
def test_a_fence_with_a_language_is_code_to_read(tmp_path, word):
    assert only_step(tmp_path, block(word, "?", "= 1")).parts == (Prose(block(word, "?", "= 1")),)


def test_a_picture_beside_the_lesson_is_read_with_it(tmp_path):
    Image.new("RGB", (20, 10), "red").save(tmp_path / "a loss.png")
    shown = "![b](https://example.org/b.png) and `![c](c.png)`"
    step = only_step(tmp_path, f"Before.\n![A loss](a%20loss.png)\n{shown}")
    before, picture, after = step.parts
    assert (before, after) == (Prose("Before."), Prose(shown))
    assert (picture.words, picture.format) == ("A loss", "png")
    assert Image.open(BytesIO(picture.data)).getpixel((0, 0)) == (255, 0, 0)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("![](nowhere.png)", "there is no picture nowhere.png"),
        ("![](../outside.png)", "outside the lesson's folder"),
        ("![](%2e%2e/outside.png)", "outside the lesson's folder"),
        ("![](link.png)", "outside the lesson's folder"),
        ("![](/etc/passwd)", "outside the lesson's folder"),
        ("![](a\0b.png)", "there is no picture"),
        (f"![]({'a' * 5_000}.png)", "there is no picture"),
        ("![](.)", "there is no picture"),
        ("![](own.md)", "is no picture of the kinds PNG"),
        ("![](cut.png)", "is no picture of the kinds PNG"),
        ("![](large.png)", "more than 1,000,000 bytes"),
        ("![](wide.png)", "more than 10,000,000 pixels"),
        ("See ![](cut.png).", "stands in a line of its own"),
        ("```note\n![](cut.png)\n```", "stands outside of 'note'"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told_with_its_line(tmp_path, line, words):
    folder = tmp_path / "lessons"
    folder.mkdir()
    Image.new("RGB", (200, 100), "red").save(tmp_path / "outside.png")
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    (folder / "cut.png").write_bytes((tmp_path / "outside.png").read_bytes()[:60])
    (folder / "large.png").write_bytes(bytes(1_000_001))
    Image.new("1", (10_001, 1_000)).save(folder / "wide.png")
    with pytest.raises(BadLesson, match=r"own\.md, line [78]: ") as bad:
        only_step(folder, line)
    assert words in str(bad.value)


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
        (f"{STEP}{FENCE}question\nWhich?\n- [x] a\n  - [ ] b\n{FENCE}\n", 10, "begins at the margin"),
        (f"{STEP}{FENCE}question\nWhich?\n!= 12\n  why\n{FENCE}\n", 9, "no right answer"),
        (f"{STEP}{FENCE}question\nWhich?\n= 12\n!= 13\n{FENCE}\n", 10, "indented below it why"),
        (f"{STEP}{FENCE}question\nWhich?\n= 12\n!= 12.0\n  why\n{FENCE}\n", 10, "right answer too"),
        (f"{STEP}{FENCE}question\nWhich?\n- [x] a\n!= 12\n  why\n{FENCE}\n", 9, "not both"),
        (f"{STEP}{FENCE}question\nWhich?\n= 12\n  why\n{FENCE}\n", 10, "below '= ...' stands nothing"),
        (f"{STEP}{FENCE}question\nWhich?\n= few +- 1\n{FENCE}\n", 9, "between two numbers"),
        (f"{STEP}{FENCE}question\nWhich?\n= 1 +- -1\n{FENCE}\n", 9, "between two numbers"),
        (f"{STEP}{FENCE}question\nWhich?\n=  \n{FENCE}\n", 9, "no answer"),
        (f"{STEP}{FENCE}reading\na\n{FENCE}\n{FENCE}reading\nb\n{FENCE}\n", 6, "more than one reading"),
        (f"{STEP}{FENCE}python live continues\nx\n{FENCE}\n", 8, "of a step before, from which these go on, are not"),
        (
            f"{STEP}{FENCE}python live error\nx\n{FENCE}\n## B\n{FENCE}python live continues\nx\n{FENCE}\n",
            12,
            "end in an error",
        ),
        (f"{STEP}{FENCE}panel\n/autograd?packed=abc\n{FENCE}\n", 8, "the link cannot be read"),
        (f"{STEP}{FENCE}panel\nhttp://[/autograd\n{FENCE}\n", 8, "the link cannot be read"),
        (
            f"{STEP}{FENCE}panel\n/a?x=1\n{FENCE}\n{FENCE}panel\n/a\n{FENCE}\n",
            11,
            "panel of /a",
        ),
        (
            f"{STEP}{FENCE}python live\n1\n{FENCE}\n{FENCE}panel\n/tensors\n{FENCE}\n",
            11,
            "a link names each control of a page once, so one would move the other",
        ),
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
