"""A lecture hall on one server, without browsers:

    python -m tests.load                    1, 10, 40 and 100 sessions, then ten rounds of coming and going
    python -m tests.load 100                that many sessions only

Each session opens the walkthrough, goes to a step with tangents, and moves x: every two seconds, and then in bursts of
two a second. The sessions run in this process, on the same machine as the server, so that its figures are the worse
for it.
"""

import asyncio
import random
import statistics
import sys
import time
from pathlib import Path

from tests.benchmark.__main__ import App
from tests.browser.conftest import ROOT

from .visitor import Visitor

SESSIONS, ROUNDS, ROUND = (1, 10, 40, 100), 10, 50
STEP, MOVES, BURST = 10, 10, 4
# What is left of a session that has gone is given back after this many seconds, not after two minutes.
MEMORY = "--server.disconnectedSessionTTL=2"


async def hall(app: App, count: int) -> None:
    """Print how the server does with so many sessions."""
    before = megabytes(app)
    visitors = [Visitor(app.address, f"step={STEP}") for _ in range(count)]
    opened = await asyncio.gather(*(arrive(visitor, number) for number, visitor in enumerate(visitors)))
    steps = await timed(app, visitors, follow)
    calm = await timed(app, visitors, lambda visitor: move(visitor, MOVES, pause=2.0))
    bursts = await timed(app, visitors, lambda visitor: burst(visitor, MOVES // BURST))
    held = megabytes(app)
    errors = [error for visitor in visitors for error in visitor.errors]
    for visitor in visitors:
        await visitor.leave()
    await asyncio.sleep(5)
    print(
        f"{count:4} sessions: open {numbers(opened)}, step {steps}, x every 2 s {calm}, in bursts {bursts}, "
        f"{len(errors)} errors; memory {before:.0f} MB, with them {held:.0f} MB "
        f"({(held - before) / count:.2f} a session), after them {megabytes(app):.0f} MB",
        flush=True,
    )
    for error in sorted(set(errors)):
        print(f"     {error}")


async def arrive(visitor: Visitor, number: int) -> float:
    # As from a code on the wall: some ten a second.
    await asyncio.sleep(number * 0.1)
    return await visitor.arrive()


async def follow(visitor: Visitor) -> None:
    """The next step, and the tangents of the one after."""
    await asyncio.sleep(random.random() * 4)
    await visitor.press("step_next")


async def move(visitor: Visitor, moves: int, pause: float) -> None:
    await asyncio.sleep(random.random() * 2)
    for _ in range(moves):
        start = time.perf_counter()
        await visitor.move("x", random.randrange(-30, 31) / 10)
        await asyncio.sleep(max(0.0, pause - (time.perf_counter() - start)))


async def burst(visitor: Visitor, bursts: int) -> None:
    for _ in range(bursts):
        await asyncio.sleep(random.random() * 8)
        await move(visitor, BURST, pause=0.5)


async def timed(app: App, visitors: list[Visitor], act) -> str:
    """What the visitors waited while they all act at once, and how busy the server was."""
    for visitor in visitors:
        visitor.waited.clear()
    start, computed = time.perf_counter(), app.computed()
    await asyncio.gather(*(act(visitor) for visitor in visitors))
    busy = (app.computed() - computed) / (time.perf_counter() - start) / 10
    return f"{numbers([each for visitor in visitors for each in visitor.waited])} at {busy:.0f} % of a core"


def numbers(seconds: list[float]) -> str:
    """The median and the 95th percentile, in milliseconds."""
    p95 = sorted(seconds)[int(0.95 * (len(seconds) - 1))]
    return f"p50 {1000 * statistics.median(seconds):.0f} p95 {1000 * p95:.0f} ms"


def megabytes(app: App) -> float:
    """The server's resident memory."""
    status = Path(f"/proc/{app.server.pid}/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


async def come_and_go(app: App) -> None:
    """Print the server's memory after each round of visitors that come, move x and go."""
    found = []
    for _ in range(ROUNDS):
        visitors = [Visitor(app.address, f"step={STEP + 1}") for _ in range(ROUND)]
        await asyncio.gather(*(arrive(visitor, number) for number, visitor in enumerate(visitors)))
        await asyncio.gather(*(move(visitor, 2, pause=0.5) for visitor in visitors))
        for visitor in visitors:
            await visitor.leave()
        await asyncio.sleep(5)
        found.append(megabytes(app))
    print(f"{ROUNDS} rounds of {ROUND} sessions: {', '.join(f'{one:.0f}' for one in found)} MB after each")


def main(counts: list[int]) -> None:
    app = App("this app", ROOT, "streamlit_app.py", "/", 8767, options=MEMORY)
    app.start()
    try:
        # A first visitor, so that everything is imported.
        asyncio.run(warm(app))
        for count in counts or SESSIONS:
            asyncio.run(hall(app, count))
        if not counts:
            asyncio.run(come_and_go(app))
    finally:
        app.stop()


async def warm(app: App) -> None:
    visitor = Visitor(app.address, f"step={STEP + 1}")
    print(f"first visitor: {await visitor.arrive():.1f} s, {visitor.received / 1000:.0f} kB", flush=True)
    await visitor.leave()


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]])
