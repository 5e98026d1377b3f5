"""One fenced block of a lesson's file: live lines, a panel's link, a question, a note, lines of the reading."""

from urllib.parse import parse_qs, urlsplit

from components.links.packed import PACKED, unpack

from .asked import read_question
from .exercise.exercise import Exercise
from .exercise.reader import read_exercise
from .lesson import Mistake, Note, Panel, Question, Reading
from .picture import names_in
from .sentences import MISTAKES


def read_block(kind: str, line: int, lines: list[str]) -> Note | Question | Exercise | Panel | Reading:
    """The part of a step that a block of this kind is; its first line has this number.

    Raises: Mistake
    """
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise Mistake(line - 1, MISTAKES["empty block"].format(kind=kind))
    if kind in ("note", "question", "exercise") and names_in(text):
        raise Mistake(line, MISTAKES["picture in a block"].format(name=names_in(text)[0], kind=kind))
    match kind.split():
        case ["note"]:
            return Note(text.strip())
        case ["reading"]:
            return Reading(text)
        case ["exercise"]:
            return read_exercise(line, lines)
        case ["question"]:
            return read_question(line, lines)
        case ["panel"]:
            return read_link(line, text.strip())
    ways = kind.split()[2:]
    return Panel("tensors", {"code": text + "\n"}, line, "error" in ways, "continues" in ways)


def read_link(line: int, link: str) -> Panel:
    """The panel that a link opens; a whole address does as well, so that it can be copied from the browser."""
    if "\n" in link:
        raise Mistake(line + 1, MISTAKES["two links"])
    try:
        parts = urlsplit(link)
        query = parse_qs(parts.query, keep_blank_values=True)
        if PACKED in query:
            query |= unpack(query.pop(PACKED)[-1])
    except ValueError as reason:
        raise Mistake(line, MISTAKES["unreadable link"].format(reason=reason)) from reason
    query = {name: texts for name, texts in query.items() if not name.startswith("embed")}
    if any(len(texts) > 1 for texts in query.values()):
        raise Mistake(line, MISTAKES["twice in a link"])
    return Panel(parts.path.rstrip("/").rpartition("/")[2], {name: text for name, (text,) in query.items()}, line)
