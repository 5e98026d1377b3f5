"""Texts made from values are Python's own, and none grows before its size was checked."""

import operator
from collections import namedtuple
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from components.interpreter import limits, run
from components.interpreter.texts import format_text, format_value, percent
from tests.interpreter.language.agreement import programs

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


# --- whole programs

VALUES_OF_A_PROGRAM = """
class Plain:
    pass

class Told:
    def __repr__(self):
        return 'a repr'

class Both(Told):
    def __str__(self):
        return 'a str'

class Own:
    size = 3
    def __format__(self, spec):
        return f'<{spec}|{spec:>6}>'
    def __getitem__(self, key):
        return f'item {key!r}'

class Whole(int):
    def __str__(self):
        return 'whole'

"""

PROGRAMS = {
    "f-strings": """
x, name, t = 3.14159, 'wörd', tensor([1.5, 2.5])
f'{x:.2f}|{x:8.3f}|{x:<8.1f}|{x:+}|{x:e}|{x:%}|{x:08.2f}|{int(x):05d}|{1234567:,}|{255:#x}|{255:b}'
f'{name}|{name:>8}|{name:*^9}|{name!r}|{name!a}|{name!s:>7}|{name[0]:3}|'
f'{x=}|{x = }|{x=:.1f}|{name=!s}|{1 + 1=}'
width, digits = 9, 2
f'{x:{width}.{digits}f}|{x:>{width}}|{name!r:{width}}|{name:{"*"}^{width}}'
f'{t}|{t[0]}|{t[0]:.3f}|{t.sum().item():.1f}|{t.shape}|{t.dtype}|{t!r}'
f'{np.float32(0.5):.2f}|{np.arange(3)}|{np.int64(3):>4}|{np.array(2.5):.1f}'
f'{[1, "a"]}|{(1,)}|{ {1: 2} }|{None}|{True:5}|{True}|{range(3)}|{len}|{int}'
f'{{}}{{x}}{x:.0f}' 'and' f'{"nested " + f"{x:.1f}"}'
---
f'{[1, 2]:5}'
---
f'{None:5}'
---
f'{tensor([1, 2]):.2f}'
---
f'{np.arange(3):.2f}'
---
f'{3:.2f}|{"a":d}'
---
f'{3.5:d}'
---
f'{3:q}'
---
f'{"a":.{"b"}}'
---
f'{missing}'
""",
    "objects": """
f'{Told()}|{Told()!r}|{Told()!s:>9}|{Both()}|{Both()!r}|{Both()!a}|{Own()}|{Own():abc}|{Whole(3)}|{Whole(3):>4}|{[Both()]}'
'%s %r %a' % (Told(), Both(), Both()), '%d %s %5.1f' % (Whole(3), Whole(3), Whole(3))
'{} {!r} {0.size}'.format(Told(), Both()) if False else '{} {!r}'.format(Told(), Both())
'{0.size} {0[key]} {0[1]} {0:x}'.format(Own()), '{o.size:>4}'.format(o=Own()), format(Own(), 'y'), format(Both())
str(Plain())[:20], f'{Plain()}'[:20], ('%r' % Plain())[:20], '{}'.format(Plain())[:20]
---
f'{Plain():5}'
---
'{:5}'.format(Told())
---
class Bad:
    def __format__(self, spec):
        return 3
f'{Bad()}'
---
class Bad:
    def __str__(self):
        return 3
f'{Bad()}'
---
class Bad:
    def __repr__(self):
        raise ValueError('no repr')
'%r' % Bad()
---
class Bad:
    def __repr__(self):
        return 1 / 0
'{!r}'.format(Bad())
---
'{0.missing}'.format(Own())
""",
    "percent": """
'%d items, %s, %r, %5.2f|%-8s|%08.3f|%+d|%%' % (3, 'a', 'a', 2.5, 'b', 3.14159, 5)
'%x|%o|%e|%g|%c|%c' % (255, 8, 1e5, 1e-7, 'x', 65)
'%s' % 3, '%s' % [1, 2], '%s and %s' % ('a', (1, 2)), '%s' % {'a': 1}, '%s' % (None,), '%s' % tensor([1, 2])
'%(name)s is %(age)d, %(age)5.1f' % {'name': 'Ann', 'age': 7}
'%*d|%-*d|%.*f' % (5, 3, 5, 3, 2, 3.14159)
'%.2f %d %s' % (tensor(2.5), tensor(3), tensor(2.5)), '%.3s|%5.1s|' % ('abcdef', 'xyz')
text = 'loss %.3f'
text %= 0.5
text
---
'%d' % 'a'
---
'%d %d' % 1
---
'%d' % (1, 2)
---
'abc' % 1
---
'%(a)s' % 1
---
'%(a)s' % {'b': 1}
---
'%y' % 1
---
'%' % 1
---
'%*d' % ('a', 1)
---
'%f' % 'a'
---
'%c' % 'ab'
---
'%(a' % {}
""",
    "format": """
'{} {}'.format(1, 'a'), '{1} {0}'.format(1, 'a'), '{a} {b:.2f}'.format(a=1, b=2.0), '{:>5}|{:<5}|{:^5}'.format(1, 2, 3)
'{0[1]} {0[0]:03d} {d[key]}'.format([1, 2], d={'key': 'v'}), '{!r} {!s} {!a}'.format('é', 'é', 'é'), '{{}}'.format()
'{:{}} {:{w}.{p}f}'.format('a', 5, 3.14159, w=8, p=2), '{:,}'.format(1234567), '{0:.3f} {0}'.format(tensor(2.5))
'{a} {b}'.format_map({'a': 1, 'b': [2]}), '{0.shape} {0.dtype}'.format(tensor([1, 2])), '{:%}'.format(0.25)
form = 'x = {}'.format
form(3), list(map('{:02d}'.format, range(3))), '{}'.format(*[7]), '{x}'.format(**{'x': 8})
class Kept(dict):
    def __missing__(self, key):
        return '<' + key + '>'
'{a} {b}'.format_map(Kept(a=1))
---
'{} {}'.format(1)
---
'{a}'.format(1)
---
'{a}'.format_map({})
---
'{} {0}'.format(1)
---
'{0} {}'.format(1)
---
'{'.format(1)
---
'}'.format(1)
---
'{:d}'.format('a')
---
'{!x}'.format(1)
---
'{0[a]}'.format([1])
---
'{0[5]}'.format([1])
---
'{0.nothing}'.format(1)
---
'{}'.format_map({})
---
'{:{:{}}}'.format(1, 2, 3)
---
'{}'.format_map()
""",
}


