"""The app runs where it can write nothing: a read-only checkout and home, and a disk on which no file can grow."""

import os
import resource
import shutil
import socket
import subprocess
import sys

import pytest

from tests.deploy.replicas import OPTIONS, ROOT, wait_until_up
from tests.load.visitor import Visitor, run_apart

APP = ("streamlit_app.py", "components", ".streamlit")
# Root may write anywhere; without these rights it is like anybody.
LIKE_ANYBODY = "setpriv --bounding-set=-dac_override,-dac_read_search,-fowner --inh-caps=-all".split()
# Steps of the reading; together they show something of every page.
STEPS = (1, 5, 8, 9, 12, 18, 20)


@pytest.fixture
def checkout(tmp_path):
    for name in APP:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    (tmp_path / "tmp").mkdir()
    places = [tmp_path, *tmp_path.rglob("*")]
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    yield tmp_path
    for place in places:
        place.chmod(0o755)


def no_room():
    # As on a full disk: a file may be made, and nothing can be written into it.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_the_app_works_where_nothing_can_be_written(checkout):
    if os.getuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("As root this needs setpriv (util-linux).")
    before = sorted(checkout.rglob("*"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            *(LIKE_ANYBODY if os.getuid() == 0 else []),
            *(sys.executable, "-m", "streamlit", "run", "streamlit_app.py", f"--server.port={port}", *OPTIONS.split()),
        ],
        cwd=checkout,
        env={**os.environ, "HOME": str(checkout / "nobody"), "TMPDIR": str(checkout / "tmp")},
        preexec_fn=no_room,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        wait_until_up(port)
        errors = run_apart(visit(f"http://127.0.0.1:{port}"))
    finally:
        server.terminate()
        log, _ = server.communicate(timeout=10)
    assert errors == []
    assert "Traceback" not in log
    assert sorted(checkout.rglob("*")) == before


async def visit(address):
    """The errors that a visitor meets who opens some steps and moves x."""
    visitors = [Visitor(address, f"step={step}") for step in STEPS]
    for visitor in visitors:
        await visitor.arrive()
        if "x" in visitor.controls:
            await visitor.move("x", 1.5)
        await visitor.leave()
    assert any(visitor.waited for visitor in visitors)
    return [error for visitor in visitors for error in visitor.errors]
