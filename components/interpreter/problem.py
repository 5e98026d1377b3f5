"""What went wrong in a text that a reader typed, in words that a reader can use."""

import ast
import traceback
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One mistake: what was said about it, where it stands, and what to do.

    `message` has the words of torch, numpy or Python with the class name in front, or this project's own sentence where
    something is refused. `hint` explains in plain words and names a fix that runs; it is "" if there is none.
    `line` and `column` are 1-based.
    """

    message: str
    hint: str = ""
    line: int = 1
    column: int = 1


class Refused(Exception):
    """Carries the Problem of a text that does not run to where it is shown; `run` itself never raises it."""

    def __init__(self, problem: Problem):
        super().__init__(problem.message)
        self.problem = problem

    @classmethod
    def at(cls, node: ast.AST, message: str, hint: str = "") -> "Refused":
        """A Problem at the place of a syntax node."""
        return cls(Problem(message, hint, node.lineno, node.col_offset + 1))

    @classmethod
    def because(cls, error: Exception, node: ast.AST, hint: str = "") -> "Refused":
        """What Python's prompt says of an exception: its class and its words."""
        return cls.at(node, "".join(traceback.format_exception_only(error)).strip(), hint)
