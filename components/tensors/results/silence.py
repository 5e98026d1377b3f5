"""What happened at a statement for which Python shows nothing, because its value is None."""

import ast

import torch

from components.interpreter import Operation, Refused, Step, parse

from ..describe import sentence_number
from .sentences import SILENCE
from .working import shortened

OF_NO_LEAF = "is not a leaf"  # in the words of torch's own warning, which `about_grad` gives in plainer ones


def about_silence(step: Step) -> str:
    """Why Python shows nothing at a statement such as `x.grad`, `slope = x.grad` or `y.backward()`; "" for others."""
    statement = statement_of(step)
    last = step.operations[-1] if step.operations else None
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr="backward"))):
            told = last if last and last.name == ".backward" and not step.error else None
            return about_backward(shortened(ast.unparse(owner)), told) if told else ""
    if not (found := none_in(statement, step)):
        return ""
    subject, node = found
    said = SILENCE["None"].format(subject=shortened(subject))
    if isinstance(node, ast.Attribute) and node.attr == "grad" and last and last.name == ".grad":
        return f"{said} {about_grad(shortened(ast.unparse(node.value)), first_operand(last))}"
    return said


def shows_none(step: Step) -> bool:
    """Whether the statement is a value that is None, or gives a name the gradient that is None."""
    return none_in(statement_of(step), step) is not None


def statement_of(step: Step) -> ast.stmt | None:
    """The only statement of a step; None where its text cannot be read."""
    try:
        (statement,) = parse(step.source)
    except (Refused, ValueError):
        return None
    return statement


def none_in(statement: ast.stmt | None, step: Step) -> tuple[str, ast.expr] | None:
    """What is None at a statement, as it stands there, and the expression of it; None if nothing is."""
    match statement:
        case ast.Expr(value=ast.Call() | ast.Constant()):
            return None
        case ast.Expr(value=node) if step.value is None and not step.error:
            return ast.unparse(node), node
        case ast.Assign(targets=[ast.Name(id=subject)], value=ast.Attribute(attr="grad") as node):
            return (subject, node) if step.assigned.get(subject, step) is None else None
    return None


def about_backward(name: str, operation: Operation) -> str:
    """What is said of a backward() that shows nothing."""
    tensor = first_operand(operation)
    if not tensor.is_leaf:
        return SILENCE["backward"].format(name=name)
    if tensor.numel() != 1 or len(operation.args) > 1 or operation.kwargs or tensor.grad is None:
        return SILENCE["backward of a leaf"].format(name=name)
    return SILENCE["slope of a leaf"].format(name=name, now=sentence_number(tensor.grad.item()))


def first_operand(operation: Operation) -> torch.Tensor:
    """The tensor that `.backward` or `.grad` is read from."""
    tensor = operation.args[0]
    assert isinstance(tensor, torch.Tensor), "only operations of tensors are looked at by name"
    return tensor


def about_grad(name: str, tensor: torch.Tensor) -> str:
    """Why the `.grad` of a tensor is None."""
    return SILENCE[case_of_grad(tensor)].format(name=name)


def case_of_grad(tensor: torch.Tensor) -> str:
    """Which of SILENCE says why a tensor has no gradient."""
    if not tensor.requires_grad:
        return "not asked for"
    if tensor.is_leaf:
        return "no backward yet"
    return "kept, no backward yet" if tensor.retains_grad else "no leaf"
