"""What torch and numpy warn of while a program runs: it is said to the program's reader, not to the server's log.

Python keeps one list of filters and one place to show warnings for the whole process, so a run may change neither
while others run. Both are set once, here, and each thread listens for itself.
"""

import re
import sys
import threading
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

MOST = 20
HERE = str(Path(__file__).parent)
BUILD_PLACE = re.compile(r" \(Triggered internally at [^()]*\)")

thread = threading.local()
elsewhere = warnings.showwarning


@contextmanager
def listening() -> Generator[list[str], None, None]:
    """The warnings of what runs inside in this thread, each with its class name and once, as the prompt shows them."""
    thread.heard = heard = []
    try:
        yield heard
    finally:
        thread.heard = None


def show(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: "TextIO | None" = None,
    line: str | None = None,
) -> None:
    """Takes the place of `warnings.showwarning`."""
    heard = getattr(thread, "heard", None)
    if heard is None:
        elsewhere(message, category, filename, lineno, file, line)
        return
    text = f"{category.__name__}: {BUILD_PLACE.sub('', str(message))}"
    if text not in heard and len(heard) < MOST:
        heard.append(text)


# Python and torch by themselves show a warning once in a process, and every reader is a first one.
torch.set_warn_always(True)
warnings.filterwarnings("always", module=r"components\.(?:interpreter|figures)|torch|numpy")
# What its compiler finds odd in a program's text is nothing that the program does. A filter of the moment would be
# another thread's too.
warnings.filterwarnings("ignore", category=SyntaxWarning, module="<program>")
warnings.showwarning = show


def unraisable(hook: "Callable[..., Any]") -> "Callable[..., Any]":
    """Python's hook for what nobody can catch, without what a program's dropped generator raises: it is over."""

    def tell(raised: Any) -> None:
        code = getattr(raised.object, "gi_code", None)
        if code is None or not code.co_filename.startswith(HERE):
            hook(raised)

    return tell


sys.unraisablehook = unraisable(sys.unraisablehook)
