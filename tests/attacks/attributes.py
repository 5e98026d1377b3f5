"""Attributes that lead to code, frames, memory or every class there is, however they are asked for: all refused."""

from .apart import each

HAND = """\
def f(x=1):
    yield x
class C:
    def m(self):
        return self
    p = property(m)
g, c = f(), C()
try:
    1 / 0
except ZeroDivisionError as e:
    error = e
try:
    c.nothing
except AttributeError as e:
    other = e
"""
# What a program has in hand, and what of it leads on.
LEADING = {
    "f": "__globals__ __code__ __closure__ __builtins__ __defaults__ __kwdefaults__ __get__ __reduce_ex__ __setattr__",
    "(lambda: 0)": "__globals__ __code__ __closure__ __builtins__ __getattribute__",
    "g": "gi_frame gi_code gi_yieldfrom gi_frame.f_back gi_frame.f_globals gi_frame.f_builtins gi_code.co_consts",
    "(x for x in [1])": "gi_frame gi_code gi_frame.f_locals",
    "c": "__reduce__ __reduce_ex__ __getattribute__ __setattr__ __delattr__ __init_subclass__ __sizeof__ __dir__",
    "c.m": "__func__ __self__.__reduce__ __func__.__globals__ __get__",
    "C": "mro __subclasses__ __dict__.__class__.__subclasses__ __basicsize__ __flags__ __prepare__ __call__",
    "C.m": "__globals__ __code__ __get__",
    "C.p": "fget.__globals__ __get__ __set__",
    "type": "mro __subclasses__ __dict__ __base__ __prepare__",
    "object": "__subclasses__ mro __dict__ __reduce_ex__ __getattribute__ __init_subclass__",
    "int": "mro __subclasses__ __dict__ __base__",
    "Exception": "mro __subclasses__ __base__ __base__.__subclasses__",
    "error": "__traceback__ with_traceback __traceback__.tb_frame __traceback__.tb_next __setstate__ __reduce__",
    "error.__traceback__.tb_frame": "f_globals f_back f_locals f_builtins f_code f_trace clear",
    "other": "obj __traceback__.tb_frame",
    "len": "__self__ __self__.open __call__ __reduce__ __module__.__class__.__subclasses__",
    "print": "__self__ __self__.exec __init__ __class__.__subclasses__",
    "math.sqrt": "__self__ __self__.__loader__",
    "[].append": "__self__.__reduce_ex__ __call__.__self__ __reduce__",
    "''.join": "__self__.__class__.__base__ __reduce__",
    "iter([])": "__reduce__ __setstate__",
    "range(3)": "__reduce__ __getattribute__",
    "{}.keys()": "__reduce_ex__ __class__.__subclasses__",
    "torch": "__loader__ __spec__ __path__ __file__ __dict__ __builtins__",
    "torch.abs": "__self__ __reduce__ __class__.__subclasses__",
    "torch.nn.functional.relu": "__globals__ __code__ __wrapped__",
    "torch.Tensor": "__dict__ __base__ mro __mro__ __torch_function__ __torch_dispatch__ __subclasses__",
    "torch.ones(1)": "__cuda_array_interface__ __dlpack__ __torch_function__ __reduce_ex__ set_",
    "torch.no_grad()": "__init__.__globals__ __call__ clone __class__.__base__",
    "np.mean": "__globals__ __wrapped__ __code__",
    "np.sin": "__reduce__ at __class__.__subclasses__",
    "np.ones(1)": "__array_interface__ __array_struct__ __array_finalize__ ctypes __setstate__ __dlpack__",
    "np.float64(1)": "__array_interface__ __array_struct__ data __reduce__ __setstate__",
}

