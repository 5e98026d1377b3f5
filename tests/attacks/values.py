"""Bytes, numbers without rounding, enumerations, groups of errors: what grows in them, and what lies behind them."""

from .apart import apart

IMPORT = "from enum import *\n"
COLOR = f"{IMPORT}class C(Enum):\n    A = 1\n    B = 2\n"
BEHIND = """
    C.__new__|C._new_member_|C._generate_next_value_|C._member_map_|C._value2member_map_|C._member_type_|C._use_args_
    C.__dict__|C.__bases__|C.__mro__|C.__base__|C.__class__.__new__|C.__class__.__prepare__|C.__class__('X', (), {})
    C.A.__objclass__|C.A.__reduce_ex__(2)|C.A.__class__.__new__|C.__reduce_ex__|C.__subclasses__()|C.__init_subclass__
    C._value_repr_|C.A.__dir__()|C._missing_(5)|C._member_names_|C.__new_member__|C._create_('X', 'A')|Enum.__new__
    Enum.__class__.__call__|Enum.__prepare__|Enum._generate_next_value_('a', 1, 1, [])|Enum.__members__.x|Enum.x = 5
    C._member_map_ = {}|C._missing_ = print|C.A._sort_order_.x|C.__members__['A'] = 5|C.__members__.mapping|C.A = 5
    del C.A|del C._member_map_|setattr(C, '_member_map_', {})|getattr(C, '_value2member_map_')|vars(C)
    '{0._member_map_}'.format(C)|'{0.__class__.__class__.__mro__}'.format(C.A)|type('X', (C,), {})|C.__class__.x = 5
    IntEnum.from_bytes|Flag._boundary_|IntFlag._iter_member_|auto().x|auto().value.x|auto.value|unique(5)|unique(Enum)
    Enum('X', 'mro')|Enum('X', '__init__')|Enum('X', ['_a_'])|Enum('X', [('__class__', 5)])|Enum('X', 'A', type=list)
    Enum('X', 'A', boundary=5)|Enum('X', [5])|Enum('X', iter(int, 1))|Enum('X', 'a ' * 49999)|Enum('X', range(10**9))
    Enum('X', {'A': 5}).A.__objclass__|Enum(C, C)|C('X', 'A B')|C(iter)|super(C, C.A)._missing_(5)|C.A.__init__.x
    super(C, C.A)._generate_next_value_|super(C, C.A).__new__|super(C, C.A).__reduce_ex__|C.A.__hash__.__self__
"""

VALUES_REFUSED = {
    "the inside of enumerations": [
        COLOR + use.strip() for line in BEHIND.strip().split("\n") for use in line.split("|")
    ],
    "enumerations that reach further": [IMPORT + one for one in apart("enumerations_that_reach")],
}
VALUES_GROWING = {
    "groups of errors, and __getattr__": apart("error_groups"),
    "bytes that grow": apart("bytes_that_grow"),
    "numbers without rounding that grow": apart("exact_numbers_that_grow"),
    "enumerations that ask for odd things": [IMPORT + one for one in apart("enumerations_that_are_odd")],
}
