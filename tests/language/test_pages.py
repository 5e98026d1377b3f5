"""All prose of all pages stands in tables: in another language no page shows a word of this one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def looked_at(places, left=""):
    """How many states of the pages were looked at, and what they show in no bracket."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.language.pages", places, left]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize(("places", "fewest"), [("tensors", 15), ("devices", 15), ("autograd", 15), ("lessons", 40)])
def test_in_another_language_no_page_shows_a_word_of_this_one(places, fewest):
    count, found = looked_at(places)
    assert count >= fewest
    assert found == {}


def test_a_sentence_beside_the_tables_is_found():
    _, found = looked_at("machine", "components.devices.machine.sentences")
    assert "radio label: A tensor of the reading" in found
