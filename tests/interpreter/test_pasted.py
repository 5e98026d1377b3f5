"""What is pasted is read as the program in it, line for line, and Python stays as it is."""

import ast
import code
import io
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.interpreter import run
from components.interpreter.pasted import column_in_source, read_pasted


def read(source):
    text, notes = read_pasted(source)
    assert text.count("\n") == source.count("\n")
    return text, notes


def program(source):
    """The lines that do something, without the comments."""
    lines = read(source)[0].split("\n")
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


PYTHON = [
    "x = 1\ny = x % 2",
    "text = '''\n%matplotlib inline\n!pip install torch\nx?\n>>> 1\n'''",
    "x = (7\n%3)",
    "x = 7 \\\n% 3",
    "'%d' \\\n% 3",
    "# %matplotlib inline\n# !ls\n# why?",
    "x = (1\n!= 2)",
    "print('In [1]: x')\nOut = 3",
    "def f():\n    '''\n    >>> f()\n    ... 3\n    In [1]: f()\n    Out[1]: 3\n    '''\n    return 3",
    "...",
    "pip = 1\npip in [1]\npip, pip",
    "conda = [1]\nconda [0]",
    "'why?'",
    'f"{3!r}"\nf"""\n%x\n{3!r}\n"""',
    "x = '\\\n%time'",
]


@pytest.mark.parametrize("source", PYTHON)
def test_python_stays_as_it_is(source):
    ast.parse(source)
    assert read_pasted(source) == (source, {})


@pytest.mark.filterwarnings("ignore")
def test_the_standard_library_stays_as_it_is():
    several = [path.read_text(encoding="utf-8") for path in sorted(Path(ast.__file__).parent.glob("*.py"))[::3]]
    some = [text[:9_000].rpartition("\n\n\n")[0] for text in several]
    for text in some:
        try:
            ast.parse(text)
        except SyntaxError:
            continue
        assert read_pasted(text) == (text, {})


BELOW = "\nx = (1 +"  # not Python, so that each line above is looked at by itself


@pytest.mark.parametrize("source", PYTHON)
def test_python_stays_as_it_is_beside_a_mistake(source):
    assert read_pasted(source + BELOW) == (source + BELOW, {})


OVER = {
    "%matplotlib inline": "notebook",
    "%%time": "once",
    "%%timeit -n 10": "once",
    "%load_ext autoreload": "notebook",
    "%autoreload 2": "notebook",
    "%config InlineBackend.figure_format = 'svg'": "notebook",
    "%timeit x + 1": "notebook",
    "%": "notebook",
    "!pip install torch": "installed",
    "! pip3 install -q torch numpy": "installed",
    "%pip install torch": "installed",
    "!python -m pip install torch": "installed",
    "pip install torch": "installed",
    "conda install pytorch -c pytorch": "installed",
    "!ls -l": "terminal",
    "!!date": "terminal",
    "files = !ls": "terminal",
    "x?": "help",
    "torch.tensor??": "help",
    "?x": "help",
    "x? ": "help",
    "!nvidia-smi": "terminal",
}


@pytest.mark.parametrize("line", OVER)
def test_a_line_for_a_notebook_is_passed_over_with_a_note(line):
    text, notes = read(f"x = 1\n{line}\ny = 2")
    assert program(f"x = 1\n{line}\ny = 2") == ["x = 1", "y = 2"]
    assert list(notes) == [2]
    assert OVER[line] in notes[2]
    ast.parse(text)


def test_a_line_in_a_block_leaves_the_block_whole():
    text, notes = read("for i in range(2):\n    !ls\n    %time x = i\nif x:\n    %matplotlib inline\nx")
    names = {}
    exec(text, names)
    assert names["x"] == 1
    assert sorted(notes) == [2, 3, 5]


def test_a_command_goes_on_over_its_lines():
    text, notes = read("!pip install torch \\\n    numpy \\\n    scipy\nx = 1")
    assert text.split("\n")[3] == "x = 1"
    assert list(notes) == [1]
    assert program("!pip install torch \\\n    numpy\nx = 1") == ["x = 1"]


def test_a_timed_line_runs():
    source = "%time x = 1 + 1\nx"
    text, notes = read(source)
    assert text == "x = 1 + 1\nx"
    assert list(notes) == [1]
    assert column_in_source(source, text, 1, 5) == 11
    assert column_in_source(source, text, 2, 1) == 1
    assert column_in_source("if x:\n    %time y = 1", read("if x:\n    %time y = 1")[0], 2, 5) == 11


def test_a_cell_of_another_language_is_passed_over():
    assert program("x = 1\n%%bash\nls | grep x\nif [ -f y ]; then") == ["x = 1"]
    assert program("In [1]: %%bash\n   ...: ls\n\nIn [2]: y = 2") == ["y = 2"]
    assert program("%%time\nx = 1") == ["x = 1"]


