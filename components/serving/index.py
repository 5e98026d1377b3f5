"""The page that all pages of the app begin with: Streamlit's own, with what it is about, and with its small scripts."""

import html
import re
from pathlib import Path

from .modules import as_json, small_scripts
from .sentences import ABOUT, TITLES

LOADER = Path(__file__).with_name("load.js")
OWN_TITLE = re.compile(r"<title>.*?</title>")


def page(static: Path, path: str) -> str:
    """The page of this `path`, from the one in Streamlit's folder of `static` files."""
    text = (static / "index.html").read_text(encoding="utf-8")
    scripts = small_scripts(static / "static" / "js", text)
    for name in scripts:
        text = re.sub(rf'\s*<link rel="modulepreload"[^>]*/{re.escape(name)}">', "", text)
    loader = LOADER.read_text(encoding="utf-8").replace("SCRIPTS", as_json(scripts))
    # Before the first script that imports another.
    return OWN_TITLE.sub(lambda _: f"{head(path)}\n<script>{loader}</script>", text, count=1)


def head(path: str) -> str:
    """What the page of this `path` says about itself."""
    title, about = (html.escape(text, quote=True) for text in (TITLES["app"], ABOUT[path]))
    told = {"og:type": "website", "og:site_name": title, "og:title": title, "og:description": about}
    tags = [f'<meta property="{name}" content="{text}">' for name, text in told.items()]
    named = {"description": about, "twitter:card": "summary"}
    tags += [f'<meta name="{name}" content="{text}">' for name, text in named.items()]
    return "\n".join([f"<title>{title}</title>", *tags])
