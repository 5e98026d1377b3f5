"""The link of a page as it stands, to copy and to scan."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import segno
import streamlit as st

from components.links.packed import pack

from .code_block import show_output
from .quoting import inline_code
from .sentences import SHARE

# The last row sits up to eight times the picture's height away. There a phone's camera, 1,920 pixels wide for about 70
# degrees, sees the code 150 pixels wide, and needs two for each module: with its white edge a code has at most 75.
FARTHEST = 65
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
ADVICE = "For lecturers"
# Streamlit puts a dialog where the next style sheet of the page stood, which would be gone from then on.
PLACE_OF_THE_DIALOG = "<style>/* The dialog comes here. */</style>"


def offer_link() -> None:
    """Draw the button that shows the page's link.

    Call this before anything that a page draws: a fragment that is run again while another page is coming writes to its
    old place, and Streamlit's front end fails where that page has no such place yet.
    """
    share()
    st.html(PLACE_OF_THE_DIALOG)


# A fragment, so that the page itself is not computed again.
@st.fragment
def share() -> None:
    """The button."""
    if st.button(SHARE["share"], key="share", icon=":material/qr_code_2:"):
        show_link()


@st.dialog(SHARE["title"], width="large", icon=":material/qr_code_2:")
def show_link() -> None:
    """The link in a dialog, as text and as a code."""
    page = st.context.url or ""
    parameters = st.query_params.to_dict()
    link = address(page, parameters)
    words, picture = st.columns([2, 3], gap="medium")
    with words:
        show_output(link, wrap=True)
        st.markdown(contents(parameters))
        if urlsplit(page).hostname in THIS_MACHINE:
            st.warning(SHARE["this machine"].format(heading=ADVICE), icon=":material/link_off:")
        code = choose_code(link, page)
    with picture.container(key="qr"):
        st.image(drawn(code), width="stretch", alt=SHARE["alt"])


def address(page: str, parameters: Mapping[str, str]) -> str:
    """The whole link of a page with these parameters."""
    query = pack(parameters)
    return f"{page}?{query}" if query else page


def contents(parameters: Mapping[str, str]) -> str:
    """What a link holds, in words."""
    if not parameters:
        return SHARE["as it starts"]
    held = ", ".join(inline_code(f"{name} = {value}", 40) for name, value in parameters.items())
    return SHARE["as it stands"].format(held=held)


def choose_code(link: str, page: str) -> segno.QRCode:
    """The code of the link, or of the bare page where the link is too long for one or the reader wants that."""
    try:
        code = code_of(link)
    except segno.DataOverflowError:
        st.markdown(SHARE["too long"])
        return code_of(page)
    side, _ = code.symbol_size(border=0)
    if side <= FARTHEST:
        return code
    st.markdown(SHARE["fine"])
    return code_of(page) if st.toggle(SHARE["coarse"], key="coarse") else code


def code_of(text: str) -> segno.QRCode:
    """The smallest QR code of the text with level M of error correction, which a crease or a reflection may take.

    Raises: segno.DataOverflowError for a text that is longer than any code holds.
    """
    return segno.make_qr(text, error="m", boost_error=False, encoding="utf-8")


def drawn(code: segno.QRCode) -> str:
    """The code as SVG, black on white with the edge that the standard wants."""
    svg = code.svg_inline(light="white", omitsize=True)
    return svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg" shape-rendering="crispEdges"', 1)
