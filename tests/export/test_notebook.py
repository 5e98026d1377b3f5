"""What is taken home shows elsewhere what the page showed: in Jupyter, and in Python."""

import ast
import builtins
import json
import re
import sys
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.autograd.chart import COLORS
from components.autograd.errors.cases import CASES
from components.autograd.pairs import PAIRS
from components.devices.machine.transfer import TENSORS
from components.devices.rules.rules import RULES
from components.export.file import python_file
from components.export.notebook import copied, notebook
from components.export.program import Program
from components.export.taken import file_name
from components.interpreter import run
from components.interpreter.pasted import read_pasted
from components.links.pages import page_named
from components.tensors.examples import EXAMPLES

from ..autograd.test_panel import opened, rows
from .elsewhere import run_files, run_notebooks

LINK = "http://localhost/autograd?f=x+%2A%2A+2"
ALLOWED = {"torch", "numpy", "altair", "matplotlib", *sys.stdlib_module_names}
autograd, devices, tensors = (page_named(name) for name in ("autograd", "devices", "tensors"))
VIEWS = [view for view in autograd.sections if view != "errors"]
LINKS = [
    *((autograd, {"view": view}) for view in VIEWS),
    *((autograd, {"view": "errors", "case": case}) for case in CASES),
    *((autograd, {"f": pair.f, "g": pair.g, "x": f"{pair.x}"}) for pair in PAIRS[3::2]),
    *((autograd, {"view": view, "f": "abs(x) + round(x) + np.pi", "x": "1.5"}) for view in VIEWS[2:]),
    *((autograd, {"zero": zero, "f_passes": "2", "g_passes": "3"}) for zero in ("true", "false")),
    *((autograd, {"view": view, "f": "4"}) for view in ("plot", "tangents", "graph", "check")),
    *((autograd, {"g": "4", "x": "1"}), (autograd, {"f": "(", "x": "1"})),
    *((autograd, {"view": "plot", "low": "-1", "high": "0.5", "draw_g": "false", "slope": "2.5"}),),
    *((autograd, {"view": "descent", "forget": "true", "momentum": "0.5", "steps": "7"}),),
    *((autograd, {"view": "check", "h": "0.001"}),),
    *((devices, {"tensor": name}) for name in TENSORS),
    *((devices, {"view": "rules", "rule": rule}) for rule in RULES),
    *((tensors, {"code": example.code}) for example in EXAMPLES),
]
TYPED = {
    "one line": "x = 1; x; x + 1;  # behind\n\n# before\nx",
    "shown in a loop": "for i in range(2): i; print('é', i); i + 1\nif True:\n    'é'; tensor([1.5])\n    None",
    "tuples": "(1, 2), 3\n1, 2\nlist(range(40))\n(tensor([[1, 2], [3, 4]]), tensor([5]))",
    "repr": "'a\\nb'\nnp.array([1.5, 2])\nnp.float64(2)\ntorch.float32\ntorch.Size([2, 3])\ntorch.device('cpu')\n1e100",
    "no imports": "math.sqrt(tensor(4.0).item())\ntorch.ones(2)\ncuda.is_available() and np.ones(2)",
    "hidden names": "from torch import abs, round, tensor\nabs(tensor(-1))\nround(tensor(2.5))",
    "names again": "round(-2.5)\nabs(-1)",
    "print and value": "def f(x):\n    return print(x)\nf(3)\nmax(1, 2)\nprint('a')\nNone\n3",
    "an error": "x = tensor(1)\nx\nx.backward()\nx + 1\nprint('never')",
    "not read": "x = 2\nx\n1 +\n!echo shell",
    "not read at all": "%pwd",
    "lists of lists": "[[1, 2], [3, 4]]\n[tensor([1.0, 2.0]), tensor([[3, 4], [5, 6]])]",
    "names of values": "torch.max(tensor([[1, 5], [7, 2]]), dim=1)\ntype(3)\nrange(3)\nslice(1, 2)",
    "several lines": "x = tensor([[1, 2],\n [3, 4]])\nx.reshape(\n    4, 1  # one column\n)\nx @ (x\n  + 1)",
}
# The language's other constructs, each program under a line with its name.
_, *LANGUAGE = re.split(r"^=== (.*)\n", Path(__file__).with_name("language.txt").read_text(), flags=re.MULTILINE)
TYPED |= dict(zip(LANGUAGE[::2], LANGUAGE[1::2], strict=True))
PROGRAMS = {
    **{f"{page.name} {' '.join(link.values())[:40]}": page.program_of(link) for page, link in LINKS},
    **{f"typed: {name}": Program(name, text) for name, text in TYPED.items()},
}


