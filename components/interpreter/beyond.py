"""Whether a statement says, anywhere in it, what does not run here; a page runs only the branches that are taken.

A program that somebody else wrote may wait for another machine to say it: `if torch.cuda.is_available(): open(...)`.
What is told from the text alone is told on the safe side: a name that a program gives to a thing of its own, and that
leads to files or to other modules in torch or numpy, counts as theirs.
"""

import ast
from functools import cache
from types import ModuleType

import numpy as np
import torch

from . import attributes, library, vocabulary
from .entries import Module

# What Jupyter and IPython find without an import.
FOUND_ELSEWHERE = frozenset({"get_ipython"})
# What reaches files, processes or the inside of Python by a name that a class of a program may have too.
REACHING = frozenset(
    """
    load save savez savez_compressed savetxt loadtxt genfromtxt fromfile tofile dump dumps memmap open_memmap DataSource
    system popen load_library load_inline cpp_extension load_state_dict_from_url download_url_to_file
    """.split()
)
READ_BY_NAME = ("getattr", "hasattr", "setattr", "delattr")
NAMED = ("attrgetter", "methodcaller")
SPECIAL = attributes.SPECIAL | attributes.OF_CLASSES | attributes.OF_FUNCTIONS
SPECIAL |= {"__class__", "__dict__", "__version__", "__doc__", "__slots__"}


def is_beyond(statement: ast.stmt, given: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a statement says what does not run here.

    `given` are the names that the program has given a meaning before; `own` the names that it says of its own things,
    see `names_of_things`.
    """
    return any(says_more(node, given, own) for node in ast.walk(statement))


def names_of_things(statements: list[ast.stmt]) -> frozenset[str]:
    """The names that a program gives to what its own things have: methods, and whatever is set with a dot."""
    found = set()
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                found.add(node.attr)
            elif isinstance(node, ast.ClassDef):
                found |= {part.name for part in node.body if isinstance(part, (ast.FunctionDef, ast.ClassDef))}
                found |= {name.id for part in node.body for name in ast.walk(part) if isinstance(name, ast.Name)}
    return frozenset(found)


def says_more(node: ast.AST, given: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a node by itself says what does not run here; `given` and `own` as in `is_beyond`."""
    match node:
        case ast.Import(names=names):
            return not all(module_at(alias.name.split(".")) for alias in names)
        case ast.ImportFrom(module=name, names=names):
            module = name == "__future__" or (name and module_at(name.split(".")))
            return not module or (module is not True and not all(has(module, alias.name) for alias in names))
        case ast.Name(id=name):
            return is_pythons_own(name) and name not in given
        case ast.Call(func=ast.Name(id=name), args=[_, ast.Constant(value=str(attribute)), *_]) if name in READ_BY_NAME:
            return is_reaching(attribute, own)
        case ast.Call(func=ast.Name(id=name)) if name in READ_BY_NAME:
            return True
        case ast.Attribute(value=value, attr=attribute):
            module = module_of(value) if attribute not in SPECIAL else None
            return attribute not in module.members if module else is_reaching(attribute, own)
    return False


def has(module: Module, name: str) -> bool:
    """Whether a program may import the name from the module; attrgetter and methodcaller count as absent."""
    return (name == "*" or name in module.members) and name not in NAMED


def is_pythons_own(name: str) -> bool:
    """Whether Python or Jupyter finds a name that stands for nothing here."""
    if name in vocabulary.PRELUDE or name in SPECIAL:
        return False
    return name in library.PYTHONS or name in FOUND_ELSEWHERE or attributes.is_special(name)


def is_reaching(name: str, own: frozenset[str]) -> bool:
    """Whether something that runs here has the name elsewhere, and does not have it here."""
    if attributes.is_special(name):
        return name not in SPECIAL
    if name in known():
        return name in NAMED
    return name in modules_elsewhere() or name in REACHING or (name in elsewhere() and name not in own)


def module_at(path: list[str]) -> Module | None:
    """The module that runs here by this dotted path; None if there is none."""
    found = vocabulary.IMPORTS.get(path[0])
    for part in path[1:]:
        found = found.members.get(part) if isinstance(found, Module) else None
    return found if isinstance(found, Module) else None


def module_of(node: ast.expr) -> Module | None:
    """The module that the text names, if it begins with a name that is never another's."""
    path = []
    while isinstance(node, ast.Attribute):
        path.insert(0, node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    return module_at([{"np": "numpy"}.get(node.id, node.id), *path]) if node.id in ("torch", "np", "numpy") else None


@cache
def every_module() -> tuple[Module, ...]:
    """Each module that runs here once, those inside of others too."""
    found, waiting = [], [*vocabulary.IMPORTS.values()]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.append(module)
            waiting += [member for member in module.members.values() if isinstance(member, Module)]
    return tuple(found)


@cache
def known() -> frozenset[str]:
    """Every name with a dot before it that runs here for something."""
    tables = (vocabulary.METHODS_OF, vocabulary.ATTRIBUTES_OF, library.METHODS, library.ATTRIBUTES)
    names = {name for table in tables for listed in table.values() for name in listed}
    results = [kind for kind in vars(torch.return_types).values() if isinstance(kind, type)]
    fields = {name for kind in results for name in vocabulary.fields(kind)}
    names |= {name for _, name in library.CLASS_METHODS} | {
        "_fields",
        "_field_defaults",
        "_replace",
        "_asdict",
        "_make",
    }
    return frozenset(names | fields | {name for module in every_module() for name in module.members})


@cache
def modules_elsewhere() -> frozenset[str]:
    """The names by which a module that runs here has another one, which does not."""
    return frozenset(name for name, value in members_elsewhere() if isinstance(value, ModuleType)) - known()


@cache
def elsewhere() -> frozenset[str]:
    """Every name that the things of this vocabulary have in Python."""
    kinds = {*vocabulary.METHODS_OF, *vocabulary.ATTRIBUTES_OF, *library.METHODS, *library.ATTRIBUTES}
    return frozenset(name for kind in kinds for name in dir(kind)) | {name for name, _ in members_elsewhere()}


def members_elsewhere() -> list[tuple[str, object]]:
    """The names in torch's and numpy's real modules, with what each stands for there."""
    real = [torch, np, torch.linalg, torch.cuda, torch.nn.functional, np.linalg, np.random, torch.random]
    return [(name, value) for module in real for name, value in vars(module).items()]
