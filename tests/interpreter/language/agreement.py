"""Many programs at once against real Python: what each statement shows, and the words of the one that ends it."""

import ast
import re
import warnings
from dataclasses import dataclass

from tests.interpreter.real_process import last_line
from tests.interpreter.real_python import Outcome

# A program is a list of cells. Real Python runs many programs in one block, with its names put back in between.
REMEMBER = "import builtins\nbuiltins._fresh = {**globals()}"
PUT_BACK = "globals().clear()\nglobals().update(_fresh)\ntorch.manual_seed(0)\nNone"
UNREAD = ("SyntaxError", "IndentationError", "TabError")


@dataclass(frozen=True)
class Difference:
    """A program, and the first of its statements for which the interpreter said something else than Python."""

    program: str
    statement: str
    expected: Outcome
    got: Outcome
    kind: str  # of the Problem that ended the program here: "refused" and "limit" are this page's own

    @property
    def refused(self):
        return self.kind in ("refused", "limit")

    def __str__(self):
        return (
            f"{self.kind if self.refused else 'differs'}:\n{self.program}\n  at        {self.statement!r}\n"
            f"  Python    {self.expected.text!r} {self.expected.error}\n"
            f"  here      {self.got.text!r} {self.got.error}"
        )


def programs(text):
    """The programs of a text in which a line of three hyphens stands between two of them."""
    return [program.strip("\n") for program in text.split("\n---\n")]


def cells(program):
    """The statements of a program at the left margin, each as its own text, with its decorators."""
    lines = program.split("\n")
    return [cell(program, lines, statement) for statement in ast.parse(program).body]


def cell(program, lines, statement):
    decorators = getattr(statement, "decorator_list", [])
    if not decorators:
        return ast.get_source_segment(program, statement)
    return "\n".join(lines[decorators[0].lineno - 1 : statement.end_lineno])


def expected_outcomes(python, some):
    """What real Python shows for the cells of each program, up to and with the first that fails."""
    readable = [program for program in some if unread(program) is None]
    blocks = [cells(program) for program in readable]
    answers = iter(cut(answer_of(python, blocks), blocks))
    return [[unread(program)] if unread(program) else next(answers) for program in some]


def unread(program):
    """The outcome of a program that is no Python; None if it is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(program, "<program>", "exec")
    except (SyntaxError, ValueError) as error:
        return Outcome("", last_line(error))
    return None


def one_block(blocks):
    """The statements of many programs as one block of the oracle."""
    return [REMEMBER, *(source for block in blocks for source in [*block, PUT_BACK])]


def answer_of(python, blocks):
    """The oracle's outcomes of one block made of many; a statement that fails does not end it."""
    return python.block(one_block(blocks))


def cut(outcomes, blocks):
    """The outcomes of `one_block(blocks)`, for each of its programs up to and with the first that fails."""
    start = 1
    for block in blocks:
        own = outcomes[start : start + len(block)]
        failed = next((index for index, outcome in enumerate(own) if outcome.error), len(own))
        yield [Outcome(without_addresses(outcome.text), outcome.error) for outcome in own[: failed + 1]]
        start += len(block) + 1


def difference(program, expected, result):
    """The first Difference between what Python and the interpreter said of a program, None if there is none."""
    if expected and expected[-1].error.startswith(UNREAD):
        got = [Outcome("", result.error.message if result.error else "")]
        sources = [program]
    else:
        got = [outcome_of(step) for step in result.steps]
        sources = cells(program)
    for index in range(max(len(expected), len(got))):
        told, said = (side[index] if index < len(side) else Outcome("", "nothing") for side in (expected, got))
        if told != said:
            source = sources[min(index, len(sources) - 1)]
            return Difference(program, source, told, said, result.error.kind if result.error and said.error else "")
    return None


def outcome_of(step):
    return Outcome(without_addresses(step.text), step.error.message if step.error else "")


def differences(python, run, some):
    """What differs between real Python and `run`, the smallest program first."""
    told = expected_outcomes(python, some)
    found = [difference(program, outcomes, run(program)) for program, outcomes in zip(some, told, strict=True)]
    return sorted((one for one in found if one), key=lambda one: len(one.program))


def without_addresses(text):
    return re.sub(r"(?<= at 0x)[0-9a-f]+", "0", text)
