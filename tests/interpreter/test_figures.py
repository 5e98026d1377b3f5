"""Where a program's figures are shown, what they hold, and what they may not be."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch

from components.figures import meter
from components.interpreter import run
from tests.figures.real import here, in_python
from tests.interpreter.cost import refused_within_bounds

PYPLOT = "import matplotlib.pyplot as plt\n"


def shown(program):
    """The figures of each statement of a program, by its line."""
    found = {}
    result = run(PYPLOT + program, lambda step: found.update({step.line: step.figures}))
    assert result.error is None, result.error
    return {line: figures for line, figures in found.items() if figures}


def refused(program):
    return run(PYPLOT + program).error


def test_a_figure_is_shown_where_show_is_called():
    figures = shown("plt.plot([1, 2])\nplt.show()\nx = 5")
    assert list(figures) == [3]
    assert len(figures[3]) == 1


def test_open_figures_are_shown_at_the_programs_end():
    figures = shown("plt.plot([1, 2])\nplt.figure()\nplt.plot([3, 4])\nx = 5")
    assert list(figures) == [5]
    assert [figure.axes[0].artists[0].y.tolist() for figure in figures[5]] == [[1, 2], [3, 4]]


def test_figures_are_shown_where_a_program_fails():
    found = []
    result = run(PYPLOT + "plt.plot([1, 2])\n1 / 0\nx = 5", lambda step: found.append(step.figures))
    assert result.error.line == 3
    assert [len(figures) for figures in found] == [0, 0, 1]


def test_what_happens_to_a_figure_after_it_was_shown_is_not_in_its_picture():
    figures = shown("line, = plt.plot([1, 2])\nplt.show()\nline.set_data([5, 6], [7, 8])\nx = 5")
    assert figures[3][0].axes[0].artists[0].y.tolist() == [1, 2]


def test_a_run_keeps_the_figures_of_its_steps_and_no_tensor():
    gone = []
    program = "x = torch.ones(500)\nplt.plot(x)\nplt.scatter(x, x, c=x)\nplt.imshow(x.reshape(20, 25))\ndel x"

    def look(step):
        gone.extend(weakref.ref(value) for value in step.assigned.values() if isinstance(value, torch.Tensor))

    result = run(PYPLOT + program, look)
    gc.collect()
    assert result.steps[-1].figures
    assert gone
    assert not any(reference() is not None for reference in gone)


def test_a_figure_holds_numbers_of_its_own():
    figures = shown("x = np.ones(3)\nplt.plot(x)\nplt.imshow(x.reshape(1, 3))\nx[0] = 5\nx")
    line, image = figures[6][0].axes[0].artists
    assert line.y.tolist() == [1, 1, 1]
    assert image.data.tolist() == [[1, 1, 1]]


@pytest.mark.parametrize(
    "line",
    [
        *("plt.plot([1, 2])", "plt.scatter([1], [2])", "plt.hist([1, 2])", "plt.bar([1], [2])", "plt.title('a')"),
        *("plt.legend(['a'])", "plt.gca().plot([1])", "plt.subplots()", "plt.figure()", "plt.xticks([1, 2])"),
        *(
            "plt.imshow([[1]])",
            "plt.colorbar(plt.imshow([[1]]))",
            "plt.text(0, 0, 'a')",
            "plt.contour([[1, 2], [3, 4]])",
        ),
    ],
)
def test_a_call_that_draws_shows_no_text(line):
    step = run(f"{PYPLOT}plt.plot([1, 2])\n{line}").steps[-1]
    assert step.error is None
    assert (step.text, step.kind, step.value) == ("", None, None)


def test_numbers_that_pyplot_gives_are_shown():
    assert run(PYPLOT + "plt.xlim(0, 1)").steps[-1].text == "(0.0, 1.0)"


def test_names_of_parts_of_figures_are_texts_after_the_run():
    names = run(PYPLOT + "fig, ax = plt.subplots()\nline, = ax.plot([1])").names
    assert [repr(names[name]) for name in ("fig", "ax")] == ["<Figure size 640x480 with 1 Axes>", "<Axes: >"]
    assert not hasattr(names["ax"], "artists")


def test_runs_share_no_figure():
    programs = [f"{PYPLOT}plt.plot([{number}])\nplt.rcParams['a'] = {number}\nplt.rcParams" for number in range(20)]
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(run, programs))
    for number, result in enumerate(results):
        (figure,) = result.steps[-1].figures
        assert [line.y.tolist() for line in figure.axes[0].artists] == [[number]]
        assert result.steps[-1].text == f"{{'a': {number}}}"


def test_a_look_is_passed_over_with_a_note():
    for line in ("plt.style.use('ggplot')", "plt.rcParams['font.size'] = 5", "plt.rcParams.update({'a': 1})"):
        result = run(PYPLOT + line)
        assert result.error is None
        assert "the page's own look" in result.notes[2]


@pytest.mark.parametrize("line", ["plt.savefig('a.png')", "plt.plot([1])\nplt.gcf().savefig('a')"])
def test_saving_a_picture_is_refused_with_a_sentence(line):
    problem = refused(line)
    assert problem.kind == "refused"
    assert "own menu" in problem.message


@pytest.mark.parametrize(
    "line",
    [
        "plt.plot([1, 2])\nplt.legend()",
        "plt.xlim(1, 1)",
        "plt.plot([1, 2], 'r', color='b')",
        "plt.semilogy([-1, -2])\nplt.ylim()",
        "plt.scatter([1, 2], [3, 4], c='r', cmap='hot')",
        "plt.yscale('log')\nplt.ylim(-1, 5)",
    ],
)
def test_what_matplotlib_warns_of_is_said_in_its_words(line):
    _, _, expected = in_python(line)
    _, _, said = here(line)
    assert expected
    assert said == expected


LIMITS = {
    "for i in range(10**5): plt.plot([i])": f"at most {meter.ARTISTS:,} lines",
    "for i in range(100): plt.plot(np.ones(20_000))": f"at most {meter.NUMBERS:,} numbers",
    "for i in range(100): plt.figure()": f"{meter.FIGURES} figures are open",
    "for i in range(100):\n    plt.plot([1])\n    plt.show()": f"at most {meter.FIGURES} figures",
    "plt.subplots(50, 50)": f"at most {meter.PLACES} pictures",
    "plt.hist([1, 2], bins=10**9)": f"at most {meter.BINS:,} bins",
    "plt.contour([[1, 2], [3, 4]], 10**9)": f"at most {meter.LEVELS} levels",
    "plt.title('a' * 5000)": f"at most {meter.LETTERS:,} characters",
    "plt.xticks(range(5000))": f"at most {meter.TICKS:,} ticks",
}


@pytest.mark.parametrize("program", LIMITS)
def test_what_a_run_draws_is_bounded(program):
    problem = refused_within_bounds(PYPLOT + program, LIMITS[program])
    assert problem.kind == "limit"


def test_an_array_of_words_or_objects_is_no_way_in():
    assert refused("plt.plot(np.ndarray)").kind == "refused"
    assert np.array(["a"]).dtype.kind == "U"


def test_import_in_all_its_forms():
    for line in (
        "import matplotlib.pyplot",
        "from matplotlib import pyplot as plt",
        "import pylab",
        "import matplotlib",
    ):
        assert run(line).error is None
    assert run("import matplotlib\nmatplotlib.use('Agg')\nmatplotlib.pyplot.plot([1])").error is None
    assert run("from matplotlib.pyplot import plot, show\nplot([1])\nshow()").steps[-1].figures
    assert run("import pylab\npylab.plot([1])").steps[-1].figures
