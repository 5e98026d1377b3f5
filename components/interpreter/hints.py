"""Plain words for the mistakes that beginners make: the shapes or dtypes at hand, and a fix that runs.

A hint is chosen by the operation and its operands, never by torch's message, whose words change between versions.
"""

import ast
import difflib
import inspect
import operator

import torch

from .entries import Module

SIGNS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
    "@": operator.matmul,
    **{"==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge},
}
PRODUCTS = {"@": "{} @ {}", "torch.matmul": "{} @ {}", "torch.mm": "{} @ {}", ".matmul": "{} @ {}", ".mm": "{} @ {}"}


def hint_for(operation: str, operands: tuple, node: ast.AST) -> str:
    """What a beginner should know about an operation that failed; "" if there is nothing to add.

    `operation` is a sign (`@`), a method (`.backward`), a function's full name (`torch.tensor`) or an attribute's.
    """
    tensors = [value for value in operands if isinstance(value, torch.Tensor)]
    texts = operand_texts(node)
    if wants_missing_device(operands, node):
        return missing_device()
    if operation in (".requires_grad_", "set .requires_grad") and tensors and not can_require_grad(tensors[0]):
        return integer_leaf(tensors[0], texts)
    if operation in ("torch.tensor", "torch.zeros", "torch.ones", "torch.full", "torch.arange") and wants_grad(node):
        return integer_creation(node)
    if operation == ".backward" and tensors:
        return backward_hint(tensors[0], operands, texts)
    if operation == ".numpy" and tensors and tensors[0].requires_grad:
        return f"numpy knows nothing of gradients. Take the values out first: `{texts[0]}.detach().numpy()`."
    if operation == "^" and tensors:
        return f"`^` compares bits in Python; a power is `**`: `{texts[0]} ** {texts[1]}`."
    if operation in PRODUCTS and len(tensors) == 2:
        return product_hint(*tensors, texts)
    if operation in SIGNS and len(tensors) == 2:
        return shapes_hint(operation, *tensors, texts)
    if operation == "bool" and tensors and tensors[0].numel() != 1:
        return f"A tensor of shape {shape(tensors[0])} has many answers: use `(...).all()` or `(...).any()`."
    if operation in (".item", "float", "int") and tensors and tensors[0].numel() != 1:
        return f"Only a tensor with one element becomes a number; this one has shape {shape(tensors[0])}."
    if tensors and tensors[0].is_leaf and tensors[0].requires_grad and changes(operation):
        return f"{texts[0]} is a leaf, and its gradient needs the values used. Change it under `with torch.no_grad():`."
    return ""


def missing_name(name: str, known: list[str]) -> tuple[str, str]:
    """Python's message for a name that stands for nothing, and the nearest one that does."""
    return f"NameError: name '{name}' is not defined", did_you_mean(name, known)


def missing_attribute(owner: object, name: str) -> tuple[str, str]:
    """The message for something that a value or module does not have, or has and does not give here."""
    if isinstance(owner, Module):
        return missing_member(owner, name)
    kind = type(owner).__name__
    if not has(owner, name):
        near = none_hint(name) if owner is None else did_you_mean(name, allowed_names(owner))
        try:
            getattr(owner, name)
        except AttributeError as error:
            return f"AttributeError: {error}", near
    return f".{name} of a {kind} is not part of what runs here.", did_you_mean(name, allowed_names(owner))


def missing_member(module: Module, name: str) -> tuple[str, str]:
    import importlib

    if not module.members:
        return f"{module.name} has nothing in it here.", "The pages draw the pictures themselves: leave this line out."
    try:
        exists = name in dir(importlib.import_module(module.name))
    except ImportError:
        exists = False
    near = did_you_mean(name, list(module.members))
    if exists:
        return f"{module.name}.{name} is not part of what runs here.", near
    return f"AttributeError: module '{module.name}' has no attribute '{name}'", near


def has(owner: object, name: str) -> bool:
    try:
        inspect.getattr_static(owner, name)
    except AttributeError:
        return False
    return True


def allowed_names(owner: object) -> list[str]:
    from . import vocabulary

    tables = (vocabulary.METHODS_OF, vocabulary.ATTRIBUTES_OF)
    return [name for table in tables for kind, names in table.items() if isinstance(owner, kind) for name in names]


def did_you_mean(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.7)
    return f"Did you mean `{near[0]}`?" if near else ""


def none_hint(name: str) -> str:
    if name == "zero_":
        return "`.grad` is None until the first `backward()`: call `y.backward()` before, or leave the line out."
    return "None has no values. A `.grad` is None until `backward()` was called on something computed from the tensor."


def wants_missing_device(operands: tuple, node: ast.AST) -> bool:
    asked = [value for value in operands if isinstance(value, (str, torch.device))]
    keywords = [keyword.value for keyword in getattr(node, "keywords", ()) if keyword.arg == "device"]
    asked += [value.value for value in keywords if isinstance(value, ast.Constant)]
    called_cuda = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "cuda"
    return not torch.cuda.is_available() and (called_cuda or any(str(value).startswith("cuda") for value in asked))


def missing_device() -> str:
    why = "this torch is a CPU build" if torch.version.cuda is None else "torch finds no NVIDIA driver or device"
    return f"This machine has no CUDA GPU ({why}). Ask first: `if cuda.is_available():`, or stay with `'cpu'`."


def can_require_grad(tensor: torch.Tensor) -> bool:
    return tensor.is_floating_point() or tensor.is_complex()


def integer_leaf(tensor: torch.Tensor, texts: list[str]) -> str:
    return (
        f"{texts[0]} holds {name(tensor.dtype)}, and a slope needs numbers that can move a little. "
        f"Make them floats first: `{texts[0]}.float().requires_grad_()`, or write `tensor(-2.0)` for `tensor(-2)`."
    )


