"""The exercises of lessons, by their places."""

from collections.abc import Iterable, Iterator

from ..lesson import Lesson, Step
from .exercise import Exercise
from .record import Place


def exercises_of(lesson: Lesson) -> Iterator[tuple[Place, Step, Exercise]]:
    """The exercises of a lesson in their order, each with its place and its step."""
    for number, step in enumerate(lesson.steps, start=1):
        for above, exercise in enumerate(step.exercises):
            yield (lesson.name, number, above), step, exercise


def all_exercises(lessons: Iterable[object]) -> dict[Place, tuple[Step, Exercise]]:
    """Those of the lessons that can be shown."""
    known = [lesson for lesson in lessons if isinstance(lesson, Lesson)]
    return {place: (step, exercise) for lesson in known for place, step, exercise in exercises_of(lesson)}
