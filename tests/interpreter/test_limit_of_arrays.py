"""No numpy array has more than a million elements, and none is allocated before that is known."""

import pytest

from components.interpreter import run
from tests.interpreter.cost import refused_within_bounds, run_within_bounds

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("bounded_process")]

# X is (1000, 1000) and v has 1,000,000 elements: the largest there are.
LARGE = (
    "X = torch.ones(1000, 1000)\nv = torch.ones(10**6)\nn = np.ones(10**6)\ni = torch.zeros(10**6, dtype=torch.int64)\n"
)

TOO_MANY_ELEMENTS = [
    "np.zeros((10**6, 10**6))",
    "np.ones(10**9)",
    "np.full((10**5, 10**5), 1)",
    "np.empty(10**9)",
    "np.eye(10**5)",
    "np.identity(10**5)",
    "np.arange(1e12)",
    "np.linspace(0, 1, 10**9)",
    "np.repeat(n, 1000)",
    "np.tile(n, 1000)",
    "np.outer(n, n)",
    "n[:, None] * n",
    "n.reshape(-1, 1) @ n.reshape(1, -1)",
    "np.dot(n.reshape(-1, 1), n.reshape(1, -1))",
    "np.broadcast_to(n, (10**6, 10**6))",
    "np.concatenate([n, n])",
    "np.stack([n, n])",
    "np.vstack([n, n])",
    "np.diag(n)",
    "np.meshgrid(n, n)",
    "np.random.rand(10**5, 10**5)",
    "np.pad(n, 10**9)",
    "np.where(n[:, None] > 0, n, 0)",
    "np.maximum(n[:, None], n)",
    "n.repeat(1000)",
    "n.astype(complex)[:, None] + n",
    "np.inner(n[:, None], n[:, None])",
    "np.dot(np.ones((100, 100, 1)), np.ones((100, 1, 100)))",
    "np.ones((100, 100, 1)).dot(np.ones((100, 1, 100)))",
    "np.zeros(np.array([10**5, 10**5]))",
    "np.zeros(range(1000, 1003))",
    "np.zeros([10**5, tensor(10**5)])",
    "np.arange(stop=10**10)",
    "np.arange(tensor(1e10))",
    "np.random.normal(np.zeros((10**4, 1)), np.ones((1, 10**5)))",
    "np.zeros_like(n, shape=(10**5, 10**5))",
    "n.reshape(1000, 1000)[i]",
    "n.reshape(1000, 1000)[:, i]",
    "n.reshape(1000, 1000)[[0] * 90000]",
    "np.kron(n.reshape(1000, 1000), n.reshape(1000, 1000))",
    "np.add(n[:, None], v)",
    "n[:, None] < v",
]


@pytest.mark.parametrize("statement", TOO_MANY_ELEMENTS)
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
