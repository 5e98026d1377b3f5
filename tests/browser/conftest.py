"""A real server and a real browser for the tests in this folder."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# The last of these switches counts, so Playwright's own come first; for the others, Chromium would start two more
# processes with each page, for what drops down from an address bar that nobody sees.
OFF = """
    AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsUpgrades HttpsFirstBalancedModeAutoEnable
    LensOverlay MediaRouter PaintHolding ThirdPartyStoragePartitioning AvoidCorsURLLoaderRestartOnRedirect
    OptimizationHints NetworkTimeServiceQuerying AimEnabled PreconnectToSearch
    WebUIOmniboxPopup WebUIOmniboxAimPopup
""".split()
# What a page is emulated with, but for its theme.
NOTHING_SPECIAL = {"reduced_motion": "no-preference", "forced_colors": "none"}
KEPT = 3  # pages that are only looked at
# All pages of a context in one process: starting one for each page would take as long as loading it.
FLAGS = [
    *"--no-sandbox --disable-gpu --disable-quic --no-first-run --process-per-site".split(),
    *"--disable-background-networking --disable-component-update --disable-sync".split(),
    f"--disable-features={','.join(OFF)}",
]


@pytest.fixture(scope="session")
def chromium():
    if not Path(CHROMIUM).exists():
        missing = (
            f"There is no browser at {CHROMIUM}: install Chromium ('apt-get install chromium' on Debian) "
            "or put a Chromium's or Chrome's path into the variable CHROMIUM."
        )
        skip_or_fail(missing, "REQUIRE_BROWSER")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def skip_or_fail(missing, required):
    """Skips the test with a sentence, or fails with it where the variable `required` is set."""
    if os.environ.get(required):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The app as a visitor meets it: its address, and what the server logged, in `server.log`."""
    with running("streamlit_app.py", tmp_path_factory.mktemp("server") / "log") as server:
        yield server


@pytest.fixture(scope="session")
def bare_server(tmp_path_factory):
    """A page of Streamlit's own elements, with the app's settings."""
    with running("tests/browser/bare_page.py", tmp_path_factory.mktemp("bare") / "log") as server:
        yield server


@contextmanager
def running(script, log):
    """A server of a script, as its address."""
    port = free_port()
    options = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", script, *options],
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_up(f"{address}/_stcore/health", process, log)
        yield Server(address, log)
    finally:
        process.terminate()
        process.wait(timeout=60)


def free_port():
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Server(str):
    def __new__(cls, address, log):
        server = super().__new__(cls, address)
        server.log = log
        return server


def wait_until_up(health, process, log, attempts=300):
    for _ in range(attempts):
        try:
            urllib.request.urlopen(health, timeout=1).close()
            return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def contexts(chromium, server):
    """One context with a finger and one without: pages of one context load the app's scripts from a shared cache."""
    both = {touch: chromium.new_context(has_touch=touch) for touch in (False, True)}
    for context in both.values():
        context.set_default_timeout(20_000)
        # It stays open: the last page's process would end with it, and compile the app's scripts anew for the next.
        context.new_page().goto(f"{server}/_stcore/health")
    yield both
    for context in both.values():
        context.close()


@pytest.fixture(scope="session")
def tabs(contexts):
    """The tabs that no test uses now, with a finger and without: another one costs half as much as a visit."""
    return {touch: [] for touch in contexts}


@pytest.fixture
def visit(contexts, tabs, server):
    """visit(path, width=1280, height=720, dark=False) -> a Playwright page of the app, with everything drawn.

    The page has three more attributes: `sent` and `received`, the frames of its websocket since it was opened, and
    `complaints`, the console's errors and the uncaught exceptions. The test fails at its end if there are complaints.
    """
    pages = []

    def open_page(path="/", width=1280, height=720, dark=False, touch=False):
        page = tabs[touch].pop() if tabs[touch] else new_tab(contexts[touch])
        pages.append((page, touch))
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light", **NOTHING_SPECIAL)
        page.sent, page.received, page.complaints = [], [], []
        page.goto(path if path.startswith("http") else server + path)
        # Behind another tab, nothing shows that it has the focus.
        page.bring_to_front()
        settle(page)
        return page

    yield open_page
    complaints = [complaint for page, _ in pages for complaint in page.complaints]
    for page, touch in pages:
        if not page.is_closed():
            leave(page, server)
            tabs[touch].append(page)
    assert complaints == []


@pytest.fixture(scope="session")
def stood():
    """The pages that tests looked at and left as they were, the last one last."""
    return {}


@pytest.fixture
def look_at(contexts, tabs, stood, server):
    """look_at(path, ...), as `visit` takes it: a page to look and point at, which tests that act on nothing share.

    It may have been looked at before, in another size or theme. The test fails if it sent the server anything.
    """
    sent = {}

    def show(path="/", width=1280, height=720, dark=False, touch=False):
        page = stood.pop((path, touch), None)
        is_new = page is None
        if is_new:
            page = tabs[touch].pop() if tabs[touch] else new_tab(contexts[touch])
        page.sent, page.received, page.complaints = [], [], []
        is_resized = page.viewport_size != {"width": width, "height": height}
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light", **NOTHING_SPECIAL)
        if is_new:
            page.goto(server + path)
        else:
            page.mouse.move(0, 0)
            page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
        # A picture gets its new width some time after the window.
        settle(page, quiet_ms=1000 if is_resized and not is_new else 300)
        stood[path, touch] = page
        sent[page] = len(page.sent), page.url
        return page

    yield show
    assert [complaint for page in sent for complaint in page.complaints] == []
    assert {page: (len(page.sent), page.url) for page in sent} == sent
    while len(stood) > KEPT:
        path, touch = next(iter(stood))
        page = stood.pop((path, touch))
        leave(page, server)
        tabs[touch].append(page)


def new_tab(context):
    page = context.new_page()
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: page.sent.append(frame)))
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: page.received.append(frame)))
    page.on("console", lambda said: page.complaints.append(said.text) if is_complaint(said) else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def leave(page, server):
    """The visit ends: nothing of it is in the tab, not what Back leads to and not where the mouse was."""
    page.goto(f"{server}/_stcore/health")
    page.mouse.move(0, 0)
    session = page.context.new_cdp_session(page)
    session.send("Page.resetNavigationHistory")
    session.detach()


def is_complaint(said):
    # A page that is opened by its own path makes Streamlit look for its server under that path first, and miss.
    return said.type == "error" and "/_stcore/" not in said.location.get("url", "")


def settle(page, quiet_ms=300):
    """Wait until the page's script has run, nothing on it has changed for `quiet_ms`, and nothing fades in or out."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    # Code and charts are fetched when they are first needed; placeholders stand for them until then.
    page.wait_for_function("() => document.querySelector('[data-testid=stSkeleton]') === null")
    page.evaluate(
        """quiet => new Promise(done => {
            let timer = setTimeout(finish, quiet)
            const watcher = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(finish, quiet) })
            function finish() { watcher.disconnect(); done() }
            watcher.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true})
            setTimeout(finish, 15000)
        })""",
        quiet_ms,
    )
    # A picture that is drawn anew, in other colours say, is away for a moment.
    page.wait_for_function(
        """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
            .every(one => one.querySelector('.marks'))"""
    )
    page.evaluate(
        """() => Promise.allSettled(document.getAnimations()
            .filter(one => one.effect.getComputedTiming().endTime !== Infinity).map(one => one.finished))"""
    )
