"""The fences of a lesson's file: where a block begins and ends, and which ones are the lesson's own."""

import re
from difflib import get_close_matches

from .lesson import Mistake
from .sentences import MISTAKES

# As in Markdown: up to three spaces before it, and no backtick behind backticks.
FENCE = re.compile(r"( {0,3})(`{3,}(?!.*`)|~{3,})\s*(.*)")
WAYS = ("continues", "error")
LIVE = ("python live", *(f"python live {way}" for way in WAYS), f"python live {' '.join(WAYS)}")
BLOCKS = (*LIVE, "panel", "question", "exercise", "note", "reading")
# A fence with one of these in it is meant for the lesson.
WORDS = ("live", "panel", "question", "exercise", "note", "reading", "pythonlive")
LANGUAGES = frozenset(
    "bash c console cpp css diff html ini ipython java javascript js json julia latex markdown md none plain py pycon "
    "python python3 r rust sh shell sql tex text toml ts txt xml yaml".split()
)
ALIKE = 0.7


def kind_of(line: int, info: str) -> str:
    """The block that a fence with these words behind it begins; "" for one of Markdown's own.

    Raises: Mistake for words that are nearly those of a block: shown as code, a question would tell its answer.
    """
    first, *others = info.casefold().split() or [""]
    if (first, *others[:1]) == ("python", "live") and set(others[1:]) <= set(WAYS):
        return " ".join(["python live", *sorted(set(others[1:]))])
    kind = " ".join([first, *others])
    if kind in BLOCKS or kind in LANGUAGES:
        return kind if kind in BLOCKS else ""
    words = re.findall(r"[^\W\d_]+", kind)
    meant = [*WORDS, *(WAYS if first.startswith("py") else ())]
    if any(get_close_matches(word, meant, 1, ALIKE) for word in words if word not in LANGUAGES):
        raise Mistake(line, MISTAKES["no block"].format(name=info.strip(), blocks=", ".join(BLOCKS)))
    return ""


def block_at(line: int, lines: list[str], place: int) -> tuple[str, list[str]] | None:
    """What stands behind the fence in the line at this place, and the lines up to its end; None if none begins there.

    `line` is the number of that line in the file.
    """
    mark = FENCE.match(lines[place])
    if not mark:
        return None
    for end, text in enumerate(lines[place + 1 :], start=place + 1):
        if is_end(text, mark[2]):
            indent = len(mark[1])
            return mark[3], [text[min(indent, len(text) - len(text.lstrip(" "))) :] for text in lines[place + 1 : end]]
    raise Mistake(line, MISTAKES["block without end"].format(fence=mark[0].strip()))


def opened(line: str) -> str:
    """The fence that a line begins; "" if it begins none."""
    mark = FENCE.match(line)
    return mark[2] if mark else ""


def is_end(line: str, fence: str) -> bool:
    """Whether a line ends the block that this fence began."""
    mark = FENCE.match(line)
    return bool(mark) and mark[2].startswith(fence) and not mark[3]
