"""Sparse tensors mean what they mean in Python, are counted, and never point outside what they hold."""

import pytest

from components.interpreter import run, sparse
from components.tensors.results.cards import cards_of
from tests.attacks.sizes import SPARSE
from tests.interpreter.cost import run_within_bounds

COO = "i = tensor([[0, 1, 1], [2, 0, 2]])\nv = tensor([3.0, 4.0, 5.0])\nS = torch.sparse_coo_tensor(i, v, (2, 4))\n"
DENSE = "d = tensor([[1.0, 0.0, 2.0], [0.0, 0.0, 3.0], [4.0, 0.0, 0.0]])\n"
QUIET = "import warnings\nwarnings.filterwarnings('ignore')\n"


@pytest.mark.parametrize(
    "program",
    [
        COO + "S\nS.to_dense()\nS.coalesce().indices(), S.coalesce().values(), S._nnz(), S.is_coalesced()",
        COO + "S.shape, S.layout, S.is_sparse, S.is_sparse_csr, S.dtype, S.sparse_dim(), S.dense_dim(), S.numel()",
        COO + "S + S\nS * 2\nS / 2\n-S\nS.t()\nS.sum()\nS[0]\ntorch.sparse.sum(S)\ntorch.sparse.softmax(S, dim=1)",
        COO + "S @ torch.ones(4)\ntorch.sparse.mm(S, torch.ones(4, 2))\ntorch.sparse.mm(S, S.t()).to_dense()",
        COO + "torch.sparse_coo_tensor(i, v)\ntorch.sparse_coo_tensor((2, 3))",
        COO + "U = torch.sparse_coo_tensor(tensor([[0, 0]]), tensor([1.0, 2.0]), (3,))\nU\nU.coalesce()\nU.to_dense()",
        COO + "v[0] = 9\nS.to_dense()\nS.coalesce().values().zero_()\nS.to_dense()",
        DENSE + "d.to_sparse()\nd.to_sparse(1)\nd.sparse_mask(d.to_sparse().coalesce())",
        QUIET + DENSE + "C = d.to_sparse_csr()\nC\nC @ d\nC.crow_indices(), C.col_indices(), C.values()\nC.to_dense()",
        QUIET + DENSE + "d.to_sparse_csc()\nd.to_sparse_bsr((3, 1))\nd.to_sparse_bsc((1, 3))",
        QUIET + "torch.sparse_csr_tensor(tensor([0, 1, 2]), tensor([0, 1]), tensor([1.0, 2.0]), size=(2, 2))",
        "w = torch.ones(4, 2, requires_grad=True)\n" + COO + "torch.sparse.mm(S, w).sum().backward()\nw.grad",
        COO + "G = S.clone().requires_grad_()\ntorch.sparse.mm(G, torch.ones(4, 2)).sum().backward()\nG.grad",
        "torch.manual_seed(0)\ne = torch.nn.Embedding(5, 2, sparse=True)\ne(tensor([1, 1, 3])).sum().backward()\n"
        "e.weight.grad\ntorch.optim.SGD(e.parameters(), lr=0.1).step()\ne.weight",
    ],
)
def test_sparse_tensors_agree_with_python(assert_agrees, program):
    assert_agrees(program)


@pytest.mark.parametrize("program", SPARSE["sparse tensors without bounds"])
def test_no_sparse_tensor_is_invalid_or_too_large(program):
    assert run_within_bounds(program).error is not None


@pytest.mark.parametrize(
    "write",
    [
        "i[0, 0] = 10**9",
        "S.coalesce().indices()[0, 0] = 10**9",
        "S.to_sparse_csr().col_indices()[0] = 10**9",
        "S.coalesce().values().resize_(0)",
        "n = np.array([[0], [0]])\nS = torch.sparse_coo_tensor(n, [1.0], (2, 4))\nn[0, 0] = 10**9",
    ],
)
def test_nothing_a_program_writes_into_moves_an_index(write):
    names = run(COO + write).names
    indices, values = sparse.parts(names["S"])
    assert indices.shape[1] == values.shape[0]
    assert indices.max() < 4
    assert names["S"].to_dense().shape == (2, 4)


def test_a_sparse_or_quantized_tensor_is_shown_as_text_beside_its_line():
    quantized = "q = torch.quantize_per_tensor(torch.ones(2), 0.1, 10, torch.quint8)\nq"
    assert cards_of(quantized).cards[-1].text.startswith("tensor([1., 1.], size=(2,), dtype=torch.quint8,")
    assert cards_of(COO + "S.to_dense()\nS").cards[-1].text.startswith("tensor(indices=tensor([[0, 1, 1],")
