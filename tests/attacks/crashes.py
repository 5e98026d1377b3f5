"""Calls that end Python itself, or hold it inside torch; and such that only look like it."""

# Of these torch's kernels do not look at all numbers.
UNFIT = [
    "max_unpool2d(torch.ones(1, 1, 2, 2), torch.full((1, 1, 2, 2), 10**9), 2)",
    "max_unpool2d(torch.ones(1, 1, 2, 2), torch.full((1, 1, 2, 2), -1), 2)",
    "max_unpool3d(torch.ones(1, 1, 2, 2, 2), torch.full((1, 1, 2, 2, 2), 10**9), 2)",
    "max_unpool1d(torch.ones(1, 1, 2), torch.zeros(1, 1, 2, dtype=torch.int64), 2, output_size=(10**9,))",
    *(
        f"embedding_bag({indices}, torch.ones(3, 2), {offsets}, mode='{mode}')"
        for mode in ("sum", "mean", "max")
        for indices, offsets in (
            ("tensor([0, 10**9])", "tensor([0])"),
            ("tensor([0, -1])", "tensor([0])"),
            ("tensor([0, 1])", "tensor([0, 10**9])"),
            ("tensor([0, 1])", "tensor([0, -5])"),
            ("tensor([0, 1, 2])", "tensor([0, 2, 1])"),
        )
    ),
    *(
        f"ctc_loss(torch.zeros(5, 2, 4, requires_grad=True), {targets}, {spoken}, {spelling}).backward()"
        for targets, spoken, spelling in (
            ("torch.full((2, 3), 10**9)", "(5, 5)", "(3, 3)"),
            ("torch.full((2, 3), -1)", "(5, 5)", "(3, 3)"),
            ("torch.ones(6, dtype=torch.int64)", "(5, 5)", "(10**9, 3)"),
            ("torch.ones(2, 3, dtype=torch.int64)", "(10**9, 5)", "(3, 3)"),
            ("torch.ones(2, 3, dtype=torch.int64)", "tensor([5, -5])", "tensor([3, -3])"),
        )
    ),
    "ctc_loss(torch.zeros(5, 2, 4), torch.ones(2, 3, dtype=torch.int64), (5, 5), (3, 3), blank=10**9)",
]

CRASHES = {
    "crashes": [
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
        # no number, with which the routine reads outside too
        "torch.linalg.eigvals(torch.tensor([[float('nan'), 1.0], [1.0, 2.0]]))",
        # loops as long as their argument is large
        "torch.binomial(torch.tensor([float('nan')]), torch.tensor([0.5]))",
        "x = torch.tensor([2.0, -1e15 + 0.5], dtype=torch.float64)\ntorch.special.zeta(x[:1], x[1:])",
        "torch.polygamma(2, torch.tensor([-1e9 + 0.5], dtype=torch.float64))",
        "torch.special.polygamma(3, torch.tensor([-1e12 + 0.5], dtype=torch.float64))",
        "torch.tensor([-1e12 + 0.5], dtype=torch.float64).polygamma(2)",
    ],
    "nearly crashes": [
        "torch.nn.functional.threshold(torch.ones(3), float('nan'), 1e400, inplace=True)",
        "torch.threshold(torch.tensor([2**63 - 1]), -2**63, 2**63 - 1)",
        "torch.nn.functional.hardswish(torch.ones(3, dtype=torch.int64), inplace=True)",
        "torch.nn.functional.softshrink(torch.ones(3), -1.0)",
        "torch.tensor([-2**63]) // -1",
        "torch.tensor([-2**63]) % -1",
        "torch.tensor([-2**63]).fmod(-1)",
        "torch.tensor([-2**31], dtype=torch.int32) // torch.tensor([-1], dtype=torch.int32)",
        *(f"from torch.nn.functional import *\n{call}" for call in UNFIT),
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
    ],
}
