"""Typed text, and hints with pieces of code, as Markdown that shows them and interprets none of it."""

import re

from .sentences import SENTENCES

LONGEST_ECHO = 80
MOST_READ = 20_000  # characters, of the millions that may come
CODE = re.compile(r"`([^`]*)`")
# What Markdown would make something of. None of it stands in a hint's own words, only in what a reader typed.
MARKUP = re.compile(r"[\[\]<>$*_\\`|]|:\w|//|www\.")


def hint_in_markdown(hint: str) -> str:
    """A hint with its pieces of code; all of it is code where its own words would mean something to Markdown."""
    if MARKUP.search(CODE.sub("", hint)):
        return inline_code(hint, longest=400)
    return CODE.sub(lambda code: inline_code(code[1], longest=200), hint)


def inline_code(text: str, longest: int = LONGEST_ECHO) -> str:
    """Typed text as Markdown that shows it and interprets none of it.

    Inline code is the one Markdown form in which links, images and icon directives stay text, once backticks are gone.
    What cannot be seen, or turns the text around it, is written as Python writes it.
    """
    is_cut = len(text) > MOST_READ
    text = " ".join(text[:MOST_READ].replace("`", "'").split())
    text = "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)
    if len(text) > longest or is_cut:
        text = text[: longest - 1] + "…"
    return f"`` {text} ``" if text else SENTENCES["nothing"]
