"""What is said of a link's values that could not be used."""

from collections.abc import Iterable

import streamlit as st

from components.links.packed import PACKED
from components.links.parameter import Parameter

from .quoting import hint_in_markdown, inline_code
from .sentences import NOTICES as SAID

NOTICES, NOTICE = "link_notices", "packed_notice"


def notice(parameter: Parameter, text: str, reason: ValueError) -> None:
    """Remember to say that a link's text for the parameter could not be used, why, and what may help."""
    hint = " ".join(getattr(reason, "__notes__", []))
    notices = st.session_state.setdefault(NOTICES, {})
    notices[parameter.name] = (text, str(reason), parameter.default, hint)


def show_notices(*names: str) -> None:
    """Say which of the controls `names` stand at their default because the link's value could not be used.

    A notice goes when its control is moved. They have a room of their own: what is below stays where it was when they
    go.
    """
    with st.container():
        draw_notices(names)


def draw_notices(names: Iterable[str]) -> None:
    """The notices of these controls, each until its control is moved."""
    notices = st.session_state.get(NOTICES, {})
    for name in names:
        if name not in notices:
            continue
        text, reason, default, hint = notices[name]
        if st.session_state.get(name, default) != default:
            del notices[name]
            continue
        said = SAID["unusable"].format(
            given=inline_code(f"{name}={text}"),
            reason=inline_code(reason.removesuffix(".")),
            default=inline_code(f"{name} = {default}"),
            hint=hint_in_markdown(hint),
        )
        st.warning(said, icon=":material/link_off:")


def notice_packed(text: str, reason: str) -> None:
    """Remember to say that a packed link could not be used, and why."""
    given = inline_code(f"{PACKED}={text}", 30)
    st.session_state[NOTICE] = SAID["unusable link"].format(given=given, reason=reason)


def show_packed_notice() -> None:
    """Say, once, that a packed link could not be used."""
    if NOTICE in st.session_state:
        st.warning(st.session_state.pop(NOTICE), icon=":material/link_off:")
