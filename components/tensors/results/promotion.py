"""What an operation does with dtypes: which one its result has, and where numbers did not fit into it."""

import math

import numpy as np
import torch

from components.interpreter import Operation

from ..describe import sentence_number
from ..values import as_array, is_array, number_text
from . import elementwise, products, reductions
from .sentences import DTYPES, MISFITS
from .working import Working, is_number, own_name, texts_of

KINDS = ("bool", "int", "float", "complex")
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
    """Which dtype the result has, and why; "" where nobody would ask."""
    name, sign, given = own_name(operation), elementwise.sign_of(operation), dtype_name(value)
    if name in reductions.SIGNS and "dtype" not in operation.kwargs and any(map(is_array, operation.args[:1])):
        own = dtype_name(operation.args[0])
        return DTYPES["more room"].format(name=name, own=own, result=given) if own != given else ""
    if not sign or sign in elementwise.COMPARISONS:
        return ""
    if not all(is_array(operand) or is_number(operand) for operand in operation.args):
        return ""
    return promotion_of_two(operation, sign, value)


def promotion_of_two(operation: Operation, sign: str, value: torch.Tensor | np.ndarray) -> str:
    """The same, of an operation with a sign between two operands."""
    left, right = operation.args
    kinds, given = [kind_of(operand) for operand in (left, right)], dtype_name(value)
    both = DTYPES["both"].format(left=called(left), right=called(right), result=given)
    if sign == "/" and not {"float", "complex"} & set(kinds):
        return DTYPES["division"].format(both=both)
    if dtype_name(left) == dtype_name(right):
        return ""
    if kinds[0] != kinds[1]:
        return DTYPES[kind_of(value)].format(both=both) if not is_usual(left, right, value) else ""
    if not (is_array(left) and is_array(right)):
        return ""
    if bool(left.ndim) != bool(right.ndim) and isinstance(left, torch.Tensor) and isinstance(right, torch.Tensor):
        alone = texts_of(operation)[0 if not left.ndim else 1]
        return DTYPES["no dimensions"].format(both=both, operand=alone)
    if given not in (dtype_name(left), dtype_name(right)):
        return DTYPES["neither"].format(both=both)
    return DTYPES["larger"].format(both=both)


def is_usual(left: object, right: object, value: torch.Tensor | np.ndarray) -> bool:
    """Whether one operand is a plain whole number that takes on the other's dtype, as in x + 1."""
    tensor, number = (left, right) if is_array(left) else (right, left)
    return is_number(number) and not is_array(number) and dtype_name(tensor) == dtype_name(value)


def called(operand: object) -> str:
    """An operand in a sentence on dtypes."""
    if is_array(operand) or isinstance(operand, np.generic):
        return dtype_name(operand)
    return DTYPES["Python's number"].format(number=sentence_number(operand))


def dtype_name(operand: object) -> str:
    """The dtype of an operand, or the type of one of Python's own numbers."""
    if is_array(operand) or isinstance(operand, np.generic):
        return str(operand.dtype).removeprefix("torch.")
    return type(operand).__name__


def kind_of(operand: object) -> str:
    """Which of KINDS an operand is of."""
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
    dtype = dtype_name(operation.result if is_array(operation.result) else result)
    if result.dtype.kind not in "iu" and dtype not in DIGITS:
        return ""
    for numbers, value in zip(groups, result.ravel().tolist(), strict=True):
        if not all(isinstance(number, (int, float)) and math.isfinite(number) for number in numbers):
            continue
        if lost := absorbed(operation, numbers, value):
            case = "added" if elementwise.sign_of(operation) == "+" else "taken away"
            return MISFITS[case].format(lost=lost, value=whole(value), dtype=dtype, digits=DIGITS[dtype])
        exact = exact_value(operation, numbers)
        if exact is None or exact == value:
            continue
        if said := rounded(exact, value, dtype) if dtype in DIGITS else wrapped(exact, value, result.dtype):
            return said
    return ""


