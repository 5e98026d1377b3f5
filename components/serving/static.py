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

from .index import ABOUT, page

TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
# Names have a sign of the version in them, and pages have not.
KEPT, ASKED = "public, immutable, max-age=31536000", "no-cache"


class Packed(NamedTuple):
    """A file as it is sent."""

    body: bytes
    etag: str


class Static:
    """An ASGI middleware that answers for what it has compressed, and leaves all else to the app behind it."""

    def __init__(self, app: ASGIApp, static: Path, base: str = "") -> None:
        self.app = app
        self.base = f"/{base.strip('/')}".rstrip("/")
        self.packer = packer_of(static)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        answer = await self.answer(scope) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)

    async def answer(self, scope: Scope) -> Response | None:
        """The compressed file that is asked for; None for anything else, and for who wants it otherwise."""
        asked, path = Headers(scope=scope), scope["path"].removeprefix(f"{self.base}/")
        takes_gzip = "gzip" in asked.get("accept-encoding", "") and "range" not in asked
        if scope["method"] not in ("GET", "HEAD") or not takes_gzip or not self.packer.has(path):
            return None
        packed = await to_thread.run_sync(self.packer.pack, path)
        look = {"etag": packed.etag, "vary": "Accept-Encoding", "cache-control": ASKED if path in ABOUT else KEPT}
        if packed.etag in asked.get("if-none-match", ""):
            return Response(status_code=304, headers=look)
        look |= {"content-encoding": "gzip", "content-length": str(len(packed.body))}
        kind = TYPES.get(Path(path).suffix, "text/html; charset=utf-8")
        return Response(b"" if scope["method"] == "HEAD" else packed.body, headers=look, media_type=kind)


class Packer:
    """The pages, and the scripts and style sheets in Streamlit's folder of static files, by the paths of requests."""

    def __init__(self, static: Path) -> None:
        self.static = static
        self.files = {path.relative_to(static).as_posix(): path for path in static.rglob("*") if path.suffix in TYPES}
        self.pack = cache(self.pack_once)

    def has(self, path: str) -> bool:
        """Whether this is one of them."""
        return path in self.files or path in ABOUT

    def pack_once(self, path: str) -> Packed:
        """The compressed file."""
        body = page(self.static, path).encode() if path in ABOUT else self.files[path].read_bytes()
        return Packed(gzip.compress(body, 6, mtime=0), f'"{hashlib.sha256(body).hexdigest()[:20]}-gzip"')


@cache
def packer_of(static: Path) -> Packer:
    """The one of this folder."""
    return Packer(static)
