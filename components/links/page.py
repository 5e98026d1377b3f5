"""A page and its sections: which parameters its links have, and which program a link shows.

A section is a folder of its page: `section.py` declares it, and its `panel.py` draws it. The page's `page.py` lists it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

from components.export.program import Program

from .parameter import Choice, Parameter

VIEW = "view"


@dataclass(frozen=True)
class Section:
    """A section of a page: the word for it in a link, its title, its own parameters, and the program that it runs.

    `program` takes what the page gives to all its sections, and then the section's own values by name, of which those
    that a link leaves out are left out.
    """

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    program: Callable[..., Program | None]

    @property
    def panel(self) -> ModuleType:
        """What draws the section: a module with `show`, and with `prepare` if there is something to prepare."""
        return import_module(f"{self.program.__module__.rpartition('.')[0]}.panel")

    def has(self, name: str) -> bool:
        """Whether one of its own parameters has this name."""
        return any(parameter.name == name for parameter in self.parameters)


@dataclass(frozen=True)
class Page:
    """A page: its name, its sections, and the parameters that all of them have, with the one that says which is open.

    `program` gives the program of a section from all values of a link, and from those that the link says itself. With
    `checks_all`, a link's parameters are checked whichever section is open.
    """

    name: str
    sections: Mapping[str, Section]
    shared: tuple[Parameter, ...]
    program: Callable[[Section, Mapping[str, Any], Mapping[str, Any]], Program | None]
    checks_all: bool = False

    @property
    def panel(self) -> ModuleType:
        """What draws the page: a module with `show`, and with `show_section` for the step of a lesson."""
        return import_module(f"components.{self.name}.panel")

    def prepare(self) -> None:
        """Import what draws the page, and build what the first readers of its sections would wait for."""
        for panel in (self.panel, *(section.panel for section in self.sections.values())):
            if prepare := getattr(panel, "prepare", None):
                prepare()

    @property
    def view(self) -> Parameter[str]:
        """The parameter that says which section is open."""
        return next(parameter for parameter in self.shared if parameter.name == VIEW)

    @property
    def first(self) -> str:
        """The section that is open at first."""
        return self.view.default

    @property
    def names(self) -> list[str]:
        """The names of all parameters that links of this page have."""
        return [parameter.name for parameter in (*self.shared, *self.own_parameters())]

    def section(self, query: Mapping[str, str]) -> Section:
        """The section that a link with these parameters opens."""
        return self.sections.get(query.get(VIEW, ""), self.sections[self.first])

    def section_of(self, name: str) -> str:
        """The only section that has the parameter `name`; "" if there is none, or more than one."""
        having = [each.name for each in self.sections.values() if each.has(name)]
        return having[0] if len(having) == 1 else ""

    def parameters(
        self, query: Mapping[str, str], standing: Mapping[Any, Any] | None = None, all_sections: bool = False
    ) -> dict[str, Parameter]:
        """The parameters that a link with these others may have, by name, each as it is beside the others.

        What the link leaves out is as it is `standing` on the page.
        """
        own = self.own_parameters() if all_sections else self.section(query).parameters
        return {
            parameter.name: parameter.beside(parameter, query, standing or {}) for parameter in (*self.shared, *own)
        }

    def own_parameters(self) -> list[Parameter]:
        """The parameters of all sections."""
        return list(dict.fromkeys(parameter for each in self.sections.values() for parameter in each.parameters))

    def program_of(self, query: Mapping[str, str]) -> Program | None:
        """The program that the page of this link shows; None if there is none. The link's texts were checked before."""
        parameters = self.parameters(query)
        given = {name: parameters[name].value(text) for name, text in query.items() if name in parameters}
        values = {name: parameter.default for name, parameter in parameters.items()} | given
        section = self.section(query)
        own = {parameter.name for parameter in section.parameters}
        return self.program(section, values, {name: value for name, value in given.items() if name in own})


def sections_of(page: str, names: Sequence[str]) -> dict[str, Section]:
    """The sections of the page, in this order, from their folders."""
    return {name: import_module(f"components.{page}.{name}.section").SECTION for name in names}


def choice_of_section(sections: Mapping[str, Section], first: str) -> Choice[str]:
    """The parameter that says which section is open, at the start `first`."""
    return Choice(
        VIEW, first, options=tuple(sections), words=f"the open section, one of {', '.join(sections)}", in_step=False
    )
