"""The process behind RealPython: answers each line of its input, a block of statements, with what they show.

Starting a process for each block would take forty times as long as most of them. So one runs block after block, each
with names of its own and with the same random numbers, up to the first that changes what a later one could see.
"""

import ast
import builtins
import contextlib
import gc
import io
import json
import multiprocessing
import os
import random
import signal
import sys
import threading
import warnings

# The names that a text finds without an import, and numpy's own, which the documentation takes for granted.
PROLOGUE = """\
import math
import numpy
import numpy as np
import torch
from torch import cuda, tensor
torch.manual_seed(0)
"""
SECONDS = 60  # of a busy machine
# What a block might change for all that come after it: the contents of these, and the settings below.
SHARED = "builtins math random numpy torch torch.nn torch.nn.functional torch.optim torch.linalg torch.autograd".split()
SETTINGS = """
    torch.get_default_dtype() torch.get_default_device() torch.is_grad_enabled() torch.is_inference_mode_enabled()
    torch.are_deterministic_algorithms_enabled() torch.is_anomaly_enabled() torch.get_num_threads()
    torch.is_autocast_enabled() torch._C._len_torch_function_stack() torch._C._len_torch_dispatch_stack()
    vars(torch._tensor_str.PRINT_OPTS).copy() numpy.get_printoptions() numpy.geterr()
    sys.getrecursionlimit() sys.stdout sys.stderr sys.displayhook sys.path[:] sys.modules.copy() warnings.filters[:]
    os.getcwd() os.environ.copy() gc.isenabled() gc.get_threshold() threading.active_count() signal.getsignal(2)
""".split()
ALL_SETTINGS = compile(f"[{', '.join(SETTINGS)}]", "<settings>", "eval")


def last_line(raised):
    """What a traceback ends with: the name of the class, with its module if it is not Python's own, and the words."""
    kind = type(raised)
    name = kind.__name__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"
    words = raised.msg if isinstance(raised, SyntaxError) else str(raised)
    return f"{name}: {words}".rstrip() if words else name


def run_block(sources):
    """The outcomes of one block in this process, as pairs; nothing of it is left but what `state` tells."""
    names = {"__name__": "__main__"}
    exec(PROLOGUE, names)
    outcomes = []
    for source in sources:
        shown, error = io.StringIO(), ""
        with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(io.StringIO()):
            try:
                for statement in ast.parse(source + "\n").body:
                    run_cell(statement, names)
            except BaseException as raised:
                error = last_line(raised)
        outcomes.append((shown.getvalue().removesuffix("\n"), error))
    vars(builtins).pop("_", None)
    return outcomes


def run_cell(statement, names):
    """A value at the left margin is shown, and none inside a block: only there does Python's prompt do otherwise."""
    if isinstance(statement, ast.Expr):
        exec(compile(ast.Interactive([statement]), "<stdin>", "single"), names)
    else:
        exec(compile(ast.Module([statement], []), "<stdin>", "exec"), names)


def state():
    """What a block can change in its process for those after it; equal to what it was if it changed nothing."""
    import numpy
    import torch

    settings = eval(ALL_SETTINGS, {"torch": torch, "numpy": numpy, "threading": threading, **globals()})
    owners = [*(sys.modules[name] for name in SHARED), torch.Tensor, torch.nn.Module]
    members = [dict(vars(owner)) for owner in owners]
    hooks = [dict(member) for member in vars(torch.nn.modules.module).values() if isinstance(member, dict)]
    return settings, members, hooks


def answer_blocks(questions):
    """Answers blocks until one changes the state of this process."""
    import numpy

    gc.freeze()  # a look for what a block left need not go through torch
    drawn, drawn_by_numpy = random.getstate(), numpy.random.get_state()
    before = state()
    is_changed = False
    while not is_changed:
        sources = questions.recv()
        random.setstate(drawn)
        numpy.random.set_state(drawn_by_numpy)
        signal.alarm(SECONDS)
        outcomes = run_block(sources)
        signal.alarm(0)
        gc.collect()  # what says something when it goes says it before the next block
        is_changed = state() != before
        questions.send((outcomes, is_changed, "torch._dynamo" in sys.modules))


class Child:
    """A fork of this process that answers blocks."""

    def __init__(self):
        self.questions, its_end = multiprocessing.Pipe()
        self.pid = os.fork()
        if self.pid == 0:
            self.questions.close()
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # an answer is all that the asker hears
            with contextlib.suppress(EOFError):
                answer_blocks(its_end)
            os._exit(0)
        its_end.close()

    def __call__(self, sources):
        """The block's outcomes, whether another child has to answer the next one, and whether it loaded a compiler."""
        try:
            self.questions.send(sources)
            return self.questions.recv()
        except (EOFError, ConnectionError):
            return [("", "killed")] * len(sources), True, False

    def end(self):
        self.questions.close()
        os.waitpid(self.pid, 0)


def show(value):
    """A value as Python's prompt shows it, but not what a command of pyplot is worth: a reader sees its picture."""
    parts = value if isinstance(value, list | tuple) else [value]
    if not any(type(part).__module__.startswith("matplotlib.") for part in parts):
        sys.__displayhook__(value)


def main():
    import torch

    sys.displayhook = show

    torch.set_num_threads(1)  # a forked child cannot use its parent's threads
    warnings.simplefilter("ignore")
    run_block(["torch.ones(1)", "np.random"])  # what torch and numpy load when they are first used
    child = None
    for line in sys.stdin:
        child = child or Child()
        outcomes, is_spent, had_compiler = child(json.loads(line))
        print(json.dumps(outcomes), flush=True)
        if is_spent:
            child.end()
            child = None
        if had_compiler:
            # An optimizer loads it, which takes longer than most blocks; the next child finds it loaded.
            import torch._dynamo
    if child:
        child.end()


if __name__ == "__main__":
    main()
