"""The page as Streamlit runs it: every step, its panel where it wants it, its question, and where the visit is."""

from pathlib import Path

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from components.interpreter import run
from components.walkthrough import panel
from components.walkthrough.embedded.link import check_panel, program_of
from components.walkthrough.lesson import Question
from components.walkthrough.reader import FOLDER, read_lesson
from tests.interpreter.real_python import RealPython
from tests.page.shown_code import codes

APP = Path(__file__).parents[2] / "streamlit_app.py"
# The links to all pages that stand above every page.
LINKS_ABOVE = 5
LESSONS = {path.stem: read_lesson(path, check_panel) for path in sorted(FOLDER.glob("*.md"))}
PLACES = [(name, number) for name, lesson in LESSONS.items() for number in range(1, len(lesson.steps) + 1)]


def opened(**query):
    app = AppTest.from_file(APP, default_timeout=30)
    app.query_params.update(query)
    return checked(app.run())


def checked(app):
    assert not app.exception
    return app


def press(app, key):
    return checked(app.button(key=key).click().run())


def answer(field, text, app):
    field.set_value(text)
    return press(app, "answer")


def answered(app):
    return press(app, "show_answer") if "show_answer" in keys(app) else app


def keys(app):
    return [button.key for button in app.button]


def shown(app):
    kinds = (app.markdown, app.text, app.warning, app.error)
    return [element.value for kind in kinds for element in kind] + codes(app)


@pytest.fixture(scope="module")
def python():
    python = RealPython()
    yield python
    python.close()


@pytest.mark.parametrize(("name", "number"), PLACES)
def test_every_step_shows_its_title_its_cells_and_what_python_prints_for_its_lines(name, number, python):
    app = answered(opened(lesson=name, step=str(number)))
    step = LESSONS[name].steps[number - 1]
    assert [title.value for title in app.title] == [step.title]
    assert any(step.cells in text for text in shown(app))
    assert not [text for text in shown(app) if "could not be used" in text]
    if not step.panel:
        return
    program = program_of(step.panel)
    page = "\n".join(shown(app))
    # A comment behind or below its line is how a panel that is no editor shows it.
    plain = "\n".join(line.removeprefix("# ") for line in page.splitlines())
    # Those two keep it back until it is asked for.
    if step.panel.query.get("view") not in ("guess", "steps"):
        # Of lines that run first for those of the step, no result is shown.
        for outcome in python(program.source)[len(run(step.panel.before).steps) :]:
            assert outcome.text in page or outcome.text in plain


def test_next_and_back_move_one_step_and_end_at_the_ends():
    app = opened()
    assert app.button(key="step_back").disabled
    app = press(app, "step_next")
    assert app.query_params["step"] == "2"
    app = press(press(app, "step_next"), "step_back")
    assert app.query_params["step"] == "2"
    # The whole query goes then, which the address here does not notice.
    assert press(app, "step_back").title[0].value == LESSONS["reading"].steps[0].title
    assert opened(step=str(len(LESSONS["reading"].steps))).button(key="step_next").disabled


def test_the_button_below_a_step_names_the_next_one():
    app = opened()
    assert app.button(key="step_on").label == f"Next: {LESSONS['reading'].steps[1].title}"
    assert app.button(key="step_on").click().run().query_params["step"] == "2"


def test_the_last_step_leads_on_to_another_lesson_and_takes_this_one_home():
    lesson = LESSONS["reading"]
    app = opened(step=str(len(lesson.steps)))
    homes = [button.label for button in app.get("download_button")]
    assert homes == ["This lesson as a notebook", "As a Python file"]
    linked = [link.proto.page for link in app.get("page_link")]
    assert linked[LINKS_ABOVE:] == ["tensors", "devices", "autograd"]
    app = press(app, "next_lesson")
    assert app.title[0].value == LESSONS["broadcasting"].steps[0].title
    for name, following in (("broadcasting", LESSONS["model"]), ("model", lesson)):
        last = str(len(LESSONS[name].steps))
        assert opened(lesson=name, step=last).button(key="next_lesson").label == following.title


def test_nothing_but_the_way_on_stands_below_the_other_steps():
    for number in range(1, len(LESSONS["reading"].steps)):
        app = opened(step=str(number))
        assert "next_lesson" not in keys(app)
        assert not app.get("download_button")
        assert len(app.get("page_link")) == LINKS_ABOVE


def test_alone_a_lesson_has_no_other_to_go_on_with(monkeypatch, tmp_path):
    (tmp_path / "reading.md").write_text(HEAD + "text\n")
    monkeypatch.setattr(panel, "FOLDER", tmp_path)
    app = opened()
    assert "next_lesson" not in keys(app)
    assert len(app.get("download_button")) == 2


