"""What a stranger can reach by typing, each with what it promises for any text: an exception here is a finding."""

import ast
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path

import torch

from components.autograd import curves, functions, sentences
from components.autograd.check import differences
from components.autograd.descent import ending
from components.autograd.descent.program import Settings, descend
from components.autograd.graph.record import run_passes
from components.autograd.interval import check_interval
from components.autograd.program import write_program
from components.autograd.steps import stops
from components.export.file import python_file
from components.export.notebook import copied, notebook
from components.figures.chart import drawn
from components.figures.model import Figure
from components.interpreter import run
from components.interpreter.limits import CHARACTERS, PRINTED
from components.links.packed import KEPT_OUT, compressed, unpack
from components.links.packed import LONGEST as LONGEST_LINK
from components.links.pages import PAGES, page_named
from components.links.parameter import number
from components.page.quoting import inline_code
from components.tensors.literals import literals, rewritten
from components.tensors.memory import blocks, sharing
from components.tensors.names import sheet
from components.tensors.names.moment import moment
from components.tensors.results.cards import cards_of
from components.tensors.storage import strip
from components.walkthrough.answer import Answer
from components.walkthrough.embedded.link import check_panel
from components.walkthrough.exercise.at_home import cell_of, text_of
from components.walkthrough.exercise.cells import side_by_side
from components.walkthrough.exercise.checking import check_lines
from components.walkthrough.exercise.kept import packed, unpacked
from components.walkthrough.exercise.reader import read_exercise
from components.walkthrough.lesson import BadLesson, Mistake, Picture, Question
from components.walkthrough.picture import format_of
from components.walkthrough.question.panel import about_wrong
from components.walkthrough.reader import FOLDER, read_lesson
from tests.attacks.attributes import HAND
from tests.attacks.harm import look_at, tells_the_inside
from tests.attacks.in_hand import of_the_host
from tests.fuzz.grammar import program_of

LONGEST = 1_000  # operations of a function that has 500 characters
BLOCK = """\
A task.
--- start
x = tensor([1.0])
--- check
x equals tensor([2.])
f(x) agrees for x: float (n, 2)
--- check hidden
f(x) raises ValueError
--- solution
x = tensor([2.0])
def f(x):
    if x.dim() < 2:
        raise ValueError(x)
    return x.sum(0)
"""
INERT = re.compile(r"`` [^`\n]+ ``|\(nothing\)")


def program(text: str) -> None:
    """`run` answers with texts that a page can send and a Problem in the text's own lines, and leaves no trace."""
    result = run(text)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for step in result.steps:
        assert 1 <= step.line <= len(lines)
    assert sum(len(step.text) for step in result.steps) <= PRINTED
    assert all(step.error is None for step in result.steps[:-1])
    if result.error:
        assert 1 <= result.error.line <= len(lines)
        assert 1 <= result.error.column <= max(map(len, lines)) + 2
        assert result.error.message
    assert_sendable([(step.text, step.error, step.warnings) for step in result.steps])
    assert_sendable([result.error, *result.names])
    assert torch.is_grad_enabled()


def language(text: str) -> None:
    """A program over the whole language has nothing of the host in hand, and does nothing when it is over."""
    harmless(program_of(text.encode(errors="surrogateescape")))


def attributes(text: str) -> None:
    """No attribute of anything, however it is asked for, gives what is the host's."""
    value, _, name = text.partition("\n")
    for way in (
        "({value}).{name}",
        "getattr({value}, {name!r})",
        "'{{.{name}}}'.format({value})",
        "({value}).{name} = 5",
    ):
        harmless(f"{HAND}{way.format(value=value, name=name)}")


def harmless(text: str) -> None:
    in_hand: list[object] = []
    result = run(text, lambda step: in_hand.extend(of_the_host(step)))
    assert not in_hand, in_hand[0]
    assert not tells_the_inside(result)
    assert_sendable([(step.text, step.error, step.warnings) for step in result.steps])
    look_at(result)
    assert torch.is_grad_enabled()


