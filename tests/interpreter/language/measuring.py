"""How many statements of a text the interpreter accepts, and whether all of those say what Python says."""

from dataclasses import dataclass, field

from tests.interpreter.conformance import DEPENDS, reason
from tests.interpreter.language.agreement import answer_of, without_addresses


@dataclass(frozen=True)
class Difference:
    block: str
    statement: str
    expected: str
    got: str


@dataclass
class Report:
    """The fate of every statement of many blocks; a block goes on after a statement that fails or is refused."""

    statements: int = 0
    accepted: int = 0
    differing: list[Difference] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)

    @property
    def share(self):
        return self.accepted / self.statements

    def __str__(self):
        by_count = sorted(self.refused.items(), key=lambda group: -len(group[1]))
        reasons = [f"{len(where):5} {why}   e.g. {where[0]!r}" for why, where in by_count]
        differing = [
            f"DIFFERS {one.block}: {one.statement}\n  Python {one.expected!r}\n  here   {one.got!r}"
            for one in self.differing
        ]
        figures = f"{self.statements} statements, accepted {self.accepted} ({self.share:.1%}), differing "
        return "\n".join(["", figures + str(len(self.differing)), *reasons, *differing])


def measure(python, run, blocks):
    """A Report of blocks of statements, given by name, run by real Python and by `run`."""
    report = Report()
    kept = {}
    told = uncut(answer_of(python, list(blocks.values())), blocks.values())
    for (name, sources), outcomes in zip(blocks.items(), told, strict=True):
        report.statements += len(sources)
        kept[name] = accepted(report, python, run, name, sources, [outcome.error for outcome in outcomes])
    # What was refused is missing in what follows; Python is asked about exactly the statements that were accepted.
    programs = [[source for source, _ in pairs] for pairs in kept.values()]
    told = uncut(answer_of(python, programs), programs)
    for (name, pairs), outcomes in zip(kept.items(), told, strict=True):
        for (source, text), outcome in zip(pairs, outcomes, strict=True):
            expected = without_addresses(outcome.text) + outcome.error
            if text != expected:
                report.differing.append(Difference(name, source, expected, text))
    report.accepted += sum(map(len, programs))
    return report


def uncut(outcomes, blocks):
    """The outcomes of `one_block(blocks)`, for each of its blocks."""
    start = 1
    for block in blocks:
        yield outcomes[start : start + len(block)]
        start += len(block) + 1


def accepted(report, python, run, name, sources, errors):
    """The statements that ran, each with its text. What Python ends with an error goes on, its error caught."""
    left, errors = list(sources), list(errors)
    dropped = []
    while left:
        program, owner = joined(left)
        result = run(program)
        if result.error is None:
            return list(zip(left, texts_of(result, owner, len(left)), strict=True))
        # The error itself may stand in a function that an earlier statement defined.
        line = result.steps[-1].line if result.steps else result.error.line
        position = owner[min(line, len(owner)) - 1]
        message = result.error.message
        if message != errors[position]:
            block = left[: position + 1]  # without what was refused before
            errors[position] = next(uncut(answer_of(python, [block]), [block]))[-1].error
        if message == errors[position]:
            left[position], errors[position] = caught(left[position]), ""
        else:
            source = left.pop(position)
            fate(report, name, source, errors.pop(position), result.error, dropped)
    return []


def caught(source):
    """A statement that fails, as one that does not; what it did until it failed stays done."""
    return "try:\n" + "\n".join("    " + line for line in source.split("\n")) + "\nexcept BaseException:\n    pass"


def fate(report, name, source, expected, problem, dropped):
    """Files a statement that ended a run otherwise than Python says: as refused, or as different."""
    why = reason(problem.message, dropped)
    dropped.append(source)
    if problem.kind in ("refused", "limit") or why == DEPENDS:
        report.refused.setdefault(why, []).append(source)
    else:
        report.differing.append(Difference(name, source, expected, problem.message))


def joined(sources):
    """Statements as one text, with the statement that each of its lines belongs to."""
    owner = [index for index, source in enumerate(sources) for _ in source.split("\n")]
    return "\n".join(sources), owner


def texts_of(result, owner, count):
    texts = [[] for _ in range(count)]
    for step in result.steps:
        texts[owner[step.line - 1]].append(without_addresses(step.text))
    return ["\n".join(filter(None, parts)) for parts in texts]
