"""What is done is kept in the browser, and comes back checked; it is handed in as one notebook, and graded anew."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace

import nbformat
import pytest
from streamlit.testing.v1 import AppTest

from components.walkthrough import grade
from components.walkthrough.exercise.found import all_exercises
from components.walkthrough.exercise.handed import LARGEST, BadFile, notebook_of, read_handed
from components.walkthrough.exercise.kept import LONGEST_TEXT, packed, unpacked
from components.walkthrough.exercise.panel import RECORDS
from components.walkthrough.exercise.progress import panel as progress
from components.walkthrough.exercise.record import LONGEST, Record
from components.walkthrough.exercise.sentences import PAGE
from components.walkthrough.reader import FOLDER, read_lesson

from ..test_panel import APP, checked, opened, press, put_lesson, shown
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
    'a\nb,c"d',
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


def answered_by_the_browser(app, text, word=None):
    """The app once the browser has answered: here, its script does not run."""
    said = {"asks": word or app.session_state[progress.ASKS], "text": text}
    keep = progress.keep

    def keep_once_answered():
        progress.put(said)
        keep()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(progress, "keep", keep_once_answered)
        return checked(app.run())


def test_a_session_asks_the_browser_once_and_then_tells_it_what_to_keep(own):
    app = opened(lesson="own")
    assert kept(app)["asks"]
    assert kept(app)["keep"] == ""
    done = replace(DONE, lines="x = tensor([1, 2])", checked="x = tensor([1, 2])")
    app = answered_by_the_browser(app, packed({PLACE: done}))
    assert app.text_area(key=FIRST).value == "x = tensor([1, 2])"
    assert "Solved" in "\n".join(shown(app))
    assert kept(app)["asks"] == ""
    assert unpacked(kept(app)["keep"])[PLACE].tries == 3


def test_an_answer_to_another_session_is_none(own):
    app = answered_by_the_browser(opened(lesson="own"), packed({PLACE: DONE}), word="another")
    assert kept(app)["asks"]
    assert app.text_area(key=FIRST).value != DONE.lines


def test_what_the_session_has_done_itself_stays_as_it_is(own):
    app = typed(opened(lesson="own"), FIRST, "x = 5", "own_1_0")
    app = answered_by_the_browser(app, packed({PLACE: DONE}))
    assert app.text_area(key=FIRST).value == "x = 5"


def page():
    import streamlit as st

    from components.walkthrough import panel
    from components.walkthrough.exercise.listing import panel as listing

    listing.show(list(panel.find_lessons().values()), st.Page(lambda: None, title="Walkthrough", url_path="w"))


def test_the_page_of_exercises_lists_them_with_what_is_done_and_forgets_all_on_request(own):
    app = AppTest.from_function(page, default_timeout=30)
    solved, tried = replace(DONE, helped=False), replace(DONE, is_solved=False, tries=1)
    app.session_state[RECORDS] = {PLACE: solved, ("own", 1, 1): tried}
    app = checked(app.run())
    assert labels(app) == ["Step (1) (done)", "Step (2) (tried once)"]
    assert {PAGE["kept"], "1 of 2 done."} <= set(shown(app))
    assert [button.label for button in app.get("download_button")] == ["Hand in"]
    app = press(app, "forget")
    assert labels(app) == ["Step (1)", "Step (2)"]
    assert kept(app)["forget"]
    assert not app.get("download_button")


def labels(app):
    return [link.proto.label for link in app.get("page_link")]


def handed(student, lines, **changes):
    """The notebook of a student with these lines, by place."""
    records = {place: replace(DONE, lines=text, helped=False, **changes) for place, text in lines.items()}
    return notebook_of(student, records, FOUND)


def test_what_is_handed_in_is_a_valid_notebook_with_lines_and_outcomes():
    solved, wrong = FIRSTS
    text = handed("Ada *L*", {solved: FOUND[solved][1].solution, wrong: "1 / 0"})
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook, relax_add_props=False)
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    for words in (
        "Ada \\*L\\*: 1 of the 2",
        "Met: ``",
        "ZeroDivisionError",
        "3 tries, 90 seconds, 1 hint opened",
        "not a proof",
    ):
        assert words in prose
    back = read_handed(text.encode())
    assert (back.student, back.is_as_written) == ("Ada *L*", True)
    assert {place: record.lines for place, record in back.records.items()} == {
        solved: FOUND[solved][1].solution.rstrip("\n"),
        wrong: "1 / 0",
    }


HOSTILE = {
    "empty": b"",
    "no json": b"{",
    "a zip": b"PK\x03\x04" + b"\0" * 100,
    "deep": b"[" * 200_000,
    "a number": b"9" * 5_000,
    "other": b'{"cells": []}',
    "types": json.dumps({"cells": [5, None, {"metadata": []}], "metadata": {"pytorch_live": {"student": 5}}}).encode(),
    "nobody": json.dumps({"cells": [5], "metadata": {"pytorch_live": {"student": "x"}}}).encode(),
    "large": b" " * (LARGEST + 1),
    "bytes": b"\xff\xfe\0",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_none_of_ours_is_told(name):
    with pytest.raises(BadFile):
        read_handed(HOSTILE[name])


def test_a_folder_is_graded_by_running_every_answer_again(tmp_path):
    solved, wrong = FIRSTS
    right = {solved: FOUND[solved][1].solution, wrong: FOUND[wrong][1].solution}
    for number, name in enumerate(NAMES):
        (tmp_path / f"{number}.ipynb").write_text(handed(name, right), encoding="utf-8")
    # It says that it is solved, and was changed by hand.
    cheat = json.loads(handed("Cheat", right))
    cells = [cell for cell in cheat["cells"] if cell["metadata"]]
    cells[0]["source"] = "x = 1"
    cells[1]["metadata"]["pytorch_live"]["tries"] = "many"
    (tmp_path / "cheat.ipynb").write_text(json.dumps(cheat))
    (tmp_path / "=1+1.ipynb").write_bytes(HOSTILE["deep"])
    (tmp_path / "link.ipynb").symlink_to("/etc/passwd")
    command = [sys.executable, "-m", "components.walkthrough.grade", str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=APP.parent, timeout=300)
    assert ran.returncode == 1, ran.stderr
    head, *rows = csv.reader(io.StringIO(ran.stdout))
    assert len(head) == len(grade.NAMES) + len(FOUND)
    by_file = {row[1]: row for row in rows}
    assert len(by_file) == len(NAMES) + 3
    assert {len(row) for row in rows} == {len(head)}
    assert {row[3] for name, row in by_file.items() if name[0].isdigit()} == {"2"}
    assert by_file["cheat.ipynb"][2:4] == ["changed after it was written", "1"]
    assert by_file["link.ipynb"][2] == "the file is none, but a link or a folder"
    assert "'=1+1.ipynb" in by_file
    assert not [cell for row in [head, *rows] for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n")]
