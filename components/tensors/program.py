"""The program of the page to take home."""

from components.export.program import Program

from .sentences import PAGE


def as_program(code: str) -> Program | None:
    """The reader's lines as a program; None if there are none."""
    return Program(PAGE["title"], code) if code.strip() else None
