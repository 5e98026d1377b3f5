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


BUFFER = "import io\nb = io.BytesIO()\ntorch.save(torch.ones(2), b)\n"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("b.tell()", "p.numel()"),
        ("b.getvalue()", "torch.load(buffer)"),
        ("b.seek(3)", "buffer.seek(0)"),
        ("b.truncate()", "buffer.truncate(0)"),
        ("b.seek(0)\ntorch.save(1, b)", "buffer = io.BytesIO()"),
        ("b.seek(0)\ntorch.load(b)\ntorch.load(b)", "buffer.seek(0)"),
        ("io.BytesIO(5)", "io.BytesIO()"),
        ("io.open('a')", "io.BytesIO()"),
        ("import copy\ncopy.copy(b)", "make a new one"),
    ],
)
def test_what_a_buffer_cannot_do_is_refused_with_what_it_can(line, hint):
    problem = run(BUFFER + line).error
    assert problem.kind == "refused"
    assert hint in problem.message + problem.hint


def test_what_was_saved_to_a_buffer_is_given_back_with_it():
    """Each holds 400 kB: together they would be more than a run may hold."""
    program = "import io\nfor i in range(300):\n    b = io.BytesIO()\n    torch.save(torch.ones(100_000), b)"
    assert not run(program).error
    kept = program.replace("    b = io", "    keep.append(b := io").replace("BytesIO()", "BytesIO())")
    assert run(f"keep = []\n{kept}").error.kind == "limit"
