"""Real Python as a fixture, shared by every test of the interpreter."""

import pytest

from tests.interpreter.real_python import RealPython


@pytest.fixture(scope="session")
def python():
    oracle = RealPython()
    yield oracle
    oracle.close()
