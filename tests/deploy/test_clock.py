"""The server's clock may jump by years while it is visited."""

import asyncio
import time
import urllib.request
from contextlib import ExitStack
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from tests.browser.conftest import running, skip_or_fail
from tests.load.visitor import Visitor, run_apart

LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
STEP = 9  # with a control of x
YEARS = -30
JUMPED_BACK = [YEARS, 0]
WRONG, RIGHT = 10, 24  # seconds after which the clock jumps, and jumps back


@pytest.fixture
def server(tmp_path, monkeypatch):
    """The app on a machine with that clock; what measures durations goes on evenly there, as on any machine."""
    if not LIBRARY:
        missing = "There is no clock to put wrong: install it ('apt-get install faketime' on Debian)."
        skip_or_fail(missing, "REQUIRE_FAKETIME")
    with ExitStack() as stack:
        with monkeypatch.context() as environment:
            environment.setenv("LD_PRELOAD", str(LIBRARY))
            environment.setenv("FAKETIME", f"{YEARS}y")
            environment.setenv("FAKETIME_START_AFTER_SECONDS", str(WRONG))
            environment.setenv("FAKETIME_STOP_AFTER_SECONDS", str(RIGHT))
            environment.setenv("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            server = stack.enter_context(running("streamlit_app.py", tmp_path / "log"))
        yield server


def years_ahead(server):
    """How wrong the time is that the server tells everybody."""
    with urllib.request.urlopen(f"{server}/_stcore/health") as answer:
        told = parsedate_to_datetime(answer.headers["date"])
    return round((told - datetime.now(UTC)).days / 365.25)


async def visit(server):
    """The last two errors of the clock, and the errors of visitors who stay, and come and go, meanwhile."""
    first = Visitor(server, f"step={STEP}")
    await first.arrive()
    seen, errors, end = [], first.errors, time.monotonic() + 60
    while seen[-2:] != JUMPED_BACK and time.monotonic() < end:
        ahead = await asyncio.to_thread(years_ahead, server)
        for x in (1.5, -1.5):
            await first.move("x", x)
        if ahead not in seen[-1:]:
            seen.append(ahead)
            another = Visitor(server, f"step={STEP}")
            await another.arrive()
            await another.leave()
            errors += another.errors
    await first.leave()
    return seen[-2:], errors


def test_the_clock_may_jump(server):
    assert run_apart(visit(server)) == (JUMPED_BACK, [])
    assert "Traceback" not in server.log.read_text()
