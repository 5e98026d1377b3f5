"""The examples in docstrings are true."""

import doctest

import pytest

from components.autograd import interval, listing, round_numbers


@pytest.mark.parametrize("module", [listing, interval, round_numbers], ids=lambda module: module.__name__)
def test_an_example_gives_what_it_says(module):
    found = doctest.testmod(module)
    assert found.attempted
    assert not found.failed
