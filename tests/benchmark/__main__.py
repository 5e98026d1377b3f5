"""How quick the Autograd page is, beside a plain page of the same chart:

    python -m tests.benchmark            this app and the plain page
    python -m tests.benchmark FOLDER     another copy of the app too, say without the latest change

All are measured in turns in one browser, and every figure is a median: a machine has other things to do too.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS, ROOT, wait_until_up

HERE = Path(__file__).parent
STARTS, ROUNDS, STEPS, SECONDS = 3, 4, 10, 2
FIGURES = {
    "picture": "key press -> new picture with its slopes, ms",
    "step": "  -> new program and sentences too, ms",
    "server": "  of it the server computes, ms",
    "bytes": "  bytes that the server sends",
    "dragged": "new tangents a second under a drag of the slider",
    "told": "  bytes that the server sends meanwhile",
    "tangents": "new tangents a second under the pointer",
    "frames": "  of so many frames a second",
    "sent": "  websocket frames sent meanwhile",
    "cold": "cold start: process -> first chart, ms",
    "warm": "warm server, new visitor -> first chart, ms",
    "requests": "requests of the first load",
    "kilobytes": "kB of the first load, websocket included",
}


@dataclass
class App:
    """A Streamlit app, its server and what was measured of it."""

    name: str
    folder: Path
    script: str
    path: str
    port: int
    options: str = ""
    server: subprocess.Popen | None = None
    found: dict[str, list[float]] = field(default_factory=lambda: {figure: [] for figure in FIGURES})

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        log = Path(tempfile.gettempdir()) / f"benchmark-{self.port}.log"
        options = f"--server.port={self.port} --server.address=127.0.0.1 --server.headless=true"
        command = [sys.executable, "-m", "streamlit", "run", self.script, *options.split(), *self.options.split()]
        with log.open("w") as output:
            self.server = subprocess.Popen(
                [*command, "--browser.gatherUsageStats=false"], cwd=self.folder, stdout=output, stderr=subprocess.STDOUT
            )
        wait_until_up(f"{self.address}/_stcore/health", self.server, log)

    def stop(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(timeout=10)

    def computed(self) -> float:
        """Milliseconds of CPU that the server has used; nan on a system without /proc."""
        try:
            spent = Path(f"/proc/{self.server.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        except FileNotFoundError:
            return float("nan")
        return 1000 * sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")


def open_page(browser: Browser, app: App) -> Page:
    """The page of a new visitor, whose cache is empty, with the chart drawn.

    `page.sent` and `page.received` are the lengths of the websocket's frames.
    """
    page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.sent, page.received = [], []

    def listen(socket):
        socket.on("framesent", lambda frame: page.sent.append(len(frame)))
        socket.on("framereceived", lambda frame: page.received.append(len(frame)))

    page.on("websocket", listen)
    page.add_init_script(path=HERE / "watch.js")
    page.goto(app.address + app.path, wait_until="commit")
    page.painted = page.evaluate("watch.painted()")
    return page


def load(browser: Browser, app: App) -> None:
    """Starts the server anew and visits it twice."""
    app.stop()
    started = time.time()
    app.start()
    page = open_page(browser, app)
    app.found["cold"].append(page.evaluate("performance.timeOrigin") + page.painted - 1000 * started)
    page.context.close()

    page = open_page(browser, app)
    app.found["warm"].append(page.painted)
    page.wait_for_timeout(2000)
    sizes = page.evaluate("performance.getEntries().map(entry => entry.transferSize).filter(Number.isFinite)")
    app.found["requests"].append(len(sizes))
    app.found["kilobytes"].append((sum(sizes) + sum(page.received)) / 1000)
    page.context.close()


def walk(page: Page, app: App, steps: int) -> None:
    """Moves x by the arrow key, each time when the last step is long over and somewhere between two frames."""
    page.bring_to_front()
    page.locator("input[type=range]").first.focus()
    for step in range(steps):
        before = app.computed()
        page.evaluate("watch.awaitStep()")
        page.keyboard.press("ArrowRight")
        picture, whole = page.evaluate("watch.result()")
        app.found["picture"].append(picture)
        app.found["step"].append(whole)
        page.wait_for_timeout(400 + 7 * step)
        app.found["server"].append(app.computed() - before)
        app.found["bytes"].append(sum(page.received))
        page.received.clear()


def drag(page: Page, app: App) -> None:
    """Drags the slider to and fro, through the browser's own input, without a rest."""
    page.bring_to_front()
    slider = page.locator("input[type=range]").first
    # Streamlit's is as wide as what is around it.
    box = slider.locator(
        "xpath=ancestor::*[contains(@class, 'stSlider') or contains(@class, 'st-key-slider')][1]"
    ).bounding_box()
    left, width, middle = box["x"] + 10, int(box["width"]) - 20, box["y"] + box["height"] / 2
    page.mouse.move(left + width * (float(slider.input_value()) + 3) / 6, middle)
    page.mouse.down()
    page.received.clear()
    end, travelled = time.monotonic() + SECONDS, 0
    page.evaluate("watch.count()")
    while time.monotonic() < end:
        travelled += 120
        page.mouse.move(left + abs(travelled % (2 * width) - width), middle, steps=20)
    page.evaluate("watch.stop()")
    app.found["dragged"].append(page.evaluate("watch.result()")[1])
    app.found["told"].append(sum(page.received))
    page.mouse.up()
    page.wait_for_timeout(1000)
    page.received.clear()


