"""No numpy array has more than a million elements, and none is allocated before that is known."""

import pytest

from components.interpreter import run
from tests.attacks.sizes import LARGE, SIZES
from tests.interpreter.cost import refused_within_bounds, run_within_bounds

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("bounded_process", "harmless")]


@pytest.mark.parametrize("statement", SIZES["shape bombs of numpy"])
def test_nothing_beyond_a_million_elements(statement):
    """Refused before it is allocated. Where a name is outside the vocabulary, that is the answer."""
    refused_within_bounds(
        LARGE + statement, "at most 1,000,000|more than 100,000 items|is not part of what runs here|cannot be told"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "np.zeros(10**6).astype('U1000')",
        "np.zeros(10**6).astype('S3000')",
        "np.zeros(10**6, dtype='S5000')",
        "np.full(10**6, 'a' * 10000)",
        "np.linalg.svd(np.ones((20000, 1)))",
        "np.linalg.qr(np.ones((20000, 1)), mode='complete')",
        "np.outer(a=n, b=n)",
        "np.kron(a=n, b=n)",
        "np.diag(np.ones(2), 10**9)",
        "np.diff(np.ones(5), 10**9)",
        "np.zeros(1, '(1000,1000,1000)f8')",
    ],
)
def test_what_numpy_would_allocate_is_refused_before(statement):
    problem = run_within_bounds(LARGE + statement).error
    assert problem is not None
    assert "allocate" not in problem.message


@pytest.mark.parametrize("statement", ["np.zeros((1000, 1000))", "np.arange(10**6)", "np.ones(10**6)", "np.eye(1000)"])
def test_a_million_elements_are_allowed(statement):
    assert run(statement).error is None
