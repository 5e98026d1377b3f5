"""A picture of a lesson: a file that stands beside the lesson's own."""

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from .lesson import Mistake, Picture
from .sentences import MISTAKES

LINK = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)>]*?)>?(?:\s+\"[^\"]*\")?\s*\)")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
QUOTED = re.compile(r"`[^`]*`")
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
# Every visitor loads it.
MOST_BYTES, MOST_PIXELS = 1_000_000, 10_000_000


def picture_in(line: int, text: str, folder: Path) -> Picture | None:
    """The picture that a line of a lesson shows; None if it shows none, or one of another server.

    Raises: Mistake for one that cannot be shown.
    """
    found = names_in(text)
    if not found:
        return None
    link = LINK.fullmatch(text.strip())
    if not link:
        raise Mistake(line, MISTAKES["picture in a line"].format(name=found[0]))
    return read_picture(line, link[1], unquote(link[2]), folder)


def names_in(text: str) -> list[str]:
    """The names of the files that a Markdown text shows as pictures."""
    return [name for _, name in LINK.findall(QUOTED.sub("", text)) if not ELSEWHERE.match(name)]


def read_picture(line: int, words: str, name: str, folder: Path) -> Picture:
    """The picture of this name beside the lesson. Raises: Mistake for one that cannot be shown."""
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise Mistake(line, MISTAKES["picture outside"].format(name=name))
        if path.stat().st_size > MOST_BYTES:
            raise Mistake(line, MISTAKES["large picture"].format(name=name, most=f"{MOST_BYTES:,}"))
        data = path.read_bytes()
    except Mistake:
        raise
    except (OSError, ValueError) as reason:
        raise Mistake(line, MISTAKES["no picture"].format(name=name)) from reason
    return Picture(words, format_of(line, name, data), data)


def format_of(line: int, name: str, data: bytes) -> str:
    """The format of a picture's bytes, as Pillow reads them. Raises: Mistake."""
    # Here, because few lessons have a picture.
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height <= MOST_PIXELS:
                image.load()
                assert image.format, "Pillow has read one of FORMATS"
                return image.format.lower()
    except Exception as reason:  # Pillow promises no kind of error for a broken file.
        raise Mistake(line, MISTAKES["no such kind"].format(name=name, kinds=", ".join(FORMATS))) from reason
    raise Mistake(line, MISTAKES["many pixels"].format(name=name, most=f"{MOST_PIXELS:,}"))
