import json

import pytest
from streamlit.testing.v1 import AppTest

from components.interpreter import run
from components.interpreter.limits import CHARACTERS
from components.links.field import FIELD
from components.links.pages import page_named
from components.tensors import panel
from components.tensors.examples import EXAMPLES, READING
from components.tensors.literals import literals
from tests.page.shown_code import codes


def page():
    from components.tensors import panel

    panel.show()


def opened(code=None, view=None):
    app = AppTest.from_function(page, default_timeout=30)
    for name, text in (("code", code), ("view", view)):
        if text is not None:
            app.query_params[name] = text
    return checked(app.run())


def checked(app):
    assert not app.exception
    return app


def charts(app):
    return [element.proto for element in app.get("vega_lite_chart")]


def test_the_page_starts_with_the_readings_lines():
    app = opened()
    assert app.text_area(key="code").value == READING
    assert [step.text for step in run(READING).steps if step.text] == [
        code for code in codes(app) if not code.startswith("if ")
    ]
    assert "tensor([[12],\n        [34]])" in codes(app)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_an_example_fills_the_editor_and_is_shown(example):
    app = opened("1 + 1")
    checked(app.menu_button[0].click(example.label).run())
    assert app.text_area(key="code").value == example.code
    shown = codes(app)
    for step in run(example.code).steps:
        if step.text:
            assert step.text in shown
    assert charts(app)


def test_every_tensor_has_its_facts_a_sentence_and_a_picture():
    app = opened("import torch\ntorch.tensor([[1, 2], [3, 4]])")
    assert [text.value for text in app.text] == [
        "This is a matrix of 2 rows and 2 columns of 64-bit whole numbers, from 1 to 4."
    ]
    facts = "shape (2, 2) · torch.int64 · device cpu · requires_grad False · strides (2, 1) · 32 bytes"
    assert any(facts in markdown.value for markdown in app.markdown)
    assert len(charts(app)) == 1


def test_the_specification_stays_while_the_text_changes_the_rows():
    app = opened("torch.tensor([[1, 2], [3, 4]])")
    (before,) = charts(app)
    checked(app.text_area(key="code").set_value("torch.tensor([[1, 2, 7], [3, -5, 0]])").run())
    (after,) = charts(app)
    assert json.loads(before.spec) == json.loads(after.spec)
    assert before.data.data != after.data.data


def test_a_link_carries_the_text():
    app = opened("x = 1\nx + 41")
    assert app.text_area(key="code").value == "x = 1\nx + 41"
    assert codes(app) == ["42"]
    assert not app.warning


def test_a_link_that_is_too_long_gives_the_readings_lines_and_says_so():
    app = opened("1" * (FIELD + 1))
    assert app.text_area(key="code").value == READING
    assert f"{FIELD:,}" in app.warning[0].value
    assert "code" not in app.query_params


@pytest.mark.parametrize("view", page_named("tensors").sections)
def test_a_text_over_the_limit_stays_and_says_how_much_is_too_many(view):
    code = "x = 1\n" * 2_000
    app = opened(code, view=view)
    assert app.text_area(key="code").value == code
    assert "The text has 12,000 characters; 10,000 is the limit here." in texts(app)
    assert "Delete 2,000 characters or more." in texts(app)


