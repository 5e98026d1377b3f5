"""The link of a panel in a lesson's file: whether it can be shown, its parameters in the step, and its program."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from components.links.page import Page
from components.links.pages import PAGES, page_named
from components.links.parameter import Parameter

from ..lesson import Panel
from ..sentences import MISTAKES

if TYPE_CHECKING:
    from components.export.program import Program


def page_of(panel: Panel) -> Page:
    """The page that the panel is of."""
    return page_named(panel.page)


def mistake_of(panel: Panel) -> str:
    """What is wrong with the panel's link; "" if it can be shown."""
    return mistake_in(panel.page, tuple(panel.query.items()))


@cache
def mistake_in(page: str, link: tuple[tuple[str, str], ...]) -> str:
    """The same of a link to the page of this name."""
    try:
        check_panel(page, dict(link))
    except ValueError as reason:
        return str(reason)
    return ""


def check_panel(page: str, query: Mapping[str, str]) -> None:
    """Raises: ValueError with the reason, for a link whose panel cannot be shown."""
    if page not in PAGES:
        raise ValueError(MISTAKES["no page"].format(page=page, pages=", /".join(PAGES)))
    parameters = page_named(page).parameters(query)
    for name, text in query.items():
        if name not in parameters:
            raise ValueError(MISTAKES["no parameter"].format(name=name, names=", ".join(parameters)))
        # A lesson may be written on a machine that has more devices.
        if name != "device":
            try:
                parameters[name].check(text)
            except ValueError as reason:
                raise ValueError(MISTAKES["unusable"].format(name=name, text=text, reason=reason)) from reason


def failure_of(panel: Panel) -> tuple[int, str] | None:
    """The line of the file, and what is wrong, if the panel's lines end otherwise than its block says."""
    failure = failure_in(panel.lines, panel.before.count("\n"), panel.fails) if panel.is_live else None
    return failure and (panel.line + failure[0], failure[1])


@cache
def failure_in(lines: str, above: int, fails: bool) -> tuple[int, str] | None:
    """The same of the lines, of which so many stand `above` those of the block; the line counts from its first one."""
    from components.interpreter import run

    problem = run(lines).error
    # A busy machine makes a program slow, and the lesson's file no worse.
    if problem and not fails and problem.kind != "limit":
        place = max(problem.line - above - 1, 0)
        return place, MISTAKES["live lines fail"].format(message=problem.message)
    return None if problem or not fails else (0, MISTAKES["live lines run"])


def parameters_of(panel: Panel, address: Mapping[str, str]) -> dict[str, Parameter]:
    """The parameters of the panel's controls, each with where it begins in this step as its default.

    The `address` has what a reader may have moved.
    """
    page = page_of(panel)
    fixed = {name for name, parameter in page.parameters(panel.query).items() if not parameter.in_step}
    moved = {name: text for name, text in address.items() if name not in fixed}
    return {
        name: begin_at(panel.query, parameter)
        for name, parameter in page.parameters({**panel.query, **moved}).items()
        if parameter.in_step
    }


def begin_at(query: Mapping[str, str], parameter: Parameter) -> Parameter:
    """The parameter with the value that the link gives it as its default."""
    text = query.get(parameter.name)
    return parameter if text is None else replace(parameter, default=parameter.value(text))


def program_of(panel: Panel) -> "Program | None":
    """The program that the panel runs as the step begins."""
    query = {**panel.query, "code": panel.lines} if panel.before else panel.query
    return page_of(panel).program_of(query)
