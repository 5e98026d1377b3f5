"""A question of a step, and what is right once the reader has answered."""

import streamlit as st

from components.page.link import inline_code

from ..lesson import Question

# What a visit remembers. It never travels in a link.
ANSWERS = "walkthrough_answers"


def ask(lesson: str, number: int, question: Question) -> bool:
    """The question, and once it is answered what is right and why; tells whether it is answered."""
    answers = st.session_state.setdefault(ANSWERS, {})
    key = f"answer_{lesson}_{number}"
    answer = answers.get((lesson, number))

    def keep(given: str | None = None) -> None:
        answers[lesson, number] = st.session_state[key] if given is None else given

    if answer is None:
        with st.container(border=True, key="question"):
            st.markdown(f"**Before you go on:** {question.text}")
            if question.choices:
                look = {"label_visibility": "collapsed", "on_change": keep, "horizontal": True}
                st.radio("Your answer", question.choices, None, key=key, **look)
            else:
                look = {"max_chars": 100, "on_change": keep, "width": 300, "placeholder": "Type it, then press Enter"}
                st.text_input("Your answer", key=key, **look)
            st.button("Show the answer", key="show_answer", on_click=keep, args=("",))
        return False
    said = f"You: {inline_code(answer)}. " if answer else ""
    verdict = said and (":green[**Right.**] " if question.is_right(answer) else ":red[**Not quite.**] ")
    with st.container(key="question"):
        # What is live comes next, and should stay in sight: so this is short now.
        st.markdown(f"**{question.text}** {said}{verdict}It is **{question.answer}**. {question.why}")
    return True


def ask_again(lesson: str, number: int) -> None:
    """A button that takes the answer back, if there is one."""
    answers = st.session_state.get(ANSWERS, {})
    if (lesson, number) in answers:
        st.button("Ask again", key="ask_again", on_click=answers.pop, args=((lesson, number),))
