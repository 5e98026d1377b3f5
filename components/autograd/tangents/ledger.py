"""The grad ledger: what x.grad held after each line that touched it, and what each backward pass added."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.interpreter import Step

from ..listing import CodeLine, Kind
from ..sentences import COLORED, rounded, say, short

SENTENCES = {
    "heading": "| after | adds | `x.grad` |",
    "pass": "{curve}: `{source}`",
    "line": "`{source}`",
}


@dataclass(frozen=True)
class Entry:
    """A line of the program, the gradient that it added and what x.grad held after it, or None as Python says it.

    `curve` is "f" or "g" for a backward pass on it, and "" for another line.
    """

    source: str
    curve: str
    added: float | None
    held: float | None


class Ledger:
    """Fills its `entries` while the program runs, by looking at each of its lines."""

    def __init__(self):
        self.entries: list[Entry] = []
        self.x: Any = None
        self.arrived: list[float] = []

    def enter_line(self, line: CodeLine, step: Step) -> None:
        """Enter what a line that has just run did to x.grad, if it is a line that touches it."""
        if step.error:
            return
        if line.kind is Kind.MAKE_X:
            self.x, arrived = step.assigned["x"], self.arrived
            # Not a hook of `self`: x would hold the ledger that holds x.
            self.x.register_hook(lambda gradient: arrived.append(gradient.item()))
            self.enter("requires_grad_()")
        elif line.kind is Kind.BACKWARD:
            self.enter(line.source, line.function, self.arrived.pop() if self.arrived else None)
        elif line.kind is Kind.ZERO:
            self.enter(line.source)

    def enter(self, source: str, curve: str = "", added: float | None = None) -> None:
        """Add an entry with what x.grad holds now."""
        held = None if self.x.grad is None else self.x.grad.item()
        self.entries.append(Entry(source, curve, added, held))


def table(entries: Sequence[Entry]) -> str:
    """The ledger as a Markdown table, with the sum that each backward pass made."""
    lines = [SENTENCES["heading"], "|:--|--:|:--|"]
    before = None
    for entry in entries:
        after = say(SENTENCES["pass" if entry.curve else "line"], curve=COLORED.get(entry.curve), source=entry.source)
        added = "" if entry.added is None else short(entry.added)
        held = "None" if entry.held is None else f"**{short(entry.held)}**"
        if before is not None and entry.added is not None and entry.held is not None:
            held = f"{short(before)} + {added} = {held}{rounded((before, entry.added), entry.held)}"
        lines.append(f"| {after} | {added} | {held} |")
        before = entry.held
    return "\n".join(lines)
