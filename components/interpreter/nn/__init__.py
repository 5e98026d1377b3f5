"""torch.nn, torch.optim and what goes with them, as the interpreter's vocabulary: models, made and trained.

The classes are torch's own, so that what they print and compute is torch's; what a program may call and read of them is
on the lists of `names.py`. Torch's own code is given nothing that it would go through without an end, and nothing that
it would call outside the run's limits.
"""

from . import byte_files, data, derivatives, distributions, modules, names, optimizers, saving, utilities

__all__ = ["ATTRIBUTES_OF", "BASES", "OWN_METHODS", "OWN_TYPES", "derivatives", "saving", "utilities"]

# What calling each type does, what its values have, and what a class of a program may inherit from.
OWN_TYPES = modules.OWN_TYPES | optimizers.OWN_TYPES | data.OWN_TYPES | distributions.OWN_TYPES | byte_files.OWN_TYPES
OWN_METHODS = modules.OWN_METHODS | optimizers.OWN_METHODS | distributions.OWN_METHODS | byte_files.METHODS
ATTRIBUTES_OF = {
    **names.ATTRIBUTES_OF,
    **optimizers.ATTRIBUTES_OF,
    **data.ATTRIBUTES_OF,
    **distributions.ATTRIBUTES_OF,
    **byte_files.ATTRIBUTES_OF,
}
BASES = names.BASES | data.BASES
