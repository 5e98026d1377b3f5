"""What an operation does with dtypes: which one its result has, and where numbers did not fit into it."""

import math

import numpy as np
import torch

from components.interpreter.operation import Operation

from ..values import as_array, is_array, number_text
from . import elementwise, products, reductions
from .working import Working, is_number, own_name, texts_of

KINDS = ("bool", "int", "float", "complex")
WINNERS = {
    "int": "whole numbers win over truth values",
    "float": "floating-point numbers win over whole ones",
    "complex": "complex numbers win over all others",
}
READABLE = 2**80  # whole numbers up to which they are written out
DIGITS = {"float16": 3, "bfloat16": 2, "float32": 7, "float64": 16}


def notes(operation: Operation, value: torch.Tensor | np.ndarray, working: Working | None) -> tuple[str, ...]:
    """Short sentences on dtypes, only where there is something to say."""
    said = [promotion(operation, value)]
    if working:
        result = as_array(value)
        groups = operand_numbers(working)
        said += [misfit(operation, groups, result), division(operation, groups, result)]
    return tuple(filter(None, said))


# --- which dtype


def promotion(operation: Operation, value: torch.Tensor | np.ndarray) -> str:
    name, sign, given = own_name(operation), elementwise.sign_of(operation), dtype_name(value)
    if name in reductions.SIGNS and "dtype" not in operation.kwargs and is_array(operation.args[0]):
        own = dtype_name(operation.args[0])
        return f"{name}() counts {own} in {given}, which has room for more." if own != given else ""
    if not sign or sign in elementwise.COMPARISONS:
        return ""
    left, right = operation.args
    kinds = [kind_of(operand) for operand in (left, right)]
    if sign == "/" and not {"float", "complex"} & set(kinds):
        return f"/ gives floating-point numbers, also for whole ones: {told(left)} and {told(right)} give {given}."
    if dtype_name(left) == dtype_name(right):
        return ""
    both = f"{told(left)} and {told(right)} give {given}"
    if kinds[0] != kinds[1]:
        return f"{both}: {WINNERS[kind_of(value)]}." if not is_usual(left, right, value) else ""
    if not (is_array(left) and is_array(right)):
        return ""
    if bool(left.ndim) != bool(right.ndim) and isinstance(left, torch.Tensor) and isinstance(right, torch.Tensor):
        alone = texts_of(operation)[0 if not left.ndim else 1]
        return f"{both}: {alone} has no dimensions, so it does not change the dtype of the other."
    return f"{both}: the one with more room."


def is_usual(left: object, right: object, value: torch.Tensor | np.ndarray) -> bool:
    """Whether one operand is a plain whole number that takes on the other's dtype, as in x + 1."""
    tensor, number = (left, right) if is_array(left) else (right, left)
    return is_number(number) and not is_array(number) and dtype_name(tensor) == dtype_name(value)


def told(operand: object) -> str:
    if is_array(operand):
        return dtype_name(operand)
    return f"the Python number {number_text(operand)}"


def dtype_name(operand: object) -> str:
    if is_array(operand) or isinstance(operand, np.generic):
        return str(operand.dtype).removeprefix("torch.")
    return type(operand).__name__


def kind_of(operand: object) -> str:
    name = dtype_name(operand)
    if name == "bool":
        return name
    return next((kind for kind in KINDS[1:] if kind in name), "int")


# --- what did not fit into it


def operand_numbers(working: Working) -> list[list]:
    """For each cell of the result, the Python numbers that it was computed from, in order."""
    cells = [number for operand in working.values for number in operand.ravel().tolist()]
    return [[cells[source] for source in group] for group in working.sources]


