"""The code view every lesson shares: a program with what each of its lines gave, still Python to copy and run."""

import streamlit as st

from components.interpreter import Step

WIDEST = 44


def transcript(source: str, steps: tuple[Step, ...]) -> str:
    """The text of a program, each statement followed by what it printed as a comment.

    One line of output stands behind its statement, more lines stand below it, and so does the message of an error.
    """
    lines = source.rstrip("\n").split("\n")
    given: dict[int, list[str]] = {}
    for step in steps:
        said = [step.text] if step.text else []
        if step.error:
            said.append(step.error.message)
        given.setdefault(step.line + step.source.count("\n"), []).extend("\n".join(said).split("\n") if said else [])
    short = {line for line, said in given.items() if len(said) == 1 and len(lines[line - 1]) <= WIDEST}
    column = max((len(lines[line - 1]) for line in short), default=0)
    written = []
    for number, line in enumerate(lines, start=1):
        if number in short:
            written.append(f"{line.ljust(column)}  # {given[number][0]}")
        else:
            written += [line, *(f"# {said}" for said in given.get(number, ()))]
    return "\n".join(written)


def show_transcript(source: str, steps: tuple[Step, ...]) -> None:
    """Draw the transcript; without syntax colours, whose contrast is too low on a projector."""
    st.code(transcript(source, steps), language=None)
