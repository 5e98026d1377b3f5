"""No tensor has more than a million elements, and none is allocated before that is known."""

import pytest

from components.interpreter import run
from tests.attacks.sizes import LARGE, SIZES
from tests.interpreter.cost import refused_within_bounds

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("bounded_process", "harmless")]


@pytest.mark.parametrize("statement", SIZES["shape bombs"])
def test_nothing_beyond_a_million_elements(statement):
    """Refused before it is allocated. Where a name is outside the vocabulary, that is the answer."""
    refused_within_bounds(LARGE + statement, "at most 1,000,000|more than 100,000 items|is not part of what runs here")


@pytest.mark.parametrize(
    "statement", ["torch.zeros(1000, 1000)", "torch.arange(10**6)", "torch.ones(10**6)", "torch.eye(1000)"]
)
def test_a_million_elements_are_allowed(statement):
    assert run(statement).error is None
