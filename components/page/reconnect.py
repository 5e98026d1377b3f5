"""A page that lost its server goes on with another one."""

from datetime import timedelta

import streamlit as st


@st.fragment(run_every=timedelta(days=1))
def run_when_reconnected() -> None:
    """Make the browser ask for a whole run when its connection comes back.

    Another server, or the same one started anew, knows nothing of the page, and would not answer a control inside a
    fragment. Streamlit's front end asks for a run then only if the run before was that of a fragment, or if some
    fragment runs by itself now and then. So this one does, rarely, and draws nothing.
    """
