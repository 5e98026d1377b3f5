"""Names of parameters and controls mean one thing each; what stands in docs/links.md is what the pages have."""

from pathlib import Path

from components.links.page import VIEW
from components.links.pages import PAGES, page_named
from components.links.table import rows
from tests.page.echo import nodes
from tests.page.opened import open_app

LINKS = Path(__file__).parents[2] / "docs" / "links.md"
PLACES = [(name, view) for name in PAGES for view in page_named(name).sections]
# Controls that more than one section has: the same on each, or of Streamlit's page around it.
SHARED = {
    "share": "above every page",
    "take_home": "in every section",
    "chart": "the picture of f and g, of which a click sets x",
    "run": "below the editor of every section of Tensors",
    "example": "there too",
    "grids": "there too",
    "pair": "above every section of Autograd",
    "slider_x": "beside x",
}


def test_a_parameter_of_two_pages_or_sections_is_declared_once():
    declared = {}
    for page in map(page_named, PAGES):
        for parameter in (*page.shared, *page.own_parameters()):
            if parameter.name != VIEW:
                assert declared.setdefault(parameter.name, parameter) is parameter, parameter.name


def test_no_section_has_a_parameter_of_its_page():
    for page in map(page_named, PAGES):
        assert not {one.name for one in page.shared} & {one.name for one in page.own_parameters()}


def test_a_section_stands_in_the_folder_of_its_name():
    for page in map(page_named, PAGES):
        for name, section in page.sections.items():
            assert section.name == name
            assert section.panel.__name__ == f"components.{page.name}.{name}.panel"


def test_a_key_of_a_control_means_one_thing_unless_it_is_declared_as_shared():
    places = {}
    for name, view in PLACES:
        app = open_app(name, view=view)
        for key in keys(app):
            places.setdefault(key, set()).add((name, view))
    shared = {key for key, standing in places.items() if len(standing) > 1}
    parameters = {one.name for page in map(page_named, PAGES) for one in page.shared} | {"zero"}
    assert shared - parameters <= set(SHARED)
    names = {one.name: page.name for page in map(page_named, PAGES) for one in page.own_parameters()}
    for key, standing in places.items():
        if key in names:
            assert {page for page, _ in standing} == {names[key]}


def keys(app):
    """The keys of the controls and clickable pictures that stand on the page."""
    identities = (getattr(getattr(node, "proto", None), "id", "") for node in nodes(app._tree) if is_control(node))
    return {identity.split("-", 2)[2] for identity in identities if identity and not identity.endswith("-None")}


def is_control(node):
    return node.type not in ("flex_container", "column", "horizontal", "expandable", "vertical")


def test_the_table_of_links_has_what_the_pages_have():
    table = LINKS.read_text(encoding="utf-8").splitlines()
    assert [row for row in rows() if row not in table] == [], "python -m components.links.table prints the table"
