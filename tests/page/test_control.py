"""A number of the page follows its slider, as long as that is there."""

from components.page import control


def test_a_slider_that_is_moved_before_the_browser_hears_that_it_has_gone_moves_nothing(monkeypatch):
    for state, then in (({"slider_x": 1.5, "x": 0}, 1.5), ({"x": 0}, 0)):
        monkeypatch.setattr(control.st, "session_state", state)
        control.follow_slider("x")
        assert state["x"] == then
