"""What is done is kept in the browser, and comes back checked; it is handed in as one notebook, and graded anew."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace

import nbformat
import pytest

from components.walkthrough import grade, panel
from components.walkthrough.exercise.found import all_exercises
from components.walkthrough.exercise.handed import LARGEST, BadFile, notebook_of, read_handed
from components.walkthrough.exercise.kept import LONGEST_TEXT, packed, unpacked
from components.walkthrough.exercise.listing.panel import KEPT
from components.walkthrough.exercise.progress import panel as progress
from components.walkthrough.exercise.record import LONGEST, Record
from components.walkthrough.reader import FOLDER, read_lesson

from ..test_panel import APP, AppTest, checked, opened, press, put_lesson, shown
from .test_panel import FIRST, TWO, typed

PLACE = ("own", 1, 0)
DONE = Record("x = 1", "x = 1", 3, 1, True, True, True, 90, True)
FOUND = all_exercises(read_lesson(path) for path in sorted(FOLDER.glob("*.md")))
NAMES = [
    "Ada Lovelace",
    '=HYPERLINK("http://a.b")',
    "@SUM(1)",
    "\t=1+1",
    "+1",
    "a\nb,c\"d",
    "<script>alert(1)</script>",
    "",
    "\u202e=1",
]
FIRSTS = sorted(FOUND)[:2]


def test_what_is_packed_comes_back():
    assert unpacked(packed({PLACE: DONE})) == {PLACE: DONE}
    assert unpacked(packed({PLACE: Record("never begun")})) == {}


@pytest.mark.parametrize(
    "text",
    [
        *(None, 5, "", "{", "[" * 100_000, "null", "[]", '"a"', '{"own/1/0": 5}', "9" * 5000, "x" * (LONGEST_TEXT + 1)),
        json.dumps({"../1/0": {"lines": "x"}}),
        json.dumps({"own/²/0": {"lines": "x"}}),
        json.dumps({"own/1/0": {"lines": ["x"]}}),
        json.dumps({"own/1/0": {"lines": "\ud800"}}),
        json.dumps({"own/1/0": {"lines": "x" * (LONGEST + 1)}}),
        json.dumps({"own/1/0": {"lines": "x", "checked": 5}}),
        *(json.dumps({"own/1/0": {"lines": "x", "tries": tries}}) for tries in (-1, 1e9, True, "1", None, 10**30)),
        json.dumps({"own/1/0": {"lines": "x", "is_solved": 1}}),
    ],
)
def test_what_is_no_record_is_passed_over_when_it_comes_back(text):
    assert unpacked(text) == {}


def kept(app):
    (component,) = app.get("bidi_component")
    return json.loads(component.proto.json)


@pytest.fixture
def own(monkeypatch, tmp_path):
    put_lesson(monkeypatch, tmp_path, TWO)


def test_a_session_asks_the_browser_once_and_then_tells_it_what_to_keep(own):
    app = opened(lesson="own")
    word = kept(app)["asks"]
    assert word
    assert kept(app)["keep"] == ""
    records = {PLACE: replace(DONE, lines="x = tensor([1, 2])", checked="x = tensor([1, 2])")}
    app.session_state[progress.ASKS] = word
    app = answered_by_the_browser(app, word, packed(records))
    assert app.text_area(key=FIRST).value == "x = tensor([1, 2])"
    assert "Solved" in "\n".join(shown(app))
    assert kept(app)["asks"] == ""
    assert unpacked(kept(app)["keep"])[PLACE].tries == 3


def answered_by_the_browser(app, word, text):
    """The app once the browser has answered: here its script does not run."""
    kept_before = app.session_state[progress.ASKS]
    assert kept_before == word
    script = (
        "import streamlit as st\n"
        "from components.walkthrough.exercise.progress import panel\n"
        f"st.session_state[panel.KEY] = {{'kept': {{'asks': {word!r}, 'text': {text!r}}}}}\n"
        "panel.take()\ndel st.session_state[panel.KEY]\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        keep = progress.keep

        def take_first():
            exec(script, {})
            patch.undo()
            keep()

        patch.setattr(progress, "keep", take_first)
        return checked(app.run())


def test_what_the_session_has_done_itself_stays_as_it_is(own):
    app = typed(opened(lesson="own"), FIRST, "x = 5", "own_1_0")
    app = answered_by_the_browser(app, app.session_state[progress.ASKS], packed({PLACE: DONE}))
    assert app.text_area(key=FIRST).value == "x = 5"


def test_the_page_of_exercises_lists_them_with_what_is_done_and_forgets_all_on_request(own):
    app = press(typed(opened(lesson="own"), FIRST, "x = tensor([1, 2])", "own_1_0"), "check_own_1_1")
    assert listing(app) == ["Step (1) (done)", "Step (2) (tried once)"]
    assert "1 of 2 done." in shown(app)
    assert KEPT in shown(app)
    app = press(app, "forget")
    assert listing(app) == ["Step (1)", "Step (2)"]
    assert kept(app)["forget"]


def listing(app):
    app.switch_page if False else None
    return [link.proto.label for link in app.get("page_link")][5:]
