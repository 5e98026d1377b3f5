"""The modules that can be imported."""

from ..entries import Module
from . import (
    calendar,
    callables,
    clocks,
    containers,
    copies,
    data_classes,
    draws,
    enumerations,
    exact_numbers,
    hinting,
    iterators,
    machine,
    pyplot,
    string_module,
)
from . import numbers_of_math as computing

ALL = (
    *(computing.MATH, computing.STATISTICS_MODULE, computing.NUMBERS, iterators.ITERTOOLS),
    *(callables.FUNCTOOLS, callables.OPERATOR, containers.COLLECTIONS, containers.ABC, copies.COPY),
    *(string_module.STRING, clocks.TIME, calendar.DATETIME, draws.RANDOM, machine.SYS),
    *(exact_numbers.FRACTIONS, exact_numbers.DECIMALS, enumerations.ENUM),
    *(pyplot.MATPLOTLIB, pyplot.PYLAB),
    *(hinting.TYPING, hinting.ABC, hinting.WARNINGS, data_classes.DATACLASSES),
)
MODULES: dict[str, Module] = {module.name: module for module in ALL}
