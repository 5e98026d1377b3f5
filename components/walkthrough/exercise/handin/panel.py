"""One file to hand in: the student's name, and what was done of the exercises."""

from collections.abc import Sequence

import streamlit as st

from components.links.pages import load_interpreter

from ...lesson import Lesson
from ..found import all_exercises
from ..panel import records
from ..sentences import PAGE

LONGEST_NAME = 100


def show(lessons: Sequence[Lesson]) -> None:
    """The name to write into the file, and its button."""
    begun = {place: record for place, record in records().items() if record.is_begun}
    st.header(PAGE["hand in"], anchor=False)
    if not begun:
        st.markdown(PAGE["nothing begun"])
        return
    found = all_exercises(lessons)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(PAGE["name"], key="student", max_chars=LONGEST_NAME)

        def write() -> bytes:
            # Torch comes with it.
            load_interpreter()
            from ..handed import notebook_of

            return notebook_of(name, begun, found).encode(errors="replace")

        st.download_button(
            PAGE["hand in"],
            write,
            "exercises.ipynb",
            "application/x-ipynb+json",
            key="hand_in",
            on_click="ignore",
            icon=":material/download:",
            type="primary",
        )