# The same asked for in other ways: with VALUE in hand, NAME is wanted. Who is told that there is none, divides by 0.
WAYS = [
    "getattr(VALUE, 'NAME')",
    "getattr(VALUE, 'NAME'[:3] + 'NAME'[3:])",
    "getattr(VALUE, 'NAME', None) or 1 / 0",
    "hasattr(VALUE, 'NAME') or 1 / 0",
    "[getattr][0](VALUE, ''.join(reversed('NAME'[::-1])))",
    "(lambda *a: getattr(*a))(VALUE, 'NAME')",
    "list(map(getattr, [VALUE], ['NAME']))",
    "sorted(['NAME'], key=lambda n: getattr(VALUE, n) and 1)",
    "functools.partial(getattr, VALUE)('NAME')",
    "functools.reduce(getattr, ['NAME'], VALUE)",
    "operator.attrgetter('NAME')(VALUE)",
    "list(map(operator.attrgetter('NAME'), [VALUE]))",
    "operator.methodcaller('__getattribute__', 'NAME')(VALUE)",
    "VALUE.__getattribute__('NAME')",
    "object.__getattribute__(VALUE, 'NAME')",
    "type(VALUE).__getattribute__(VALUE, 'NAME')",
    "vars(type(VALUE))['NAME']",
    "'{.NAME}'.format(VALUE)",
    "'{0.NAME}'.format(VALUE)",
    "'{x.NAME}'.format(x=VALUE)",
    "'{x.NAME!r:>{n}}'.format(x=VALUE, n=9)",
    "'{1:{0.NAME}}'.format(VALUE, 1)",
    "'{x[0].NAME}'.format(x=[VALUE])",
    "'{x.NAME}'.format_map({'x': VALUE})",
    "str.format('{.NAME}', VALUE)",
    "list(map('{.NAME}'.format, [VALUE]))",
    "f'{VALUE.NAME}'",
    "f'{VALUE.NAME=!r:>20}'",
    "f'{1:{VALUE.NAME}}'",
    "string.Formatter().format('{.NAME}', VALUE)",
    "string.Formatter().get_field('0.NAME', [VALUE], {})",
    "match VALUE:\n    case object(NAME=x):\n        x\n    case _:\n        1 / 0",
    "class A:\n    __match_args__ = ('NAME',)\nmatch VALUE:\n    case A(x):\n        x\n    case _:\n        1 / 0",
    "(x := VALUE).NAME",
    "[x.NAME for x in [VALUE]]",
    "class S(str):\n    def startswith(self, *a):\n        return False\n    def __contains__(self, x):\n"
    "        return False\ngetattr(VALUE, S('NAME'))",
    "class S(str):\n    def __eq__(self, x):\n        return x == 'real' or str.__eq__(self, x)\n"
    "    def __hash__(self):\n        return hash('real')\ngetattr(VALUE, S('NAME'))",
]
VICTIMS = [("f", "__globals__"), ("g", "gi_frame"), ("C", "mro"), ("len", "__self__")]
IMPORTS = "import functools, operator, string\n"

# The host's own names for its own things, which Python's do not have.
HOSTS = [
    *each("print.WORD", "call name owned context __init__ __dataclass_fields__ __dict__ __match_args__"),
    *each("torch.WORD", "members name __match_args__ __dataclass_fields__"),
    *each("def f(x):\n    return x\nf.WORD", "run call body frame cells func __wrapped__ running scope node name"),
    *each("class C: pass\nC().WORD", "run running node namespace __weakref__"),
    *each("torch.abs.WORD", "call name owned __eq__.__self__"),
    "math.members['sqrt']",
    "type(print)('x', print)",
    "type(print)('x', lambda run: run, True)()",
    "type(torch)('x', {})",
    "P = type(print)\nmatch print:\n    case P(a, b):\n        b\n    case _:\n        1 / 0",
    "M = type(torch)\nmatch torch:\n    case M(a, b):\n        b\n    case _:\n        1 / 0",
    "P = type(print)\nmatch print:\n    case P(call=b):\n        b\n    case _:\n        1 / 0",
    "import dataclasses\ndataclasses.replace(print, owned=False)",
    "import dataclasses\ndataclasses.asdict(print)",
    "import dataclasses\ndataclasses.astuple(torch)",
    "import dataclasses\ndataclasses.fields(print)[1]",
    "import copy\ncopy.copy(print).call",
    "import copy\ncopy.deepcopy(torch).members",
    "print.call = 5",
    "torch.members['abs'] = 5",
]

ATTRIBUTES = {
    "attributes that lead on": [f"{HAND}{value}.{name}" for value, names in LEADING.items() for name in names.split()],
    "attributes asked for in other ways": [
        HAND + IMPORTS + way.replace("VALUE", value).replace("NAME", name) for way in WAYS for value, name in VICTIMS
    ],
    "what the host's own things have": HOSTS,
}
