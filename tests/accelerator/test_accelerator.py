"""The command for a machine with a GPU, as far as a machine without one can run it."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from components.devices.inventory import take_inventory
from components.devices.rules.rules import RULES
from components.devices.speed.reference import read_reference
from components.devices.speed.timing import DTYPES
from tests.accelerator import __main__ as command
from tests.accelerator import bounds
from tests.accelerator.checks import programs_of, report
from tests.accelerator.claims import CLAIMS, differences, told
from tests.devices.rules.test_rules import GPU

CPU = replace(take_inventory(), accelerators=())


@pytest.fixture
def out_of_room(monkeypatch):
    """A CPU that is full from `fill` on, until what filled it is let go."""
    held = []

    def fill(device):
        held.append(torch.empty(7, dtype=torch.uint8))
        return held

    def to(tensor, *args, real=torch.Tensor.to, **kwargs):
        if held:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB.")
        return real(tensor, *args, **kwargs)

    monkeypatch.setattr(bounds, "fill", fill)
    monkeypatch.setattr(torch.Tensor, "to", to)


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU, so everything is run")
def test_without_cuda_it_says_so_and_writes_nothing(tmp_path):
    file = tmp_path / "found.json"
    ran = subprocess.run([sys.executable, "-m", "tests.accelerator", file], capture_output=True, text=True)
    assert ran.returncode == 0
    assert ran.stdout.startswith("Nothing was run, because there is no CUDA device here")
    assert not file.exists()


def test_it_needs_no_streamlit():
    told_of = "import sys, tests.accelerator.checks; print({'streamlit', 'altair', 'pandas'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", told_of], capture_output=True, text=True)
    assert ran.stdout == "set()\n"


def test_an_older_torch_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(command, "take_inventory", lambda: GPU)
    monkeypatch.setattr(torch, "__version__", type(torch.__version__)("2.10.1+cu130"))
    monkeypatch.setattr(command.faulthandler, "dump_traceback_later", lambda *_, **__: None)
    with pytest.raises(SystemExit, match=r"this is torch 2\.10\.1"):
        command.main(tmp_path / "found.json")


def test_it_ends_when_its_time_is_over_even_where_a_call_hangs():
    hangs = (
        "import tests.accelerator.__main__ as command, time\n"
        "command.SECONDS, command.take_inventory = 1, lambda: time.sleep(60)\ncommand.main()"
    )
    ran = subprocess.run([sys.executable, "-c", hangs], capture_output=True, text=True, timeout=50)
    assert ran.returncode == 1
    assert "Timeout" in ran.stderr


def test_a_report_is_what_the_page_reads_with_every_rule_dtype_and_limit(tmp_path, out_of_room, monkeypatch):
    monkeypatch.setattr(bounds, "LIMITS", {"side": bounds.LIMITS["side"]})
    found = report(CPU, "cpu", side=32)
    file = tmp_path / "reference.json"
    file.write_text(json.dumps(found))
    read = read_reference(file)
    assert [timing.dtype for timing in read.timings] == [*DTYPES]
    assert read.timing("float32", 256).of("cpu")[0].n == 32
    assert (read.torch, read.machine) == (torch.__version__, f"{CPU.threads} threads of a CPU")
    assert {*CLAIMS} == {*found["programs"]} >= {f"{name} {kind}" for name in RULES for kind in ("broken", "kept")}
    # The CPU is no GPU: it says so of itself.
    assert (
        "reading X: shows: claimed \"device(type='cuda', index=0)\", was [\"device(type='cpu')\"]" in found["differs"]
    )
    assert not [said for said in found["differs"] if said.startswith(("limit", "random", "memory", "round trip"))]


def test_every_program_of_the_page_has_a_claim():
    assert {name for name, _ in programs_of(GPU, "cuda:0")} == {*CLAIMS}


def test_what_torch_itself_says_of_two_devices_is_what_is_claimed():
    with FakeTensorMode():
        broken, kept = (told(getattr(RULES["together"], kind).text(GPU)) for kind in ("broken", "kept"))
    # Fake tensors have a class of their own for it, with torch's words.
    claim = replace(CLAIMS["together broken"], error="FakeTensorDeviceMismatchError")
    assert differences(claim, broken) == differences(CLAIMS["together kept"], kept) == []
    assert differences(claim, kept)
    assert differences(CLAIMS["together kept"], broken)


def test_a_claim_is_of_class_words_line_warning_and_value():
    leaf = told(RULES["leaf"].broken.text(CPU))
    assert differences(CLAIMS["leaf broken"], leaf) == []
    assert differences(replace(CLAIMS["leaf broken"], line=4), leaf) == ["line: claimed 4, was 5"]
    wrong = told("from torch import tensor\ntensor([1])\ntensor([1, 2]) @ tensor([1, 2, 3])")
    claim = replace(CLAIMS["floats broken"], error="RuntimeError")
    assert differences(claim, wrong)[0] == "line: claimed 4, was 3"
    assert differences(claim, wrong)[1].startswith("words: claimed \"not implemented for 'Long'\", was 'inconsistent")
    assert differences(CLAIMS["numpy broken"], wrong)[0] == "error: claimed 'TypeError', was 'RuntimeError'"
    assert [said.partition(":")[0] for said in differences(claim, told("1"))] == ["error", "line", "words"]
    assert differences(CLAIMS["floats kept"], told("2")) == [
        "shows: claimed \"tensor([12., 34.], device='cuda:0')\", was ['2']"
    ]


def test_out_of_memory_is_torchs_own_error_and_the_next_run_is_well(out_of_room):
    found, wrong = bounds.out_of_memory("cpu")
    assert wrong == []
    assert found["filled"] == 7
    assert "out of memory" in found["full"]["error"]["message"]
    assert found["after"]["steps"][-1]["text"] == "2.0"


def test_a_device_that_does_not_recover_or_never_fills_is_told(monkeypatch, out_of_room):
    full = bounds.fill
    monkeypatch.setattr(bounds, "fill", lambda device: [*full(device)])
    assert [said.partition(":")[0] for said in bounds.out_of_memory("cpu")[1]] == ["memory after"]
    monkeypatch.undo()
    monkeypatch.setattr(bounds, "fill", lambda device: [])
    assert bounds.out_of_memory("cpu")[1] == ["memory full: claimed torch's OutOfMemoryError, was None"]


def test_a_device_is_filled_until_nothing_of_a_megabyte_fits(monkeypatch):
    room = 5 * 2**30 + 3 * 2**20 + 17

    def empty(size, **_):
        nonlocal room
        if size > room:
            raise torch.OutOfMemoryError
        room -= size
        return torch.zeros(1)

    monkeypatch.setattr(torch, "empty", empty)
    bounds.fill("cuda:0")
    assert room == 17


@pytest.mark.parametrize("name", [name for name in bounds.LIMITS if name != "products"])
def test_every_limit_is_met(name, monkeypatch):
    monkeypatch.setattr(bounds, "LIMITS", {name: bounds.LIMITS[name]})
    found, wrong = bounds.beyond_limits("cpu")
    assert (list(found), wrong) == ([name], [])


def test_a_limit_that_does_not_hold_is_told(monkeypatch):
    monkeypatch.setattr(bounds, "LIMITS", {"side": ("1", "up to")})
    monkeypatch.setattr(bounds, "LONGEST", -1)
    assert bounds.beyond_limits("cpu")[1] == ["limit side: claimed 'up to', was None", "limit side: it took 0 seconds"]


def test_random_numbers_that_differ_or_fail_are_told(monkeypatch):
    assert bounds.random_numbers("cpu")[1] == []
    monkeypatch.setattr(bounds, "RANDOM", {"unseeded": "torch.rand(9)", "wrong": "1 / 0"})
    assert bounds.random_numbers("cpu")[1] == [
        "random unseeded: two runs with one seed differ",
        "random wrong: ZeroDivisionError: division by zero",
    ]
