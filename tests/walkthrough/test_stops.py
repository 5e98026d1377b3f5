"""Every stop of the first page opens a page that shows what the stop says, without a complaint."""

from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from components.interpreter import run
from components.walkthrough.stops import STOPS

APP = Path(__file__).parents[2] / "streamlit_app.py"


def opened(page, query):
    script = f"from components.{page} import panel\npanel.show()"
    test = AppTest.from_string(script, default_timeout=30)
    for name, value in query.items():
        test.query_params[name] = value
    return test.run()


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.title)
def test_a_stop_opens_without_an_exception_or_a_notice(stop):
    page = opened(stop.page, stop.query)
    assert not page.exception
    assert not page.warning


@pytest.mark.parametrize("stop", [stop for stop in STOPS if "code" in stop.query], ids=lambda stop: stop.title)
def test_the_lines_of_a_stop_run(stop):
    assert run(stop.query["code"]).error is None


def test_the_first_page_links_every_stop():
    page = AppTest.from_file(str(APP), default_timeout=30).run()
    assert not page.exception
    links = [link.proto for link in page.get("page_link")]
    assert [link.page or "walkthrough" for link in links] == [stop.page for stop in STOPS]
    assert [dict(parse_qsl(link.query_string)) for link in links] == [stop.query for stop in STOPS]
