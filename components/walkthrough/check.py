"""A check of lessons' files, for whoever writes one: `python -m components.walkthrough.check FILE ...`."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from components.interpreter import run

from .embedded.link import check_panel, failure_of, program_of
from .exercise.checking import check_lines
from .exercise.exercise import Exercise
from .lesson import Mistake, Panel, Question, Step
from .reader import continued, front_matter, lines_of, read_step, split_steps
from .sentences import MISTAKES

NUMBER = re.compile(r"-?\d+\.?\d*(?:e[+-]?\d+)?")


def main(files: list[str]) -> int:
    """Print a sentence for each mistake of each file; the exit code is 1 if there is one."""
    if not files:
        print("Give the file of a lesson: python -m components.walkthrough.check FILE")
        return 2
    found = 0
    for path in map(Path, files):
        mistakes, remarks = check(path)
        found += len(mistakes)
        told = [(one.line, str(one)) for one in mistakes] + [(one.line, f"(no mistake) {one}") for one in remarks]
        for line, what in sorted(told):
            print(f"{path}:{line}: {what}")
        count = f"{len(mistakes)} mistake{'s' * (len(mistakes) > 1)}" if mistakes else "no mistake"
        print(f"{path}: {count}.")
    return int(found > 0)


def check(path: Path) -> tuple[list[Mistake], list[Mistake]]:
    """The mistakes of a lesson's file, and what its author may want to look at again."""
    try:
        lines = lines_of(path)
        _, body = front_matter(lines)
        places = list(split_steps(lines, body))
    except Mistake as mistake:
        return [mistake], []
    steps, mistakes, remarks = [], [], []
    for place in places:
        try:
            steps.append(read_step(*place, path.parent))
        except Mistake as mistake:
            mistakes.append(mistake)
    # A step that cannot be read may be the one from which another goes on.
    if not mistakes:
        try:
            steps = list(continued(steps))
        except Mistake as mistake:
            return [mistake], []
        mistakes += [mistake for step in steps for panel in step.panels for mistake in mistakes_of(panel)]
        mistakes += [mistake for step in steps for one in step.exercises for mistake in mistakes_in(one)]
        remarks += [remark for step in steps for remark in remarks_on(step)] if not mistakes else []
    return mistakes, remarks


def mistakes_of(panel: Panel) -> Iterator[Mistake]:
    """The mistake in a panel's link, or in how its lines end."""
    try:
        check_panel(panel.page, panel.query)
    except ValueError as reason:
        yield Mistake(panel.line, str(reason))
        return
    if failure := failure_of(panel):
        yield Mistake(*failure)


def mistakes_in(exercise: Exercise) -> Iterator[Mistake]:
    """A solution that does not pass, with the first check that it fails, and lines to begin with that pass already."""
    solved = check_lines(exercise, exercise.solution)
    if solved.problem:
        yield Mistake(exercise.line, MISTAKES["solution fails"].format(message=solved.problem.message))
        return
    failing = next((one for one in solved.outcomes if not one.is_met), None)
    if failing:
        message = failing.problem.message if failing.problem else ""
        case = "solution raises" if failing.problem else "solution does not meet"
        yield Mistake(failing.check.line, MISTAKES[case].format(words=failing.words, message=message))
    elif check_lines(exercise, exercise.start).is_solved:
        yield Mistake(exercise.line, MISTAKES["solved at first"])


def remarks_on(step: Step) -> Iterator[Mistake]:
    """A number that is asked for, and that no line of the step prints: right, or slipped."""
    found = [program_of(panel) for panel in step.panels]
    programs = [program for program in found if program and not program.our_own]
    if not programs or len(programs) < len(found):
        return
    texts = [one.text for program in programs for one in run(program.source).steps]
    printed = [float(number) for text in texts for number in NUMBER.findall(text)]
    for question in [part for part in step.parts if isinstance(part, Question)]:
        if question.wants_number and not any(question.is_right(repr(number)) for number in printed):
            yield Mistake(question.line, MISTAKES["never printed"].format(answer=question.answer))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