PROMPTS = {
    ">>> x = 1\n>>> x\n1\n": ["x = 1", "x"],
    ">>> for i in range(2):\n...     print(i)\n... \n0\n1\n>>> i": ["for i in range(2):", "    print(i)", "i"],
    ">>> def f(x):\n...     return x\n...\n>>> f(1)\n1": ["def f(x):", "    return x", "f(1)"],
    "Python 3.11.2 (main, May 2 2024) on linux\nType \"help\" for more.\n>>> 1 + 1\n2": ["1 + 1"],
    "import torch\n>>> torch.ones(2)\ntensor([1., 1.])": ["import torch", "torch.ones(2)"],
    "    >>> x = [1,\n    ...      2]\n    >>> x\n    [1, 2]": ["x = [1,", "     2]", "x"],
    ">>> x = [1,\n      2]\n>>> x\n[1, 2]": ["x = [1,", "      2]", "x"],
    ">>> text = '''\n... >>> no\n... '''\n>>> text\n'\\n>>> no\\n'": ["text = '''", ">>> no", "'''", "text"],
    ">>> 1 / 0\nTraceback (most recent call last):\n  File \"<stdin>\", line 1\nZeroDivisionError: no\n>>> 2": [
        "1 / 0", "2",
    ],
    ">>> x\n[[1, 2,\n... 3]]\n>>> y": ["x", "y"],
    ">>> %matplotlib inline\n>>> x = 1": ["x = 1"],
    ">>>": [],
    "In [1]: x = 1\n\nIn [2]: x\nOut[2]: 1\n\nIn [3]: ": ["x = 1", "x"],
    "In [1]: 2 + 3\nOut[1]: 5": ["2 + 3"],
    "In [1]: for i in range(2):\n   ...:     print(i)\n   ...: \n0\n1\n\nIn [2]: i\nOut[2]: 1": [
        "for i in range(2):", "    print(i)", "i",
    ],
    "In [12]: torch.ones(2, 2)\nOut[12]: \ntensor([[1., 1.],\n        [1., 1.]])\n\nIn [13]: 1": [
        "torch.ones(2, 2)", "1",
    ],
    "In [1]:\nimport torch\n\nx = 1\nx\nOut[1]:\n1\nIn [2]:\nif x:\n    y = 2\n": [
        "import torch", "x = 1", "x", "if x:", "    y = 2",
    ],
    "[1]:\nx = (1,\n2)\nx\nOut[1]:\n(1, 2)\n[ ]:\nx": ["x = (1,", "2)", "x", "x"],
    "In [1]:\ndef f():\n    '''\n    >>> f()\n    3\n    '''\n    return 3\nIn [2]:\nf()": [
        "def f():", "    '''", "    >>> f()", "    3", "    '''", "    return 3", "f()",
    ],
    "In [1]: %time x = 1\nCPU times: user 2 us\nWall time: 4 us\n\nIn [2]: x": ["x = 1", "x"],
}  # fmt: skip


@pytest.mark.parametrize("source", PROMPTS)
def test_a_text_with_prompts_is_read_as_the_program(source):
    assert program(source) == PROMPTS[source]
    text, notes = read(source)
    ast.parse(text)
    assert notes


def test_the_place_of_a_mistake_is_told_in_the_pasted_text():
    source = ">>> if x:\n...     y = z\nno\n    >>> a"
    text, _ = read(source)
    assert column_in_source(source, text, 1, 4) == 8
    assert column_in_source(source, text, 2, 9) == 13
    assert column_in_source(source, text, 4, 1) == 9
    assert column_in_source("In [1]: x", "x", 1, 1) == 9
    assert column_in_source("x", "x", 7, 3) == 3


statements = st.sampled_from(
    [
        "x = 1",
        "x",
        "print('a')",
        "print('a >>> b', '... c')",
        "for i in range(2):\n    print(i)",
        "def f(x):\n    if x:\n        return 3\n    return x",
        "f(2)",
        "y = '''a\n  b\n>>> c\n'''",
        "y",
        "x = [1,\n     2]",
        "1 / 0",
        "'a b'",
        "# a comment",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(statements, min_size=1, max_size=6))
def test_what_pythons_own_prompt_shows_is_read_as_what_was_typed(some):
    text, _ = read(session(some))
    typed = "\n".join(some)
    assert ast.dump(ast.parse(text)) == ast.dump(ast.parse(typed))


def session(some):
    """What stands on the screen of Python's own console after these statements."""
    screen = io.StringIO()
    waiting = [line for one in some for line in [*one.split("\n"), *([""] if "\n" in one else [])]]

    def typed(prompt):
        if not waiting:
            raise EOFError
        line = waiting.pop(0)
        screen.write(prompt + line + "\n")
        return line

    prompts = getattr(sys, "ps1", None), getattr(sys, "ps2", None)
    with redirect_stdout(screen), redirect_stderr(screen):
        console = code.InteractiveConsole({})
        console.raw_input = typed
        console.interact(banner="Python 3.11.2 (main) on linux", exitmsg="")
    for name, before in zip(("ps1", "ps2"), prompts, strict=True):
        if before is None and hasattr(sys, name):
            delattr(sys, name)
    return screen.getvalue()


@settings(max_examples=1000, deadline=None)
@given(st.text(">.%!?In [1]:Out#'\"\\(){}\nxp=  ", max_size=60))
def test_any_text_keeps_its_lines_and_python_stays(source):
    text, notes = read(source)
    assert all(1 <= line <= source.count("\n") + 1 for line in notes)
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return
    if not source.lstrip().startswith("In ["):
        assert (text, notes) == (source, {})


SHAPES = [
    "?",
    ">>> \n",
    "%\n",
    "(",
    "'",
    " ",
    "\t",
    "a,",
    "a, ",
    "\n",
    " \n",
    "In [",
    "[1]:\n",
    "x.",
    "x = !\n",
    "x( ",
    "pip ",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_of_any_shape_is_read_at_once(shape):
    many = shape * (9_900 // len(shape))
    start = time.process_time()
    for source in (many, many + "\n?", many + "?", "?" + many, ">>>\n" + many, "%\n" + many, "x" + many + "\n!"):
        read(source)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("source", [" % 7tmp\udced\nx = 5", "%time \ud800\nx = 5", "!ls \0\nx = 5", ">>> '\udfff'\n"])
def test_a_text_with_half_a_character_is_told_where_it_stands_and_nothing_carries_it_on(source):
    result = run(source)
    assert result.error.message.startswith("The character ")
    assert source.split("\n")[0][result.error.column - 1] in "\udced\ud800\0\udfff"
    assert result.notes == {}
