"""The code view every lesson shares: a program with what each of its lines gave, still Python to copy and run."""

import textwrap

from components.interpreter import Step

from .code_block import show_program

# The longest line and the longest output that share a line.
LINE, OUTPUT = 44, 40
WARNING = 54  # characters of a line of a warning


def transcript(source: str, steps: tuple[Step, ...], longest: int = LINE) -> str:
    """The text of a program, each statement followed by what it printed as a comment.

    One short line of output stands behind its statement, if that is no longer than `longest`; more stand below it, as
    do warnings and an error's message.
    """
    lines = source.rstrip("\n").split("\n")
    below: dict[int, list[str]] = {}
    for step in steps:
        said = [step.text] if step.text else []
        said += [line for warning in step.warnings for line in textwrap.wrap(warning, WARNING)]
        if step.error:
            said.append(step.error.message)
        below.setdefault(step.line + step.source.count("\n"), []).extend("\n".join(said).splitlines())
    failed = {step.line + step.source.count("\n") for step in steps if step.error}
    behind = {
        number: below.pop(number)[0]
        for number, said in list(below.items())
        if len(said) == 1 and number not in failed and len(lines[number - 1]) <= longest and len(said[0]) <= OUTPUT
    }
    column = max((len(lines[number - 1]) for number in behind), default=0)
    written = []
    for number, line in enumerate(lines, start=1):
        written.append(f"{line.ljust(column)}  # {behind[number]}" if number in behind else line)
        written += [f"# {said}" for said in below.get(number, ())]
    return "\n".join(written)


def show_transcript(source: str, steps: tuple[Step, ...], longest: int = LINE, wrap: bool = False) -> None:
    """Draw the transcript."""
    show_program(transcript(source, steps, longest), wrap)
