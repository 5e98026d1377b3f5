"""A visitor without a browser: Streamlit's own websocket protocol, spoken as its front end does."""

import asyncio
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 30  # seconds that a visitor waits for an answer
LARGEST = 50_000_000  # bytes of one message
FAILED = {"FINISHED_WITH_COMPILE_ERROR"}


def run_apart(visit: Coroutine) -> object:
    """What the coroutine gives, run in a thread of its own: a browser test may have left a loop running in this one."""
    with ThreadPoolExecutor() as thread:
        return thread.submit(asyncio.run, visit).result()


class Visitor:
    """One session: what it has been sent of the page's controls, and how long it waited for each of its answers."""

    def __init__(self, address: str, query: str) -> None:
        self.address, self.query = address, query
        self.socket: ClientConnection | None = None
        self.controls: dict[str, tuple[str, str]] = {}
        self.states: dict[str, WidgetState] = {}
        self.waited: list[float] = []
        self.errors: list[str] = []
        self.received = 0
        self.kinds: set[str] = set()

    async def arrive(self) -> float:
        """Open the page; seconds until it is complete."""
        url = self.address.replace("http", "ws", 1) + "/_stcore/stream"
        self.socket = await connect(url, subprotocols=["streamlit"], max_size=LARGEST, open_timeout=PATIENCE)
        return await self.run()

    async def leave(self) -> None:
        if self.socket:
            await self.socket.close()

    async def move(self, name: str, value: float) -> None:
        """Type a number into a field; the time until its fragment has answered is added to `waited`."""
        control, fragment = self.controls[name]
        self.states[control] = WidgetState(id=control, double_value=value)
        self.waited.append(await self.run(fragment))

    async def press(self, name: str) -> None:
        """Press a button; the time until the page has answered is added to `waited`."""
        control, fragment = self.controls[name]
        self.states[control] = WidgetState(id=control, trigger_value=True)
        self.waited.append(await self.run(fragment))
        del self.states[control]

    async def run(self, fragment: str = "") -> float:
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.fragment_id = fragment
        asked.rerun_script.widget_states.widgets.extend(self.states.values())
        start = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        try:
            await asyncio.wait_for(self.listen(), PATIENCE)
        except TimeoutError:
            self.errors.append(f"no answer within {PATIENCE} s")
        return time.perf_counter() - start

    async def listen(self) -> None:
        """Take in what the server sends until its script has finished."""
        while True:
            data = await self.socket.recv()
            self.received += len(data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "delta":
                self.take(message.delta)
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "script_finished":
                status = ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)
                if status in FAILED:
                    self.errors.append(status)
                if status != "FINISHED_EARLY_FOR_RERUN":
                    return

    def take(self, delta) -> None:
        """Keep the controls of an element by their keys, and an exception as an error."""
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type")
        self.kinds.add(kind)
        element = getattr(delta.new_element, kind)
        if kind == "exception":
            self.errors.append(f"{element.type}: {element.message}")
        elif identity := getattr(element, "id", ""):
            self.controls[identity.split("-", 2)[-1]] = identity, delta.fragment_id
