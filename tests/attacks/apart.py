"""Programs of several lines, which stand in files of their own, and those that differ in a word."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "programs"


def apart(name: str) -> list[str]:
    """The programs of one file, in which a line of dashes stands between two."""
    text = (FOLDER / f"{name}.txt").read_text()
    return [program.strip("\n") for program in re.split(r"^---$", text, flags=re.MULTILINE)]


def each(form: str, words: str) -> list[str]:
    """The form once for each word, which takes the place of WORD."""
    return [form.replace("WORD", word) for word in words.split()]
