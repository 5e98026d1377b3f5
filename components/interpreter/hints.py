"""Plain words for the mistakes that beginners make: the values, shapes or dtypes at hand, and a fix that runs.

A hint is chosen by the operation and its operands, never by torch's message, whose words change between versions.
"""

import ast
from dataclasses import replace
from typing import Any

import numpy as np
import torch

from .dtypes import is_floating
from .entries import Function
from .library.pyplot import KINDS
from .limits import LISTS, LimitReached
from .mistake import Mistake, kind, shape
from .problem import Node, Refused
from .shape_hints import (
    SIGNS,
    broadcast_hint,
    dimension_hint,
    index_hint,
    joining_hint,
    product_hint,
    reshape_hint,
)
from .value_hints import value_hint
from .vocabulary import TORCH_MODULE

CREATING = ("tensor", "zeros", "ones", "full", "arange", "linspace", "rand", "randn", "empty")
FEW = 20  # items of a list that are looked at
PRODUCTS = ("@", "@=", "matmul", "mm", "mv", "dot")


def hint_for(node: Node, operation: str, operands: tuple[Any, ...]) -> str:
    """What a beginner should know about an operation that failed; "" if there is nothing to add."""
    mistake = Mistake.at(node, operation, operands)
    try:
        return next((text for text in (hint(mistake) for hint in HINTS) if text), "")
    except (Exception, LimitReached, Refused):
        # A hint looks at values that have just failed, whose class may be the program's own; it must never stand in the
        # way of the message it belongs to.
        return ""


def device_hint(mistake: Mistake) -> str:
    """For a CUDA device that this machine does not have."""
    asked = [value for value in mistake.operands if isinstance(value, (str, torch.device))]
    keywords = [keyword.value for keyword in getattr(mistake.node, "keywords", ()) if keyword.arg == "device"]
    asked += [value.value for value in keywords if isinstance(value, ast.Constant)]
    wants_cuda = mistake.operation == "cuda" or any(str(value).startswith("cuda") for value in asked)
    if not wants_cuda or torch.cuda.is_available():
        return ""
    why = "this torch is a CPU build" if torch.version.cuda is None else "torch finds no NVIDIA driver or device"
    fix = mistake.source.replace("'cuda", "'cpu").replace(".cuda(", ".cpu(").replace("cpu:0", "cpu")
    return f"This machine has no CUDA GPU ({why}). Ask with `cuda.is_available()` first, or stay here: `{fix}`."


def integer_gradient_hint(mistake: Mistake) -> str:
    """For gradients that are asked of whole numbers or truths."""
    if mistake.operation in ("requires_grad_", "set .requires_grad") and mistake.tensors:
        text, number = mistake.texts[0], mistake.tensors[0]
        if is_floating(number.dtype):
            return ""
        fix = (
            f"{text}.float().requires_grad_()" if mistake.operation == "requires_grad_" else f"{text} = {text}.float()"
        )
        return f"`{text}` holds {kind(number)}, and a slope needs numbers that can move a little. Make floats: `{fix}`."
    keywords = getattr(mistake.node, "keywords", ())
    if mistake.operation in CREATING and any(keyword.arg == "requires_grad" for keyword in keywords):
        others = [ast.unparse(keyword) for keyword in keywords if keyword.arg != "dtype"]
        fix = mistake.with_arguments(*map(ast.unparse, mistake.call.args), "dtype=torch.float32", *others)
        return f"int and bool have no slopes, which need numbers that can move a little. Make floats: `{fix}`."
    return ""


def backward_hint(mistake: Mistake) -> str:
    """For `backward()` without a graph, of several numbers, with a gradient of another shape, or a second time."""
    if mistake.operation != "backward" or not mistake.tensors:
        return ""
    text, tensor = mistake.texts[0], mistake.tensors[0]
    if not tensor.requires_grad:
        return (
            f"`{text}` was not computed from a tensor that requires gradients. "
            "Start with `x = tensor(-2.0).requires_grad_()`, and compute from it outside `no_grad`."
        )
    if tensor.numel() != 1 and len(mistake.operands) == 1:
        return (
            f"`{text}` has shape {shape(tensor)}, and a slope belongs to one number. "
            f"Add them up: `{text}.sum().backward()`."
        )
    given = mistake.operands[1] if len(mistake.operands) > 1 else None
    if isinstance(given, torch.Tensor) and given.shape != tensor.shape:
        fix = f"{text}.backward(torch.ones({shape(tensor)}))"
        return f"backward() takes a tensor of the shape of `{text}`, {shape(tensor)}, not {shape(given)}: `{fix}`."
    return (
        f"backward() frees what it needed to compute `{text}`, so a second call finds nothing; and it finds nothing it "
        f"can use if a value was changed in place. Compute `{text}` again before it, or keep it the first time: "
        f"`{text}.backward(retain_graph=True)`."
    )


