import json
from dataclasses import replace
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

import pytest
import torch
from streamlit.testing.v1 import AppTest

from components.devices import page as page_module
from components.devices import panel
from components.devices.inventory import GIB, Accelerator, take_inventory
from components.devices.machine import section
from components.devices.rules.rules import RULES
from components.devices.speed import panel as speed
from components.devices.speed.chart import specification
from components.devices.speed.reference import Reference, as_json, read_reference
from components.devices.speed.timing import DEFAULT_SIDE, DTYPES, TIMED_LINES, Measurement, Timing
from components.devices.speed.turn import turn
from components.links.pages import page_named
from tests.page.shown_code import codes

NO_GPU = replace(take_inventory(), accelerators=(), reason="this is PyTorch's CPU build")
H200 = Accelerator("cuda:0", "CUDA", "NVIDIA H200", 140 * GIB, 130 * GIB, "9.0")
GPU = replace(NO_GPU, build="CUDA 13.0", accelerators=(H200,), reason="")


def page():
    from components.devices import panel

    panel.show()


@pytest.fixture
def devices(monkeypatch):
    """devices(inventory, n="512"): the page on such a machine, opened by such a link."""

    def open_page(inventory=NO_GPU, **link):
        for module in (panel, page_module, section):
            monkeypatch.setattr(module, "take_inventory", lambda: inventory)
        app = AppTest.from_function(page, default_timeout=30)
        for name, text in link.items():
            app.query_params[name] = text
        return shown(app.run())

    return open_page


def shown(app):
    assert not app.exception
    return app


def texts(app):
    return "\n".join(element.value for element in [*app.markdown, *app.warning, *app.error, *app.info])


def test_without_a_gpu_the_page_says_so_and_why(devices):
    app = devices()
    assert "no GPU available for our tensors" in texts(app)
    assert "this is PyTorch's CPU build" in texts(app)
    assert torch.__version__ in texts(app)


def test_without_a_gpu_nothing_offers_to_move_the_reason_stands_once_and_the_readings_lines_are_run(devices):
    app = devices()
    assert not app.button
    assert not app.selectbox
    assert texts(app).count("this is PyTorch's CPU build") == 1
    assert "if cuda.is_available():" in codes(app)[0]
    assert "device(type='cpu')" in codes(app)[0]


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine's answer is another")
def test_the_readings_answer_is_this_machines(devices):
    assert "# no GPU available for our tensors :(" in codes(devices())[0].splitlines()


def test_another_tensor_is_another_program(devices):
    app = devices()
    shown(app.radio(key="tensor").set_value("c").run())
    assert "c = tensor([10, 1])" in codes(app)[0]


def test_with_a_gpu_the_lines_wait_for_the_button(devices):
    app = devices(GPU)
    assert "a GPU available for our tensors" in texts(app)
    assert not app.button(key="move").disabled
    assert app.selectbox(key="device").options == ["cuda:0", "cpu"]
    assert 'X = X.to("cuda:0")' in codes(app)[0]
    assert "device(type=" not in codes(app)[0]
    assert "X.float() @ c.float()" in texts(app)


def test_pressing_runs_the_round_trip(devices):
    app = devices(GPU, device="cpu")
    shown(app.button(key="move").click().run())
    assert codes(app)[0].count("# device(type='cpu')") == 3


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU, so nothing fails")
def test_a_move_that_fails_is_a_message(devices):
    # The inventory promises a GPU and torch has none, as when a device is lost.
    app = devices(GPU)
    shown(app.button(key="move").click().run())
    assert "Torch not compiled with CUDA" in codes(app)[0] or "NVIDIA" in codes(app)[0]
    assert app.error[0].value.startswith("It stopped there.")


def test_a_timing_is_drawn_and_said(devices):
    app = devices(n="256")
    assert "Nothing is timed yet" in texts(app)
    shown(app.button(key="time").click().run())
    assert "Two 256 x 256 matrices on the CPU" in texts(app)
    assert "GFLOP/s" in texts(app)
    assert len(app.get("vega_lite_chart")) == 1
    assert codes(app)[0] == TIMED_LINES.strip()


def test_a_timing_stays_until_the_next(devices):
    app = devices(n="256")
    shown(app.button(key="time").click().run())
    shown(app.radio(key="n").set_value(512).run())
    assert "Two 256 x 256 matrices" in texts(app)
    shown(app.button(key="time").click().run())
    assert "Two 512 x 512 matrices" in texts(app)


def test_another_dtype_than_the_charts_is_told(devices):
    app = devices(n="256")
    shown(app.button(key="time").click().run())
    assert "The chart is of" not in texts(app)
    shown(app.radio(key="dtype").set_value("float64").run())
    assert "The chart is of float32. Press **Time it** for float64." in texts(app)


def test_the_charts_specification_is_the_same_for_every_timing(devices):
    before = repr(specification())
    app = devices(n="256")
    specs = []
    for _ in range(2):
        shown(app.button(key="time").click().run())
        specs.append(app.get("vega_lite_chart")[0].proto.spec)
    assert specs[0] == specs[1]
    assert repr(specification()) == before


