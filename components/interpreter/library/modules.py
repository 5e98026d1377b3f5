"""The modules that can be imported."""

from ..entries import Module

MODULES: dict[str, Module] = {}
