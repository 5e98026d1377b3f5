"""Class bodies that would change what a class is, or give the host something to call."""

from .apart import apart, each

# Nothing of the host but plain values is built upon.
BASES = """
    type super property staticmethod classmethod map zip enumerate type(torch) type(type) type(print) np.ndarray
    torch.no_grad torch.enable_grad torch.nn.Linear.__class__ np.random.RandomState np.vectorize
    type(print).__base__ reversed filter torch.storage.TypedStorage torch.Generator
"""
REFUSED_CLASSES = apart("classes_that_reach")

# Python allows these; whether they run or not, nothing comes of them.
HARMLESS_CLASSES = apart("classes_that_are_odd")

CLASSES_REFUSED = {
    "class bodies that reach further": REFUSED_CLASSES + each("class C(WORD): pass", BASES),
}
CLASSES_HARMLESS = {"class bodies that ask for odd things": HARMLESS_CLASSES}
