"""What a program draws is what the real matplotlib draws: every number, colour, text and limit of every Axes."""

import re
from pathlib import Path

import pytest

from tests.figures.real import here, in_python

FOLDER = Path(__file__).parent


def programs():
    """Each program of the file with what it is about."""
    parts = re.split(r"^# (.*)\n", (FOLDER / "programs.txt").read_text(), flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


PROGRAMS = programs()
ERRORS = (FOLDER / "errors.txt").read_text().splitlines()


def differences(expected, got, path=""):
    """Where two descriptions differ, each with the path to it."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for name in sorted({*expected, *got}):
            if not (name == "corners" and got.get(name, 0) is None):
                yield from differences(expected.get(name), got.get(name), f"{path}.{name}")
    elif isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        for place, (one, other) in enumerate(zip(expected, got, strict=True)):
            yield from differences(one, other, f"{path}[{place}]")
    elif isinstance(expected, float) and isinstance(got, (int, float)):
        if abs(expected - got) > 1e-9 * max(abs(expected), 1e-9):
            yield path, expected, got
    elif expected != got:
        yield path, expected, got


def test_there_are_enough_programs():
    assert len(PROGRAMS) >= 60
    assert len(ERRORS) >= 60


@pytest.mark.parametrize(("about", "program"), PROGRAMS, ids=[about for about, _ in PROGRAMS])
def test_the_figures_are_those_of_matplotlib(about, program):
    expected, raised, _ = in_python(program)
    got, words, _ = here(program)
    assert (raised, words) == ("", "")
    assert expected
    assert list(differences(expected, got)) == []


@pytest.mark.parametrize("program", ERRORS)
def test_mistakes_have_the_words_of_matplotlib(program):
    _, raised, _ = in_python(program)
    _, words, _ = here(program)
    assert raised
    assert words == raised.strip()
