"""Classes: attributes, methods, inheritance, `super`, properties, dataclasses, and the special methods."""

import pytest

from tests.interpreter.language.agreement import programs

SUBJECTS = {
    "attributes and methods": programs("""
class A:
    pass
a = A()
a.x = 5
a.x, type(a).__name__, isinstance(a, A), A.__name__
A
a
---
class MyClass:
    '''A simple example class'''
    i = 12345
    def f(self):
        return 'hello world'
x = MyClass()
MyClass.i, x.i, x.f(), MyClass.f(x), MyClass.__doc__
---
class Complex:
    def __init__(self, realpart, imagpart):
        self.r = realpart
        self.i = imagpart
x = Complex(3.0, -4.5)
x.r, x.i
x.counter = 1
while x.counter < 10:
    x.counter = x.counter * 2
print(x.counter)
del x.counter
x.counter
---
class Dog:
    kind = 'canine'
    tricks = []
    def __init__(self, name):
        self.name = name
    def add_trick(self, trick):
        self.tricks.append(trick)
d, e = Dog('Fido'), Dog('Buddy')
d.kind, e.kind, d.name, e.name
d.add_trick('roll over')
e.add_trick('play dead')
d.tricks
e.kind = 'mine'
d.kind, e.kind, Dog.kind
Dog.kind = 'all'
d.kind, e.kind
---
class A:
    count = 0
    def __init__(self):
        A.count += 1
        self.count += 10
a, b = A(), A()
A.count, a.count, b.count
---
class A:
    def f(self): return 1
a = A()
g = a.f
g()
A.f = lambda self: 2
a.f(), g(), A().f()
---
class Bag:
    def __init__(self):
        self.data = []
    def add(self, x):
        self.data.append(x)
        return self
    def twice(self, x):
        self.add(x)
        self.add(x)
        return self
Bag().add(1).twice(2).data
---
class A:
    def f(self, x, *args, k=1, **kw):
        return x, args, k, kw
A().f(1, 2, k=3, z=4)
A().f()
---
class A:
    def f(): return 1
A.f()
A().f()
---
class A:
    def __init__(self, x): self.x = x
A()
---
class A:
    def __init__(self, x): self.x = x
A(1, 2)
---
class A:
    pass
A(1)
---
class A:
    def __init__(self):
        return 5
A()
---
class A: pass
A().x
---
class A: pass
A.x
---
class A: pass
A().f()
---
class A:
    def f(self): return self.missing
A().f()
---
class A:
    def f(self):
        return g()
    def g(self): return 1
A().f()
---
class A: pass
A() + 1
---
class A: pass
A() < A()
---
class A: pass
A()()
---
class A: pass
A()[0]
---
class A: pass
A()[0] = 1
---
class A: pass
del A()[0]
---
class A: pass
len(A())
---
class A: pass
for x in A(): pass
---
class A: pass
1 in A()
---
class A: pass
-A()
---
class A: pass
with A(): pass
---
class A: pass
int(A())
---
class A: pass
next(A())
---
class A: pass
a = A()
a == a, a == A(), a != A(), a is a, bool(a), hash(a) == hash(a), {a: 1}[a], a in [a], [A()] == [A()]
---
class A: pass
f'{A():5}'
---
def make(n):
    class A:
        x = n
        def get(self): return n
    return A
A, B = make(1), make(2)
A.x, B.x, A().get(), B().get(), A is B, A.__name__
---
class A:
    class B:
        class C:
            x = 1
A.B.C.x, A.B.C().x, A.B.__name__
A.B
---
class A: x = 1
B = A
B().x, B is A, B.__name__
objects = [A(), A()]
[o.x for o in objects]
for cls in [A, int, str]:
    print(cls.__name__)
---
class A:
    x: int = 1
    y: str
A.x
A.y
---
class A: print('body runs')
---
class A:
    items = [i * 2 for i in range(3)]
    total = sum(items)
    if total > 5:
        big = True
    for i in range(2):
        last = i
A.items, A.total, A.big, A.i, A.last
---
class A:
    _data = 1
    __private = 2
    def get(self):
        return self._data, self.__private
A().get()
A().__private
---
class A:
    def __init__(self):
        self.__x = 1
    def f(self):
        self.__x += 1
        return self.__x
a = A()
a.f(), a._A__x
---
class A: pass
getattr(A(), 'x', 'default'), hasattr(A(), 'x'), hasattr([], 'append')
a = A()
setattr(a, 'y', 5)
a.y, getattr(a, 'y'), hasattr(a, 'y')
delattr(a, 'y')
hasattr(a, 'y')
getattr(a, 'z')
---
class A:
    def f(self): pass
A.f
callable(A), callable(A().f), callable(A())
---
class A:
    def method(self): return 1
m = [A().method, A().method]
[f() for f in m]
list(map(A.method, [A()]))
---
class A:
    x = 1
a = A()
a.x += 1
a.x, A.x
a.x: int = 7
a.x
---
class A:
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)
a = A(p=1, q='two')
a.p, a.q
vars(a), a.__dict__
---
type(5), type('a'), type([]), type(None), type(print), type(lambda: 1), type(type), type(int), type(range(1))
type(1.5) is float, type({}) == dict
---
class A: pass
isinstance(A(), (int, A)), isinstance(A, type), isinstance(5, A), issubclass(A, object), issubclass(A, int)
isinstance(1, int | str), isinstance(A(), object)
"""),
    "inheritance": programs("""
class A:
    def f(self): return 'A.f'
    def g(self): return self.f() + ' in g'
class B(A):
    def f(self): return 'B.f'
B().f(), B().g(), A().g(), isinstance(B(), A), issubclass(B, A), B.__name__
---
class A:
    def __init__(self, x):
        self.x = x
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
b = B(1, 2)
b.x, b.y
---
class A:
    def __init__(self): self.x = 1
class B(A):
    def __init__(self): self.y = 2
B().y
B().x
---
class A:
    def hello(self): return ['A']
class B(A):
    def hello(self): return super().hello() + ['B']
class C(A):
    def hello(self): return super().hello() + ['C']
class D(B, C):
    def hello(self): return super().hello() + ['D']
D().hello()
[c.__name__ for c in D.__mro__]
---
class Base:
    def __init__(self, **kw):
        print('Base', kw)
class Left(Base):
    def __init__(self, left, **kw):
        print('Left', left)
        super().__init__(**kw)
class Right(Base):
    def __init__(self, right, **kw):
        print('Right', right)
        super().__init__(**kw)
class Both(Left, Right):
    pass
b = Both(left=1, right=2, z=3)
---
class A:
    def f(self): return 1
class B(A):
    def f(self): return super(B, self).f() + 1
class C(B):
    def f(self): return A.f(self) + 10
B().f(), C().f()
---
class A: pass
class B(A): pass
class C(A, B): pass
---
class A(int, int): pass
---
class A(bool): pass
---
class A:
    x = 1
class B(A): pass
B.x
B.x = 2
A.x, B.x
A.y = 3
B.y
---
class Shape:
    def area(self):
        raise NotImplementedError
    def describe(self):
        return f'{type(self).__name__} with area {self.area():.2f}'
class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return math.pi * self.r ** 2
class Square(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
for s in [Circle(1), Square(2)]:
    print(s.describe())
Shape().describe()
---
class A:
    def f(self):
        return super().f()
A().f()
---
super().x
---
def f():
    return super().x
f()
---
class A:
    def f(self):
        return [super().__init__() for _ in range(1)]
A().f()
---
class A:
    def f(self): return 'A'
class B(A):
    def f(self):
        g = lambda: super(B, self).f()
        return g()
    def h(self):
        def inner():
            return super(type(self), self).f()
        return inner()
B().f(), B().h()
---
class Stack(list):
    def push(self, x): self.append(x)
    def top(self): return self[-1]
s = Stack()
s.push(1); s.push(2)
s.top(), len(s), s, isinstance(s, list), s == [1, 2]
---
class D(dict):
    def __missing__(self, key): return 'none'
d = D(a=1)
d['a'], d['z'], len(d)
---
class Meters(float):
    def show(self): return f'{self} m'
m = Meters(2.5)
m.show(), m + 1, m * 2
---
class Animal:
    names = []
    def __init__(self, name):
        self.name = name
        self.names.append(name)
    def speak(self): return '...'
    def __str__(self): return f'{self.name} says {self.speak()}'
class Dog(Animal):
    def speak(self): return 'Woof'
class Cat(Animal):
    def speak(self): return 'Meow'
for a in [Dog('Rex'), Cat('Tom'), Animal('It')]:
    print(a)
Animal.names
---
class Mapping:
    def __init__(self, iterable):
        self.items_list = []
        self.__update(iterable)
    def update(self, iterable):
        for item in iterable:
            self.items_list.append(item)
    __update = update
class MappingSubclass(Mapping):
    def update(self, keys, values):
        for item in zip(keys, values):
            self.items_list.append(item)
m = MappingSubclass([1, 2])
m.update('ab', [3, 4])
m.items_list
---
class Countdown(Exception):
    def __init__(self, n):
        super().__init__(f'{n} left')
        self.n = n
try:
    raise Countdown(3)
except Countdown as c:
    print(c, c.n)
---
class A:
    def who(self): return 'A'
class Mixin:
    def who(self): return 'Mixin+' + super().who()
class B(Mixin, A): pass
B().who()
Mixin().who()
---
class A:
    def __init__(self): self.setup()
    def setup(self): self.x = 'A'
class B(A):
    def setup(self):
        super().setup()
        self.y = self.x + 'B'
B().y
---
class A(object): x = 1
class B(A, object): y = 2
B.x, B.y, A.__bases__, B.__base__
"""),
    "decorators of methods": programs("""
class Circle:
    def __init__(self, r): self._r = r
    @property
    def r(self):
        'The radius.'
        return self._r
    @r.setter
    def r(self, value):
        if value < 0:
            raise ValueError('negative')
        self._r = value
    @property
    def area(self): return 3 * self.r ** 2
c = Circle(2)
c.r, c.area
c.r = 5
c.area
c.r = -1
---
class A:
    @property
    def x(self): return 1
A().x = 2
---
class A:
    @property
    def x(self): return self._y
A().x
---
class A:
    @property
    def x(self): return 1
    @x.deleter
    def x(self): print('deleted')
a = A()
del a.x
---
class A:
    def get(self): return self.v * 2
    def put(self, v): self.v = v
    x = property(get, put)
a = A()
a.x = 4
a.x
---
class A:
    @staticmethod
    def f(x): return x + 1
    @classmethod
    def g(cls, x): return cls.__name__, x
A.f(1), A().f(2), A.g(3), A().g(4)
class B(A): pass
B.g(5)
---
class Date:
    def __init__(self, y, m): self.y, self.m = y, m
    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split('-')))
    @staticmethod
    def valid(text): return text.count('-') == 1
    def __repr__(self): return f'Date({self.y}, {self.m})'
Date.parse('2024-5'), Date.valid('2024'), Date.valid('1-2')
---
class A:
    made = 0
    @classmethod
    def make(cls):
        cls.made += 1
        return cls()
class B(A): pass
A.make(); 
type(B.make()).__name__, A.made, B.made
---
def log(f):
    def inner(self, *args):
        print('calling', f.__name__, args)
        return f(self, *args)
    return inner
class A:
    @log
    def add(self, a, b): return a + b
A().add(1, 2)
---
def named(cls):
    cls.label = cls.__name__.lower()
    return cls
@named
class Thing: pass
Thing.label
---
registry = []
def register(cls):
    registry.append(cls)
    return cls
@register
class A: pass
@register
class B: pass
[c.__name__ for c in registry]
---
from functools import cached_property
class A:
    @cached_property
    def x(self):
        print('computing')
        return 5
a = A()
a.x, a.x
---
class A:
    @property
    def x(self): return self.__class__.__name__
A().x
A.x
---
class A:
    @classmethod
    def f(cls): return cls
    @staticmethod
    def g(): return 'static'
A.f() is A
A.g(1)
"""),
    "dataclasses": programs("""
from dataclasses import dataclass
@dataclass
class Point:
    x: float
    y: float = 0.0
p = Point(1)
p, p.x, p == Point(1, 0.0), p != Point(2), Point(y=3, x=4)
p.x = 9
p
Point()
---
from dataclasses import dataclass, field
@dataclass
class Bag:
    items: list = field(default_factory=list)
    name: str = 'bag'
a, b = Bag(), Bag()
a.items.append(1)
a, b
---
from dataclasses import dataclass
@dataclass
class A:
    items: list = []
---
from dataclasses import dataclass
@dataclass
class A:
    x: int = 1
    y: int
---
from dataclasses import dataclass
@dataclass(frozen=True)
class P:
    x: int
p = P(1)
hash(p) == hash(P(1)), {p: 'a'}[P(1)]
p.x = 2
---
from dataclasses import dataclass
@dataclass(order=True)
class V:
    major: int
    minor: int = 0
V(1, 2) < V(1, 3), sorted([V(2), V(1, 5)]), max(V(1), V(0, 9))
V(1) < 5
---
from dataclasses import dataclass
@dataclass
class Employee:
    name: str
    dept: str
    salary: int
john = Employee('john', 'computer lab', 1000)
john.dept, john.salary
john
---
from dataclasses import dataclass
@dataclass
class A:
    x: int
    def twice(self): return self.x * 2
    def __post_init__(self):
        self.y = self.x + 1
A(3).twice(), A(3).y
---
from dataclasses import dataclass
@dataclass
class A:
    x: int = 1
@dataclass
class B(A):
    y: int = 2
B(), B(5, 6), isinstance(B(), A), A() == B()
---
from dataclasses import dataclass, asdict, astuple, replace
@dataclass
class A:
    x: int
    y: list
a = A(1, [2])
asdict(a), astuple(a), replace(a, x=5)
---
from dataclasses import dataclass
@dataclass
class A:
    x: int
hash(A(1))
---
import dataclasses
@dataclasses.dataclass
class A:
    x: int
    y: str = 'b'
    n = 5
A(1), A.n, [f.name for f in dataclasses.fields(A)]
A(1, 2, 3)
---
from dataclasses import dataclass
@dataclass
class A:
    x: int
    def __repr__(self): return 'own'
    def __eq__(self, other): return True
A(1), A(1) == A(2)
---
from dataclasses import dataclass
@dataclass
class Node:
    value: int
    next: 'Node' = None
n = Node(1, Node(2))
n, n.next.value, n.next.next
match n:
    case Node(1, Node(v)): print(v)
"""),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_classes_mean_what_python_means(subject, assert_all_agree):
    assert_all_agree(SUBJECTS[subject])
