"""Exercises in a browser: what is kept back is not sent, what is done comes back, and everybody can do them."""

from components.walkthrough.exercise.found import exercises_of
from components.walkthrough.reader import FOLDER, read_lesson

from .accessibility import violations, wrong
from .conftest import settle

LESSON = "exercises-model"
# The first exercise that keeps a check back.
PLACE, STEP, EXERCISE = next(
    found
    for found in exercises_of(read_lesson(FOLDER / f"{LESSON}.md"))
    if any(check.hidden for check in found[2].checks)
)
LINK = f"/?lesson={LESSON}&step={PLACE[1]}"


def test_an_exercise_keeps_its_secrets_and_what_is_done_comes_back_in_a_new_session(visit, bare_server):
    bare = violations(visit(bare_server))
    page = visit(LINK)
    received = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(frame)))
    page.reload()
    lines = page.get_by_role("textbox", name="Your lines")
    lines.wait_for()
    settle(page)
    assert lines.input_value().strip() == EXERCISE.start.strip()
    lines.fill("x = 5")
    lines.press("Control+Enter")
    page.get_by_role("button", name="Check", exact=True).press("Enter")
    page.locator("[class*=st-key-outcome] [data-testid=stMarkdown]").first.wait_for()
    settle(page)
    sent = b"\n".join(frame if isinstance(frame, bytes) else frame.encode() for frame in received)
    assert b"Your lines" in sent
    shown = page.content()
    solution = max((line.strip() for line in EXERCISE.solution.split("\n")), key=len)
    assert solution not in EXERCISE.start
    for secret in (solution, *(check.text for check in EXERCISE.checks if check.hidden), *EXERCISE.hints):
        assert secret.encode() not in sent
        assert secret not in shown
    assert wrong(page, bare, is_phone=False) == []
    # Another session of the same browser.
    other = visit("/exercises", width=390, height=844, dark=True)
    other.get_by_role("link", name=f"{STEP.title} (tried once)").wait_for()
    settle(other)
    assert wrong(other, bare, is_phone=False) == []
    other.get_by_role("link", name=STEP.title).click()
    other.wait_for_function("() => document.querySelector('textarea[aria-label=\"Your lines\"]')?.value === 'x = 5'")
    settle(other)
    other.goto(other.url.split("/?")[0] + "/exercises")
    other.get_by_role("button", name="Forget all of it").click()
    other.get_by_role("link", name=STEP.title, exact=True).wait_for()
    settle(other)
    assert other.evaluate("localStorage.getItem('pytorch-live exercises')") is None
