"""An exercise of a lesson's file: a task, then parts that begin with `--- start`, `--- check` and the like."""

import ast
import re
from collections.abc import Container, Iterator

from ..lesson import Mistake
from .exercise import Check, Exercise, Given
from .sentences import MISTAKES

PART = re.compile(r"---\s*(.*?)\s*")
PARTS = ("fixed", "start", "check", "check hidden", "check with x = ...", "hint", "solution")
KINDS = ("float", "double", "int", "bool", "number", "whole")
GIVEN = re.compile(
    r"(?P<name>[a-zA-Z_]\w*): *(?P<kind>\w+)(?: *\((?P<shape>[^)]*)\))?"
    r"(?: from (?P<low>-?[\d.]+) to (?P<high>-?[\d.]+))?"
)
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
# Every press of a reader's runs them all.
MOST_CHECKS, MOST_INPUTS, MOST_SIDES, LONGEST_SIDE = 20, 6, 4, 20
LARGEST = 1e6  # of a number that a check draws
TOLERANCE = re.compile(r"(.*\S)\s*(?:\+-|±)\s*([\d.e-]+)")
# The forms of a check, the ones with the most words of their own first.
FORMS = {
    "avoid": re.compile(r"lines do not contain (?P<wanted>.+)"),
    "contain": re.compile(r"lines contain (?P<wanted>.+)"),
    "length": re.compile(r"at most (?P<wanted>\d+) lines?"),
    "loops": re.compile(r"no loops"),
    "uses": re.compile(r"no use of (?P<wanted>.+)"),
    "prints": re.compile(r"prints (?P<wanted>.+)"),
    "plots": re.compile(r"plots a line through (?P<wanted>.+)"),
    "slope": re.compile(r"slope of (?P<expression>.+?) agrees for (?P<given>.+)"),
    "agrees": re.compile(r"(?P<expression>.+?) agrees for (?P<given>.+)"),
    "raises": re.compile(r"(?P<expression>.+) raises (?P<wanted>\w+)"),
    "equals": re.compile(r"(?P<expression>.+?) equals (?P<wanted>.+)"),
}


def read_exercise(line: int, lines: list[str]) -> Exercise:
    """The exercise in the lines of a block, of which the first has this number in the file.

    Raises: Mistake for what cannot be one.
    """
    (_, _, task), *parts = split(line, lines)
    found: dict[str, list[tuple[int, str]]] = {}
    checks: list[Check] = []
    for number, name, text in parts:
        kind, _, rest = name.partition(" ")
        if kind == "check":
            checks += read_checks(number, rest, text)
        elif kind in ("fixed", "start", "hint", "solution") and not rest:
            found.setdefault(kind, []).append((number, text))
        else:
            raise Mistake(number, MISTAKES["no part"].format(name=name, parts=", ".join(PARTS)))
    for kind in ("fixed", "start", "solution"):
        if len(found.get(kind, ())) > 1:
            raise Mistake(found[kind][1][0], MISTAKES["twice"].format(kind=kind))
    if lacking := what_lacks(task.strip(), found, checks):
        raise Mistake(line, lacking)
    if len(checks) > MOST_CHECKS:
        raise Mistake(checks[MOST_CHECKS].line, MISTAKES["many checks"].format(most=MOST_CHECKS))
    fixed, start, solution = (found.get(kind, [(0, "")])[0][1] for kind in ("fixed", "start", "solution"))
    hints = tuple(text.strip() for _, text in found.get("hint", ()))
    return Exercise(task.strip(), fixed, start, tuple(checks), hints, solution, line)


def what_lacks(task: str, found: Container[str], checks: list[Check]) -> str:
    """What an exercise with these parts has not, and needs; "" if it has all."""
    if not task:
        return MISTAKES["no task"]
    for kind in ("start", "solution"):
        if kind not in found:
            return MISTAKES["missing"].format(kind=kind)
    return "" if checks else MISTAKES["no check"]


