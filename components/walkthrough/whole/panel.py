"""The whole lesson to take home: its text and the programs of its panels, in order."""

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from components.links.pages import load_interpreter

from ..embedded.link import mistake_of, program_of
from ..exercise.exercise import Exercise
from ..lesson import Lesson, Note, Panel, Picture, Prose, Question, Reading, Step
from ..page_words import at_home, with_words
from ..sentences import ENDING

if TYPE_CHECKING:
    from components.export.program import Program

# Streamlit's own mark for coloured words, which no other Markdown knows.
COLORED = re.compile(r":(?:blue|orange|red|violet|green|gray)\[([^\]]*)\]")
STEPS_AT_HOME = "10"


def show(lesson: Lesson) -> None:
    """Draw the buttons that give the lesson away."""
    # Here, because torch comes with it: the page's text has been sent before.
    load_interpreter()
    from components.export.file import python_file
    from components.export.notebook import notebook
    from components.page.take_home import NOTEBOOK, PYTHON, HomeFile, offer

    link = f"{st.context.url}?lesson={lesson.name}" if st.context.url else ""

    def as_notebook() -> str:
        return notebook(lesson.title, parts_of(lesson), link)

    def as_file() -> str:
        return python_file(lesson.title, parts_of(lesson, pictures=False), link)

    offer(ENDING["notebook"], HomeFile(lesson.title, *NOTEBOOK, as_notebook), "whole", "tertiary")
    offer(ENDING["file"], HomeFile(lesson.title, *PYTHON, as_file), "whole", "tertiary")


def parts_of(lesson: Lesson, pictures: bool = True) -> "Iterator[str | Program]":
    """The lesson as Markdown texts and programs, with its `pictures` or with words in their place."""
    yield lesson.line
    last = None
    for number, step in enumerate(lesson.steps, start=1):
        heading = ENDING["step of cells" if step.cells else "step"]
        yield f"## {heading.format(number=number, title=step.title, cells=step.cells)}"
        for part in parts_of_step(step, pictures):
            yield part if isinstance(part, str) else only_new(part, step, last)
            last = last if isinstance(part, str) else part


def only_new(program: "Program", step: Step, last: "Program | None") -> "Program":
    """The program without the lines that the one before it has just run."""
    before = next((panel.before for panel in step.panels if panel.before and panel.lines == program.source), "")
    return replace(program, ran_before=before.count("\n")) if before and last and last.source == before else program


def parts_of_step(step: Step, pictures: bool) -> "Iterator[str | Program]":
    """The step's Markdown texts and programs, with its pictures or with words in their place."""
    for part in (with_words(part, at_home) for part in step.parts):
        if isinstance(part, Panel):
            program = None if mistake_of(part) else program_of(walked(part))
            if program:
                yield program
        elif isinstance(part, Picture):
            yield embedded(part) if pictures else ENDING["picture"].format(words=part.words)
        elif isinstance(part, Reading):
            yield f"{ENDING['reading']}\n\n```python\n{part.text}\n```"
        elif isinstance(part, Exercise):
            yield from exercise_parts(part)
        elif isinstance(part, Question):
            yield COLORED.sub(r"\1", question_text(part))
        elif part.text:
            yield COLORED.sub(r"\1", quoted(part))


def exercise_parts(exercise: Exercise) -> "Iterator[str | Program]":
    """The task, the lines to begin with, and what checks them."""
    from components.export.program import Program

    from ..exercise.at_home import cell_of, text_of

    yield COLORED.sub(r"\1", text_of(exercise))
    yield Program(ENDING["exercise"], exercise.fixed + exercise.start)
    if cell := cell_of(exercise):
        yield Program(ENDING["checks"], cell, our_own=True)


def walked(panel: Panel) -> Panel:
    """The panel after steps that a reader takes by pressing, where it begins with none: an empty loop shows nothing."""
    if panel.query.get("steps") != "0":
        return panel
    return replace(panel, query={**panel.query, "steps": STEPS_AT_HOME})


def embedded(picture: Picture) -> str:
    """The picture inside the text itself, so that the notebook needs no other file."""
    data = base64.b64encode(picture.data).decode()
    return f"![{picture.words}](data:image/{picture.format};base64,{data})"


def quoted(part: Prose | Note) -> str:
    """Prose as it stands; a margin note as a quotation."""
    if isinstance(part, Prose):
        return part.text
    return "\n".join(f"> {line}".rstrip() for line in part.text.split("\n"))


def question_text(question: Question) -> str:
    """The question with its choices, and its answer folded below it."""
    choices = "\n".join(f"- {choice}" for choice in question.choices)
    right = ENDING["right"].format(answer=question.answer, why=question.why)
    answer = f"<details><summary>{ENDING['answer']}</summary>\n\n{right}\n\n</details>"
    asked = ENDING["question"].format(question=question.text)
    return "\n\n".join(filter(None, (asked, choices, answer)))
