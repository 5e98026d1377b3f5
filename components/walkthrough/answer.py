"""What a question accepts: a number, or what Python prints for it, or a text."""

import re
from dataclasses import dataclass

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)
# A scalar as Python prints it: tensor(-9.), tensor(12, device='cuda:0'), np.float64(14.44).
PRINTED = re.compile(r"(?:(?:torch\.)?tensor|(?:np\.)?array|np\.(?:float|int)\d+)\(([^,()\[\]]*)(, *\w+=.*)?\)")
SIZE = re.compile(r"torch\.size\((.*)\)")
FLOAT = re.compile(r"\d+\.\d*", re.ASCII)


@dataclass(frozen=True)
class Answer:
    """A right answer: a number, which may be `off` by so much, or a text."""

    text: str
    off: float = 0.0

    @property
    def is_number(self) -> bool:
        """Whether a number is asked for."""
        return bool(NUMBER.fullmatch(self.text))

    def accepts(self, given: str) -> bool:
        """Whether a reader's answer says the same."""
        if not self.is_number:
            return plain(given) == plain(self.text)
        wanted = float(self.text)
        # The sum of two decimal numbers is off by its last digit.
        return any(said == wanted or abs(said - wanted) <= self.off * (1 + 1e-9) for said in numbers(given))


def numbers(text: str) -> list[float]:
    """The numbers that a text may mean, as a person or Python writes one; `1,000` may be a thousand, and one."""
    text = with_hyphens(text.strip().strip("`"))
    if printed := PRINTED.fullmatch(text):
        text = printed[1].strip()
    readings = [text.replace(",", "", text.count(",") if THOUSANDS.fullmatch(text) else 0), text.replace(",", ".", 1)]
    return [float(reading) for reading in readings if NUMBER.fullmatch(reading)]


def plain(text: str) -> str:
    """A text without what makes no difference: spaces, capitals, quotes, `6.0` or `6.`, and `[2, 3]` or `(2, 3)`."""
    text = with_hyphens("".join(text.split()).casefold().strip("`'\""))
    if size := SIZE.fullmatch(text):
        text = size[1]
    if "," in text and not re.search(r"[()\[\]]", text):
        text = f"({text})"
    if text.startswith(("(", "[")) and text.endswith((")", "]")):
        text = f"({text[1:-1].removesuffix(',')})"
    return FLOAT.sub(lambda number: repr(float(number[0])), text)


def with_hyphens(text: str) -> str:
    """The text with a hyphen for each minus sign, which some keyboards type."""
    return text.replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")
