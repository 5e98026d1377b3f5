"""Bytes, exact numbers, enumerations, groups of errors: what each shows, and the words of what ends it."""

import pytest

from tests.interpreter.language.agreement import programs

SUBJECTS = {
    "bytes": programs("""
b'abc', b'\\x00\\xff', b'', b"it's", bytes(), bytearray(), bytearray(b'ab'), b'a' b'b'
len(b'abc'), b'abc'[0], b'abc'[1:], b'abc'[-1], list(b'abc'), b'abc' + b'd', b'ab' * 3, 3 * b'a'
b'a' in b'abc', 97 in b'abc'
b'a' < b'b', b'a' == 'a', b'a' == b'a', hash(b'a') == hash(b'a'), {b'a': 1}[b'a'], bool(b''), bool(b'0')
type(b'a'), isinstance(b'a', bytes), isinstance(b'a', (str, bytes)), str(b'abc'), repr(b'a'), f'{b"a"}'
'%s' % b'a'
print(b'abc', bytearray(b'x'))
---
'abc'.encode(), 'ä€'.encode(), 'ä'.encode('latin-1'), 'abc'.encode('utf-16'), 'a'.encode('ascii')
'ä'.encode('ascii', 'ignore'), 'ä'.encode('ascii', errors='replace')
'ä'.encode('ascii', 'backslashreplace'), 'ä'.encode('ascii', 'xmlcharrefreplace')
b'abc'.decode(), b'\\xc3\\xa4'.decode(), b'\\xe4'.decode('latin-1'), b'\\xe4'.decode('utf-8', 'replace')
b'\\xe4'.decode(errors='ignore'), str(b'abc', 'utf-8'), str(b'abc', encoding='ascii')
'ä'.encode('ascii')
---
b'\\xff'.decode()
---
b'\\xff'.decode('ascii')
---
str('a', 'utf-8')
---
str(5, 'utf-8')
---
bytes(3), bytes([1, 2, 255]), bytes('abc', 'utf-8'), bytes(range(4)), bytes(bytearray(b'x')), bytes((1, 2))
bytes(x for x in [1, 2]), bytearray(2), bytearray('ä', 'utf-8'), bytes(b'abc'), bytes(True)
bytes([256])
---
bytes('abc')
---
bytes(1.5)
---
bytes(-1)
---
bytes(['a'])
---
bytes([1], 'utf-8')
---
bytes(None)
---
bytearray([300])
---
bytearray('a')
---
b'a' + 'b'
---
'a' + b'b'
---
b'a' + bytearray(b'b'), bytearray(b'a') + b'b'
b'a' + [1]
---
'a' in b'abc'
---
300 in b'abc'
---
b'abc'[5]
---
b'abc'['a']
---
x = b'abc'
x[0] = 5
---
del b'abc'[0]
---
b'Hello World'.lower(), b'ab'.upper(), b'a,b'.split(b','), b'a b'.split(), b' a '.strip()
b'abab'.replace(b'a', b'xx'), b'abc'.find(b'c'), b'abc'.index(b'c'), b'abca'.count(b'a')
b'abc'.startswith(b'a'), b'abc'.endswith((b'c', b'd')), b','.join([b'a', b'b']), b'abc'.hex()
b'abc'.hex(' '), bytes.fromhex('61 62'), b'a'.center(5), b'a'.ljust(3, b'.'), b'7'.zfill(3)
b'a\\tb'.expandtabs(4), b'ab\\ncd'.splitlines(), b'a=b'.partition(b'='), b'abc'.isalpha(), b'12'.isdigit()
b'abc'.title(), b'aBc'.swapcase(), b'abc'.translate(bytes.maketrans(b'a', b'z'))
b'abc'.translate(None, b'b'), b'xabc'.removeprefix(b'x'), bytearray(b'abc').upper()
b'a'.split(',')
---
b','.join(['a'])
---
b'abc'.index(b'x')
---
b'abc'.foo
---
b'a'.replace('a', 'b')
---
bytes.fromhex('zz')
---
b = bytearray(b'abc')
b[0] = 65
b[1:2] = b'xyz'
b
b.append(33)
b.extend([1, 2])
b.extend(b'zz')
b += b'!'
b *= 2
b, len(b)
del b[0]
del b[:3]
b.insert(0, 65)
b.pop(), b.pop(0), b
b.remove(33)
b.reverse()
b
c = b.copy()
c == b, c is b
b.clear()
b, c
b[0:0] = [1, 2, 3]
b[::2] = b'zz'
b
b[0] = 256
---
b = bytearray(b'a')
b[0] = 'a'
---
b = bytearray(b'a')
b.append('a')
---
b = bytearray(b'a')
b.append(256)
---
b = bytearray(b'a')
b += 'x'
---
b = bytearray(b'a')
b.extend('x')
---
b = bytearray(b'a')
b.extend(5)
---
b = bytearray(b'a')
b[0:1] = 5
---
b = bytearray(b'a')
b[5] = 5
---
b = bytearray(b'a')
hash(b)
---
{bytearray(b'a'): 1}
---
bytearray().pop()
---
bytearray(b'a').remove(98)
---
for x in b'ab': print(x)
a, c = b'ab'
a, c, [*b'ab'], max(b'abc'), sum(b'abc'), sorted(b'cab'), list(reversed(b'abc')), list(enumerate(b'a'))
list(zip(b'ab', 'ab')), set(b'aab'), tuple(b'ab'), dict(zip(b'ab', b'cd')), min(b'ab')
list(map(chr, b'ab')), any(b'\\0'), [hex(x) for x in b'ab']
(5).to_bytes(2, 'big'), (5).to_bytes(2, 'little'), int.from_bytes(b'\\x01\\x00', 'big')
int.from_bytes([1, 0], 'little'), int.from_bytes(b'\\xff', 'big', signed=True), (1024).to_bytes(length=2)
(-1).to_bytes(1, 'big', signed=True), True.to_bytes()
int(b'12'), float(b'1.5'), int(b'ff', 16), ord(b'a'), int(bytearray(b'7'))
(256).to_bytes(1, 'big')
---
(5).to_bytes(1, 'middle')
---
ord(b'ab')
---
int(b'x')
---
sum([b'a'], b'')
---
b''.join([b'a', bytearray(b'b')])
match b'abc':
    case [a, b, c]: 'sequence'
    case bytes(): 'bytes'
match b'abc':
    case b'abc': 'literal'
match bytearray(b'abc'):
    case [a, *b]: 'sequence'
    case bytearray() as x: x
---
def f(data: bytes) -> int:
    total = 0
    for i, byte in enumerate(data):
        total += byte << (8 * i)
    return total
f(b'\\x01\\x02'), f(bytearray([255, 1]))
text = 'hello'
key = 42
secret = bytes(c ^ key for c in text.encode())
secret, bytes(c ^ key for c in secret).decode()
''.join(f'{b:08b}' for b in b'hi')
import copy
a = bytearray(b'x'); c = copy.deepcopy([a, b'y']); a[0] = 66
c, a, copy.copy(a) is a
---
torch.tensor(list(b'abc')), torch.tensor([*bytearray(b'ab')], dtype=torch.uint8)
bytes(torch.tensor([1, 2]).tolist())
bytes(torch.tensor([1, 2]))
---
torch.tensor(b'abc')
---
torch.tensor(bytearray(b'abc'))
---
torch.ones(2) + b'a'
---
np.array(bytearray(b'ab'))
---
len(b'abc'.decode().encode('utf-32'))
getattr(b'a', 'upper')(), bytes.upper(b'a'), hasattr(b'a', 'decode'), hasattr('a', 'decode')
'a'.decode()
---
b'a'.encode()
---
{b'a', b'b', b'a'} == {b'a', b'b'}, b'a' is b'a', b'abc' > b'abb', bytes([0]) == b'\\0', b'a' != 'a'
bytearray(b'a') == b'a'
b'a' < 'a'
---
b'%d' == b'%d', b'abc' * 0, b'abc' * -1
b'abc' * 1.5
---
import string
x = b'abc'
x += b'd'
x
print(x.decode(), end='\\n')
bytes.__name__, type(bytearray()), bytes, bytearray.__name__
"""),
    "bytes read as numbers": programs("""
b = bytearray([1, 2, 3, 4, 5, 6, 7, 8])
t = torch.frombuffer(b, dtype=torch.uint8)
t, t.shape, t.dtype
t[0] = 9
b
b[1] = 7
t
torch.frombuffer(b, dtype=torch.int16), torch.frombuffer(b, dtype=torch.int32, count=1)
torch.frombuffer(b, dtype=torch.uint8, offset=6)
torch.frombuffer(bytearray(8), dtype=torch.float32, requires_grad=True)
torch.frombuffer(bytearray(b'\\x00\\x00\\x80?'), dtype=torch.float32)
a = np.frombuffer(b'\\x01\\x02\\x03\\x04', dtype=np.uint8)
a, a.sum(), a + 1, np.frombuffer(b'\\x00' * 16)
np.frombuffer(b'abcd', dtype='int16', count=1, offset=2), np.frombuffer(bytearray(b'ab'), np.int8)
w = np.frombuffer(b, np.uint8)
w[0] = 100
b[0], bytes(b)
b.append(5)
---
torch.frombuffer(bytearray(3), dtype=torch.int16)
---
torch.frombuffer(bytearray(0), dtype=torch.int16)
---
torch.frombuffer(bytearray(8), dtype=torch.int16, offset=9)
---
torch.frombuffer(bytearray(8), dtype=torch.int16, count=9)
---
torch.frombuffer(bytearray(8))
---
torch.frombuffer(bytearray(8), dtype=torch.int16, requires_grad=True)
---
np.frombuffer(b'abc', dtype=np.int16)
---
np.frombuffer(b'')
---
np.frombuffer(b'abcd', dtype=np.int16, count=9)
---
np.frombuffer(b'ab', dtype=np.uint8)[0] = 5
---
x = np.frombuffer(b'ab', dtype=np.uint8)
x[0] = 5
"""),
    "fractions and decimal numbers": programs("""
from fractions import Fraction
import fractions
a, b = Fraction(1, 3), Fraction(2, 5)
a, b, a + b, a - b, a * b, a / b, -a, abs(-a), a ** 2, a ** -2, a ** 0.5, 2 ** Fraction(2), 2 ** a, a // b
a % b, divmod(a, b), a + 1, 1 - a, a * 0.5, a + 1j, 3 / a, a == Fraction(2, 6), a < b, a == 1/3
Fraction(1, 2) == 0.5
Fraction('3/7'), Fraction('0.125'), Fraction('1e-3'), Fraction(0.5), Fraction(0.1), Fraction(), Fraction(5)
Fraction(-6, 4), Fraction(a), Fraction(a, b), Fraction(' -3/4 '), Fraction('1_000')
print(a, b, str(a), repr(a), f'{a}')
print(f'{a!r}', float(a), int(Fraction(7, 2)), round(Fraction(7, 2)), round(Fraction(22, 7), 2), bool(Fraction(0)))
a.numerator, a.denominator, a.limit_denominator(2), Fraction(3.14159).limit_denominator(100)
a.as_integer_ratio(), Fraction.from_float(0.25), a.real, a.imag
sum([Fraction(1, n) for n in range(1, 10)]), max(a, b), sorted([b, a]), {a: 1}[Fraction(2, 6)]
hash(Fraction(1, 2)) == hash(0.5), isinstance(a, Fraction), type(a)
import math, statistics, numbers, copy
math.floor(Fraction(7, 2)), math.ceil(Fraction(7, 2)), math.trunc(Fraction(-7, 2))
math.sqrt(Fraction(1, 4)), statistics.mean([Fraction(1, 2), Fraction(1, 3)])
isinstance(a, numbers.Rational), copy.deepcopy([a])
a += 1
a
fractions.Fraction(1, 2), +a, a is copy.copy(a), math.prod([a, a])
---
from fractions import Fraction
Fraction(1, 0)
---
from fractions import Fraction
Fraction('a')
---
from fractions import Fraction
Fraction(1.5, 2)
---
from fractions import Fraction
Fraction([1])
---
from fractions import Fraction
Fraction(float('nan'))
---
from fractions import Fraction
Fraction(1, 2) / 0
---
from fractions import Fraction
Fraction(1, 2) + 'a'
---
from fractions import Fraction
Fraction(1, 2) < 'a'
---
from fractions import Fraction
f'{Fraction(1, 2):.2f}'
---
from fractions import Fraction
Fraction(1, 2).foo
---
from fractions import Fraction
0 ** Fraction(-1)
---
from fractions import Fraction
torch.tensor(1.0) * float(Fraction(1, 2)), np.float64(2) * Fraction(1, 2), Fraction(1, 2) * np.float64(2)
torch.tensor(1.0) * Fraction(1, 2)
---
from decimal import Decimal, getcontext, localcontext, ROUND_HALF_UP, ROUND_DOWN, Context, setcontext
import decimal
Decimal('0.1') + Decimal('0.2'), Decimal(1) / Decimal(3), Decimal('1.10') * 3, Decimal(0.1), Decimal('NaN')
Decimal('Infinity'), -Decimal('-0'), Decimal(), Decimal(5), Decimal((0, (1, 2), -1)), Decimal('1_000.5')
Decimal(' 3.5 ')
print(Decimal('0.1'), str(Decimal('1E+3')), f"{Decimal('1.2345'):.2f}")
print(f"{Decimal('1234567.891'):,.2f}", '%s' % Decimal('1.5'), '{:>8}'.format(Decimal('2.5')), f"{Decimal('5'):e}")
d = Decimal('3.14159')
d.quantize(Decimal('0.01')), d.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP)
Decimal('2.675').quantize(Decimal('0.01'), ROUND_DOWN), round(d, 2), round(d), int(d), float(d), d.sqrt()
d.exp(), d.ln(), d.log10(), d.as_tuple(), d.as_integer_ratio(), d.normalize(), d.adjusted(), d.is_nan()
d.to_integral_value(), d.copy_abs(), d.number_class(), d.compare(Decimal(3))
d + 1, 1 + d, d - 1, 2 * d, d / 2, d // 1, d % 1, d ** 2, 2 ** Decimal(3), -d, abs(-d), divmod(d, 2), d < 4
d == Decimal('3.14159'), d > 3.0, d == 3.14159, Decimal('0.5') == 0.5, Decimal('0.5') == 1
max(d, Decimal(2)), sum([d, d]), sorted([d, Decimal(1)]), hash(Decimal(1)) == hash(1), {Decimal(1): 2}[1]
bool(Decimal(0)), d.real, d.imag
d.as_tuple().digits, d.as_tuple().exponent
getcontext().prec
getcontext().prec = 6
Decimal(1) / Decimal(7), getcontext().prec
with localcontext() as ctx:
    ctx.prec = 3
    print(Decimal(1) / Decimal(7), ctx.prec)
Decimal(1) / Decimal(7)
with localcontext(prec=4): print(Decimal(2).sqrt())
getcontext().rounding, ROUND_HALF_UP
getcontext().rounding = ROUND_DOWN
Decimal(2) / Decimal(3)
setcontext(Context(prec=5))
Decimal(2) / Decimal(3), getcontext().prec
getcontext()
setcontext(Context())
import math, statistics, numbers, copy
math.floor(d), math.ceil(d), math.sqrt(Decimal(4)), statistics.mean([Decimal('1.5'), Decimal('2.5')])
isinstance(d, Decimal), isinstance(d, numbers.Number), type(d), copy.deepcopy([d])
statistics.stdev([Decimal(1), Decimal(3)])
from fractions import Fraction
Fraction(Decimal('0.5')), Decimal(1) / 4, Fraction(1, 2) == Decimal('0.5')
Fraction(1, 2) + Decimal('0.5')
---
from decimal import Decimal
Decimal('a')
---
from decimal import Decimal
Decimal(1) / 0
---
from decimal import Decimal, DivisionByZero, InvalidOperation
try:
    Decimal(1) / Decimal(0)
except DivisionByZero as e:
    print(type(e).__name__)
try:
    Decimal('x')
except InvalidOperation as e:
    print('invalid')
try:
    Decimal(0) / 0
except ZeroDivisionError as e:
    print('zero')
except InvalidOperation as e:
    print(type(e), isinstance(e, ArithmeticError))
Decimal(-1).sqrt()
---
from decimal import Decimal
Decimal(1) + 1.5
---
from decimal import Decimal
Decimal('1.5') < 'a'
---
from decimal import Decimal
Decimal([1])
---
from decimal import Decimal
int(Decimal('NaN'))
---
from decimal import Decimal
Decimal(1).foo
---
from decimal import getcontext
getcontext().prec = 0
---
from decimal import getcontext
getcontext().prec = 'a'
---
from decimal import getcontext
getcontext().rounding = 'a'
---
from decimal import Decimal
raise ValueError(Decimal('1.5'))
---
from decimal import Decimal, getcontext
Decimal(2).sqrt() ** 2 == 2, Decimal('1e5') , Decimal('123456789012345678901234567890') + 0
torch.tensor(float(Decimal('1.5')))
total = Decimal('0')
for price in ['19.99', '5.01']: total += Decimal(price)
total
"""),
    "groups of errors and __getattr__": programs("""
try:
    raise ExceptionGroup('many', [ValueError(1), TypeError('a')])
except* ValueError as e:
    print('v', e, e.exceptions, repr(e))
except* TypeError as e:
    print('t', e.exceptions[0], e.message)
else: print('none')
finally: print('end')
try: x = 1
except* ValueError: print('v')
else: print('else')
finally: print('f')
try: raise ValueError(5)
except* ValueError as e: print(type(e), e, e.exceptions, e.args)
try: raise ValueError(5)
except* (KeyError, ValueError): print('both')
g = ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [TypeError(2), KeyError(3)])])
g, str(g), g.message, g.exceptions, g.args, g.split(TypeError), g.subgroup(KeyError)
g.subgroup(lambda e: isinstance(e, ValueError)), g.derive([ValueError(9)]), g.subgroup(OSError)
g.split((TypeError, ValueError))
try: raise g
except ExceptionGroup as e: print(e, len(e.exceptions))
try: raise g
except* KeyError as e: print(repr(e))
except* (TypeError, ValueError) as e: print(repr(e))
def f():
    try:
        raise g
    except* TypeError:
        print('t')
try: f()
except ExceptionGroup as e: print(repr(e))
try:
    try: raise g
    except* TypeError as e: raise RuntimeError('new')
except ExceptionGroup as e: print(repr(e))
try:
    try: raise g
    except* TypeError: raise
except ExceptionGroup as e: print(repr(e))
try:
    try: raise g
    except* TypeError as e: raise e
except ExceptionGroup as e: print(repr(e))
try:
    try: raise ValueError(1)
    except* ValueError: raise
except BaseException as e: print(repr(e))
try:
    try: raise ValueError(1)
    except* ValueError: raise KeyError(2)
except BaseException as e: print(repr(e))
try:
    try: raise ValueError(1)
    except* TypeError: pass
except BaseException as e: print(repr(e))
try:
    try: raise g
    except* ValueError: raise KeyError(7)
    except* TypeError: raise OSError(8)
except BaseException as e: print(repr(e))
try:
    try: raise BaseExceptionGroup('x', [KeyboardInterrupt(), ValueError()])
    except* ValueError: print('v')
except BaseException as e: print(repr(e))
def h():
    for i in range(3):
        try:
            if i == 1: raise ExceptionGroup('x', [ValueError(i)])
        except* ValueError as e:
            print(i, e)
    return 5
h()
isinstance(g, Exception), issubclass(ExceptionGroup, Exception), BaseExceptionGroup('a', [ValueError()])
ExceptionGroup
raise g
---
ExceptionGroup('a', [])
---
ExceptionGroup('a', 5)
---
ExceptionGroup('a', [5])
---
ExceptionGroup(5, [ValueError()])
---
ExceptionGroup('a')
---
ExceptionGroup('a', [KeyboardInterrupt()])
---
try: raise ValueError
except* ExceptionGroup: pass
---
try: raise ValueError
except* 5: pass
---
try: raise ValueError
except*: pass
---
try: raise ValueError
except* ValueError: pass
except TypeError: pass
---
def f():
    try: raise ValueError
    except* ValueError: return 5
---
for i in [1]:
    try: raise ValueError
    except* ValueError: break
---
try: raise ExceptionGroup('a', [ValueError(1), TypeError(2)])
except* ValueError: print('v')
---
ExceptionGroup('a', [ValueError()]).split(5)
---
try:
    try: raise ExceptionGroup('a', [ValueError(1), TypeError(2)])
    except* ValueError:
        try: raise
        except* TypeError: print('no')
except* ValueError: print('out')
except* TypeError: print('type')
---
class A:
    def __init__(self): self.x = 1
    def __getattr__(self, name): return f'no {name}'
A().x, A().y, getattr(A(), 'z'), hasattr(A(), 'q'), A().f.upper(), A.__getattr__.__name__
class B:
    def __getattr__(self, name):
        if name == 'a': return 5
        raise AttributeError(f'{name}?')
B().a, hasattr(B(), 'b'), getattr(B(), 'b', 7)
class C(B):
    def f(self): return self.a, self.g(2)
    def g(self, x): return x
C().f(), C().a
class Lazy:
    def __init__(self, d): self.d = d
    def __getattr__(self, n):
        try: return self.d[n]
        except KeyError: raise AttributeError(n) from None
l = Lazy({'p': lambda x: x + 1})
l.p(4), [l], {l: 1}[l], l == l, str(l) == repr(l)
class P:
    def __init__(self, target): self._target = target
    def __getattr__(self, name): return getattr(self._target, name)
P([1, 2]).count(1), P(torch.ones(2)).sum(), P('abc').upper()
class S(P):
    def __getattr__(self, name): return super().__getattr__(name)
S('a').upper()
class R:
    @property
    def v(self): raise AttributeError('inner')
    def __getattr__(self, name): return 'from getattr ' + name
R().v
match A():
    case A(x=1, y=v): v
def k(a): return a.x
k(A())
B().zzz
---
class A:
    def __getattr__(self, n): return self.missing
A().x
---
class A:
    def __getattr__(self): return 5
A().x
---
class A:
    def __getattr__(self, n): return 5
A() + 1
---
class A:
    def __getattr__(self, n): return 5
len(A())
---
class A:
    def __getattr__(self, n): return lambda *a: 5
for x in A(): pass
---
class A:
    def __getattr__(self, n): return 5
A()()
---
class A:
    def __getattr__(self, n): return 5
with A(): pass
---
class A:
    def __getattr__(self, n): raise KeyError(n)
A().x
"""),
    "enumerations": programs("""
from enum import Enum, IntEnum, auto, unique, Flag, IntFlag, StrEnum
import enum
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
Color.RED, Color.RED.name, Color.RED.value, Color(2), Color['BLUE'], list(Color), len(Color), Color
print(Color.RED, repr(Color.RED), f'{Color.RED}', f'{Color.RED!r:>20}', str(Color), type(Color.RED))
Color.RED == Color.RED, Color.RED is Color(1), Color.RED == 1, Color.RED != Color.GREEN
for color in Color: print(color.name, color.value)
{Color.RED: 'r'}[Color.RED], Color.RED in Color, isinstance(Color.RED, Color), [c.value for c in Color]
hash(Color.RED) == hash(Color.RED), bool(Color.RED), Color.__members__, list(Color.__members__.items())
Color.__name__, Color.RED.__class__
Color.RED._value_, Color.RED._name_, getattr(Color, 'RED'), hasattr(Color, 'PINK')
dict((c.name, c.value) for c in Color), sorted(Color, key=lambda c: -c.value), list(reversed(Color))
match Color.GREEN:
    case Color.RED: 'red'
    case Color.GREEN: 'green'
def describe(c):
    match c:
        case Color.RED: return 'r'
        case Color(): return 'other'
describe(Color.RED), describe(Color.BLUE)
Color(7)
---
from enum import *
class Color(Enum):
    RED = 1
Color['PINK']
---
from enum import Enum
class Color(Enum):
    RED = 1
Color.PINK
---
from enum import Enum
class Color(Enum):
    RED = 1
Color.RED = 5
---
from enum import Enum
class Color(Enum):
    RED = 1
Color.RED.value = 5
---
from enum import Enum
class Color(Enum):
    RED = 1
del Color.RED
---
from enum import Enum
class Color(Enum):
    RED = 1
class Shade(Color):
    DARK = 2
---
from enum import Enum
class Color(Enum):
    RED = 1
    RED = 2
---
from enum import Enum
class Color(Enum):
    RED = 1
Color.RED < Color.RED
---
from enum import Enum
class Color(Enum):
    RED = 1
Color.RED + 1
---
from enum import Enum
class Color(Enum):
    RED = 1
Color.RED()
---
from enum import Enum
class Color(Enum):
    RED = 1
Color.RED.foo
---
from enum import Enum
class Color(Enum):
    RED = 1
'RED' in Color
---
from enum import Enum, unique
@unique
class Color(Enum):
    RED = 1
    CRIMSON = 1
---
from enum import Enum, auto, unique, IntEnum
@unique
class Weekday(IntEnum):
    MON = auto()
    TUE = auto()
    WED = 7
    THU = auto()
Weekday.MON, Weekday.MON + 1, Weekday.TUE > Weekday.MON, [10, 20, 30][Weekday.MON], int(Weekday.WED)
list(Weekday), Weekday.THU, print(Weekday.MON), f'{Weekday.MON}', sorted(Weekday, reverse=True), Weekday(7)
max(Weekday), Weekday.MON == 1, range(Weekday.TUE), sum(Weekday), Weekday.MON.bit_length()
'abc' * Weekday.TUE, 2 ** Weekday.TUE, -Weekday.MON, Weekday.MON / 2, '%d %s' % (Weekday.MON, Weekday.MON)
Weekday.MON.real
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.4e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def gravity(self):
        return 6.67e-11 * self.mass / self.radius ** 2
    def describe(self, word='planet'): return f'{self.name} is a {word}'
    @classmethod
    def first(cls): return list(cls)[0]
    @staticmethod
    def f(): return 5
Planet.EARTH, Planet.EARTH.mass, round(Planet.MARS.gravity, 3), Planet.MARS.describe(), Planet.first()
Planet.EARTH.f(), Planet.EARTH.value
class Mode(Enum):
    ON = 'on'
    OFF = 'off'
    ACTIVE = 'on'
    def __str__(self): return self.value.upper()
    def __invert__(self): return Mode.OFF if self is Mode.ON else Mode.ON
    def __lt__(self, other): return self.value < other.value
print(Mode.ON, ~Mode.ON, Mode.ACTIVE, list(Mode), Mode.OFF < Mode.ON, sorted(Mode), f'{Mode.ON}', f'{Mode.ON:>5}')
Mode.ACTIVE is Mode.ON, Mode.__members__.keys(), Mode.ON.__str__(), super(Mode, Mode.ON).__str__() 
class Own(Enum):
    def _generate_next_value_(name, start, count, last_values): return name.lower()
    A = auto()
    B = auto()
    @classmethod
    def _missing_(cls, value): return cls.A
list(Own), Own('zzz'), Own('b')
class Base(Enum):
    def shout(self): return self.name + '!'
class Animal(Base):
    CAT = auto()
    DOG = CAT + 5
Animal.CAT.shout(), list(Animal), Animal.DOG, issubclass(Animal, Enum)
---
from enum import Flag, IntFlag, auto, StrEnum, Enum
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
Perm.R | Perm.W, Perm.RW, Perm.R & Perm.W, ~Perm.R, Perm.R in Perm.RW, bool(Perm.R & Perm.X), list(Perm)
list(Perm.RW), len(Perm.RW), Perm(3), Perm(0), Perm.R ^ Perm.RW, Perm.X.value, (Perm.R | Perm.X).name
Perm['RW']
print(Perm.R | Perm.X, Perm.R)
a = Perm.R
a |= Perm.X
a
class I(IntFlag):
    A = 1
    B = 2
I.A | I.B, I.A | 8, I(3), I.A + 1, I.A == 1, print(I.A | I.B)
class S(StrEnum):
    RED = auto()
    BLUE = 'b'
S.RED, S.RED == 'red', S.BLUE.upper(), print(S.RED), f'{S.RED:>5}', len(S.RED), 'r' in S.RED, S('b')
class T(str, Enum):
    A = 'x'
T.A, T.A == 'x', print(T.A), T.A + 'y', f'{T.A}', '%s' % T.A, T.A.upper(), {'x': 1}[T.A]
T.A.replace('x', 'z'), ','.join([T.A])
class N(int, Enum):
    A = 3
N.A, N.A + 1, print(N.A), f'{N.A}', range(N.A), torch.zeros(N.A), torch.ones(3)[N.A - 1]
Animal = Enum('Animal', 'CAT DOG')
Animal, list(Animal), Animal.CAT, Animal(2)
B = Enum('B', ['X', 'Y']); C = Enum('C', {'X': 5, 'Y': 6}); D = IntEnum = Enum('D', [('P', 1), ('Q', 'q')], start=1)
list(B), list(C), list(D), B.X == C.X, C.Y.value
Perm(64)
---
from enum import Enum
import copy
class C(Enum):
    A = [1, 2]
    B = {'x': 1}
    D = None
    E = lambda x: x
    F = 1.5
    G = ()
copy.deepcopy([C.A]) == [C.A], C([1, 2]), C.A.value, list(C), C.E(5), C(None), C.G.value
copy.copy(C.B) is C.B
C.A.extra = 5
C.A.extra, vars(C.A)['extra']
def outer():
    x = 7
    class L(Enum):
        P = x
        Q = x + 1
        def me(self): return self, x, L
    return L
L = outer()
L.P, L.Q.me(), L
C([3])
---
from enum import Enum
class C(Enum):
    A = 1
    def go(self): return __class__.A
    def up(self): return super().__repr__()
C.A.go(), C.A.up()
import dataclasses
from dataclasses import dataclass
@dataclass
class P:
    kind: C = C.A
P(), P(C.A) == P(), dataclasses.asdict(P())
class E(Exception):
    def __init__(self, code: C): super().__init__(code)
try:
    raise E(C.A)
except E as e: print(e, e.args)
class X(Enum):
    _ignore_ = ['t']
    t = 5
    A = t + 1
list(X)
C.A is C.A and C.A.__class__ is C, C.__doc__, C.__module__, C.A.__doc__
C(1), C(C.A), C.A.name.lower(), torch.tensor([c.value for c in C])
raise ValueError(C.A)
---
from enum import Enum
class C(Enum):
    _x_ = 5
---
from enum import Enum
class C(Enum): pass
C(1)
---
from enum import Enum
Enum(1)
"""),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_programs_of_a_subject_show_what_python_shows(subject, assert_all_agree):
    assert_all_agree(SUBJECTS[subject])
