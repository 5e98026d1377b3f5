"""`fractions` and `decimal`: numbers without rounding, or with a run's own, and as large as other numbers here."""

import decimal
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from .. import limits
from . import growth
from .entry import module, owned

if TYPE_CHECKING:
    from ..running import Running

EXPONENT = re.compile(r"[eE]([-+]?[0-9_]+)")
BITS_OF_TEN = 3.33
PRECISION = 1_000  # digits that an operation with decimal numbers is told to keep, at most
ROUNDINGS = "CEILING FLOOR UP DOWN HALF_UP HALF_DOWN HALF_EVEN 05UP"
SIGNALS = (
    *(decimal.DecimalException, decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow, decimal.Inexact),
    *(decimal.Underflow, decimal.Rounded, decimal.Subnormal, decimal.Clamped, decimal.FloatOperation),
)


def is_own(value: object, run: "Running") -> bool:
    """Whether a value is an instance of a program's own class."""
    return type(value) in run.classes


# --- fractions


def new_fraction(run: "Running", numerator: Any = 0, denominator: Any = None) -> Fraction:
    """`Fraction(...)` of numbers or of a text.

    Raises: Refused for an object of the program's; LimitReached for one of too many digits; ZeroDivisionError,
    ValueError as in Python.
    """
    for value in (numerator, denominator):
        check_operand(run, value)
    check_text(numerator)
    return checked(Fraction(numerator, denominator))


def check_operand(run: "Running", value: object) -> None:
    """Raises Refused for an object of the program's, which Python would ask for numbers of any size."""
    if is_own(value, run):
        raise growth.refusal(f"A {type(value).__name__} makes no number here: give whole numbers, floats or a text.")


def check_text(value: object) -> None:
    """Raises LimitReached for a text such as `1e999999999`, of which Python would compute the power."""
    if not isinstance(value, str):
        return
    limits.check_bits(BITS_OF_TEN * str.__len__(value))
    for exponent in EXPONENT.findall(value):
        digits = exponent.lstrip("+-").replace("_", "").lstrip("0")
        limits.check_bits(BITS_OF_TEN * int(digits or "0") if len(digits) < 6 else limits.BITS + 1)


def checked(value: Any) -> Any:
    """The number, if it is not too large to keep."""
    limits.check_value(value)
    return value


def round_fraction(run: "Running", number: Fraction, ndigits: Any = None) -> int | Fraction:
    """`round(fraction, ndigits)`: a whole number without `ndigits`. Raises: LimitReached for too many digits."""
    if isinstance(ndigits, int):
        limits.check_bits(BITS_OF_TEN * abs(ndigits))
    return round(number) if ndigits is None else checked(round(number, ndigits))


def from_float(run: "Running", value: Any, /) -> Fraction:
    """`Fraction.from_float(...)`.

    Raises: Refused for an object of the program's; LimitReached for one of too many digits.
    """
    check_operand(run, value)
    return checked(Fraction.from_float(value))


def from_decimal(run: "Running", value: Any, /) -> Fraction:
    """`Fraction.from_decimal(...)`.

    Raises: Refused for an object of the program's; LimitReached for one of too many digits.
    """
    check_operand(run, value)
    return checked(Fraction.from_decimal(value))


# --- operators


def check_power(base: object, exponent: object) -> None:
    """Raises LimitReached for a power of a fraction that would have too many digits."""
    if isinstance(base, Fraction) and isinstance(exponent, (int, Fraction)) and exponent == int(exponent):
        largest = max(abs(base.numerator), base.denominator)
        limits.check_power(largest, abs(int(exponent)))
    elif isinstance(base, int) and isinstance(exponent, Fraction) and exponent.denominator == 1:
        limits.check_power(base, abs(exponent.numerator))


# --- decimal: each run has a context of its own


def with_context(run: "Running") -> None:
    """From now on and until the run ends, the thread's decimal numbers follow a context of the run."""
    if run.decimals is None:
        run.ending.callback(decimal.setcontext, decimal.getcontext())
        run.decimals = decimal.Context()
        decimal.setcontext(run.decimals)


def new_decimal(run: "Running", value: Any = "0", context: object = None) -> Decimal:
    """`Decimal(...)`, in the context of the run.

    Raises: Refused for an object of the program's, or with a context; LimitReached for one of too many digits.
    """
    with_context(run)
    check_operand(run, value)
    if context is not None:
        raise growth.refusal("Decimal() takes one value here.")
    if issubclass(type(value), (list, tuple)):
        growth.check_work(value)
    return checked(Decimal(value))


def of_decimal(name: str) -> Callable[..., Any]:
    """A method of decimal numbers."""
    method = getattr(Decimal, name)

    def call(run: "Running", self: Any, /, *args: Any, **kwargs: Any):
        with_context(run)
        for value in (*args, *kwargs.values()):
            check_operand(run, value)
        made = method(self, *args, **kwargs)
        return checked(made) if isinstance(made, Decimal) else made

    return call


