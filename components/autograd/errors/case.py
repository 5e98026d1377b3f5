"""What a mistake is made of: a short program that makes it, a repaired one, and what it means."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A mistake.

    The programs have places for `{x}`, and for `{whole}`, an x without a fraction. `raised` says what an error of the
    wrong program means, and `silent` what it means that it gives another result than the repaired one, without an
    error; "" where this is not known to happen. Both are Markdown. `predicted`: the reader says what comes out first.
    `shows` is what the last line of the wrong program shows.
    """

    title: str
    wrong: str
    repaired: str
    raised: str = ""
    silent: str = ""
    predicted: bool = False
    shows: str = "x.grad"
