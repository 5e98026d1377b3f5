"""A Step tells what its statement did with tensors: the operations in order, with operands and results."""

import torch

from tests.interpreter.looked import last_step

SETTING = "import torch\nimport numpy as np\nX = torch.tensor([[1, 2], [3, 4]])\nc = torch.tensor([10, 1])\n"


def told(line):
    step = last_step(SETTING + line)
    return [(operation.name, operation.sources) for operation in step.operations]


def test_nested_operations_come_in_the_order_in_which_they_ran():
    assert told("X @ c.reshape(-1, 1)") == [(".reshape", ("c", "-1", "1")), ("@", ("X", "c.reshape(-1, 1)"))]
    assert told("(X * c).sum(dim=0)") == [("*", ("X", "c")), (".sum", ("X * c",))]


def test_every_form_of_an_operation_names_its_operands():
    assert told("torch.cat([X, X], dim=1)") == [("torch.cat", ("[X, X]",))]
    assert told("X.T") == [(".T", ("X",))]
    assert told("X[1, :]") == [("[]", ("X", "(1, :)"))]
    assert told("-X") == [("-", ("X",))]
    assert told("X > 2") == [(">", ("X", "2"))]
    assert told("X += 1") == [("+=", ("X", "1"))]
    assert told("np.array([1, 2]) + 1") == [("+", ("np.array([1, 2])", "1"))]
    assert told("torch.empty_like(X)") == [("torch.empty_like", ("X",))]


def test_operands_and_result_are_the_values_themselves():
    step = last_step(SETTING + "X.sum(dim=0)")
    (operation,) = step.operations
    assert operation.result is step.value
    assert torch.equal(operation.args[0], torch.tensor([[1, 2], [3, 4]]))
    assert operation.kwargs == {"dim": 0}


def test_an_operation_that_fails_is_told_with_its_operands():
    step = last_step(SETTING + "X + torch.ones(3)")
    operation = step.operations[-1]
    assert step.error
    assert (operation.name, operation.failed, operation.result) == ("+", True, None)
    assert operation.args[1].shape == (3,)


def test_what_is_no_operation_on_a_tensor_is_not_told():
    assert told("1 + 2") == []
    assert told("X") == []
    assert told("a, b = X") == []
    assert told("torch.ones(3)") == []


def test_a_loop_tells_its_last_operations_only():
    assert told("for i in range(100):\n    X = X + i") == [("+", ("X", "i"))] * 20
