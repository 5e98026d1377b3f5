"""What went wrong in a text that a reader typed, in words that a reader can use."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One mistake: what was said about it, where it stands, and what to do.

    `message` has the words of torch, numpy or Python with the class name in front, or this project's own sentence where a
    construct is refused. `hint` explains in plain words and names a fix that runs; it is "" if there is none.
    `line` and `column` are 1-based.
    """

    message: str
    hint: str = ""
    line: int = 1
    column: int = 1


class Refused(Exception):
    """Carries the Problem of a text that is not run; raised inside the interpreter, never out of `run`."""

    def __init__(self, problem: Problem):
        super().__init__(problem.message)
        self.problem = problem
