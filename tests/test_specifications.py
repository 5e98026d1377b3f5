"""Every chart's specification, checked once here by Altair's own schema and not again for the readers."""

import altair as alt
import pytest
from altair.utils.schemapi import validate_jsonschema

from components.autograd import chart as autograd
from components.autograd.check import chart as check
from components.autograd.descent import chart as descent
from components.autograd.graph import chart as graph
from components.autograd.guess import chart as guess
from components.devices.speed import chart as devices
from components.tensors import chart as tensors
from components.tensors.names import chart as names
from components.tensors.results import chart as results
from components.tensors.storage import chart as storage

SPECIFICATIONS = {
    "tangents": autograd.specification,
    "steps": lambda: autograd.specification(follows_pointer=False),
    "guess": guess.specification,
    "descent": descent.curve_specification,
    "fall": descent.fall_specification,
    "graph": lambda: graph.specification(5),
    "zoom": check.zoom,
    "errors": check.error_chart,
    "devices": devices.specification,
    "tensors": lambda: tensors.specification(46, 30, 15),
    "names": lambda: names.specification(42),
    "results": lambda: results.specification(2),
    "storage": lambda: storage.specification(42, 6),
}


@pytest.mark.parametrize("name", SPECIFICATIONS)
def test_a_specification_is_valid(name):
    specification = {key: part for key, part in SPECIFICATIONS[name]().items() if key != "config"}
    validate_jsonschema(specification, alt.load_schema(), raise_error=True)


def test_an_invalid_specification_is_found():
    wrong = {**check.zoom(), "height": "tall"}
    with pytest.raises(Exception, match="tall"):
        validate_jsonschema(wrong, alt.load_schema(), raise_error=True)
