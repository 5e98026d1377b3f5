"""The soak says what it finds, and some seconds of it find nothing."""

import random
import time

import pytest

from tests.browser.conftest import running
from tests.load.visitor import run_apart

from .__main__ import EXPECTED, entries
from .memory import MEGABYTES, Size, growth, intervals, slope
from .stranger import Stranger

SECONDS = 10


def test_memory_that_grows_is_told_from_memory_that_is_taken_once_or_for_a_moment():
    grown = [Size(second, 10 * second, 400 + second / 2) for second in range(360)]
    flat = [Size(second, 10 * second, 500 if second > 90 else 400) for second in range(360)]
    spikes = [Size(second, 10 * second, 500 + 300 * (second % 7 == 0)) for second in range(360)]
    assert slope(intervals(grown)) == pytest.approx(50)
    assert growth(intervals(grown)) > MEGABYTES
    assert slope(intervals(flat)) == growth(intervals(flat)) == 0
    assert slope(intervals(spikes)) == growth(intervals(spikes)) == 0


def test_what_a_server_says_is_read_entry_by_entry(tmp_path):
    log = tmp_path / "log"
    gone = "Ignoring query string with 1000019 characters because it exceeds the 524288 character limit."
    trace = 'Uncaught app execution\nTraceback (most recent call last):\n  File "a.py", line 1\nKeyError: 1'
    log.write_text(
        "2026-11-23 08:44:03.239 Uvicorn server started on 127.0.0.1:8810\n\n  You can now view your Streamlit app\n\n"
        f"  URL: http://127.0.0.1:8810\n\n2026-11-23 08:44:04.000 {gone}\n2026-11-23 08:44:05.000 {trace}\n"
    )
    assert entries(log) == [gone, trace]
    assert [entry for entry in entries(log) if not EXPECTED.fullmatch(entry)] == [trace]


async def live(address, actions):
    stranger = Stranger(address, random.Random("smoke"), lambda kind, _: actions.append(kind))
    await stranger.live(time.monotonic() + SECONDS)
    return stranger.errors


def test_some_seconds_of_a_stranger_find_nothing(tmp_path):
    actions = []
    with running("streamlit_app.py", tmp_path / "log") as server:
        assert run_apart(live(server, actions)) == []
    assert {"open", "leave"} <= set(actions)
    assert [entry for entry in entries(server.log) if not EXPECTED.fullmatch(entry)] == []
