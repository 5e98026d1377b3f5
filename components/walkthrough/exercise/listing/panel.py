"""The page of all exercises: by subject, what is done and tried, and one file to hand in."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.page.place import enter, put_away, set_step

from ...lesson import EXERCISES, Lesson
from ..found import exercises_of
from ..handin import panel as handin
from ..panel import records
from ..progress import panel as progress
from ..record import Record
from ..sentences import PAGE

STYLE = Path(__file__).with_name("panel.css")
ICONS = {"done": ":material/check_circle:", "tried": ":material/edit:", "": ":material/radio_button_unchecked:"}


def show(lessons: Sequence[object], walkthrough: StreamlitPage) -> None:
    """Draw the page; `walkthrough` is the page on which a lesson is shown."""
    set_step(None)
    if enter("exercises") is not None:
        # What another place's controls leave stays with that place.
        put_away()
    st.html(STYLE)
    progress.keep()
    with_exercises = in_order([lesson for lesson in lessons if isinstance(lesson, Lesson)])
    for column, lesson in zip(st.columns(max(len(with_exercises), 1), gap="medium"), with_exercises, strict=False):
        with column:
            show_subject(lesson, walkthrough)
    handin.show(with_exercises)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(PAGE["kept"], width="content")
        st.button(PAGE["forget"], key="forget", on_click=progress.forget)


def in_order(lessons: Sequence[Lesson]) -> list[Lesson]:
    """The lessons that have exercises, as the lessons come that they belong to."""
    names = [lesson.name for lesson in lessons]

    def place(lesson: Lesson) -> int:
        subject = lesson.name.removeprefix(EXERCISES)
        return names.index(subject) if subject in names else len(names)

    return sorted((lesson for lesson in lessons if any(exercises_of(lesson))), key=place)


def show_subject(lesson: Lesson, walkthrough: StreamlitPage) -> None:
    """The exercises of one lesson, and how many of them are done."""
    found = list(exercises_of(lesson))
    known = records()
    done = sum(place in known and known[place].is_solved for place, _, _ in found)
    st.header(lesson.title, anchor=False)
    st.markdown(PAGE["done"].format(done=done, all=len(found)))
    with st.container(gap="xsmall", key=f"subject_{lesson.name}"):
        for place, step, _ in found:
            state, words = state_of(known.get(place))
            label = PAGE["one of several" if len(step.exercises) > 1 else "exercise"]
            st.page_link(
                walkthrough,
                label=label.format(title=step.title, number=place[2] + 1, state=words),
                icon=ICONS[state],
                query_params={"lesson": lesson.name, "step": str(place[1])},
            )


def state_of(record: Record | None) -> tuple[str, str]:
    """Whether an exercise is done or tried, and in words."""
    if record and record.is_solved:
        return "done", PAGE["state done with help" if record.helped else "state done"]
    if record and record.tries:
        return "tried", PAGE["state tried once" if record.tries == 1 else "state tried"].format(tries=record.tries)
    return ("tried", PAGE["state begun"]) if record and record.is_begun else ("", "")
