"""The rules of tensors on devices: for each, a program that breaks it and one that keeps it, and what happened here."""

from dataclasses import dataclass

from components.interpreter import Run

from ..inventory import Inventory

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
    """`broken` and `kept` are the programs, and `titles` stand above them.

    Where the first program has no trouble, `title_if_none` stands above it. `if_trouble` explains what went wrong with
    it on this machine, and `if_none` why nothing did.
    """

    claim: str
    broken: Program
    kept: Program
    if_trouble: str
    if_none: str
    titles: tuple[str, str] = ("The rule broken", "The rule kept")
    title_if_none: str = "Against the rule, but it runs here"


TOGETHER = Rule(
    "Tensors that meet in one operation live on **one device**. "
    "Only a tensor without dimensions, such as `tensor(10)`, may stay on the CPU.",
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
    "PyTorch never moves a tensor by itself: copying takes time, and you should see where. Move both, and it runs.",
    "Both tensors were on one device here.",
)
FLOATS = Rule(
    "A dot product on a GPU wants **floating-point numbers**. The reading's X and c hold whole numbers (int64).",
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
    "The fast dot products of a GPU are made for floating point. With `.float()` the same numbers are float32.",
    "Line 4 of the first program ran, because this device has a dot product for whole numbers too. "
    "CUDA has none and raises a NotImplementedError (seen on an NVIDIA H200; not run here). With `.float()` the lines "
    "run on both.",
)
LEAF = Rule(
    "**Move a tensor first, and ask for its gradient then.** `backward()` fills the `.grad` of leaves only: "
    "of tensors that were not computed from others.",
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
    "The moved `x` is a result of the first one, so it is no leaf, and its `.grad` stays None. PyTorch warns and goes "
    "on: this is easily missed. `copy=True` makes a new tensor even where x is there already.",
    "The moved `x` is a leaf here.",
)
NUMPY = Rule(
    "**numpy reads the CPU's memory only.** Fetch a tensor with `.cpu()` before `.numpy()`.",
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
    "The numbers were not where numpy could read them. `.cpu()` fetches them. On the CPU it copies nothing, so it can "
    "stand in every program.",
    "The tensor was in the CPU's memory, where numpy reads it.",
)
PINNED = Rule(
    "From **pinned memory**, which the system never moves, a GPU fetches by itself: with `non_blocking=True` Python "
    "goes on meanwhile. On the way back, wait with `cuda.synchronize()` before you read.",
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
    "Memory is pinned by the driver of an accelerator. Ask first whether there is one, and the lines run on every "
    "machine; without one, `non_blocking` changes nothing.",
    "X was pinned. `Y * 10` needs no waiting: a GPU does what it is told in order.",
    ("Only with a GPU", "On every machine"),
    "With a GPU",
)

# The link's word -> the rule.
RULES = {"together": TOGETHER, "floats": FLOATS, "leaf": LEAF, "numpy": NUMPY, "pinned": PINNED}


def in_words(run: Run) -> str:
    """Whether a program ran on this machine, and where it did not."""
    if run.error:
        return f"Line {run.error.line} stopped here:"
    warned = [step for step in run.steps if step.warnings]
    return f"Every line ran here, with a warning in line {warned[0].line}." if warned else "Every line ran here."


def has_trouble(run: Run) -> bool:
    """Whether a program stopped or was warned."""
    return bool(run.error) or any(step.warnings for step in run.steps)


def about_stand_in(rule: Rule) -> str:
    """What a reader must know of the devices in the programs where there is no accelerator."""
    devices = {rule.broken.stand_in, rule.kept.stand_in}
    sentences = ["This machine has no accelerator."]
    if META in devices:
        sentences.append(
            "Here `meta` stands in for one: a device that every machine has. Its tensors have a shape and a dtype, but "
            "no numbers. On a GPU, `meta` would read `cuda:0`."
        )
    if "cpu" in devices:
        which = "The second program stays" if META in devices else "The programs stay"
        sentences.append(f'{which} on the `cpu`; on a GPU, `"cpu"` would read `"cuda:0"`.')
    return " ".join(sentences)
