"""Recursion of every kind, in calls and in values: it ends in Python's own error long before the process does."""

from .apart import apart

RECURSION = apart("recursion")

# Nested in the text: as deep as 10,000 characters allow.
NESTED = [
    "lambda:" * 1400 + "1",
    "(lambda:" * 900 + "1" + ")()" * 900,
    "f'{" * 4 + "1" + "}'" * 4,
    "[" * 90 + "x" + " for x in [1]]" * 90,
    "{" * 900 + "1" + "}" * 900,
    "{1:" * 900 + "1" + "}" * 900,
    "x" + "[" * 900 + "1" + "]" * 900,
    "x" + "(" * 900 + "1" + ")" * 900,
    "*" * 900 + "a = 1",
    "[*" * 900 + "a" + "]" * 900 + " = 1",
    "(a:=" * 900 + "1" + ")" * 900,
    "(yield " * 900 + "1" + ")" * 900,
    "def f():\n    return " + "(yield " * 900 + "1" + ")" * 900,
    "@a" * 900 + "\ndef f(): pass",
    "@a\n" * 2000 + "def f(): pass",
    "".join(f"{' ' * depth}def f():\n" for depth in range(95)) + " " * 95 + "x=1",
    "".join(f"{' ' * depth}class C:\n" for depth in range(95)) + " " * 95 + "x=1",
    "".join(f"{' ' * depth}while 1:\n" for depth in range(95)) + " " * 95 + "x=1",
    "".join(f"{' ' * depth}try:\n" for depth in range(90))
    + "".join(f"{' ' * depth}finally: pass\n" for depth in reversed(range(90))),
    "".join(f"{' ' * depth}match 1:\n {' ' * depth}case _:\n" for depth in range(0, 90, 2)) + " " * 92 + "x=1",
    "match 1:\n    case " + "(" * 900 + "1" + ")" * 900 + ": pass",
    "match 1:\n    case " + "[" * 900 + "1" + "]" * 900 + ": pass",
    "match 1:\n    case " + "1|" * 3000 + "1: pass",
    "match 1:\n    case " + "int(" * 900 + ")" * 900 + ": pass",
    "if 1: pass\n" + "elif 1: pass\n" * 700,
    "try:\n    1/0\n" + "except int: pass\n" * 500,
    "x = " + " and ".join(["1"] * 1500),
    "x = " + "a." * 4000 + "a",
    "f" + "()" * 4900,
    "f" + "()()()" + "[0]()" * 1800,
    "not " * 2400 + "1",
    "~" * 9000 + "1",
    "1 if 1 else " * 800 + "1",
    "print(" + "*[1]," * 1900 + ")",
    "print(" + "**{}," * 1900 + ")",
    "f'" + "{1}" * 3000 + "'",
    "f'{1:" + "{1}" * 3000 + "}'",
    "'a' " * 2400,
    "f'a' " * 1900,
    "global " + "a," * 4000 + "a",
    "del " + "a," * 4000 + "a",
    "def f(" + "".join(f"a{i}," for i in range(1500)) + "): pass",
    "def f(" + "".join(f"a{i}=1," for i in range(1000)) + "): pass\nf()",
    "class C(" + "int," * 1900 + "): pass",
    "import " + "math," * 1900 + "math",
    "with " + "f()," * 1900 + "f(): pass",
    "with " + "torch.no_grad()," * 500 + "torch.no_grad(): pass",
    "[1 " + "for x in [1] " * 700 + "]",
    "[1 for x in [1] " + "if 1 " * 1900 + "]",
    "x = y" + "= y" * 3000 + "= 1",
    "x: " + "int[" * 900 + "int" + "]" * 900 + " = 1",
    "def f(x: " + "(" * 900 + "1" + ")" * 900 + "): pass",
]

RECURSIONS = {"recursion of every kind": RECURSION, "texts that nest in every construct": NESTED}
