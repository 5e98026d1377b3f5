"""The numbers beside the points of a path."""

from components.autograd.descent.naming import numbered

FRAME = (-3, 3, -6, 46)


def test_no_number_stands_over_that_of_the_last_point():
    # Low in the picture, where numbers stand above their points.
    assert numbered([(-2, 0)] * 6, FRAME) == [False] * 5 + [True]
    assert numbered([(-2, 18)], FRAME) == [True]
    assert numbered([(-2, 18), (-0.5, 8), (2, 14)], FRAME)[::2] == [True, True]
