"""What students handed in, checked again: `python -m components.walkthrough.grade FOLDER > marks.csv`.

Every answer runs again, against all checks of its exercise. What a file says of itself is told, and counts for nothing.
"""

import csv
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from .exercise.checking import Result, as_python
from .exercise.exercise import Exercise
from .exercise.found import all_exercises
from .exercise.handed import LARGEST, BadFile, Handed, read_handed, results_of
from .exercise.record import Place, Record
from .exercise.written import code_of
from .lesson import Step
from .reader import FOLDER, read_lesson

NAMES = ("student", "file", "remark", "solved")
LONGEST = 200  # characters of a cell
FORMULA = re.compile(r"\s*[=+\-@|%\t\r\n]")
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
GONE = "the file could not be checked: its lines ended the process that ran them"


def main(arguments: Sequence[str]) -> int:
    """Write a row for each notebook of a folder, and a column for each exercise; 1 if one could not be read."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("Give the folder with the notebooks: python -m components.walkthrough.grade FOLDER", file=sys.stderr)
        return 2
    paths = sorted(Path(arguments[0]).glob("*.ipynb"))
    rows = list(rows_of(paths))
    writer = csv.writer(sys.stdout)
    places = list(exercises())
    writer.writerow([*NAMES, *(title_of(place) for place in places)])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    bad = sum(row[2].startswith("the file") for row in rows)
    print(f"{len(rows)} files, {bad} of them could not be checked.", file=sys.stderr)
    return int(bad > 0)


def rows_of(paths: Sequence[Path]) -> Iterator[list[str]]:
    """A row for each file. One that ends the process in which it runs takes no other with it."""
    workers = min(cpu_count() or 1, max(len(paths), 1))
    with pool(workers) as shared:
        futures = [shared.submit(row_of, path) for path in paths]
        rows = [row_or_none(future) for future in futures]
    for path, row in zip(paths, rows, strict=True):
        yield row or row_alone(path)


def pool(workers: int) -> ProcessPoolExecutor:
    """Processes that run what students handed in."""
    return ProcessPoolExecutor(workers, get_context("spawn"), begin)


def begin() -> None:
    """A process for each processor; more threads than that only wait for one another."""
    import torch

    torch.set_num_threads(1)


def row_or_none(future: Future) -> list[str] | None:
    """The row that a process made; None if the process is gone."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def row_alone(path: Path) -> list[str]:
    """The row of a file in a process of its own, which may end with it."""
    with pool(1) as own:
        return row_or_none(own.submit(row_of, path)) or row_without(path, GONE)


def row_of(path: Path) -> list[str]:
    """The row of one file, which may be anything."""
    try:
        handed = read_handed(contents(path))
    except BadFile as bad:
        return row_without(path, str(bad))
    return row_with(path, handed)


def contents(path: Path) -> bytes:
    """Raises: BadFile"""
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode):
            raise BadFile("the file is none, but a link or a folder")
        if about.st_size > LARGEST:
            raise BadFile(f"the file has more than {LARGEST:,} bytes")
        return path.read_bytes()
    except OSError as reason:
        raise BadFile(f"the file cannot be read ({type(reason).__name__})") from reason


def row_without(path: Path, remark: str) -> list[str]:
    """The row of a file that cannot be graded, with a remark why."""
    return ["", path.name, remark, "", *("" for _ in exercises())]


def row_with(path: Path, handed: Handed) -> list[str]:
    """The row of a file: its student, how many are solved, and what became of each exercise."""
    known = exercises()
    begun = {place: record for place, record in handed.records.items() if place in known}
    results = results_of({place: (known[place][1], without_comments(record)) for place, record in begun.items()})
    cells = [mark(begun.get(place), results.get(place)) for place in known]
    solved = sum(bool(result and result.is_solved) for result in results.values())
    remarks = [] if handed.is_as_written else ["changed after it was written"]
    remarks += [f"{len(handed.records) - len(begun)} of no lesson here"] if len(handed.records) > len(begun) else []
    return [handed.student, path.name, ", ".join(remarks), str(solved), *cells]


def without_comments(record: Record) -> Record:
    """The record with its lines as Python would write them: many students write the same, and it runs once."""
    return replace(record, lines=code_of(as_python(record.lines)))


def mark(record: Record | None, result: Result | None) -> str:
    """What became of an exercise: "" if it was not begun."""
    if record is None:
        return ""
    if result is None:
        return "no time"
    if not result.is_solved:
        if result.problem:
            return "error"
        return f"{sum(one.is_met for one in result.outcomes)} of {len(result.outcomes)} checks"
    return "solved, with the solution" if record.helped else "solved"


def title_of(place: Place) -> str:
    """The head of an exercise's column."""
    step, _ = exercises()[place]
    count = f" {place[2] + 1}" if len(step.exercises) > 1 else ""
    return harmless(f"{place[0].removeprefix('exercises-')} {place[1]}: {step.title}{count}")


@cache
def exercises() -> dict[Place, tuple[Step, Exercise]]:
    """All exercises of all lessons, by place."""
    return all_exercises(read_lesson(path) for path in sorted(FOLDER.glob("*.md")))


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, and that stays in its line."""
    text = UNSEEN.sub(" ", text).strip()[:LONGEST]
    return f"'{text}" if FORMULA.match(text) else text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
