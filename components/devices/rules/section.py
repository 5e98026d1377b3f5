"""The rules of tensors on devices, as their page lists them: the parameter, and the programs to take home."""

from components.export.program import Program
from components.links.page import Section
from components.links.parameter import Choice

from ..inventory import Inventory
from .rules import RULES

TITLE = "Tensors on devices"
FIRST_RULE, *_ = RULES
RULE = Choice("rule", FIRST_RULE, label="The rule", words="which rule", options=tuple(RULES))


def program_of(inventory: Inventory, rule: str = RULE.default) -> Program:
    """The program that breaks the rule, and the one that keeps it."""
    chosen = RULES[rule]
    kept = Program(chosen.titles[1], chosen.kept.text(inventory))
    return Program(f"{TITLE}: {rule}", chosen.broken.text(inventory), beside=kept)


SECTION = Section("rules", TITLE, (RULE,), program_of)
