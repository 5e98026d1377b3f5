"""Makes texts from values: fields of f-strings, `%`, `.format` and format().

Widths and precisions are checked before anything is made. What a value looks like is asked of the run (`text_of`,
`repr_of`), and a field such as `{0.shape}` takes the run's way to an attribute: Python's own would walk anywhere.
"""

import re

# The standard library's own string.Formatter is made of these two. It cannot be taken itself: it calls getattr, and
# some of its words differ from those of str.format.
from _string import formatter_field_name_split, formatter_parser  # pyright: ignore[reportMissingImports] - no stub
from typing import TYPE_CHECKING, Any

from .limits import ITEMS, check_items
from .signatures import Args

if TYPE_CHECKING:
    from .running import Running

STR, REPR, ASCII = 115, 114, 97  # a field's conversion in the syntax tree: the letter's code; -1 for none
CHARACTERS = 10  # of a text that take the memory of an item
NUMBER = 400  # characters that any float takes at most, without a width or a precision
FIELDS_IN_FIELDS = 2  # levels in `.format`: a width may be a field, and no more
DIGITS = re.compile(r"\d+")

# What may follow a %, and the key if there is one, up to the letter that says the kind.
DIRECTIVE = re.compile(r"[-+ #0]*(\*|[0-9]*)(?:\.(\*|[0-9]*))?[hlL]?(.?)", re.DOTALL)


# --- one field


def format_value(run: "Running", value: object, conversion: int, spec: str) -> str:
    """The text of an f-string's field, and of `format(value, spec)` if `conversion` is -1."""
    if conversion == -1 and not spec and type(value) is str:
        return value
    if conversion == STR:
        value = run.text_of(value)
    elif conversion == REPR:
        value = run.repr_of(value)
    elif conversion == ASCII:
        value = ascii_of(run, value)
    check_numbers(spec)
    return charged(run, formatted(run, value, spec))


def formatted(run: "Running", value: object, spec: str) -> str:
    """`format(value, spec)`, without memory addresses."""
    # object.__format__ would write the address of whatever has no text of its own.
    if not spec and definer(value, "__format__") is object:
        return run.text_of(value)
    return format(value, spec)


def ascii_of(run: "Running", value: object) -> str:
    """`ascii(value)` without memory addresses, counted."""
    return run.repr_of(value).encode("ascii", "backslashreplace").decode("ascii")


def definer(value: object, name: str) -> type | None:
    """The class that a special method of this value comes from."""
    return next((kind for kind in type(value).__mro__ if name in vars(kind)), None)


def check_numbers(spec: str) -> None:
    """Raises LimitReached if a width or a precision is too large.

    Every number in the specification is taken for one, as a class of the program may read its own as it likes.
    """
    for digits in DIGITS.findall(spec):
        read_number(digits)


def read_number(digits: str) -> int:
    """A width or a precision. Python reads no number of thousands of digits, and zeros in front say nothing."""
    significant = digits.lstrip("0")
    number = ITEMS + 1 if len(significant) > len(str(ITEMS)) else int(significant or "0")
    check_items(number)
    return number


