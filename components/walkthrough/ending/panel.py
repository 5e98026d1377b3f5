"""The end of a lesson: another lesson, the pages to play on, and the lesson to take home."""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.links.pages import PAGES

from ..lesson import EXERCISES, BadLesson, Lesson
from ..sentences import ENDING
from ..whole import panel as whole


def show(
    lesson: Lesson,
    lessons: Mapping[str, Lesson | BadLesson],
    pages: Mapping[str, StreamlitPage],
    go: Callable[[str, int], None],
) -> None:
    """Draw the ways on; `go(lesson, step)` opens a step, and `pages` has the pages by name."""
    if other := following(lesson, lessons):
        st.markdown(ENDING["go on"])
        look = {"type": "primary", "icon": ":material/arrow_forward:", "on_click": go, "args": (other.name, 1)}
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(other.title, key="next_lesson", **look)
            st.markdown(other.line, width="content")
    st.markdown(ENDING["try"])
    with st.container(horizontal=True, vertical_alignment="center", key="to_pages"):
        show_exercises(lessons.get(EXERCISES + lesson.name), go)
        for name in PAGES:
            st.page_link(pages[name], width="content")
    st.markdown(ENDING["take home"])
    with st.container(horizontal=True):
        whole.show(lesson)


def show_exercises(exercises: Lesson | BadLesson | None, go: Callable[[str, int], None]) -> None:
    """The way to the lesson's exercises, if it has some."""
    if isinstance(exercises, Lesson):
        look = {"icon": ":material/exercise:", "on_click": go, "args": (exercises.name, 1), "help": exercises.line}
        st.button(exercises.title, key="to_exercises", **look)


def following(lesson: Lesson, lessons: Mapping[str, Lesson | BadLesson]) -> Lesson | None:
    """The lesson after this one in the list, after the last the first one; None if no other can be shown."""
    names = [name for name in lessons if name == lesson.name or not name.startswith(EXERCISES)]
    place = names.index(lesson.name)
    others = [lessons[name] for name in names[place + 1 :] + names[:place]]
    return next((other for other in others if isinstance(other, Lesson)), None)
