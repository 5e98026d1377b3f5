"""Where a visit left its controls: each page, and each step of a lesson, keeps its own."""

from collections.abc import Container, Hashable, Mapping
from typing import NoReturn

import streamlit as st

from .carried import CARRIED

PLACE, KEPT, BEGUN, STARTS_OVER = "place", "kept", "begun", "starts_over"
# The keys of session state that belong to the place that stands, of any place: the controls of its link, and what else
# a reader makes there.
CONTROLS: dict[str, None] = {}
MADE: dict[str, None] = {}


def controls_of_the_place(begun: Mapping[str, object]) -> None:
    """Say that these controls belong to the page, or the step, where they stand, and at which value each began."""
    CONTROLS.update(dict.fromkeys(begun))
    st.session_state.setdefault(BEGUN, {}).update(begun)


def made_in_the_place(*names: str) -> None:
    """Say that these keys of session state belong to the page, or the step, where they were set."""
    MADE.update(dict.fromkeys(names))


def open_place(place: Hashable) -> dict[str, object] | None:
    """Remember what the place before leaves, and tell what this visit left in `place`; None if it stands already."""
    state = st.session_state
    before = state.get(PLACE)
    starts_over = state.pop(STARTS_OVER, False)
    if before == place and not starts_over:
        return None
    kept = state.setdefault(KEPT, {})
    begun = state.pop(BEGUN, {})
    # The control of one place may be named as the button of another, whose state nobody but Streamlit may set.
    own = {name: state[name] for name in [*begun, *MADE] if name in state}
    moved = {name: value for name, value in own.items() if name not in begun or value != begun[name]}
    kept[before] = {} if starts_over else moved
    state[PLACE] = place
    return kept.get(place, {})


def put_away(but: Container[str] = ()) -> None:
    """Take away what the place before left, `but` these names, which the new place has put where it wants them.

    Streamlit keeps the values of a link's controls by their names, whatever page they were on.
    """
    for name in [*CONTROLS, *MADE]:
        if name in st.session_state and name not in but:
            del st.session_state[name]


def open_page(name: str) -> None:
    """Put a page's controls, before they are drawn, to where the visit left them, or where its link has them."""
    is_first = PLACE not in st.session_state
    kept = open_place(name)
    if kept is None or is_first:
        return
    carried = st.session_state.get(CARRIED, ())
    put_away(carried)
    if carried or not kept:
        return
    link_again(kept)


def link_again(kept: Mapping[str, object]) -> NoReturn:
    """Run the page again with what the visit left in it, the controls by its link, so that the address has them too.

    A control that is told its value by its name alone stays out of the address of a page that was left before.
    """
    st.session_state.update({name: value for name, value in kept.items() if name in MADE})
    linked = {name: as_text(value) for name, value in kept.items() if name in CONTROLS}
    st.query_params.from_dict(linked | st.query_params.to_dict())
    # A control takes its value from the link that the run started with.
    st.rerun()


def as_text(value: bool | float | str) -> str:
    """A control's value as a link has it."""
    return str(value).lower() if isinstance(value, bool) else str(value).removesuffix(".0")


def start_over() -> None:
    """The callback of the control that puts a step back to its beginning."""
    st.session_state[STARTS_OVER] = True
