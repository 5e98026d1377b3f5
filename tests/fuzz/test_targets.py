"""What the fuzzer starts from keeps the promises that it tests; every fifth text, for the fuzzer tries all."""

import pytest

from components.interpreter import run
from tests.fuzz.corpus import texts
from tests.fuzz.grammar import START, STEPPED
from tests.fuzz.targets import TARGETS

pytestmark = pytest.mark.filterwarnings("ignore")
FOUND = {
    "program": [
        "print('\\ud800')",
        "a = [0] * 99999\nl = [0] * 90000\nfor i in range(2000):\n    a[i + 5] = l\nstr(a)",
    ],
    "tensors page": ["print('\\ud800')", "x = 1\r\ny\N{LATIN SMALL LETTER E WITH ACUTE}"],
    "function": ["x\r+ \N{LATIN SMALL LETTER E WITH ACUTE}", "# a comment\nx", "(x +\r 1)"],
    "link": ["x\r+ \N{LATIN SMALL LETTER E WITH ACUTE}", "\udcff", "1e400"],
}


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_known_to_work(target):
    for text in texts(target)[::5]:
        TARGETS[target](text)


@pytest.mark.parametrize(("target", "text"), [(target, text) for target, found in FOUND.items() for text in found])
def test_what_the_fuzzer_found(target, text):
    TARGETS[target](text)


def test_what_each_drawn_program_begins_with_runs():
    assert run("\n".join([START, "def step(): return 5", *STEPPED])).steps[-1].text == "5"
