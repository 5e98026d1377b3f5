"""The program of the page to take home."""

from components.export.program import Program


def as_program(code: str) -> Program | None:
    """The reader's lines as a program; None if there are none."""
    return Program("Tensors", code) if code.strip() else None
