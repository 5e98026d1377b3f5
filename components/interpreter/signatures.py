"""Types that many signatures here say: what a call is given."""

from typing import Any

Args = tuple[Any, ...]  # by place
Kwargs = dict[str, Any]  # by name