def leaf_hint(mistake: Mistake) -> str:
    """For a leaf that requires gradients and is changed in place."""
    tensor, operation = mistake.first, mistake.operation
    changes = (operation.endswith("=") and operation not in SIGNS) or operation.endswith("_") or operation == "[] ="
    if not isinstance(tensor, torch.Tensor) or not (changes and tensor.is_leaf and tensor.requires_grad):
        return ""
    source = mistake.source.removesuffix("\n")
    fix = f"with torch.no_grad(): {source}"
    if operation == "[] =":
        return "Its gradient needs the values that were used: change a leaf under `with torch.no_grad():`."
    return f"`{mistake.texts[0]}` is a leaf, and its gradient needs the values that were used: `{fix}`."


def drawing_hint(mistake: Mistake) -> str:
    """For a tensor that requires grad, or a list of such, in a command of pyplot."""
    is_drawn = any(type(one) in KINDS for one in mistake.operands) or is_pyplot(mistake.node)
    if not is_drawn or not isinstance(mistake.node, ast.Call):
        return ""
    operands = [one for one in mistake.operands if type(one) not in KINDS]
    for node, value in zip(mistake.node.args, operands[-len(mistake.node.args) :], strict=False):
        text = ast.unparse(node).replace("`", "'")
        if isinstance(value, torch.Tensor) and value.requires_grad:
            whole = f"({text})" if isinstance(node, ast.BinOp) else text
            return f"A picture needs the numbers alone. Take them out of the graph: `{whole}.detach()`."
        is_list = type(value) is list
        if is_list and any(isinstance(one, torch.Tensor) and one.requires_grad for one in value[:FEW]):
            return f"`{text}` keeps tensors with their graphs. Keep numbers: append `loss.item()` instead of `loss`."
    return ""


def is_pyplot(node: ast.AST) -> bool:
    """Whether this is a call of pyplot by one of its usual names: `plt`, `pylab` or `pyplot`."""
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("plt.", "pylab.", "pyplot."))


def numpy_hint(mistake: Mistake) -> str:
    """For a tensor that requires gradients given to numpy or to a picture, and for an array beside a tensor."""
    if said := drawing_hint(mistake):
        return said
    text = mistake.texts[0]
    tracked = [tensor for tensor in mistake.tensors if tensor.requires_grad]
    if tracked and mistake.operation == "numpy":
        return f"numpy knows nothing of gradients. Take the values out first: `{text}.detach().numpy()`."
    is_numpy = isinstance(mistake.node, ast.Call) and ast.unparse(mistake.node.func).startswith(("np.", "numpy."))
    if tracked and is_numpy and isinstance(TORCH_MODULE.members.get(mistake.operation), Function):
        return f"numpy knows nothing of gradients. torch has the same function: `torch.{mistake.operation}({text})`."
    if mistake.operation in SIGNS and mistake.tensors and isinstance(mistake.first, np.ndarray):
        other = mistake.tensors[0]
        fix = f"tensor({text}, dtype={other.dtype}) {mistake.operation} {mistake.texts[1]}"
        return f"`{text}` is a numpy array and `{mistake.texts[1]}` a tensor. Make both tensors: `{fix}`."
    return ""


def sign_hint(mistake: Mistake) -> str:
    """For `^` meant as a power, negative powers of whole numbers, division by 0, and a text beside a number."""
    sign, (first, second) = mistake.operation, mistake.texts[:2]
    if (sign not in SIGNS and sign != "^") or len(mistake.operands) != 2:
        return ""
    left, right = mistake.operands
    if sign == "^" and any(isinstance(value, (float, torch.Tensor)) for value in (left, right)):
        return f"`^` compares bits in Python; a power is `**`: `{first} ** {second}`."
    if sign == "**" and isinstance(left, torch.Tensor) and not left.is_floating_point():
        return f"`{first}` holds {kind(left)}, and a negative power needs fractions: `{first}.float() ** {second}`."
    if sign in ("/", "//", "%") and right == 0 and isinstance(left, (int, float)):
        number = f"{first}.0" if first.isdigit() else f"float({first})"
        return f"Python refuses to divide by 0; torch gives inf or nan: `tensor({number}) {sign} {second}`."
    if isinstance(left, str) != isinstance(right, str):
        number = f"float({first}) {sign} {second}" if isinstance(left, str) else f"{first} {sign} float({second})"
        return f"{type(left).__name__} and {type(right).__name__} do not mix. Make a number of the text: `{number}`."
    return ""


def two_tensors_hint(mistake: Mistake) -> str:
    """For an operation of exactly two tensors: a product, or a sign between shapes that do not fit."""
    if len(mistake.tensors) != 2:
        return ""
    left, right = mistake.tensors
    if mistake.operation in PRODUCTS:
        return product_hint(mistake) if left.dtype == right.dtype else dtype_hint(mistake)
    return broadcast_hint(mistake) if mistake.operation.removesuffix("=") in SIGNS else ""


