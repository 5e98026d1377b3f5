"""A reader with a browser who does anything."""

import random
import re
import time
from collections import Counter
from collections.abc import Callable

from playwright.sync_api import Browser, Error, Locator, TimeoutError

from tests.browser.conftest import settle

from . import material
from .line import Line

PATIENCE = 30_000  # milliseconds that a page may take until it rests
HASTE = 3_000  # milliseconds after which a control that is covered, or has gone, is let alone
OFTEN = {
    "control": 20,
    "link": 4,
    "program": 4,
    "function": 4,
    "move_x": 5,
    "drag": 3,
    "point": 3,
    "section": 3,
    "other_page": 2,
    "turn": 5,
    "answer": 4,
    "download": 2,
    "share": 1,
    "reload": 1,
    "back": 2,
    "forward": 1,
    "theme": 2,
    "drop": 2,
}
# The app's own controls, without Streamlit's menu.
CONTROLS = ":is([data-testid=stMain], [role=dialog], [data-testid=stPopoverBody], .st-key-share)"
CONTROL = ", ".join(
    f"{CONTROLS} {each}:visible:not([disabled])" for each in ("button", "input", "textarea", "summary", "[role=option]")
)
LINKS = "[data-testid=stTopNavLink], [data-testid=stSidebarNavLink]"
RUNS = "[data-testid=stApp][data-test-script-state=notRunning]"
# What a browser says of a line that is cut, of a file that is lost with the session, and of the two places where
# Streamlit looks for its server. (That a file comes as long as the session lives is checked where it is asked for.)
ALLOWED = (
    r"WebSocket connection to 'ws://[\w.:]+/_stcore/stream' failed: .*",
    r"Client Error: WebSocket onerror .*",
    r"Cannot send rerun backMessage when disconnected from server\. .*",
    r"Failed to load resource: .* 404 \(Not Found\) .*/(_stcore/(health|host-config)|media/\w+)",
    r"Client Error: Download Button source error - 404 .*",
)


class Nothing(Exception):
    """There is no such thing on this page."""


