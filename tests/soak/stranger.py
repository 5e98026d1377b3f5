"""A visitor without a browser who does anything, and leaves without a goodbye."""

import asyncio
import json
import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NumberInput_pb2 import NumberInput
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.load.visitor import FAILED, LARGEST, PATIENCE, Visitor

from . import material

THINKING = 1.0  # seconds at most, between two actions
QUIET = 0.1  # seconds after which nothing more is expected
OFTEN = {"control": 12, "open": 3, "hurry": 2, "vanish": 1, "stall": 1, "leave": 1}
USED = (
    "button menu_button checkbox popover slider number_input text_area text_input "
    "selectbox radio button_group dataframe vega_lite_chart"
).split()


def readable(text: str) -> str:
    """The text without half characters, which no message can carry."""
    return text.encode(errors="replace").decode()


@dataclass(frozen=True)
class Control:
    """Something to use on a page: Streamlit's own description of it, and the fragment that runs when it is used."""

    identity: str
    fragment: str
    kind: str
    element: object


class Stranger(Visitor):
    """One visitor after another, by one random generator; `log` takes each action's kind and what it was."""

    def __init__(self, address: str, chance: random.Random, log: Callable[[str, str], None]) -> None:
        super().__init__(address, "")
        self.chance, self.log = chance, log
        self.page = self.session = ""
        self.controls: dict[str, Control] = {}

    async def live(self, until: float) -> None:
        """Do one thing after another until that moment of time.monotonic()."""
        while time.monotonic() < until:
            kind = self.chance.choices([*OFTEN], [*OFTEN.values()])[0] if self.socket else "open"
            await getattr(self, kind)()
            await asyncio.sleep(self.chance.random() * THINKING)
        await self.leave()

    async def open(self) -> None:
        """A link, in a session of its own, or as the browser's Back does: to another page in the one that there is."""
        is_new = not self.socket or self.chance.random() < 0.5
        self.page = self.chance.choice([page for page in material.PAGES if is_new or page != self.page])
        self.query = material.query(self.chance, self.page)
        self.log("open" if is_new else "move on", f"/{self.page}?{self.query}")
        if is_new:
            await self.leave()
            await self.reconnect("")
        await self.ask(is_history=not is_new)

    async def control(self) -> None:
        """Some control of the page is used."""
        if not self.controls:
            return
        control = self.use_some()
        await self.ask(control.fragment)
        self.release(control)

    async def hurry(self) -> None:
        """Controls are used faster than the page answers."""
        for _ in range(self.chance.randint(2, 6)):
            if self.controls:
                control = self.use_some()
                await self.send(control.fragment)
                self.release(control)
                await asyncio.sleep(self.chance.choice([0, 0.01, 0.1]))
        await self.ask()

    async def vanish(self) -> None:
        """The line breaks in the middle of a run; the visitor asks for the same session again, in time or too late."""
        if self.controls:
            control = self.use_some()
            await self.send(control.fragment)
            self.release(control)
        await asyncio.sleep(self.chance.choice([0, 0.01, 0.1, 0.5]))
        away = self.chance.choice([0, 0.5, 4])
        self.log("vanish", f"for {away} s")
        self.socket.transport.abort()
        await asyncio.sleep(away)
        await self.reconnect(self.session)
        await self.ask()

    async def stall(self) -> None:
        """Nothing is read for a while."""
        self.log("stall", "")
        await self.send("")
        await asyncio.sleep(2)
        await self.ask()

    async def leave(self) -> None:
        """Goodbye; the next action finds somebody else."""
        if self.socket:
            self.log("leave", "")
        await super().leave()
        self.socket = None
        self.controls, self.states = {}, {}

    def use_some(self) -> Control:
        control = self.controls[self.chance.choice(sorted(self.controls))]
        state = self.states[control.identity] = WidgetState(id=control.identity)
        self.set(state, control.kind, control.element)
        self.log(control.kind, repr(str(state)[:200]))
        return control

    def release(self, control: Control) -> None:
        """A button is pressed once."""
        if control.kind in ("button", "menu_button"):
            self.states.pop(control.identity, None)

    def set(self, state: WidgetState, kind: str, element) -> None:
        """Some value that the browser could give a control."""
        chance = self.chance
        match kind:
            case "button":
                state.trigger_value = True
            case "menu_button":
                state.string_trigger_value.data = chance.choice(element.options)
            case "checkbox" | "popover":
                state.bool_value = chance.random() < 0.5
            case "selectbox" | "radio":
                state.string_value = chance.choice(element.options)
            case "button_group":
                state.string_array_value.data.append(chance.choice(element.options).content)
            case "slider" | "number_input":
                set_number(chance, state, kind, element)
            case _:
                state.string_value = text_for(chance, state, kind)

    async def reconnect(self, session: str) -> None:
        """Streamlit's browsers name the session that they had as a third protocol."""
        url = self.address.replace("http", "ws", 1) + "/_stcore/stream"
        protocols = ["streamlit", "no-token", session] if session else ["streamlit"]
        self.socket = await connect(url, subprotocols=protocols, max_size=LARGEST, open_timeout=PATIENCE)

    async def ask(self, fragment: str = "", is_history: bool = False) -> None:
        """Run the page, or a fragment, and take in the answer, and what else comes."""
        try:
            await self.run(fragment, is_history)
            with suppress(TimeoutError):
                while True:
                    await asyncio.wait_for(self.hear(), QUIET)
        except ConnectionClosed as closed:
            self.errors.append(f"the server hung up: {closed}")
            await self.reconnect("")

    async def run(self, fragment: str = "", is_history: bool = False, again: bool = False) -> float:
        start = time.perf_counter()
        await self.send(fragment, is_history)
        try:
            await asyncio.wait_for(self.listen(), PATIENCE)
        except TimeoutError:
            if not again:
                # Streamlit says nothing to a control whose fragment has gone, and now and then nothing to a session
                # that is back before its old line is taken down. The page must answer when it is asked again.
                self.log("unheard", f"fragment {fragment}")
                return await self.run(again=True)
            self.errors.append(f"no answer within {PATIENCE} s on /{self.page}?{self.query[:200]}")
        return time.perf_counter() - start

    async def send(self, fragment: str, is_history: bool = False) -> None:
        # As a browser, which forgets the controls that are no longer there.
        here = {control.identity for control in self.controls.values()}
        self.states = {identity: state for identity, state in self.states.items() if identity in here}
        asked = BackMsg()
        asked.rerun_script.is_history_navigation = is_history
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = self.page
        asked.rerun_script.fragment_id = fragment
        asked.rerun_script.context_info.url = f"{self.address}/{self.page}"
        asked.rerun_script.context_info.is_embedded = "embed=true" in self.query
        asked.rerun_script.widget_states.widgets.extend(self.states.values())
        await self.socket.send(asked.SerializeToString())

    async def listen(self) -> None:
        while await self.hear() in (None, "FINISHED_EARLY_FOR_RERUN"):
            pass

    async def hear(self) -> str | None:
        """Take in one message; how the script finished, if it is about that."""
        message = ForwardMsg.FromString(await self.socket.recv())
        match message.WhichOneof("type"):
            case "new_session":
                self.session = message.new_session.initialize.session_id
                if not message.metadata.run.fragment_ids:
                    self.controls = {}
            case "navigation":
                here = message.navigation.page_script_hash
                pages = {page.page_script_hash: page for page in message.navigation.app_pages}
                self.page = "" if pages[here].is_default else pages[here].url_pathname
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "delta":
                self.take(message.delta)
            case "script_finished":
                status = ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)
                if status in FAILED:
                    self.errors.append(status)
                return status

    def take(self, delta) -> None:
        super().take(delta)
        if delta.WhichOneof("type") not in ("new_element", "add_block"):
            return
        inner = getattr(delta, delta.WhichOneof("type"))
        kind = inner.WhichOneof("type")
        element = getattr(inner, kind) if kind else None
        identity = getattr(element, "id", "")
        name = identity.split("-", 2)[-1]
        if kind not in USED or getattr(element, "disabled", False):
            self.controls.pop(name, None)
        elif identity:
            self.controls[name] = Control(identity, delta.fragment_id, kind, element)
            if identity not in self.states or getattr(element, "set_value", False):
                self.begin(identity, kind, element)

    def begin(self, identity: str, kind: str, element) -> None:
        """A browser tells the values of all controls, also of those that nobody has touched."""
        state = WidgetState(id=identity)
        fill(state, kind, element, getattr(element, "set_value", False))
        if state.WhichOneof("value"):
            self.states[identity] = state


