"""What a lesson is made of: steps, and in each of them prose, margin notes, a question and a live panel."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Prose:
    """Markdown, with formulas between dollar signs."""

    text: str


@dataclass(frozen=True)
class Note:
    """Markdown that stands in the margin."""

    text: str


@dataclass(frozen=True)
class Question:
    """What a reader answers before the step goes on: one of the `choices`, or without any a text of their own.

    `answer` is the right one, and `why` is said once the reader has answered.
    """

    text: str
    choices: tuple[str, ...]
    answer: str
    why: str

    def is_right(self, answer: str) -> bool:
        """Whether a reader's answer says the same: the same number, or the same text whatever its spaces."""
        try:
            return float(answer) == float(self.answer)
        except ValueError:
            return "".join(answer.split()).casefold() == "".join(self.answer.split()).casefold()


@dataclass(frozen=True)
class Panel:
    """A page's panel as a link opens it: the page, and the texts of its parameters.

    `line` is where the file has it, and `fails` whether its lines are meant to end in an error.
    """

    page: str
    query: Mapping[str, str]
    line: int
    fails: bool = False


@dataclass(frozen=True)
class Step:
    """One step: its title, the cells of the reading that it comes from, and its parts in their order."""

    title: str
    cells: str
    parts: tuple[Prose | Note | Question | Panel, ...]

    @property
    def panel(self) -> Panel | None:
        return next((part for part in self.parts if isinstance(part, Panel)), None)


@dataclass(frozen=True)
class Lesson:
    """A lesson: the name of its file, its title, one line about it, and its steps."""

    name: str
    title: str
    line: str
    steps: tuple[Step, ...]


class BadLesson(ValueError):
    """A lesson that cannot be shown; its text says in which file, in which line, and what is wrong."""

    def __init__(self, file: str, line: int, what: str) -> None:
        super().__init__(f"{file}, line {line}: {what}")