def misfit(operation: Operation, groups: list[list], result: np.ndarray) -> str:
    """The first cell whose number is not the exact one, where that can be told in whole numbers."""
    if result.dtype.kind not in "iuf":
        return ""
    dtype = dtype_name(operation.result if is_array(operation.result) else result)
    for numbers, value in zip(groups, result.ravel().tolist(), strict=True):
        if not all(isinstance(number, (int, float)) and math.isfinite(number) for number in numbers):
            continue
        if lost := absorbed(operation, numbers, value):
            done = "Adding" if elementwise.sign_of(operation) == "+" else "Taking away"
            return f"{done} {lost} left {whole(value)} as it was: {dtype} keeps about {DIGITS[dtype]} digits."
        exact = exact_value(operation, numbers)
        if exact is None or exact == value:
            continue
        if isinstance(value, float) and math.isinf(value):
            return f"The exact result is more than {dtype} holds, so it is {number_text(value)}."
        if abs(exact) > READABLE or (isinstance(value, float) and math.isnan(value)):
            continue
        if result.dtype.kind == "f":
            return f"{exact} is not a number that {dtype} has; the nearest one is {whole(value)}."
        least, most = limits(result.dtype)
        return (
            f"The exact result is {exact}. {dtype} goes from {least} to {most} and starts again at the other end: "
            f"it wrapped around to {value}."
        )
    return ""


def limits(dtype: np.dtype) -> tuple[int, int]:
    return int(np.iinfo(dtype).min), int(np.iinfo(dtype).max)


def whole(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < READABLE else number_text(value)


def absorbed(operation: Operation, numbers: list, value: float) -> str:
    """The number that was added or taken away without a trace; "" if there is none."""
    if elementwise.sign_of(operation) not in ("+", "-") or len(numbers) != 2 or not isinstance(value, float):
        return ""
    left, right = numbers
    if left == value and right:
        return number_text(right)
    return number_text(left) if right == value and left and elementwise.sign_of(operation) == "+" else ""


def exact_value(operation: Operation, numbers: list) -> int | None:
    """What the operation gives in whole numbers without an end; None where it does not."""
    if not numbers or not all(float(number).is_integer() for number in numbers):
        return None
    numbers = [int(number) for number in numbers]
    name, sign = own_name(operation), elementwise.sign_of(operation)
    if name in products.NAMES:
        return sum(left * right for left, right in zip(numbers[::2], numbers[1::2], strict=True))
    if name in ("sum", "cumsum"):
        return sum(numbers)
    if name in ("prod", "cumprod"):
        return math.prod(numbers)
    if sign in ("+", "-", "*"):
        left, right = numbers
        return {"+": left + right, "-": left - right, "*": left * right}[sign]
    if sign == "**" and 0 <= numbers[1] <= 128 and abs(numbers[0]) <= READABLE:
        return numbers[0] ** numbers[1]
    return None


def division(operation: Operation, groups: list[list], result: np.ndarray) -> str:
    """What `//`, `%` and a division by 0 did, told with the first cell where it shows, best with a negative one."""
    sign = elementwise.sign_of(operation)
    if sign not in ("/", "//", "%"):
        return ""
    cells = list(zip(groups, result.ravel().tolist(), strict=True))
    if sign == "/":
        by_zero = [(left, right, value) for (left, right), value in cells if right == 0]
        if not by_zero or result.dtype.kind != "f":
            return ""
        left, right, value = (number_text(number) for number in by_zero[0])
        return f"A division by 0 stops nothing here: {left} / {right} is {value}."
    if any(isinstance(number, complex) for numbers, _ in cells for number in numbers):
        return ""
    uneven = [(*numbers, value) for numbers, value in cells if leaves_a_rest(*numbers)]
    if not uneven:
        return ""
    left, right, value = next((cell for cell in uneven if cell[0] / cell[1] < 0), uneven[0])
    a, b, c = map(number_text, (left, right, value))
    if sign == "//":
        return f"// rounds down: {a} / {b} is {number_text(float(left) / float(right))}, so {a} // {b} is {c}."
    return f"% is what // leaves over: {a} - {b} * {number_text(left // right)} is {c}; it has the sign of {b}."


def leaves_a_rest(left: float, right: float) -> bool:
    return math.isfinite(left) and math.isfinite(right) and right != 0 and left % right != 0
