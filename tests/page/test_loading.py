"""What is loaded when, and what a visitor sees meanwhile."""

import subprocess
import sys
import threading
import time

from components.page.loading import SAID, prepare
from tests.browser.conftest import running
from tests.load.visitor import Visitor, run_apart


def test_what_the_first_readers_would_wait_for_is_built_once():
    from components.autograd import chart as autograd
    from components.autograd.guess import chart as guess
    from components.devices.speed import chart as devices
    from components.tensors.results import chart as results

    builders = [autograd.specification, guess.specification, devices.specification, results.specification]
    what_readers_wait_for = [*builders[:3], lambda: results.specification(1)]
    for build in builders:
        build.cache_clear()
    unprepared = seconds_of(what_readers_wait_for)
    for build in [prepare, *builders]:
        build.cache_clear()
    threads = set(threading.enumerate())
    for _ in range(2):
        prepare("tensors", "autograd", "devices")
    working = set(threading.enumerate()) - threads
    assert len(working) == 1
    working.pop().join(timeout=60)
    assert seconds_of(what_readers_wait_for) < unprepared / 10


def seconds_of(builders):
    start = time.thread_time()
    for build in builders:
        build()
    return time.thread_time() - start


def test_a_picture_is_built_while_another_thread_imports_what_other_pages_need():
    """Altair asks a pandas that is half there for its Timestamp; a slow import of it makes this happen every time."""
    ran = subprocess.run([sys.executable, "-W", "ignore", "-c", SLOW_PANDAS], capture_output=True, text=True)
    assert (ran.returncode, "AttributeError" in ran.stderr) == (0, False), ran.stderr


SLOW_PANDAS = """
import importlib.abc, sys, threading, time

class Slow(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "pandas.core":
            time.sleep(5)

sys.meta_path.insert(0, Slow())
from components.page.loading import load_interpreter

def other_page():
    load_interpreter()
    import components.devices.speed.chart

other = threading.Thread(target=other_page)
other.start()
load_interpreter()
from components.autograd import chart
chart.specification()
other.join()
"""


def test_a_cold_server_sends_the_text_and_why_it_waits_before_it_loads_torch(tmp_path):
    with running("streamlit_app.py", tmp_path / "log") as server:
        visitors = [Watcher(server, "") for _ in range(2)]
        for visitor in visitors:
            run_apart(visit(visitor))
    cold, warm = (visitor.seen for visitor in visitors)
    assert cold.index("markdown") < cold.index(SAID) < cold.index("text_area")
    assert "empty" in cold[cold.index(SAID) :]
    assert SAID not in warm
    assert [visitor.errors for visitor in visitors] == [[], []]


class Watcher(Visitor):
    """Remembers the kinds of the elements that come, and the notice."""

    def __init__(self, address, query):
        super().__init__(address, query)
        self.seen = []

    def take(self, delta):
        super().take(delta)
        element = delta.new_element
        kind = element.WhichOneof("type")
        self.seen.append(SAID if kind == "text" and element.text.body == SAID else kind)


async def visit(visitor):
    await visitor.arrive()
    await visitor.leave()
