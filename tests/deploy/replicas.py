"""Two replicas of the app behind nginx, on this machine:

    python -m tests.deploy.replicas [PORT]

It prints the addresses; Ctrl+C ends all three.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFIGURATION = Path(__file__).with_name("nginx.conf")
OPTIONS = "--server.address=127.0.0.1 --server.headless=true"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


@dataclass
class Replicas:
    """The proxy listens on `port`, the replicas on the two ports after it."""

    port: int
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp()))
    running: dict[int, subprocess.Popen] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def replicas(self) -> tuple[int, int]:
        return self.port + 1, self.port + 2

    def start(self) -> None:
        for port in self.replicas:
            self.start_replica(port)
        self.start_proxy()
        for port in (*self.replicas, self.port):
            self.wait_until_up(port)

    def start_replica(self, port: int) -> None:
        command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", f"--server.port={port}"]
        self.run(port, [*command, *OPTIONS.split()], cwd=ROOT)

    def start_proxy(self) -> None:
        """nginx with the configuration as it is, but for the addresses; never as root."""
        text = CONFIGURATION.read_text().replace("listen 8080", f"listen 127.0.0.1:{self.port}")
        for name, port in zip(("app-1:8501", "app-2:8501"), self.replicas, strict=True):
            assert name in text
            text = text.replace(name, f"127.0.0.1:{port}")
        configuration = self.folder / "nginx.conf"
        configuration.write_text(text)
        nobody = {}
        self.log(self.port).touch()
        if os.getuid() == 0:
            nobody = {"user": 65534, "group": 65534, "extra_groups": []}
            for path in (self.folder, self.log(self.port)):
                os.chown(path, 65534, 65534)
        self.run(self.port, [NGINX, "-e", "stderr", "-p", str(self.folder), "-c", str(configuration)], **nobody)

    def run(self, port: int, command: list[str], **options) -> None:
        with self.log(port).open("a") as log:
            self.running[port] = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, **options)

    def log(self, port: int) -> Path:
        return self.folder / f"{port}.log"

    def wait_until_up(self, port: int) -> None:
        try:
            wait_until_up(port)
        except TimeoutError:
            raise TimeoutError(self.log(port).read_text()) from None

    def sessions(self, port: int) -> int:
        """How many pages are open on this replica."""
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/metrics?families=active_sessions") as answer:
            lines = answer.read().decode().splitlines()
        return int(float(next(line for line in lines if line.startswith("active_sessions")).split()[-1]))

    def kill(self, port: int) -> None:
        process = self.running.pop(port)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            process.wait(timeout=10)
        shutil.rmtree(self.folder)


def wait_until_up(port: int) -> None:
    """Wait until a server on this machine answers. Raises: TimeoutError."""
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError


if __name__ == "__main__":
    site = Replicas(int(sys.argv[1]) if len(sys.argv) > 1 else 8080)
    try:
        site.start()
        print(f"{site.address}, in front of the ports {site.replicas}; logs in {site.folder}")
        signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        site.stop()
