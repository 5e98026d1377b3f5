"""What the device page claims of its programs on CUDA, and whether that is what one of them said there."""

from dataclasses import dataclass

from components.devices.machine.transfer import TENSORS
from components.interpreter import run


@dataclass(frozen=True)
class Claim:
    """`error` is the class of what ends the program, or else `warns`; `words` are said with it, in this `line`.

    `shows` is the last value that is shown; None where the page says nothing of it.
    """

    error: str = ""
    warns: bool = False
    words: str = ""
    line: int = 0
    shows: str | None = None


RULES = {
    "together broken": Claim("RuntimeError", words="found at least two devices", line=4),
    "together kept": Claim(shows="device(type='cuda', index=0)"),
    "floats broken": Claim("NotImplementedError", words="not implemented for 'Long'", line=4),
    "floats kept": Claim(shows="tensor([12., 34.], device='cuda:0')"),
    "leaf broken": Claim(warns=True, words="is not a leaf Tensor", line=5, shows="(False, None)"),
    "leaf kept": Claim(shows="(True, tensor(6., device='cuda:0'))"),
    "numpy broken": Claim("TypeError", words="Use Tensor.cpu()", line=3),
    "numpy kept": Claim(shows="array([[1, 2],\n       [3, 4]])"),
    "pinned broken": Claim(shows="tensor([[10, 20],\n        [30, 40]], device='cuda:0')"),
    "pinned kept": Claim(shows="tensor([[10, 20],\n        [30, 40]], device='cuda:0')"),
}
CLAIMS = {
    **RULES,
    **{f"reading {name}": Claim(shows="device(type='cuda', index=0)") for name in TENSORS},
    **{f"round trip {name}": Claim(shows="device(type='cpu')") for name in TENSORS},
}


def told(program: str) -> dict:
    """What a program said, line by line, and the error that ended it."""
    ran = run(program)
    steps = [{"line": step.line, "text": step.text, "warnings": [*map(str, step.warnings)]} for step in ran.steps]
    error = {"line": ran.error.line, "message": ran.error.message} if ran.error else None
    return {"program": program, "steps": steps, "error": error}


def differences(claim: Claim, found: dict) -> list[str]:
    """In what the program did not do as the page claims."""
    error, texts = found["error"], [step["text"] for step in found["steps"] if step["text"]]
    warned = [step for step in found["steps"] if step["warnings"]]
    name, _, said = error["message"].partition(": ") if error else ("", "", "")
    if not error and warned:
        said = " ".join(warned[0]["warnings"])
    line = error["line"] if error else warned[0]["line"] if warned else 0
    # A class of torch has its module before it.
    compared = {
        "error": (claim.error, name.rpartition(".")[2]),
        "warns": (claim.warns, bool(warned)),
        "line": (claim.line, line),
    }
    wrong = [f"{part}: claimed {one!r}, was {other!r}" for part, (one, other) in compared.items() if one != other]
    if claim.words not in said:
        wrong.append(f"words: claimed {claim.words!r}, was {said!r}")
    if claim.shows is not None and texts[-1:] != [claim.shows]:
        wrong.append(f"shows: claimed {claim.shows!r}, was {texts[-1:]}")
    return wrong