def dtype_hint(mistake: Mistake) -> str:
    """For a product of two tensors with different dtypes, whose shapes may not fit either; never ""."""
    left, right = mistake.tensors
    first, second = mistake.texts[:2]
    if not left.is_floating_point() and right.dtype == torch.float32:
        fix = f"{first}.float() @ {second}"
    elif not right.is_floating_point() and left.dtype == torch.float32:
        fix = f"{first} @ {second}.float()"
    elif left.is_floating_point():
        fix = f"{first} @ {second}.to({left.dtype})"
    else:
        fix = f"{first}.to({right.dtype}) @ {second}"
    words = f"`{first}` holds {kind(left)} and `{second}` holds {kind(right)}; a dot product needs one kind"
    try:
        torch.matmul(torch.empty(left.shape, device="meta"), torch.empty(right.shape, device="meta"))
    except RuntimeError:
        floats = tuple(torch.empty(tensor.shape, device="meta") for tensor in (left, right))
        texts = tuple(f"{text}.float()" for text in (first, second))
        return f"{words}. {product_hint(replace(mistake, operands=floats, texts=texts))}"
    return f"{words}: `{fix}`."


def integer_hint(mistake: Mistake) -> str:
    """For what whole numbers cannot do or hold."""
    if not mistake.tensors or is_floating(mistake.tensors[0].dtype):
        return ""
    text, tensor = mistake.texts[0], mistake.tensors[0]
    if mistake.operation in ("mean", "std", "var", "softmax", "norm", "median", "quantile"):
        return f"`{text}` holds {kind(tensor)}, and the result needs fractions: `{mistake.after('.float()')}`."
    if isinstance(mistake.node, ast.AugAssign) and len(mistake.operands) == 2:
        sign, result = mistake.operation.removesuffix("="), torch.result_type(*mistake.operands)
        words = f"`{text}` holds {kind(tensor)} and stays so, but the result is {str(result).removeprefix('torch.')}"
        return f"{words}. Make a new tensor: `{text} = {text} {sign} {mistake.texts[1]}`."
    return ""


def one_number_hint(mistake: Mistake) -> str:
    """For a tensor of several elements where one answer or one number is needed."""
    if not mistake.tensors or mistake.tensors[0].numel() == 1:
        return ""
    text, tensor = mistake.texts[0], mistake.tensors[0]
    if isinstance(mistake.node, ast.BoolOp) and mistake.operation in ("and", "or"):
        sign = {"and": "&", "or": "|"}[mistake.operation]
        fix = f" {sign} ".join(f"({ast.unparse(value)})" for value in mistake.node.values)
        return f"`{mistake.operation}` asks for one answer, and shape {shape(tensor)} has many. For each: `{fix}`."
    if mistake.operation == "bool":
        keyword = "if " if isinstance(mistake.node, ast.Compare) else ""
        fix = f"{keyword}{text}.all():" if keyword else f"{text}.all()"
        return f"Shape {shape(tensor)} has many answers. Ask for all with `.all()`, for one with `.any()`: `{fix}`."
    if mistake.operation in ("item", "float", "int"):
        return (
            f"Only a tensor with one element becomes a number; this one has shape {shape(tensor)}: `{text}.tolist()`."
        )
    return ""


def creation_hint(mistake: Mistake) -> str:
    """For `tensor(...)` of several numbers, of a text, or of rows with different lengths."""
    if mistake.operation != "tensor" or not mistake.operands:
        return ""
    texts, first = mistake.texts[: len(mistake.operands)], mistake.first
    if len(mistake.operands) > 1:
        point = f"A decimal number has a point: `tensor({texts[0]}.0)`. " if len(texts) == 2 else ""
        return f"{point}Several numbers stand in a list: `tensor([{', '.join(texts)}])`."
    if isinstance(first, str):
        return f"`{texts[0]}` is text, not a number: `tensor(float({texts[0]}))`."
    if isinstance(first, LISTS) and any(isinstance(row, LISTS) for row in first):
        lengths = [str(len(row)) if isinstance(row, LISTS) else "no" for row in first]
        return f"All rows need as many numbers; these have {' and '.join(lengths)}."
    return ""


def other_hints(mistake: Mistake) -> str:
    """For reshaping, joining, inverting, unpacking and indexing, and for a `dim=` that is not there."""
    text = mistake.texts[0]
    if mistake.operation in ("reshape", "view"):
        return reshape_hint(mistake)
    if mistake.operation in ("cat", "stack", "concat", "hstack", "vstack"):
        return joining_hint(mistake)
    if mistake.operation in ("inv", "inverse") and mistake.tensors:
        return f"`{text}` has shape {shape(mistake.tensors[0])} and no inverse; nearest: `torch.linalg.pinv({text})`."
    if mistake.operation == "unpack":
        value, count = mistake.operands
        return f"{len(value)} values stand right of `=`, and {count} names left of it."
    if mistake.operation == "[]" and isinstance(mistake.first, (int, float)):
        return f"`{text}` is a single {type(mistake.first).__name__}: `{text}` alone is its value."
    return index_hint(mistake) if mistake.operation == "[]" else dimension_hint(mistake)


# In this order; the first that has something to say is taken.
HINTS = (
    device_hint,
    integer_gradient_hint,
    backward_hint,
    leaf_hint,
    numpy_hint,
    value_hint,
    sign_hint,
    two_tensors_hint,
    integer_hint,
    one_number_hint,
    creation_hint,
    other_hints,
)
