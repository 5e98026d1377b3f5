import numpy as np
import pytest
import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from components.devices.machine.transfer import TENSORS, reading_program, round_trip_program
from components.interpreter import run


def outputs(result):
    return [(step.source, step.text) for step in result.steps if step.text]


@pytest.mark.parametrize("choice", TENSORS)
def test_the_readings_question_gets_this_machines_answer(choice):
    result = run(reading_program(choice))
    assert result.error is None
    printed = [text for _, text in outputs(result)]
    if torch.cuda.is_available():
        assert printed == ["device(type='cpu')", "move to GPU", "device(type='cuda', index=0)"]
    else:
        assert printed == ["device(type='cpu')", "no GPU available for our tensors :(", "device(type='cpu')"]


@pytest.mark.parametrize("choice", TENSORS)
def test_real_python_runs_the_same_lines_to_the_same_tensor(choice):
    names = {}
    exec(round_trip_program(choice, "cpu"), names)
    result = run(round_trip_program(choice, "cpu"))
    name = TENSORS[choice][1]
    assert torch.equal(result.names[name], names[name])
    assert result.names[name].dtype == names[name].dtype


def test_the_round_trip_on_the_cpu_as_python_prints_it():
    device = repr(torch.tensor(0).device)
    product = repr(torch.tensor(np.array([[1, 2], [3, 4]])) * 10)
    assert outputs(run(round_trip_program("X", "cpu"))) == [
        ("X.device", device),
        ("X.device", device),
        ("X * 10", product),
        ("X.device", device),
    ]


@pytest.mark.parametrize("choice", TENSORS)
def test_the_round_trip_goes_to_the_gpu_and_back(choice):
    # Torch's fake tensors carry a CUDA device without having one: the path is real, the numbers are not.
    with FakeTensorMode():
        result = run(round_trip_program(choice, "cuda:0"))
    assert result.error is None
    name = TENSORS[choice][1]
    assert [text for source, text in outputs(result) if source == f"{name}.device"] == [
        "device(type='cpu')",
        "device(type='cuda', index=0)",
        "device(type='cpu')",
    ]


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU, so nothing fails")
def test_a_device_that_is_not_there_is_a_problem_and_not_a_crash():
    result = run(round_trip_program("X", "cuda:0"))
    assert result.steps[-1].error is result.error
    assert result.steps[-1].source == 'X = X.to("cuda:0")'
    assert "CUDA" in result.error.message or "NVIDIA" in result.error.message