def tensors_page(text: str) -> None:
    """Everything that the Tensors page computes from its text, before Streamlit draws it."""
    assert_sendable(cards_of(text))
    for back in (0, 1):
        if found := moment(text, back):
            assert_sendable([sheet.marks(found), found.source, found.problem])
    names = run(text).names
    sharing(names)
    for block in blocks(names):
        try:
            assert_sendable(strip.marks(block, block.names[0]))
        except ValueError as too_many:
            assert_sendable(str(too_many))
    if taken := page_named("tensors").program_of({"code": text}):
        json.loads(notebook(taken.title, [taken], text))
        assert_sendable([copied([taken]), python_file(taken.title, [taken], text)])
    for literal in literals(text):
        assert len(rewritten(text, literal, literal.values)) <= 2 * CHARACTERS + 100


def function(text: str) -> None:
    """`parse_function` raises BadFunction only, and what it accepts can be drawn and stands in a program that runs."""
    f = read(text)
    if not f:
        return
    drawn = curves.trace({"f": f}, -3.0, 3.0)
    assert -math.inf < drawn.bottom < drawn.top < math.inf
    for x in (-2.0, 0.0):
        assert_sendable(sentences.about_point("f", curves.point_at(f, x)))
    program = write_program(f, f, -2.0, False, 2, 1)
    ran = program.run()
    assert_sendable([program.text, [step.text for step in ran.steps]])
    error = ran.steps[-1].error
    assert error is None or is_torchs(error.message), error


def autograd_page(text: str) -> None:
    """The sections of the Autograd page that compute more than that."""
    f = read(text)
    if not f:
        return
    stops.walk(write_program(f, f, -2.0, False), 5)
    graph = run_passes(f, -2.0).graph
    assert graph is None or len(graph.nodes) < LONGEST
    for precision in differences.PRECISIONS:
        try:
            differences.differences(f, -2.0, precision)
        except functions.BadFunction as bad:
            assert_sendable(bad.problem)
    path = descend(f, Settings(-2.0, 0.1, 5, 0.0, False), -3.0, 3.0)
    assert_sendable([path.source, ending.ending(f, path, -3.0, 3.0)])


def read(text: str) -> functions.Function | None:
    try:
        return functions.parse_function(text)
    except functions.BadFunction as bad:
        assert_sendable(bad.problem)
        return None


def is_torchs(message: str) -> bool:
    """The words of torch or Python about values: the program itself could be read, and nothing in it was refused."""
    return bool(re.match(r"(Runtime|Value|Type|Overflow|ZeroDivision|Index)Error: ", message)) or "limit" in message


def link(text: str) -> None:
    """A check of a link's value raises ValueError or accepts what its control can hold; the echo of it is inert."""
    for check in checks():
        try:
            check(text)
        except ValueError as reason:
            assert_inert(str(reason))
    try:
        value = number(text)
        assert math.isfinite(value)
        check_interval(value, value + 1)
    except ValueError as reason:
        assert_inert(str(reason))
    assert_inert(text)


@cache
def checks() -> tuple[Callable[[str], object], ...]:
    """The checks of every parameter of every page."""
    pages = [page_named(name) for name in PAGES]
    found = [page.parameters({"view": view, "name": "x"}) for page in pages for view in page.sections]
    return tuple({name: one.check for parameters in found for name, one in parameters.items()}.values())


def packed_link(text: str) -> None:
    """A packed link gives parameters that can be packed again and are no larger than allowed, or ValueError."""
    try:
        parameters = unpack(text)
    except ValueError:
        return
    assert sum(len(value) for values in parameters.values() for value in values) <= LONGEST_LINK
    assert not KEPT_OUT.intersection(parameters)
    single = {name: values[0] for name, values in parameters.items()}
    assert_sendable(list(single.values()))
    assert unpack(compressed(single)) == {name: [value] for name, value in single.items()}


