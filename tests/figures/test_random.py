"""Hypothesis looks for a program that draws something else here than with the real matplotlib."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.figures.real import here, in_python
from tests.figures.test_real import differences

NUMBERS = st.one_of(
    st.integers(-50, 50),
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3)),
    st.sampled_from(["float('nan')", "float('inf')", "0.0", "1e-9", "1e12"]),
)
FORMATS = ["'ro--'", "'k.'", "'g^'", "'C2:'", "'bs-.'", "'-'", "'m'"]
COLOURS = ["'red'", "'C1'", "'0.5'", "'#12ab34'", "(0.1, 0.2, 0.3)", "'tab:purple'", "'k'"]


def numbers(draw, least=1, most=6, of=NUMBERS):
    return [str(one) for one in draw(st.lists(of, min_size=least, max_size=most))]


def several(draw, count, of=NUMBERS):
    return f"[{', '.join(numbers(draw, count, count, of))}]"


FINITE = st.integers(-20, 20)
# Commands of pyplot with arguments that fit: `{x}`, `{y}` and `{row}` are lists of so many numbers, those of a row
# finite; `{one}` and `{other}` are two finite numbers, and each `{any}` another one.
COMMANDS = (
    "plt.plot({y})",
    "plt.plot({x}, {y}, {form}, label='a')",
    "plt.plot(torch.tensor({x}), np.array({y}), color={colour}, lw={few}, ls=':')",
    "plt.scatter({x}, {y}, c={colour}, s={many})",
    "plt.scatter({x}, {y}, c={row})",
    "plt.bar({row}, {row}, color={colour})",
    "plt.barh({row}, {row}, height=0.5, alpha=0.5)",
    "plt.hist({row}, bins={few})",
    "plt.fill_between({x}, {y}, {one}, color={colour})",
    "plt.axhline({one}, color={colour})",
    "plt.axvline({one})",
    "plt.arrow({one}, {other}, {any}, {any}, head_width=0.5)",
    "plt.xlim({one}, {one} + 1 + abs({other}))",
    "plt.ylim(top={one}, bottom={one} - 1 - abs({other}))",
    "plt.step({x}, {y}, where='mid')\nplt.hlines({one}, 0, {other})",
    "plt.errorbar({x}, {y}, yerr=0.5, fmt='o', capsize=2)",
    "plt.imshow(np.arange({count} * 2).reshape(2, {count}))",
    "plt.text({one}, {other}, 'here')\nplt.xticks([{one}, {other}])",
)


@st.composite
def commands(draw):
    """One of the commands, with numbers, colours and formats in its gaps."""
    count, one, other = draw(st.integers(1, 6)), draw(FINITE), draw(FINITE)
    drawn = {
        "count": lambda: count,
        "one": lambda: one,
        "other": lambda: other,
        "any": lambda: draw(FINITE),
        "x": lambda: several(draw, count),
        "y": lambda: several(draw, count),
        "row": lambda: several(draw, count, FINITE),
        "few": lambda: draw(st.integers(1, 8)),
        "many": lambda: draw(st.integers(1, 90)),
        "colour": lambda: draw(st.sampled_from(COLOURS)),
        "form": lambda: draw(st.sampled_from(FORMATS)),
    }
    return re.sub(r"{(\w+)}", lambda gap: str(drawn[gap[1]]()), draw(st.sampled_from(COMMANDS)))


@st.composite
def programs(draw):
    lines = draw(st.lists(commands(), min_size=1, max_size=5))
    if draw(st.booleans()):
        lines.append(
            draw(st.sampled_from(["plt.legend()", "plt.yscale('log')", "plt.axis('equal')", "plt.margins(0.2)"]))
        )
    return "\n".join(lines)


@settings(max_examples=80, deadline=None)
@given(programs())
@example("plt.plot([float('nan')])\nplt.xticks([0, 0])\nplt.yscale('log')")
def test_any_program_draws_what_matplotlib_draws(program):
    expected, raised, _ = in_python(program)
    got, words, _ = here(program)
    assert words == raised.strip()
    if not raised:
        assert list(differences(expected, got)) == []
