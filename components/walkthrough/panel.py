"""The Walkthrough: a lesson step by step, each step with its panel live."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.autograd import panel as autograd
from components.devices import panel as devices
from components.page.link import check_link, inline_code, one_of, show_notices
from components.page.packed import PACKED, compressed
from components.page.start import converted, is_step, set_starts, start
from components.tensors import panel as tensors

from .lesson import BadLesson, Lesson, Note, Panel, Prose, Question, Step
from .reader import FOLDER, read_lesson

PANELS = {"tensors": tensors, "devices": devices, "autograd": autograd}
FIRST_LESSON = "reading"
STYLE = Path(__file__).with_name("panel.css")
LESSON, CONTENTS = "choose_lesson", "contents"
# What a visit remembers: where it is, whether a control brought it there, and what it answered.
PLACE, PRESSED, ANSWERS = "walkthrough_place", "walkthrough_pressed", "walkthrough_answers"
# A new step begins at its top; the number makes it another script.
TO_THE_TOP = "<script>/* {} */ document.querySelector('[data-testid=stMain]').scrollTo(0, 0)</script>"


def show(pages: Mapping[str, StreamlitPage]) -> None:
    """Draw the page; `pages` has the pages that a step's panel comes from, by name."""
    lessons = find_lessons()
    name, number = find_place(lessons)
    show_notices("lesson", "step")
    lesson = lessons[name]
    if isinstance(lesson, BadLesson):
        choose_lesson(lessons, name)
        st.error("This lesson cannot be shown before a mistake in its file is put right.")
        st.text(str(lesson))
        return
    step = lesson.steps[number - 1]
    begin(lesson, number, step.panel)
    with st.container(gap="xsmall", key="step"):
        with st.container(horizontal=True):
            choose_lesson(lessons, name)
            choose_step(lesson, number)
            show_buttons(lesson, number)
        st.progress(number / len(lesson.steps))
        show_heading(step)
    show_parts(lesson, number, step, pages)
    st.html(STYLE)
    st.html(TO_THE_TOP.format(number), unsafe_allow_javascript=True)


def find_lessons() -> dict[str, Lesson | BadLesson]:
    """The lessons of the folder by their names, the reading first."""
    paths = sorted(FOLDER.glob("*.md"), key=lambda path: (path.stem != FIRST_LESSON, path.stem))
    return {path.stem: read_once(path, path.stat().st_mtime_ns) for path in paths}


@cache
def read_once(path: Path, changed: int) -> Lesson | BadLesson:
    """The lesson as it stood in the file when that was last `changed`."""
    try:
        return read_lesson(path, check_panel)
    except BadLesson as bad:
        return bad


def check_panel(page: str, query: Mapping[str, str]) -> None:
    """Raises: ValueError with the reason, for a link whose panel cannot be shown."""
    if page not in PANELS:
        raise ValueError(f"there is no page /{page}; a panel is on one of /{', /'.join(PANELS)}")
    rules = PANELS[page].rules(query)
    for name, text in query.items():
        if name not in rules:
            raise ValueError(f"the link's {name}= means nothing there; it may have {', '.join(rules)}")
        # A lesson may be written on a machine that has more devices.
        if name != "device":
            try:
                rules[name][0](text)
            except ValueError as reason:
                raise ValueError(f"the link's {name}={text} cannot be used: {reason}") from reason


def find_place(lessons: Mapping[str, Lesson | BadLesson]) -> tuple[str, int]:
    """The lesson and the number of the step that the link names, or else those that this visit was at last."""
    link = st.query_params
    came_from_another_page = PLACE in st.session_state and not is_step()
    if came_from_another_page and "lesson" not in link and "step" not in link:
        set_place(*st.session_state[PLACE])
    check_link({"lesson": (one_of(lessons), FIRST_LESSON)})
    name = link.get("lesson", FIRST_LESSON)
    steps = getattr(lessons[name], "steps", ())
    check_link({"step": (lambda text: check_step(text, len(steps)), 1)})
    return name, int(link.get("step", 1))


def check_step(text: str, last: int) -> None:
    if text not in map(str, range(1, last + 1)):
        raise ValueError(f"the lesson has steps from 1 to {last}")


def set_place(lesson: str, step: int) -> None:
    """Writes into the link where the visit is; what equals the default is left out."""
    for name, value, default in (("lesson", lesson, FIRST_LESSON), ("step", str(step), "1")):
        if value != default:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def go(lesson: str, step: int) -> None:
    """The callback of every control that opens a step."""
    set_place(lesson, step)
    st.session_state[PRESSED] = True


