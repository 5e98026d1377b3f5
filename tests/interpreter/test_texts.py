"""Texts made from values are Python's own, and none grows before its size was checked."""

import operator
from collections import namedtuple
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from components.interpreter import limits
from components.interpreter.texts import format_text, format_value, joined, percent

ENOUGH = limits.ITEMS + 1


class Looked(BaseException):
    """Somebody asked for an attribute."""


class FakeRun:
    """A run that writes everything as Python does, and counts what it is asked for."""

    def __init__(self):
        self.items = 0
        self.room = SimpleNamespace(take_items=self.take_items)
        self.text_of = str
        self.repr_of = repr
        self.get_item = operator.getitem

    def take_items(self, count):
        self.items += count

    def get_attribute(self, owner, name):
        if name.startswith("_"):
            raise Looked(name)
        return getattr(owner, name)


pytestmark = pytest.mark.filterwarnings(
    "ignore:Using a non-tuple sequence", "ignore:Casting complex values", "ignore:Converting a tensor"
)


def told(make):
    """What was made, or the words of the error."""
    try:
        return make()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


Point = namedtuple("Point", "x y")


class Word:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str of a wörd"

    def __repr__(self):
        return "repr of a wörd"


class Plain:
    def __repr__(self):
        return "plain"

    def __int__(self):
        return 7

    def __float__(self):
        return 2.5


class Few:
    def __getitem__(self, key):
        return {"a": 1}[key]

    def __repr__(self):
        return "few"


class Whole(int):
    def __str__(self):
        return "whole"


class Badly:
    def __format__(self, spec):
        return 3

    def __repr__(self):
        return "badly"


VALUES = [
    0, -7, 432, True, 2.5, -0.0, 1e300, float("nan"), float("inf"), 2 - 1.5j, "a", "wörd\U0001f600\n", "", None,
    [1, "é"], (1, 2), (), {"a": 1, "é": [2]}, {1}, range(3), Word(), Plain(), Few(), Whole(3), Badly(), Point(1, 2),
    ValueError("no"), torch.tensor(2.5), torch.tensor([1, 2]), torch.tensor(3), torch.tensor(2.0, requires_grad=True), 
    torch.float32, torch.Size([2]), np.float32(0.5), np.int64(3), np.bool_(True), np.array(2.5), np.array([1, 2]),
    np.str_("np"), np.complex64(1j), int, Word,
]  # fmt: skip
values = st.sampled_from(VALUES)
# Of an array without dimensions Python asks an item in another way, and gets the same error in fewer words.
indexable = values.filter(lambda value: not (isinstance(value, np.ndarray) and value.ndim == 0))
USUAL = "5 <5 >5 ^5 =5 *^9 05 +d x #x #b o c e .2f 8.3f .0f g .3g % .1% , _ 012, n s .2s r +.2e z.1f !r 0=7".split()
specs = st.one_of(st.sampled_from(USUAL), st.text("0123<>=^+- #,_.bcdeEfFgGnosxX%zé{}", max_size=7))


@settings(max_examples=1500, deadline=None)
@given(st.one_of(values, st.integers()), st.sampled_from([-1, 97, 114, 115]), specs)
def test_a_field_is_written_as_python_writes_it(value, conversion, spec):
    convert = {-1: lambda it: it, 97: ascii, 114: repr, 115: str}[conversion]
    assert told(lambda: format_value(FakeRun(), value, conversion, spec)) == told(lambda: format(convert(value), spec))


def joined_from(literal, pattern, *parts):
    """Templates: a few pieces of free text and of fields put together from parts, most of them sound."""
    fields = st.builds(pattern.format, *map(st.sampled_from, parts))
    return st.lists(st.one_of(st.text(literal, max_size=4), fields), max_size=4).map("".join)


templates_for_percent = joined_from(
    "ab%( )é",
    "%{}{}{}{}{}",
    ["", "", "", "(a)", "(b)", "((a))", "(", "()"],
    ["", "-", "0", "+ ", "#", "00"],
    ["", "", "3", "*", "12"],
    ["", "", ".2", ".*", ".", ".0"],
    [*"sradiouxXeEfFgGc%%sssqyé", "ls", "hd", "lld", ""],
)
operands = st.one_of(
    values, st.lists(values, max_size=4).map(tuple), st.dictionaries(st.sampled_from(["a", "b", "(a)", ""]), values)
)


