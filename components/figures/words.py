"""matplotlib's words for a value that is none of those known."""

import difflib
from collections.abc import Iterable


def one_of(value: object, name: str, known: Iterable[object]) -> None:
    """Raises ValueError in matplotlib's words for a value that is none of the known ones."""
    known = list(known)
    if value in known:
        return
    words = [one for one in known if isinstance(one, str)]
    if len(known) > 5 and isinstance(value, str) and len(words) == len(known):
        near = difflib.get_close_matches(value, words, cutoff=0.5)
        one = f" Did you mean: {near[0]!r}?" if near else ""
        said = f" Did you mean one of: {', '.join(map(repr, near))}?" if len(near) > 1 else one
    else:
        said = f" Supported values are {', '.join(map(repr, known))}"
    raise ValueError(f"{value!r} is not a valid value for {name}.{said}")
