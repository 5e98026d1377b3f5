"""The Devices page: what there is, moving a tensor, timing the dot product."""

import streamlit as st
import torch

from components.interpreter import run
from components.page.code import show_transcript
from components.page.link import check_link, inline_code, show_notices

from .chart import TABLE, specification, table
from .inventory import Inventory, facts, first_line, in_words, take_inventory
from .summary import duration, summary
from .timing import DEFAULT_SIDE, SECONDS_IN_ALL, SIDES, TIMED_LINES, sizes, timings
from .transfer import TENSORS, reading_program, round_trip_program
from .turn import StillBusy, turn

PATIENCE = 30
RESULT = "devices_timing"


def show() -> None:
    inventory = take_inventory()
    check_link(
        {
            "tensor": (one_of(TENSORS), next(iter(TENSORS))),
            "device": (one_of(inventory.devices), inventory.devices[0]),
            "n": (one_of(SIDES), DEFAULT_SIDE),
        }
    )
    devices(inventory)


def one_of(options):
    def check(text):
        if text not in map(str, options):
            raise ValueError(f"it is none of {', '.join(map(str, options))}")

    return check


@st.fragment
def devices(inventory: Inventory) -> None:
    st.title("Devices")
    show_notices("tensor", "device", "n")
    st.markdown(in_words(inventory))
    facts_here, lines_here = st.columns([4, 5], gap="large")
    with facts_here:
        rows = "\n".join(f"| {fact} | {here} |" for fact, here in facts(inventory))
        st.markdown(f"| What | On this machine |\n|---|---|\n{rows}")
        program, is_run = choose_move(inventory)
    with lines_here:
        if is_run:
            show_run(program)
        else:
            st.code(program, language=None)
    time_products(inventory)


def choose_move(inventory: Inventory) -> tuple[str, bool]:
    """The program to show, and whether to run it."""
    choice = st.radio("A tensor of the reading", TENSORS, key="tensor", bind="query-params", horizontal=True)
    nowhere = not inventory.accelerators
    with st.container(horizontal=True, vertical_alignment="bottom"):
        device = st.selectbox("Move it to", inventory.devices, key="device", bind="query-params", disabled=nowhere)
        pressed = st.button("Move it there and back", key="move", disabled=nowhere)
    if nowhere:
        st.markdown(f"Off, because there is nowhere to move it to: {inventory.reason}.")
        return reading_program(choice), True
    if device.startswith("cuda"):
        st.markdown("X and c hold whole numbers. CUDA has no dot product for those, but `X.float() @ c.float()` runs.")
    return round_trip_program(choice, device), pressed


def show_run(program: str) -> None:
    result = run(program)
    show_transcript(program, result.steps)
    if result.error:
        st.error(f"It stopped there. {result.error.hint}", icon=":material/error:")


def time_products(inventory: Inventory) -> None:
    st.header("Time the dot product")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        n = st.radio(
            "The side n of both matrices grows to",
            SIDES,
            index=SIDES.index(DEFAULT_SIDE),
            key="n",
            bind="query-params",
            horizontal=True,
        )
        pressed = st.button("Time it", key="time", type="primary")
    picture, lines = st.columns(2, gap="large")
    with lines:
        st.code(TIMED_LINES, language=None)
    with picture:
        if pressed:
            places = ["cpu", *(accelerator.device for accelerator in inventory.accelerators[:1])]
            st.session_state[RESULT] = (n, *take_times(n, [torch.device(place) for place in places]))
        if RESULT in st.session_state:
            show_timing(*st.session_state[RESULT])
        else:
            st.markdown(f"Nothing is timed yet. It takes {SECONDS_IN_ALL:.0f} seconds at most.")
    st.caption(NOTES)


NOTES = (
    "The first product of each size is a warm-up and does not count; the time shown is the middle one of the others. "
    "A GPU goes on working after `A @ B` has returned, so `synchronize` waits for it. "
    "Copying is timed apart from computing. Other readers use this machine too: press again and the times differ."
)


def take_times(n, devices):
    """The measurements, and what went wrong; both are plain values that may be kept for display."""
    place = st.empty()
    measurements = []
    trouble = ""
    try:
        with turn(lambda: place.info(WAITING, icon=":material/hourglass_top:"), PATIENCE):
            place.progress(0.0, "Warming up")
            for measurement in timings(devices, n):
                measurements.append(measurement)
                done = len(measurements) / (len(sizes(n)) * len(devices))
                side, where = measurement.n, measurement.device
                place.progress(done, f"{side} x {side} on {where}: {duration(measurement.compute)}")
    except StillBusy:
        trouble = f"The machine was busy with other timings for {PATIENCE} seconds. Press the button again."
    except RuntimeError as error:
        trouble = f"The timing stopped. PyTorch says: {inline_code(first_line(error))}"
    place.empty()
    return measurements, trouble


WAITING = (
    "Another timing is running on this machine. Two at once would slow each other down. "
    f"Yours starts when it is done. One takes {SECONDS_IN_ALL:.0f} seconds at most."
)


def show_timing(n, measurements, trouble):
    if trouble:
        st.error(trouble, icon=":material/error:")
    if measurements:
        st.vega_lite_chart({**specification(), "datasets": {TABLE: table(measurements)}}, key="timing_chart")
        st.markdown("\n".join(f"- {sentence}" for sentence in summary(n, measurements)))
