"""Makes many programs over the whole grammar, runs them both ways, and prints how many differ and the smallest.

`python -m tests.interpreter.many 10000` tries as many; `--seed` draws others.
"""

import argparse
import sys
import time
from itertools import zip_longest

import torch

from components.interpreter import run
from tests.interpreter.language.agreement import difference, expected_outcomes
from tests.interpreter.many.building import START
from tests.interpreter.many.comparing import compared
from tests.interpreter.many.reducing import reduced
from tests.interpreter.real_python import RealPython


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("count", type=int, nargs="?", default=1000)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--show", type=int, default=3, help="how many of the smallest are made smaller and shown")
    chosen = arguments.parse_args()
    torch.set_num_threads(1)
    started = time.monotonic()
    count, found = compared(run, chosen.count, chosen.seed)
    limits = [one for one in found if one.kind == "limit"]
    refused = [one for one in found if one.kind == "refused"]
    differing = [one for one in found if not one.refused]
    print(
        f"{count} programs in {time.monotonic() - started:.0f} s: {len(differing)} differ, "
        f"{len(refused)} are refused, {len(limits)} reach a limit"
    )
    show(differing, chosen.show)
    show(refused, chosen.show)
    return 1 if differing else 0


def show(found, most):
    """Prints the smallest of these programs that differ for different reasons, each made smaller."""
    python = RealPython()
    by_reason = {}
    for one in sorted(found, key=lambda one: len(one.program)):
        by_reason.setdefault((reason(one), first_difference(one)), one)
    for one in list(by_reason.values())[:most]:
        small = reduced(one.program, lambda text, like=one: compare(python, text, like))
        told = difference(small, expected_outcomes(python, [small])[0], run(small))
        print(f"\n{told or one}".replace(START, ""))
    python.close()


def compare(python, text, like):
    """Whether a program differs in the same way as another."""
    told = difference(text, expected_outcomes(python, [text])[0], run(text))
    return told is not None and reason(told) == reason(like)


def reason(one):
    """What is the same for a program that differs and a smaller one."""
    return one.kind, one.expected.error[:30], one.got.error[:30]


def first_difference(one):
    """How the first line of output begins that is another."""
    lines = zip_longest(one.expected.text.split("\n"), one.got.text.split("\n"), fillvalue="")
    return next(((told[:20], said[:20]) for told, said in lines if told != said), None)


if __name__ == "__main__":
    sys.exit(main())
