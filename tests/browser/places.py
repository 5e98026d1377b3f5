"""Every place of the app that a reader can open: each section of each page, and each step of each lesson."""

import re

from components.links.pages import PAGES, page_named
from components.walkthrough.lesson import Question
from components.walkthrough.reader import FOLDER, read_lesson

from .conftest import settle

SECTIONS = {f"/{name}": list(page_named(name).sections) for name in PAGES}
# Where the steps of each lesson are.
LESSONS = {"reading": "/?", "broadcasting": "/?lesson=broadcasting&", "model": "/?lesson=model&"}


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
        open_section(page, view)
        yield view


# What stands on the page now, and whether some of it is gone: on a busy machine the server may take its time.
REMEMBER = "() => { window.stood = [...document.querySelectorAll('[data-testid=stElementContainer]')] }"
GONE = "() => window.stood.some(one => !one.isConnected)"


def open_section(page, view):
    page.evaluate(REMEMBER)
    page.get_by_role("radio", name=view, exact=True).click()
    page.get_by_role("radio", name=view, exact=True, checked=True).wait_for()
    page.wait_for_function(GONE)
    page.evaluate("document.activeElement.blur()")
    # What is under the pointer may look otherwise.
    page.mouse.move(0, 0)
    settle(page)


def steps(server, page, lesson, answer):
    """Open one step of the lesson after the other, before and after `answer(page, question)`.

    It tells where, the Step, and whether its question is answered or it has none.
    """
    page.goto(f"{server}{LESSONS[lesson]}step=1")
    all_steps = read_lesson(FOLDER / f"{lesson}.md").steps
    for number, step in enumerate(all_steps, start=1):
        page.get_by_role("heading", name=step.title, exact=True, level=1).wait_for()
        settle(page)
        where = f"{lesson} {number}: {step.title}"
        questions = [part for part in step.parts if isinstance(part, Question)]
        yield where, step, not questions
        if questions:
            answer(page, questions[0])
            settle(page)
            yield f"{where}, answered", step, True
        if number < len(all_steps):
            page.locator(".st-key-step_next button").click()


def answer_rightly(page, question):
    """As a reader does."""
    form = page.locator(".st-key-question")
    if question.choices:
        form.locator("label", has_text=re.compile(rf"^{re.escape(question.answer)}$")).click()
    else:
        form.locator("input").fill(question.answer)
    page.locator(".st-key-answer button").click()
    page.locator(".st-key-verdict").wait_for()


def show_answer(page, question):
    """As a reader does who gives up."""
    show = page.get_by_role("button", name="Show the answer")
    show.click()
    show.wait_for(state="detached")
