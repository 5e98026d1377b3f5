"""Opening a page or a lesson's step: from a link, from what a visit left there, or at what another page hands over.

The picture in docs/opening.md shows the way of a value, and which rule of Streamlit forces what. `open_page` and
`open_step` are called at the top of each run; where the address has to change, the page starts again, once.
"""

from collections.abc import Callable, Hashable, Mapping
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAPIException

from components.links.packed import PACKED, unpack
from components.links.page import VIEW, Page
from components.links.parameter import Parameter
from components.links.sentences import REASONS

from .notices import notice, notice_packed
from .place import (
    CONTROLS,
    MADE,
    controls_begin_at,
    enter,
    is_first_place,
    is_started_over,
    is_step,
    put_away,
    set_step,
)

HANDED_OVER = "handed_over"
# The texts of an address by their names, as a link has them, which may say a name more than once.
Texts = dict[str, list[str]]
# Opens the page of a link in place of the one that is open, with the same look.
LOAD_ANEW = """<script>
const link = new URLSearchParams("{}")
for (const [name, value] of new URLSearchParams(location.search))
    if (name.startsWith("embed")) link.append(name, value)
location.replace("?" + link)
</script>"""


def open_page(page: Page) -> dict[str, Parameter]:
    """Put the controls of a page to where its link, this visit or another page wants them, before they are drawn.

    Call this at the top of the page, outside fragments; it tells the page's parameters as they are there.
    """
    set_step(None)
    link = linked_texts()
    comes_first = is_first_place()
    left = enter(page.name)
    if left is not None and not comes_first:
        put_away(but=st.session_state.get(HANDED_OVER, ()))
        if HANDED_OVER not in st.session_state:
            link = texts_of(left) | link
    link = with_section(page, usable(link, {VIEW: page.view}))
    standing = {VIEW: st.session_state[VIEW]} if VIEW in st.session_state else {}
    parameters = page.parameters(last_texts(link) | standing, st.session_state, page.checks_all)
    rewrite(usable(link, parameters))
    st.session_state.update(st.session_state.pop(HANDED_OVER, {}))
    return parameters


def open_step(
    place: Hashable,
    link: Mapping[str, str],
    several: bool,
    is_pressed: bool,
    parameters: Callable[[], Mapping[str, Parameter]],
) -> None:
    """Put the controls of a lesson's step to where it wants them, the visit left them, or the address has them.

    `link` has the texts of its panels' links, and `several` says whether they are of several pages. Where it was opened
    by a press, the address is still that of the step before. `parameters` gives those of its panels.
    """
    is_pressed = is_pressed or is_started_over()
    comes_from_a_page, comes_first = not is_step(), is_first_place()
    set_step(link, several)
    left = enter(place)
    # Streamlit itself puts the controls of a new visit to where the link has them.
    if left is None or (comes_first and not is_pressed):
        return
    if comes_from_a_page and left:
        put_away()
        rewrite(texts_of(left) | linked_texts())
    put = {parameter.name: parameter.default for parameter in parameters().values()} | left
    if not is_pressed:
        put |= values_of(linked_texts(), parameters())
    put_away(but=put)
    st.session_state.update(put)


def check_link(parameters: Mapping[str, Parameter]) -> None:
    """Take from the address what cannot be used, and remember to say so. The page then starts again without it.

    Streamlit by itself would fall back without a word, or, for a text field, take any text.
    """
    rewrite(usable(linked_texts(), parameters))


def open_next_at(values: Mapping[str, object]) -> None:
    """Let the next page, or the same one in its next run, begin with its controls, by key, at these values.

    A link will not do: there, Streamlit lets nobody but a control write the control's own parameter, and a packed one
    would stay behind in the browser's history.
    """
    st.session_state[HANDED_OVER] = dict(values)


def linked_texts() -> Texts:
    """The texts of the page's address; those of a packed link in its place."""
    texts = {name: st.query_params.get_all(name) for name in st.query_params}
    packed = texts.get(PACKED)
    if not packed:
        return texts
    try:
        if len(packed) > 1:
            raise ValueError(REASONS["twice"])
        return unpack(packed[0])
    except ValueError as reason:
        notice_packed(packed[0], str(reason))
        return {}


def last_texts(link: Texts) -> dict[str, str]:
    """One text for each name, as Streamlit reads an address."""
    return {name: texts[-1] for name, texts in link.items() if texts}


def texts_of(left: Mapping[str, object]) -> Texts:
    """What a visit left of a place's controls, as an address has it; what else it made there is put back at once.

    By the address, because a control that is told its value by its name alone stays out of the address of a page that
    was left before.
    """
    st.session_state.update({name: value for name, value in left.items() if name in MADE})
    return {name: [as_text(value)] for name, value in left.items() if name in CONTROLS}


def as_text(value: object) -> str:
    """A control's value as a link has it."""
    return str(value).lower() if isinstance(value, bool) else str(value).removesuffix(".0")


def with_section(page: Page, link: Texts) -> Texts:
    """The link with the section that it means: the one that has a parameter of its own in it, if it names none."""
    if VIEW in link or VIEW in st.session_state:
        return link
    named = {page.section_of(name) for name in link}
    section = next((name for name in page.sections if name in named), page.first)
    return link if section == page.first else link | {VIEW: [section]}


def usable(link: Texts, parameters: Mapping[str, Parameter]) -> Texts:
    """The link without the texts that cannot be used; that is said of each.

    Once a control stands, the link follows it, one run behind when a callback has moved it.
    """
    controls_begin_at({name: parameter.default for name, parameter in parameters.items()})
    left = dict(link)
    for name, parameter in parameters.items():
        texts = link.get(name)
        if not texts or name in st.session_state:
            continue
        try:
            if len(texts) > 1:
                raise ValueError(REASONS["twice"])
            parameter.check(texts[0])
        except ValueError as reason:
            notice(parameter, texts[0], reason)
            del left[name]
    return left


def values_of(link: Texts, parameters: Mapping[str, Parameter]) -> dict[str, object]:
    """The link's texts as values of the controls, where they can be used."""
    values = {}
    for name, text in last_texts(link).items():
        if name in parameters and is_usable(text, parameters[name]):
            values[name] = parameters[name].value(text)
    return values


def is_usable(text: str, parameter: Parameter) -> bool:
    """Whether a parameter takes this text."""
    try:
        parameter.check(text)
    except ValueError:
        return False
    return True


def rewrite(link: Texts) -> None:
    """Write the link into the address, and start again if that changes it.

    A control takes its value from the address that the run started with.
    """
    present = {name: st.query_params.get_all(name) for name in st.query_params}
    changed = {name: texts for name, texts in link.items() if present.get(name) != texts}
    gone = present.keys() - link.keys()
    if not changed and not gone:
        return
    try:
        st.query_params.update({name: texts if len(texts) > 1 else texts[0] for name, texts in changed.items()})
        for name in gone:
            del st.query_params[name]
    except StreamlitAPIException:
        # The visitor went back to the packed link, and the controls that stand are the only ones who may write their
        # parameters.
        st.html(LOAD_ANEW.format(urlencode(link, doseq=True)), unsafe_allow_javascript=True)
        st.stop()
    st.rerun()
