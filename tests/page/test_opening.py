"""A page stands after its first run, or after one that put its address right: however it was opened."""

import pytest

from components.links.packed import compressed

from .opened import counted_runs, go_to, open_app

MOST_RERUNS = 2
BAD = {"view": "nope", "f": "(", "x": "99", "low": "7", "rate": "-1", "steps": "1000"}
LINKS = {
    "a plain link": ("autograd", {}, 0),
    "a link with values": ("autograd", {"view": "descent", "rate": "0.3", "x": "2"}, 0),
    "a link with a bad value": ("autograd", {"x": "99"}, 1),
    "a link with nothing but bad values": ("autograd", BAD, 1),
    "a link with more steps than the program has": ("autograd", {"view": "steps", "line": "99", "x": "77"}, 1),
    "a link that names a section's own parameter": ("autograd", {"steps": "7"}, 1),
    "a link that names it, with a bad value": ("autograd", {"line": "99", "x": "77"}, 1),
    "a link to a memory": ("tensors", {"name": "c"}, 1),
    "a link to a memory that is not there": ("tensors", {"name": "zz", "back": "-1"}, 1),
    "a link to a rule": ("devices", {"rule": "leaf", "n": "7"}, 1),
    "a packed link": ("autograd", {"packed": compressed({"view": "graph", "x": "1"})}, 1),
    "a packed link with bad values": ("autograd", {"packed": compressed(BAD)}, 1),
    "a packed link that names a section's own parameter": ("autograd", {"packed": compressed({"line": "99"})}, 1),
    "a link that was packed wrongly": ("tensors", {"packed": "zz"}, 1),
    "a step of a lesson": ("", {"step": "9"}, 0),
    "a step with values": ("", {"step": "9", "x": "0.5"}, 0),
    "a step that is not there, of a lesson that is not there": ("", {"lesson": "nope", "step": "99"}, 1),
    "a packed link to a step with a bad value": ("", {"packed": compressed({"step": "9", "x": "hello"})}, 2),
    "a step with a bad value, of a lesson that is not there": ("", {"lesson": "nope", "step": "9", "x": "hello"}, 2),
}


@pytest.mark.parametrize("case", LINKS)
def test_a_link_shows_its_picture_after_at_most_two_reruns(case):
    page, link, most = LINKS[case]
    with counted_runs() as runs:
        open_app(page, **link)
    assert len(runs) - 1 <= most <= MOST_RERUNS


@pytest.mark.parametrize(
    ("page", "link", "key", "value"),
    [
        ("autograd", {}, "f_passes", 2),
        ("autograd", {"view": "descent"}, "rate", 0.5),
        ("tensors", {"view": "names"}, "back", 1),
        ("", {"step": "9"}, "x", 0.5),
    ],
)
def test_coming_back_to_a_page_takes_one_rerun_and_shows_what_was_left(page, link, key, value):
    app = open_app(page, **link)
    app.number_input(key=key).set_value(value).run()
    go_to(app, "devices")
    with counted_runs() as runs:
        go_to(app, page)
    assert len(runs) - 1 <= 1
    assert app.number_input(key=key).value == value


def test_a_place_that_is_left_alone_is_come_back_to_without_a_rerun():
    app = open_app("autograd")
    go_to(app, "devices")
    with counted_runs() as runs:
        go_to(app, "autograd")
    assert len(runs) == 1


def test_play_on_the_page_shows_the_page_in_its_first_run():
    app = open_app(step="9")
    app.number_input(key="x").set_value(0.5).run()
    with counted_runs() as runs:
        app.button(key="play").click().run()
    assert len(runs) == 2, "the step that was left, and the page"
    assert app.number_input(key="x").value == 0.5
    assert "view" in app.session_state
    assert app.session_state["view"] == "plot"


def test_the_next_step_of_a_lesson_is_shown_in_its_first_run():
    app = open_app(step="9")
    with counted_runs() as runs:
        app.button(key="step_next").click().run()
    assert len(runs) == 1


def test_what_was_typed_on_a_page_does_not_stand_in_a_step_that_is_opened_for_the_first_time():
    app = open_app("tensors")
    app.text_area(key="code").set_value("7 * 6\n").run()
    go_to(app, step="4")
    assert app.text_area(key="code").value != "7 * 6\n"
