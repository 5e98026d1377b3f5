"""The rules of tensors on devices: for each, a program that breaks it and one that keeps it, and what happened here."""

from dataclasses import dataclass

from components.interpreter import Run

from ..inventory import Inventory
from .sentences import RULES as SAID
from .sentences import SENTENCES, TITLES

# A device that every machine has, whose tensors have a shape and no numbers.
META = "meta"


@dataclass(frozen=True)
class Program:
    """`lines` have places for {device}; `stand_in` is the device where there is no accelerator."""

    lines: str
    stand_in: str

    def device(self, inventory: Inventory) -> str:
        """The device that the program is about on this machine."""
        return inventory.accelerators[0].device if inventory.accelerators else self.stand_in

    def text(self, inventory: Inventory) -> str:
        """The program's text on this machine."""
        return self.lines.format(device=self.device(inventory))


@dataclass(frozen=True)
class Rule:
    """A rule by its name, with a program that breaks it and one that keeps it."""

    name: str
    broken: Program
    kept: Program

    def says(self, what: str) -> str:
        """One of its sentences, or the title of one of its programs."""
        return (TITLES | SAID[self.name])[what]


TOGETHER = Rule(
    "together",
    Program(
        """from torch import tensor
X = tensor([[1, 2], [3, 4]])
c = tensor([10, 1]).to("{device}")
Y = X * c
Y.device
""",
        META,
    ),
    Program(
        """from torch import tensor
X = tensor([[1, 2], [3, 4]]).to("{device}")
c = tensor([10, 1]).to("{device}")
Y = X * c
Y.device
Z = X * tensor(10)
Z.device
""",
        META,
    ),
)
FLOATS = Rule(
    "floats",
    Program(
        """from torch import tensor
X = tensor([[1, 2], [3, 4]]).to("{device}")
c = tensor([10, 1]).to("{device}")
X @ c
""",
        "cpu",
    ),
    Program(
        """from torch import tensor
X = tensor([[1, 2], [3, 4]]).to("{device}")
c = tensor([10, 1]).to("{device}")
X.float() @ c.float()
""",
        "cpu",
    ),
)
LEAF = Rule(
    "leaf",
    Program(
        """from torch import tensor
x = tensor(3.0).requires_grad_()
x = x.to("{device}", copy=True)
(x ** 2).backward()
x.is_leaf, x.grad
""",
        "cpu",
    ),
    Program(
        """from torch import tensor
x = tensor(3.0).to("{device}", copy=True)
x = x.requires_grad_()
(x ** 2).backward()
x.is_leaf, x.grad
""",
        "cpu",
    ),
)
NUMPY = Rule(
    "numpy",
    Program(
        """from torch import tensor
X = tensor([[1, 2], [3, 4]]).to("{device}")
X.numpy()
""",
        META,
    ),
    Program(
        """from torch import tensor
X = tensor([[1, 2], [3, 4]]).to("{device}")
X.cpu().numpy()
""",
        "cpu",
    ),
)
PINNED = Rule(
    "pinned",
    Program(
        """from torch import tensor
X = tensor([[1, 2], [3, 4]]).pin_memory()
X.is_pinned()
Y = X.to("{device}", non_blocking=True)
Y * 10
""",
        "cpu",
    ),
    Program(
        """from torch import cuda, tensor
X = tensor([[1, 2], [3, 4]])
if cuda.is_available():
    X = X.pin_memory()
X.is_pinned()
Y = X.to("{device}", non_blocking=True)
Y * 10
""",
        "cpu",
    ),
)

# The link's word -> the rule.
RULES = {rule.name: rule for rule in (TOGETHER, FLOATS, LEAF, NUMPY, PINNED)}


def in_words(run: Run) -> str:
    """Whether a program ran on this machine, and where it did not."""
    if run.error:
        return SENTENCES["stopped"].format(line=run.error.line)
    warned = [step for step in run.steps if step.warnings]
    return SENTENCES["warned"].format(line=warned[0].line) if warned else SENTENCES["ran"]


def has_trouble(run: Run) -> bool:
    """Whether a program stopped or was warned."""
    return bool(run.error) or any(step.warnings for step in run.steps)


def about_stand_in(rule: Rule) -> str:
    """What a reader must know of the devices in the programs where there is no accelerator."""
    devices = {rule.broken.stand_in, rule.kept.stand_in}
    sentences = [SENTENCES["no accelerator"]]
    if META in devices:
        sentences.append(SENTENCES["meta"])
    if "cpu" in devices:
        sentences.append(SENTENCES["second on the CPU" if META in devices else "both on the CPU"])
    return " ".join(sentences)