def rounded(exact: int, value: float, dtype: str) -> str:
    """What made a floating-point result another number than the exact one."""
    if not math.isfinite(value):
        is_far = abs(exact) > torch.finfo(getattr(torch, dtype)).max
        case = "result too large" if is_far else "numbers too large"
        return MISFITS[case].format(dtype=dtype, value=number_text(value))
    if abs(exact) > READABLE:
        return ""
    nearest = torch.tensor(float(exact), dtype=torch.float64).to(getattr(torch, dtype)).item()
    if value == nearest:
        return MISFITS["no such number"].format(exact=exact, dtype=dtype, value=whole(value))
    return MISFITS["rounded"].format(dtype=dtype, exact=exact, value=whole(value))


def wrapped(exact: int, value: int, dtype: np.dtype) -> str:
    """What made a whole number another one than the exact one."""
    least, most = limits(dtype)
    case = "wrapped" if abs(exact) <= READABLE else "wrapped far"
    # Python refuses to write out the longest ones.
    shown = exact if case == "wrapped" else ""
    return MISFITS[case].format(exact=shown, dtype=dtype, least=least, most=most, value=value)


def limits(dtype: np.dtype) -> tuple[int, int]:
    """The least and the greatest whole number of a dtype."""
    return int(np.iinfo(dtype).min), int(np.iinfo(dtype).max)


def whole(value: float) -> str:
    """A number as a whole one, if it is one that can be read."""
    return str(int(value)) if float(value).is_integer() and abs(value) < READABLE else number_text(value)


def absorbed(operation: Operation, numbers: list, value: float) -> str:
    """The number that was added or taken away without a trace; "" if there is none."""
    if elementwise.sign_of(operation) not in ("+", "-") or len(numbers) != 2 or not isinstance(value, float):
        return ""
    left, right = numbers
    if left == value and right:
        return whole(right)
    return whole(left) if right == value and left and elementwise.sign_of(operation) == "+" else ""


def exact_value(operation: Operation, numbers: list) -> int | None:
    """What the operation gives in whole numbers without an end; None where it does not."""
    if not numbers or not all(float(number).is_integer() for number in numbers):
        return None
    given = numbers
    numbers = [int(number) for number in numbers]
    name, sign = own_name(operation), elementwise.sign_of(operation)
    if name in elementwise.CONVERSIONS:
        # What a floating-point number outside of the whole ones becomes differs from machine to machine.
        return numbers[0] if isinstance(given[0], int) or dtype_name(operation.result) in DIGITS else None
    if len(numbers) == 1 and name in ("-", "neg", "negative"):
        return -numbers[0]
    if len(numbers) == 1 and name in ("abs", "absolute"):
        return abs(numbers[0])
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
    cells = [(left, right, value) for (left, right), value in zip(groups, result.ravel().tolist(), strict=True)]
    if sign == "/":
        by_zero = [cell for cell in cells if cell[1] == 0]
        if not by_zero or result.dtype.kind != "f":
            return ""
        left, right, value = map(sentence_number, by_zero[0])
        return MISFITS["by 0"].format(left=left, right=right, value=value)
    if any(isinstance(number, complex) for left, right, _ in cells for number in (left, right)):
        return ""
    uneven = [cell for cell in cells if leaves_a_rest(cell[0], cell[1])]
    if not uneven:
        return ""
    left, right, value = next((cell for cell in uneven if cell[0] / cell[1] < 0), uneven[0])
    return rest(sign, left, right, value)


def rest(sign: str, left: float, right: float, value: float) -> str:
    """What `//` or `%` made of a division that leaves something over."""
    gaps = {"left": sentence_number(left), "right": sentence_number(right), "value": sentence_number(value)}
    quotient = sentence_number(float(left) / float(right))
    if sign == "//":
        # 1. // 0.1 is 9., because 0.1 is a little more than a tenth: that cannot be seen in the printed numbers.
        seen = float(quotient) // 1 == value
        return MISFITS["//"].format(quotient=quotient, **gaps) if seen else ""
    times = left // right
    if not math.isclose(left - right * times, value, rel_tol=1e-3):
        return ""
    return MISFITS["%"].format(times=sentence_number(times), **gaps)


def leaves_a_rest(left: float, right: float) -> bool:
    """Whether a division leaves something over."""
    return math.isfinite(left) and math.isfinite(right) and right != 0 and left % right != 0
