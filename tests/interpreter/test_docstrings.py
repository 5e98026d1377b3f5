"""The examples in the docstrings of the value types show what they say."""

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize("module", ["run", "problem", "limits"])
def test_an_example_shows_what_it_says(module):
    results = doctest.testmod(import_module(f"components.interpreter.{module}"))
    assert results.attempted
    assert not results.failed
