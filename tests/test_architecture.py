"""Imports point one way: streamlit_app -> panel -> chart -> the lesson's torch files -> interpreter."""

import ast
from pathlib import Path

import pytest

from components import interpreter

COMPONENTS = Path(__file__).parents[1] / "components"
# Its lines are shown and taken home: they draw what torch computes, and know nothing of this project.
TAKEN_HOME = COMPONENTS / "autograd" / "drawing.py"
# What a page's links have, and what is taken home: neither knows how a page is drawn, and any lesson asks them.
LINKS, EXPORT = "links", "export"
# Plain data of what programs draw: the interpreter makes it, and any lesson shows it.
FIGURES = "figures"
FILES = sorted(COMPONENTS.rglob("*.py"))


def imported(path):
    """The full dotted names that a file imports, at the top or inside a function."""
    package = ["components", *path.relative_to(COMPONENTS).parent.parts]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def test_what_is_taken_home_stands_alone():
    assert set(imported(TAKEN_HOME)) == {"altair", "torch"}


def role(path):
    if path.parent.name == "page" or path.name == "panel.py":
        return "panel"
    return "chart" if path.name == "chart.py" else "torch"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(COMPONENTS)))
def test_other_rooms_import_of_the_interpreter_what_it_names(path):
    named = {f"components.interpreter.{name}" for name in interpreter.__all__}
    if path.relative_to(COMPONENTS).parts[0] != "interpreter":
        asked = {name for name in imported(path) if name.startswith("components.interpreter.")}
        assert asked <= named


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(COMPONENTS)))
def test_imports_point_one_way(path):
    lesson = path.relative_to(COMPONENTS).parts[0]
    for name in imported(path):
        parts = name.split(".")
        if parts[0] in ("streamlit", "streamlit_app"):
            assert parts[0] == "streamlit", f"{path.name} imports the app that shows it"
            assert role(path) == "panel", "only panels and page/ know streamlit"
        elif parts[0] in ("altair", "pandas"):
            assert role(path) == "chart" or path == TAKEN_HOME, "only charts know altair and pandas"
        elif parts[0] == "torch":
            assert role(path) != "chart", "charts take plain results"
            assert lesson != LINKS, "a link is text and plain values"
            assert lesson != FIGURES, "figures are plain numbers"
        elif parts[0] == "components":
            assert_arrow(path, lesson, parts[1:])


def assert_arrow(path, lesson, target):
    if lesson == "interpreter":
        makes_figures = target[0] == FIGURES and "chart" not in target
        assert target[0] == "interpreter" or makes_figures, "the interpreter stands alone"
        return
    if lesson in (LINKS, EXPORT, "page"):
        known = {LINKS: {LINKS, EXPORT}, EXPORT: {EXPORT}, "page": {"page", LINKS, EXPORT}}[lesson]
        assert target[0] in {"interpreter", *known}, "they serve every lesson and know none"
        return
    if target[0] == "page":
        assert role(path) == "panel", "only panels use page/"
        return
    if target[0] in (LINKS, EXPORT):
        assert lesson != FIGURES, "figures are plain data, and know no page"
        assert role(path) != "chart", "charts take plain results"
        return
    if "panel" in target:
        assert role(path) == "panel"
        shows_its_section = target.index("panel") == 2 and path.parent == COMPONENTS / target[0]
        assert lesson == "walkthrough" or shows_its_section, "a panel shows its own sections' panels and no others"
    if "chart" in target:
        builds_on_its_lesson = role(path) == "chart" and path.parent.parent == COMPONENTS / lesson
        assert role(path) == "panel" or builds_on_its_lesson, "only panels and a section's chart build on a chart"
    if lesson == FIGURES:
        assert target[0] == FIGURES, "figures are plain data, and know nothing of who makes or shows them"
        return
    assert target[0] in (lesson, "interpreter", FIGURES) or lesson == "walkthrough", (
        "a lesson does not import another lesson"
    )
