"""How soon a page stands for who comes for the first time, through a line as a phone in a hall has it, and without one:

    python -m tests.benchmark.arrive            this app, and a plain page of the same elements
    python -m tests.benchmark.arrive FOLDER     another copy of the app too, say without the latest change

All are visited in turns in one browser, each visitor with an empty cache and a warm server; the figures are medians,
with the least and the most. The program, of the first step, is its field of lines. Then each server is started anew:
how long from the process on until its first visitor has the whole first step, and how large it is after all pages.
"""

import os
import statistics
import sys
import time
from collections import defaultdict
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmark.__main__ import HERE, App
from tests.benchmark.lesson import import_torch
from tests.browser.conftest import CHROMIUM, FLAGS, ROOT
from tests.load.__main__ import megabytes

ROUNDS, STARTS = 5, 3
LINE = {"offline": False, "latency": 80, "downloadThroughput": 1_250_000, "uploadThroughput": 1_250_000}
LINES = {"10 Mbit/s, 80 ms": LINE, "no line between": None}
PAGES = ("tensors", "devices", "autograd", "autograd?view=steps", "exercises", "?step=18")
FIGURES = ("text", "program", "picture", "kB", "requests")


def visit(browser: Browser, app: App, line: dict | None) -> dict[str, float]:
    """What a new visitor waits for, and what comes over the line until half a second after that."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.add_init_script(path=HERE / "arrive.js")
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    asked, came = [], []
    is_http = lambda event: event["request"]["url"].startswith("http")  # noqa: E731
    session.on("Network.requestWillBeSent", lambda event: asked.append(event) if is_http(event) else None)
    session.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: came.append(len(frame))))
    if line:
        session.send("Network.emulateNetworkConditions", line)
    page.goto(app.address + app.path, wait_until="commit")
    found = page.evaluate("arrived")
    page.wait_for_timeout(500)
    context.close()
    return found | {"kB": sum(came) / 1000, "requests": len(asked)}


def start(browser: Browser, app: App) -> dict[str, float]:
    """Seconds from the process on to the first step's text and to all of it, and MB after a visit of every page."""
    app.stop()
    started = time.time()
    app.start()
    page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.add_init_script(path=HERE / "arrive.js")
    page.goto(app.address, wait_until="commit")
    found = page.evaluate("arrived")
    before = page.evaluate("performance.timeOrigin") / 1000 - started
    for path in PAGES:
        page.goto(f"{app.address}/{path}")
        page.wait_for_timeout(4000)
    page.context.close()
    return {
        "text": before + found["text"] / 1000,
        "all": before + max(found.values()) / 1000,
        "MB": megabytes(app),
        "import torch": import_torch() / 1000,
    }


def main(folders: list[str]) -> None:
    places = places_of({"this app": ROOT, **{folder: Path(folder).resolve() for folder in folders}})
    servers = list({app.port: app for app in reversed(places)}.values())
    try:
        for server in servers:
            server.start()
        measure(places, [server for server in servers if server.folder != HERE])
    finally:
        for server in servers:
            server.stop()


def places_of(apps: dict[str, Path]) -> list[App]:
    """The pages that are visited: two of each copy of the app, by name and folder, and a plain one."""
    found = []
    for number, (name, folder) in enumerate(apps.items()):
        found += [App(f"{name} {path}", folder, "streamlit_app.py", path, 8661 + number) for path in ("/", "/autograd")]
    return [*found, App("a plain page", HERE, "plain_step.py", "/", 8671)]


def measure(places: list[App], started: list[App]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        report(visits(browser, places))
        report_starts(browser, started)
        browser.close()


def visits(browser: Browser, places: list[App]) -> dict:
    """What visitors waited for, by line and place, each in turn after a first one."""
    found = defaultdict(lambda: defaultdict(list))
    for app in places:
        visit(browser, app, None)
    for _ in range(ROUNDS):
        for line, app in product(LINES, places):
            for figure, value in visit(browser, app, LINES[line]).items():
                found[line, app.name][figure].append(value)
    return found


def report_starts(browser: Browser, servers: list[App]) -> None:
    found = defaultdict(lambda: defaultdict(list))
    for _, app in product(range(STARTS), servers):
        for figure, value in start(browser, app).items():
            found[app.name][figure].append(value)
    for name, figures in found.items():
        print(f"cold start of {name}: {', '.join(f'{figure} {summary(each, 1)}' for figure, each in figures.items())}")


def report(found: dict) -> None:
    for line in LINES:
        print(f"{line:40}" + "".join(f"{figure:>22}" for figure in FIGURES))
        for (through, name), figures in found.items():
            if through == line:
                print(f"  {name:38}" + "".join(f"{summary(figures[figure]):>22}" for figure in FIGURES))
    print("load of the machine:", *(f"{load:.1f}" for load in os.getloadavg()), f"on {os.cpu_count()} cores")


def summary(values: list[float], digits: int = 0) -> str:
    """The median, with the least and the most."""
    return "{:.{d}f} ({:.{d}f}-{:.{d}f})".format(statistics.median(values), min(values), max(values), d=digits)


if __name__ == "__main__":
    main(sys.argv[1:])
