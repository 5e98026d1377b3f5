"""What is remembered of a reader's work at one exercise."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Record:
    """The lines as they stand, those that were checked last, and what help was taken.

    `tries` counts the checks of lines that were not the same as before; `hints` how many hints were opened; `is_solved`
    stays true once it was; `seen` says that the solution was opened before.
    """

    lines: str
    checked: str | None = None
    tries: int = 0
    hints: int = 0
    is_solved: bool = False
    seen: bool = False
