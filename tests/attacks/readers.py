"""What one reader could leave for another: gradient modes, random numbers, defaults, caches, hooks."""

from .apart import apart

LEFT_BEHIND = apart("left_behind")

READERS = {"what could be left for others": LEFT_BEHIND}