def lesson(text: str) -> None:
    """A lesson's file is a lesson, or BadLesson with the file and a line of it."""
    try:
        read = read_lesson(File(text), check_panel)
    except BadLesson as bad:
        assert_points(str(bad), len(text.splitlines()))
        return
    for step in read.steps:
        for part in step.parts:
            if isinstance(part, Question):
                assert all(part.is_right(answer.text) and part.is_answer(answer.text) for answer in part.answers)
                assert all(part.reason(said) and not part.is_right(said) for said in part.reasons if not part.choices)
                assert not part.choices or part.reasons.keys() <= set(part.choices)
            elif isinstance(part, Picture):
                assert format_of(1, "", part.data) == part.format
        assert all(panel.lines.startswith(panel.before) for panel in step.panels if panel.continues)
    assert_sendable(read)


def exercise(text: str) -> None:
    """Any block is an exercise or a Mistake of a line of it; any lines are checked, and what is said can be sent."""
    blocks, line = [KNOWN], 1
    try:
        blocks.append(read_exercise(1, text.split("\n")))
    except Mistake as mistake:
        line = mistake.line
        assert_sendable(str(mistake))
    assert 1 <= line <= len(text.split("\n")) + 1
    for block in blocks:
        for lines in (text, block.solution, block.start):
            result = check_lines(block, lines).to_show()
            assert_sendable([result.text, result.problem])
            for outcome in result.outcomes:
                assert_sendable([outcome.words, outcome.case, outcome.problem])
                if outcome.yours and outcome.right:
                    assert_sendable(side_by_side(outcome.yours, outcome.right, outcome.check.off))
        if cell := cell_of(block):
            ast.parse(cell)
        assert_sendable(text_of(block))
    assert check_lines(KNOWN, KNOWN.solution).is_solved
    assert_sendable(packed(unpacked(text)))


KNOWN = read_exercise(1, BLOCK.split("\n"))


def answer(text: str) -> None:
    """What a reader types is right or wrong or no answer, and a question whose answer it is accepts it."""
    for right in ("12", "-0.5", "None", "(2, 3)", "tensor([1., 2.])"):
        question = Question("?", (), (Answer(right), Answer("1e3", 0.5)), "")
        assert not question.is_right(text) or question.is_answer(text)
        assert_sendable(about_wrong(question, text))
    assert Answer(text).accepts(text)


def assert_points(said: str, lines: int) -> None:
    place = re.match(r"lesson\.md, line (\d+): .", said)
    assert place, said
    assert 1 <= int(place[1]) <= lines + 1
    assert_sendable(said)


@dataclass
class File:
    """A file that is never written."""

    text: str
    name: str = "lesson.md"
    stem: str = "lesson"
    parent: Path = FOLDER

    def read_text(self, encoding: str) -> str:
        return self.text


TARGETS: dict[str, Callable[[str], None]] = {
    "program": program,
    "language": language,
    "attributes": attributes,
    "tensors page": tensors_page,
    "function": function,
    "autograd page": autograd_page,
    "link": link,
    "packed link": packed_link,
    "lesson": lesson,
    "answer": answer,
    "exercise": exercise,
}


def assert_inert(text: str) -> None:
    """As inline code, it is one piece of it."""
    for shown in (inline_code(text), inline_code(text, longest=len(text) + 1)):
        assert INERT.fullmatch(shown)
        assert_sendable(shown)


def assert_sendable(value: object) -> None:
    """Every text in it can be sent to a browser."""
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, Figure):
        # What is sent of it are its charts, as JSON without what is no number there.
        for chart in drawn(value):
            json.dumps(chart.specification, ensure_ascii=False, allow_nan=False).encode()
            assert_sendable([chart.sentence, chart.note])
    elif isinstance(value, (list, tuple)):
        for part in value:
            assert_sendable(part)
    elif is_dataclass(value):
        for field in fields(value):
            assert_sendable(getattr(value, field.name))
