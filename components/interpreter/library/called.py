"""What calling each type does, in one table."""

from collections import deque

from . import lists, making, mappings

TYPES = {**making.TYPES, **mappings.TYPES, deque: lists.new_deque}