def wants_grad(node: ast.AST) -> bool:
    return any(keyword.arg == "requires_grad" for keyword in getattr(node, "keywords", ()))


def integer_creation(node: ast.Call) -> str:
    keywords = [ast.unparse(keyword) for keyword in node.keywords if keyword.arg != "dtype"]
    parts = [*map(ast.unparse, node.args), "dtype=torch.float32", *keywords]
    fix = f"{ast.unparse(node.func)}({', '.join(parts)})"
    return f"Whole numbers and truth values have no slopes. Make floats: `{fix}`."


def backward_hint(tensor: torch.Tensor, operands: tuple, texts: list[str]) -> str:
    if not tensor.requires_grad:
        return (
            f"{texts[0]} was not computed from a tensor that requires gradients. "
            "Make x with `x = tensor(-2.0).requires_grad_()` before computing with it."
        )
    if tensor.numel() != 1 and len(operands) == 1:
        return (
            f"{texts[0]} has shape {shape(tensor)}, and a slope belongs to one number. "
            f"Add them up: `{texts[0]}.sum().backward()`."
        )
    return (
        f"backward() frees what it needed to compute {texts[0]}, so a second call finds nothing. "
        f"Compute {texts[0]} again before it, or keep it the first time: `{texts[0]}.backward(retain_graph=True)`."
    )


def product_hint(left: torch.Tensor, right: torch.Tensor, texts: list[str]) -> str:
    if left.dtype != right.dtype:
        whole = 0 if not can_require_grad(left) else 1
        fixed = list(texts)
        fixed[whole] = f"{texts[whole]}.float()" if not can_require_grad((left, right)[whole]) else texts[whole]
        if fixed == texts:
            fixed[1] = f"{texts[1]}.to({left.dtype})"
        return (
            f"{texts[0]} holds {name(left.dtype)} and {texts[1]} holds {name(right.dtype)}; "
            f"a dot product needs one kind: `{fixed[0]} @ {fixed[1]}`."
        )
    if not left.dim() or not right.dim():
        return f"A single number is multiplied with `*`: `{texts[0]} * {texts[1]}`."
    inner = right.shape[-2] if right.dim() > 1 else right.shape[0]
    words = (
        f"{texts[0]} has shape {shape(left)} and {texts[1]} has shape {shape(right)}: "
        f"the inner sizes {left.shape[-1]} and {inner} must be equal."
    )
    candidates = (("", "@", ".T"), (".T", "@", ""), ("", "@", ".reshape(-1, 1)"), ("", "*", ""))
    return words + first_that_runs(candidates, left, right, texts)


def shapes_hint(sign: str, left: torch.Tensor, right: torch.Tensor, texts: list[str]) -> str:
    try:
        torch.broadcast_shapes(left.shape, right.shape)
    except RuntimeError:
        pass
    else:
        return ""
    places = zip(reversed(left.shape), reversed(right.shape), strict=False)
    place, sizes = next((-k, pair) for k, pair in enumerate(places, start=1) if pair[0] != pair[1] and 1 not in pair)
    words = (
        f"{texts[0]} has shape {shape(left)} and {texts[1]} has shape {shape(right)}: counted from the right, sizes "
        f"must be equal or 1, and at {place} they are {sizes[0]} and {sizes[1]}."
    )
    cut = f"[:{min(left.shape[0], right.shape[0])}]"
    column = ".reshape(-1, 1)"
    candidates = (("", sign, column), (column, sign, ""), ("", sign, ".T"), (cut, sign, cut))
    return words + first_that_runs(candidates, left, right, texts)


def first_that_runs(candidates: tuple, left: torch.Tensor, right: torch.Tensor, texts: list[str]) -> str:
    """The first rewriting that torch accepts for these shapes, tried on its meta device; "" if none is."""
    left, right = (torch.empty(tensor.shape, dtype=tensor.dtype, device="meta") for tensor in (left, right))
    for before, sign, after in candidates:
        try:
            SIGNS[sign](rewritten(left, before), rewritten(right, after))
        except (RuntimeError, IndexError):
            continue
        return f" This runs: `{texts[0]}{before} {sign} {texts[1]}{after}`."
    return ""


def rewritten(tensor: torch.Tensor, form: str) -> torch.Tensor:
    if form == ".T":
        return tensor.t() if tensor.dim() <= 2 else tensor
    if form == ".reshape(-1, 1)":
        return tensor.reshape(-1, 1)
    return tensor[: int(form[2:-1])] if form else tensor


def changes(operation: str) -> bool:
    return operation.endswith(("_", "=")) and not operation.endswith(("requires_grad_", "==", "!=", "<=", ">="))


def operand_texts(node: ast.AST) -> list[str]:
    """The reader's own words for an operation's operands, brackets kept where they are needed."""
    if isinstance(node, ast.BinOp):
        return [bracketed(node.left), bracketed(node.right)]
    if isinstance(node, ast.Compare):
        return [bracketed(node.left), bracketed(node.comparators[0])]
    if isinstance(node, ast.AugAssign):
        return [bracketed(node.target), bracketed(node.value)]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return [bracketed(node.func.value), *map(bracketed, node.args), "it"]
    if isinstance(node, ast.Call):
        return [*map(bracketed, node.args), "it", "it"]
    return ["it", "it"]


def bracketed(node: ast.expr) -> str:
    text = ast.unparse(node)
    return f"({text})" if isinstance(node, (ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp)) else text


def shape(tensor: torch.Tensor) -> str:
    return str(tuple(tensor.shape))


def name(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")
