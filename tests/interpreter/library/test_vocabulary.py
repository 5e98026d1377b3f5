"""What the tables give away, looked through entry by entry."""

import types
from datetime import timezone

import pytest

from components.interpreter import library
from components.interpreter.classes import BASES
from components.interpreter.entries import Function, Module

INSIDE = "gi_frame gi_code gi_yieldfrom tb_frame with_traceback f_globals mro register".split()
ENDING = {"open", "eval", "exec", "compile", "input", "exit", "quit", "help", "breakpoint", "globals", "locals", "vars"}
HARMLESS = (Function, Module, type, int, float, str, bool, tuple, timezone)


def test_no_builtin_reaches_files_code_or_names():
    assert not (ENDING | {"__import__", "dir", "memoryview"}) & set(library.BUILTINS)


@pytest.mark.parametrize("table", [library.METHODS, library.ATTRIBUTES])
def test_no_table_gives_a_special_name_or_the_inside_of_a_value(table):
    names = {name for names in table.values() for name in names} - {"__iadd__"}
    assert not [name for name in names if name.startswith("_")]
    assert not names & set(INSIDE)


def test_members_are_entries_types_and_constants_and_no_functions_of_the_host():
    for module in library.MODULES.values():
        for name, member in module.members.items():
            assert not isinstance(member, types.FunctionType | types.BuiltinFunctionType | types.ModuleType), name
            assert isinstance(member, HARMLESS) or "typing" in repr(member)


def test_types_that_can_be_called_take_the_run():
    for kind, call in library.TYPES.items():
        assert isinstance(kind, type)
        assert isinstance(call, types.FunctionType), kind


def test_no_class_that_a_program_can_name_or_inherit_from_tells_where_this_project_has_it():
    members = [member for module in library.MODULES.values() for member in module.members.values()]
    kinds = [one if isinstance(one, type) else type(one) for one in members if not isinstance(one, (Function, Module))]
    parents = {parent for kind in (*kinds, *BASES) for parent in kind.__mro__}
    assert not [parent for parent in parents if parent.__module__.startswith("components.interpreter")]
