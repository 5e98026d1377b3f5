"""A program's text to one card per statement: what the page shows of it, without any Streamlit."""

import ast
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch

from components.figures.model import Figure
from components.interpreter import Problem, Step, run, with_line_feeds

from ..cells import Picture, picture
from ..describe import Description, describe
from ..models import Table, table_of
from ..objects import Definitions, about, about_definition
from ..values import is_array
from .clash import clash
from .origin import NOTHING, Origin, explain
from .sentences import CARDS
from .silence import OF_NO_LEAF, about_silence, shows_none

UNNAMED = CARDS["no name"]
MOST_CARDS = 40
MOST_VIEWS = 3  # tensors of one statement, such as `a, b = ...`
NAMED_RESULTS = frozenset(kind for kind in vars(torch.return_types).values() if isinstance(kind, type))
LISTS = NAMED_RESULTS | {tuple, list}
WIDEST_LINE = 60  # characters of a wrong line shown on both sides of the mistake


@dataclass(frozen=True)
class View:
    """A tensor or array of a statement: its name, its facts, its picture (None if there is nothing to draw).

    `origin` shows where its cells come from, None if that is not drawn, and `notes` says what happened on the way.
    """

    name: str
    description: Description
    picture: Picture | None
    origin: Origin | None = None
    notes: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What it is, in a sentence."""
        said = CARDS["value"].format(name=self.name, words=self.description.words)
        return f"{said} {self.picture_note}" if self.picture_note else said

    @property
    def picture_note(self) -> str:
        """What its picture leaves out."""
        return self.picture.left_out if self.picture else ""


@dataclass(frozen=True)
class Card:
    """One statement: where it stands, what it says, what Python prints for it, its tensors, warnings and mistake.

    `facts` says what else it made or shows: a function, a class, a dict, a text. `clash` draws the shapes that did not
    fit, if that is the mistake; `silence` says what happened where Python shows nothing, and `shows_none` whether it is
    a value that is None. `figures` are what it draws.
    `tables` are its models, optimizers, loaders and dicts of tensors.
    """

    line: int
    source: str
    text: str
    views: tuple[View, ...]
    warnings: tuple[str, ...]
    problem: Problem | None
    clash: str = ""
    silence: str = ""
    facts: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    shows_none: bool = False

    @property
    def is_silent(self) -> bool:
        """Nothing to show but the statement itself, as for an import."""
        said = self.text or self.warnings or self.problem or self.silence or self.facts
        return not (said or self.views or self.figures or self.tables)


@dataclass(frozen=True)
class Cards:
    """The cards of a program; `left_out` statements between the last two have none.

    `notes` has what was passed over of a pasted text: each line's number and what is said of it.
    """

    cards: tuple[Card, ...]
    left_out: int
    problem: Problem | None
    notes: tuple[tuple[int, str], ...] = ()


def cards_of(source: str, before: str = "") -> Cards:
    """Runs a program and makes its cards, at most `MOST_CARDS` and one more for a mistake behind them.

    The lines `before` run first and have no cards; the lines of `source` are counted from 1.
    """
    cards: list[Card] = []
    above = before.count("\n")
    left_out = 0
    definitions = Definitions()
    warned: set[str] = set()

    def look(step: Step) -> None:
        """Make the card of a statement that has just run."""
        nonlocal left_out
        statement = definitions.read(step.source)
        # As a notebook does, it says the same once.
        new = tuple(said for said in dict.fromkeys(step.warnings) if said not in warned)
        warned.update(new)
        step = replace(step, warnings=new)
        if step.line <= above and not step.error:
            return
        # Now, because a later statement may change the numbers in place.
        if len(cards) < MOST_CARDS or step.error or step.figures:
            cards.append(card_of(step, above, *facts_and_tables(step, statement, definitions)))
        else:
            left_out += 1

    program = run(before + source, look, above)
    notes = tuple((line - above, said) for line, said in sorted(program.notes.items()) if line > above)
    return Cards(tuple(silenced(cards)), left_out, moved_up(program.error, above), notes)


def moved_up(problem: Problem | None, lines: int) -> Problem | None:
    """The Problem of a program in whose text so many lines above are not counted."""
    return problem and replace(problem, line=problem.line - lines)


def card_of(step: Step, above: int = 0, facts: tuple[str, ...] = (), tables: tuple[Table, ...] = ()) -> Card:
    """The card of a statement below so many lines that have none."""
    views = [view for name, value in named_values(step) for view in views_of(name, value, step)]
    # Shapes that do not fit are never another kind of error.
    may_clash = step.error and step.error.error in ("RuntimeError", "ValueError")
    drawing = attempt("", clash, step.operations[-1]) if may_clash and step.operations else ""
    problem = moved_up(step.error, above)
    silence = "" if step.text else attempt("", about_silence, step)
    warnings = tuple(said for said in step.warnings if not (silence and OF_NO_LEAF in said))
    shown = tuple(views[:MOST_VIEWS])
    said = (step.text, shown, warnings, problem, drawing, silence, facts)
    is_none = bool(silence) and shows_none(step)
    return Card(step.line - above, step.source, *said, step.figures, tables, is_none)


def named_values(step: Step) -> list[tuple[str, object]]:
    """What a statement shows and what it gave to names, each with its name."""
    is_name = all(part.isidentifier() for part in step.source.split("."))
    return [(step.source if is_name else UNNAMED, step.value), *step.assigned.items()]


def facts_and_tables(
    step: Step, statement: ast.stmt | None, definitions: Definitions
) -> tuple[tuple[str, ...], tuple[Table, ...]]:
    """What a statement made or shows that is no tensor: a sentence or a table each."""
    if step.error:
        return (), ()
    facts, tables = [attempt("", about_definition, statement)], []
    for name, value in named_values(step)[: MOST_VIEWS + 1]:
        if table := attempt(None, table_of, name, value):
            tables.append(table)
        else:
            facts.append(attempt("", about, name, value, definitions))
    return tuple(filter(None, facts)), tuple(tables)


def silenced(cards: list[Card]) -> list[Card]:
    """The cards, where an assignment `X = ...` loses what a line `X` behind it shows or says just so."""
    quiet, shown = [], set()
    for card in reversed(cards):
        if not card.text:
            views = tuple(view for view in card.views if view not in shown)
            facts = tuple(said for said in card.facts if said not in shown)
            card = replace(
                card, views=views, facts=facts, tables=tuple(each for each in card.tables if each not in shown)
            )
        shown.update((*card.views, *card.facts, *card.tables))
        quiet.append(card)
    return quiet[::-1]


def views_of(name: str, value: object, step: Step) -> list[View]:
    """The view of a tensor or array, or of those in a tuple or list such as torch.sort gives."""
    if is_array(value):
        return [view(name, value, step)]
    if type(value) in LISTS and isinstance(value, (tuple, list)):
        parts = [(f"{name}[{place}]", part) for place, part in enumerate(value[:MOST_VIEWS])]
        return [view(*part, step) for part in parts if is_array(part[1])]
    return []


def view(name: str, value: torch.Tensor | np.ndarray, step: Step) -> View:
    """What the page shows of a tensor or array."""
    cells = picture(value)
    explanation = attempt(NOTHING, explain, step, name.removeprefix(UNNAMED), value, cells)
    return View(name, describe(value), cells, explanation.origin, explanation.notes)


def attempt(otherwise: Any, explain: Callable, *given: object) -> Any:
    """An explanation, or none if it fails: the program ran, and what it printed must be shown."""
    try:
        return explain(*given)
    except Exception:
        return otherwise


def marked_line(source: str, problem: Problem) -> str:
    """The line that a Problem is about, with a caret under its column; only the surroundings if the line is long."""
    lines = with_line_feeds(source).split("\n")
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    at = min(problem.column - 1, len(line))
    start = max(at - WIDEST_LINE, 0)
    before, after = line[start:at], line[at : at + WIDEST_LINE]
    blank = "".join("\t" if character == "\t" else " " for character in before)
    return f"{before}{after}\n{blank}^"
