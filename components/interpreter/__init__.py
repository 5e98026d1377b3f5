"""PyTorch lines in, values out. Knows torch and numpy; never streamlit or altair.

Whoever types may be hostile, and the server is shared. What `run` and `read_expression` promise for any text:

- It is read, never given to Python: `compiling.py` makes each construct a function of this package, and what it may
  call, read and set is on the lists of `vocabulary.py`, `library/` and `attributes.py`, by exact type; anything else is
  refused. Nothing there reaches a file, the network, another process or a memory address. Only what the run itself made
  can be changed.
- A program's functions and classes are Python's own, and their bodies run inside the run's limits wherever they are
  called from: as a sort key, an operator, an iterator, a text of a value. After the run nothing of them runs; a page is
  given the text of what is made of a program's own class.
- A run ends. It has 2 seconds of its own thread's computing, and what one operator adds that was under way: together
  less than 6. What would hold an operator for longer is refused before, as are the calls that are known to end Python.
  No program catches, delays or swallows a limit, and a recursion ends in Python's own RecursionError.
- A run's memory is bounded, by less than 700 MB, and given back when the Run is no longer held. Sizes are told before
  anything is allocated, and all that a run holds is counted while it is alive, see `limits.py` and `room.py`.
- Runs share nothing: names, random numbers, gradient modes, warnings and output are a run's own, in any thread.
- The answer is plain text that can be sent: whole characters, bounded length, no addresses, no paths of the server.
  It is not harmless as Markdown or HTML; the pages show it as code (`components/page/quoting.py`, `problem.py`).
- `run` does not raise. A text that fails gives the Problem, and the steps before it.

What it does not promise, and whoever runs a server must add:

- Many visitors at once: each run is bounded, their number is not. Limit connections and requests at a reverse proxy,
  and memory and processors of the container (`docker run --memory --cpus`), which then starts again by itself.
- Faults in torch's and numpy's own kernels: the vocabulary leaves out the calls that were seen to crash, and nobody
  knows all. There is no second wall around the process: run it as a user without rights, on a read-only system,
  without secrets in its environment, and with no way out into the network.
- Secrecy between programs that run in one process against somebody who measures time.
- That a program says the truth, or is fit to be read: it is the visitor's own, and so is a link that shows it.

`python -m tests.attacks` and `python -m tests.fuzz` try to break these promises.
"""

import os

# Before torch is loaded: its threads sleep while they wait for one another. Spinning, as they do by themselves, counts
# as computing of the run, and on a busy machine made a small net's training twenty times as long.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

# What other rooms need, and no more: a test holds them to these names.
from .beyond import is_beyond, names_of_things
from .elementwise import Expression, read_expression
from .entries import Function, Module
from .grammar import parse, read, with_line_feeds
from .library import PYTHONS
from .limits import CHARACTERS, Limits
from .methods import Method
from .nn.data import collating
from .operation import Operation
from .pasted import PASTED, column_in_source, read_pasted
from .problem import Problem, Refused
from .run import Run, Step, Written, run
from .scopes import Scope, scopes_of
from .vocabulary import ELEMENTWISE

__all__ = [
    "CHARACTERS",
    "ELEMENTWISE",
    "PASTED",
    "PYTHONS",
    "Expression",
    "Function",
    "Limits",
    "Method",
    "Module",
    "Operation",
    "Problem",
    "Refused",
    "Run",
    "Scope",
    "Step",
    "Written",
    "collating",
    "column_in_source",
    "is_beyond",
    "names_of_things",
    "parse",
    "read",
    "read_expression",
    "read_pasted",
    "run",
    "scopes_of",
    "with_line_feeds",
]
