"""What readers type, and the links that they open: good, bad, damaged and hostile."""

import random
from urllib.parse import urlencode

from components.links import pages as links
from components.links.packed import compressed
from components.links.pages import page_named
from components.links.parameter import Choice, Number, Parameter, Whole
from components.walkthrough.lesson import Question
from components.walkthrough.reader import FOLDER, read_lesson
from tests.attacks import ATTACKS
from tests.attacks.markup import MARKUP
from tests.fuzz.corpus import texts, words

PROGRAMS, FUNCTIONS = texts("program"), texts("function")
WORDS = words("function")
STEPS = read_lesson(FOLDER / "reading.md").steps
ANSWERS = [part.answer for step in STEPS for part in step.parts if isinstance(part, Question)]
NUMBERS = "-3 -2 -1 0 1 2 3 9 0.5 -1.5 0.1 2.65 1e-3".split()
SWITCH = ["true", "false"]
# What else than its kind tells a link says: of what the program has, and of what another machine has.
SAID = {"name": list("abxy"), "device": ["cpu", "cuda:0"], "f": "f", "g": "f", "code": None}


def values(parameter: Parameter) -> list[str] | str | None:
    """What a link may say of a parameter. None: a program; "f": a function."""
    if parameter.name in SAID:
        return SAID[parameter.name]
    if isinstance(parameter, Choice):
        return parameter.texts
    return NUMBERS if isinstance(parameter, Number | Whole) else SWITCH


# The parameters of each page, with what a link may say.
PAGES = {"": {"step": [str(number) for number in range(1, len(STEPS) + 1)], "lesson": ["reading"]}} | {
    page.name: {one.name: values(one) for one in (*page.shared, *page.own_parameters())}
    for page in map(page_named, links.PAGES)
}
EMBEDDED = "light_theme dark_theme show_toolbar".split()
LARGEST = 1_000_000  # characters of a text that a server reads at all
LONGEST = 60_000  # characters of a link that a server takes from a browser


def program(chance: random.Random) -> str:
    """Mostly a program that somebody wrote."""
    return typed(chance, PROGRAMS, PROGRAMS, attacks=0.25, whole=0.7)[:LARGEST]


def function(chance: random.Random) -> str:
    """Mostly a function of x that torch knows."""
    return typed(chance, FUNCTIONS, WORDS, attacks=0.1, whole=0.8)[:LONGEST]


def typed(chance: random.Random, good: list[str], pieces: list[str], attacks: float, whole: float) -> str:
    """An attack, up to the share `attacks`; a good text, up to `whole`; and else one that is damaged."""
    kind = chance.random()
    if kind < attacks:
        return chance.choice(chance.choice(list(ATTACKS.values())))
    text = chance.choice(good)
    return text if kind < whole else damaged(chance, text, pieces)


def damaged(chance: random.Random, text: str, others: list[str]) -> str:
    """The text with some of its pieces missing, twice there, or replaced by pieces of another."""
    for _ in range(chance.randint(1, 3)):
        start, end = sorted(chance.randint(0, len(text)) for _ in range(2))
        other = chance.choice(others)
        first = chance.randint(0, len(other))
        piece = chance.choice(["", 2 * text[start:end], other[first : first + chance.randint(1, 30)]])
        text = text[:start] + piece + text[end:]
    return text


def line(chance: random.Random) -> str:
    """What somebody types into a small field: an answer, a number, or anything."""
    return chance.choice([*ANSWERS, *NUMBERS, *MARKUP, "", " ", "x", "🙂" * 50])


def link(chance: random.Random, page: str | None = None) -> str:
    """The address, without its server, of some page as somebody may write it, of at most LONGEST characters."""
    page = chance.choice([*PAGES]) if page is None else page
    address = f"/{page}?{query(chance, page)}"
    return address if len(address) <= LONGEST else f"/{page}?packed={'A' * chance.randint(1, LONGEST - 100)}"


def query(chance: random.Random, page: str) -> str:
    """The query of a link to a page: some of its parameters, and now and then something that is wrong with them."""
    rules = PAGES[page]
    given = [(name, value(chance, rules[name])) for name in rules if chance.random() < 2 / len(rules)]
    kind = chance.random()
    if kind < 0.15:
        return urlencode(
            {"packed": chance.choice([compressed(dict(given)), chance.choice(texts("packed link")), "A" * 9_000])}
        )
    if kind < 0.3:
        given.append((chance.choice([*rules, "unknown", "__class__"]), chance.choice(texts("link"))))
    if kind < 0.4:
        given += given[:1]
    if kind > 0.85:
        given += [("embed", "true"), ("embed_options", chance.choice(EMBEDDED))]
    return urlencode(given, errors="replace")


def value(chance: random.Random, choices: list[str] | str | None) -> str:
    if choices is None:
        return program(chance)
    return function(chance) if choices == "f" else chance.choice(choices)
