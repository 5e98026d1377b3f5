"""The command for a machine with a GPU, as far as a machine without one can run it."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
import torch

from components.devices.inventory import take_inventory
from components.devices.rules.lessons import RULES
from components.devices.timing import DTYPES
from tests.accelerator.checks import differences, report, told


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU, so everything is run")
def test_without_cuda_it_says_so_and_writes_nothing(tmp_path):
    file = tmp_path / "found.json"
    ran = subprocess.run([sys.executable, "-m", "tests.accelerator", file], capture_output=True, text=True)
    assert ran.returncode == 0
    assert ran.stdout.startswith("Nothing was run, because there is no CUDA device here")
    assert not file.exists()


def test_a_report_is_json_with_every_rule_and_dtype():
    found = report(replace(take_inventory(), accelerators=()), "cpu", side=32)
    assert json.loads(json.dumps(found)) == json.loads(json.dumps(found, default=str))
    assert set(found["timings"]) == set(DTYPES)
    assert {f"{name} {kind}" for name in RULES for kind in ("broken", "kept")} <= set(found["programs"])
    assert found["threads"]


def test_a_rule_that_does_not_hold_is_a_difference():
    fine, wrong = told("1"), told("1 / 0")
    assert differences({"floats broken": fine, "floats kept": wrong}) == ["floats broken", "floats kept"]
    assert differences({"floats broken": wrong, "floats kept": fine, "pinned broken": fine}) == []