def charged(run: "Running", text: str) -> str:
    """The text itself, counted. Raises: LimitReached."""
    check_items(len(text))
    run.room.take_items(len(text) // CHARACTERS)
    return text


class Pieces:
    """A text that grows piece by piece, and no longer than a text may be."""

    def __init__(self):
        self.made: list[str] = []
        self.length = 0

    def add(self, piece: str) -> None:
        """Adds a piece. Raises: LimitReached if the whole becomes too long."""
        self.reserve(len(piece))
        self.made.append(piece)

    def reserve(self, count: int) -> None:
        """Counts characters that will be made. Raises: LimitReached if the whole becomes too long."""
        self.length += count
        check_items(self.length)


# --- `%`


def percent(run: "Running", template: str, values: object) -> str:
    """`template % values`: Python does the work, on values that are safe to give it."""
    if isinstance(values, tuple):
        # A program's own kind of tuple is asked nothing, as Python asks it nothing here.
        values = tuple(tuple.__iter__(values))
    pieces = Pieces()
    pieces.reserve(len(template))
    fields = read_fields(template)
    given = [*values] if isinstance(values, tuple) else [values]
    position = 0
    keyed = []
    for key, stars, letter, numbers in fields:
        pieces.reserve(sum(map(read_number, numbers)))
        if key is not None:
            # A star takes the value itself, and leaves none.
            keyed.append("" if stars else letter)
            continue
        for star in given[position : position + stars]:
            pieces.reserve(min(int.__abs__(star), ITEMS + 1) if isinstance(star, int) else 0)
        position += stars
        if letter != "%" and position < len(given):
            given[position] = safe(run, given[position], letter, pieces)
            position += 1
    if keyed and not isinstance(values, (tuple, str)) and definer(values, "__getitem__"):
        # Python's words name the class of what it was given.
        named = type(type(values).__name__, (Mapped,), {})
        safe_values = named(run, values, keyed, pieces)
    elif position:
        safe_values = tuple(given)
    else:
        # Nothing is written of it, and Python knows which values it minds.
        safe_values = values
    return charged(run, template % safe_values)


def read_fields(template: str) -> list[tuple[str | None, int, str, list[str]]]:
    """Of each field of a template for `%`: its key, how many values its widths take, its letter, and its numbers.

    Ends where Python's own reading ends with an error.
    """
    fields = []
    position = template.find("%")
    while position != -1:
        position += 1
        key = None
        if template.startswith("(", position):
            end = closing_bracket(template, position)
            if end == -1:
                fields.append((template[position:], 0, "", []))
                break
            key = template[position + 1 : end]
            position = end + 1
        match = DIRECTIVE.match(template, position)
        assert match  # it fits where nothing is left, too
        width, precision, letter = match.groups(default="")
        numbers = [width, precision]
        fields.append((key, numbers.count("*"), letter, [one for one in numbers if one not in ("", "*")]))
        position = template.find("%", match.end())
    return fields


def closing_bracket(template: str, opening: int) -> int:
    """The position of the bracket that closes the one at `opening`; -1 if there is none."""
    depth = 0
    for position in range(opening, len(template)):
        depth += {"(": 1, ")": -1}.get(template[position], 0)
        if depth == 0:
            return position
    return -1


def safe(run: "Running", value: object, letter: str, pieces: Pieces) -> object:
    """What Python may convert by itself; a number's own methods are inside the run's limits already."""
    if letter in ("s", "r", "a"):
        return Shown(run, value, pieces)
    pieces.reserve(max(NUMBER, int.bit_length(value)) if isinstance(value, int) else NUMBER)
    return value


class Shown:
    """Has a value's text only when Python asks for it, so that errors come in the order of the fields."""

    def __init__(self, run: "Running", value: object, pieces: Pieces):
        self.run = run
        self.value = value
        self.pieces = pieces

    def __str__(self):
        return self.counted(self.run.text_of(self.value))

    def __repr__(self):
        text = self.run.repr_of(self.value)
        # %a writes one character as up to ten.
        self.pieces.reserve(0 if text.isascii() else 9 * len(text))
        return self.counted(text)

    def counted(self, text: str) -> str:
        """The text itself, counted. Raises: LimitReached if the whole becomes too long."""
        self.pieces.reserve(len(text))
        return text


class Mapped:
    """The mapping behind `%(name)s`, as Python asks it: once for each field, in their order."""

    def __init__(self, run: "Running", values: object, letters: list[str], pieces: Pieces):
        self.run = run
        self.values = values
        self.letters = iter(letters)
        self.pieces = pieces

    def __getitem__(self, key: Any):
        return safe(self.run, self.run.get_item(self.values, key), next(self.letters), self.pieces)

    # A field without a key before the first that has one takes the whole mapping.
    def __str__(self):
        return self.run.text_of(self.values)

    def __repr__(self):
        return self.run.repr_of(self.values)


# --- `.format`


def format_text(run: "Running", template: str, args: Args | None, kwargs: object) -> str:
    """`template.format(*args, **kwargs)`; with None for `args` it is `template.format_map(kwargs)`."""
    return charged(run, Template(run, args, kwargs).fill(template, FIELDS_IN_FIELDS))


class Template:
    """The values of one call of `.format`, and how far its `{}` have come."""

    def __init__(self, run: "Running", args: Args | None, kwargs: object):
        self.run = run
        self.args = args
        self.kwargs = kwargs
        self.next = 0
        self.automatic: bool | None = None  # known once a field was numbered or left empty

    def fill(self, template: str, levels: int) -> str:
        """The template with all its fields filled in, `levels` deep.

        Raises: ValueError for more levels or a wrong template, what a field raises, LimitReached.
        """
        if levels == 0:
            raise ValueError("Max string recursion exceeded")
        pieces = Pieces()
        for literal, field, spec, conversion in formatter_parser(template):
            pieces.add(literal)
            if field is not None:
                pieces.add(self.fill_field(field, conversion, spec, levels))
        return "".join(pieces.made)

    def fill_field(self, field: str, conversion: str | None, spec: str, levels: int) -> str:
        """The text of one field; the fields in its specification are filled in first."""
        value = self.find(field)
        if conversion is not None:
            value = self.convert(value, conversion)
        if "{" in spec:
            spec = self.fill(spec, levels - 1)
        return format_value(self.run, value, -1, spec)

    def find(self, field: str) -> object:
        """The value of a field such as `0`, `name.part` or `0[key]`."""
        first, rest = formatter_field_name_split(field)
        first = self.number(first)
        value = self.positional(first) if isinstance(first, int) else self.named(first)
        for is_attribute, name in rest:
            value = self.run.get_attribute(value, name) if is_attribute else self.run.get_item(value, name)
        return value

    def number(self, first: int | str) -> int | str:
        """A field's index or name; one left empty has the next index.

        Raises: ValueError where numbered fields and empty ones are mixed.
        """
        if first != "" and not isinstance(first, int):
            return first
        automatic = first == ""
        if self.automatic is None:
            self.automatic = automatic
        if self.automatic != automatic:
            ways = ["manual field specification", "automatic field numbering"]
            before, now = ways if automatic else reversed(ways)
            raise ValueError(f"cannot switch from {before} to {now}")
        if automatic:
            first = self.next
            self.next += 1
        return first

    def positional(self, index: int) -> object:
        """The argument in this place. Raises: IndexError, and ValueError for `format_map`, which has no places."""
        if self.args is None:
            raise ValueError("Format string contains positional fields")
        if index >= len(self.args):
            raise IndexError(f"Replacement index {index} out of range for positional args tuple")
        return self.args[index]

    def named(self, name: str) -> object:
        """The argument with this name. Raises: KeyError."""
        return self.kwargs[name] if type(self.kwargs) is dict else self.run.get_item(self.kwargs, name)

    def convert(self, value: object, conversion: str) -> str:
        """The text for `!s`, `!r` or `!a`. Raises: ValueError for another letter."""
        if conversion == "s":
            return self.run.text_of(value)
        if conversion == "r":
            return self.run.repr_of(value)
        if conversion == "a":
            return ascii_of(self.run, value)
        shown = conversion if " " < conversion < "\x7f" else f"\\x{ord(conversion):x}"
        raise ValueError(f"Unknown conversion specifier {shown}")


# --- the methods of texts that are written here, as a program calls them


def call_format(run: "Running", self: str, /, *args: object, **kwargs: object) -> str:
    """`template.format(*args, **kwargs)`."""
    return format_text(run, self, args, kwargs)


def call_format_map(run: "Running", self: str, /, *args: Any, **kwargs: Any) -> str:
    """`template.format_map(mapping)`."""
    if len(args) != 1 or kwargs:
        return "".format_map(*args, **kwargs)  # which Python has words for
    return format_text(run, self, None, args[0])


METHODS = {"format": call_format, "format_map": call_format_map}