def begin(lesson: Lesson, number: int, panel: Panel | None) -> None:
    """Puts the controls of a step that was just opened to where it wants them, or where the link has them."""
    set_starts(panel.query if panel else {})
    pressed = st.session_state.pop(PRESSED, False)
    here = (lesson.name, number)
    if st.session_state.get(PLACE) == here and not pressed:
        return
    came_by_link = not pressed and PLACE not in st.session_state
    st.session_state[PLACE] = here
    # Streamlit itself puts the controls of a new visit to where the link has them.
    if panel and not came_by_link:
        for name, (check, default) in rules_of(panel).items():
            text = None if pressed else st.query_params.get(name)
            st.session_state[name] = default if text is None or is_refused(text, check) else converted(text, default)


def is_refused(text: str, check) -> bool:
    try:
        check(text)
    except ValueError:
        return True
    return False


def rules_of(panel: Panel) -> dict:
    """The checks of the panel's controls, and where they begin in this step."""
    page = PANELS[panel.page]
    rules = page.rules(panel.query)
    return {name: (check, start(name, default)) for name, (check, default) in rules.items() if name not in page.FIXED}


def choose_lesson(lessons: Mapping[str, Lesson | BadLesson], name: str) -> None:
    if len(lessons) > 1:
        titles = {name: getattr(lesson, "title", name) for name, lesson in lessons.items()}
        st.session_state[LESSON] = name
        with st.container(width=250, key="lesson"):
            st.selectbox(
                "Lesson",
                list(lessons),
                label_visibility="collapsed",
                format_func=titles.get,
                key=LESSON,
                on_change=lambda: go(st.session_state[LESSON], 1),
            )


def choose_step(lesson: Lesson, number: int) -> None:
    """The list of contents."""
    last = len(lesson.steps)
    st.session_state[CONTENTS] = number
    st.selectbox(
        "Contents",
        range(1, last + 1),
        format_func=lambda number: f"{number} of {last}: {lesson.steps[number - 1].title}",
        label_visibility="collapsed",
        key=CONTENTS,
        on_change=lambda: go(lesson.name, st.session_state[CONTENTS]),
    )


def show_buttons(lesson: Lesson, number: int) -> None:
    last = len(lesson.steps)
    for label, key, to, keys in (
        ("Back", "step_back", number - 1, ("ArrowLeft", "PageUp")),
        ("Next", "step_next", number + 1, ("ArrowRight", "PageDown")),
    ):
        look = {"on_click": go, "args": (lesson.name, to), "disabled": not 1 <= to <= last}
        st.button(label, key=key, shortcut=keys[0], **look)
        if st.context.is_embedded:
            # A presenter's remote control; the style sheet hides it.
            st.button(label, key=f"{key}_remote", shortcut=keys[1], **look)


def show_heading(step: Step) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(step.title, anchor=False, width="content")
        if step.cells:
            st.markdown(f":gray-badge[{step.cells}]", width="content")


def show_parts(lesson: Lesson, number: int, step: Step, pages: Mapping[str, StreamlitPage]) -> None:
    notes = [part.text for part in step.parts if isinstance(part, Note)]
    text, margin = st.columns([3, 1], gap="medium") if notes else (st.container(), None)
    place = text
    for part in step.parts:
        if isinstance(part, Prose):
            place.markdown(part.text)
        elif isinstance(part, Panel):
            place = st.container()
            with place:
                show_panel(part, pages)
        elif isinstance(part, Question):
            with place:
                is_answered = ask(lesson.name, number, part)
            if not is_answered:
                break
    if margin:
        for note in notes:
            margin.markdown(f":small[{note}]")
    if number < len(lesson.steps):
        label = f"Next: {lesson.steps[number].title}"
        st.button(label, key="step_on", icon=":material/arrow_forward:", on_click=go, args=(lesson.name, number + 1))


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
    with st.container(horizontal=True, key="question"):
        # What is live comes next, and should stay in sight: so this is short now.
        st.markdown(f"**{question.text}** {said}{verdict}It is **{question.answer}**. {question.why}")
        st.button("Ask again", key="ask_again", type="tertiary", on_click=answers.pop, args=((lesson, number),))
    return True


def show_panel(panel: Panel, pages: Mapping[str, StreamlitPage]) -> None:
    rules = rules_of(panel)
    check_link(rules)
    show_notices(*rules)
    PANELS[panel.page].show_section(panel.query)
    if st.button(f"Play on the page {pages[panel.page].title}", key="play", icon=":material/open_in_new:"):
        now = {name: str(st.session_state[name]) for name in rules if name in st.session_state}
        # Packed, because Streamlit lets nobody but a control write the control's own parameter.
        st.switch_page(pages[panel.page], query_params={PACKED: compressed({**panel.query, **now})})
