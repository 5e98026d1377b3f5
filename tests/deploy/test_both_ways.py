"""The app runs on a server of its own, and as the plain script that a host may know only."""

import gzip
import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from tests.browser.conftest import ROOT, free_port, wait_until_up
from tests.load.visitor import Visitor, run_apart

OPTIONS = {"server.address": "127.0.0.1", "server.headless": True, "server.baseUrlPath": "course"}
OWN = "from streamlit.web.cli import main; main()"
# What `streamlit run` of versions without st.App does.
PLAIN = """
import json, sys
from streamlit import config
from streamlit.web import bootstrap
options = {name.replace(".", "_"): value for name, value in json.loads(sys.argv[1]).items()}
config._main_script_path = "streamlit_app.py"
bootstrap.load_config_options(options)
bootstrap.run("streamlit_app.py", False, [], options)
"""


@contextmanager
def served(is_plain, log):
    """The address of the server under its path."""
    options = {**OPTIONS, "server.port": free_port()}
    flags = [f"--{name}={str(value).lower()}" for name, value in options.items()]
    arguments = [PLAIN, json.dumps(options)] if is_plain else [OWN, "run", "streamlit_app.py", *flags]
    with log.open("w") as output:
        process = subprocess.Popen([sys.executable, "-c", *arguments], cwd=ROOT, stdout=output, stderr=output)
    address = f"http://127.0.0.1:{options['server.port']}/course"
    try:
        wait_until_up(f"{address}/_stcore/health", process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=60)


def get(address, **headers):
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10) as answer:
        body = answer.read()
        return gzip.decompress(body) if answer.headers["content-encoding"] == "gzip" else body


async def visit(visitor):
    await visitor.arrive()
    await visitor.press("step_next")
    await visitor.leave()


@pytest.mark.parametrize("is_plain", [False, True], ids=["own server", "plain script"])
def test_both_show_the_same_pages_under_any_path(is_plain, tmp_path):
    with served(is_plain, tmp_path / "log") as address:
        visitor = Visitor(address, "")
        run_apart(visit(visitor))
        page = get(f"{address}/autograd", **{"accept-encoding": "gzip"}).decode()
        if not is_plain:
            assert wait_until_ready(f"{address}/ready") == b"ready\n"
    assert visitor.errors == []
    assert "text_area" in visitor.kinds
    assert ('property="og:title"' in page) != is_plain
    assert '<div id="root">' in page
    log = (tmp_path / "log").read_text()
    assert "Traceback" not in log, log


def wait_until_ready(address):
    for _ in range(600):
        try:
            return get(address)
        except urllib.error.HTTPError as loading:
            if loading.code != 503:
                raise
            time.sleep(0.1)
    return b""
