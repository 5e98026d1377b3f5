"""All prose of the sections stands in their tables: in another language no sentence is left in this one."""

import re
from itertools import product

import pytest

from components.autograd import sentences
from components.autograd.check import sentences as check
from components.autograd.check.differences import PRECISIONS, STEPS, differences
from components.autograd.check.zoom import window_around
from components.autograd.curves import point_at, trace
from components.autograd.descent import sentences as descent
from components.autograd.descent.program import Settings, descend
from components.autograd.errors import sentences as errors
from components.autograd.errors.cases import CASES
from components.autograd.errors.outcome import outcome
from components.autograd.errors.program import write_programs
from components.autograd.functions import parse_function
from components.autograd.graph import nan
from components.autograd.graph import sentences as graph
from components.autograd.graph.record import run_passes
from components.autograd.guess import sentences as guess
from components.autograd.guess import tries
from components.autograd.interval import Interval
from components.autograd.plot import sentences as plot
from components.autograd.program import write_program
from components.autograd.steps import sentences as steps
from components.autograd.steps.stops import stops_of, walk
from components.autograd.tangents import sentences as tangents
from components.autograd.tangents.evaluation import computed, evaluate
from components.interpreter import run

TABLES = [
    *(
        module.SENTENCES
        for module in (sentences, check, descent, errors, graph, guess, nan, plot, steps, tangents, tries)
    ),
    sentences.AT_POINT,
    steps.AFTER_BACKWARD,
]
PAIRS = [
    ("x ** 3 + 3 * x ** 2 - 5 * x + 4", "x ** 2", -2.0),
    ("4", "x", 1.0),
    ("x", "4", 1.0),
    ("abs(x)", "sqrt(abs(x))", 0.0),
    ("1 / x", "floor(x)", 0.0),
    ("torch.where(x > 0, sqrt(x), 0)", "log(x)", 0.0),
    ("sin(x) / x", "x + 1", 0.001),
]
# Rate, steps, momentum, and whether zero_() is forgotten.
DESCENTS = [
    (0.05, 0, 0.0, False),
    (0.05, 9, 0.0, False),
    (0.6, 9, 0.5, False),
    (0.05, 9, 0.5, True),
    (0.0, 1, 1.0, False),
]


@pytest.fixture
def other_language(monkeypatch):
    """Every sentence in brackets."""
    for table in TABLES:
        for case, sentence in table.items():
            monkeypatch.setitem(table, case, f"⟦{sentence}⟧" if sentence else "")
    computed.cache_clear()
    yield
    computed.cache_clear()


def untranslated(text):
    """What stands in no bracket."""
    rest = text
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", rest)) != rest:
        rest = shorter
    return rest.strip()


def said_at(f_text, g_text, x):
    """What all sections say of two functions at an x."""
    functions = {"f": parse_function(f_text), "g": parse_function(g_text)}
    f, interval = functions["f"], Interval(-3.0, 3.0)
    points = {name: point_at(function, x) for name, function in functions.items()}
    for zero, (f_passes, g_passes) in product((False, True), ((1, 1), (2, 2))):
        entries = evaluate(functions, x, zero, f_passes, g_passes).entries
        yield tangents.about(functions, points, zero, {"f": f_passes, "g": g_passes}, entries)
    for zero in (False, True):
        program = write_program(*functions.values(), x, zero)
        for count in range(len(stops_of(program)) + 1):
            yield steps.explain(walk(program, count), functions, points)
    curves = trace(functions, interval.low, interval.high)
    yield guess.hindrance(f, points["f"], curves)
    for revealed in (False, True):
        yield guess.about(f, points["f"], -9.0, revealed)
    for slope in (None, 2.5):
        yield plot.about(curves, interval, x, points["f"].y, slope, points["f"])
    if passed := run_passes(f, x).graph:
        yield graph.about(passed, points["f"])
    found = {precision: differences(f, x, precision) for precision in PRECISIONS}
    for index in (0, 9):
        yield check.about(f, points["f"], found, index, window_around(f, found, index, STEPS[index]))
    for rate, count, momentum, forget in DESCENTS:
        settings = Settings(x, rate, count, momentum, forget)
        yield descent.about(f, descend(f, settings, -3.0, 3.0), settings, -3.0, 3.0)


@pytest.mark.parametrize(("f", "g", "x"), PAIRS)
def test_every_sentence_about_a_function_comes_from_a_table(other_language, f, g, x):
    for said in said_at(f, g, x):
        assert untranslated(said) == "", said


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("f", ["x + 1", "sgn(x)"])
def test_every_sentence_about_a_mistake_comes_from_a_table(other_language, name, f):
    case, f = CASES[name], parse_function(f)
    programs = write_programs(case, f, 1.5)
    wrong, repaired = run(programs.wrong), run(programs.repaired)
    for said in (
        errors.about_end(case, outcome(wrong, repaired), wrong, repaired),
        errors.about_programs(case, f, 1.5),
        errors.about_repair(programs.wrong, programs.repaired),
        errors.about_prediction("0", wrong, repaired),
    ):
        assert untranslated(said) == "", said


@pytest.mark.parametrize("guessed", [-9.0, 0.0, 2.5])
@pytest.mark.parametrize("slope", [-5.0, 0.0, 3.0])
def test_every_verdict_on_a_guess_comes_from_a_table(other_language, guessed, slope):
    assert untranslated(tries.verdict(guessed, slope)) == ""
    two = [tries.Try("x", 1.0, guess, slope) for guess in (guessed, 1.0)]
    assert untranslated(tries.trend(two)) == ""


def test_an_untranslated_sentence_is_found(other_language, monkeypatch):
    monkeypatch.setitem(sentences.SENTENCES, "level", "level")
    assert untranslated(sentences.way(0.0)) == "level"