@settings(max_examples=1500, deadline=None)
@given(templates_for_percent, operands)
def test_percent_is_written_as_python_writes_it(template, operand):
    # A number is no mapping, though some can be asked for an item.
    assume("(" not in template or not isinstance(operand, (torch.Tensor, np.generic, np.ndarray)))
    assert told(lambda: percent(FakeRun(), template, operand)) == told(lambda: template % operand)


templates_for_format = joined_from(
    "ab{}[]!:.0é ",
    "{{{}{}{}}}",
    ["", "", *"0 1 7 a b 0[0] a[a] 0.real a.x 1.shape [0] .real 0[ 0. 0]".split(), "a b"],
    ["", "", "!r", "!s", "!a", "!q", "!", "!é"],
    ["", "", ":", ":>9", ":{}", ":{0}", ":>{b}.{b}", ":{:{}}", ":{", ":x"],
)


@settings(max_examples=1500, deadline=None)
@given(templates_for_format, st.lists(indexable, max_size=3).map(tuple), st.dictionaries(st.sampled_from("ab"), values))
def test_format_is_written_as_python_writes_it(template, args, kwargs):
    assert told(lambda: format_text(FakeRun(), template, args, kwargs)) == told(
        lambda: template.format(*args, **kwargs)
    )
    assert told(lambda: format_text(FakeRun(), template, None, kwargs)) == told(lambda: template.format_map(kwargs))


class Loud:
    def __init__(self, said):
        self.said = said

    def __str__(self):
        self.said.append(id(self))
        return "x" if len(self.said) < 2 else 1 / 0


@pytest.mark.parametrize("template", ["%s %s %s", "%s %d %s", "%s %y %s", "%s %s %s %s", "%s %s"])
def test_percent_asks_the_values_in_the_order_of_the_fields(template):
    ours, pythons = [], []
    values = tuple(Loud(ours) for _ in range(3))
    assert told(lambda: percent(FakeRun(), template, values)) == told(lambda: template % with_list(values, pythons))
    assert ours == pythons


def with_list(values, said):
    for value in values:
        value.said = said
    return values


