"""What the fuzzer starts from: texts that are known to work, attacks, and the words that they are made of."""

import random
import re
from pathlib import Path

from components.autograd.pairs import PAIRS
from components.interpreter import vocabulary
from components.interpreter.elementwise import ACTIVATIONS, SPECIAL
from components.links.packed import compressed
from components.tensors.examples import EXAMPLES
from components.walkthrough.exercise.reader import FORMS, KINDS, PARTS
from components.walkthrough.fence import BLOCKS
from components.walkthrough.reader import FOLDER
from tests.attacks.answers import LIES, TELLING
from tests.attacks.attributes import LEADING
from tests.attacks.constructs import ALLOWED
from tests.attacks.markup import MARKUP
from tests.attacks.names import NAMES
from tests.interpreter.docstring_examples import collect

EXERCISE = re.compile(r"^```exercise\n(.*?)^```", re.MULTILINE | re.DOTALL)
READING = Path(__file__).parents[1] / "interpreter" / "reading.txt"
SIGNS = [
    *"()[],:.=+-*/%@<>;#\\'\"`$_|&^~\n\t\r\0\ufeff\u202e",
    "**",
    "//",
    "==",
    "__",
    "0x",
    "1e",
    "  ",
    "```",
    "## ",
    "- [x] ",
    "!= ",
]
LONGEST = 500  # characters of an attack that the fuzzer starts from
KEYWORDS = """
    if else for in range def return with import from as not and or is None True False lambda class while try except
    finally raise yield del global nonlocal match case assert pass break continue
""".split()
ANSWERS = (
    "12 -9. 14,44 1,000 tensor(-9.) tensor(12,dtype=torch.int8) np.float64(.5) [2,3] torch.Size([2]) `None`".split()
)
VALUES = "-2 0.1 1e-3 1e400 nan inf -inf 1_0 \u0661 007 +5 5. true FALSE float32 in-place".split()


def texts(target: str) -> list[str]:
    examples = [example.code for example in EXAMPLES] + [READING.read_text()]
    match target:
        case "function" | "autograd page":
            calls = [f"torch.{name}(x)" for name in ELEMENTWISE]
            calls += [f"torch.nn.functional.{name}(x)" for name in sorted(ACTIVATIONS)]
            calls += [f"torch.special.{name}(x)" for name in sorted(SPECIAL)]
            return [text for pair in PAIRS for text in (pair.f, pair.g)] + calls + BY_HAND
        case "link":
            return [*VALUES, *MARKUP, "", " ", "a" * 10_001, "x ** 2", READING.read_text()]
        case "packed link":
            return [compressed({"code": code}) for code in examples] + [compressed({"x": value}) for value in VALUES]
        case "lesson":
            return [path.read_text() for path in FOLDER.glob("*.md")]
        case "exercise":
            blocks = [text for path in FOLDER.glob("*.md") for text in EXERCISE.findall(path.read_text())]
            return [*blocks, *LIES, *TELLING]
        case "answer":
            return [*VALUES, *ANSWERS, *MARKUP]
        case "language":
            chance = random.Random(0)
            return ["".join(chr(chance.randrange(128)) for _ in range(20 * number)) for number in range(1, 25)]
        case "attributes":
            return [f"{value}\n{name}" for value, names in LEADING.items() for name in (*names.split(), "__class__")]
    kinds = NAMES | ALLOWED if target == "program" else NAMES
    attacks = [program for programs in kinds.values() for program in programs if len(program) < LONGEST]
    return examples + ["\n".join(block) for block in collect().values()] + attacks


def words(target: str) -> list[str]:
    names = sorted(set(re.findall(r"\w+", " ".join(texts(target)))))
    if target in ("program", "tensors page"):
        names += sorted(name for names in vocabulary.METHODS_OF.values() for name in names)
        names += [f"torch.{name}" for name in vocabulary.TORCH_MODULE.members]
    if target == "lesson":
        names += ["- [ ] a\n  why\n", "= 1 +- 0.1\n", "![a](a.png)\n", "= ", "+-", *(f"```{kind}\n" for kind in BLOCKS)]
    if target == "exercise":
        names += [f"--- {part}\n" for part in PARTS] + ["x: float (n, 3) from -1 to 2", " +- 0.1", *KINDS, *FORMS]
    return names + KEYWORDS + SIGNS + MARKUP + list(BLOCKS)


ELEMENTWISE = vocabulary.ELEMENTWISE.split()
# Written by hand, chosen as Python does, kept out of the graph, and turned into numbers.
BY_HAND = ["3x² \u2212 |x|", "2 sin x", "(x+1)(x-1)", "√(x)", "lambda x: x^2", "max(x, 0)", "0 < x < 1 and not x"]
BY_HAND += ["x if x > 0 else -x", "x * x.detach()", "(x > 0).float() * x", "e ** x + pi", "threshold(x, 0, 1)"]
