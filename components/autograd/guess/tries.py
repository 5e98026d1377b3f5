"""How far a guess was off, and what a reader's tries say together."""

from dataclasses import dataclass

from ..sentences import exactly, is_level, say, short

# What a visit remembers of its guesses: the last one for each f and x, which another section may judge.
GUESSES = "guesses"
COVERED = "?"
LISTED = 10
SENTENCES = {
    "verdict": "you {guess}, autograd {slope}: {judged}",
    "right": "right",
    "f level": "{off} too steep, f is level here",
    "your line level": "{off} not steep enough, your line is level",
    "f falls": "wrong direction, f falls here; {off} off",
    "f rises": "wrong direction, f rises here; {off} off",
    "too steep": "{off} too steep",
    "not steep enough": "{off} not steep enough",
    "tally": "| try | x | you | autograd | off by |",
    "trend": "Off by {before}, then by {last}: {found}.",
    "on it": "right on it",
    "as close": "as close as before",
    "closer": "closer",
    "farther off": "farther off",
}


@dataclass(frozen=True)
class Try:
    """A guess at f's slope at `x` that was revealed; `function` is the text of f.

    >>> Try("x ** 2", -2.0, -9.0, -4.0).off
    5.0
    """

    function: str
    x: float
    guess: float
    slope: float

    @property
    def off(self) -> float:
        """How far the guess was off."""
        return distance(self.guess, self.slope)


def distance(guess: float, slope: float) -> float:
    """How far apart the slopes are; 0 if they are written alike, so that what is called right is off by 0."""
    return 0.0 if short(guess) == short(slope) else abs(guess - slope)


def verdict(guess: float, slope: float) -> str:
    """Both slopes and how they differ, such as "you -9, autograd -5: 4 too steep"."""
    judged = say(SENTENCES[judge(guess, slope)], off=short(distance(guess, slope)))
    return say(SENTENCES["verdict"], guess=short(guess), slope=short(slope), judged=judged)


def judge(guess: float, slope: float) -> str:
    """Which of SENTENCES says how the guess differs from the slope."""
    if is_level(distance(guess, slope)):
        return "right"
    if is_level(slope):
        return "f level"
    if is_level(guess):
        return "your line level"
    if (guess < 0) != (slope < 0):
        return "f falls" if slope < 0 else "f rises"
    return "too steep" if abs(guess) > abs(slope) else "not steep enough"


def tally(tries: list[Try], hidden_at: float | None) -> str:
    """The tries as a Markdown table, the last one first; what autograd said at `hidden_at` is covered."""
    rows = [SENTENCES["tally"], "|--:|--:|--:|--:|--:|"]
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
    if is_level(last):
        found = "on it"
    elif short(last) == short(before):
        found = "as close"
    else:
        found = "closer" if last < before else "farther off"
    return say(SENTENCES["trend"], before=short(before), last=short(last), found=SENTENCES[found])