def test_the_contents_list_every_step_and_open_it():
    app = opened()
    contents = app.selectbox(key="contents")
    titles = [step.title for step in LESSONS["reading"].steps]
    assert contents.options == [f"{n} of {len(titles)}: {title}" for n, title in enumerate(titles, start=1)]
    app = checked(contents.select(6).run())
    assert app.query_params["step"] == "6"
    assert app.title[0].value == titles[5]


def test_another_lesson_begins_at_its_first_step():
    app = opened(step="7")
    app = checked(app.selectbox(key="choose_lesson").select("broadcasting").run())
    assert dict(app.query_params) == {"lesson": "broadcasting"}
    assert app.title[0].value == LESSONS["broadcasting"].steps[0].title


def test_a_question_hides_the_panel_until_it_is_answered():
    app = opened(step="5")
    assert not app.text_area
    app = answer(app.text_input(key="answer_reading_5"), "13", app)
    assert any("Not quite" in text for text in shown(app))
    assert not app.text_area
    app = answer(app.text_input(key="answer_reading_5"), " 12.0", app)
    assert any("**Right.**" in text and "**12**" in text for text in shown(app))
    assert app.text_area(key="code").value.endswith("X @ c.reshape(-1, 1)\n")
    app = press(app, "ask_again")
    assert not app.text_area


@pytest.mark.parametrize(("typed", "words"), [("abc", "not a number"), ("None", "not a number"), (" ", "answer first")])
def test_what_is_no_number_is_asked_for_again_and_the_solution_is_not_given_away(typed, words):
    app = opened(step="5")
    app = answer(app.text_input(key="answer_reading_5"), typed, app)
    assert any(words in text for text in shown(app))
    assert not any("**12**" in text or "Not quite" in text for text in shown(app))
    assert not app.text_area


def test_colours_are_explained_only_where_a_picture_has_them():
    told = [any("blue is above 0" in text for text in shown(opened(step=step))) for step in ("3", "7")]
    assert told == [True, False]


def test_a_choice_that_is_right_is_called_so():
    app = opened(step="14")
    app = answer(app.radio(key="answer_reading_14"), "None", app)
    assert any("**Right.**" in text for text in shown(app))
    assert app.text_area(key="code")


def test_no_answer_is_in_the_page_or_the_link_before_it_is_given():
    for number, step in enumerate(LESSONS["reading"].steps, start=1):
        for question in (part for part in step.parts if isinstance(part, Question) and part.why):
            app = opened(step=str(number))
            assert question.why not in "\n".join(shown(app))
            assert set(answered(app).query_params) <= {"step"}


def test_an_answer_is_shown_as_text_and_never_as_markdown():
    app = opened(step="5")
    app = answer(app.text_input(key="answer_reading_5"), "![a](http://x/y.png) `:red[b]`", app)
    assert any("`` ![a](http://x/y.png) ':red[b]' ``" in text for text in shown(app))


# Two steps with the same panel, of which the second begins otherwise.
TWO = "```panel\n/autograd?view=tangents\n```\n## B\n```panel\n/autograd?view=tangents&zero=true\n```\n"


def test_a_step_puts_its_panel_where_it_wants_it_whatever_the_step_before_did(monkeypatch, tmp_path):
    put_lesson(monkeypatch, tmp_path, TWO)
    app = opened(lesson="own", step="2")
    assert app.toggle(key="zero").value
    app.number_input(key="x").set_value(1.0).run()
    checked(app.toggle(key="zero").set_value(False).run())
    app = press(app, "step_back")
    assert app.number_input(key="x").value == -2
    assert not app.toggle(key="zero").value


def test_a_step_keeps_what_was_done_in_it_until_it_is_started_over(monkeypatch, tmp_path):
    put_lesson(monkeypatch, tmp_path, TWO)
    app = opened(lesson="own", step="2")
    app.number_input(key="x").set_value(1.0).run()
    checked(app.toggle(key="zero").set_value(False).run())
    app = press(press(app, "step_back"), "step_next")
    assert app.number_input(key="x").value == 1
    assert not app.toggle(key="zero").value
    app = press(app, "start_over")
    assert app.number_input(key="x").value == -2
    assert app.toggle(key="zero").value


def test_a_step_can_be_opened_again_whatever_another_step_calls_its_controls(monkeypatch, tmp_path):
    panels = ("/tensors?view=names", "/autograd?view=steps", "/autograd?view=descent")
    put_lesson(monkeypatch, tmp_path, "## B\n".join(f"```panel\n{link}\n```\n" for link in panels))
    app = opened(lesson="own")
    for key in (*["step_next"] * 2, *["step_back"] * 2, *["step_next"] * 2):
        app = press(app, key)


