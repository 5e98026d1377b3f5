"""A program of the page as data: its lines with what each of them does, from which the text is written once.

The ledger, the stepper, the pictures and the sentences ask a line what it does; nobody reads its text for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from textwrap import indent

from components.interpreter import Run, Step, run

from .functions import Function


class Kind(Enum):
    """What a line does."""

    IMPORT = auto()
    DEFINE = auto()  # a function of x
    MAKE_X = auto()
    CALL = auto()  # a function, with x; y is what it gives
    BACKWARD = auto()  # from y
    ZERO = auto()  # x.grad
    SHOW_GRAD = auto()
    SHOW_PATH = auto()
    OTHER = auto()  # what no picture and no sentence asks about


@dataclass(frozen=True)
class CodeLine:
    """A statement of a program: what it does, its text, and which function it is about; "" where it is about none.

    A `skipped` one stands in the program as a comment, because Python must not run it.

    >>> CodeLine(Kind.BACKWARD, "y.backward()", "f", skipped=True).source
    '# y.backward()'
    """

    kind: Kind
    text: str
    function: str = ""
    skipped: bool = False

    @property
    def source(self) -> str:
        """The line as it stands in the program."""
        return f"# {self.text}" if self.skipped else self.text

    @property
    def assigns(self) -> str:
        """The name that a line about x or y gives a value, "" if it gives none."""
        return {Kind.MAKE_X: "x", Kind.CALL: "y"}.get(self.kind, "")

    def runs(self, kind: Kind) -> bool:
        """Whether it is a line of this kind that Python runs."""
        return self.kind is kind and not self.skipped


@dataclass(frozen=True)
class Listing:
    """A program: its lines from top to bottom.

    >>> program = Listing((make_x(-2.0), call("f"), zero_grad(skipped=True)))
    >>> print(program.text, end="")
    x = tensor(-2.0).requires_grad_()
    y = f(x)
    # x.grad.zero_()
    >>> program.first_numbers
    (1, 2, 3)
    """

    lines: tuple[CodeLine, ...]

    @property
    def text(self) -> str:
        """The program as Python reads it."""
        return "".join(f"{line.source}\n" for line in self.lines)

    @property
    def body(self) -> tuple[CodeLine, ...]:
        """The lines after those that import and define."""
        return tuple(line for line in self.lines if line.kind not in (Kind.IMPORT, Kind.DEFINE))

    @property
    def first_numbers(self) -> tuple[int, ...]:
        """The number, from 1, of the row of the text in which each line begins: a definition has two."""
        numbers = [1]
        for line in self.lines:
            numbers.append(numbers[-1] + line.source.count("\n") + 1)
        return tuple(numbers[:-1])

    def run(self, on_line: Callable[[CodeLine, Step], None] = lambda line, step: None) -> Run:
        """Run the program; `on_line` is called after each line that ran, with its step while that has its values."""
        return run(self.text, lambda step: on_line(self.line_of(step), step))

    def line_of(self, step: Step) -> CodeLine:
        """The line that was run in this step."""
        return self.lines[self.first_numbers.index(step.line)]


def define(name: str, value: str) -> CodeLine:
    """The line that defines a function of x, by the text of its value."""
    return CodeLine(Kind.DEFINE, f"def {name}(x):\n    return {value}", name)


def make_x(x: float, tracked: bool = True) -> CodeLine:
    """The line that makes the tensor x, and asks torch to keep track of it unless it is not to be `tracked`."""
    return CodeLine(Kind.MAKE_X, f"x = tensor({x!r}){'.requires_grad_()' if tracked else ''}")


def call(name: str) -> CodeLine:
    """The line that calls a function with x."""
    return CodeLine(Kind.CALL, f"y = {name}(x)", name)


def backward(name: str, function: Function) -> CodeLine:
    """The line that goes back from y, the function's value; skipped where that would raise an error."""
    return CodeLine(Kind.BACKWARD, "y.backward()", name, skipped=not function.tracked)


def zero_grad(skipped: bool) -> CodeLine:
    """The line that sets x.grad to 0."""
    return CodeLine(Kind.ZERO, "x.grad.zero_()", skipped=skipped)


def show_grad(has_value: bool) -> CodeLine:
    """The line that shows x.grad; a None has to be printed to be seen."""
    return CodeLine(Kind.SHOW_GRAD, "x.grad" if has_value else "print(x.grad)")


def other(text: str) -> CodeLine:
    """Any other line."""
    return CodeLine(Kind.OTHER, text)


def block(head: str, *inside: str) -> str:
    """The text of a statement with statements `inside` it.

    >>> print(block("for step in range(3):", "y = f(x)", block("with torch.no_grad():", "x -= 0.1")))
    for step in range(3):
        y = f(x)
        with torch.no_grad():
            x -= 0.1
    """
    lines = "\n".join(inside)
    return f"{head}\n{indent(lines, '    ')}"
