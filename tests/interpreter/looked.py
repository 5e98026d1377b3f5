"""A step as `look` is given it, with its values."""

from components.interpreter import run


def last_step(program):
    steps = []
    run(program, steps.append)
    return steps[-1]
