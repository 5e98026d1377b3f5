"""When a GPU is worth it: computing and copying, timed by a press for growing sizes."""

import streamlit as st
import torch
from streamlit.delta_generator import DeltaGenerator

from components.page.code_block import show_program
from components.page.control import choose_one
from components.page.quoting import inline_code
from components.page.take_home import take_home

from ..inventory import Inventory, first_line
from .chart import DESCRIPTION, specification, tables
from .peak import peak
from .reference import read_reference
from .section import DTYPE, N, program_of
from .summary import against_other_dtypes, duration, products, share, summary
from .timing import DTYPES, SECONDS_IN_ALL, TIMED_LINES, Timing, refusal, sizes, timings
from .turn import StillBusy, turn

PATIENCE = 30
# The latest timing of each dtype, the newest last.
RESULTS = "devices_timings"


def prepare() -> None:
    """Build the specification that the first reader would wait for."""
    specification()


@st.fragment
def show(inventory: Inventory) -> None:
    """Draw the section."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        n = choose_one(N, st.radio, horizontal=True, width="content")
        dtype = choose_one(DTYPE, st.radio, horizontal=True, width="content")
        pressed = st.button("Time it", key="time", type="primary")
    picture, lines = st.columns(2, gap="medium")
    with lines:
        show_program(TIMED_LINES)
    take_home(program_of(inventory, n, dtype))
    with picture:
        # Always there, so that the picture under it keeps its place on the page, and its drawing.
        progress = st.empty()
        if pressed:
            remember(take_times(n, dtype, inventory, progress))
        timed: list[Timing] = list(st.session_state.get(RESULTS, {}).values())
        if timed:
            *others, latest = timed
            with progress.container():
                if latest.dtype != dtype:
                    st.markdown(f"The chart is of {latest.dtype}. Press **Time it** for {dtype}.")
                show_trouble(latest)
            show_timing(latest, others, inventory)
        else:
            show_what_will_be(inventory)
        show_reference(n, dtype)
    st.caption(NOTES)


NOTES = (
    "The first product of each size is a warm-up and does not count; the time shown is the fastest of the others. "
    "A GPU goes on working after `A @ B` has returned, so `synchronize` waits for it. "
    "Copying is timed apart from computing. Other readers use this machine too: press again and the times differ."
)


def show_what_will_be(inventory: Inventory) -> None:
    """What a press of the button will do."""
    compared = "copying the matrices in its memory"
    if inventory.accelerators:
        compared = f"{inventory.accelerators[0].name}, with copying to it apart"
    st.markdown(
        f"How long does `A @ B` take for two n x n matrices, and is a GPU worth it? Press the button: ever larger "
        f"products are timed on the CPU, beside {compared}. Nothing is timed yet. "
        f"It takes about {SECONDS_IN_ALL:.0f} seconds at most."
    )
    if not inventory.accelerators:
        st.markdown(f"There is no GPU to time here: {inventory.reason}.")


def show_reference(n: int, dtype: str) -> None:
    """What was measured on another machine, if there is such a file: said as of that machine."""
    reference = read_reference()
    if not reference:
        return
    if timing := reference.timing(dtype, n):
        st.markdown(
            f"**For reference, another machine than this one:** {reference.machine}, on {reference.date}, "
            f"with torch {reference.torch}.\n\n" + "\n".join(f"- {sentence}" for sentence in products(timing))
        )


def remember(timing: Timing) -> None:
    """Let the timing be the newest of those that the visit has."""
    timed = st.session_state.setdefault(RESULTS, {})
    timed.pop(timing.dtype, None)
    timed[timing.dtype] = timing


def take_times(n: int, dtype: str, inventory: Inventory, progress: DeltaGenerator) -> Timing:
    """Times on the CPU and the first accelerator, of those that can compute with `dtype`; `progress` shows how far."""
    devices = [torch.device("cpu"), *(torch.device(one.device) for one in inventory.accelerators[:1])]
    measurements, refusals, trouble = [], [], ""
    try:
        with turn(lambda: progress.info(WAITING, icon=":material/hourglass_top:"), PATIENCE):
            progress.progress(0.0, "Warming up")
            tried = {device: refusal(device, DTYPES[dtype]) for device in devices}
            refusals = [(str(device), said) for device, said in tried.items() if said]
            able = [device for device, said in tried.items() if not said]
            for measurement in timings(able, n, DTYPES[dtype]):
                measurements.append(measurement)
                done = len(measurements) / (len(sizes(n)) * len(able))
                side, where = measurement.n, measurement.device
                progress.progress(done, f"{side} x {side} on {where}: {duration(measurement.compute)}")
    except StillBusy:
        trouble = f"The machine was busy with other timings for {PATIENCE} seconds. Press the button again."
    except RuntimeError as error:
        trouble = f"The timing stopped. PyTorch says: {inline_code(first_line(error))}"
    return Timing(n, dtype, tuple(measurements), tuple(refusals), trouble)


WAITING = (
    "Another timing is running on this machine. Two at once would slow each other down. "
    f"Yours starts when it is done. One takes about {SECONDS_IN_ALL:.0f} seconds at most."
)


def show_trouble(timing: Timing) -> None:
    """What went wrong while it was timed, and which devices took no part."""
    if timing.trouble:
        st.error(timing.trouble, icon=":material/error:")
    for device, said in timing.refusals:
        st.warning(f"{device} does not take part in {timing.dtype}. PyTorch says: {inline_code(said, longest=200)}")


def show_timing(timing: Timing, others: list[Timing], inventory: Inventory) -> None:
    """The chart of a timing, and the same in words."""
    if timing.measurements:
        spec = {**specification(), "datasets": tables(timing)}
        st.vega_lite_chart(spec, key="timing_chart", alt=DESCRIPTION)
        shares = [share_of_peak(timing, device, inventory) for device in ["cpu", *timing.accelerators]]
        sentences = [*summary(timing), *against_other_dtypes(timing, others), *filter(None, shares)]
        st.markdown("\n".join(f"- {sentence}" for sentence in sentences))


def share_of_peak(timing: Timing, device: str, inventory: Inventory) -> str:
    """How much of a device's theoretical peak the fastest product reached, in words."""
    measured = timing.of(device)
    if not measured:
        return ""
    known = peak(inventory, device, timing.dtype)
    return share(max(measured, key=lambda one: one.gflops), known.gflops, known.how)
