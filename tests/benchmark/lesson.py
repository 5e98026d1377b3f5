"""How quick the walkthrough is: from a key press to the next step, and from the address to the first one.

    python -m tests.benchmark.lesson

Medians over WALKS walks through the reading on a warm server, and over STARTS starts of the server; in turn with a
plain page of Streamlit's own elements, because most of a first visit is the loading of its front end.
"""

import os
import statistics
import subprocess
import sys
import time

from playwright.sync_api import Page, sync_playwright

from tests.benchmark.__main__ import HERE, App
from tests.browser.conftest import CHROMIUM, FLAGS, ROOT
from tests.load.__main__ import megabytes

WALKS, STARTS, WARM, LAST = 5, 3, 3, 19
PREPARING = 3  # seconds
# The page is complete when its script has run, nothing old is left on it, and every chart has been drawn.
WATCH = """
const complete = () => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
  && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every(chart => chart.querySelector('svg, canvas'))
const until = async (reached, start) => {
  while (!reached()) await new Promise(requestAnimationFrame)
  return performance.now() - start
}
const title = () => document.querySelector('h1')?.innerText
window.first = async () => {
  const text = await until(() => title() && document.querySelector('.stMarkdown p')?.innerText.length > 40, 0)
  const lines = () => document.querySelector('[data-testid=stCode]')
  return [text, await until(() => lines() && complete(), 0)]
}
let result
window.awaitStep = () => {
  const before = title()
  result = new Promise(done => addEventListener('keydown', async event => {
    const shown = await until(() => title() !== before, event.timeStamp)
    done([shown, await until(complete, event.timeStamp)])
  }, {capture: true, once: true}))
}
window.result = () => result
"""


LOADED = "performance.getEntriesByType('resource').reduce((sum, one) => sum + one.transferSize, 0) / 1000"


def open_first(browser, app: App) -> tuple[Page, list[float]]:
    """A new visitor's page, with the milliseconds until its first text and until all of it, and the kB that it took."""
    page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.add_init_script(WATCH)
    return page, open_again(page, app)


def open_again(page: Page, app: App) -> list[float]:
    page.goto(app.address, wait_until="commit")
    return [*page.evaluate("first()"), page.evaluate(LOADED)]


def import_torch() -> float:
    """The milliseconds that a Python takes which does nothing else."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import torch"], check=True)
    return 1000 * (time.perf_counter() - start)


def walk(page: Page) -> list[list[float]]:
    """The milliseconds of each step until its title shows, and until it is complete."""
    found = []
    for _ in range(LAST - 1):
        page.wait_for_timeout(400)
        page.evaluate("awaitStep()")
        page.keyboard.press("ArrowRight")
        found.append(page.evaluate("result()"))
    return found


def main() -> None:
    app = App("this app", ROOT, "streamlit_app.py", "/", 8641)
    plain = App("a plain page", HERE, "plain_step.py", "/", 8642)
    cold, warm, again, plainly, walks = [], [], [], [], []
    torch, memory = [], []
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            plain.start()
            open_first(browser, plain)
            for _ in range(STARTS):
                app.stop()
                torch.append(import_torch())
                started = time.time()
                app.start()
                at_start = megabytes(app)
                page, (text, whole, loaded) = open_first(browser, app)
                origin = page.evaluate("performance.timeOrigin") - 1000 * started
                cold.append((origin + text, origin + whole, loaded))
                page.context.close()
                # What the server prepares in the background is done by then.
                time.sleep(PREPARING)
                memory.append((at_start, megabytes(app)))
                for _ in range(WARM):
                    page, found = open_first(browser, app)
                    warm.append(found)
                    again.append(open_again(page, app))
                    page.context.close()
                    page, found = open_first(browser, plain)
                    plainly.append(found)
                    page.context.close()
            page, _ = open_first(browser, app)
            walk(page)
            for _ in range(WALKS):
                page.goto(app.address)
                page.wait_for_timeout(3000)
                walks.append(walk(page))
            browser.close()
    finally:
        app.stop()
        plain.stop()
    print(f"import torch, and nothing else: {statistics.median(torch):.0f} ms")
    visits = {
        "cold start, from the process on": cold,
        "warm server, new visitor": warm,
        "  the same on a plain page": plainly,
        "  the visitor's second visit": again,
    }
    for name, found in visits.items():
        text, whole, loaded = (statistics.median(each) for each in zip(*found, strict=True))
        print(f"{name}: first text {text:.0f} ms, first step complete {whole:.0f} ms, {loaded:.0f} kB")
    before, after = (statistics.median(each) for each in zip(*memory, strict=True))
    print(f"memory of the server: at its start {before:.0f} MB, once all pages are prepared {after:.0f} MB")
    for number, times in enumerate(zip(*walks, strict=True), start=2):
        shown, whole = (statistics.median(each) for each in zip(*times, strict=True))
        print(f"step {number:2}: title {shown:4.0f} ms, complete {whole:4.0f} ms")
    every = [time for times in walks for time in times]
    shown, whole = (statistics.median(each) for each in zip(*every, strict=True))
    print(f"all steps: title {shown:.0f} ms, complete {whole:.0f} ms")
    print("load of the machine:", *(f"{load:.1f}" for load in os.getloadavg()), f"on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
