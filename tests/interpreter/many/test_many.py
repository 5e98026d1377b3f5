"""Programs made by hypothesis over the whole grammar mean what Python means; `-m tests.interpreter.many` tries more."""

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from components.interpreter import run
from tests.interpreter.language.agreement import differences
from tests.interpreter.many.building import program
from tests.interpreter.many.comparing import drawn

# Every choice of a program is hypothesis's own, so that it can make a program that differs smaller.
programs = st.randoms(use_true_random=False).map(program)
PROGRAMS = 60


def test_drawn_programs_mean_what_python_means(python):
    found = [one for one in differences(python, run, drawn(PROGRAMS, seed=13)) if one.kind != "limit"]
    assert not found, f"{len(found)} of {PROGRAMS} differ, the smallest first:\n\n" + "\n\n".join(map(str, found))


@seed(13)
@settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(programs)
def test_a_program_of_hypothesis_means_what_python_means(python, text):
    found = [one for one in differences(python, run, [text]) if one.kind != "limit"]
    assert not found, str(found[0])
