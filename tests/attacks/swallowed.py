"""Limits that a program tries to survive: caught, delayed, swallowed or hidden; each ends in a Problem all the same."""

from .apart import apart

HANDLERS = "|BaseException|Exception|(Exception, BaseException)|BaseException as e|object|SystemExit|KeyboardInterrupt"
LOOPS = {
    "a bare loop": "while True: pass",
    "a generator": "sum(iter(int, 1))",
    "a recursion of time": "[f() for f in iter(lambda: int, 1)]",
    "memory": "a = []\n{0}while True: a.append([0] * 1000)",
    "a number": "x = 9\n{0}while True: x = x * x",
    "a text": "x = 'abc'\n{0}while True: x = x + x",
    "a tensor": "x = torch.ones(10)\n{0}while True: x = torch.cat([x, x])",
}
TRIES = [
    f"try:\n    {loop.format('    ')}\nexcept {handler}:\n    pass\nx = 1"
    for loop in ("while True: pass", LOOPS["memory"])
    for handler in HANDLERS.split("|")
]

# Each would be over without a word if the limit, once reached, were not kept.
SWALLOWED = apart("limits_swallowed")

# Exceptions that are not mistakes: each would end the process, or be silent.
ENDING = apart("exceptions")

ENDLESS_SWALLOWED = {"limits that somebody catches": TRIES + SWALLOWED}
EXCEPTIONS = {"exceptions that end more than the program": ENDING}
