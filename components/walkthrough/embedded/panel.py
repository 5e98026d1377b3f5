"""A section of another page in a step of a lesson."""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.autograd import panel as autograd
from components.devices import panel as devices
from components.page.link import check_link, show_notices
from components.page.packed import PACKED, compressed
from components.page.program import Program
from components.page.start import converted, start
from components.tensors import panel as tensors

from ..lesson import Panel

PANELS = {"tensors": tensors, "devices": devices, "autograd": autograd}


def check_panel(page: str, query: Mapping[str, str]) -> None:
    """Raises: ValueError with the reason, for a link whose panel cannot be shown."""
    if page not in PANELS:
        raise ValueError(f"there is no page /{page}; a panel is on one of /{', /'.join(PANELS)}")
    rules = PANELS[page].rules(query)
    for name, text in query.items():
        if name not in rules:
            raise ValueError(f"the link's {name}= means nothing there; it may have {', '.join(rules)}")
        # A lesson may be written on a machine that has more devices.
        if name != "device":
            try:
                rules[name][0](text)
            except ValueError as reason:
                raise ValueError(f"the link's {name}={text} cannot be used: {reason}") from reason


def show(panel: Panel, pages: Mapping[str, StreamlitPage]) -> None:
    rules = rules_of(panel)
    check_link(rules)
    show_notices(*rules)
    PANELS[panel.page].show_section(panel.query)
    if st.button(f"Play on the page {pages[panel.page].title}", key="play", icon=":material/open_in_new:"):
        now = {name: text_of(st.session_state[name]) for name in rules if name in st.session_state}
        # Packed, because Streamlit lets nobody but a control write the control's own parameter.
        st.switch_page(pages[panel.page], query_params={PACKED: compressed({**panel.query, **now})})


def rules_of(panel: Panel) -> dict:
    """The checks of the panel's controls, and where they begin in this step."""
    page = PANELS[panel.page]
    rules = page.rules(panel.query)
    return {name: (check, start(name, default)) for name, (check, default) in rules.items() if name not in page.FIXED}


def put_controls(panel: Panel, follow_link: bool) -> None:
    """Puts the panel's controls to where the step wants them, or where the link has them."""
    for name, (check, default) in rules_of(panel).items():
        text = st.query_params.get(name) if follow_link else None
        st.session_state[name] = default if text is None or is_refused(text, check) else converted(text, default)


def program_of(panel: Panel) -> Program | None:
    """The program that the panel runs as the step begins."""
    return PANELS[panel.page].program_of(panel.query)


def is_refused(text: str, check: Callable) -> bool:
    try:
        check(text)
    except ValueError:
        return True
    return False


def text_of(value: object) -> str:
    """A control's value as a link has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