@pytest.mark.parametrize("text", ["hello", "1000", "-1", "99999999", "1024.0", "nan", ""])
def test_a_bad_n_falls_back_with_a_notice(devices, text):
    app = devices(n=text)
    assert app.radio(key="n").value == DEFAULT_SIDE
    assert "could not be used" in app.warning[0].value
    assert f"n = {DEFAULT_SIDE}" in app.warning[0].value


def test_a_device_that_is_not_here_falls_back_with_a_notice(devices):
    app = devices(device="cuda:0")
    assert not app.selectbox
    assert "device=cuda:0" in app.warning[0].value


def test_a_tensor_that_the_reading_has_not_falls_back_with_a_notice(devices):
    app = devices(tensor="__import__('os')")
    assert app.radio(key="tensor").value == "X"
    assert "tensor=__import__('os')" in app.warning[0].value


def test_good_links_are_followed_without_a_notice(devices):
    app = devices(n="512", dtype="float64")
    assert app.radio(key="n").value == 512
    assert app.radio(key="dtype").value == "float64"
    assert not app.warning
    app = devices(tensor="c")
    assert app.radio(key="tensor").value == "c"
    assert not app.warning


@pytest.mark.parametrize(
    ("link", "view"),
    [
        ({}, "machine"),
        ({"tensor": "c"}, "machine"),
        ({"rule": "leaf"}, "rules"),
        ({"n": "512"}, "speed"),
        ({"n": "hello"}, "speed"),
        ({"dtype": "float16"}, "speed"),
        ({"n": "512", "view": "rules"}, "rules"),
    ],
)
def test_a_link_opens_the_section_of_what_it_sets(devices, link, view):
    assert devices(**link).segmented_control(key="view").value == view


@pytest.mark.parametrize("text", ["everything", "Rules", ""])
def test_a_section_that_is_not_there_falls_back_with_a_notice(devices, text):
    app = devices(view=text)
    assert app.segmented_control(key="view").value == "machine"
    assert "none of machine, rules, speed" in app.warning[0].value


@pytest.mark.parametrize(("name", "text", "default"), [("rule", "all", "together"), ("dtype", "int64", "float32")])
def test_a_choice_that_is_not_there_falls_back_with_a_notice(devices, name, text, default):
    app = devices(**{name: text})
    assert app.radio(key=name).value == default
    assert f"{name}={text}" in app.warning[0].value


@pytest.mark.parametrize("name", RULES)
def test_each_rule_shows_what_it_runs_and_opens_it_elsewhere(devices, name):
    app = devices(rule=name)
    links = [urlsplit(element.proto.url) for element in app.get("link_button")]
    assert [link.path for link in links] == ["tensors", "tensors"]
    for shown_code, link in zip(codes(app), links, strict=True):
        (program,) = parse_qs(link.query)["code"]
        code = [line.partition("  # ")[0].rstrip() for line in shown_code.splitlines() if not line.startswith("# ")]
        assert code == program.splitlines()
    assert "This machine has no accelerator" in texts(app)


def test_a_line_that_stops_is_said_in_full(devices):
    app = devices(rule="together")
    assert "Line 4 stopped here: `` RuntimeError: Tensor on device meta is not on the expected device cpu! ``" in texts(
        app
    )


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU, so nothing fails")
def test_rules_of_a_gpu_that_is_lost_are_messages(devices):
    for name in RULES:
        app = devices(GPU, rule=name)
        assert "stopped here" in texts(app)
        assert "no accelerator" not in texts(app)


def test_nothing_is_timed_without_a_press(devices, monkeypatch):
    for name in ("timings", "refusal"):
        monkeypatch.setattr(speed, name, lambda *_: pytest.fail("it was not asked for"))
    for view in page_named("devices").sections:
        assert not devices(view=view).get("vega_lite_chart")


def test_the_dtype_is_timed_and_compared_with_the_one_before(devices):
    app = devices(n="256")
    shown(app.button(key="time").click().run())
    assert "in float32" in texts(app)
    shown(app.radio(key="dtype").set_value("float64").run())
    assert "in float32" in texts(app)
    shown(app.button(key="time").click().run())
    assert "in float64" in texts(app)
    assert "On cpu at n = " in texts(app)


def on_both(devices, n, dtype):
    """What a GPU could have taken: longer than the CPU at 32, with the copying, and shorter at 64."""
    yield Measurement("cpu", 32, 1e-4, 1e-5, 9)
    yield Measurement("cuda:0", 32, 1e-5, 1e-4, 9)
    yield Measurement("cpu", 64, 8e-4, 4e-5, 9)
    yield Measurement("cuda:0", 64, 2e-5, 4e-4, 9)


