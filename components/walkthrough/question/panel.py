"""A question of a step, and what is right once the reader has it."""

from pathlib import Path

import streamlit as st

from components.page.quoting import inline_code

from ..lesson import Question

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
        st.markdown(f"**Before you go on:** {question.text}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if question.choices:
                st.radio("Your answer", question.choices, None, key=key, label_visibility="collapsed", horizontal=True)
            else:
                look = {"label_visibility": "collapsed", "width": 220, "placeholder": "Type it, then press Enter"}
                st.text_input("Your answer", key=key, max_chars=100, **look)
            st.form_submit_button("Answer", key="answer", type="primary", on_click=answer)
            st.form_submit_button("Show the answer", key="show_answer", on_click=keep, args=(place, "", True))
        if given is not None:
            st.markdown(about_wrong(question, given))
    st.html(STYLE)
    st.html(KEYS, unsafe_allow_javascript=True)


def about_wrong(question: Question, given: str) -> str:
    """What is said of an answer that is not right. It does not tell which one is."""
    if not given.strip():
        return "Choose one first." if question.choices else "Type an answer first."
    # Another choice may be taken already: this is about the one that was answered.
    said = f"You: {given if question.choices else inline_code(given)}. "
    reason = question.reason(given)
    if not question.is_answer(given) and not reason:
        return f"{said}That is not a number. Type one in digits, as Python writes it."
    return f"{said}:red[**Not quite.**] {reason} Try again, or press **Show the answer**."


def show_verdict(place: tuple[str, int], question: Question, given: str) -> None:
    """What is right and why, in one paragraph."""
    # What is live comes next, and should stay in sight: so this is short now.
    said = ":green[**Right.**]" if given else "" if question.wants_number else "Answer:"
    if given not in ("", question.answer):
        said = f"You: {inline_code(given)}. {said}"
    # "It is" goes before a number; a choice may be a sentence of its own.
    answer = f"It is **{question.answer}**" if question.wants_number else f"**{question.answer}**"
    with st.container(key="verdict"):
        st.markdown(f"**{question.text}** {said} {answer}. {question.reason(question.answer)} {question.why}")
    if st.session_state.pop(JUST_OPENED, None) == place:
        st.html(TO_THE_VERDICT.format(place), unsafe_allow_javascript=True)


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
        st.button("Ask again", key="ask_again", on_click=answers.pop, args=((lesson, number),))
