"""What one run of a page hands over to the next one, of this page or another: where the controls stand."""

from collections.abc import Mapping

import streamlit as st

CARRIED = "carried"


def carry(values: Mapping[str, object]) -> None:
    """Let the next page, or the same one in its next run, begin with its controls, by key, at these values.

    A link will not do: there, Streamlit lets nobody but a control write the control's own parameter, and a packed one
    would stay behind in the browser's history.
    """
    st.session_state[CARRIED] = dict(values)


def put_carried() -> None:
    """Put the controls to where the page before wanted them. Call this before they are drawn."""
    st.session_state.update(st.session_state.pop(CARRIED, {}))
