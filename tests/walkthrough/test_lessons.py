"""Every lesson that is there: it can be shown, its lines run as in Python, and its answers are what they print."""

import re
from pathlib import Path

import pytest

from components.interpreter import run
from components.walkthrough.embedded.link import check_panel, program_of
from components.walkthrough.lesson import Prose, Question
from components.walkthrough.reader import FOLDER, read_lesson
from tests.interpreter.real_python import RealPython

LESSONS = {path.stem: read_lesson(path, check_panel) for path in sorted(FOLDER.glob("*.md"))}
STEPS = [
    pytest.param(step, id=f"{name} {number}")
    for name, lesson in LESSONS.items()
    for number, step in enumerate(lesson.steps, start=1)
]
# What holds for these, and need not hold for a lecturer's own.
OURS = [param for param in STEPS if param.id.split()[0] in ("reading", "broadcasting", "model")]
QUESTIONS = [
    pytest.param(param.values[0], part, id=param.id)
    for param in OURS
    for part in param.values[0].parts
    if isinstance(part, Question)
]
ASKED = [
    pytest.param(param.values[0], param.values[1].answer, id=param.id)
    for param in QUESTIONS
    if param.values[1].wants_number
]
CELLS = [param for param in OURS if param.values[0].cells]
NUMBER = re.compile(r"-?\d+\.?\d*")
READING = Path(__file__).with_name("reading_cells.txt").read_text(encoding="utf-8")
LIVE = [param for param in STEPS if param.values[0].panel and param.values[0].panel.is_live]


@pytest.fixture(scope="module")
def python():
    python, known = RealPython(), {}

    def outcomes(program):
        """The outcomes of a text or of statements; each is asked once, for a training takes its time."""
        key = program if isinstance(program, str) else tuple(program)
        if key not in known:
            known[key] = python(program)
        return known[key]

    yield outcomes
    python.close()


def test_there_are_the_reading_and_another_lesson():
    assert "reading" in LESSONS
    assert len(LESSONS) > 1


def test_the_reading_has_its_cells_in_order_and_none_is_left_out():
    cells = [int(cell) for step in LESSONS["reading"].steps for cell in re.findall(r"In \[(\d+)\]", step.cells)]
    assert cells == sorted(cells)
    assert set(cells) == set(range(1, 20))


@pytest.mark.parametrize("step", LIVE)
def test_live_lines_say_what_python_says(step, python):
    panel = step.panel
    ran = run(panel.lines)
    assert bool(ran.error) is panel.fails, ran.error
    outcomes = python([one.source for one in ran.steps])
    assert [one.text for one in ran.steps] == [outcome.text for outcome in outcomes]
    assert not panel.fails or outcomes[-1].error == ran.error.message


@pytest.mark.parametrize(("step", "answer"), ASKED)
def test_a_number_that_is_asked_for_is_one_that_the_program_prints(step, answer, python):
    program = program_of(step.panel)
    texts = [outcome.text for outcome in python(program.source)]
    printed = {float(number) for text in texts for number in re.findall(r"-?\d+\.?\d*", text)}
    assert float(answer) in printed


@pytest.mark.parametrize(("step", "answer"), ASKED)
def test_nothing_beside_the_question_tells_the_number_that_is_asked_for(step, answer):
    above = step.parts[: next(place for place, part in enumerate(step.parts) if isinstance(part, Question))]
    said = " ".join(part.text for part in above if isinstance(part, Prose))
    assert answer not in NUMBER.findall(said)


def shown_before(step):
    """The programs of the lesson's steps before this one."""
    lesson = next(lesson for lesson in LESSONS.values() if step in lesson.steps)
    return [program_of(one.panel) for one in lesson.steps[: lesson.steps.index(step)] if one.panel]


@pytest.mark.parametrize(("step", "question"), QUESTIONS)
def test_no_step_before_a_question_prints_its_answer(step, question, python):
    texts = [outcome.text for program in shown_before(step) for outcome in python(program.source)]
    if question.choices:
        assert question.answer not in texts
    else:
        assert float(question.answer) not in {float(number) for text in texts for number in NUMBER.findall(text)}


@pytest.mark.parametrize(("word", "cell"), [("backward", 16), ("requires_grad", 16), (".grad", 15), ("zero_", 18)])
def test_the_reading_shows_nothing_before_the_cell_that_brings_it(word, cell):
    steps = LESSONS["reading"].steps
    first = next(step for step in steps if f"[{cell}]" in step.cells)
    assert not [program.title for program in shown_before(first) if word in program.source + "".join(program.plots)]
    told = [part.text for step in steps[: steps.index(first)] for part in step.parts if hasattr(part, "text")]
    assert not [text for text in told if word in text]


def bare(lines):
    """The lines without blank ones and without their indentation, which the reading's page has lost."""
    return [line.strip() for line in lines.splitlines() if line.strip()]


@pytest.mark.parametrize("step", CELLS)
def test_in_the_reading_stand_the_readings_own_lines(step):
    assert step.reading
    cells = re.split(r"^# (In \[\d+\])\n", step.reading.text, flags=re.MULTILINE)[1:]
    assert ", ".join(cells[::2]) == step.cells
    own = re.split(r"^(In \[\d+\]):\n", READING, flags=re.MULTILINE)[1:]
    lines = dict(zip(own[::2], own[1::2], strict=True))
    for cell, text in zip(cells[::2], cells[1::2], strict=True):
        assert bare(text) == bare(lines[cell])
        compile(text, cell, "exec")


@pytest.mark.parametrize("step", [param for param in OURS if param.values[0].panel])
def test_a_number_in_bold_is_one_that_the_program_prints(step, python):
    program = program_of(step.panel)
    said = " ".join(part.why if isinstance(part, Question) else getattr(part, "text", "") for part in step.parts)
    bold = {float(number) for number in re.findall(rf"\*\*({NUMBER.pattern})\*\*", said)}
    texts = [outcome.text for outcome in python(program.source)]
    assert bold <= {float(number) for text in texts for number in NUMBER.findall(text)}


@pytest.mark.parametrize(
    ("title", "line", "instead", "shows"),
    [
        ("A matrix, and a vector", "[3, 4]", "[3, 4.]", "tensor([[1., 2.],\n        [3., 4.]])"),
        ("Why backward() needs to know which y", "z.backward()", "y.backward()", "tensor(-5.)"),
        ("The missing line", "# x.grad.zero_()", "x.grad.zero_()", "tensor(0.)"),
        ("When it does not fit", "X + row", "X + row.reshape(-1, 1)", "tensor([[11, 12, 13],\n        [24, 25, 26]])"),
    ],
)
def test_a_line_changed_as_the_step_says_shows_what_it_says(title, line, instead, shows, python):
    step = next(step for lesson in LESSONS.values() for step in lesson.steps if step.title == title)
    assert step.panel.query["code"].count(line) == 1
    outcomes = python(step.panel.before + step.panel.query["code"].replace(line, instead))
    assert shows in [outcome.text for outcome in outcomes]


@pytest.mark.parametrize("name", LESSONS)
def test_nothing_is_said_below_a_panel_that_its_controls_could_make_false(name):
    for step in LESSONS[name].steps:
        behind = step.parts[step.parts.index(step.panel) + 1 :] if step.panel else ()
        assert not any(isinstance(part, Prose) for part in behind), step.title
