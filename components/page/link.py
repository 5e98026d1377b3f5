"""A page's link: which values in it could not be used, and saying so."""

import re
from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from .kept import controls_of_the_place

NOTICES = "link_notices"
LONGEST_ECHO = 80
MOST_READ = 20_000  # characters, of the millions that may come
CODE = re.compile(r"`([^`]*)`")
# What Markdown would make something of. None of it stands in a hint's own words, only in what a reader typed.
MARKUP = re.compile(r"[\[\]<>$*_\\`|]|:\w|//|www\.")


def check_link(parameters: Mapping[str, tuple[Callable[[str], object], object]]) -> None:
    """Replace the values of the page's link that cannot be used by their defaults, and remember to say so.

    `parameters` maps a control's key to its check and its default. A check takes the link's text and raises ValueError,
    with the reason as its text and a hint as its note, for what cannot be used. Call this at the top of a page,
    outside fragments, before the controls are drawn with `key=name` and `bind="query-params"`: Streamlit by itself
    would fall back without a word, or, for a text field, take any text. The page starts again without the refused
    values, because a control takes its value from the link that the run started with.
    """
    controls_of_the_place({name: default for name, (_, default) in parameters.items()})
    notices = {}
    for name, (check, default) in parameters.items():
        given = st.query_params.get_all(name)
        # Once a control stands, the link follows it, one run behind when a callback has moved it.
        if not given or name in st.session_state:
            continue
        try:
            if len(given) > 1:
                raise ValueError("it is given more than once")
            check(given[0])
        except ValueError as reason:
            notices[name] = (given[0], str(reason), default, " ".join(getattr(reason, "__notes__", [])))
    if notices:
        st.session_state.setdefault(NOTICES, {}).update(notices)
        for name in notices:
            del st.query_params[name]
        st.rerun()


def show_notices(*names: str) -> None:
    """Say which of the controls `names` stand at their default because the link's value could not be used.

    A notice goes when its control is moved. They have a room of their own: what is below stays where it was when they
    go.
    """
    with st.container():
        draw_notices(names)


def draw_notices(names: Iterable[str]) -> None:
    notices = st.session_state.get(NOTICES, {})
    for name in names:
        if name not in notices:
            continue
        text, reason, default, hint = notices[name]
        if st.session_state.get(name, default) != default:
            del notices[name]
            continue
        st.warning(
            f"The link's {inline_code(f'{name}={text}')} could not be used: {inline_code(reason.removesuffix('.'))}. "
            f"The page shows {inline_code(f'{name} = {default}')} instead."
            f" {hint_in_markdown(hint)}",
            icon=":material/link_off:",
        )


def one_of(options: Iterable) -> Callable[[str], None]:
    """A check for `check_link`: raises ValueError, with the options, for a text that is none of them."""
    texts = [str(option) for option in options]

    def check(text: str) -> None:
        if text not in texts:
            raise ValueError(f"it is none of {', '.join(texts)}")

    return check


def check_switch(text: str) -> None:
    """Raises: ValueError, if the link's text is not one that a switch takes."""
    if text.lower() not in ("true", "false"):
        raise ValueError("it is neither true nor false")


def hint_in_markdown(hint: str) -> str:
    """A hint with its pieces of code; all of it is code where its own words would mean something to Markdown."""
    if MARKUP.search(CODE.sub("", hint)):
        return inline_code(hint, longest=400)
    return CODE.sub(lambda code: inline_code(code[1], longest=200), hint)


def inline_code(text: str, longest: int = LONGEST_ECHO) -> str:
    """Typed text as Markdown that shows it and interprets none of it.

    Inline code is the one Markdown form in which links, images and icon directives stay text, once backticks are gone.
    What cannot be seen, or turns the text around it, is written as Python writes it.
    """
    is_cut = len(text) > MOST_READ
    text = " ".join(text[:MOST_READ].replace("`", "'").split())
    text = "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)
    if len(text) > longest or is_cut:
        text = text[: longest - 1] + "…"
    return f"`` {text} ``" if text else "(nothing)"
