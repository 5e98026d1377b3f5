"""No tensor has more than a million elements, and none is allocated before that is known."""

import pytest

from components.interpreter import run
from tests.interpreter.cost import refused_within_bounds

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("bounded_process")]

# X is (1000, 1000) and v has 1,000,000 elements: the largest there are.
LARGE = (
    "X = torch.ones(1000, 1000)\nv = torch.ones(10**6)\nn = np.ones(10**6)\ni = torch.zeros(10**6, dtype=torch.int64)\n"
)

TOO_MANY_ELEMENTS = [
    # creating
    "torch.zeros(10**6, 10**6)",
    "torch.zeros(1000001)",
    "torch.ones((10**4, 10**4))",
    "torch.full((10**6, 2), 1.0)",
    "torch.empty(10**12)",
    "torch.empty_strided((10**9,), (0,))",
    "torch.eye(10**4)",
    "torch.eye(2, 10**9)",
    "torch.rand(10**5, 10**5)",
    "torch.randn(10**9)",
    "torch.randint(0, 2, (10**9,))",
    "torch.randperm(10**9)",
    "torch.normal(0.0, 1.0, (10**5, 10**5))",
    "torch.arange(1e12)",
    "torch.arange(0, 1, 1e-12)",
    "torch.range(0, 1e9)",
    "torch.linspace(0, 1, 10**9)",
    "torch.logspace(0, 1, 10**9)",
    "torch.tril_indices(10**5, 10**5)",
    "torch.triu_indices(10**5, 10**5)",
    "torch.hann_window(10**9)",
    "torch.bartlett_window(10**9)",
    "torch.kaiser_window(10**9)",
    "torch.complex(torch.zeros(1), torch.zeros(1)).expand(10**9).clone()",
    "v.new_zeros(10**9)",
    "v.new_full((10**9,), 2)",
    "v.new_ones((10**5, 10**5))",
    "v.new_empty((10**5, 10**5))",
    "v.resize_(10**10)",
    # a view costs nothing, what is made of it does
    "torch.ones(1).expand(10**6, 10**6)",
    "torch.ones(1).expand(10**6, 10**6) + 1",
    "torch.ones(1).broadcast_to((10**6, 10**6)).contiguous()",
    "torch.as_strided(v, (10**6, 10**6), (0, 0))",
    "v.as_strided((10**5, 10**5), (0, 0)).clone()",
    "torch.zeros_like(torch.ones(1).expand(10**5, 10**5))",
    "v.unfold(0, 1000, 1)",
    # repeating and joining
    "v.repeat(1000)",
    "v.tile((1000,))",
    "torch.tile(v, (1000,))",
    "v.repeat_interleave(1000)",
    "torch.repeat_interleave(torch.tensor([1]), torch.tensor([10**9]))",
    "torch.repeat_interleave(torch.tensor([10**9]))",
    "torch.stack([v, v, v, v])",
    "torch.cat([v] * 1000)",
    "torch.hstack((v, v))",
    "torch.block_diag(X, X, X)",
    "torch.constant_pad_nd(v, (10**9, 0))",
    # every pair
    "v[:, None] * v",
    "v[:, None] == v",
    "torch.add(v[:, None], v)",
    "torch.where(v[:, None] > 0, v, 0)",
    "torch.maximum(v[:, None], v)",
    "v.reshape(-1, 1) @ v.reshape(1, -1)",
    "torch.mm(v.reshape(-1, 1), v.reshape(1, -1))",
    "torch.matmul(v.reshape(-1, 1), v.reshape(1, -1))",
    "torch.outer(v, v)",
    "torch.ger(v, v)",
    "torch.kron(X, X)",
    "torch.tensordot(v, v, 0)",
    "torch.einsum('i,j->ij', v, v)",
    "torch.cdist(v.reshape(-1, 1), v.reshape(-1, 1))",
    "torch.cartesian_prod(v, v)",
    "torch.combinations(v)",
    "torch.combinations(torch.arange(1000), 5)",
    "torch.meshgrid(v, v, indexing='ij')",
    "torch.broadcast_tensors(v[:, None], v)",
    "torch.cov(v.reshape(-1, 1))",
    "torch.corrcoef(v.reshape(-1, 1))",
    "torch.vander(v, 1000)",
    "torch.diag(v)",
    "torch.diag_embed(v)",
    "torch.diagflat(v)",
    "v.diag()",
    "v.diag_embed()",
    # indexing
    "X[i]",
    "X[i][:, i]",
    "X.index_select(0, i)",
    "torch.index_select(X, 0, i)",
    "X[i, :] = 1",
    "X[:, i]",
    "v[None, :][torch.zeros(1000, dtype=torch.int64)]",
    "torch.take_along_dim(X[None], i.reshape(-1, 1, 1), 0)",
    # sizes that stand in the values
    "torch.bincount(torch.tensor([10**12]))",
    "torch.bincount(torch.tensor([1]), minlength=10**12)",
    "torch.histc(v, bins=10**9)",
    "torch.histogram(v, bins=10**9)",
    "torch.multinomial(torch.ones(2), 10**9, replacement=True)",
    "torch.fft.fft(torch.ones(2), n=10**9)",
    "torch.linalg.vander(v, N=1000)",
    "torch.nn.functional.one_hot(torch.tensor([10**9]))",
    "torch.nn.functional.one_hot(torch.tensor([1]), 10**9)",
    "torch.sparse_coo_tensor(torch.tensor([[0], [0]]), torch.tensor([1.0]), (10**6, 10**6)).to_dense()",
    # with an array
    "v[:, None] + n",
    "torch.allclose(v[:, None], v)",
    "torch.quantile(X, v, dim=0)",
    "X.nonzero_static(size=10**9)",
    "torch.repeat_interleave(i + 1, output_size=10**10)",
    "torch.diag_embed(v[:2000])",
    "torch.cosine_similarity(v[:, None, None], v[None, :, None])",
    "torch.linalg.cross(torch.rand(1000, 1, 3), torch.rand(1, 1000, 3))",
    "torch.fft.fftfreq(10**9)",
    "torch.zeros(10**6, device='meta')[:, None] + torch.zeros(10**6, device='meta')",
    "torch.tensor([v] * 100)",
    # lists that torch would turn into a tensor
    "torch.tensor([[0] * 1000] * 2000)",
    "torch.tensor([[[0] * 1000] * 1000] * 1000)",
    "np.array([[[0] * 1000] * 1000] * 1000)",
    "a = [0, 0]\nfor k in range(40):\n    a = [a, a]\ntorch.tensor(a)",
]


@pytest.mark.parametrize("statement", TOO_MANY_ELEMENTS)
def test_nothing_beyond_a_million_elements(statement):
    """Refused before it is allocated. Where a name is outside the vocabulary, that is the answer."""
    refused_within_bounds(LARGE + statement, "at most 1,000,000|more than 100,000 items|is not part of what runs here")


@pytest.mark.parametrize(
    "statement", ["torch.zeros(1000, 1000)", "torch.arange(10**6)", "torch.ones(10**6)", "torch.eye(1000)"]
)
def test_a_million_elements_are_allowed(statement):
    assert run(statement).error is None
