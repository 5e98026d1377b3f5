"""Whatever is typed, `run` answers; and what it accepts of a made-up program prints what Python prints."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from components.interpreter import run
from tests.interpreter.programs import START, programs, valid_programs, wrong_lines

pytestmark = pytest.mark.filterwarnings("ignore")

FEW = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=300)


def assert_well_formed(text):
    """The answer has the shape that its contract promises."""
    result = run(text)
    lines = text.count("\n") + text.count("\r") + text.count("\f") + 2
    for step in result.steps:
        assert isinstance(step.text, str)
        assert step.source
        assert 1 <= step.line <= lines
    assert all(step.error is None for step in result.steps[:-1])
    assert isinstance(result.names, dict)
    if result.error is not None:
        assert result.error.message
        assert isinstance(result.error.hint, str)
        assert 1 <= result.error.line <= lines
        # A form feed ends no line for Python.
        assert 1 <= result.error.column <= max(map(len, text.replace("\r", "\n").split("\n"))) + 2
    return result


def is_pythons(problem):
    return re.match(r"([\w.]+\.)?[A-Z]\w*(Error|Exception)(: |$)", problem.message)


@FEW
@given(programs)
def test_an_accepted_program_prints_what_python_prints(python, program):
    """Up to the first mistake, and its words too; a program that is refused is compared up to there."""
    result = assert_well_formed(program)
    expected = python(program)
    assume(" at 0x" not in str(expected))
    got = [(step.text, step.error.message if step.error else "") for step in result.steps]
    if result.error is not None and not is_pythons(result.error):
        got = [pair for pair in got if not pair[1]]
        expected = expected[: len(got)]
    assert got == [(outcome.text, outcome.error) for outcome in expected]


@FEW
@given(valid_programs)
def test_a_valid_program_is_not_refused(python, program):
    """What goes wrong with its values, goes wrong in Python in the same words."""
    result = assert_well_formed(program)
    expected = [(outcome.text, outcome.error) for outcome in python(program)]
    assume(" at 0x" not in str(expected))
    assert result.error is None or is_pythons(result.error) or "64 bits" in result.error.message, result.error
    if result.error is None or is_pythons(result.error):
        assert [(step.text, step.error.message if step.error else "") for step in result.steps] == expected


@MANY
@given(wrong_lines, programs)
def test_a_wrong_line_is_pointed_at(wrong, program):
    result = assert_well_formed(f"{START}{wrong}\n{program.removeprefix(START)}")
    assert result.error is not None
    assert result.error.line == START.count("\n") + 1


@MANY
@given(st.text())
def test_any_text_is_answered(text):
    assert_well_formed(text)


@MANY
@given(st.text(st.characters(codec=None, categories=None), max_size=40))
def test_any_characters_are_answered(text):
    """Surrogates, controls and unassigned characters among them."""
    assert_well_formed(text)


@MANY
@given(st.text("()[]{}:;,.=+-*/@#'\"\\\n\t _x1ef%&|^~<>!", max_size=30))
def test_any_punctuation_is_answered(text):
    assert_well_formed(text)


words = st.sampled_from(
    [
        "if",
        "else",
        "for",
        "in",
        "range",
        "def",
        "return",
        "with",
        "torch",
        "no_grad",
        "(",
        ")",
        "[",
        "]",
        ":",
        ",",
        ".",
        "=",
        "==",
        "+",
        "-",
        "**",
        "@",
        "x",
        "y",
        "f",
        "tensor",
        "1",
        "2.0",
        "'a'",
        "\n",
        "\n\n",
        "None",
        "lambda",
        "import",
        "from",
        "as",
        "not",
        "and",
        "or",
        "is",
        "True",
        "class",
        "while",
        "try",
        "del",
        "global",
        "yield",
        "await",
        "_",
        ";",
        "#",
        "{",
        "}",
        "f''",
        "*",
        "_x",
        "sum",
        "backward",
    ]
)


@MANY
@given(st.lists(words, max_size=25).map(" ".join))
def test_any_words_are_answered(text):
    assert_well_formed(text)


@FEW
@given(programs, st.data())
def test_a_damaged_program_is_answered(program, data):
    """One character taken out, put in or doubled."""
    place = data.draw(st.integers(0, len(program) - 1))
    character = data.draw(
        st.sampled_from(["", "(", ")", "'", "\n", " ", "=", ".", "_", "\x00", "é", "5", ":", program[place] * 2])
    )
    assert_well_formed(program[:place] + character + program[place + 1 :])


@FEW
@given(programs)
def test_a_run_repeats(program):
    first, second = run(program), run(program)
    assert [step.text for step in first.steps] == [step.text for step in second.steps]
    assert first.error == second.error


@pytest.mark.parametrize("given_instead", [None, 5, b"x = 1", ["x"]])
def test_only_text_is_a_program(given_instead):
    """A caller's slip is an exception like any other; nothing is promised but that it is not run."""
    with pytest.raises((TypeError, AttributeError)):
        run(given_instead)
