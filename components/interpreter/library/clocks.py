"""`time`: its clocks are real, and nobody sleeps."""

import time
from typing import TYPE_CHECKING, Any

from .entry import module, owned, plain

if TYPE_CHECKING:
    from ..running import Running

PLAIN = """
    time time_ns perf_counter perf_counter_ns monotonic monotonic_ns process_time process_time_ns thread_time
    thread_time_ns localtime gmtime ctime asctime mktime
"""


def sleep(run: "Running", secs: Any, /) -> None:
    """Returns at once: a run has 2 seconds, and other readers wait for it."""
    if not issubclass(type(secs), (int, float)):
        found: object = secs
        if not hasattr(type(found), "__index__"):
            raise TypeError(f"'{type(found).__name__}' object cannot be interpreted as an integer")
    elif secs < 0:
        raise ValueError("sleep length must be non-negative")


def strftime(run: "Running", format: Any, *times: Any) -> str:
    """`time.strftime`, with a text of the program's own kind as a plain one."""
    return time.strftime(str(format), *times) if isinstance(format, str) else time.strftime(format, *times)


TIME = module("time", plain(time, PLAIN), owned("time", sleep, strftime), {"struct_time": time.struct_time})
ATTRIBUTES = {
    time.struct_time: frozenset(
        "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst tm_zone tm_gmtoff".split()
    )
}