def test_the_step_that_asks_how_close_a_guess_was_tells_it_once_the_slope_is_found():
    app = opened(step="11")
    app = checked(app.number_input(key="guess").set_value(-7.0).run())
    app.number_input(key="x").set_value(1.0).run()
    app = checked(app.selectbox(key="contents").set_value(15).run())
    assert not any("Your guess" in text for text in shown(app))
    app = checked(app.number_input(key="line").set_value(5).run())
    assert any("Your guess here: **you -7, autograd -5: 2 too steep**." in text for text in shown(app))


def test_lines_of_one_step_stand_in_no_other():
    app = opened(step="4")
    first = app.text_area(key="code").value
    app = checked(app.text_area(key="code").set_value("7 * 6").run())
    app = press(app, "step_back")
    assert app.text_area(key="code").value not in ("7 * 6", first)
    assert press(app, "step_next").text_area(key="code").value == "7 * 6"


def test_a_link_to_a_step_has_its_panels_controls_too(monkeypatch, tmp_path):
    put_lesson(monkeypatch, tmp_path, TWO)
    app = opened(lesson="own", step="2", x="1", zero="false")
    assert app.number_input(key="x").value == 1
    assert not app.toggle(key="zero").value


@pytest.mark.parametrize(
    ("query", "words"),
    [
        # The last one of a query is the one that is wrong.
        ({"step": "0"}, "the lesson has steps from 1 to 22"),
        ({"step": "23"}, "the lesson has steps from 1 to 22"),
        ({"step": "two"}, "the lesson has steps from 1 to 22"),
        ({"step": "²"}, "the lesson has steps from 1 to 22"),
        ({"step": ["1", "2"]}, "more than once"),
        ({"lesson": "../README"}, "none of reading, broadcasting"),
        ({"step": "9", "x": "99"}, "x is not between -3 and 3"),
        ({"step": "9", "draw_line": "perhaps"}, "neither true nor false"),
        ({"step": "3", "code": "x" * 50_001}, "more than 50,000"),
    ],
)
def test_what_a_link_says_wrong_is_told_and_replaced(query, words):
    app = opened(**query)
    assert any(words in warning.value for warning in app.warning)
    assert list(query)[-1] not in app.query_params


def test_editing_a_steps_lines_runs_them_and_starting_over_brings_them_back():
    app = opened(step="4")
    own = app.text_area(key="code").value
    app = checked(app.text_area(key="code").set_value("from torch import tensor\ntensor([7]) * 6").run())
    assert "tensor([42])" in codes(app)
    over = next(button for button in app.button if button.label == "Start over")
    assert checked(over.click().run()).text_area(key="code").value == own


HEAD = "---\ntitle: Own\nline: One.\n---\n\n## Step\n"


def put_lesson(monkeypatch, tmp_path, text):
    (tmp_path / "reading.md").write_text((FOLDER / "reading.md").read_text())
    (tmp_path / "own.md").write_text(HEAD + text)
    monkeypatch.setattr(panel, "FOLDER", tmp_path)


def test_a_lesson_with_a_mistake_says_where_and_the_others_go_on(monkeypatch, tmp_path):
    put_lesson(monkeypatch, tmp_path, "```panel\n")
    app = opened(lesson="own")
    assert any("own.md, line 7: the block that begins with ```panel has no end" in text for text in shown(app))
    app = checked(app.selectbox(key="choose_lesson").select("reading").run())
    assert app.title[0].value == LESSONS["reading"].steps[0].title


@pytest.mark.parametrize("link", ["/autograd?view=gess", "/autograd?x=hello", "/autograd?low=2&high=1", "/nowhere?x=1"])
def test_a_panel_with_a_mistake_says_where_and_the_lesson_goes_on(monkeypatch, tmp_path, link):
    put_lesson(monkeypatch, tmp_path, f"text\n```panel\n{link}\n```\n## Another\ntext\n")
    app = opened(lesson="own")
    assert any(text.startswith("own.md, line 9: ") for text in shown(app))
    app = press(app, "step_next")
    assert app.title[0].value == "Another"
    assert any(text.startswith("own.md, line 9: ") for text in shown(press(app, "step_back")))


ABOVE = "from torch import tensor\nx = tensor([1.0, 2.0])\nprint('above')\n"
LIVE = f"```python live\n{ABOVE}```\n## Next\n```python live continues\n"


