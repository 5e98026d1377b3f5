"""The link of a page as it stands, to copy and to scan; and the long links that it packs."""

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st
from streamlit.errors import StreamlitAPIException

from components.links.packed import PACKED, pack, unpack

from .link import inline_code

NOTICE = "packed_notice"
# The last row sits up to eight times the picture's height away. There a phone's camera, 1,920 pixels wide for about 70
# degrees, sees the code 150 pixels wide, and needs two for each module: with its white edge a code has at most 75.
FARTHEST = 65
# Opens the page of a link in place of the one that is open, with the same look.
LOAD_ANEW = """<script>
const link = new URLSearchParams("{}")
for (const [name, value] of new URLSearchParams(location.search))
    if (name.startsWith("embed")) link.append(name, value)
location.replace("?" + link)
</script>"""
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
ADVICE = "For lecturers"
# Streamlit puts a dialog where the next style sheet of the page stood, which would be gone from then on.
PLACE_OF_THE_DIALOG = "<style>/* The dialog comes here. */</style>"


def open_packed_link() -> None:
    """Put the parameters of a packed link in its place, or say that it cannot be used.

    Call this between choosing a page and running it: what starts again before a page is chosen starts the first page.
    """
    texts = st.query_params.get_all(PACKED)
    if texts:
        try:
            if len(texts) > 1:
                raise ValueError("it is given more than once")
            parameters = unpack(texts[0])
        except ValueError as reason:
            parameters = {}
            st.session_state[NOTICE] = (
                f"The link's {inline_code(f'{PACKED}={texts[0]}', 30)} could not be used: {reason}. "
                "The page stands as it does without it."
            )
        try:
            st.query_params.from_dict(parameters)
        except StreamlitAPIException:
            # The visitor went back to the packed link, and the controls that stand are the only ones who may write
            # their parameters.
            st.html(LOAD_ANEW.format(urlencode(parameters, doseq=True)), unsafe_allow_javascript=True)
            st.stop()
        # A control takes its value from the link that the run started with.
        st.rerun()
    if NOTICE in st.session_state:
        st.warning(st.session_state.pop(NOTICE), icon=":material/link_off:")


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
    if st.button("Share", key="share", icon=":material/qr_code_2:"):
        show_link()


@st.dialog("Share this page", width="large", icon=":material/qr_code_2:")
def show_link() -> None:
    page = st.context.url
    parameters = st.query_params.to_dict()
    link = address(page, parameters)
    words, picture = st.columns([2, 3], gap="medium")
    with words:
        st.code(link, language=None, wrap_lines=True)
        st.markdown(contents(parameters))
        if urlsplit(page).hostname in THIS_MACHINE:
            st.warning(
                f"Only this machine can open this link. The README says under “{ADVICE}” how others can.",
                icon=":material/link_off:",
            )
        code = choose_code(link, page)
    with picture.container(key="qr"):
        st.image(drawn(code), width="stretch", alt="QR code of the link")


def address(page: str, parameters: Mapping[str, str]) -> str:
    query = pack(parameters)
    return f"{page}?{query}" if query else page


def contents(parameters: Mapping[str, str]) -> str:
    """What a link holds, in words."""
    if not parameters:
        return "Copy the link or scan the code: they open this page as it starts."
    held = ", ".join(inline_code(f"{name} = {value}", 40) for name, value in parameters.items())
    how = "Copy the link or scan the code: they open this page as it stands now"
    return f"{how}, with {held}. Your guesses and answers are not in it."


def choose_code(link: str, page: str) -> segno.QRCode:
    """The code of the link, or of the bare page where the link is too long for one or the reader wants that."""
    try:
        code = code_of(link)
    except segno.DataOverflowError:
        st.markdown("The link is too long for a code: send it as text. **The code opens the page as it starts.**")
        return code_of(page)
    side, _ = code.symbol_size(border=0)
    if side <= FARTHEST:
        return code
    st.markdown("The link is long, so its code is fine: phones at the back of a hall may not read it.")
    return code_of(page) if st.toggle("Coarse code: the page as it starts", key="coarse") else code


def code_of(text: str) -> segno.QRCode:
    """The smallest QR code of the text with level M of error correction, which a crease or a reflection may take.

    Raises: segno.DataOverflowError for a text that is longer than any code holds.
    """
    return segno.make_qr(text, error="m", boost_error=False, encoding="utf-8")


def drawn(code: segno.QRCode) -> str:
    """The code as SVG, black on white with the edge that the standard wants."""
    svg = code.svg_inline(light="white", omitsize=True)
    return svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg" shape-rendering="crispEdges"', 1)
