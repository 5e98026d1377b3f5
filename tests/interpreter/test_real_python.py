"""The oracle answers each block as a Python that has just started, though one process answers many."""

import pytest

# What a block does, and what another one behind it sees, which is what it sees where nothing was done.
LEFT = {
    "a name": ("x = 1", "x"),
    "the prompt's own name": ("5", "_"),
    "a default": ("torch.set_default_dtype(torch.float64)", "torch.ones(1).dtype"),
    "gradients": ("torch.set_grad_enabled(False)", "torch.is_grad_enabled()"),
    "how tensors are printed": ("torch.set_printoptions(precision=1)", "torch.tensor(1.2345)"),
    "how arrays are printed": ("np.set_printoptions(precision=1)", "np.array([1.2345])"),
    "numbers drawn": ("torch.rand(3)\nnp.random.rand(3)", "torch.rand(1)\nnp.random.rand()"),
    "a module's own": ("torch.abs = 5", "torch.abs(torch.tensor(-1))"),
    "a method": ("torch.Tensor.twice = lambda self: self * 2", "torch.ones(1).twice()"),
    "a hook of all modules": (
        "torch.nn.modules.module.register_module_forward_hook(lambda *all: torch.zeros(1))",
        "torch.nn.Identity()(torch.ones(1))",
    ),
    "a module loaded": ("import sqlite3", "import sys\n'sqlite3' in sys.modules"),
    "words at its end": (
        "class Loud:\n    def __del__(self):\n        print('gone')\nx = Loud()\nx.itself = x",
        "import gc\nprint(gc.collect() * 0)",
    ),
    "an end of the process": ("import os\nos.kill(os.getpid(), 9)", "1"),
}


@pytest.mark.parametrize("what", LEFT)
def test_a_block_finds_nothing_of_the_one_before_it(python, what):
    does, sees = LEFT[what]
    alone = python(sees)
    python(does)
    assert python(sees) == alone


def test_blocks_that_leave_nothing_are_answered_by_one_process(python):
    """A process for each would take forty times as long."""
    who = "import os\nos.getpid()"
    python(who)
    assert python(who) == python(who)
