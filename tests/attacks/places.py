"""Names with underscores and the host's attributes, at every place of the grammar where a name can stand."""

from .apart import apart, each

HAND = """\
def f(x=1):
    return x
class C:
    y = 1
class D(C):
    z = 2
class W:
    def __enter__(self):
        return 5
    def __exit__(self, *a):
        pass
c = C()
"""
# Each writes what must not be written.
TARGETS = """
    f.__code__ f.__defaults__ f.__globals__ f.__class__ C.__bases__ D.__bases__ C.__class__ c.__class__ C.__mro__
    C.__subclasses__ print.call torch.abs torch.Tensor.abs math.pi list.x type(c.y).x np.ndarray.x torch.nn.x int.real
"""
WRITING = [
    "WORD = 5",
    "x = WORD = 5",
    "WORD: int = 5",
    "WORD += 5",
    "WORD @= torch.ones(1)",
    "(x, WORD) = 1, 2",
    "[x, *WORD] = 1, 2, 3",
    "(x, (y, WORD)) = 1, (2, 3)",
    "for WORD in [5]:\n    pass",
    "for x, WORD in [(5, 6)]:\n    pass",
    "[x for WORD in [5]]",
    "with W() as WORD:\n    pass",
    "with W() as (x, WORD):\n    pass",
    "del WORD",
    "del x, WORD",
]
FEW = "f.__code__ C.__bases__ torch.abs"

# Each reads the name WORD.
READING = [
    "WORD",
    "x = WORD",
    "def f(x=WORD):\n    return x",
    "def f(*, x=WORD):\n    return x",
    "lambda x=WORD: x",
    "(lambda: WORD)()",
    "@WORD\ndef f():\n    pass",
    "@WORD\nclass C:\n    pass",
    "class C(WORD):\n    pass",
    "class C:\n    x = WORD",
    "class C:\n    def m(self):\n        return WORD\nC().m()",
    "print(x=WORD)",
    "print(*WORD)",
    "print(**WORD)",
    "print(f'{WORD}')",
    "print(f'{1:{WORD}}')",
    "[1][WORD:]",
    "[x for x in WORD]",
    "[1 for x in [1] if WORD]",
    "{WORD: 1}",
    "{**WORD}",
    "[*WORD]",
    "while WORD:\n    1 / 0",
    "for x in WORD:\n    1 / 0",
    "with WORD:\n    pass",
    "assert not WORD, WORD",
    "raise WORD",
    "try:\n    raise ValueError\nexcept WORD:\n    pass",
    "match WORD:\n    case x:\n        x",
    "match 1:\n    case WORD.x:\n        x\n    case _:\n        1 / 0",
    "match 1:\n    case WORD():\n        x\n    case _:\n        1 / 0",
    "match 1:\n    case {WORD.x: y}:\n        x\n    case _:\n        1 / 0",
    "match 1:\n    case 1 if WORD:\n        x",
    "global WORD\nWORD",
    "def f():\n    global WORD\n    return WORD\nf()",
    "del WORD",
    "WORD += 1",
    "WORD[0] = 1",
    "WORD.x = 1",
    "(y := WORD)",
    "def f():\n    yield WORD\nlist(f())",
    "def f():\n    yield from WORD\nlist(f())",
    "1 if WORD else 2",
    "not WORD",
    "WORD()",
]
OTHERS = "__builtins__ __loader__ __spec__ __build_class__ __import__ __file__ __package__ __cached__ __path__"

# A name that begins and ends so may be bound or not; what the host means by it is not reached that way.
BINDING = [
    "WORD = 5",
    "WORD: int = 5",
    "(WORD := 5)",
    "x, *WORD = 1, 2",
    "for WORD in [5]:\n    pass",
    "[WORD for WORD in [5]]",
    "def WORD():\n    pass",
    "class WORD:\n    pass",
    "def f(WORD):\n    return WORD\nf(1)",
    "def f(WORD, /):\n    return WORD\nf(1)",
    "def f(WORD=5, /):\n    return WORD\nf()",
    "def f(*, WORD):\n    return WORD\nf(WORD=1)",
    "def f(*, WORD=5):\n    return WORD\nf()",
    "def f(*WORD):\n    return WORD\nf(1)",
    "def f(**WORD):\n    return WORD\nf(x=1)",
    "def f(**k):\n    return k\nf(WORD=1)",
    "def f(**k):\n    return k\nf(**{'WORD': 1})",
    "(lambda WORD: WORD)(1)",
    "(lambda WORD, /: WORD)(1)",
    "(lambda *, WORD=5: WORD)()",
    "import math as WORD",
    "from math import pi as WORD",
    "try:\n    1 / 0\nexcept ZeroDivisionError as WORD:\n    WORD",
    "class W:\n    def __enter__(self):\n        return 5\n    def __exit__(self, *a):\n        pass\n"
    "with W() as WORD:\n    WORD",
    "match 5:\n    case WORD:\n        WORD",
    "match 5:\n    case int() as WORD:\n        WORD",
    "match [5]:\n    case [*WORD]:\n        WORD",
    "match {'a': 5}:\n    case {**WORD}:\n        WORD",
    "def f():\n    global WORD\n    WORD = 5\nf()",
    "def f():\n    WORD = 5\n    def g():\n        nonlocal WORD\n        WORD = 6\n    g()\n    return WORD\nf()",
    "class C:\n    WORD = 5\nC()",
    "class C:\n    def WORD(self):\n        return 5\nC()",
    "class C(WORD=5):\n    pass",
    "class C: pass\nc = C()\nc.WORD = 5\nc",
    "class C: pass\nC.WORD = 5\nC()",
    "class C: pass\nsetattr(C, 'WORD', 5)\nC()",
    "class C: pass\nc = C()\nsetattr(c, 'WORD', 5)\nc",
]
BOUND = "__class__ __del__"

MANGLED = apart("names_mangled")

PLACES_READ = {
    "what may not be written, at every place": [
        HAND + way.replace("WORD", word) for way in WRITING for word in FEW.split()
    ]
    + each(HAND + "WORD = 5", TARGETS)
    + each(HAND + "WORD += 5", TARGETS)
    + [
        f"{HAND}{name}({owner}, '{attribute}'{more})"
        for name, more in (
            ("setattr", ", 5"),
            ("delattr", ""),
            ("object.__setattr__", ", 5"),
            ("type.__setattr__", ", 5"),
        )
        for owner, _, attribute in (target.rpartition(".") for target in TARGETS.split())
    ],
    "what may not be read, at every place": [way.replace("WORD", "__builtins__") for way in READING]
    + each("WORD", OTHERS)
    + each("print(f'{WORD}')", OTHERS),
}
PLACES_BOUND = {
    "names with underscores that are bound": [
        way.replace("WORD", word) for way in BINDING for word in (*BOUND.split(), "__builtins__")
    ]
    + MANGLED,
}
