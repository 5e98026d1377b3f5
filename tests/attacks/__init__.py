"""What a stranger may try, by kind. `python -m tests.attacks` tries all of it and prints what it cost."""

from .constructs import CONSTRUCTS
from .crashes import CRASHES
from .endless import ENDLESS
from .markup import PROGRAMS
from .names import NAMES
from .sizes import LARGE, SIZES
from .texts import TEXTS

REFUSED = NAMES | CONSTRUCTS
HARMLESS = SIZES | ENDLESS | TEXTS | PROGRAMS
ATTACKS = {
    kind: [LARGE + program if kind.startswith("shape bombs") else program for program in programs]
    for kind, programs in (REFUSED | HARMLESS | CRASHES).items()
}
