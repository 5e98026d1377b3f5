"""What went wrong in a text that a reader typed, in words that a reader can use."""

import ast
import traceback
from dataclasses import dataclass

# What of a syntax tree has a place in the text.
Node = ast.expr | ast.stmt | ast.excepthandler | ast.pattern | ast.arg | ast.keyword | ast.alias


@dataclass(frozen=True)
class Problem:
    """One mistake: what was said about it, where it stands, and what to do.

    `message` has the words of torch, numpy or Python with the class name in front, or this project's own sentence where
    something is refused. `hint` explains in plain words and names a fix that runs; it is "" if there is none.
    `line` and `column` are 1-based; line 0 is the line that runs. `kind` is "python" for what Python, torch or numpy
    raised, "refused" for what does not run here, "limit" for more than a run is given, "syntax" for a text that is no
    Python. `error` names the class of what was raised, "" for the other kinds.

    >>> from components.interpreter import run
    >>> problem = run("x = 5; x / 0").error
    >>> problem.message, problem.line, problem.column, problem.kind, problem.error
    ('ZeroDivisionError: division by zero', 1, 8, 'python', 'ZeroDivisionError')
    >>> run("open('a.txt')").error.kind
    'refused'
    """

    message: str
    hint: str = ""
    line: int = 1
    column: int = 1
    kind: str = "refused"
    error: str = ""


class Refused(BaseException):
    """Carries the Problem of a text that does not run to where it is shown; `run` itself never raises it.

    No program can catch it.
    """

    def __init__(self, problem: Problem):
        super().__init__(problem.message)
        self.problem = problem

    @classmethod
    def at(cls, node: Node | None, message: str, hint: str = "", kind: str = "refused") -> "Refused":
        """A Problem at the place of a syntax node; None stands for the line that runs."""
        line, column = (node.lineno, node.col_offset + 1) if node is not None else (0, 1)
        return cls(Problem(message, hint, line, column, kind))


def words_of(error: BaseException) -> str:
    """What Python's prompt says of an exception: its class and its words."""
    name = type(error).__name__
    if isinstance(error, SyntaxError):
        # A program may say that it stands at any column, and Python would draw the line up to there.
        return f"{name}: {error.msg}"
    if isinstance(error, BaseExceptionGroup):
        # Python would write all that is in it first, and then leave it out.
        return f"{name}: {error}"
    return "".join(traceback.format_exception_only(error)).strip()
