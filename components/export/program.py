"""A program as a page ran it, to be taken home."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    """A program as a page ran it.

    `plots` are pieces of Altair to run after it, of which the last one ends with the picture. `beside` is another
    program that the page shows beside this one. So many lines as `ran_before` says the program before it has run, as
    the step of a lesson that goes on from another one.
    What the page does not run is taken home as a comment, because a stranger's link may have brought it; so is what it
    ran if that would say more on another machine. Only a program
    that is `our_own`, and needs more than the page's interpreter, stands as it is.
    """

    title: str
    source: str
    plots: tuple[str, ...] = ()
    beside: "Program | None" = None
    our_own: bool = False
    ran_before: int = 0
