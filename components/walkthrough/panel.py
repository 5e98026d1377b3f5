"""The Walkthrough: a lesson step by step, each step with its panel live."""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.links.parameter import Choice, Parameter
from components.page.code_block import show_output, show_program
from components.page.loading import load_interpreter_in_sight
from components.page.notices import show_notices
from components.page.opening import check_link, last_texts, linked_texts, open_step
from components.page.place import is_step

from .embedded import panel as embedded
from .ending import panel as ending
from .exercise import panel as exercises
from .exercise.exercise import Exercise
from .exercise.progress import panel as progress
from .fence import block_at
from .lesson import EXERCISES, BadLesson, Lesson, Note, Panel, Picture, Prose, Question, Reading, Step
from .page_words import on_page, with_words
from .question.panel import ask, ask_again
from .reader import FOLDER, read_lesson
from .sentences import PAGE

FIRST_LESSON = "reading"
STYLE = Path(__file__).with_name("panel.css")
LESSON, CONTENTS = "choose_lesson", "contents"
# What a visit remembers: where it is, and whether a control brought it there.
PLACE, PRESSED = "walkthrough_place", "walkthrough_pressed"
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
        st.error(PAGE["broken lesson"])
        st.text(str(lesson))
        return
    step = lesson.steps[number - 1]
    begin(lesson, number, step)
    with st.container(gap="xsmall", key="step"):
        st.progress(number / len(lesson.steps))
        with st.container(horizontal=True, vertical_alignment="center", key="step_line"):
            show_heading(step)
            choose_lesson(lessons, name)
            choose_step(lesson, number)
            show_buttons(lesson, number)
    if step.exercises:
        progress.keep()
    show_parts(lesson, number, step, pages)
    show_ways_on(lesson, number)
    if number == len(lesson.steps):
        ending.show(lesson, lessons, pages, go)
    st.html(STYLE)
    st.html(TO_THE_TOP.format(number), unsafe_allow_javascript=True)


def find_lessons() -> dict[str, Lesson | BadLesson]:
    """The lessons of the folder by their names, the reading first."""
    # What an editor hides there is none.
    paths = [path for path in FOLDER.glob("*.md") if not path.name.startswith(".")]
    paths.sort(key=lambda path: (path.stem != FIRST_LESSON, path.stem))
    # A lesson's pictures stand beside it.
    changed = max(map(changed_at, (FOLDER, *FOLDER.iterdir())))
    return {path.stem: read_once(path, changed) for path in paths}


def changed_at(path: Path) -> int:
    """When the file was changed; 0 for one that is gone again, or a link to nothing, as editors make them."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@cache
def read_once(path: Path, changed: int) -> Lesson | BadLesson:
    """The lesson as it stood in the file when something in the folder was last `changed`."""
    try:
        return read_lesson(path)
    except BadLesson as bad:
        return bad


def find_place(lessons: Mapping[str, Lesson | BadLesson]) -> tuple[str, int]:
    """The lesson and the number of the step that the link names, or else those that this visit was at last."""
    came_from_another_page = PLACE in st.session_state and not is_step()
    if came_from_another_page and not {"lesson", "step"} & linked_texts().keys():
        set_place(*st.session_state[PLACE])
    link = last_texts(linked_texts())
    lesson = Choice("lesson", FIRST_LESSON, options=tuple(lessons))
    linked = lessons.get(link.get("lesson", FIRST_LESSON), lessons[FIRST_LESSON])
    numbers = tuple(range(1, len(getattr(linked, "steps", ())) + 1))
    step = Choice("step", 1, options=numbers, reason=PAGE["steps"].format(last=len(numbers)))
    check_link({"lesson": lesson, "step": step})
    return link.get("lesson", FIRST_LESSON), int(link.get("step", 1))


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


def begin(lesson: Lesson, number: int, step: Step) -> None:
    """Puts the controls of a step that was just opened to where it wants them, or where the link has them."""
    is_pressed = st.session_state.pop(PRESSED, False)
    link = {name: text for panel in step.panels for name, text in panel.query.items()}
    st.session_state[PLACE] = here = (lesson.name, number)
    open_step(here, link, len(step.panels) > 1, is_pressed, lambda: parameters_of_step(step))


def parameters_of_step(step: Step) -> dict[str, Parameter]:
    """The parameters of the controls of all panels."""
    found: dict[str, Parameter] = {}
    for panel in step.panels:
        found |= embedded.parameters_here(panel)
    return found


def choose_lesson(lessons: Mapping[str, Lesson | BadLesson], name: str) -> None:
    """The list of lessons, where there is more than one."""
    lessons = listed(lessons, name)
    if len(lessons) > 1:
        titles = {name: getattr(lesson, "title", name) for name, lesson in lessons.items()}
        st.session_state[LESSON] = name
        with st.container(width=240, key="lesson"):
            st.selectbox(
                PAGE["lesson"],
                list(lessons),
                label_visibility="collapsed",
                format_func=lambda name: titles[name],
                key=LESSON,
                on_change=lambda: go(st.session_state[LESSON], 1),
            )


def listed(lessons: Mapping[str, Lesson | BadLesson], name: str = "") -> dict[str, Lesson | BadLesson]:
    """The lessons without those that are exercises, but for the one of this `name`."""
    return {one: lesson for one, lesson in lessons.items() if one == name or not one.startswith(EXERCISES)}


def choose_step(lesson: Lesson, number: int) -> None:
    """The list of contents."""
    last = len(lesson.steps)
    st.session_state[CONTENTS] = number
    st.selectbox(
        PAGE["contents"],
        range(1, last + 1),
        format_func=lambda number: PAGE["step"].format(number=number, last=last, title=lesson.steps[number - 1].title),
        label_visibility="collapsed",
        key=CONTENTS,
        on_change=lambda: go(lesson.name, st.session_state[CONTENTS]),
    )


def show_buttons(lesson: Lesson, number: int) -> None:
    """Back and Next, by a press, an arrow key or a presenter's remote control."""
    last = len(lesson.steps)
    for label, key, to, keys in (
        (PAGE["back"], "step_back", number - 1, ("ArrowLeft", "PageUp")),
        (PAGE["next"], "step_next", number + 1, ("ArrowRight", "PageDown")),
    ):
        look = {"on_click": go, "args": (lesson.name, to), "disabled": not 1 <= to <= last}
        st.button(label, key=key, shortcut=keys[0], **look)
        if st.context.is_embedded:
            # A presenter's remote control; the style sheet hides it.
            st.button(label, key=f"{key}_remote", shortcut=keys[1], **look)


