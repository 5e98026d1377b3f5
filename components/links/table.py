"""The table in `docs/links.md`: `python -m components.links.table` prints it."""

from collections.abc import Iterable

from .pages import PAGES, page_named
from .parameter import Parameter, Text


def rows() -> list[str]:
    """The rows of the table: one for each page, and one for each section with parameters of its own."""
    found = []
    for page in map(page_named, PAGES):
        found.append(f"| `/{page.name}` | {listed(page.shared)} |")
        for section in page.sections.values():
            if section.parameters:
                found.append(f"| | *{section.name}*, {section.title}: {listed(section.parameters)} |")
    return found


def listed(parameters: Iterable[Parameter]) -> str:
    """The parameters, each with what it is."""
    return "; ".join(described(parameter) for parameter in parameters)


def described(parameter: Parameter) -> str:
    """A parameter in words, with its default; a program or function has none that fits there."""
    words = f"`{parameter.name}`: {parameter.words}"
    if isinstance(parameter, Text) or parameter.default == "":
        return words
    default = str(parameter.default)
    return f"{words} ({default.lower() if isinstance(parameter.default, bool) else default})"


if __name__ == "__main__":
    print("\n".join(rows()))
