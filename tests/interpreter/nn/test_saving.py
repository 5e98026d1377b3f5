"""What is saved has a plain name, since the same lines at home make a file of it."""

import pytest

from components.interpreter import run

SAVED = "torch.save(torch.ones(2), {name!r})\ntorch.load({name!r})"


def test_a_plain_name_gives_back_what_was_saved():
    assert run(SAVED.format(name="my-net_2.pt")).steps[-1].text == "tensor([1., 1.])"


@pytest.mark.parametrize(
    "name", ["/tmp/net.pt", "../net.pt", "a/b.pt", "thesis.docx", ".pt", "net.pt\n", "x" * 99 + ".pt"]
)
@pytest.mark.parametrize("line", ["torch.save(torch.ones(2), {!r})", "torch.load({!r})"])
def test_another_name_is_refused(line, name):
    assert run(line.format(name)).error.kind == "refused"
