"""What a program gives to be called: for ever, while something is changed, with a wrong answer, or after the run."""

from .apart import apart

# A special method, and what makes Python call it on c.
CALLED = {
    "__repr__": "repr(c)|print([c])|c|(c, 1)|f'{c!r}'|'%r' % (c,)|'{!r}'.format(c)|raise KeyError(c)|assert 0, [c]",
    "__str__": "str(c)|print(c)|f'{c}'|'%s' % (c,)|raise ValueError(c)|float([c][0])|assert 0, c",
    "__format__": "f'{c}'|f'{c:5}'|format(c, '')|'{:5}'.format(c)|f'{1:{c}}'",
    "__eq__": "c == 1|1 == c|c in [1]|[1].index(c)|[1].count(c)|[1].remove(c)|[c] == [1]|(c,) != (1,)|{1: c} == {1: 2}"
    "|torch.ones(2) == c|np.ones(2) == c|c != 1|max([c], key=lambda x: x == 1)",
    "__ne__": "c != 1|any(c != x for x in [1])",
    "__hash__": "hash(c)|{c}|{c: 1}|set([c])|dict.fromkeys([c])|{}.get(c)|{}[c]|c in {1}|{1}.discard(c)|{**{c: 1}}",
    "__lt__": "c < 1|sorted([c, c])|[c, c].sort()|max(c, c)|min([c, c])|(c, 1) < (C(), 2)|[c] < [1]|1 > c",
    "__bool__": "if c: pass|not c|bool(c)|any([c])|all([c])|list(filter(None, [c]))|c and 1|assert c|1 if c else 2",
    "__len__": "len(c)|if c: pass|bool(c)|range(len(c))",
    "__getitem__": "c[0]|c[1:2]|for x in c: pass|list(c)|1 in c|a, b = c|[*c]|sum(c)|list(zip(c))|print(*c)|x = {**c}"
    "|'{0[0]}'.format(c)|'%(a)s' % c|torch.tensor(c)|np.array(c)|next(iter(c))",
    "__iter__": "for x in c: pass|list(c)|1 in c|a, b = c|[*c]|sum(c)|sorted(c)|','.join(c)|dict(c)|min(c)"
    "|torch.cat(c)",
    "__contains__": "1 in c|1 not in c",
    "__getattr__": "c.x|hasattr(c, 'x')|getattr(c, 'x', 1)|'{.x}'.format(c)|c.x()|c.x.y|np.array(c)|torch.abs(c)",
    "__getattribute__": "c.x|print(c)|isinstance(c, int)|torch.abs(c)",
    "__setattr__": "c.x = 1|setattr(c, 'x', 1)|c.x += 1",
    "__delattr__": "del c.x",
    "__setitem__": "c[0] = 1|c[0], x = 1, 2",
    "__delitem__": "del c[0]",
    "__call__": "c()|sorted([1], key=c)|list(map(c, [1]))|list(filter(c, [1]))|next(iter(c, 1))|max([1], key=c)",
    "__enter__": "with c: pass",
    "__add__": "c + 1|sum([c], c)|c + torch.ones(2)|c + np.ones(2)",
    "__radd__": "1 + c|sum([c])|torch.ones(2) + c|np.ones(2) + c|'a' + c|[1] + c",
    "__rmul__": "2 * c|[1] * c|torch.ones(2) * c|np.float64(2) * c",
    "__iadd__": "c += 1",
    "__neg__": "-c|[-x for x in [c]]",
    "__abs__": "abs(c)",
    "__pow__": "c ** 2|pow(c, 2)",
    "__matmul__": "c @ c|c @ torch.ones(2)",
    "__mod__": "c % 2",
    "__divmod__": "divmod(c, 2)",
    "__index__": "[1][c]|range(c)|bin(c)|[0] * c|'a' * c|torch.zeros(c)|np.zeros(c)|[1][c:]|round(1.5, c)"
    "|torch.ones(3)[c]|'a'.ljust(c)|chr(c)|int(c)|'{:{}}'.format(1, c)|slice(c).indices(5)|torch.ones(3).sum(c)",
    "__int__": "int(c)|'%d' % c",
    "__float__": "float(c)|math.sin(c)|torch.tensor(c)|np.sin(c)|'%f' % c",
    "__complex__": "complex(c)",
    "__round__": "round(c)",
    "__floor__": "math.floor(c)",
    "__reversed__": "reversed(c)|list(reversed(c))",
    "__next__": "next(c)",
    "__get__": "class D:\n    x = c\nD().x",
    "__set__": "class D:\n    x = c\nD().x = 1",
    "__set_name__": "class D:\n    x = c",
    "__mro_entries__": "class D(c): pass",
    "__copy__": "import copy\ncopy.copy(c)",
    "__deepcopy__": "import copy\ncopy.deepcopy([c])",
    "__reduce_ex__": "import copy\ncopy.copy(c)",
    "__sizeof__": "import sys\nsys.getsizeof(c)",
    "__length_hint__": "list(c)|[*c]",
    "__dir__": "dir(c)",
    "__array__": "np.array(c)|torch.tensor(c)|np.sin(c)|np.ones(2) + c",
    "__array_ufunc__": "np.ones(2) + c|np.sin(c)",
    "__array_function__": "np.mean(c)|np.stack([c])",
    "__torch_function__": "torch.abs(c)|torch.ones(2) + c|torch.stack([c])",
    "__init__": "C()",
    "__new__": "C()",
    "__class_getitem__": "C[0]",
    "__init_subclass__": "class D(C): pass",
    "__subclasshook__": "issubclass(int, C)",
    "__post_init__": "import dataclasses\ndataclasses.dataclass(C)()",
    "__class__": "isinstance(c, int)|c + torch.ones(1)",
}
FOR_EVER = """\
class C:
    def {method}(self, *a, **k):
        while True:
            pass
"""

OTHER_LOOPS = apart("callbacks_that_loop")

# Changed while it is used, or answered with what Python does not allow.
CHANGING = apart("callbacks_that_change")

# What somebody calls who looks at a name's value when the run is over.
LOOKED_AT = (
    "__repr__ __str__ __format__ __eq__ __hash__ __bool__ __len__ __iter__ __next__ __getattr__ __call__ __del__"
)
LOOKED_AT += " __getitem__ __lt__ __index__ __float__ __dir__ __sizeof__ __contains__ __add__ __reduce_ex__ __class__"
AFTER = [
    *(FOR_EVER.format(method=method) + "c = C()\n" for method in LOOKED_AT.split()),
    *(FOR_EVER.format(method=method) + "a = [[C()]]\nd = {1: (C(),)}" for method in ("__repr__", "__str__", "__del__")),
    *(FOR_EVER.format(method=method) + "raise ValueError(C())" for method in ("__repr__", "__str__", "__del__")),
    *apart("callbacks_after_the_run"),
]

ENDLESS_CALLBACKS = {
    "callbacks that end never": [
        FOR_EVER.format(method=method) + ("c = C()\n" if method not in ("__init__", "__new__") else "") + use
        for method, uses in CALLED.items()
        for use in uses.split("|")
    ]
    + OTHER_LOOPS,
}
HARMLESS_CALLBACKS = {"callbacks that change what is used": CHANGING, "callbacks after the run": AFTER}