def show_heading(step: Step) -> None:
    """The step's title, and the cells of the reading beside it."""
    with st.container(horizontal=True, vertical_alignment="center", width="content", key="step_title"):
        st.title(step.title, anchor=False, width="content")
        if step.cells:
            st.markdown(f":gray-badge[{step.cells}]", width="content")


def show_parts(lesson: Lesson, number: int, step: Step, pages: Mapping[str, StreamlitPage]) -> None:
    """The step's parts in their order, up to a question that has no answer yet; notes stand in the margin."""
    parts = [with_words(part, on_page) for part in step.parts]
    above = count()  # of the exercises
    notes = [part.text for part in parts if isinstance(part, Note)]
    # Notes about the reading stand with its lines.
    beside = notes and not step.reading
    text, margin = st.columns([5, 2], gap="medium") if beside else (st.container(), None)
    show_part: dict[type, Callable[[Any], object]] = {
        Prose: lambda part: show_prose(part.text),
        Picture: show_picture,
        Reading: lambda part: show_reading(lesson, number, part, notes, pages),
        Panel: lambda part: embedded.show(part, lesson.name, pages, step.panels.index(part)),
        Exercise: lambda part: exercises.show((lesson.name, number, next(above)), part),
        Question: lambda part: ask(lesson.name, number, part),
        Note: lambda part: None,
    }
    place = text
    for part in parts:
        if isinstance(part, Panel):
            place = st.container()
        with place:
            shown = show_part[type(part)](part)
        if isinstance(part, Question) and not shown:
            break
    if margin:
        for note in notes:
            margin.markdown(f":small[{note}]")


def show_prose(text: str) -> None:
    """Markdown, but for its blocks of code: Streamlit's own bring a highlighter of 1.5 MB with them."""
    lines, said, place = text.split("\n"), [], 0
    while place < len(lines):
        if not (block := block_at(place, lines, place)):
            said.append(lines[place])
            place += 1
            continue
        language, code = block
        show_markdown(said)
        said = []
        show = show_program if language.casefold().startswith("py") else show_output
        show("\n".join(code))
        place += len(code) + 2
    show_markdown(said)


def show_markdown(lines: list[str]) -> None:
    """The lines, if there is anything in them."""
    if text := "\n".join(lines).strip():
        st.markdown(text)


def show_picture(part: Picture) -> None:
    """A picture of the lesson's."""
    # Left alone, Streamlit makes a JPEG of a drawing, with blurred lines.
    st.image(part.data, alt=part.words, output_format="PNG" if part.format == "png" else "auto")


def show_reading(lesson: Lesson, number: int, reading: Reading, notes: list[str], pages: Mapping) -> None:
    """The reading's own lines, folded, with the notes about them and a way to play with them."""
    with st.expander(PAGE["reading"], key="reading"):
        show_program(reading.text)
        for note in notes:
            st.markdown(note)
        plays = st.button(
            PAGE["cell"], key="reading_cell", icon=":material/open_in_new:", help=PAGE["help to the cell"]
        )
    if plays:
        # Torch comes with it, and takes a second.
        load_interpreter_in_sight()
        from .cells import cell_program

        embedded.play_on("tensors", {"code": cell_program(lesson, number)}, pages)


def show_ways_on(lesson: Lesson, number: int) -> None:
    """What stands below a step: the next one, and the question once more."""
    with st.container(horizontal=True):
        if number < len(lesson.steps):
            look = {"icon": ":material/arrow_forward:", "on_click": go, "args": (lesson.name, number + 1)}
            st.button(PAGE["next step"].format(title=lesson.steps[number].title), key="step_on", **look)
        ask_again(lesson.name, number)
