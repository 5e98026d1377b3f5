"""A lesson's file, read: front matter, a heading for each step, prose, and fenced blocks for all that is live."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from .block import read_block
from .exercise.exercise import Exercise
from .fence import block_at, is_end, kind_of, opened
from .lesson import BadLesson, Lesson, Mistake, Note, Panel, Picture, Prose, Question, Reading, Step
from .page_words import check_words
from .picture import picture_in
from .sentences import MISTAKES

FOLDER = Path(__file__).with_name("lessons")


def read_lesson(path: Path, check: Callable[[str, dict[str, str]], None] = lambda page, query: None) -> Lesson:
    """The lesson in a Markdown file.

    `check(page, query)` raises ValueError, with the reason, for a panel's link that cannot be shown.
    Raises: BadLesson for the first mistake in it.
    """
    try:
        lines = lines_of(path)
        front, body = front_matter(lines)
        steps = tuple(continued([read_step(*step, path.parent) for step in split_steps(lines, body)]))
        for panel in (panel for step in steps for panel in step.panels):
            try:
                check(panel.page, dict(panel.query))
            except ValueError as reason:
                raise Mistake(panel.line, str(reason)) from reason
    except Mistake as mistake:
        raise BadLesson(path.name, mistake.line, str(mistake)) from mistake
    return Lesson(path.stem, front["title"], front["line"], steps)


def lines_of(path: Path) -> list[str]:
    """The lines of a lesson's file. Raises: Mistake for one that is no text."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as reason:
        raise Mistake(1, MISTAKES["no text"].format(reason=type(reason).__name__)) from reason
    # Some editors write a byte order mark.
    return text.removeprefix("\ufeff").splitlines()


def front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
    """The title and the one line of a lesson, and how many lines of the file they take."""
    if not lines or lines[0].strip() != "---":
        raise Mistake(1, MISTAKES["no front matter"])
    found = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            break
        name, colon, value = line.partition(":")
        if not colon or name.strip() not in ("title", "line") or not unquoted(value.strip()):
            raise Mistake(number, MISTAKES["front matter"])
        found[name.strip()] = unquoted(value.strip())
    else:
        raise Mistake(1, MISTAKES["no end of front matter"])
    for name in ("title", "line"):
        if name not in found:
            raise Mistake(number, MISTAKES["missing"].format(name=name))
    return found, number


def unquoted(text: str) -> str:
    """The text without the quotes around it, which other front matter needs."""
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "'\""
    return text[1:-1].strip() if is_quoted else text


def split_steps(lines: list[str], start: int) -> Iterator[tuple[int, str, list[str]]]:
    """Each step's line number, heading and lines; what looks like a heading inside a fenced block is none."""
    heads, fence = [], ""
    for number, line in enumerate(lines[start:], start=start + 1):
        if fence:
            fence = "" if is_end(line, fence) else fence
        elif line.startswith("## "):
            heads.append(number)
        elif heads:
            fence = opened(line)
        elif line.strip():
            raise Mistake(number, MISTAKES["text before steps"])
    if not heads:
        raise Mistake(len(lines), MISTAKES["no step"])
    for head, following in pairwise([*heads, len(lines) + 1]):
        yield head, lines[head - 1].removeprefix("## "), lines[head : following - 1]


def read_step(number: int, heading: str, lines: list[str], folder: Path) -> Step:
    """One step of a lesson. Raises: Mistake."""
    title, _, cells = (part.strip() for part in heading.partition(" | "))
    parts = tuple(read_parts(number, lines, folder))
    if not title or not parts:
        raise Mistake(number, MISTAKES["empty step"].format(title=title) if title else MISTAKES["no title"])
    for part in parts:
        check_words(part, number)
    for kind, case in ((Question, "two questions"), (Reading, "two readings")):
        if sum(isinstance(part, kind) for part in parts) > 1:
            raise Mistake(number, MISTAKES[case].format(title=title))
    step = Step(title, cells, parts)
    check_panels(step)
    return step


def check_panels(step: Step) -> None:
    """Raises: Mistake for two panels of a page, which would be moved by the same controls."""
    pages = [panel.page for panel in step.panels]
    for place, panel in enumerate(step.panels):
        if panel.page in pages[:place]:
            raise Mistake(panel.line, MISTAKES["two panels"].format(title=step.title, page=panel.page))


def read_parts(
    number: int, lines: list[str], folder: Path
) -> Iterator[Prose | Picture | Reading | Note | Question | Exercise | Panel]:
    """The parts of a step; `number` is the line of its heading. Fenced blocks of another kind belong to the prose."""
    prose: list[str] = []
    place = 0
    while place < len(lines):
        here = number + place + 1
        length, part = 1, None
        if block := block_at(here, lines, place):
            info, inside = block
            length = len(inside) + 2
            if kind := kind_of(here, info):
                part = read_block(kind, here + 1, inside)
        else:
            part = picture_in(here, lines[place], folder)
        if part:
            yield from prose_of(prose)
            prose = []
            yield part
        else:
            prose += lines[place : place + length]
        place += length
    yield from prose_of(prose)


def prose_of(lines: list[str]) -> Iterator[Prose]:
    """The lines as prose; nothing if they are blank."""
    text = "\n".join(lines).strip()
    if text:
        yield Prose(text)


def continued(steps: list[Step]) -> Iterator[Step]:
    """The steps, in which lines that go on from a step before know the lines of that one."""
    last = None
    for step in steps:
        live = next((panel for panel in step.panels if panel.is_live), None)
        if live and live.continues:
            if not last or last.fails:
                raise Mistake(live.line, MISTAKES["goes on from an error" if last else "goes on from nothing"])
            whole = replace(live, before=last.lines)
            step = replace(step, parts=tuple(whole if part is live else part for part in step.parts))
            live = whole
        last = live or last
        yield step
