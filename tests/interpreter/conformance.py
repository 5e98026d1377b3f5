"""How much of torch's own documentation the interpreter accepts, and whether all of that prints what Python prints.

Of the statements that real Python runs without an error, those that the interpreter refuses are taken out, one at a
time, and the rest goes on. Then real Python runs exactly what was accepted, so that random numbers and state agree, and
the texts are compared. What differs is no difference if Python itself does not repeat it: it is counted, not compared.

Print the figures with `python -m tests.interpreter.conformance`, or those of `torch.nn` and the like by naming them;
`--json FILE` also writes every statement's fate, and `--before STATEMENT` puts that one before each name's examples.
"""

import argparse
import ast
import json
import re
import warnings
from dataclasses import asdict, dataclass, field

import torch

from tests.interpreter.docstring_examples import collect
from tests.interpreter.real_process import PROLOGUE
from tests.interpreter.real_python import RealPython

# Blocks that are not run at all: torch.compile starts C++ compilers and fills a cache outside the folder of the test.
LEFT_OUT = ("torch.compile",)
# Bound to an empty module here, so that the reading's first line runs; this installation does not have it.
BOUND_HERE = "import matplotlib.pyplot as plt"
# Fresh memory has a poison's complement, freed memory has the poison: no two of these four bytes are the same.
POISONS = (165, 60)
KILLED = "killed"  # what a busy machine did not finish in time
DEPENDS = "depends on a refused statement"


@dataclass(frozen=True)
class Difference:
    name: str
    source: str
    expected: str
    got: str


@dataclass
class Report:
    names: int = 0
    statements: int = 0
    runs_in_python: int = 0
    accepted: int = 0
    compared: int = 0
    differing: list[Difference] = field(default_factory=list)
    refused: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    accepted_though_python_raises: list[Difference] = field(default_factory=list)
    other_words: list[Difference] = field(default_factory=list)

    @property
    def share(self):
        return self.accepted / self.runs_in_python

    def figures(self):
        return (
            f"{self.names} documented names, {self.statements} statements, {self.runs_in_python} run in Python; "
            f"accepted {self.accepted} ({self.share:.1%}), compared {self.compared}, differing {len(self.differing)}"
        )

    def groups(self):
        """The reasons of the refused statements, the most frequent first, each with one statement."""
        by_count = sorted(self.refused.items(), key=lambda group: -len(group[1]))
        return "\n".join(f"{len(where):5} {reason}   e.g. {where[0][0]}: {where[0][1]!r}" for reason, where in by_count)


class Program:
    """A block of statements as one text, with the way back from a line to its statement."""

    def __init__(self, sources, prologue):
        self.text = "".join(f"{source}\n" for source in [*prologue, *sources])
        self.owner = []
        for index, source in enumerate([*prologue, *sources]):
            self.owner += [index - len(prologue)] * len(source.splitlines())

    def statement_at(self, line):
        """The index of the statement on a 1-based line; negative for the prologue."""
        return self.owner[min(line, len(self.owner)) - 1]


def texts_of(run, program, count):
    texts = [""] * count
    for step in run.steps:
        index = program.statement_at(step.line)
        if index >= 0:
            texts[index] += step.text
    return texts


def interpret(run, sources):
    """The texts of the accepted statements by index, and the reason for each of the others."""
    prologue, kept, reasons = PROLOGUE.splitlines(), list(range(len(sources))), {}
    while kept:
        program = Program([sources[index] for index in kept], prologue)
        result = run(program.text)
        if result.error is None:
            return dict(zip(kept, texts_of(result, program, len(kept)), strict=True)), reasons
        position = program.statement_at(result.error.line)
        if position < 0:
            del prologue[position]
            continue
        index = kept.pop(position)
        reasons[index] = reason(result.error.message, [sources[dropped] for dropped in reasons])
    return {}, reasons


def reason(message, dropped):
    missing = re.match(r"NameError: name '(\w+)' is not defined", message)
    if missing and any(missing[1] in set(stored_names(source)) for source in dropped):
        return DEPENDS
    return message


def stored_names(source):
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.alias):
            yield node.asname or node.name


