"""Calls that crash Python itself, or hold it inside torch for hours, do neither here: nobody can end a server."""

import os
import signal

import pytest

from components.interpreter import run
from tests.attacks.crashes import CRASHES

pytestmark = pytest.mark.filterwarnings("ignore")

SECONDS = 10

# Each was seen to end real Python 3.11 with torch 2.13, or not to end.

# Close to the above, and fine in real Python too.


def outcome_in_a_child(program):
    """The message of the run's Problem ("" if there is none), from a fork of this process that may die."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(SECONDS)
        os.close(reading)
        problem = run(program).error
        os.write(writing, (problem.message if problem else "").encode())
        os._exit(0)
    os.close(writing)
    with open(reading) as answer:
        message = answer.read()
    _, status = os.waitpid(child, 0)
    assert status == 0, f"the process ended with signal {os.WTERMSIG(status)}"
    return message


@pytest.mark.parametrize("program", CRASHES["crashes"])
def test_what_would_end_or_hold_the_process_is_refused(program):
    assert outcome_in_a_child(program)


@pytest.mark.parametrize("program", CRASHES["nearly crashes"])
def test_what_only_looks_like_it_does_no_harm(program):
    outcome_in_a_child(program)


@pytest.mark.parametrize(
    "program",
    [
        "torch.tril_indices(2**32, 2**32)",
        "torch.triu_indices(2**32, 2**32)",
        "tensor([1, 2, 3], dtype=torch.int8).tile(2**63 - 1)",
        "tensor([1, 2, 3]).repeat(2**62)",
        "torch.eye(2**32)",
        "torch.zeros(2**32, 2**32)",
    ],
)
def test_sizes_that_wrap_around_are_not_asked_of_the_machine(program):
    message = outcome_in_a_child(program)
    assert message
    assert "allocate" not in message


def test_the_storage_of_a_tensor_counts_not_only_its_elements():
    """Two elements a billion apart take 4 GB."""
    assert "1,000,000" in outcome_in_a_child("torch.empty_strided((2,), (10**9,))")
