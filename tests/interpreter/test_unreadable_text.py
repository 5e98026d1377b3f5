"""Texts that Python cannot read, or that are hardly texts."""

import re
from time import thread_time

import pytest

from components.interpreter import run
from tests.attacks.texts import TEXTS

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("harmless")]


@pytest.mark.parametrize("program", TEXTS["unreadable texts"])
def test_what_cannot_be_read_is_a_problem(program):
    """Either a Problem that points into the text or, where Python reads it, what Python does."""
    result = run(program)
    if result.error is not None:
        assert result.error.message
        assert 1 <= result.error.line <= program.count("\n") + 2
        assert result.error.column >= 1


@pytest.mark.parametrize(
    "program", [text for text in TEXTS["unreadable texts"] if "\ud800" not in text and "\udfff" not in text]
)
def test_what_cannot_be_read_has_pythons_words(program, python):
    """Python's own SyntaxError where Python gives one, but for long integers and null characters."""
    error = python(program)[-1].error
    if error.startswith(("SyntaxError", "IndentationError", "TabError")) and not re.search("digits|null bytes", error):
        result = run(program)
        # What was pasted with a notebook or a prompt is passed over with a note, which Python cannot.
        assert result.notes if result.error is None else result.error.message == error


@pytest.mark.parametrize("program", TEXTS["megabyte texts"], ids=lambda text: f"{text[:5]!r}, a million times")
def test_a_megabyte_is_a_problem(program):
    assert "10,000" in run(program).error.message


def test_a_text_of_sixty_megabytes_costs_next_to_nothing():
    """No field takes one, but a forged message may bring one."""
    text = "x = 1\n" * 10**7
    start = thread_time()
    assert run(text).error
    assert thread_time() - start < 0.5


@pytest.mark.parametrize("text", ["", "\n", "   ", "# only a comment", "\n\n# x\n\n", "\r\n", "\t\n", "\x0c"])
def test_nothing_to_run_is_nothing(text):
    result = run(text)
    assert (result.steps, result.error) == ((), None)


@pytest.mark.parametrize("program", TEXTS["half characters and control characters"])
def test_every_text_of_a_run_can_be_sent_to_a_browser(program):
    """Half a character cannot: Streamlit would end the page."""
    result = run(program)
    for step in result.steps:
        said = [step.error.message, step.error.hint] if step.error else []
        for text in (step.source, step.text, *step.warnings, *said):
            text.encode()


def test_half_a_character_is_refused_in_pythons_words():
    assert run("print('\\ud800')").error.message.startswith("UnicodeEncodeError: 'utf-8' codec can't encode character")
