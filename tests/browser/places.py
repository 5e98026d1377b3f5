"""Every place of the app that a reader can open: each section of each page, and each step of each lesson."""

from .conftest import settle

SECTIONS = {
    "/tensors": ["results", "storage", "names"],
    "/devices": ["machine", "rules", "speed"],
    "/autograd": ["guess", "plot", "tangents", "steps", "descent", "graph", "check", "errors"],
}
# Where the steps of each lesson are.
LESSONS = {"reading": "/?", "broadcasting": "/?lesson=broadcasting&", "model": "/?lesson=model&"}
MOST = 40


def sections(server, page):
    """Open one section after the other, and tell which."""
    for path in SECTIONS:
        for view in sections_of(server, page, path):
            yield f"{path}?view={view}"


def sections_of(server, page, path, views=None):
    """Open one section of the page after the other, and tell which: the first by its link, the others by a press."""
    first, *others = views or SECTIONS[path]
    page.goto(f"{server}{path}?view={first}")
    settle(page)
    yield first
    for view in others:
        page.get_by_role("radio", name=view, exact=True).click()
        page.get_by_role("radio", name=view, exact=True, checked=True).wait_for()
        page.evaluate("document.activeElement.blur()")
        # What is under the pointer may look otherwise.
        page.mouse.move(0, 0)
        settle(page)
        yield view


def steps(server, page, lesson):
    """Open one step of the lesson after the other, and tell which: at its start, and once its question is answered."""
    page.goto(f"{server}{LESSONS[lesson]}step=1")
    for number in range(1, MOST):
        settle(page)
        where = f"{lesson} {number}: {page.locator('h1').inner_text()}"
        yield where
        if answer(page):
            yield f"{where}, answered"
        on = page.locator(".st-key-step_next button")
        if on.is_disabled():
            break
        on.click()
        page.wait_for_function(f"() => location.search.includes('step={number + 1}')")


def answer(page):
    """Let the page show the answer to its question, if it has one."""
    show = page.get_by_role("button", name="Show the answer")
    if not show.count():
        return False
    show.click()
    show.wait_for(state="detached")
    settle(page)
    return True
