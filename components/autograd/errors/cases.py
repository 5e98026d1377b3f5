"""All mistakes of the section, by the name that stands in the link."""

from .accumulating import ACCUMULATING
from .tracking import TRACKING

CASES = TRACKING | ACCUMULATING
FIRST_CASE = "integer"
