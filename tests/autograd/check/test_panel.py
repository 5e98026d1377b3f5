"""The section as Streamlit runs it."""

import io

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from components.autograd.check.differences import STEPS
from components.autograd.pairs import PAIRS
from tests.page.shown_code import codes


def page():
    from components.autograd import panel

    panel.show()


def opened(**link):
    at = AppTest.from_function(page, default_timeout=30)
    for name, value in {"view": "check", **link}.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def code(at):
    return codes(at)[0]


def words(at):
    return "\n".join(element.value for element in at.markdown)


def pictures(at):
    return [element.proto for element in at.get("vega_lite_chart")]


def bytes_of(at):
    return {dataset.name: dataset.data.data for picture in pictures(at) for dataset in picture.datasets}


def rows(at, name):
    return pa.ipc.open_stream(io.BytesIO(bytes_of(at)[name])).read_all().to_pylist()


def test_it_opens_with_the_reading_and_the_largest_h():
    at = opened()
    assert at.select_slider("h").value == 1.0
    assert "# -5.0 -4.0\n# -5.0 -4.0" in code(at)
    assert "Autograd says **-5**" in words(at)
    assert not at.warning


def test_the_readings_numbers():
    at = opened(h="1e-06")
    assert "# -5.0 -3.814697265625\n" in code(at)
    assert "**-3.81**" in words(at)
    assert "float32: slope -3.81" in [row["label"] for row in rows(at, "lines")]
    at.select_slider("h").set_value(1e-7).run()
    assert "# -5.0 -9.5367431640625\n" in code(at)
    assert "**-9.54**" in words(at)
    assert "float32: slope -9.54" in [row["label"] for row in rows(at, "lines")]


def test_every_h_is_in_program_picture_and_words():
    at = opened()
    for index, h in enumerate(STEPS):
        at.select_slider("h").set_value(h).run()
        assert not at.exception
        assert f"h = {h!r}\n" in code(at)
        assert f"h = {h!r}" in words(at)
        assert [row["h"] for row in rows(at, "errors") if row["current"]] == [-index, -index]


@pytest.mark.parametrize("h", ["1e-6", "0.5", "-1", "nan", "hello", "1e-13", ""])
def test_a_bad_h_falls_back_and_says_so(h):
    at = opened(h=h)
    assert "h is one of 1.0, 0.1," in at.warning[0].value
    assert at.select_slider("h").value == 1.0


def test_a_step_of_h_or_of_x_leaves_the_specifications_as_they_are():
    at = opened()
    specifications = [picture.spec for picture in pictures(at)]
    before = bytes_of(at)
    at.select_slider("h").set_value(0.1).run()
    after = bytes_of(at)
    assert {name for name in before if before[name] == after[name]} == {"names", "scale"}
    at.number_input("x").set_value(1.5).run()
    at.text_input("f").set_value("1 / x").run()
    assert [picture.spec for picture in pictures(at)] == specifications
    assert len(specifications) == 2
    assert all(picture.alt for picture in pictures(at))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_every_ready_pair_opens(pair):
    at = opened(h="1e-06")
    at.selectbox("pair").set_value(pair.name).run()
    assert not at.exception
    assert not at.error
    assert f"x = tensor({pair.x!r}, dtype=dtype)" in code(at)
    assert "Error" not in code(at)


@pytest.mark.parametrize(
    ("f", "x"), [("4", "1"), ("x > 0", "0"), ("log(x)", "-1"), ("exp(800 * x)", "3"), ("floor(x)", "1"), ("x", "-3")]
)
def test_odd_functions_raise_nothing(f, x):
    for h in ("1.0", "1e-05", "1e-12"):
        at = opened(f=f, x=x, h=h)
        assert len(pictures(at)) == 2
        assert "Error" not in code(at)


def test_a_kink_has_no_tangent_in_the_picture():
    assert "tangent" in {row["line"] for row in rows(opened(f="abs(x)", x="1", h="0.1"), "lines")}
    at = opened(f="abs(x)", x="0", h="0.1")
    assert {row["line"] for row in rows(at, "lines")} == {"f", "float32", "float64"}
    assert "Autograd says **0**: both secants agree" in words(at)
    assert "off by" not in words(at).split("Autograd is not")[0]


def test_without_an_f_there_is_a_sentence():
    at = opened()
    at.text_input("f").set_value("2 x").run()
    assert not at.exception
    assert "no f to check" in at.info[0].value
    at.text_input("f").set_value("x ** 2").run()
    assert "# -4.0 -4.0" in code(at)
