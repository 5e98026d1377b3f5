"""A press counts right after something was typed and not sent: both are done."""

import pytest

# A control of the Autograd page, and what stands there only once it was pressed.
PRESSES = {
    ".st-key-view button:has-text('descent'), .st-key-view [role=radio]:has-text('descent')": ".st-key-rate",
    ".st-key-share button": "[role=dialog]",
    ".st-key-f_again button": ".st-key-f_passes input[value='2']",
}


@pytest.mark.parametrize("control", PRESSES)
def test_a_press_that_ends_the_typing_counts(visit, control):
    page = visit("/autograd")
    page.locator(".st-key-x input").first.fill("0.5")
    page.locator(control).first.click()
    page.wait_for_selector(PRESSES[control])
    page.wait_for_function("() => location.search.includes('x=0.5')")
