"""Words of a lesson that only its page can keep: `:page[Press **1 step**.]` is shown there, and never taken home."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from .exercise.exercise import Exercise
from .lesson import Mistake, Note, Prose, Question
from .sentences import MISTAKES

Part = TypeVar("Part")
BEGIN = ":page["
WITHIN = r"(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*"
MARKED = re.compile(re.escape(BEGIN) + f"({WITHIN})" + r"\]")
WITH_SPACE = re.compile(r" ?" + MARKED.pattern)


def on_page(text: str) -> str:
    """The text with these words, without the marks around them."""
    return MARKED.sub(r"\1", text)


def at_home(text: str) -> str:
    """The text without these words."""
    left = (line.strip() for line in WITH_SPACE.sub("", text).split("\n\n"))
    return "\n\n".join(filter(None, left))


def with_words(part: Part, change: Callable[[str], str]) -> Part:
    """A part of a step with each of its texts changed."""
    if isinstance(part, Prose | Note):
        return replace(part, text=change(part.text))
    if isinstance(part, Question):
        reasons = {choice: change(reason) for choice, reason in part.reasons.items()}
        return replace(part, text=change(part.text), why=change(part.why), reasons=reasons)
    if isinstance(part, Exercise):
        return replace(part, task=change(part.task), hints=tuple(map(change, part.hints)))
    return part


def check_words(part: object, line: int) -> None:
    """Raises: Mistake, for a mark without an end, in the step that begins in this line."""

    def check(text: str) -> str:
        if BEGIN in on_page(text):
            raise Mistake(line, MISTAKES["words without end"].format(begin=BEGIN))
        return text

    with_words(part, check)
