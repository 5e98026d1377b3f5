"""Real Python as a fixture, shared by every test of the interpreter."""

import faulthandler
import re
import resource
from pathlib import Path

import pytest
import torch

from components.interpreter import run
from tests.attacks.harm import MEGABYTES, Traces
from tests.interpreter.real_python import RealPython


@pytest.fixture(scope="session")
def python():
    oracle = RealPython()
    yield oracle
    oracle.close()


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    """Sums over several threads round differently; real Python runs on one here."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def bounded_process():
    """If a limit fails, the test fails; the machine does not."""
    allowed = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + 3 * 2**30, allowed[1]))
    faulthandler.dump_traceback_later(60, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()
    resource.setrlimit(resource.RLIMIT_AS, allowed)


@pytest.fixture(scope="module")
def harmless():
    """What a module tries leaves no tensor, thread or memory behind, and disturbs no other reader."""
    traces = Traces()
    yield
    left = traces.left()
    assert left.pop("MB") < MEGABYTES, left
    assert not any(left.values()), left


@pytest.fixture
def assert_agrees(python):
    """Runs a program both ways; every statement's text, and the words of the failing one, must be the same."""

    def check(program):
        expected = [(without_addresses(outcome.text), outcome.error) for outcome in python(program)]
        result = run(program)
        if expected and expected[-1][1].startswith(("SyntaxError", "IndentationError", "TabError")):
            assert result.error.message == expected[-1][1]
        else:
            got = [(step.text, step.error.message if step.error else "") for step in result.steps]
            assert got == expected
            assert (result.error.message if result.error else "") == (expected[-1][1] if expected else "")
        return result

    return check


def without_addresses(text):
    return re.sub(r"(?<= at 0x)[0-9a-f]+", "0", text)
