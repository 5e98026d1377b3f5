"""The rules of tensors on devices, as their page lists them: the parameter, and the programs to take home."""

from components.export.program import Program
from components.links.page import Section
from components.links.parameter import Choice

from ..inventory import Inventory
from .rules import RULES
from .sentences import SENTENCES

FIRST_RULE, *_ = RULES
RULE = Choice("rule", FIRST_RULE, label=SENTENCES["rule"], words="which rule", options=tuple(RULES))


def program_of(inventory: Inventory, rule: str = RULE.default) -> Program:
    """The program that breaks the rule, and the one that keeps it."""
    chosen = RULES[rule]
    kept = Program(chosen.says("kept"), chosen.kept.text(inventory))
    return Program(SENTENCES["title of one"].format(rule=rule), chosen.broken.text(inventory), beside=kept)


SECTION = Section("rules", SENTENCES["title"], (RULE,), program_of)
