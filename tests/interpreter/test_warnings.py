"""What torch warns of is said to the reader, on every run, and never becomes an error."""

import subprocess
import sys
import threading

import pytest

from components.interpreter import run

LEAF = "x = tensor(2.0).requires_grad_()\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("(x * 1).grad", "The .grad attribute of a Tensor that is not a leaf Tensor"),
        ("float(x)", "Converting a tensor with requires_grad=True to a scalar"),
        ("tensor(x)", "To copy construct from a tensor"),
        ("torch.ones(2, 3, 4).T", "is deprecated"),
        ("torch.tensor([1.0]).std()", "degrees of freedom is <= 0"),
    ],
)
def test_torchs_warning_stands_beside_the_value_each_time(line, words):
    for _ in range(2):
        step = run(f"import torch\n{LEAF}{line}").steps[-1]
        assert step.error is None
        (warning,) = step.warnings
        assert warning.startswith("UserWarning: ")
        assert words in warning
        assert "Triggered internally" not in warning


def test_a_loop_warns_once():
    (warning,) = run(f"{LEAF}for i in range(5):\n    print((x * i).grad)").steps[-1].warnings
    assert "not a leaf" in warning


def test_a_quiet_statement_has_no_warning():
    assert [step.warnings for step in run(f"{LEAF}x * 2\nx.grad").steps] == [(), (), ()]


def test_every_thread_hears_its_own_warnings():
    heard = {}

    def listen(name, line):
        heard[name] = [run(LEAF + line).steps[-1].warnings for _ in range(50)]

    lines = {"loud": "(x * 1).grad", "quiet": "x * 1"}
    threads = [threading.Thread(target=listen, args=item) for item in lines.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {len(warnings) for warnings in heard["loud"]} == {1}
    assert {len(warnings) for warnings in heard["quiet"]} == {0}


@pytest.mark.parametrize("option", ["default", "ignore"])
def test_a_plain_process_hears_them_too_and_others_warnings_go_their_own_way(option):
    program = (
        "import warnings\nfrom components.interpreter import run\n"
        f"print(len(run({LEAF + '(x * 1).grad'!r}).steps[-1].warnings))\n"
        "warnings.warn('of another module')"
    )
    done = subprocess.run([sys.executable, "-W", option, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
    assert ("of another module" in done.stderr) is (option == "default")
    assert "leaf" not in done.stderr
