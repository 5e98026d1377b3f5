"""A question of a step, and what is right once the reader has it."""

from pathlib import Path

import streamlit as st

from components.page.quoting import inline_code

from ..lesson import Question
from ..sentences import QUESTION

# What a visit remembers: the last answer to each question, and whether the step goes on. It never travels in a link.
ANSWERS = "walkthrough_answers"
# Whose answer has just come: the focus was in a form that is gone now, and goes to what is said.
JUST_OPENED = "walkthrough_just_opened"
STYLE = Path(__file__).with_name("panel.css")
KEYS = f"<script>{Path(__file__).with_name('keys.js').read_text(encoding='utf-8')}</script>"
# In a block of its own: a page declares a name once, and a reader answers more than one question.
TO_THE_VERDICT = """<script>/* {} */ {{
const said = document.querySelector(".st-key-verdict");
said.tabIndex = -1;
said.style.outline = "none";
said.focus({{ preventScroll: true }});
}}</script>"""


def ask(lesson: str, number: int, question: Question) -> bool:
    """The question, until it is answered rightly or given up; then what is right and why. Tells whether it is over."""
    place = (lesson, number)
    given, is_over = st.session_state.setdefault(ANSWERS, {}).get(place, (None, False))
    if is_over:
        show_verdict(place, question, given)
    else:
        show_form(place, question, given)
    return is_over


def show_form(place: tuple[str, int], question: Question, given: str | None) -> None:
    """The question with its field; `given` is what the reader answered last."""
    key = "answer_{}_{}".format(*place)
    # Whoever comes back finds the field as it was, beside what was said.
    if given and (not question.choices or given in question.choices):
        st.session_state.setdefault(key, given)

    def answer() -> None:
        text = st.session_state[key] or ""
        keep(place, text, question.is_right(text))

    with st.container(key="question"), st.form("question_form"):
        st.markdown(QUESTION["question"].format(question=question.text))
        with st.container(horizontal=True, vertical_alignment="center"):
            if question.choices:
                look = {"label_visibility": "collapsed", "horizontal": True}
                st.radio(QUESTION["your answer"], question.choices, None, key=key, **look)
            else:
                look = {"label_visibility": "collapsed", "width": 220, "placeholder": QUESTION["type it"]}
                st.text_input(QUESTION["your answer"], key=key, max_chars=100, **look)
            st.form_submit_button(QUESTION["answer"], key="answer", type="primary", on_click=answer)
            give_up = {"on_click": keep, "args": (place, "", True)}
            st.form_submit_button(QUESTION["show the answer"], key="show_answer", **give_up)
        if given is not None:
            st.markdown(about_wrong(question, given))
    st.html(STYLE)
    st.html(KEYS, unsafe_allow_javascript=True)


def about_wrong(question: Question, given: str) -> str:
    """What is said of an answer that is not right. It does not tell which one is."""
    if not given.strip():
        return QUESTION["no choice" if question.choices else "no answer"]
    # Another choice may be taken already: this is about the one that was answered.
    shown = given if question.choices else inline_code(given)
    reason = question.reason(given)
    if not question.is_answer(given) and not reason:
        return QUESTION["no number"].format(given=shown)
    return QUESTION["wrong"].format(given=shown, reason=reason)


def show_verdict(place: tuple[str, int], question: Question, given: str) -> None:
    """What is right and why, in one paragraph."""
    # What is live comes next, and should stay in sight: so this is short now.
    said = about_right(question, given)
    # "It is" goes before a number; a choice may be a sentence of its own.
    answer = QUESTION["number" if question.wants_number else "text"].format(answer=question.answer)
    why = {"reason": question.reason(question.answer), "why": question.why}
    with st.container(key="verdict"):
        st.markdown(QUESTION["verdict"].format(question=question.text, said=said, answer=answer, **why))
    if st.session_state.pop(JUST_OPENED, None) == place:
        st.html(TO_THE_VERDICT.format(place), unsafe_allow_javascript=True)


def about_right(question: Question, given: str) -> str:
    """What is said of the answer that ended the question: a right one, or "" where it was given up."""
    if not given:
        return "" if question.wants_number else QUESTION["given up"]
    if given == question.answer:
        return QUESTION["right"]
    return QUESTION["right in other words"].format(given=inline_code(given))


def keep(place: tuple[str, int], given: str, is_over: bool) -> None:
    """Remembers what was answered, and whether the step goes on."""
    st.session_state[ANSWERS][place] = (given, is_over)
    if is_over:
        st.session_state[JUST_OPENED] = place


def ask_again(lesson: str, number: int) -> None:
    """A button that takes the answer back, if there is one."""
    answers = st.session_state.get(ANSWERS, {})
    _, is_over = answers.get((lesson, number), (None, False))
    if is_over:
        st.button(QUESTION["ask again"], key="ask_again", on_click=answers.pop, args=((lesson, number),))
