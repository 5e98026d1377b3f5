"""The place that stands, a page or the step of a lesson: where its controls begin, and what a visit leaves there."""

from collections.abc import Container, Hashable, Mapping

import streamlit as st

from components.links.parameter import Choice, Parameter, Value

PLACE, LEFT, BEGUN, STARTS_OVER = "place", "left", "begun", "starts_over"
STEP_LINK, SEVERAL = "step_link", "several"
# The keys of session state that belong to the place that stands, of any place: the controls of its link, and what else
# a reader makes there.
CONTROLS: dict[str, None] = {}
MADE: dict[str, None] = {}


def set_step(link: Mapping[str, str] | None, several: bool = False) -> None:
    """Let the controls of a lesson's step begin as a link with these texts would have them; None for a page.

    `several` tells that panels of more than one page stand in the step.
    """
    st.session_state[STEP_LINK] = link
    st.session_state[SEVERAL] = several


def is_step() -> bool:
    """Whether the controls belong to the step of a lesson, which has keys of its own."""
    return st.session_state.get(STEP_LINK) is not None


def has_several() -> bool:
    """Whether panels of more than one page stand in the step."""
    return st.session_state.get(SEVERAL, False)


def begin(parameter: Parameter[Value]) -> Value:
    """Where a control begins: at its own default, or where the step has it. While it stands there, no link says so."""
    text = (st.session_state.get(STEP_LINK) or {}).get(parameter.name)
    value = parameter.default if text is None else parameter.value(text)
    # A step's choice need not be there on every machine.
    is_missing = isinstance(parameter, Choice) and value not in parameter.options
    return parameter.default if is_missing else value


def linked_value(parameter: Parameter[Value]) -> Value:
    """What only a link says, of a page or of a lesson's step: there is no control for it."""
    text = (st.session_state[STEP_LINK] if is_step() else st.query_params).get(parameter.name)
    return parameter.default if text is None else parameter.value(text)


def controls_begin_at(begun: Mapping[str, object]) -> None:
    """Say that these controls belong to the place that stands, and at which value each of them begins."""
    CONTROLS.update(dict.fromkeys(begun))
    st.session_state.setdefault(BEGUN, {}).update(begun)


def made_in_the_place(*names: str) -> None:
    """Say that these keys of session state belong to the page, or the step, where they were set."""
    MADE.update(dict.fromkeys(names))


def is_first_place() -> bool:
    """Whether the visit has been nowhere before."""
    return PLACE not in st.session_state


def enter(place: Hashable) -> dict[str, object] | None:
    """Remember what the visit leaves where it is, and tell what it left in `place`; None if that stands already."""
    state = st.session_state
    before = state.get(PLACE)
    starts_over = state.pop(STARTS_OVER, False)
    if before == place and not starts_over:
        return None
    begun = state.pop(BEGUN, {})
    left = state.setdefault(LEFT, {})
    left[before] = {} if starts_over else moved(begun)
    state[PLACE] = place
    return left.get(place, {})


def moved(begun: Mapping[str, object]) -> dict[str, object]:
    """The values of the place's controls that do not stand where they began, and of what was made there."""
    found = {}
    # The control of one place may be named as the button of another, whose state nobody but Streamlit may set.
    for name in [*begun, *MADE]:
        if name in st.session_state:
            value = st.session_state[name]
            if name not in begun or value != begun[name]:
                found[name] = value
    return found


def left_in(place: Hashable) -> Mapping[str, object]:
    """What the visit left in a place, by name."""
    return st.session_state.get(LEFT, {}).get(place, {})


def put_away(but: Container[str] = ()) -> None:
    """Take away what the place before left, `but` these names, which the new place has put where it wants them.

    Streamlit keeps the values of a link's controls by their names, whatever page they were on.
    """
    for name in [*CONTROLS, *MADE]:
        if name in st.session_state and name not in but:
            del st.session_state[name]


def start_over() -> None:
    """The callback of the control that puts a step back to its beginning."""
    st.session_state[STARTS_OVER] = True


def is_started_over() -> bool:
    """Whether that control was pressed."""
    return STARTS_OVER in st.session_state