def test_lines_that_go_on_run_those_before_and_show_only_their_own_results(monkeypatch, tmp_path):
    put_lesson(monkeypatch, tmp_path, f"{LIVE}x * 3\n```\n## Last\n```python live continues\nx.sum()\n```\n")
    app = opened(lesson="own", step="2")
    assert app.text_area(key="code").value == "x * 3\n"
    assert [code.strip() for code in codes(app)] == [ABOVE.strip(), "tensor([3., 6.])"]
    app = checked(app.text_area(key="code").set_value("x * 2\nx + y").run())
    assert "tensor([2., 4.])" in codes(app)
    assert any("**Line 2, column 5**" in text for text in shown(app))
    assert not any("own.md" in text for text in shown(app)), "a reader's mistake is none of the file"
    app = press(app, "step_next")
    assert codes(app)[-1] == "tensor(3.)"


def test_lines_that_go_on_are_played_and_taken_home_with_those_before(monkeypatch, tmp_path):
    put_lesson(monkeypatch, tmp_path, f"{LIVE}x * 3\n```\n")
    app = opened(lesson="own", step="2")
    whole = read_lesson(tmp_path / "own.md").steps[1].panel.lines
    assert program_of(read_lesson(tmp_path / "own.md").steps[1].panel).source == whole
    app.button(key="play").click().run()
    assert app.text_area(key="code").value == whole


BOTH = f"{LIVE}x * 3\n```\nBeside them:\n```panel\n/autograd?view=descent&rate=0.3\n```\n"


def test_panels_of_two_pages_stand_in_one_step_and_each_keeps_its_controls(monkeypatch, tmp_path):
    put_lesson(monkeypatch, tmp_path, f"{BOTH}## Last\n```python live continues\nx.sum()\n```\n")
    app = opened(lesson="own", step="2")
    assert app.text_area(key="code").value == "x * 3\n"
    assert app.number_input(key="rate").value == 0.3
    app = checked(app.number_input(key="rate").set_value(0.2).run())
    app = checked(app.text_area(key="code").set_value("x * 2\n").run())
    app = press(press(app, "step_next"), "step_back")
    assert (app.text_area(key="code").value, app.number_input(key="rate").value) == ("x * 2\n", 0.2)
    app = press(app, "start_over")
    assert (app.text_area(key="code").value, app.number_input(key="rate").value) == ("x * 3\n", 0.3)
    app = press(app, "play_autograd")
    assert app.number_input(key="rate").value == 0.3


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("python live\nfrom torch import tensor\n1 / 0", "own.md, line 9: the live lines end in an error"),
        ("python live\nx = (", "own.md, line 8: the live lines end in an error"),
        ("python live error\n1 / 1", "own.md, line 8: the live lines run through"),
    ],
)
def test_live_lines_that_end_otherwise_are_told_in_their_step_and_shown(monkeypatch, tmp_path, block, words):
    put_lesson(monkeypatch, tmp_path, f"```{block}\n```\n## Another\ntext\n")
    app = opened(lesson="own")
    assert any(text.startswith(words) for text in shown(app))
    assert app.text_area(key="code")
    assert not any("own.md" in text for text in shown(press(app, "step_next")))


def test_a_reading_is_folded_with_its_notes_and_a_picture_is_shown(monkeypatch, tmp_path):
    Image.new("RGB", (20, 10)).save(tmp_path / "loss.png")
    body = "![Words](loss.png)\n```reading\nx = tensor(3.0)\n```\n```note\nAbout it.\n```\n"
    put_lesson(monkeypatch, tmp_path, body)
    app = opened(lesson="own")
    (folded,) = app.expander
    assert folded.label == "In the reading"
    assert codes(folded) == ["x = tensor(3.0)"]
    assert [note.value for note in folded.markdown] == ["About it."]
    (picture,) = app.get("image")
    assert picture.proto.imgs[0].alt == "Words"
    (tmp_path / "loss.png").unlink()
    assert any("there is no picture loss.png" in text for text in shown(checked(app.run())))


def test_what_an_editor_hides_in_the_folder_is_no_lesson(monkeypatch, tmp_path):
    put_lesson(monkeypatch, tmp_path, "text\n")
    (tmp_path / ".#own.md").symlink_to(tmp_path / "somebody@somewhere")
    (tmp_path / ".own.md.swp").write_bytes(b"\0")
    app = opened(lesson="own")
    assert app.selectbox(key="choose_lesson").options == ["Introduction to PyTorch", "Own"]


