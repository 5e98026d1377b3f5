"""What happened at a statement for which Python shows nothing, because its value is None."""

import ast

import torch

from components.interpreter import Operation, Refused, Step, parse

from ..describe import sentence_number
from .working import shortened

OF_NO_LEAF = "is not a leaf"  # in the words of torch's own warning, which `about_grad` gives in plainer ones


def about_silence(step: Step) -> str:
    """Why Python shows nothing at a statement such as `x.grad`, `slope = x.grad` or `y.backward()`; "" for others."""
    try:
        (statement,) = parse(step.source)
    except (Refused, ValueError):
        return ""
    last = step.operations[-1] if step.operations else None
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr="backward"))):
            told = last if last and last.name == ".backward" and not step.error else None
            return about_backward(shortened(ast.unparse(owner)), told) if told else ""
        case ast.Expr(value=ast.Call() | ast.Constant()):
            return ""
        case ast.Expr(value=node) if step.value is None and not step.error:
            subject = ast.unparse(node)
        case ast.Assign(targets=[ast.Name(id=subject)], value=ast.Attribute(attr="grad") as node):
            if step.assigned.get(subject, step) is not None:
                return ""
        case _:
            return ""
    told = f"{shortened(subject)} is None, and for None Python shows nothing."
    if isinstance(node, ast.Attribute) and node.attr == "grad" and last and last.name == ".grad":
        return f"{told} {about_grad(shortened(ast.unparse(node.value)), first_operand(last))}"
    return told


def about_backward(name: str, operation: Operation) -> str:
    """What is said of a backward() that shows nothing."""
    tensor = first_operand(operation)
    if not tensor.is_leaf:
        return f"backward() shows nothing. It added to the .grad of the leaves that {name} was computed from."
    if tensor.numel() != 1 or len(operation.args) > 1 or operation.kwargs or tensor.grad is None:
        return f"backward() shows nothing. {name} is a leaf itself, so it added to {name}.grad."
    now = sentence_number(tensor.grad.item())
    slope = f"{name} is a leaf itself, and {name} changes with {name} as fast as itself: its slope is 1."
    return f"{slope} backward() added that to {name}.grad, which is {now} now."


def first_operand(operation: Operation) -> torch.Tensor:
    """The tensor that `.backward` or `.grad` is read from."""
    tensor = operation.args[0]
    assert isinstance(tensor, torch.Tensor), "only operations of tensors are looked at by name"
    return tensor


def about_grad(name: str, tensor: torch.Tensor) -> str:
    """Why the `.grad` of a tensor is None."""
    if not tensor.requires_grad:
        return f"Nobody asked for gradients of {name}: its requires_grad is False."
    if tensor.is_leaf:
        return f"No backward() has come to {name} yet."
    if tensor.retains_grad:
        return f"{name} keeps its gradient, but no backward() has come to it yet."
    return (
        f"{name} was computed from other tensors, so it is no leaf, and backward() fills the .grad of leaves only. "
        f"PyTorch warns of this. After {name}.retain_grad(), the next backward() fills it too."
    )
