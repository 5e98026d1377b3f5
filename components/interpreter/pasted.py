"""What is pasted with a program and is no Python: a notebook's own lines, the prompts of a terminal and its outputs.

Every line stays a line of its own, so that whatever is said of the program names the line that the reader sees.
"""

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass

from .limits import CHARACTERS
from .problem import Refused

# Without any of these at a line's beginning, or a ? at its end, there is nothing to do. It looks at every line once: a
# run of spaces must not be read in two ways.
BEGINNINGS = r"^[^\S\n]*(?:>>>|(?:In )?\[[\d* ]*\]:|[%!?]|pip|conda|python|\w[\w, ]*=[ ]*[%!])"
SUSPECT = re.compile(BEGINNINGS + r"|\?[^\S\n]*$", re.MULTILINE)

# With one of these no text is a program, and what is said of a line would carry it on.
UNREADABLE = re.compile("[\0\ud800-\udfff]")

PROMPT = re.compile(r"\s*>>>(?:\s|$)|\s*In \[[\d* ]*\]:(?:\s|$)|\[[\d* ]+\]:\s*$")
CONTINUES = re.compile(r"\s*\.\.\.(?::? |:?$|(?=\t))")
RESULT = re.compile(r"\s*Out ?\[\d*\]:")
NOTEBOOK = re.compile(r"\s*In \[[\d* ]*\]:")

MAGIC = re.compile(r"%%?(\w+)")
HELP = re.compile(r"\?{1,2}\s*[\w.*%]+;?|%{0,2}[A-Za-z_][\w.*]*(?:\(.*\)|\[.*\])?\s*\?{1,2}")
INSTALLS = re.compile(
    r"(?:[!%]\s*)?(?:python3? -m )?(?:pip3?|conda|mamba|uv pip)\s+(?:install|uninstall|upgrade|update)\b"
)
GETS = re.compile(r"\w[\w, ]*=\s*[!%]")  # files = !ls
TIMED = re.compile(r"%time\s+(?=[^\s-])")
# What follows these in a cell is of another language, or for a file.
FOREIGN = frozenset(
    "bash sh script html javascript js latex markdown svg perl ruby python2 pypy r writefile file cython sql "
    "system sx cmd".split()
)

PASTED = "This was pasted with its prompts: what stands behind them is the program, and the rest is passed over."
INSTALLED = "Nothing can be installed here: torch and numpy are there already, and this line is passed over."
COMMAND = "This is a command for a terminal: it is passed over."
ASKED = "This asks a notebook for help: it is passed over."
FOREIGN_CELL = "`{}` says that what follows is no Python for this page: it is passed over."
PASSED_OVER = "`{}` is for a notebook: it is passed over."
ONCE = "`{}` is for a notebook: it is passed over, and the lines below run once."


def read_pasted(source: str, parse: Callable[[str], object] = ast.parse) -> tuple[str, dict[int, str]]:
    """The program in a pasted text, of as many lines, and what to say of the lines that are passed over, by number.

    What is valid Python is left as it is; `parse` raises an error for any other text.
    """
    if len(source) > CHARACTERS or not SUSPECT.search(source) or UNREADABLE.search(source):
        return source, {}
    # `In [1]: x` is Python too, for a program that ends at once, as it has no name `In`.
    if is_python(source, parse) and not NOTEBOOK.match(source.lstrip("\n")):
        return source, {}
    lines = source.split("\n")
    notes: dict[int, str] = {}
    cells: set[int] = set()
    first = first_prompt(lines)
    if first is not None:
        lines, cells = without_prompts(lines, first, parse)
        notes[first + 1] = PASTED
    return "\n".join(without_magics(lines, cells, notes)), notes


def column_in_source(source: str, text: str, line: int, column: int) -> int:
    """Where in the pasted text's line stands what is at this place of `read_pasted(source)`; all are 1-based."""
    shown, read = (whole.split("\n")[line - 1 : line] for whole in (source, text))
    if not shown or not read or not shown[0].endswith(read[0].lstrip()):
        return column
    return column + len(shown[0]) - len(read[0])


def is_python(text: str, parse: Callable[[str], object]) -> bool:
    """Whether `parse` raises no error for the text."""
    try:
        parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError, SystemError, Refused):
        return False
    return True


