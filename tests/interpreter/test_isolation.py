"""What one reader runs is invisible to every other reader and to the process."""

import threading
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from components.interpreter import run, sources
from components.interpreter.sources import device_of
from tests.attacks.process import state_of_the_process


@pytest.fixture(scope="module", autouse=True)
def started():
    """The first use of an operator may import more of torch; no later one does."""
    # The collector of a test's own warnings is not there yet, and theirs are no news.
    with warnings.catch_warnings(record=True):
        for program in PROGRAMS:
            run(program)


PROGRAMS = [
    "torch.manual_seed(0)\ntorch.rand(3)",
    "torch.rand(3)\ntorch.randn(3)\ntorch.randperm(5)\ntorch.randint(0, 9, (3,))",
    "torch.seed()",
    "torch.initial_seed()",
    "torch.random.manual_seed(5)\ntorch.rand(2)",
    "np.random.seed(0)\nnp.random.rand(3)",
    "np.random.rand(3)",
    "x = torch.empty(3).uniform_()\nx.normal_()\nx.exponential_()\ntorch.bernoulli(x.sigmoid())",
    "torch.multinomial(torch.ones(3), 2)",
    "torch.dropout(torch.ones(100), 0.5, True)",
    "torch.nn.functional.dropout(torch.ones(100))",
    "with torch.no_grad():\n    x = tensor(1.0)\n    y = x / 0",
    "with torch.no_grad():\n    y = [1][5]",
    "with torch.no_grad():\n    with torch.enable_grad():\n        z = undefined",
    "with torch.inference_mode():\n    z = undefined",
    "with torch.set_grad_enabled(False):\n    z = undefined",
    "torch.set_grad_enabled(False)",
    "torch.no_grad().__enter__()",
    "torch.set_default_dtype(torch.float64)",
    "torch.set_default_device('meta')",
    "torch.set_default_tensor_type(torch.DoubleTensor)",
    "torch.set_printoptions(precision=1)",
    "torch.set_num_threads(1)",
    "torch.set_num_interop_threads(1)",
    "torch.set_flush_denormal(True)",
    "torch.use_deterministic_algorithms(True)",
    "torch.set_deterministic_debug_mode('error')",
    "torch.set_float32_matmul_precision('medium')",
    "torch.set_warn_always(True)",
    "torch.autograd.set_detect_anomaly(True)",
    "torch.autograd.set_grad_enabled(False)",
    "with torch.autograd.detect_anomaly():\n    z = undefined",
    "np.set_printoptions(precision=1)",
    "np.seterr(all='raise')",
    "torch.pi = 3",
    "math.pi = 3",
    "np.pi = 3",
    "torch.float32 = 5",
    "torch.tensor = 5",
    "tensor = 5\ntorch = 6",
    "torch.Tensor.sum = 5",
    "torch.abs.x = 5",
    "x = tensor(-2.0).requires_grad_()\ny = x ** 2\ny.backward()\nx.grad",
    "9 ** 9 ** 9",
    "1 / 0",
    "x = (",
    "np.array([1.0]) / 0",
    "tensor([1.0]) / 0",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_run_leaves_the_process_as_it_was(program):
    before = state_of_the_process()
    run(program)
    assert state_of_the_process() == before


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_run_leaves_the_next_run_as_it_was(program):
    lesson = (
        "torch.manual_seed(0)\nx = torch.rand(2).requires_grad_()\ny = (x * torch.pi).sum()\ny.backward()\nx.grad\nx"
    )
    before = [step.text for step in run(lesson).steps]
    run(program)
    assert [step.text for step in run(lesson).steps] == before
    assert "3.1416" in before[4]


def test_no_grad_of_the_caller_does_not_reach_the_program():
    """A page that happens to draw under no_grad still shows the reader's gradient."""
    lesson = "x = tensor(3.0).requires_grad_()\ny = x * x\ny.backward()\nx.grad"
    with torch.no_grad():
        assert run(lesson).steps[-1].text == "tensor(6.)"
        assert not torch.is_grad_enabled()


def test_a_run_that_fails_without_gradients_leaves_them_on():
    result = run("with torch.no_grad():\n    x = tensor(1.0)\n    y = tensor([1, 2]) @ tensor([1, 2, 3])")
    assert result.error is not None
    assert torch.is_grad_enabled()
    assert run("x = tensor(3.0).requires_grad_()\nx * 1").steps[-1].text == "tensor(3., grad_fn=<MulBackward0>)"


def test_the_seed_gives_the_numbers_of_torch(assert_agrees):
    assert_agrees(
        "torch.manual_seed(0)\ntorch.rand(3)\ntorch.randn(2, 2)\ntorch.randint(0, 10, (4,))\ntorch.randperm(6)"
    )
    assert_agrees(
        "a = torch.manual_seed(7)\nx = torch.empty(4)\nx.uniform_()\nx.normal_()\ntorch.bernoulli(x.sigmoid())"
    )
    assert_agrees("a = torch.manual_seed(1)\ntorch.rand(2)\na = torch.manual_seed(1)\ntorch.rand(2)")
    assert_agrees("a = torch.manual_seed(3)\ntorch.multinomial(torch.ones(9), 5)\ntorch.poisson(torch.ones(3) * 4)")
    assert_agrees("a = torch.manual_seed(3)\ntorch.normal(0.0, 1.0, (3,))\ntorch.rand_like(torch.ones(2))")


def test_without_a_seed_two_runs_differ():
    first, second = (run("torch.rand(8)").steps[0].text for _ in range(2))
    assert first != second


def test_a_seed_in_one_run_does_not_seed_the_next():
    run("torch.manual_seed(0)")
    first = run("torch.rand(8)").steps[0].text
    run("torch.manual_seed(0)")
    assert run("torch.rand(8)").steps[0].text != first


def at_once(programs, repeat=10):
    """The runs of all programs, every one in a thread of its own, several times over."""
    with ThreadPoolExecutor(len(programs)) as threads:
        barrier = threading.Barrier(len(programs))

        def many(program):
            barrier.wait()
            return [run(program) for _ in range(repeat)]

        return list(threads.map(many, programs))


def test_readers_at_once_keep_their_own_seeds():
    def program(seed):
        lines = "\n".join(["x = x + torch.rand(20)", "x = x * torch.randn(20)"] * 20)
        return f"torch.manual_seed({seed})\nx = torch.zeros(20)\n{lines}\nx"

    alone = [run(program(seed)).steps[-1].text for seed in range(6)]
    assert len(set(alone)) == 6
    for expected, runs in zip(alone, at_once([program(seed) for seed in range(6)]), strict=True):
        assert {one.steps[-1].text for one in runs} == {expected}


def test_readers_at_once_keep_their_own_names():
    programs = [f"a = {number}\n" + "b = a + 1\na = b - 1\n" * 50 + "a" for number in range(6)]
    for number, runs in enumerate(at_once(programs)):
        assert {one.names["a"] for one in runs} == {number}
        assert {one.steps[-1].text for one in runs} == {f"{number}"}
    assert run("a").error is not None


def test_readers_at_once_keep_their_own_gradients():
    lines = "z = x * x\n" * 30
    with_gradients = f"x = tensor(3.0).requires_grad_()\n{lines}z.backward()\nx.grad"
    without = f"x = tensor(3.0).requires_grad_()\nwith torch.no_grad():\n    z = x * x\n    {'z = x * x;' * 30}\nz"
    failing = "x = tensor(3.0).requires_grad_()\nwith torch.no_grad():\n    z = x * x\n    z.backward()"
    kinds = [with_gradients, without, failing] * 2
    for program, runs in zip(kinds, at_once(kinds), strict=True):
        last = {one.steps[-1].text for one in runs}
        if program == with_gradients:
            assert last == {"tensor(6.)"}
        elif program == without:
            assert last == {"tensor(9.)"}
        else:
            assert all("does not require grad" in one.error.message for one in runs)
    assert torch.is_grad_enabled()


def test_readers_at_once_keep_their_own_output():
    programs = [f"for i in range(50):\n    print('{letter}', i)" for letter in "abcdef"]
    for letter, runs in zip("abcdef", at_once(programs, 5), strict=True):
        expected = "\n".join(f"{letter} {i}" for i in range(50))
        assert {one.steps[0].text for one in runs} == {expected}


def test_nothing_is_printed_to_the_terminal(capfd):
    run("print('hello')\nx = tensor(1.0).requires_grad_() * 1\nx.grad\nnp.array([1.0]) / 0\n1 / 0")
    assert capfd.readouterr() == ("", "")


def test_two_runs_share_no_tensor():
    first, second = run("x = torch.zeros(2)"), run("x = torch.zeros(2)")
    first.names["x"][0] = 5
    assert second.names["x"].tolist() == [0, 0]


def test_default_arguments_belong_to_one_run():
    program = "def f(x, seen=[0]):\n    return x + seen[0]\nf(1)"
    assert [run(program).steps[-1].text for _ in range(2)] == ["1", "1"]


def test_an_operator_that_asks_for_no_source_draws_from_the_runs_own():
    own, drawn = torch.Generator().manual_seed(3), []
    before = torch.default_generator.get_state()
    for _ in range(2):
        drawn.append(sources.with_source(own, torch.ops.aten.native_dropout.default, torch.ones(50), 0.5, True)[0])
    assert torch.equal(torch.default_generator.get_state(), before)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        assert all(torch.equal(one, torch.native_dropout(torch.ones(50), 0.5, True)[0]) for one in drawn)


def test_a_source_is_that_of_the_device_the_numbers_are_made_on():
    x = torch.ones(2, device="meta")
    assert device_of((x,), {}) == torch.device("meta")
    assert device_of((x,), {"device": "cuda:1"}) == torch.device("cuda:1")
    assert device_of(([3],), {"device": None}) == torch.device("cpu")
