import pytest

from components.tensors.results import cards


@pytest.fixture(autouse=True, scope="module")
def without_a_guard():
    """No program of these tests may need what keeps a page alive when an explanation fails."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cards, "attempt", lambda otherwise, explain, *given: explain(*given))
        yield
