"""Settings of all tests."""

import gc
import os
import warnings
from pathlib import Path

import pytest
from hypothesis import settings

# As `components/interpreter/__init__.py` has it; a test may load torch before that.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

# Random examples find new mistakes while somebody works; a submission is judged by the same examples each time.
settings.register_profile("work", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "work")

# Where tests start a server and mostly a browser, and the files, or single tests of others, that take long.
BROWSER = ("browser/", "deploy/", "soak/", "page/test_loading.py")
SLOW = tuple((Path(__file__).parent / "slow.txt").read_text().split())


def pytest_collection_modifyitems(items):
    for item in items:
        where = item.nodeid.removeprefix("tests/")
        if where.startswith(BROWSER):
            item.add_marker("browser")
        elif where.startswith(SLOW):
            item.add_marker("slow")


@pytest.fixture(autouse=True)
def readers_hear_warnings(monkeypatch):
    """pytest puts a collector of its own where the app shows a reader the warnings of the reader's program."""
    from components.interpreter import warned

    monkeypatch.setattr(warnings, "showwarning", warned.show)


@pytest.fixture(autouse=True, scope="module")
def quick_looks_for_garbage():
    """What lies in memory by now, torch and earlier tests, stays: a look for garbage need not go through it."""
    gc.collect()
    gc.freeze()