@dataclass
class Reading:
    """Whether the lines read so far leave a text or a bracket open, so that the next one cannot begin a statement."""

    quote: str = ""
    depth: int = 0
    continued: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the next line cannot begin a statement."""
        return bool(self.quote or self.depth or self.continued)

    def read(self, line: str) -> None:
        """Reads the next line, to its end."""
        line = line.rstrip("\r")
        position = 0
        self.continued = False
        while position < len(line):
            position += self.read_in_text(line, position) if self.quote else self.read_in_code(line, position)
        if len(self.quote) == 1 and not line.endswith("\\"):
            self.quote = ""  # a mistake, which ends with its line

    def read_in_text(self, line: str, position: int) -> int:
        """How many characters were read."""
        if line[position] == "\\":
            return 2
        if not line.startswith(self.quote, position):
            return 1
        closed, self.quote = self.quote, ""
        return len(closed)

    def read_in_code(self, line: str, position: int) -> int:
        """How many characters were read."""
        character = line[position]
        if character == "#":
            return len(line)
        if character in "\"'":
            self.quote = 3 * character if line.startswith(3 * character, position) else character
            return len(self.quote)
        if character in "([{":
            self.depth += 1
        elif character in ")]}":
            self.depth = max(self.depth - 1, 0)
        self.continued = character == "\\" and position == len(line) - 1
        return 1


# --- prompts


def first_prompt(lines: list[str]) -> int | None:
    """The index of the first line that begins with a prompt and no text or bracket around it; None if none does."""
    reading = Reading()
    for index, line in enumerate(lines):
        if not reading.is_open and PROMPT.match(line):
            return index
        reading.read(line)
    return None


def without_prompts(lines: list[str], first: int, parse: Callable[[str], object]) -> tuple[list[str], set[int]]:
    """The program's lines, with comments in the place of the others, and at which of them a prompt stood."""
    before = lines[:first]
    program = before if is_python("\n".join(before), parse) else list(map(comment, before))
    prompts: set[int] = set()
    reading = Reading()
    is_code = is_bare = False
    for index, line in enumerate(lines[first:], first):
        # A text in a cell may show prompts of its own.
        prompt = None if is_bare and reading.is_open else PROMPT.match(line)
        if prompt:
            line = line[prompt.end() :]
            prompts.add(index)
            reading = Reading()
            is_code = True
            # A page shows In [1]: above the lines of its cell.
            is_bare = not line.strip() and ">>>" not in prompt[0]
        elif RESULT.match(line):
            is_code = is_bare = False
        elif is_code and (more := CONTINUES.match(line)):
            line = line[more.end() :]
        elif line.strip() and not is_bare and not reading.is_open:
            is_code = False
        if is_code:
            reading.read(line)
        program.append(line if is_code else comment(line))
    return program, prompts


def comment(line: str) -> str:
    """The line as a comment; one without words stays as it is."""
    return f"# {line}" if line.strip() else line


# --- a notebook's own lines


def without_magics(lines: list[str], cells: set[int], notes: dict[int, str]) -> list[str]:
    """The lines with comments in the place of what only a notebook understands, each told in `notes`."""
    program: list[str] = []
    reading = Reading()
    is_foreign = is_command = False
    for index, line in enumerate(lines):
        is_foreign = is_foreign and index not in cells
        if is_foreign or is_command:
            is_command = is_command and line.rstrip().endswith("\\")
            program.append(comment(line))
            continue
        words = line.strip()
        said = "" if reading.is_open else said_of(words)
        if not said:
            reading.read(line)
            program.append(line)
            continue
        notes.setdefault(index + 1, said)
        timed = TIMED.match(words)
        if timed:
            # Of an indented line only what does not belong to the program goes.
            indent = line[: len(line) - len(line.lstrip())]
            line = indent + words[timed.end() :]
            reading.read(line)
            program.append(line)
            continue
        magic = MAGIC.match(words)
        is_foreign = words.startswith("%%") and (not magic or magic[1].lower() in FOREIGN)
        is_command = words.endswith("\\")
        program.append(passed_over(line))
    return program


def said_of(words: str) -> str:
    """The note on a line that begins a statement and is no Python, and "" for any other."""
    if INSTALLS.match(words):
        return INSTALLED
    if HELP.fullmatch(words):
        return ASKED
    if words.startswith("!") or GETS.match(words):
        return COMMAND
    if not words.startswith("%"):
        return ""
    magic = MAGIC.match(words)
    if not words.startswith("%%"):
        return PASSED_OVER.format(magic[0] if magic else words)
    is_foreign = not magic or magic[1].lower() in FOREIGN
    return (FOREIGN_CELL if is_foreign else ONCE).format(magic[0] if magic else "%%")


def passed_over(line: str) -> str:
    """A line that does nothing; an indented one may be all that its block has."""
    indent = line[: len(line) - len(line.lstrip())]
    return f"{indent}pass  # {line.strip()}" if indent else comment(line)
