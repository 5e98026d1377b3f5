"""Colours as matplotlib understands them: names, hex, one letter, C0 to C9, numbers; each kept as one short text.

A colour of the cycle stays `C0`, because whoever draws the figure has colours of its own for those. Any other is
`#rrggbb`, or `#rrggbbaa` where it is not opaque; no colour is `none`.
"""

import re
from numbers import Real

import numpy as np

from .arguments import Given

NAMED = """
    aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 black
    000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0
    chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff
    darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki
    bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon
    e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1
    darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick
    b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700
    goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4
    indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00
    lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray
    d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue
    87cefa lightslategray 778899 lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00
    limegreen 32cd32 linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd
    mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a
    mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin
    ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500 orangered
    ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip
    ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 663399
    red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57
    seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090
    snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise
    40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32
"""
TABLEAU = """
    tab:blue 1f77b4 tab:orange ff7f0e tab:green 2ca02c tab:red d62728 tab:purple 9467bd tab:brown 8c564b tab:pink
    e377c2 tab:gray 7f7f7f tab:olive bcbd22 tab:cyan 17becf
"""
LETTERS = "b 0000ff g 008000 r ff0000 c 00bfbf m bf00bf y bfbf00 k 000000 w ffffff"
LETTERS_OF_ONE = dict(zip(LETTERS.split()[::2], LETTERS.split()[1::2], strict=True))
NAMES = {
    **dict(zip(NAMED.split()[::2], NAMED.split()[1::2], strict=True)),
    **dict(zip(TABLEAU.split()[::2], TABLEAU.split()[1::2], strict=True)),
    **LETTERS_OF_ONE,
}
NONE = "none"
CYCLE = 10
OF_CYCLE = re.compile(r"C[0-9]{1,9}")
FORMS = (
    "supported inputs are (r, g, b) and (r, g, b, a) 0-1 float tuples; '#rrggbb', '#rrggbbaa', '#rgb', '#rgba' strings;"
    " named color strings; string reprs of 0-1 floats for grayscale values; 'C0', 'C1', ... strings for colors of the "
    "color cycle; and pairs combining one of the above with an alpha value"
)


def colour(value: Given) -> str:
    """One colour. Raises: ValueError in matplotlib's words."""
    if isinstance(value, tuple) and len(value) == 2 and not isinstance(value[0], Real):
        return with_alpha(colour(value[0]), value[1])
    if isinstance(value, str):
        return of_text(value)
    if isinstance(value, np.ndarray) and value.ndim == 2 and value.shape[0] == 1:
        value = value.reshape(-1)
    if not isinstance(value, (tuple, list, np.ndarray)) or (isinstance(value, np.ndarray) and not value.ndim):
        raise ValueError(f"Invalid RGBA argument: {value!r}")
    if len(value) not in (3, 4):
        raise ValueError("RGBA sequence should have length 3 or 4")
    if not all(isinstance(part, Real) for part in value):
        raise ValueError(f"Invalid RGBA argument: {value!r}")
    parts = [float(part) for part in value]
    if any(part < 0 or part > 1 for part in parts):
        raise ValueError("RGBA values should be within 0-1 range")
    if not all(part == part for part in parts):
        raise ValueError(f"Invalid RGBA argument: {value!r}")
    return of_numbers(parts)


def of_text(text: str) -> str:
    """A colour that is written as a word or a code. Raises: ValueError."""
    if OF_CYCLE.fullmatch(text):
        return f"C{int(text[1:]) % CYCLE}"
    if text.lower() == NONE:
        return NONE
    found = NAMES.get(text) or (len(text) > 1 and NAMES.get(text.lower()))
    if found:
        return f"#{found}"
    if re.fullmatch("#[a-fA-F0-9]+", text):
        digits = text[1:].lower()
        if len(digits) in (3, 4):
            digits = "".join(2 * digit for digit in digits)
        if len(digits) not in (6, 8):
            raise ValueError(f"Invalid hex color specifier: {text!r}")
        return f"#{digits[:6] if digits[6:] == 'ff' else digits}"
    try:
        gray = float(text)
    except ValueError:
        raise ValueError(f"Invalid RGBA argument: {text!r}") from None
    if not 0 <= gray <= 1:
        raise ValueError(f"Invalid string grayscale value {text!r}. Value must be within 0-1 range")
    return of_numbers([gray] * 3)


def of_numbers(parts: list[float]) -> str:
    """A colour of three or four numbers. Raises: ValueError."""
    digits = "".join(f"{round(255 * part):02x}" for part in parts)
    return f"#{digits[:6] if digits[6:] == 'ff' else digits}"


def with_alpha(one: str, alpha: float) -> str:
    """The colour, as transparent as `alpha` says; a colour of the cycle keeps its name: `C0:0.5`."""
    if not 0 <= alpha <= 1:
        raise ValueError("'alpha' must be between 0 and 1, inclusive")
    if one == NONE or alpha == 1:
        return one
    if one.startswith("C"):
        return f"{one[:2]}:{float(alpha)}"
    return f"{one[:7]}{round(255 * alpha):02x}"


def is_colour(value: Given) -> bool:
    """Whether matplotlib would take it for one colour."""
    try:
        colour(value)
    except (ValueError, TypeError):
        return False
    return True


def checked(value: Given, name: str = "color") -> str:
    """One colour of an artist. Raises: ValueError in the words that matplotlib has for an artist's property."""
    if not is_colour(value):
        raise ValueError(f"{value!r} is not a valid value for {name}: {FORMS}")
    return colour(value)


def colours(values: Given) -> list[str]:
    """A colour, or several. Raises: ValueError, TypeError in matplotlib's words."""
    if isinstance(values, str) and values.lower() == NONE:
        return []
    if is_colour(values):
        return [colour(values)]
    if isinstance(values, str):
        raise ValueError(f"{values!r} is not a valid color value.")
    return [colour(value) for value in values]
