"""A section of another page in a step of a lesson.

The page is imported when it is needed: with it comes torch, which takes a second, and a step's text comes first.
"""

from collections.abc import Mapping
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.links.pages import page_named
from components.links.parameter import Parameter
from components.page.loading import load_interpreter_in_sight
from components.page.notices import show_notices
from components.page.opening import check_link, last_texts, linked_texts, open_next_at, values_of
from components.page.place import left_in, start_over

from ..lesson import BadLesson, Panel
from ..sentences import PAGE
from .link import failure_of, mistake_of, page_of, parameters_of


def show(panel: Panel, lesson: str, pages: Mapping[str, StreamlitPage], above: int = 0) -> None:
    """Draw the panel as the step wants it, or what is wrong with its link in the file of the `lesson`.

    So many panels stand `above` it in the step.
    """
    load_interpreter_in_sight()
    if mistake := mistake_of(panel):
        st.error(PAGE["broken panel"])
        st.text(str(BadLesson(f"{lesson}.md", panel.line, mistake)))
        return
    parameters = parameters_here(panel)
    check_link(parameters)
    show_notices(*parameters)
    show_failure(panel, lesson)
    behind = f"_{panel.page}" if above else ""
    with st.container(key=f"panel{behind}"):
        if panel.before:
            page_of(panel).panel.show_section(panel.query, panel.before)
        else:
            page_of(panel).panel.show_section(panel.query)
    with st.container(horizontal=True):
        label = PAGE["play"].format(page=pages[panel.page].title)
        plays = st.button(label, key=f"play{behind}", icon=":material/open_in_new:")
        if not above:
            st.button(PAGE["start over"], key="start_over", type="tertiary", on_click=start_over)
    if plays:
        play_on(panel.page, values_to_play(panel, parameters), pages)


def values_to_play(panel: Panel, parameters: Mapping[str, Parameter]) -> dict[str, object]:
    """Where the page's controls begin when a reader goes on there: where they stand in the step."""
    link = {name: [text] for name, text in panel.query.items()}
    values = values_of(link, page_of(panel).parameters(panel.query))
    values |= {name: st.session_state[name] for name in parameters if name in st.session_state}
    if panel.before:
        values["code"] = f"{panel.before}{values['code']}"
    return values


def play_on(name: str, values: Mapping[str, object], pages: Mapping[str, StreamlitPage]) -> NoReturn:
    """Open a page with its controls at these values; the lines that a reader left there can be had back."""
    aside = page_named(name).panel.put_aside(left_in(name), values["code"]) if "code" in values else {}
    open_next_at({**values, **aside})
    # Without these words, Streamlit refuses to leave a page whose controls have written into the link.
    st.switch_page(pages[name], query_params={})


def show_failure(panel: Panel, lesson: str) -> None:
    """What the lesson's author should know about a step's lines, which are shown all the same."""
    if failure := failure_of(panel):
        with st.container(horizontal=True, gap="xsmall", wrap=False, key="failure"):
            st.markdown(":orange[:material/warning:]", width="content")
            st.text(str(BadLesson(f"{lesson}.md", *failure)))


def parameters_here(panel: Panel) -> dict[str, Parameter]:
    """The parameters of the panel's controls, beside what the address has; none of one that cannot be shown."""
    return {} if mistake_of(panel) else parameters_of(panel, last_texts(linked_texts()))
