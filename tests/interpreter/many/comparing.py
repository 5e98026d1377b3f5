"""Programs in numbers, held against real Python by several processes at once."""

import random
import warnings
from concurrent.futures import ThreadPoolExecutor

from tests.interpreter.language.agreement import cells, cut, difference, one_block, unread
from tests.interpreter.many.building import program
from tests.interpreter.real_python import RealPython

TOGETHER = 50  # programs in one block of real Python
PROCESSES = 2


def drawn(count, seed):
    """Different programs, all of them Python."""
    source = random.Random(seed)
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        while len(found) < count:
            text = program(source)
            if unread(text) is None:
                found[text] = None
    return list(found)


def compared(run, count, seed):
    """How many programs were compared, and every Difference."""
    programs = drawn(count, seed)
    blocks = [cells(text) for text in programs]
    groups = [blocks[start : start + TOGETHER] for start in range(0, len(blocks), TOGETHER)]
    with ThreadPoolExecutor(PROCESSES) as pool:
        shares = pool.map(outcomes_of, [groups[start::PROCESSES] for start in range(PROCESSES)])
        answers = [iter(share) for share in shares]
    told = [own for index in range(len(groups)) for own in next(answers[index % PROCESSES])]
    pairs = [(text, own) for text, own in zip(programs, told, strict=True) if own[-1].error != "killed"]
    found = [difference(text, own, run(text)) for text, own in pairs]
    return len(pairs), [one for one in found if one]


def outcomes_of(groups):
    """Real Python's outcomes of each group's programs."""
    with RealPython() as python:
        answers = python.blocks(one_block(group) for group in groups)
    return [list(cut(answer, group)) for group, answer in zip(groups, answers, strict=True)]
