"""Lines that somebody gives to an exercise: to pass without solving it, to read what is kept back, or to hold it up."""

# Each is an answer to "f(x) is the sum of x, x is tensor([1, 2])", and solves nothing.
LIES = [
    # What Python would ask a value that lies.
    "class L:\n    def __eq__(self, other): return True\n    def __repr__(self): return 'tensor([1, 2])'\nx = f = L()",
    "class tensor:\n    def __repr__(self): return 'tensor([1, 2])'\nx = tensor()\nf = lambda x: tensor()",
    "class Text(str):\n    def __eq__(self, other): return True\nword = Text('other')\nx = f = word",
    "class Number(float):\n    def __eq__(self, other): return True\n    def __float__(self): return 3.\nx = Number(2)",
    "class str:\n    def __repr__(self): return \"'done'\"\nword = str()\nx = f = word",
    "class Rows(list):\n    def __len__(self): return 2\n    def __getitem__(self, i): return i + 1\nx = f = Rows()",
    "class One:\n    def __int__(self): return 1\n    def __float__(self): return 1.\nx = f = [One(), One()]",
    "class One:\n    def __array__(self, *rest, **more):\n        while True: pass\nx = f = [One()]\nword = (One(),)",
    "class Zero:\n    def __repr__(self): return '0'\nword = {1: Zero()}\nx = f = {Zero()}",
    # Names that the checks might use.
    "torch = tensor = len = print = repr = sum = type = isinstance = lambda *a, **k: True\nx = f = True",
    "import torch\ntorch.allclose = torch.equal = lambda *a, **k: True\nx = f = torch",
    "class torch:\n    def tensor(*a, **k): return 0\nx = f = torch.tensor",
    "found = first = run = value_of = differing = check_lines = known_worth = True\nx = f = True",
    "def f(x): return x\nx = property",
    # Lines that take what stands behind them.
    *("x = [", "x = (1,", "x = '''", "x = 1\\", "x = 1\\\n", "x = 1 if True else \\\n\n", "if True:", "def f(x):"),
    *(
        "@print",
        "class A:",
        "try:\n    x = 1",
        "for i in [1]:",
        "match 1:",
        "x = f'{",
        "lambda:",
        "#",
        "",
        "\\",
        "\x0c",
    ),
    *("x = 5\r\r\r\r\r\r\r\rtensor([1, 2])\rx", "x = 5\n\x0b\x0b\x0b", "x = 1 #\u2028tensor([1, 2])", "\ud800", "\0"),
    ">>> x = 5\n>>> x\n5\n>>> def f(x):\n...     return 1",
    "In [1]: x = 5\nOut[1]: tensor([1, 2])",
    "%reset\n!ls\nx = 5",
    # Ends, before the checks come.
    *("exit()", "quit()", "raise SystemExit", "raise KeyboardInterrupt", "import os\nos._exit(0)", "return", "yield 1"),
    "assert False",
    "class E(BaseException): pass\nraise E",
    # Much, and for long.
    "print('x' * 99_999)\nx = 5",
    "print('x' * 200_000)",
    "x = 'x' * 1_000_000",
    "x = torch.ones(1000, 1000)",
    "x = [[1] * 300] * 300",
    "x = 10 ** 3000",
    "x = float('nan')",
    "x = []\nx.append(x)",
    "x = torch.ones(2, dtype=torch.complex64)",
    "x = torch.sparse_coo_tensor([[0]], [1.0], (2,))",
    "x = torch.ones(2, device='meta')",
    "x = torch.ones(2).to(torch.bfloat16)",
    "x = np.array(['1', '2'])",
    "x = " + "(" * 90 + "1" + ")" * 90,
    "x = " + "-" * 3_000 + "1",
    "x = 1\n" * 3_000,
    "x" * 30_000,
]
# Each holds a check up; the press ends all the same, and says what did not get its turn.
ENDLESS_ANSWERS = [
    "while True: pass",
    "x = tensor([1, 2])\ndef f(x):\n    while True: pass",
    "class Slow:\n    def __repr__(self):\n        while True: pass\nx = Slow()\ndef f(x): return Slow()",
]
# Each says what it is given wherever it can: no word of that may be shown.
TELLING = [
    "{0}\ndef f(x):\n    print(x)\n    return x.sum()",
    "{0}\ndef f(x):\n    raise ValueError(str(x))",
    "{0}\ndef f(x):\n    import warnings\n    warnings.warn(str(x))\n    return x",
    "{0}\ndef f(x):\n    return str(x)",
    "{0}\ndef f(x):\n    return torch.zeros(int(x.abs().sum()))",
    "{0}\nclass T:\n    def __init__(self, x): self.x = x\n    def __repr__(self): return str(self.x)\nf = T",
]
