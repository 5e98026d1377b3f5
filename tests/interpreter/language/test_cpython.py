"""The examples in the test modules that come with Python: comprehensions, unpacking, calls and generators."""

import ast
import doctest
import importlib
import warnings

import pytest

from components.interpreter import run
from tests.interpreter.language.measuring import measure

MODULES = "test_listcomps test_setcomps test_genexps test_unpack test_unpack_ex test_extcall test_generators".split()
# Raise it when more is accepted; never lower it.
ACCEPTED_FLOOR = 0.90
# What test_extcall takes from a module of tests, as it stands there.
SUPPORT = """class support:
    def sortdict(dict):
        items = sorted(dict.items())
        reprpairs = ["%r: %r" % pair for pair in items]
        withcommas = ", ".join(reprpairs)
        return "{%s}" % withcommas"""
LEFT_OUT = ("tupleids",)  # asks whether one piece of memory is used again: an id is no address here
MOST = 9_000  # characters of a block: a program may have 10,000


def examples(module):
    """The statements of each docstring that a test module gives to doctest, in pieces that are not too long."""
    blocks = {}
    texts = getattr(module, "__test__", {"docstring": module.__doc__ or ""})
    for name, text in texts.items():
        sources = [example.source.strip("\n") for example in doctest.DocTestParser().get_examples(text)]
        wanted = [source for source in sources if not any(word in source for word in LEFT_OUT)]
        readable = [source for source in wanted if source.strip() and is_python(source)]
        needed = [SUPPORT] if "support.sortdict" in text else []
        for number, piece in enumerate(pieces([*needed, *readable])):
            blocks[f"{module.__name__}.{name}.{number}"] = piece
    return blocks


def is_python(source):
    """Whether a source is one or more statements: a text that is none ends the whole program, here and in Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(ast.parse(source), "<example>", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def pieces(sources):
    piece, size = [], 0
    for source in sources:
        if size + len(source) > MOST:
            yield piece
            piece, size = [], 0
        piece.append(source)
        size += len(source) + 1
    yield piece


@pytest.fixture(scope="module")
def report(python):
    pytest.importorskip("test.test_genexps", reason="this Python came without its tests")
    blocks = {}
    for name in MODULES:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            blocks |= examples(importlib.import_module(f"test.{name}"))
    report = measure(python, run, blocks)
    print(report)
    return report


def test_what_is_accepted_of_pythons_own_tests_says_what_python_says(report):
    assert report.statements > 300
    assert not report.differing, str(report)


def test_most_of_pythons_own_tests_is_accepted(report):
    assert report.share >= ACCEPTED_FLOOR, str(report)
