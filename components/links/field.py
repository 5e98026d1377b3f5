"""The field of a page that takes a program: how long a text it takes, from a reader or a link."""

from components.interpreter import CHARACTERS

from .sentences import REASONS

# What is pasted beyond that is lost without a word, so it is far more than a program may have, and still an address
# that a server accepts.
FIELD = 5 * CHARACTERS


def check_program(text: str) -> None:
    """Raises: ValueError for a text of a link that is longer than a field takes."""
    if len(text) > FIELD:
        raise ValueError(REASONS["too long"].format(characters=f"{len(text):,}", most=f"{FIELD:,}"))
