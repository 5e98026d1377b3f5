"""The app in another language, in which every sentence stands in brackets.

Loaded before anything of the app, it puts every text of the tables in brackets as their modules are imported, and what
is no page's own: Python's and torch's words and the interpreter's hints, the texts of lessons' files and of examples.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

OPEN, CLOSE = "⟦", "⟧"
INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
# Tables that stand beside the functions that say their sentences.
TABLE = "SENTENCES"
TRANSLATED: list[dict] = []
# Fields of a lesson's parts.
TEXTS = ("title", "cells", "text", "words", "why", "task", "hints", "choices")


def bracketed(text: str) -> str:
    """A text in the other language; an empty one says nothing in any."""
    return f"{OPEN}{text}{CLOSE}" if text.strip() else text


def without_brackets(text: str) -> str:
    """What of a text stands in no bracket."""
    while (shorter := INNERMOST.sub("", text)) != text:
        text = shorter
    return text


def translated(value: object) -> object:
    """A table's entry, which may be several forms of a text or a table again."""
    if isinstance(value, str):
        return bracketed(value)
    if isinstance(value, tuple):
        return tuple(map(translated, value))
    return {name: translated(one) for name, one in value.items()} if isinstance(value, dict) else value


def translate(module: ModuleType) -> None:
    """Put the tables of a module into the other language."""
    is_prose = module.__name__.endswith(".sentences")
    for name, table in vars(module).items():
        is_table = isinstance(table, dict) and not name.startswith("__") and (is_prose or name == TABLE)
        # One that is imported from another module is translated there.
        if is_table and not any(table is one for one in TRANSLATED):
            table.update({key: translated(entry) for key, entry in table.items()})
            TRANSLATED.append(table)
    if change := OTHERS.get(module.__name__.removeprefix("components.")):
        change(module)


def translate_problems(module: ModuleType) -> None:
    """What Python and torch say, and the hints."""
    show = module.show_problem

    def show_problem(problem) -> None:
        show(replace(problem, message=bracketed(problem.message), hint=bracketed(problem.hint)))

    module.show_problem = show_problem


def translate_lessons(module: ModuleType) -> None:
    """The texts of lessons' files, as they are read."""
    read_step, front_matter = module.read_step, module.front_matter

    def read_front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
        found, number = front_matter(lines)
        return {name: bracketed(text) for name, text in found.items()}, number

    module.read_step = lambda *place: with_texts(read_step(*place))
    module.front_matter = read_front_matter


def with_texts(part: Any) -> Any:
    """A part of a lesson with its texts in the other language; programs, links and checks stay as they are."""
    changed = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name in TEXTS and type(part).__name__ not in ("Panel", "Reading"):
            changed[field.name] = translated(value)
        elif field.name == "parts":
            changed[field.name] = tuple(map(with_texts, value))
        elif field.name == "reasons":
            answers = map(bracketed, value) if part.choices else value
            changed[field.name] = dict(zip(answers, map(bracketed, value.values()), strict=True))
        elif field.name == "answers" and part.choices:
            changed[field.name] = tuple(replace(one, text=bracketed(one.text)) for one in value)
    return replace(part, **changed)


def translate_examples(module: ModuleType) -> None:
    """The titles of the programs to start from."""
    module.EXAMPLES = tuple(
        replace(one, title=bracketed(one.title), about=bracketed(one.about)) for one in module.EXAMPLES
    )


def translate_pairs(module: ModuleType) -> None:
    """The names of the pairs of functions to start from."""
    module.PAIRS = tuple(replace(one, name=bracketed(one.name)) for one in module.PAIRS)
    module.FIRST = module.PAIRS[0]


OTHERS: dict[str, Callable[[ModuleType], None]] = {
    "page.problem": translate_problems,
    "walkthrough.reader": translate_lessons,
    "tensors.examples": translate_examples,
    "autograd.pairs": translate_pairs,
}


class Translator(MetaPathFinder, Loader):
    """Finds the app's modules as Python does, and translates each once it is there."""

    def __init__(self, left: str = "") -> None:
        self.left = left

    def find_spec(self, name: str, path=None, target=None) -> ModuleSpec | None:
        """See MetaPathFinder; a module that is `left` alone stays in its language."""
        if not name.startswith("components.") or name == self.left:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec and spec.loader:
            load = spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                load(module)
                translate(module)

            spec.loader.exec_module = exec_module
        return spec


def speak(left: str = "") -> None:
    """From now on, what is imported of the app speaks the other language; not the module `left`."""
    loaded = [name for name in sys.modules if name.startswith("components.")]
    assert not loaded, f"loaded before: {loaded}"
    sys.meta_path.insert(0, Translator(left))