def set_number(chance: random.Random, state: WidgetState, kind: str, element) -> None:
    """Some place of a slider, or some number between the bounds of an input."""
    if kind == "number_input":
        low = element.min if element.has_min else -1e6
        high = element.max if element.has_max else 1e6
        is_whole = element.data_type == NumberInput.INT
        state.double_value = chance.randint(int(low), int(high)) if is_whole else chance.uniform(low, high)
    elif element.options:
        state.string_array_value.data.append(chance.choice(element.options))
    else:
        place = chance.randint(0, int((element.max - element.min) / element.step))
        state.double_array_value.data.append(min(element.min + place * element.step, element.max))


def text_for(chance: random.Random, state: WidgetState, kind: str) -> str:
    """What is typed into a text, picked in a table or clicked in a chart; nothing for any other control."""
    match kind:
        case "text_area":
            return readable(material.program(chance))
        case "text_input":
            is_function = state.id.endswith(("-f", "-g"))
            return readable((material.function if is_function else material.line)(chance))
        case "dataframe":
            edit = {"0": {"0": chance.choice([chance.randint(-9, 9), chance.random(), None])}}
            return json.dumps({"edited_rows": edit, "added_rows": [], "deleted_rows": []})
        case "vega_lite_chart":
            picked = {"x": chance.uniform(-4, 4), "moment": chance.randint(1, 9), "picked": chance.uniform(-9, 9)}
            return json.dumps({"selection": {"click": chance.choice([[], [picked]])}})
    raise ValueError(kind)


def fill(state: WidgetState, kind: str, element, is_set: bool) -> None:
    """The value that a control shows: what the page has set, else its default."""
    match kind:
        case "popover":
            state.bool_value = element.open
        case "checkbox":
            state.bool_value = element.value if is_set else element.default
        case "number_input":
            state.double_value = element.value if is_set else element.default
        case "text_area" | "text_input":
            state.string_value = element.value if is_set else element.default
        case "selectbox" | "radio" if is_set or element.HasField("default"):
            state.string_value = element.raw_value if is_set else element.options[element.default]
        case "button_group":
            chosen = element.raw_values if is_set else [element.options[place].content for place in element.default]
            state.string_array_value.data.extend(chosen)
        case "slider" if element.options:
            chosen = element.raw_value if is_set else [element.options[int(place)] for place in element.default]
            state.string_array_value.data.extend(chosen)
        case "slider":
            state.double_array_value.data.extend(element.value if is_set else element.default)
