"""Hypothesis looks for a program that draws something else here than with the real matplotlib."""

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


@st.composite
def commands(draw):
    """A command of pyplot with arguments that fit."""
    count = draw(st.integers(1, 6))
    x, y = several(draw, count), several(draw, count)
    finite = st.integers(-20, 20)
    choice = draw(st.integers(0, 17))
    colour, form = draw(st.sampled_from(COLOURS)), draw(st.sampled_from(FORMATS))
    one, other = draw(finite), draw(finite)
    match choice:
        case 0:
            return f"plt.plot({y})"
        case 1:
            return f"plt.plot({x}, {y}, {form}, label='a')"
        case 2:
            return f"plt.plot(torch.tensor({x}), np.array({y}), color={colour}, lw={draw(st.integers(1, 5))}, ls=':')"
        case 3:
            return f"plt.scatter({x}, {y}, c={colour}, s={draw(st.integers(1, 90))})"
        case 4:
            return f"plt.scatter({x}, {y}, c={several(draw, count, finite)})"
        case 5:
            return f"plt.bar({several(draw, count, finite)}, {several(draw, count, finite)}, color={colour})"
        case 6:
            return f"plt.barh({several(draw, count, finite)}, {several(draw, count, finite)}, height=0.5, alpha=0.5)"
        case 7:
            return f"plt.hist({several(draw, count, finite)}, bins={draw(st.integers(1, 8))})"
        case 8:
            return f"plt.fill_between({x}, {y}, {one}, color={colour})"
        case 9:
            return f"plt.axhline({one}, color={colour})"
        case 10:
            return f"plt.axvline({one})"
        case 11:
            return f"plt.arrow({one}, {other}, {draw(finite)}, {draw(finite)}, head_width=0.5)"
        case 12:
            return f"plt.xlim({one}, {one + 1 + abs(other)})"
        case 13:
            return f"plt.ylim(top={one}, bottom={one - 1 - abs(other)})"
        case 14:
            return f"plt.step({x}, {y}, where='mid')\nplt.hlines({one}, 0, {other})"
        case 15:
            return f"plt.errorbar({x}, {y}, yerr=0.5, fmt='o', capsize=2)"
        case 16:
            return f"plt.imshow(np.arange({count * 2}).reshape(2, {count}))"
        case _:
            return f"plt.text({one}, {other}, 'here')\nplt.xticks([{one}, {other}])"


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