def test_with_a_gpu_the_crossing_point_is_named(devices, monkeypatch):
    monkeypatch.setattr(speed, "timings", on_both)
    monkeypatch.setattr(speed, "refusal", lambda *_: "")
    app = devices(GPU, n="256")
    assert "with copying to it apart" in texts(app)
    shown(app.button(key="time").click().run())
    assert "**With the copying, cuda:0 is worth it from n = 64 on (dotted line).**" in texts(app)
    assert "The theoretical peak of cuda:0 is not known here" in texts(app)


def test_what_a_device_does_not_support_is_said_and_the_other_is_timed(devices, monkeypatch):
    said = "Cannot convert a MPS Tensor to float64 dtype as the MPS framework doesn't support float64."
    monkeypatch.setattr(speed, "refusal", lambda device, dtype: said if device.type == "mps" else "")
    mps = replace(GPU, accelerators=(Accelerator("mps:0", "MPS", "Apple M3"),))
    app = devices(mps, n="256", dtype="float64")
    shown(app.button(key="time").click().run())
    assert f"mps:0 does not take part in float64. PyTorch says: `` {said} ``" in app.warning[0].value
    assert "mps:0 does not take part" in texts(app)
    assert "in float64" in texts(app)


def test_a_dtype_that_no_device_supports_is_only_said(devices, monkeypatch):
    monkeypatch.setattr(speed, "refusal", lambda *_: "not implemented for 'Half'")
    app = devices(dtype="float16")
    shown(app.button(key="time").click().run())
    assert "cpu does not take part in float16" in app.warning[0].value
    assert not app.get("vega_lite_chart")


@pytest.mark.parametrize("dtype", DTYPES)
def test_every_dtype_can_be_pressed(devices, monkeypatch, dtype):
    app = devices(n="256", dtype=dtype)
    shown(app.button(key="time").click().run())
    assert f"in {dtype}" in texts(app)


def test_too_little_memory_is_a_message_beside_what_was_measured(devices, monkeypatch):
    def fails(*_):
        yield Measurement("cpu", 32, 1e-5, 1e-6, 9)
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 16.00 MiB.\nMore words")

    monkeypatch.setattr(speed, "timings", fails)
    monkeypatch.setattr(speed, "refusal", lambda *_: "")
    app = devices(GPU, view="speed")
    shown(app.button(key="time").click().run())
    assert "CUDA out of memory. Tried to allocate 16.00 MiB" in app.error[0].value
    assert "Two 32 x 32 matrices on the CPU" in texts(app)


def test_a_machine_that_stays_busy_is_said(devices, monkeypatch):
    monkeypatch.setattr(speed, "PATIENCE", 0.1)
    app = devices(view="speed")
    has_it, give_back = Event(), Event()

    def hold():
        with turn(lambda: None, patience=0):
            has_it.set()
            give_back.wait()

    other = Thread(target=hold)
    other.start()
    has_it.wait()
    try:
        shown(app.button(key="time").click().run())
    finally:
        give_back.set()
        other.join()
    assert "busy with other timings" in app.error[0].value
    assert not app.get("vega_lite_chart")
    shown(app.radio(key="n").set_value(256).run())
    shown(app.button(key="time").click().run())
    assert not app.error


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_called_broken_only_over_a_program_that_met_trouble(devices, rule):
    said = texts(devices(view="rules", rule=rule))
    trouble = "stopped here" in said or "with a warning" in said
    assert trouble or "The rule broken" not in said


def test_without_a_reference_there_is_none(devices, monkeypatch, tmp_path):
    monkeypatch.setattr(speed, "read_reference", lambda: read_reference(tmp_path / "reference.json"))
    assert "For reference" not in texts(devices(view="speed"))


def test_a_reference_names_its_machine_and_stands_beside_this_machines_times(devices, monkeypatch, tmp_path):
    timing = Timing(2048, "float32", (*on_both(None, 64, None), Measurement("cuda:0", 2048, 1e-3, 9e-3, 9)))
    reference = Reference("NVIDIA H200 and 16 threads of a CPU", "2026-12-24", "2.12.0+cu130", (timing,))
    file = tmp_path / "reference.json"
    file.write_text(json.dumps(as_json(reference)))
    monkeypatch.setattr(speed, "read_reference", lambda: read_reference(file))
    assert read_reference(file) == reference
    app = devices(n="256")
    label = "**For reference, another machine than this one:** NVIDIA H200 and 16 threads of a CPU, on 2026-12-24"
    assert f"{label}, with torch 2.12.0+cu130." in texts(app)
    assert "With the copying, cuda:0 is worth it from n = 64 on.**" in texts(app)
    # Nothing beyond the n that was chosen, and nothing of another dtype.
    assert "2048 x 2048" not in texts(app)
    shown(app.button(key="time").click().run())
    assert label in texts(app)
    assert "this machine has none to compare with" in texts(app)
    shown(app.radio(key="dtype").set_value("float64").run())
    assert "For reference" not in texts(app)


def test_a_reference_that_was_committed_can_be_read_and_holds_every_dtype():
    reference = read_reference()
    assert reference is None or [timing.dtype for timing in reference.timings] == [*DTYPES]
