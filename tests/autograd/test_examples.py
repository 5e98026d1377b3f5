"""The examples in docstrings are true."""

import doctest

import pytest

from components.autograd import curves, functions, gradients, interval, listing, round_numbers, sentences
from components.autograd.descent import program
from components.autograd.graph import layout, record
from components.autograd.guess import tries
from components.autograd.steps import stops

MODULES = [
    *(curves, functions, gradients, interval, listing, round_numbers, sentences),
    *(layout, program, record, stops, tries),
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_an_example_gives_what_it_says(module):
    found = doctest.testmod(module)
    assert found.attempted
    assert not found.failed
