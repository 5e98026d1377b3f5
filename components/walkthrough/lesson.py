"""What a lesson is made of: steps, and in each of them prose, pictures, notes, a question and a live panel."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .answer import Answer, numbers
from .exercise.exercise import Exercise
from .sentences import MISTAKES

# With this, the names of files begin whose steps are exercises; behind it stands the name of the lesson before them.
EXERCISES = "exercises-"


@dataclass(frozen=True)
class Prose:
    """Markdown, with formulas between dollar signs."""

    text: str


@dataclass(frozen=True)
class Picture:
    """A picture that stands beside the lesson's file: the words for whoever does not see it, its format, its bytes."""

    words: str
    format: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Reading:
    """The lines of the reading that a step is about, as they stand there. They are shown and never run."""

    text: str


@dataclass(frozen=True)
class Note:
    """Markdown that stands in the margin, or in a step that shows the reading's lines with these."""

    text: str


@dataclass(frozen=True)
class Question:
    """What a reader answers before the step goes on: one of the `choices`, or without any a text of their own.

    Each of `answers` is right; the first one is shown. `why` is said once the reader has it, and `reasons` has what is
    said to whoever took a choice, or typed a text that says the same.
    """

    text: str
    choices: tuple[str, ...]
    answers: tuple[Answer, ...]
    why: str
    reasons: Mapping[str, str] = field(default_factory=dict)
    line: int = field(default=0, compare=False)

    @property
    def answer(self) -> str:
        """The right answer that is shown."""
        return self.answers[0].text

    @property
    def wants_number(self) -> bool:
        """Whether only a number can be right."""
        return not self.choices and all(answer.is_number for answer in self.answers)

    def is_right(self, given: str) -> bool:
        """Whether a reader's answer says the same as one of the right ones."""
        return given == self.answer if self.choices else any(answer.accepts(given) for answer in self.answers)

    def reason(self, given: str) -> str:
        """What is said to whoever gave this answer; "" if the lesson has nothing to say."""
        if self.choices:
            return self.reasons.get(given, "")
        return next((reason for text, reason in self.reasons.items() if Answer(text).accepts(given)), "")

    def is_answer(self, given: str) -> bool:
        """Whether it can be right or wrong at all: where a number is asked for, it is one."""
        return bool(given.strip()) and (not self.wants_number or bool(numbers(given)))


@dataclass(frozen=True)
class Panel:
    """A page's panel as a link opens it: the page, and the texts of its parameters.

    `line` is where the file has it, and `fails` whether its lines are meant to end in an error. If it `continues`, its
    lines go on from those `before`, which run first.
    """

    page: str
    query: Mapping[str, str]
    line: int
    fails: bool = False
    continues: bool = False
    before: str = ""

    @property
    def lines(self) -> str:
        """All lines that run: those of the steps before and its own; "" for a panel that is no editor."""
        return self.before + self.query["code"] if self.is_live else ""

    @property
    def is_live(self) -> bool:
        """Whether the panel is an editor with live lines."""
        return self.page == "tensors" and "code" in self.query


@dataclass(frozen=True)
class Step:
    """One step: its title, the cells of the reading that it comes from, and its parts in their order."""

    title: str
    cells: str
    parts: tuple[Prose | Picture | Reading | Note | Question | Exercise | Panel, ...]

    @property
    def panels(self) -> tuple[Panel, ...]:
        """Each of another page: two of the same would be moved by the same controls."""
        return tuple(part for part in self.parts if isinstance(part, Panel))

    @property
    def panel(self) -> Panel | None:
        """The first panel of the step, if it has one."""
        return next(iter(self.panels), None)

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises of the step, in their order."""
        return tuple(part for part in self.parts if isinstance(part, Exercise))

    @property
    def reading(self) -> Reading | None:
        """The lines of the reading that the step is about, if it has some."""
        return next((part for part in self.parts if isinstance(part, Reading)), None)


@dataclass(frozen=True)
class Lesson:
    """A lesson: the name of its file, its title, one line about it, and its steps."""

    name: str
    title: str
    line: str
    steps: tuple[Step, ...]

    @property
    def is_exercises(self) -> bool:
        """Whether its steps are exercises, which have a page of their own and stand in no list of lessons."""
        return self.name.startswith(EXERCISES)


class Mistake(ValueError):
    """What is wrong in a lesson's file, and in which line."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


class BadLesson(ValueError):
    """A lesson that cannot be shown; its text says in which file, in which line, and what is wrong."""

    def __init__(self, file: str, line: int, what: str) -> None:
        super().__init__(MISTAKES["bad lesson"].format(file=file, line=line, what=what))
