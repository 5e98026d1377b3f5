"""The check of a link's value that must be one of a few."""

from collections.abc import Callable, Iterable


def one_of(options: Iterable) -> Callable[[str], None]:
    """A check for a page's link; it raises ValueError, with the options, for a text that is none of them."""
    texts = [str(option) for option in options]

    def check(text: str) -> None:
        if text not in texts:
            raise ValueError(f"it is none of {', '.join(texts)}")

    return check
