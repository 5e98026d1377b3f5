"""One fenced block of a lesson's file: live lines, a panel's link, a question, a note, lines of the reading."""

from urllib.parse import parse_qs, urlsplit

from components.links.packed import PACKED, unpack

from .asked import read_question
from .lesson import Mistake, Note, Panel, Question, Reading
from .picture import names_in


def read_block(kind: str, line: int, lines: list[str]) -> Note | Question | Panel | Reading:
    """The part of a step that a block of this kind is; its first line has this number.

    Raises: Mistake
    """
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise Mistake(line - 1, f"the block '{kind}' is empty")
    if kind in ("note", "question") and names_in(text):
        raise Mistake(line, f"the picture {names_in(text)[0]} stands outside of '{kind}', in a line of its own")
    match kind.split():
        case ["note"]:
            return Note(text.strip())
        case ["reading"]:
            return Reading(text)
        case ["question"]:
            return read_question(line, lines)
        case ["panel"]:
            return read_link(line, text.strip())
    ways = kind.split()[2:]
    return Panel("tensors", {"code": text + "\n"}, line, "error" in ways, "continues" in ways)


def read_link(line: int, link: str) -> Panel:
    """The panel that a link opens; a whole address does as well, so that it can be copied from the browser."""
    if "\n" in link:
        raise Mistake(line + 1, "a panel is one link in one line, such as /autograd?view=guess&x=-2")
    try:
        parts = urlsplit(link)
        query = parse_qs(parts.query, keep_blank_values=True)
        if PACKED in query:
            query |= unpack(query.pop(PACKED)[-1])
    except ValueError as reason:
        raise Mistake(line, f"the link cannot be read: {reason}") from reason
    query = {name: texts for name, texts in query.items() if not name.startswith("embed")}
    if any(len(texts) > 1 for texts in query.values()):
        raise Mistake(line, "the link gives a parameter more than once")
    return Panel(parts.path.rstrip("/").rpartition("/")[2], {name: text for name, (text,) in query.items()}, line)
