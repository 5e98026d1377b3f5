"""A section of another page in a step of a lesson.

The page is imported when it is needed: with it comes torch, which takes a second, and a step's text comes first.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.page.carried import carry
from components.page.kept import KEPT, start_over
from components.page.link import check_link, show_notices
from components.page.loading import load_interpreter, load_interpreter_in_sight
from components.page.start import converted, start

from ..lesson import BadLesson, Panel

if TYPE_CHECKING:
    from components.page.program import Program

PAGES = ("tensors", "devices", "autograd")


def page_of(panel: Panel) -> ModuleType:
    """The module of the page that the panel comes from."""
    return import_page(panel.page)


def import_page(name: str) -> ModuleType:
    """The module of the page of this name, with torch."""
    load_interpreter()
    return import_module(f"components.{name}.panel")


def mistake_of(panel: Panel) -> str:
    """What is wrong with the panel's link; "" if it can be shown."""
    return mistake_in(panel.page, tuple(panel.query.items()))


@cache
def mistake_in(page: str, link: tuple[tuple[str, str], ...]) -> str:
    """What is wrong with a panel's link, found once; "" if nothing is."""
    try:
        check_panel(page, dict(link))
    except ValueError as reason:
        return str(reason)
    return ""


def check_panel(page: str, query: Mapping[str, str]) -> None:
    """Raises: ValueError with the reason, for a link whose panel cannot be shown."""
    if page not in PAGES:
        raise ValueError(f"there is no page /{page}; a panel is on one of /{', /'.join(PAGES)}")
    rules = import_page(page).rules(query)
    for name, text in query.items():
        if name not in rules:
            raise ValueError(f"the link's {name}= means nothing there; it may have {', '.join(rules)}")
        # A lesson may be written on a machine that has more devices.
        if name != "device":
            try:
                rules[name][0](text)
            except ValueError as reason:
                raise ValueError(f"the link's {name}={text} cannot be used: {reason}") from reason


def show(panel: Panel, lesson: str, pages: Mapping[str, StreamlitPage], above: int = 0) -> None:
    """Draw the panel as the step wants it, or what is wrong with its link in the file of the `lesson`.

    So many panels stand `above` it in the step.
    """
    load_interpreter_in_sight()
    if mistake := mistake_of(panel):
        st.error("This panel cannot be shown before a mistake in the lesson's file is put right.")
        st.text(str(BadLesson(f"{lesson}.md", panel.line, mistake)))
        return
    rules = rules_of(panel)
    check_link(rules)
    show_notices(*rules)
    show_failure(panel, lesson)
    behind = f"_{panel.page}" if above else ""
    with st.container(key=f"panel{behind}"):
        if panel.before:
            page_of(panel).show_section(panel.query, panel.before)
        else:
            page_of(panel).show_section(panel.query)
    with st.container(horizontal=True):
        plays = st.button(
            f"Play on the page {pages[panel.page].title}", key=f"play{behind}", icon=":material/open_in_new:"
        )
        if not above:
            st.button("Start over", key="start_over", type="tertiary", on_click=start_over)
    if plays:
        begun = values(page_of(panel).rules(panel.query), panel.query)
        kept = begun | {name: st.session_state[name] for name in rules if name in st.session_state}
        if panel.before:
            kept["code"] = panel.before + kept["code"]
        play_on(panel.page, kept, pages)


def play_on(name: str, values: Mapping[str, object], pages: Mapping[str, StreamlitPage]) -> NoReturn:
    """Open a page with its controls at these values; the lines that a reader left there can be had back."""
    left = st.session_state.get(KEPT, {}).get(name, {})
    aside = import_page(name).put_aside(left, values["code"]) if "code" in values else {}
    carry({**values, **aside})
    # Without these words, Streamlit refuses to leave a page whose controls have written into the link.
    st.switch_page(pages[name], query_params={})


def show_failure(panel: Panel, lesson: str) -> None:
    """What the lesson's author should know about a step's lines, which are shown all the same."""
    if failure := failure_of(panel):
        with st.container(horizontal=True, gap="xsmall", wrap=False, key="failure"):
            st.markdown(":orange[:material/warning:]", width="content")
            st.text(str(BadLesson(f"{lesson}.md", *failure)))


def failure_of(panel: Panel) -> tuple[int, str] | None:
    """The line of the file, and what is wrong, if the panel's lines end otherwise than its block says."""
    failure = failure_in(panel.lines, panel.before.count("\n"), panel.fails) if panel.is_live else None
    return failure and (panel.line + failure[0], failure[1])


@cache
def failure_in(lines: str, above: int, fails: bool) -> tuple[int, str] | None:
    """Where and how lines end otherwise than their block says, found once; None if they do not."""
    from components.interpreter import run

    problem = run(lines).error
    # A busy machine makes a program slow, and the lesson's file no worse.
    if problem and not fails and problem.kind != "limit":
        place = max(problem.line - above - 1, 0)
        return place, f"the live lines end in an error, and the block does not say so: {problem.message}"
    return None if problem or not fails else (0, "the live lines run through, and the block says 'error'")


def rules_of(panel: Panel) -> dict:
    """The checks of the panel's controls, and where they begin in this step."""
    page = page_of(panel)
    rules = page.rules(panel.query)
    return {name: (check, start(name, default)) for name, (check, default) in rules.items() if name not in page.FIXED}


def values(rules: dict, query: Mapping[str, str]) -> dict:
    """The link's texts as values of the controls, where they can be used."""
    return {
        name: converted(query[name], default)
        for name, (check, default) in rules.items()
        if name in query and not is_refused(query[name], check)
    }


def put_controls(panel: Panel, kept: dict[str, object], follow_link: bool) -> dict[str, object]:
    """Puts the panel's controls to where the step wants them, the visit left them, or the link has them; tells it."""
    if mistake_of(panel):
        return {}
    rules = rules_of(panel)
    defaults = {name: default for name, (_, default) in rules.items()}
    put = defaults | kept | (values(rules, st.query_params) if follow_link else {})
    st.session_state.update(put)
    return put


def program_of(panel: Panel) -> "Program | None":
    """The program that the panel runs as the step begins."""
    return page_of(panel).program_of({**panel.query, "code": panel.lines} if panel.before else panel.query)


def is_refused(text: str, check: Callable) -> bool:
    """Whether a check refuses the link's text."""
    try:
        check(text)
    except ValueError:
        return True
    return False
