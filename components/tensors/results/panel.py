"""What each statement of a program gives, as cards under each other."""

import re
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Literal

import streamlit as st

from components.figures.chart import HIGHEST, drawn
from components.figures.model import Figure
from components.interpreter import Problem
from components.page.code_block import show_output, show_program
from components.page.place import is_step
from components.page.problem import show_problem
from components.page.quoting import hint_in_markdown, inline_code

from ..cells import Picture
from ..chart import chart, pixels, table
from ..models import Table
from ..sentences import TABLES, counted
from .cards import MOST_CARDS, Card, Cards, View, attempt, cards_of, marked_line
from .chart import specification, tables
from .origin import Origin
from .placing import WIDE, layout
from .sentences import CARDS

STYLE = Path(__file__).with_name("panel.css")
LONGEST_TEXT = 1_500  # characters of printed text that a card shows unfolded
MOST_LINES = 16
LONGEST_CELL = 200  # characters in a cell of a table
# What a table says in words, and numbers and shapes.
SAID = "|".join(
    re.escape(TABLES[text]).replace(r"\{number\}", r"[\d,]+") for text in ("parameters of a layer", "more", "itself")
)
PLAIN_CELL = re.compile(rf"|[\d,]*\d|\([\d, ]*\)|{SAID}")
MOST_IN_WORDS = 2  # pictures whose sentences stand under them
LONGEST_IN_STEP = 160  # characters of such sentences in the step of a lesson
HIGH_IN_STEP = (290, 240, 195)  # pixels of a step's picture alone, beside another card, beside more
MOST_NOTED = 6  # lines that one note is about
BESIDE = 250  # pixels: a wider picture stands under the text
LINE_BESIDE = 36  # characters of a line of printed text that has room beside a picture
ROOM, ROOM_IN_STEP = 655, 685  # pixels that a card has on a projector
LETTER, FRAME = 10.3, 47  # pixels of a letter of code, and around a block of it


def prepare() -> None:
    """Build the specification that the first reader of an operation would wait for."""
    specification(1)


def show(code: str, before: str = "") -> None:
    """The cards of the code, which goes on from the lines `before`."""
    st.html(STYLE)
    program = cards_of(code, before)
    show_notes(program.notes)
    if not program.cards and not program.problem:
        st.text(CARDS["nothing"])
    shown = cards_to_show(program)
    highest = HIGH_IN_STEP[min(len(shown), len(HIGH_IN_STEP)) - 1] if is_step() else HIGHEST
    with st.container(gap="xsmall", key="cards"):
        for number, card in shown.items():
            with st.container(border=not card.is_silent, gap="xsmall", key=f"card_{number}"):
                show_card(number, card)
                show_more(number, card, highest)
                if card.problem:
                    show_mistake(code, card.problem, card.clash)
            if number + 1 == MOST_CARDS and program.left_out:
                st.text(CARDS["left out"].format(number=f"{program.left_out:,}", shown=MOST_CARDS))
        if program.problem and not (program.cards and program.cards[-1].problem):
            show_mistake(code, program.problem)
    if any(view.picture for card in shown.values() for view in card.views):
        st.markdown(f":small[{CARDS['colours']}]")


def cards_to_show(program: Cards) -> dict[int, Card]:
    """The cards by their numbers.

    A step of a lesson has room for what its lines say, and the lines themselves stand beside it.
    """
    shown = dict(enumerate(program.cards))
    if not is_step():
        return shown
    shown = {number: card for number, card in shown.items() if speaking(card)} or shown
    if any(card.figures for card in shown.values()):
        # Beside a picture, what is printed is enough.
        shown = {number: card if card.figures else only_lines(card) for number, card in shown.items()}
    return shown


def show_more(number: int, card: Card, highest: float) -> None:
    """What a statement made or said that is no tensor: sentences, tables, figures at most so high, warnings."""
    for said in filter(None, (*card.facts, card.silence)):
        st.text(said)
    for one in card.tables:
        show_table(one)
    for figure_number, figure in enumerate(card.figures):
        show_figure(f"figure_{number}_{figure_number}", figure, highest)
    show_warnings(card)


def show_notes(notes: tuple[tuple[int, str], ...]) -> None:
    """What was passed over of a pasted text: for each thing that is said, the lines that it is said of."""
    said: dict[str, list[int]] = {}
    for line, note in notes:
        said.setdefault(note, []).append(line)
    for note, lines in said.items():
        places = ", ".join(map(str, lines[:MOST_NOTED])) + (", ..." if len(lines) > MOST_NOTED else "")
        one, many = CARDS["note"]
        st.markdown((one if len(lines) == 1 else many).format(lines=places, note=hint_in_markdown(note)))


def speaking(card: Card) -> bool:
    """Whether Python says something at this statement, or a value is None."""
    return bool(card.text or card.warnings or card.problem or card.figures or card.shows_none)


def small_picture(card: Card) -> Picture | None:
    """The only picture of a card, if there is room for it beside the text."""
    widest = max(map(len, card.text.splitlines()), default=0)
    if len(card.views) != 1 or widest > LINE_BESIDE:
        return None
    (view,) = card.views
    is_small = view.picture and not view.origin and pixels(view.picture) <= BESIDE
    return view.picture if is_small else None


