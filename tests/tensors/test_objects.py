"""What a card says of values that are no tensors; the facts in it are Python's own answers."""

import inspect

import pytest

from components.tensors.results.cards import cards_of


def facts(code):
    return cards_of(code).cards[-1].facts


@pytest.mark.parametrize(
    "header", ["f()", "f(x)", "f(x, y=2)", "f(x, /, *, key)", "f(*args, **kwargs)", "f(x, *rest, y=3)"]
)
def test_a_function_is_told_with_the_signature_that_python_gives_it(header):
    code = f"def {header}:\n    return 1"
    names = {}
    exec(code, names)
    assert f"f{inspect.signature(names['f'])}" == header
    for told in (*facts(code), *facts(f"{code}\nf"), *facts(f"{code}\ng = f\ng")):
        assert header in told
    assert "generator" not in facts(code)[0]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("return 1", "Its lines run when it is called."),
        ("print(1)", "it gives None"),
        ("return", "it gives None"),
        ("def g():\n        return 1", "it gives None"),
        ("yield 1", "gives a generator"),
        ("g = [(yield_) for yield_ in []]", "it gives None"),
        ("if 1:\n        return 1", "Its lines run when it is called."),
    ],
)
def test_it_is_told_what_a_call_gives(body, told):
    code = f"def f():\n    {body}"
    names = {}
    exec(code, names)
    assert inspect.isgeneratorfunction(names["f"]) == ("generator" in facts(code)[0])
    assert told in facts(code)[0]


def test_a_decorated_function_is_what_the_decorator_gave():
    (told,) = facts("import functools\n@functools.lru_cache(None)\ndef f(n):\n    return n")
    assert "@functools.lru_cache(None)" in told.replace("Non…", "None)")
    assert "f(n)" in told


def test_a_class_is_told_with_its_parents_and_methods():
    code = "class Shape:\n    pass\nclass Square(Shape):\n    def __init__(self, side): self.side = side\n"
    code += "    def area(self): return self.side ** 2\n"
    for told in (*facts(code), *facts(f"{code}Square")):
        assert told == "Square is a class. It has all of Shape, and the methods __init__, area."


def test_an_instance_is_told_with_what_lies_in_it():
    code = "class A:\n    def __init__(self):\n        self.data, self.grad, self.X = 3.0, None, torch.ones(2)\n"
    assert facts(f"{code}a = A()") == (
        "a is an instance of the class A, with data = 3.0, grad = None, X = tensor of shape (2,).",
    )
    (told,) = facts("class B: pass\nb = B()")
    assert told == "b is an instance of the class B, without attributes of its own."


def test_telling_of_an_instance_runs_nothing_of_the_program():
    code = """class A:
    def __init__(self): self.x = 1
    def __repr__(self): print("repr"); return "A"
    __str__ = __len__ = __iter__ = __repr__
    def __eq__(self, other): raise ValueError
    def __hash__(self): print("hash"); return 1
    @property
    def __dict__(self): print("dict"); return {}
a = A()
b = {"a": a}
"""
    cards = cards_of(code)
    assert not cards.problem or cards.problem.kind == "refused"
    assert [card.text for card in cards.cards] == [""] * len(cards.cards)


def test_dicts_sets_texts_errors_and_generators_say_what_they_are():
    assert facts("d = {'a': 1, 2: [1, 2]}") == ("d is a dict of 2 keys: 'a': 1, 2: list of 2.",)
    assert facts("d = {}") == ("d is a dict without keys.",)
    assert "and 3 more" in facts("d = {i: i for i in range(9)}")[0]
    assert facts("s = {1, 2, 1}") == ("s is a set of 2 values, each once, in no order.",)
    assert facts("s = 'one\\ntwo'") == ("s is a text of 7 characters in 2 lines.",)
    assert facts("ValueError('x')")[0].startswith("This is an exception, an object of the class ValueError")
    assert facts("g = (i for i in range(3))")[0].startswith("g is a generator")
    assert facts("x = torch.ones(2)\nx.sum")[0].startswith("x.sum is a method")
    assert facts("torch.sum")[0].startswith("torch.sum is a function")


@pytest.mark.parametrize("code", ["1", "x = [1, 2]", "x = torch.ones(2)", "import math", "for i in range(2): pass"])
def test_what_shows_itself_has_no_sentence(code):
    assert facts(code) == ()


def test_a_sentence_is_said_once_where_a_line_shows_the_value_itself():
    first, second = cards_of("d = {1: 2}\nd").cards
    assert (first.facts, second.facts) == ((), ("d is a dict of 1 key: 1: 2.",))


def test_an_origin_inside_a_function_says_whose_names_its_operands_have():
    code = "X = torch.ones(2, 2)\ndef f(a):\n    return a * 2\nf(X)"
    (view,) = cards_of(code).cards[-1].views
    assert [operand.text for operand in view.origin.operands] == ["a", "2"]
    assert view.origin.result.text == "f(X)"
    assert any("function's own" in note for note in view.notes)
    (view,) = cards_of("X = torch.ones(2, 2)\nX * 2").cards[-1].views
    assert not any("function's own" in note for note in view.notes)


def test_only_statements_at_the_left_margin_have_cards():
    code = "def f(n):\n    x = n + 1\n    x\n    return x\nfor i in range(3):\n    f(i)\nf(2)"
    assert [card.line for card in cards_of(code).cards] == [1, 5, 7]


def test_what_was_passed_over_of_a_pasted_text_is_told_with_its_line():
    cards = cards_of("%matplotlib inline\nx = 1\n!pip install torch\nx")
    assert [line for line, _ in cards.notes] == [1, 3]
    assert [card.text for card in cards.cards] == ["", "1"]
    below = cards_of("%matplotlib inline\nx", "x = 1\n%pwd\n")
    assert [line for line, _ in below.notes] == [1]
