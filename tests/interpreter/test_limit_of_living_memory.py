"""What a run holds is limited, not what it made and let go; what grows one by one costs the same each time."""

import gc
from time import thread_time

import pytest

from components.interpreter import run
from tests.interpreter.cost import forget_peak, peak_megabytes, refused_within_bounds, run_within_bounds

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("bounded_process", "harmless")]

FREES = "for i in range(2000):\n    y = torch.ones(20_000) * i\n    z = np.linspace(0, 1, 20_000)\ny[0]"
NET = """\
X = torch.linspace(-1, 1, 2000).reshape(1000, 2)
Y = X.sum(dim=1, keepdim=True)
W, b, V, c = torch.randn(2, 64) * 0.5, torch.zeros(64), torch.randn(64, 1) * 0.1, torch.zeros(1)
for p in [W, b, V, c]:
    p.requires_grad_()
for step in range(60):
    loss = ((torch.tanh(X @ W + b) @ V + c - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in [W, b, V, c]:
            p -= 0.1 * p.grad
            p.grad.zero_()
loss < 1"""


@pytest.mark.parametrize(
    "program",
    [
        FREES,
        NET,
        "for i in range(200):\n    k = [0] * 90_000\nlen(k)",
        "s = ''\nfor i in range(4_000):\n    s += 'abcdefghij'\nlen(s)",
        "for i in range(300):\n    s = 'ab' * 40_000\nlen(s)",
        "for i in range(300):\n    x = torch.ones(10**6)\nx[0]",
        "x = torch.ones(100_000).requires_grad_()\nfor i in range(30):\n    y = x\n    for j in range(20):\n"
        "        y = y.exp()\n1",
    ],
)
def test_a_loop_that_frees_what_it_makes_goes_on(program):
    """All that it ever made is more than a run may hold."""
    result = run_within_bounds(program)
    assert result.error is None, result.error
    assert result.steps[-1].text


@pytest.mark.parametrize("small", ["v.median()", "v.median().repeat(100)"])
def test_small_results_do_not_keep_the_memory_of_large_ones_apart(small):
    """What watches a small result is itself a small piece of memory, behind each of which the allocator begins anew."""
    forget_peak()
    before = peak_megabytes()
    run(f"v = torch.rand(10**6)\nfor i in range(4000):\n    y = {small}")
    assert peak_megabytes() - before < 500


KEEPING = ["np.linspace(0, 1, 10**6)", "np.roll(n, 1)", "np.nonzero(n)", "np.isclose(n, n)", "np.tile(n, 1)"]
KEEPING += ["np.where(n)", "np.expand_dims(n * 1, 0)", "(n + 1).reshape(1000, 1000)", "(n + 1)[:1]"]


@pytest.mark.parametrize("made", KEEPING)
def test_a_view_of_fresh_memory_counts_as_what_it_keeps(made):
    lines = "".join(f"b{index}={made}\n" for index in range(200))
    refused_within_bounds(f"n = np.ones(10**6)\n{lines}", "a run holds")


GROWING = [
    "l = []\nfor i in range({}):\n    l.append(i)\nlen(l)",
    "l = []\nfor i in range({}):\n    l += [i]\nlen(l)",
    "l = []\nfor i in range({}):\n    l.append((i, 0.5))\nlen(l)",
    "l = []\nfor i in range({}):\n    l.insert(len(l), torch.ones(1))\nlen(l)",
    "l = [0] * {}\nfor i in range({}):\n    l[i] = i\nlen(l)",
    "l = [0] * {}\nfor i in range({}):\n    k = l.pop()\nk",
]


@pytest.mark.parametrize("program", GROWING)
def test_each_item_costs_the_same_however_long_the_list_is(program):
    """Of four times as many, four times the computing; it was sixteen."""

    def cost(count):
        times = []
        for _ in range(3):
            start = thread_time()
            assert run(program.replace("{}", str(count))).error is None
            times.append(thread_time() - start)
        return min(times)

    assert cost(4_000) < 9 * cost(1_000)


DEEP = "a = [1]\nfor i in range(40):\n    a = [a, a]\n"


@pytest.mark.parametrize(
    "use",
    [
        *("a", "print(a)", "str(a)", "a == a[0]", "a in [1]", "[1, a] < [1, a[0]]", "a.index(3)", "a.count(3)"),
        *("max(a, a)", "a.remove(3)", "sorted(a)", "a.sort()", "torch.tensor(a)", "np.array(a)", "torch.cat(a)"),
        *("np.ones(3)[a]", "torch.ones(3)[a]", "torch.ones(3).new_tensor(a)", "torch.zeros(a)", "torch.stack(a)"),
        *("np.ones(3) + a", "torch.ones(3) == a", "a == np.ones(3)", "x = np.ones(3)\nx[0] = a"),
    ],
)
def test_a_list_in_lists_is_weighed_where_something_walks_through_it(use):
    """Forty lists, and two to the fortieth numbers."""
    refused_within_bounds(DEEP + use, r"\d")


def test_an_array_of_a_programs_own_objects_does_not_keep_the_run_alive():
    """Python's collector does not look into arrays, so a run that held one would never be let go."""
    run("class Unheard:\n    def __radd__(self, other): return self\nnp.ones(3) + Unheard()")
    gc.collect()
    assert not [each for each in gc.get_objects() if type(each).__name__ == "Unheard"]
