"""Calls that crash Python itself, or hold it inside torch for hours, do neither here: nobody can end a server."""

import os
import signal

import pytest

from components.interpreter import run

pytestmark = pytest.mark.filterwarnings("ignore")

SECONDS = 10

# Each was seen to end real Python 3.11 with torch 2.13, or not to end.
DEADLY = [
    # reads and writes outside a tensor's memory
    "torch.segment_reduce(torch.ones(5), 'sum', offsets=torch.tensor([0, 10**8]))",
    "torch.segment_reduce(torch.ones(5), 'sum', lengths=torch.tensor([10**8]), unsafe=True)",
    # the smallest integer divided by -1 does not fit
    "torch.div(torch.tensor([-2**63]), -1, rounding_mode='trunc')",
    "torch.div(torch.tensor([-2**63]), torch.tensor([-1]), rounding_mode='trunc')",
    "torch.tensor([-2**63]).div_(-1, rounding_mode='trunc')",
    "x = torch.tensor([-2**31], dtype=torch.int32)\nx.div(-1, rounding_mode='trunc')",
    "torch.lcm(tensor(-2**63), tensor(2**63 - 1))",
    "tensor([-2**63]).lcm_(tensor([2**63 - 1]))",
    # loops as long as their argument is large
    "torch.binomial(torch.tensor([float('nan')]), torch.tensor([0.5]))",
    "torch.special.zeta(torch.tensor([2.0], dtype=torch.float64), torch.tensor([-1e15 + 0.5], dtype=torch.float64))",
    "torch.polygamma(2, torch.tensor([-1e9 + 0.5], dtype=torch.float64))",
    "torch.special.polygamma(3, torch.tensor([-1e12 + 0.5], dtype=torch.float64))",
    "torch.tensor([-1e12 + 0.5], dtype=torch.float64).polygamma(2)",
]

# Close to the above, and fine in real Python too.
HARMLESS = [
    "torch.tensor([-2**63]) // -1",
    "torch.tensor([-2**63]) % -1",
    "torch.tensor([-2**63]).fmod(-1)",
    "torch.tensor([-2**31], dtype=torch.int32) // torch.tensor([-1], dtype=torch.int32)",
    "torch.gcd(torch.tensor([-2**63]), torch.tensor([-1]))",
    "torch.div(torch.tensor([7, -7]), 2, rounding_mode='trunc')",
    "torch.div(torch.tensor([7.0, -7.0]), -1, rounding_mode='trunc')",
    "torch.linalg.svd(torch.full((9, 9), float('nan')))",
    "torch.linalg.eigh(torch.full((9, 9), float('inf')))",
    "torch.linalg.lu_solve(torch.eye(3), torch.tensor([10**9, 5, 7], dtype=torch.int32), torch.ones(3, 1))",
    "torch.lu_unpack(torch.eye(3), torch.tensor([10**9, 5, 7], dtype=torch.int32))",
    "torch.searchsorted(torch.arange(5.0), torch.tensor([2.0]), sorter=torch.tensor([10**9, 5, 6, 7, 8]))",
    "torch.repeat_interleave(torch.tensor([2]), output_size=500000)",
    "torch.ones(2).as_strided((100,), (1,))",
    "torch.ones(2).as_strided((1,), (1,), 10**9)",
    "torch.ones(3).take(torch.tensor([10**12]))",
    "torch.ones(3).index_put((torch.tensor([10**12]),), torch.tensor(1.0))",
    "torch.ones(3).masked_scatter(torch.tensor([True, True, True]), torch.ones(1))",
    "torch.nn.functional.cross_entropy(torch.rand(2, 3), torch.tensor([10**9, 5]))",
    "torch.zeros(2**62, 4)",
    "torch.ones(1).expand(2**33, 2**33)",
    "torch.ones((1,) * 100) + 1",
    "a = [1]\na[0] = a\ntorch.tensor(a)",
    "a = [1]\na[0] = a\nnp.array(a)",
    "a = [1]\na[0] = a\ntorch.ones(2)[a]",
    "x = torch.ones(3).requires_grad_()\ny = x * 2\nx.data = torch.ones(5)\ny.sum().backward()",
]


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


@pytest.mark.parametrize("program", DEADLY)
def test_what_would_end_or_hold_the_process_is_refused(program):
    assert outcome_in_a_child(program)


@pytest.mark.parametrize("program", HARMLESS)
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
