"""A lesson's file, read: front matter, a heading for each step, prose, and fenced blocks for all that is live."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from .lesson import BadLesson, Lesson, Note, Panel, Prose, Question, Step

FOLDER = Path(__file__).with_name("lessons")
FENCE = re.compile(r"(`{3,}|~{3,})\s*(.*)")
CHOICE = re.compile(r"- \[([ xX])\] (.+)")
BLOCKS = ("python live", "python live error", "panel", "question", "note")


class Mistake(ValueError):
    """What is wrong, and in which line."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def read_lesson(path: Path, check: Callable[[str, dict[str, str]], None] = lambda page, query: None) -> Lesson:
    """The lesson in a Markdown file.

    `check(page, query)` raises ValueError, with the reason, for a panel's link that cannot be shown.
    Raises: BadLesson for the first mistake in it.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        front, body = front_matter(lines)
        steps = tuple(read_step(*step) for step in split_steps(lines, body))
        if not steps:
            raise Mistake(len(lines), "there is no step; a step begins with a line such as '## Its title'")
        for panel in (part for step in steps for part in step.parts if isinstance(part, Panel)):
            try:
                check(panel.page, dict(panel.query))
            except ValueError as reason:
                raise Mistake(panel.line, str(reason)) from reason
    except Mistake as mistake:
        raise BadLesson(path.name, mistake.line, str(mistake)) from mistake
    except (OSError, UnicodeDecodeError) as reason:
        raise BadLesson(path.name, 1, f"the file cannot be read as text in UTF-8 ({type(reason).__name__})") from reason
    return Lesson(path.stem, front["title"], front["line"], steps)


def front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
    """The title and the one line of a lesson, and how many lines of the file they take."""
    if not lines or lines[0].strip() != "---":
        raise Mistake(1, "the file begins with a line ---, then title: and line:, then --- again")
    found = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            break
        name, colon, value = line.partition(":")
        if not colon or name.strip() not in ("title", "line") or not value.strip():
            raise Mistake(number, "between the two lines --- stand only 'title: ...' and 'line: ...'")
        found[name.strip()] = value.strip()
    else:
        raise Mistake(1, "the line --- that ends the front matter is missing")
    for name in ("title", "line"):
        if name not in found:
            raise Mistake(number, f"'{name}: ...' is missing above this line")
    return found, number


def split_steps(lines: list[str], start: int) -> Iterator[tuple[int, str, list[str]]]:
    """Each step's line number, heading and lines; what looks like a heading inside a fenced block is none."""
    heads, fence = [], ""
    for number, line in enumerate(lines[start:], start=start + 1):
        mark = FENCE.match(line)
        if fence:
            fence = "" if mark and closes(mark, fence) else fence
        elif line.startswith("## "):
            heads.append(number)
        elif mark and heads:
            fence = mark[1]
        elif line.strip() and not heads:
            raise Mistake(number, "text stands before the first step; a step begins with a line such as '## Its title'")
    for head, following in pairwise([*heads, len(lines) + 1]):
        yield head, lines[head - 1].removeprefix("## "), lines[head : following - 1]


def closes(mark: re.Match, fence: str) -> bool:
    return mark[1].startswith(fence) and not mark[2]


def read_step(number: int, heading: str, lines: list[str]) -> Step:
    title, _, cells = (part.strip() for part in heading.partition(" | "))
    parts = tuple(read_parts(number, lines))
    if not title or not parts:
        raise Mistake(number, "the step has no title" if not title else f"the step '{title}' is empty")
    for kind, name in ((Panel, "live lines or panel"), (Question, "question")):
        if sum(isinstance(part, kind) for part in parts) > 1:
            raise Mistake(number, f"the step '{title}' has more than one {name}; make it two steps")
    return Step(title, cells, parts)


def read_parts(number: int, lines: list[str]) -> Iterator[Prose | Note | Question | Panel]:
    """The parts of a step; `number` is the line of its heading. Fenced blocks of another kind belong to the prose."""
    prose: list[str] = []
    place = 0
    while place < len(lines):
        mark = FENCE.match(lines[place])
        if not mark:
            prose.append(lines[place])
            place += 1
            continue
        first = number + place + 1
        length = next((n for n, line in enumerate(lines[place + 1 :]) if is_end(line, mark[1])), None)
        if length is None:
            raise Mistake(first, f"the block that begins with {mark[0].strip()} has no end")
        kind, block = mark[2].strip(), lines[place + 1 : place + 1 + length]
        if kind in BLOCKS:
            yield from prose_of(prose)
            prose = []
            yield read_block(kind, first + 1, block)
        elif kind.split(" ")[0] in ("panel", "question", "note", "live") or " live" in kind:
            raise Mistake(first, f"there is no block '{kind}'; the blocks are {', '.join(BLOCKS)}")
        else:
            prose += lines[place : place + length + 2]
        place += length + 2
    yield from prose_of(prose)


def is_end(line: str, fence: str) -> bool:
    mark = FENCE.match(line)
    return bool(mark) and closes(mark, fence)


def prose_of(lines: list[str]) -> Iterator[Prose]:
    text = "\n".join(lines).strip()
    if text:
        yield Prose(text)


def read_block(kind: str, line: int, lines: list[str]) -> Note | Question | Panel:
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise Mistake(line - 1, f"the block '{kind}' is empty")
    if kind == "note":
        return Note(text.strip())
    if kind == "question":
        return read_question(line, lines)
    if kind == "panel":
        return read_link(line, text.strip())
    return Panel("tensors", {"code": text + "\n"}, line, fails=kind.endswith(" error"))


def read_link(line: int, link: str) -> Panel:
    """The panel that a link opens; a whole address does as well, so that it can be copied from the browser."""
    if "\n" in link:
        raise Mistake(line + 1, "a panel is one link in one line, such as /autograd?view=guess&x=-2")
    parts = urlsplit(link)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = {name: value for name, value in pairs if not name.startswith("embed")}
    if len(query) < sum(not name.startswith("embed") for name, _ in pairs):
        raise Mistake(line, "the link gives a parameter more than once")
    return Panel(parts.path.rstrip("/").rpartition("/")[2], query, line)


def read_question(line: int, lines: list[str]) -> Question:
    """Text, then the choices with the right one ticked, or a line that begins with '= ', then why it is right."""
    answers = [place for place, text in enumerate(lines) if CHOICE.match(text) or text.startswith("= ")]
    if not answers:
        raise Mistake(line, "the question has no answer: write '- [ ] ...' and once '- [x] ...', or '= ...'")
    first, last = answers[0], answers[-1]
    text, why = "\n".join(lines[:first]).strip(), "\n".join(lines[last + 1 :]).strip()
    if not text:
        raise Mistake(line, "the question has no text above its answers")
    if answers != list(range(first, last + 1)):
        raise Mistake(line + first, "the answers do not stand together")
    typed = [lines[place].removeprefix("= ").strip() for place in answers if lines[place].startswith("= ")]
    if typed:
        if len(answers) > 1:
            raise Mistake(line + first, "a question has choices or one line '= ...', not both, and not two")
        return Question(text, (), typed[0], why)
    choices = [CHOICE.match(lines[place]) for place in answers]
    right = [choice[2].strip() for choice in choices if choice[1] != " "]
    names = tuple(choice[2].strip() for choice in choices)
    if len(right) != 1 or len(names) < 2 or len(set(names)) < len(names):
        raise Mistake(line + first, "of two or more different choices, exactly one is ticked, as '- [x] ...'")
    return Question(text, names, right[0], why)
