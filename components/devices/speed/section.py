"""When a GPU is worth it, as its page lists it: its parameters, and its program to take home."""

from components.export.program import Program
from components.links.page import Section
from components.links.parameter import Choice

from ..inventory import Inventory
from .sentences import SENTENCES
from .timing import DEFAULT_DTYPE, DEFAULT_SIDE, DTYPES, SIDES, own_timing

N = Choice("n", DEFAULT_SIDE, label=SENTENCES["n"], words="side of the largest matrix that is timed", options=SIDES)
DTYPE = Choice("dtype", DEFAULT_DTYPE, label=SENTENCES["dtype"], words="the dtype of its numbers", options=(*DTYPES,))


def program_of(inventory: Inventory, n: int = N.default, dtype: str = DTYPE.default) -> Program:
    """The timed lines, and what they take to run elsewhere."""
    return Program(SENTENCES["title"], own_timing(n, dtype), our_own=True)


SECTION = Section("speed", SENTENCES["title"], (N, DTYPE), program_of)
