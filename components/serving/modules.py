"""The scripts of Streamlit's front end, and which of them a first visit needs."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

# A browser gets six scripts at a time, and waits for each of them as long as a message takes there and back: a hundred
# small ones take a phone a second more than one large one. Those of at most so many characters come with the page.
SMALL = 12_000
# What draws the elements that the pages begin with; their names go on with a sign of their version.
ELEMENTS = (
    *("ArrowVegaLiteChart", "BidiComponent", "Button", "ButtonGroup", "Checkbox", "Html", "NumberInput", "PageLink"),
    *("Progress", "Radio", "Selectbox", "Slider", "StreamlitMarkdown", "Table", "TextArea", "TextInput"),
    *("embed", "vega-interpreter"),
)
IMPORTED = re.compile(r"""\b(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")
LISTED = re.compile(r'"\./static/js/([\w.-]+\.js)"')
# Of a script that is no file, these would be relative to nothing.
RELATIVE = re.compile(r"""(["'`])\./(?=[\w.-]+\.js\1)""")
# It asks for its own address only where a browser knows no map of imports.
HELPER = "preload-helper"


def small_scripts(folder: Path, index: str) -> dict[str, str]:
    """The small ones of the scripts that the pages begin with, by name, as `load.js` takes them.

    `folder` has the scripts, and `index` is the page that lists the first of them.
    """
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in needed(folder, LISTED.findall(index))}
    return {name: RELATIVE.sub(r"\1~/", text) for name, text in sorted(texts.items()) if is_small(name, text)}


def needed(folder: Path, listed: Iterable[str]) -> set[str]:
    """The scripts that the pages begin with: those listed, those of their elements, and all that these import."""
    found: set[str] = set()
    waiting = [*listed, *(path.name for element in ELEMENTS for path in folder.glob(f"{element}.*.js"))]
    while waiting:
        name = waiting.pop()
        if name not in found and (folder / name).is_file():
            found.add(name)
            waiting += IMPORTED.findall((folder / name).read_text(encoding="utf-8"))
    return found


def is_small(name: str, text: str) -> bool:
    """Whether the script comes with the page."""
    stands_alone = "import.meta.url" not in text or name.startswith(HELPER)
    return len(text) <= SMALL and stands_alone


def as_json(scripts: dict[str, str]) -> str:
    """The scripts as JSON that may stand in a page."""
    return json.dumps(scripts, ensure_ascii=False).replace("<", "\\u003c")