HUGE = "9" * 30
OTHER_DIGITS = str(ENOUGH).translate({ord("0") + digit: 0x660 + digit for digit in range(10)})
LONG = "x" * (limits.ITEMS // 2)
TOO_LARGE = {
    "a width": lambda run: format_value(run, 1, -1, str(ENOUGH)),
    "a width after a fill": lambda run: format_value(run, "a", -1, f"9>{ENOUGH}"),
    "a width after zeros": lambda run: format_value(run, 1, -1, "0" * 5000 + str(ENOUGH)),
    "a width in other digits": lambda run: format_value(
        run, 1, -1, str(ENOUGH).translate({48 + i: 0x660 + i for i in range(10)})
    ),
    "a precision": lambda run: format_value(run, 1.5, -1, f".{ENOUGH}f"),
    "a precision of all digits": lambda run: format_value(run, 1.5, -1, f".{HUGE}f"),
    "a width of thousands of digits": lambda run: format_value(run, 1, -1, "9" * 5000),
    "a width of a tensor": lambda run: format_value(run, torch.tensor(1), -1, HUGE),
    "a width of a numpy number": lambda run: format_value(run, np.float32(1), -1, HUGE),
    "a width of an array": lambda run: format_value(run, np.array(1), -1, HUGE),
    "a width of a text's text": lambda run: format_value(run, Word(), 114, HUGE),
    "a width that a class passes on": lambda run: format_value(run, Word(), -1, HUGE),
    "escapes": lambda run: format_value(run, "é" * (limits.ITEMS // 3), 97, ""),
    "many pieces": lambda run: joined(run, [LONG, LONG, "x"]),
    "% a width": lambda run: percent(run, f"%{ENOUGH}d", 1),
    "% a precision": lambda run: percent(run, f"%.{ENOUGH}f", 1),
    "% a width of thousands of digits": lambda run: percent(run, f"%{'9' * 5000}d", 1),
    "% a star": lambda run: percent(run, "%*d", (ENOUGH, 1)),
    "% a star to the left": lambda run: percent(run, "%*d", (-ENOUGH, 1)),
    "% a star of many digits": lambda run: percent(run, "%*d", (10**30, 1)),
    "% a star as a precision": lambda run: percent(run, "%.*f", (ENOUGH, 1.0)),
    "% a star of an int's class": lambda run: percent(run, "%*d", (Whole(ENOUGH), 1)),
    "% a star after other values": lambda run: percent(run, "%s%%%d%*d", ("a", 1, ENOUGH, 1)),
    "% a width for a key": lambda run: percent(run, f"%(a){ENOUGH}s", {"a": 1}),
    "% a width after an odd key": lambda run: percent(run, f"%((a)){ENOUGH}s", {"(a)": 1}),
    "% a key again and again": lambda run: percent(run, "%(a)s" * 3, {"a": LONG}),
    "% widths together": lambda run: percent(run, f"%{limits.ITEMS // 2}d" * 3, (1, 1, 1)),
    "% stars together": lambda run: percent(run, "%*d" * 3, (limits.ITEMS // 2, 1) * 3),
    "% texts together": lambda run: percent(run, "%s%r%s", (LONG, LONG, LONG)),
    "% escapes": lambda run: percent(run, "%a", "é" * (limits.ITEMS // 3)),
    ".format a width": lambda run: format_text(run, f"{{:{ENOUGH}}}", (1,), {}),
    ".format a width after a conversion": lambda run: format_text(run, f"{{!a:>{ENOUGH}}}", ("é",), {}),
    ".format a width in a field": lambda run: format_text(run, "{:{}}", (1, ENOUGH), {}),
    ".format a width of pieces": lambda run: format_text(run, "{0!a:{1}{1}{1}}", ("é", 999), {}),
    ".format a width of a name": lambda run: format_text(run, "{a:{b}}", (), {"a": 1, "b": HUGE}),
    ".format a width in a width": lambda run: format_text(run, f"{{:{{:{ENOUGH}}}}}", (1, 1), {}),
    ".format a precision": lambda run: format_text(run, "{:.{}f}", (1.0, ENOUGH), {}),
    ".format texts together": lambda run: format_text(run, "{0}{0}{0}", (LONG,), {}),
    ".format widths together": lambda run: format_text(run, f"{{0:{limits.ITEMS // 2}}}" * 3, (1,), {}),
    ".format_map a width": lambda run: format_text(run, "{a:{b}}", None, {"a": 1, "b": ENOUGH}),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_a_text_that_would_be_too_long_is_refused_before_it_is_made(name, bounded_process):
    with pytest.raises(limits.LimitReached):
        TOO_LARGE[name](FakeRun())


@pytest.mark.parametrize(
    "make",
    [
        lambda run: format_value(run, 1, -1, "5000"),
        lambda run: joined(run, ["x" * 5000]),
        lambda run: percent(run, "%5000d", 1),
        lambda run: format_text(run, "{:5000}", (1,), {}),
    ],
)
def test_a_text_is_charged_by_its_length(make):
    run = FakeRun()
    assert len(make(run)) == 5000
    assert run.items >= 500


ATTRIBUTES = [
    "{0.__class__}", "{0.__init__.__globals__}", "{a.__class__}", "{.__class__}", "{0[0].__class__}",
    "{0:{0.__class__}}",    "{1:{0.__class__.__base__}}", "{0.real.__class__!r:>5}",
]  # fmt: skip


@pytest.mark.parametrize("template", ATTRIBUTES)
def test_an_attribute_in_a_field_goes_the_way_of_the_run(template):
    first = [1] if "[0]" in template else 1
    with pytest.raises(Looked):
        format_text(FakeRun(), template, (first, 2), {"a": 1})


def test_nothing_without_a_text_of_its_own_is_written_by_python_itself():
    run = FakeRun()
    run.text_of = run.repr_of = lambda value: "from the run"
    value = object()
    assert format_value(run, value, -1, "") == "from the run"
    assert percent(run, "%s %r %a", (value, value, value)) == "from the run from the run from the run"
    assert percent(run, "%(a)s", {"a": value}) == "from the run"
    assert format_text(run, "{} {!r} {!s} {!a}", (value,) * 4, {}) == " ".join(["from the run"] * 4)
