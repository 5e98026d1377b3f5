"""When a GPU is worth it: computing and copying, timed by a press for growing sizes."""

import streamlit as st
import torch
from streamlit.delta_generator import DeltaGenerator

from components.page.code_block import show_program
from components.page.control import choose_one
from components.page.quoting import inline_code
from components.page.take_home import take_home

from ..inventory import Inventory, first_line
from .chart import specification, tables
from .peak import peak
from .reference import read_reference
from .section import DTYPE, N, program_of
from .sentences import CHART, SENTENCES, against_other_dtypes, duration, products, share, summary
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
        pressed = st.button(SENTENCES["time it"], key="time", type="primary")
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
                    st.markdown(SENTENCES["chart of another dtype"].format(timed=latest.dtype, chosen=dtype))
                show_trouble(latest)
            show_timing(latest, others, inventory)
        else:
            show_what_will_be(inventory)
        show_reference(n, dtype)
    st.caption(SENTENCES["notes"])


def show_what_will_be(inventory: Inventory) -> None:
    """What a press of the button will do."""
    compared = SENTENCES["beside copying"]
    if inventory.accelerators:
        compared = SENTENCES["beside a GPU"].format(name=inventory.accelerators[0].name)
    st.markdown(SENTENCES["what will be"].format(compared=compared, seconds=f"{SECONDS_IN_ALL:.0f}"))
    if not inventory.accelerators:
        st.markdown(SENTENCES["no GPU"].format(reason=inventory.reason))


def show_reference(n: int, dtype: str) -> None:
    """What was measured on another machine, if there is such a file: said as of that machine."""
    reference = read_reference()
    if not reference:
        return
    if timing := reference.timing(dtype, n):
        gaps = {"machine": reference.machine, "date": reference.date, "torch": reference.torch}
        listed = "\n".join(f"- {sentence}" for sentence in products(timing))
        st.markdown(f"{SENTENCES['reference'].format(**gaps)}\n\n{listed}")


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
        waiting = SENTENCES["waiting"].format(seconds=f"{SECONDS_IN_ALL:.0f}")
        with turn(lambda: progress.info(waiting, icon=":material/hourglass_top:"), PATIENCE):
            progress.progress(0.0, SENTENCES["warming up"])
            tried = {device: refusal(device, DTYPES[dtype]) for device in devices}
            refusals = [(str(device), said) for device, said in tried.items() if said]
            able = [device for device, said in tried.items() if not said]
            for measurement in timings(able, n, DTYPES[dtype]):
                measurements.append(measurement)
                done = len(measurements) / (len(sizes(n)) * len(able))
                gaps = {"n": measurement.n, "device": measurement.device, "time": duration(measurement.compute)}
                progress.progress(done, SENTENCES["progress"].format(**gaps))
    except StillBusy:
        trouble = SENTENCES["busy"].format(seconds=PATIENCE)
    except RuntimeError as error:
        trouble = SENTENCES["stopped"].format(said=inline_code(first_line(error)))
    return Timing(n, dtype, tuple(measurements), tuple(refusals), trouble)


def show_trouble(timing: Timing) -> None:
    """What went wrong while it was timed, and which devices took no part."""
    if timing.trouble:
        st.error(timing.trouble, icon=":material/error:")
    for device, said in timing.refusals:
        gaps = {"device": device, "dtype": timing.dtype, "said": inline_code(said, longest=200)}
        st.warning(SENTENCES["no part"].format(**gaps))


def show_timing(timing: Timing, others: list[Timing], inventory: Inventory) -> None:
    """The chart of a timing, and the same in words."""
    if timing.measurements:
        spec = {**specification(), "datasets": tables(timing)}
        st.vega_lite_chart(spec, key="timing_chart", alt=CHART["alt"])
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
