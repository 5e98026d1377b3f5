"""What `st.App` takes to serve the app: the answers of its own, what it begins with, and whether it is ready."""

from collections.abc import Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event, Thread

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from .static import Static, packer_of

# The first page, so that no first visitor waits for it.
FIRST = ""


def options(static: Path, base: str, load: Callable[[], None]) -> dict:
    """The options, for Streamlit's folder of `static` files, and with `load` to import what all pages need.

    Nobody waits for it but the balancer in front, which asks the address /ready.
    """
    ready = Event()

    def begin() -> None:
        """What the thread does that begins with the server."""
        packer_of(static).pack(FIRST)
        load()
        ready.set()

    @asynccontextmanager
    async def lifespan(app):
        Thread(target=begin, name="begin", daemon=True).start()
        yield

    async def say_whether_ready(request: Request) -> PlainTextResponse:
        return PlainTextResponse("ready\n") if ready.is_set() else PlainTextResponse("loading\n", status_code=503)

    path = f"/{base.strip('/')}/ready".replace("//", "/")
    return {
        "lifespan": lifespan,
        "middleware": [Middleware(Static, static=static, base=base)],
        "routes": [Route(path, say_whether_ready)],
    }