def shown(program):
    """What the page shows for each of the statements, and the error that ends them; None if nothing raises one."""
    steps = run(program.source).steps
    texts = [step.text for step in steps if step.text and step.line > program.ran_before]
    error = steps[-1].error if steps and not is_unread(program.source) else None
    return "".join(f"{text}\n" for text in texts), error.message if error else None


def is_unread(source):
    try:
        ast.parse(read_pasted(source)[0])
    except SyntaxError:
        return True
    return False


def outputs(cells):
    """The texts of a notebook's outputs, without pictures."""
    texts, raised = [], []
    for cell in cells:
        for output in cell.get("outputs", ()):
            if output["output_type"] == "error":
                raised.append(f"{output['ename']}: {output['evalue']}")
            elif output["output_type"] == "stream" and output["name"] == "stdout":
                texts.append(output["text"])
            elif output["output_type"] == "execute_result" and not has_picture(output):
                texts.append(output["data"]["text/plain"] + "\n")
    return "".join(texts), raised


def pictures(cells):
    shown = [output for cell in cells for output in cell.get("outputs", ())]
    return [output["data"]["image/svg+xml"] for output in shown if has_picture(output)]


def has_picture(output):
    return "image/svg+xml" in output.get("data", ())


def texts_in(svg):
    """The words and numbers of a picture."""
    return "".join(ElementTree.fromstring(svg).itertext())