def measure(run, *paths: str, before: tuple[str, ...] = ()) -> Report:
    """Run the documentation's examples, of torch itself or of its smaller modules, through `run` and real Python.

    Each name's examples stand behind the statements `before`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        every = collect(paths) if paths else collect()
        every = {name: (*before, *sources) for name, sources in every.items()}
        with RealPython(POISONS[0]) as python, RealPython(POISONS[1]) as python_again:
            return measured(run, every, python, python_again)


def measured(run, every, python, python_again):
    blocks = {name: sources for name, sources in every.items() if name not in LEFT_OUT}
    report = Report(names=len(blocks), statements=sum(map(len, blocks.values())))
    accepted, known, failing = [], [], []
    for (name, sources), outcomes in zip(blocks.items(), python.blocks(blocks.values()), strict=True):
        fine = [source for source, outcome in zip(sources, outcomes, strict=True) if not outcome.error]
        texts, reasons = interpret(run, fine)
        report.runs_in_python += len(fine)
        report.accepted += len(texts)
        for index, why in reasons.items():
            report.refused.setdefault(why, []).append((name, fine[index]))
        accepted.append((name, [fine[index] for index in texts], list(texts.values())))
        # What was accepted whole has run already.
        known.append(outcomes if len(texts) == len(sources) else None)
        failing += with_failing(name, sources, outcomes, {fine[index] for index in texts})
    programs = [sources for _, sources, _ in accepted]
    parts = [sources for sources, outcomes in zip(programs, known, strict=True) if outcomes is None]
    rest = iter(python.blocks(parts + [sources for _, sources in failing]))
    first = [next(rest) if outcomes is None else outcomes for outcomes in known]
    doubtful = [differs(texts, outcomes) for (_, _, texts), outcomes in zip(accepted, first, strict=True)]
    again = iter(python_again.blocks(program for program, doubt in zip(programs, doubtful, strict=True) if doubt))
    for (name, sources, texts), outcomes, doubt in zip(accepted, first, doubtful, strict=True):
        # What agrees need not be asked again.
        compare(report, name, sources, texts, outcomes, next(again) if doubt else outcomes)
    for (name, sources), outcomes in zip(failing, rest, strict=True):
        compare_failure(report, run, name, sources, outcomes[-1].error)
    return report


def with_failing(name, sources, outcomes, accepted):
    """For every statement that fails in Python: the accepted statements before it, and it."""
    for index, outcome in enumerate(outcomes):
        if outcome.error:
            before = [source for source in sources[:index] if source in accepted]
            yield name, [*before, sources[index]]


def differs(texts, outcomes):
    return any(got != outcome.text + outcome.error for got, outcome in zip(texts, outcomes, strict=True))


def compare(report, name, sources, texts, first, second):
    for source, got, one, other in zip(sources, texts, first, second, strict=True):
        if one == other and " at 0x" not in one.text and one.error != KILLED:
            report.compared += 1
            expected = one.text + one.error
            if got != expected:
                report.differing.append(Difference(name, source, expected, got))


def compare_failure(report, run, name, sources, error):
    texts, reasons = interpret(run, sources)
    last = len(sources) - 1
    if error and last in texts and sources[last] != BOUND_HERE:
        report.accepted_though_python_raises.append(Difference(name, sources[last], error, ""))
    elif (
        error
        and last in reasons
        and re.match(r"[\w.]+(Error|Exception): ", reasons[last])
        and unplaced(reasons[last]) != unplaced(error)
    ):
        report.other_words.append(Difference(name, sources[last], error, reasons[last]))


def unplaced(message):
    """The message without the line in it: the interpreter's program starts some lines earlier."""
    return re.sub(r" on line \d+", "", message)


def main():
    from components.interpreter import run

    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--json", help="a file to write every statement's fate to")
    arguments.add_argument("--before", default=[], nargs=1, help="a statement that stands before each name's examples")
    arguments.add_argument("modules", nargs="*", help="of these alone: torch.nn torch.optim ...")
    given = arguments.parse_args()
    path = given.json
    torch.set_num_threads(1)
    report = measure(run, *given.modules, before=tuple(given.before))
    print(report.figures())
    for title, differences in (
        ("DIFFERS", report.differing),
        ("ACCEPTED, PYTHON RAISES", report.accepted_though_python_raises),
        ("RAISES WITH OTHER WORDS", report.other_words),
    ):
        for found in differences:
            print(f"{title} {found.name}: {found.source}\n  expected {found.expected!r}\n  got      {found.got!r}")
    print(report.groups())
    if path:
        with open(path, "w") as out:
            json.dump(asdict(report), out, indent=1)


if __name__ == "__main__":
    main()