def test_whoever_comes_back_finds_the_wrong_answer_and_what_was_said(monkeypatch, tmp_path):
    put_lesson(monkeypatch, tmp_path, "```question\n?\n- [ ] a\n- [x] b\n```\n## Typed\n```question\n?\n= 3\n```\n")
    app = opened(lesson="own")
    app = press(answer(app.radio(key="answer_own_1"), "a", app), "step_next")
    app = press(answer(app.text_input(key="answer_own_2"), "4", app), "step_back")
    assert app.radio(key="answer_own_1").value == "a"
    assert any("Not quite" in text for text in shown(app))
    app = press(app, "step_next")
    assert app.text_input(key="answer_own_2").value == "4"


def test_a_wrong_choice_says_why_and_one_may_try_again(monkeypatch, tmp_path):
    question = "```question\nWhich?\n- [ ] a\n  For a reason.\n- [x] b\n  Good.\n- [ ] c\nSo it is.\n```\nBehind.\n"
    put_lesson(monkeypatch, tmp_path, question)
    app = press(opened(lesson="own"), "answer")
    assert any("Choose one first." in text for text in shown(app))
    app = answer(app.radio(key="answer_own_1"), "a", app)
    # Whoever takes another one then still sees which one this is about.
    assert any("You: a. :red[**Not quite.**] For a reason." in text for text in shown(app))
    assert not any(words in text for text in shown(app) for words in ("Behind.", "**b**", "So it is."))
    app = answer(app.radio(key="answer_own_1"), "b", app)
    assert any("**Right.**] **b**. Good. So it is." in text for text in shown(app))
    assert "Behind." in shown(app)
    app = press(press(app, "ask_again"), "show_answer")
    assert any("**Which?** Answer: **b**. Good." in text for text in shown(app))


def test_a_wrong_number_is_told_why_if_the_lesson_says_so():
    app = opened(step="5")
    app = answer(app.text_input(key="answer_reading_5"), "tensor(10)", app)
    assert any("**Not quite.**] That is the first pair alone" in text for text in shown(app))


def test_a_lesson_that_was_changed_is_read_again(monkeypatch, tmp_path):
    own = tmp_path / "reading.md"
    own.write_text("---\ntitle: Own\nline: One.\n---\n\n## Before\ntext\n")
    monkeypatch.setattr(panel, "FOLDER", tmp_path)
    app = opened()
    assert app.title[0].value == "Before"
    own.write_text("---\ntitle: Own\nline: One.\n---\n\n## After the change\ntext\n")
    assert checked(app.run()).title[0].value == "After the change"


@pytest.mark.parametrize(
    ("page", "query", "words"),
    [
        ("nowhere", {}, "there is no page /nowhere"),
        ("autograd", {"h": "0.1"}, "h= means nothing there"),
        ("autograd", {"view": "check", "h": "0.2"}, "h=0.2 cannot be used"),
        ("autograd", {"f": "x +"}, "f=x \\+ cannot be used"),
        ("autograd", {"x": "4"}, "x is not between -3 and 3"),
        ("tensors", {"code": "x", "back": "1"}, "back= means nothing there"),
        ("devices", {"n": "3"}, "n= means nothing there"),
    ],
)
def test_a_panels_link_is_checked_as_the_pages_own(page, query, words):
    with pytest.raises(ValueError, match=words):
        check_panel(page, query)


def test_a_device_that_this_machine_does_not_have_is_no_mistake():
    check_panel("devices", {"device": "cuda:0"})


def test_the_lessons_are_listed_with_the_reading_first():
    first, *others = panel.find_lessons()
    assert first == "reading"
    assert "broadcasting" in others


@pytest.mark.parametrize(("number", "there"), [(9, {"draw_line"}), (11, set())])
def test_a_step_shows_no_switch_of_what_comes_later(number, there):
    app = opened(step=str(number))
    assert {toggle.key for toggle in app.toggle} == there
    # Without a line there is nothing for it to turn.
    assert ("slope" in {field.key for field in app.number_input}) == (number == 9)


def test_a_step_shows_momentum_only_if_it_begins_with_some(monkeypatch, tmp_path):
    lesson = "---\ntitle: A\nline: B.\n---\n## C\n```panel\n/autograd?view=descent{}\n```\n"
    monkeypatch.setattr(panel, "FOLDER", tmp_path)
    for link, shown_there in (("", False), ("&momentum=0.9", True)):
        (tmp_path / "reading.md").write_text(lesson.format(link), encoding="utf-8")
        assert ("momentum" in {field.key for field in opened().number_input}) is shown_there


def test_the_lesson_tells_its_readers_that_its_two_numbers_of_9_are_not_one():
    app = answered(opened(step="18"))
    assert any("not the reading's guess" in text for text in shown(app))
