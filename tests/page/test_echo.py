"""What a visitor types, into a field or a link, is shown as it is: never read as Markdown, HTML, LaTeX or an icon."""

import math
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.links.packed import compressed
from components.links.pages import PAGES, page_named
from tests.attacks.markup import MARKUP, WORD
from tests.page.echo import markdown_of, texts_of

pytestmark = pytest.mark.filterwarnings("ignore")

APP = Path(__file__).parents[2] / "streamlit_app.py"
AUTOGRAD, TENSORS = page_named("autograd").sections, page_named("tensors").sections
TYPED = [f"![{WORD}](http://{WORD}.b) ${WORD}$ :red[{WORD}]", f"` <b>{WORD}</b> :material/{WORD}: **{WORD}**"]
# Programs that show, fail with or are refused for what was typed.
PROGRAMS = [
    "x = {0}\nx",
    "print({0})",
    "x = tensor([1, 2])\n{0}.foo",
    "x = tensor([1, 2])\nint({0})",
    "x = tensor([1, 2])\nx[{0}]",
    "x = tensor([1, 2])\ntorch.einsum({0}, x)",
    "x = tensor([[1, 2]])\ny = x.{0}",
    "x = tensor([1.0, 2.0])  # {0}\nx + 1",
    "import {0}",
    "x = np.array([1.0])\nx.sum({0})",
]
FUNCTIONS = ["x + {0}", "x  # {0}", "torch.div(x, 2, rounding_mode={0})", "x.{0}", "{0}", "{0}(x)"]


def autograd():
    from components.autograd import panel

    panel.show()


def devices():
    from components.devices import panel

    panel.show()


def tensors():
    from components.tensors import panel

    panel.show()


def opened(page, **link):
    app = (
        AppTest.from_file(page, default_timeout=30)
        if isinstance(page, Path)
        else AppTest.from_function(page, default_timeout=30)
    )
    for name, text in link.items():
        app.query_params[name] = text
    return app.run()


def assert_inert(app, is_echoed=True):
    assert not app.exception
    assert [(place, text) for place, text in markdown_of(app) if WORD in text] == []
    if is_echoed:
        assert any(WORD in text for _, _, text in texts_of(app))


def quoted(form, typed):
    return form.format(repr(typed))


@pytest.mark.parametrize("form", PROGRAMS)
def test_a_program_of_the_tensors_page(form):
    for typed in TYPED:
        assert_inert(opened(tensors, code=quoted(form, typed)), is_echoed=False)
    assert_inert(opened(tensors, code=form.format(TYPED[0])), is_echoed=False)


@pytest.mark.parametrize("view", [view for view in TENSORS if view != "results"])
def test_a_program_in_the_other_sections_of_the_tensors_page(view):
    for form in PROGRAMS[:5]:
        assert_inert(opened(tensors, code=quoted(form, TYPED[0]), view=view), is_echoed=False)


@pytest.mark.parametrize("markup", MARKUP)
def test_each_kind_of_markup(markup):
    app = opened(tensors, code=f"x = {markup!r}\nx\n{markup!r}.foo")
    assert_inert(app)
    assert_inert(app.text_area(key="code").set_value(markup).run(), is_echoed=False)


@pytest.mark.parametrize("form", FUNCTIONS)
def test_a_function_of_the_autograd_page(form):
    app = opened(autograd, f=quoted(form, TYPED[0]))
    assert_inert(app.text_input(key="g").set_value(quoted(form, TYPED[1])).run(), is_echoed="#" not in form)


@pytest.mark.parametrize("view", AUTOGRAD)
def test_a_function_with_a_comment_in_every_section(view):
    assert_inert(opened(autograd, f=f"x ** 2 # {TYPED[0]}", g=f"abs(x) # {TYPED[1]}", view=view), is_echoed=False)


@pytest.mark.parametrize("form", PROGRAMS)
def test_a_program_of_the_errors_section(form):
    wrong, repaired = (quoted(form, typed) for typed in TYPED)
    assert_inert(opened(autograd, view="errors", wrong=wrong, repaired=repaired), is_echoed=False)


@pytest.mark.parametrize(("name", "view"), [(name, view) for name in PAGES for view in page_named(name).sections])
def test_every_parameter_of_a_link(name, view):
    """Each with what it cannot be, and given twice."""
    page = {"autograd": autograd, "devices": devices, "tensors": tensors}[name]
    names = set(page_named(name).parameters({"view": view})) - {"view", "code"}
    for typed in TYPED:
        assert_inert(opened(page, view=view, **dict.fromkeys(names, typed)), is_echoed=bool(names))
    assert_inert(opened(page, view=view, **{name: TYPED for name in names}), is_echoed=bool(names))
    assert_inert(opened(page, view=TYPED[0]))


@pytest.mark.parametrize(
    "number", ["nan", "inf", "-1e999", "9" * 5_000, "0x10", "1_0", "\u0661", "", " ", "1e-400", "[1]"]
)
def test_a_number_of_a_link_is_used_or_its_default_is(number):
    for view, names in (("tangents", ("x", "low", "high", "f_passes")), ("descent", ("rate", "steps", "momentum"))):
        for name in names:
            app = opened(autograd, view=view, **{name: number})
            assert not app.exception
            assert app.warning or math.isfinite(app.number_input(key=name).value)


@pytest.mark.parametrize("typed", TYPED)
def test_the_walkthrough(typed):
    for link in ({"lesson": typed}, {"step": typed}, {"packed": typed}, {"packed": [typed, typed]}):
        assert_inert(opened(APP, **link))
    assert_inert(opened(APP, packed=compressed({"lesson": typed})))
    app = opened(APP, nothing=typed)
    assert_inert(app.button(key="share").click().run())
    asked = next(number for number in range(1, 20) if opened(APP, step=str(number)).text_input)
    app = opened(APP, step=str(asked))
    (answer,) = [field for field in app.text_input if field.key.startswith("answer")]
    answer.set_value(typed)
    assert_inert(app.button(key="answer").click().run())


@pytest.mark.parametrize(
    "call",
    [
        "st.markdown({0})",
        "st.markdown('`` a ` ' + {0})",
        "st.warning({0})",
        "st.tabs([{0}])",
        "st.expander({0})",
        "st.button({0})",
        "st.button('a', help={0})",
        "st.radio('a', [{0}])",
        "st.segmented_control('a', [{0}])",
        "st.table([[{0}]])",
        "st.progress(0.5, {0})",
        "st.html('<b>`' + {0} + '`</b>')",
        "st.title({0})",
        "st.popover({0})",
    ],
)
def test_this_test_would_see_it(call):
    app = AppTest.from_string(f"import streamlit as st\n{call.format(repr(TYPED[0]))}").run()
    assert not app.exception
    assert [text for _, text in markdown_of(app) if WORD in text]