def point(page: Page, app: App) -> None:
    """Moves the mouse to and fro over the chart, through the browser's own input, three pixels at a time."""
    page.bring_to_front()
    chart = page.locator("[data-testid=stVegaLiteChart] svg").bounding_box()
    left, width, middle = chart["x"] + 60, int(chart["width"]) - 120, chart["y"] + chart["height"] / 2
    page.mouse.move(left, middle)
    page.wait_for_timeout(500)
    sent, end, travelled = len(page.sent), time.monotonic() + SECONDS, 0
    page.evaluate("watch.count()")
    while time.monotonic() < end:
        travelled += 60
        page.mouse.move(left + abs(travelled % (2 * width) - width), middle, steps=20)
    page.evaluate("watch.stop()")
    frames, tangents = page.evaluate("watch.result()")
    page.wait_for_timeout(500)
    app.found["frames"].append(frames)
    app.found["tangents"].append(tangents)
    app.found["sent"].append(len(page.sent) - sent)
    page.mouse.move(0, 0)


def measure(browser: Browser, apps: list[App]) -> None:
    for _ in range(STARTS):
        for app in apps:
            load(browser, app)
    pages = [(open_page(browser, app), app) for app in apps]
    for page, app in pages:
        page.wait_for_timeout(2000)
        walk(page, app, 3)
        for figure in ("picture", "step", "server", "bytes"):
            app.found[figure].clear()
    for _ in range(ROUNDS):
        for page, app in pages:
            walk(page, app, STEPS)
            drag(page, app)
            point(page, app)


def report(apps: list[App]) -> None:
    print(f"{'':46}" + "".join(f"{app.name:>13}" for app in apps))
    for figure, meaning in FIGURES.items():
        print(f"{meaning:46}" + "".join(f"{statistics.median(app.found[figure]):13.0f}" for app in apps))
    for app in apps:
        took = sorted(app.found["picture"])
        most = took[int(0.95 * len(took))]
        print(f"{app.name}: {len(took)} pictures took {took[0]:.0f} to {took[-1]:.0f} ms, 95 of 100 at most {most:.0f}")
    print("load of the machine:", *(f"{load:.1f}" for load in os.getloadavg()), f"on {os.cpu_count()} cores")


def main() -> None:
    apps = [
        App("this app", ROOT, "streamlit_app.py", "/autograd", 8631),
        App("plain page", HERE, "plain_page.py", "/", 8632),
    ]
    if len(sys.argv) > 1:
        apps.insert(1, App("other copy", Path(sys.argv[1]).resolve(), "streamlit_app.py", "/autograd", 8633))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            measure(browser, apps)
            browser.close()
    finally:
        for app in apps:
            app.stop()
    report(apps)


if __name__ == "__main__":
    main()
