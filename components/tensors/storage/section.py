"""Shape and storage, as its page lists it: its parameter, the name whose memory is drawn."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from components.export.program import Program
from components.interpreter import run
from components.links.page import Section
from components.links.parameter import Choice, Parameter, Text

from ..examples import READING
from ..memory import Block, blocks
from ..program import as_program
from .sentences import SENTENCES


def name_beside(name: Choice[str], query: Mapping[str, str], standing: Mapping[str, Any]) -> Parameter[str]:
    """One of the names that the link's program leaves; any where it leaves none that has memory."""
    if name.name not in query:
        return name
    found = blocks(run(query.get("code", READING)).names)
    if not found:
        return Text(name.name, name.default)
    names = tuple(each for block in found for each in block.names)
    return replace(name, default=first_name(found), options=names)


def first_name(found: list[Block]) -> str:
    """The name to begin with: of the memory that most names share, or of the largest."""
    return max(found, key=lambda block: (len(block.names), len(block.values))).names[0]


NAME = Choice("name", "", label=SENTENCES["chosen name"], words="whose memory", options=("",), beside=name_beside)


def program_of(code: str) -> Program | None:
    """The program whose memory is drawn."""
    return as_program(code)


SECTION = Section("storage", SENTENCES["title"], (NAME,), program_of)
