"""What stands at an x is computed once for all readers."""

import gc

import pytest
import torch
from torch.overrides import TorchFunctionMode

from components.autograd.functions import parse_function
from components.autograd.tangents.evaluation import computed, evaluate

CUBE = {"f": parse_function("x ** 3 + 3 * x ** 2 - 5 * x + 4"), "g": parse_function("x ** 2")}


class Calls(TorchFunctionMode):
    """How often torch is called."""

    count = 0

    def __torch_function__(self, function, types, args=(), kwargs=None):
        self.count += 1
        return function(*args, **(kwargs or {}))


def test_two_readers_at_one_x_share_what_was_computed():
    computed.cache_clear()
    typed_again = {name: parse_function(function.text) for name, function in CUBE.items()}
    moments, counts = [], []
    for functions in (CUBE, typed_again):
        with Calls() as calls:
            moments.append(evaluate(functions, -2.0, zero=False))
        counts.append(calls.count)
    assert moments[0] == moments[1]
    assert counts[0] > 0 == counts[1]


@pytest.mark.parametrize(("zero", "f_passes", "g_passes"), [(True, 1, 1), (False, 2, 1), (False, 1, 3)])
def test_each_setting_has_the_slope_that_python_finds(zero, f_passes, g_passes):
    evaluation = evaluate(CUBE, -2.0, zero, f_passes, g_passes)
    names = {}
    exec(evaluation.source, names)
    assert evaluation.entries[-1].held == names["x"].grad.item()
    assert evaluation.points["f"].slope == -5


def test_minus_zero_is_another_x_than_zero():
    sources = [evaluate(CUBE, x, zero=False).source for x in (0.0, -0.0)]
    assert ["tensor(-0.0)" in source for source in sources] == [False, True]


def test_nothing_of_autograd_is_kept():
    computed.cache_clear()
    evaluate(CUBE, 0.3, zero=False)
    gc.collect()
    before = sum(issubclass(type(each), torch.Tensor) for each in gc.get_objects())
    evaluations = [evaluate(CUBE, x / 100, zero=False) for x in range(50)]
    gc.collect()
    assert sum(issubclass(type(each), torch.Tensor) for each in gc.get_objects()) <= before
    assert len({evaluation.source for evaluation in evaluations}) == 50
