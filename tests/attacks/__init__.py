"""What a stranger may try, by kind. `python -m tests.attacks` tries all of it and prints what it cost."""

from .attributes import ATTRIBUTES
from .bombs import BOMBS
from .callbacks import ENDLESS_CALLBACKS, HARMLESS_CALLBACKS
from .classes import CLASSES_HARMLESS, CLASSES_REFUSED
from .constructs import ALLOWED, CONSTRUCTS
from .crashes import CRASHES
from .drawing import DRAWING_REFUSED, DRAWING_SIZES
from .endless import ENDLESS
from .growth import ENDLESS_ITERATORS, GROWTH
from .inside_torch import INSIDE_TORCH
from .markup import PROGRAMS
from .models import MODELS_HARMLESS, MODELS_REFUSED
from .names import NAMES
from .places import PLACES_BOUND, PLACES_READ
from .reached import REACHED
from .readers import READERS
from .recursion import RECURSIONS
from .sizes import LARGE, SIZES, SPARSE
from .swallowed import ENDLESS_SWALLOWED, EXCEPTIONS
from .texts import TEXTS
from .values import VALUES_GROWING, VALUES_REFUSED

# Each ends in a Problem. Those that end by the limit of time show as much when it is short.
UNENDING = ENDLESS_CALLBACKS | ENDLESS_SWALLOWED | ENDLESS_ITERATORS
REFUSED = NAMES | CONSTRUCTS | ATTRIBUTES | PLACES_READ | REACHED | CLASSES_REFUSED | EXCEPTIONS | MODELS_REFUSED
REFUSED |= VALUES_REFUSED | DRAWING_REFUSED | UNENDING | INSIDE_TORCH | SPARSE
# Each does no harm, whether it runs or not. What grows needs all the time that it is given.
GROWING = SIZES | ENDLESS | GROWTH | BOMBS | DRAWING_SIZES | VALUES_GROWING
ODD = ALLOWED | PLACES_BOUND | HARMLESS_CALLBACKS | RECURSIONS | CLASSES_HARMLESS | READERS | TEXTS | PROGRAMS
ODD |= MODELS_HARMLESS
HARMLESS = GROWING | ODD
ATTACKS = {
    kind: [LARGE + program if kind.startswith("shape bombs") else program for program in programs]
    for kind, programs in (REFUSED | HARMLESS | CRASHES).items()
}
