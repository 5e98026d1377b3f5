"""numpy's matrices, pieces and statistics: what Python gives, told in size before it is made."""

import numpy as np
import pytest

from components.interpreter import array_sizes, run, vocabulary
from tests.interpreter.cost import run_within_bounds

A = "A = np.array([[2.0, 1.0], [1.0, 3.0]])\nb = np.array([1.0, 2.0])\n"
CALLS = """
np.linalg.norm(A)
np.linalg.norm(b), np.linalg.norm(A, axis=1), np.linalg.norm(A, 'fro'), np.linalg.norm(b, 1), np.linalg.norm(A, ord=2)
np.linalg.inv(A), np.linalg.det(A), np.linalg.matrix_rank(A), np.linalg.pinv(A), np.linalg.cond(A)
np.linalg.solve(A, b), np.linalg.solve(A, A)
np.linalg.eig(A)
np.linalg.eigh(A).eigenvalues, np.linalg.eigvals(A)
U, S, V = np.linalg.svd(A); U.shape, S
np.linalg.svd(np.ones((3, 2)), full_matrices=False).S.shape
np.linalg.qr(A).R.shape, np.linalg.cholesky(A), np.linalg.matrix_power(A, 3), np.linalg.slogdet(A)
np.linalg.lstsq(A, b, rcond=None)[0]
np.linalg.inv(np.zeros((2, 2)))
np.linalg.inv(np.zeros((2, 3)))
np.linalg.solve(A, np.ones(3))
np.einsum('ij,jk->ik', A, A), np.einsum('ii', A), np.einsum('i,i', b, b), np.einsum('ij->ji', A)
np.einsum('ij, j', A, b)
np.einsum('ij,jk', A, np.ones(3))
np.outer(b, b), np.inner(b, b), np.inner(A, A), np.kron(A, b), np.cross([1, 0, 0], [0, 1, 0]), np.vdot(b, b)
np.dot(A, b), np.dot(b, b), np.dot(2, A), np.trace(A), np.diag(b), np.diag(A), np.diag(b, 1), np.diagonal(A)
np.split(np.arange(6), 3), np.split(np.arange(6), [2, 4]), np.array_split(np.arange(7), 3)
np.split(np.arange(6), 4)
np.hsplit(A, 2), np.vsplit(A, 2)
np.pad(b, 1), np.pad(b, (1, 2), constant_values=5), np.pad(A, ((1, 0), (0, 1))), np.pad(b, 2, mode='edge')
np.pad(b, 3, 'wrap'), np.pad(b, 1, 'reflect')
np.append(b, 3), np.append(A, [[5, 6]], axis=0), np.delete(np.arange(5), 2), np.delete(A, 0, axis=1), np.insert(b, 1, 5)
np.append(A, [1], axis=0)
np.diff(np.array([1, 4, 9, 16])), np.diff(np.arange(4), n=2), np.diff(A, axis=0), np.gradient(np.array([1.0, 4.0, 9.0]))
np.histogram(np.array([1, 2, 1]), bins=3), np.histogram([1, 2, 1], bins=[0, 1, 2, 3]), np.bincount([0, 1, 1, 5])
np.percentile(b, 50), np.percentile(A, [25, 75], axis=0), np.quantile(b, 0.3), np.quantile(b, 0.3, method='lower')
np.average(b, weights=[1, 3]), np.cov(A), np.corrcoef(A), np.nanmean(np.array([1.0, np.nan]))
np.interp(1.5, [1, 2], [3, 4])
np.atleast_2d(b), np.fliplr(A), np.rot90(A), np.swapaxes(A, 0, 1), np.copy(A), np.argwhere(A > 1), np.flatnonzero(b)
np.isin(b, [1]), np.union1d([1, 2], [2, 3]), np.intersect1d([1, 2], [2]), np.setdiff1d([1, 2], [2])
np.take(b, [0, 0, 1])
np.convolve([1, 2, 3], [0, 1]), np.correlate([1, 2, 3], [0, 1, 0.5], 'full'), np.polyval([1, 2], 3)
np.searchsorted([1, 2], 1.5)
np.polyfit([0.0, 1.0, 2.0], [1.0, 3.0, 5.0], 1).round(3), np.trapezoid([1, 2, 3]), np.sinc(b), np.nan_to_num(b)
np.finfo(np.float32).eps, np.iinfo(np.int8).max, np.finfo(float).max, isinstance(b[0], np.floating)
np.bitwise_and(6, 3)
np.sum(A, where=A > 1), np.mean(A, where=[True, False])
""".strip().split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_they_give_what_python_gives(assert_agrees, call):
    assert_agrees(A + call)


def test_a_singular_matrix_can_be_caught(assert_agrees):
    assert_agrees("try:\n    np.linalg.inv(np.zeros((2, 2)))\nexcept np.linalg.LinAlgError as e:\n    print('no:', e)")


