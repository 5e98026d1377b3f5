"""The server's answers for the pages and for Streamlit's own files: compressed once, and kept by a browser."""

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from .index import page
from .sentences import ABOUT
from .symbols import font, own_font

HTML, FONT = "text/html; charset=utf-8", "font/woff2"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
# The names of files have a sign of their version in them. Pages have not, nor has the font that stands for another.
KEPT, ASKED = "public, immutable, max-age=31536000", "no-cache"


class Packed(NamedTuple):
    """A file as it is sent."""

    body: bytes
    etag: str
    media_type: str
    headers: dict[str, str]


class Static:
    """An ASGI middleware that answers for what it has packed, and leaves all else to the app behind it."""

    def __init__(self, app: ASGIApp, static: Path, base: str = "") -> None:
        self.app = app
        self.base = f"/{base.strip('/')}".rstrip("/")
        self.packer = packer_of(static)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        answer = await self.answer(scope) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)

    async def answer(self, scope: Scope) -> Response | None:
        """The packed file that is asked for; None for anything else, and for who wants it otherwise."""
        asked, path = Headers(scope=scope), scope["path"].removeprefix(f"{self.base}/")
        is_usual = "gzip" in asked.get("accept-encoding", "") and "range" not in asked
        if scope["method"] not in ("GET", "HEAD") or not is_usual or not self.packer.has(path):
            return None
        packed = await to_thread.run_sync(self.packer.pack, path)
        headers = {"etag": packed.etag, "vary": "Accept-Encoding", **packed.headers}
        if packed.etag in asked.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        headers["content-length"] = str(len(packed.body))
        return Response(b"" if scope["method"] == "HEAD" else packed.body, 200, headers, packed.media_type)


class Packer:
    """The pages, and the scripts, style sheets and symbols of Streamlit's static files, by the paths of requests."""

    def __init__(self, static: Path) -> None:
        self.static = static
        files = [path for path in static.rglob("*") if path.suffix in TYPES]
        self.files = {path.relative_to(static).as_posix(): path for path in files}
        self.symbols = own_font(static).relative_to(static).as_posix()
        self.pack = cache(self.pack_once)

    def has(self, path: str) -> bool:
        """Whether this is one of them."""
        return path in self.files or path in ABOUT or path == self.symbols

    def pack_once(self, path: str) -> Packed:
        """The file as it is sent."""
        if path == self.symbols:
            return packed(font(self.static).read_bytes(), FONT, ASKED)
        if path in ABOUT:
            return packed(page(self.static, path).encode(), HTML, ASKED)
        file = self.files[path]
        return packed(file.read_bytes(), TYPES[file.suffix], KEPT)


def packed(body: bytes, media_type: str, kept: str) -> Packed:
    """The bytes, compressed where that makes them fewer, and how long a browser keeps them."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}-packed"'
    if media_type == FONT:
        return Packed(body, etag, media_type, {"cache-control": kept})
    smaller = gzip.compress(body, 6, mtime=0)
    return Packed(smaller, etag, media_type, {"cache-control": kept, "content-encoding": "gzip"})


@cache
def packer_of(static: Path) -> Packer:
    """The one of this folder."""
    return Packer(static)
