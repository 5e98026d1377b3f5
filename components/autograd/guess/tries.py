"""How far a guess was off, and what a reader's tries say together."""

from dataclasses import dataclass

from ..sentences import exactly, short

# What a visit remembers of its guesses: the last one for each f and x, which another section may judge.
GUESSES = "guesses"
COVERED = "?"
LISTED = 10


@dataclass(frozen=True)
class Try:
    """A guess at f's slope at `x` that was revealed; `function` is the text of f."""

    function: str
    x: float
    guess: float
    slope: float

    @property
    def off(self) -> float:
        return distance(self.guess, self.slope)


def distance(guess: float, slope: float) -> float:
    """How far apart the slopes are; 0 if they are written alike, so that what is called right is off by 0."""
    return 0.0 if short(guess) == short(slope) else abs(guess - slope)


def verdict(guess: float, slope: float) -> str:
    """Both slopes and how they differ, such as "you -9, autograd -5: 4 too steep"."""
    off = short(distance(guess, slope))
    if off == "0":
        found = "right"
    elif short(slope) == "0":
        found = f"{off} too steep, f is level here"
    elif short(guess) == "0":
        found = f"{off} not steep enough, your line is level"
    elif (guess < 0) != (slope < 0):
        found = f"wrong direction, f {'falls' if slope < 0 else 'rises'} here; {off} off"
    else:
        found = f"{off} too steep" if abs(guess) > abs(slope) else f"{off} not steep enough"
    return f"you {short(guess)}, autograd {short(slope)}: {found}"


def tally(tries: list[Try], hidden_at: float | None) -> str:
    """The tries as a Markdown table, the last one first; what autograd said at `hidden_at` is covered."""
    rows = ["| try | x | you | autograd | off by |", "|--:|--:|--:|--:|--:|"]
    for number in range(len(tries), max(0, len(tries) - LISTED), -1):
        one = tries[number - 1]
        autograd = (COVERED, COVERED) if one.x == hidden_at else (short(one.slope), short(one.off))
        rows.append(f"| {' | '.join((str(number), exactly(one.x), short(one.guess), *autograd))} |")
    return "\n".join(rows)


def trend(tries: list[Try]) -> str:
    """Whether the last of the tries came closer than the one before."""
    if len(tries) < 2:
        return ""
    before, last = (one.off for one in tries[-2:])
    if short(last) == "0":
        found = "right on it"
    elif short(last) == short(before):
        found = "as close as before"
    else:
        found = "closer" if last < before else "farther off"
    return f"Off by {short(before)}, then by {short(last)}: {found}."
