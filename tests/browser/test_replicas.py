"""Two replicas of the app behind nginx: a whole hall behind one address, and a replica that is lost."""

import os
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.deploy.replicas import NGINX, Replicas

from .conftest import is_complaint, settle, skip_or_fail

STUDENTS, REQUESTS = 100, 150  # requests of a first page
EDITOR = "PyTorch lines"


@pytest.fixture(scope="module")
def site():
    if not NGINX:
        skip_or_fail("There is no nginx: install it ('apt-get install nginx-light' on Debian).", "REQUIRE_NGINX")
    site = Replicas(free_ports(3))
    try:
        site.start()
        yield site
    finally:
        site.stop()


def free_ports(count):
    """The first of so many ports in a row that are free."""
    # Another process that runs tests begins its search elsewhere.
    start = 18_500 + os.getpid() % 1000 * count
    for first in range(start, start + 30 * count, count):
        sockets = [socket.socket() for _ in range(count)]
        try:
            for port, each in enumerate(sockets, first):
                each.bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
        finally:
            for each in sockets:
                each.close()
    raise OSError("no free ports")


def request(site, path, method="GET", **headers):
    lines = {"Host": f"127.0.0.1:{site.port}", **headers}
    return "\r\n".join([f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in lines.items()), "\r\n"])


def answers(site, requests, source="127.0.0.1"):
    """The answers to requests that are sent at once through one connection, from an address of this machine."""
    last = requests[-1].replace("\r\n", "\r\nConnection: close\r\n", 1)
    with socket.create_connection(("127.0.0.1", site.port), 60, (source, 0)) as connection:
        connection.sendall("".join([*requests[:-1], last]).encode())
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    return received.decode(errors="replace")


def statuses(*arguments):
    return re.findall(r"^HTTP/1\.1 (\d+)", answers(*arguments), re.MULTILINE)


def open_websocket(site, seat, source="127.0.0.1"):
    """A websocket as a page opens it, and the status of its answer."""
    connection = socket.create_connection(("127.0.0.1", site.port), 60, (source, 0))
    upgrade = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol": "streamlit",
        "Origin": site.address,
        "Cookie": f"seat={seat}",
    }
    connection.sendall(request(site, "/_stcore/stream", **upgrade).encode())
    return connection, connection.recv(1000).decode(errors="replace").split()[1]


def sessions(site):
    return [site.sessions(port) for port in site.replicas]