def show_card(number: int, card: Card) -> None:
    """A statement, what Python prints for it, and the pictures of its tensors with their words."""
    if picture := small_picture(card):
        left, right = st.columns([3, 2], gap="small", vertical_alignment="top")
        with left.container(gap="xsmall"):
            show_lines(card)
        with right:
            show_picture(f"picture_{number}_0", picture)
        show_words(card.views[0])
        return
    origin = card.views[0].origin if len(card.views) == 1 else None
    with st.container(horizontal=True, gap="small"):
        # Beside the picture the text stands under its line; above one, beside it: what is said of both is in sight too.
        room = ROOM_IN_STEP if is_step() else ROOM
        below = bool(origin) and width_of_text(card) + layout(origin, WIDE).width <= room
        with st.container(horizontal=not below, gap="xxsmall" if below else "small", width="content"):
            show_lines(card, "content")
        if origin and below:
            show_origin(f"origin_{number}_0", origin)
    for place, view in enumerate(card.views):
        if view.origin and not below:
            show_origin(f"origin_{number}_{place}", view.origin)
        elif view.picture and not view.origin:
            show_picture(f"picture_{number}_{place}", view.picture)
        if view.origin:
            st.text(view.origin.rule)
        show_words(view)


def width_of_text(card: Card) -> float:
    """Pixels of the widest line of the statement or of what Python prints for it, with the room around it."""
    lines = [f"{card.line} {card.source}", *card.text.splitlines()]
    return LETTER * max(map(len, lines)) + FRAME


def show_lines(card: Card, width: Literal["stretch", "content"] = "stretch") -> None:
    """The statement and what Python prints for it; neither is ever read as Markdown."""
    if not card.problem:
        show_source(card, width)
    if not card.text:
        return
    lines = card.text.count("\n") + 1
    if len(card.text) <= LONGEST_TEXT and lines <= MOST_LINES:
        show_output(card.text, wrap=True, width=width)
    else:
        with st.expander(counted(CARDS["printed"], lines, characters=f"{len(card.text):,}")):
            show_output(card.text, wrap=True, height=400)


def show_source(card: Card, width: Literal["stretch", "content"]) -> None:
    """The statement with its line's number."""
    quoted = inline_code(card.source)
    if card.source in quoted:
        st.markdown(f":gray[{card.line}] {quoted}", width=width)
    else:
        st.markdown(f":gray[{card.line}]")
        show_program(card.source, wrap=True)


def show_picture(key: str, picture: Picture) -> None:
    """The cells of a tensor."""
    # A picture wider than the screen scrolls by itself, not with the page.
    with st.container(horizontal=True, wrap=False):
        st.vega_lite_chart(table(picture), chart(picture), width="content", key=key)


def show_origin(key: str, origin: Origin) -> None:
    """The cells of the operands and the result, of which each shows where it comes from."""
    with st.container(horizontal=True, wrap=False, width="content"):
        data = {**specification(len(origin.lines)), "datasets": tables(origin)}
        st.vega_lite_chart(data, width="content", key=key)


def show_table(one: Table) -> None:
    """A table in a sentence and, where there is room, in its rows; none of it is read as Markdown."""
    st.text(one.sentence)
    if one.rows and not is_step():
        columns = [[in_cell(text) for text in column] for column in zip(*one.rows, strict=True)]
        st.table(dict(zip(one.headers, columns, strict=True)), border="horizontal", alt=one.sentence)


def in_cell(text: str) -> str:
    """Numbers and shapes as they are; what may have names of the program as code, which is not interpreted."""
    return text if PLAIN_CELL.fullmatch(text) else inline_code(text, longest=LONGEST_CELL)


def only_lines(card: Card) -> Card:
    """The card without pictures and facts of what its statement is worth."""
    return replace(card, views=(), facts=(), silence="", tables=())


def show_figure(key: str, figure: Figure, highest: float) -> None:
    """The pictures of a figure in their rows, each at most so high, and what they show in words."""
    if figure.title.text:
        st.text(figure.title.text)
    charts = attempt([], drawn, figure, highest)
    if not charts:
        st.text(CARDS["no figure"])
    for row, group in groupby(enumerate(charts), key=lambda numbered: numbered[1].row):
        # On a narrow screen they stand under each other.
        with st.container(horizontal=True, gap="small", key=f"{key}_row_{row}"):
            for number, one in group:
                width = "stretch" if one.is_wide else "content"
                st.vega_lite_chart(one.specification, width=width, key=f"{key}_{number}", alt=one.sentence)
    words = [one.sentence for one in charts]
    if len(words) > MOST_IN_WORDS or (is_step() and sum(map(len, words)) > LONGEST_IN_STEP):
        with st.expander(counted(CARDS["pictures in words"], len(words))):
            st.text("\n".join(words))
    else:
        for said in words:
            st.text(said)
    for said in dict.fromkeys(filter(None, (one.note for one in charts))):
        st.text(said)


def show_words(view: View) -> None:
    """What is said of a tensor under its picture."""
    for note in view.notes:
        st.text(note)
    # In a step the rule above says what the picture shows, and the numbers are in it.
    if not (view.origin and is_step() and not view.picture_note):
        st.text(view.sentence)
    st.markdown(f":small[{view.description.facts}]")


def show_warnings(card: Card) -> None:
    """What the statement was warned of; never read as Markdown."""
    for warning in card.warnings:
        with st.container(horizontal=True, gap="xsmall", wrap=False):
            st.markdown(":orange[:material/warning:]", width="content")
            st.text(warning, width="stretch")


def show_mistake(code: str, problem: Problem, clash: str = "") -> None:
    """Where and why a program stopped, with the shapes that clash."""
    if problem.line > 0:
        st.markdown(CARDS["mistake"].format(line=problem.line, column=problem.column))
        show_output(marked_line(code, problem))
    else:
        st.markdown(CARDS["mistake before"])
    if clash:
        show_output(clash)
    show_problem(problem)
