"""torch.nn, torch.optim and what goes with them, as the interpreter's vocabulary: models, made and trained.

The classes are torch's own, so that what they print and compute is torch's; what a program may call and read of them is
on the lists of `names.py`. Torch's own code is given nothing that it would go through without an end, and nothing that
it would call outside the run's limits.
"""

from . import data, modules, names, optimizers, saving, utilities

__all__ = ["data", "modules", "names", "optimizers", "saving", "utilities"]
