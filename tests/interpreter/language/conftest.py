"""A check of many programs at once, shared by the tests of the language."""

import pytest

from components.interpreter import run
from tests.interpreter.language.agreement import differences


@pytest.fixture
def assert_all_agree(python):
    """Runs every program both ways; all statements' texts, and the words of the failing ones, must be the same."""

    def check(some):
        found = differences(python, run, some)
        shown = "\n\n".join(map(str, found))
        assert not found, f"{len(found)} of {len(some)} programs differ, the smallest first:\n\n{shown}"

    return check
