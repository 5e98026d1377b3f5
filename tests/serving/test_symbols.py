"""The symbols that pages show are in the small font, and who names another gets the large one."""

import struct

from components.serving import symbols
from components.serving.symbols import FONT, NAMES, own_font, used_in_app, used_in_front_end

from .test_static import STATIC, ask

PATH = f"/{own_font(STATIC).relative_to(STATIC)}"


def test_the_app_and_streamlits_own_controls_name_no_other_symbol():
    names = set(NAMES.read_text().split())
    assert used_in_app() <= names
    assert used_in_front_end(STATIC) - names == {"star_filled"}, "which Streamlit's own font has not either"


def test_the_small_font_comes_instead_of_the_large_one_and_is_asked_for_again():
    status, headers, body = ask(PATH)
    assert (status, headers["content-type"], headers["cache-control"]) == (200, "font/woff2", "no-cache")
    assert body == FONT.read_bytes()
    assert struct.unpack(">4sIIH", body[:14])[::2] == (b"wOF2", len(body))
    assert len(body) < 20_000


def test_a_lesson_with_another_symbol_gets_the_large_font(monkeypatch, tmp_path):
    (tmp_path / "components").mkdir()
    (tmp_path / "components" / "own.md").write_text(":material/rocket_launch:")
    (tmp_path / "streamlit_app.py").write_text("")
    monkeypatch.setattr(symbols, "APP", tmp_path)
    assert symbols.font(STATIC) == own_font(STATIC)