def paths_in(svg):
    """The lines of a picture."""
    return [found.get("d") for found in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")]


@cache
def executed():
    """Every program's notebook after Jupyter ran it, and behind its cells what gives the picture's specification."""
    asked = nbformat.v4.new_code_cell("print(_.to_json())")
    texts = []
    for name, program in PROGRAMS.items():
        read = nbformat.reads(notebook(name, [program], LINK), as_version=4)
        read.cells += [asked.copy()] if program.plots else []
        texts.append(nbformat.writes(read))
    return dict(zip(PROGRAMS, run_notebooks(texts), strict=True))


def cells_of(name):
    """The cells of the program's notebook, with their outputs."""
    return executed()[name]["cells"][: -1 if PROGRAMS[name].plots else None]


def specification(name):
    """That of the program's picture, as Altair gives it in Jupyter."""
    return json.loads("".join(executed()[name]["cells"][-1]["outputs"][0]["text"]))


@cache
def files():
    texts = [python_file(name, [program], LINK) for name, program in PROGRAMS.items()]
    return dict(zip(PROGRAMS, run_files(texts), strict=True))


@pytest.mark.parametrize("name", PROGRAMS)
def test_jupyter_shows_what_the_page_shows(name):
    shows = [shown(program) for program in (PROGRAMS[name], PROGRAMS[name].beside) if program]
    printed, raised = outputs(cells_of(name))
    assert printed == "".join(text for text, _ in shows)
    assert [error.split(".")[-1] for error in raised] == [error.split(".")[-1] for _, error in shows if error]


@pytest.mark.parametrize("name", PROGRAMS)
def test_python_prints_what_the_page_shows(name):
    program = PROGRAMS[name]
    shows = [shown(program)] + ([shown(program.beside)] if program.beside else [])
    title = f"\n{program.beside.title}\n" if program.beside else ""
    assert files()[name]["printed"] == title.join(text for text, _ in shows)
    last_error = shows[-1][1]
    assert last_error in files()[name]["said"] if last_error else "Error" not in files()[name]["said"]


@pytest.mark.parametrize("name", [name for name, program in PROGRAMS.items() if program.plots])
def test_python_saves_the_picture_that_jupyter_shows(name):
    (shown,) = pictures(cells_of(name))
    ((file, saved),) = files()[name]["pictures"].items()
    assert f"The picture is in the file {file}" in python_file(name, [PROGRAMS[name]])
    assert file == f"{file_name(name)}.svg"
    assert texts_in(shown) == texts_in(saved)
    assert paths_in(shown) == paths_in(saved) != []


@pytest.mark.parametrize("name", [name for name, program in PROGRAMS.items() if program.plots])
def test_a_picture_at_home_needs_no_network_and_no_script(name):
    (shown,) = pictures(cells_of(name))
    assert "<script" not in shown
    assert set(re.findall(r"\w+://[^\s\"<]+", shown)) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def layers(part, color=None, data=None):
    """The innermost layers of Altair's picture at home, each with its mark, its colour and its points."""
    color = part.get("encoding", {}).get("color", {}).get("value", color)
    data = part.get("data", data)
    if "layer" in part:
        return [found for layer in part["layer"] for found in layers(layer, color, data)]
    return [(part["mark"]["type"], color, data["values"])]


def curves_at_home(specification):
    return {color: points for mark, color, points in layers(specification) if mark == "line"}


def line_at_home(specification):
    """The colour, the point and the slope of the line."""
    lines = [(color, *points) for mark, color, points in layers(specification) if mark == "point"]
    return [(color, point["x"], point["y"], point["slope"], point["text"]) for color, point in lines]


@pytest.mark.parametrize("link", [link for page, link in LINKS if link.get("view") == "plot"], ids=str)
def test_the_picture_at_home_has_the_curves_and_the_line_of_the_page(link):
    name = next(name for name, program in PROGRAMS.items() if program == autograd.program_of(link))
    at, home = opened(**link), specification(name)
    samples = rows(at, "samples").astype(float)
    drawn = [curve for curve in ("f", "g") if samples[curve].notna().any()]
    assert list(curves_at_home(home)) == [COLORS[curve] for curve in drawn] != []
    for curve in drawn:
        points = curves_at_home(home)[COLORS[curve]]
        across = [point["x"] for point in points]
        assert across[0] == pytest.approx(samples["x"].min())
        assert across[-1] == pytest.approx(samples["x"].max())
        page = np.interp(across, samples["x"], samples[curve])
        np.testing.assert_allclose([point["y"] for point in points], page, atol=1e-3)
    here = rows(at, "here").to_dict("records")
    line = [(COLORS[row["curve"]], row["x"], row["y"], row["slope"], row["said"]) for row in here]
    assert [one[::4] for one in line_at_home(home)] == [one[::4] for one in line]
    assert np.array([one[1:4] for one in line_at_home(home)]) == pytest.approx(np.array([one[1:4] for one in line]))


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_notebook_is_valid_and_stands_alone(name):
    text = notebook(name, [PROGRAMS[name]], LINK)
    read = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    nbformat.validate(read, relax_add_props=False)
    assert (read.nbformat, read.nbformat_minor) == (4, 5)
    assert read.metadata.kernelspec.name == "python3"
    assert read.cells[0].source == f"# {name}\n\nFrom [PyTorch, live](<{LINK}>)"
    code = [cell.source for cell in read.cells if cell.cell_type == "code"]
    assert "\n\n".join(code[1:]) == copied([PROGRAMS[name]])
    for cell in code:
        for node in ast.walk(ast.parse(cell)):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                modules = [node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
                assert {module.split(".")[0] for module in modules} <= ALLOWED


def cells(*parts):
    read = nbformat.reads(notebook("All", parts), as_version=4)
    return [(cell.source, cell.metadata.get("tags")) for cell in read.cells][2:]


def set_up(*parts):
    return nbformat.reads(notebook("All", parts), as_version=4).cells[1].source


def test_what_has_to_be_installed_is_said_first():
    drawing = PROGRAMS["autograd tangents"]
    assert "# %pip install torch numpy\n" in set_up(Program("", "1")) + "\n"
    assert "# %pip install torch numpy altair vl-convert-python\n" in set_up(Program("", "1"), drawing)
    assert python_file("One", [Program("", "1")]).split("\n")[1].endswith(": python -m pip install torch numpy")
    assert "pip install torch numpy altair vl-convert-python\n" in python_file("One", [drawing])
    pyplot = Program("", "import matplotlib.pyplot as plt\nplt.plot([1])")
    assert "pip install torch numpy matplotlib\n" in python_file("One", [pyplot])
    assert set(set_up(drawing).split("\n")[1].split()[3:]) >= {"torch", "altair"}


def test_jupyter_is_set_up_once_and_only_for_what_needs_it():
    assert "formatters" not in set_up(Program("", "1\nprint(2)"))
    lists = Program("", TYPED["tuples"])
    assert set_up(lists, lists).count("formatters") == 1
    assert "renderers" not in set_up(lists)


def test_a_cell_ends_where_a_value_is_shown():
    found = cells(Program("", "# one\nx = 1\n\nx; x + 1  # two\n\n# three\ny = x\n"))
    assert found == [("# one\nx = 1\n\nx", None), ("x + 1  # two", None), ("# three\ny = x", None)]


def test_a_loop_reads_at_home_as_a_person_wrote_it():
    source = "w = tensor(1.0, requires_grad=True)\nfor i in range(2):\n    (w * i).backward()\n    w.grad.zero_()"
    assert cells(Program("", source)) == [(f"from torch import tensor\n{source}", None)]
    assert source in python_file("", [Program("", source)])


def test_a_cell_that_fails_on_the_page_is_tagged_and_the_rest_is_a_comment():
    found = cells(Program("", "x = 1\nx\nx.backward()\nx + 1"))
    rest = "# The page did not run this:\n# x + 1"
    assert found == [("x = 1\nx", None), ("x.backward()", ["raises-exception"]), (rest, None)]


def test_what_only_the_page_refuses_is_a_comment():
    refused = "# The page did not run this:\n# y = open('a')\n# y"
    assert cells(Program("", "x = 1\ny = open('a')\ny")) == [("x = 1", None), (refused, None)]


@pytest.mark.parametrize("text", ["!echo shell", "%pwd", "x = 1\n?x", "%%bash\necho shell", "x = 1\n!ls\nx"])
def test_what_is_not_python_does_not_run_in_jupyter(text):
    for source, _ in cells(Program("", text)):
        ast.parse(source)


def test_programs_of_one_notebook_do_not_disturb_each_other():
    parts = ["## One", Program("", TYPED["hidden names"], ("a = 1", "a")), "## Two", Program("", TYPED["names again"])]
    assert cells(*parts, Program("", "3", ("a = 1", "a + 1"))) == [
        ("## One", None),
        ("from torch import abs, round, tensor\nabs(tensor(-1))", None),
        ("round(tensor(2.5))", None),
        ("a = 1", None),
        ("a", None),
        ("## Two", None),
        ("from builtins import abs, round\nround(-2.5)", None),
        ("abs(-1)", None),
        ("3", None),
        ("a + 1", None),
    ]


def test_values_stand_under_the_title_that_they_belong_to():
    (ran,) = run_files([python_file("All", ["## 1. One", Program("", "1\n2"), "## 2. **Two**", Program("", "3")])])
    assert ran["printed"] == "\n1. One\n1\n2\n\n2. Two\n3\n"


def test_two_pictures_under_one_title_are_two_files():
    drawing = PROGRAMS["autograd plot"]
    parts = ["## 1. Lines", drawing, Program("", drawing.source, (*drawing.plots[:-1], f"{drawing.plots[-1]}\n"))]
    text = python_file("All", ["Before", *parts])
    assert re.findall(r"save\(\"(.*)\"\)", text) == ["1-lines.svg", "1-lines-2.svg"]


def test_a_program_that_fails_does_not_end_a_file_before_its_last():
    text = python_file("Two", ["# Wrong", Program("", TYPED["an error"]), Program("", "3")])
    assert "\n# Not run: AttributeError: 'int'" not in text
    assert "\n# x.backward()\n# The page did not run this:\n# x + 1\n# print('never')\n\nprint(3)\n" in text
    assert text.startswith(
        "# Two\n# On a machine that lacks them, first: python -m pip install torch numpy\n\n# Wrong\n"
        "\nfrom torch import tensor\nx = tensor(1)\nprint(x)\n# Not run: RuntimeError:"
    )


def test_the_timed_lines_run_by_themselves():
    program = devices.program_of({"view": "speed", "n": "256"})
    assert "def time_once(A, B, device, clock):" in program.source
    (ran,) = run_files([python_file("Timing", [program])])
    assert re.fullmatch(r"(cpu|cuda) \([\d.e-]+, [\d.e-]+\)\n", ran["printed"])
    assert ran["said"] == ""
    assert [tags for _, tags in cells(program)] == [None]


LINES = [
    *(
        "x = 1",
        "x",
        "(1,\n 2)",
        "1, 2",
        "",
        "  \t",
        "\tx",
        "1 +",
        "x.nothing",
        "print(3)",
        "é = 2",
        "x ;",
        "x = 1;  y = x",
    ),
    *("x; x ;x # é", "# é; x", "'''a\n#b'''", "x = ';#'", "x = (1, # one\n  2)", "x = 1; \\\nx", "x + \\\n1"),
    *("for i in range(2):\n    i; x", "if x:\n    'é'; x  # é;\nelse:\n    3", "def f(x):\n    return x"),
    "with torch.no_grad():\n    tensor(1)\n    # last",
]


class WithoutShowing(ast.NodeTransformer):
    """A text without what shows a value in a file: print(...) and print(repr(...))."""

    def visit_Expr(self, node):
        while isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") in ("print", "repr"):
            node.value = node.value.args[0]
        return node


def bare(text):
    body = WithoutShowing().visit(ast.parse(text)).body
    return [ast.unparse(node) for node in body if not isinstance(node, (ast.Import, ast.ImportFrom))]


@given(st.lists(st.sampled_from(LINES), max_size=6))
def test_no_statement_that_ran_is_lost_or_changed(lines):
    source = "\n".join(["x = 2", *lines])
    program = Program("", source)
    found = [text for text, _ in cells(program)]
    file = python_file("", [program])
    if is_unread(source):
        assert all(ast.parse(text) for text in [*found, file])
    else:
        ran = [step.source for step in run(source).steps]
        assert bare("\n".join(found)) == bare(file) == bare("\n".join(ran))


HOSTILE = """\
x = 1
{}
x + 1"""


@pytest.mark.parametrize(
    "line",
    [
        "import os",
        "import os; os.system('touch /tmp/attack')",
        "from os import system; system('touch /tmp/attack')",
        "__import__('os').system('touch /tmp/attack')",
        "eval('1')",
        "open('/tmp/attack', 'w')",
        "x.__class__.__subclasses__()",
        "torch.hub.load('/tmp/attack')",
        "torch.ones(2).numpy().tofile('/tmp/attack')",
        "class A: os = open",
        "(lambda: eval)()",
        "np.os.system('touch /tmp/attack')",
        "torch.utils.os.system('touch /tmp/attack')",
        "import torch.os",
        "'{0.__globals__}'.format(open)",
        "1 / 0; import os",
        "tensor(1).backward(); import os",
        '"""\n"""; import os',
        "@eval\nclass A: pass",
        "match open:\n    case 1: pass",
        "try:\n    x\nexcept open: pass",
        # What the page does not get to, and another machine would.
        "if x > 1: open('a')",
        "if cuda.is_available():\n    import os\n    os.system('touch /tmp/attack')",
        "def later(): return open('a')",
        "def later():\n    from os import system",
        "later = lambda: eval('1')",
        "class A:\n    def load(self): return torch.hub.load('a')",
        "class A:\n    os = 1\n    def later(self, t): return t.utils.os",
        "try:\n    pass\nexcept ValueError:\n    open('a')",
        "x = 1 if x else open('a')",
        "x or open('a')",
        "[open(i) for i in []]",
        "while x > 1: open('a')",
        "def later(x=lambda: __import__('os')): pass",
        "if x > 1: get_ipython().system('open')",
        "get_ipython().system('open')",
        "def later(f): return f.__globals__['open']",
        "def later(): return getattr(np, 'lo' + 'ad')",
        "def later(): return getattr(torch, 'hub')",
        "def later(): return torch.ones(2).numpy().tofile('a')",
        "def later():\n    global open\n    open('a')",
    ],
)
def test_what_the_page_does_not_run_is_a_comment_at_home(line):
    program = Program("Typed", HOSTILE.replace("{}", line))
    for text in (copied([program]), python_file("Typed", [program])):
        code = "\n".join(one for one in text.split("\n") if not one.lstrip().startswith("#"))
        assert "os" not in code.replace("close", "")
        for word in ("eval", "open", "format", "__", "load", "tofile", "class", "lambda", "later", "x + 1"):
            assert word not in code
        ast.parse(text)


def test_a_program_of_the_app_stands_as_it_is():
    source = "from time import perf_counter\nperf_counter() > 0\n"
    assert cells(Program("", source, our_own=True)) == [(source.strip(), None)]


def test_what_the_prompt_of_this_process_showed_last_changes_no_program(monkeypatch):
    program = Program("Typed", "_ = torch.manual_seed(0)\nfor _ in range(2):\n    pass\n_ + 40")
    before = python_file("Typed", [program])
    monkeypatch.setattr(builtins, "_", 5, raising=False)
    assert python_file("Typed", [program, program]).count("_ = torch.manual_seed(0)") == 2
    assert python_file("Typed", [program]) == before
