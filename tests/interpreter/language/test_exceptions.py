"""`try`, `except`, `else`, `finally`, `raise`, `assert`, and exceptions of one's own."""

import pytest

from tests.interpreter.language.agreement import programs

SUBJECTS = {
    "catching": programs("""
try:
    1 / 0
except ZeroDivisionError as error:
    print('caught', error)
---
try:
    print('fine')
except ValueError:
    print('no')
else:
    print('else')
finally:
    print('finally')
---
try:
    int('x')
except (TypeError, ValueError) as e:
    print(type(e).__name__, e)
---
try:
    [][1]
except KeyError:
    print('key')
except LookupError as e:
    print('lookup', e)
except Exception:
    print('any')
---
try:
    {}['k']
except KeyError as e:
    print(e, repr(e), e.args, str(e))
---
try:
    missing
except:
    print('bare')
---
try:
    try:
        1 / 0
    except ValueError:
        print('no')
    finally:
        print('inner finally')
except ZeroDivisionError:
    print('outer')
---
try:
    1 / 0
except ValueError:
    print('no')
print('never')
---
try:
    print(1)
    1 / 0
finally:
    print('finally')
---
try:
    1 / 0
except ZeroDivisionError:
    [][0]
---
try:
    1 / 0
except ZeroDivisionError:
    raise
---
try:
    pass
except missing:
    pass
print('not looked up')
---
try:
    1 / 0
except missing:
    pass
---
try:
    1 / 0
except 5:
    pass
---
try:
    1 / 0
except int:
    pass
---
try:
    1 / 0
except (ValueError, 'x'):
    pass
---
kinds = (ValueError, ZeroDivisionError)
try:
    1 / 0
except kinds as e:
    print(e)
---
def f():
    return ZeroDivisionError
try:
    1 / 0
except f() as e:
    print('called', e)
---
for text in ['1', 'x', None, '2.5', [1]]:
    try:
        print(int(text))
    except ValueError as e:
        print('value', e)
    except TypeError as e:
        print('type', e)
---
try:
    a, b = 1, 2, 3
except ValueError as e:
    print(e)
try:
    a, b = [1]
except ValueError as e:
    print(e)
try:
    a, b = 5
except TypeError as e:
    print(e)
---
for f in [lambda: 1 + 'a', lambda: 'a' + 1, lambda: [] + (), lambda: -'a', lambda: None + 1, lambda: 'a' * 'b',
          lambda: 1 < 'a', lambda: [1] < 1, lambda: len(5), lambda: 5[0], lambda: {}[[]], lambda: {[]}, lambda: 'a' @ 1,
          lambda: ~1.5, lambda: 1 in 5, lambda: 1 @ 1, lambda: 'abc'['a'], lambda: [1]['a'], lambda: (1,)[5],
          lambda: [1][2], lambda: 'a'[3], lambda: {'a': 1}['b'], lambda: 5 % 0, lambda: 5 // 0, lambda: 5.0 / 0,
          lambda: 0 ** -1, lambda: divmod(1, 0), lambda: 1 if {}[1] else 2, lambda: [].pop(), lambda: {}.popitem(),
          lambda: [].index(1), lambda: [].remove(1), lambda: 'a'.index('b'), lambda: (1,).index(2)]:
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, sep=': ')
---
for f in [lambda: int('1.5'), lambda: float('x'), lambda: int([]), lambda: float(None), lambda: complex('x'),
          lambda: chr(-1), lambda: ord('ab'), lambda: max([]), lambda: min(5), lambda: sum(['a']), lambda: sum(5),
          lambda: list(5), lambda: dict(5), lambda: dict([1]), lambda: set(5), lambda: tuple(5), lambda: abs('a'),
          lambda: round('a'), lambda: sorted([1, 'a']), lambda: range('a'), lambda: range(1, 2, 0), lambda: next(5),
          lambda: next(iter([])), lambda: iter(5), lambda: zip(5), lambda: enumerate(5), lambda: map(5)
          lambda: reversed(5),
          lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: pow(2, -1, 0), lambda: getattr(1, 'x'),
          lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: ' '.join([1])
          lambda: 'a'.join(5)]:
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, sep=': ')
---
try:
    1 / 0
except ZeroDivisionError as e:
    e.note = 'mine'
    print(e.note)
---
try:
    torch.ones(2) + torch.ones(3)
except RuntimeError as e:
    print('torch says', e)
---
try:
    tensor([1, 2]) @ tensor([1., 2.])
except RuntimeError as e:
    print(type(e), len(str(e)) > 10)
---
try:
    np.ones(2) + np.ones(3)
except ValueError as e:
    print(e)
---
try:
    x = 1
    raise KeyError('a', 'b')
except KeyError as e:
    print(e, e.args, len(e.args))
---
try:
    pass
---
try:
    pass
except:
    pass
except ValueError:
    pass
"""),
    "finally": programs("""
def f():
    try:
        return 'try'
    finally:
        print('finally')
f()
---
def f():
    try:
        return 'try'
    finally:
        return 'finally'
f()
---
def f():
    try:
        1 / 0
    finally:
        return 'swallowed'
f()
---
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        return 'except'
    finally:
        print('finally')
f()
---
def f():
    try:
        return 'try'
    except ValueError:
        return 'except'
    else:
        return 'else'
    finally:
        print('finally')
f()
---
def f():
    try:
        pass
    except ValueError:
        return 'except'
    else:
        return 'else'
    finally:
        print('finally')
f()
---
def f():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print('body', i)
        finally:
            print('finally', i)
    else:
        print('else')
    return 'end'
f()
---
def f():
    for i in range(3):
        try:
            return i
        finally:
            continue
    return 'end'
f()
---
def f():
    for i in range(3):
        try:
            return i
        finally:
            break
    return 'end', i
f()
---
def f():
    while True:
        try:
            1 / 0
        finally:
            break
    return 'survived'
f()
---
def f():
    for i in range(2):
        try:
            1 / 0
        finally:
            print('f', i)
            continue
    return 'both'
f()
---
def f():
    x = 1
    try:
        return x
    finally:
        x = 2
f()
---
def f():
    x = [1]
    try:
        return x
    finally:
        x.append(2)
f()
---
def f():
    try:
        try:
            return 1
        finally:
            print('inner')
    finally:
        print('outer')
f()
---
def f():
    try:
        try:
            return 1
        finally:
            1 / 0
    except ZeroDivisionError:
        return 'replaced'
f()
---
def f():
    try:
        raise ValueError('first')
    finally:
        raise KeyError('second')
f()
---
def f():
    try:
        raise ValueError('first')
    except ValueError:
        raise KeyError('second')
    finally:
        print('still')
f()
---
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            return 'inner'
        finally:
            print('a')
    finally:
        print('b')
f()
---
def f(x):
    try:
        if x == 0:
            return 'zero'
        if x == 1:
            raise ValueError('one')
        if x == 2:
            raise KeyError('two')
    except ValueError as e:
        return 'value'
    except KeyError as e:
        print('key')
    else:
        print('else')
    finally:
        print('finally', x)
    return 'end'
[f(x) for x in range(4)]
---
for i in range(3):
    try:
        print('try', i)
    except ValueError:
        pass
    else:
        if i == 1:
            break
        continue
    finally:
        print('finally', i)
---
def f():
    for i in range(2):
        for j in range(2):
            try:
                if j:
                    break
                print(i, j)
            finally:
                print('f', i, j)
        else:
            print('no')
f()
---
def f():
    try:
        yield 1
        yield 2
    finally:
        print('closed')
for x in f():
    print(x)
---
def f():
    while True:
        try:
            try:
                return 'a'
            finally:
                break
        finally:
            print('outer finally')
    return 'b'
f()
---
def f():
    with torch.no_grad():
        try:
            return torch.is_grad_enabled()
        finally:
            print('finally', torch.is_grad_enabled())
f(), torch.is_grad_enabled()
---
def f():
    try:
        g()
    except NameError as e:
        return str(e)
    finally:
        del e
f()
---
try:
    try:
        raise ValueError('a')
    except ValueError as e:
        print('one', e)
        try:
            raise KeyError('b')
        except KeyError as e:
            print('two', e)
        print(e)
except NameError as error:
    print(error)
---
def f():
    try:
        return print('value')
    finally:
        print('after')
f()
---
def f(n):
    try:
        if n:
            return f(n - 1)
        return 'bottom'
    finally:
        print('up', n)
f(3)
"""),
    "raising": programs("""
raise ValueError('words')
---
raise ValueError
---
raise ValueError()
---
raise KeyError('k')
---
raise IndexError(3)
---
raise ValueError('a', 1)
---
raise RuntimeError('one\\ntwo')
---
raise Exception
---
raise NotImplementedError
---
raise StopIteration(3)
---
raise
---
raise 5
---
raise 'text'
---
raise int
---
raise None
---
raise ValueError('a') from KeyError('b')
---
raise ValueError('a') from None
---
raise ValueError('a') from 5
---
try:
    raise ValueError('a') from KeyError('b')
except ValueError as e:
    print(e)
---
def f():
    raise ValueError('in f')
def g():
    f()
try:
    g()
except ValueError as e:
    print(e)
g()
---
try:
    1 / 0
except ZeroDivisionError as e:
    raise ValueError('because') from e
---
try:
    try:
        raise ValueError('x')
    except ValueError:
        print('again')
        raise
except ValueError as e:
    print('outer', e)
---
def reraise():
    raise
try:
    1 / 0
except ZeroDivisionError:
    reraise()
---
e = ValueError('kept')
try:
    raise e
except ValueError as caught:
    print(caught is e)
raise e
---
kind = ValueError
raise kind('from a name')
---
errors = [ValueError('a'), KeyError('b'), TypeError('c')]
for error in errors:
    try:
        raise error
    except (ValueError, TypeError) as e:
        print(repr(e))
    except KeyError as e:
        print('key', e)
---
x = ValueError('x')
x
print(x)
[x]
x == ValueError('x'), x == x
---
type(ValueError('x')), ValueError, isinstance(ValueError(), Exception), issubclass(KeyError, LookupError)
---
assert True
assert 1 == 1, 'fine'
print('on')
assert 1 == 2
---
assert 1 == 2, 'not equal'
---
assert [], [1, 2]
---
x = 3
assert x > 5, f'{x} is too small'
---
assert (False, 'always true')
---
try:
    assert False, 'caught'
except AssertionError as e:
    print(e)
---
assert missing
---
assert 1, missing
assert 0, missing
---
def check(x):
    assert isinstance(x, int), 'whole numbers only'
    return x
check(3)
check('a')
---
raise SyntaxError('mine')
---
def f(x):
    if x < 0:
        raise ValueError(f'negative: {x}')
    return x ** 0.5
f(4)
f(-4)
---
print('before')
x = 5
x
raise TypeError('stop')
print('after')
---
for i in range(3):
    print(i)
    if i == 1:
        raise ValueError(i)
---
raise AttributeError('a')
---
raise OverflowError('big')
---
raise ArithmeticError
---
raise UnicodeError('u')
---
raise Warning('w')
"""),
    "exceptions of one's own": programs("""
class MyError(Exception):
    pass
raise MyError('mine')
---
class MyError(Exception):
    'Words.'
raise MyError
---
class MyError(ValueError): pass
try:
    raise MyError('a')
except ValueError as e:
    print(type(e).__name__, e)
---
class B(Exception):
    pass
class C(B):
    pass
class D(C):
    pass
for cls in [B, C, D]:
    try:
        raise cls()
    except D:
        print("D")
    except C:
        print("C")
    except B:
        print("B")
---
class B(Exception):
    pass
class C(B):
    pass
for cls in [B, C]:
    try:
        raise cls()
    except B:
        print("B")
    except C:
        print("C")
---
class NotEnough(Exception):
    def __init__(self, need, have):
        super().__init__(f'need {need}, have {have}')
        self.need = need
        self.have = have
try:
    raise NotEnough(5, 3)
except NotEnough as e:
    print(e, e.need - e.have, e.args)
raise NotEnough(1, 0)
---
class E(Exception):
    def __init__(self, x):
        self.x = x
try:
    raise E(5)
except E as e:
    print(e.x, e.args, str(e), repr(e))
raise E(6)
---
class E(Exception):
    def __str__(self):
        return 'shown so'
repr(E(1)), str(E(1))
raise E(1)
---
class E(Exception):
    code = 7
    def twice(self):
        return self.code * 2
try:
    raise E
except E as e:
    print(e.twice(), E.code)
---
class E(Exception):
    def __init__(self):
        pass
raise E(1)
---
class A:
    pass
raise A()
---
class A:
    pass
raise A
---
class A:
    pass
try:
    1 / 0
except A:
    pass
---
class Outer:
    class Error(Exception):
        pass
    def go(self):
        raise self.Error('inside')
try:
    Outer().go()
except Outer.Error as e:
    print('caught', e)
---
class E(KeyError, ValueError): pass
try:
    raise E('both')
except ValueError as e:
    print('as value', e)
---
class E(Exception):
    def __eq__(self, other):
        return isinstance(other, E)
E(1) == E(2), E(1) == 3
---
def make(name):
    class E(Exception):
        pass
    return E
A, B = make('a'), make('b')
try:
    raise A('x')
except B:
    print('b')
except A:
    print('a')
---
class E(BaseException): pass
try:
    try:
        raise E('base')
    except Exception:
        print('no')
except E as e:
    print('yes', e)
---
class Stop(Exception): pass
def search(items, wanted):
    try:
        for row in items:
            for x in row:
                if x == wanted:
                    raise Stop
    except Stop:
        return 'found'
    return 'none'
search([[1, 2], [3]], 3), search([[1]], 5)
---
class E(Exception):
    def __init__(self, message, *, code=0):
        super().__init__(message)
        self.code = code
    def __repr__(self):
        return f'E(code={self.code})'
e = E('m', code=3)
e
print(e)
[e]
---
class Retry:
    def __init__(self): self.n = 0
    def __call__(self):
        self.n += 1
        if self.n < 3:
            raise ValueError(f'try {self.n}')
        return 'done'
f = Retry()
while True:
    try:
        print(f())
        break
    except ValueError as e:
        print(e)
---
class Temp:
    def __init__(self, t):
        if t < -273.15:
            raise ValueError('too cold')
        self.t = t
Temp(5).t
Temp(-300)
"""),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_exceptions_mean_what_python_means(subject, assert_all_agree):
    assert_all_agree(SUBJECTS[subject])
