"""An hour's worth of random use in some minutes, and what it did to the server and to the pages:

    python -m tests.soak [MINUTES] [SEED] [PORT]

Two browsers, one of them a phone in the dark, and some visitors without a browser open pages, type programs, follow
links, reload, lose their connection and so on. What is left of a session that has gone is given back after two seconds,
not after two minutes (--server.disconnectedSessionTTL=2). Every action stands in a file: the same seed repeats it.
"""

import asyncio
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from playwright.sync_api import sync_playwright

from tests.benchmark.__main__ import App
from tests.browser.conftest import CHROMIUM, FLAGS, ROOT
from tests.load.__main__ import MEMORY, megabytes
from tests.load.visitor import Visitor

from . import material
from .line import Line
from .memory import MEGABYTES, Size, growth, intervals, slope
from .reader import Reader
from .stranger import Stranger

STRANGERS = 6
PORT = 8810
LOOKS = {
    "desk": {"viewport": {"width": 1280, "height": 720}, "color_scheme": "light"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True},
}
# What a server says that has nothing to complain of.
BANNER = re.compile(
    r"\s*|.* Uvicorn server started on .*|\s*You can now view your Streamlit app.*|\s*URL: .*|\s*Stopping.*"
)
# What Streamlit itself notes when a button is pressed on a page that is on its way out, or whose session is lost, and
# when a link is longer than any browser would send.
EXPECTED = re.compile(
    r"The fragment with id \w+ does not exist anymore - it might have been removed during a preceding full-app rerun\.|"
    r"Couldn't find fragment with id \w+\. This can happen if the fragment does not exist anymore .*|"
    r"Error executing deferred callable for file_id \w+\nTraceback(.*\n)+.*Error: Deferred file \w+ not found|"
    r"Ignoring query string with \d+ characters because it exceeds the \d+ character limit\."
)


class Soak:
    """A server, those who use it, and what was found."""

    def __init__(self, seed: str, port: int) -> None:
        self.seed = seed
        self.app = App("this app", ROOT, "streamlit_app.py", "/", port, options=MEMORY)
        self.line = Line(port + 1, port)
        self.is_line_open, self.are_readers_gone = Event(), Event()
        self.folder = Path(tempfile.mkdtemp(prefix=f"soak-{seed}-"))
        self.actions: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.sizes: list[Size] = []
        self.found: list[str] = []
        self.allowed: Counter[str] = Counter()

    def log(self, who: str):
        """The function that writes down what somebody does."""
        file = (self.folder / f"{who}.log").open("w", encoding="utf-8", errors="backslashreplace")

        def log(kind: str, what: str) -> None:
            count = self.missed if kind.startswith("missed") else self.actions
            count[f"{who.split()[0]}: {kind}"] += 1
            print(f"{time.strftime('%X')} {kind} {what}", file=file, flush=True)

        return log

    def run(self, minutes: float) -> None:
        self.app.start()
        try:
            asyncio.run(self.warm())
            until = time.monotonic() + 60 * minutes
            with ThreadPoolExecutor() as pool:
                strangers = pool.submit(asyncio.run, self.strangers(until))
                self.is_line_open.wait()
                try:
                    self.readers(lambda: time.monotonic() < until and not strangers.done())
                finally:
                    self.are_readers_gone.set()
                    strangers.result()
            self.found += [f"at the end: {error}" for error in asyncio.run(self.warm())]
        finally:
            self.app.stop()
        log = Path(tempfile.gettempdir()) / f"benchmark-{self.app.port}.log"
        self.found += [f"server: {entry}" for entry in entries(log) if not EXPECTED.fullmatch(entry)]

    async def warm(self) -> list[str]:
        """Every step of the reading is opened; the errors that were shown."""
        errors = []
        for number in range(1, len(material.STEPS) + 1):
            visitor = Visitor(self.app.address, f"step={number}")
            await visitor.arrive()
            await visitor.leave()
            errors += visitor.errors
        return errors

    async def strangers(self, until: float) -> None:
        await self.line.open()
        self.is_line_open.set()
        watch = asyncio.create_task(self.watch())
        strangers = [
            Stranger(self.app.address, random.Random(f"{self.seed} stranger {number}"), self.log(f"stranger {number}"))
            for number in range(STRANGERS)
        ]
        await asyncio.gather(*(stranger.live(until) for stranger in strangers))
        watch.cancel()
        self.found += [f"stranger: {error}" for stranger in strangers for error in stranger.errors]
        # The readers' line lies in this loop.
        while not self.are_readers_gone.is_set():
            await asyncio.sleep(0.1)

    async def watch(self) -> None:
        while True:
            self.sizes.append(Size(time.monotonic(), self.actions.total(), megabytes(self.app)))
            await asyncio.sleep(1)

    def readers(self, go_on: Callable[[], bool]) -> None:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            readers = [
                Reader(browser, self.line, random.Random(f"{self.seed} {name}"), self.log(f"reader {name}"), **look)
                for name, look in LOOKS.items()
            ]
            while go_on():
                for reader in readers:
                    reader.act()
            for reader in readers:
                reader.rest()
                self.found += [f"reader: {what}" for what in reader.found]
                self.allowed += reader.allowed
            browser.close()

    def report(self) -> bool:
        """Print what was done and what was found; whether it was nothing."""
        for kind, count in sorted(self.actions.items()):
            print(f"{count:6} {kind}")
        print(f"{self.actions.total():6} actions; each is in {self.folder}")
        print(f"{self.missed.total():6} of them in vain: a control was covered, or went away")
        for pattern, count in self.allowed.items():
            print(f"{count:6} allowed in a console: {pattern}")
        sizes = intervals(self.sizes)
        print("memory, MB:", *(f"{size.megabytes:.0f}" for size in sizes))
        is_flat = growth(sizes) < MEGABYTES
        verdict = "is flat" if is_flat else "is NOT FLAT"
        print(
            f"memory {verdict}: {slope(sizes):+.1f} MB in 1,000 actions, "
            f"{growth(sizes):+.1f} MB from the first third to the last"
        )
        for what, count in Counter(self.found).most_common():
            print(f"FOUND {count} times: {what}")
        print(f"seed {self.seed}: {len(self.found)} found")
        return is_flat and not self.found


def entries(log: Path) -> list[str]:
    """What a server said: a time begins an entry, which may have many lines."""
    lines = log.read_text(errors="backslashreplace").splitlines()
    text = "\n".join(line for line in lines if not BANNER.fullmatch(line))
    return [entry.strip() for entry in re.split(r"(?m)^\d{4}-\d\d-\d\d \S+ ", text) if entry]


def main(minutes: str = "6", seed: str = "1", port: str = str(PORT)) -> int:
    soak = Soak(seed, int(port))
    soak.run(float(minutes))
    return not soak.report()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
