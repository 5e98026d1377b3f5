"""Every place of the app that a reader can open: each section of each page, and each step of each lesson."""

from .conftest import settle

SECTIONS = {
    "/tensors": ["results", "storage", "names"],
    "/devices": ["machine", "rules", "speed"],
    "/autograd": ["guess", "plot", "tangents", "steps", "descent", "graph", "check", "errors"],
}
# Where the steps of each lesson are.
LESSONS = {"reading": "/?", "broadcasting": "/?lesson=broadcasting&"}
MOST = 40


def sections(server, page):
    """Open one section after the other, and tell which."""
    for path, views in SECTIONS.items():
        for view in views:
            page.goto(f"{server}{path}?view={view}")
            settle(page)
            yield f"{path}?view={view}"


def steps(server, page, lesson):
    """Open one step of the lesson after the other, and tell which: at its start, and once its question is answered."""
    link = LESSONS[lesson]
    for number in range(1, MOST):
        page.goto(f"{server}{link}step={number}")
        settle(page)
        where = f"{lesson} {number}: {page.locator('h1').inner_text()}"
        yield where
        if answer(page):
            yield f"{where}, answered"
        if page.get_by_role("button", name="Next").first.is_disabled():
            break


def answer(page):
    """Let the page show the answer to its question, if it has one."""
    show = page.get_by_role("button", name="Show the answer")
    if not show.count():
        return False
    show.click()
    show.wait_for(state="detached")
    settle(page)
    return True
