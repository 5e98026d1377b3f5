"""The line between browsers and the server: it can be cut, without a goodbye to either."""

import asyncio
import time


class Line:
    """Passes on what comes to `port`; while it is cut, no websocket gets through."""

    def __init__(self, port: int, server: int) -> None:
        self.port, self.server = port, server
        self.sockets: set[asyncio.StreamWriter] = set()
        self.cut_until = 0.0

    async def open(self) -> None:
        self.loop = asyncio.get_running_loop()
        await asyncio.start_server(self.connect, "127.0.0.1", self.port)

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        begin = await reader.read(65_536)
        is_socket = b"/_stcore/stream" in begin.partition(b"\r\n")[0]
        if not begin or (is_socket and time.monotonic() < self.cut_until):
            writer.transport.abort()
            return
        answers, asked = await asyncio.open_connection("127.0.0.1", self.server)
        asked.write(begin)
        ends = {writer, asked}
        if is_socket:
            self.sockets |= ends
        await asyncio.gather(pass_on(reader, asked), pass_on(answers, writer))
        self.sockets -= ends

    def cut(self, seconds: float) -> None:
        """Ends every websocket at both ends, and lets none in for a while; from any thread."""
        self.cut_until = time.monotonic() + seconds
        self.loop.call_soon_threadsafe(self.end_sockets)

    def end_sockets(self) -> None:
        for writer in self.sockets:
            writer.transport.abort()


async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()