LARGE = "n = np.ones(10**6)\nX = np.ones((1000, 1000))\n"
BOMBS = """
np.outer(n, n)
np.outer(a=n, b=n)
np.kron(X, n)
np.inner(n.reshape(-1, 1), n.reshape(-1, 1))
np.inner(np.ones((10**3, 10**3), dtype=int), np.ones((10**3, 10**3), dtype=int))
np.linalg.svd(np.ones((20000, 1)))
np.linalg.svd(a=np.ones((20000, 1)))
np.linalg.qr(np.ones((20000, 1)), 'complete')
np.linalg.inv(X)
np.linalg.eig(X), np.linalg.det(X)
np.linalg.pinv(X), np.linalg.matrix_rank(X), np.linalg.norm(X, 2), np.linalg.norm(X, 'nuc')
np.linalg.norm(x=X, ord='nuc')
np.linalg.solve(np.eye(100), np.ones((100, 10000)))
np.linalg.solve(np.ones((100, 1, 10, 10)) + np.eye(10), np.ones((1, 1000, 10, 10)))
np.linalg.lstsq(X, X)
np.linalg.matrix_power(np.ones((200, 200), dtype=int), 10**3000)
np.linalg.inv(np.array([['a']]))
np.einsum('i,j->ij', n, n)
np.einsum('i,j,k->', n, n, n)
np.einsum('i,i->i', n, n, optimize=True)
np.einsum('...i->...i', n)
np.einsum(n, [0], n, [1])
np.einsum('ij,jk->ik', np.ones((1000, 1000)), np.ones((1000, 1000)))
np.diag(n)
np.diag(np.ones(2), 10**9)
np.diag(v=np.ones(2), k=10**9)
np.split(np.ones(0), 10**9)
np.array_split(np.ones(3), 10**9)
np.array_split(ary=np.ones(3), indices_or_sections=10**9)
np.split(n, 10**6)
np.pad(np.ones(2), 10**9)
np.pad(X, 1000)
np.pad(np.ones((1,) * 20), 2)
np.pad(np.ones(3), 1, lambda *a: None)
np.pad(np.ones(3), 1, 'empty')
np.append(n, n)
np.append([None], [1])
np.append(['a' * 30000] + [''] * 4000, 1)
np.insert(n, np.zeros(10**6, dtype=int), 5)
np.insert(X, 0, np.ones((1000, 1000)), axis=0)
np.take(X, np.zeros(10**4, dtype=int), axis=0)
np.diff(np.ones(5), 10**9)
np.diff(np.ones(5), n=10**9)
np.histogram(n, 10**9)
np.histogram(n, bins='auto')
np.bincount([10**9])
np.bincount([1], minlength=10**9)
np.quantile(n, n, axis=0)
np.percentile(X, np.ones(10**4), axis=0)
np.convolve(n, n)
np.correlate(n, n, 'full')
np.cov(np.ones((10**5, 10)))
np.corrcoef(np.ones((10, 10**5)), rowvar=False)
np.polyfit(np.ones(1000), np.ones(1000), 999)
np.polyval(n, n)
np.trapezoid(np.ones((3000, 1)), np.ones((1, 3000)))
np.cross(np.ones((3000, 1, 3)), np.ones((1, 3000, 3)))
np.cross(np.ones((3, 3000, 1)), np.ones((3, 1, 3000)), axis=0)
np.dstack([n, n])
np.argwhere(np.ones((1,) * 10 + (10**5 * 2,)))
np.vectorize(abs)
np.apply_along_axis(print, 0, n)
np.fromfunction(print, (2, 2))
np.array([2**70]) + 1
""".strip().split("\n")


@pytest.mark.parametrize("call", BOMBS)
def test_what_is_too_large_is_refused_before(call):
    assert run_within_bounds(LARGE + call).error is not None


@pytest.mark.parametrize(
    "call",
    [
        "np.pad(np.ones(1), 400000, 'wrap')",
        "np.pad(np.ones(2), 400000, 'reflect')",
        "np.pad(np.ones(2), 400000, 'symmetric')",
        "np.linalg.svd(np.random.rand(300, 300))",
        "np.linalg.eig(np.random.rand(300, 300))",
        "np.linalg.pinv(np.random.rand(1000, 100))",
        "np.linalg.matrix_rank(np.random.rand(10000, 10, 10))",
        "np.linalg.matrix_power(np.ones((30, 30), dtype=int), 2**1000)",
        "np.einsum('ij,jk,kl->il', np.ones((90, 90)), np.ones((90, 90)), np.ones((90, 90)))",
        "np.cov(np.random.rand(1000, 1000))",
        "np.unique(np.random.rand(10**6)), np.quantile(np.random.rand(10**6), np.linspace(0, 1, 1000))",
        "np.polyfit(np.random.rand(5000), np.random.rand(5000), 60)",
        "np.convolve(np.ones(10000), np.ones(10000))",
        "np.gcd(np.array([-2**63]), -1), np.lcm(np.array([-2**63]), -1), np.array([-2**63]) // -1",
    ],
)
def test_the_largest_end_in_time(call):
    run_within_bounds(call)


def test_each_has_a_size():
    for name in ("linalg", *array_sizes.OF_NUMPY):
        assert name in vocabulary.NUMPY_MODULE.members
    assert all(function in array_sizes.SIZES for function in (np.pad, np.einsum, np.linalg.svd))
    assert run("np.linalg.foo").error.message.startswith("AttributeError")
