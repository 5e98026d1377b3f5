"""What a student hands in: a notebook with each exercise that was begun, the lines, and what became of their checks."""

import hashlib
import json
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..lesson import Step
from .checking import NO_TURN, Result, check_lines
from .exercise import Exercise
from .kept import as_data, named, place_of, record_of
from .record import Place, Record
from .sentences import HANDED, counted

NAMED = "pytorch_live"  # of what a program reads, in the notebook's and its cells' metadata
REMEMBERED = 2_000  # answers
TOGETHER = 20.0  # seconds of computing for all exercises of a file
LARGEST = 2_000_000  # bytes of a file
MOST_CELLS = 2_000


@dataclass(frozen=True)
class Handed:
    """A notebook that was handed in: the name, the records by place, and whether the code is that of name and lines."""

    student: str
    records: Mapping[Place, Record]
    is_as_written: bool


class BadFile(ValueError):
    """A file that is no notebook of this kind; the text says why."""


def notebook_of(student: str, records: Mapping[Place, Record], found: Mapping[Place, tuple[Step, Exercise]]) -> str:
    """The text of the notebook (nbformat 4.5)."""
    begun = {place: record for place, record in sorted(records.items()) if place in found}
    results = results_of({place: (found[place][1], record) for place, record in begun.items()})
    cells = [markdown(f"{HANDED['title']}\n\n{about_all(student, begun, results)}")]
    for place, record in begun.items():
        step, exercise = found[place]
        cells.append(markdown(f"## {step.title}\n\n{exercise.task}"))
        if exercise.fixed:
            cells.append(code(exercise.fixed, {}))
        data = {name: value for name, value in as_data(record).items() if name not in ("lines", "checked")}
        cells.append(code(record.lines, {NAMED: {"exercise": named(place), **data}}))
        cells.append(markdown(about_one(record, results[place])))
    code_text = fingerprint(student, {place: record.lines for place, record in begun.items()})
    cells.append(markdown(HANDED["code"].format(code=code_text)))
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    metadata[NAMED] = {"student": student, "code": code_text}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def results_of(asked: Mapping[Place, tuple[Exercise, Record]]) -> dict[Place, Result | None]:
    """What becomes of the lines as they stand; None for those that do not get their turn."""
    end = time.thread_time() + TOGETHER
    return {
        place: checked(exercise, trimmed(record.lines)) if time.thread_time() < end else None
        for place, (exercise, record) in asked.items()
    }


@lru_cache(REMEMBERED)
def checked(exercise: Exercise, lines: str) -> Result:
    """Of a hundred students, many write the same."""
    return check_lines(exercise, lines).to_show()


def about_all(student: str, records: Mapping[Place, Record], results: Mapping[Place, Result | None]) -> str:
    """How many of the begun exercises are solved, under the student's name."""
    name = plain(student) or HANDED["no name"]
    solved = sum(bool(result and result.is_solved) for result in results.values())
    return HANDED["summary"].format(student=name, solved=solved, begun=len(records))


def about_one(record: Record, result: Result | None) -> str:
    """The outcome of each check, and what it took."""
    lines = [NO_TURN] if result is None else list(outcomes_in_words(result))
    took = HANDED["took"].format(
        tries=counted(HANDED["tries"], record.tries),
        time=in_words(record.seconds),
        hints=counted(HANDED["hints"], record.hints) if record.hints else HANDED["no hint"],
        solution=HANDED["with the solution" if record.helped else "without the solution"],
    )
    return "\n".join([*(f"- {line}" for line in lines), "", took])


def outcomes_in_words(result: Result) -> Iterator[str]:
    """A line for the error, or for each check that is shown and one for the hidden ones."""
    if result.problem:
        yield HANDED["error"].format(line=result.problem.line, message=literal(result.problem.message))
        return
    hidden = [outcome for outcome in result.outcomes if outcome.check.hidden]
    for outcome in result.outcomes:
        if not outcome.check.hidden:
            gaps = {"check": literal(outcome.check.text), "words": outcome.words}
            yield HANDED["met" if outcome.is_met else "not met"].format(**gaps).rstrip()
    if hidden:
        yield HANDED["hidden"].format(met=sum(outcome.is_met for outcome in hidden), all=len(hidden))


def in_words(seconds: int) -> str:
    """A time in words."""
    if seconds >= 120:
        return HANDED["minutes"].format(number=seconds // 60)
    return HANDED["seconds"].format(number=seconds)


def fingerprint(student: str, lines: Mapping[Place, str]) -> str:
    """Eight letters and digits that change when the name or a line is changed."""
    said = json.dumps([student, [[named(place), trimmed(text)] for place, text in sorted(lines.items())]])
    text = hashlib.sha256(said.encode()).hexdigest()[:8].upper()
    return f"{text[:4]}-{text[4:]}"


def trimmed(lines: str) -> str:
    """The lines as they come back from a program that writes notebooks."""
    return lines.replace("\r\n", "\n").rstrip("\n")


def read_handed(data: bytes) -> Handed:
    """What stands in a file, which may be anything.

    Raises: BadFile
    """
    if len(data) > LARGEST:
        raise BadFile(f"the file has more than {LARGEST:,} bytes")
    try:
        notebook = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError, MemoryError) as reason:
        raise BadFile("the file is no notebook") from reason
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    about = part(part(notebook, "metadata"), NAMED)
    if not isinstance(cells, list) or not isinstance(about.get("student"), str):
        raise BadFile("the file is no notebook of these exercises")
    records = dict(filter(None, map(read_cell, cells[:MOST_CELLS])))
    if not records:
        raise BadFile("no exercise stands in the file")
    code_text = fingerprint(about["student"], {place: record.lines for place, record in records.items()})
    return Handed(about["student"], records, about.get("code") == code_text)


def read_cell(cell: object) -> tuple[Place, Record] | None:
    """Where the exercise of a cell stands, and what was done at it; None for a cell of no exercise."""
    about = part(part(cell, "metadata"), NAMED)
    place = place_of(about.get("exercise"))
    if not place or not isinstance(cell, dict):
        return None
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    record = record_of({**about, "lines": source, "checked": None})
    if not record and isinstance(source, str):
        record = record_of({"lines": source})  # what is said about them is of no use, and the lines are
    return (place, record) if record else None


def part(data: object, name: str) -> dict:
    """The object of this name inside of another one; an empty one if there is none."""
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def plain(text: str) -> str:
    """A text that somebody typed, as Markdown that shows it and nothing else."""
    return re.sub(r"([\\`*_{}\[\]()#+!<>|&$~:-])", r"\\\1", " ".join(text.split()))


def literal(text: str) -> str:
    """The same as code."""
    return f"`` {' '.join(text.replace('`', chr(39)).split())[:300]} ``"


def markdown(text: str) -> dict:
    """A cell of a notebook with words."""
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def code(text: str, metadata: dict) -> dict:
    """A cell of a notebook with lines of Python."""
    source = text.rstrip("\n")
    return {"cell_type": "code", "execution_count": None, "metadata": metadata, "outputs": [], "source": source}