class Reader:
    """One page of a browser, by one random generator; `log` takes each action's kind and what it was."""

    def __init__(self, browser: Browser, line: Line, chance: random.Random, log: Callable, **look) -> None:
        self.line, self.chance, self.log = line, chance, log
        self.address = f"http://127.0.0.1:{line.port}"
        self.found: list[str] = []
        self.allowed: Counter[str] = Counter()
        self.last = ""
        self.page = browser.new_context(**look).new_page()
        self.page.on("console", lambda said: self.hear(said) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.find(f"page error: {error}"))
        self.page.on("crash", lambda _: self.find("the page crashed"))
        self.page.goto(self.address)
        settle(self.page)
        self.page.set_default_timeout(HASTE)
        self.page.set_default_navigation_timeout(PATIENCE)

    def hear(self, said) -> None:
        text = f"{said.text} {said.location.get('url', '')}".strip()
        for allowed in ALLOWED:
            if re.match(allowed, text):
                self.allowed[allowed] += 1
                return
        self.find(f"console: {text}")

    def find(self, what: str) -> None:
        self.found.append(f"{what[:2000]} (after: {self.last[:300]}, on {self.page.url[:200]})")

    def act(self) -> None:
        """Do one thing, and mostly wait until the page rests."""
        try:
            while not self.attempt(self.chance.choices([*OFTEN], [*OFTEN.values()])[0]):
                pass
        except Error as error:
            # Covered by something else, or gone meanwhile.
            self.log(f"missed: {self.last.split()[0]}", str(error)[:300])
        if self.chance.random() < 0.7:
            self.rest()
        else:
            self.page.wait_for_timeout(self.chance.choice([0, 50, 200]))

    def attempt(self, kind: str) -> bool:
        """Whether there was anything to do this to."""
        self.last = kind
        try:
            getattr(self, kind)()
        except Nothing:
            return False
        return True

    def rest(self) -> None:
        try:
            self.page.wait_for_selector(RUNS, state="attached", timeout=PATIENCE)
        except TimeoutError:
            self.find(f"no rest within {PATIENCE / 1000:.0f} s")
            self.go("/")
        for each in self.page.locator("[data-testid=stException]").all():
            self.find(f"st.exception: {each.inner_text()}")
            self.go("/")

    def some(self, selector: str) -> Locator:
        """One of those in sight. Raises: Nothing if there is none."""
        found = self.page.locator(selector).filter(visible=True)
        count = found.count()
        if not count:
            raise Nothing
        return found.nth(self.chance.randrange(count))

    def go(self, path: str) -> None:
        """A link is typed into the address field."""
        try:
            self.page.goto(self.address + path)
        except Error as error:
            self.find(f"no page: {error}")

    def say(self, what: object) -> None:
        self.last = f"{self.last} {what!r}"
        self.log(self.last.split()[0], self.last)

    def link(self) -> None:
        path = material.link(self.chance)
        self.say(path)
        self.go(path)

    def other_page(self) -> None:
        if self.page.viewport_size["width"] < 700 and self.page.locator(LINKS).filter(visible=True).count() == 0:
            self.some("[data-testid=stExpandSidebarButton]").click()
        link = self.some(LINKS)
        self.say(link.inner_text())
        link.click()

    def program(self) -> None:
        """Lines in the editor, if there is one."""
        editor, text = self.some("[data-testid=stTextArea] textarea"), material.program(self.chance)
        self.say(text)
        editor.fill(text)
        if self.chance.random() < 0.7:
            editor.press("Control+Enter")

    def function(self) -> None:
        field, text = self.some(".st-key-f input, .st-key-g input"), material.function(self.chance)
        self.say(text)
        field.fill(text)
        field.press("Enter")

    def move_x(self) -> None:
        """The arrow keys on some slider."""
        slider = self.some("input[type=range]")
        keys = self.chance.choices("ArrowLeft ArrowRight Home End".split(), [5, 5, 1, 1], k=self.chance.randint(1, 8))
        self.say(keys)
        for key in keys:
            slider.press(key)

    def drag(self) -> None:
        """A slider by the mouse."""
        self.along(self.some("input[type=range]"))

    def point(self) -> None:
        """The mouse over a chart, with a click."""
        self.along(self.some("[data-testid=stVegaLiteChart] svg"))

    def along(self, place: Locator) -> None:
        at = [self.chance.random() for _ in range(3)]
        self.say(at)
        place.scroll_into_view_if_needed()
        box = place.bounding_box()
        points = [(box["x"] + part * box["width"], box["y"] + box["height"] / 2) for part in at]
        self.page.mouse.move(*points[0])
        self.page.mouse.down()
        for x, y in points:
            self.page.mouse.move(x, y, steps=8)
        self.page.mouse.up()

    def section(self) -> None:
        section = self.some(".st-key-view button")
        self.say(section.inner_text())
        section.click()

    def turn(self) -> None:
        """The steps of a lesson, by key or button, as fast as somebody who looks for one."""
        key = self.chance.choice(["ArrowRight", "ArrowRight", "ArrowLeft"])
        times = self.chance.choice([1, 1, 5])
        self.say(f"{key} {times}")
        self.page.evaluate("document.activeElement?.blur()")
        for _ in range(times):
            self.page.keyboard.press(key)

    def answer(self) -> None:
        question = self.some(".st-key-question")
        kind, text = self.chance.choice(["show", "type", "choose"]), material.line(self.chance)
        self.say(f"{kind} {text}")
        if kind == "show":
            question.get_by_role("button").first.click()
        elif question.locator("input[type=text]").count():
            question.locator("input[type=text]").fill(text)
            self.page.keyboard.press("Enter")
        else:
            question.locator("[role=radiogroup] label").first.click()

    def download(self) -> None:
        """The program of the page as a file, which arrives whole."""
        kind = self.chance.choice(["Notebook", "Python file"])
        control = self.some(".st-key-take_home button")
        self.say(kind)
        control.click()
        button = self.page.get_by_role("button", name=kind)
        button.wait_for(timeout=HASTE)
        # Streamlit gives a file that is asked for in the middle of a run away when the run ends.
        self.rest()
        try:
            with self.page.expect_download(timeout=3 * HASTE) as waiting:
                button.click()
        except TimeoutError:
            # A page whose session is lost offers files that are lost too, until it is connected again.
            if time.monotonic() - self.line.cut_until > PATIENCE / 1000:
                self.find("no file came")
            raise
        if waiting.value.failure() or not waiting.value.path().stat().st_size:
            self.find(f"download: {waiting.value.failure()}")
        self.page.keyboard.press("Escape")

    def share(self) -> None:
        control = self.some(".st-key-share button")
        self.say("")
        control.click(delay=50)
        self.page.locator(".st-key-qr img").wait_for(timeout=HASTE)
        if self.chance.random() < 0.7:
            self.page.keyboard.press("Escape")

    def reload(self) -> None:
        self.say("")
        self.page.reload()

    def back(self) -> None:
        self.say("")
        self.page.go_back()
        if self.page.url == "about:blank":
            # Before the first page there is nothing.
            self.page.go_forward()

    def forward(self) -> None:
        self.say("")
        self.page.go_forward()

    def theme(self) -> None:
        scheme = self.chance.choice(["dark", "light"])
        self.say(scheme)
        self.page.emulate_media(color_scheme=scheme)

    def drop(self) -> None:
        """Every browser loses its websocket."""
        seconds = self.chance.choice([0, 0, 1, 3])
        self.say(seconds)
        self.line.cut(seconds)

    def control(self) -> None:
        """Any control that is in sight."""
        control = self.some(CONTROL)
        tag, kind, role, name = control.evaluate(
            "e => [e.tagName, e.type || '', e.getAttribute('role') || '', e.ariaLabel || e.innerText || '']"
        )
        self.say(f"{tag} {kind} {role} {name}")
        if role == "combobox":
            control.click()
            for _ in range(self.chance.randint(0, 6)):
                control.press("ArrowDown")
            control.press("Enter")
        elif kind == "range":
            control.press(self.chance.choice(["ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"]))
        elif kind in ("radio", "checkbox"):
            control.evaluate("e => e.click()")
        elif tag == "TEXTAREA":
            control.fill(material.program(self.chance))
            control.press("Control+Enter")
        elif kind in ("text", "number"):
            numbers, texts = material.NUMBERS, [material.line(self.chance), material.function(self.chance)]
            text = self.chance.choice(numbers if kind == "number" else texts)
            self.say(text)
            control.fill(text)
            control.press("Enter")
        else:
            control.click()
