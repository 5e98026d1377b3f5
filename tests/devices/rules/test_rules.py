"""The rules' programs against plain Python on this machine, and on a GPU that is only told of."""

import warnings
from dataclasses import replace

import pytest
import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from components.devices.inventory import Accelerator, take_inventory
from components.devices.rules.rules import META, RULES, about_stand_in, has_trouble, in_words
from components.interpreter import run
from tests.interpreter.looked import last_step

NO_GPU = replace(take_inventory(), accelerators=(), reason="this is PyTorch's CPU build")
GPU = replace(NO_GPU, accelerators=(Accelerator("cuda:0", "CUDA", "NVIDIA H200"),), reason="")
PROGRAMS = [(name, kind) for name in RULES for kind in ("broken", "kept")]


def program(name, kind, inventory=NO_GPU):
    return getattr(RULES[name], kind).text(inventory)


def in_python(source):
    """The name of the error that a program ends with in Python itself, and whether torch warned."""
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        try:
            exec(source, {})
        except Exception as error:
            return type(error).__name__, bool(heard)
    return "", bool(heard)


@pytest.mark.parametrize(("name", "kind"), PROGRAMS)
def test_python_itself_ends_the_same_way(name, kind):
    result = run(program(name, kind))
    error, warned = in_python(program(name, kind))
    assert (result.error.message.partition(":")[0] if result.error else "") == error
    assert any(step.warnings for step in result.steps) == warned


@pytest.mark.parametrize("name", RULES)
def test_the_rule_kept_runs_without_trouble(name):
    result = run(program(name, "kept"))
    assert not has_trouble(result)
    assert in_words(result) == "Every line ran here."


@pytest.mark.parametrize("name", ["together", "numpy"])
def test_the_rule_broken_goes_wrong_with_meta_as_another_device(name):
    source = program(name, "broken")
    assert f'"{META}"' in source
    assert has_trouble(run(source))


@pytest.mark.skipif(torch.accelerator.is_available(), reason="there is an accelerator, which pins")
def test_memory_is_not_pinned_without_an_accelerator():
    assert has_trouble(run(program("pinned", "broken")))
    assert "pin_memory" in run(program("pinned", "broken")).steps[-1].source


def test_whole_numbers_are_multiplied_by_the_cpu_and_floats_give_the_same():
    whole, floats = (last_step(program("floats", kind)).value for kind in ("broken", "kept"))
    assert whole.tolist() == floats.tolist() == [12, 34]
    assert (whole.dtype, floats.dtype) == (torch.int64, torch.float32)


def test_a_moved_tensor_is_no_leaf_and_is_one_the_other_way_round():
    broken, kept = (run(program("leaf", kind)) for kind in ("broken", "kept"))
    assert (broken.names["x"].is_leaf, kept.names["x"].is_leaf) == (False, True)
    assert in_words(broken) == "Every line ran here, with a warning in line 5."


def test_the_line_that_stopped_is_named():
    assert in_words(run(program("together", "broken"))) == "Line 4 stopped here:"


@pytest.mark.parametrize(("name", "kind"), PROGRAMS)
def test_with_a_gpu_the_programs_name_it_and_nothing_stands_in(name, kind):
    source = program(name, kind, GPU)
    assert "meta" not in source
    assert '"cuda:0"' in source
    assert "{" not in source
    assert ("backward()" in source) == (name == "leaf")
    compile(source, name, "exec")


def test_two_devices_in_one_product_are_refused_on_a_gpu():
    # Torch's fake tensors carry a CUDA device without having one, and follow torch's rule about two devices.
    with FakeTensorMode():
        broken, kept = (run(program("together", kind, GPU)) for kind in ("broken", "kept"))
    assert "found at least two devices, cpu and cuda:0" in broken.error.message
    assert kept.error is None
    assert [step.text for step in kept.steps if step.text] == ["device(type='cuda', index=0)"] * 2


def test_a_dot_product_of_floats_stays_on_the_gpu():
    with FakeTensorMode():
        step = last_step(program("floats", "kept", GPU))
    assert step.value.device == torch.device("cuda:0")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_stand_in_is_labelled(rule):
    said = about_stand_in(rule)
    assert "no accelerator" in said
    assert ("`meta` stands in" in said) == (META in (rule.broken.stand_in, rule.kept.stand_in))
    assert ("`cpu`" in said) == ("cpu" in (rule.broken.stand_in, rule.kept.stand_in))


def test_a_tensor_moved_too_late_has_no_gradient_and_one_moved_first_has():
    assert last_step(program("leaf", "broken")).text == "(False, None)"
    assert last_step(program("leaf", "kept")).text == "(True, tensor(6.))"
    assert has_trouble(run(program("leaf", "broken")))