def wait_until(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def close(sockets):
    for connection in sockets:
        connection.close()


def script(site):
    """The path of the page's main script."""
    return re.search(r"static/js/index[^\"]+", answers(site, [request(site, "/")])).group()


def test_a_hall_behind_one_address_gets_in_and_is_spread_over_the_replicas(site):
    def open_page(_):
        seat = re.search(r"seat=(\w+)", answers(site, [request(site, "/")])).group(1)
        rest = [request(site, f"/{path}", "HEAD", Cookie=f"seat={seat}")] * (REQUESTS - 1)
        return seat, statuses(site, rest)

    path = script(site)
    with ThreadPoolExecutor(STUDENTS) as hall:
        pages = list(hall.map(open_page, range(STUDENTS)))
    assert all(found == ["200"] * (REQUESTS - 1) for _, found in pages)
    sockets, found = zip(*(open_websocket(site, seat) for seat, _ in pages), strict=True)
    try:
        assert set(found) == {"101"}
        spread = sessions(site)
        assert sum(spread) == STUDENTS
        assert min(spread) >= STUDENTS // 4
    finally:
        close(sockets)


def test_a_visitor_stays_on_one_replica(site):
    wait_until(lambda: sessions(site) == [0, 0])
    sockets, _ = zip(*(open_websocket(site, "mine") for _ in range(10)), strict=True)
    try:
        assert sorted(sessions(site)) == [0, 10]
    finally:
        close(sockets)


def test_a_stranger_is_refused_what_no_hall_needs_and_the_hall_does_not_notice(site):
    stranger, path = "127.0.0.2", "/" + script(site)
    found = [status for _ in range(40) for status in statuses(site, [request(site, path, "HEAD")] * 500, stranger)]
    assert set(found) == {"200", "429"}
    assert found.count("200") >= STUDENTS * REQUESTS
    sockets, found = zip(*(open_websocket(site, "mine", "127.0.0.3") for _ in range(400)), strict=True)
    try:
        assert set(found) == {"101", "429"}
        assert found.count("101") >= 2 * STUDENTS
        assert statuses(site, [request(site, "/"), request(site, path)]) == ["200", "200"]
    finally:
        close(sockets)
    assert statuses(site, [request(site, "/_stcore/upload_file/a/b", "PUT")]) == ["405"]
    assert statuses(site, [request(site, "/_stcore/metrics")]) == ["404"]


def test_the_longest_link_is_let_through(site):
    assert statuses(site, [request(site, "/tensors?code=" + "%C3%A9" * 10_000)]) == ["200"]


@pytest.fixture
def opened(chromium, site):
    """opened(path) -> a page of the proxy's, in a browser that keeps the proxy's cookie.

    Its `complaints` are what the console said was wrong.
    """
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    context.set_default_timeout(60_000)

    def open_page(path):
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if is_complaint(said) else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(site.address + path)
        settle(page)
        page.evaluate("window.neverReloaded = true")
        return page

    yield open_page
    context.close()


def state(page):
    """All that a reader sees: the address, the controls and the text."""
    controls = page.locator("input, textarea").evaluate_all("all => all.map(each => [each.ariaLabel, each.value])")
    return page.url, controls, page.locator("[data-testid=stMain]").inner_text()


def test_a_page_whose_replica_is_lost_goes_on_with_the_other(opened, site):
    wait_until(lambda: sessions(site) == [0, 0])
    autograd = opened("/autograd")
    slider = autograd.locator(".st-key-slider_x input[type=range]")
    slider.press("ArrowRight")
    autograd.wait_for_url("**x=-1.9")
    # A run of the whole page comes last: the front end then asks for no other by itself.
    autograd.locator(".st-key-f input").fill("x ** 3 + 1")
    autograd.keyboard.press("Enter")
    autograd.wait_for_url("**f=x*")
    settle(autograd)
    file = urlsplit(download(autograd).url).path
    for seat in "abcdefgh":
        assert statuses(site, [request(site, file, Cookie=f"seat={seat}")]) == ["200"], "the replicas know each other's"
    autograd.keyboard.press("Escape")
    walkthrough = opened("/?step=4")
    walkthrough.keyboard.press("ArrowRight")
    walkthrough.wait_for_url("**step=5")
    tensors = opened("/tensors")
    editor = tensors.get_by_label(EDITOR)
    editor.fill("from torch import tensor\na = tensor([1, 2, 3])")
    editor.press("Control+Enter")
    tensors.wait_for_url("**code=*")
    for page in (autograd, walkthrough, tensors):
        settle(page)
    editor.press_sequentially("\na + 5")
    before = [state(page) for page in (autograd, walkthrough)]
    written = editor.input_value()
    assert sorted(sessions(site)) == [0, 3]

    lost, other = sorted(site.replicas, key=site.sessions, reverse=True)
    site.kill(lost)
    wait_until(lambda: site.sessions(other) == 3)

    for page in (autograd, walkthrough, tensors):
        settle(page)
        assert page.evaluate("window.neverReloaded")
    assert "Traceback" not in site.log(other).read_text()
    # The other replica has never shown these pages: their scripts may still be at work.
    wait_until(lambda: [state(page) for page in (autograd, walkthrough)] == before)
    assert editor.input_value() == written
    editor.press("Control+Enter")
    tensors.get_by_text("tensor([6, 7, 8])").first.wait_for()
    slider.press("ArrowRight")
    autograd.wait_for_url("**x=-1.8")
    autograd.get_by_text("x = tensor(-1.8)").first.wait_for()
    walkthrough.locator("body").press("ArrowRight")
    walkthrough.wait_for_url("**step=6")
    assert "x = tensor(-1.8)" in Path(download(autograd).path()).read_text(encoding="utf-8")

    for page in (autograd, walkthrough, tensors):
        # What was typed is sent when Streamlit locks the editor, and once more when the connection is back.
        assert set(page.complaints) <= {"Cannot send rerun backMessage when disconnected from server."}
    log = site.log(other).read_text()
    assert "Traceback" not in log
    assert "does not exist anymore" not in log


def download(page):
    """The page's notebook."""
    page.locator(".st-key-take_home button").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Notebook").click()
    return waiting.value