@pytest.mark.parametrize("subject", PROGRAMS)
def test_programs_write_what_they_write_in_python(subject, assert_agrees):
    for program in programs(PROGRAMS[subject]):
        assert_agrees(VALUES_OF_A_PROGRAM + program)


REFUSED = [
    f"f'{{1:{ENOUGH}}}'",
    f"f'{{1.5:.{ENOUGH}f}}'",
    "w = 10**9\nf'{1:{w}}'",
    "w = '9' * 2000\nf'{1:{w}}'",
    "w = 999\nf'{1:{w}{w}{w}}'",
    f"'%{ENOUGH}d' % 1",
    "'%*d' % (10**9, 1)",
    "'%.*f' % (10**9, 1.0)",
    f"'%(a){ENOUGH}s' % {{'a': 1}}",
    f"'{{:{ENOUGH}}}'.format(1)",
    "'{:{}}'.format(1, 10**9)",
    "'{0!a:{1}{1}{1}}'.format('\u00e9', 999)",
    f"format(1, '{ENOUGH}')",
    f"format(tensor(1), '{ENOUGH}')",
    "s = 'x' * 50_000\nf'{s}{s}{s}'",
    "s = 'x' * 50_000\n'%s%s%s' % (s, s, s)",
    "s = 'x' * 50_000\n'{0}{0}{0}'.format(s)",
    "class A:\n    def __format__(self, spec):\n        return format(1, '9' * 9)\nf'{A()}'",
    "try:\n    f'{1:999999999}'\nexcept BaseException:\n    pass",
    "'{0.__class__.__base__}'.format(1)",
    "'{0.__init__.__globals__}'.format(print)",
    "'{0.__class__.__mro__[1].__subclasses__}'.format([])",
    "def f(): pass\n'{0.__globals__}'.format(f)",
    "def f(): pass\n'{0.__code__}'.format(f)",
    "class A: pass\n'{0.__class__.__init__.__globals__}'.format(A())",
    "class A: pass\n'{0.__subclasses__}'.format(A)",
    "class A: pass\n'{0.__weakref__}'.format(A())",
    "'{a.__class__.__base__}'.format_map({'a': 1})",
    "'{:{0.__class__}}'.format(1)",
    "'{0.__self__}'.format(print)",
    "'{0.gi_frame.f_globals}'.format(i for i in [1])",
]


@pytest.mark.parametrize("program", REFUSED)
def test_a_program_gets_no_huge_text_and_no_hidden_attribute(program, bounded_process):
    result = run(program)
    assert result.error is not None
    assert not any(step.text for step in result.steps)