def test_the_longest_text_is_taken():
    code = "x = 1\n" * (CHARACTERS // 6)
    assert opened(code).text_area(key="code").value == code


def test_an_emptied_editor_stays_empty_and_the_page_says_what_to_do():
    app = opened("1")
    checked(app.text_area(key="code").set_value("").run())
    assert app.text_area(key="code").value == ""
    assert "nothing to run" in app.text[0].value


def test_a_mistake_marks_its_line_and_keeps_the_text_and_the_cards_above():
    code = "X = torch.ones(2, 3)\nX * 2\nX @ X\nX"
    app = opened(code)
    assert app.text_area(key="code").value == code
    assert "tensor([[2., 2., 2.],\n        [2., 2., 2.]])" in codes(app)
    assert codes(app)[-2:] == ["X @ X\n^", "X @ X\n(2, 3) @ (2, 3)\n    ^     ^\n3 and 2: not equal"]
    assert any("Line 3, column 1" in markdown.value for markdown in app.markdown)
    said = [text.value for text in app.text]
    assert any("RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)" in text for text in said)
    assert any("(2, 3)" in markdown.value for markdown in app.markdown)


def test_a_text_that_cannot_be_read_is_a_problem_and_stays():
    app = opened("x = (1,")
    assert app.text_area(key="code").value == "x = (1,"
    assert codes(app)[-1] == "x = (1,\n    ^"
    assert any("SyntaxError" in text.value for text in app.text)


NASTY = "![i](http://example.com/x.png) [l](http://example.com) `tick` :material/home: $x$ **b** <b>b</b>"


PLACES = [f'print("{NASTY}")', f'"{NASTY}"', f"x = 1 # {NASTY}", f'print("a") or "{NASTY}"', f'no("{NASTY}")', NASTY]


@pytest.mark.parametrize("code", PLACES)
def test_typed_text_never_reaches_markdown_unquoted(code):
    app = opened(code)
    elements = [*app.markdown, *app.caption, *app.error, *app.warning, *app.title, *app.info]
    for element in elements:
        outside = "".join(element.value.split("``")[::2])
        assert "example.com" not in outside
        assert ":material/home" not in outside
        assert "tick" not in outside


def test_very_long_output_is_folded_and_its_size_told():
    app = opened('print("ab " * 3000)')
    assert app.expander[0].label == "Python prints 9,000 characters in 1 line"
    assert codes(app)[-1] == "ab " * 3000


def test_very_many_statements_are_said_to_be_left_out():
    app = opened("x = 1\n" * 100)
    assert any(text.value.startswith("60 more statements ran") for text in app.text)


def test_what_torch_warns_of_is_said_beside_the_value():
    at = opened(code="X = torch.ones(2, 3)\ntorch.ones(3).T")
    assert any(text.value.startswith("UserWarning: The use of `x.T` on tensors") for text in at.text)


def texts(app):
    return "\n".join(element.value for element in [*app.text, *app.markdown])


def test_storage_shows_the_names_that_share_a_memory_and_lets_one_be_chosen():
    app = AppTest.from_function(page, default_timeout=30)
    app.query_params["view"] = "storage"
    app.query_params["code"] = "import torch\nX = torch.arange(6).reshape(2, 3)\nT = X.T\nC = T.contiguous()"
    checked(app.run())
    assert app.selectbox(key="name").value == "X"
    assert "`` X `` and `` T `` read the **same memory** of 6 places of 8 bytes" in texts(app)
    checked(app.selectbox(key="name").set_value("C").run())
    assert "`` C `` reads this memory" in texts(app)
    checked(app.text_area(key="code").set_value("x = 3").run())
    assert "No name holds a tensor" in texts(app)


def test_a_press_writes_into_shared_memory_and_another_moves_the_name():
    app = AppTest.from_function(page, default_timeout=30)
    app.query_params["view"] = "names"
    app.query_params["code"] = (
        "import numpy as np\nimport torch\na = np.array([[1, 2], [3, 4]])\nt = torch.from_numpy(a)"
    )
    checked(app.run())
    checked(app.button(key="add a[0, 0] = 99").click().run())
    assert app.text_area(key="code").value.endswith("\na[0, 0] = 99\n")
    assert "a and t changed" in texts(app)
    checked(app.button(key="add a = a + 1").click().run())
    assert "What it held before lives on in t, unchanged." in texts(app)
    checked(app.number_input(key="back").set_value(1).run())
    assert "a and t changed" in texts(app)


@pytest.mark.parametrize(
    ("name", "bad"),
    [("view", "nonsense"), ("back", "-1"), ("back", "many"), ("back", "\u0663"), ("back", "9" * 5000), ("name", "zzz")],
)
def test_a_link_that_cannot_be_used_is_said(name, bad):
    app = AppTest.from_function(page, default_timeout=30)
    app.query_params["view"] = "names"
    app.query_params[name] = bad
    checked(app.run())
    assert f"{name}={bad}"[:60] in app.warning[0].value


@pytest.mark.parametrize(("name", "value", "view"), [("name", "c", "storage"), ("back", "2", "names")])
def test_a_link_with_a_sections_own_parameter_opens_that_section(name, value, view):
    app = AppTest.from_function(page, default_timeout=30)
    app.query_params[name] = value
    checked(app.run())
    assert app.session_state["view"] == view
    assert not app.warning


def test_storage_tells_sizes_and_other_readings_of_the_same_bytes():
    app = AppTest.from_function(page, default_timeout=30)
    app.query_params["view"] = "storage"
    app.query_params["code"] = "import torch\nX = torch.arange(4)\nY = X.view(torch.int32)\nY @ 3"
    checked(app.run())
    assert "The same bytes, read as another dtype" in texts(app)
    assert "Line 4 stopped the program" in texts(app)
    checked(app.text_area(key="code").set_value("import torch\nb = torch.zeros(3, dtype=torch.bfloat16)").run())
    assert "3 places of 2 bytes" in texts(app)


def test_names_says_what_stopped_the_program_and_offers_no_line_that_does_not_fit():
    app = AppTest.from_function(page, default_timeout=30)
    app.query_params["view"] = "names"
    app.query_params["code"] = "a = tensor([1, 2])\na + y\n" + "# " + "x" * 9_965
    checked(app.run())
    assert "Line 2 stopped the program" in texts(app)
    assert app.button(key="add a[0] = 99").disabled


def test_start_over_brings_the_examples_lines_back():
    app = opened("1 + 1")
    checked(app.menu_button[0].click(EXAMPLES[1].label).run())
    checked(app.text_area(key="code").set_value("2 + 2").run())
    start_over = next(button for button in app.button if button.label == "Start over")
    checked(start_over.click().run())
    assert app.text_area(key="code").value == EXAMPLES[1].code
    assert "Start over" not in [button.label for button in app.button]


def test_an_edit_in_a_grid_whose_text_has_changed_meanwhile_changes_nothing(monkeypatch):
    code = "\n\nx = tensor([1, 2])"
    (literal,) = literals(code)
    edit = {"edited_rows": {0: {"0": 9}}}
    for state, then in (
        ({"code": code, "grid": edit}, "\n\nx = tensor([9, 2])"),
        ({"code": "y = 1", "grid": edit}, "y = 1"),
        ({"code": code}, code),
    ):
        monkeypatch.setattr(panel.st, "session_state", state)
        panel.take_grid("grid", literal, code)
        assert state["code"] == then


@pytest.mark.parametrize(
    ("typed", "then", "note"),
    [
        (2.5, "x = tensor([1.0, 2.5])", "2.5 has a fraction, so all numbers of x are floats now."),
        (3.0, "x = tensor([1, 3])", ""),
        (1e300, "x = tensor([1.0, 1e+300])", "1e+300 is too large for a whole number of the grid, so all"),
    ],
)
def test_what_is_typed_into_a_grid_of_whole_numbers_is_what_stands_in_the_text(monkeypatch, typed, then, note):
    code = "x = tensor([1, 2])"
    (literal,) = literals(code)
    state = {"code": code, "grid": {"edited_rows": {0: {"1": typed}}}}
    monkeypatch.setattr(panel.st, "session_state", state)
    panel.take_grid("grid", literal, code)
    assert state["code"] == then
    assert state[panel.NOTE][then].startswith(note)
    assert bool(state[panel.NOTE][then]) == bool(note)


def test_a_name_that_reads_a_part_of_the_memory_is_not_said_to_read_all_that_is_written():
    code = "X = torch.arange(6).reshape(2, 3)\nrow = X[1]\nX[0, 0] = 9\nrow"
    app = opened(code, view="storage")
    assert "What one of them writes into a place is read by all that read this place." in texts(app)
    assert codes(opened(code))[-1] == "tensor([3, 4, 5])"


def press(app, label):
    return checked(next(button for button in app.button if button.label == label).click().run())


def test_lines_of_ones_own_can_be_had_back_after_start_over():
    app = opened(code="1 + 1")
    app = press(app, "Start over")
    assert app.text_area(key="code").value == READING
    app = press(app, "Undo")
    assert app.text_area(key="code").value == "1 + 1"
    assert {"Start over", "Undo"} & {button.label for button in app.button} == {"Start over"}


def test_lines_of_ones_own_can_be_had_back_after_an_example():
    app = opened(code="1 + 1")
    app = checked(app.menu_button[0].click(EXAMPLES[1].label).run())
    assert app.text_area(key="code").value == EXAMPLES[1].code
    app = press(app, "Undo")
    assert app.text_area(key="code").value == "1 + 1"
    app = press(app, "Start over")
    assert app.text_area(key="code").value == READING


LANGUAGE = """\
%matplotlib inline
!pip install torch
class Net:
    def __init__(self, w):
        self.w = w
    def __call__(self, x):
        return x @ self.w
net = Net(torch.ones(2, 2))
net(torch.ones(2, 2))
d = {'`a`': net}
d
"""


@pytest.mark.parametrize("view", page_named("tensors").sections)
def test_a_program_of_the_whole_language_is_shown_in_every_section(view):
    said = texts(opened(LANGUAGE, view))
    if view == "results":
        assert "Net is a class" in said
        assert "net is an instance of the class Net, with w = tensor of shape (2, 2)." in said
        assert "the function's own" in said
    if view == "storage":
        assert "Tensors inside `` net ``" in said


def test_what_is_passed_over_is_said_with_its_line_and_nothing_of_it_becomes_markdown():
    notes = [note.value for note in opened("%matplotlib inline\n%pwd\n![x](http://a.b)\nx = 1").markdown]
    assert "Line 1: `` %matplotlib `` is for a notebook: it is passed over." in notes
    assert any(note.startswith("Line 3: This is a command") for note in notes)
    assert not any("http" in note for note in notes)


@pytest.mark.parametrize("view", page_named("tensors").sections)
@pytest.mark.parametrize(
    "code",
    [
        "class A:\n    def __repr__(self): return 1 / 0\na = A()",
        "class A(list):\n    def __len__(self): return 10 ** 9\n    def __iter__(self): return self\na = A([1])",
        "class A(dict):\n    def __eq__(self, other): raise ValueError\n    items = keys = __eq__\na = A(x=1)",
        "class A(str):\n    def count(self, x): raise ValueError\na = A('x')\nb = [a]",
        "class A:\n    @property\n    def shape(self): raise ValueError\n    __class__ = torch.Tensor\na = A()",
        "class A:\n    def __hash__(self): raise ValueError\n    def __bool__(self): raise ValueError\na = A()\na",
        "def f(n):\n    yield from f(n)\ng = f(1)\ng",
        "class E(Exception):\n    def __str__(self): raise ValueError\ne = E()\nraise e",
    ],
)
def test_odd_things_of_a_program_break_no_section(code, view):
    opened(code, view)


PICTURES = """import matplotlib.pyplot as plt
plt.plot([1, 2, 3], [1, 4, 9], 'r')
plt.title('one')
plt.show()
fig, axs = plt.subplots(1, 3)
for ax in axs: ax.bar([1, 2], [3, 4])
fig.suptitle('three')
plt.show()
x = 5"""


def test_a_statement_that_shows_a_figure_has_its_pictures_and_sentences():
    app = opened(PICTURES)
    assert len(charts(app)) == 4
    texts = [text.value for text in app.text]
    assert "one: A red line through 3 points, from x = 1 to 3; y from 1 to 9." in texts
    assert "three" in texts
    (words,) = [one for one in app.expander if one.label == "The pictures in words"]
    assert words.text[0].value.count("2 blue bars; 1: 3, 2: 4.") == 3


def test_a_figure_that_is_left_open_stands_at_the_last_statement():
    app = opened("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nx = 5")
    (chart,) = charts(app)
    assert "2 points" in chart.alt
    assert [step.figures != () for step in run(app.text_area(key="code").value).steps] == [False, False, True]


def test_a_picture_of_impossible_numbers_is_said_to_be_none():
    app = opened("import matplotlib.pyplot as plt\nplt.loglog([1e-320, 1e308], [1e-320, 1e308])")
    assert charts(app) or any("cannot be drawn" in text.value for text in app.text)


def test_many_points_are_said_to_be_thinned():
    app = opened("import matplotlib.pyplot as plt\nplt.plot(torch.arange(100_000))")
    assert any("some of its 100,000 points" in text.value for text in app.text)


def test_the_names_in_a_table_are_never_read_as_markdown():
    app = opened("net = torch.nn.ModuleDict({'<b>[a](http://x)`$y$': torch.nn.Linear(1, 32)})\nnet")
    (table,) = app.table
    assert table.value["layer"].tolist() == ["`` <b>[a](http://x)'$y$ ``"]
    assert table.value["numbers"].tolist() == ["64"]
    assert any(text.value.startswith("net is a model, ModuleDict") for text in app.text)


def test_a_step_of_a_lesson_has_the_sentence_of_a_table_alone(monkeypatch):
    from components.tensors.results import panel as results

    monkeypatch.setattr(results, "is_step", lambda: True)
    app = opened("net = torch.nn.Linear(1, 32)\nnet")
    assert not app.table
    assert any(text.value.startswith("net is a layer, Linear.") for text in app.text)
