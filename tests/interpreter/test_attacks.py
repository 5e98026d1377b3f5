"""A sample of the attacks on the whole language: `python -m tests.attacks` tries all, and measures them."""

import faulthandler

import pytest

from tests.attacks import ATTACKS, GROWING, ODD, REFUSED, UNENDING
from tests.attacks.constructs import CONSTRUCTS
from tests.attacks.harm import look_at, tells_the_inside
from tests.attacks.in_hand import of_the_host
from tests.attacks.names import NAMES
from tests.attacks.process import state_of_the_process
from tests.interpreter.attack import assert_points_into
from tests.interpreter.cost import SHORT, run_within_bounds

pytestmark = [
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.usefixtures("bounded_process", "harmless"),
]

# These have tests of their own.
APART = NAMES.keys() | CONSTRUCTS.keys() | UNENDING.keys()
HANGING = 60  # seconds after which an attack has won
OFTEN = 10  # one of so many is tried here of those that take time


def tried(program):
    """The run, which ends, and had nothing of the host in hand."""
    faulthandler.dump_traceback_later(HANGING, exit=True)
    in_hand = []
    result = run_within_bounds(program, lambda step: in_hand.extend(of_the_host(step)), SHORT)
    assert not in_hand, program
    return result


@pytest.mark.parametrize("kind", [kind for kind in REFUSED if kind not in APART])
def test_what_reaches_further_is_refused_and_leaves_the_process_as_it_was(kind):
    before = state_of_the_process()
    for program in ATTACKS[kind][::3]:
        result = tried(program)
        assert result.error is not None, (program, [step.text for step in result.steps])
        assert_points_into(program, result.error)
        assert not tells_the_inside(result), program
    assert state_of_the_process() == before


@pytest.mark.parametrize("program", [program for kind in UNENDING for program in ATTACKS[kind][::OFTEN]])
def test_no_program_survives_the_limit_of_time(program):
    result = tried(program)
    assert result.error is not None, [step.text for step in result.steps]


@pytest.mark.parametrize("kind", ODD)
def test_what_is_odd_does_no_harm_during_the_run_and_after_it(kind):
    before = state_of_the_process()
    for program in ATTACKS[kind][::OFTEN]:
        result = tried(program)
        assert not tells_the_inside(result), program
        look_at(result)
    assert state_of_the_process() == before


@pytest.mark.parametrize("kind", GROWING)
def test_what_grows_stays_within_its_memory(kind):
    for program in ATTACKS[kind][1 :: 2 * OFTEN]:
        tried(program)


@pytest.mark.parametrize("program", ATTACKS["callbacks after the run"][::3])
def test_nothing_of_a_program_runs_when_the_run_is_over(program):
    """Whatever looks at the names of a run that is over, no line of the program loops."""
    look_at(tried(program))
