"""`python -m tests.language.pages PLACES`: all words that the app's pages show, in the other language, in no bracket.

PLACES is the name of a function below. A second argument names a module that stays in its own language.
"""

import json
import re
import sys
import warnings
from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from tests.language.brackets import speak, without_brackets

WORD = re.compile(r"[^\W\d_]{2,}")
# In the rows of a picture, beside names and arithmetic.
TWO_WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
MARKS = r"<pre\b.*?</pre>|`+[^`]*`+|:material/\w+:|:[a-z-]+\[|<(style|script)>.*?</\1>|<[^>]*>|\$[^$]*\$"
# Python's and torch's own words, as they stand outside of code.
OWN_WORDS = r"\bNone\b|\b\w+Backward\d\b|\bAccumulateGrad\b|\babs\(x\)|\bcuda:0|^\w+Warning:.*"
NO_PROSE = re.compile(f"{MARKS}|{OWN_WORDS}", re.DOTALL)
SHEET = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
# What an element of HTML says beside its text.
ATTRIBUTE = re.compile(r'(?:aria-label|title|alt)="([^"]*)"')
# What a picture's specification says.
SAYS = {"title", "description"}
# Fields of elements that nobody reads, elements with programs and data, and columns of rows for their colours.
UNREAD = "type theme page spec datasets.name selection_mode raw_value shortcut deferred_file_id query_string".split()
UNREAD += "class data-testid style tabindex".split()
UNSHOWN = {"code", "bidi_component"}
UNSEEN = {"sign", "role", "kind"}
# The same in every language.
DEVICES = {"cuda:0"}
FIRST_STEPS = 3  # of a lesson, in which questions are answered and exercises tried
# Programs of which all kinds of things are said; of the first three in every section.
PROGRAMS = [
    "",
    "import torch\nx = torch.arange(6)\ny = x.view(2, 3)\nz = x.view(torch.int32)\nx[0] = 9\nx = 1",
    "import torch\nx = torch.ones(4)\ny = x[:2]\ndel x\ny + torch.ones(4)",
    "import torch\nX = torch.tensor([[1, 2], [3, 4]])\nX * X[0]\nX @ X\nX.sum(dim=0)\nX.T\nX / 0\nX @ torch.ones(3)",
    "import torch\nw = torch.tensor(3.0, requires_grad=True)\nw.grad\nw.backward()\ntorch.zeros(3, 40, 40)",
    "import torch\nnet = torch.nn.Linear(2, 1)\nnet\nd = {'a': torch.ones(2)}\nd\n"
    "s = torch.optim.SGD(net.parameters(), lr=0.1)\ns",
    "def f(a):\n    return a\nclass P(Exception):\n    def go(self):\n        pass\np = P()\np\ns = {1, 2}\ns\nt = 'a'",
    "import torch\nimport matplotlib.pyplot as plt\nx = torch.linspace(0, 1, 9)\nplt.plot(x, x, '--')\n"
    "plt.bar([1], [2])\nplt.scatter(x, x, c=x)\nplt.show()\nplt.imshow(torch.ones(3, 3))\nplt.show()",
]


def tensors() -> Iterator[tuple[str, AppTest]]:
    """The sections of the Tensors page, with programs that all kinds of things are said of."""
    from components.links.pages import page_named
    from tests.page.opened import open_app

    for view in page_named("tensors").sections:
        for number, code in enumerate(PROGRAMS if view == "results" else PROGRAMS[:3]):
            yield f"tensors {view} {number}", open_app("tensors", view=view, code=code)
    app = open_app("tensors")
    yield "tensors", app
    app.menu_button[0].click(app.menu_button[0].options[2]).run()
    yield "an example", app
    app.button(key="share").click().run()
    yield "share", app
    yield "links", open_app("tensors", code="x" * 60_000, view="nowhere", back="many", name="q")
    yield "a packed link", open_app("tensors", packed="abc")


def devices() -> Iterator[tuple[str, AppTest]]:
    """The sections of the Devices page, on machines with and without a GPU, and after a timing."""
    from components.devices import page, panel
    from components.devices.inventory import GIB, Accelerator, take_inventory
    from components.devices.machine import section
    from components.devices.rules.rules import RULES
    from components.devices.speed.panel import RESULTS
    from components.devices.speed.timing import Measurement, Timing
    from tests.page.opened import go_to, open_app

    cuda = Accelerator("cuda:0", "CUDA", "", 140 * GIB, 130 * GIB, "9.0", 132, 1.8e9)
    alone = replace(take_inventory(), accelerators=())
    for inventory in (alone, replace(alone, reason="", accelerators=(cuda,))):
        for module in (panel, page, section):
            module.take_inventory = lambda inventory=inventory: inventory
        yield "machine", open_app("devices")
        for rule in RULES:
            yield f"rule {rule}", open_app("devices", view="rules", rule=rule)
        app = open_app("devices", view="speed")
        yield "speed", app
        device = inventory.devices[0]
        times = [Measurement(one, n, 1e-5 * n, 1e-6 * n**2, 3) for one in {"cpu", device} for n in (32, 64)]
        timing = Timing(64, "float32", tuple(times), ((device, ""),), "")
        app.session_state[RESULTS] = {"float64": replace(timing, dtype="float64"), "float32": timing}
        yield "timed", go_to(app, "devices", view="speed", dtype="float64")
    yield "links", open_app("devices", n="3", dtype="int3", view="speed")


