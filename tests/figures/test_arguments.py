"""A call that does not fit a command, in the words that Python has for a function with the same parameters."""

import pytest

from components.figures import images
from components.figures.model import Axes, Figure

AXES = Axes(Figure(1))


def words_of(function, args, kwargs):
    with pytest.raises(TypeError) as caught:
        function(AXES, *args, **kwargs)
    return str(caught.value)


@pytest.mark.parametrize(
    ("args", "kwargs"),
    [((), {}), ((1, 2, 3, 4), {}), ((1, 2, 3, 4), {"alpha": 1}), ((1,), {"X": 1}), ((1, 2), {"cmap": 1})],
)
def test_a_call_that_does_not_fit_is_told_in_pythons_words(args, kwargs):
    def imshow(axes, X, cmap=None, norm=None, *, alpha=None, **others):
        """What Python calls in the place of the command."""

    imshow.__qualname__ = "imshow"
    assert words_of(images.imshow, args, kwargs) == words_of(imshow, args, kwargs)
