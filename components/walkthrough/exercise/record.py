"""What is remembered of a reader's work at one exercise."""

from dataclasses import dataclass, replace

# The lesson, the step, and how many exercises stand above it in the step.
Place = tuple[str, int, int]

LONGEST = 50_000  # characters of lines that are kept, far more than a program may have
LONGEST_WAIT = 600  # seconds between two presses that count as work


@dataclass(frozen=True)
class Record:
    """The lines as they stand, those that were checked last, and what help was taken.

    `tries` counts the checks of lines that were not the same as before; `hints` how many hints were opened; `is_solved`
    stays true once it was. `seen` says that the solution is open, `helped` that it was opened before the exercise was
    solved, and `is_changed` that the lines are not those to begin with any more. `seconds` is how long it was worked
    at, up to the last check; `since` when that was, or when it was opened.
    """

    lines: str
    checked: str | None = None
    tries: int = 0
    hints: int = 0
    is_solved: bool = False
    seen: bool = False
    helped: bool = False
    seconds: int = 0
    is_changed: bool = False
    since: float = 0.0

    @property
    def is_begun(self) -> bool:
        """Whether the reader has done anything at it."""
        return self.is_changed or self.checked is not None or self.tries > 0 or self.hints > 0 or self.seen

    def after_check(self, lines: str, now: float) -> "Record":
        """The record once these lines were given to be checked."""
        waited = min(max(now - self.since, 0), LONGEST_WAIT)
        tries = self.tries + (lines != self.checked)
        seconds = self.seconds + round(waited)
        return replace(self, lines=lines, checked=lines, tries=tries, seconds=seconds, since=now)

    def with_solution(self) -> "Record":
        """The record once the solution was opened."""
        return replace(self, seen=True, helped=self.helped or not self.is_solved)