def autograd() -> Iterator[tuple[str, AppTest]]:
    """The sections of the Autograd page."""
    from components.links.pages import page_named
    from tests.page.opened import open_app

    for view in page_named("autograd").sections:
        for link in ({}, {"f": "abs(x)", "x": "0", "zero": "true"}):
            yield f"autograd {view} {link}", open_app("autograd", view=view, **link)
    yield "links", open_app("autograd", f="y", x="99", low="5", rate="fast", view="descent")


def lessons() -> Iterator[tuple[str, AppTest]]:
    """The steps of every lesson, questions answered in vain and given up, and exercises tried."""
    from components.walkthrough.panel import find_lessons
    from tests.page.opened import open_app

    for name, lesson in find_lessons().items():
        # One exercise says what another says.
        for number, step in enumerate(lesson.steps[: FIRST_STEPS if lesson.is_exercises else None], start=1):
            where = {"lesson": name, "step": str(number)}
            app = open_app(**where)
            yield f"{where}", app
            if number <= FIRST_STEPS and "answer" in [button.key for button in app.button]:
                app.button(key="answer").click().run()
                yield f"{where} without an answer", app
                app.button(key="show_answer").click().run()
                yield f"{where} with the answer", app
            if step.exercises and number <= FIRST_STEPS:
                yield from tried(where, app)
    yield "exercises", open_app("exercises")
    yield "links", open_app(lesson="reading", step="99")


def machine() -> Iterator[tuple[str, AppTest]]:
    """The first section of the Devices page alone."""
    from tests.page.opened import open_app

    yield "machine", open_app("devices")


def tried(where: dict[str, str], app: AppTest) -> Iterator[tuple[str, AppTest]]:
    """An exercise whose lines are checked as they are, in error, and solved, after a hint."""
    from components.walkthrough.panel import find_lessons

    exercise = find_lessons()[where["lesson"]].steps[int(where["step"]) - 1].exercises[0]
    name = f"{where['lesson']}_{where['step']}_0"
    for lines in (exercise.start, "1 / 0", exercise.solution):
        app.text_area(key=f"exercise_lines_{name}").set_value(lines)
        for press in ("check", "hint", "solution"):
            if f"{press}_{name}" in [button.key for button in app.button]:
                app.button(key=f"{press}_{name}").click().run()
        yield f"{where} exercise", app


def leftovers(app: AppTest) -> Iterator[str]:
    """The words that an app shows in no bracket, each with where it stands."""
    from tests.page.echo import nodes, texts_of

    links, typed = same_words(), " ".join(field.value for field in app.text_area)
    for kind, path, text in texts_of(app):
        if kind not in UNSHOWN and not path.endswith(tuple(UNREAD)) and text not in links:
            yield from (f"{kind} {path}: {text}" for _ in words_in(text)[:1])
        if kind == "html":
            yield from (f"html attribute: {said}" for said in ATTRIBUTE.findall(SHEET.sub("", text)) if words_in(said))
    for node in nodes(app._tree):
        proto = getattr(node, "proto", None)
        if placeholder := getattr(proto, "placeholder", ""):
            yield from (f"{node.type} placeholder: {placeholder}" for _ in words_in(placeholder)[:1])
        if isinstance(proto, Message) and "vega_lite" in getattr(node, "type", ""):
            # What a reader's program names is the program's own.
            titles = [text for text in said_in(json.loads(proto.spec)) if f'"{text}"' not in typed]
            said = [text for text in titles if words_in(text)]
            said += [text for text in rows_of(proto) if text not in links and TWO_WORDS.search(without_brackets(text))]
            yield from (f"picture: {text}" for text in said)


def words_in(text: str) -> list[str]:
    """The words that stand in no bracket; of code and marks there are none."""
    return WORD.findall(NO_PROSE.sub("", without_brackets(text)))


def same_words() -> set[str]:
    """What is the same in every language: a link's own words, and torch's names of devices and operations."""
    from components.autograd.smoothness import Trouble
    from components.autograd.steps.state import GraphState
    from components.links.pages import PAGES, page_named
    from components.links.parameter import Choice

    parameters = [one for page in map(page_named, PAGES) for one in (*page.shared, *page.own_parameters())]
    links = [text for one in parameters if isinstance(one, Choice) for text in one.texts]
    # These two are tables of short texts by themselves, in the picture of f and in the table of the stepper.
    return {*links, *DEVICES, *Trouble, *GraphState}


def said_in(part: object) -> Iterator[str]:
    """The texts of a specification: titles, descriptions, and the name beside a control of its own."""
    for name, value in part.items() if isinstance(part, dict) else ():
        if name in SAYS or (name == "name" and "input" in part):
            yield from [value] if isinstance(value, str) else filter(lambda one: isinstance(one, str), value or ())
        yield from said_in(value)
    for value in part if isinstance(part, list) else ():
        yield from said_in(value)


def rows_of(proto: Message) -> Iterator[str]:
    """The texts in the rows of a picture."""
    for data in [proto.data, *(one.data for one in proto.datasets)]:
        if data.data:
            for name, column in pa.ipc.open_stream(data.data).read_all().to_pydict().items():
                if name not in UNSEEN:
                    yield from {text for text in column if isinstance(text, str)}


PLACES = {places.__name__: places for places in (tensors, devices, autograd, lessons, machine)}


def main(places: str, left: str = "") -> None:
    """Print what was found, as JSON: how many states were looked at, and the leftovers."""
    warnings.simplefilter("ignore")
    speak(left)
    count, found = 0, {}
    for name, app in PLACES[places]():
        assert not app.exception, (name, app.exception)
        count += 1
        for text in leftovers(app):
            found.setdefault(text, name)
    json.dump([count, found], sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