def split(line: int, lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Each part: the number of its first line, its name, its text; the task has no name."""
    number, name, text = line, "", []
    for place, one in enumerate(lines, start=line):
        if begun := PART.fullmatch(one):
            yield number, name, "\n".join(text).strip("\n") + "\n"
            number, name, text = place, begun[1], []
        else:
            text.append(one)
    yield number, name, "\n".join(text).strip("\n") + "\n"


def read_checks(number: int, words: str, text: str) -> Iterator[Check]:
    """The checks of a part `--- check`, behind which stand these words; each has a line of its own."""
    hidden = words.split()[:1] == ["hidden"]
    rest = words.removeprefix("hidden").strip()
    if rest and not rest.startswith("with "):
        raise Mistake(number, MISTAKES["behind check"].format(text=rest))
    instead = rest.removeprefix("with ").strip()
    if instead and not is_assignment(instead):
        raise Mistake(number, MISTAKES["behind with"].format(text=instead))
    is_empty = True
    for place, line in enumerate(text.split("\n"), start=number + 1):
        said = without_comment(line).strip()
        if said:
            is_empty = False
            yield read_check(place, said, hidden, instead)
    if is_empty:
        raise Mistake(number, MISTAKES["no check below"])


def read_check(line: int, text: str, hidden: bool, instead: str) -> Check:
    """Raises: Mistake, with the forms that there are."""
    found = ((kind, form.fullmatch(text)) for kind, form in FORMS.items())
    kind, said = next((one for one in found if one[1]), ("", None))
    if said is None:
        raise Mistake(line, MISTAKES["no form"].format(text=text))
    words = {"expression": "", "wanted": "", **said.groupdict()}
    off = None
    if kind == "equals" and (tolerance := TOLERANCE.fullmatch(words["wanted"])):
        words["wanted"], off = tolerance[1], number_of(line, tolerance[2])
    given = tuple(read_given(line, words["given"])) if "given" in words else ()
    for name in ("expression", "wanted"):
        if words[name] and (name == "expression" or kind == "equals"):
            check_expression(line, words[name])
    if kind == "length" and len(words["wanted"]) > 3:
        raise Mistake(line, MISTAKES["many lines"].format(number=words["wanted"]))
    if kind == "plots":
        check_points(line, words["wanted"])
    return Check(text, kind, words["expression"], words["wanted"], off, given, hidden, instead, line)


def read_given(line: int, text: str) -> Iterator[Given]:
    """The inputs that a check draws, from a text such as `x: float (n), k: whole from 1 to 3`. Raises: Mistake."""
    inputs = re.split(r",\s*(?=\w+:)", text)
    if len(inputs) > MOST_INPUTS:
        raise Mistake(line, MISTAKES["many inputs"].format(most=MOST_INPUTS))
    for one in inputs:
        said = GIVEN.fullmatch(one.strip())
        if not said or said["kind"] not in KINDS:
            raise Mistake(line, MISTAKES["no input"].format(text=one.strip(), kinds=", ".join(KINDS)))
        has_shape = said["kind"] not in ("number", "whole")
        if has_shape != (said["shape"] is not None):
            raise Mistake(line, MISTAKES["shape"].format(name=said["name"]))
        sides = [side.strip() for side in (said["shape"] or "").split(",") if side.strip()]
        if not all(re.fullmatch(r"\d+|[a-z]", side) for side in sides):
            raise Mistake(line, MISTAKES["sides"].format(name=said["name"]))
        if len(sides) > MOST_SIDES or any(map(is_long, sides)):
            gaps = {"most": MOST_SIDES, "longest": LONGEST_SIDE}
            raise Mistake(line, MISTAKES["long sides"].format(name=said["name"], **gaps))
        shape = tuple(int(side) if side.isdigit() else side for side in sides) if has_shape else None
        low, high = number_of(line, said["low"] or "-3"), number_of(line, said["high"] or "3")
        if low > high:
            raise Mistake(line, MISTAKES["low above high"].format(name=said["name"]))
        yield Given(said["name"], said["kind"], shape, low, high)


def is_long(side: str) -> bool:
    """Whether a side is a number that is too large."""
    return side.isdigit() and (len(side) > 3 or int(side) > LONGEST_SIDE)


def number_of(line: int, text: str) -> float:
    """Raises: Mistake"""
    try:
        number = float(text)
    except ValueError:
        raise Mistake(line, MISTAKES["no number"].format(text=text)) from None
    if abs(number) > LARGEST:
        raise Mistake(line, MISTAKES["far"].format(text=text, most=f"{LARGEST:,.0f}"))
    return number


def without_comment(line: str) -> str:
    """The line without what stands behind a `#` outside of quotes."""
    quote = ""
    for place, character in enumerate(line):
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character == "#":
            return line[:place]
    return line


def is_assignment(text: str) -> bool:
    """Whether a text is one name and its value."""
    try:
        match ast.parse(text).body:
            case [ast.Assign(targets=[ast.Name()])]:
                return True
    except UNREADABLE:
        pass
    return False


def check_expression(line: int, text: str) -> None:
    """Raises: Mistake for a text that is no expression."""
    try:
        ast.parse(text, mode="eval")
    except UNREADABLE as error:
        raise Mistake(line, MISTAKES["no expression"].format(text=text)) from error


def check_points(line: int, text: str) -> None:
    """Raises: Mistake for a text that has not two points or more."""
    try:
        points = points_of(text)
    except ValueError as error:
        raise Mistake(line, MISTAKES["no points of numbers"].format(text=text)) from error
    if len(points) < 2:
        raise Mistake(line, MISTAKES["no points"].format(text=text))


def points_of(text: str) -> list[tuple[float, float]]:
    """The points in a text such as `(0, 1), (2, 5)`."""
    number = r"\s*(-?[\d.]+(?:e-?\d+)?)\s*"
    return [(float(x), float(y)) for x, y in re.findall(rf"\({number},{number}\)", text)]
