"""Data classes, written anew here, are what Python's are."""

# ruff: noqa: E501 - each program is one line

import pytest

BEFORE = "from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass\nfrom typing import ClassVar, List\n"
POINT = "@dataclass\nclass P:\n    x: int\n    y: float = 2.0\n"
VALUES = [
    POINT + "p = P(1)\nprint(p, p == P(1, 2.0), p == 3, p != P(2), P(x=3, y=4), p.__class__.__name__)",
    POINT
    + "p = P(1)\np.x = 5\np.z = 6\nprint(p, p.z, asdict(p), astuple(p), replace(p, y=0), is_dataclass(p), is_dataclass(3))",
    POINT + "class Q(P):\n    pass\nprint(Q(1), Q(1) == P(1), [f.name for f in fields(P)])",
    POINT + "@dataclass\nclass Q(P):\n    z: int = 3\nprint(Q(1), Q(1, 2, 3) == Q(1, 2), Q.__match_args__)",
    "@dataclass\nclass A:\n    items: List[int] = field(default_factory=list)\n    n: int = field(default=0, repr=False)\n    c: ClassVar[int] = 7\na, b = A(), A()\na.items.append(1)\nprint(a, b, A.c, a.n)",
    "@dataclass\nclass A:\n    a: float\n    b: float = field(init=False)\n    def __post_init__(self):\n        self.b = self.a * 2\nprint(A(2))",
    "@dataclass(frozen=True)\nclass A:\n    x: int\nprint(A(1), hash(A(1)) == hash(A(1)), {A(1): 2}[A(1)], len({A(1), A(1), A(2)}))",
    "@dataclass(order=True)\nclass A:\n    x: int\n    y: str = field(default='', compare=False)\nprint(A(1) < A(2), sorted([A(3), A(1)]), max(A(1), A(5)), A(1, 'a') == A(1, 'b'))",
    "@dataclass(eq=False)\nclass A:\n    x: int\nprint(A(1) == A(1), A(1))",
    "@dataclass\nclass A:\n    x: int\n    def __repr__(self):\n        return 'mine'\n    def double(self):\n        return self.x * 2\nprint(A(1), A(4).double())",
    "@dataclass\nclass Node:\n    value: int\n    next: 'Node' = None\nn = Node(1, Node(2))\nprint(n, asdict(n))\nn.next = n\nprint(n)",
    "@dataclass(kw_only=True)\nclass A:\n    x: int\n    y: int = 1\nprint(A(x=2))",
]
FAILING = [
    POINT + "P()",
    POINT + "P(1, 2, 3)",
    POINT + "P(1, z=3)",
    POINT + "P(1, x=3)",
    "@dataclass\nclass A:\n    a: int\n    b: int\n    c: int\nA()",
    "@dataclass\nclass A:\n    a: int = 1\n    b: int",
    "@dataclass\nclass A:\n    a: list = []",
    "@dataclass(frozen=True)\nclass A:\n    x: int\na = A(1)\na.x = 2",
    "@dataclass(kw_only=True)\nclass A:\n    x: int\nA(1)",
    "@dataclass(order=True)\nclass A:\n    x: int\nA(1) < 3",
    POINT + "hash(P(1))",
    POINT + "P(1) < P(2)",
    "fields(3)",
    "asdict(3)",
]


@pytest.mark.parametrize("program", VALUES)
def test_a_data_class_is_what_pythons_is(program, assert_agrees):
    assert not assert_agrees(BEFORE + program).error


@pytest.mark.parametrize("program", FAILING)
def test_a_data_class_fails_in_pythons_words(program, assert_agrees):
    assert assert_agrees(BEFORE + program).error
