"""The whole app as Streamlit runs it, opened at a page's link, with its runs counted."""

from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from components.page import style

APP = Path(__file__).parents[2] / "streamlit_app.py"


def open_app(page="", **link):
    """The app at the page's link."""
    return go_to(AppTest.from_file(APP, default_timeout=60), page, **link)


def go_to(app, page="", **link):
    """Another page of the same visit, opened by its name above the page: nothing of the page before is sent."""
    app._page_hash = calc_hash(page)
    app.query_params.clear()
    for name, text in link.items():
        app.query_params[name] = text
    app._run(None)
    assert not app.exception
    return app


@contextmanager
def counted_runs():
    """A list that grows with each run of the app's script."""
    runs = []
    with patch.object(style, "set_style", side_effect=lambda: runs.append(1)):
        yield runs
