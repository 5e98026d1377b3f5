"""Guess the slope: the reader's own line through f's point, and autograd's answer only when it is asked for."""

import random
from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.links.parameter import Number
from components.page.code import show_transcript
from components.page.control import choose_live_number, choose_number, set_number
from components.page.place import linked_value, made_in_the_place
from components.page.take_home import take_home

from ..curves import Curves, point_at, trace
from ..functions import Function
from ..interval import Interval
from ..parameters import x_in
from ..program import write_program
from ..tables import Table, answer, curve_tables
from . import chart, sentences
from .control import Guesses, guessable_x, guesses
from .section import REVEAL, program_of
from .sentences import PANEL
from .tries import GUESSES, Try, tally, trend

# What a visit remembers beside its controls, in plain numbers: the tries, which one is revealed, the last guess.
TRIES, REVEALED, PRESSED = "guess_tries", "guess_revealed", "guess_pressed"
# Streamlit forgets the control's own number while another section is open.
LAST = "guess_last"
made_in_the_place("guess", LAST, TRIES, REVEALED)
MOST_TRIES = 200
START = 0.0
FINGER_TURNS_THE_LINE = """<style>
.st-key-guess_chart svg { touch-action: pan-y; }
.st-key-guess_chart [class*=grip] { pointer-events: auto; }
.st-key-guess_chart [class*=grip] path { display: block; touch-action: none; }
</style>"""


def prepare() -> None:
    """Build the specification that the first reader would wait for."""
    chart.specification()


def show(functions: dict[str, Function], interval: Interval) -> None:
    """Draw the section."""
    f = functions.get("f")
    alone = trace({"f": f} if f else {}, interval.low, interval.high)
    st.html(FINGER_TURNS_THE_LINE)
    body(f, interval, alone, curve_tables(alone, ["you", "f"]))


@st.fragment
def body(f: Function | None, interval: Interval, curves: Curves, tables: dict) -> None:
    """The picture, and beside it the controls and what is said of the guess; a line drawn in it runs this again."""
    left, right = st.columns([5, 4], gap="medium")
    with left:
        picture = st.container(gap="xsmall")
        number = st.container()
    if not f:
        with number:
            choose_number(x_in(interval))
        right.markdown(PANEL["no f"])
        return
    at_x(f, interval, curves, number, right.container())
    with picture:
        draw(f, curves, tables)


@st.fragment
def at_x(f: Function, interval: Interval, curves: Curves, number: DeltaGenerator, words: DeltaGenerator) -> None:
    """The controls, what is said of the guess, and the tries; the picture follows all of it in the browser."""
    may_reveal = linked_value(REVEAL)
    with number:
        x, draw_x = choose_live_number(x_in(interval))
    with words:
        guess, draw_guess = choose_guess(guesses(curves), (f.text, x))
        buttons = st.container(horizontal=True)
    point = point_at(f, x)
    hindrance = sentences.hindrance(f, point, curves)
    revealed = may_reveal and is_revealed(Try(f.text, x, guess, point.slope), hindrance)
    with buttons:
        if may_reveal:
            st.button(PANEL["reveal"], type="primary", disabled=revealed or bool(hindrance), on_click=press)
        st.button(PANEL["another x"], on_click=go_elsewhere, args=(curves,))
    draw_x(answer(lines_at(f, curves), curves, x))
    draw_guess(follows=True)
    with words:
        st.markdown(hindrance or sentences.about(f, point, guess, revealed))
        known = revealed or sentences.has_no_secret(f, point)
        if may_reveal:
            show_program(f, x, known)
    if known or not may_reveal:
        take_home(program_of({"f": f}, interval, x, guess if revealed else None, may_reveal))
    if may_reveal:
        show_tries([one for one in st.session_state[TRIES] if one.function == f.text], None if revealed else x)


def choose_guess(slopes: Guesses, at: tuple[str, float]) -> tuple[float, Callable[..., None]]:
    """The control of the guess, which is made for f's text and x, and what draws its slider; no link tells it."""
    wanted = st.session_state.get("guess", st.session_state.get(LAST, START))
    inside = slopes.inside(wanted)
    if "guess" not in st.session_state or inside != st.session_state["guess"]:
        set_number("guess", inside)
    most = slopes.steepest
    number = Number("guess", START, label=PANEL["guess"], low=-most, high=most, step=slopes.step)
    guess, draw_slider = choose_live_number(number, is_linked=False)
    # Not if it is x that has moved.
    if guess != st.session_state.get(LAST, START):
        remembered = st.session_state.setdefault(GUESSES, {})
        remembered[at] = guess
        if len(remembered) > MOST_TRIES:
            del remembered[next(iter(remembered))]
    st.session_state[LAST] = guess
    return guess, draw_slider


def press() -> None:
    """The callback of Reveal."""
    st.session_state[PRESSED] = True


def is_revealed(now: Try, hindrance: str) -> bool:
    """Whether the answer is shown: from the press of Reveal, which counts as a try, until anything else is guessed."""
    tries = st.session_state.setdefault(TRIES, [])
    pressed = st.session_state.pop(PRESSED, False) and not hindrance
    if pressed:
        tries.append(now)
        del tries[:-MOST_TRIES]
        st.session_state[REVEALED] = now
    elif st.session_state.get(REVEALED) != now:
        st.session_state[REVEALED] = None
    return st.session_state[REVEALED] is not None


def go_elsewhere(curves: Curves) -> None:
    """Moves x to a place by chance where there is a slope to guess, with a line that is not turned yet."""
    elsewhere = [x for x in guessable_x(curves) if x != st.session_state["x"]]
    if elsewhere:
        set_number("x", random.choice(elsewhere))
        set_number("guess", START)


def lines_at(f: Function, curves: Curves) -> Table:
    """The rows of the picture as the controls stand: the reader's line, and once it is revealed the tangent."""
    state = st.session_state
    drawn = state.get("guess_chart")
    clicks = drawn.selection["click"] if drawn else []
    answered = clicks[0]["moment"] if clicks else 0
    point = point_at(f, state["x"])
    seen = point.slope if linked_value(REVEAL) and state.get(REVEALED) else None
    return chart.guess_table(point, curves, state["guess"], seen, guesses(curves), answered)


def draw(f: Function, curves: Curves, tables: dict) -> None:
    """The picture of f, the reader's line, and once it is revealed the tangent."""
    st.vega_lite_chart(
        {**chart.specification(), "datasets": {**tables, "here": lines_at(f, curves)}},
        key="guess_chart",
        on_select=use_drawn_line,
        selection_mode="click",
        alt=PANEL["alt"],
    )
    if not point_at(f, st.session_state["x"]).label:
        st.caption(PANEL["caption"])


def use_drawn_line() -> None:
    """The callback of the picture: the guess becomes the slope of the line that was drawn in it."""
    clicks = st.session_state["guess_chart"].selection["click"]
    if clicks and clicks[0]["picked"] is not None:
        set_number("guess", float(f"{clicks[0]['picked']:.4g}") + 0.0)  # -0.0 + 0.0 is 0.0


def show_program(f: Function, x: float, known: bool) -> None:
    """The program that finds the slope; it is run only if its output may be seen."""
    program = write_program(f, None, x, zero=False)
    if known:
        show_transcript(program.text, program.run().steps)
    else:
        show_transcript(program.text, ())


def show_tries(tries: list[Try], hidden_at: float | None) -> None:
    """What came of the tries; nothing that tells the slope at the x where it is hidden."""
    if tries:
        st.markdown(PANEL["tries"])
        st.markdown(tally(tries, hidden_at))
        if hidden_at is None:
            st.markdown(trend(tries))
