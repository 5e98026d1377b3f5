"""Writes the font of symbols anew, after a new version of Streamlit or with another symbol in the app:

    python -m pip install fonttools brotli
    python -m components.serving.symbols FOLDER     Streamlit's folder of static files

Streamlit's own has 4,000 symbols, 375 kB, of which the app shows some dozens.
"""

import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from . import FONT, NAMES, own_font, used_in_app, used_in_front_end


def ligatures(font: TTFont) -> dict[str, str]:
    """The glyph of each symbol, by the word that the font draws as it."""
    letters = {glyph: chr(code) for code, glyph in (font.getBestCmap() or {}).items()}
    tables = [table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable]
    found = {}
    for table in (getattr(table, "ExtSubTable", table) for table in tables):
        for first, ligatures in getattr(table, "ligatures", {}).items():
            for ligature in ligatures:
                word = "".join(letters.get(glyph, "?") for glyph in [first, *ligature.Component])
                found[word] = ligature.LigGlyph
    return found


def main(static: Path) -> None:
    font = TTFont(BytesIO(own_font(static).read_bytes()))
    glyphs, letters = ligatures(font), font.getBestCmap() or {}
    words = sorted(word for word in used_in_app() | used_in_front_end(static) if word in glyphs)
    subsetter = Subsetter(Options(layout_closure=False, layout_features=["*"], flavor="woff2"))
    typed = {letters[ord(letter)] for word in words for letter in word}
    subsetter.populate(glyphs=[*typed, *(glyphs[word] for word in words)])
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(FONT)
    NAMES.write_text("\n".join(words) + "\n")
    print(f"{len(words)} symbols, {FONT.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