def decimal_from_float(run: "Running", value: Any, /) -> Decimal:
    """`Decimal.from_float(...)`.

    Raises: Refused for an object of the program's; LimitReached for one of too many digits.
    """
    with_context(run)
    check_operand(run, value)
    return checked(Decimal.from_float(value))


def new_context(run: "Running", prec: object = 28, rounding: object = decimal.ROUND_HALF_EVEN) -> decimal.Context:
    """`decimal.Context(...)`, of which the precision and the rounding are set here.

    Raises: LimitReached for too many digits.
    """
    made = decimal.Context()
    set_context(run, made, "prec", prec)
    set_context(run, made, "rounding", rounding)
    return made


def getcontext(run: "Running") -> decimal.Context:
    """`decimal.getcontext()`, never that of another run."""
    with_context(run)
    return decimal.getcontext()


def setcontext(run: "Running", context: Any, /) -> None:
    """`decimal.setcontext(...)`, for the run alone. Raises: TypeError in Python's words."""
    if type(context) is not decimal.Context:
        raise TypeError("argument must be a context")
    with_context(run)
    decimal.setcontext(context)


def localcontext(run: "Running", ctx: Any = None, **options: object) -> object:
    """`with decimal.localcontext():`, with a copy of the given context or of the run's.

    Raises: Refused for an option that is not set here; LimitReached for too many digits; TypeError.
    """
    with_context(run)
    if ctx is not None and type(ctx) is not decimal.Context:
        raise TypeError("optional argument must be a context")
    made = (ctx or decimal.getcontext()).copy()
    for name, value in options.items():
        if name not in SETTABLE:
            raise growth.refusal(f"localcontext() takes prec and rounding here, and no {name}.")
        set_context(run, made, name, value)
    return decimal.localcontext(made)


def set_context(run: "Running", context: decimal.Context, name: str, value: object) -> None:
    """`context.prec = 50`. Raises: Refused for what is not set here."""
    if name not in SETTABLE:
        raise growth.refusal("Of a context, `prec` and `rounding` are set here.")
    if name == "prec" and isinstance(value, int) and value > PRECISION:
        raise limits.LimitReached(f"Decimal numbers keep at most {PRECISION:,} digits here.")
    setattr(context, name, value)


def round_decimal(run: "Running", number: Decimal, ndigits: Any = None) -> int | Decimal:
    """`round(number, ndigits)`, in the context of the run: a whole number without `ndigits`."""
    with_context(run)
    return round(number) if ndigits is None else round(number, ndigits)


SETTABLE = ("prec", "rounding")
ROUNDED = {Fraction: round_fraction, Decimal: round_decimal}
KINDS = (Fraction, Decimal)
TYPES = {Fraction: new_fraction, Decimal: new_decimal, decimal.Context: new_context}
TYPES |= {kind: (lambda run, *args, kind=kind: kind(*args)) for kind in SIGNALS}
PLAIN_METHODS = {Fraction: "limit_denominator as_integer_ratio conjugate"}
DECIMAL = """
    adjusted as_integer_ratio as_tuple canonical compare compare_signal compare_total compare_total_mag conjugate
    copy_abs copy_negate copy_sign exp fma is_canonical is_finite is_infinite is_nan is_normal is_qnan is_signed is_snan
    is_subnormal is_zero ln log10 logb logical_and logical_invert logical_or logical_xor max max_mag min min_mag
    next_minus next_plus next_toward normalize number_class quantize radix remainder_near rotate same_quantum scaleb
    shift sqrt to_eng_string to_integral to_integral_exact to_integral_value
"""
OWN_METHODS = {(Decimal, name): of_decimal(name) for name in DECIMAL.split()}
ATTRIBUTES = {
    Fraction: "numerator denominator real imag",
    Decimal: "real imag",
    decimal.Context: "prec rounding Emin Emax capitals clamp",
    decimal.DecimalTuple: "sign digits exponent",
}
CLASS_METHODS = {
    (Fraction, "from_float"): from_float,
    (Fraction, "from_decimal"): from_decimal,
    (Decimal, "from_float"): decimal_from_float,
}
MANAGERS = (type(decimal.localcontext()),)
FRACTIONS = module("fractions", {"Fraction": Fraction})
DECIMALS = module(
    "decimal",
    {"Decimal": Decimal, "Context": decimal.Context, "DecimalTuple": decimal.DecimalTuple},
    {kind.__name__: kind for kind in SIGNALS},
    {f"ROUND_{name}": getattr(decimal, f"ROUND_{name}") for name in ROUNDINGS.split()},
    owned("decimal", getcontext, setcontext, localcontext),
)
