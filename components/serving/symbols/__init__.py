"""The symbols that the app shows, as a font of its own."""

import re
from pathlib import Path

HERE = Path(__file__).parent
APP = HERE.parents[2]
FONT, NAMES = HERE / "symbols.woff2", HERE / "symbols.txt"
USED = re.compile(r":material/([a-z0-9_]+):")


def own_font(static: Path) -> Path:
    """Streamlit's font, which has all symbols."""
    return next((static / "static" / "media").glob("MaterialSymbols-Rounded.*.woff2"))


def used_in_app() -> set[str]:
    """The symbols that the app's files name, and the lessons beside them."""
    files = [
        APP / "streamlit_app.py",
        *(path for end in ("py", "md") for path in (APP / "components").rglob(f"*.{end}")),
    ]
    return {name for path in files for name in USED.findall(path.read_text(encoding="utf-8", errors="ignore"))}


def used_in_front_end(static: Path) -> set[str]:
    """The symbols that Streamlit's own controls name."""
    scripts = (static / "static" / "js").glob("*.js")
    return {name for path in scripts for name in USED.findall(path.read_text(encoding="utf-8"))}


def font(static: Path) -> Path:
    """The font to send: the small one, unless the app names a symbol that it has not, as a lecturer's lesson may."""
    return FONT if used_in_app() <= set(NAMES.read_text().split()) else own_font(static)
